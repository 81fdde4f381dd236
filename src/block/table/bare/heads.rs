//! The headers that lines may begin with, a cell a line.

use std::borrow::Cow;

use super::{
    super::{
        grid::GridRow,
        header::{self, Word},
    },
    cells::{Cells, Found},
};
use crate::text::is_cjk;

const MAX_HEADER: usize = 12;

/// A header: its row, its words and the line behind it.
pub(super) struct Header<'s> {
    pub(super) row: GridRow,
    pub(super) texts: Vec<Cow<'s, str>>,
    pub(super) words: Vec<Word>,
    pub(super) next: usize,
}

/// What may be a cell of a header, its text and what it says.
type HeaderCell<'s> = (Found, Cow<'s, str>, Word);

/// The headers that may begin at a line: all short cells up to the first number, or else those up to
/// the last known word, for a heading may stand between the header and the first number.
pub(super) fn headers<'s>(cells: &Cells<'s>, at: usize) -> Vec<Header<'s>> {
    let mut found: Vec<HeaderCell<'s>> = Vec::new();
    let mut next = at;
    while found.len() <= MAX_HEADER && cells.number_as_of_page(next, 1).is_none() {
        let cell = cells.header_at(next).filter(|cell| !cells.is_sentence(cell));
        let Some(cell) = cell else { break };
        let text = cells.text(&cell);
        let Some(word) = header::word(&text) else { break };
        next = cell.next;
        found.push((cell, text, word));
    }
    let known = found.iter().rposition(|(.., word)| word.is_known()).map_or(0, |at| at + 1);
    let whole = found.len();
    let numbered = found.first().is_some_and(|(.., word)| *word == Word::Sequence);
    let longer = (numbered && whole > known).then_some(whole);
    let counts = longer.into_iter().chain([known]);
    counts.filter_map(|count| header(cells, &found[..count], count == whole)).collect()
}

impl<'s> Cells<'s> {
    /// The cell of a header at or behind a line. Print sets a short word apart, 指 标, and its letters become cells.
    pub(super) fn header_at(&self, at: usize) -> Option<Found> {
        const MOST_LETTERS: usize = 6;
        let first = self.at(at)?;
        if !self.spaced || !self.is_letter(&first) {
            return Some(first);
        }
        let mut word = first.clone();
        for _ in 1..MOST_LETTERS {
            let Some(next) = self.at(word.next).filter(|next| self.is_letter(next)) else { break };
            word.append(next);
        }
        // Of 镇, 村, 组 each heads a column.
        let is_known = header::word(&self.text(&word)).is_some_and(Word::is_known);
        Some(if is_known { word } else { first })
    }

    fn is_letter(&self, found: &Found) -> bool {
        let text = self.text(found);
        text.starts_with(is_cjk) && text.chars().nth(1).is_none()
    }
}

fn header<'s>(cells: &Cells<'s>, found: &[HeaderCell<'s>], is_whole: bool) -> Option<Header<'s>> {
    let words: Vec<Word> = found.iter().map(|(.., word)| *word).collect();
    let is_numbered = words.first() == Some(&Word::Sequence);
    // Numbers tell rows also where nothing but them is known, and beside a single column of text where blank lines part
    // the cells; limits alone are a column whose row is scattered.
    let is_list = is_whole && cells.spaced && words.last() != Some(&Word::Deadline);
    let fewest = if is_numbered && is_list { 2 } else { 3 };
    if !(fewest..=MAX_HEADER).contains(&found.len()) {
        return None;
    }
    let texts: Vec<Cow<'s, str>> = found.iter().map(|(_, text, _)| text.clone()).collect();
    let unique = texts.iter().enumerate().all(|(at, text)| !texts[..at].contains(text));
    let known = words.iter().filter(|word| word.is_known()).count();
    if !unique || !(is_numbered || known >= 2 && says_who_and_what(&words)) {
        return None;
    }
    let row = cells.row(found.iter().map(|(found, ..)| found))?;
    Some(Header { row, texts, words, next: found.last()?.0.next })
}

fn says_who_and_what(words: &[Word]) -> bool {
    words.iter().any(|word| word.names_units()) && words.iter().any(|word| word.is_task_like())
}
