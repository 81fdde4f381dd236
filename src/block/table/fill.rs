//! **Merged cells**: an empty cell that takes the value of the one above.

use super::{Row, RowKind, hint, room::Room};
use crate::model::ColumnRole;

/// Fills the empty cells of the key columns, those that say where a row belongs.
///
/// An empty cell belongs to the one above as long as no column that groups it has changed; an empty
/// unit, requirement or deadline is really empty.
pub(super) fn fill_down(rows: &mut [Row<'_>], roles: &[ColumnRole], room: &mut Room) {
    let keys = key_columns(roles);
    for at in 1..rows.len() {
        let (above, below) = rows.split_at_mut(at);
        let (Some(above), Some(row)) = (above.last(), below.first_mut()) else { continue };
        if above.kind == RowKind::Body && row.kind == RowKind::Body {
            fill_row(above, row, &keys, roles, room);
        }
    }
}

/// Category, task and sequence columns up to the content: the requirement, or else the task.
fn key_columns(roles: &[ColumnRole]) -> Vec<usize> {
    let content = roles
        .iter()
        .rposition(|role| *role == ColumnRole::Requirement)
        .or_else(|| roles.iter().rposition(|role| *role == ColumnRole::Task).map(|at| at + 1))
        .unwrap_or(roles.len());
    let is_key = |role: ColumnRole| {
        matches!(role, ColumnRole::Category | ColumnRole::Task | ColumnRole::Sequence)
    };
    (0..content).filter(|at| is_key(roles[*at])).collect()
}

fn fill_row<'a>(
    above: &Row<'a>,
    row: &mut Row<'a>,
    keys: &[usize],
    roles: &[ColumnRole],
    room: &mut Room,
) {
    let mut changed = false;
    for at in keys.iter().copied().filter(|at| roles[*at] != ColumnRole::Sequence) {
        let (old, new) = (&above.cells[at], &row.cells[at]);
        if !new.is_blank() {
            changed |= roles[at] == ColumnRole::Category && new.text != old.text;
        } else if !changed {
            row.cells[at] = room.copy(old);
        }
    }
    let is_total = |row: &Row<'_>| row.cells.iter().any(|cell| hint::is_total(&cell.text));
    for at in keys.iter().copied().filter(|at| roles[*at] == ColumnRole::Sequence) {
        // A total adds rows up and is none of them.
        if !changed && row.cells[at].is_blank() && !is_total(row) {
            row.cells[at] = room.copy(&above.cells[at]);
        }
    }
}
