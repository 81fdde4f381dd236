//! 责任分工: clauses that say who does what a text asks for, in brackets behind it or on lines below
//! it.
//!
//! Rules: contract, section 5. Shapes: `责任单位：甲局、乙局；配合单位：丙局；完成时限：6月底`, `甲局牵头，
//! 乙局配合`, and a bare list of units.

mod first_leads;
mod label;

use std::ops::Range;

pub(crate) use first_leads::{FirstLeads, first_leads_rule};

use super::unit::{
    Holds, Mark, Sign, TopLevel, UnitItem, UnitList, UnitRoom, brackets::outermost, is_levelled,
    is_unit, mark_of, units_within,
};
use crate::{
    Role,
    text::{Words, trim_start},
};
use label::{LabelKind, Labelled, labels};

/// The longest content in bytes: the longest clauses (all departments of a province) have some
/// 1,500.
const LONGEST: usize = 6000;

/// The longest name in characters that a label makes a unit of, whatever its ending.
const LONGEST_NAME: usize = 45;

/// A responsibility clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clause<'t> {
    /// The units, each with its part; none where the clause gives a deadline only.
    pub(crate) units: UnitList<'t>,
    /// The text of its deadline (2023年12月底前; 6月底完成).
    pub(crate) deadline: Option<Range<usize>>,
    /// The rule on leading units that it states; it holds for this clause too.
    pub(crate) first_leads: Option<FirstLeads>,
}

impl Clause<'_> {
    /// Applies the rule that those named first lead. Units that words give another part keep it,
    /// and where a word already says who leads the rule says nothing.
    pub(crate) fn let_first_lead(&mut self, rule: FirstLeads) {
        rule.apply(&mut self.units);
    }
}

impl FirstLeads {
    /// Makes those lead that the rule names. Units that words give another part keep it, and where a word
    /// already says who leads the rule says nothing.
    pub(crate) fn apply(self, list: &mut UnitList<'_>) {
        let several = list.items.len() > 1 || list.open_ended;
        let items = &mut list.items;
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

/// Reads the content of a bracket (without its marks) as a clause; `None` where it is anything
/// else.
pub(crate) fn clause(content: &str) -> Option<Clause<'_>> {
    clause_within(content, true, false, &mut Room::default())
}

/// Room for what is noted of a clause while it is read, used again and again.
#[derive(Debug, Default)]
pub(crate) struct Room {
    top: TopLevel,
    labels: Vec<Labelled>,
    units: UnitRoom,
}

impl Room {
    /// Takes the room of a clause that was read.
    pub(crate) fn give_back(&mut self, clause: Clause<'_>) {
        self.units.give_back(clause.units);
    }
}

/// The same in a text of which it may be known that it holds no word for the first of a list
/// ([`super::landmarks::Landmarks::names_first`]); `apart` where the bracket is a sentence by itself.
pub(crate) fn clause_within<'t>(
    content: &'t str,
    names_first: bool,
    apart: bool,
    room: &mut Room,
) -> Option<Clause<'t>> {
    if content.len() > LONGEST || !may_be_clause(content) {
        return None;
    }
    room.top.read(content);
    clause_among(content, room, names_first, apart)
}

fn clause_among<'t>(
    content: &'t str,
    room: &mut Room,
    names_first: bool,
    apart: bool,
) -> Option<Clause<'t>> {
    let Room { top, labels: found, units: room } = room;
    // The rule on leading units ends the list: what follows it (下同, 不再单独列出) is no unit.
    let rule = names_first.then(|| first_leads::place(content)).flatten();
    let end = rule.map_or(content.len(), |(at, _)| sentence_start(content, top, at));
    let end = remark(&content[..end], top).unwrap_or(end);
    labels(&content[..end], top, found);
    let labels = &*found;
    let units = UnitList::default();
    let mut reader = Reader { content, top, room, apart, units, deadline: None, groups: 0 };
    reader.unlabelled(0..labels.first().map_or(end, |label| label.start), !labels.is_empty())?;
    for label in labels {
        reader.labelled(label);
    }
    let Reader { units, deadline, room, .. } = reader;
    let first_leads = rule.map(|(_, rule)| rule);
    let has_labelled_deadline = labels.iter().any(|label| label.kind == LabelKind::Deadline);
    if units.items.is_empty() && !(has_labelled_deadline && deadline.is_some()) {
        room.give_back(units);
        return None;
    }
    Some(Clause { units, deadline, first_leads })
}

/// Whether a text ends as the label of a deadline does in front of its colon (完成时限).
pub(crate) fn ends_deadline_label(before: &str) -> bool {
    label::ends_deadline(before)
}

/// Reads a line of its own that begins with a label (牵头单位：…) as a clause; `has_deadline` may be `false`
/// only where [`ends_deadline_label`] tells so of all colons in it.
#[inline]
pub(crate) fn labelled_line<'t>(
    line: &'t str,
    has_deadline: bool,
    room: &mut Room,
) -> Option<Clause<'t>> {
    if has_deadline || may_begin_label(line) {
        read_labelled_line(line, has_deadline, room)
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
    has_deadline: bool,
    room: &mut Room,
) -> Option<Clause<'t>> {
    /// Words of the foot of a web site, where 主办单位 stands too.
    static FOOT: Words =
        Words::of(&["ICP备", "版权所有", "标识码", "技术支持", "网站", "Copyright", "主管单位"]);
    /// Lines of an invitation to an event; they assign no task.
    const EVENT: &[&str] = &["主办", "承办", "协办"];
    let head = line.len() - trim_start(line).len();
    if line.len() > LONGEST || !label::may_lead(&line[head..], has_deadline) || FOOT.stand_in(line)
    {
        return None;
    }
    room.top.read(line);
    labels(line, &room.top, &mut room.labels);
    let first = room.labels.first().filter(|label| label.start == head)?;
    let event = EVENT.iter().any(|word| line[head..].starts_with(word));
    let known = !event
        && matches!(first.kind, LabelKind::Units(_) | LabelKind::Persons(_) | LabelKind::Deadline);
    (known && may_be_clause(line)).then(|| clause_among(line, room, true, false)).flatten()
}

/// A quick look that spares ordinary brackets the reading: a clause holds a label's colon, a verb
/// of responsibility or, if it is a bare list, ends as names do.
fn may_be_clause(content: &str) -> bool {
    const SHORTEST: usize = "甲部".len();
    let content = content.trim_matches(crate::text::is_blank);
    if content.len() < SHORTEST || content.starts_with("以下简称") {
        return false;
    }
    static WORDS: Words = Words::of(&[
        "牵头", "负责", "落实", "配合", "责任", "职责", "参与", "协助", "等", "、", "：", "∶", "﹕",
    ]);
    WORDS.stand_in(content) || content.contains(':') || is_unit(last_segment(content))
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

/// Where a remark on the clauses below begins, which assigns nothing here: 下同; 以下均需各县落实，不再列出;
/// 各县均为责任单位，以下不再列出; 以黑体字标注的为牵头单位.
fn remark(content: &str, top: &TopLevel) -> Option<usize> {
    static OPENINGS: Words = Words::of(&["以下", "下同", "以黑体", "黑体"]);
    static ALL: Words = Words::of(&["均为责任", "均需", "均涉及", "均包括"]);
    let found = top.within(0..content.len()).iter().find(|place| {
        let rest = &content[place.end..];
        let says_all = || {
            let sentence = rest.split(['。', '；', ';']).next().unwrap_or_default();
            ALL.stand_in(sentence)
        };
        match place.sign {
            Sign::Separator(Mark::Comma) => OPENINGS.begin(rest),
            Sign::Separator(Mark::Stop) => OPENINGS.begin(rest) || says_all(),
            _ => false,
        }
    });
    found.map(|place| place.start)
}

/// Gathers the units of a clause group by group.
struct Reader<'t, 'p> {
    content: &'t str,
    top: &'p TopLevel,
    room: &'p mut UnitRoom,
    /// Whether the clause is a sentence by itself.
    apart: bool,
    units: UnitList<'t>,
    deadline: Option<Range<usize>>,
    /// Commas and semicolons in the groups so far.
    groups: u32,
}

impl<'t> Reader<'t, '_> {
    /// What stands in front of the first label, or all of a clause without labels. `None` where
    /// it is neither a list nor passed over for the labels behind it.
    fn unlabelled(&mut self, range: Range<usize>, has_labels: bool) -> Option<()> {
        let list = self.list(range);
        let verbs = list.items.iter().any(|item| item.role.is_some());
        if list.items.is_empty() || is_assignment(&list, verbs, self.apart) {
            self.take(list, Role::Responsible, false);
            return Some(());
        }
        self.room.give_back(list);
        has_labels.then_some(())
    }

    fn labelled(&mut self, label: &Labelled) {
        match label.kind {
            LabelKind::Units(role) => {
                let mut list = self.list(label.body.clone());
                list.items.retain(is_plausible);
                self.take(list, role, true);
            }
            LabelKind::Persons(role) => {
                let mut list = self.list(label.body.clone());
                list.items.retain(UnitItem::is_unit);
                list.open_ended &= !list.items.is_empty();
                self.take(list, role, true);
            }
            LabelKind::Deadline => {
                let trimmed = trim_marks(self.content, before_stray(self.top, label.body.clone()));
                if !trimmed.is_empty() && self.deadline.is_none() {
                    self.deadline = Some(trimmed);
                }
            }
            LabelKind::Plain => {
                let list = self.list(label.body.clone());
                if list.items.iter().all(UnitItem::is_unit) {
                    self.take(list, Role::Responsible, false);
                } else {
                    self.room.give_back(list);
                }
            }
            LabelKind::Other => {}
        }
    }

    /// The units of a group; a time among them is the clause's deadline.
    fn list(&mut self, range: Range<usize>) -> UnitList<'t> {
        let end = range.end;
        let mut list = units_within(self.content, range, self.top, self.room);
        list.items.retain(|item| {
            let time = is_time(item);
            if time && self.deadline.is_none() {
                self.deadline = Some(with_its_verb(self.top, item, end));
            }
            !time
        });
        list
    }

    /// Adds a group; `labelled` where `role` is a label's and so wins over 负责 behind the names.
    fn take(&mut self, mut list: UnitList<'t>, role: Role, labelled: bool) {
        for item in &mut list.items {
            item.group += self.groups;
            item.role = Some(match item.role {
                Some(Role::Responsible) if labelled => role,
                Some(found) => found,
                None => role,
            });
        }
        if labelled && role == Role::Lead {
            keep_lead(&mut list.items);
        }
        self.groups = list.items.last().map_or(self.groups, |last| last.group + 1);
        self.units.open_ended |= list.open_ended;
        if self.units.items.is_empty() {
            std::mem::swap(&mut self.units.items, &mut list.items);
        } else {
            self.units.items.append(&mut list.items);
        }
        self.room.give_back(list);
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
fn is_assignment(list: &UnitList<'_>, verbs: bool, apart: bool) -> bool {
    let items = &list.items;
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
    !(holds.any(Holds::NO_NAME) || name.is_ascii() || NO_NAMES.begin(name))
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
