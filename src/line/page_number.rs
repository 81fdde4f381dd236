//! Page numbers that only the lines around them tell: a bare number by the sequence that it stands in, `— 17` by the dash on
//! the line below.

use super::{Line, LineKind, furniture::DASHES};
use crate::text::is_blank;

/// Bytes of the longest page number.
const LONGEST: usize = 3;

/// Bytes of the longest page number whose second dash stands on the next line.
const LONGEST_PARTED: usize = "—— 999".len();

/// A page holds at least so many lines of text; numbers closer together are a table's or a list's.
const LINES_OF_A_PAGE: usize = 8;

/// Marks bare numbers that count pages: each one more than the number before, a page of lines apart.
pub(super) fn mark(source: &str, lines: &mut [Line]) {
    let mut numbers: Vec<(usize, u32)> = Vec::new();
    let mut parted: Vec<usize> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        // Hardly any line is so short; the text of the others is not looked at.
        if line.text_len() > LONGEST_PARTED || !line.traits.last.is_ascii_digit() {
            continue;
        }
        if line.text_len() <= LONGEST {
            numbers.extend(bare_number(line.text(source)).map(|number| (at, number)));
        }
        if lines.get(at + 1).is_some_and(|below| is_parted(source, line, below)) {
            parted.push(at);
        }
    }
    for at in parted {
        lines[at].kind = LineKind::Furniture;
        lines[at + 1].kind = LineKind::Furniture;
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

/// Whether two lines are a number between dashes, `— 17` and `—`.
fn is_parted(source: &str, line: &Line, below: &Line) -> bool {
    let is_dash = |c: char| DASHES.has(c);
    let number = line.text(source).trim_start_matches(is_dash);
    number.len() < line.text_len()
        && bare_number(number.trim_start_matches(is_blank)).is_some()
        && below.text_len() > 0
        && below.text_len() <= LONGEST_PARTED
        && below.text(source).chars().all(is_dash)
}

fn crowded(at: usize, neighbour: Option<(usize, u32)>) -> bool {
    neighbour.is_some_and(|(other, _)| at.abs_diff(other) < LINES_OF_A_PAGE)
}

fn bare_number(text: &str) -> Option<u32> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok().filter(|number| *number > 0) } else { None }
}

#[cfg(test)]
mod tests {
    use crate::line::{LineKind, split};

    #[test]
    fn a_number_between_dashes_on_two_lines_is_furniture() {
        let text = "各站逐村核对灌溉\n— 17\n—\n面积。\n- 18\n-\n— 19\n水价。\n";
        let furniture: Vec<_> = split(text, usize::MAX)
            .iter()
            .filter(|line| line.kind == LineKind::Furniture)
            .map(|line| line.text(text))
            .collect();
        assert_eq!(furniture, ["— 17", "—", "- 18", "-"]);
    }
}
