//! Text without its layout that knows where each of its bytes stands: what is read from it leads back to the source.

mod builder;
mod layout;

use std::{borrow::Cow, mem, ops::Range};

pub(crate) use builder::ProseBuilder;

use super::{is_blank, runs::Runs};
use crate::Span;

/// Text without its layout, and where each byte of it stands in the source.
#[derive(Debug, Clone)]
pub(crate) struct Prose<'a> {
    source: &'a str,
    text: Cow<'a, str>,
    /// Runs that stand whole in the source; one where the text is borrowed.
    runs: Runs,
}

impl<'a> Prose<'a> {
    /// No text.
    pub(crate) const EMPTY: Self =
        Self { source: "", text: Cow::Borrowed(""), runs: Runs::whole(0) };

    /// The text of one place.
    pub(crate) fn of(source: &'a str, range: Range<usize>) -> Self {
        let mut builder = ProseBuilder::new(source);
        builder.push(range);
        builder.finish()
    }

    /// Parts of texts one behind the other, without what stands between them in the source.
    pub(crate) fn joined<'p>(
        source: &'a str,
        parts: impl Iterator<Item = (&'p Self, Range<usize>)>,
    ) -> Self
    where
        'a: 'p,
    {
        let mut builder = ProseBuilder::new(source);
        for (prose, part) in parts {
            prose.runs.places_of(part).for_each(|(_, place)| builder.push_plain(place));
        }
        builder.finish()
    }

    /// The text of a place that holds no layout.
    fn whole(source: &'a str, place: Range<usize>) -> Self {
        let start = place.start as u32;
        Self { source, text: Cow::Borrowed(&source[place]), runs: Runs::whole(start) }
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The places in the source that the text is put together from, in order.
    pub(crate) fn places(&self) -> impl Iterator<Item = Range<usize>> {
        self.runs.places(self.text.len())
    }

    /// The words of a range of the text: what blanks part in the source, and what else is a gap.
    pub(crate) fn words(
        &self,
        range: Range<usize>,
        is_gap: impl Fn(char) -> bool,
    ) -> Vec<Range<usize>> {
        let mut words: Vec<Range<usize>> = Vec::new();
        // Whether the last word may go on, and where the text before ends in the source.
        let (mut is_open, mut end) = (false, 0);
        for (part, place) in self.runs.places_of(range) {
            let is_whole = |dropped: &str| !dropped.contains(is_blank);
            is_open = is_open && self.source.get(end..place.start).is_some_and(is_whole);
            end = place.end;
            for (at, c) in self.text[part.clone()].char_indices() {
                let character = part.start + at..part.start + at + c.len_utf8();
                match words.last_mut().filter(|_| is_open) {
                    _ if is_gap(c) => {}
                    Some(word) => word.end = character.end,
                    None => words.push(character),
                }
                is_open = !is_gap(c);
            }
        }
        words
    }

    /// The place of a range of the text in the source.
    #[inline]
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        match self.runs.first(range.end) {
            Some(start) if !range.is_empty() => Span::new(start + range.start, start + range.end),
            _ => self.span_of_runs(range),
        }
    }

    fn span_of_runs(&self, range: Range<usize>) -> Span {
        if range.is_empty() {
            // Behind the last byte nothing stands any more: not in the run that follows, and never within a character.
            let at = match range.start.checked_sub(1) {
                Some(last) if range.start >= self.text.len() => self.runs.origin(last) + 1,
                _ => self.runs.origin(range.start),
            };
            return Span::new(at, at);
        }
        Span::new(self.runs.origin(range.start), self.runs.origin(range.end - 1) + 1)
    }

    /// A part of the text, borrowed from the source where it stands whole there.
    pub(crate) fn get(&self, range: Range<usize>) -> Cow<'a, str> {
        match &self.text {
            Cow::Borrowed(text) => Cow::Borrowed(&text[range]),
            Cow::Owned(_) => self.part(range).0,
        }
    }

    /// A part of the text as [`Self::get`] gives it, and its place.
    pub(crate) fn part(&self, range: Range<usize>) -> (Cow<'a, str>, Span) {
        let span = self.span(range.clone());
        let part = match &self.text {
            Cow::Borrowed(text) => Cow::Borrowed(&text[range]),
            Cow::Owned(_) if span.len() == range.len() => Cow::Borrowed(&self.source[span.range()]),
            Cow::Owned(text) => Cow::Owned(text[range].to_owned()),
        };
        (part, span)
    }

    /// The text itself.
    pub(crate) fn into_text(self) -> Cow<'a, str> {
        self.text
    }

    /// The text itself, which leaves none.
    pub(crate) fn take_text(&mut self) -> Cow<'a, str> {
        mem::take(&mut self.text)
    }

    /// The text itself from `at` on, in its own room where it does not stand whole at its `place` in the source; it leaves
    /// none.
    pub(crate) fn take_rest(&mut self, at: usize, place: Span) -> Cow<'a, str> {
        match self.take_text() {
            Cow::Borrowed(text) => Cow::Borrowed(&text[at..]),
            Cow::Owned(text) if text.len() - at == place.len() => {
                Cow::Borrowed(&self.source[place.range()])
            }
            Cow::Owned(mut text) => {
                text.drain(..at);
                Cow::Owned(text)
            }
        }
    }
}

#[cfg(test)]
mod tests;
