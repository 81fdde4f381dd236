//! Classes of characters that layout is made of, and the characters at the ends of texts.

use std::{hint::select_unpredictable, ops::Range};

use super::scan::code_point;

/// A blank of any width, a tab, a line break, or a control character: NULs and the like are what broken software leaves
/// inside names and numbers, and say nothing.
#[inline]
pub(crate) const fn is_blank(c: char) -> bool {
    // Asked of nearly every character at the ends of texts, and nearly all are ideographs or ASCII.
    match c {
        '\u{3001}'..='\u{fefe}' => false,
        '\0'..='\u{7f}' => c == ' ' || c.is_ascii_control(),
        _ => is_rare_blank(c),
    }
}

const fn is_rare_blank(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{3000}' | '\u{2028}' | '\u{2029}')
        || matches!(c, '\u{2000}'..='\u{200a}')
        || matches!(c, '\u{202f}' | '\u{205f}' | '\u{1680}' | '\u{80}'..='\u{9f}')
        || is_zero_width(c)
}

/// A text without the blanks that it begins with; most begin with an ideograph, or a figure.
#[inline]
pub(crate) fn trim_start(text: &str) -> &str {
    match text.as_bytes() {
        [0xe4..=0xe9 | b'!'..=b'~', ..] => text,
        _ => text.trim_start_matches(is_blank),
    }
}

/// An Arabic digit of either width.
#[inline]
pub(crate) const fn is_arabic(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// An ideograph of the block that nearly all of a notice is in.
pub(crate) const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// Whether a text ends in an ideograph, as most do that end in no mark.
#[inline]
pub(crate) fn ends_in_ideograph(text: &str) -> bool {
    matches!(text.as_bytes(), [.., 0xe4..=0xe9, _, _])
}

/// A character without width: web pages and editors leave them inside numbers and names.
pub(crate) const fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\u{ad}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A Chinese character or a full-width mark: between two such a blank is layout.
pub(crate) fn is_cjk(c: char) -> bool {
    c >= '\u{2010}'
}

/// The first and the last character of a text; U+0000 for one that has none.
///
/// Nearly all characters have one byte or three. Which of the two, nobody can guess of a paragraph.
#[inline]
pub(crate) fn ends(text: &str) -> (char, char) {
    let first = match *text.as_bytes() {
        [a, b, c, ..] if is_common(a, a) => common(a, b, c, a),
        [a @ 0..0x80, ..] => char::from(a),
        _ => first_of(text),
    };
    let last = match *text.as_bytes() {
        // A byte that begins a character of three begins none but the last here.
        [.., a, b, c] if is_common(a, c) => common(a, b, c, c),
        [.., a @ 0..0x80] => char::from(a),
        _ => last_of(text),
    };
    (first, last)
}

/// The first and the last character of a line; U+0000 for one that has none.
///
/// Most lines begin and end with characters as long as those of the line above.
#[inline(always)]
pub(crate) fn ends_within(text: &str, line: Range<usize>) -> (char, char) {
    let wide = |a, b, c| char::from_u32(code_point(a, b, c) as u32).unwrap_or_default();
    let bytes = &text.as_bytes()[line.clone()];
    let first = match *bytes {
        [a @ 0xe0..=0xef, b, c, ..] => wide(a, b, c),
        [a @ 0..0x80, ..] => char::from(a),
        _ => first_of(&text[line.clone()]),
    };
    let last = match *bytes {
        [.., a @ 0xe0..=0xef, b, c] => wide(a, b, c),
        [.., a @ 0..0x80] => char::from(a),
        _ => last_of(&text[line]),
    };
    (first, last)
}

/// Whether a character has one byte or the three from `a` on.
#[inline(always)]
fn is_common(a: u8, one: u8) -> bool {
    (a & 0xf0 == 0xe0) | one.is_ascii()
}

/// The character of three bytes, or the one of ASCII, without a branch: both are made.
#[inline(always)]
fn common(a: u8, b: u8, c: u8, one: u8) -> char {
    let code = select_unpredictable(one.is_ascii(), one.into(), code_point(a, b, c));
    char::from_u32(code as u32).unwrap_or_default()
}

#[cold]
fn first_of(text: &str) -> char {
    text.chars().next().unwrap_or_default()
}

#[cold]
fn last_of(text: &str) -> char {
    text.chars().next_back().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{ends, ends_in_ideograph, ends_within, trim_start};

    #[test]
    fn ideographs_are_no_blanks() {
        for text in ["通知", " \u{3000}通知", "\t通知"] {
            assert_eq!(trim_start(text), "通知", "{text:?}");
        }
        assert_eq!((trim_start(""), trim_start("（通"), trim_start(" ")), ("", "（通", ""));
        for text in ["", "a", "通。", "通a", "通\u{3000}", "é"] {
            assert!(!ends_in_ideograph(text), "{text:?}");
        }
        assert!(ends_in_ideograph("通知") && ends_in_ideograph("。知"));
    }

    #[test]
    fn ends_are_characters_of_any_length() {
        for a in ['a', 'é', '通', '\u{e000}', '\u{ffff}', '🀄'] {
            for b in ['\0', 'ß', '。', '\u{d7ff}', '\u{10ffff}'] {
                let text = format!("{a}县{b}");
                assert_eq!(ends(&text), (a, b), "{text:?}");
                assert_eq!(ends_within(&text, 0..text.len()), (a, b), "{text:?}");
                assert_eq!(ends(&format!("{a}{b}")), (a, b), "{text:?}");
                assert_eq!(ends(&b.to_string()), (b, b), "{text:?}");
            }
        }
        assert_eq!((ends(""), ends_within("", 0..0)), (('\0', '\0'), ('\0', '\0')));
    }
}
