//! The classes of characters that are asked for in lines.

use crate::{
    grammar::punctuation::{ends_sentence, is_closing, is_opening},
    text::is_blank,
};

/// A set of classes of characters: those of one character, or all that stand in a line.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Classes(u32);

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
    /// A blank that may part columns: a tab, a full-width one, or one next to another.
    pub(crate) const GAP: Self = Self(1 << 12);
    /// `|`
    pub(crate) const PIPE: Self = Self(1 << 13);
    /// `*`
    pub(crate) const STAR: Self = Self(1 << 14);
    /// `<`
    pub(crate) const TAG: Self = Self(1 << 15);
    /// A `<` with no mark before it that heads no column.
    pub(crate) const TAG_FIRST: Self = Self(1 << 16);
    /// A full stop, colon or closing bracket with what may be a label behind it.
    pub(crate) const LABEL_BEHIND: Self = Self(1 << 17);
    /// A line break.
    pub(super) const BREAK: Self = Self(1 << 18);
    /// A character that is neither ASCII nor as long and wide as ideographs are.
    pub(super) const ODD_SIZE: Self = Self(1 << 19);
    /// ：
    pub(super) const COLON: Self = Self(1 << 20);

    /// These and others.
    pub(crate) const fn or(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether any of some classes is among these.
    #[inline]
    pub(crate) const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// What may be layout within a line.
    pub(crate) const LAYOUT: Self = Self::BLANK.or(Self::STAR).or(Self::TAG);

    /// The classes of the character at a place of a text.
    #[inline]
    pub(super) fn at(text: &str, at: usize) -> Self {
        let bytes = text.as_bytes();
        let byte = |at: usize| bytes.get(at).copied().unwrap_or_default();
        match (byte(at), byte(at + 1)) {
            (ascii @ 0..0x80, _) => ASCII[ascii as usize],
            (0xe3, 0x80) => CJK[byte(at + 2) as usize & 0x3f],
            (0xef, 0xbc) => WIDE[byte(at + 2) as usize & 0x3f],
            (0xe2, 0x80) => GENERAL[byte(at + 2) as usize & 0x3f],
            (0xe4..=0xe9, _) => Self::NONE,
            _ => Self::of_rare(text, at),
        }
    }

    #[cold]
    fn of_rare(text: &str, at: usize) -> Self {
        let first = text.get(at..).and_then(|rest| rest.chars().next());
        first.map_or(Self::NONE, Self::of)
    }

    /// The classes of a character by itself.
    const fn of(c: char) -> Self {
        let by_itself = match c {
            '\n' | '\r' | '\x0c' => return Self::BREAK,
            '\t' | '\u{3000}' => Self::BLANK.or(Self::GAP),
            '。' => Self::FULL_STOP.or(Self::NO_HEADER),
            '；' => Self::SEMICOLON.or(Self::NO_HEADER),
            '：' => Self::COLON.or(Self::NO_HEADER),
            ';' | ':' | '！' | '？' | '〔' => Self::NO_HEADER,
            '，' => Self::COMMA.or(Self::NO_HEADER),
            ',' => Self::COMMA,
            '、' => Self::PAUSE,
            '《' => Self::OPENING.or(Self::NO_HEADER),
            '》' => Self::CLOSING.or(Self::TITLE_END),
            '“' => Self::QUOTE.or(Self::NO_HEADER),
            '”' => Self::QUOTE_END,
            '|' => Self::PIPE,
            '*' => Self::STAR,
            '<' => Self::TAG,
            _ => Self::NONE,
        };
        by_itself
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
/// U+2000 to U+203F: blanks and quotes.
static GENERAL: [Classes; 64] = table(0x2000);
/// U+3000 to U+303F: 、 。 and brackets.
static CJK: [Classes; 64] = table(0x3000);
/// U+FF00 to U+FF3F: ， ： （ and their kin.
static WIDE: [Classes; 64] = table(0xff00);

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
            let classes = if is_ideograph { Classes::NONE } else { Classes::of(c) };
            assert_eq!(Classes::at(&text, 0), classes, "{c:?}");
            assert!(!is_ideograph || Classes::of(c) == Classes::NONE, "{c:?}");
        }
        assert_eq!(Classes::at("", 0), Classes::NONE);
    }
}
