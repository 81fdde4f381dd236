//! **Tables**, in whatever form text gives them.
//!
//! Takes the source and its [`Line`]s, and gives the [`Table`] that begins at a line.
//! Two steps: a *form* (tabs, pipes, blanks, one cell a line) cuts lines into a grid of raw cells;
//! *completing* finds the header, what each column says, and what merged cells and page cuts left
//! out.
//!
//! Guarantees:
//!
//! - every row has a cell for each column;
//! - every byte of a consumed line that is no blank lies in [`Table::span`], and no line behind the table is consumed;
//! - time is linear in the lines that are consumed, and small and bounded where there is no table;
//! - all tables of a text together have no more cells and copies than there is [`Room`] for.
//!
//! Without a header there is no table: a list of names and bodies stays text.

mod align;
mod aligned;
mod bare;
mod complete;
mod few;
mod fill;
mod grid;
mod header;
mod hint;
mod indented;
mod interleaved;
mod marked;
mod pipes;
mod roles;
mod room;
mod tabs;

use std::borrow::Cow;

use crate::{
    Span,
    line::{Classes, Line, LineKind},
    model::{Column, ColumnRole},
};
use few::Few;
use grid::Grid;
#[cfg(feature = "formats")]
pub(crate) use grid::MAX_COLUMNS;
#[cfg(feature = "formats")]
pub(crate) use marked::MarkedCell;
pub(crate) use marked::MarkedTable;
pub(crate) use room::Room;

/// A table in the source, its rows complete.
#[derive(Debug, Clone)]
pub(crate) struct Table<'a> {
    /// The line above it that names it; the document stage tells which.
    pub(crate) title: Option<Cow<'a, str>>,
    /// The columns.
    pub(crate) columns: Vec<Column<'a>>,
    /// The rows without the header; each has a cell for each column.
    pub(crate) rows: Vec<Row<'a>>,
    /// The table with its header.
    pub(crate) span: Span,
    /// Header rows that a page break repeated.
    pub(crate) repeated: Vec<Span>,
}

/// A row of a [`Table`].
#[derive(Debug, Clone)]
pub(crate) struct Row<'a> {
    /// A cell for each column.
    pub(crate) cells: Vec<Cell<'a>>,
    /// The row in the source.
    pub(crate) span: Span,
    /// Whether it is a row of its own or groups those below.
    pub(crate) kind: RowKind,
    /// Index of the heading row that it stands under.
    pub(crate) under: Option<usize>,
}

/// Whether a row is a row of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowKind {
    /// A row of its own: a task, in a table that names units.
    Body,
    /// One text across the whole table: a category of the rows below.
    Heading,
}

/// A cell: its text without layout, and where it stands.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell<'a> {
    /// The text; `\n` only between two lines that are units by themselves.
    pub(crate) text: Cow<'a, str>,
    /// From its first byte to its last; may hold line breaks, and other cells where columns are
    /// aligned by blanks. That of the cell above, where a merged cell is expanded.
    pub(crate) span: Span,
    /// Its lines in the source, in order; empty for an empty cell.
    pub(crate) lines: Few<Span>,
}

impl Cell<'_> {
    fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// What a row says: under which path, and what is to be done.
#[derive(Debug)]
pub(crate) struct RowContent<'t, 'a> {
    /// Headings and category cells, then the task cell where a requirement says what is to be done.
    pub(crate) path: Vec<&'t Cell<'a>>,
    /// What is to be done; `None` in a row without any such text.
    pub(crate) content: Option<&'t Cell<'a>>,
}

/// Tries to read a table at `lines[at]`, which has some of the forms; gives it and the index of the first line behind it.
#[inline(never)] // counted by tools/instructions
pub(crate) fn table<'a>(
    source: &'a str,
    lines: &[Line],
    at: usize,
    forms: Forms,
    room: &mut Room,
) -> Option<(Table<'a>, usize)> {
    let grid = grid(source, lines, at, forms, room)?;
    let end = grid.end;
    complete::complete(source, grid, room).map(|table| (table, end))
}

/// Whether a line and the one below it may show one of the [`Forms`]. Most lines are sentences, longer than a header, or
/// stand above one that is.
#[inline]
fn shows_form(source: &str, line: &Line, below: Option<&Line>) -> bool {
    const PARTS: Classes = Classes::PIPE.or(Classes::TAG_FIRST);
    let classes = line.traits.classes;
    let heads_column = |line: &Line| line.kind != LineKind::Text || bare::may_head(line);
    // What a line shows, nobody can guess, but few show any of it: one guess for all.
    let may_be_header = !classes.any(Classes::NO_HEADER);
    let is_parted = classes.any(PARTS)
        | is_behind_tab(source, line)
        | (may_be_header & classes.any(Classes::GAP));
    let is_bare = may_be_header & bare::may_head(line);
    (is_parted | is_bare) && (is_parted || below.is_some_and(heads_column))
}

/// Whether a tab stands in front of a line's text.
#[inline]
fn is_behind_tab(source: &str, line: &Line) -> bool {
    source.as_bytes().get(line.start as usize) == Some(&b'\t')
}

/// The forms that a table at a line may have. Of the lines that are no sentences most show by those below that they
/// begin none.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Forms {
    has_pipes: bool,
    is_indented: bool,
    /// Columns parted by tabs or wide blanks.
    has_gaps: bool,
    /// One cell a line.
    is_bare: bool,
}

impl Forms {
    /// The forms that a table at a line may have; `None` where it has none.
    #[inline]
    pub(crate) fn at(source: &str, lines: &[Line], at: usize) -> Option<Self> {
        let line = lines.get(at)?;
        if shows_form(source, line, lines.get(at + 1)) {
            Self::of(source, lines, at, line)
        } else {
            None
        }
    }

    #[inline(never)]
    fn of(source: &str, lines: &[Line], at: usize, line: &Line) -> Option<Self> {
        let classes = line.traits.classes;
        // What stands in a tag is no text, so that nothing can be told from it.
        let may_be_header = !classes.any(Classes::NO_HEADER) || classes.any(Classes::TAG_FIRST);
        let forms = Self {
            has_pipes: classes.any(Classes::PIPE),
            is_indented: is_behind_tab(source, line),
            has_gaps: may_be_header && classes.any(Classes::GAP.or(Classes::TAG_FIRST)),
            is_bare: may_be_header && bare::may_begin(source, lines, at),
        };
        forms.any().then_some(forms)
    }

    #[inline]
    fn any(self) -> bool {
        self.has_pipes | self.is_indented | self.has_gaps | self.is_bare
    }
}

/// The first of the tables that a format marks, with those that go on with it, and how many these are. No table
/// where it is none of a notice: a single row or column, cells that frame a page; and where there is no room for it.
#[inline(never)] // counted by tools/instructions
pub(crate) fn marked<'a>(
    source: &'a str,
    tables: &[MarkedTable],
    room: &mut Room,
) -> (Option<Table<'a>>, usize) {
    if tables.first().is_some_and(|table| marked::is_colophon(source, table)) {
        return (None, 1);
    }
    match marked::grid(source, tables, room) {
        Some((grid, count)) => (complete::complete(source, grid, room), count),
        None => (None, 1),
    }
}

/// The grid that begins at a line, in the first form that finds one.
fn grid(source: &str, lines: &[Line], at: usize, forms: Forms, room: &mut Room) -> Option<Grid> {
    if forms.has_pipes
        && let Some(grid) = pipes::grid(source, lines, at, room.rows())
    {
        return Some(grid);
    }
    if forms.is_indented
        && let Some(grid) = indented::grid(source, lines, at, room.rows())
    {
        return Some(grid);
    }
    if forms.has_gaps {
        let by_gaps = tabs::grid(source, lines, at, room.rows())
            .or_else(|| aligned::grid(source, lines, at, room.rows()));
        if by_gaps.is_some() {
            return by_gaps;
        }
    }
    if forms.is_bare {
        bare::grid(source, lines, at, room)
            .or_else(|| interleaved::grid(source, lines, at, room.rows()))
    } else {
        None
    }
}

/// Path and content of the task that a row is.
pub(crate) fn row_content<'t, 'a>(table: &'t Table<'a>, row: usize) -> RowContent<'t, 'a> {
    let Some(this) = table.rows.get(row) else {
        return RowContent { path: Vec::new(), content: None };
    };
    let content_at = content_column(table, this);
    let content = content_at.and_then(|at| this.cells.get(at));
    let mut path = headings(table, this);
    path.extend(path_columns(table, content_at).filter_map(|at| this.cells.get(at)));
    path.retain(|cell| !cell.is_blank());
    path.dedup_by(|a, b| a.text == b.text);
    // A text that fills category and task columns is the content alone.
    while path.last().is_some_and(|cell| content.is_some_and(|c| c.text == cell.text)) {
        path.pop();
    }
    RowContent { path, content }
}

/// The column whose cell is the content: requirement, else task, else the longest text.
fn content_column(table: &Table<'_>, row: &Row<'_>) -> Option<usize> {
    let filled = |role: ColumnRole| {
        let mut found = table.columns.iter().zip(&row.cells).enumerate().rev();
        found.find(|(_, (c, cell))| c.role == role && !cell.is_blank()).map(|(at, _)| at)
    };
    let says_nothing = |role: ColumnRole| {
        role.names_units() || matches!(role, ColumnRole::Sequence | ColumnRole::Deadline)
    };
    filled(ColumnRole::Requirement).or_else(|| filled(ColumnRole::Task)).or_else(|| {
        let texts = table.columns.iter().zip(&row.cells).enumerate();
        texts
            .filter(|(_, (column, cell))| !says_nothing(column.role) && !cell.is_blank())
            .max_by_key(|(at, (_, cell))| (cell.text.len(), usize::MAX - at))
            .map(|(at, _)| at)
    })
}

/// The category columns, then the task column where it is not the content.
fn path_columns(table: &Table<'_>, content: Option<usize>) -> impl Iterator<Item = usize> {
    let of = |role: ColumnRole| {
        let columns = table.columns.iter().enumerate();
        columns.filter(move |(_, column)| column.role == role).map(|(at, _)| at)
    };
    let groups = of(ColumnRole::Category).chain(of(ColumnRole::Task));
    groups.filter(move |at| Some(*at) != content)
}

/// The heading rows above a row, outermost first.
fn headings<'t, 'a>(table: &'t Table<'a>, row: &Row<'a>) -> Vec<&'t Cell<'a>> {
    let mut found = Vec::new();
    let mut next = row.under;
    while let Some(above) = next.and_then(|at| table.rows.get(at)) {
        found.extend(above.cells.first());
        // A heading's own heading always stands before it, so this ends.
        next = above.under;
    }
    found.reverse();
    found
}

#[cfg(test)]
mod tests;
