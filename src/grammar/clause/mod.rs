//! 责任分工: clauses that say who does what a text asks for, in brackets behind it or on lines below
//! it.
//!
//! Rules: contract, section 5. Shapes: `责任单位：甲局、乙局；配合单位：丙局；完成时限：6月底`, `甲局牵头，
//! 乙局配合`, and a bare list of units.

mod first_leads;
mod label;
mod plain;

use std::ops::Range;

pub(crate) use first_leads::{FirstLeads, first_leads_rule};

use super::unit::{
    Holds, Mark, Sign, TopLevel, UnitItem, UnitList, brackets::outermost, is_levelled, is_unit,
    mark_of, units_within,
};
use crate::{
    Role,
    text::{Words, ends_in_ideograph, trim_start},
};
use label::{LabelKind, Labelled, labels};

/// The longest content in bytes: the longest clauses (all departments of a province) have some
/// 1,500.
const LONGEST: usize = 6000;

/// The longest name in characters that a label makes a unit of, whatever its ending.
const LONGEST_NAME: usize = 45;

/// A responsibility clause. Its units stand in a list that it shares with others, behind those of the clauses before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clause {
    /// Whether 等 leaves the list of its units open; none are there where the clause gives a deadline only.
    pub(crate) open_ended: bool,
    /// The text of its deadline (2023年12月底前; 6月底完成).
    pub(crate) deadline: Option<Range<usize>>,
    /// The rule on leading units that it states; it holds for this clause too.
    pub(crate) first_leads: Option<FirstLeads>,
}

impl FirstLeads {
    /// Makes those lead that the rule names. Units that words give another part keep it, and where a word
    /// already says who leads the rule says nothing.
    pub(crate) fn apply(self, items: &mut [UnitItem<'_>], open_ended: bool) {
        let several = items.len() > 1 || open_ended;
        if items.iter().any(|item| item.role == Some(Role::Lead)) {
            return;
        }
        let leads = match self {
            Self::First => usize::from(several),
            Self::BeforeComma if items.last().is_some_and(|item| item.group > 0) => {
                items.iter().take_while(|item| item.group == 0).count()
            }
            Self::BeforeComma => 0,
        };
        let is_open =
            |item: &&mut UnitItem<'_>| item.role.is_none_or(|role| role == Role::Responsible);
        items.iter_mut().take(leads).filter(is_open).for_each(|item| item.role = Some(Role::Lead));
    }
}

/// The units of the content of a bracket (without its marks), if it is a clause.
pub(crate) fn clause(content: &str) -> Option<UnitList<'_>> {
    let mut items = Vec::new();
    let found = clause_within(content, Known::default(), &mut Room::default(), &mut items)?;
    Some(UnitList { items, open_ended: found.open_ended })
}

/// Room for what is noted of a clause while it is read, used again and again.
#[derive(Debug, Default)]
pub(crate) struct Room {
    top: TopLevel,
    labels: Vec<Labelled>,
}

/// What is known of a bracket before it is read.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Known {
    /// Whether no word for the first of a list stands in it ([`super::landmarks::Landmarks::names_first`]).
    pub(crate) names_no_first: bool,
    /// Whether it is a sentence by itself.
    pub(crate) is_apart: bool,
    /// Whether a colon stands in it.
    pub(crate) has_colon: bool,
}

/// Reads the content of a bracket as a clause and adds its units to `items`; `None`, and none of them, where it is
/// anything else.
pub(crate) fn clause_within<'t>(
    content: &'t str,
    known: Known,
    room: &mut Room,
    items: &mut Vec<UnitItem<'t>>,
) -> Option<Clause> {
    if content.len() > LONGEST || !may_be_clause(content, known.has_colon) {
        return None;
    }
    // Most are read in one pass.
    let first = items.len();
    if let Some(clause) = plain::clause(content, known, items) {
        debug_assert!(is_read_alike(&clause, &items[first..], content, known), "{content}");
        return Some(clause);
    }
    room.top.read(content);
    clause_among(content, known, room, items)
}

/// Whether all signs of a plain clause tell the same of it.
fn is_read_alike(clause: &Clause, units: &[UnitItem<'_>], content: &str, known: Known) -> bool {
    let (mut room, mut items) = (Room::default(), Vec::new());
    room.top.read(content);
    clause_among(content, known, &mut room, &mut items).as_ref() == Some(clause) && items == units
}

fn clause_among<'t>(
    content: &'t str,
    known: Known,
    room: &mut Room,
    items: &mut Vec<UnitItem<'t>>,
) -> Option<Clause> {
    let Room { top, labels: found } = room;
    // The rule on leading units ends the list: what follows it (下同, 不再单独列出) is no unit.
    let rule = if known.names_no_first { None } else { first_leads::place(content) };
    let end = rule.map_or(content.len(), |(at, _)| sentence_start(content, top, at));
    let end = remark(&content[..end], top).unwrap_or(end);
    labels(&content[..end], top, found);
    let labels = &*found;
    let mut reader = Reader {
        content,
        top,
        is_apart: known.is_apart,
        first: items.len(),
        items,
        open_ended: false,
        deadline: None,
        groups: 0,
    };
    let is_read =
        reader.unlabelled(0..labels.first().map_or(end, |label| label.start), !labels.is_empty());
    if is_read {
        labels.iter().for_each(|label| reader.labelled(label));
    }
    let Reader { first, items, open_ended, deadline, .. } = reader;
    let is_deadline = |label: &Labelled| label.kind == LabelKind::Deadline;
    let says_when = || deadline.is_some() && labels.iter().any(is_deadline);
    if !is_read || items.len() == first && !says_when() {
        items.truncate(first);
        return None;
    }
    Some(Clause { open_ended, deadline, first_leads: rule.map(|(_, rule)| rule) })
}

/// Whether a text ends as the label of a deadline does in front of its colon (完成时限).
pub(crate) fn ends_deadline_label(before: &str) -> bool {
    label::ends_deadline(before)
}

/// What is known of the colons of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Colons {
    /// It has none.
    None,
    /// [`ends_deadline_label`] tells of all of them that they end no label of a deadline.
    Any,
    /// One of them may end the label of a deadline.
    OfDeadline,
}

/// Reads a line of its own that begins with a label (牵头单位：…) as a clause.
#[inline]
pub(crate) fn labelled_line<'t>(
    line: &'t str,
    colons: Colons,
    room: &mut Room,
    items: &mut Vec<UnitItem<'t>>,
) -> Option<Clause> {
    if colons == Colons::OfDeadline || may_begin_label(line) {
        read_labelled_line(line, colons, room, items)
    } else {
        None
    }
}

/// Whether a line may begin with a label of units; nearly every line begins otherwise.
#[inline]
pub(crate) fn may_begin_label(line: &str) -> bool {
    label::may_begin(trim_start(line))
}

fn read_labelled_line<'t>(
    line: &'t str,
    colons: Colons,
    room: &mut Room,
    items: &mut Vec<UnitItem<'t>>,
) -> Option<Clause> {
    /// Words of the foot of a web site, where 主办单位 stands too.
    static FOOT: Words =
        Words::of(&["ICP备", "版权所有", "标识码", "技术支持", "网站", "Copyright", "主管单位"]);
    /// Lines of an invitation to an event; they assign no task.
    const EVENT: &[&str] = &["主办", "承办", "协办"];
    let head = line.len() - trim_start(line).len();
    let may_lead = match colons {
        Colons::None => label::without_colon(&line[head..], false).is_some(),
        _ => label::may_lead(&line[head..], colons == Colons::OfDeadline),
    };
    if line.len() > LONGEST || !may_lead || FOOT.stand_in(line) {
        return None;
    }
    room.top.read(line);
    labels(line, &room.top, &mut room.labels);
    let first = room.labels.first().filter(|label| label.start == head)?;
    let event = EVENT.iter().any(|word| line[head..].starts_with(word));
    let known = !event
        && matches!(first.kind, LabelKind::Units(_) | LabelKind::Persons(_) | LabelKind::Deadline);
    if !known || !may_be_clause(line, false) {
        return None;
    }
    clause_among(line, Known::default(), room, items)
}

/// A quick look that spares ordinary brackets the reading: a clause holds a label's colon, a verb
/// of responsibility or, if it is a bare list, ends as names do.
fn may_be_clause(content: &str, has_colon: bool) -> bool {
    const SHORTEST: usize = "甲部".len();
    let mut content = trim_start(content);
    if !ends_in_ideograph(content) {
        content = content.trim_end_matches(crate::text::is_blank);
    }
    if content.len() < SHORTEST || content.starts_with("以下简称") {
        return false;
    }
    static WORDS: Words = Words::of(&[
        "牵头", "负责", "落实", "配合", "责任", "职责", "参与", "协助", "等", "、", "：", "∶", "﹕",
    ]);
    has_colon || WORDS.stand_in(content) || content.contains(':') || is_unit(last_segment(content))
}

fn last_segment(content: &str) -> &str {
    content.rsplit(['、', '，', ',', '；', ';']).next().unwrap_or(content)
}

/// Where the sentence around a place begins: at the last separator outside brackets, or at the
/// bracket that holds the place.
fn sentence_start(content: &str, top: &TopLevel, at: usize) -> usize {
    if let Some(around) = outermost(content).into_iter().find(|bracket| bracket.contains(&at)) {
        return around.start;
    }
    let mut before = top.within(0..at).iter().rev();
    before.find(|place| matches!(place.sign, Sign::Separator(_))).map_or(0, |place| place.start)
}

/// What remarks begin with.
static REMARKS: Words = Words::of(&["以下", "下同", "以黑体", "黑体"]);

/// Where a remark on the clauses below begins, which assigns nothing here: 下同; 以下均需各县落实，不再列出;
/// 各县均为责任单位，以下不再列出; 以黑体字标注的为牵头单位.
fn remark(content: &str, top: &TopLevel) -> Option<usize> {
    static ALL: Words = Words::of(&["均为责任", "均需", "均涉及", "均包括"]);
    let found = top.within(0..content.len()).iter().find(|place| {
        let rest = &content[place.end..];
        let says_all = || {
            let sentence = rest.split(['。', '；', ';']).next().unwrap_or_default();
            ALL.stand_in(sentence)
        };
        match place.sign {
            Sign::Separator(Mark::Comma) => REMARKS.begin(rest),
            Sign::Separator(Mark::Stop) => REMARKS.begin(rest) || says_all(),
            _ => false,
        }
    });
    found.map(|place| place.start)
}

/// Gathers the units of a clause group by group.
struct Reader<'t, 'r> {
    content: &'t str,
    top: &'r TopLevel,
    /// Whether the clause is a sentence by itself.
    is_apart: bool,
    /// Where the units go, behind those of clauses before.
    items: &'r mut Vec<UnitItem<'t>>,
    /// The first of this clause.
    first: usize,
    open_ended: bool,
    deadline: Option<Range<usize>>,
    /// Commas and semicolons in the groups so far.
    groups: u32,
}

/// A group of units, the last that were read.
#[derive(Clone, Copy)]
struct Group {
    /// The first of them.
    first: usize,
    open_ended: bool,
}

impl<'t> Reader<'t, '_> {
    /// What stands in front of the first label, or all of a clause without labels. `false` where
    /// it is neither a list nor passed over for the labels behind it.
    fn unlabelled(&mut self, range: Range<usize>, has_labels: bool) -> bool {
        let group = self.group(range);
        let items = &self.items[group.first..];
        if items.is_empty() || is_assignment(items, self.is_apart) {
            self.take(group, Role::Responsible, false);
            return true;
        }
        self.items.truncate(group.first);
        has_labels
    }

    fn labelled(&mut self, label: &Labelled) {
        match label.kind {
            LabelKind::Units(role) => {
                let group = self.group(label.body.clone());
                self.keep(group, is_plausible);
                self.take(group, role, true);
            }
            LabelKind::Persons(role) => {
                let mut group = self.group(label.body.clone());
                self.keep(group, UnitItem::is_unit);
                group.open_ended &= self.items.len() > group.first;
                self.take(group, role, true);
            }
            LabelKind::Deadline => {
                let trimmed = trim_marks(self.content, before_stray(self.top, label.body.clone()));
                if !trimmed.is_empty() && self.deadline.is_none() {
                    self.deadline = Some(trimmed);
                }
            }
            LabelKind::Plain => {
                let group = self.group(label.body.clone());
                if self.items[group.first..].iter().all(UnitItem::is_unit) {
                    self.take(group, Role::Responsible, false);
                } else {
                    self.items.truncate(group.first);
                }
            }
            LabelKind::Other => {}
        }
    }

    /// The units of a group; a time among them is the clause's deadline.
    fn group(&mut self, range: Range<usize>) -> Group {
        let (first, end) = (self.items.len(), range.end);
        let open_ended = units_within(self.content, range, self.top, self.groups, self.items);
        for time in self.items.extract_if(first.., |item| is_time(item)) {
            self.deadline.get_or_insert_with(|| with_its_verb(self.top, &time, end));
        }
        Group { first, open_ended }
    }

    /// Drops the units of a group that are none.
    fn keep(&mut self, group: Group, is_one: impl Fn(&UnitItem<'t>) -> bool) {
        self.items.extract_if(group.first.., |item| !is_one(item)).for_each(drop);
    }

    /// Takes a group; `labelled` where `role` is a label's.
    fn take(&mut self, group: Group, role: Role, labelled: bool) {
        let items = &mut self.items[group.first..];
        give_roles(items, role, labelled);
        self.groups = items.last().map_or(self.groups, |last| last.group + 1);
        self.open_ended |= group.open_ended;
    }
}

/// Gives a part to the units of a group that have none; a label's (`labelled`) wins over 负责 behind the names.
fn give_roles(items: &mut [UnitItem<'_>], role: Role, labelled: bool) {
    for item in &mut *items {
        item.role = Some(match item.role {
            Some(Role::Responsible) if labelled => role,
            Some(found) => found,
            None => role,
        });
    }
    if labelled && role == Role::Lead {
        keep_lead(items);
    }
}

/// 牵头单位：甲局，乙局配合: the verb reaches back to the comma only, because the label has named the others.
fn keep_lead(items: &mut [UnitItem<'_>]) {
    let helps = |item: &UnitItem<'_>| item.role == Some(Role::Cooperating);
    let Some(first) = items.first().filter(|item| helps(item)).map(|item| item.group) else {
        return;
    };
    let run = items.iter().take_while(|item| helps(item)).count();
    let last = items[run - 1].group;
    if last > first {
        let before = items[..run].iter_mut().filter(|item| item.group < last);
        before.for_each(|item| item.role = Some(Role::Lead));
    }
}

/// Whether a list without a label assigns something.
///
/// With verbs (甲局牵头) at least half of the names must be units' and none a phrase; a bare list
/// must be units' names nearly throughout, one of them a body beyond doubt. Names that no ending
/// shows (东航物流) stand among others. A list that is a sentence by itself （…。（法规处）） explains no word,
/// so that names of offices are enough, and more of them may be unknown.
fn is_assignment(items: &[UnitItem<'_>], apart: bool) -> bool {
    let verbs = items.iter().any(|item| item.role.is_some());
    let known = items.iter().filter(|item| item.is_unit()).count();
    let unknown = items.len() - known;
    if known == 0 || !items.iter().all(|item| is_plausible(item) && !is_telling(item)) {
        return false;
    }
    if verbs {
        return unknown <= known;
    }
    if apart {
        let offices =
            || !items.iter().any(UnitItem::is_of_kind) && items.iter().any(UnitItem::is_office);
        return unknown * 2 <= known && (items.iter().any(UnitItem::is_strong) || offices());
    }
    // A single bare department （矿务局） explains the name before it.
    let alone = items.len() == 1 && !is_levelled(&items[0].name);
    unknown * 3 <= known && !alone && items.iter().any(UnitItem::is_strong)
}

/// Whether a text without a label in front of it tells something: 甲区均为…, 2018年前为…, 由甲局审核确认.
fn is_telling(item: &UnitItem<'_>) -> bool {
    static WORDS: Words =
        Words::of(&["均为", "不必", "审核", "做好", "加强", "发布", "为国家", "楼", "或", "报送"]);
    let name = &*item.name;
    let after_digit = |(at, c): (usize, char)| {
        matches!(c, '年' | '月' | '日' | '号' | '处' | '个' | '家')
            && name[..at].ends_with(|c: char| c.is_ascii_digit())
    };
    item.holds.any(Holds::TELLING) && WORDS.stand_in(name)
        || item.holds.any(Holds::DIGIT) && name.char_indices().any(after_digit)
}

/// Whether a text can be a unit's name at all where the context says so.
fn is_plausible(item: &UnitItem<'_>) -> bool {
    static NO_NAMES: Words =
        Words::of(&["下同", "以下", "不再", "略", "其中", "涉及", "参见", "详见", "附件"]);
    let UnitItem { name, holds, .. } = item;
    !(holds.any(Holds::NO_NAME)
        || holds.any(Holds::MARK) && name.is_ascii()
        || NO_NAMES.begin(name))
        && (2..=LONGEST_NAME).contains(&holds.length(name, LONGEST_NAME))
}

/// What goes on without an end.
static LASTING: Words = Words::of(&["长期", "持续", "常年", "全年", "常态化"]);

/// Where a time stands. A verb behind units says what they do and is cut off, behind 持续 it belongs to the time (持续推进).
fn with_its_verb(top: &TopLevel, time: &UnitItem<'_>, end: usize) -> Range<usize> {
    let Range { start, end: verb } = time.range;
    if !LASTING.begin(&time.name) {
        return start..verb;
    }
    let mut places = top.within(verb..end).iter();
    let next = places.find(|place| matches!(place.sign, Sign::Separator(_) | Sign::Stray));
    start..next.map_or(end, |place| place.start)
}

/// Whether a text is a time: 6月底完成, 2023年10月底前, 持续推进.
fn is_time(item: &UnitItem<'_>) -> bool {
    static BEGINNINGS: Words = Words::of(&["年内", "年底", "每年", "每季度", "每月"]);
    let text = &*item.name;
    if LASTING.begin(text) || BEGINNINGS.begin(text) {
        return !item.is_unit();
    }
    // Few names hold what a time begins with.
    if !item.holds.any(Holds::DIGIT.and(Holds::ORDINAL).and(Holds::MARK)) {
        return false;
    }
    let digit = text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '第' | '“'));
    digit && text.contains(['年', '月', '日', '季']) && !item.is_unit()
}

/// A range up to a closing bracket that none in it opens: the bracket around the clause, where a
/// line is cut out of it (完成时限：6月底）).
fn before_stray(top: &TopLevel, range: Range<usize>) -> Range<usize> {
    let mut places = top.within(range.clone()).iter();
    let stray = places.find(|place| place.sign == Sign::Stray);
    stray.map_or(range.clone(), |place| range.start..place.start)
}

/// A range without separators and blanks at its ends.
fn trim_marks(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let marks = |c: char| mark_of(c).is_some();
    let head = part.trim_start_matches(marks);
    let start = range.end - head.len();
    start..start + head.trim_end_matches(marks).len()
}

#[cfg(test)]
mod tests;
