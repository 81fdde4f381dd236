//! Lists of phrases that whole texts are searched for.

use std::ops::Range;

/// Phrases of six bytes or more: two characters, that is, which nearly always tell them apart.
///
/// [`crate::text::Words`] asks for the first character alone. Common ones (关, 本, 公) begin phrases
/// too, and comparing all phrases at each of them cost four fifths of a search.
#[derive(Debug)]
pub(super) struct Phrases {
    list: &'static [&'static str],
    /// What the first characters may be.
    firsts: Pairs,
    /// What the second characters may be.
    seconds: Pairs,
    /// What either may be: two characters with none of these are passed over at once.
    either: Pairs,
}

/// A bit for the lower six bits of each of two bytes: all that differs between most characters.
type Pairs = [u64; 64];

/// What is looked at before any comparison: two characters of three bytes.
const WINDOW: usize = 6;

const fn row(byte: u8) -> usize {
    (byte & 0x3f) as usize
}

const fn has(pairs: &Pairs, a: u8, b: u8) -> bool {
    pairs[row(a)] & (1 << row(b)) != 0
}

impl Phrases {
    /// The list of these phrases.
    pub(super) const fn of(list: &'static [&'static str]) -> Self {
        let (mut firsts, mut seconds) = ([0; 64], [0; 64]);
        let mut at = 0;
        while at < list.len() {
            let bytes = list[at].as_bytes();
            assert!(bytes.len() >= WINDOW, "a phrase has six bytes or more");
            firsts[row(bytes[1])] |= 1 << row(bytes[2]);
            seconds[row(bytes[4])] |= 1 << row(bytes[5]);
            at += 1;
        }
        let (mut either, mut at) = (firsts, 0);
        while at < either.len() {
            either[at] |= seconds[at];
            at += 1;
        }
        Self { list, firsts, seconds, either }
    }

    /// The phrases.
    pub(super) const fn list(&self) -> &'static [&'static str] {
        self.list
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
            let end = at + self.list[index].len();
            first = Some(first.map_or(end, |first| first.min(end)));
            false
        });
        first
    }

    /// Whether any phrase in a text is accepted, by its place and index; asked in the text's order.
    pub(super) fn any(&self, text: &str, mut accepts: impl FnMut(usize, usize) -> bool) -> bool {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let Range { start, end } = self.past_others(bytes, at);
            at = start;
            while at < end {
                let rest = &bytes[at..];
                let Some(window) = rest.first_chunk::<WINDOW>() else { return false };
                let [lead, a, b, _, c, d] = *window;
                if has(&self.firsts, a, b) && has(&self.seconds, c, d) {
                    let is_here = |phrase: &[u8]| {
                        phrase.first_chunk() == Some(window) && rest.starts_with(phrase)
                    };
                    for (index, phrase) in self.list.iter().enumerate() {
                        if is_here(phrase.as_bytes()) && accepts(at, index) {
                            return true;
                        }
                    }
                }
                at += match lead {
                    0xe0..0xf0 => 3,
                    0..0xc0 => 1,
                    0xc0..0xe0 => 2,
                    _ => 4,
                };
            }
        }
        false
    }

    /// The characters from `at` on that are to be asked one by one: all before them begin no phrase.
    ///
    /// Passes over four characters of three bytes at once: every other one is looked at, and its neighbours only where it
    /// may belong to a phrase.
    #[inline]
    fn past_others(&self, bytes: &[u8], mut at: usize) -> Range<usize> {
        let (windows, _) = bytes.get(at..).unwrap_or_default().as_chunks();
        for window in windows {
            if !are_wide(window) {
                return at..at + window.len();
            }
            let [_, _, _, _, a, b, .., c, d] = *window;
            if (has(&self.either, a, b) || has(&self.either, c, d))
                && let Some(first) = self.candidate(window)
            {
                return at + first..at + first + 1;
            }
            at += window.len();
        }
        at..bytes.len()
    }

    /// The first of four characters of three bytes with which a phrase may begin.
    fn candidate(&self, four: &[u8; 2 * WINDOW]) -> Option<usize> {
        let [_, a, b, _, c, d, _, e, f, _, g, h] = *four;
        let begins = |a, b| has(&self.firsts, a, b);
        let goes_on = |a, b| has(&self.seconds, a, b);
        match () {
            () if begins(a, b) && goes_on(c, d) => Some(0),
            () if begins(c, d) && goes_on(e, f) => Some(3),
            () if begins(e, f) && goes_on(g, h) => Some(6),
            // What follows stands behind them.
            () if begins(g, h) => Some(9),
            () => None,
        }
    }
}

/// Whether some bytes are four characters of three bytes: each begins with 0xE0 to 0xEF. Compared eight and four
/// at a time.
#[inline]
fn are_wide(bytes: &[u8; 2 * WINDOW]) -> bool {
    const HIGHS: [u64; 2] = [0x00f0_0000_f000_00f0, 0x00e0_0000_e000_00e0];
    let (Some(eight), Some(four)) = (bytes.first_chunk(), bytes.last_chunk()) else { return false };
    u64::from_le_bytes(*eight) & HIGHS[0] == HIGHS[1]
        && u32::from_le_bytes(*four) & 0xf000 == 0xe000
}

/// The first characters of a text, so many at most.
pub(super) fn head(text: &str, characters: usize) -> &str {
    let end = text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at);
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
