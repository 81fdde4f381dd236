//! Places in the source: byte ranges for programs, line and column for people.

use std::ops::Range;

use bounded_static::ToStatic;
use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

/// A half-open range of byte offsets into the decoded text; `[start, end]` in JSON.
///
/// ```
/// let text = "青政办发〔2024〕18号";
/// let number: gongwen::DocumentNumber<'_> = text.parse().unwrap();
/// assert_eq!(number.span.of(text), Some(text));
/// ```
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    ToStatic,
    Serialize,
    Deserialize,
)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`, in bytes.
    ///
    /// Offsets fit `u32`, because [`crate::Limits::bytes`] never admits a larger text.
    pub(crate) fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end && end <= u32::MAX as usize);
        Self { start: start as u32, end: end as u32 }
    }

    /// The same span as a range of `usize`, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text at this place; `None` where `source` is not the text that was parsed.
    ///
    /// ```
    /// let notice = gongwen::parse("一、修渠。（责任单位：县水务局）\n");
    /// assert_eq!(notice.tasks[0].units[0].span.of(notice.source()), Some("县水务局"));
    /// ```
    pub fn of(self, source: &str) -> Option<&str> {
        source.get(self.range())
    }

    /// Number of bytes.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The smallest span that holds both.
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether `other` lies inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

impl From<(u32, u32)> for Span {
    fn from((start, end): (u32, u32)) -> Self {
        Self { start, end }
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

/// A place for people: both count from 1, the column in graphemes (what a reader sees as one character).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in graphemes, from 1.
    pub column: usize,
}

/// Line and column of a byte offset; `None` where it is outside `source` or inside a character.
pub(crate) fn line_column(source: &str, offset: u32) -> Option<LineColumn> {
    let before = source.get(..offset as usize)?;
    // Nobody's text has both sorts of breaks, but `\r\n` is one: its `\n` counts.
    let ends_line = |at: &usize| {
        source.as_bytes()[*at] == b'\n' || source.as_bytes().get(at + 1) != Some(&b'\n')
    };
    let breaks = || memchr::memchr2_iter(b'\n', b'\r', before.as_bytes()).filter(ends_line);
    let start = breaks().next_back().map_or(0, |at| at + 1);
    Some(LineColumn {
        line: breaks().count() + 1,
        column: before[start..].graphemes(true).count() + 1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_what_a_reader_sees() {
        let text = "一\n第e\u{301}条";
        let at = text.find('条').unwrap();
        assert_eq!(line_column(text, at as u32), Some(LineColumn { line: 2, column: 3 }));
        assert_eq!(line_column(text, 1), None);
        assert_eq!(line_column(text, 99), None);
    }

    #[test]
    fn lines_end_with_every_sort_of_break() {
        let text = "一\r\n二\r三\n四";
        let place = |c| line_column(text, text.find(c).unwrap() as u32).unwrap();
        let lines = ['二', '三', '四'].map(|c| (place(c).line, place(c).column));
        assert_eq!(lines, [(2, 1), (3, 1), (4, 1)]);
    }
}
