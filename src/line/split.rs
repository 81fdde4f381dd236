use super::{Line, LineKind, furniture::is_furniture, page_number, running_head};
use crate::text::{is_blank, scan::marks};

/// Splits a source into its lines.
///
/// Lines end at `\n`, `\r\n`, `\r`, form feeds and U+2028. A text that lost every line break (copied from
/// a search result, flattened by a crawler) is split at its blanks, which stand where the breaks were.
pub(crate) fn split(source: &str) -> Vec<Line> {
    let mut lines = Vec::with_capacity(source.len() / 96 + 1);
    let bytes = source.as_bytes();
    let mut start = 0;
    let mut end_at = |at| {
        lines.push(line(source, start, at));
        start = at + 1;
    };
    // Most texts break their lines in one way, and looking for one byte is quicker than for three.
    if memchr::memchr2(b'\r', b'\x0c', bytes).is_none() {
        memchr::memchr_iter(b'\n', bytes).for_each(&mut end_at);
    } else {
        memchr::memchr3_iter(b'\n', b'\r', b'\x0c', bytes).for_each(&mut end_at);
    }
    end_at(source.len());
    if lost_its_breaks(&lines) {
        lines = lines.iter().flat_map(|line| at_blanks(source, *line)).collect();
    }
    page_number::mark(source, &mut lines);
    running_head::mark(source, &mut lines);
    lines
}

fn line(source: &str, start: usize, end: usize) -> Line {
    let whole = &source[start..end];
    let from_head =
        if begins_with_text(whole) { whole } else { whole.trim_start_matches(is_blank) };
    let text = if ends_with_text(whole) { from_head } else { from_head.trim_end_matches(is_blank) };
    let kind = match text {
        "" => LineKind::Blank,
        _ if is_furniture(text) => LineKind::Furniture,
        _ => LineKind::Text,
    };
    let head = end - from_head.len();
    let tail = head + text.len();
    Line { start: start as u32, end: end as u32, head: head as u32, tail: tail as u32, kind }
}

/// Whether a line shows by one byte that no blank stands at its head: `false` says nothing.
fn begins_with_text(line: &str) -> bool {
    matches!(line.as_bytes(), [b'!'..=b'~' | 0xe4..=0xe9, ..])
}

/// Whether a line shows by its last bytes that no blank stands at its end: `false` says nothing.
fn ends_with_text(line: &str) -> bool {
    // Ideographs, 。 and 、, ； and ，; one byte of these never is the second of another character.
    matches!(
        line.as_bytes(),
        [.., b'!'..=b'~']
            | [.., 0xe4..=0xe9, _, _]
            | [.., 0xe3, 0x80, 0x81 | 0x82]
            | [.., 0xef, 0xbc, _]
    )
}

/// Whether a text lost its line breaks: hardly any line, and a whole document in each.
fn lost_its_breaks(lines: &[Line]) -> bool {
    /// A paragraph of web text may be this long; a document's mean line is not.
    const LONGEST_MEAN: usize = 1_500;
    /// Short texts of one line are titles or news in brief.
    const SHORTEST: usize = 600;
    let texts = lines.iter().filter(|line| line.kind == LineKind::Text);
    let (count, bytes) =
        texts.fold((0, 0), |(n, sum), line| (n + 1, sum + (line.tail - line.head) as usize));
    count > 0 && (bytes / count > LONGEST_MEAN || (count == 1 && bytes > SHORTEST))
}

/// The lines that stood in one line: it is split at blanks that fill no gap around numbers or words.
fn at_blanks(source: &str, whole: Line) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut start, mut at) = (whole.start as usize, whole.head as usize);
    let tail = whole.tail as usize;
    while at < tail {
        let blank = marks(&source[at..tail]).find(|(_, c)| is_blank(*c));
        let Some(gap) = blank.map(|(gap, _)| at + gap) else { break };
        let rest = source[gap..tail].trim_start_matches(is_blank);
        let next = tail - rest.len();
        if was_break(&source[..gap], &source[gap..next], rest) {
            lines.push(line(source, start, gap));
            start = gap;
        }
        at = next;
    }
    lines.push(line(source, start, whole.end as usize));
    lines
}

/// Whether the gap between two texts was a line break.
fn was_break(before: &str, gap: &str, after: &str) -> bool {
    let (Some(a), Some(b)) = (before.chars().next_back(), after.chars().next()) else {
        return false;
    };
    // `2023 年`, `第 3 号`, `GB 3096`: blanks that typesetting puts around numbers and Latin words.
    let around_number = a.is_ascii_alphanumeric()
        || (b.is_ascii_alphanumeric() && "第至到约达为每年月".contains(a));
    // `财  政  部`: letters set apart are one word.
    if is_single(before.chars().rev()) && is_single(after.chars()) {
        return false;
    }
    // `65197437 某局`, `swj@qinghe.gov.cn 某局`: a number or an address ends what it belongs to.
    let is_long = before.bytes().rev().take(5).filter(u8::is_ascii_graphic).count() == 5;
    let wide = gap.chars().count() > 1;
    wide || is_long || !around_number
}

/// Whether one Chinese character stands alone before the next blank.
fn is_single(mut chars: impl Iterator<Item = char>) -> bool {
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    chars.next().is_some_and(is_han) && chars.next().is_none_or(is_blank)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<&str> {
        split(source).iter().map(|line| line.text(source)).collect()
    }

    #[test]
    fn every_sort_of_break_ends_a_line() {
        assert_eq!(texts("甲\r\n乙\x0c丙\n  丁 "), ["甲", "", "乙", "丙", "丁"]);
    }

    #[test]
    fn one_line_is_split_at_its_blanks() {
        let body = "认真贯彻执行，".repeat(40);
        let source = format!(
            "青禾县人民政府关于防汛的通知 各乡镇人民政府： {body} 青禾县人民政府 2021年6月1日"
        );
        let texts = texts(&source);
        assert_eq!(texts.len(), 5);
        assert_eq!(texts[4], "2021年6月1日");
    }

    #[test]
    fn no_byte_is_lost() {
        let source = "一\n\n 二\r\n三";
        let lines = split(source);
        for (before, after) in lines.iter().zip(&lines[1..]) {
            assert_eq!(before.end + 1, after.start);
        }
        assert_eq!(lines.last().unwrap().end as usize, source.len());
    }
}
