//! The places that a raw cell is put together from.

use std::ops::Range;

/// A place of a cell's text.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) range: Range<usize>,
    /// Whether it begins a new line of the cell.
    pub(super) breaks: bool,
}

/// The places of a cell, in order. Most cells are one line, so that the first takes no memory of its own.
#[derive(Debug, Default, Clone)]
pub(super) struct Pieces {
    first: Option<Piece>,
    /// Those behind the first.
    more: Vec<Piece>,
}

impl Pieces {
    pub(super) fn push(&mut self, piece: Piece) {
        match self.first {
            None => self.first = Some(piece),
            Some(_) => self.more.push(piece),
        }
    }

    /// Adds the places of another cell behind these.
    pub(super) fn append(&mut self, others: Self) {
        others.first.into_iter().chain(others.more).for_each(|piece| self.push(piece));
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &Piece> {
        self.first.iter().chain(&self.more)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.first.is_none()
    }

    pub(super) fn len(&self) -> usize {
        usize::from(self.first.is_some()) + self.more.len()
    }

    pub(super) fn first(&self) -> Option<&Piece> {
        self.first.as_ref()
    }

    pub(super) fn last(&self) -> Option<&Piece> {
        self.more.last().or(self.first.as_ref())
    }

    /// The place of a cell that has one.
    pub(super) fn only(&self) -> Option<&Piece> {
        self.first.as_ref().filter(|_| self.more.is_empty())
    }
}
