//! **Tabs**: a row a line, a tab between cells, empty cells where cells are merged.
//!
//! Spreadsheets and web pages copy like that. A line break inside a cell breaks the row, so a line
//! with too few cells is put together with the next where both make a whole row.

use std::ops::Range;

use super::{
    complete::is_header,
    grid::{Form, Grid, GridCell, GridRow, MAX_COLUMNS, trim},
    header::word,
    hint,
    room::Rows,
};
use crate::{
    line::{Line, LineKind},
    text::is_arabic,
};

pub(super) fn grid(source: &str, lines: &[Line], at: usize, mut room: Rows<'_>) -> Option<Grid> {
    let header = row(source, lines.get(at)?)?;
    if !is_header(source, &header.cells) && !heads_numbers(source, &header, &lines[at + 1..]) {
        return None;
    }
    if !room.take(0, header.cells.len()) {
        return None;
    }
    let mut reader = Reader {
        source,
        lines,
        at: at + 1,
        columns: header.cells.len(),
        rows: vec![header],
        has_text: false,
        room,
    };
    while reader.step() {}
    (reader.rows.len() > 1).then_some(Grid { rows: reader.rows, end: reader.at, form: Form::Tabs })
}

/// Whether words that head no column elsewhere head these: short texts above rows of as many cells, in
/// which one column holds nothing but numbers. Names and bodies side by side have none.
fn heads_numbers(source: &str, header: &GridRow, below: &[Line]) -> bool {
    const FEWEST_COLUMNS: usize = 3;
    /// So many rows show what a column holds.
    const MOST_ROWS: usize = 3;
    let columns = header.cells.len();
    let is_word = |cell: &GridCell| {
        let text = cell.peek(source);
        word(&text).is_some() && !text.contains(is_arabic)
    };
    if columns < FEWEST_COLUMNS || !header.cells.iter().all(is_word) {
        return false;
    }
    let same = |row: &GridRow| row.cells.len() == columns;
    let rows = below.iter().take(MOST_ROWS).map_while(|line| row(source, line).filter(same));
    let rows: Vec<GridRow> = rows.collect();
    let holds_numbers =
        |column: usize| rows.iter().all(|row| hint::is_amount(&row.cells[column].peek(source)));
    !rows.is_empty() && (0..columns).any(holds_numbers)
}

/// Reads the rows below the header.
struct Reader<'s, 'r> {
    source: &'s str,
    lines: &'s [Line],
    /// The first line behind the rows so far.
    at: usize,
    /// How many cells a whole row has.
    columns: usize,
    rows: Vec<GridRow>,
    /// Whether a row below the header has text.
    has_text: bool,
    room: Rows<'r>,
}

impl Reader<'_, '_> {
    /// Reads the next row; `false` behind the last.
    fn step(&mut self) -> bool {
        let Some(next) = self.next_text() else { return false };
        let after_break = next > self.at;
        let Some(mut row) = row(self.source, &self.lines[next]) else {
            return !after_break && self.loose_line(next);
        };
        if is_header(self.source, &row.cells) && !self.is_like_header(&row) {
            return false;
        }
        let before = std::mem::replace(&mut self.at, next + 1);
        self.complete(&mut row);
        if !self.room.take(self.rows.len(), row.cells.len()) {
            self.at = before;
            return false;
        }
        self.has_text = self.has_text || row.has_text(self.source);
        row.after_break = after_break;
        self.rows.push(row);
        true
    }

    /// The next line with text; a line of tabs is an empty row and is passed over.
    fn next_text(&self) -> Option<usize> {
        let rest = self.lines.get(self.at..)?;
        rest.iter().position(|line| line.kind == LineKind::Text).map(|skip| self.at + skip)
    }

    /// Whether a header row is ours again, or its second row, rather than that of another table.
    fn is_like_header(&self, row: &GridRow) -> bool {
        let head = &self.rows[0].cells;
        let same = head.len() == row.cells.len()
            && head.iter().zip(&row.cells).all(|(a, b)| a.peek(self.source) == b.peek(self.source));
        let second =
            self.rows.len() == 1 && !same && row.cells.iter().any(|cell| cell.pieces.is_empty());
        (same && self.has_text) || second
    }

    /// Puts a row together whose cells hold line breaks.
    fn complete(&mut self, row: &mut GridRow) {
        while row.cells.len() < self.columns {
            let Some(line) = self.lines.get(self.at).filter(|line| line.kind == LineKind::Text)
            else {
                return;
            };
            let whole = cells(self.source, line);
            let Some(rest) = whole.filter(|rest| self.fits_behind(row, rest)) else { return };
            let mut rest = rest.into_iter();
            if let (Some(last), Some(first)) = (row.cells.last_mut(), rest.next()) {
                last.append(first);
            }
            row.cells.extend(rest);
            row.span.end = line.tail as usize;
            self.at += 1;
        }
    }

    fn fits_behind(&self, row: &GridRow, rest: &[GridCell]) -> bool {
        let sum = row.cells.len() + rest.len() - 1;
        if rest.len() > 1 {
            return sum == self.columns;
        }
        // A line without a tab is a cell's next line only where a line with the missing tabs
        // follows.
        let next = self.lines.get(self.at + 1).filter(|line| line.kind == LineKind::Text);
        next.and_then(|line| cells(self.source, line))
            .is_some_and(|next| next.len() > 1 && row.cells.len() + next.len() - 1 == self.columns)
    }

    /// A line without tabs between rows: the next line of a list of units, or a heading across the
    /// table.
    fn loose_line(&mut self, at: usize) -> bool {
        let line = &self.lines[at];
        let text = line.head as usize..line.tail as usize;
        if self.rows.len() > 1 && self.continues_units(&text) {
            if let Some(last) = self.rows.last_mut() {
                last.span.end = text.end;
                if let Some(cell) = last.cells.last_mut() {
                    cell.push(text, true);
                }
            }
        } else if self.is_heading(at) && self.room.take(self.rows.len(), 1) {
            let cells = vec![GridCell::of(text.clone())];
            self.rows.push(GridRow { cells, span: text, after_break: false });
        } else {
            return false;
        }
        self.at = at + 1;
        true
    }

    fn continues_units(&self, text: &Range<usize>) -> bool {
        const LONGEST: usize = 300;
        let Some(row) = self.rows.last().filter(|row| row.cells.len() == self.columns) else {
            return false;
        };
        let Some(piece) = row.cells.last().and_then(|cell| cell.pieces.last()) else {
            return false;
        };
        let above = &self.source[piece.range.clone()];
        if text.len() > LONGEST || above.len() > LONGEST * 4 {
            return false;
        }
        let below = &self.source[text.clone()];
        hint::are_units(below) && (above.ends_with('、') || hint::both_units(above, below))
    }

    /// A labelled or short line that another full row follows at once.
    fn is_heading(&self, at: usize) -> bool {
        const LONGEST: usize = 120;
        const FEWEST_COLUMNS: usize = 3;
        let line = &self.lines[at];
        let text = &self.source[line.head as usize..line.tail as usize];
        let full = |line: &Line| {
            line.kind == LineKind::Text
                && cells(self.source, line).is_some_and(|cells| cells.len() == self.columns)
        };
        self.columns >= FEWEST_COLUMNS
            && text.len() <= LONGEST
            && !text.ends_with(['。', '；', '：', ':'])
            && self.lines.get(at + 1).is_some_and(full)
    }
}

/// The row of a line with tabs; `None` for a line without, or with more than any table has.
fn row(source: &str, line: &Line) -> Option<GridRow> {
    let whole = &source.as_bytes()[line.start as usize..line.end as usize];
    if line.kind != LineKind::Text || memchr::memchr(b'\t', whole).is_none() {
        return None;
    }
    let cells = cells(source, line).filter(|cells| cells.len() > 1)?;
    Some(GridRow { cells, span: line.head as usize..line.tail as usize, after_break: false })
}

fn cells(source: &str, line: &Line) -> Option<Vec<GridCell>> {
    let range = line.start as usize..line.end as usize;
    let mut cells = Vec::new();
    let mut start = range.start;
    for tab in memchr::memchr_iter(b'\t', source[range.clone()].as_bytes()) {
        if cells.len() > MAX_COLUMNS {
            return None;
        }
        cells.push(cell(source, start..range.start + tab));
        start = range.start + tab + 1;
    }
    cells.push(cell(source, start..range.end));
    Some(cells)
}

/// The text between two tabs; spreadsheets put a cell with line breaks in quotation marks.
fn cell(source: &str, range: Range<usize>) -> GridCell {
    let mut range = trim(source, range);
    let text = &source[range.clone()];
    let quotes = text.bytes().filter(|b| *b == b'"').count();
    if text.len() > 1
        && (quotes == 1 || quotes == 2 && text.starts_with('"') && text.ends_with('"'))
    {
        range.start += usize::from(text.starts_with('"'));
        range.end -= usize::from(text.ends_with('"'));
    }
    GridCell::of(range)
}
