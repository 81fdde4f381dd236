//! A rhythm: 每年, 每季度, 每月10日前, 每季度结束后5日内, 按年度, 每五年.
//!
//! ```abnf
//! rhythm = ( "每" [ numeral ] [ "个" ] / "按" ) period [ point / after ]
//! point  = ( numeral "月" [ … ] / numeral "日" / "底" / "末" / "首月…" ) [ "前" ]
//! after  = [ "结束" / "终了" / … ] "后" [ "的" ] numeral unit "内"
//! ```

use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::tag,
    combinator::{opt, value, verify},
    sequence::preceded,
};

use super::{
    super::numeral,
    first_of,
    moment::moment,
    within::{inside, length_of},
};
use crate::{
    Period,
    text::{Words, scan::CharSet},
};

/// A rhythm at the start of a text.
pub(super) fn rhythm(i: &str) -> IResult<&str, Option<Period>> {
    alt((preceded(tag("每"), every), preceded(tag("按"), by))).parse(i)
}

/// What stands behind 每.
fn every(i: &str) -> IResult<&str, Option<Period>> {
    let (rest, period) = alt((single.map(Some), several)).parse(i)?;
    let rest = time_after(rest).unwrap_or_else(|| point(rest, period));
    Ok((rest, period))
}

/// 每年, 每个月.
fn single(i: &str) -> IResult<&str, Period> {
    preceded(opt(alt((tag("个"), tag("一")))), period).parse(i)
}

fn period(i: &str) -> IResult<&str, Period> {
    alt((
        value(Period::HalfYear, alt((tag("半年度"), tag("半年")))),
        value(Period::Year, alt((tag("年度"), tag("年")))),
        value(Period::Quarter, alt((tag("季度"), tag("季")))),
        value(Period::Month, alt((tag("月度"), tag("月")))),
        value(Period::Week, alt((tag("周"), tag("星期")))),
        value(Period::Day, alt((tag("日"), tag("天")))),
    ))
    .parse(i)
}

/// 每五年, 每三个月: a period of its own only where the count makes one.
fn several(i: &str) -> IResult<&str, Option<Period>> {
    let (rest, count) = verify(numeral::numeral, |count| (1..100).contains(count)).parse(i)?;
    let (rest, unit) = preceded(opt(tag("个")), period).parse(rest)?;
    let period = match (count, unit) {
        (1, unit) => Some(unit),
        (2, Period::HalfYear) | (4, Period::Quarter) | (12, Period::Month) => Some(Period::Year),
        (2, Period::Quarter) | (6, Period::Month) => Some(Period::HalfYear),
        (3, Period::Month) => Some(Period::Quarter),
        (7, Period::Day) => Some(Period::Week),
        _ => None,
    };
    Ok((rest, period))
}

/// What stands behind 按; 按日 is how interest is counted.
fn by(i: &str) -> IResult<&str, Option<Period>> {
    let (rest, period) = period(i)?;
    // 按年龄, 按年化, 按月份, 按季节, 按年限 are other words; 按月归还, 按月还款 say in what rates money moves.
    static OTHER: CharSet =
        CharSet::of("历龄岁份均期限代级节数租计加还缴付内利息资薪冲划征偿足或归抵扣委领连正化");
    // 按月提取, 按月全额退还, 按月自动划扣, 按月方式约定: so does this.
    static MOVES: Words = Words::of(&[
        "提取",
        "对冲",
        "全额",
        "自动",
        "分期",
        "直付",
        "相应",
        "免征",
        "方式",
        "出租",
        "公积金",
    ]);
    if period == Period::Day || MOVES.begin(rest) || OTHER.begin(rest) {
        return Err(nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Verify)));
    }
    Ok((rest, Some(period)))
}

/// Takes the time along that each period leaves when it is over: 每季度结束后5个工作日内, 每半年后15日内. It comes again
/// with the period, so that it is no second deadline, and none that is counted from one event.
fn time_after(i: &str) -> Option<&str> {
    const OVER: [&str; 4] = ["结束", "终了", "届满", "期满"];
    const AFTER: [&str; 4] = ["之后", "以后", "后", "後"];
    let rest = &i[first_of(i, &OVER).map_or(0, str::len)..];
    let rest = &rest[first_of(rest, &AFTER)?.len()..];
    let rest = rest.strip_prefix('的').unwrap_or(rest);
    let number = numeral::numeral(rest).ok()?;
    length_of(rest, Some(number)).and_then(|(rest, _)| inside(rest))
}

/// Takes the point within the period along: 每月10日前, 每年12月底前, 每季度首月15日前.
fn point(i: &str, period: Option<Period>) -> &str {
    let behind = i.strip_prefix('的').unwrap_or(i);
    let found = match period {
        Some(Period::Year) => moment(behind).ok().map(|(rest, _)| further_points(rest)),
        Some(Period::Month) => day_point(behind),
        Some(Period::Quarter | Period::HalfYear) => quarter_point(behind),
        Some(Period::Week) => week_point(behind),
        _ => None,
    };
    found.or_else(|| edge_point(i)).unwrap_or(i)
}

/// Behind the further points of a row: 每年6月20日、11月20日前.
fn further_points(i: &str) -> &str {
    const MOST: usize = 4;
    let mut rest = i;
    for _ in 0..MOST {
        match rest.strip_prefix(['、', '和']).map(moment) {
            Some(Ok((behind, _))) => rest = behind,
            _ => break,
        }
    }
    rest
}

/// 底前, 末.
fn edge_point(i: &str) -> Option<&str> {
    const EDGES: [&str; 10] =
        ["年底前", "年底", "年初", "底前", "底之前", "底", "末前", "末", "结束前", "初"];
    // 每年初步, 每年初次: other words.
    let is_edge = !i.starts_with('初') || !i['初'.len_utf8()..].starts_with(['步', '次', '始']);
    let rest = first_of(i, &EDGES).filter(|_| is_edge).map(|word| &i[word.len()..])?;
    // 每季度末25日前: the day at its end.
    let day = day_point(rest);
    Some(day.filter(|behind| rest[..rest.len() - behind.len()].ends_with('前')).unwrap_or(rest))
}

/// 10日前, 上旬, 25日.
fn day_point(i: &str) -> Option<&str> {
    if let Some(word) = first_of(i, &["上旬", "中旬", "下旬"]) {
        return Some(without_before(&i[word.len()..]));
    }
    let (rest, _) = numeral::numeral(i).ok()?;
    let rest = rest.strip_prefix('日').or_else(|| rest.strip_prefix('号'))?;
    Some(without_before(rest))
}

/// 首月15日前, 第一个月10日前, 末月底前.
fn quarter_point(i: &str) -> Option<&str> {
    const MONTHS: [&str; 8] =
        ["首月", "次月", "末月", "第一个月", "第1个月", "第三个月", "首个月", "最后一个月"];
    let rest = &i[first_of(i, &MONTHS)?.len()..];
    day_point(rest).or_else(|| edge_point(rest)).or(Some(rest))
}

/// 每周五前, 每周二、周五; 每周一至周五 is a service time and stays 每周.
fn week_point(i: &str) -> Option<&str> {
    const DAYS: [char; 7] = ['一', '二', '三', '四', '五', '六', '日'];
    let mut rest = i.strip_prefix(DAYS)?;
    // Seven days make a row at most.
    for _ in 1..DAYS.len() {
        let next = rest.strip_prefix(['、', '和']).and_then(|next| next.strip_prefix('周'));
        match next.and_then(|next| next.strip_prefix(DAYS)) {
            Some(behind) => rest = behind,
            None => break,
        }
    }
    Some(without_before(rest))
}

/// Behind 前 or 之前, if it stands there.
fn without_before(i: &str) -> &str {
    first_of(i, &["之前", "以前", "前"]).map_or(i, |word| &i[word.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rhythms_take_their_point_along() {
        let cases = [
            ("每年", Some(Period::Year)),
            ("每半年", Some(Period::HalfYear)),
            ("按半年度", Some(Period::HalfYear)),
            ("每季度", Some(Period::Quarter)),
            ("每个月", Some(Period::Month)),
            ("每月10日前", Some(Period::Month)),
            ("每年12月底前", Some(Period::Year)),
            ("每年初", Some(Period::Year)),
            ("每季度末25日前", Some(Period::Quarter)),
            ("每年6月20日、11月20日前", Some(Period::Year)),
            ("每季度首月5日前", Some(Period::Quarter)),
            ("每周五前", Some(Period::Week)),
            ("每周二、周五", Some(Period::Week)),
            ("每周一、周三和周五前", Some(Period::Week)),
            ("每日", Some(Period::Day)),
            ("每五年", None),
            ("每三个月", Some(Period::Quarter)),
            ("按年度", Some(Period::Year)),
            ("按月", Some(Period::Month)),
            ("每一季", Some(Period::Quarter)),
            ("每1年", Some(Period::Year)),
            ("每2个半年", Some(Period::Year)),
            ("每四个季度", Some(Period::Year)),
            ("每12个月", Some(Period::Year)),
            ("每两个季度", Some(Period::HalfYear)),
            ("每六个月", Some(Period::HalfYear)),
            ("每7天", Some(Period::Week)),
            ("每7个月", None),
            ("每3天", None),
            ("每99年", None),
            ("每月上旬前", Some(Period::Month)),
            ("每月25号", Some(Period::Month)),
            ("每季度末月底前", Some(Period::Quarter)),
            ("每半年首月10日前", Some(Period::HalfYear)),
            ("每季度第一个月", Some(Period::Quarter)),
            ("每星期日之前", Some(Period::Week)),
            ("每年的6月底前", Some(Period::Year)),
            ("每年年底前", Some(Period::Year)),
            ("每月底之前", Some(Period::Month)),
            ("每年1月、2月、3月、4月、5月", Some(Period::Year)),
            ("每季度结束后5个工作日内", Some(Period::Quarter)),
            ("每个月结束之后的10个自然日内", Some(Period::Month)),
            ("每半年后15日内", Some(Period::HalfYear)),
            ("每年度终了后三个月内", Some(Period::Year)),
            ("每五年期满后30日内", None),
        ];
        for (text, period) in cases {
            assert_eq!(rhythm(text), Ok(("", period)), "{text}");
        }
    }

    #[test]
    fn other_words_are_none() {
        for text in ["", "每", "每人", "按", "按日", "按月租", "按季节", "按年龄", "按照"]
        {
            assert!(rhythm(text).is_err(), "{text}");
        }
        for text in [
            "每0年",
            "每100年",
            "按月归还",
            "按月提取",
            "按季节",
            "按年对冲",
            "按日",
            "按月全额退还",
            "按月自动划扣",
        ] {
            assert!(rhythm(text).is_err(), "{text}");
        }
        let rest = |text: &'static str| rhythm(text).map(|(rest, _)| rest).ok();
        assert_eq!(rest("每年初步评估"), Some("初步评估"));
        assert_eq!(rest("按月提交台账"), Some("提交台账"));
        assert_eq!(rest("每年初次评估"), Some("初次评估"));
        assert_eq!(rest("每月25评估"), Some("25评估"));
        assert_eq!(rest("每季度末25日评估"), Some("25日评估"));
        assert_eq!(rest("每季度结束后核对水表"), Some("结束后核对水表"));
        assert_eq!(rest("每月后10日"), Some("后10日"));
        assert_eq!(rest("每日10日前"), Some("10日前"));
        assert_eq!(rest("每周二、三个村"), Some("、三个村"));
        assert_eq!(rest("每年1月、2月、3月、4月、5月、6月"), Some("、6月"));
    }
}
