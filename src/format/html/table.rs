//! The tables of a page: which cells stand where, and whether they are a table at all.

use super::pairs::{self, Half};
use crate::{
    Span,
    block::table::{MAX_COLUMNS, MarkedCell, MarkedTable},
    format::Renderer,
};

/// Tables in tables beyond this depth are text: no page has them, a broken one may.
const DEEPEST: usize = 32;

/// The tables of a page.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// Those whose end has not come yet, outermost first.
    open: Vec<OpenTable>,
    /// Those that are tables of a document, in order, none within another.
    pub(super) done: Vec<MarkedTable>,
    /// Open tables below the deepest that counts.
    too_deep: usize,
    /// The places in the text of what is no table any more because of a limit.
    pub(super) cut: Vec<Span>,
}

impl Tables {
    /// A table begins.
    pub(super) fn open(&mut self, at: usize) {
        if self.open.len() < DEEPEST {
            self.open.push(OpenTable::default());
        } else {
            self.too_deep += 1;
            self.cut.push(Span::new(at, at));
        }
    }

    /// A table ends.
    pub(super) fn close(&mut self, renderer: &mut Renderer<'_>) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let Some(table) = self.open.pop() else { return };
        if let Some(outer) = self.open.last_mut() {
            outer.nest(&table);
        }
        let Some(mut marked) = table.into_marked(self.done.last(), renderer) else { return };
        if !within_limits(&mut marked) {
            return self.cut.push(marked.span);
        }
        while self.done.last().is_some_and(|inner| inner.span.start >= marked.span.start) {
            self.done.pop();
        }
        self.done.push(marked);
    }

    /// The page ends.
    pub(super) fn close_all(&mut self, renderer: &mut Renderer<'_>) {
        self.too_deep = 0;
        while !self.open.is_empty() {
            self.close(renderer);
        }
    }

    /// Whether the page stands within a table.
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// A row begins; one outside of any table begins a table.
    pub(super) fn row(&mut self) {
        self.innermost().row();
    }

    /// A row ends.
    pub(super) fn end_row(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.end_row();
        }
    }

    /// A cell begins.
    pub(super) fn cell(&mut self, columns: u16, rows: u16) {
        self.innermost().cell(columns, rows);
    }

    /// A cell ends.
    pub(super) fn end_cell(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.end_cell();
        }
    }

    /// A line of the page ends.
    pub(super) fn line(&mut self, line: Span) {
        if let Some(table) = self.open.last_mut() {
            table.line(line);
        }
    }

    fn innermost(&mut self) -> &mut OpenTable {
        if self.open.is_empty() {
            self.open.push(OpenTable::default());
        }
        let last = self.open.len() - 1;
        &mut self.open[last]
    }
}

/// A table whose end has not come yet.
#[derive(Debug, Default)]
struct OpenTable {
    rows: Vec<Vec<MarkedCell>>,
    /// Whether the last row takes further cells.
    has_row: bool,
    /// Whether its last cell takes further lines.
    has_cell: bool,
    /// Whether a table stands in one of its cells.
    has_table: bool,
}

impl OpenTable {
    /// A row begins.
    fn row(&mut self) {
        self.rows.push(Vec::new());
        (self.has_row, self.has_cell) = (true, false);
    }

    /// A row ends.
    fn end_row(&mut self) {
        (self.has_row, self.has_cell) = (false, false);
    }

    /// A cell begins.
    fn cell(&mut self, columns: u16, rows: u16) {
        if !self.has_row {
            self.row();
        }
        self.has_cell = true;
        if let Some(row) = self.rows.last_mut() {
            row.push(MarkedCell { lines: Vec::new(), columns: columns.max(1), rows: rows.max(1) });
        }
    }

    /// A cell ends.
    fn end_cell(&mut self) {
        self.has_cell = false;
    }

    /// A line of the page stands in the table; what stands outside of its cells belongs to none.
    fn line(&mut self, line: Span) {
        if !self.has_cell {
            return;
        }
        if let Some(cell) = self.rows.last_mut().and_then(|row| row.last_mut()) {
            cell.lines.push(line);
        }
    }

    /// Takes the lines of a table that stands in the open cell.
    fn nest(&mut self, inner: &OpenTable) {
        self.has_table = true;
        for line in inner.rows.iter().flatten().flat_map(|cell| &cell.lines) {
            self.line(*line);
        }
    }

    /// The table, if it is one of a document and not the frame of a page or of what it says about itself.
    fn into_marked(
        self,
        above: Option<&MarkedTable>,
        renderer: &mut Renderer<'_>,
    ) -> Option<MarkedTable> {
        if self.has_table {
            return None;
        }
        let halves: Vec<Vec<Half>> =
            self.rows.iter().map(|row| halves(row, renderer.text())).collect();
        if pairs::are_about_document(&halves) {
            self.rows.iter().zip(&halves).for_each(|(row, halves)| pair(row, halves, renderer));
            return None;
        }
        let mut lines = self.rows.iter().flatten().flat_map(|cell| &cell.lines);
        let first = lines.next()?;
        let last = lines.next_back().unwrap_or(first);
        let several = self.rows.iter().filter(|row| filled(row).count() > 1).count();
        // A page may leave a single row of a table that goes on, or the rest of one and another.
        let goes_on = || above.is_some_and(|above| is_next(above, *first, renderer.text()));
        if several == 0 || several == 1 && self.rows.len() > 1 && !goes_on() {
            return None;
        }
        let span = first.join(*last);
        Some(MarkedTable { rows: self.rows, span })
    }
}

/// Trims what cells are merged over to the columns that there are; false for a table of more columns than any notice
/// has.
fn within_limits(table: &mut MarkedTable) -> bool {
    let sizes = table.rows.iter().map(|row| row.iter().map(|cell| usize::from(cell.columns)));
    // A cell over a hundred columns is one over all that there are.
    let widths =
        sizes.map(|sizes| sizes.map(|size| if size > MAX_COLUMNS { 1 } else { size }).sum());
    let width: usize = widths.max().unwrap_or(0);
    for cell in table.rows.iter_mut().flatten() {
        cell.columns = cell.columns.min(width as u16);
    }
    width <= MAX_COLUMNS
}

/// Whether nothing stands between a table and a line.
fn is_next(above: &MarkedTable, line: Span, text: &str) -> bool {
    let between = text.get(above.span.end as usize..line.start as usize);
    between.is_some_and(|between| between.trim().is_empty())
}

fn filled(row: &[MarkedCell]) -> impl Iterator<Item = &MarkedCell> {
    row.iter().filter(|cell| !cell.lines.is_empty())
}

/// What each cell of a row says as half of a pair.
fn halves(row: &[MarkedCell], text: &str) -> Vec<Half> {
    let half = |cell: &MarkedCell| match cell.lines.as_slice() {
        [line] => Half::of(&text[line.range()]),
        _ => Half::Other,
    };
    row.iter().map(half).collect()
}

/// Puts the value behind its label, on the same line.
fn pair(row: &[MarkedCell], halves: &[Half], renderer: &mut Renderer<'_>) {
    for (at, half) in halves.iter().enumerate() {
        let Half::Label { has_colon, .. } = half else { continue };
        let is_value = halves.get(at + 1).is_some_and(|next| *next == Half::Other);
        let value = row.get(at + 1).and_then(|cell| cell.lines.first());
        if let (true, [label], Some(value)) = (is_value, row[at].lines.as_slice(), value) {
            renderer.join_lines(label.end, value.start, if *has_colon { ' ' } else { ':' });
        }
    }
}
