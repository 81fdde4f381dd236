//! Lists of words that texts are asked for.
//!
//! Most texts begin and end with none of a list's words, and asking word by word costs some 4 ns
//! each. A bit for each pair of bytes that a word may begin or end with says so in one step, and one
//! for the pair behind or before it spares most of the rest the list.

/// A list of words, each of three bytes or more, with what they begin and end with.
#[derive(Debug)]
pub(crate) struct Words {
    list: &'static [&'static str],
    /// The last two bytes of the first character, and of the one behind it.
    heads: [Pairs; 2],
    /// The last two bytes, and those of the character before them.
    tails: [Pairs; 2],
}

/// A bit for the lower six bits of each of two bytes: all that differs between most characters.
type Pairs = [u64; 64];

const fn row(byte: u8) -> usize {
    (byte & 0x3f) as usize
}

fn has(pairs: &Pairs, a: u8, b: u8) -> bool {
    pairs[row(a)] & (1 << row(b)) != 0
}

impl Words {
    /// The list of these words.
    pub(crate) const fn of(list: &'static [&'static str]) -> Self {
        let (mut heads, mut tails) = ([[0; 64]; 2], [[0; 64]; 2]);
        let mut at = 0;
        while at < list.len() {
            let bytes = list[at].as_bytes();
            let end = bytes.len();
            assert!(end >= 3, "a word has three bytes or more");
            heads[0][row(bytes[1])] |= 1 << row(bytes[2]);
            tails[0][row(bytes[end - 2])] |= 1 << row(bytes[end - 1]);
            if end >= 6 {
                heads[1][row(bytes[4])] |= 1 << row(bytes[5]);
                tails[1][row(bytes[end - 5])] |= 1 << row(bytes[end - 4]);
            } else {
                // Anything may stand behind or before a word of one character.
                heads[1] = [u64::MAX; 64];
                tails[1] = [u64::MAX; 64];
            }
            at += 1;
        }
        Self { list, heads, tails }
    }

    /// The words.
    pub(crate) const fn list(&self) -> &'static [&'static str] {
        self.list
    }

    /// Whether a text may begin with a word: `false` only where it begins with none.
    pub(crate) fn may_begin(&self, text: &str) -> bool {
        self.may_head(text.as_bytes())
    }

    fn may_head(&self, bytes: &[u8]) -> bool {
        match bytes {
            [_, a, b, _, c, d, ..] => has(&self.heads[0], *a, *b) && has(&self.heads[1], *c, *d),
            [_, a, b, ..] => has(&self.heads[0], *a, *b),
            _ => false,
        }
    }

    /// Whether a text may end with a word: `false` only where it ends with none.
    pub(crate) fn may_end(&self, text: &str) -> bool {
        match text.as_bytes() {
            [.., c, d, _, a, b] => has(&self.tails[0], *a, *b) && has(&self.tails[1], *c, *d),
            [.., a, b] => has(&self.tails[0], *a, *b),
            _ => false,
        }
    }

    /// Whether a text is one of the words.
    pub(crate) fn hold(&self, text: &str) -> bool {
        self.may_begin(text)
            && self
                .list
                .iter()
                .any(|word| word.len() == text.len() && begins(text.as_bytes(), word))
    }

    /// Whether a text begins with one of the words.
    pub(crate) fn begin(&self, text: &str) -> bool {
        self.beginning(text).is_some()
    }

    /// The place in the list of the first word that a text begins with.
    pub(crate) fn beginning(&self, text: &str) -> Option<usize> {
        if !self.may_begin(text) {
            return None;
        }
        self.list.iter().position(|word| begins(text.as_bytes(), word))
    }

    /// A text without the first of the words that it begins with.
    pub(crate) fn strip<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.beginning(text).map(|place| &text[self.list[place].len()..])
    }

    /// Whether a text ends with one of the words.
    pub(crate) fn end(&self, text: &str) -> bool {
        self.endings(text).next().is_some()
    }

    /// The first of the words that a text ends with.
    pub(crate) fn ending(&self, text: &str) -> Option<&'static str> {
        self.endings(text).next()
    }

    /// The words that a text ends with.
    pub(crate) fn endings(&self, text: &str) -> impl Iterator<Item = &'static str> {
        let list = if self.may_end(text) { self.list } else { &[] };
        list.iter().copied().filter(move |word| ends(text.as_bytes(), word))
    }

    /// Whether one of the words stands in a text; one pass for all of them.
    pub(crate) fn stand_in(&self, text: &str) -> bool {
        let mut rest = text.as_bytes();
        while let Some(first) = rest.first() {
            if self.may_head(rest) && self.list.iter().any(|word| begins(rest, word)) {
                return true;
            }
            let length = match first {
                0..0xc0 => 1,
                0xc0..0xe0 => 2,
                0xe0..0xf0 => 3,
                _ => 4,
            };
            rest = rest.get(length..).unwrap_or_default();
        }
        false
    }
}

/// Whether a text begins with a word of three bytes or more.
///
/// Two bytes tell nearly all words of a list apart, and comparing them needs no call.
fn begins(text: &[u8], word: &str) -> bool {
    let word = word.as_bytes();
    text.get(1..3) == word.get(1..3) && text.starts_with(word)
}

/// The same for its end.
fn ends(text: &[u8], word: &str) -> bool {
    text.last_chunk::<2>() == word.as_bytes().last_chunk() && text.ends_with(word.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    static WORDS: Words = Words::of(&["牵头", "局", "ICP备"]);

    #[test]
    fn words_are_found_where_they_are_asked_for() {
        assert!(WORDS.begin("牵头单位") && WORDS.begin("ICP备1号") && !WORDS.begin("财政局"));
        assert!(WORDS.end("财政局") && WORDS.end("局") && !WORDS.end("局长"));
        assert!(WORDS.hold("局") && !WORDS.hold("局长") && !WORDS.hold("财政局"));
        assert!(WORDS.stand_in("由局长牵头") && WORDS.stand_in("é🀄aICP备"));
        assert!(!WORDS.stand_in("由县长负责") && !WORDS.stand_in("牵"));
    }

    #[test]
    fn short_texts_hold_no_word() {
        for text in ["", "a", "é"] {
            assert!(!WORDS.begin(text) && !WORDS.end(text) && !WORDS.stand_in(text));
        }
    }
}
