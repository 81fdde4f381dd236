//! The plain clause, as most are: a label or none, and names with 、 and ， between them (责任单位：县财政局、各镇（街道）;
//! 县财政局牵头，县水务局配合).

use super::{
    Clause, Known, REMARKS,
    group::{give_roles, is_assignment, is_plausible, is_time},
    label::{LabelKind, may_begin, shortest_label},
};
use crate::{
    Role,
    grammar::unit::{Holds, Mark, Names, UnitItem},
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
    let mut names = Names::new(content, 0, items);
    let label = read(content, &mut names);
    let open_ended = names.finish();
    let units = &mut items[first..];
    // A time among the names ends where its verb does.
    let is_clause = !units.is_empty() && !units.iter().any(is_time);
    let role = match label {
        Some(Label::Units(role)) if is_clause && units.iter().all(is_plausible) => role,
        Some(Label::None) if is_clause && is_assignment(units, known.is_apart) => Role::Responsible,
        _ => {
            items.truncate(first);
            return None;
        }
    };
    give_roles(units, role, label != Some(Label::None));
    Some(Clause { open_ended, deadline: None, first_leads: None })
}

/// The only label of a clause, at its head.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    None,
    /// Of units with this part.
    Units(Role),
}

/// Reads the names; `None` where something else may stand there.
fn read(content: &str, names: &mut Names<'_, '_>) -> Option<Label> {
    let bytes = content.as_bytes();
    let mut label = Label::None;
    // What was read of the name, and what stands in front of it; `None` where that is the label.
    let (mut start, mut at, mut holds) = (0, 0, Holds::NOTHING);
    let mut mark = Some(Mark::Stop);
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
            // A label may stand behind a bracket that no name stands in front of.
            [0xef, 0xbc, 0x88, ..] | [0xe3, 0x80, 0x94, ..] | [b'(', ..] if at > start => {
                let (length, inner) = bracket(&content[at..])?;
                (at, holds) = (at + length, holds.and(inner));
                continue;
            }
            [b':', ..] | [0xef, 0xbc, 0x9a, ..] if start == 0 => {
                let LabelKind::Units(role) = shortest_label(&content[..at])? else { return None };
                label = Label::Units(role);
                at += if bytes[at] == b':' { 1 } else { 3 };
                (start, holds, mark) = (at, Holds::NOTHING, None);
                continue;
            }
            _ => return None,
        };
        let name = &content[start..at];
        // A label without its colon (配合单位县水务局), or a remark on what follows (以下均需落实).
        let is_label = mark.is_some() && may_begin(name.as_bytes());
        if is_label || mark == Some(Mark::Comma) && REMARKS.may_begin(name) {
            return None;
        }
        if !name.is_empty() {
            names.piece(start..at, mark.unwrap_or(Mark::Stop), holds);
            mark = next;
        } else {
            mark = mark.max(next);
        }
        if next.is_none() {
            return Some(label);
        }
        at += length;
        (start, holds) = (at, Holds::NOTHING);
    }
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
