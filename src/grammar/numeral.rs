//! Numerals (数字) in every script that notices use, as `u32`.
//!
//! ```abnf
//! numeral    = arabic / positional / structured
//! arabic     = 1*( DIGIT / %xFF10-FF19 )          ; 17, １７
//! positional = 1*( han-digit / zero )             ; 二〇二三, 二○○七, 二０一九
//! structured = [ han-digit ] unit *( han-digit / zero / unit ) ; 十五, 一百零五, 廿三
//! unit       = "十" / "百" / "千" / "廿"
//! ```
//!
//! Source: GB/T 15835-2011 (出版物上数字用法), 4.1 and 5.2; the stand-ins for 〇 are those that
//! keyboards and old page sets left in published dates.

use std::ops::Range;

use nom::{
    IResult,
    error::{Error, ErrorKind},
};

use crate::text::{
    is_arabic,
    scan::{CharSet, FewChars, code_at},
};

/// Longest run that is read: ten digits already fill a `u32`, nothing longer is a number here.
const LONGEST: usize = 12;

/// A numeral in any script at the start of a text.
pub(crate) fn numeral(i: &str) -> IResult<&str, u32> {
    // Either refuses what does not begin with its digits.
    match i.as_bytes().first() {
        Some(b'0'..=b'9' | 0xef) => arabic(i),
        _ => chinese(i),
    }
}

/// Whether a character begins a numeral.
pub(crate) fn begins(c: char) -> bool {
    is_arabic(c) || begins_chinese(c)
}

/// The characters that Chinese numerals begin with.
const CHINESE_BEGINNINGS: &str = "一二两三四五六七八九十廿百千〇○零";

static BEGINS_CHINESE: CharSet = CharSet::of(CHINESE_BEGINNINGS);

/// What Chinese numerals go on with.
static GOES_ON: CharSet = CharSet::of(ZEROS).or(&BEGINS_CHINESE);

fn begins_chinese(c: char) -> bool {
    BEGINS_CHINESE.has(c)
}

/// ASCII or full-width digits.
pub(crate) fn arabic(i: &str) -> IResult<&str, u32> {
    let bytes = i.as_bytes();
    // Nearly all are few and of ASCII.
    if let Some(four) = bytes.first_chunk() {
        let (value, count) = few_digits(*four);
        if count > 0 && !matches!(bytes.get(count), Some(b'0'..=b'9' | 0xef)) {
            return Ok((&i[count..], value));
        }
    }
    let (mut value, mut count, mut end) = (0u64, 0, 0);
    loop {
        let (digit, length) = match bytes[end..] {
            [digit @ b'0'..=b'9', ..] => (digit - b'0', 1),
            [0xef, 0xbc, digit @ 0x90..=0x99, ..] => (digit - 0x90, 3),
            _ => break,
        };
        // Wraps in no run that is short enough to be read.
        value = value.wrapping_mul(10).wrapping_add(digit.into());
        (count, end) = (count + 1, end + length);
    }
    match u32::try_from(value) {
        Ok(value) if (1..=LONGEST).contains(&count) => Ok((&i[end..], value)),
        _ => Err(nom::Err::Error(Error::new(i, ErrorKind::Digit))),
    }
}

/// The number that the ASCII digits write which four bytes begin with, and how many they are.
///
/// All four are looked at together, for nobody can guess where a loop over them would end.
pub(crate) fn few_digits(bytes: [u8; 4]) -> (u32, usize) {
    const ZEROS: u32 = u32::from_le_bytes(*b"0000");
    const TO_TOP: u32 = 0x7676_7676;
    const TOPS: u32 = 0x8080_8080;
    // A digit is below ten then; whatever is not has its highest bit set, or has it set by the sum. What the sum carries over
    // changes only bytes behind the first of them.
    let values = u32::from_le_bytes(bytes) ^ ZEROS;
    let others = (values.wrapping_add(TO_TOP) | values) & TOPS;
    let count = others.trailing_zeros() / u8::BITS;
    // The last digit moves to the end, so that zeros stand in front.
    let digits = values.checked_shl(u32::BITS - u8::BITS * count).unwrap_or(0);
    let pairs = (10 * digits + (digits >> u8::BITS)) & 0x00ff_00ff;
    (100 * (pairs & 0xff) + (pairs >> 16), count as usize)
}

/// Chinese numerals, positional (二〇二三) or with units (二十三).
pub(crate) fn chinese(i: &str) -> IResult<&str, u32> {
    let mut chars = i.chars();
    // Most are one digit: 一个月, 三季度.
    if let Some(value) = chars.next().and_then(han_digit)
        && !GOES_ON.begin(chars.as_str())
    {
        return Ok((&i['一'.len_utf8()..], value));
    }
    let (mut count, mut end, mut has_unit) = (0, 0, false);
    for c in i.chars() {
        if !(begins_chinese(c) || (count > 0 && is_zero(c))) {
            break;
        }
        has_unit |= unit(c).is_some();
        (count, end) = (count + 1, end + c.len_utf8());
    }
    let (digits, rest) = i.split_at(end);
    let value = match count {
        1..=LONGEST if has_unit => structured(digits),
        1..=LONGEST => decimal(digits),
        _ => None,
    };
    value.map(|value| (rest, value)).ok_or(nom::Err::Error(Error::new(i, ErrorKind::Digit)))
}

/// A year of four digits, in any script; 2020 and 二○○七 are years, 17 and 二十 are none.
pub(crate) fn year(i: &str) -> IResult<&str, u16> {
    let (rest, value) = numeral(i)?;
    match year_of(value, &i[..i.len() - rest.len()]) {
        Some(year) => Ok((rest, year)),
        None => Err(nom::Err::Error(Error::new(i, ErrorKind::Verify))),
    }
}

/// The years that documents may name.
pub(crate) const YEARS: Range<u16> = 1000..3000;

/// The year that a numeral is, by its value and as written.
pub(crate) fn year_of(value: u32, written: &str) -> Option<u16> {
    let year = u16::try_from(value).ok().filter(|year| YEARS.contains(year))?;
    // 一千九百 is an amount: a year is written digit by digit.
    let is_year = if written.is_ascii() {
        written.len() == 4
    } else {
        written.chars().count() == 4 && !written.contains(['千', '百'])
    };
    is_year.then_some(year)
}

/// Value of an ASCII or full-width digit.
pub(crate) fn arabic_digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => c.to_digit(10),
    }
}

/// Value of a Chinese digit above zero.
pub(super) fn han_digit(c: char) -> Option<u32> {
    HAN_DIGITS.has(c).then(|| HAN_VALUES[FewChars::place(c as usize)].into())
}

static HAN_DIGITS: FewChars = FewChars::of(HAN_CHARS);
const HAN_CHARS: &str = "一二三四五六七八九两";

/// The value of each of them at its place: a `match` of so many characters is a tree of guesses.
static HAN_VALUES: [u8; FewChars::ROW] = {
    let values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 2];
    let (mut row, mut at) = ([0; FewChars::ROW], 0);
    while at < values.len() {
        row[FewChars::place(code_at(HAN_CHARS.as_bytes(), 3 * at))] = values[at];
        at += 1;
    }
    row
};

/// Value of a unit; 廿 is two tens.
fn unit(c: char) -> Option<u32> {
    match c {
        '十' => Some(10),
        '廿' => Some(20),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

/// The zeros inside a Chinese numeral: circles, letters and digits all stand in for 〇.
const ZEROS: &str = "〇○零ＯOo０0◯О";

fn is_zero(c: char) -> bool {
    static SET: CharSet = CharSet::of(ZEROS);
    SET.has(c)
}

/// Digit by digit.
fn decimal(digits: &str) -> Option<u32> {
    digits.chars().try_fold(0u32, |sum, c| {
        let digit = if is_zero(c) { 0 } else { han_digit(c)? };
        sum.checked_mul(10)?.checked_add(digit)
    })
}

/// With units, which have to fall: 一百零五, 十五, 廿三.
fn structured(digits: &str) -> Option<u32> {
    let (mut sum, mut pending, mut last) = (0u32, None, u32::MAX);
    for c in digits.chars() {
        if let Some(value) = unit(c) {
            let rank = if value == 20 { 10 } else { value };
            if rank >= last || (value == 20 && pending.is_some()) {
                return None;
            }
            sum = sum.checked_add(pending.take().unwrap_or(1) * value)?;
            last = rank;
        } else if is_zero(c) {
            if pending.is_some() {
                return None;
            }
        } else if pending.replace(han_digit(c)?).is_some() {
            return None;
        }
    }
    sum.checked_add(pending.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<u32> {
        numeral(text).ok().filter(|(rest, _)| rest.is_empty()).map(|(_, value)| value)
    }

    #[test]
    fn every_script_counts() {
        let cases = [
            ("17", 17),
            ("１７", 17),
            ("〇", 0),
            ("两", 2),
            ("十", 10),
            ("十五", 15),
            ("二十", 20),
            ("廿三", 23),
            ("九十九", 99),
            ("一百零五", 105),
            ("三千二百一十", 3210),
            ("二〇二三", 2023),
            ("二○○七", 2007),
            ("二０一九", 2019),
            ("二OO八", 2008),
            ("二oo八", 2008),
            ("二◯一八", 2018),
            ("二О一八", 2018),
            ("一千零五", 1005),
            ("百二十", 120),
            ("一二三四五六七八九", 123_456_789),
            ("４２９４９６７２９５", u32::MAX),
            ("000000000017", 17),
        ];
        for (text, number) in cases {
            assert_eq!(value(text), Some(number), "{text}");
        }
    }

    #[test]
    fn digits_have_their_values_in_either_width() {
        let digits = |text: &str| text.chars().map(arabic_digit).collect::<Vec<_>>();
        assert_eq!(digits("079０７９"), [0, 7, 9, 0, 7, 9].map(Some));
        assert_eq!(digits("a七Ｏ"), [None; 3]);
    }

    #[test]
    fn few_digits_are_those_that_a_loop_finds() {
        let bytes = [b'0', b'7', b'9', b'/', b':', b'A', b'p', 0x80, 0xe6, 0xff, 0];
        let each = || bytes.iter().copied();
        for (a, b) in each().flat_map(|a| each().map(move |b| (a, b))) {
            for (c, d) in each().flat_map(|c| each().map(move |d| (c, d))) {
                let four = [a, b, c, d];
                let digits = four.iter().take_while(|byte| byte.is_ascii_digit());
                let value = digits.clone().fold(0, |sum, byte| 10 * sum + u32::from(byte - b'0'));
                assert_eq!(few_digits(four), (value, digits.count()), "{four:?}");
            }
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            "号",
            "O",
            "十百",
            "二三十",
            "99999999999",
            "1234567890123",
            "十十",
            "0000000000017",
            "4294967296",
            "九九九九九九九九九九",
            "二廿",
            "百千",
            "一零百",
            "二〇十",
            "零零零零零零零零零零零零零",
        ] {
            assert_eq!(value(text), None, "{text}");
        }
        assert_eq!(numeral("3三").map(|(rest, _)| rest), Ok("三"));
    }

    #[test]
    fn years_have_four_digits() {
        assert_eq!(year("二○○七年"), Ok(("年", 2007)));
        assert_eq!(year("2021〕"), Ok(("〕", 2021)));
        assert_eq!(
            (year("1000"), year("2999"), year("２０２１")),
            (Ok(("", 1000)), Ok(("", 2999)), Ok(("", 2021)))
        );
        for text in [
            "20201",
            "202",
            "二十年",
            "一千九百",
            "9999",
            "0999",
            "3000",
            "二千零一",
            "02021",
            "〇二〇二一",
        ] {
            assert!(year(text).is_err(), "{text}");
        }
    }
}
