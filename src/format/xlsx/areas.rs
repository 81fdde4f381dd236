//! A sheet → its tables, and the text around them.

use super::{
    super::office::{Page, Placed, lines_about_document, marked_table},
    sheet::Cell,
};
use crate::{Error, Span};

/// Puts the cells of a sheet on the page: each area between blank rows is a table with the text above and below.
pub(super) fn show(cells: &[Cell<'_>], page: &mut Page) -> Result<(), Error> {
    let mut rest = cells;
    while !rest.is_empty() {
        let (area, behind) = rest.split_at(first_area(rest));
        if rest.len() < cells.len() {
            page.add("\n")?;
        }
        show_area(area, page)?;
        rest = behind;
    }
    Ok(())
}

/// How many cells stand before the first blank row that no merged cell reaches over.
fn first_area(cells: &[Cell<'_>]) -> usize {
    let mut reach = 0;
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 && cell.row > reach + 1 {
            return at;
        }
        reach = reach.max(cell.last_row());
    }
    cells.len()
}

fn show_area(area: &[Cell<'_>], page: &mut Page) -> Result<(), Error> {
    let rows: Vec<&[Cell<'_>]> = area.chunk_by(|a, b| a.row == b.row).collect();
    let head = head(&rows);
    let foot = foot(&rows[head..]);
    let body = &rows[head..rows.len() - foot];
    // The blanks of a form are one a line.
    show_lines(&rows[..head], "\n", page)?;
    if is_table(body) {
        let cells: Vec<Cell<'_>> = body.iter().flat_map(|row| row.iter().cloned()).collect();
        for table in side_by_side(&cells) {
            show_table(&table, page)?;
        }
    } else {
        show_lines(body, "\t", page)?;
    }
    show_lines(&rows[rows.len() - foot..], "\t", page)
}

/// How many rows stand above the header: titles on one cell, and lines of a form (填报单位：…　日期：…).
fn head(rows: &[&[Cell<'_>]]) -> usize {
    const MOST_BLANKS_OF_FORM: usize = 3;
    let is_form = |row: &[Cell<'_>], next: &[Cell<'_>]| {
        row.len() <= MOST_BLANKS_OF_FORM
            && row.len() < next.len()
            && row.iter().any(|cell| cell.text.contains(['：', ':']))
    };
    let is_above = |at: &usize| {
        let is_alone = rows[*at].len() == 1 && rows[*at][0].rows == 1;
        is_alone || rows.get(at + 1).is_some_and(|next| is_form(rows[*at], next))
    };
    (0..rows.len()).take_while(is_above).count()
}

/// How many rows stand below the table: notes on one cell at the left.
fn foot(rows: &[&[Cell<'_>]]) -> usize {
    let left = rows.iter().flat_map(|row| row.iter()).map(|cell| cell.column).min();
    let is_note = |at: &usize| {
        let row = rows[*at];
        let is_reached = || {
            let above = rows[..*at].iter().rev().take(1).flat_map(|row| row.iter());
            above.into_iter().any(|cell| cell.last_row() >= row[0].row)
        };
        row.len() == 1 && Some(row[0].column) == left && !is_reached()
    };
    (0..rows.len()).rev().take_while(is_note).count()
}

/// Whether rows have more than one column and more than one row.
fn is_table(rows: &[&[Cell<'_>]]) -> bool {
    let first = rows.first().map(|row| row[0].column);
    rows.len() > 1 && rows.iter().any(|row| row.iter().any(|cell| Some(cell.column) != first))
}

/// The tables that blank columns part; one where a part is no table by itself.
fn side_by_side<'s>(cells: &[Cell<'s>]) -> Vec<Vec<Cell<'s>>> {
    let mut by_column: Vec<&Cell<'_>> = cells.iter().collect();
    by_column.sort_by_key(|cell| cell.column);
    let mut starts: Vec<u32> = Vec::new();
    let mut reach = None;
    for cell in by_column {
        if reach.is_none_or(|reach| cell.column > reach + 1) {
            starts.push(cell.column);
        }
        reach = reach.max(Some(cell.last_column()));
    }
    let mut tables = vec![Vec::new(); starts.len()];
    for cell in cells {
        let table = starts.partition_point(|start| *start <= cell.column) - 1;
        tables[table].push(cell.clone());
    }
    let stands_alone = |table: &Vec<Cell<'_>>| {
        let rows: Vec<&[Cell<'_>]> = table.chunk_by(|a, b| a.row == b.row).collect();
        is_table(&rows)
    };
    if tables.iter().all(stands_alone) { tables } else { vec![cells.to_vec()] }
}

/// Rows as lines of text, with something between their cells.
fn show_lines(rows: &[&[Cell<'_>]], between: &str, page: &mut Page) -> Result<(), Error> {
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            page.add(if at > 0 { between } else { "" })?;
            page.add(&cell.text)?;
        }
        page.add("\n")?;
    }
    Ok(())
}

/// A table: a row a line, with tabs between its cells.
fn show_table(cells: &[Cell<'_>], page: &mut Page) -> Result<(), Error> {
    let (mark, start) = (page.mark(), page.at());
    let mut placed: Vec<Placed> = Vec::with_capacity(cells.len());
    for cell in cells {
        if let Some(last) = placed.last() {
            page.add(if last.row == cell.row { "\t" } else { "\n" })?;
        }
        let Cell { row, column, rows, columns, .. } = *cell;
        let lines = page.add(&cell.text)?;
        placed.push(Placed { row, column, rows, columns, lines });
    }
    if let Some(lines) = lines_about_document(&placed, page.text()) {
        page.take_back(mark);
        page.add(&lines)?;
        page.add("\n")?;
        return Ok(());
    }
    let span = Span::new(start, page.at());
    page.add("\n")?;
    page.add_table(marked_table(&placed, span), start);
    Ok(())
}
