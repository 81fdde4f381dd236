//! **Marked cells**: a format that knows its cells (HTML, Word, a spreadsheet) says where each stands and
//! how many columns and rows it is merged over.

use super::{
    complete::is_header,
    grid::{Form, Grid, GridCell, GridRow, MAX_COLUMNS},
    header,
    room::Room,
};
use crate::{Span, text::is_blank};

/// A table whose cells the format marks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct MarkedTable {
    /// The rows, header included; of a merged cell only the first place is there.
    pub(crate) rows: Vec<Vec<MarkedCell>>,
    /// The lines of the table.
    pub(crate) span: Span,
}

/// A cell as its format marks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MarkedCell {
    /// The places of its paragraphs.
    pub(crate) lines: Vec<Span>,
    /// How many columns it is merged over; at least 1.
    pub(crate) columns: u16,
    /// How many rows it is merged over; at least 1, may be more than there are.
    pub(crate) rows: u16,
}

/// The grid of the first of some tables and those that go on with it, and how many these are; `None` for a
/// table with more columns than any has, or more cells or copies than there is room for.
pub(super) fn grid(source: &str, tables: &[MarkedTable], room: &mut Room) -> Option<(Grid, usize)> {
    let (first, further) = tables.split_first()?;
    let mut cost = Cost::of(first);
    if !room.fits(cost.cells, cost.copies) {
        room.lose_rows();
        return None;
    }
    let mut rows = rows(first)?;
    let mut last = first;
    let mut count = 1;
    for next in further {
        let whole = cost.with(Cost::of(next));
        if !is_next(source, last, next) || !room.fits(whole.cells, whole.copies) {
            break;
        }
        let Some(more) = goes_on(source, &rows, next) else { break };
        rows.extend(more);
        (last, cost) = (next, whole);
        count += 1;
    }
    // Rows with fewer cells than others get those that they lack.
    let widest = rows.iter().map(|row| row.cells.len()).max()?;
    if !room.fits(rows.len() * widest, cost.copies) {
        room.lose_rows();
        return None;
    }
    room.take(0, cost.copies);
    (rows.len() > 1).then_some((Grid { rows, end: 0, form: Form::Marked }, count))
}

/// What a table takes once each merged cell stands in all its places.
#[derive(Debug, Clone, Copy, Default)]
struct Cost {
    /// Cells; one of several paragraphs counts as so many.
    cells: usize,
    /// Bytes of the texts that stand there again.
    copies: usize,
}

impl Cost {
    fn of(table: &MarkedTable) -> Self {
        let deep = table.rows.len();
        let mut cost = Self::default();
        for (at, row) in table.rows.iter().enumerate() {
            for cell in row {
                let rows = usize::from(cell.rows).min(deep - at);
                let places = rows * usize::from(cell.columns).min(MAX_COLUMNS);
                let bytes: usize = cell.lines.iter().map(|line| line.len()).sum();
                cost.cells += places * cell.lines.len().max(1);
                cost.copies += places.saturating_sub(1) * bytes;
            }
        }
        cost
    }

    fn with(self, other: Self) -> Self {
        Self { cells: self.cells + other.cells, copies: self.copies + other.copies }
    }
}

/// Whether nothing stands between two tables.
fn is_next(source: &str, last: &MarkedTable, next: &MarkedTable) -> bool {
    let between = source.get(last.span.end as usize..next.span.start as usize);
    between.is_some_and(|between| between.chars().all(is_blank))
}

/// The rows of a table that goes on with the one right before it: it has as many columns, and its first row is the
/// same header or none. A page cut them.
fn goes_on(source: &str, above: &[GridRow], next: &MarkedTable) -> Option<Vec<GridRow>> {
    let mut rows = rows(next)?;
    let (header, first) = (above.first()?, rows.first_mut()?);
    let is_same = |a: &GridRow, b: &GridRow| {
        let squeezed = |row: &GridRow| -> Vec<String> {
            row.texts(source).iter().map(|text| header::squeeze(text).into_owned()).collect()
        };
        // A long text above is no header and need not be read again for each table.
        is_header(source, &a.cells) && squeezed(a) == squeezed(b)
    };
    let is_same_width = header.cells.len() == first.cells.len();
    if !is_same_width || is_header(source, &first.cells) && !is_same(header, first) {
        return None;
    }
    first.after_break = true;
    Some(rows)
}

/// The rows of a table, each merged cell in all its places.
fn rows(table: &MarkedTable) -> Option<Vec<GridRow>> {
    let mut columns: Vec<Column> = Vec::new();
    let mut rows = Vec::with_capacity(table.rows.len());
    let mut before = table.span.start as usize;
    for marked in &table.rows {
        let row = row(marked, &mut columns, before)?;
        before = row.span.end;
        rows.push(row);
    }
    Some(rows)
}

/// 版记 in a table, as offices lay it out: 抄送 and 印发 are lines of the notice, whatever frames them.
pub(super) fn is_colophon(source: &str, table: &MarkedTable) -> bool {
    let first = table.rows.iter().flatten().find_map(|cell| cell.lines.first());
    let text = first.and_then(|line| line.of(source)).unwrap_or_default();
    ["抄送", "抄报"].iter().any(|label| {
        let rest = text.strip_prefix(label).map(|rest| rest.trim_start_matches(is_blank));
        rest.is_some_and(|rest| rest.starts_with(['：', ':']))
    })
}

/// A column and the cell from above that reaches down into it.
#[derive(Debug, Default)]
struct Column {
    cell: GridCell,
    /// How many more rows the cell reaches down.
    rows: u16,
}

fn row(marked: &[MarkedCell], columns: &mut Vec<Column>, before: usize) -> Option<GridRow> {
    let mut row = GridRow { cells: Vec::new(), span: before..before, after_break: false };
    for cell in marked {
        reach_down(&mut row, columns);
        place(cell, &mut row, columns)?;
    }
    // Columns that only cells from above fill, at the end of the row.
    while columns.get(row.cells.len()).is_some_and(|column| column.rows > 0) {
        reach_down(&mut row, columns);
    }
    let lines = || marked.iter().flat_map(|cell| &cell.lines);
    if let (Some(first), Some(last)) = (lines().next(), lines().next_back()) {
        row.span = first.start as usize..last.end as usize;
    }
    Some(row)
}

/// Adds the cells from above up to the next free column.
fn reach_down(row: &mut GridRow, columns: &mut [Column]) {
    while let Some(column) = columns.get_mut(row.cells.len()).filter(|column| column.rows > 0) {
        column.rows -= 1;
        row.cells.push(column.cell.clone());
    }
}

/// Adds a cell to each of its columns.
fn place(cell: &MarkedCell, row: &mut GridRow, columns: &mut Vec<Column>) -> Option<()> {
    for nth in 0..cell.columns.max(1) {
        let at = row.cells.len();
        if at >= MAX_COLUMNS {
            return None;
        }
        let mut here = GridCell { is_copy: nth > 0, ..GridCell::default() };
        cell.lines.iter().for_each(|line| here.push(line.range(), true));
        if columns.len() == at {
            columns.push(Column::default());
        }
        // What a cell from above would put here, in a table whose merged cells overlap, is lost to this one.
        columns[at].rows = cell.rows.max(1) - 1;
        columns[at].cell = GridCell { is_copy: true, ..here.clone() };
        row.cells.push(here);
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Limits, block::table::complete};

    /// Room for any table.
    fn room() -> Room {
        Room::new(&Limits::new(), 0)
    }

    fn grid_of(source: &str) -> Option<Grid> {
        super::grid(source, &[marked(source)], &mut room()).map(|(grid, _)| grid)
    }

    fn complete(source: &str, grid: Grid) -> crate::block::Table<'_> {
        complete::complete(source, grid, &mut room()).unwrap()
    }

    /// A table of cells `text@columns×rows`, each on a line of its own.
    fn marked(source: &str) -> MarkedTable {
        let mut at = 0;
        let mut table = MarkedTable { rows: vec![Vec::new()], span: Span::new(0, source.len()) };
        for line in source.split_inclusive('\n') {
            let (text, size) = line.trim_end().split_once('@').unwrap_or((line.trim_end(), "1×1"));
            let (columns, rows) = size.split_once('×').unwrap();
            let lines = if text.is_empty() { vec![] } else { vec![Span::new(at, at + text.len())] };
            at += line.len();
            if text == "—" {
                table.rows.push(Vec::new());
                continue;
            }
            let (columns, rows) = (columns.parse().unwrap(), rows.parse().unwrap());
            table.rows.last_mut().unwrap().push(MarkedCell { lines, columns, rows });
        }
        table
    }

    fn rows(source: &str) -> Vec<Vec<String>> {
        let table = complete(source, grid_of(source).unwrap());
        let head = table.columns.iter().map(|column| column.header.to_string()).collect();
        let body = table
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|cell| cell.text.to_string()).collect());
        std::iter::once(head).chain(body).collect()
    }

    #[test]
    fn merged_cells_stand_in_each_of_their_places() {
        let source = "序号@1×2\n工作任务@1×2\n责任单位@2×1\n—\n牵头单位\n配合单位\n—\n\
            1\n疏通沟渠@1×2\n县水利局@1×2\n各乡镇\n—\n2\n县财政局\n";
        assert_eq!(
            rows(source),
            [
                ["序号", "工作任务", "牵头单位", "配合单位"],
                ["1", "疏通沟渠", "县水利局", "各乡镇"],
                ["2", "疏通沟渠", "县水利局", "县财政局"],
            ]
        );
    }

    #[test]
    fn a_cell_over_all_columns_is_a_heading_of_rows() {
        let source = "任务\n要求\n责任单位\n—\n一、防汛方面@3×1\n—\n备料\n五月前备齐。\n县应急局\n";
        let table = complete(source, grid_of(source).unwrap());
        assert_eq!(table.rows[0].kind, super::super::RowKind::Heading);
        assert_eq!(table.rows[1].under, Some(0));
    }

    #[test]
    fn merged_cells_tell_a_header_of_two_rows_whatever_its_words_are() {
        let source = "乡镇@1×2\n计划@2×1\n—\n2023年\n2024年\n—\n青溪镇\n12\n15\n";
        assert_eq!(
            rows(source),
            [["乡镇", "计划2023年", "计划2024年"], ["青溪镇", "12", "15"]]
                .map(|row| row.map(str::to_owned))
        );
        // What is merged over rows alone is a group of the body.
        let source = "乡镇\n计划\n单位\n—\n青溪镇@1×2\n12\n县水利局\n—\n15\n县应急局\n";
        assert_eq!(rows(source).len(), 3);
    }

    #[test]
    fn a_colophon_in_a_table_is_no_table() {
        let is_colophon = |source| super::is_colophon(source, &marked(source));
        assert!(is_colophon("抄送：县委办公室。@2×1\n—\n县水利局办公室\n2024年4月8日印发\n"));
        assert!(!is_colophon("抄送单位\n份数\n—\n县委办公室\n2\n"));
    }

    #[test]
    fn endless_merging_ends_with_the_table() {
        let source = "甲@1×65535\n乙@2×9\n—\n丙\n—\n丁\n";
        let grid = grid_of(source).unwrap();
        let filled = grid.rows.iter().map(|row| row.cells.len()).collect::<Vec<_>>();
        assert_eq!(filled, [3, 4, 4]);
        assert!(grid_of("甲@65535×1\n—\n乙\n").is_none());
    }

    #[test]
    fn tables_that_a_page_cut_are_one() {
        let source = "任务\n责任单位\n—\n备料\n县应急局\n\n排涝\n县水利局\n任务\n责任单位\n—\n巡查\n各乡镇\n            甲\n乙\n丙\n—\n丁\n戊\n己\n";
        let cut = |from: usize, to: &str| {
            let end = source[from..].find(to).unwrap() + from + to.len();
            let mut table = marked(&source[from..end]);
            table.rows.iter_mut().flatten().flat_map(|cell| &mut cell.lines).for_each(|line| {
                *line = Span::new(line.range().start + from, line.range().end + from);
            });
            table.span = Span::new(from, end);
            table
        };
        let mut tables = vec![cut(0, "县应急局")];
        for (from, to) in [("排涝", "县水利局"), ("任务", "各乡镇"), ("甲", "己")] {
            let last = tables.last().unwrap().span.range().end;
            tables.push(cut(last + source[last..].find(from).unwrap(), to));
        }
        let (grid, count) = super::grid(source, &tables, &mut room()).unwrap();
        assert_eq!(count, 3);
        let table = complete(source, grid);
        let rows = table.rows.iter().map(|row| &*row.cells[0].text).collect::<Vec<_>>();
        assert_eq!((rows, table.repeated.len()), (vec!["备料", "排涝", "巡查"], 1));
    }
}
