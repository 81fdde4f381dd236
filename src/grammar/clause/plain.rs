//! The plain clause, as most are: labels or none, and names with 、 and ， between them (责任单位：县财政局、各镇（街道）;
//! 牵头单位：县财政局；完成时限：6月底; 县财政局牵头，县水务局配合).

use std::ops::Range;

use super::{
    Clause, Known, REMARKS,
    group::{give_roles, is_assignment, is_plausible, is_text, is_time},
    label::{LabelKind, begins_with_word, is_deadline, shortest_label},
};
use crate::{
    Role,
    grammar::unit::{Holds, Mark, Names, UnitItem, sign_of},
    text::scan,
};

/// Reads a clause in one pass over its characters and adds its units to `items`; `None`, and none of them, where it is not
/// plain. What it is then, all of its signs tell.
pub(super) fn clause<'t>(
    content: &'t str,
    known: Known,
    items: &mut Vec<UnitItem<'t>>,
) -> Option<Clause> {
    if !known.names_no_first {
        return None;
    }
    let first = items.len();
    let clause = groups(content, known.is_apart, items);
    if clause.is_none() {
        items.truncate(first);
    }
    clause
}

/// What stands behind names.
enum Next {
    /// Nothing.
    End,
    /// The label of others, which gives them a part and ends at a place.
    Names(Role, usize),
    /// The label of a deadline, which ends at a place.
    Deadline(usize),
}

/// Reads the names behind each label, or all of them where none stands in front, and the deadline behind them.
fn groups<'t>(content: &'t str, is_apart: bool, items: &mut Vec<UnitItem<'t>>) -> Option<Clause> {
    let mut clause = Clause { open_ended: false, deadline: None, first_leads: None };
    // The part that the label in front of the names gives them, and where it ends.
    let (mut label, mut at, mut commas) = (None, 0, 0);
    loop {
        let first = items.len();
        let mut names = Names::new(content, commas, items);
        let next = read(content, at, label.is_some(), &mut names)?;
        clause.open_ended |= names.finish();
        let units = &mut items[first..];
        if let (Next::Names(role, end), 0) = (&next, at) {
            (label, at) = (Some(*role), *end);
            continue;
        }
        // A time among the names ends where its verb does.
        if units.is_empty() || units.iter().any(is_time) {
            return None;
        }
        let is_group = match label {
            Some(_) => units.iter().all(is_plausible) && !is_text(units),
            None => is_assignment(units, is_apart),
        };
        if !is_group {
            return None;
        }
        give_roles(units, label.unwrap_or(Role::Responsible), label.is_some());
        commas = units.last().map_or(commas, |last| last.group + 1);
        match next {
            Next::End => return Some(clause),
            Next::Names(role, end) => (label, at) = (Some(role), end),
            Next::Deadline(start) => {
                clause.deadline = Some(deadline(content, start)?);
                return Some(clause);
            }
        }
    }
}

/// The deadline that stands at the end of a clause, from a place on; `None` where more may stand there.
fn deadline(content: &str, start: usize) -> Option<Range<usize>> {
    let text = content[start..].trim_end_matches('。');
    let is_plain = !text.is_empty() && text.chars().all(|c| sign_of(c).is_none());
    is_plain.then_some(start..start + text.len())
}

/// Reads the names from a place on, behind a label or at the beginning, up to the next label. `None` where something else may
/// stand there.
fn read(content: &str, from: usize, is_labelled: bool, names: &mut Names<'_, '_>) -> Option<Next> {
    let bytes = content.as_bytes();
    // What was read of the name, and what stands in front of it; `None` where that is the label.
    let (mut start, mut at, mut holds) = (from, from, Holds::NOTHING);
    let mut mark = if is_labelled { None } else { Some(Mark::Stop) };
    loop {
        while let Some([a @ 0xe4..=0xe9, b, c]) = bytes[at..].first_chunk() {
            holds = holds.or(Holds::of_wide([*a, *b, *c]));
            at += 3;
        }
        let (next, length) = match bytes[at..] {
            [] | [0xe3, 0x80, 0x82] => (None, 0), // 。 as the last character
            [0xe3, 0x80, 0x81, ..] => (Some(Mark::Pause), 3), // 、
            [0xef, 0xbc, 0x8c, ..] => (Some(Mark::Comma), 3), // ，
            [b',', ..] => (Some(Mark::Comma), 1),
            [0xef, 0xbc, 0x9b, ..] => (Some(Mark::Stop), 3), // ；
            // （, 〔 and (: a label may stand behind a bracket that no name stands in front of.
            [0xef, 0xbc, 0x88, ..] | [0xe3, 0x80, 0x94, ..] | [b'(', ..] if at > start => {
                let (length, inner) = bracket(&content[at..])?;
                (at, holds) = (at + length, holds.or(inner));
                continue;
            }
            [b':', ..] => {
                return label(&content[start..at], at + 1, is_head(start, mark, is_labelled));
            }
            // ： and ∶.
            [0xef, 0xbc, 0x9a, ..] | [0xe2, 0x88, 0xb6, ..] => {
                return label(&content[start..at], at + 3, is_head(start, mark, is_labelled));
            }
            // A figure, a letter, a dot within a name.
            _ => {
                let other = content[at..].chars().next().filter(|c| sign_of(*c).is_none())?;
                (at, holds) = (at + other.len_utf8(), holds.or(Holds::of_char(other)));
                continue;
            }
        };
        let name = &content[start..at];
        // A label without its colon (配合单位县水务局), or a remark on what follows (以下均需落实).
        let is_label = mark.is_some() && begins_with_word(name);
        let is_remark = mark == Some(Mark::Comma) && REMARKS.may_begin(name);
        if is_label || is_remark {
            return None;
        }
        match name.is_empty() {
            // Behind ； only a label is plain.
            false if start > from && mark == Some(Mark::Stop) => return None,
            false => {
                names.piece(start..at, mark.unwrap_or(Mark::Stop), holds);
                mark = next;
            }
            true if start > from && next.is_some() => return None,
            true => mark = mark.max(next),
        }
        if next.is_none() {
            return Some(Next::End);
        }
        // 各县均为责任单位: a remark on all, which a sentence of its own may be.
        if next == Some(Mark::Stop) && scan::holds(&content[at..], '均') {
            return None;
        }
        at += length;
        (start, holds) = (at, Holds::NOTHING);
    }
}

/// Whether a label may begin at a place: at the head of a clause, or behind labelled names and their mark (牵头单位：县财政局，配合单位：
/// 县水务局). A pause joins what stands behind it.
fn is_head(start: usize, mark: Option<Mark>, is_labelled: bool) -> bool {
    start == 0 || is_labelled && mark >= Some(Mark::Comma)
}

/// The label that a text in front of a colon is, which ends at a place; a deadline stands behind names.
fn label(text: &str, end: usize, is_head: bool) -> Option<Next> {
    if !is_head {
        return None;
    }
    match shortest_label(text) {
        Some(LabelKind::Units(role)) => Some(Next::Names(role, end)),
        None if is_deadline(text) => Some(Next::Deadline(end)),
        _ => None,
    }
}

/// How long the bracket is that a text begins with, and what it holds; `None` where it is more than names.
fn bracket(text: &str) -> Option<(usize, Holds)> {
    let mut holds = Holds::NOTHING;
    for (at, c) in text.char_indices() {
        holds = holds.or(Holds::of_char(c));
        match c {
            '\u{4e00}'..='\u{9fff}' | '、' | '，' => {}
            '）' | '〕' | ')' => return Some((at + c.len_utf8(), holds)),
            _ if at == 0 => {}
            _ => return None,
        }
    }
    None
}
