//! The blocks near either end of a text, where it speaks of itself, and where who tells of it does.
//!
//! Reports say so near either end, and so do documents: of a long text the middle tells nothing more and takes longest.

use super::{Use, Uses};

/// Blocks of either end.
const RIM: usize = 12;

/// The blocks near the ends of a text.
#[derive(Debug)]
pub(in crate::document) struct Rim {
    places: [u32; 2 * RIM],
    count: usize,
}

impl Rim {
    /// The blocks of a use from a place on.
    pub(in crate::document) fn of(
        uses: &Uses<'_, '_>,
        from: usize,
        is_meant: impl Fn(Use) -> bool,
    ) -> Self {
        let (mut places, mut count) = ([0; 2 * RIM], 0);
        // Each block is noted at once, and counted where it is one of these: which are, nobody can guess.
        let mut note = |at: usize, most: usize| {
            if let Some(place) = places[..most].get_mut(count) {
                *place = at as u32;
                count += usize::from(is_meant(uses.get(at)));
            }
            count < most
        };
        let last = (from..uses.len()).find(|at| !note(*at, RIM));
        // The tail of a short text stands in its head too: nothing is asked twice.
        let behind = last.map_or(uses.len(), |last| last + 1);
        (behind..uses.len()).rev().find(|at| !note(*at, 2 * RIM));
        Self { places, count }
    }

    /// Where they stand; the last one of all is the first behind those of the head.
    pub(in crate::document) fn places(&self) -> impl Iterator<Item = usize> + '_ {
        self.places[..self.count].iter().map(|at| *at as usize)
    }
}
