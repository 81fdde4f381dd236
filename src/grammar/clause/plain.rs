//! The plain clause, as most are: labels or none, and names with 、 and ， between them (责任单位：县财政局、各镇（街道）;
//! 牵头单位：县财政局；配合单位：县水务局; 县财政局牵头，县水务局配合).

use super::{
    Clause, Known, REMARKS,
    group::{give_roles, is_assignment, is_plausible, is_text, is_time},
    label::{LabelKind, may_begin, shortest_label},
};
use crate::{
    Role,
    grammar::unit::{Holds, Mark, Names, UnitItem},
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
    let Some(open_ended) = groups(content, known.is_apart, items) else {
        items.truncate(first);
        return None;
    };
    Some(Clause { open_ended, deadline: None, first_leads: None })
}

/// Reads the names behind each label, or all of them where none stands in front; gives whether 等 leaves any list open.
fn groups<'t>(content: &'t str, is_apart: bool, items: &mut Vec<UnitItem<'t>>) -> Option<bool> {
    // The part that the label in front of the names gives them, and where it ends.
    let (mut label, mut at) = (None, 0);
    let (mut commas, mut open_ended) = (0, false);
    loop {
        let first = items.len();
        let mut names = Names::new(content, commas, items);
        let next = read(content, at, label.is_some(), &mut names)?;
        open_ended |= names.finish();
        let units = &mut items[first..];
        if at > 0 || next.is_none() {
            // A time among the names ends where its verb does.
            let is_list = !units.is_empty() && !units.iter().any(is_time);
            let is_group = is_list
                && match label {
                    Some(_) => units.iter().all(is_plausible) && !is_text(units),
                    None => next.is_none() && is_assignment(units, is_apart),
                };
            if !is_group {
                return None;
            }
            give_roles(units, label.unwrap_or(Role::Responsible), label.is_some());
            commas = units.last().map_or(commas, |last| last.group + 1);
        }
        let Some((role, end)) = next else { return Some(open_ended) };
        (label, at) = (Some(role), end);
    }
}

/// Reads the names from a place on, behind a label or at the beginning; gives the part of the label that ends them and where the
/// names behind that begin. `None` where something else may stand there.
fn read(
    content: &str,
    from: usize,
    is_labelled: bool,
    names: &mut Names<'_, '_>,
) -> Option<Option<(Role, usize)>> {
    let bytes = content.as_bytes();
    // What was read of the name, and what stands in front of it; `None` where that is the label.
    let (mut start, mut at, mut holds) = (from, from, Holds::NOTHING);
    let mut mark = if is_labelled { None } else { Some(Mark::Stop) };
    loop {
        while let Some([a @ 0xe4..=0xe9, b, c]) = bytes[at..].first_chunk() {
            holds = holds.and(Holds::of_wide([*a, *b, *c]));
            at += 3;
        }
        let (next, length) = match bytes[at..] {
            [] => (None, 0),
            [0xe3, 0x80, 0x81, ..] => (Some(Mark::Pause), 3),
            [0xef, 0xbc, 0x8c, ..] => (Some(Mark::Comma), 3),
            [b',', ..] => (Some(Mark::Comma), 1),
            [0xef, 0xbc, 0x9b, ..] => (Some(Mark::Stop), 3),
            // A label may stand behind a bracket that no name stands in front of.
            [0xef, 0xbc, 0x88, ..] | [0xe3, 0x80, 0x94, ..] | [b'(', ..] if at > start => {
                let (length, inner) = bracket(&content[at..])?;
                (at, holds) = (at + length, holds.and(inner));
                continue;
            }
            [b':', ..] | [0xef, 0xbc, 0x9a, ..]
                if start == 0 || may_end_names(mark, is_labelled) =>
            {
                let LabelKind::Units(role) = shortest_label(&content[start..at])? else {
                    return None;
                };
                let colon = if bytes[at] == b':' { 1 } else { 3 };
                return Some(Some((role, at + colon)));
            }
            _ => return None,
        };
        let name = &content[start..at];
        // A label without its colon (配合单位县水务局), or a remark on what follows (以下均需落实); behind ； only a label is none.
        let is_label = mark.is_some() && may_begin(name.as_bytes());
        let is_remark = mark == Some(Mark::Comma) && REMARKS.may_begin(name);
        if is_label || is_remark {
            return None;
        }
        match name.is_empty() {
            false if start > from && mark == Some(Mark::Stop) => return None,
            false => {
                names.piece(start..at, mark.unwrap_or(Mark::Stop), holds);
                mark = next;
            }
            true if start > from && next.is_some() => return None,
            true => mark = mark.max(next),
        }
        if next.is_none() {
            return Some(None);
        }
        // 各县均为责任单位: a remark on all, which a sentence of its own may be.
        if next == Some(Mark::Stop) && scan::holds(&content[at..], '均') {
            return None;
        }
        at += length;
        (start, holds) = (at, Holds::NOTHING);
    }
}

/// Whether another label may stand behind a mark: 牵头单位：县财政局，配合单位：县水务局. A pause joins what stands behind it.
fn may_end_names(mark: Option<Mark>, is_labelled: bool) -> bool {
    is_labelled && mark >= Some(Mark::Comma)
}

/// How long the bracket is that a text begins with, and what it holds; `None` where it is more than names.
fn bracket(text: &str) -> Option<(usize, Holds)> {
    let mut holds = Holds::NOTHING;
    for (at, c) in text.char_indices() {
        holds = holds.and(Holds::of_char(c));
        match c {
            '\u{4e00}'..='\u{9fff}' | '、' | '，' => {}
            '）' | '〕' | ')' => return Some((at + c.len_utf8(), holds)),
            _ if at == 0 => {}
            _ => return None,
        }
    }
    None
}
