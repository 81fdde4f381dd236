//! Where the bytes of a text stand in the source it was put together from.

use std::{mem, ops::Range};

use super::shelf::{List, Shelf};

/// `text[at..]` up to the next run stands at `source[from..]`.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Run {
    at: u32,
    from: u32,
}

impl Run {
    /// A run that is not there: it begins behind all texts.
    const NONE: Self = Self { at: u32::MAX, from: 0 };

    const fn is_none(self) -> bool {
        self.at == u32::MAX
    }

    fn origin(self, at: usize) -> usize {
        self.from as usize + (at - self.at as usize)
    }
}

/// The runs of a text in order, of which the first begins with it.
#[derive(Debug, Clone)]
pub(super) enum Runs {
    /// Where the first stands, and up to two others. Most texts have no more, and they need no room elsewhere.
    Few(u32, [Run; 2]),
    /// More of them.
    Many(List<Run>),
}

impl Runs {
    /// The one of a text that stands whole in the source.
    pub(super) const fn whole(start: u32) -> Self {
        Self::Few(start, [Run::NONE; 2])
    }

    fn get(&self, index: usize) -> Option<Run> {
        match self {
            Self::Few(start, _) if index == 0 => Some(Run { at: 0, from: *start }),
            Self::Few(_, others) => others.get(index - 1).copied().filter(|run| !run.is_none()),
            Self::Many(runs) => runs.get(index),
        }
    }

    /// The places in the source of a text of so many bytes.
    pub(super) fn places(&self, bytes: usize) -> impl Iterator<Item = Range<usize>> {
        (0..).map_while(move |index| {
            let run = self.get(index)?;
            let end = self.get(index + 1).map_or(bytes, |next| next.at as usize);
            Some(run.from as usize..run.origin(end))
        })
    }

    /// The parts of a range of the text that stand whole in the source, each with its place there. What is in front of the range
    /// is passed over: a long line is asked for each of its words.
    pub(super) fn places_of(
        &self,
        range: Range<usize>,
    ) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
        (self.index_of(range.start)..).map_while(move |index| {
            let is_of_range = |run: &Run| !range.is_empty() && (run.at as usize) < range.end;
            let run = self.get(index).filter(is_of_range)?;
            let end = self.get(index + 1).map_or(range.end, |next| range.end.min(next.at as usize));
            let part = range.start.max(run.at as usize)..end;
            Some((part.clone(), run.origin(part.start)..run.origin(part.end)))
        })
    }

    /// Which run a byte of the text is of.
    fn index_of(&self, at: usize) -> usize {
        match self {
            Self::Few(_, others) => others.iter().filter(|run| run.at as usize <= at).count(),
            Self::Many(runs) => runs.partition_point(|run| run.at as usize <= at).saturating_sub(1),
        }
    }

    /// Where the first of few stands, if no other begins in front of a byte.
    #[inline]
    pub(super) fn first(&self, end: usize) -> Option<usize> {
        match self {
            Self::Few(start, [second, _]) if end <= second.at as usize => Some(*start as usize),
            _ => None,
        }
    }

    /// Where a byte of the text stands in the source.
    #[inline]
    pub(super) fn origin(&self, at: usize) -> usize {
        match self {
            Self::Few(start, [second, _]) if at < second.at as usize => *start as usize + at,
            Self::Few(_, [second, third]) => {
                if at < third.at as usize {
                    second.origin(at)
                } else {
                    third.origin(at)
                }
            }
            // The first run is at 0, so at least one is not behind `at`.
            Self::Many(runs) => {
                let behind = runs.partition_point(|run| run.at as usize <= at);
                runs.get(behind.saturating_sub(1)).unwrap_or_default().origin(at)
            }
        }
    }
}

/// Runs while they are found, text by text.
pub(super) struct RunList {
    /// The last of them: as many as were found since all of these were full. How many a text has, nobody can guess, and it
    /// is asked once a text.
    last: [Run; FULL],
    count: usize,
    /// Those in front of them.
    many: Shelf<Run>,
}

/// How many runs need no room elsewhere.
const FEW: usize = 3;

/// More of them than nearly all texts have.
const FULL: usize = 16;

impl RunList {
    /// A list for texts that have about so many runs together.
    pub(super) fn new(runs: usize) -> Self {
        Self { last: [Run::NONE; FULL], count: 0, many: Shelf::new(runs) }
    }

    /// Adds the run that begins at a byte of the text and stands at one of the source.
    #[inline]
    pub(super) fn push(&mut self, at: usize, from: usize) {
        self.last[self.count % FULL] = Run { at: at as u32, from: from as u32 };
        self.count += 1;
        if self.count.is_multiple_of(FULL) {
            self.put_away(FULL);
        }
    }

    /// Puts so many of the last behind those in front of them.
    fn put_away(&mut self, count: usize) {
        self.last[..count].iter().for_each(|run| self.many.push(*run));
    }

    /// Those of the text, which is whole; the next one has none yet.
    pub(super) fn finish(&mut self) -> Runs {
        let count = mem::take(&mut self.count);
        if count > FEW {
            self.put_away(count % FULL);
            return Runs::Many(self.many.take());
        }
        let run = |at: usize| if at < count { self.last[at] } else { Run::NONE };
        Runs::Few(run(0).from, [run(1), run(2)])
    }
}
