//! Cells that know their rows and columns → the rows of a table.

use crate::{
    Span,
    block::table::{MAX_COLUMNS, MarkedCell, MarkedTable},
};

/// A cell by its place on the grid of its table.
#[derive(Debug, Clone)]
pub(in crate::format) struct Placed {
    /// Its first row.
    pub(in crate::format) row: u32,
    /// Its first column.
    pub(in crate::format) column: u32,
    /// How many rows it is merged over; at least 1.
    pub(in crate::format) rows: u32,
    /// How many columns it is merged over; at least 1.
    pub(in crate::format) columns: u32,
    /// The places of its paragraphs.
    pub(in crate::format) lines: Vec<Span>,
}

/// The table of cells that stand in order, row by row. Rows and columns in which no cell begins are none: Word
/// counts every border anywhere in a table as one, and a sheet has columns that are merged all the way down.
/// `None` where more columns are left than tables have.
pub(in crate::format) fn marked_table(cells: &[Placed], span: Span) -> Option<MarkedTable> {
    let columns = starts(cells.iter().map(|cell| cell.column));
    let rows = starts(cells.iter().map(|cell| cell.row));
    if columns.len() > MAX_COLUMNS {
        return None;
    }
    // How many more rows a cell reaches down, for each column.
    let mut reach = vec![0u16; columns.len()];
    let mut table = MarkedTable { rows: Vec::with_capacity(rows.len()), span };
    for row in cells.chunk_by(|a, b| a.row == b.row) {
        let mut marked = Vec::with_capacity(row.len());
        let mut at = 0;
        for cell in row {
            let (column, width) = cut(&columns, cell.column, cell.columns);
            let (_, height) = cut(&rows, cell.row, cell.rows);
            fill(&mut marked, &mut reach, &mut at, column);
            let height = u16::try_from(height).unwrap_or(u16::MAX);
            let end = (at + width).min(columns.len()).max(at);
            reach[at..end].fill(height);
            at = end;
            let columns = width as u16;
            marked.push(MarkedCell { lines: cell.lines.clone(), columns, rows: height });
        }
        fill(&mut marked, &mut reach, &mut at, columns.len());
        reach.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        table.rows.push(marked);
    }
    Some(table)
}

/// Where something begins, once each, in order.
fn starts(places: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut starts: Vec<u32> = places.collect();
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// The index of a place among the starts, and how many of them lie in so many from there; at least 1.
fn cut(starts: &[u32], from: u32, count: u32) -> (usize, usize) {
    let first = starts.partition_point(|start| *start < from);
    let end = starts.partition_point(|start| *start < from.saturating_add(count));
    (first, (end - first).max(1))
}

/// Adds an empty cell for each column up to one that no cell from above reaches into.
fn fill(marked: &mut Vec<MarkedCell>, reach: &mut [u16], at: &mut usize, to: usize) {
    while *at < to {
        if reach[*at] == 0 {
            marked.push(MarkedCell { lines: Vec::new(), columns: 1, rows: 1 });
        }
        *at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sizes of the cells of each row, `_` for an empty one.
    fn rows(cells: &[(u32, u32, u32, u32)]) -> Vec<String> {
        let cells: Vec<Placed> = cells
            .iter()
            .map(|&(row, column, rows, columns)| Placed {
                row,
                column,
                rows,
                columns,
                lines: vec![Span::new(0, 1)],
            })
            .collect();
        let size = |cell: &MarkedCell| match cell.lines.as_slice() {
            [] => "_".to_owned(),
            _ => format!("{}×{}", cell.columns, cell.rows),
        };
        let table = marked_table(&cells, Span::new(0, 1)).unwrap();
        table.rows.iter().map(|row| row.iter().map(size).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn columns_in_which_no_cell_begins_are_none() {
        let cells = [(0, 0, 1, 3), (0, 3, 1, 2), (1, 0, 1, 3), (1, 3, 1, 2)];
        assert_eq!(rows(&cells), ["1×1 1×1", "1×1 1×1"]);
    }

    #[test]
    fn what_no_cell_fills_is_empty() {
        let cells = [(0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1), (5, 1, 1, 1)];
        assert_eq!(rows(&cells), ["1×1 1×1 1×1", "_ 1×1 _"]);
    }

    #[test]
    fn a_cell_from_above_leaves_no_hole() {
        let cells = [(0, 0, 2, 1), (0, 1, 1, 1), (0, 2, 1, 1), (1, 1, 1, 2), (2, 0, 1, 1)];
        assert_eq!(rows(&cells), ["1×2 1×1 1×1", "2×1", "1×1 _ _"]);
    }

    #[test]
    fn endless_merging_costs_nothing() {
        let cells = [(0, 0, u32::MAX, u32::MAX), (1, 0, 1, 1), (1, 9, 1, 1)];
        assert_eq!(rows(&cells), ["2×2", "1×1 1×1"]);
        let cell = |column| Placed { row: 0, column, rows: 1, columns: 1, lines: Vec::new() };
        let wide: Vec<Placed> = (0..99).map(cell).collect();
        assert!(marked_table(&wide, Span::new(0, 1)).is_none());
    }
}
