//! What a form gives: rows of raw cells, each the places of its lines.

use std::{borrow::Cow, ops::Range};

use super::{Cell, few::Few, hint};
use crate::{
    Span,
    text::{Prose, ProseBuilder},
};

/// No table of a notice has more columns; a line with more separators is no row.
pub(crate) const MAX_COLUMNS: usize = 40;

/// A table cut into cells, header included.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) rows: Vec<GridRow>,
    /// Index of the first line behind the table.
    pub(super) end: usize,
    pub(super) form: Form,
}

/// How a text marks cells; says what a row with too few of them means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Empty cells are written: a row with fewer cells lost its last ones.
    Tabs,
    /// Like tabs, and a line that says which row is the header.
    Pipes,
    /// Each cell is a line, empty or not: a row with fewer cells is merged across.
    Indented,
    /// Empty cells are not written.
    Bare,
    /// The place in the line says the column: every row is complete.
    Aligned,
    /// The format says where each cell stands: every row is complete.
    Marked,
}

/// A row of raw cells.
#[derive(Debug, Default)]
pub(super) struct GridRow {
    pub(super) cells: Vec<GridCell>,
    pub(super) span: Range<usize>,
    /// Whether blank lines or page furniture stand above.
    pub(super) after_break: bool,
}

/// A raw cell: the places of its text.
#[derive(Debug, Default, Clone)]
pub(super) struct GridCell {
    pub(super) pieces: Few<Piece>,
    /// Whether it is another place of a merged cell, in a grid whose format says so.
    pub(super) is_copy: bool,
}

/// A place of a cell's text.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) range: Range<usize>,
    /// Whether it begins a new line of the cell.
    pub(super) breaks: bool,
}

impl GridRow {
    /// The texts of its cells, for looking at them only.
    pub(super) fn texts<'a>(&self, source: &'a str) -> Vec<Cow<'a, str>> {
        self.cells.iter().map(|cell| cell.peek(source)).collect()
    }

    /// Whether its cells have these texts. Most rows that have not are told by their first cell.
    pub(super) fn says(&self, source: &str, texts: &[Cow<'_, str>]) -> bool {
        self.cells.len() == texts.len()
            && self.cells.iter().zip(texts).all(|(cell, text)| cell.peek(source) == *text)
    }

    /// Whether it has any text. A header that is repeated before such a row begins no table, so
    /// that
    /// a text of headers alone is not read again from each of them.
    pub(super) fn has_text(&self, source: &str) -> bool {
        self.cells.iter().any(|cell| !cell.peek(source).is_empty())
    }
}

impl GridCell {
    pub(super) fn of(range: Range<usize>) -> Self {
        let mut cell = Self::default();
        cell.push(range, true);
        cell
    }

    pub(super) fn push(&mut self, range: Range<usize>, breaks: bool) {
        if !range.is_empty() {
            self.pieces.push(Piece { range, breaks });
        }
    }

    /// Whether it is another place of the same merged cell.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let start = |cell: &Self| cell.pieces.first().map(|piece| piece.range.start);
        (self.is_copy || other.is_copy) && start(self).is_some() && start(self) == start(other)
    }

    /// Adds the lines of another cell below.
    pub(super) fn append(&mut self, other: GridCell) {
        self.pieces.append(other.pieces);
    }

    /// Its text, for looking at it only.
    pub(super) fn peek<'a>(&self, source: &'a str) -> Cow<'a, str> {
        self.join(source)
    }

    /// Its text in a header, where only the first place of a merged cell counts.
    pub(super) fn header<'a>(&self, source: &'a str) -> Cow<'a, str> {
        match self.pieces.only() {
            _ if self.is_copy => Cow::Borrowed(""),
            Some(_) => self.join(source),
            None => self.read(source).text,
        }
    }

    fn join<'a>(&self, source: &'a str) -> Cow<'a, str> {
        let mut builder = ProseBuilder::new(source);
        for piece in self.pieces.iter() {
            builder.push(piece.range.clone());
        }
        builder.finish().into_text()
    }

    /// The cell without layout.
    pub(super) fn read<'a>(&self, source: &'a str) -> Cell<'a> {
        if let Some(Piece { range, .. }) = self.pieces.only() {
            let span = Span::new(range.start, range.end);
            let text = Prose::of(source, range.clone()).into_text();
            return Cell { text, span, lines: Few::of(span) };
        }
        let lines = self.lines();
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
            return Cell::default();
        };
        let span = first.join(*last);
        if lines.len() < 2 {
            return Cell { text: self.join(source), span, lines };
        }
        Cell { text: self.join_lines(source), span, lines }
    }

    /// Joins wrapped lines; a break between two units by themselves is kept, for it parts them.
    fn join_lines<'a>(&self, source: &'a str) -> Cow<'a, str> {
        let texts: Vec<_> = self.line_texts(source);
        let parted: Vec<bool> =
            texts.windows(2).map(|pair| hint::both_units(&pair[0], &pair[1])).collect();
        if !parted.contains(&true) {
            return self.join(source);
        }
        let mut text = String::new();
        for (at, line) in texts.iter().enumerate() {
            if at > 0 && parted[at - 1] {
                text.push('\n');
            }
            text.push_str(line);
        }
        Cow::Owned(text)
    }

    fn line_texts<'a>(&self, source: &'a str) -> Vec<Cow<'a, str>> {
        let mut texts = Vec::new();
        let mut builder = ProseBuilder::new(source);
        for piece in self.pieces.iter() {
            if piece.breaks && !builder.is_empty() {
                texts.push(builder.finish().into_text());
            }
            builder.push(piece.range.clone());
        }
        texts.push(builder.finish().into_text());
        texts
    }

    fn lines(&self) -> Few<Span> {
        let mut lines = Few::<Span>::default();
        for piece in self.pieces.iter() {
            let span = Span::new(piece.range.start, piece.range.end);
            match lines.last_mut() {
                Some(last) if !piece.breaks => *last = last.join(span),
                _ => lines.push(span),
            }
        }
        lines
    }
}

/// A range without the blanks around it.
pub(super) fn trim(source: &str, range: Range<usize>) -> Range<usize> {
    let text = &source[range.clone()];
    let blank = |c: char| crate::text::is_blank(c) || crate::text::is_zero_width(c);
    let kept = text.trim_start_matches(blank);
    let start = range.end - kept.len();
    start..start + kept.trim_end_matches(blank).len()
}
