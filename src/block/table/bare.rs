//! **Bare lines**: one cell a line, nothing between cells or rows.
//!
//! Copied web tables and `pdftotext` give tables like that. The header says how many columns there are;
//! the running number, or units below 责任单位, say where a row begins. Since any run of short lines
//! could be taken for cells, whatever does not fit ends the table, and a table must prove itself by
//! rows that fit: scattered columns (all numbers first, then all names) give none.

mod cells;
mod heads;
mod wrapped;

use cells::{Cells, Found, next_text};
use heads::{Header, headers};

use super::{
    grid::{Form, Grid, GridCell, GridRow},
    header::{self, Word},
    hint,
    room::{Room, Rows},
};
use crate::{
    grammar::label::{Kind, label},
    line::{Classes, Line, LineKind},
};

/// A row of more lines is no row.
const MAX_ROW: usize = 60;

/// The grid that begins at a line which [`may_begin`] one.
pub(super) fn grid(source: &str, lines: &[Line], at: usize, room: &mut Room) -> Option<Grid> {
    let spaced = lines.get(at + 1)?.kind == LineKind::Blank;
    let cells = Cells { source, lines, spaced };
    for header in headers(&cells, at) {
        if let Some(grid) = Reader::new(&cells, header, room.rows()).read() {
            return Some(grid);
        }
    }
    None
}

/// Whether a line may be the first of a header. Every header has three cells or more, or blank lines between two: the
/// lines below tell most first lines from one.
pub(super) fn may_begin(source: &str, lines: &[Line], at: usize) -> bool {
    let (Some(line), Some(below)) = (lines.get(at), lines.get(at + 1)) else { return false };
    let head_behind = |at: usize| next_text(lines, at + 1).filter(|next| may_head(&lines[*next]));
    may_head(line)
        && head_behind(at)
            .is_some_and(|next| below.kind == LineKind::Blank || head_behind(next).is_some())
        && header::heads_lines(line.text(source), &line.traits)
}

/// Whether a line may be a header cell, or a part of one.
#[inline]
pub(super) fn may_head(line: &Line) -> bool {
    let classes = line.traits.classes;
    let longest = if classes.any(header::DROPPED) { header::LONGEST } else { header::LONGEST_WORD };
    let is_short = line.text_len() <= longest;
    // What stands in a tag is no text, so that nothing can be told from it.
    classes.any(Classes::TAG) | (is_short & !classes.any(Classes::NO_HEADER))
}

/// Reads the rows below a header.
struct Reader<'c, 's, 'r> {
    cells: &'c Cells<'s>,
    header: Header<'s>,
    /// The header, the rows, and headings between them.
    rows: Vec<GridRow>,
    /// The line behind them.
    next: usize,
    /// The running number of the last row; 0 below a heading.
    number: u32,
    /// How many of the rows are records, with a cell for each column.
    records: usize,
    room: Rows<'r>,
}

impl<'c, 's, 'r> Reader<'c, 's, 'r> {
    fn new(cells: &'c Cells<'s>, mut header: Header<'s>, room: Rows<'r>) -> Self {
        let row = std::mem::take(&mut header.row);
        let next = header.next;
        Self { cells, header, rows: vec![row], next, number: 0, records: 0, room }
    }

    fn is_numbered(&self) -> bool {
        self.header.words.first() == Some(&Word::Sequence)
    }

    fn read(mut self) -> Option<Grid> {
        while self.step() {}
        while self.rows.last().is_some_and(|row| row.cells.len() == 1) {
            let heading = self.rows.pop()?;
            self.next = self.line_at(heading.span.start);
        }
        let names_units = self.header.words.iter().any(|word| word.names_units());
        let needed = if names_units { 2 } else { 3 };
        (self.records >= needed).then_some(Grid {
            rows: self.rows,
            end: self.next,
            form: Form::Bare,
        })
    }

    /// Reads the next row, or what stands between rows; `false` behind the last, and where there is no room for more.
    fn step(&mut self) -> bool {
        let (next, records) = (self.next, self.records);
        if !(self.repeated_header() || self.heading() || self.record()) {
            return false;
        }
        let fits = self.room.take(self.rows.len() - 1, self.header.words.len());
        if !fits {
            self.rows.pop();
            (self.next, self.records) = (next, records);
        }
        fits
    }

    fn line_at(&self, offset: usize) -> usize {
        self.cells.lines.partition_point(|line| (line.end as usize) < offset)
    }

    /// The header again at the top of a page.
    fn repeated_header(&mut self) -> bool {
        if self.records == 0 {
            return false;
        }
        let mut found: Vec<Found> = Vec::new();
        let mut next = self.next;
        for text in &self.header.texts {
            let Some(cell) = self.cells.header_at(next) else { return false };
            if self.cells.text(&cell) != *text {
                return false;
            }
            next = cell.next;
            found.push(cell);
        }
        self.rows.extend(self.cells.row(found.iter()));
        self.next = next;
        true
    }

    /// Short lines between two rows, the number beginning anew behind them: a heading, often a
    /// narrow merged cell of one character a line.
    fn heading(&mut self) -> bool {
        const MOST_LINES: usize = 12;
        const LONGEST: usize = 120;
        let is_row = || self.cells.number_as_of_page(self.next, self.number + 1).is_some();
        if !self.is_numbered() || is_row() {
            return false;
        }
        let mut found: Vec<Found> = Vec::new();
        let mut next = self.next;
        while found.len() <= MOST_LINES {
            let Some(cell) = self.cells.at(next) else { return false };
            if let Some(number) = self.cells.number(&cell) {
                let labelled = found.first().is_some_and(|first| self.is_labelled(first));
                let begins = number == 1 || (labelled && number == self.number + 1);
                if found.is_empty() || !begins {
                    return false;
                }
                break;
            }
            if cell.span.len() > LONGEST || header::squeeze(&self.cells.text(&cell)).is_empty() {
                return false;
            }
            next = cell.next;
            found.push(cell);
        }
        if found.len() > MOST_LINES || found.iter().map(|f| f.span.len()).sum::<usize>() > LONGEST {
            return false;
        }
        self.push_heading(found, next);
        true
    }

    fn is_labelled(&self, found: &Found) -> bool {
        let text = self.cells.text(found);
        text.starts_with(['（', '(']) || text.chars().nth(1) == Some('、')
    }

    fn push_heading(&mut self, found: Vec<Found>, next: usize) {
        let mut whole = GridCell::default();
        let (start, end) = (found[0].span.start, found[found.len() - 1].span.end);
        for found in found {
            whole.append(self.cells.cell(&found));
        }
        self.rows.push(GridRow { cells: vec![whole], span: start..end, after_break: false });
        self.number = 0;
        self.next = next;
    }

    /// The next row; `false` where nothing fits.
    fn record(&mut self) -> bool {
        let found = if self.is_numbered() { self.numbered() } else { self.counted() };
        let Some(found) = found.filter(|found| !found.is_empty()) else { return false };
        self.next = found.iter().map(|found| found.next).max().unwrap_or(self.next);
        self.records += 1;
        self.rows.extend(self.cells.row(found.iter()));
        true
    }

    /// A row behind its running number.
    fn numbered(&mut self) -> Option<Vec<Found>> {
        let first = self.cells.number_at(self.next, self.number + 1)?;
        let number = self.cells.number(&first)?;
        // What print lost of the pages above may leave a header over any number.
        let is_first = self.rows.len() == 1;
        let runs_on = number == self.number + 1 || is_first;
        if !runs_on {
            return None;
        }
        let row = self.exact(&first).filter(|row| self.ends_before(row, number + 1));
        let row = match row {
            Some(row) => row,
            None => self
                .wrapped(&first, number)
                .or_else(|| self.unit_a_line(&first, number))
                .or_else(|| self.last(&first, number))?,
        };
        self.number = number;
        Some(row)
    }

    /// A cell for each column.
    fn exact(&self, first: &Found) -> Option<Vec<Found>> {
        let mut row = vec![first.clone(), self.cells.behind_number(first)?];
        while row.len() < self.header.words.len() {
            row.push(self.cells.at(row.last()?.next)?);
        }
        self.agree(&row).then_some(row)
    }

    /// Whether the next row, or a page's header, begins right behind a row.
    fn ends_before(&self, row: &[Found], number: u32) -> bool {
        row.last().is_some_and(|last| self.begins_row(last.next, number))
    }

    /// The last row of the table, or of the part under a heading: no number stands behind it.
    fn last(&self, first: &Found, number: u32) -> Option<Vec<Found>> {
        let mut row = self.exact(first).filter(|row| self.may_end(row, number))?;
        if !self.header.words.last().is_some_and(|word| word.names_units()) {
            return Some(row);
        }
        // A unit a line: those behind the last number's first unit are its own.
        for _ in 0..MAX_ROW {
            let last = row.last_mut()?;
            let Some(more) = self.cells.at(last.next) else { break };
            let above = self.cells.text(last);
            if !hint::both_units(&above, &self.cells.text(&more)) {
                break;
            }
            last.append(more);
        }
        Some(row)
    }

    /// Whether a row may be the last: its units say so, or the rows above have the same form.
    fn may_end(&self, row: &[Found], number: u32) -> bool {
        const ENOUGH: usize = 2;
        // The next number among the cells: the columns are scattered from here on.
        if row[1..].iter().any(|found| self.cells.number(found) == Some(number + 1)) {
            return false;
        }
        let Some((word, last)) = self.header.words.last().zip(row.last()) else { return false };
        let text = self.cells.text(last);
        if begins_chapter(&text) {
            return false;
        }
        let told = match word {
            // A name that wraps would leave its rest behind the table.
            word if word.names_units() => hint::is_unit(&text) || text.starts_with('各'),
            Word::Deadline => hint::is_deadline(&text),
            _ => false,
        };
        self.records >= ENOUGH || (told && self.records > 0)
    }

    fn begins_row(&self, at: usize, number: u32) -> bool {
        let Some(next) = self.cells.number_at(at, number) else { return false };
        let text = self.cells.text(&next);
        self.cells.number(&next) == Some(number) || self.header.texts.first() == Some(&text)
    }

    /// Whether units stand below 责任单位 and limits below 完成时限.
    fn agree(&self, row: &[Found]) -> bool {
        self.header.words.iter().zip(row).all(|(word, found)| {
            let text = self.cells.text(found);
            match word {
                word if word.names_units() => hint::are_units(&text) || hint::is_dash(&text),
                Word::Deadline => hint::is_deadline(&text) || hint::is_dash(&text),
                word if word.is_task_like() => text.chars().count() > 1,
                _ => true,
            }
        })
    }

    /// A row of as many cells as columns, found by their kinds alone.
    fn counted(&self) -> Option<Vec<Found>> {
        let mut row = Vec::new();
        let mut next = self.next;
        for _ in 0..self.header.words.len() {
            let cell = self.cells.at(next)?;
            next = cell.next;
            row.push(cell);
        }
        (self.agree(&row) && self.proves(&row)).then_some(row)
    }

    /// Whether a row without a number is one: names of places and dashes stand in any list.
    fn proves(&self, row: &[Found]) -> bool {
        const SHORTEST_TASK: usize = 4;
        self.header.words.iter().zip(row).all(|(word, found)| {
            let text = self.cells.text(found);
            match word {
                word if word.names_units() => hint::are_bodies(&text),
                Word::Task | Word::Requirement => text.chars().count() >= SHORTEST_TASK,
                _ => !hint::are_units(&text) || !word.is_task_like(),
            }
        })
    }
}

/// Whether a text is labelled 二、 as what stands behind a table.
fn begins_chapter(text: &str) -> bool {
    label(text).is_some_and(|label| label.kind == Kind::NUMERAL)
}
