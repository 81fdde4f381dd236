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
    ///
    /// Passes over four characters of three bytes at once: every other one is looked at, and its neighbours only where it
    /// may belong to a phrase.
    fn candidate(&self, bytes: &[u8], at: usize) -> Option<usize> {
        let [firsts, seconds] = self.words.heads();
        let mut rest = &bytes[at..];
        let place = |rest: &[u8]| bytes.len() - rest.len();
        loop {
            while let Some(four) = rest.first_chunk()
                && are_wide(four)
            {
                if (self.either.has(four[4], four[5]) || self.either.has(four[10], four[11]))
                    && let Some(first) = self.among(four)
                {
                    return Some(place(rest) + first);
                }
                rest = &rest[four.len()..];
            }
            // One by one, up to the character of another length that stands there, and past it.
            loop {
                let [lead, a, b, _, c, d] = *rest.first_chunk::<WINDOW>()?;
                if firsts.has(a, b) && seconds.has(c, d) {
                    return Some(place(rest));
                }
                rest = &rest[width(lead)..];
                if !is_wide(lead) {
                    break;
                }
            }
        }
    }

    /// The first of four characters of three bytes with which a phrase may begin.
    fn among(&self, four: &[u8; 2 * WINDOW]) -> Option<usize> {
        let [_, a, b, _, c, d, _, e, f, _, g, h] = *four;
        let [firsts, seconds] = self.words.heads();
        match () {
            () if firsts.has(a, b) && seconds.has(c, d) => Some(0),
            () if firsts.has(c, d) && seconds.has(e, f) => Some(3),
            () if firsts.has(e, f) && seconds.has(g, h) => Some(6),
            // What follows stands behind them.
            () if firsts.has(g, h) => Some(9),
            () => None,
        }
    }
}

/// Whether a byte begins a character of three.
#[inline]
const fn is_wide(lead: u8) -> bool {
    matches!(lead, 0xe0..0xf0)
}

/// Whether some bytes are four characters of three bytes. The first three are compared at once.
#[inline]
fn are_wide(four: &[u8; 2 * WINDOW]) -> bool {
    const HIGHS: u64 = 0x00f0_0000_f000_00f0;
    let leads = four.first_chunk().map_or(0, |leads| u64::from_le_bytes(*leads));
    leads & HIGHS == 0x00e0_0000_e000_00e0 && is_wide(four[9])
}

/// The first characters of a text, so many at most.
pub(super) fn head(text: &str, characters: usize) -> &str {
    let (bytes, mut end) = (text.as_bytes(), 0);
    for _ in 0..characters {
        match bytes.get(end) {
            Some(lead) => end += width(*lead),
            None => break,
        }
    }
    &text[..end]
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
