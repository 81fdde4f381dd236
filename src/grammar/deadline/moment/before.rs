//! 前 behind a stretch of the calendar, with a time of day and what counts the day itself in: `12月31日（含）前`.
//!
//! ```abnf
//! before    = [ clock ] [ "（含）" / "（周三）" ] [ clock ] ( "前" / "之前" / "以前" )
//! ```

use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::tag,
    character::complete::one_of,
    combinator::{opt, recognize},
    sequence::delimited,
};

use super::{super::super::numeral, fail};
use crate::text::Words;

/// 前, with a bracket that counts the day itself in: 12月31日（含）前.
pub(super) fn before(i: &str) -> IResult<&str, ()> {
    let open = alt((tag("（"), tag("(")));
    let close = alt((tag("）"), tag(")")));
    let including = alt((
        tag("含当日"),
        tag("含当天"),
        tag("含本日"),
        tag("含本数"),
        tag("不含"),
        tag("含"),
        weekday,
    ));
    let mut rest = i;
    // Mostly nothing stands between.
    if !i.starts_with(['前', '之', '以']) {
        rest = opt(clock_time).parse(rest)?.0;
        rest = opt(delimited(open, including, close)).parse(rest)?.0;
        // 3月9日（周三）17：00前: the time of day may stand on either side of the bracket.
        rest = opt(clock_time).parse(rest)?.0;
    }
    let rest = rest.strip_prefix(['之', '以']).unwrap_or(rest);
    let Some(rest) = rest.strip_prefix('前') else { return fail(i) };
    // 前期, 前后, 前往 and 前列 are other words; so is 前三季度.
    static OTHERS: Words = Words::of(&["期", "后", "往", "列", "三季度", "两季度", "沿"]);
    if OTHERS.begin(rest) { fail(i) } else { Ok((rest, ())) }
}

/// 周三, 星期日.
fn weekday(i: &str) -> IResult<&str, &str> {
    recognize((alt((tag("周"), tag("星期"))), one_of("一二三四五六日天"))).parse(i)
}

/// 17:00, 17时, 下午5点 between a day and 前.
fn clock_time(i: &str) -> IResult<&str, ()> {
    let mut part = opt(alt((tag("上午"), tag("下午"), tag("中午"), tag("晚"), tag("24时"))));
    let (rest, part) = part.parse(i)?;
    // 中午前, 下午前: the part of the day stands for its hour; 下班前 says it by itself.
    if part.is_some() && rest.starts_with("前") {
        return Ok((rest, ()));
    }
    if let Some(rest) = rest.strip_prefix("下班") {
        return Ok((rest, ()));
    }
    let (rest, _) = numeral::numeral(rest)?;
    let (rest, _) = alt((tag(":"), tag("："), tag("时"), tag("点"))).parse(rest)?;
    let (rest, _) = opt(numeral::numeral).parse(rest)?;
    let (rest, _) = opt(alt((tag("分"), tag("整")))).parse(rest)?;
    Ok((rest, ()))
}
