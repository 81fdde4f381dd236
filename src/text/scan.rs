//! Passing over what nobody looks for.
//!
//! Nine tenths of a notice are ideographs of three bytes whose first byte is 0xE4 to 0xE9; marks
//! (，。：（《 and their kin), blanks and full-width digits begin with 0xE2, 0xE3 or 0xEF, and the marks of fonts
//! for print (`grammar/punctuation.rs`) with 0xEA. A search for marks therefore needs one look at each
//! character's first byte and decodes only the rest: about 0.4 ns a byte instead of the 1.5 ns of `char_indices`.

/// Bytes of the character that begins with a byte.
#[inline]
pub(crate) const fn width(first: u8) -> usize {
    match first {
        0xe0..0xf0 => 3,
        0..0xc0 => 1,
        0xc0..0xe0 => 2,
        _ => 4,
    }
}

/// What to do at the first byte of a character: the bytes to pass over, or 0 to look closer.
#[derive(Debug)]
pub(crate) struct Skips([u8; 256]);

impl Skips {
    /// Passes over every character but those that begin with one of `stops`.
    ///
    /// Ideographs (0xE4 to 0xE9) are passed over whatever `stops` says.
    pub(crate) const fn all_but(stops: &[u8]) -> Self {
        let mut skips = [1; 256];
        let mut first = 0xc0;
        while first < 256 {
            skips[first] = if first < 0xe0 {
                2
            } else if first < 0xf0 {
                3
            } else {
                4
            };
            first += 1;
        }
        let mut at = 0;
        while at < stops.len() {
            skips[stops[at] as usize] = 0;
            at += 1;
        }
        Self(skips)
    }

    /// The next place at or behind `at` where a character begins that is not passed over.
    ///
    /// Takes the bytes of a `str` and the place where a character begins or the text ends.
    #[inline]
    pub(crate) fn next(&self, bytes: &[u8], mut at: usize) -> Option<usize> {
        loop {
            match *bytes.get(at)? {
                // Asked first and by itself: a guess that is nearly always right costs less than
                // waiting for the table.
                0xe4..=0xe9 => at += 3,
                first => match self.0[first as usize] {
                    0 => return Some(at),
                    length => at += length as usize,
                },
            }
        }
    }
}

/// The characters of a text that may be marks: all but ideographs, letters and ASCII digits.
///
/// Gives each with its place, in order; a text's quotes, brackets, stops and blanks are among them.
pub(crate) fn marks(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut next = 0;
    std::iter::from_fn(move || {
        let at = MARKS.next(text.as_bytes(), next)?;
        let c = text[at..].chars().next()?;
        next = at + c.len_utf8();
        Some((at, c))
    })
}

/// The same without ， and 、, which more than half of all marks are.
pub(crate) fn marks_but_commas(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut next = 0;
    std::iter::from_fn(move || {
        loop {
            let at = MARKS.next(text.as_bytes(), next)?;
            if let [0xef, 0xbc, 0x8c, ..] | [0xe3, 0x80, 0x81, ..] = text.as_bytes()[at..] {
                next = at + 3;
                continue;
            }
            let c = text[at..].chars().next()?;
            next = at + c.len_utf8();
            return Some((at, c));
        }
    })
}

static MARKS: Skips = {
    let mut skips = Skips::all_but(&[0xc2, 0xe1, 0xe2, 0xe3, 0xea, 0xef]);
    let mut byte = 0u8;
    while byte < 0x80 {
        if !byte.is_ascii_alphanumeric() {
            skips.0[byte as usize] = 0;
        }
        byte += 1;
    }
    skips
};

/// Whether a character of three bytes stands in a text.
///
/// Looks at every place without asking whether to stop, which compilers turn into a few
/// instructions for sixteen places: for names and clauses that is less than starting a search.
#[inline]
pub(crate) fn holds(text: &str, character: char) -> bool {
    holds_any(text, [character])
}

/// Whether any of some characters of three bytes stands in a text, told in one walk.
#[inline]
pub(crate) fn holds_any<const MANY: usize>(text: &str, characters: [char; MANY]) -> bool {
    let of_three = |character: char| match *character.encode_utf8(&mut [0; 4]).as_bytes() {
        [a, b, c] => [a, b, c],
        // No three bytes of a text are these.
        _ => [u8::MAX; 3],
    };
    let characters = characters.map(of_three);
    let bytes = text.as_bytes();
    let Some(last) = bytes.last_chunk::<{ TOGETHER + 2 }>() else {
        return stand_in(bytes, characters);
    };
    // What is left behind the last sixteen places is looked at with those before it: nobody can guess how many places it has.
    let whole = (bytes.len() - 2) / TOGETHER * TOGETHER;
    stand_in(&bytes[..whole + 2], characters) | stand_in(last, characters)
}

/// The places that are looked at together.
const TOGETHER: usize = 16;

#[inline]
fn stand_in<const MANY: usize>(bytes: &[u8], characters: [[u8; 3]; MANY]) -> bool {
    let (Some(second), Some(third)) = (bytes.get(1..), bytes.get(2..)) else { return false };
    let places = bytes.iter().zip(second).zip(third);
    places.fold(false, |found, ((a, b), c)| {
        let is = |[x, y, z]: &[u8; 3]| (a == x) & (b == y) & (c == z);
        characters.iter().fold(found, |found, character| found | is(character))
    })
}

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
            at += match bytes[at] {
                0..0x80 => 1,
                0x80..0xe0 => 2,
                _ => 3,
            };
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
    use super::*;

    #[test]
    fn marks_are_given_and_text_is_not() {
        let found: String = marks("甲（乙a1、丙\u{3000}é🀄“丁”：)\u{a0}").map(|(_, c)| c).collect();
        assert_eq!(found, "（、\u{3000}“”：)\u{a0}");
        let others: String = marks_but_commas("甲（乙，丙、丁。").map(|(_, c)| c).collect();
        assert_eq!(others, "（。");
        let places: Vec<usize> = marks("甲（乙)").map(|(at, _)| at).collect();
        assert_eq!(places, [3, 9]);
    }

    #[test]
    fn one_character_is_found_anywhere() {
        for text in ["的", "a的", "é🀄县的", "他的家"] {
            assert!(holds(text, '的') && holds_any(text, ['县', '的']), "{text}");
        }
        for text in ["", "a", "白勺", "县财政局"] {
            assert!(!holds(text, '的') && !holds_any(text, ['的', 'a']), "{text}");
        }
    }

    #[test]
    fn one_character_is_found_at_any_place_of_any_length() {
        for (before, behind) in
            (0..24).flat_map(|before| (0..24).map(move |behind| (before, behind)))
        {
            let text = ["渠".repeat(before), "的".to_owned(), "河".repeat(behind)].concat();
            assert!(holds(&text, '的') && !holds(&text, '渡'), "{text}");
        }
    }

    #[test]
    fn only_stops_are_found() {
        static STOPS: Skips = Skips::all_but(b"*");
        assert_eq!(STOPS.next("éa通🀄*".as_bytes(), 0), Some(10));
        assert_eq!(STOPS.next("通".as_bytes(), 0), None);
        assert_eq!(STOPS.next(b"", 0), None);
    }

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
