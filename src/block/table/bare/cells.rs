//! The cells of lines that nothing but their breaks part.

use std::{borrow::Cow, ops::Range};

use crate::{
    block::table::{
        grid::{GridCell, GridRow},
        header, hint,
    },
    line::{Classes, Line, LineKind},
    text::{ProseBuilder, is_arabic},
};

const LONGEST_CELL: usize = 3000;

/// The next line with text, past blank lines and page furniture.
pub(super) fn next_text(lines: &[Line], at: usize) -> Option<usize> {
    const WIDEST_GAP: usize = 24;
    // Nearly always it is the next line.
    if lines.get(at)?.kind == LineKind::Text {
        return Some(at);
    }
    let mut rest = lines.get(at..)?.iter().take(WIDEST_GAP);
    rest.position(|line| line.kind == LineKind::Text).map(|skip| at + skip)
}

/// The cells of the lines: one a line, or the lines between two blank ones where those part cells.
pub(super) struct Cells<'s> {
    pub(super) source: &'s str,
    pub(super) lines: &'s [Line],
    /// Whether blank lines part the cells.
    pub(super) spaced: bool,
}

/// The place of a cell: most that are looked at are none of a table, so that hardly any becomes a [`GridCell`].
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Its first line.
    pub(super) first: usize,
    /// The line behind it; all lines with text up to there are its own.
    pub(super) next: usize,
    pub(super) span: Range<usize>,
}

impl Found {
    /// Adds the cell that stands below.
    pub(super) fn append(&mut self, below: Self) {
        self.span.end = below.span.end;
        self.next = below.next;
    }
}

impl<'s> Cells<'s> {
    /// The cell at or behind a line, past blank lines and page furniture.
    pub(super) fn at(&self, at: usize) -> Option<Found> {
        let mut found = self.line(next_text(self.lines, at)?)?;
        while self.goes_on(found.next) && (self.spaced || self.breaks_off(&found)) {
            found.append(self.line(found.next)?);
            if found.span.len() > LONGEST_CELL {
                return None;
            }
        }
        Some(found)
    }

    /// The cell at or behind a line where the running number is expected. Where rows are long it stands as far from
    /// the next as the numbers of pages do, so that it was taken for one of them.
    pub(super) fn number_at(&self, at: usize, number: u32) -> Option<Found> {
        self.number_as_of_page(at, number).or_else(|| self.at(at))
    }

    /// The running number in front of the next line with text, where it was taken for that of a page.
    pub(super) fn number_as_of_page(&self, at: usize, number: u32) -> Option<Found> {
        let text = next_text(self.lines, at)?;
        if text == at || self.lines[text].begins_page {
            return None;
        }
        let says = |at: &usize| {
            let (line, text) = (&self.lines[*at], self.lines[*at].text(self.source));
            let is_bare = line.kind == LineKind::Furniture && text.chars().all(is_arabic);
            is_bare && !line.begins_page && hint::number(text) == Some(number)
        };
        // Behind the number of a page the running number itself may stand.
        let is_text = hint::number(self.lines[text].text(self.source)) == Some(number);
        (at..text).find(says).filter(|_| !is_text).and_then(|at| self.line(at))
    }

    /// The cell behind a row's number. Where that was taken for a page's, the cell below may have been for what heads
    /// pages: GB/T 101, GB/T 102.
    pub(super) fn behind_number(&self, number: &Found) -> Option<Found> {
        let is_furniture = |at: usize| self.lines[at].kind == LineKind::Furniture;
        let text = next_text(self.lines, number.next)?;
        let heads_page = |at: &usize| is_furniture(*at) && !self.lines[*at].begins_page;
        let head = (number.next..text).find(heads_page).filter(|_| is_furniture(number.first));
        head.map_or_else(|| self.at(text), |at| self.line(at))
    }

    fn goes_on(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(|line| line.kind == LineKind::Text)
    }

    /// Whether a cell's last line ends within a sentence or a list, so that its next line is the cell's.
    fn breaks_off(&self, found: &Found) -> bool {
        self.source[found.span.clone()].ends_with(['，', '、'])
    }

    pub(super) fn line(&self, at: usize) -> Option<Found> {
        let line = self.lines.get(at)?;
        let span = line.head as usize..line.tail as usize;
        (span.len() <= LONGEST_CELL).then(|| Found { first: at, next: at + 1, span })
    }

    pub(super) fn text(&self, found: &Found) -> Cow<'s, str> {
        match &self.lines[found.first..found.next] {
            [line] if !line.traits.classes.any(Classes::LAYOUT) => {
                Cow::Borrowed(line.text(self.source))
            }
            _ => {
                let mut builder = ProseBuilder::new(self.source);
                self.places(found).for_each(|place| builder.push(place));
                builder.finish().into_text()
            }
        }
    }

    /// Whether a cell holds a mark of a sentence outside of any layout, so that it heads no column. Such cells are long,
    /// and this spares putting their text together.
    pub(super) fn is_sentence(&self, found: &Found) -> bool {
        let is_sentence = |line: &Line| {
            let classes = line.traits.classes;
            classes.any(Classes::NO_HEADER)
                && !classes.any(Classes::MARKS_OF_LAYOUT)
                && !header::begins_with_plan(line.text(self.source))
        };
        self.texts(found).any(is_sentence)
    }

    /// The lines with text of a cell; a line by itself may be a number that was taken for a page's.
    fn texts(&self, found: &Found) -> impl Iterator<Item = &'s Line> {
        let lines = &self.lines[found.first..found.next];
        lines.iter().filter(move |line| line.kind == LineKind::Text || lines.len() == 1)
    }

    fn places(&self, found: &Found) -> impl Iterator<Item = Range<usize>> {
        self.texts(found).map(|line| line.head as usize..line.tail as usize)
    }

    pub(super) fn cell(&self, found: &Found) -> GridCell {
        let mut cell = GridCell::default();
        self.places(found).for_each(|place| cell.push(place, true));
        cell
    }

    pub(super) fn row<'f>(&self, found: impl Iterator<Item = &'f Found>) -> Option<GridRow> {
        let mut row = GridRow::default();
        for found in found {
            if row.cells.is_empty() {
                row.span = found.span.clone();
            }
            row.span.end = found.span.end;
            row.cells.push(self.cell(found));
        }
        (!row.cells.is_empty()).then_some(row)
    }

    pub(super) fn number(&self, found: &Found) -> Option<u32> {
        let text = self.text(found);
        // （一） and 一、 label headings; a running number is written in digits.
        hint::number(&text).filter(|_| !text.contains(|c: char| "一二三四五六七八九十".contains(c)))
    }
}
