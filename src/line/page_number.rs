//! Page numbers that are nothing but a number: only their sequence tells them from cells of a table.

use super::{Line, LineKind};

/// Bytes of the longest page number.
const LONGEST: usize = 3;

/// A page holds at least so many lines of text; numbers closer together are a table's or a list's.
const LINES_OF_A_PAGE: usize = 8;

/// Marks bare numbers that count pages: each one more than the number before, a page of lines apart.
pub(super) fn mark(source: &str, lines: &mut [Line]) {
    let mut numbers: Vec<(usize, u32)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        // Hardly any line is so short; the text of the others is not looked at.
        if line.text_len() <= LONGEST && line.traits.last.is_ascii_digit() {
            numbers.extend(bare_number(line.text(source)).map(|number| (at, number)));
        }
    }
    for (i, &(at, number)) in numbers.iter().enumerate() {
        let before = i.checked_sub(1).map(|i| numbers[i]);
        let after = numbers.get(i + 1).copied();
        if crowded(at, before) || crowded(at, after) {
            continue;
        }
        // A page without its number (a cover, a picture) leaves a gap of one.
        let follows = before.is_some_and(|(_, b)| number > b && number - b <= 2);
        let leads = after.is_some_and(|(_, a)| a > number && a - number <= 2);
        if follows || leads {
            lines[at].kind = LineKind::Furniture;
        }
    }
}

fn crowded(at: usize, neighbour: Option<(usize, u32)>) -> bool {
    neighbour.is_some_and(|(other, _)| at.abs_diff(other) < LINES_OF_A_PAGE)
}

fn bare_number(text: &str) -> Option<u32> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok().filter(|number| *number > 0) } else { None }
}
