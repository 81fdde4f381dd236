//! **Indented cells**: one cell a line, each behind a tab, and an empty line between rows.
//!
//! Word processors and web pages give tables like that. An empty cell is a tab alone; a line
//! without
//! a tab goes on with the cell above; a merged cell is written once.

use super::{
    complete::is_header,
    grid::{Form, Grid, GridCell, GridRow, MAX_COLUMNS, trim},
    header::{Word, word},
    room::Rows,
};
use crate::line::{Line, LineKind};

pub(super) fn grid(source: &str, lines: &[Line], at: usize, mut room: Rows<'_>) -> Option<Grid> {
    let first = lines.get(at).filter(|line| line.kind == LineKind::Text)?;
    if !may_begin(source, lines, at, first) {
        return None;
    }
    let (header, mut end) = row(source, lines, at)?;
    if header.cells.len() < 2 || !is_header(source, &header.cells) {
        return None;
    }
    if !room.take(0, header.cells.len()) {
        return None;
    }
    let mut rows = vec![header];
    let mut has_text = false;
    while let Some(next) = next_row(source, lines, end) {
        let Some((mut row, behind)) = row(source, lines, next) else { break };
        if !has_text && is_header(source, &row.cells) {
            break;
        }
        if !room.take(rows.len(), row.cells.len()) {
            break;
        }
        has_text = has_text || row.has_text(source);
        row.after_break = next > end + 1;
        rows.push(row);
        end = behind;
    }
    (rows.len() > 1).then_some(Grid { rows, end, form: Form::Indented })
}

/// Whether a header may begin at a line: behind another cell only with a word that heads columns. Were every cell of
/// many tried, each would be asked again for all the columns that may stand before it.
fn may_begin(source: &str, lines: &[Line], at: usize, first: &Line) -> bool {
    let is_behind_cell = at > 0 && matches!(kind(source, &lines[at - 1]), Kind::Cell);
    !is_behind_cell || word(first.text(source)).is_some_and(Word::is_known)
}

/// What a line is to this form.
enum Kind {
    /// A tab, then a cell or nothing.
    Cell,
    /// Text without a tab before it.
    Loose,
    /// Empty, or page furniture.
    Between,
    /// Several tabs: a row of another form.
    Other,
}

fn kind(source: &str, line: &Line) -> Kind {
    let text = &source[line.start as usize..line.end as usize];
    if let Some(rest) = text.strip_prefix('\t') {
        return if memchr::memchr(b'\t', rest.as_bytes()).is_some() {
            Kind::Other
        } else {
            Kind::Cell
        };
    }
    match line.kind {
        LineKind::Text => Kind::Loose,
        LineKind::Blank | LineKind::Furniture => Kind::Between,
    }
}

/// The first cell behind the lines between rows.
fn next_row(source: &str, lines: &[Line], at: usize) -> Option<usize> {
    let rest = lines.get(at..)?;
    let next = at + rest.iter().position(|line| !matches!(kind(source, line), Kind::Between))?;
    matches!(kind(source, &lines[next]), Kind::Cell).then_some(next)
}

/// The row at a line, and the first line behind it.
fn row(source: &str, lines: &[Line], at: usize) -> Option<(GridRow, usize)> {
    let first = lines.get(at)?;
    if !matches!(kind(source, first), Kind::Cell) {
        return None;
    }
    let span = first.start as usize..first.end as usize;
    let mut row = GridRow { span, ..GridRow::default() };
    let mut end = at;
    for line in &lines[at..] {
        let range = trim(source, line.start as usize..line.end as usize);
        match kind(source, line) {
            Kind::Cell if row.cells.len() < MAX_COLUMNS => row.cells.push(GridCell::of(range)),
            Kind::Loose => row.cells.iter_mut().next_back()?.push(range, true),
            _ => break,
        }
        row.span.end = line.end as usize;
        end += 1;
    }
    Some((row, end))
}
