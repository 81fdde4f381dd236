//! **Pipes**: Markdown's rows, `| a | b |`, with `|---|---|` below the header.

use std::ops::Range;

use super::{
    complete::is_header,
    grid::{Form, Grid, GridCell, GridRow, MAX_COLUMNS, trim},
    room::Rows,
};
use crate::{
    line::{Line, LineKind},
    text::is_blank,
};

pub(super) fn grid(source: &str, lines: &[Line], at: usize, mut room: Rows<'_>) -> Option<Grid> {
    let line = lines.get(at).filter(|line| line.kind == LineKind::Text)?;
    let header = row(source, line).filter(|header| header.cells.len() > 1)?;
    // A rule heads nothing, and were it tried, each of many would be read through to the last.
    if is_rule(source, line) {
        return None;
    }
    let ruled = lines.get(at + 1).is_some_and(|line| is_rule(source, line));
    // Without the rule it may be a sum or a formula, |a − b|, so the words must say that it is a
    // table.
    let worded = is_fenced(source, line) && is_header(source, &header.cells);
    if !(ruled || worded) || !room.take(0, header.cells.len()) {
        return None;
    }
    let head = header.texts(source);
    let mut rows = vec![header];
    let mut has_text = false;
    let mut end = at + 1;
    while let Some(next) = next_row(source, lines, end) {
        if !is_rule(source, &lines[next]) {
            // More cells than any table has: text behind the table.
            let Some(mut row) = row(source, &lines[next]) else { break };
            let again = row.says(source, &head);
            let ruled = lines.get(next + 1).is_some_and(|line| is_rule(source, line));
            // A ruled row with other texts begins another table.
            if (ruled && !again) || (again && !has_text) {
                break;
            }
            if !room.take(rows.len(), row.cells.len()) {
                break;
            }
            has_text = has_text || row.has_text(source);
            row.after_break = rows.len() > 1 && next > end;
            rows.push(row);
        }
        end = next + 1;
    }
    // A rule below the last row is the table's too.
    if let (Some(last), Some(line)) = (rows.last_mut(), lines.get(end - 1)) {
        last.span.end = last.span.end.max(line.tail as usize);
    }
    (rows.len() > 1).then_some(Grid { rows, end, form: Form::Pipes })
}

/// The next row behind blank lines and page furniture.
fn next_row(source: &str, lines: &[Line], at: usize) -> Option<usize> {
    let rest = lines.get(at..)?;
    let is_between = |line: &Line| line.kind != LineKind::Text && !is_rule(source, line);
    let next = at + rest.iter().position(|line| !is_between(line))?;
    let line = &lines[next];
    let close = next == at && has_pipe(source, line);
    (is_rule(source, line) || is_fenced(source, line) || close).then_some(next)
}

fn text<'s>(source: &'s str, line: &Line) -> &'s str {
    &source[line.head as usize..line.tail as usize]
}

fn has_pipe(source: &str, line: &Line) -> bool {
    text(source, line).contains('|')
}

/// Whether a line is a row by its own look: a pipe at both ends.
fn is_fenced(source: &str, line: &Line) -> bool {
    let text = text(source, line);
    text.len() > 2 && text.starts_with('|') && text.ends_with('|')
}

/// `|---|:--:|`, with or without outer pipes.
fn is_rule(source: &str, line: &Line) -> bool {
    const LONGEST: usize = 4096;
    let text = text(source, line);
    text.len() <= LONGEST
        && text.contains('|')
        && text.contains('-')
        && text.chars().all(|c| matches!(c, '|' | '-' | ':') || is_blank(c))
}

/// The cells between the pipes; `None` without a pipe and for too many cells. Below the header one cell is a row too.
fn row(source: &str, line: &Line) -> Option<GridRow> {
    let whole = line.head as usize..line.tail as usize;
    let text = &source[whole.clone()];
    memchr::memchr(b'|', text.as_bytes())?;
    let inner_start = whole.start + usize::from(text.starts_with('|'));
    let fenced = text.len() > 1 && text.ends_with('|') && !text.ends_with("\\|");
    let inner = inner_start..(whole.end - usize::from(fenced)).max(inner_start);
    let cells = cells(source, inner)?;
    Some(GridRow { cells, span: whole, after_break: false })
}

fn cells(source: &str, range: Range<usize>) -> Option<Vec<GridCell>> {
    let bytes = source.as_bytes();
    let mut cells = Vec::new();
    let mut start = range.start;
    for at in memchr::memchr_iter(b'|', &bytes[range.clone()]).map(|at| range.start + at) {
        if at > range.start && bytes[at - 1] == b'\\' {
            continue;
        }
        if cells.len() >= MAX_COLUMNS {
            return None;
        }
        cells.push(cell(source, start..at));
        start = at + 1;
    }
    cells.push(cell(source, start..range.end));
    Some(cells)
}

/// A cell without the backslash of `\|`; `<br>` begins a new line of it.
fn cell(source: &str, range: Range<usize>) -> GridCell {
    let mut cell = GridCell::default();
    let range = trim(source, range);
    let bytes = source.as_bytes();
    let (mut start, mut at, mut breaks) = (range.start, range.start, true);
    while let Some(found) = memchr::memchr2(b'\\', b'<', &bytes[at..range.end]) {
        let mark = at + found;
        let length = match bytes[mark] {
            b'\\' if bytes.get(mark + 1) == Some(&b'|') && mark + 1 < range.end => 1,
            b'<' => break_length(&bytes[mark..range.end]),
            _ => 0,
        };
        at = mark + length.max(1);
        if length > 0 {
            cell.push(trim_if(source, start..mark, breaks), breaks);
            breaks = bytes[mark] == b'<';
            start = at;
        }
    }
    cell.push(start..range.end, breaks);
    cell
}

/// Blanks at the end of a line of the cell say nothing.
fn trim_if(source: &str, range: Range<usize>, trims: bool) -> Range<usize> {
    if trims { trim(source, range) } else { range }
}

/// Length of a `<br>` in any spelling; 0 for anything else.
fn break_length(bytes: &[u8]) -> usize {
    let spellings: [&[u8]; 3] = [b"<br>", b"<br/>", b"<br />"];
    let is = |spelling: &&[u8]| {
        bytes.get(..spelling.len()).is_some_and(|start| start.eq_ignore_ascii_case(spelling))
    };
    spellings.into_iter().find(is).map_or(0, <[u8]>::len)
}
