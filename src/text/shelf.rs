//! Short lists that share their memory: asking for room for each costs more than filling it.

use std::{cell::Cell, rc::Rc};

/// Room for many lists, which is asked for once; given back with the last list in it.
type Board<T> = Rc<Box<[Cell<T>]>>;

/// Where lists are put together, one behind the other.
pub(crate) struct Shelf<T> {
    /// The board that has room left.
    board: Option<Board<T>>,
    /// Where the open list begins on it.
    start: usize,
    /// Where its next value goes.
    end: usize,
    /// How many values a board has room for, unless a list is longer.
    size: usize,
}

/// A list from a [`Shelf`].
#[derive(Debug, Clone)]
pub(crate) struct List<T: Copy> {
    /// `None` where the list is empty.
    board: Option<Board<T>>,
    start: u32,
    end: u32,
}

impl<T: Copy + Default> Shelf<T> {
    /// A shelf for lists that have about so many values together; it asks for no room before the first.
    pub(crate) fn new(values: usize) -> Self {
        /// Boards for more would stay for a few lists that are left on them.
        const LARGEST: usize = 512;
        Self { board: None, start: 0, end: 0, size: values.min(LARGEST) }
    }

    /// Adds a value to the open list.
    #[inline]
    pub(crate) fn push(&mut self, value: T) {
        if self.places().len() == self.end {
            self.move_on();
        }
        if let Some(place) = self.places().get(self.end) {
            place.set(value);
            self.end += 1;
        }
    }

    /// The list that was put together; the next one begins empty.
    pub(crate) fn take(&mut self) -> List<T> {
        let (start, end) = (self.start as u32, self.end as u32);
        self.start = self.end;
        List { board: self.board.clone().filter(|_| start < end), start, end }
    }

    fn places(&self) -> &[Cell<T>] {
        self.board.as_deref().map_or(&[], |places| places)
    }

    /// Takes another board, with the open list at its head: twice as long as the list, so that a long one moves seldom.
    #[cold]
    fn move_on(&mut self) {
        const SMALLEST: usize = 8;
        let open = &self.places()[self.start..self.end];
        let size = self.size.max(SMALLEST).max(2 * open.len());
        let mut places = Vec::with_capacity(size);
        places.extend_from_slice(open);
        places.resize(size, Cell::new(T::default()));
        (self.start, self.end) = (0, open.len());
        self.board = Some(Rc::new(places.into()));
    }
}

impl<T: Copy> List<T> {
    /// The list without values.
    pub(crate) const EMPTY: Self = Self { board: None, start: 0, end: 0 };

    pub(crate) fn is_empty(&self) -> bool {
        self.start == self.end
    }

    pub(crate) fn get(&self, index: usize) -> Option<T> {
        self.places().get(index).map(Cell::get)
    }

    /// The values, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = T> + Clone + '_ {
        self.places().iter().map(Cell::get)
    }

    /// How many values at the head a question holds for that holds for none behind them.
    #[inline]
    pub(crate) fn partition_point(&self, holds: impl Fn(T) -> bool) -> usize {
        self.places().partition_point(|place| holds(place.get()))
    }

    #[inline]
    fn places(&self) -> &[Cell<T>] {
        let board = self.board.as_deref();
        board.map_or(&[], |places| &places[self.start as usize..self.end as usize])
    }
}

impl<T: Copy + Default> FromIterator<T> for List<T> {
    /// A list in room of its own.
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let values = values.into_iter();
        let mut shelf = Shelf::new(values.size_hint().0);
        values.for_each(|value| shelf.push(value));
        shelf.take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_hold_what_was_put_into_them() {
        let mut shelf = Shelf::new(10);
        // Shorter than a board, longer than what is left of it, longer than any, none at all.
        let lengths = [7, 6, 0, 40, 3, 1];
        let lists = lengths.map(|length| {
            (0..length).for_each(|value| shelf.push(value));
            shelf.take()
        });
        for (list, length) in lists.iter().zip(lengths) {
            assert!(list.iter().eq(0..length), "{length}");
            assert_eq!(list.is_empty(), length == 0);
            assert_eq!(list.get(length as usize), None);
            assert_eq!(list.partition_point(|value| value < 3), length.min(3) as usize);
        }
    }

    #[test]
    fn short_lists_share_a_board_and_give_it_back() {
        let mut shelf = Shelf::new(10);
        let mut list = |length| {
            (0..length).for_each(|value| shelf.push(value));
            shelf.take()
        };
        let (first, second, third) = (list(4), list(5), list(9));
        let board = |list: &List<i32>| list.board.clone().map(|board| Rc::downgrade(&board));
        let (shared, other) = (board(&first).unwrap(), board(&third).unwrap());
        assert!(board(&second).is_some_and(|board| board.ptr_eq(&shared)));
        assert!(!other.ptr_eq(&shared));
        drop(first);
        assert!(shared.upgrade().is_some());
        drop(second);
        assert!(shared.upgrade().is_none());
    }
}
