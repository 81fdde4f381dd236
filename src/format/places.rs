//! The way back from a rendering to its source.

use bounded_static::ToStatic;

use crate::Span;

/// Where each byte of a rendering stands in its source.
#[derive(Debug, Clone, Default, PartialEq, Eq, ToStatic)]
pub(crate) struct Places {
    runs: Vec<Run>,
}

/// `text[at..]`, up to the next run, is what `source[from..to]` shows: the same bytes where both are
/// equally long; a character reference (`&ldquo;`), or nothing at all (a line break), else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ToStatic)]
struct Run {
    at: u32,
    from: u32,
    to: u32,
    /// Where the markup begins that opens the line; `from` where none does.
    lead: u32,
    /// Whether it shows nothing but blanks, as `&nbsp;` does.
    is_blank: bool,
}

impl Places {
    /// Says what the text shows from `at` on. Offsets in the text and in the source only grow.
    #[cfg(feature = "html")]
    pub(super) fn push(
        &mut self,
        at: usize,
        place: std::ops::Range<usize>,
        lead: usize,
        is_blank: bool,
    ) {
        let (at, from, to) = (at as u32, place.start as u32, place.end as u32);
        let run = Run { at, from, to, lead: lead as u32, is_blank };
        match self.runs.last_mut() {
            Some(last) if last.at == run.at => *last = run,
            _ => self.runs.push(run),
        }
    }

    /// The place in the source of whole lines of the text, with the markup that opens them.
    pub(crate) fn lines(&self, span: Span) -> Span {
        let place = self.span(span);
        match self.run_of(span.start) {
            Some((run, _)) if run.at == span.start => {
                Span { start: run.lead.min(place.start), end: place.end }
            }
            _ => place,
        }
    }

    /// The place in the source of a place in the text.
    pub(crate) fn span(&self, span: Span) -> Span {
        let start = self.origin(span.start);
        if span.is_empty() {
            return Span { start, end: start };
        }
        Span { start, end: self.origin_of_end(span.end).max(start) }
    }

    /// The stretches of the source that show more than blanks.
    pub(crate) fn shown(&self) -> impl Iterator<Item = Span> {
        let runs = self.runs.iter().filter(|run| !run.is_blank);
        runs.map(|run| Span { start: run.from, end: run.to })
    }

    /// Where a byte of the text stands in the source.
    fn origin(&self, at: u32) -> u32 {
        let Some((run, length)) = self.run_of(at) else { return 0 };
        if run.is_verbatim(length) { run.from + (at - run.at) } else { run.from }
    }

    /// The end in the source of what ends in the text at `end`, which is not 0.
    fn origin_of_end(&self, end: u32) -> u32 {
        let Some((run, length)) = self.run_of(end - 1) else { return 0 };
        if run.is_verbatim(length) { run.from + (end - run.at) } else { run.to }
    }

    /// The run that holds a byte of the text, and how long it is there. The last run is the text's end,
    /// and nothing long.
    fn run_of(&self, at: u32) -> Option<(Run, u32)> {
        let next = self.runs.partition_point(|run| run.at <= at);
        let run = *self.runs.get(next.checked_sub(1)?)?;
        Some((run, self.runs.get(next).map_or(0, |next| next.at - run.at)))
    }
}

impl Run {
    fn is_verbatim(self, length: u32) -> bool {
        length == self.to - self.from
    }
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;

    #[test]
    fn text_leads_back_through_tags_and_references() {
        let source = "<p>关于&ldquo;三夏&rdquo;</p>";
        let mut places = Places::default();
        places.push(0, 3..9, 0, false);
        places.push(6, 9..16, 9, false);
        places.push(9, 16..22, 16, false);
        places.push(15, 22..29, 22, false);
        places.push(18, 29..29, 29, false);
        let of = |start, end| places.span(Span { start, end }).of(source).unwrap();
        assert_eq!(of(0, 18), "关于&ldquo;三夏&rdquo;");
        assert_eq!(of(6, 12), "&ldquo;三");
        assert_eq!(of(12, 18), "夏&rdquo;");
        assert_eq!(of(3, 3), "");
        assert_eq!(places.lines(Span { start: 0, end: 6 }).of(source), Some("<p>关于"));
        assert_eq!(places.span(Span { start: 18, end: 18 }), Span { start: 29, end: 29 });
    }
}
