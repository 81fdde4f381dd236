//! Who took part in a meeting, in its minutes (纪要).

use std::{borrow::Cow, ops::Range};

use crate::{
    Attendance, AttendanceRole, Span,
    document::{Document, Item, Items},
    grammar::{
        appointment::names_post,
        attendance::{entries, host, label, lists},
        body::is_body,
    },
    text::{Prose, is_blank},
};

/// Bytes of the longest line of a list that goes on below its label.
const LONGEST_LINE: usize = 240;

/// The lists of the main text, in order; without a line 主持： who presides is looked for in the sentences.
pub(super) fn read<'a>(document: &Document<'a>) -> Vec<Attendance<'a>> {
    let mut all: Vec<Attendance<'a>> = Vec::new();
    if document.document_type.as_deref() != Some("纪要") {
        return all;
    }
    // The list whose entries stand on the lines below its label.
    let mut open: Option<AttendanceRole> = None;
    for item in main(document) {
        let prose = match item {
            Item::Paragraph(paragraph) => &paragraph.prose,
            Item::Section(_) | Item::Table(_) => {
                open = None;
                continue;
            }
        };
        let found = lists(prose.text());
        if found.is_empty() {
            open = open.filter(|_| is_entry(prose.text()));
            if let Some(role) = open {
                add(&mut all, prose, role, 0..prose.text().len());
            }
            continue;
        }
        open = found.last().filter(|(_, list)| list.is_empty()).map(|(role, _)| *role);
        for (role, list) in found {
            add(&mut all, prose, role, list);
        }
    }
    if !all.iter().any(|list| list.role == AttendanceRole::Host) {
        all.extend(host_in_text(main(document)));
    }
    all.sort_by_key(|list| list.span);
    all
}

/// The items of the main part.
fn main<'d, 'a>(document: &'d Document<'a>) -> impl Iterator<Item = Item<'d, 'a>> {
    document.parts().take(1).flat_map(Items::iter)
}

/// Whether a line can go on with a list: no sentence, no other label.
fn is_entry(text: &str) -> bool {
    text.len() <= LONGEST_LINE && !text.contains(['。', '：', ':']) && label(text).is_none()
}

/// Adds the entries of a list; those of the same role go on with the last one.
fn add<'a>(
    all: &mut Vec<Attendance<'a>>,
    prose: &Prose<'a>,
    role: AttendanceRole,
    list: Range<usize>,
) {
    let mut found: Vec<(Cow<'a, str>, Span)> = match entries(prose.text(), list.clone()) {
        Some(entries) => {
            entries.into_iter().map(|entry| (prose.get(entry.clone()), prose.span(entry))).collect()
        }
        None if list.is_empty() => return,
        None => set_apart(prose, list),
    };
    found.retain(|(name, _)| !matches!(name.as_ref(), "无" | "—" | "/"));
    let Some(span) = found.iter().map(|(_, span)| *span).reduce(Span::join) else { return };
    let names = found.into_iter().map(|(name, _)| name);
    match all.last_mut().filter(|last| last.role == role) {
        Some(last) => {
            last.span = last.span.join(span);
            last.names.extend(names);
        }
        None => all.push(Attendance { role, names: names.collect(), span }),
    }
}

/// Entries that blanks part. A name of two characters may stand apart (张　禾), and an office in front of its
/// holder or, where the first word is a name, behind.
fn set_apart<'a>(prose: &Prose<'a>, list: Range<usize>) -> Vec<(Cow<'a, str>, Span)> {
    let is_office = |word: &Range<usize>| {
        let word = &prose.text()[word.clone()];
        is_body(word) || names_post(word)
    };
    let is_letter = |word: &Range<usize>| prose.text()[word.clone()].chars().nth(1).is_none();
    let mut entries: Vec<Range<usize>> = Vec::new();
    let mut leads = None;
    // Whether the last entry waits for what belongs to it: the holder of an office, the second character.
    let mut waits = false;
    for word in prose.words(list, is_blank) {
        let leads = *leads.get_or_insert_with(|| is_office(&word));
        let joins = waits || (is_office(&word) && !leads);
        waits = match is_letter(&word) {
            true => !waits || entries.last().is_some_and(is_office),
            false => leads && is_office(&word),
        };
        match entries.last_mut().filter(|_| joins) {
            Some(last) => last.end = word.end,
            None => entries.push(word),
        }
    }
    entries.into_iter().map(|entry| (prose.get(entry.clone()), prose.span(entry))).collect()
}

/// Who presides by the first sentences.
fn host_in_text<'p, 'a: 'p>(
    mut items: impl Iterator<Item = Item<'p, 'a>>,
) -> Option<Attendance<'a>> {
    /// Paragraphs of an introduction.
    const INTRODUCTION: usize = 4;
    items.by_ref().take(INTRODUCTION).find_map(|item| {
        let Item::Paragraph(paragraph) = item else { return None };
        let name = host(paragraph.text())?;
        let (names, span) = (vec![paragraph.prose.get(name.clone())], paragraph.prose.span(name));
        Some(Attendance { role: AttendanceRole::Host, names, span })
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_number_of_a_page_is_no_name() {
        let text = "青禾县水务会议纪要\n会议研究了修渠工作。\n出席：\n\
                    何青禾  周渠（\n— 1 —\n县水务局）  张　禾\n会议要求备足物资。\n";
        let notice = crate::parse(text);
        assert_eq!(notice.attendance[0].names, ["何青禾", "周渠（", "县水务局）", "张禾"]);
    }
}
