//! Lists of phrases that whole texts are searched for.

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
        let mut at = self.past_others(bytes, 0);
        while let Some(&[lead, a, b, _, c, d]) =
            bytes.get(at..).and_then(|rest| rest.first_chunk::<WINDOW>())
        {
            if has(&self.firsts, a, b) && has(&self.seconds, c, d) {
                for (index, phrase) in self.list.iter().enumerate() {
                    if bytes[at..].starts_with(phrase.as_bytes()) && accepts(at, index) {
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
            at = self.past_others(bytes, at);
        }
        false
    }

    /// Passes over pairs of characters of three bytes the second of which neither goes on with a
    /// phrase nor begins one; two pairs at once while the text is long enough.
    #[inline]
    fn past_others(&self, bytes: &[u8], mut at: usize) -> usize {
        while let Some(&[first, _, _, second, a, b, third, _, _, fourth, c, d]) =
            bytes.get(at..).and_then(|rest| rest.first_chunk::<{ 2 * WINDOW }>())
        {
            let all_wide =
                first & second & third & fourth >= 0xe0 && first | second | third | fourth < 0xf0;
            if !all_wide || has(&self.either, a, b) {
                break;
            }
            if has(&self.either, c, d) {
                return at + WINDOW;
            }
            at += 2 * WINDOW;
        }
        at
    }
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
    fn heads_end_between_characters() {
        assert_eq!((head("某市", 1), head("某市", 5), head("", 3)), ("某", "某市", ""));
    }
}
