//! Times with 前 that are the condition of an offer: 12月31日前购买水泵的，给予补助.

use super::super::near::{NEAR, behind_bracket, clause_after, ends_clause, sentence, tail};
use crate::text::{Words, is_arabic, scan::holds};

/// A time with 前 that says who or what is meant, or how long an offer stands, and not what is to be
/// done: 2月底前能够完工的企业, 12月31日前购买水泵的，给予补助.
///
/// `behind` is the text behind the time, `after` its first clause, `before` the clause in front; `is_overdue` whether the text may
/// say of anything that it is.
pub(super) fn is_condition(behind: &str, before: &str, after: &str, is_overdue: bool) -> bool {
    // What was not done in time is still due: 未在6月底前完成的，予以通报.
    if holds(before, '未') || is_overdue {
        let near = tail(before, 6);
        if near.contains('未') || near.contains("逾期") {
            return false;
        }
    }
    // What may or may not happen is never a duty, nor is what is granted until then.
    static WINDOWS: Words = Words::of(&[
        "能够",
        "有望",
        "已",
        "享受",
        "依法享受",
        "减征",
        "免征",
        "免收",
        "缓缴",
        "缓征",
    ]);
    // Only what has its 的 says who is meant.
    let is_attribute = holds(after, '的');
    // 在6月30日前足额缴纳契税的，给予补贴: who wants the money has that long.
    if is_attribute && is_due(after) {
        return false;
    }
    if WINDOWS.begin(after) || permits(after) {
        return true;
    }
    // 购买住房，且在6月30日前完成备案的, 购买新房后在6月30日前出售旧房的: one more thing to be done for what is
    // offered.
    if before.trim_end_matches(['在', '于']).ends_with(['且', '并', '后']) {
        return false;
    }
    is_attribute && says_who(behind, after)
        || is_offer(behind, after)
        || is_overdue && is_excused(behind)
}

/// Whether a clause with a 的 says who did it by then, or what was done: 开工的泵站, 缴清契税的购房人.
fn says_who(behind: &str, after: &str) -> bool {
    static STATES: Words = Words::of(&[
        "能够", "有望", "开工", "已", "注册", "登记", "取得", "购买", "购房", "购置", "缴清",
        "签订", "办理", "到期", "出让", "发放", "毕业", "出生", "入职", "上市", "竣工", "投产",
        "入库", "受理", "参加", "成立", "发生", "实施", "网签", "认购",
    ]);
    static WHO: Words = Words::of(&[
        "的购房者",
        "的购房人",
        "的家庭",
        "的企业",
        "的职工",
        "的纳税人",
        "的个人",
        "的申请人",
        "的项目",
        "的借款人",
        "的购房家庭",
        "的房屋",
    ]);
    if STATES.begin(after) || WHO.end(after) {
        return true;
    }
    // The clause ends in 的: who did it by then gets something.
    let own = after.trim_end_matches(['”', '）', ')', ']']);
    own.ends_with('的') && behind[after.len()..].starts_with(ends_clause)
}

/// A payment or paper that a condition asks for: 缴清契税的, 足额缴纳契税的购房者.
fn is_due(after: &str) -> bool {
    static HOW: Words = Words::of(&["足额", "按时", "全额"]);
    static PAYS: Words = Words::of(&["缴清", "缴纳", "缴齐", "补缴", "办理", "提交", "申报"]);
    let after = behind_bracket(after);
    // （灌区在12月31日前）缴清: the bracket may close behind the time.
    let paid = after.strip_prefix([')', '）']).filter(|act| act.starts_with('缴'));
    let after = paid.unwrap_or(after);
    let act = HOW.strip(after).unwrap_or(after);
    PAYS.begin(act) && holds(act, '的')
}

/// Characters that make another word of 可 in front of them: 可再生, 可持续.
const NO_LEAVE: [char; 12] =
    ['再', '持', '靠', '行', '信', '控', '视', '追', '溯', '复', '降', '循'];

/// Whether a text begins with the 可 that gives leave.
fn permits(text: &str) -> bool {
    text.strip_prefix('可').is_some_and(|behind| !behind.starts_with(NO_LEAVE))
}

/// Whether a text gives leave anywhere: 可 that is no part of 许可, 可再生 and their like.
fn has_permission(text: &str) -> bool {
    let mut places = text.match_indices('可').map(|(at, _)| at);
    places.any(|at| !text[..at].ends_with(['许', '认']) && permits(&text[at..]))
}

/// An offer's window: 2023年12月31日前，对购买…的, …前，企业可申请, …前继续按100%.
fn is_offer(behind: &str, after: &str) -> bool {
    static GOES_ON: Words = Words::of(&["继续", "仍", "允许", "减半", "按现", "按照现"]);
    static AT_ONCE: Words = Words::of(&["即可缓", "即可申请"]);
    let Some(clause) = behind_bracket(behind).strip_prefix(['，', ',']) else {
        return GOES_ON.begin(behind)
            || permits(behind)
            || holds(after, '即') && AT_ONCE.stand_in(after);
    };
    is_offered(clause)
}

/// What is not counted against a borrower until then: 年底前，缴存人不能还款的，不作逾期处理.
fn is_excused(behind: &str) -> bool {
    sentence(behind).contains("不作逾期")
}

/// Whether the clause behind the comma offers something.
fn is_offered(clause: &str) -> bool {
    static OFFERS: Words =
        Words::of(&["对", "凡", "购买", "在", "按", "暂", "新购", "原则上允许", "允许"]);
    static GRANTS: Words =
        Words::of(&["可申请", "可享受", "可以", "可按", "可缓", "即可", "按照原"]);
    // What an offer is about, and who takes it.
    static DEALS: Words =
        Words::of(&["的，", "的,", "给予", "购买", "购房", "出售", "网签", "团购", "不超过"]);
    static TAKERS: Words = Words::of(&[
        "纳税人",
        "购房人",
        "购房者",
        "职工",
        "缴存",
        "申请人",
        "房地产",
        "开发企业",
        "企业可",
        "个人",
        "家庭",
        "首次",
        "居民",
        "企事业",
        "符合",
    ]);
    static GAINS: Words = Words::of(&["给予", "予以", "享受"]);
    // …前，组织团购的，鼓励…: who does it by then gets something.
    static GETS: Words = Words::of(&[
        "的，分别给予",
        "的,分别给予",
        "可展期",
        "的，鼓励",
        "的,鼓励",
        "的，给予",
        "的,给予",
        "的，可",
        "的,可",
        "仍执行",
        "仍按",
        "继续执行",
        "继续按",
        "可提高",
        "减半",
    ]);
    let first = clause_after(clause, 0, NEAR);
    let near = sentence(clause);
    GRANTS.stand_in(first)
        || GETS.stand_in(near)
        || permits(first)
        || is_rate(first)
        || (OFFERS.begin(clause) && (has_permission(near) || DEALS.stand_in(near)))
        || (TAKERS.begin(clause) && (has_permission(near) || GAINS.stand_in(near)))
}

/// 保证金按20%确定, 减按1%征收: the rate that holds until then.
fn is_rate(clause: &str) -> bool {
    let rate = clause.split_once('按').map(|(_, rate)| rate);
    let behind = rate.map(|rate| (rate, rate.trim_start_matches(is_arabic)));
    behind.is_some_and(|(rate, unit)| unit.len() < rate.len() && unit.starts_with(['%', '％']))
}
