//! The margin of each attachment: it may be set in another size than the notice, by whom it came from.

use super::super::opener::is_attachment_mark;
use crate::line::{Line, LineKind, Wrap};

/// The margins of a text, up to the 附件 mark below which the next may be another.
pub(super) struct Margins {
    /// How the text as a whole is wrapped.
    whole: Wrap,
    /// The line of the next mark.
    next_mark: usize,
}

impl Margins {
    /// Those of a text; none is known yet.
    pub(super) fn of(whole: Wrap) -> Self {
        Self { whole, next_mark: 0 }
    }

    /// Whether the line at `at` may have another margin than the one above it.
    #[inline]
    pub(super) fn may_change(&self, at: usize) -> bool {
        at >= self.next_mark
    }

    /// How the lines from `at` to the next 附件 mark are wrapped.
    #[inline(never)]
    pub(super) fn look(&mut self, source: &str, lines: &[Line], at: usize) -> Wrap {
        let behind = lines.get(at + 1..).unwrap_or_default();
        let is_mark = |line: &Line| {
            line.traits.first == '附'
                && line.kind == LineKind::Text
                && is_attachment_mark(line.text(source))
        };
        let next = behind.iter().position(is_mark);
        self.next_mark = next.map_or(usize::MAX, |next| at + 1 + next);
        // A text without attachments has one margin.
        if at == 0 && next.is_none() {
            return self.whole;
        }
        self.whole.within(&lines[at..self.next_mark.min(lines.len())])
    }
}
