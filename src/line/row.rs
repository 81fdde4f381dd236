//! Rows of somebody's collection: `2024-03-18 00:00:00 | 某局 | 关于…的通知 | 各区人民政府：… | https://…`.

use std::ops::Range;

use super::{Line, LineKind};
use crate::text::is_blank;

/// Whether a text is such a row: a day with a time of day in front of the first separator.
pub(crate) fn is_row(source: &str) -> bool {
    /// Bytes of a day, and of a time behind it.
    const DAY: usize = 10;
    const TIME: usize = 9;
    let is_digit_or = |mark: u8, b: u8| b == mark || b.is_ascii_digit();
    let head = source.trim_start().as_bytes();
    let Some((day, rest)) = head.split_at_checked(DAY) else { return false };
    let Some((time, rest)) = rest.split_at_checked(TIME) else { return false };
    day[0].is_ascii_digit()
        && day.iter().all(|b| is_digit_or(b'-', *b))
        && day[4] == b'-'
        && time[0] == b' '
        && time[1..].iter().all(|b| is_digit_or(b':', *b))
        && rest.trim_ascii_start().starts_with(b"|")
}

/// The places that stand in a line of their own: the cells of the first line with the separators behind them,
/// and the address behind the text with the separator in front of it. The text may run over lines of its own.
pub(super) fn cells(source: &str, lines: &[Line]) -> Vec<Range<usize>> {
    let is_text = |line: &&Line| line.kind == LineKind::Text;
    let first = lines.iter().find(is_text).map(|line| line.start);
    let last = lines.iter().rfind(is_text).map(|line| line.start);
    let mut places = Vec::with_capacity(lines.len());
    for line in lines {
        let (mut start, end) = (line.start as usize, line.end as usize);
        if Some(line.start) == first {
            for at in separators(&source[start..end]) {
                let place = line.start as usize + at;
                if !is_address(&source[place + 1..end]) {
                    places.push(start..place + 1);
                    start = place + 1;
                }
            }
        }
        if Some(line.start) == last
            && let Some(at) = separators(&source[start..end]).last()
            && is_address(&source[start + at + 1..end])
        {
            places.push(start..start + at);
            start += at;
        }
        places.push(start..end);
    }
    places
}

/// The bars between blanks.
fn separators(line: &str) -> impl Iterator<Item = usize> {
    let is_between = |at: &usize| {
        line[..*at].ends_with(is_blank)
            && (line.len() == at + 1 || line[at + 1..].starts_with(is_blank))
    };
    memchr::memchr_iter(b'|', line.as_bytes()).filter(is_between)
}

fn is_address(cell: &str) -> bool {
    cell.trim_matches(is_blank).starts_with("http")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_begins_with_a_day_and_a_time() {
        assert!(is_row("2024-03-18 00:00:00 | 水务局 | 关于防汛的通知"));
        assert!(!is_row("2024-03-18 | 水务局 | 关于防汛的通知"));
        assert!(!is_row("2024-03-18 00:00:00 来源：青禾县"));
        assert!(!is_row("2024年3月18日 10:00 | 水务局"));
    }

    #[test]
    fn every_byte_lies_in_a_cell() {
        let source = "2024-03-18 00:00:00 | 水务局 | 关于防汛 | 抗旱 \n一、备足物资 | https://qinghe.example/1";
        let lines = super::super::split(source, usize::MAX).lines;
        let texts: Vec<&str> = lines.iter().map(|line| line.text(source)).collect();
        assert_eq!(
            texts,
            [
                "2024-03-18 00:00:00 |",
                "水务局 |",
                "关于防汛 |",
                "抗旱",
                "一、备足物资",
                "| https://qinghe.example/1"
            ]
        );
    }
}
