//! Puts prose together from places of the source and drops their layout.

use std::{borrow::Cow, mem, ops::Range};

use super::{
    super::{is_cjk, mask::each_other, runs::RunList},
    Prose,
    layout::{may_be_layout, past_layout},
};
use crate::Span;

/// Puts texts together from places of the source, one after the other.
pub(crate) struct ProseBuilder<'a> {
    source: &'a str,
    /// Place of the text while it stands whole in the source.
    whole: Option<Range<usize>>,
    text: String,
    runs: RunList,
    /// Bytes of text that are to come, so that room for them is made once.
    room: usize,
}

impl<'a> ProseBuilder<'a> {
    pub(crate) fn new(source: &'a str) -> Self {
        Self::of_many(source, 0)
    }

    /// A builder of texts that stand in about so many places together.
    pub(crate) fn of_many(source: &'a str, places: usize) -> Self {
        Self { source, whole: None, text: String::new(), runs: RunList::new(places), room: 0 }
    }

    /// Says of how many bytes the places of the text have about.
    pub(crate) fn expect(&mut self, bytes: usize) {
        self.room = bytes;
    }

    /// Whether nothing was pushed yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.whole.is_none() && self.text.is_empty()
    }

    /// Adds the text of a place, dropping its layout; a blank stays between what were two words.
    pub(crate) fn push(&mut self, range: Range<usize>) {
        let (source, start) = (self.source, range.start);
        let text = &source[range.clone()];
        // Up to here all is added or dropped.
        let mut done = 0;
        each_other(text, |at, character| {
            if at >= done && may_be_layout(character) {
                done = self.push_up_to(start, text, done..at);
            }
        });
        self.push_run(start + done..range.end);
    }

    /// Adds the text of a place that holds no layout but gaps: those between the blanks of the source that are still to
    /// come. Behind the place fewer are to come.
    pub(crate) fn push_around(&mut self, range: Range<usize>, gaps: &mut &[Span]) {
        let mut done = range.start;
        while let Some((gap, below)) = gaps.split_first()
            && (gap.start as usize) < range.end
        {
            *gaps = below;
            let end = range.end.min(gap.end as usize);
            if end > done {
                let start = done.max(gap.start as usize);
                self.push_run(done..start);
                self.push_gap(start..end, &self.source[end..range.end]);
                done = end;
            }
        }
        self.push_run(done..range.end);
    }

    /// Adds a part of the text at `start` up to the layout behind it; gives where text goes on behind the
    /// layout, or where the part began where it is none.
    #[inline(never)]
    fn push_up_to(&mut self, start: usize, text: &str, part: Range<usize>) -> usize {
        let end = past_layout(text, part.end);
        if end == part.end {
            return part.start;
        }
        self.push_run(start + part.start..start + part.end);
        self.push_gap(start + part.end..start + end, &text[end..]);
        end
    }

    /// Adds the blank of a stretch of layout where it separates words rather than filling a line of
    /// Chinese, or a day and the time of the day: 2026-02-02 15:25:09.
    fn push_gap(&mut self, gap: Range<usize>, behind: &str) {
        let is_letter = |c: char| !is_cjk(c) && c.is_alphabetic();
        let parts_words = || self.last_char().is_some_and(is_letter);
        let parts_times = || self.last_char().is_some_and(|c| c.is_ascii_digit());
        if (behind.starts_with(is_letter) && parts_words() || is_time(behind) && parts_times())
            && let Some(blank) = self.source[gap.clone()].find(' ')
        {
            self.push_run(gap.start + blank..gap.start + blank + 1);
        }
    }

    /// Adds the text of a place that holds no layout.
    pub(crate) fn push_plain(&mut self, range: Range<usize>) {
        self.push_run(range);
    }

    /// The last character so far.
    pub(crate) fn last_char(&self) -> Option<char> {
        match &self.whole {
            Some(whole) => self.source[whole.clone()].chars().next_back(),
            None => self.text.chars().next_back(),
        }
    }

    #[inline]
    fn push_run(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            return self.copy_run(range);
        }
        match &mut self.whole {
            None => self.whole = Some(range),
            Some(whole) if whole.end == range.start => whole.end = range.end,
            Some(_) => self.part(range),
        }
    }

    /// Copies what stood whole in the source so far: what follows stands apart from it.
    fn part(&mut self, range: Range<usize>) {
        let Some(first) = self.whole.take() else { return };
        self.text = String::with_capacity((first.len() + range.len() + 64).max(self.room));
        self.copy_run(first);
        self.copy_run(range);
    }

    #[inline]
    fn copy_run(&mut self, range: Range<usize>) {
        self.runs.push(self.text.len(), range.start);
        self.text.push_str(&self.source[range]);
    }

    /// The text put together; the next one begins empty.
    pub(crate) fn finish(&mut self) -> Prose<'a> {
        let (source, text) = (self.source, mem::take(&mut self.text));
        self.room = 0;
        match self.whole.take() {
            Some(whole) => Prose::whole(source, whole),
            None if text.is_empty() => Prose::whole(source, 0..0),
            None => Prose { source, text: Cow::Owned(text), runs: self.runs.finish() },
        }
    }

    /// The text of one place that holds no layout, while nothing was pushed yet.
    #[inline]
    pub(crate) fn whole(&self, place: Range<usize>) -> Prose<'a> {
        Prose::whole(self.source, place)
    }

    /// The text of places that hold no layout, stand apart from each other, and have so many bytes together, while nothing
    /// was pushed yet.
    pub(crate) fn plain(
        &mut self,
        places: impl Iterator<Item = Range<usize>>,
        bytes: usize,
    ) -> Prose<'a> {
        let source = self.source;
        let mut text = String::with_capacity(bytes);
        for place in places {
            self.runs.push(text.len(), place.start);
            text.push_str(&source[place]);
        }
        Prose { source, text: Cow::Owned(text), runs: self.runs.finish() }
    }
}

/// Whether a text begins with a time of the day: 15:25.
fn is_time(text: &str) -> bool {
    matches!(text.as_bytes(), [b'0'..=b'2', b'0'..=b'9', b':', b'0'..=b'5', b'0'..=b'9', ..])
}
