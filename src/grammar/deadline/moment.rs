//! A stretch of the calendar that something is to be done by: 2020年8月底, 年内, 第三季度, “十四五”期间.
//!
//! ```abnf
//! moment    = plan / [ year-part ] end [ before ]                 ; `before` in before.rs
//! year-part = year "年" / "今年" / "本年" / "当年" / "明年" / "次年" / "下年" / "翌年" / "后年"
//! end       = [ "年" ] ( "底" / "末" ) / "年内" / ( "上" / "下" ) "半年" / [ "第" ] numeral "季度"
//!           / numeral "月" [ "份" ] [ "底" / "末" / "上旬" / "中旬" / "下旬" / numeral ( "日" / "号" ) ]
//! plan      = [ "“" ] ( "十三五" / "十四五" / "十五五" ) [ "”" ] ( "期间" / "末" / "期末" / "时期末" / "末期" )
//! ```

mod before;

use before::before;
use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::tag,
    combinator::{opt, value},
    error::{Error, ErrorKind},
    sequence::{delimited, terminated},
};

use super::{super::numeral, beside::Beside, scan::is_han_digit, starts_with_any};
use crate::text::{is_arabic, is_blank};

/// A stretch of the calendar; what counts is its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct By {
    pub(crate) year: Year,
    pub(crate) end: End,
}

/// The year of a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Year {
    /// None is named: the document's.
    Missing,
    Given(u16),
    /// 明年, 次年: the one after the document's.
    Next,
    /// 后年: the one after the next.
    AfterNext,
}

/// The stretch within its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Year,
    /// 上半年 is 1.
    Half(u32),
    Quarter(u32),
    Month(u32),
    /// 上旬.
    FirstTenDays(u32),
    /// 中旬.
    MiddleTenDays(u32),
    Day {
        month: u32,
        day: u32,
    },
    /// A month that the text names only by another (本月底, 次月10日).
    Unknown,
}

/// How plainly an expression says that it is a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strength {
    /// A bare year, which mostly only says what something belongs to.
    BareYear,
    /// A bare month, day, quarter.
    Bare,
    /// 底, 末, 内.
    Edge,
    /// 前.
    Before,
}

/// A numeral at the start of a text: what stands behind it, and its value.
pub(super) type Number<'t> = (&'t str, u32);

/// A stretch as written, and whether it says that its end is meant (底, 末, 内).
pub(super) type Stretch = (By, bool);

/// A [`By`] as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) by: By,
    pub(super) strength: Strength,
}

/// A moment at the start of a text.
pub(super) fn moment(i: &str) -> IResult<&str, Moment> {
    moment_of(i, numeral::numeral(i).ok())
}

/// A moment at the start of a text, whose numeral is read already where it begins with one.
pub(super) fn moment_of<'t>(i: &'t str, number: Option<Number<'t>>) -> IResult<&'t str, Moment> {
    let (rest, stretch) = match i.chars().next() {
        Some('“' | '"' | '十') => alt((plan, calendar)).parse(i)?,
        Some('本' | '当' | '次' | '下') => alt((named_month, calendar)).parse(i)?,
        _ => match number {
            Some((rest, value)) => numbered(i, rest, value)?,
            None => calendar(i)?,
        },
    };
    Ok(limited(rest, stretch))
}

/// The moment that a stretch is, with 前 if that follows; and what stands behind it.
#[inline]
pub(super) fn limited(rest: &str, (by, is_edge): Stretch) -> (&str, Moment) {
    // Few stretches go on; the first character says so without asking.
    let may_go_on = Beside::at(rest.as_bytes(), 0).any(Beside::TO_BEFORE);
    let behind = if may_go_on { before(rest).ok() } else { None };
    let strength = match (behind, is_edge, by.end) {
        (Some(_), ..) => Strength::Before,
        (None, true, _) => Strength::Edge,
        (None, false, End::Year) => Strength::BareYear,
        (None, false, _) => Strength::Bare,
    };
    (behind.map_or(rest, |(behind, ())| behind), Moment { by, strength })
}

/// A stretch that begins with a number: what stands behind it says which.
fn numbered<'t>(i: &'t str, rest: &'t str, value: u32) -> IResult<&'t str, Stretch> {
    match rest.chars().next() {
        Some('年') => {
            let written = &i[..i.len() - rest.len()];
            let Some(year) = numeral::year_of(value, written) else { return fail(i) };
            in_year(&rest['年'.len_utf8()..], Year::Given(year))
        }
        Some('月' | '季') => behind_number(rest, value, is_month).map(without_year),
        Some(c) if joins_date(c) => dotted_day(i),
        _ => fail(i),
    }
}

/// Whether a character may stand between the numbers of 2021-06-30.
pub(super) fn joins_date(c: char) -> bool {
    matches!(c, '-' | '/' | '.' | '－' | '／' | '．' | '—' | '–') || is_blank(c)
}

fn without_year((rest, (end, edge)): (&str, (End, bool))) -> (&str, Stretch) {
    (rest, (By { year: Year::Missing, end }, edge))
}

/// `2020年8月底`, with or without its year.
fn calendar(i: &str) -> IResult<&str, Stretch> {
    match opt(year_part).parse(i)? {
        (rest, Some(year)) => in_year(rest, year),
        (rest, None) => end_in_year(rest, false).map(without_year),
    }
}

/// What stands behind a year, or the year itself.
fn in_year(i: &str, year: Year) -> IResult<&str, Stretch> {
    if i.starts_with(begins_end) {
        // 2024年13月底前: a limit that no calendar has, not the year.
        let of_no_calendar = || {
            let (rest, value) = numeral::numeral(i)?;
            behind_number(rest, value, |_| true)
        };
        if let Ok((rest, (end, edge))) = end_in_year(i, true).or_else(|_| of_no_calendar()) {
            return Ok((rest, (By { year, end }, edge)));
        }
    }
    // 2020年度 is an attribute.
    if i.starts_with('度') { fail(i) } else { Ok((i, (By { year, end: End::Year }, false))) }
}

/// What a stretch can begin with behind its year.
fn begins_end(c: char) -> bool {
    is_arabic(c) || matches!(c, '年' | '底' | '末' | '内' | '上' | '下' | '第') || is_han_digit(c)
}

fn year_part(i: &str) -> IResult<&str, Year> {
    let given = terminated(numeral::year, tag("年")).map(Year::Given);
    let this = value(Year::Missing, alt((tag("今年"), tag("本年"), tag("当年"))));
    let next = value(Year::Next, alt((tag("明年"), tag("次年"), tag("下年"), tag("翌年"))));
    alt((given, this, next, value(Year::AfterNext, tag("后年")))).parse(i)
}

/// The stretch behind the year; without a year in front 年底 and 年内 bring their own 年.
fn end_in_year(i: &str, behind_year: bool) -> IResult<&str, (End, bool)> {
    match i.chars().next() {
        Some('年') => year_end(&i['年'.len_utf8()..]),
        Some('底' | '末' | '内') if behind_year => year_end(i),
        Some('上' | '下') => half(i),
        Some('第') => {
            let (rest, value) = numeral::numeral(&i['第'.len_utf8()..])?;
            quarter(rest, value)
        }
        _ => {
            let (rest, value) = numeral::numeral(i)?;
            behind_number(rest, value, is_month)
        }
    }
}

fn year_end(i: &str) -> IResult<&str, (End, bool)> {
    value((End::Year, true), edge_word).parse(i)
}

fn half(i: &str) -> IResult<&str, (End, bool)> {
    let which = alt((value(1, tag("上半年")), value(2, tag("下半年"))));
    (which, edge).map(|(which, edge)| (End::Half(which), edge)).parse(i)
}

/// What a number counts: a month of those that `is_month` knows, or a quarter.
fn behind_number(i: &str, value: u32, is_month: fn(u32) -> bool) -> IResult<&str, (End, bool)> {
    match i.strip_prefix('月') {
        Some(rest) if is_month(value) => month(rest, value),
        Some(_) => fail(i),
        None => quarter(i, value),
    }
}

/// A quarter behind its number.
fn quarter(i: &str, number: u32) -> IResult<&str, (End, bool)> {
    match i.strip_prefix("季度") {
        Some(rest) if (1..=4).contains(&number) => {
            edge.map(|edge| (End::Quarter(number), edge)).parse(rest)
        }
        _ => fail(i),
    }
}

/// 上旬, 中旬, or 下旬, which ends with its month.
fn ten_days(i: &str, month: u32) -> Option<(&str, End)> {
    let ends = [
        ("上旬", End::FirstTenDays(month)),
        ("中旬", End::MiddleTenDays(month)),
        ("下旬", End::Month(month)),
    ];
    ends.into_iter().find_map(|(word, end)| Some((i.strip_prefix(word)?, end)))
}

/// 15日, 15号.
fn day(i: &str, month: u32) -> Option<(&str, End)> {
    let (rest, day) = numeral::numeral(i).ok().filter(|(_, day)| (1..=31).contains(day))?;
    Some((rest.strip_prefix(['日', '号'])?, End::Day { month, day }))
}

/// A month of the calendar.
fn is_month(number: u32) -> bool {
    (1..=12).contains(&number)
}

/// What of a month is meant, behind its 月.
fn month(i: &str, month: u32) -> IResult<&str, (End, bool)> {
    let rest = i.strip_prefix('份').unwrap_or(i);
    let inside = match rest.chars().next() {
        Some('底' | '末') => return Ok((&rest['底'.len_utf8()..], (End::Month(month), true))),
        // 3月初 is no limit, 3月度 and 3月龄 are no months.
        Some('初' | '度' | '龄') => return fail(i),
        Some('上' | '中' | '下') => ten_days(rest, month),
        Some(c) if numeral::begins(c) => day(rest, month),
        _ => None,
    };
    let (rest, end) = inside.unwrap_or((rest, End::Month(month)));
    Ok((rest, (end, false)))
}

/// 底 or 末 behind a quarter or half, or 内.
fn edge(i: &str) -> IResult<&str, bool> {
    opt(edge_word).map(|edge| edge.is_some()).parse(i)
}

fn edge_word(i: &str) -> IResult<&str, &str> {
    alt((tag("底"), tag("末"), tag("内"))).parse(i)
}

/// 2021-06-30 and 2021.6.30, as tables have them.
fn dotted_day(i: &str) -> IResult<&str, Stretch> {
    let (rest, parts) = super::super::date::date(i)?;
    match (parts.month, parts.day) {
        (Some(month), Some(day)) if parts.date().is_some() => {
            let by = By { year: Year::Given(parts.year), end: End::Day { month, day } };
            Ok((rest, (by, false)))
        }
        _ => fail(i),
    }
}

/// 本月底, 次月10日: a limit whose month only the reader knows.
fn named_month(i: &str) -> IResult<&str, Stretch> {
    let (rest, _) = alt((tag("本月"), tag("当月"), tag("次月"), tag("下月"))).parse(i)?;
    let day = terminated(numeral::numeral, alt((tag("日"), tag("号")))).map(|_| ());
    let (rest, ()) = alt((day, value((), tag("底")), value((), tag("末")))).parse(rest)?;
    // Without 前 the day of another month is an event.
    let before = starts_with_any(rest, &["前", "之前", "以前"]);
    if before { Ok((rest, (By { year: Year::Missing, end: End::Unknown }, true))) } else { fail(i) }
}

/// “十四五”期间: a five-year plan's last year. The plan alone is a name (“十四五”规划).
fn plan(i: &str) -> IResult<&str, Stretch> {
    let which = alt((
        value(2015, tag("十二五")),
        value(2020, tag("十三五")),
        value(2025, tag("十四五")),
        value(2030, tag("十五五")),
    ));
    let open = opt(alt((tag("“"), tag("\""), tag("”"), tag("‘"), tag("「"))));
    let close = opt(alt((tag("”"), tag("\""), tag("“"), tag("’"), tag("」"))));
    let end = alt((tag("期间"), tag("期末"), tag("时期末"), tag("末期"), tag("末")));
    let (rest, year) = terminated(delimited(open, which, close), end).parse(i)?;
    Ok((rest, (By { year: Year::Given(year), end: End::Year }, true)))
}

fn fail<T>(i: &str) -> IResult<&str, T> {
    Err(nom::Err::Error(Error::new(i, ErrorKind::Verify)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_that_are_part_of_a_word_are_none() {
        for text in ["3月初", "3月度", "3月龄"] {
            assert!(moment(text).is_err(), "{text}");
        }
    }

    fn read(text: &str) -> Option<(Year, End, Strength)> {
        let (rest, moment) = moment(text).ok()?;
        rest.is_empty().then_some((moment.by.year, moment.by.end, moment.strength))
    }

    #[test]
    fn stretches_are_read_as_written() {
        use Strength::{Bare, BareYear, Before, Edge};
        let given = Year::Given(2022);
        let cases = [
            ("2022年", (given, End::Year, BareYear)),
            ("2022年底", (given, End::Year, Edge)),
            ("2022年年底前", (given, End::Year, Before)),
            ("二〇二二年底前", (given, End::Year, Before)),
            ("年内", (Year::Missing, End::Year, Edge)),
            ("明年上半年", (Year::Next, End::Half(1), Bare)),
            ("下年1月3日前", (Year::Next, End::Day { month: 1, day: 3 }, Before)),
            ("后年年底", (Year::AfterNext, End::Year, Edge)),
            ("第三季度", (Year::Missing, End::Quarter(3), Bare)),
            ("2022年四季度末", (given, End::Quarter(4), Edge)),
            ("2022年6月份", (given, End::Month(6), Bare)),
            ("6月底前", (Year::Missing, End::Month(6), Before)),
            ("11月中旬", (Year::Missing, End::MiddleTenDays(11), Bare)),
            ("2022年13月底前", (given, End::Month(13), Before)),
            ("2022年6月30日（含）之前", (given, End::Day { month: 6, day: 30 }, Before)),
            ("6月30日17:00前", (Year::Missing, End::Day { month: 6, day: 30 }, Before)),
            ("3月9日（周三）17:00前", (Year::Missing, End::Day { month: 3, day: 9 }, Before)),
            ("6月30日中午前", (Year::Missing, End::Day { month: 6, day: 30 }, Before)),
            ("2022-06-30", (given, End::Day { month: 6, day: 30 }, Bare)),
            ("“十四五”末", (Year::Given(2025), End::Year, Edge)),
            ("十五五期间", (Year::Given(2030), End::Year, Edge)),
            ("十二五末", (Year::Given(2015), End::Year, Edge)),
            ("\"十三五\"期末", (Year::Given(2020), End::Year, Edge)),
            ("今年上半年", (Year::Missing, End::Half(1), Bare)),
            ("下半年末", (Year::Missing, End::Half(2), Edge)),
            ("一季度内", (Year::Missing, End::Quarter(1), Edge)),
            ("4月上旬", (Year::Missing, End::FirstTenDays(4), Bare)),
            ("4月下旬前", (Year::Missing, End::Month(4), Before)),
            ("12月31号以前", (Year::Missing, End::Day { month: 12, day: 31 }, Before)),
            ("1月1日下午5点整前", (Year::Missing, End::Day { month: 1, day: 1 }, Before)),
            ("1月1日12时30分（不含）前", (Year::Missing, End::Day { month: 1, day: 1 }, Before)),
            ("1月1日（星期日）前", (Year::Missing, End::Day { month: 1, day: 1 }, Before)),
            ("本月底前", (Year::Missing, End::Unknown, Before)),
            ("次月10日以前", (Year::Missing, End::Unknown, Before)),
            ("2022.6.30前", (given, End::Day { month: 6, day: 30 }, Before)),
            ("二〇二二年十二月底", (given, End::Month(12), Edge)),
            ("２０２２年６月底", (given, End::Month(6), Edge)),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_names_no_stretch_is_refused() {
        for text in [
            "",
            "年",
            "2022年度",
            "13月",
            "3月初",
            "五季度",
            "“十四五”规划",
            "上半",
            "本月",
            "0月",
            "0季度",
            "次月10日",
            "2022-13-01",
            "十六五末",
            "半年",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn other_words_with_before_leave_it() {
        let rest = |text: &'static str| moment(text).ok().map(|(rest, _)| rest);
        for word in ["前期", "前后", "前往", "前列", "前三季度", "前沿"] {
            let text = format!("2022年底{word}");
            assert_eq!(moment(&text).ok().map(|(rest, _)| rest), Some(word), "{text}");
        }
        assert_eq!(rest("6月32日前"), Some("32日前"));
        assert_eq!(rest("6月0日前"), Some("0日前"));
        assert_eq!(rest("6月30日晚上"), Some("晚上"));
        assert_eq!(rest("2022年6月30"), Some("30"));
    }
}
