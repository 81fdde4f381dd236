//! Whether a moment of the calendar (6月底前, 2025年, 年内) limits what is to be done.

use std::ops::Range;

use super::{
    super::{
        beside::Beside,
        moment::{Moment, Strength, moment},
        near::{NEAR, clause_after, clause_before, closes_bracket, head, sentence_before},
        scan::is_han_digit,
    },
    CLOSING_LEADS, ON_PRINCIPLE, TIMES,
    attribute::is_attribute,
    condition::is_condition,
    is_closing_date,
};
use crate::text::{
    Words, is_arabic,
    scan::{CharSet, holds},
};

/// Where the deadline begins that a moment makes in running text; `None` where it makes none. `is_overdue` where the text may say
/// of anything that it is.
pub(in super::super) fn limit_start(
    text: &str,
    Range { start, end }: Range<usize>,
    moment: &Moment,
    is_overdue: bool,
) -> Option<usize> {
    let strength = moment.strength;
    if is_mere(text, start, end, strength) {
        return None;
    }
    // Nothing leads most moments in, and one character tells.
    let is_led_in = LEADS.end(&text[..start]);
    if is_led_in {
        // 计入期t年内, 第n年底: a letter in front makes it a formula.
        if text[..start].ends_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        if is_closing_date(&text[..start]) {
            return Some(start);
        }
    }
    let before = clause_before(text, start, NEAR);
    if is_led_in && is_told(before) {
        return None;
    }
    let after = clause_after(text, end, NEAR);
    // “十四五”期间累计培训: what is counted over a plan's years is a goal.
    let is_goal = text[start..end].ends_with("期间") && after.starts_with("累计");
    // 须在9月30日前开始装修: behind 前 it is the deed that begins.
    let is_beginning = strength != Strength::Before && !is_future(text, end);
    if is_beginning || (!is_goal && is_attribute(after, strength)) {
        return None;
    }
    // 2020年前4个月: the first months of a year.
    if counts_months(&text[..end], after) {
        return None;
    }
    if is_led_in && before.ends_with(['到', '至', '止']) {
        return reached(text, start..end, before, strength);
    }
    let counts = match strength {
        Strength::BareYear => {
            in_that_year(&text[start..end], after) || leads_a_row(&text[end..], strength)
        }
        Strength::Bare => {
            let joined = before.ends_with(['-', '—', '~', '～', '和'])
                || (before.ends_with('、') && !is_label_alone(before));
            leads_a_row(&text[end..], strength)
                || (is_finished(after) && !joined)
                || is_half_of_a_year(&text[start..end], &text[end..])
                || is_aimed_at(&text[start..end], before, after)
        }
        Strength::Edge => is_edge(&text[start..end], before, after),
        Strength::Before => {
            !is_condition(&text[end..], before, after, is_overdue)
                && !is_done(&text[start..end], &text[end..])
        }
    };
    counts.then_some(start)
}

/// 6月30日前，已签订合同的用户: what is done by a day already. By the end of a year it is a goal's: 年底前，已通水的村达到九成.
fn is_done(time: &str, behind: &str) -> bool {
    behind.strip_prefix(['，', ',']).is_some_and(|rest| rest.starts_with('已'))
        && time.contains('日')
}

/// What in front of a time says that it is told, not set.
const TOLD: [&str; 29] = [
    // Who or what is meant: 凡6月30日前受理的, 对于3月31日前供应的, 原定于2月20日前.
    "凡",
    "对于",
    // 存量泵站是指2月1日前建成的泵站: a definition.
    "是指",
    "原定于",
    "截至",
    "截止",
    "截止到",
    "截至到",
    "自",
    "从",
    "较",
    "比",
    "去",
    "去年",
    "上",
    "上年",
    "历",
    "往",
    "对",
    "数",
    "几",
    "多",
    "同",
    "学",
    "近",
    "以",
    "每",
    // 每个自然年内, 一个纳税年内: any year.
    "自然",
    "纳税",
];

/// The characters in front of a time that anything is asked of: of a formula, of what leads in a last day, of what is told or
/// reached.
static LEADS: CharSet = CharSet::of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz到至止")
    .or(&CharSet::of(CLOSING_LEADS))
    .with_last(&TIMES)
    .with_last(&TOLD);

/// Words that set an aim.
static AIMS: Words = Words::of(&["力争", "争取", "确保", "务必", "力求"]);

/// A bare time that nothing around it makes a limit; most years and months are this, so it is asked
/// first.
fn is_mere(text: &str, start: usize, end: usize, strength: Strength) -> bool {
    let (before, behind) =
        (Beside::before(text.as_bytes(), start), Beside::at(text.as_bytes(), end));
    let is_in_row = || behind.any(Beside::IN_ROW) && leads_a_row(&text[end..], strength);
    match strength {
        Strength::BareYear => {
            !before.any(Beside::REACHES) && &text[start..end] != "当年" && !is_in_row()
        }
        Strength::Bare => {
            !(before.any(Beside::LEADS) && !before.any(Beside::YEAR)
                || is_finished(&text[end..])
                || is_in_row()
                || is_part_of_a_year(&text[start..end]))
        }
        Strength::Edge | Strength::Before => false,
    }
}

/// 一、上半年完成…: the numbering label in front joins nothing.
fn is_label_alone(before: &str) -> bool {
    before.trim_end_matches('、').chars().all(is_han_digit)
}

/// 6月20日、9月20日、12月20日前, 2023年和2025年底: the limit stands behind the last of a row and counts for
/// all.
fn leads_a_row(behind: &str, strength: Strength) -> bool {
    const LONGEST_ROW: usize = 6;
    let mut rest = behind;
    for _ in 0..LONGEST_ROW {
        let Some(next) = rest.strip_prefix(['、', '和', '及']) else { return false };
        let Ok((after, next)) = moment(head(next, NEAR)) else { return false };
        let is_edge = strength == Strength::BareYear && next.strength == Strength::Edge;
        if next.strength == Strength::Before || is_edge {
            return !is_attribute(after, next.strength);
        }
        rest = after;
    }
    false
}

/// 2026年上半年，清算资金: a half or quarter of a named year that opens a sentence says when it is to be
/// done. What is told of one has its figures or a 了.
fn is_half_of_a_year(text: &str, behind: &str) -> bool {
    static FIGURES: Words = Words::of(&["了", "已", "同比", "增长", "亿元", "万元"]);
    let Some(clause) = behind.strip_prefix(['，', ',']) else { return false };
    if !(text.starts_with("20") && is_part_of_a_year(text)) {
        return false;
    }
    let near = head(clause, NEAR);
    !near.contains('%') && !FIGURES.stand_in(near)
}

/// Whether a moment is a half or a quarter of a year.
fn is_part_of_a_year(moment: &str) -> bool {
    moment.ends_with("半年") || moment.ends_with("季度")
}

/// 力争一季度供水三亿方, 确保渠道投资上半年下达六成: what a half or quarter is to bring, by the words that set an aim.
fn is_aimed_at(moment: &str, before: &str, after: &str) -> bool {
    // 向一季度倾斜 says where to, 一季度“开门红” is a name.
    const NAMES: [char; 3] = ['“', '"', '开'];
    is_part_of_a_year(moment)
        && !after.is_empty()
        && !after.starts_with(NAMES)
        && !before.ends_with('向')
        && AIMS.stand_in(before)
}

/// A time that is told, not set: 截至2021年底, 较2020年底, 自…, 去年底.
fn is_told(before: &str) -> bool {
    static WORDS: Words = Words::of(&TOLD);
    WORDS.end(before) && !before.ends_with(ON_PRINCIPLE)
}

/// A beginning or a past is no limit: 2016年以来, 2022年6月起, 2月底以后.
pub(in super::super) fn is_future(text: &str, end: usize) -> bool {
    static WORDS: Words = Words::of(&[
        "以来", "起", "开始", "以后", "之后", "后", "以降", "以後", "始", "来，", "来,",
    ]);
    !WORDS.begin(&text[end..])
}

/// Whether a time with 前 orders something, though its day may be over: 2022年1月底前，摸清在建项目. What was
/// done, founded or built by then tells who or what is meant.
pub(in super::super) fn is_ordered(text: &str, range: &Range<usize>) -> bool {
    static ORDERS: Words = Words::of(&[
        "完成",
        "组建",
        "摸清",
        "梳理",
        "核算",
        "提交",
        "报送",
        "制定",
        "建立",
        "退出",
        "调整",
        "全部",
        "应当",
        "应至少",
        "必须",
    ]);
    static STATES: Words = Words::of(&["已", "了", "建成的", "完成的"]);
    if !text[range.clone()].ends_with('前') {
        return false;
    }
    let behind = &text[range.end..];
    let clause = clause_after(behind.strip_prefix(['，', ',']).unwrap_or(behind), 0, NEAR);
    ORDERS.stand_in(clause)
        && !STATES.stand_in(clause)
        && !clause.ends_with("完成")
        && !closes_bracket(clause)
}

/// 2021年前9个月, 2021年前三季度: 前 counts what follows.
fn counts_months(before: &str, after: &str) -> bool {
    static COUNTED: Words = Words::of(&["个月", "个季度", "季度"]);
    if !before.ends_with("年前") {
        return false;
    }
    let unit = after.trim_start_matches(|c: char| is_arabic(c) || is_han_digit(c));
    unit.len() < after.len() && COUNTED.begin(unit)
}

/// Words of an aim that is called a plan.
static PLANS: Words = Words::of(&["预计", "计划"]);

/// Words of what has a last day.
static DUE: Words = Words::of(&[
    "受理",
    "申报",
    "报名",
    "缴",
    "还本",
    "付息",
    "还款",
    "征集",
    "报送",
    "提交",
    "申请时间",
    "接收",
    "清偿",
    "清退",
    "收集",
    "投稿",
    "申请期限",
    "意见反馈",
    "登记时间",
    "递交",
]);

/// Whether 至 in front of a bare month or day only ends a stretch of time: neither an aim nor the last day for a paper or a payment.
pub(super) fn ends_stretch(text: &str, start: usize) -> bool {
    let Some(stem) = text[..start].strip_suffix('至') else { return false };
    !AIMS.end(stem) && !PLANS.end(stem) && !DUE.stand_in(sentence_before(text, start))
}

/// 到 and 至 in front: a goal (到2025年), or the last day for a paper or a payment; never the end of a
/// policy's run (有效期至, 延续到, 实施时限暂定至). 到 stays with a bare year, else nothing says "by".
fn reached(text: &str, range: Range<usize>, before: &str, strength: Strength) -> Option<usize> {
    // 执行至, 有效期到: how long a policy runs.
    static RUNS: Words =
        Words::of(&["执行", "有效期", "执行期限", "实施期限", "有效期限", "政策期限", "政策"]);
    // 受疫情影响到2月28日仍无法申报: how things stand then.
    static STANDS: Words = Words::of(&["仍", "还未", "尚未"]);
    let Range { start, end } = range;
    let stem = before.trim_end_matches(['到', '至', '止']);
    if RUNS.end(stem) || STANDS.begin(&text[end..]) {
        return None;
    }
    // 自公告之日至10月20日前提出申请: what is done behind 前 is due.
    static ACTS: Words = Words::of(&["提出", "缴纳", "补缴", "披露", "申报", "报送", "提交"]);
    if strength == Strength::Before && ACTS.stand_in(head(&text[end..], 12)) {
        return Some(start);
    }
    // 延长到, 推迟至: another end of a policy's run.
    static MOVES: Words =
        Words::of(&["延长", "延续", "延期", "执行", "推迟", "顺延", "完成", "实施", "持续"]);
    // 至“十四五”末 is a goal like 到“十四五”末.
    let is_plan = text[start..].starts_with(['“', '十']);
    // 至2025年，…达到 opens a sentence as 到2025年 does; 至12月31日 ends a policy's run, and 从2018年起，至2020年底 is told.
    let is_year = matches!(strength, Strength::BareYear | Strength::Edge);
    let opens =
        || is_year && stem.is_empty() && !sentence_before(text, start).contains(['自', '从']);
    let is_goal = || is_plan || AIMS.hold(stem) || PLANS.hold(stem) || opens();
    if (before.ends_with('到') || before.ends_with('至') && is_goal()) && !MOVES.end(stem) {
        // 从2019年到2022年, 从2019到2022年, 7月1日到7日: the second end of a window; 达到当年标准 is another word.
        let is_bare = || stem.ends_with(is_arabic) && stem.contains(['从', '自']);
        let window = stem
            .ends_with(['年', '月', '日', '号', '起', '初', '底', '末', '提', '降', '高', '达'])
            || is_bare();
        // 到 and 至 are of one length.
        let begin = if strength == Strength::BareYear { start - '到'.len_utf8() } else { start };
        return (!window).then_some(begin);
    }
    if strength == Strength::BareYear {
        return None;
    }
    let near = sentence_before(text, start);
    (DUE.stand_in(near) && !runs(near)).then_some(start)
}

/// Words of a policy's or paper's run.
fn runs(text: &str) -> bool {
    static RUN: Words = Words::of(&[
        "有效",
        "政策",
        "执行期",
        "实施期",
        "执行时",
        "实施时",
        "试行期",
        "施行",
        "本措施",
    ]);
    RUN.stand_in(text)
}

/// 在当年缴齐: what is to be finished in a year named by 当年 or 本年.
fn in_that_year(year: &str, after: &str) -> bool {
    static DONE: Words = Words::of(&["缴齐", "缴清", "完成", "付清", "结清"]);
    year == "当年" && DONE.begin(after)
}

/// A bare month, day or quarter limits only what is finished or done once in it: 6月完成, 三季度建成,
/// 11月中旬组织验收, 上半年开展评估.
fn is_finished(after: &str) -> bool {
    static DONE: Words = Words::of(&[
        "完成",
        "全部完成",
        "全面完成",
        "基本完成",
        "完工",
        "建成",
        "出台",
        "上报",
        "报送",
        "办结",
        "报",
        "提交",
        "实现",
        "投入使用",
        "竣工",
        "组织验收",
        "组织考核",
        "组织评估",
        "组织检查",
        "组织开展",
        "开展",
    ]);
    static PAPERS: Words = Words::of(&["报告", "报表", "报道"]);
    static SUMS: Words = Words::of(&["亿元", "万元"]);
    let after = after.strip_prefix("前后").unwrap_or(after);
    let Some(object) = DONE.strip(after) else { return false };
    let is_past = || holds(head(after, 8), '了') || SUMS.stand_in(head(after, 10));
    !object.starts_with('的') && !PAPERS.begin(after) && !is_past()
}

/// 年底, 年内, 月底 without 前.
fn is_edge(moment: &str, before: &str, after: &str) -> bool {
    static OTHERS: Words = Words::of(&["有效", "出生"]);
    // 根据年内盘活面积确定供应: what is gone by in the deed, not when it is to be done.
    static GROUNDS: Words = Words::of(&["根据", "依据", "按照"]);
    // 6月末, 贷款余额…: the day on which accounts are read, and no limit but where one aims at it.
    let is_reading = moment.ends_with("月末") || moment == "年末";
    if is_reading && !AIMS.stand_in(before) {
        return false;
    }
    // 2023年和2025年底 is a row of two; 月初和月末 is none.
    let in_row = before.strip_suffix(['与', '和']).is_some_and(|first| first.ends_with('年'));
    let joined = before.ends_with(['-', '—', '~', '～', '与', '和']) && !in_row;
    !joined && !OTHERS.begin(after) && !GROUNDS.end(before)
}
