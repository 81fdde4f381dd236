//! Markdown that holds tables in HTML, as programs that recognise text in images write it.

use std::ops::Range;

/// A stretch of Markdown.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Stretch {
    /// Lines that show themselves.
    Lines(Range<usize>),
    /// A table in HTML.
    Table(Range<usize>),
}

/// Markdown as its lines and its tables.
pub(super) fn stretches(source: &str) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut start = 0;
    while let Some(table) = next_table(source, start).map(|table| with_frame(source, start, table))
    {
        stretches.push(Stretch::Lines(start..table.start));
        start = table.end;
        stretches.push(Stretch::Table(table));
    }
    stretches.push(Stretch::Lines(start..source.len()));
    stretches
}

/// The next table: up to the end of as many tables as it begins, or to the end of the source.
fn next_table(source: &str, from: usize) -> Option<Range<usize>> {
    let mut start = next_tag(source, from)?;
    while start.1 {
        start = next_tag(source, start.0 + 1)?;
    }
    let start = start.0;
    let (mut at, mut depth) = (start, 0_usize);
    while let Some((tag, is_end)) = next_tag(source, at) {
        depth = if is_end { depth.saturating_sub(1) } else { depth + 1 };
        at = tag + "<table".len();
        if is_end && depth == 0 {
            let end = source[at..].find('>').map_or(source.len(), |end| at + end + 1);
            return Some(start..end);
        }
    }
    Some(start..source.len())
}

/// The table with the tags that frame it on its line: `<html><body><table>…</table></body></html>`.
fn with_frame(source: &str, from: usize, table: Range<usize>) -> Range<usize> {
    /// No frame is longer; a line of a thousand tables is not read again from each of them.
    const LONGEST: usize = 200;
    let before = &source.as_bytes()[from.max(table.start.saturating_sub(LONGEST))..table.start];
    let line = table.start
        - memchr::memrchr2(b'\n', b'\r', before).map_or(before.len(), |at| before.len() - at - 1);
    let behind = &source.as_bytes()[table.end..source.len().min(table.end + LONGEST)];
    let end = table.end + memchr::memchr2(b'\n', b'\r', behind).unwrap_or(behind.len());
    let is_frame = |place: Range<usize>| source.get(place).is_some_and(is_frame);
    let start = if is_frame(line..table.start) { line } else { table.start };
    start..if is_frame(table.end..end) { end } else { table.end }
}

/// Whether a text is tags alone.
fn is_frame(text: &str) -> bool {
    let mut rest = text.trim();
    while let Some((tag, after)) = rest.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
        if tag.contains('<') || !tag.starts_with(|c: char| c == '/' || c.is_ascii_alphabetic()) {
            return false;
        }
        rest = after.trim_start();
    }
    rest.is_empty()
}

/// The next `<table` or `</table`, and whether it is an end tag.
fn next_tag(source: &str, from: usize) -> Option<(usize, bool)> {
    let bytes = source.as_bytes();
    memchr::memchr_iter(b'<', &bytes[from..]).map(|at| at + from).find_map(|at| {
        let is_end = bytes.get(at + 1) == Some(&b'/');
        let name = &bytes[at + 1 + usize::from(is_end)..];
        let is_table = name.get(..5).is_some_and(|name| name.eq_ignore_ascii_case(b"table"));
        let is_whole = name.get(5).is_none_or(|b| !b.is_ascii_alphanumeric());
        (is_table && is_whole).then_some((at, is_end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(source: &str) -> Vec<&str> {
        let stretches = stretches(source);
        let table = |stretch: &Stretch| match stretch {
            Stretch::Table(place) => Some(&source[place.clone()]),
            Stretch::Lines(_) => None,
        };
        stretches.iter().filter_map(table).collect()
    }

    #[test]
    fn tables_end_where_they_are_closed() {
        let source = "# 附件\n<table><tr><td><TABLE></TABLE></td></tr></table>\n后\n<table ><td>甲";
        assert_eq!(
            tables("<html><body><table></table></body></html>\n甲"),
            ["<html><body><table></table></body></html>",]
        );
        let nested = "<table><tr><td><TABLE></TABLE></td></tr></table>";
        assert_eq!(tables(source), [nested, "<table ><td>甲"]);
        assert_eq!(tables("<tablet> </table>甲"), [""; 0]);
    }
}
