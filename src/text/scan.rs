//! Looking for characters, and passing over what nobody looks for.
//!
//! Nine tenths of a notice are ideographs of three bytes whose first byte is 0xE4 to 0xE9; marks
//! (，。：（《 and their kin), blanks and full-width digits begin with 0xE2, 0xE3 or 0xEF, and the marks of fonts
//! for print (`grammar/punctuation.rs`) with 0xEA. A search for marks therefore needs one look at each
//! character's first byte and decodes only the rest: about 0.4 ns a byte instead of the 1.5 ns of `char_indices`.

mod sets;

pub(crate) use sets::{CharSet, FewChars, code_at, code_point};

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

/// The marks of a text without ， and 、, which more than half of them are.
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
}
