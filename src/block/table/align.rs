//! **Rows with too few cells**: which column each cell stands in.

use super::{
    Cell,
    grid::Form,
    header::Word,
    hint::{are_units, is_dash, is_deadline, number},
    room::Room,
};

/// How a row with too few cells is filled up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// The cells missing at this place are empty.
    Gap(usize),
    /// The cell at this place is merged across the missing ones.
    Across(usize),
}

/// Gives a row a cell for each column; more cells than columns are joined into the last.
pub(super) fn align<'a>(
    mut cells: Vec<Cell<'a>>,
    words: &[Word],
    form: Form,
    room: &mut Room,
) -> Vec<Cell<'a>> {
    let columns = words.len();
    while cells.len() > columns && cells.last().is_some_and(Cell::is_blank) {
        cells.pop();
    }
    if cells.len() > columns {
        return fold(cells, columns);
    }
    if cells.len() == columns || cells.is_empty() {
        cells.resize_with(columns, Cell::default);
        return cells;
    }
    let fit = best_fit(&cells, words, form);
    fill(cells, columns, fit, room)
}

/// The last cell takes those behind the last column. Copies of a cell that is merged over more columns than the header
/// has stand in no other place than itself: taken again, they would say twice what the source says once.
fn fold(mut cells: Vec<Cell<'_>>, columns: usize) -> Vec<Cell<'_>> {
    let surplus = cells.split_off(columns);
    if let Some(last) = cells.last_mut() {
        for cell in surplus.into_iter().filter(|cell| !cell.is_blank()) {
            if !last.lines.is_empty() && cell.span.start < last.span.end {
                continue;
            }
            last.text.to_mut().push_str(&cell.text);
            last.span = if last.lines.is_empty() { cell.span } else { last.span.join(cell.span) };
            last.lines.append(cell.lines);
        }
    }
    cells
}

fn fill<'a>(mut cells: Vec<Cell<'a>>, columns: usize, fit: Fit, room: &mut Room) -> Vec<Cell<'a>> {
    let missing = 0..columns - cells.len();
    let (at, copies): (usize, Vec<Cell<'a>>) = match fit {
        Fit::Gap(at) => (at, missing.map(|_| Cell::default()).collect()),
        Fit::Across(at) => (at, missing.map(|_| room.copy(&cells[at])).collect()),
    };
    // In front of the cell itself, if it is one of them.
    cells.splice(at..at, copies);
    cells
}

/// The way in which most cells read as their columns' headers say.
fn best_fit(cells: &[Cell<'_>], words: &[Word], form: Form) -> Fit {
    let missing = words.len() - cells.len();
    let mut best = (i32::MIN, Fit::Gap(cells.len()));
    for fit in candidates(cells, words, form) {
        let points = points(cells, words, fit, missing);
        if points > best.0 {
            best = (points, fit);
        }
    }
    best.1
}

/// The ways to fill up a row, the likeliest of the form first.
fn candidates(cells: &[Cell<'_>], words: &[Word], form: Form) -> Vec<Fit> {
    let count = cells.len();
    let missing = words.len() - count;
    let inner: Vec<Fit> = (1..count).map(Fit::Gap).collect();
    let across: Vec<Fit> = (0..count)
        .filter(|at| !cells[*at].is_blank() && spannable(&words[*at..=*at + missing]))
        .map(Fit::Across)
        .collect();
    let (first, last) = (vec![Fit::Gap(0)], vec![Fit::Gap(count)]);
    let order = match form {
        // Every cell is written, so what is missing is merged across.
        Form::Indented => [across, first, last, inner],
        // Editors strip the tabs at the end of a line.
        Form::Tabs | Form::Pipes | Form::Aligned | Form::Marked => [last, across, first, inner],
        // Cells merged downwards are not written again.
        Form::Bare => [first, inner, last, across],
    };
    order.concat()
}

/// Whether one text can stand across these columns: not across units, dates and numbers.
fn spannable(words: &[Word]) -> bool {
    words.iter().all(|word| {
        !word.names_units() && !matches!(word, Word::Deadline | Word::Sequence | Word::Note)
    })
}

fn points(cells: &[Cell<'_>], words: &[Word], fit: Fit, missing: usize) -> i32 {
    let cell_of = |column: usize| match fit {
        Fit::Gap(at) if column < at => cells.get(column),
        Fit::Gap(at) if column < at + missing => None,
        Fit::Across(at) if column <= at => cells.get(column),
        Fit::Across(at) if column <= at + missing => cells.get(at),
        _ => column.checked_sub(missing).and_then(|column| cells.get(column)),
    };
    // A text across several columns counts once.
    let again =
        |column: usize| matches!(fit, Fit::Across(at) if (at..at + missing).contains(&column));
    let counted = words.iter().enumerate().filter(|(column, _)| !again(*column));
    counted.map(|(column, word)| cell_of(column).map_or(0, |cell| agrees(cell, *word))).sum()
}

/// How well a cell reads as what its column's header says.
fn agrees(cell: &Cell<'_>, word: Word) -> i32 {
    if cell.is_blank() {
        return 0;
    }
    let sure = |yes: bool| if yes { 2 } else { -2 };
    match word {
        _ if word.names_units() => sure(are_units(&cell.text) || is_dash(&cell.text)),
        Word::Deadline => sure(is_deadline(&cell.text) || is_dash(&cell.text)),
        Word::Sequence => sure(number(&cell.text).is_some()),
        _ if word.is_task_like() => {
            let other = are_units(&cell.text) || number(&cell.text).is_some();
            if other { -1 } else { 1 }
        }
        _ => 0,
    }
}
