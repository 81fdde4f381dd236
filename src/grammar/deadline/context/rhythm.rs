//! Whether a rhythm (每年, 按月) is a duty.

use std::ops::Range;

use super::super::near::{NEAR, clause_after, clause_before, head, tail};
use crate::text::{Words, is_arabic};

/// Whether a rhythm is a duty: not a rate (每人每月200元, 每年最高), not an entitlement (可每年提取一次).
pub(in super::super) fn is_rhythm(text: &str, start: usize, end: usize) -> bool {
    let before = tail(&text[..start], 4);
    let clause = clause_after(text, end, NEAR);
    let after = head(clause, 12);
    // “按月”支付 speaks of the words; 可以按月向县里申请 says when to apply.
    if before.ends_with('“') && after.starts_with('”') {
        return false;
    }
    if text[start..].starts_with('按') && after.starts_with('向') {
        return true;
    }
    // 连续3年每年, 每年按贷款金额给予1%贴息, 每年按申请先后资助不超过10件: how a grant is paid out.
    static GRANTS: Words = Words::of(&["给予", "资助"]);
    let is_grant =
        before.starts_with("连续") || (after.starts_with('按') && GRANTS.stand_in(clause));
    // 每月按1000元标准扣除, 每年发放10%: the rate of a payment.
    static PAYS: Words = Words::of(&["按照", "按", "发放"]);
    let paid = PAYS.strip(after).unwrap_or(after);
    // 每年7月1日至次年6月30日: how a year is counted.
    let is_counting = text[end..].starts_with("至次");
    !(is_grant
        || is_counting
        || is_rated(before)
        || states_rate(after)
        || is_amount(paid)
        || is_capped(after)
        || is_measure(after)
        || was_before(text, start)
        || is_met(text, end, clause))
}

/// 每年购房额度, 每月限额为: how much of it there may be. 每年评选不超过100个 is done all the same.
fn is_capped(after: &str) -> bool {
    static CAPS: Words =
        Words::of(&["额度", "不超过", "不得超过", "不高于", "上限", "限额", "最高"]);
    static DEEDS: Words =
        Words::of(&["评选", "选树", "举办", "开展", "培育", "选", "支持", "安排", "遴选", "认定"]);
    !DEEDS.begin(after) && CAPS.stand_in(after)
}

/// 每月应还本息, 每日末账户余额, 每年公布的: a measure, or which of many is meant.
fn is_measure(after: &str) -> bool {
    static MEASURES: Words = Words::of(&[
        "应还",
        "还款",
        "偿还",
        "等额",
        "运营",
        "实际支出",
        "净现金",
        "公布的",
        "扣减",
        "支付比例",
        "产生",
    ]);
    MEASURES.begin(after)
}

/// 由每月10日调整为, 不再执行每月, 分配至每月: what held before, or what something is divided by.
fn was_before(text: &str, start: usize) -> bool {
    static BEFORE: Words = Words::of(&[
        "由",
        "对",
        "由原来的",
        "由原来",
        "由原有",
        "不再执行",
        "分配至",
        "平摊至",
        "相当于",
        "相应",
        "逾期",
    ]);
    BEFORE.end(&text[..start])
}

/// 每年度纳税5000万元以上的，给予: who does it gets something.
fn is_met(text: &str, end: usize, clause: &str) -> bool {
    static GETS: Words = Words::of(&["给予", "可", "奖", "予以"]);
    let behind = text[end + clause.len()..].strip_prefix(['，', ',']);
    clause.ends_with('的') && behind.is_some_and(|behind| GETS.begin(behind))
}

/// 每人每月, 最高每年: what in front makes a rate of a rhythm.
fn is_rated(before: &str) -> bool {
    static RATED: Words = Words::of(&[
        "可", "可以", "每人", "每户", "每次", "每套", "每家", "每亩", "每名", "每台", "每辆",
        "每吨", "人均", "户均", "元", "元／", "最多", "最高", "至多", "限", "只", "由", "原来",
        "从", "或", "再", "以", "平均", "克", "吨", "升", "米", "瓦", "瓦时",
    ]);
    before.ends_with('/') || RATED.end(before)
}

/// 每年最高, 每月递增: what behind it does.
fn states_rate(after: &str) -> bool {
    static RATES: Words = Words::of(&[
        "每",
        "最高",
        "最多",
        "不超过",
        "只",
        "仅",
        "可",
        "限",
        "享受",
        "补贴",
        "补助",
        "给予",
        "奖励",
        "递增",
        "增长",
        "递减",
        "人均",
        "户均",
        "的",
        "内",
        "均",
        "以",
        "提取",
        "缴存",
        "申请提取",
        "产能",
        "产量",
        "、",
        "（含",
        "约",
        "达到",
        "提高",
        "提升",
        "保持",
        "降低",
        "结束",
        "申报次数",
        "申报时间",
        "对冲",
        "申报的",
        "仍以",
        "仍有",
        "仍可",
        "都是",
        "都有",
        "各享受",
        "再给予",
        "万分之",
    ]);
    RATES.begin(after)
}

/// Digits with money or a share behind them, or a time of day.
fn is_amount(after: &str) -> bool {
    static UNITS: Words =
        Words::of(&["元", "万元", "亿元", "万亿元", "％", "：", "个百分点", "时", "小时"]);
    let is_figure = |c: char| is_arabic(c) || matches!(c, '.' | '-' | '—' | '至' | '约');
    let unit = after.trim_start_matches(is_figure);
    unit.len() < after.len()
        && (unit.is_empty() || unit.starts_with(['%', ':']) || UNITS.begin(unit))
}

/// Whether the clause around a rhythm orders what is done: 各镇须每日上报, 每天至少消毒两次. Nothing in 巡河员每天走二十里路 does.
pub(in super::super) fn orders_rhythm(text: &str, rhythm: &Range<usize>) -> bool {
    static ORDERS: Words =
        Words::of(&["要", "须", "需", "应当", "严格", "保证", "做好", "不少于", "至少", "落实"]);
    ORDERS.stand_in(clause_before(text, rhythm.start, NEAR))
        || ORDERS.stand_in(clause_after(text, rhythm.end, NEAR))
}
