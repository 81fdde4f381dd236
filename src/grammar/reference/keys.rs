//! Keys of titles: each once, or as often as it is named, and found again in whatever number.

use std::{collections::HashMap, hash::BuildHasher, ops::Range};

/// Keys in order, one behind the other in one text.
#[derive(Debug, Clone, Default)]
pub(super) struct Keys {
    text: String,
    /// Where each ends.
    ends: Vec<usize>,
    /// The first of equal keys by its hash, once there are many.
    index: HashMap<u64, usize>,
}

/// Comparing with so many keys, most of another length, costs less than hashing one.
const FEW: usize = 16;

/// Bytes of a title, and some.
const USUAL: usize = 80;

impl Keys {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// All of them in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.get(at))
    }

    /// The place of the first that is equal to a key.
    pub(super) fn find(&self, key: &str) -> Option<usize> {
        if self.index.is_empty() {
            return self.places(0).position(|place| self.text.as_bytes()[place] == *key.as_bytes());
        }
        self.slot(key).ok()
    }

    /// Whether one of the last keys, no more than `most` of them, ends with a text.
    pub(super) fn end_with(&self, text: &str, most: usize) -> bool {
        let last = self.places(self.len().saturating_sub(most));
        let mut keys = last.map(|place| &self.text.as_bytes()[place]);
        let text = text.as_bytes();
        // Three characters tell nearly all keys apart, and comparing them needs no call.
        match text.last_chunk::<9>() {
            Some(tail) => keys.any(|key| key.last_chunk() == Some(tail) && key.ends_with(text)),
            None => keys.any(|key| key.ends_with(text)),
        }
    }

    /// Where each key from one on stands in the text. Keys are compared as bytes, so that nobody asks whether characters
    /// begin there.
    fn places(&self, from: usize) -> impl Iterator<Item = Range<usize>> {
        let mut start = from.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.ends[from..].iter().map(move |end| std::mem::replace(&mut start, *end)..*end)
    }

    /// Adds a key behind the others.
    pub(super) fn push(&mut self, key: &str) {
        if self.ends.is_empty() {
            self.ends.reserve(FEW);
            self.text.reserve(FEW * USUAL);
        }
        self.text.push_str(key);
        self.ends.push(self.text.len());
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
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[at]]
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
        assert!(!keys.end_with("第47号办法", 1) && keys.end_with("第47号办法", 2));
        assert!(!keys.end_with("在清河县第0号办法", 6 * FEW));
        assert!(keys.iter().skip(1).step_by(2).all(|key| key == "清河县第0号办法"));
    }
}
