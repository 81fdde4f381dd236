//! Where the bytes of a text stand in the source it was put together from.

use std::ops::Range;

/// `text[at..]` up to the next run stands at `source[from..]`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) at: u32,
    pub(super) from: u32,
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
    /// Where the first stands, and up to two others. Most texts have no more, and memory is asked for nothing here.
    Few(u32, [Run; 2]),
    /// More of them.
    Many(Box<[Run]>),
}

impl Runs {
    /// The one of a text that stands whole in the source.
    pub(super) const fn whole(start: u32) -> Self {
        Self::Few(start, [Run::NONE; 2])
    }

    /// Those of a text that consists of some places of the source.
    pub(super) fn of(places: impl ExactSizeIterator<Item = Range<usize>>) -> Self {
        let mut at = 0;
        let count = places.len();
        let mut runs = places.map(|place| {
            let run = Run { at, from: place.start as u32 };
            at += place.len() as u32;
            run
        });
        if count > 3 {
            return Self::Many(runs.collect());
        }
        let first = runs.next().map_or(0, |run| run.from);
        Self::Few(first, [(); 2].map(|()| runs.next().unwrap_or(Run::NONE)))
    }

    fn get(&self, index: usize) -> Option<Run> {
        match self {
            Self::Few(start, _) if index == 0 => Some(Run { at: 0, from: *start }),
            Self::Few(_, others) => others.get(index - 1).copied().filter(|run| !run.is_none()),
            Self::Many(runs) => runs.get(index).copied(),
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
                runs[runs.partition_point(|run| run.at as usize <= at) - 1].origin(at)
            }
        }
    }
}

/// Runs while they are found.
pub(super) struct RunList {
    few: [Run; 3],
    /// All of them, once there are more.
    many: Vec<Run>,
    /// How many are expected then.
    room: usize,
}

impl RunList {
    pub(super) const fn new(room: usize) -> Self {
        Self { few: [Run::NONE; 3], many: Vec::new(), room }
    }

    /// Adds the run that begins at a byte of the text and stands at one of the source.
    pub(super) fn push(&mut self, at: usize, from: usize) {
        let run = Run { at: at as u32, from: from as u32 };
        if self.many.is_empty() {
            if let Some(free) = self.few.iter_mut().find(|run| run.is_none()) {
                *free = run;
                return;
            }
            self.many.reserve_exact(self.room.max(2 * self.few.len()));
            self.many.extend(self.few);
        }
        self.many.push(run);
    }

    pub(super) fn finish(self) -> Runs {
        match self.few {
            _ if !self.many.is_empty() => Runs::Many(self.many.into()),
            [first, second, third] => Runs::Few(first.from, [second, third]),
        }
    }
}
