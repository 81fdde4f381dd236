//! **Room**: what the tables of a text may still cost.

use std::borrow::Cow;

use super::Cell;
use crate::Limits;

/// The room that is left for tables. The length of the text bounds neither their cells nor what these hold: a row of a few
/// bytes has as many cells as the widest of its table, and a merged cell stands in each of its rows.
#[derive(Debug)]
pub(crate) struct Room {
    /// Cells, each place of a merged one counted.
    cells: usize,
    /// Bytes of texts that stand in a table more than once.
    copies: usize,
    /// Whether rows did not fit.
    lost_rows: bool,
    /// Whether copies did not fit.
    lost_copies: bool,
}

impl Room {
    /// The room for all tables of a text of so many bytes.
    pub(crate) fn new(limits: &Limits, bytes: usize) -> Self {
        /// Copies that no table is too short for.
        const SLACK: usize = 1 << 20;
        let copies = bytes.saturating_mul(limits.copy_ratio).saturating_add(SLACK);
        Self { cells: limits.cells, copies, lost_rows: false, lost_copies: false }
    }

    /// Whether rows were left out for want of room since this was asked last.
    pub(crate) fn lost_rows(&mut self) -> bool {
        std::mem::take(&mut self.lost_rows)
    }

    /// Whether copies were left out for want of room since this was asked last.
    pub(crate) fn lost_copies(&mut self) -> bool {
        std::mem::take(&mut self.lost_copies)
    }

    /// The room for one more table.
    pub(super) fn rows(&mut self) -> Rows<'_> {
        Rows { room: self, widest: 0 }
    }

    /// Whether a table of so many cells, with copies of so many bytes, fits.
    pub(super) fn fits(&self, cells: usize, copies: usize) -> bool {
        cells <= self.cells && copies <= self.copies
    }

    /// Remembers that rows do not fit.
    pub(super) fn lose_rows(&mut self) {
        self.lost_rows = true;
    }

    /// Takes what a table takes.
    pub(super) fn take(&mut self, cells: usize, copies: usize) {
        self.cells = self.cells.saturating_sub(cells);
        self.copies = self.copies.saturating_sub(copies);
    }

    /// A copy of a cell while there is room for it; an empty cell else.
    pub(super) fn copy<'a>(&mut self, cell: &Cell<'a>) -> Cell<'a> {
        let lines = cell.lines.len() * size_of_val(&cell.span);
        if self.pays(lines + owned(&cell.text)) { cell.clone() } else { Cell::default() }
    }

    /// A copy of a text while there is room for it; an empty text else.
    pub(super) fn copy_text<'a>(&mut self, text: &Cow<'a, str>) -> Cow<'a, str> {
        if self.pays(owned(text)) { text.clone() } else { Cow::default() }
    }

    fn pays(&mut self, bytes: usize) -> bool {
        let fits = bytes <= self.copies;
        match fits {
            true => self.copies -= bytes,
            false => self.lost_copies = true,
        }
        fits
    }
}

/// Bytes that a copy of a text takes.
#[expect(clippy::ptr_arg, reason = "whether it is borrowed is the question")]
fn owned(text: &Cow<'_, str>) -> usize {
    match text {
        Cow::Owned(text) => text.len(),
        Cow::Borrowed(_) => 0,
    }
}

/// The room for the rows of a table that is being read.
#[derive(Debug)]
pub(super) struct Rows<'r> {
    room: &'r mut Room,
    widest: usize,
}

impl Rows<'_> {
    /// Whether a row of so many cells fits behind so many rows. Each row counts as many cells as the widest: once the
    /// table is complete it has as many.
    pub(super) fn take(&mut self, rows: usize, cells: usize) -> bool {
        let widest = self.widest.max(cells);
        let fits = (rows + 1).saturating_mul(widest) <= self.room.cells;
        match fits {
            true => self.widest = widest,
            false => self.room.lose_rows(),
        }
        fits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(cells: usize, copy_ratio: usize) -> Room {
        Room::new(&Limits::new().with_cells(cells).with_copy_ratio(copy_ratio), 1 << 20)
    }

    #[test]
    fn a_row_counts_as_many_cells_as_the_widest() {
        let mut room = room(12, 1);
        let mut rows = room.rows();
        assert!(rows.take(0, 2) && rows.take(1, 4) && rows.take(2, 1));
        assert!(!rows.take(3, 1));
        assert!(room.lost_rows() && !room.lost_rows() && !room.lost_copies());
        // Another table begins with as much room as the last one left.
        room.take(10, 0);
        assert!(room.rows().take(0, 2) && !room.rows().take(1, 2));
    }

    #[test]
    fn copies_of_borrowed_texts_cost_nothing() {
        let mut room = room(1, 0);
        let text = Cow::Owned("县".repeat(1 << 17));
        assert_eq!(room.copy_text(&text), text);
        assert_eq!(room.copy_text(&text), text);
        assert!(!room.lost_copies());
        assert_eq!(room.copy_text(&text), "");
        assert!(room.lost_copies());
        let lasting = Cow::Borrowed("县".repeat(1 << 20).leak() as &str);
        assert_eq!(room.copy_text(&lasting), lasting);
    }
}
