//! The classes of characters that are asked for in lines.

use crate::{
    grammar::punctuation::{ends_sentence, is_closing, is_opening},
    text::{is_blank, set_of_bits},
};

/// A set of classes of characters: those of one character, or all that stand in a line.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Classes(u32);

set_of_bits!(Classes);

impl Classes {
    pub(crate) const NONE: Self = Self(0);
    /// 。
    pub(crate) const FULL_STOP: Self = Self(1);
    /// ；
    pub(crate) const SEMICOLON: Self = Self(1 << 1);
    /// ， and its half-width form.
    pub(crate) const COMMA: Self = Self(1 << 2);
    /// 、
    pub(crate) const PAUSE: Self = Self(1 << 3);
    /// Any mark that ends a sentence.
    pub(crate) const SENTENCE_END: Self = Self(1 << 4);
    /// A mark that no header of a column holds: ends of sentences, ， 《 “ 〔.
    pub(crate) const NO_HEADER: Self = Self(1 << 5);
    /// An opening bracket or 《.
    pub(crate) const OPENING: Self = Self(1 << 6);
    /// A closing bracket or 》.
    pub(crate) const CLOSING: Self = Self(1 << 7);
    /// 》
    pub(crate) const TITLE_END: Self = Self(1 << 8);
    /// “
    pub(crate) const QUOTE: Self = Self(1 << 9);
    /// ”
    pub(crate) const QUOTE_END: Self = Self(1 << 10);
    /// A blank between two characters of the line.
    pub(crate) const BLANK: Self = Self(1 << 11);
    /// A tab between two characters of the line.
    pub(super) const TAB: Self = Self(1 << 12);
    /// A blank that may part columns: a tab, a full-width one, or one next to another.
    pub(crate) const GAP: Self = Self(1 << 13);
    /// `|`
    pub(crate) const PIPE: Self = Self(1 << 14);
    /// `*`
    pub(crate) const STAR: Self = Self(1 << 15);
    /// `<`
    pub(crate) const TAG: Self = Self(1 << 16);
    /// A `<` with no mark before it that heads no column.
    pub(crate) const TAG_FIRST: Self = Self(1 << 17);
    /// A full stop, colon or closing bracket with what may be a label behind it.
    pub(crate) const LABEL_BEHIND: Self = Self(1 << 18);
    /// “, the last of the quotes.
    pub(super) const QUOTE_LAST: Self = Self(1 << 19);
    /// A colon of either width.
    pub(crate) const COLON: Self = Self(1 << 20);
    /// `[`, which may begin a link.
    pub(crate) const LINK: Self = Self(1 << 21);
    /// `]`, which may end one.
    const LINK_END: Self = Self(1 << 22);
    /// A line break.
    pub(super) const BREAK: Self = Self(1 << 23);
    /// A character that is neither ASCII nor as long and wide as ideographs are.
    pub(crate) const ODD_SIZE: Self = Self(1 << 24);
    /// An ASCII character.
    pub(crate) const ASCII: Self = Self(1 << 25);
    /// A character that is looked at more closely.
    pub(super) const RARE: Self = Self(1 << 26);

    /// 1 where ASCII is among these, else 0.
    #[inline]
    pub(super) const fn ascii(self) -> i32 {
        const BIT: u32 = Classes::ASCII.0.trailing_zeros();
        (self.0 >> BIT & 1) as i32
    }

    /// 1 for what opens, -1 for what closes, else 0.
    #[inline]
    pub(super) const fn depth(self) -> i32 {
        const OPENING_BIT: u32 = Classes::OPENING.0.trailing_zeros();
        const CLOSING_BIT: u32 = Classes::CLOSING.0.trailing_zeros();
        (self.0 >> OPENING_BIT & 1) as i32 - (self.0 >> CLOSING_BIT & 1) as i32
    }

    /// What may be layout within a line.
    pub(crate) const LAYOUT: Self = Self::BLANK.or(Self::STAR).or(Self::TAG).or(Self::LINK);

    /// What may be layout other than blanks, where blanks make a text one that may hold some.
    pub(crate) const MARKS_OF_LAYOUT: Self =
        Self::STAR.or(Self::TAG).or(Self::LINK).or(Self::LINK_END);

    /// The classes of the character that begins with some bytes; `RARE` where a closer look is needed.
    #[inline(always)]
    pub(super) fn at([a, b, c]: [u8; 3]) -> Self {
        if a < 0x80 {
            return ASCII[a as usize];
        }
        let page = PAGE_OF[(a as usize & 0x3f) << 6 | (b as usize & 0x3f)];
        OTHERS[(page as usize | c as usize & 0x3f) % OTHERS.len()]
    }

    /// The classes of the character at a place of a text, after a closer look.
    #[cold]
    pub(super) fn of_rare(text: &str, at: usize) -> Self {
        let first = text.get(at..).and_then(|rest| rest.chars().next());
        first.map_or(Self::NONE, Self::of)
    }

    /// The classes of a character by itself.
    const fn of(c: char) -> Self {
        let by_itself = match c {
            '\n' | '\r' | '\x0c' => return Self::BREAK,
            '\t' => Self::BLANK.or(Self::GAP).or(Self::TAB),
            '\u{3000}' => Self::BLANK.or(Self::GAP),
            '。' | 'ꎮ' => Self::FULL_STOP.or(Self::NO_HEADER),
            '；' | 'ꎻ' => Self::SEMICOLON.or(Self::NO_HEADER),
            '：' | ':' => Self::COLON.or(Self::NO_HEADER),
            ';' | '！' | '？' | '〔' => Self::NO_HEADER,
            '，' | 'ꎬ' => Self::COMMA.or(Self::NO_HEADER),
            ',' => Self::COMMA,
            '、' => Self::PAUSE,
            '《' => Self::OPENING.or(Self::NO_HEADER),
            '》' => Self::CLOSING.or(Self::TITLE_END),
            '“' => Self::QUOTE.or(Self::NO_HEADER),
            '”' => Self::QUOTE_END,
            '|' => Self::PIPE,
            '*' => Self::STAR,
            '<' => Self::TAG,
            '[' => Self::LINK,
            ']' => Self::LINK_END,
            _ => Self::NONE,
        };
        by_itself
            .or(if c.is_ascii() { Self::ASCII } else { Self::NONE })
            .or(if has_odd_size(c) { Self::ODD_SIZE } else { Self::NONE })
            .or(if is_blank(c) { Self::BLANK } else { Self::NONE })
            .or(if is_opening(c) { Self::OPENING } else { Self::NONE })
            .or(if is_closing(c) { Self::CLOSING } else { Self::NONE })
            .or(if ends_sentence(c) { Self::SENTENCE_END } else { Self::NONE })
    }
}

/// Whether a character is neither ASCII nor of three bytes and two columns.
const fn has_odd_size(c: char) -> bool {
    matches!(c, '\u{80}'..'\u{1100}' | '\u{10000}'..)
}

/// U+0000 to U+007F.
static ASCII: [Classes; 128] = table(0);

/// Characters beyond ASCII, page by page.
static OTHERS: [Classes; 8 * PAGE] = {
    let mut classes = [Classes::NONE; 8 * PAGE];
    let pages = [
        (RARE, [Classes::RARE; PAGE]),
        (FROM_2000, table(0x2000)),
        (FROM_3000, table(0x3000)),
        (FROM_FF00, table(0xff00)),
    ];
    let mut at = 0;
    while at < pages.len() * PAGE {
        let (start, page) = &pages[at / PAGE];
        classes[*start as usize + at % PAGE] = page[at % PAGE];
        at += 1;
    }
    classes
};

/// Where the pages begin: characters of three bytes without a class, all others of which hardly any occur, and the pages of
/// blanks and quotes, of 、 and 。, and of the wide forms of ASCII.
const NO_CLASS: u16 = 0;
const RARE: u16 = PAGE as u16;
const FROM_2000: u16 = 2 * RARE;
const FROM_3000: u16 = 3 * RARE;
const FROM_FF00: u16 = 4 * RARE;

/// Characters whose code points differ in the lower six bits alone.
const PAGE: usize = 64;

/// The page of [`OTHERS`] by the lower six bits of the first byte and of the second.
static PAGE_OF: [u16; 64 * 64] = {
    let (mut pages, mut at) = ([RARE; 64 * 64], 0);
    let first_of_three = (0xe0 & 0x3f) * 64;
    while at < 0x10000 / PAGE {
        pages[first_of_three + at] = match at * PAGE {
            // Narrow letters, then the pages of U+1680, U+205F, ꎬꎮꎻ, ﹝ and U+FEFF.
            0..0x1100 | 0x1680 | 0x2040 | 0xa380 | 0xfe40 | 0xfec0 => RARE,
            0x2000 => FROM_2000,
            0x3000 => FROM_3000,
            0xff00 => FROM_FF00,
            _ => NO_CLASS,
        };
        at += 1;
    }
    pages
};

/// The classes of the characters from a code point on.
const fn table<const COUNT: usize>(first: u32) -> [Classes; COUNT] {
    let (mut classes, mut at) = ([Classes::NONE; COUNT], 0);
    while at < COUNT {
        if let Some(c) = char::from_u32(first + at as u32) {
            classes[at] = Classes::of(c);
        }
        at += 1;
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_say_what_characters_do() {
        for c in '\0'..='\u{ffff}' {
            let text = c.to_string();
            let is_ideograph = matches!(text.as_bytes()[0], 0xe4..=0xe9);
            let mut bytes = [0; 3];
            bytes[..text.len()].copy_from_slice(text.as_bytes());
            let seen = match Classes::at(bytes) {
                Classes::RARE => Classes::of_rare(&text, 0),
                classes => classes,
            };
            assert_eq!(seen, Classes::of(c), "{c:?}");
            assert!(!is_ideograph || seen == Classes::NONE, "{c:?}");
        }
    }
}
