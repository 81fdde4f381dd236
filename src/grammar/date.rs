//! Dates (日期) in any numeral: 2020年9月3日, 二○○七年四月十三日, 2021-06-04, 2021/6/4, 2021.06.04.
//!
//! ```abnf
//! date    = year "年" [ numeral "月" [ numeral ( "日" / "号" ) ] ]
//!         / year sep numeral sep numeral [ time ]
//! sep     = "-" / "/" / "."                        ; and their full-width forms
//! time    = [ "T" ] numeral ":" numeral [ ":" numeral ]
//! ```
//!
//! Source: GB/T 9704-2012, 7.3.5.4 (成文日期 in Arabic numerals, all parts); before 2012 Chinese
//! numerals were the rule. The forms with separators are those of web pages' metadata.

use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::take_while,
    character::complete::one_of,
    combinator::{opt, verify},
    sequence::{preceded, terminated},
};

use super::numeral::{self, numeral, year};
use crate::{
    Date,
    text::{is_arabic, is_blank},
};

/// The years that dates are of.
pub(crate) use super::numeral::YEARS;

/// A date as written: the month and the day may be missing, and no calendar has been asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DateParts {
    pub(crate) year: u16,
    pub(crate) month: Option<u32>,
    pub(crate) day: Option<u32>,
}

impl DateParts {
    /// The day; `None` where a part is missing or no calendar has it (2月30日).
    pub(crate) fn date(self) -> Option<Date> {
        let (month, day) = (i8::try_from(self.month?).ok()?, i8::try_from(self.day?).ok()?);
        Date::new(i16::try_from(self.year).ok()?, month, day)
    }

    /// All parts are there, but no calendar has such a day.
    pub(crate) fn is_impossible(self) -> bool {
        self.day.is_some() && self.date().is_none()
    }
}

/// A date at the start of a text, with or without month and day (2020年, 2020年9月).
pub(crate) fn date_parts(i: &str) -> IResult<&str, DateParts> {
    alt((han_date, separated_date)).parse(i)
}

/// A date with all its parts at the start of a text.
pub(crate) fn date(i: &str) -> IResult<&str, DateParts> {
    verify(date_parts, |parts| parts.day.is_some()).parse(i)
}

/// The whole text is a date; blanks around it and a time behind it are ignored.
pub(crate) fn whole(text: &str) -> Option<DateParts> {
    let text = text.trim_matches(is_blank);
    // Asked of whole lines, most of which are none.
    if !text.starts_with(numeral::begins) {
        return None;
    }
    let (rest, parts) = terminated(date, opt(time)).parse(text).ok()?;
    rest.is_empty().then_some(parts)
}

/// Reads a date in any of the forms that notices use; `None` for anything else and for a day that
/// no calendar has.
///
/// ```
/// use gongwen::date;
///
/// assert_eq!(date("2020年9月3日").unwrap().to_string(), "2020-09-03");
/// assert_eq!(date("二○○七年四月十三日"), date("2007-4-13"));
/// assert_eq!(date("2018-12-24 10:22"), date("2018/12/24"));
/// assert_eq!(date("2021年2月30日"), None);
/// ```
pub fn read(text: &str) -> Option<Date> {
    whole(text)?.date()
}

/// `2020年9月3日` and its beginnings.
fn han_date(i: &str) -> IResult<&str, DateParts> {
    let (rest, year) = terminated(year, blank_before("年")).parse(i)?;
    let (rest, month) = opt(number_before("月")).parse(rest)?;
    let (rest, day) = match month {
        Some(_) => opt(alt((number_before("日"), number_before("号")))).parse(rest)?,
        None => (rest, None),
    };
    Ok((rest, DateParts { year, month, day }))
}

/// `2021-06-04` and its kin.
fn separated_date(i: &str) -> IResult<&str, DateParts> {
    let mut part = preceded(spaced(one_of("-/.－／．—–")), numeral);
    let (rest, year) = year(i)?;
    let (rest, month) = part.parse(rest)?;
    let (rest, day) = part.parse(rest)?;
    Ok((rest, DateParts { year, month: Some(month), day: Some(day) }))
}

/// A time of day, which says nothing here.
fn time(i: &str) -> IResult<&str, ()> {
    let colon = || one_of(":：");
    let (rest, _) = preceded(take_while(is_blank), opt(one_of("Tt"))).parse(i)?;
    let (rest, _) = (numeral, colon(), numeral).parse(rest)?;
    let (rest, _) = opt((colon(), numeral)).parse(rest)?;
    // Machines add fractions and a zone: .000Z, +08:00.
    let (rest, _) = take_while(|c: char| is_arabic(c) || ".+:Z".contains(c)).parse(rest)?;
    Ok((rest, ()))
}

/// A numeral that a word follows.
fn number_before<'i>(
    word: &'static str,
) -> impl Parser<&'i str, Output = u32, Error = nom::error::Error<&'i str>> {
    terminated(preceded(take_while(is_blank), numeral), blank_before(word))
}

/// A word, behind any blanks.
fn blank_before<'i>(
    word: &'static str,
) -> impl Parser<&'i str, Output = &'i str, Error = nom::error::Error<&'i str>> {
    preceded(take_while(is_blank), nom::bytes::complete::tag(word))
}

/// A parser between any blanks.
fn spaced<'i, T>(
    inner: impl Parser<&'i str, Output = T, Error = nom::error::Error<&'i str>>,
) -> impl Parser<&'i str, Output = T, Error = nom::error::Error<&'i str>> {
    nom::sequence::delimited(take_while(is_blank), inner, take_while(is_blank))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_no_calendar_has_is_impossible() {
        let is_impossible = |text: &str| date_parts(text).unwrap().1.is_impossible();
        assert!(is_impossible("2020年2月30日") && is_impossible("2021-02-29"));
        assert!(!is_impossible("2020年2月29日") && !is_impossible("2020年2月"));
    }

    const GOOD: [(&str, &str); 9] = [
        ("2020年9月3日", "2020-09-03"),
        ("2020 年 9 月 3 日", "2020-09-03"),
        ("二○○七年四月十三日", "2007-04-13"),
        ("二〇二一年十二月廿三日", "2021-12-23"),
        ("２０２０年１０月１５日", "2020-10-15"),
        ("2021-06-04", "2021-06-04"),
        ("2021/6/4", "2021-06-04"),
        ("2021.06.04", "2021-06-04"),
        ("2018-12-24T10:22:05.000+08:00", "2018-12-24"),
    ];

    #[test]
    fn every_form_is_read() {
        for (text, expected) in GOOD {
            assert_eq!(
                read(text).map(|date| date.to_string()).as_deref(),
                Some(expected),
                "{text}"
            );
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "2020年", "2020年9月", "9月3日", "2020年9月3日起", "20-9-3", "1.2.3"]
        {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn impossible_days_stay_recognisable() {
        for text in ["2021年2月30日", "2021年13月1日", "2021-04-31"] {
            let parts = whole(text).unwrap();
            assert!(parts.day.is_some() && parts.date().is_none(), "{text}");
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn months_and_days_may_be_missing() {
        let parts = DateParts { year: 2020, month: Some(9), day: None };
        assert_eq!(date_parts("2020年9月底"), Ok(("底", parts)));
        assert_eq!(date_parts("2020年度"), Ok(("度", DateParts { month: None, ..parts })));
        assert_eq!(date("2020年9月3日印发").map(|(rest, _)| rest), Ok("印发"));
    }

    #[test]
    fn no_truncation_panics() {
        for (text, _) in GOOD {
            for (at, _) in text.char_indices() {
                let _ = (whole(&text[..at]), date_parts(&text[..at]));
            }
        }
    }
}
