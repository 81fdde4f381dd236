//! A row of somebody's collection: its cells in front of the text and the address behind it.
//!
//! Collections differ in their columns: `day | 【place】headline | text`, `day | issuer | title | text`,
//! `day | place | bank | 319.4 | 6 | text`. What is neither a title nor an issuer is a statistic and part
//! of the page.

use std::ops::Range;

use crate::{
    Field, Inference, Kind,
    document::{
        Document,
        head::{header, name, title},
        uses::{Use, Uses},
    },
    text::is_blank,
};

/// Characters of the shortest title; shorter cells count something.
const SHORTEST_TITLE: usize = 6;

/// Characters of the longest cell that names something; longer ones are text.
const LONGEST_CELL: usize = 60;

/// Reads the cells; the text between them stays free.
pub(in crate::document) fn read<'a>(uses: &mut Uses<'a, '_>, document: &mut Document<'a>) {
    if !uses.is_row {
        return;
    }
    let cells: Vec<usize> =
        uses.free(0..uses.len()).take_while(|at| uses.text(*at).ends_with('|')).collect();
    let titled = title_among(uses, &cells);
    for (index, at) in cells.into_iter().enumerate() {
        if Some(index) == titled {
            take_title(uses, document, at);
        } else if titled == Some(index + 1) && !bodies(uses.text(at)).is_empty() {
            uses.field(at, Field::Masthead);
        } else if uses.text(at).chars().count() <= LONGEST_CELL {
            uses.set(at, Use::Chrome);
        }
    }
    let last = uses.previous_free(uses.len());
    if let Some(at) = last.filter(|at| uses.text(*at).starts_with('|')) {
        uses.set(at, Use::Chrome);
    }
}

/// Which cell is the title: the second of two where it is one, or the first.
fn title_among(uses: &Uses<'_, '_>, cells: &[usize]) -> Option<usize> {
    let cell = |index: usize| cells.get(index).map(|at| bare(uses.text(*at)));
    let first = cell(0)?;
    if first.starts_with('【') {
        return Some(0);
    }
    let is_title = |text: &str| text.chars().count() >= SHORTEST_TITLE && title::is_line(text);
    match (cells.len(), cell(1)) {
        (1, _) => is_title(first).then_some(0),
        (2, Some(second)) if is_title(second) => Some(1),
        (2, Some(second)) if second.chars().count() > LONGEST_CELL => is_title(first).then_some(0),
        _ => None,
    }
}

/// Takes a cell for the title, without the place or source in brackets in front of it.
fn take_title<'a>(uses: &mut Uses<'a, '_>, document: &mut Document<'a>, at: usize) {
    let Some(paragraph) = uses.paragraph(at) else { return };
    let text = paragraph.text();
    let end = bare(text).len();
    let start = text.starts_with('【').then(|| text.find('】')).flatten();
    let start = start.map_or(0, |close| close + '】'.len_utf8());
    document.title = Some(paragraph.prose.get(start..end)).filter(|title| !title.is_empty());
    uses.field(at, Field::Title);
}

/// Completes the issuing bodies of a document: who stands in a cell of its own, where nobody signs. What a row
/// only tells about has no issuer.
pub(in crate::document) fn complete<'a>(uses: &Uses<'a, '_>, document: &mut Document<'a>) {
    if !uses.is_row || !document.issuing_bodies.is_empty() || document.kind != Kind::Notice {
        return;
    }
    let cell = uses.of_field(Field::Masthead).next().and_then(|at| uses.blocks[at].paragraph());
    let Some(paragraph) = cell else { return };
    let names = bodies(paragraph.text()).into_iter();
    document.issuing_bodies = names.map(|name| paragraph.prose.get(name)).collect();
    if !document.issuing_bodies.is_empty() {
        document.infer(Field::IssuingBodies, paragraph.span(), Inference::Masthead);
    }
}

/// The bodies that a cell names; none where it names a place or a company's numbers.
fn bodies(cell: &str) -> Vec<Range<usize>> {
    /// Short for the People's Bank, which no ending of a name tells.
    const BANK: &str = "央行";
    let names = header::split_bodies(cell, 0..bare(cell).len(), &['、']);
    let is_body =
        |name: &Range<usize>| cell[name.clone()] == *BANK || name::is_body(&cell[name.clone()]);
    if names.iter().any(is_body) { names } else { Vec::new() }
}

/// A cell without the separator behind it.
fn bare(cell: &str) -> &str {
    cell.trim_end_matches(|c| c == '|' || is_blank(c))
}
