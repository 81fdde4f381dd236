//! A time from an event on: 印发之日起30日内, 5个工作日内, 收到发票后15日内.

use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::tag,
    combinator::{opt, value, verify},
};

use super::{super::numeral, clause_before, ends_with_any};

/// What the length of a time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Minutes,
    Hours,
    Days,
    WorkingDays,
    Weeks,
    Months,
    Years,
}

/// A number of time units at the start of a text: 30日, 5个工作日, 三个月, 两年.
pub(super) fn length(i: &str) -> IResult<&str, (u32, Unit)> {
    let unit = alt((
        value(Unit::WorkingDays, alt((tag("个工作日"), tag("工作日"), tag("个工作天")))),
        value(Unit::Hours, alt((tag("个小时"), tag("小时")))),
        value(Unit::Minutes, tag("分钟")),
        value(
            Unit::Days,
            alt((tag("个自然日"), tag("自然日"), tag("个日历天"), tag("日"), tag("天"))),
        ),
        value(Unit::Weeks, alt((tag("个星期"), tag("星期"), tag("周")))),
        value(Unit::Months, alt((tag("个月"), tag("月")))),
        value(Unit::Years, alt((tag("周年"), tag("个年度"), tag("年")))),
    ));
    let count = verify(numeral::numeral, |count| *count < 1000);
    (count, unit).parse(i)
}

/// `5个工作日内` at the start of a text.
pub(super) fn within(i: &str) -> IResult<&str, (u32, Unit)> {
    let (rest, length) = length(i)?;
    let (rest, _) = opt(alt((tag("（含）"), tag("(含)")))).parse(rest)?;
    let (rest, _) = alt((tag("之内"), tag("以内"), tag("内"))).parse(rest)?;
    // 3月内 is no length: months are counted with 个.
    Ok((rest, length))
}

/// Longest event in front of a time, in characters.
const LONGEST_EVENT: usize = 30;

/// Where the event begins that a time is counted from, if one stands immediately in front of `at`, and
/// whether it is the issue of the document itself.
pub(super) fn event_before(text: &str, at: usize) -> Option<(usize, bool)> {
    let clause = clause_before(text, at, LONGEST_EVENT);
    if !ends_with_any(clause, &["起", "后", "之日", "的", "之日起的", "之时起", "当日起"])
    {
        return None;
    }
    if clause.ends_with('的') && !clause.contains("领取") && !clause.contains("之日起") {
        return None;
    }
    let begin = at - clause.len();
    let own = own_issue(clause);
    if let Some(start) = own {
        return Some((begin + start, true));
    }
    let start = event_start(clause);
    // 后 and 起 alone name no event: 此后3日内, 之后5日内, 即日起10日内.
    let event = clause[start..].trim_end_matches(['起', '后', '的', '之', '日']);
    if event.is_empty()
        || ends_with_any(clause, &["此后", "之后", "今后", "其后", "然后", "即日起"])
    {
        return None;
    }
    Some((begin + start, false))
}

/// Start of 印发之日起 within the clause, where it is the document itself that is issued.
fn own_issue(clause: &str) -> Option<usize> {
    const ISSUE: [&str; 6] = ["印发", "发布", "公布", "下发", "发文", "颁布"];
    let (start, word) = ISSUE
        .iter()
        .filter_map(|word| Some((clause.rfind(word)?, word)))
        .max_by_key(|pair| pair.0)?;
    let behind = clause[start + word.len()..].trim_end_matches('的');
    let counts = matches!(behind, "之日起" | "之日" | "后" | "日起" | "之日后" | "当日起");
    let before = &clause[..start];
    // A law that somebody else issues is another event: 招标公告发布之日起.
    let own = before.is_empty()
        || ends_with_any(before, &["自", "在", "从", "于", "应", "须", "要"])
        || ["本", "该"].iter().any(|this| before.rfind(this).is_some_and(|at| at + 18 >= start));
    (counts && own).then_some(start)
}

/// Where an event begins in a clause: behind the word that leads it in, at its verb where that stands first.
fn event_start(clause: &str) -> usize {
    const LEADS: [&str; 16] = [
        "自",
        "在",
        "从",
        "应当于",
        "应于",
        "于",
        "应当",
        "须",
        "原则上",
        "可",
        "并",
        "需",
        "将",
        "要",
        "当",
        "按",
    ];
    const VERBS: [&str; 9] =
        ["收到", "接到", "领取", "取得", "签订", "受理", "获得", "收悉", "办理"];
    let behind = LEADS.iter().filter_map(|word| Some(clause.rfind(word)? + word.len())).max();
    let verb = VERBS.iter().filter_map(|word| clause.rfind(word)).max();
    let behind = behind.unwrap_or(0);
    match verb {
        // A verb first: 各单位收到通知后. A noun first: 合同签订后 keeps what is signed.
        Some(verb) if verb >= behind && starts_event(clause, verb) => verb,
        _ => behind,
    }
}

/// Whether the verb has its object behind it (收到发票后) rather than in front (合同签订后).
fn starts_event(clause: &str, verb: usize) -> bool {
    let behind = clause[verb..].trim_end_matches(['起', '后', '的', '日', '之']);
    behind.chars().nth(2).is_some()
}
