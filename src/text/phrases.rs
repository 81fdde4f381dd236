//! Lists of phrases that whole texts are searched for.
//!
//! The search passes over two characters with one look and leaves its loop only for those that may begin a phrase, or for a
//! character of another length. Four characters at once have one of another length among them so often that they cost more;
//! so did a table of pairs of characters, and three bytes at every fourth place. Noting phrases in the pass over landmarks,
//! which sees the same characters, spares nothing: most pairs that leave the loop are words that any text has (规定, 要求, 根据).
//! Less text is what is left to gain.

use super::{Chains, Pairs, begins};

/// Phrases that begin with two characters of three bytes, which nearly always tell them apart.
///
/// [`Words`](crate::text::Words) asks for the first character alone when it searches a text. Common ones (关, 本, 公) begin
/// phrases too, and comparing phrases at each of them cost four fifths of a search.
#[derive(Debug)]
pub(crate) struct Phrases {
    list: &'static [&'static str],
    /// The first characters, and the second ones, with all that tells them from others: whole texts are searched for them.
    firsts: Pairs<64>,
    seconds: Pairs<64>,
    /// What the first or the second character may be: two with none of these are passed over at once.
    either: Pairs<64>,
    /// The phrases by both: those that share the first one are many, and hardly any is that of the text.
    by_two: Chains,
}

/// Bytes of an ideograph or a mark.
const WIDE: usize = 3;

/// What is looked at before any comparison: two of these.
const WINDOW: usize = 2 * WIDE;

impl Phrases {
    /// The list of these phrases.
    pub(crate) const fn of(list: &'static [&'static str]) -> Self {
        let (mut firsts, mut seconds) = (Pairs::NONE, Pairs::NONE);
        let (mut by_two, mut at) = (Chains::EMPTY, list.len());
        while at > 0 {
            at -= 1;
            let Some(two) = list[at].as_bytes().first_chunk() else {
                panic!("a phrase has two characters")
            };
            assert!(are_wide(two), "the first two characters of a phrase have three bytes");
            firsts.insert(two[1], two[2]);
            seconds.insert(two[4], two[5]);
            by_two = by_two.with(at, key(two));
        }
        Self { list, firsts, seconds, either: firsts.or(&seconds), by_two }
    }

    /// The phrases.
    pub(crate) const fn list(&self) -> &'static [&'static str] {
        self.list
    }

    /// Whether one of the phrases stands in a text.
    pub(crate) fn stand_in(&self, text: &str) -> bool {
        self.any(text, |_, _| true)
    }

    /// The first place where a phrase stands.
    pub(crate) fn find(&self, text: &str) -> Option<usize> {
        let mut found = None;
        self.any(text, |at, _| {
            found = Some(at);
            true
        });
        found
    }

    /// Where the first phrase ends that ends in a text.
    pub(crate) fn first_end(&self, text: &str) -> Option<usize> {
        let mut first: Option<usize> = None;
        self.any(text, |at, index| {
            let end = at + self.list()[index].len();
            first = Some(first.map_or(end, |first| first.min(end)));
            false
        });
        first
    }

    /// Whether any phrase in a text is accepted, by its place and index; asked in the text's order.
    pub(crate) fn any(&self, text: &str, mut accepts: impl FnMut(usize, usize) -> bool) -> bool {
        let bytes = text.as_bytes();
        let mut from = 0;
        while let Some(at) = self.candidate(bytes, from) {
            let text = &bytes[at..];
            let is_meant = |index: usize| begins(text, self.list[index]) && accepts(at, index);
            if text.first_chunk().is_some_and(|two| self.by_two.find(key(two), is_meant).is_some())
            {
                return true;
            }
            from = at + WIDE;
        }
        false
    }

    /// The first place from `at` on where a phrase may begin.
    fn candidate(&self, bytes: &[u8], at: usize) -> Option<usize> {
        let mut rest = &bytes[at..];
        while let Some((two, behind)) = rest.split_first_chunk() {
            if !are_wide(two) {
                rest = &rest[first_and_ascii(two)..];
                continue;
            }
            // Every other character is looked at, and its neighbours only where it may belong to a phrase.
            if self.either.has(two[4], two[5]) {
                let before = self.before_phrase(rest);
                if before < WINDOW {
                    return Some(bytes.len() - rest.len() + before);
                }
            }
            rest = behind;
        }
        None
    }

    /// How many bytes stand before the first or the second character if a phrase may begin with it, all of the window if not.
    ///
    /// Told without a branch: nobody can guess which of the two it is.
    #[inline(never)]
    fn before_phrase(&self, bytes: &[u8]) -> usize {
        let may_begin = |[_, a, b, _, c, d]: &[u8; WINDOW]| {
            u32::from(self.firsts.has(*a, *b) & self.seconds.has(*c, *d))
        };
        let first = bytes.first_chunk().map_or(0, may_begin);
        let second = bytes.get(WIDE..).and_then(|rest| rest.first_chunk()).map_or(0, may_begin);
        let places = first | second << 1 | 1 << 2;
        WIDE * places.trailing_zeros() as usize
    }
}

/// What tells two characters from others in one byte: the last ones of both.
#[inline]
const fn key(two: &[u8; WINDOW]) -> u8 {
    two[2] ^ two[5] << 1
}

/// How many bytes the first character and the ASCII behind it take, as far as it is seen, without a branch: no phrase begins
/// there, and what stands behind ideographs instead of others is most often a number.
#[inline]
fn first_and_ascii(window: &[u8; WINDOW]) -> usize {
    const WIDTHS: u64 = 0x4322_1111_1111_1111;
    const ABOVE_ASCII: u64 = 0x8080_8080_8080;
    const BEHIND: u64 = 0x80 << (8 * WINDOW);
    let first = WIDTHS >> (window[0] >> 4 << 2) & 0xf;
    let others =
        u64::from(first_four(window)) | u64::from(window[4]) << 32 | u64::from(window[5]) << 40;
    let others = others & ABOVE_ASCII | BEHIND;
    first as usize + (others >> (8 * first)).trailing_zeros() as usize / 8
}

/// Whether some bytes are two characters of three bytes.
#[inline]
const fn are_wide(two: &[u8; WINDOW]) -> bool {
    first_four(two) & 0xf000_00f0 == 0xe000_00e0
}

/// The first bytes of a window, read at once.
#[inline]
const fn first_four(window: &[u8; WINDOW]) -> u32 {
    match window.first_chunk() {
        Some(four) => u32::from_le_bytes(*four),
        None => 0,
    }
}

/// The first characters of a text, so many at most.
pub(crate) fn head(text: &str, characters: usize) -> &str {
    let mut rest = text.chars();
    // Passed over many at a time.
    if let Some(last) = characters.checked_sub(1) {
        rest.nth(last);
    }
    &text[..text.len() - rest.as_str().len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    static PHRASES: Phrases = Phrases::of(&["版权", "版权所有", "备份ICP"]);

    #[test]
    fn phrases_are_found_in_order() {
        assert!(PHRASES.stand_in("某市版权局") && PHRASES.stand_in("é🀄a 备份ICP"));
        assert!(!PHRASES.stand_in("出版，权利") && !PHRASES.stand_in("版"));
        assert_eq!(PHRASES.find("a版权所有"), Some(1));
        let mut seen = Vec::new();
        PHRASES.any("版权所有，备份ICP", |at, index| {
            seen.push((at, index));
            false
        });
        assert_eq!(seen, [(0, 0), (0, 1), (15, 2)]);
    }

    #[test]
    fn phrases_are_found_behind_characters_of_any_length() {
        for before in ["", "a", "é", "县", "🀄"] {
            for count in 0..12 {
                let text = format!("{}{before}{}版权", "县".repeat(count), "，".repeat(count));
                assert_eq!(PHRASES.find(&text), Some(text.len() - "版权".len()), "{text}");
            }
        }
    }

    #[test]
    fn figures_are_passed_over_with_the_character_before_them() {
        let passed =
            |text: &str| first_and_ascii(text.as_bytes().first_chunk().expect("six bytes"));
        for (text, bytes) in
            [("2023年", 4), ("年12月", 5), ("é12月", 4), ("🀄1月", 5), ("123456", 6)]
        {
            assert_eq!(passed(text), bytes, "{text}");
        }
    }

    #[test]
    fn heads_end_between_characters() {
        assert_eq!((head("某市", 1), head("某市", 5), head("", 3)), ("某", "某市", ""));
    }
}
