//! The numbers of labels: Chinese numerals up to 999 and up to four digits of either width.

use super::{super::numeral::arabic_digit, Read};
use crate::text::scan::{FewChars, code_at, code_point};

/// A Chinese numeral up to 999: 一, 十二, 二十一, 一百零三.
pub(super) fn chinese_number(text: &str) -> Read<'_, u32> {
    const LONGEST: usize = 8;
    let (mut total, mut digit, mut length) = (0, 0, 0);
    // Each has three bytes, so that the next one begins behind them.
    let (characters, _) = text.as_bytes().as_chunks::<3>();
    for [a, b, c] in characters.iter().take(LONGEST) {
        let value = value(code_point(*a, *b, *c)).filter(|_| a & 0xf0 == 0xe0);
        let Some(value) = value else { break };
        length += 3;
        (total, digit) = match value {
            0 => (total, 0),
            1..10 => (total, value),
            20 => (total + 20, 0),
            unit => (total + digit.max(1) * unit, 0),
        };
    }
    (length > 0).then(|| (&text[length..], total + digit))
}

/// What Chinese numerals are made of, but for 〇. Labels count with 二, never with 两.
pub(super) static NUMERALS: FewChars = FewChars::of(NUMERAL_CHARS);
const NUMERAL_CHARS: &str = "零○一二三四五六七八九十廿百";

/// The value of each of them at its place: a `match` of so many characters is a tree of guesses.
static VALUES: [u8; FewChars::ROW] = {
    let values = [0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100];
    let (mut row, mut at) = ([0; FewChars::ROW], 0);
    while at < values.len() {
        row[FewChars::place(code_at(NUMERAL_CHARS.as_bytes(), 3 * at))] = values[at];
        at += 1;
    }
    row
};

/// The value of what a Chinese numeral is made of.
pub(super) fn numeral(c: char) -> Option<u32> {
    value(c as usize)
}

/// The value of a character by its code point.
pub(super) fn value(code: usize) -> Option<u32> {
    if NUMERALS.has_code(code) {
        return Some(VALUES[FewChars::place(code)].into());
    }
    (code == '〇' as usize).then_some(0)
}

/// Whether a character is one of Chinese numerals.
pub(super) fn is_numeral(c: char) -> bool {
    numeral(c).is_some()
}

/// Up to four digits of either width.
pub(super) fn arabic_number(text: &str) -> Read<'_, u32> {
    const LONGEST: usize = 4;
    let (mut number, mut length) = (0, 0);
    for c in text.chars().take(LONGEST) {
        let Some(digit) = arabic_digit(c) else { break };
        number = number * 10 + digit;
        length += c.len_utf8();
    }
    (length > 0).then(|| (&text[length..], number))
}
