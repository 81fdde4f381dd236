//! Times that only say which thing is meant, by what stands behind them: 2022年底到期的, 2月底前的存量, 年末余额.

use super::super::{moment::Strength, near::head};
use crate::text::{Words, scan::holds};

/// Whether a time with this behind it only says which thing is meant.
pub(super) fn is_attribute(after: &str, strength: Strength) -> bool {
    static ALWAYS: Words = Words::of(&["的", "到期", "已", "尚", "不得", "不予"]);
    if ALWAYS.begin(after) {
        return true;
    }
    match strength {
        Strength::Edge => is_state(after),
        Strength::Before => was_body(after) || was_built(after) || names_plan(after),
        Strength::BareYear | Strength::Bare => false,
    }
}

/// 年末余额, 年内第3次降息, 2015年底全面解决了: how things stood then, or what has happened.
fn is_state(after: &str) -> bool {
    static STATES: Words = Words::of(&[
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
    ]);
    let is_counted = || after.strip_prefix('第').is_some_and(|rest| head(rest, 3).contains('次'));
    STATES.begin(after) || is_counted() || holds(head(after, 8), '了') && !after.contains("了解")
}

/// 2000年底前建成的小区, 6月底前需开工的项目: which are meant.
fn was_built(after: &str) -> bool {
    static BUILT: Words = Words::of(&["建成的", "投产的", "产生的"]);
    let verb = after.strip_prefix(['需', '应', '拟']);
    BUILT.begin(after) || verb.is_some_and(|verb| verb.chars().nth(2) == Some('的'))
}

/// 2030年前碳达峰行动方案: a plan by its name, of which the year is a part.
fn names_plan(after: &str) -> bool {
    static GOALS: Words = Words::of(&["碳达峰", "碳排放达峰", "二氧化碳达峰", "二氧化碳排放达峰"]);
    static KINDS: Words = Words::of(&["行动方案", "实施方案", "方案"]);
    GOALS.strip(after).is_some_and(|kind| KINDS.begin(kind))
}

/// 4月前为清河县水务局: what a body was called before.
fn was_body(after: &str) -> bool {
    let name = after.strip_prefix('为').map(|name| name.trim_end_matches([')', '）']));
    name.is_some_and(|name| name.ends_with(['委', '局', '部', '厅', '会']))
}
