//! Tasks out of task tables: each row is one.

use std::borrow::Cow;

use super::{context::Context, make_room};
use crate::{
    Column, ColumnRole, Deadline, Role, Task, TaskSource, Unit,
    block::{
        Table,
        table::{Cell, Row, RowKind, row_content},
    },
    grammar::{
        clause::{FirstLeads, clause},
        deadline::filling,
        landmarks::Chart,
        unit::unit_list,
    },
    text::{Prose, ProseBuilder, Words},
};

/// Reads the cells of a table; its rows are tasks where a column names units.
pub(super) fn read<'a>(
    context: &mut Context<'a, '_>,
    table: &Table<'a>,
    rule: Option<FirstLeads>,
    tasks: &mut Vec<Task<'a>>,
) {
    let is_task_table = table.columns.iter().any(|column| column.role.names_units());
    let mut chart = Chart::default();
    let mut above: &[Cell<'_>] = &[];
    for (index, row) in table.rows.iter().enumerate() {
        let deadline = cells(context, &mut chart, table, row, above);
        above = &row.cells;
        if is_task_table && row.kind == RowKind::Body {
            make_room(tasks);
            tasks.extend(task(context, table, index, rule, deadline));
        }
    }
}

/// Collects deadlines and references of a row; gives the deadline of its deadline column.
fn cells<'a>(
    context: &mut Context<'a, '_>,
    chart: &mut Chart,
    table: &Table<'a>,
    row: &Row<'a>,
    above: &[Cell<'_>],
) -> Option<Deadline<'a>> {
    let mut own = None;
    for (index, (column, cell)) in table.columns.iter().zip(&row.cells).enumerate() {
        if cell.text.is_empty() {
            continue;
        }
        // A merged cell stands in every row that it covers, and its text in one place.
        let is_repeated = || {
            above.get(index).is_some_and(|above| above.span == cell.span)
                || row.cells[..index].iter().any(|before| before.span == cell.span)
        };
        let is_deadline = column.role == ColumnRole::Deadline;
        if !is_deadline && (column.role.names_units() || is_repeated()) {
            continue;
        }
        let prose = prose(context, cell);
        context.deadlines.cell = Some(cell.span);
        if is_deadline {
            let found = filling(prose.text());
            own = own.or(found.first().map(|found| context.deadlines.deadline(&prose, found)));
            if !is_repeated() {
                context.deadlines.collect(&prose, found);
            }
        } else {
            context.running_text(&prose, chart.read(prose.text()));
        }
    }
    context.deadlines.cell = None;
    own
}

#[inline(never)] // counted by tools/instructions
fn task<'a>(
    context: &Context<'a, '_>,
    table: &Table<'a>,
    index: usize,
    rule: Option<FirstLeads>,
    deadline: Option<Deadline<'a>>,
) -> Option<Task<'a>> {
    let row = table.rows.get(index)?;
    let said = row_content(table, index);
    let content = said.content?.text.clone();
    let path = said.path.iter().map(|cell| cell.text.clone()).collect();
    let (mut units, mut open_ended) = (Vec::new(), false);
    for (column, cell) in table.columns.iter().zip(&row.cells) {
        if let Some(role) = role_of(column) {
            open_ended |= unit_cell(context, cell, role, rule, &mut units);
        }
    }
    Some(Task {
        source: TaskSource::Table,
        path,
        content,
        units,
        open_ended,
        deadline,
        span: row.span,
    })
}

fn role_of(column: &Column<'_>) -> Option<Role> {
    match column.role {
        ColumnRole::Lead => Some(Role::Lead),
        ColumnRole::Responsible => Some(Role::Responsible),
        ColumnRole::Cooperating => Some(Role::Cooperating),
        _ => None,
    }
}

/// What a cell that is more than a list of units has.
static OF_CLAUSES: Words = Words::of(&["牵头", "配合", "："]);

/// Adds the units of a cell; true where 等 leaves the list open.
fn unit_cell<'a>(
    context: &Context<'a, '_>,
    cell: &Cell<'a>,
    role: Role,
    rule: Option<FirstLeads>,
    units: &mut Vec<Unit<'a>>,
) -> bool {
    let prose = prose(context, cell);
    let text = cell.text.as_ref();
    // A cell may hold what a clause does: 县财政局牵头，县水利局配合.
    let mut list = if OF_CLAUSES.stand_in(text) {
        clause(text).unwrap_or_else(|| unit_list(text))
    } else {
        unit_list(text)
    };
    if let Some(rule) = rule.filter(|_| role == Role::Responsible) {
        rule.apply(&mut list.items, list.open_ended);
    }
    // Line breaks that stay between two names of a cell have no byte in its prose. Hardly any cell has one.
    let has_breaks = text.contains('\n');
    let breaks = |at: usize| match has_breaks {
        true => text[..at].bytes().filter(|b| *b == b'\n').count(),
        false => 0,
    };
    for mut item in list.items {
        item.range =
            item.range.start - breaks(item.range.start)..item.range.end - breaks(item.range.end);
        units.push(context.names.unit(&prose, &item, role));
    }
    list.open_ended
}

/// The text of a cell with its places.
fn prose<'a>(context: &Context<'a, '_>, cell: &Cell<'a>) -> Prose<'a> {
    let mut builder = ProseBuilder::new(context.source);
    // Most cells are one line without layout.
    if let (Some(line), Cow::Borrowed(text)) = (cell.lines.only(), &cell.text)
        && line.len() == text.len()
    {
        return builder.whole(line.range());
    }
    for line in cell.lines.iter() {
        builder.push(line.range());
    }
    builder.finish()
}
