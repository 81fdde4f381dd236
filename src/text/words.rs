//! Lists of words that texts are asked for.
//!
//! Most texts begin and end with none of a list's words, and asking word by word costs some 4 ns
//! each. So a list has a bit for each pair of bytes that a word may begin or end with, and one for
//! each pair behind or before that: two looks spare most texts the list. Of the words themselves
//! only those are asked that share a byte with the text: one or two of a hundred.

use super::scan::width;

/// A list of words, each of three bytes or more, with what they begin and end with.
#[derive(Debug)]
pub(crate) struct Words {
    list: &'static [&'static str],
    /// The last two bytes of the first character, and of the one behind it.
    heads: [Pairs<OF_LIST>; 2],
    /// The last two bytes, and those of the character before them.
    tails: [Pairs<OF_LIST>; 2],
    /// The words by the last byte of their first character.
    by_head: Chains,
    /// The words by their last byte.
    by_tail: Chains,
}

/// The words of a list that share the lower six bits of a byte, in the order of the list.
#[derive(Debug)]
pub(crate) struct Chains {
    /// The first word of each chain, counted from one; 0 where there is none.
    first: [u8; 64],
    /// The word behind each word in its chain.
    next: [u8; LONGEST_LIST],
}

/// The most words of a list.
const LONGEST_LIST: usize = 192;

impl Chains {
    pub(crate) const EMPTY: Self = Self { first: [0; 64], next: [0; LONGEST_LIST] };

    /// The chains with a word in front of those that share its byte.
    pub(crate) const fn with(mut self, place: usize, byte: u8) -> Self {
        self.next[place] = self.first[row(byte)];
        self.first[row(byte)] = place as u8 + 1;
        self
    }

    /// The place in the list of the first word that shares a byte and is one that is looked for.
    #[inline]
    pub(crate) fn find(&self, byte: u8, mut is_meant: impl FnMut(usize) -> bool) -> Option<usize> {
        let mut next = self.first[row(byte)];
        while let Some(place) = next.checked_sub(1).map(usize::from) {
            if is_meant(place) {
                return Some(place);
            }
            next = self.next[place];
        }
        None
    }
}

/// Rows of the tables of a list: there are hundreds of lists, most of a dozen words. So a table takes two lines of the nearest
/// cache, and hardly any character shares a bit with one of a word.
const OF_LIST: usize = 16;

/// A set of characters by the last two of their three bytes: a bit in a row, told by the lower six bits of the last one and
/// as many of the other as there are rows. In all 64 rows that is all that differs between most characters.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pairs<const ROWS: usize>([u64; ROWS]);

impl<const ROWS: usize> Pairs<ROWS> {
    pub(crate) const NONE: Self = Self([0; ROWS]);
    const ALL: Self = Self([u64::MAX; ROWS]);

    pub(crate) const fn insert(&mut self, a: u8, b: u8) {
        self.0[a as usize % ROWS] |= 1 << row(b);
    }

    /// These characters and others.
    pub(crate) const fn or(mut self, others: &Self) -> Self {
        let mut at = 0;
        while at < self.0.len() {
            self.0[at] |= others.0[at];
            at += 1;
        }
        self
    }

    /// Whether the character with these last two bytes may be one of them: `false` only where it is none.
    #[inline]
    pub(crate) const fn has(&self, a: u8, b: u8) -> bool {
        self.0[a as usize % ROWS] & (1 << row(b)) != 0
    }
}

const fn row(byte: u8) -> usize {
    (byte & 0x3f) as usize
}

impl Words {
    /// The list of these words.
    pub(crate) const fn of(list: &'static [&'static str]) -> Self {
        let (mut heads, mut tails) = ([Pairs::NONE; 2], [Pairs::NONE; 2]);
        let mut at = 0;
        while at < list.len() {
            let bytes = list[at].as_bytes();
            let end = bytes.len();
            assert!(end >= 3, "a word has three bytes or more");
            heads[0].insert(bytes[1], bytes[2]);
            tails[0].insert(bytes[end - 2], bytes[end - 1]);
            if end >= 6 {
                heads[1].insert(bytes[4], bytes[5]);
                tails[1].insert(bytes[end - 5], bytes[end - 4]);
            } else {
                // Anything may stand behind or before a word of one character.
                heads[1] = Pairs::ALL;
                tails[1] = Pairs::ALL;
            }
            at += 1;
        }
        let (mut by_head, mut by_tail) = (Chains::EMPTY, Chains::EMPTY);
        assert!(list.len() <= LONGEST_LIST, "a list is no longer than its chains");
        while at > 0 {
            at -= 1;
            let bytes = list[at].as_bytes();
            by_head = by_head.with(at, bytes[2]);
            by_tail = by_tail.with(at, bytes[bytes.len() - 1]);
        }
        Self { list, heads, tails, by_head, by_tail }
    }

    /// The words.
    pub(crate) const fn list(&self) -> &'static [&'static str] {
        self.list
    }

    /// Whether a text may begin with a word: `false` only where it begins with none.
    #[inline]
    pub(crate) fn may_begin(&self, text: &str) -> bool {
        self.may_head(text.as_bytes())
    }

    /// Whether bytes that a text begins with may begin with a word.
    #[inline]
    pub(crate) fn may_head(&self, bytes: &[u8]) -> bool {
        match bytes {
            [_, a, b, _, c, d, ..] => self.heads[0].has(*a, *b) && self.heads[1].has(*c, *d),
            [_, a, b, ..] => self.heads[0].has(*a, *b),
            _ => false,
        }
    }

    /// Whether a text may end with a word: `false` only where it ends with none.
    #[inline]
    pub(crate) fn may_end(&self, text: &str) -> bool {
        match text.as_bytes() {
            [.., c, d, _, a, b] => self.tails[0].has(*a, *b) && self.tails[1].has(*c, *d),
            [.., a, b] => self.tails[0].has(*a, *b),
            _ => false,
        }
    }

    /// Whether the first and the last character of a text may be those of words.
    #[cfg(feature = "formats")]
    pub(crate) fn may_frame(&self, text: &str) -> bool {
        let head = matches!(text.as_bytes(), [_, a, b, ..] if self.heads[0].has(*a, *b));
        head && matches!(text.as_bytes(), [.., a, b] if self.tails[0].has(*a, *b))
    }

    /// Whether a text is one of the words.
    #[inline]
    pub(crate) fn hold(&self, text: &str) -> bool {
        self.find_head(text.as_bytes(), |word| word.len() == text.len()).is_some()
    }

    /// Whether a text begins with one of the words.
    #[inline]
    pub(crate) fn begin(&self, text: &str) -> bool {
        self.beginning(text).is_some()
    }

    /// The place in the list of the first word that a text begins with.
    #[inline]
    pub(crate) fn beginning(&self, text: &str) -> Option<usize> {
        self.find_head(text.as_bytes(), |_| true)
    }

    /// Gives all words that a text begins with to `take`.
    pub(crate) fn each_beginning(&self, text: &str, mut take: impl FnMut(&'static str)) {
        let bytes = text.as_bytes();
        let Some(byte) = bytes.get(2).filter(|_| self.may_head(bytes)) else { return };
        self.by_head.find(*byte, |place| {
            if begins(bytes, self.list[place]) {
                take(self.list[place]);
            }
            false
        });
    }

    /// A text without the first of the words that it begins with.
    #[inline]
    pub(crate) fn strip<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.beginning(text).map(|place| &text[self.list[place].len()..])
    }

    /// The first of the words of a kind that a text begins with.
    #[inline]
    fn find_head(&self, text: &[u8], is_meant: impl Fn(&str) -> bool) -> Option<usize> {
        // Most texts are known here, before anything is called.
        if self.may_head(text) { self.among_heads(text, is_meant) } else { None }
    }

    #[inline(never)]
    fn among_heads(&self, text: &[u8], is_meant: impl Fn(&str) -> bool) -> Option<usize> {
        self.by_head.find(*text.get(2)?, |place| {
            let word = self.list[place];
            is_meant(word) && begins(text, word)
        })
    }

    /// Whether a text ends with one of the words.
    #[inline]
    pub(crate) fn end(&self, text: &str) -> bool {
        self.last(text).is_some()
    }

    /// Whether a text ends with one of the words and is more than that word.
    #[inline]
    pub(crate) fn end_longer(&self, text: &str) -> bool {
        self.find_tail(text, |word| word.len() < text.len()).is_some()
    }

    /// The place in the list of the first word that a text ends with.
    #[inline]
    pub(crate) fn last(&self, text: &str) -> Option<usize> {
        self.find_tail(text, |_| true)
    }

    /// The first of the words that a text ends with.
    #[inline]
    pub(crate) fn ending(&self, text: &str) -> Option<&'static str> {
        self.last(text).map(|place| self.list[place])
    }

    /// The first of the words of a kind that a text ends with.
    #[inline]
    fn find_tail(&self, text: &str, is_meant: impl Fn(&str) -> bool) -> Option<usize> {
        if self.may_end(text) { self.among_tails(text, is_meant) } else { None }
    }

    #[inline(never)]
    fn among_tails(&self, text: &str, is_meant: impl Fn(&str) -> bool) -> Option<usize> {
        let text = text.as_bytes();
        self.by_tail.find(*text.last()?, |place| {
            let word = self.list[place];
            is_meant(word) && ends(text, word)
        })
    }

    /// Whether one of the words stands in a text; one pass for all of them.
    pub(crate) fn stand_in(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// Where the first of the words stands in a text.
    #[inline]
    pub(crate) fn find(&self, text: &str) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut at = self.next_head(bytes, 0)?;
        while self.find_head(&bytes[at..], |_| true).is_none() {
            at = self.next_head(bytes, at + width(bytes[at]))?;
        }
        Some(at)
    }

    /// Gives each place where a word stands in a text to `take`, with the word, in order.
    pub(crate) fn each_in(&self, text: &str, mut take: impl FnMut(usize, &'static str)) {
        let bytes = text.as_bytes();
        let mut next = self.next_head(bytes, 0);
        while let Some(at) = next {
            self.each_beginning(&text[at..], |word| take(at, word));
            next = self.next_head(bytes, at + width(bytes[at]));
        }
    }

    /// The next place at or behind `at` with a character that may be the first of a word.
    fn next_head(&self, bytes: &[u8], mut at: usize) -> Option<usize> {
        while let Some(&[first, a, b]) = bytes.get(at..)?.first_chunk() {
            if self.heads[0].has(a, b) {
                return Some(at);
            }
            at += width(first);
        }
        None
    }

    /// Whether a text begins with one of the words that are longer than so many bytes.
    pub(crate) fn begin_longer(&self, text: &str, bytes: usize) -> bool {
        self.find_head(text.as_bytes(), |word| word.len() > bytes).is_some()
    }
}

/// Whether a text begins with a word of three bytes or more.
///
/// Two bytes tell nearly all words of a list apart, and comparing them needs no call.
pub(crate) fn begins(text: &[u8], word: &str) -> bool {
    let word = word.as_bytes();
    text.get(1..3) == word.get(1..3) && text.starts_with(word)
}

/// Whether a text ends with a word of three bytes or more.
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
        assert_eq!((WORDS.find("由局长牵头"), WORDS.find("县长")), (Some(3), None));
        let mut all = Vec::new();
        WORDS.each_in("由局é牵头aICP备", |at, word| all.push((at, word)));
        assert_eq!(all, [(3, "局"), (8, "牵头"), (15, "ICP备")]);
    }

    #[test]
    fn the_first_of_the_list_counts() {
        static WORDS: Words = Words::of(&["委员会", "会", "员会", "委"]);
        assert_eq!((WORDS.ending("县委员会"), WORDS.ending("员会")), (Some("委员会"), Some("会")));
        assert_eq!((WORDS.beginning("委员会"), WORDS.beginning("委办")), (Some(0), Some(3)));
        assert!(WORDS.end_longer("员会") && !WORDS.end_longer("会"));
        let mut all = Vec::new();
        WORDS.each_beginning("委员会", |word| all.push(word));
        assert_eq!(all, ["委员会", "委"]);
        assert!(WORDS.begin_longer("委员会", 3) && !WORDS.begin_longer("委办", 3));
    }

    #[test]
    fn short_texts_hold_no_word() {
        for text in ["", "a", "é"] {
            assert!(!WORDS.begin(text) && !WORDS.end(text) && !WORDS.stand_in(text));
        }
    }
}
