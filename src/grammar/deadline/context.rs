//! Whether the words around an expression of time make it a deadline.
//!
//! Each function names the habit it serves. All of them look at a few dozen characters at most.

use std::ops::Range;

use super::{
    clause_after, clause_before, contains_any, ends_clause, ends_with_any, first_of, head,
    moment::{Moment, Strength, moment},
    scan::is_han_digit,
    starts_with_any, tail,
    within::Unit,
};

/// Characters of a clause that are looked at on either side; longer clauses say it near the time.
const NEAR: usize = 30;

/// Longest deadline clause behind its label, in characters.
pub(super) const LONGEST_CLAUSE: usize = 60;

/// Whether the text in front of a colon is the label of a deadline clause.
pub(super) fn is_label(before: &str) -> bool {
    const LABELS: &[&str] = &[
        "完成时限",
        "完成期限",
        "完成时间",
        "完成日期",
        "整改时限",
        "整改期限",
        "时限要求",
        "时间要求",
        "时间节点",
        "时间安排",
        "工作时限",
        "落实时限",
        "时限",
        "完成节点",
    ];
    // 执行时限 and 实施时限 say how long a policy runs.
    const RUNS: &[&str] = &["执行时限", "实施时限", "有效时限", "政策时限"];
    // Most colons stand behind other words; the last character tells them apart at once.
    before.ends_with(['限', '间', '期', '求', '排', '点'])
        && ends_with_any(before, LABELS)
        && !ends_with_any(before, RUNS)
}

/// What ends a deadline clause: the next label, the end of its bracket or sentence.
pub(super) fn ends_label(c: char) -> bool {
    matches!(c, '）' | ')' | '。' | '；' | ';' | '】' | ']' | '\n' | '〕' | '：')
}

/// Where the deadline begins that a moment makes in running text; `None` where it makes none.
pub(super) fn limit_start(text: &str, start: usize, end: usize, moment: &Moment) -> Option<usize> {
    if is_mere(text, start, end, moment.strength) {
        return None;
    }
    let before = clause_before(text, start, NEAR);
    let after = clause_after(text, end, NEAR);
    // 计入期t年内, 第n年底: a letter in front makes it a formula.
    if text[..start].ends_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    if is_closing_date(&text[..start]) {
        return Some(start);
    }
    let strength = moment.strength;
    // “十四五”期间累计培训: what is counted over a plan's years is a goal.
    let is_goal = text[start..end].ends_with("期间") && after.starts_with("累计");
    // 须在9月30日前开始装修: behind 前 it is the deed that begins.
    let is_beginning = strength != Strength::Before && !is_future(text, end);
    if is_told(before) || is_beginning || (!is_goal && is_attribute(after, strength)) {
        return None;
    }
    // 2020年前4个月: the first months of a year.
    if counts_months(&text[..end], after) {
        return None;
    }
    if before.ends_with(['到', '至', '止']) {
        return reached(text, start..end, before, moment.strength);
    }
    let counts = match moment.strength {
        Strength::BareYear => {
            in_that_year(&text[start..end], after) || leads_a_row(&text[end..], strength)
        }
        Strength::Bare => {
            let joined = before.ends_with(['-', '—', '~', '～', '和'])
                || (before.ends_with('、') && !is_label_alone(before));
            leads_a_row(&text[end..], strength)
                || (is_finished(after) && !joined)
                || is_half_of_a_year(&text[start..end], &text[end..])
        }
        Strength::Edge => is_edge(before, after),
        Strength::Before => !is_condition(text, end, before, after),
    };
    counts.then_some(start)
}

/// A bare time that nothing around it makes a limit; most years and months are this, so it is asked
/// first.
fn is_mere(text: &str, start: usize, end: usize, strength: Strength) -> bool {
    let before = &text[..start];
    match strength {
        Strength::BareYear => {
            !before.ends_with('到')
                && &text[start..end] != "当年"
                && !leads_a_row(&text[end..], strength)
        }
        Strength::Bare => {
            !(before.ends_with(['到', '至', '止', '：', ':', '为', '是', '于', '在'])
                || is_finished(head(&text[end..], NEAR))
                || leads_a_row(&text[end..], strength)
                || is_half_of_a_year(&text[start..end], &text[end..]))
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
    let Some(clause) = behind.strip_prefix(['，', ',']) else { return false };
    let near = head(clause, NEAR);
    text.starts_with("20")
        && ends_with_any(text, &["半年", "季度"])
        && !contains_any(near, &["了", "已", "同比", "增长", "亿元", "万元", "%"])
}

/// A time that is told, not set: 截至2021年底, 较2020年底, 自…, 去年底.
fn is_told(before: &str) -> bool {
    const LEADS: &[&str] = &[
        "截至",
        "截止",
        "截止到",
        "截至到",
        "自",
        "从",
        "较",
        "比",
        "同比",
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
    ends_with_any(before, LEADS) && !before.ends_with(ON_PRINCIPLE)
}

/// 原则上2023年9月底前: the 上 of which looks back at nothing.
const ON_PRINCIPLE: &str = "原则上";

/// A beginning or a past is no limit: 2016年以来, 2022年6月起, 2月底以后.
pub(super) fn is_future(text: &str, end: usize) -> bool {
    const WORDS: &[&str] =
        &["以来", "起", "开始", "以后", "之后", "后", "以降", "以後", "始", "来，", "来,"];
    !starts_with_any(&text[end..], WORDS)
}

/// Whether a time with 前 orders something, though its day may be over: 2022年1月底前，摸清在建项目. What was
/// done, founded or built by then tells who or what is meant.
pub(super) fn is_ordered(text: &str, range: &Range<usize>) -> bool {
    const ORDERS: &[&str] = &[
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
    ];
    const STATES: &[&str] = &["已", "了", "建成的", "完成的"];
    if !text[range.clone()].ends_with('前') {
        return false;
    }
    let behind = &text[range.end..];
    let clause = clause_after(behind.strip_prefix(['，', ',']).unwrap_or(behind), 0, NEAR);
    contains_any(clause, ORDERS)
        && !contains_any(clause, STATES)
        && !clause.ends_with("完成")
        && !closes_bracket(clause)
}

/// Whether a text holds the end of a bracket that began in front of it.
pub(super) fn closes_bracket(text: &str) -> bool {
    let close = text.find([')', '）']);
    close.is_some_and(|close| !text[..close].contains(['(', '（']))
}

/// 2021年前9个月, 2021年前三季度: 前 counts what follows.
fn counts_months(before: &str, after: &str) -> bool {
    let unit = after.trim_start_matches(|c: char| c.is_ascii_digit() || is_han_digit(c));
    let is_counted = unit.len() < after.len() && starts_with_any(unit, &["个月", "个季度", "季度"]);
    is_counted && before.ends_with("年前")
}

/// A time that only says which thing is meant: 2022年底到期的, 2月底前的存量, 年末余额.
fn is_attribute(after: &str, strength: Strength) -> bool {
    const ALWAYS: &[&str] = &["的", "到期", "已", "尚", "不得", "不予"];
    const EDGE: &[&str] = &[
        "总",
        "存量",
        "余额",
        "水平",
        "数据",
        "绩效",
        "考核",
        "超过",
        "累计",
        "每",
        "结转",
        "可售",
        "差距",
        "变化",
        "历史",
        "分配",
        "账面",
        "常住",
        "失业保险参保",
    ];
    // 年内第3次降息 counts what has happened.
    let counted = after.strip_prefix('第').is_some_and(|rest| head(rest, 3).contains('次'));
    // 1月底获得了, 2015年底全面解决了: what has happened.
    let happened = head(after, 8).contains('了') && !after.contains("了解");
    if (counted || happened) && strength == Strength::Edge || was_body(after, strength) {
        return true;
    }
    if strength == Strength::Before && (was_built(after) || names_plan(after)) {
        return true;
    }
    starts_with_any(after, ALWAYS) || (strength == Strength::Edge && starts_with_any(after, EDGE))
}

/// 2000年底前建成的小区, 6月底前需开工的项目: which are meant.
fn was_built(after: &str) -> bool {
    let verb = after.strip_prefix(['需', '应', '拟']);
    starts_with_any(after, &["建成的", "投产的", "产生的"])
        || verb.is_some_and(|verb| verb.chars().nth(2) == Some('的'))
}

/// 2030年前碳达峰行动方案: a plan by its name, of which the year is a part.
fn names_plan(after: &str) -> bool {
    let (goal, kind) = after.split_once("达峰").unwrap_or(("", ""));
    let is_goal = matches!(goal, "碳" | "碳排放" | "二氧化碳" | "二氧化碳排放");
    is_goal && starts_with_any(kind, &["行动方案", "实施方案", "方案"])
}

/// 4月前为清河县水务局: what a body was called before.
fn was_body(after: &str, strength: Strength) -> bool {
    let name = after.trim_end_matches([')', '）']);
    strength == Strength::Before
        && name.starts_with('为')
        && name.ends_with(['委', '局', '部', '厅', '会'])
}

/// 到 and 至 in front: a goal (到2025年), or the last day for a paper or a payment; never the end of a
/// policy's run (有效期至, 延续到, 实施时限暂定至). 到 stays with a bare year, else nothing says "by".
fn reached(text: &str, range: Range<usize>, before: &str, strength: Strength) -> Option<usize> {
    let Range { start, end } = range;
    let stem = before.trim_end_matches(['到', '至', '止']);
    let near = sentence_before(text, start);
    // 执行至, 有效期到: how long a policy runs.
    const RUNS: &[&str] =
        &["执行", "有效期", "执行期限", "实施期限", "有效期限", "政策期限", "政策"];
    // 受疫情影响到2月28日仍无法申报: how things stand then.
    if ends_with_any(stem, RUNS) || starts_with_any(&text[end..], &["仍", "还未", "尚未"]) {
        return None;
    }
    // 自公告之日至10月20日前提出申请: what is done behind 前 is due.
    const ACTS: &[&str] = &["提出", "缴纳", "补缴", "披露", "申报", "报送", "提交"];
    if strength == Strength::Before && contains_any(head(&text[end..], 12), ACTS) {
        return Some(start);
    }
    // 至“十四五”末 is a goal like 到“十四五”末.
    let is_plan = text[start..].starts_with(['“', '十']);
    if (before.ends_with('到') || (is_plan && before.ends_with('至')))
        && !ends_with_any(
            stem,
            &["延长", "延续", "延期", "执行", "推迟", "顺延", "完成", "实施", "持续"],
        )
    {
        // 从2019年到2022年, 7月1日到7日: the second end of a window.
        let window =
            stem.ends_with(['年', '月', '日', '号', '起', '初', '底', '末', '提', '降', '高']);
        let begin = if strength == Strength::BareYear { start - '到'.len_utf8() } else { start };
        return (!window).then_some(begin);
    }
    if strength == Strength::BareYear || runs(near) {
        return None;
    }
    const DUE: &[&str] = &[
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
    ];
    contains_any(near, DUE).then_some(start)
}

/// Words of a policy's or paper's run.
fn runs(text: &str) -> bool {
    const RUN: &[&str] = &[
        "有效期",
        "有效",
        "政策",
        "执行期",
        "实施期",
        "执行时",
        "实施时",
        "试行期",
        "施行",
        "本措施",
    ];
    contains_any(text, RUN)
}

/// 受理时间：3月1日至3月31日: the window's end is the last day for a paper; a policy's window is none.
pub(super) fn asks_for_papers(text: &str, start: usize) -> bool {
    const PAPERS: &[&str] =
        &["受理", "申报", "报名", "报送", "提交", "征集", "征求意见", "申请", "缴费", "递交"];
    let near = tail(&text[..start], 12);
    let stem = near.trim_end_matches(['：', ':', '为', '是', '从', '自']);
    let labelled = ends_with_any(stem, &["时间", "期限", "日期"]);
    labelled && contains_any(stem, PAPERS)
}

/// 报名截止时间为2022年3月1日, 申报时间截止于: the day itself, led in by its name or by what ends with it.
fn is_closing_date(before: &str) -> bool {
    const LEADS: [char; 8] = ['：', ':', '为', '是', '于', '在', '到', '至'];
    if !before.ends_with(LEADS) {
        return false;
    }
    let near = tail(before, 14);
    let stem = near.trim_end_matches(LEADS);
    // 有效期截止日期为: the end of a paper's or policy's run.
    if near.contains("有效期") {
        return false;
    }
    if let Some(what) = stem.strip_suffix("截止") {
        const PAPERS: &[&str] = &["申报", "申领", "申请", "办理", "受理", "报名", "反馈", "结算"];
        // 缓缴期限截止到, 孩次计算时间截止至: a run and a count end too.
        let own = clause_before(what, what.len(), NEAR);
        return contains_any(own, PAPERS);
    }
    ends_with_any(stem, &["截止时间", "截止日期", "截止日", "截止期限", "截至时间"])
}

/// 在当年缴齐: what is to be finished in a year named by 当年 or 本年.
fn in_that_year(year: &str, after: &str) -> bool {
    year == "当年" && starts_with_any(after, &["缴齐", "缴清", "完成", "付清", "结清"])
}

/// A bare month, day or quarter limits only what is finished or done once in it: 6月完成, 三季度建成,
/// 11月中旬组织验收, 上半年开展评估.
fn is_finished(after: &str) -> bool {
    const DONE: &[&str] = &[
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
    ];
    let after = after.strip_prefix("前后").unwrap_or(after);
    let past = head(after, 8).contains('了') || contains_any(head(after, 10), &["亿元", "万元"]);
    let done = DONE.iter().find_map(|word| after.strip_prefix(word));
    done.is_some_and(|object| !object.starts_with('的'))
        && !past
        && !starts_with_any(after, &["报告", "报表", "报道"])
}

/// 年底, 年内, 月底 without 前.
fn is_edge(before: &str, after: &str) -> bool {
    // 2023年和2025年底 is a row of two; 月初和月末 is none.
    let in_row = before.strip_suffix(['与', '和']).is_some_and(|first| first.ends_with('年'));
    let joined = before.ends_with(['-', '—', '~', '～', '与', '和']) && !in_row;
    !joined && !starts_with_any(after, &["有效", "出生"])
}

/// A time with 前 that says who or what is meant, or how long an offer stands, and not what is to be
/// done: 2月底前能够完工的企业, 12月31日前购买水泵的，给予补助.
fn is_condition(text: &str, end: usize, before: &str, after: &str) -> bool {
    // What was not done in time is still due: 未在6月底前完成的，予以通报.
    if contains_any(tail(before, 6), &["未", "逾期"]) {
        return false;
    }
    // 在6月30日前足额缴纳契税的，给予补贴: who wants the money has that long.
    if is_due(after) {
        return false;
    }
    // What may or may not happen is never a duty, nor is what is granted until then.
    const WINDOWS: &[&str] =
        &["能够", "有望", "已", "享受", "依法享受", "减征", "免征", "免收", "缓缴", "缓征"];
    if starts_with_any(after, WINDOWS) || permission(after) == Some(0) {
        return true;
    }
    // 购买住房，且在6月30日前完成备案的: one more thing to be done for what is offered.
    if before.trim_end_matches(['在', '于']).ends_with(['且', '并']) {
        return false;
    }
    const STATES: &[&str] = &[
        "能够", "有望", "开工", "已", "注册", "登记", "取得", "购买", "购房", "购置", "缴清",
        "签订", "办理", "到期", "出让", "发放", "毕业", "出生", "入职", "上市", "竣工", "投产",
        "入库", "受理", "参加", "成立", "发生", "实施", "网签", "认购",
    ];
    let attribute = after.contains('的');
    if starts_with_any(after, STATES) && attribute {
        return true;
    }
    const WHO: &[&str] = &[
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
    ];
    if ends_with_any(after, WHO) {
        return true;
    }
    // The clause ends in 的: who did it by then gets something.
    let own = after.trim_end_matches(['”', '）', ')', ']']);
    let is_whole = text[end + after.len()..].starts_with(ends_clause);
    (own.ends_with('的') && is_whole) || is_offer(&text[end..])
}

/// A payment or paper that a condition asks for: 缴清契税的, 足额缴纳契税的购房者.
fn is_due(after: &str) -> bool {
    const PAYS: &[&str] = &["缴清", "缴纳", "缴齐", "补缴", "办理", "提交", "申报"];
    let after = behind_bracket(after);
    // （灌区在12月31日前）缴清: the bracket may close behind the time.
    let paid = after.strip_prefix([')', '）']).filter(|act| act.starts_with('缴'));
    let after = paid.unwrap_or(after);
    let act = first_of(after, &["足额", "按时", "全额"]).map_or(after, |word| &after[word.len()..]);
    starts_with_any(act, PAYS) && act.contains('的')
}

/// A text behind the bracket that it begins with: 前（精装修住房在12月31日前）缴清. One that is not closed near is text.
fn behind_bracket(text: &str) -> &str {
    let Some(inside) = text.strip_prefix(['（', '(']) else { return text };
    let near = head(inside, 2 * NEAR);
    near.split_once(['）', ')']).map_or(text, |(_, behind)| &inside[near.len() - behind.len()..])
}

/// Where a text gives leave: 可 that is no part of 许可, 可再生 and their like.
fn permission(text: &str) -> Option<usize> {
    let stands = |at: &usize| {
        let behind = &text[at + '可'.len_utf8()..];
        !text[..*at].ends_with(['许', '认'])
            && !behind.starts_with([
                '再', '持', '靠', '行', '信', '控', '视', '追', '溯', '复', '降', '循',
            ])
    };
    text.match_indices('可').map(|(at, _)| at).find(stands)
}

/// An offer's window: 2023年12月31日前，对购买…的, …前，企业可申请, …前继续按100%.
fn is_offer(behind: &str) -> bool {
    const OFFERS: &[&str] = &["对", "凡", "购买", "在", "按", "暂", "新购", "原则上允许", "允许"];
    const GRANTS: &[&str] = &["可申请", "可享受", "可以", "可按", "可缓", "即可", "按照原"];
    // What an offer is about, and who takes it.
    const DEALS: &[&str] =
        &["的，", "的,", "给予", "购买", "购房", "出售", "网签", "团购", "不超过"];
    const TAKERS: &[&str] = &[
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
    ];
    // What is not counted against a borrower until then: 年底前，缴存人不能还款的，不作逾期处理.
    if sentence(behind).contains("不作逾期") {
        return true;
    }
    let Some(clause) = behind_bracket(behind).strip_prefix(['，', ',']) else {
        return starts_with_any(behind, &["继续", "仍", "允许", "减半", "按现", "按照现"])
            || permission(head(behind, 2)) == Some(0)
            || contains_any(clause_after(behind, 0, NEAR), &["即可缓", "即可申请"]);
    };
    let first = clause_after(clause, 0, NEAR);
    let near = sentence(clause);
    // …前，组织团购的，鼓励…: who does it by then gets something.
    const GETS: &[&str] = &["的，鼓励", "的,鼓励", "的，给予", "的,给予", "的，可", "的,可"];
    const STANDS: &[&str] = &["仍执行", "仍按", "继续执行", "继续按", "可提高", "减半"];
    contains_any(first, GRANTS)
        || contains_any(near, STANDS)
        || contains_any(near, GETS)
        || permission(first) == Some(0)
        || is_rate(first)
        || (starts_with_any(clause, OFFERS)
            && (permission(near).is_some() || contains_any(near, DEALS)))
        || (starts_with_any(clause, TAKERS)
            && (permission(near).is_some() || contains_any(near, &["给予", "予以", "享受"])))
}

/// 保证金按20%确定, 减按1%征收: the rate that holds until then.
fn is_rate(clause: &str) -> bool {
    let rate = clause.split_once('按').map(|(_, rate)| rate);
    let behind = rate.map(|rate| (rate, rate.trim_start_matches(|c: char| c.is_ascii_digit())));
    behind.is_some_and(|(rate, unit)| unit.len() < rate.len() && unit.starts_with(['%', '％']))
}

/// What stands in front of `at` in its sentence, no more than is near.
fn sentence_before(text: &str, at: usize) -> &str {
    let near = tail(&text[..at], NEAR);
    near.rfind(['。', '；', ';']).map_or(near, |mark| &near[mark..])
}

/// The text up to the end of its sentence, no more than a few clauses.
fn sentence(text: &str) -> &str {
    let near = head(text, 2 * NEAR);
    near.find(['。', '；', ';']).map_or(near, |end| &near[..end])
}

/// Whether a rhythm is a duty: not a rate (每人每月200元, 每年最高), not an entitlement (可每年提取一次).
pub(super) fn is_rhythm(text: &str, start: usize, end: usize) -> bool {
    const RATED: &[&str] = &[
        "可", "可以", "每人", "每户", "每次", "每套", "每家", "每亩", "每名", "每台", "每辆",
        "每吨", "人均", "户均", "/", "元", "元／", "最多", "最高", "至多", "限", "只", "由",
        "原来", "从", "或", "再", "以", "平均", "克", "吨", "升", "米", "瓦", "瓦时",
    ];
    const RATES: &[&str] = &[
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
        "各享受",
        "再给予",
        "万分之",
    ];
    let before = tail(&text[..start], 4);
    let after = clause_after(text, end, 12);
    // “按月”支付 speaks of the words; 可以按月向县里申请 says when to apply.
    if before.ends_with('“') && after.starts_with('”') {
        return false;
    }
    if text[start..].starts_with('按') && after.starts_with('向') {
        return true;
    }
    // 连续3年每年, 每年按贷款金额给予1%贴息: how a grant is paid out.
    let is_grant =
        before.starts_with("连续") || (after.starts_with('按') && after.contains("给予"));
    // 每月按1000元标准扣除, 每年发放10%: the rate of a payment.
    let paid = first_of(after, &["按照", "按", "发放"]).map_or(after, |word| &after[word.len()..]);
    // 每年7月1日至次年6月30日: how a year is counted.
    let is_counting = text[end..].starts_with("至次");
    !(is_grant
        || is_counting
        || ends_with_any(before, RATED)
        || starts_with_any(after, RATES)
        || is_amount(paid))
}

/// Digits with money or a share behind them, or a time of day.
fn is_amount(after: &str) -> bool {
    let unit = after.trim_start_matches(|c: char| c.is_ascii_digit() || ".-—至约".contains(c));
    const UNITS: &[&str] =
        &["元", "万元", "亿元", "万亿元", "%", "％", "：", ":", "个百分点", "时", "小时"];
    unit.len() < after.len() && (unit.is_empty() || starts_with_any(unit, UNITS))
}

/// Whether a length with 内 limits what is to be done: not an age (近5年内, 5年内的凭证), not a prohibition
/// (三年内不得), not a run.
pub(super) fn is_within(text: &str, range: Range<usize>, number: usize, unit: Unit) -> bool {
    const BACK: &[&str] = &[
        "近",
        "最近",
        "过去",
        "前",
        "未来",
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
        "毕业",
        "公积金",
        "缴存",
        "第",
        "到",
        "月至",
        "注册",
        "追溯",
        "个月",
        "年至",
        "前后",
        "期限为",
        "期限在",
    ];
    const NOT_DUE: &[&str] = &[
        "的", "不得", "不予", "不再", "不", "无", "未", "免", "有效", "享受", "累计", "最高",
        "多次", "发生", "出现", "平均", "连续", "仍", "因", "曾", "禁止", "两次", "被", "到期",
        "最低", "暂", "每",
    ];
    let before = clause_before(text, number, 8);
    let after = clause_after(text, range.end, NEAR);
    // 对毕业后1年内落户的: who is meant.
    if text[..range.start].ends_with('对') {
        return false;
    }
    // 审批时间压缩到5个工作日内, 在租期届满前30日内申请: a limit, and a window at the end of another time.
    const AHEAD: &[&str] = &[ON_PRINCIPLE, "压缩到", "压减到", "缩短到", "届满前", "期满前"];
    let near = tail(&text[..number], 3);
    let looks_back =
        ends_with_any(before, BACK) && (!ends_with_any(near, AHEAD) || unit == Unit::Minutes);
    if looks_back || (starts_with_any(after, NOT_DUE) && !is_missed(after)) {
        return false;
    }
    if is_run(text, &range, number, unit)
        || is_breach(before, after)
        || is_barred(text, &range)
        || before.contains("房龄")
        || text[..range.start].ends_with("有效期为")
    {
        return false;
    }
    if is_done(&text[range.end..]) {
        return false;
    }
    // 在2年内累计缴纳社保的: what was paid before.
    if contains_any(head(after, 14), &["累计缴纳", "连续缴纳"]) {
        return false;
    }
    // 三个月内，不计利息: what follows the comma says what is not to be done or paid.
    const NOT_TO_DO: &[&str] = &["不", "免", "暂不", "禁止", "严禁"];
    let behind = text[range.end..].strip_prefix(['，', ',']);
    if behind.is_some_and(|clause| starts_with_any(clause, NOT_TO_DO)) {
        return false;
    }
    // 贷款期限5年内（含5年）: classes of loans and ages come in brackets of years.
    !(unit == Unit::Years
        && (after.starts_with(['（', '(']) || after.is_empty())
        && before.is_empty())
        || text[..range.start].ends_with(ends_clause)
}

/// 两天之内，已派出…, 10小时内就选派了…: what is told of the time.
fn is_done(behind: &str) -> bool {
    let clause = behind.strip_prefix(['，', ',']).unwrap_or(behind);
    clause.starts_with('已')
        || (clause.starts_with(['就', '便']) && clause_after(clause, 0, 12).contains('了'))
}

/// 20日内未办结的: what was not done in time was due in it.
fn is_missed(after: &str) -> bool {
    const DUE: &[&str] =
        &["办结", "完成", "答复", "整改", "报送", "上报", "提交", "缴纳", "缴清", "反馈", "补正"];
    after.strip_prefix('未').is_some_and(|act| starts_with_any(act.trim_start_matches('能'), DUE))
}

/// A length that an offer stands: 三年内租金减半; 自印发之日起，一年内对购房者给予补助.
fn is_run(text: &str, range: &Range<usize>, number: usize, unit: Unit) -> bool {
    const CHEAPER: &[&str] = &["减半", "免挂号", "免费", "依次扣减"];
    if unit != Unit::Years {
        return false;
    }
    let since_issue = text[..number].strip_suffix(['，', ',']).is_some_and(|before| {
        let clause = clause_before(before, before.len(), NEAR);
        clause.starts_with(['自', '从'])
            && ends_with_any(clause, &["印发之日起", "发布之日起", "施行之日起", "公布之日起"])
    });
    contains_any(clause_after(text, range.end, NEAR), CHEAPER)
        || since_issue
            && (starts_with_any(&text[range.end..], &["实行", "对"])
                || contains_any(sentence(&text[range.end..]), &["给予", "补助", "补贴"]))
}

/// What is not to happen before the time is over: 如在5年内离开的，须退还补助.
fn is_breach(before: &str, after: &str) -> bool {
    const LEAVES: &[&str] =
        &["离开", "离职", "辞职", "退出", "转让", "出售", "交易", "违反", "再次", "注销"];
    ends_with_any(before, &["如在", "若在", "如", "若", "如果在", "凡在"])
        && starts_with_any(after, LEAVES)
}

/// What may not be done, or not more than once, until the time is over (3个月内保持稳定, 5年内（含本数）不得改变用途,
/// 6年内只能享有), and the limits that are lifted (取消离异一年内…的限制).
fn is_barred(text: &str, range: &Range<usize>) -> bool {
    const BARS: &[&str] = &["不得", "禁止", "严禁", "只能", "仅能", "仅限", "只可"];
    const LIFTS: &[&str] = &["取消", "禁止"];
    const LIMITS: &[&str] = &["限制", "资格", "的规定"];
    let behind = behind_bracket(&text[range.end..]);
    // 在五年内，并且每套住房仅能…: another thing follows.
    let goes_on = |clause: &&str| !starts_with_any(clause, &["并", "且", "但", "逾期"]);
    let clause = behind.strip_prefix(['，', ',']).filter(goes_on).unwrap_or(behind);
    let clause = clause_after(clause, 0, 15);
    if clause.starts_with("保持") || contains_any(clause, BARS) {
        return true;
    }
    let before = clause_before(text, range.start, NEAR);
    // 取消资格并在5日内通知 goes on with something else.
    let lifted = LIFTS.iter().filter_map(|word| before.rfind(word)).max();
    lifted.is_some_and(|at| !before[at..].contains(['并', '且']))
        || text[range.start..].starts_with("取消") && contains_any(sentence(behind), LIMITS)
}

/// Where 不超过 begins in front of a length that limits a payment (缴款期限最长不超过6个月); the length of
/// a grant (延期缴纳, 贴息) limits nothing that is to be done.
pub(super) fn longest_payment(text: &str, start: usize) -> Option<usize> {
    let before = &text[..start];
    let word = ["不得超过", "不超过"].into_iter().find(|word| before.ends_with(word))?;
    // The payment may stand in the clause before: 可分期缴纳，最长不超过6个月.
    let near = sentence_before(text, start);
    const PAYS: &[&str] = &["缴款", "分批缴纳", "分期缴纳", "缴清", "付款", "支付期限"];
    const GRANTS: &[&str] = &["延期", "顺延", "贴息", "贷款", "减免", "补贴"];
    let begin = start - word.len();
    (contains_any(near, PAYS) && !contains_any(near, GRANTS)).then_some(begin)
}
