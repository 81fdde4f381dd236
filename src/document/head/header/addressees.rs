//! 主送机关 in the header, on one line or cut by line breaks.

use std::ops::Range;

use crate::{
    Field,
    block::Paragraph,
    document::{
        Document,
        uses::{Signs, Uses},
    },
    grammar::{
        punctuation::{is_closing, is_opening},
        recipients::{
            PARTS, begins_recipients, is_recipients, may_be_cut, may_be_middle, may_go_on,
        },
    },
    line::Classes,
    text::scan::marks,
};

/// The rest of a list of recipients that a line break parted at its separator.
pub(super) fn goes_on_as_list(text: &str) -> bool {
    is_recipients(text) || begins_recipients(text)
}

/// Takes a line for the list of recipients, whole or its first part.
pub(super) fn recipients<'a>(uses: &mut Uses<'a, '_>, document: &mut Document<'a>, at: usize) {
    let Some(paragraph) = uses.paragraph(at) else { return };
    let text = paragraph.text();
    let end = text.trim_end_matches(['：', ':', '∶', '，', '、']).len();
    for body in split_bodies(text, 0..end, &PARTS) {
        document.recipients.push(paragraph.prose.get(body));
    }
    uses.field(at, Field::Recipients);
}

/// Takes a list that line breaks cut within names: `各镇，各重点⏎企业：`.
pub(super) fn cut_recipients<'a>(
    uses: &mut Uses<'a, '_>,
    document: &mut Document<'a>,
    at: usize,
) -> bool {
    if !has_end_below(uses, at) {
        return false;
    }
    let is_cut = |first: &&Paragraph<'_>| {
        !first.surely_holds(Classes::FULL_STOP) && may_be_cut(first.text())
    };
    let Some(first) = uses.paragraph(at).filter(is_cut) else { return false };
    let Some(last) = last_line(uses, first.text(), at) else { return false };
    let prose = uses.joined(at..=last);
    if !is_recipients(prose.text()) {
        return false;
    }
    let end = prose.text().trim_end_matches(['：', ':', '∶']).len();
    for body in split_bodies(prose.text(), 0..end, &PARTS) {
        document.recipients.push(prose.get(body));
    }
    for line in at..=last {
        uses.field(line, Field::Recipients);
    }
    true
}

/// Lines below the first of a list that line breaks cut.
const MOST_BELOW: usize = 3;

/// Whether any line below ends as such a list does: it is asked before the line is read as one, as few are.
fn has_end_below(uses: &Uses<'_, '_>, at: usize) -> bool {
    if !uses.show(Signs::COLON_END) {
        return false;
    }
    let ends = |at: usize| matches!(uses.ends(at).last, '：' | ':' | '∶');
    (at + 1..uses.len().min(at + 1 + MOST_BELOW)).any(ends)
}

/// The line with the colon that ends a list cut by line breaks.
fn last_line(uses: &Uses<'_, '_>, first: &str, at: usize) -> Option<usize> {
    for at in at + 1..uses.len().min(at + 1 + MOST_BELOW) {
        let line = uses.paragraph(at).filter(|line| line.label.is_none())?;
        if !may_go_on(first, line.text()) {
            return None;
        }
        if line.text().ends_with(['：', ':', '∶']) {
            return Some(at);
        }
        if !may_be_middle(line.text()) {
            return None;
        }
    }
    None
}

/// Splits a list of bodies at separators that stand outside brackets. All of them are marks.
pub(in crate::document) fn split_bodies(
    text: &str,
    range: Range<usize>,
    separators: &[char],
) -> Vec<Range<usize>> {
    let (mut items, mut start, mut depth) = (Vec::new(), range.start, 0usize);
    for (at, c) in marks(&text[range.clone()]).map(|(at, c)| (at + range.start, c)) {
        if is_opening(c) {
            depth += 1;
        } else if is_closing(c) {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && separators.contains(&c) {
            items.push(start..at);
            start = at + c.len_utf8();
        }
    }
    items.push(start..range.end);
    items.retain(|item| !text[item.clone()].trim().is_empty());
    items
}
