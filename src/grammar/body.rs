//! Names of bodies that sign documents.

use super::punctuation::is_opening;
use crate::text::{Words, is_arabic, scan::CharSet};

/// Endings of the names of bodies that sign documents.
static BODY_ENDINGS: Words = Words::of(&[
    "政府",
    "办公室",
    "办公厅",
    "委员会",
    "局",
    "厅",
    "部",
    "委",
    "署",
    "院",
    "会",
    "中心",
    "公司",
    "集团",
    "银行",
    "支行",
    "分行",
    "法院",
    "检察院",
    "指挥部",
    "领导小组",
    "小组",
    "党组",
    "党委",
    "县委",
    "市委",
    "省委",
    "区委",
    "军区",
    "大学",
    "学院",
    "学校",
    "海关",
    "办",
    "处",
    "科",
    "所",
    "站",
    "队",
    "联合会",
    "协会",
    "学会",
    "商会",
    "工会",
    "妇联",
    "残联",
    "侨联",
    "工商联",
    "科协",
    "团委",
    "编办",
    "国务院",
    "管委会",
    "总局",
    "总队",
    "支队",
    "联席会议",
    "机制",
    "街道",
    "总署",
    "组",
    "专班",
    "党中央",
    "中共中央",
    "团中央",
    "人大常委会",
    "代表大会",
    "联合社",
    "合作社",
    "分局",
    "司",
    "社",
    "馆",
    "保监局",
    "辦公室",
    "辦公廳",
    "委員會",
    "廳",
    "會",
    "處",
    "館",
]);

/// What headlines tell of meetings and deeds: `青禾县召开防汛工作会` names no body.
static HELD: Words =
    Words::of(&["召开", "举行", "举办", "主持", "开展", "加紧", "再建", "建立健全"]);

/// Whether a text is the name of a body: short, without marks of sentences, with the ending of one.
pub(crate) fn is_body(text: &str) -> bool {
    let text = without_seal(text);
    // The ending first: hardly any text has it, and it is told in one step.
    if text.len() > 4 * LONGEST || !BODY_ENDINGS.end(text) {
        return false;
    }
    let length = text.chars().count();
    (2..=LONGEST).contains(&length)
        && !text.contains(|c| MARKS.has(c))
        && !text.contains("关于")
        && !HELD.stand_in(text)
        && !text.starts_with(is_opening)
        && !text.starts_with(is_arabic)
}

/// The longest name in characters.
const LONGEST: usize = 60;

/// Marks that no name holds.
static MARKS: CharSet = CharSet::of("，。；：、《》,;:!?！？·|");

/// （代章）, （盖章）, (公章) behind a signature are no part of the name.
pub(crate) fn without_seal(text: &str) -> &str {
    static SEALS: Words = Words::of(&[
        "（代章）",
        "(代章)",
        "（盖章）",
        "(盖章)",
        "（公章）",
        "(公章)",
        "（章）",
        "（印章）",
        "（代）",
    ]);
    let name = SEALS.ending(text).and_then(|seal| text.strip_suffix(seal));
    name.or_else(|| without_other_seal(text)).unwrap_or(text)
}

/// （云岭市水务局代章）: whose seal stands for that of the body in front.
fn without_other_seal(text: &str) -> Option<&str> {
    let other = text.strip_suffix("代章）").or_else(|| text.strip_suffix("代章)"))?;
    other.rfind(is_opening).map(|start| &text[..start]).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_bodies() {
        for name in [
            "青禾县人民政府办公室",
            "云岭市水务局（代章）",
            "推进“三地一区”建设领导小组办公室",
            "中共中央",
            "共青团中央",
        ] {
            assert!(is_body(name), "{name}");
        }
        assert!(
            is_body(&format!("{}局", "县".repeat(59)))
                && !is_body(&format!("{}局", "县".repeat(60)))
        );
        assert!(!is_body("局") && !is_body("·水利局") && !is_body("关于召开会议的水利局"));
        assert!(!is_body("县政府召开防汛会") && is_body("水利局(公章)"));
        assert_eq!(
            (without_seal("水利局（章）"), without_seal("水利局（办）")),
            ("水利局", "水利局（办）")
        );
        assert_eq!(without_seal("防汛办公室（云岭市水利局代章）"), "防汛办公室");
        assert_eq!(without_seal("（云岭市水利局代章）"), "（云岭市水利局代章）");
        for text in
            ["关于印发方案的通知", "各乡镇，县水利局", "2021年防汛办", "（一）水利局", "防汛"]
        {
            assert!(!is_body(text), "{text}");
        }
    }
}
