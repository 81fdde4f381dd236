//! The cells of a sheet.

use std::{borrow::Cow, collections::HashMap, ops::RangeInclusive};

use super::{
    super::office::{Node, Page, Tag, Xml},
    strings,
    value::Reading,
};
use crate::Error;

/// Rows and columns that a sheet can have.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;

/// The cells with text of a sheet, row by row.
#[derive(Debug, Default)]
pub(super) struct Sheet<'s> {
    pub(super) cells: Vec<Cell<'s>>,
    /// Cells with text in hidden rows and columns.
    pub(super) hidden: usize,
}

/// A cell with text, by its place from 0.
#[derive(Debug, Clone)]
pub(super) struct Cell<'s> {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) text: Cow<'s, str>,
    /// How many rows and columns it is merged over.
    pub(super) rows: u32,
    pub(super) columns: u32,
}

impl Cell<'_> {
    /// Its last row.
    pub(super) fn last_row(&self) -> u32 {
        self.row.saturating_add(self.rows - 1)
    }

    /// Its last column.
    pub(super) fn last_column(&self) -> u32 {
        self.column.saturating_add(self.columns - 1)
    }
}

/// The sheet as far as it is read.
struct Reader<'r, 's> {
    reading: &'r Reading<'s>,
    sheet: Sheet<'s>,
    /// In order, as the format has them.
    hidden_columns: Vec<RangeInclusive<u32>>,
    /// Rows and columns of merged cells, by their first.
    merged: HashMap<(u32, u32), (u32, u32)>,
    row: u32,
    is_row_hidden: bool,
    column: u32,
}

impl<'s> Sheet<'s> {
    /// The part of a sheet; the page counts its cells.
    pub(super) fn read(
        xml: &mut Xml<'_>,
        reading: &Reading<'s>,
        page: &mut Page,
    ) -> Result<Self, Error> {
        let mut reader = Reader {
            reading,
            sheet: Self::default(),
            hidden_columns: Vec::new(),
            merged: HashMap::new(),
            row: 0,
            is_row_hidden: false,
            column: 0,
        };
        // The row that comes next where it doesn't say its number.
        let mut next_row = 0;
        loop {
            match xml.next()? {
                Node::Start(tag) => match tag.name() {
                    "col" if is_hidden(&tag) => reader.hide(&tag),
                    "row" => {
                        reader.row = tag.number("r").unwrap_or(next_row + 1).clamp(1, ROWS) - 1;
                        next_row = reader.row + 1;
                        reader.is_row_hidden = is_hidden(&tag);
                        reader.column = 0;
                    }
                    "c" => reader.cell(&tag, xml, page)?,
                    "mergeCell" => reader.merge(&tag),
                    _ => {}
                },
                Node::Eof => return Ok(reader.finish()),
                _ => {}
            }
        }
    }
}

impl<'s> Reader<'_, 's> {
    fn hide(&mut self, tag: &Tag<'_>) {
        let first: u32 = tag.number("min").unwrap_or(1).max(1);
        let last: u32 = tag.number("max").unwrap_or(first).max(1);
        if self.hidden_columns.last().is_none_or(|before| *before.end() < first - 1) {
            self.hidden_columns.push(first - 1..=last - 1);
        }
    }

    fn hides(&self, column: u32) -> bool {
        let at = self.hidden_columns.partition_point(|range| *range.end() < column);
        self.is_row_hidden
            || self.hidden_columns.get(at).is_some_and(|range| range.contains(&column))
    }

    fn merge(&mut self, tag: &Tag<'_>) {
        let area = tag.get("ref").unwrap_or_default();
        let Some((first, last)) = area.split_once(':') else { return };
        if let (Some(first), Some(last)) = (place(first), place(last)) {
            let size = |first: u32, last: u32| last.saturating_sub(first) + 1;
            self.merged.insert(first, (size(first.0, last.0), size(first.1, last.1)));
        }
    }

    fn cell(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>, page: &mut Page) -> Result<(), Error> {
        // A place that no sheet has is none; the cell stands behind the last one.
        let (row, column) = tag
            .get("r")
            .and_then(|name| place(&name))
            .unwrap_or((self.row, self.column.min(COLUMNS - 1)));
        self.column = column + 1;
        let (kind, style) = (tag.get("t"), tag.number("s").unwrap_or(0));
        let value = value(xml)?;
        let text = self.reading.text(value, kind.as_deref(), style);
        let text = trim(text);
        if text.is_empty() {
            return Ok(());
        }
        page.count_cell()?;
        if self.hides(column) {
            self.sheet.hidden += 1;
            return Ok(());
        }
        self.sheet.cells.push(Cell { row, column, text, rows: 1, columns: 1 });
        Ok(())
    }

    /// The cells in order, merged where they are.
    fn finish(self) -> Sheet<'s> {
        let mut sheet = self.sheet;
        for cell in &mut sheet.cells {
            if let Some(&(rows, columns)) = self.merged.get(&(cell.row, cell.column)) {
                (cell.rows, cell.columns) = (rows, columns);
            }
        }
        let place = |cell: &Cell<'_>| (cell.row, cell.column);
        if !sheet.cells.is_sorted_by_key(place) {
            sheet.cells.sort_by_key(place);
        }
        sheet
    }
}

fn is_hidden(tag: &Tag<'_>) -> bool {
    matches!(tag.get("hidden").as_deref(), Some("1" | "true"))
}

/// The value in the innermost open element, its formula passed over.
fn value(xml: &mut Xml<'_>) -> Result<String, Error> {
    let mut value = String::new();
    loop {
        match xml.next()? {
            Node::Start(tag) => match tag.name() {
                "v" => value = xml.text()?,
                "is" => value = strings::text(xml)?,
                _ => xml.skip()?,
            },
            Node::End | Node::Eof => return Ok(value),
            Node::Text(_) => {}
        }
    }
}

fn trim(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) if text.trim().len() == text.len() => Cow::Owned(text),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

/// Row and column, from 0, of a name: `B3`.
fn place(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = name.split_at(digits);
    if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|b| b.is_ascii_alphabetic())
    {
        return None;
    }
    let letter = |b: u8| u32::from(b.to_ascii_uppercase() - b'A' + 1);
    let column = letters.bytes().fold(0, |column, b| column * 26 + letter(b));
    let row: u32 = number.parse().ok().filter(|row| (1..=ROWS).contains(row))?;
    (column <= COLUMNS).then_some((row - 1, column - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_places_of_a_sheet() {
        assert_eq!(place("A1"), Some((0, 0)));
        assert_eq!(place("ab12"), Some((11, 27)));
        assert_eq!(place("XFD1048576"), Some((ROWS - 1, COLUMNS - 1)));
        for none in ["", "A", "1", "A0", "XFE1", "A1048577", "AAAA1", "A99999999999", "单1"] {
            assert_eq!(place(none), None, "{none}");
        }
    }
}
