//! Lists of phrases that whole texts are searched for.

use crate::text::{Pairs, Words, scan::width};

/// Phrases of six bytes or more: two characters, that is, which nearly always tell them apart.
///
/// [`Words`] asks for the first character alone when it searches a text. Common ones (关, 本, 公) begin phrases
/// too, and comparing phrases at each of them cost four fifths of a search.
#[derive(Debug)]
pub(super) struct Phrases {
    words: Words,
    /// What the first or the second character may be: two with none of these are passed over at once.
    either: Pairs,
}

/// What is looked at before any comparison: two characters of three bytes.
const WINDOW: usize = 6;

impl Phrases {
    /// The list of these phrases.
    pub(super) const fn of(list: &'static [&'static str]) -> Self {
        let mut at = 0;
        while at < list.len() {
            assert!(list[at].len() >= WINDOW, "a phrase has six bytes or more");
            at += 1;
        }
        let words = Words::of(list);
        let [firsts, seconds] = words.heads();
        let either = firsts.or(seconds);
        Self { words, either }
    }

    /// The phrases.
    pub(super) const fn list(&self) -> &'static [&'static str] {
        self.words.list()
    }

    /// Whether one of the phrases stands in a text.
    pub(super) fn stand_in(&self, text: &str) -> bool {
        self.any(text, |_, _| true)
    }

    /// The first place where a phrase stands.
    pub(super) fn find(&self, text: &str) -> Option<usize> {
        let mut found = None;
        self.any(text, |at, _| {
            found = Some(at);
            true
        });
        found
    }

    /// Where the first phrase ends that ends in a text.
    pub(super) fn first_end(&self, text: &str) -> Option<usize> {
        let mut first: Option<usize> = None;
        self.any(text, |at, index| {
            let end = at + self.list()[index].len();
            first = Some(first.map_or(end, |first| first.min(end)));
            false
        });
        first
    }

    /// Whether any phrase in a text is accepted, by its place and index; asked in the text's order.
    pub(super) fn any(&self, text: &str, mut accepts: impl FnMut(usize, usize) -> bool) -> bool {
        let bytes = text.as_bytes();
        let mut from = 0;
        while let Some(at) = self.candidate(bytes, from) {
            if self.words.find_beginning(&bytes[at..], |index| accepts(at, index)).is_some() {
                return true;
            }
            from = at + width(bytes[at]);
        }
        false
    }

    /// The first place from `at` on where a phrase may begin.
    fn candidate(&self, bytes: &[u8], at: usize) -> Option<usize> {
        let [firsts, seconds] = self.words.heads();
        let mut rest = &bytes[at..];
        loop {
            // Every other character is looked at, and its neighbours only where it may belong to a phrase.
            while let Some(two) = rest.first_chunk()
                && are_wide(two)
                && !self.either.has(two[4], two[5])
            {
                rest = &rest[WINDOW..];
            }
            let [lead, a, b, _, c, d] = *rest.first_chunk::<WINDOW>()?;
            if firsts.has(a, b) && seconds.has(c, d) {
                return Some(bytes.len() - rest.len());
            }
            rest = &rest[width_of_any(lead)..];
        }
    }
}

/// What [`width`] is, without a branch: behind what is no pair of ideographs any character may follow.
#[inline]
const fn width_of_any(lead: u8) -> usize {
    const WIDTHS: u64 = 0x4322_1111_1111_1111;
    (WIDTHS >> (lead >> 4 << 2) & 0xf) as usize
}

/// Whether some bytes are two characters of three bytes.
#[inline]
fn are_wide(two: &[u8; WINDOW]) -> bool {
    let leads = two.first_chunk().map_or(0, |leads| u32::from_le_bytes(*leads));
    leads & 0xf000_00f0 == 0xe000_00e0
}

/// The first characters of a text, so many at most.
pub(super) fn head(text: &str, characters: usize) -> &str {
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

    static PHRASES: Phrases = Phrases::of(&["版权", "版权所有", "Copyright"]);

    #[test]
    fn phrases_are_found_in_order() {
        assert!(PHRASES.stand_in("某市版权局") && PHRASES.stand_in("é🀄a Copyright"));
        assert!(!PHRASES.stand_in("出版，权利") && !PHRASES.stand_in("版"));
        assert_eq!(PHRASES.find("a版权所有"), Some(1));
        let mut seen = Vec::new();
        PHRASES.any("版权所有，Copyright", |at, index| {
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
    fn heads_end_between_characters() {
        assert_eq!((head("某市", 1), head("某市", 5), head("", 3)), ("某", "某市", ""));
    }
}
