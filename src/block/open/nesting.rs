//! How deep a text stands in brackets, titles and quotes that wait for their closing marks.

use std::ops::Range;

use super::super::opener::is_number_line;
use crate::line::Traits;

/// What an open bracket or 《 may hold before its closing mark counts as lost: no list of units or title
/// is longer, and without a bound one lost mark would swallow the rest of the text.
const LONGEST_BRACKET: usize = 1_800;

/// The brackets, titles and quotes that are open at the end of a text.
#[derive(Default)]
pub(in crate::block) struct Nesting {
    /// Brackets and 《.
    depth: usize,
    /// 1 behind an opening quote.
    quotes: usize,
    /// Bytes since the first opened.
    bytes: usize,
    /// A sentence ended with the last line: a bracket that is still open lost its closing mark.
    ends_with_stop: bool,
}

impl Nesting {
    /// Takes note of a line that stands at `place`.
    #[inline(always)]
    pub(in crate::block) fn add(
        &mut self,
        source: &str,
        place: &Range<usize>,
        traits: &Traits,
        ends_with_stop: bool,
    ) {
        self.quotes = traits.ends_quoting().map_or(self.quotes, usize::from);
        self.depth = self.depth.saturating_sub(traits.closed.into()) + usize::from(traits.opened);
        // 〔 and [ of a number line are often not the marks that close them: `清文保发[2022[118号`.
        if self.depth > 0 && traits.last == '号' && is_number_line(&source[place.clone()]) {
            self.depth = 0;
        }
        self.ends_with_stop = ends_with_stop;
        self.bytes = (self.bytes + place.len()) * usize::from(self.is_open());
    }

    /// Whether any mark waits.
    #[inline]
    pub(in crate::block) fn is_open(&self) -> bool {
        self.depth + self.quotes > 0
    }

    /// Whether no bracket and no title waits.
    pub(in crate::block) fn is_outside(&self) -> bool {
        self.depth == 0
    }

    /// Within a bracket or a title that a line break cut.
    pub(in crate::block) fn is_inside(&self) -> bool {
        self.depth > 0 && self.bytes < LONGEST_BRACKET && !self.ends_with_stop
    }

    /// Whether a line closes the bracket that a sentence ended in: `（县水务局负责。⏎以下均需各乡镇落实，不再列出）`.
    pub(in crate::block) fn is_closed_by(&self, traits: &Traits) -> bool {
        let waits = self.depth > 0 && self.ends_with_stop && self.bytes < LONGEST_BRACKET;
        waits && traits.closed > 0
    }

    /// Within quotes that a line break cut; shorter than brackets, because their marks are often mixed.
    pub(in crate::block) fn is_quoting(&self) -> bool {
        const LONGEST_QUOTE: usize = 150;
        self.quotes > 0 && self.bytes < LONGEST_QUOTE
    }
}
