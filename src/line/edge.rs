//! What characters at the ends of lines say: one look at a table for each end of a line answers what many ask of it.

use std::ops::Range;

use super::{furniture, page_number};
use crate::{
    grammar::{label, punctuation},
    text::{
        scan::{code_at, width},
        set_of_bits,
    },
};

/// What a character says that begins or ends a line.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Edge(u16);

set_of_bits!(Edge);

impl Edge {
    pub(crate) const NONE: Self = Self(0);
    /// A mark that ends a sentence, colons among them.
    pub(crate) const SENTENCE_END: Self = Self(1);
    /// A colon of either width.
    pub(crate) const COLON: Self = Self(1 << 1);
    /// ， or 、, behind which a list goes on.
    pub(crate) const LISTING: Self = Self(1 << 2);
    /// ꎬ, the ， of fonts for print.
    pub(crate) const COMMA_IN_PRINT: Self = Self(1 << 3);
    /// An Arabic digit of either width.
    pub(crate) const DIGIT: Self = Self(1 << 4);
    /// An opening bracket.
    pub(crate) const OPENING: Self = Self(1 << 5);
    /// A closing bracket.
    pub(crate) const CLOSING: Self = Self(1 << 6);
    /// `|`
    pub(crate) const PIPE: Self = Self(1 << 7);
    /// A mark that can't stand at the head of a paragraph.
    pub(crate) const NEVER_LEADS: Self = Self(1 << 8);
    /// What labels begin with.
    pub(crate) const LABEL: Self = Self(1 << 9);
    /// What marks in front of a line's text begin with.
    pub(crate) const MARK: Self = Self(1 << 10);
    /// What the first words begin with of lines that open a block.
    pub(crate) const OPENER: Self = Self(1 << 11);
    /// What the last words end with of lines that open a block: 印发, 文号, a date.
    pub(crate) const CLOSER: Self = Self(1 << 12);
    /// A mark behind the one that ends a sentence.
    pub(crate) const BEHIND_END: Self = Self(1 << 13);
    /// What the number of a page and other furniture end with.
    pub(crate) const OF_PAGES: Self = Self(1 << 14);
    /// 的, which belongs to the word in front of it.
    pub(crate) const PARTICLE: Self = Self(1 << 15);

    /// What a character says.
    #[inline]
    pub(crate) const fn of(c: char) -> Self {
        let code = c as usize;
        if code >= ROW * ROW_OF.len() {
            return Self::NONE;
        }
        ROWS[ROW_OF[code / ROW] as usize % MOST_ROWS][code % ROW]
    }
}

/// The characters that say each.
const CHARS: [(Edge, &str); 17] = [
    (Edge::SENTENCE_END, punctuation::SENTENCE_ENDS),
    (Edge::COLON, "：:"),
    (Edge::LISTING, "，、"),
    (Edge::COMMA_IN_PRINT, "ꎬ"),
    (Edge::DIGIT, "0123456789０１２３４５６７８９"),
    (Edge::OPENING, punctuation::OPENING),
    (Edge::CLOSING, punctuation::CLOSING),
    (Edge::PIPE, "|"),
    (Edge::NEVER_LEADS, punctuation::NEVER_LEADING),
    (Edge::LABEL, label::BEGINNINGS),
    (Edge::MARK, "#*-+>"),
    (Edge::OPENER, "附抄主责牵配参完联协发时出列请缺记会当您上下—（(〔[【■●◆★□▲"),
    (Edge::CLOSER, "发号日"),
    (Edge::BEHIND_END, "*”」』"),
    (Edge::OF_PAGES, furniture::LAST),
    (Edge::OF_PAGES, page_number::ROMAN),
    (Edge::PARTICLE, "的"),
];

/// Characters whose code points differ in the lower six bits alone.
const ROW: usize = 64;

/// Rows of characters that say anything, and one of those that don't.
const MOST_ROWS: usize = 64;

/// Rows of private use: icons, which stand where numbers of pages do.
const PRIVATE: Range<usize> = 0xe000 / ROW..0xf900 / ROW;

/// The row of each character below U+10000.
static ROW_OF: [u8; 0x10000 / ROW] = TABLES.0;

static ROWS: [[Edge; ROW]; MOST_ROWS] = TABLES.1;

const TABLES: ([u8; 0x10000 / ROW], [[Edge; ROW]; MOST_ROWS]) = {
    let mut row_of = [0; 0x10000 / ROW];
    let mut rows = [[Edge::NONE; ROW]; MOST_ROWS];
    rows[1] = [Edge::OF_PAGES; ROW];
    let mut at = PRIVATE.start;
    while at < PRIVATE.end {
        row_of[at] = 1;
        at += 1;
    }
    let (mut used, mut list) = (2, 0);
    while list < CHARS.len() {
        let (says, bytes) = (CHARS[list].0, CHARS[list].1.as_bytes());
        let mut at = 0;
        while at < bytes.len() {
            let code = code_at(bytes, at);
            let row = &mut row_of[code / ROW];
            if *row == 0 {
                *row = used as u8;
                used += 1;
            }
            let place = &mut rows[*row as usize][code % ROW];
            *place = place.or(says);
            at += width(bytes[at]);
        }
        list += 1;
    }
    (row_of, rows)
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_says_what_its_lists_do() {
        for c in '\0'..=char::MAX {
            let listed = CHARS.iter().filter(|(_, chars)| chars.contains(c));
            let is_private = ('\u{e000}'..='\u{f8ff}').contains(&c);
            let private = if is_private { Edge::OF_PAGES } else { Edge::NONE };
            let expected = listed.fold(private, |all, (says, _)| all.or(*says));
            assert_eq!(Edge::of(c), expected, "{c:?}");
        }
    }
}
