//! Sets of characters, each looked up in one step.

use super::width;

/// A set of characters below U+10000, looked up in one step.
#[derive(Debug)]
pub(crate) struct CharSet([u64; 1024]);

impl CharSet {
    /// The set of no character.
    pub(crate) const EMPTY: Self = Self([0; 1024]);

    /// The set of the characters of a text.
    pub(crate) const fn of(chars: &str) -> Self {
        let (mut set, bytes, mut at) = (Self::EMPTY, chars.as_bytes(), 0);
        while at < bytes.len() {
            set = set.with(bytes, at);
            at += width(bytes[at]);
        }
        set
    }

    /// The characters of two sets.
    pub(crate) const fn or(mut self, other: &Self) -> Self {
        let mut at = 0;
        while at < self.0.len() {
            self.0[at] |= other.0[at];
            at += 1;
        }
        self
    }

    /// The set with the last character of each word.
    pub(crate) const fn with_last(mut self, words: &[&str]) -> Self {
        let mut at = 0;
        while at < words.len() {
            let bytes = words[at].as_bytes();
            let mut start = bytes.len() - 1;
            while bytes[start] & 0xc0 == 0x80 {
                start -= 1;
            }
            self = self.with(bytes, start);
            at += 1;
        }
        self
    }

    /// The set with the first character of each word.
    pub(crate) const fn with_first(mut self, words: &[&str]) -> Self {
        let mut at = 0;
        while at < words.len() {
            self = self.with(words[at].as_bytes(), 0);
            at += 1;
        }
        self
    }

    /// The set with the characters from one to another, which are whole rows of 64.
    pub(crate) const fn with_rows(mut self, first: char, last: char) -> Self {
        assert!((first as usize).is_multiple_of(64) && last as usize % 64 == 63, "whole rows");
        let mut at = first as usize / 64;
        while at <= last as usize / 64 {
            self.0[at] = u64::MAX;
            at += 1;
        }
        self
    }

    /// The set with the character at `at`.
    const fn with(mut self, bytes: &[u8], at: usize) -> Self {
        let code = code_at(bytes, at);
        self.0[code / 64] |= 1 << (code % 64);
        self
    }

    /// Whether a character is in the set.
    pub(crate) fn has(&self, c: char) -> bool {
        let code = c as usize;
        self.0.get(code / 64).is_some_and(|bits| bits & (1 << (code % 64)) != 0)
    }

    /// Whether a text begins with a character of the set.
    #[inline]
    pub(crate) fn begin(&self, text: &str) -> bool {
        match text.as_bytes() {
            [first @ 0..0x80, ..] => self.0[usize::from(*first) / 64] & (1 << (first % 64)) != 0,
            bytes @ [0xe0..0xf0, ..] => self.has_at(bytes, 0),
            _ => text.chars().next().is_some_and(|c| self.has(c)),
        }
    }

    /// Whether a text ends with a character of the set.
    #[inline]
    pub(crate) fn end(&self, text: &str) -> bool {
        match text.as_bytes() {
            [.., last @ 0..0x80] => self.0[usize::from(*last) / 64] & (1 << (last % 64)) != 0,
            bytes @ [.., 0xe0..0xf0, _, _] => self.has_at(bytes, bytes.len() - 3),
            _ => text.chars().next_back().is_some_and(|c| self.has(c)),
        }
    }

    /// Whether the character of three bytes at `at` is in the set; `false` for any other.
    pub(crate) fn has_at(&self, bytes: &[u8], at: usize) -> bool {
        match bytes.get(at..).and_then(|rest| rest.first_chunk::<3>()) {
            // Without a branch on its first byte: where it is asked, nobody can guess what stands there.
            Some(&[a, b, c]) => {
                let code = code_point(a, b, c);
                (a & 0xf0 == 0xe0) & (self.0[code / 64] & (1 << (code % 64)) != 0)
            }
            None => false,
        }
    }
}

/// A set of a few characters below U+10000 that have different places in a row of 128. A `match` of such becomes a tree of
/// comparisons, at each of which the processor has to guess; here is one look at a table that hardly takes room.
#[derive(Debug)]
pub(crate) struct FewChars([u16; FewChars::ROW]);

impl FewChars {
    pub(crate) const ROW: usize = 128;

    /// The set of the characters of a text.
    pub(crate) const fn of(chars: &str) -> Self {
        let (mut row, bytes, mut at) = ([0; Self::ROW], chars.as_bytes(), 0);
        while at < Self::ROW {
            row[at] = Self::other(at);
            at += 1;
        }
        at = 0;
        while at < bytes.len() {
            let code = code_at(bytes, at);
            let place = Self::place(code);
            assert!(row[place] == Self::other(place), "two characters of one place");
            row[place] = code as u16;
            at += width(bytes[at]);
        }
        Self(row)
    }

    /// The place of a character. The marks that sets hold differ in their lowest bits, ideographs in those above, too.
    #[inline]
    pub(crate) const fn place(code: usize) -> usize {
        (code ^ (code >> 7)) % Self::ROW
    }

    /// What stands where no character of the set does: one of another place.
    const fn other(place: usize) -> u16 {
        (place == 0) as u16
    }

    /// Whether a character is in the set.
    #[inline]
    pub(crate) const fn has(&self, c: char) -> bool {
        self.has_code(c as usize)
    }

    /// Whether the character of a code point is in the set.
    #[inline]
    pub(crate) const fn has_code(&self, code: usize) -> bool {
        self.0[Self::place(code)] as usize == code
    }
}

/// Code point of the character at a place, which is below U+10000.
pub(crate) const fn code_at(bytes: &[u8], at: usize) -> usize {
    match bytes[at] {
        first @ 0..0x80 => first as usize,
        first @ 0xc0..0xe0 => ((first as usize & 0x1f) << 6) | (bytes[at + 1] as usize & 0x3f),
        first => {
            assert!(first < 0xf0, "no character above U+FFFF");
            code_point(first, bytes[at + 1], bytes[at + 2])
        }
    }
}

/// Code point of a three-byte character.
pub(crate) const fn code_point(a: u8, b: u8, c: u8) -> usize {
    ((a as usize & 0x0f) << 12) | ((b as usize & 0x3f) << 6) | (c as usize & 0x3f)
}

#[cfg(test)]
mod tests {
    use super::{CharSet, FewChars};

    #[test]
    fn sets_take_the_ends_of_words() {
        static SET: CharSet = CharSet::EMPTY.with_last(&["单位", "No"]).with_first(&["任务"]);
        assert!(SET.has('位') && SET.has('o') && SET.has('任'));
        assert!(!SET.has('单') && !SET.has('N') && !SET.has('务'));
    }

    #[test]
    fn sets_hold_rows_of_characters() {
        static SET: CharSet = CharSet::EMPTY.with_rows('\u{e000}', '\u{f8ff}');
        assert!(SET.has('\u{e000}') && SET.has('\u{f8ff}'));
        assert!(!SET.has('\u{d7ff}') && !SET.has('\u{f900}'));
    }

    #[test]
    fn few_characters_are_told_from_all_others() {
        static SET: FewChars = FewChars::of("。a·\0");
        for c in '\0'..=char::MAX {
            assert_eq!(SET.has(c), "。a·\0".contains(c), "{c:?}");
        }
    }

    #[test]
    fn sets_hold_their_characters() {
        static SET: CharSet = CharSet::of("年·a《");
        assert!(SET.has('年') && SET.has('·') && SET.has('a') && SET.has('《'));
        assert!(!SET.has('月') && !SET.has('b') && !SET.has('🀄'));
        assert!(SET.has_at("月年".as_bytes(), 3) && !SET.has_at("月年".as_bytes(), 0));
        assert!(!SET.has_at("a".as_bytes(), 0) && !SET.has_at(b"", 0));
        assert!(["年a", "·", "a", "《"].iter().all(|text| SET.begin(text)));
        assert!(["", "月年", "b", "é", "🀄"].iter().all(|text| !SET.begin(text)));
        assert!(["a年", "·", "月a", "《"].iter().all(|text| SET.end(text)));
        assert!(["", "年月", "b", "aé", "🀄"].iter().all(|text| !SET.end(text)));
    }
}
