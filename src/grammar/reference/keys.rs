//! Keys of titles: each once, or as often as it is named, and found again in whatever number.

use std::{collections::HashMap, hash::BuildHasher};

/// Keys in order, one behind the other in one text.
#[derive(Debug, Clone, Default)]
pub(super) struct Keys {
    text: String,
    places: Vec<Place>,
    /// The first of equal keys by its hash, once there are many.
    index: HashMap<u64, usize>,
}

/// Where a key stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    end: usize,
    /// Its last bytes, which tell nearly all keys apart.
    tail: u64,
}

/// The last bytes of a key; of one that has fewer nothing.
fn tail(key: &[u8]) -> u64 {
    key.last_chunk().map_or(0, |last| u64::from_le_bytes(*last))
}

/// Keys for which there is room at first.
const SOME: usize = 12;

/// Comparing with the tails of so many keys costs less than hashing one.
const FEW: usize = 64;

/// Bytes of a title, and some.
const USUAL: usize = 80;

impl Keys {
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// All of them in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.get(at))
    }

    /// The place of the first that is equal to a key.
    pub(super) fn find(&self, key: &str) -> Option<usize> {
        if self.index.is_empty() {
            return self.with_tail(key, 0).find(|at| self.get(*at) == key);
        }
        self.slot(key).ok()
    }

    /// Whether one of the last keys, no more than `most` of them, ends with a text.
    pub(super) fn end_with(&self, text: &str, most: usize) -> bool {
        let from = self.len().saturating_sub(most);
        if text.len() < size_of::<u64>() {
            return (from..self.len()).any(|at| self.get(at).ends_with(text));
        }
        self.with_tail(text, from).any(|at| self.get(at).ends_with(text))
    }

    /// Whether a key may end in the last byte of a text: `false` only where none does.
    pub(super) fn may_end_as(&self, text: &str) -> bool {
        let last = text.bytes().next_back();
        // Nothing is known of short keys, and of many it takes too long to ask each.
        let is_open =
            |place: &Place| place.tail == 0 || place.tail.to_le_bytes().last().copied() == last;
        text.len() < size_of::<u64>() || self.len() > FEW || self.places.iter().any(is_open)
    }

    /// The places from one on of the keys with the tail of a text.
    fn with_tail(&self, text: &str, from: usize) -> impl Iterator<Item = usize> {
        let tail = tail(text.as_bytes());
        let places = self.places.iter().enumerate().skip(from);
        places.filter(move |(_, place)| place.tail == tail).map(|(at, _)| at)
    }

    /// Adds a key behind the others.
    pub(super) fn push(&mut self, key: &str) {
        if self.places.is_empty() {
            self.places.reserve(SOME);
            self.text.reserve(SOME * USUAL);
        }
        self.text.push_str(key);
        self.places.push(Place { end: self.text.len(), tail: tail(key.as_bytes()) });
        // All are noted with the first that is one too many.
        let noted = if self.index.is_empty() { 0 } else { self.len() - 1 };
        if self.len() > FEW {
            (noted..self.len()).for_each(|at| self.note(at));
        }
    }

    /// Adds a key, unless it is there.
    pub(super) fn insert(&mut self, key: &str) {
        if self.find(key).is_none() {
            self.push(key);
        }
    }

    fn get(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.places[before].end);
        &self.text[start..self.places[at].end]
    }

    fn note(&mut self, at: usize) {
        if let Err(free) = self.slot(self.get(at)) {
            self.index.insert(free, at);
        }
    }

    /// The place of a key in order, or else its place in the index.
    fn slot(&self, key: &str) -> Result<usize, u64> {
        let mut hash = self.index.hasher().hash_one(key);
        while let Some(at) = self.index.get(&hash) {
            if self.get(*at) == key {
                return Ok(*at);
            }
            // Another key has this hash.
            hash = hash.wrapping_add(1);
        }
        Err(hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_byte_tells_keys_apart() {
        let mut keys = Keys::default();
        assert!(!keys.may_end_as("清河县节水条例"));
        keys.push("清河县节水办法");
        assert!(
            keys.may_end_as("节水办法") && !keys.may_end_as("节水条例") && keys.may_end_as("条例")
        );
        keys.push("办法");
        assert!(keys.may_end_as("节水条例"));
    }

    #[test]
    fn keys_are_found_where_they_stand_first() {
        let mut keys = Keys::default();
        assert_eq!(keys.find(""), None);
        for number in 0..3 * FEW {
            assert_eq!(keys.find(&format!("清河县第{number}号办法")), None);
            keys.push(&format!("清河县第{number}号办法"));
            keys.push("清河县第0号办法");
            keys.insert("清河县第0号办法");
            assert_eq!(keys.len(), 2 * (number + 1));
            for earlier in 0..=number {
                let found = keys.find(&format!("清河县第{earlier}号办法"));
                assert_eq!(found, Some(2 * earlier), "{number}");
            }
        }
        assert_eq!(keys.find("清河县第"), None);
        assert!(keys.end_with("号办法", 1) && keys.end_with("第0号办法", 1));
        let last = format!("第{}号办法", 3 * FEW - 1);
        assert!(!keys.end_with(&last, 1) && keys.end_with(&last, 2));
        assert!(keys.end_with("法", 1) && !keys.end_with("例", 6 * FEW));
        assert!(!keys.end_with("在清河县第0号办法", 6 * FEW));
        assert!(keys.iter().skip(1).step_by(2).all(|key| key == "清河县第0号办法"));
    }
}
