//! The value of a cell → the text that the sheet shows.

use std::borrow::Cow;

use jiff::{ToSpan, civil};

use super::{
    formats::{Formats, Moment, NumberLook},
    strings::Strings,
};

/// What values are read with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading<'s> {
    pub(super) strings: &'s Strings,
    pub(super) formats: &'s Formats,
    /// Whether days are counted from 1904.
    pub(super) from_1904: bool,
}

impl<'s> Reading<'s> {
    /// The text of a value of a kind (the attribute `t`) in a style.
    pub(super) fn text(self, value: String, kind: Option<&str>, style: usize) -> Cow<'s, str> {
        match kind {
            Some("s") => Cow::Borrowed(self.strings.get(&value).unwrap_or_default()),
            Some("str" | "inlineStr" | "e") => Cow::Owned(value),
            Some("b") => Cow::Borrowed(if value.trim() == "1" { "TRUE" } else { "FALSE" }),
            Some("d") => Cow::Owned(value.trim().trim_end_matches("T00:00:00").to_owned()),
            _ => Cow::Owned(self.number(value, self.formats.get(style))),
        }
    }

    fn number(self, value: String, look: NumberLook) -> String {
        let Some(number) = value.trim().parse().ok().filter(|number: &f64| number.is_finite())
        else {
            return value;
        };
        match look {
            NumberLook::Number => plain(number),
            NumberLook::Percent(decimals) => format!("{:.*}%", decimals.min(15), number * 100.0),
            NumberLook::Moment(shown) => {
                moment(number, shown, self.from_1904).unwrap_or_else(|| plain(number))
            }
        }
    }
}

/// A number without what binary fractions add to it: 15 digits are what a sheet keeps.
fn plain(number: f64) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    // Whole numbers have no point this way; those that no table has are long, but no longer than 330 digits.
    rounded.to_string()
}

/// A day as notices write it, and a time. `None` outside the calendar of spreadsheets.
fn moment(number: f64, shown: Moment, from_1904: bool) -> Option<String> {
    /// 9999-12-31.
    const LAST: f64 = 2_958_465.0;
    if !(0.0..=LAST + 1.0).contains(&number) {
        return None;
    }
    // To the second, because a fraction of a day is hardly ever exact.
    let seconds = (number * 86_400.0).round() as i64;
    let (days, seconds) = (seconds / 86_400, seconds % 86_400);
    let mut text = String::new();
    if shown.year || shown.month || shown.day {
        let date = date(days, from_1904)?;
        if shown.year {
            text.push_str(&format!("{}年", date.year()));
        }
        if shown.month {
            text.push_str(&format!("{}月", date.month()));
        }
        if shown.day {
            text.push_str(&format!("{}日", date.day()));
        }
    }
    if shown.time && (seconds > 0 || text.is_empty()) {
        let space = if text.is_empty() { "" } else { " " };
        text.push_str(&format!("{space}{:02}:{:02}", seconds / 3_600, seconds / 60 % 60));
    }
    Some(text)
}

fn date(days: i64, from_1904: bool) -> Option<civil::Date> {
    // Spreadsheets hold 1900 for a leap year, so days before its March count from a day later.
    let first = match (from_1904, days) {
        (true, _) => civil::date(1904, 1, 1),
        (false, ..60) => civil::date(1899, 12, 31),
        (false, _) => civil::date(1899, 12, 30),
    };
    first.checked_add(days.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: &str, look: NumberLook) -> String {
        let (strings, formats) = (Strings::default(), Formats::default());
        let reading = Reading { strings: &strings, formats: &formats, from_1904: false };
        reading.number(value.to_owned(), look)
    }

    const DAY: Moment = Moment { year: true, month: true, day: true, time: false };

    #[test]
    fn numbers_have_no_more_digits_than_the_sheet() {
        for (value, expected) in [
            ("3", "3"),
            ("3.0", "3"),
            ("0.30000000000000004", "0.3"),
            ("1250.50", "1250.5"),
            ("1.2E-3", "0.0012"),
            ("-7", "-7"),
            ("12345678901234567", "12345678901234600"),
            ("无", "无"),
            ("inf", "inf"),
        ] {
            assert_eq!(number(value, NumberLook::Number), expected);
        }
    }

    #[test]
    fn shares_are_percent() {
        assert_eq!(number("0.85", NumberLook::Percent(0)), "85%");
        assert_eq!(number("0.1234", NumberLook::Percent(1)), "12.3%");
    }

    #[test]
    fn days_are_dates() {
        let of = |value: &str, shown| number(value, NumberLook::Moment(shown));
        assert_eq!(of("45443", DAY), "2024年5月31日");
        assert_eq!(of("45443", Moment { day: false, ..DAY }), "2024年5月");
        assert_eq!(of("45443", Moment { year: false, ..DAY }), "5月31日");
        assert_eq!(of("45443.6041666667", Moment { time: true, ..DAY }), "2024年5月31日 14:30");
        assert_eq!(of("45443", Moment { time: true, ..DAY }), "2024年5月31日");
        assert_eq!(of("0.375", Moment { time: true, ..Moment::default() }), "09:00");
        assert_eq!(of("1", DAY), "1900年1月1日");
        assert_eq!(of("61", DAY), "1900年3月1日");
        for outside in ["-1", "1e300", "2958467"] {
            assert_eq!(of(outside, DAY), number(outside, NumberLook::Number));
        }
    }

    #[test]
    fn days_may_count_from_1904() {
        assert_eq!(moment(43_981.0, DAY, true).as_deref(), Some("2024年5月31日"));
    }
}
