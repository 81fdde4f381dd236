//! Tables.

use super::{
    super::office::{Mark, Node, Placed, Tag, Xml, lines_about_document, marked_table},
    story::Story,
};
use crate::{Code, Error, Span};

/// A table that is being read.
#[derive(Debug, Default)]
struct Table {
    columns: Borders,
    cells: Vec<Placed>,
    /// The cells above that may go on downwards, by the columns that they begin in.
    above: Vec<(u32, usize)>,
    rows: u32,
}

/// What a cell says of its merging.
#[derive(Debug, Default)]
struct Merging {
    columns: u32,
    goes_on_down: bool,
    goes_on_right: bool,
}

/// Where the columns of a table begin.
#[derive(Debug, Default)]
struct Borders {
    /// For each column of the file the column that it counts as.
    columns: Vec<u32>,
    /// Whether the last column was too narrow for a character.
    is_narrow: bool,
}

impl Story<'_> {
    /// Reads a table: its rows are lines, with tabs between the cells.
    pub(super) fn table(&mut self, xml: &mut Xml<'_>) -> Result<(), Error> {
        if !self.page.begins_line() {
            self.page.add("\n")?;
        }
        let mark = self.page.mark();
        let start = self.page.at();
        let mut table = Table::default();
        self.rows(xml, &mut table)?;
        let span = Span::new(start, self.page.at());
        if let Some(lines) = lines_about_document(&table.cells, self.page.text()) {
            self.take_back(mark);
            let lines = self.page.add(&lines)?;
            self.cells.iter_mut().for_each(|cell| cell.extend(&lines));
            table.cells.clear();
        }
        if self.cells.is_empty() {
            self.page.add("\n")?;
        }
        self.is_behind_table = true;
        // What frames a page or a heading is no table, but the tables in it are.
        if table.is_frame() {
            return Ok(());
        }
        self.page.drop_tables(mark);
        if table.cells.iter().any(|cell| !cell.lines.is_empty()) {
            self.page.add_table(marked_table(&table.cells, span), start);
        }
        Ok(())
    }

    /// Takes back what was written since a mark, from the page and from the cells around.
    fn take_back(&mut self, mark: Mark) -> String {
        let text = self.page.take_back(mark);
        let end = self.page.at();
        for cell in &mut self.cells {
            while cell.pop_if(|line| line.range().end > end).is_some() {}
        }
        text
    }

    fn rows(&mut self, xml: &mut Xml<'_>, table: &mut Table) -> Result<(), Error> {
        loop {
            match xml.next()? {
                Node::Start(tag) => match tag.name() {
                    "tr" => self.row(xml, table)?,
                    "tblGrid" => table.columns = Borders::read(xml)?,
                    "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => {
                        self.rows(xml, table)?
                    }
                    "del" | "moveFrom" => self.deleted(xml)?,
                    _ => xml.skip()?,
                },
                Node::End | Node::Eof => return Ok(()),
                Node::Text(_) => {}
            }
        }
    }

    fn row(&mut self, xml: &mut Xml<'_>, table: &mut Table) -> Result<(), Error> {
        let mark = self.page.mark();
        if table.rows > 0 {
            self.page.add("\n")?;
        }
        self.is_behind_table = false;
        let mut row = Row::default();
        self.cells_of(xml, table, &mut row)?;
        if row.is_deleted {
            self.take_back(mark);
            return Ok(());
        }
        table.above = row.below;
        table.rows += 1;
        Ok(())
    }

    fn cells_of(
        &mut self,
        xml: &mut Xml<'_>,
        table: &mut Table,
        row: &mut Row,
    ) -> Result<(), Error> {
        loop {
            match xml.next()? {
                Node::Start(tag) => match tag.name() {
                    "trPr" => row.properties(xml)?,
                    _ if row.is_deleted => self.deleted(xml)?,
                    "tc" => self.cell(xml, table, row)?,
                    "sdt" | "sdtContent" | "customXml" | "ins" => self.cells_of(xml, table, row)?,
                    _ => xml.skip()?,
                },
                Node::End | Node::Eof => return Ok(()),
                Node::Text(_) => {}
            }
        }
    }

    fn cell(&mut self, xml: &mut Xml<'_>, table: &mut Table, row: &mut Row) -> Result<(), Error> {
        // A table in a cell has its lines for itself.
        if self.is_behind_table {
            self.page.add("\n")?;
        } else if row.column > 0 {
            self.page.add("\t")?;
        }
        self.is_behind_table = false;
        let mark = self.page.mark();
        self.cells.push(Vec::new());
        let mut merging = Merging { columns: 1, ..Merging::default() };
        loop {
            match xml.next()? {
                Node::Start(tag) if tag.is("tcPr") => merging.read(xml)?,
                Node::Start(tag) => self.block(&tag, xml)?,
                Node::End | Node::Eof => break,
                Node::Text(_) => {}
            }
        }
        let lines = self.cells.pop().unwrap_or_default();
        let is_filled = !lines.is_empty();
        let is_placed = table.place(merging, lines, row);
        if is_filled && is_placed {
            self.page.count_cell()?;
        } else if is_filled {
            let hidden = self.take_back(mark);
            self.page.report(Code::Hidden, format!("text in a merged cell: {hidden}"));
        }
        Ok(())
    }
}

/// A row that is being read.
#[derive(Debug, Default)]
struct Row {
    /// The column of the next cell.
    column: u32,
    is_deleted: bool,
    /// Its cells that may go on downwards.
    below: Vec<(u32, usize)>,
}

impl Row {
    fn properties(&mut self, xml: &mut Xml<'_>) -> Result<(), Error> {
        loop {
            match xml.next()? {
                Node::Start(tag) => {
                    match tag.name() {
                        "gridBefore" => self.column = tag.number("val").unwrap_or(0),
                        "del" => self.is_deleted = true,
                        _ => {}
                    }
                    xml.skip()?;
                }
                Node::End | Node::Eof => return Ok(()),
                Node::Text(_) => {}
            }
        }
    }
}

impl Merging {
    fn read(&mut self, xml: &mut Xml<'_>) -> Result<(), Error> {
        loop {
            match xml.next()? {
                Node::Start(tag) => {
                    match tag.name() {
                        "gridSpan" => self.columns = tag.number("val").unwrap_or(1).max(1),
                        "vMerge" => self.goes_on_down = goes_on(&tag),
                        "hMerge" => self.goes_on_right = goes_on(&tag),
                        _ => {}
                    }
                    xml.skip()?;
                }
                Node::End | Node::Eof => return Ok(()),
                Node::Text(_) => {}
            }
        }
    }
}

/// Whether a merged cell goes on, not begins.
fn goes_on(tag: &Tag<'_>) -> bool {
    tag.val().is_none_or(|val| val != "restart")
}

impl Table {
    /// Puts a cell on the grid; `false` for one that is part of another.
    fn place(&mut self, merging: Merging, lines: Vec<Span>, row: &mut Row) -> bool {
        let first = row.column;
        row.column = row.column.saturating_add(merging.columns);
        let column = self.columns.of(first);
        let columns = self.columns.of(row.column).saturating_sub(column);
        if merging.goes_on_right
            && let Some(&(_, cell)) = row.below.last()
        {
            let cell = &mut self.cells[cell];
            cell.columns = cell.columns.saturating_add(columns);
            return false;
        }
        if merging.goes_on_down
            && let Ok(at) = self.above.binary_search_by_key(&first, |(column, _)| *column)
        {
            let (_, cell) = self.above[at];
            self.cells[cell].rows += 1;
            row.below.push((first, cell));
            return false;
        }
        // A column that no character fits in is the gap between two borders that were meant to be one.
        if columns > 0 || !lines.is_empty() {
            row.below.push((first, self.cells.len()));
            let columns = columns.max(1);
            self.cells.push(Placed { row: self.rows, column, rows: 1, columns, lines });
        }
        true
    }

    /// Whether it has one column or one row only.
    fn is_frame(&self) -> bool {
        let first = self.cells.first();
        let has_one_column =
            self.cells.iter().all(|cell| Some(cell.column) == first.map(|f| f.column));
        let has_one_row = self.cells.iter().all(|cell| Some(cell.row) == first.map(|f| f.row));
        has_one_column || has_one_row
    }
}

impl Borders {
    /// What `tblGrid` says.
    fn read(xml: &mut Xml<'_>) -> Result<Self, Error> {
        let mut borders = Self::default();
        loop {
            match xml.next()? {
                Node::Start(tag) => {
                    if tag.is("gridCol") {
                        borders.add(tag.number("w").unwrap_or(u32::MAX));
                    }
                    xml.skip()?;
                }
                Node::End | Node::Eof => return Ok(borders),
                Node::Text(_) => {}
            }
        }
    }

    /// Adds a column of so many twentieths of a point.
    fn add(&mut self, width: u32) {
        /// A character of the smallest print takes 160.
        const NARROW: std::ops::RangeInclusive<u32> = 1..=120;
        let next = match self.columns.last() {
            Some(last) => last + u32::from(!self.is_narrow),
            None => 0,
        };
        self.columns.push(next);
        self.is_narrow = NARROW.contains(&width);
    }

    /// The column that a column of the file counts as.
    fn of(&self, column: u32) -> u32 {
        if let Some(known) = self.columns.get(column as usize) {
            return *known;
        }
        let last = self.columns.last().map_or(0, |last| last + u32::from(!self.is_narrow));
        last.saturating_add(column.saturating_sub(self.columns.len() as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borders_that_were_meant_to_be_one_are_one() {
        let mut borders = Borders::default();
        for width in [600, 40, 900, 2_000] {
            borders.add(width);
        }
        assert_eq!([0, 1, 2, 3, 4, 9].map(|column| borders.of(column)), [0, 1, 1, 2, 3, 8]);
    }

    #[test]
    fn columns_without_widths_count_themselves() {
        assert_eq!([0, 3, u32::MAX].map(|column| Borders::default().of(column)), [0, 3, u32::MAX]);
    }
}
