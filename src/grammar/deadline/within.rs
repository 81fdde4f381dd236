//! A time from an event on: 印发之日起30日内, 5个工作日内, 收到发票后15日内.

use super::{
    super::{label, numeral},
    moment::Number,
    near::{clause_before, closes_bracket},
    scan::is_han_digit,
};
use crate::text::Words;

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

/// A number of time units at the start of a text: 30日, 5个工作日, 三个月, 两年; the numeral that begins it is read
/// already. Gives what stands behind it.
pub(super) fn length_of<'t>(
    text: &'t str,
    number: Option<Number<'t>>,
) -> Option<(&'t str, (u32, Unit))> {
    // 半年内 has no number of its own.
    let Some((rest, count)) = number else {
        return text.strip_prefix("半年").map(|rest| (rest, (6, Unit::Months)));
    };
    if count >= 1000 {
        return None;
    }
    let (name, unit) = match rest.chars().next()? {
        '日' | '天' => ("日", Unit::Days),
        '月' => ("月", Unit::Months),
        '年' => ("年", Unit::Years),
        '周' if rest.starts_with("周年") => ("周年", Unit::Years),
        '周' => ("周", Unit::Weeks),
        _ => NAMES[NAME_WORDS.beginning(rest)?],
    };
    let rest = &rest[name.len()..];
    // A quarter is counted in months.
    if name == QUARTERS {
        return (count < 100).then_some((rest, (3 * count, unit)));
    }
    Some((rest, (count, unit)))
}

/// Whether a text may begin with the name of a unit, which stands behind a number: `false` only where it does not. Most of what is
/// counted is none: 三个方面, 三分之一.
#[inline]
pub(super) fn may_begin_unit(text: &str) -> bool {
    NAME_WORDS.may_begin(text) || text.starts_with(['日', '天', '月', '年', '周'])
}

const QUARTERS: &str = "个季度";

/// The names of units that have more than a character.
const NAMES: [(&str, Unit); 14] = [
    ("个月", Unit::Months),
    (QUARTERS, Unit::Months),
    ("个工作日", Unit::WorkingDays),
    ("工作日", Unit::WorkingDays),
    ("个工作天", Unit::WorkingDays),
    ("个小时", Unit::Hours),
    ("小时", Unit::Hours),
    ("分钟", Unit::Minutes),
    ("个自然日", Unit::Days),
    ("自然日", Unit::Days),
    ("个日历天", Unit::Days),
    ("个年度", Unit::Years),
    ("个星期", Unit::Weeks),
    ("星期", Unit::Weeks),
];

/// The same without the units.
static NAME_WORDS: Words = {
    const WORDS: [&str; NAMES.len()] = {
        let (mut words, mut at) = ([""; NAMES.len()], 0);
        while at < words.len() {
            words[at] = NAMES[at].0;
            at += 1;
        }
        words
    };
    Words::of(&WORDS)
};

/// Behind the `内` that follows a length.
pub(super) fn inside(text: &str) -> Option<&str> {
    let including = || text.strip_prefix("（含）").or_else(|| text.strip_prefix("(含)"));
    let rest = if text.starts_with(['（', '(']) { including()? } else { text };
    ["内", "之内", "以内"].into_iter().find_map(|word| rest.strip_prefix(word))
}

/// Where the first number of a range begins whose second stands at `at`, 3至5个工作日内, or the whole number whose
/// fraction does, 0.5个工作日内.
pub(super) fn range_start(text: &str, at: usize) -> usize {
    const JOINTS: [char; 7] = ['至', '到', '-', '—', '－', '~', '～'];
    let before = &text[..at];
    if let Some(first) = before.strip_suffix(JOINTS) {
        return number_start(first).unwrap_or(at);
    }
    // `2.5个工作日内办结` at the head of a text is its second item.
    let whole = before.strip_suffix('.').and_then(number_start);
    whole.filter(|start| *start > 0).unwrap_or(at)
}

/// Where a number of two digits at most begins that ends a text: 2020-5 is no range of days.
fn number_start(text: &str) -> Option<usize> {
    let is_digit = |c: char| numeral::arabic_digit(c).is_some() || is_han_digit(c);
    let digits = text.chars().rev().take_while(|c| is_digit(*c)).take(3);
    let is_short = matches!(digits.clone().count(), 1 | 2);
    is_short.then(|| text.len() - digits.map(char::len_utf8).sum::<usize>())
}

/// Longest event in front of a time, in characters.
const LONGEST_EVENT: usize = 40;

/// Where the event begins that a time is counted from, if one stands immediately in front of `at`,
/// and whether it is the issue of the document itself.
pub(super) fn event_before(text: &str, at: usize) -> Option<(usize, bool)> {
    // Most lengths have none, and the words right in front tell.
    if !ends_event(&text[..at]) {
        return None;
    }
    let clause = clause_before(text, at, LONGEST_EVENT);
    // A numbering label in front is no part of the event: 2.验收通过之日起8个月内.
    let clause = clause.rsplit('.').next().unwrap_or(clause);
    let clause = behind_quote(behind_label(clause));
    // 出售住房的，或购买住房后12个月内: what joins the clauses is no part of the event.
    let clause = clause.strip_prefix(['或', '并', '且']).unwrap_or(clause);
    if !ends_event(clause) {
        return None;
    }
    // 领取消费券的一个月内, 申请后的5个工作日内; another 的 is an attribute's.
    static EVENTS: Words = Words::of(&["领取", "取得", "收到", "后的", "起的"]);
    if clause.ends_with("前后") || (clause.ends_with('的') && !EVENTS.stand_in(clause)) {
        return None;
    }
    let begin = at - clause.len();
    if let Some((start, from_document)) = own_issue(clause) {
        return Some((begin + start, from_document));
    }
    let start = event_start(clause);
    // 住 and 售 hide the 在 in front of them (在住人口, 在售房源), but not that of 在住房出售后 and 在售后.
    static HIDDEN: Words = Words::of(&["在住房", "在售后"]);
    let start = if HIDDEN.begin(&clause[start..]) { start + "在".len() } else { start };
    // 后 and 起 alone name no event: 此后3日内, 之后5日内, 即日起10日内.
    static NO_EVENTS: Words = Words::of(&["此后", "之后", "今后", "其后", "然后", "即日起"]);
    let event = clause[start..].trim_end_matches(['起', '后', '的', '之', '日']);
    (!event.is_empty() && !NO_EVENTS.end(clause)).then_some((begin + start, false))
}

/// Whether a text ends as an event does that a time is counted from: 签约后, 之日起; or without such a word, 合同签订
/// (两年内), 项目入库 (一年内).
fn ends_event(text: &str) -> bool {
    static ENDS: Words = Words::of(&[
        "起",
        "后",
        "後",
        "之日",
        "的",
        "届满前",
        "期满前",
        "签订",
        "出售",
        "入库",
        "开工",
        "受理",
        "申请",
        "备案",
        "竣工",
        "投产",
        "出让",
        "成交",
        "印发",
        "立项",
        "出具",
        "完成",
        "结束",
        "购房",
        "结清",
        "发放",
    ]);
    ENDS.end(text)
}

/// A clause without the label in front: 第九条泵站建成后, （二）活动结束后.
fn behind_label(clause: &str) -> &str {
    &clause[label::label(clause).map_or(0, |label| label.length)..]
}

/// A clause from the quote on that it is in: 取消“签约后两年内不得转让”.
fn behind_quote(clause: &str) -> &str {
    match clause.rfind(['“', '”']) {
        Some(at) if clause[at..].starts_with('“') => &clause[at + '“'.len_utf8()..],
        _ => clause,
    }
}

/// Start of 印发之日起 within the clause, and whether it is the document itself that is issued; 施行
/// is cut alike, but its day is not the document's.
fn own_issue(clause: &str) -> Option<(usize, bool)> {
    static ISSUES: Words =
        Words::of(&["印发", "发布", "公布", "下发", "发文", "颁布", "施行", "实施", "生效"]);
    static EFFECTS: Words = Words::of(&["施行", "实施", "生效"]);
    static LEADS: Words = Words::of(&["自", "在", "从", "于", "应", "须", "要"]);
    let mut last = None;
    ISSUES.each_in(clause, |at, word| last = Some((at, word)));
    let (start, word) = last?;
    let behind = clause[start + word.len()..].trim_end_matches('的');
    // 本方案印发30日内 leaves the word out.
    let counts = matches!(behind, "" | "之日起" | "之日" | "后" | "日起" | "之日后" | "当日起");
    // 自文件印发之日起: what calls itself so is the document, with 本 or without.
    const SELVES: [&str; 2] = ["文件", "通知"];
    let named = &clause[..start];
    let before = SELVES.iter().find_map(|own| named.strip_suffix(own)).unwrap_or(named);
    // What somebody else issues is another event: 招标公告发布之日起.
    let own = || {
        before.is_empty()
            || LEADS.end(before)
            || ["本", "该"].iter().any(|this| before.rfind(this).is_some_and(|at| at + 18 >= start))
    };
    (counts && own()).then(|| (start, !EFFECTS.hold(word)))
}

/// Where an event begins in a clause: behind the word that leads it in, at its verb where that
/// stands first.
fn event_start(clause: &str) -> usize {
    static LEADS: Words = Words::of(&[
        "允许",
        "允许在",
        "按照",
        "时间为",
        "时限为",
        "有效期为",
        "由",
        "且",
        "内或",
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
        "应",
        "要",
        "至",
        "对",
    ]);
    static VERBS: Words =
        Words::of(&["收到", "接到", "领取", "取得", "签订", "受理", "获得", "收悉", "办理"]);
    let mut behind = 0;
    LEADS.each_in(clause, |at, word| {
        if at + word.len() > behind && leads_in(clause, at, word) {
            behind = at + word.len();
        }
    });
    let mut verb = None;
    VERBS.each_in(&clause[behind..], |at, _| verb = Some(behind + at));
    // A verb first: 各单位收到通知后. A noun first: 合同签订后 keeps what is signed.
    verb.filter(|verb| starts_event(clause, *verb)).unwrap_or(behind)
}

/// Whether a word at a place leads something in and is no part of another: 自有住房, 许可证.
fn leads_in(clause: &str, at: usize, word: &str) -> bool {
    const OTHER_BEFORE: [char; 14] =
        ['许', '合', '所', '现', '存', '各', '主', '供', '响', '属', '终', '自', '理', '经'];
    const OTHER_BEHIND: [char; 13] =
        ['有', '治', '住', '行', '然', '主', '建', '求', '售', '线', '身', '素', '用'];
    let behind = &clause[at + word.len()..];
    let is_other = word.chars().nth(1).is_none()
        && (clause[..at].ends_with(OTHER_BEFORE) || behind.starts_with(OTHER_BEHIND));
    // 缴纳契税（以发票所载时间为准）后: what stands in a bracket leads nothing in behind it.
    !is_other && !closes_bracket(behind)
}

/// Whether the verb has its object behind it (收到发票后) rather than in front (合同签订后), and is no object itself
/// (泵站具备办理验收条件之日起).
fn starts_event(clause: &str, verb: usize) -> bool {
    if clause[..verb].ends_with("具备") {
        return false;
    }
    let behind = clause[verb..].trim_end_matches(['起', '后', '的', '日', '之']);
    // 网签手续办理完成: that it is over is no object.
    let over = ["完成", "结束"].into_iter().find_map(|word| behind.strip_suffix(word));
    let behind = over.unwrap_or(behind);
    behind.chars().nth(2).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn within(text: &str) -> Option<(u32, Unit)> {
        let (rest, length) = length_of(text, numeral::numeral(text).ok())?;
        inside(rest)?.is_empty().then_some(length)
    }

    #[test]
    fn lengths_are_read_in_every_unit() {
        let cases = [
            ("30日内", (30, Unit::Days)),
            ("5个工作日内", (5, Unit::WorkingDays)),
            ("三个月之内", (3, Unit::Months)),
            ("两年以内", (2, Unit::Years)),
            ("24小时内", (24, Unit::Hours)),
            ("一周内", (1, Unit::Weeks)),
            ("半年内", (6, Unit::Months)),
            ("一个季度内", (3, Unit::Months)),
            ("１５天内", (15, Unit::Days)),
        ];
        for (text, expected) in cases {
            assert_eq!(within(text), Some(expected), "{text}");
        }
        let more = [
            ("3工作日内", (3, Unit::WorkingDays)),
            ("3个工作天内", (3, Unit::WorkingDays)),
            ("2个小时内", (2, Unit::Hours)),
            ("30分钟内", (30, Unit::Minutes)),
            ("3个自然日内", (3, Unit::Days)),
            ("3个日历天内", (3, Unit::Days)),
            ("3星期内", (3, Unit::Weeks)),
            ("2周年内", (2, Unit::Years)),
            ("2个年度内", (2, Unit::Years)),
            ("99个季度内", (297, Unit::Months)),
            ("999日（含）内", (999, Unit::Days)),
        ];
        for (text, expected) in more {
            assert_eq!(within(text), Some(expected), "{text}");
        }
        for text in ["100个季度内", "1000日内"] {
            assert_eq!(within(text), None, "{text}");
        }
        for text in ["", "内", "2022年内", "30日", "日内"] {
            assert_eq!(within(text), None, "{text}");
        }
    }

    #[test]
    fn a_range_begins_with_its_first_number() {
        let start = |text: &'static str| &text[range_start(text, text.len())..];
        for range in ["3至", "15-", "三到", "十二—", "３～"] {
            assert_eq!(start(range), range, "{range}");
        }
        for other in ["2020-", "123至", "县至", "3个", ""] {
            assert_eq!(start(other), "", "{other}");
        }
    }

    #[test]
    fn events_begin_where_they_are_named() {
        let cases = [
            ("在本意见印发之日起", Some(("印发之日起", true))),
            ("各镇应自方案发布之日起", Some(("方案发布之日起", false))),
            ("应当自收到申请后", Some(("收到申请后", false))),
            ("取得预售许可证后", Some(("取得预售许可证后", false))),
            ("在自有住房出售后", Some(("自有住房出售后", false))),
            ("可在租赁期届满前", Some(("租赁期届满前", false))),
            ("领取消费券的", Some(("领取消费券的", false))),
            ("应在修渠合同签订", Some(("修渠合同签订", false))),
            ("泵站入库", Some(("泵站入库", false))),
            ("水务所应在受理", Some(("受理", false))),
            ("应当自收到用水申请", Some(("收到用水申请", false))),
            ("泵站入库，", None),
            ("农户可在购房", Some(("购房", false))),
            ("自水费结清", Some(("水费结清", false))),
            ("每户限修一处且补助发放", Some(("补助发放", false))),
            ("第九条泵站建成后", Some(("泵站建成后", false))),
            ("在住房出售后", Some(("住房出售后", false))),
            ("取消“签约后", Some(("签约后", false))),
            ("“一件事”受理后", Some(("“一件事”受理后", false))),
            ("公示后，", None),
            ("此后", None),
            ("即日起", None),
            ("汛期前后", None),
            ("县里的", None),
            ("起", None),
            ("本办法公布当日起", Some(("公布当日起", true))),
            ("该方案下发后", Some(("下发后", true))),
            ("须印发之日起", Some(("印发之日起", true))),
            ("本办法施行之日起", Some(("施行之日起", false))),
            ("招标公告发布之日起", Some(("招标公告发布之日起", false))),
            ("各镇要于本方案印发", Some(("印发", true))),
            ("自文件印发之日起", Some(("印发之日起", true))),
            ("通知下发后", Some(("下发后", true))),
            ("上级文件印发后", Some(("上级文件印发后", false))),
            (
                "本县全部十二个乡镇的防汛方案印发之日起",
                Some(("本县全部十二个乡镇的防汛方案印发之日起", false)),
            ),
            ("印发汛期通报后", Some(("印发汛期通报后", false))),
            ("2.验收通过之日起", Some(("验收通过之日起", false))),
            ("或购买水泵后", Some(("购买水泵后", false))),
            ("在住人口迁出后", Some(("在住人口迁出后", false))),
            ("在售后", Some(("售后", false))),
            ("各镇签订合同后", Some(("签订合同后", false))),
            ("各镇合同签订后", Some(("各镇合同签订后", false))),
            ("网签手续办理完成后", Some(("网签手续办理完成后", false))),
            ("缴纳水费（以发票所载时间为准）后", Some(("缴纳水费（以发票所载时间为准）后", false))),
            ("由镇里验收后", Some(("镇里验收后", false))),
            ("理由成立后", Some(("理由成立后", false))),
            ("取得可行证明后", Some(("取得可行证明后", false))),
            ("在新泵站具备办理验收条件之日起", Some(("新泵站具备办理验收条件之日起", false))),
            ("允许在建成后", Some(("建成后", false))),
            ("取消“签约后”和建成后", Some(("取消“签约后”和建成后", false))),
            ("近", None),
            ("房屋的", None),
        ];
        for (text, expected) in cases {
            let found = event_before(text, text.len()).map(|(start, own)| (&text[start..], own));
            assert_eq!(found, expected, "{text}");
        }
    }
}
