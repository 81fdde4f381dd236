//! The event that a time is counted from: 印发之日起30日内, 收到发票后15日内.

use super::{
    super::label,
    near::{clause_before, closes_bracket},
};
use crate::text::Words;

/// The longest event in front of a time, in characters.
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
    use super::event_before;

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
