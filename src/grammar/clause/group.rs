//! Groups of units: what stands behind a label, or in front of the first one, and whether it assigns anything.

use std::ops::Range;

use super::label::{LabelKind, Labelled};
use crate::{
    Role,
    grammar::unit::{Holds, Sign, TopLevel, UnitItem, is_levelled, mark_of, units_within},
    text::{Words, is_arabic},
};

/// The longest name in characters that a label makes a unit of, whatever its ending.
const LONGEST_NAME: usize = 45;

/// Gathers the units of a clause group by group.
pub(super) struct Groups<'t, 'r> {
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
    commas: u32,
}

/// A group of units, the last that were read.
#[derive(Clone, Copy)]
struct Group {
    /// The first of them.
    first: usize,
    open_ended: bool,
}

impl<'t, 'r> Groups<'t, 'r> {
    /// Those of a clause with some signs, whose units are added to `items`.
    pub(super) fn new(
        content: &'t str,
        top: &'r TopLevel,
        is_apart: bool,
        items: &'r mut Vec<UnitItem<'t>>,
    ) -> Self {
        let first = items.len();
        Self { content, top, is_apart, items, first, open_ended: false, deadline: None, commas: 0 }
    }

    /// What stands in front of the first label, or all of a clause without labels. `false` where
    /// it is neither a list nor passed over for the labels behind it.
    pub(super) fn unlabelled(&mut self, range: Range<usize>, has_labels: bool) -> bool {
        let group = self.group(range);
        let items = &self.items[group.first..];
        if items.is_empty() || is_assignment(items, self.is_apart) {
            self.take(group, Role::Responsible, false);
            return true;
        }
        self.items.truncate(group.first);
        has_labels
    }

    pub(super) fn labelled(&mut self, label: &Labelled) {
        match label.kind {
            LabelKind::Units(role) => {
                let group = self.group(label.body.clone());
                self.keep(group, is_plausible);
                self.end_with_sentence(group, label.body.clone());
                self.drop_text(group);
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
        let open_ended = units_within(self.content, range, self.top, self.commas, self.items);
        for time in self.items.extract_if(first.., |item| is_time(item)) {
            self.deadline.get_or_insert_with(|| with_its_verb(self.top, &time, end));
        }
        Group { first, open_ended }
    }

    /// Drops the units of a group that are none.
    fn keep(&mut self, group: Group, is_one: impl Fn(&UnitItem<'t>) -> bool) {
        self.items.extract_if(group.first.., |item| !is_one(item)).for_each(drop);
    }

    /// 责任单位：甲局、乙局。各镇要抓好落实，及时上报: behind the sentence of the names only units by themselves are more of them.
    fn end_with_sentence(&mut self, group: Group, body: Range<usize>) {
        let Some(stop) = self.content[body.clone()].find('。') else { return };
        let is_text = |item: &UnitItem<'t>| item.range.start > body.start + stop && !item.is_unit();
        if let Some(text) = self.items[group.first..].iter().position(is_text) {
            self.items.truncate(group.first + text);
        }
    }

    /// Drops a group that is text.
    fn drop_text(&mut self, group: Group) {
        if is_text(&self.items[group.first..]) {
            self.items.truncate(group.first);
        }
    }

    /// Takes a group; `labelled` where `role` is a label's.
    fn take(&mut self, group: Group, role: Role, labelled: bool) {
        let items = &mut self.items[group.first..];
        give_roles(items, role, labelled);
        self.commas = items.last().map_or(self.commas, |last| last.group + 1);
        self.open_ended |= group.open_ended;
    }

    pub(super) fn has_units(&self) -> bool {
        self.items.len() > self.first
    }

    pub(super) fn has_deadline(&self) -> bool {
        self.deadline.is_some()
    }

    /// Gives whether 等 leaves the list open, and the deadline.
    pub(super) fn finish(self) -> (bool, Option<Range<usize>>) {
        (self.open_ended, self.deadline)
    }

    /// Forgets all units.
    pub(super) fn drop_all(self) {
        self.items.truncate(self.first);
    }
}

/// 牵头单位：梳理本县政策并动态更新；配合做好兑付: a heading above what is to be done names no unit.
pub(super) fn is_text(items: &[UnitItem<'_>]) -> bool {
    items.iter().any(is_telling) && !items.iter().any(UnitItem::is_unit)
}

/// Gives a part to the units of a group that have none; a label's (`labelled`) wins over 负责 behind the names, but where the
/// names behind its comma are answerable for themselves: 配合单位：甲局、乙局，各县政府负责落实.
pub(super) fn give_roles(items: &mut [UnitItem<'_>], role: Role, labelled: bool) {
    let answers = |item: &UnitItem<'_>| item.role == Some(Role::Responsible);
    let apart = items.last().filter(|last| role == Role::Cooperating && answers(last));
    let apart = apart.map(|last| last.group).filter(|group| items[0].group < *group);
    for item in &mut *items {
        item.role = Some(match item.role {
            Some(Role::Responsible) if apart == Some(item.group) => Role::Responsible,
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
pub(super) fn is_assignment(items: &[UnitItem<'_>], apart: bool) -> bool {
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
            && name[..at].ends_with(is_arabic)
    };
    item.holds.any(Holds::TELLING) && WORDS.stand_in(name)
        || item.holds.any(Holds::DIGIT) && name.char_indices().any(after_digit)
}

/// Whether a text can be a unit's name at all where the context says so.
pub(super) fn is_plausible(item: &UnitItem<'_>) -> bool {
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
pub(super) fn is_time(item: &UnitItem<'_>) -> bool {
    static BEGINNINGS: Words = Words::of(&["年内", "年底", "每年", "每季度", "每月"]);
    let text = &*item.name;
    if LASTING.begin(text) || BEGINNINGS.begin(text) {
        return !item.is_unit();
    }
    // Few names hold what a time begins with.
    if !item.holds.any(Holds::DIGIT.or(Holds::ORDINAL).or(Holds::MARK)) {
        return false;
    }
    let digit = text.starts_with(|c: char| is_arabic(c) || matches!(c, '第' | '“'));
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
