//! Whether a length of time (5个工作日内, 三年内) limits what is to be done.

use std::ops::Range;

use super::{
    super::{
        near::{
            NEAR, behind_bracket, clause_after, clause_before, ends_clause, head, sentence,
            sentence_before,
        },
        within::Unit,
    },
    ON_PRINCIPLE,
};
use crate::text::{Words, scan::holds};

/// Whether a length with 内 limits what is to be done: not an age (近5年内, 5年内的凭证), not a prohibition
/// (三年内不得), not a run.
pub(in super::super) fn is_within(
    text: &str,
    range: Range<usize>,
    number: usize,
    unit: Unit,
) -> bool {
    let before = clause_before(text, number, 8);
    // 对毕业后1年内落户的: who is meant.
    let names_whom = text[..range.start].ends_with('对') && !buys_again(text, &range);
    if names_whom || looks_back(&text[..number], before, unit) {
        return false;
    }
    let after = clause_after(text, range.end, NEAR);
    if is_not_due(after) && !is_missed(&text[range.start..number], after) {
        return false;
    }
    let behind = &text[range.end..];
    if is_run(text, &range, number, unit)
        || is_breach(before, after)
        || is_barred(text, &range)
        || holds(before, '龄') && before.contains("房龄")
        || text[..range.start].ends_with("有效期为")
        || is_done(behind)
        || is_spared(behind)
    {
        return false;
    }
    // 在2年内累计缴纳社保的: what was paid before.
    static PAID: Words = Words::of(&["累计缴纳", "连续缴纳"]);
    if holds(after, '缴') && PAID.stand_in(head(after, 14)) {
        return false;
    }
    // 贷款期限5年内（含5年）: classes of loans and ages come in brackets of years.
    !(unit == Unit::Years
        && (after.starts_with(['（', '(']) || after.is_empty())
        && before.is_empty())
        || text[..range.start].ends_with(ends_clause)
}

/// 近5年内, 毕业2年内, 取得学位10年内, 追溯12个月内: a time that is over, or an age, which has years or months.
fn looks_back(text: &str, before: &str, unit: Unit) -> bool {
    static AGES: Words =
        Words::of(&["毕业", "学历", "学位", "(学位)", "（学位）", "公积金", "缴存", "注册"]);
    static BACK: Words = Words::of(&[
        "近",
        "最近",
        "过去",
        "前",
        "未来",
        "后续",
        "连续",
        "每",
        "有效期",
        "之前",
        "此前",
        "同比",
        "上",
        "期限",
        "单次",
        "任意",
        "对",
        "凭",
        "当",
        "第",
        "到",
        "月至",
        "追溯",
        "个月",
        "年至",
        "前后",
        "期限为",
        "期限在",
    ]);
    // 审批时间压缩到5个工作日内, 应当3日内答复: a limit; 在租期届满前30日内申请: a window at the end of another time.
    static AHEAD: Words =
        Words::of(&[ON_PRINCIPLE, "应当", "压缩到", "压减到", "缩短到", "届满前", "期满前"]);
    let is_age = || matches!(unit, Unit::Years | Unit::Months) && AGES.end(before);
    (BACK.end(before) || is_age()) && (!AHEAD.end(text) || unit == Unit::Minutes)
}

/// 三年内不得, 5年内的凭证, 两年内多次: nothing that is to be done.
fn is_not_due(after: &str) -> bool {
    static NOT_DUE: Words = Words::of(&[
        "的",
        "不得",
        "不予",
        "不再",
        "不",
        "无",
        "没有",
        "未",
        "免",
        "有效",
        "享受",
        "累计",
        "最高",
        "多次",
        "发生",
        "出现",
        "平均",
        "连续",
        "仍",
        "因",
        "曾",
        "禁止",
        "两次",
        "被",
        "到期",
        "最低",
        "暂",
        "每",
        "停止",
        "限提取",
        "限制",
        "视同",
        "继续按",
        "分别按",
        "可分别按",
        "均未",
        "均无",
        "核酸",
        "放宽",
    ]);
    // 15日内无条件退还, 无息返还: how it is done.
    static HOW: Words = Words::of(&["无条件", "无息", "无偿", "无害"]);
    NOT_DUE.begin(after) && !HOW.begin(after) || tells_of_past(after)
}

/// 一年内有在建项目的, 14天内在县外有旅居史: what was the case in the time. 3日内有关部门答复 is to be done.
fn tells_of_past(after: &str) -> bool {
    const DUTY: [char; 4] = ['关', '序', '权', '偿'];
    let has = after.strip_prefix('有').is_some_and(|rest| !rest.starts_with(DUTY));
    let is_record = || after.ends_with('史') || after.ends_with("记录");
    has || is_record() && (holds(after, '有') || holds(after, '无'))
}

/// 对出售自有住房后1年内，在本市重新购房的: the time in which a home is to be bought again.
fn buys_again(text: &str, range: &Range<usize>) -> bool {
    text[range.clone()].contains("出售") && sentence(&text[range.end..]).contains("重新购")
}

/// 三个月内，不计利息: what follows the comma says what is not to be done or paid.
fn is_spared(behind: &str) -> bool {
    static NOT_TO_DO: Words = Words::of(&["不", "免", "暂不", "禁止", "严禁"]);
    behind.strip_prefix(['，', ',']).is_some_and(|clause| NOT_TO_DO.begin(clause))
}

/// 两天之内，已派出…, 10小时内就选派了…: what is told of the time.
fn is_done(behind: &str) -> bool {
    let clause = behind.strip_prefix(['，', ',']).unwrap_or(behind);
    clause.starts_with('已')
        || (clause.starts_with(['就', '便']) && clause_after(clause, 0, 12).contains('了'))
}

/// 20日内未办结的, 公示之日起60日内未领取的: what was not done in time was due in it. A time that is counted from a day on
/// is given for what is to be done, unless it says what is not to happen (签约之日起5年内未转让的).
fn is_missed(from: &str, after: &str) -> bool {
    static DUE: Words = Words::of(&[
        "办结", "完成", "答复", "整改", "报送", "上报", "提交", "缴纳", "缴清", "反馈", "补正",
    ]);
    static HAPPENS: Words = Words::of(&[
        "发生", "出现", "受", "被", "违", "因", "满", "转让", "交易", "出售", "离", "就业", "落户",
    ]);
    after.strip_prefix('未').is_some_and(|act| {
        let act = act.trim_start_matches('能');
        DUE.begin(act) || from.ends_with("之日起") && !HAPPENS.begin(act)
    })
}

/// A length that an offer stands: 三年内租金减半; 自印发之日起，一年内对购房者给予补助.
fn is_run(text: &str, range: &Range<usize>, number: usize, unit: Unit) -> bool {
    static CHEAPER: Words = Words::of(&["减半", "免挂号", "免费", "依次扣减"]);
    static ISSUES: Words = Words::of(&["印发之日起", "发布之日起", "施行之日起", "公布之日起"]);
    static BEGINS: Words = Words::of(&["实行", "对"]);
    static GRANTS: Words = Words::of(&["给予", "补助", "补贴"]);
    if unit != Unit::Years {
        return false;
    }
    let behind = &text[range.end..];
    let since_issue = text[..number].strip_suffix(['，', ',']).is_some_and(|before| {
        let clause = clause_before(before, before.len(), NEAR);
        clause.starts_with(['自', '从']) && ISSUES.end(clause)
    });
    CHEAPER.stand_in(clause_after(text, range.end, NEAR))
        || since_issue && (BEGINS.begin(behind) || GRANTS.stand_in(sentence(behind)))
}

/// What is not to happen before the time is over: 如在5年内离开的，须退还补助.
fn is_breach(before: &str, after: &str) -> bool {
    static LEADS: Words = Words::of(&["如在", "若在", "如", "若", "如果在", "凡在"]);
    static LEAVES: Words = Words::of(&[
        "离开", "离职", "辞职", "退出", "转让", "出售", "交易", "违反", "再次", "注销",
    ]);
    LEADS.end(before) && LEAVES.begin(after)
}

/// What may not be done, or not more than once, until the time is over (3个月内保持稳定, 5年内（含本数）不得改变用途,
/// 6年内只能享有), and the limits that are lifted (取消离异一年内…的限制).
fn is_barred(text: &str, range: &Range<usize>) -> bool {
    static BARS: Words = Words::of(&["不得", "禁止", "严禁", "只能", "仅能", "仅限", "只可"]);
    static OTHERS: Words = Words::of(&["并", "且", "但", "逾期"]);
    static LIMITS: Words = Words::of(&["限制", "资格", "的规定"]);
    let behind = behind_bracket(&text[range.end..]);
    // 在五年内，并且每套住房仅能…: another thing follows.
    let goes_on = |clause: &&str| !OTHERS.begin(clause);
    let clause = behind.strip_prefix(['，', ',']).filter(goes_on).unwrap_or(behind);
    let clause = clause_after(clause, 0, 15);
    clause.starts_with("保持")
        || BARS.stand_in(clause)
        || is_lifted(clause_before(text, range.start, NEAR))
        || text[range.start..].starts_with("取消") && LIMITS.stand_in(sentence(behind))
}

/// Whether a clause lifts or forbids what follows it; 取消资格并在5日内通知 goes on with something else.
fn is_lifted(before: &str) -> bool {
    let last = |word: &str, first: char| holds(before, first).then(|| before.rfind(word)).flatten();
    let lifted = last("取消", '取').max(last("禁止", '禁')).max(last("限制其", '限'));
    lifted.is_some_and(|at| !before[at..].contains(['并', '且']))
}

/// Where 不超过 begins in front of a length that limits a payment (缴款期限最长不超过6个月) or how long an application
/// may take (办理时限不超过5个工作日).
pub(in super::super) fn longest_time(text: &str, start: usize) -> Option<usize> {
    let before = &text[..start];
    let word = ["不得超过", "不超过"].into_iter().find(|word| before.ends_with(word))?;
    let begin = start - word.len();
    (limits_payment(text, start) || limits_handling(text, begin)).then_some(begin)
}

/// Whether a payment has the time that stands at `start`; the length of a grant (延期缴纳, 贴息) limits nothing that is
/// to be done.
fn limits_payment(text: &str, start: usize) -> bool {
    static PAYS: Words = Words::of(&["缴款", "分批缴纳", "分期缴纳", "缴清", "付款", "支付期限"]);
    static GRANTS: Words = Words::of(&["延期", "顺延", "贴息", "贷款", "减免", "补贴"]);
    // The payment may stand in the clause before: 可分期缴纳，最长不超过6个月.
    let near = sentence_before(text, start);
    PAYS.stand_in(near) && !GRANTS.stand_in(near)
}

/// Whether the words up to `end` say what takes so long: 全流程办理时间, 承诺办结. An average is a goal (平均时长), and
/// more time (延长期限) is a grant.
fn limits_handling(text: &str, end: usize) -> bool {
    static TIMES: Words =
        Words::of(&["时限", "时间", "时长", "期限", "用时", "承诺办结", "办理", "审批"]);
    static HANDLES: Words = Words::of(&[
        "办理", "办结", "审批", "审核", "审查", "答复", "反馈", "放款", "发放", "评估", "验收",
        "报装", "接电", "办电", "调解",
    ]);
    static OTHERS: Words = Words::of(&["平均", "延长", "延时", "延期", "顺延", "逾期"]);
    static MODESTLY: [&str; 5] = ["最长", "一般", "原则上", "均", "总计"];
    let mut clause = clause_before(text, end, NEAR);
    while let Some(rest) = MODESTLY.iter().find_map(|word| clause.strip_suffix(word)) {
        clause = rest;
    }
    TIMES.end(clause) && HANDLES.stand_in(clause) && !OTHERS.stand_in(clause)
}
