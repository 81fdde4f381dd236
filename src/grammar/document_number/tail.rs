//! What stands behind the code of a document number: year, serial and 号.

use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::{tag, take_while},
    character::complete::one_of,
    combinator::{opt, verify},
    error::Error as NomError,
    sequence::{delimited, preceded, terminated},
};

use crate::{
    grammar::numeral::{self, arabic, year},
    text::{is_blank, scan::CharSet},
};

/// What stands behind the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tail {
    pub(super) style: Style,
    pub(super) year: Option<u16>,
    pub(super) serial: u32,
}

/// How year and serial are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// 〔2020〕17号; `ends` where 号 stands there.
    Bracketed { ends: bool },
    /// 2016年第8号.
    Yearly,
    /// 第8号.
    Plain,
    /// 8号.
    Bare,
}

/// Year, serial and 号 in any style.
pub(super) fn tail(i: &str) -> IResult<&str, Tail> {
    match as_prescribed(i) {
        Some(found) => Ok(found),
        None => alt((bracketed, turned, unopened, yearly, plain)).parse(i),
    }
}

/// 〔2020〕17号: [`bracketed`] as the standard wants it, and as nearly all are.
pub(super) fn as_prescribed(i: &str) -> Option<(&str, Tail)> {
    let inner = i.strip_prefix("〔")?;
    let (rest, value) = arabic(inner).ok()?;
    let year = numeral::year_of(value, &inner[..inner.len() - rest.len()])?;
    let (rest, serial) = serial(rest.strip_prefix("〕")?).ok()?;
    let style = Style::Bracketed { ends: true };
    Some((rest.strip_prefix("号")?, Tail { style, year: Some(year), serial }))
}

/// 〔2020〕17号, in any brackets: `[2020]17号`, (2020)17.
pub(super) fn bracketed(i: &str) -> IResult<&str, Tail> {
    let (rest, year) =
        preceded(one_of(OPEN), spaced(terminated(year, opt(spaced(tag("年")))))).parse(i)?;
    // Scans turn 〕 into 〔, [ or lose it; without any bracket only 号 shows that it is a number.
    let (rest, close) = opt(one_of(CLOSE_OR_OPEN)).parse(rest)?;
    // `(2021 J 364 号`: recognition reads a letter for it.
    let (rest, _) = opt(spaced(one_of("JＪ"))).parse(rest)?;
    let (rest, serial) = preceded(opt(spaced(tag("第"))), spaced(serial)).parse(rest)?;
    let (rest, end) = match close {
        Some(_) => opt(tag("号")).parse(rest)?,
        None => tag("号").parse(rest).map(|(rest, end)| (rest, Some(end)))?,
    };
    // A blank behind a number without 号 is none of it.
    let style = Style::Bracketed { ends: end.is_some() };
    Ok((rest, Tail { style, year: Some(year), serial }))
}

/// The bracket around the wrong part: 湘科发2022〔137〕号.
fn turned(i: &str) -> IResult<&str, Tail> {
    let (rest, year) = terminated(year, opt(spaced(tag("年")))).parse(i)?;
    let (rest, serial) =
        delimited(one_of(OPEN), spaced(serial), (one_of(CLOSE_OR_OPEN), tag("号"))).parse(rest)?;
    Ok((rest, Tail { style: Style::Bracketed { ends: true }, year: Some(year), serial }))
}

/// The opening bracket is lost: 云水办2024]7号.
fn unopened(i: &str) -> IResult<&str, Tail> {
    let (rest, year) = terminated(year, spaced(one_of(CLOSE))).parse(i)?;
    let (rest, serial) = terminated(spaced(serial), tag("号")).parse(rest)?;
    Ok((rest, Tail { style: Style::Bracketed { ends: true }, year: Some(year), serial }))
}

fn yearly(i: &str) -> IResult<&str, Tail> {
    let (rest, year) = year(i)?;
    let (rest, _) = opt(spaced(tag("年"))).parse(rest)?;
    let (rest, _) = alt((spaced(tag("第")), tag("-"), tag("—"))).parse(rest)?;
    let (rest, serial) = terminated(spaced(serial), tag("号")).parse(rest)?;
    Ok((rest, Tail { style: Style::Yearly, year: Some(year), serial }))
}

fn plain(i: &str) -> IResult<&str, Tail> {
    let (rest, ordinal) = opt(spaced(tag("第"))).parse(i)?;
    let number = alt((serial, numeral::chinese));
    let (rest, serial) = terminated(spaced(number), tag("号")).parse(rest)?;
    let style = if ordinal.is_some() { Style::Plain } else { Style::Bare };
    Ok((rest, Tail { style, year: None, serial }))
}

/// 发文顺序号: up to five digits.
fn serial(i: &str) -> IResult<&str, u32> {
    verify(arabic, |serial| *serial < 100_000).parse(i)
}

pub(super) const OPEN: &str = "〔[(【［（〈﹝{〖〘<„";
const CLOSE: &str = "〕])】］）〉﹞}〗〙>‟";
const CLOSE_OR_OPEN: &str = "〕])】］）〉﹞}〗〙>‟〔[【［〈﹝{〖〘";

pub(super) fn is_open(c: char) -> bool {
    static SET: CharSet = CharSet::of(OPEN);
    SET.has(c)
}

/// The characters that year, 第 or serial begin with.
pub(super) fn may_begin_tail(c: char) -> bool {
    is_open(c) || c == '第' || numeral::begins(c)
}

fn spaced<'i, T>(
    inner: impl Parser<&'i str, Output = T, Error = NomError<&'i str>>,
) -> impl Parser<&'i str, Output = T, Error = NomError<&'i str>> {
    delimited(take_while(is_blank), inner, take_while(is_blank))
}
