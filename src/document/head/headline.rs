//! Headlines: titles that tell what somebody does, where those of documents name what a text is.

use crate::{
    grammar::title_end::{type_of_title, without_tail},
    text::{Phrases, Words, is_arabic},
};

/// Verbs of headlines: such a title tells of a document even where it ends in a type.
static VERBS: Phrases =
    Phrases::of(&["出台", "推出", "启动", "印发", "发布", "召开", "举行", "调研", "在行动"]);

/// What titles of documents end in besides a 文种.
static DOCUMENT_WORDS: Words = Words::of(&[
    "白皮书",
    "战略",
    "须知",
    "流程",
    "手册",
    "要求",
    "方法",
    "方向",
    "任务",
    "分工",
    "安排",
    "招标",
    "表",
]);

/// How papers of a place begin their headlines: 我市调整补贴政策.
static OURS: Words =
    Words::of(&["我省", "我市", "我县", "我区", "我州", "本市", "全市", "全省", "市区"]);

/// Verbs behind it.
static OUR_DEEDS: Words = Words::of(&["出台", "调整", "推出", "优化", "发布", "实施", "将", "拟"]);

/// Whether a title tells what somebody did, also with a document: 某市发布“十条”实施细则, 某局开展宣传行动.
pub(in crate::document) fn tells(title: &str) -> bool {
    if OURS.strip(title).is_some_and(|rest| OUR_DEEDS.begin(rest)) {
        return true;
    }
    let head = title.split('《').next().unwrap_or(title);
    let kind = type_of_title(title);
    // 某市人民政府印发某办法的通知 is what it says.
    if head.contains("关于") || (kind == Some("通知") && title.ends_with("的通知")) {
        return false;
    }
    let is_deed = matches!(kind, Some("行动" | "举措"));
    VERBS.any(head, |at, _| at > 0) || is_deed && head.find("开展").is_some_and(|at| at > 0)
}

/// Whether a title is a headline although nothing in it tells: it names no 文种 and is too long for the heading
/// of a section.
pub(in crate::document) fn is_sentence(title: &str) -> bool {
    /// Characters of the shortest headline; headings of sections have rarely more.
    const SHORTEST: usize = 16;
    /// Characters of the longest; longer titles are cells of a table that lost their places.
    const LONGEST: usize = 45;
    let name = without_tail(title).trim_end_matches(is_arabic);
    (SHORTEST..=LONGEST).contains(&title.chars().count())
        && type_of_title(title).is_none()
        && !DOCUMENT_WORDS.end(name)
        && !title.contains("关于")
        && !title.starts_with('《')
}

/// What is to be done, at the beginning of headings.
static MEASURES: Words = Words::of(&[
    "降低", "提高", "加大", "加强", "加快", "优化", "支持", "实施", "实行", "全面", "着力", "大力",
    "深挖", "取消", "放宽", "推进", "推动", "强化", "完善", "落实", "鼓励",
]);

/// 优化用水补贴政策: a heading that says what is done with a policy or a standard, which is no 文种 there.
pub(in crate::document) fn is_measure(title: &str) -> bool {
    let done = MEASURES.begin(title) || title.starts_with("推广") || title.starts_with("调整");
    done && matches!(type_of_title(title), Some("政策" | "制度" | "标准"))
}

/// Whether a line that names no 文种 is the heading of a section, and no headline: it is short and begins with
/// what is to be done, or it is shorter still.
pub(super) fn is_heading(line: &str) -> bool {
    /// Characters of the longest heading, and of the shortest headline without such a word.
    const LONGEST: usize = 15;
    const SHORTEST_HEADLINE: usize = 7;
    let length = line.chars().count();
    let is_short = length < SHORTEST_HEADLINE || (length <= LONGEST && MEASURES.begin(line));
    is_short && type_of_title(line).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_of_a_document_or_a_deed() {
        for title in [
            "青禾县发布“防汛十条”实施细则",
            "青禾县水务局开展防汛宣传行动",
            "云岭市印发《关于加强防汛工作的通知》",
            "我市出台关于加强节水的若干措施",
        ] {
            assert!(tells(title), "{title}");
        }
        for title in
            ["关于发布防汛指南的通知", "青禾县人民政府印发防汛预案的通知", "发布会管理办法"]
        {
            assert!(!tells(title), "{title}");
        }
    }

    #[test]
    fn a_measure_is_no_document() {
        assert!(is_measure("优化用水补贴政策") && is_measure("推广水票制度"));
        assert!(!is_measure("用水补贴制度") && !is_measure("加强节水工作的意见"));
    }

    #[test]
    fn headings_begin_with_what_is_to_be_done() {
        assert!(is_heading("提高用水户补贴额度") && is_heading("节水改造"));
        assert!(!is_heading("青禾县上调用水补贴") && !is_heading("全面节水行动方案"));
    }

    #[test]
    fn a_headline_is_longer_than_a_heading_and_names_no_document() {
        assert!(is_sentence("云岭清河积极协助企业抓紧时间复工复产"));
        for title in [
            "加大金融信贷支持力度",
            "云岭市防汛无线电设备直连通信的技术要求",
            "青禾县水资源保护与防灾减灾长期战略2035",
            "《关于加大力度支持用水户的若干举措》用水十条",
            "关于云岭市新区政务服务中心恢复现场办理业务",
        ] {
            assert!(!is_sentence(title), "{title}");
        }
    }
}
