//! 责任分工: clauses that say who does what a text asks for, in brackets behind it or on lines below
//! it.
//!
//! Rules: contract, section 5. Shapes: `责任单位：甲局、乙局；配合单位：丙局；完成时限：6月底`, `甲局牵头，
//! 乙局配合`, and a bare list of units.

mod first_leads;
mod group;
mod label;
mod plain;

use std::ops::Range;

pub(crate) use first_leads::{FirstLeads, first_leads_rule};

use super::{
    punctuation::may_begin_with_blank,
    unit::{Mark, Sign, TopLevel, UnitItem, UnitList, brackets::outermost, is_unit},
};
use crate::{
    Role,
    text::{Words, ends_in_ideograph, trim_start},
};
use group::Groups;
use label::{LabelKind, Labelled, labels};

/// The longest content in bytes: the longest clauses (all departments of a province) have some
/// 1,500.
const LONGEST: usize = 6000;

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
    let mut groups = Groups::new(content, top, known.is_apart, items);
    let is_read =
        groups.unlabelled(0..labels.first().map_or(end, |label| label.start), !labels.is_empty());
    if is_read {
        labels.iter().for_each(|label| groups.labelled(label));
    }
    let is_deadline = |label: &Labelled| label.kind == LabelKind::Deadline;
    let says_when = || groups.has_deadline() && labels.iter().any(is_deadline);
    if !is_read || !groups.has_units() && !says_when() {
        groups.drop_all();
        return None;
    }
    let (open_ended, deadline) = groups.finish();
    Some(Clause { open_ended, deadline, first_leads: rule.map(|(_, rule)| rule) })
}

/// Whether a text ends as the label of a deadline does in front of its colon (完成时限).
pub(crate) fn ends_deadline_label(before: &str) -> bool {
    label::ends_deadline(before)
}

/// Whether a text holds what the label of a deadline ends in.
pub(crate) fn holds_deadline_label(text: &str) -> bool {
    label::holds_deadline(text)
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
    known: Known,
    room: &mut Room,
    items: &mut Vec<UnitItem<'t>>,
) -> Option<Clause> {
    if colons == Colons::OfDeadline || may_begin_label(line, 0) {
        read_labelled_line(line, colons, known, room, items)
    } else {
        None
    }
}

/// Whether what stands in a text from a place on may begin with a label of units; nearly every line begins otherwise.
#[inline]
pub(crate) fn may_begin_label(text: &str, from: usize) -> bool {
    let bytes = &text.as_bytes()[from..];
    // What cannot begin with a blank has nothing to trim, and no need to ask whether a character begins there.
    label::may_begin(bytes)
        || may_begin_with_blank(bytes) && label::may_begin(trim_start(&text[from..]).as_bytes())
}

fn read_labelled_line<'t>(
    line: &'t str,
    colons: Colons,
    known: Known,
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
    if EVENT.iter().any(|word| line[head..].starts_with(word)) {
        return None;
    }
    // What begins with the word of a label and is plain has that label.
    let first = items.len();
    if label::begins_with_word(line)
        && let Some(clause) = plain::clause(line, known, items)
    {
        debug_assert!(is_read_alike(&clause, &items[first..], line, known), "{line}");
        return Some(clause);
    }
    room.top.read(line);
    labels(line, &room.top, &mut room.labels);
    let first = room.labels.first().filter(|label| label.start == head)?;
    let is_known =
        matches!(first.kind, LabelKind::Units(_) | LabelKind::Persons(_) | LabelKind::Deadline);
    if !is_known || !may_be_clause(line, false) {
        return None;
    }
    clause_among(line, known, room, items)
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

#[cfg(test)]
mod tests;
