//! **Interleaved categories**: one word heads category, number and task, and the cells to the left of a row
//! stand between the header's words.
//!
//! `pdftotext` puts together what stands close: the word over several columns with the narrow cells
//! below it, then the next header word with the first number. Two such cells side by side are
//! centred, so that their lines come by turns (（一）提高 / 一、加 / 服务水平 / 快改造). Their
//! labels say how many there are, and each breaks at a width of its own; lines that do not fit are
//! no table.

use std::cmp::Ordering;

use super::{
    complete::label_level,
    grid::{Form, Grid, GridCell, GridRow},
    header::{self, Word},
    hint,
    room::Rows,
};
use crate::line::{Line, LineKind};

/// Lines of the cells to the left of a row.
const MOST_LEADING: usize = 12;
/// Lines of a cell behind the number.
const MOST_LINES: usize = 40;
/// Blank lines and page furniture between two cells.
const WIDEST_GAP: usize = 8;

pub(super) fn grid(source: &str, lines: &[Line], at: usize, mut room: Rows<'_>) -> Option<Grid> {
    let reader = Reader { source, lines };
    let head = lines.get(at).filter(|line| reader.word(line).is_some_and(Word::is_task_like))?;
    let leading = &reader.run(at, MOST_LEADING)?[1..];
    let units = reader.text_behind(at + leading.len() + 1)?;
    reader.word(&lines[units]).filter(|word| word.names_units())?;
    let leading = reader.leading(leading)?;
    let columns = leading.len();
    let (row, mut end) = reader.row(units + 1, 1, leading)?;
    if !room.take(1, row.cells.len()) {
        return None;
    }
    let mut rows = vec![header(columns, head, &lines[units]), row];
    while let Some((row, behind)) = reader.next_row(end, rows.len() as u32, columns) {
        if !room.take(rows.len(), row.cells.len()) {
            break;
        }
        rows.push(row);
        end = behind;
    }
    // One row proves itself by the labels of its categories.
    (rows.len() > 2 || columns > 0).then_some(Grid { rows, end, form: Form::Aligned })
}

/// The first word stands over the categories, the number and the task.
fn header(categories: usize, head: &Line, units: &Line) -> GridRow {
    let mut cells = vec![GridCell::default(); categories + 3];
    cells[0] = cell([head]);
    cells[categories + 2] = cell([units]);
    GridRow { cells, span: head.head as usize..units.tail as usize, after_break: false }
}

fn cell<'l>(lines: impl IntoIterator<Item = &'l Line>) -> GridCell {
    let mut cell = GridCell::default();
    for line in lines {
        cell.push(line.head as usize..line.tail as usize, true);
    }
    cell
}

/// Reads the cells of a row where they stand among the lines.
struct Reader<'s> {
    source: &'s str,
    lines: &'s [Line],
}

impl<'s> Reader<'s> {
    /// The lines of text from one to the next blank line or page's end; `None` where there are none or too many.
    fn run(&self, at: usize, most: usize) -> Option<&'s [Line]> {
        let rest = self.lines.get(at..)?;
        let count =
            rest.iter().take(most + 2).take_while(|line| line.kind == LineKind::Text).count();
        (1..=most + 1).contains(&count).then(|| &rest[..count])
    }

    /// The next line with text.
    fn text_behind(&self, at: usize) -> Option<usize> {
        let mut rest = self.lines.get(at..)?.iter().take(WIDEST_GAP);
        rest.position(|line| line.kind == LineKind::Text).map(|skip| at + skip)
    }

    /// The line of a number, if nothing else with text stands before it. Far from the next one it looks like a
    /// page's.
    fn number_from(&self, at: usize, number: u32) -> Option<usize> {
        let is = |line: &Line| hint::number(line.text(self.source)) == Some(number);
        let rest = self.lines.get(at..)?.iter().take(WIDEST_GAP);
        let skip = rest.clone().position(|line| line.kind == LineKind::Text || is(line))?;
        is(&self.lines[at + skip]).then_some(at + skip)
    }

    fn word(&self, line: &Line) -> Option<Word> {
        header::word(line.text(self.source))
    }

    fn level(&self, line: &Line) -> Option<u8> {
        let text = line.text(self.source);
        let is_label = text.starts_with(['（', '(']) || text.chars().nth(1) == Some('、');
        is_label.then(|| label_level(text))
    }

    /// The cells to the left of a row, outermost first.
    fn leading(&self, lines: &'s [Line]) -> Option<Vec<GridCell>> {
        let Some(first) = lines.first() else { return Some(Vec::new()) };
        let level = self.level(first)?;
        let second = lines.get(1).and_then(|line| self.level(line));
        if lines.iter().skip(2).any(|line| self.level(line).is_some()) {
            return None;
        }
        let Some(second) = second else { return Some(vec![self.narrow(lines.iter())?]) };
        let one = self.narrow(lines.iter().step_by(2))?;
        let two = self.narrow(lines[1..].iter().step_by(2))?;
        match level.cmp(&second) {
            Ordering::Less => Some(vec![one, two]),
            Ordering::Greater => Some(vec![two, one]),
            Ordering::Equal => None,
        }
    }

    /// A cell that breaks at its width: only its last line may be shorter than its first.
    fn narrow(&self, lines: impl Iterator<Item = &'s Line> + Clone) -> Option<GridCell> {
        let mut widths = lines.clone().map(|line| line.text(self.source).chars().count());
        let first = widths.next()?;
        let mut is_open = true;
        let fits = widths.all(|width| {
            let fits = is_open && width <= first;
            is_open = width == first;
            fits
        });
        fits.then(|| cell(lines))
    }

    /// The next row, with new categories above its number or without.
    fn next_row(&self, at: usize, number: u32, columns: usize) -> Option<(GridRow, usize)> {
        let empty = || vec![GridCell::default(); columns];
        if let Some(row) = self.row(at, number, empty()) {
            return Some(row);
        }
        let at = self.text_behind(at)?;
        let leading = self.run(at, MOST_LEADING)?;
        let mut cells = self.leading(leading)?;
        if cells.len() > columns {
            return None;
        }
        // What is not written anew is the inner one's group.
        cells.splice(0..0, empty().into_iter().skip(cells.len()));
        self.row(at + leading.len(), number, cells)
    }

    /// The number at a line, the task and its units behind it.
    fn row(&self, at: usize, number: u32, leading: Vec<GridCell>) -> Option<(GridRow, usize)> {
        let at = self.number_from(at, number)?;
        let line = &self.lines[at];
        let task = self.text_behind(at + 1)?;
        let tasks = self.run(task, MOST_LINES)?;
        let unit = self.text_behind(task + tasks.len())?;
        let units = cell(self.run(unit, MOST_LINES)?);
        let end = unit + units.pieces.len();
        let says = hint::are_bodies(&units.peek(self.source));
        let mut row = GridRow { cells: leading, ..GridRow::default() };
        row.cells.extend([cell([line]), cell(tasks), units]);
        let places =
            || row.cells.iter().flat_map(|cell| cell.pieces.iter()).map(|piece| &piece.range);
        row.span =
            places().map(|place| place.start).min()?..places().map(|place| place.end).max()?;
        says.then_some((row, end))
    }
}
