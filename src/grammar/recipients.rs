//! 主送机关: the list of bodies that a notice is addressed to, closed by a colon (GB/T 9704, 7.3.2).

use super::{
    body,
    punctuation::{is_closing, is_opening},
    unit::is_unit,
};
use crate::text::{Words, scan, trim_start};

/// Longest list in bytes: a ministry that addresses every province and company has some 1,200.
const LONGEST: usize = 1_600;

/// Words of sentences that end in a colon too.
static NEVER: Words = Words::of(&[
    "如下",
    "以下",
    "附件",
    "抄送",
    "标题",
    "电话",
    "包括",
    "下列",
    "问题",
    "回复",
    "答复内容",
    "摘要",
    "来源",
    "为了",
    "根据",
    "按照",
    "时间",
    "地点",
    "地址",
    "出席人员",
    "参会人员",
    "列席人员",
    "缺席人员",
    "内容",
    "对象",
    "条件",
    "原则",
    "认为",
    "指出",
    "表示",
    "强调",
    // Whom a speech is addressed to, and who speaks in a transcript.
    "女士们",
    "先生们",
    "局长",
    "部长",
    "司长",
    "记者",
    "发言人",
]);

/// Heads of lists.
static HEADS: Words = Words::of(&[
    "各",
    "全国",
    "全省",
    "全市",
    "全州",
    "全盟",
    "全县",
    "全区",
    "全旗",
    "全乡",
    "全镇",
    "全体",
    "全系统",
    "全厅",
    "全局",
    "全委",
    "全行",
    "全院",
    "全校",
    "驻",
    "有关",
    "相关",
    "广大",
    "尊敬的",
    "亲爱的",
    "中央",
    "厅机关",
    "局机关",
    "委机关",
    "机关",
    "省直",
    "市直",
    "县直",
    "区直",
    "省政府",
    "市政府",
    "县政府",
    "区政府",
    "省各",
    "市各",
    "县各",
    "区各",
    "委各",
    "局各",
    "厅各",
]);

/// Ends of addressees that are no bodies.
static TAILS: Words = Words::of(&[
    "单位",
    "部门",
    "企业",
    "机构",
    "委员",
    "代表",
    "同志",
    "先生",
    "女士",
    "朋友",
    "朋友们",
    "市民",
    "居民",
    "公司",
    "缴存人",
    "职工",
    "家长",
    "考生",
    "学校",
    "高校",
    "村",
    "人员",
    "县区",
    "区县",
    "地区",
    "直属机构",
    "乡镇",
    "街道",
    "镇街",
    "用户",
    "群众",
    "旅客",
    "纳税人",
    "个人",
    "园区",
    "开发区",
    "功能区",
    "兵团",
    "主席",
    "侨团",
    "社团",
]);

/// What the text of a notice begins with below its recipients.
static VERBS: Words =
    Words::of(&["为", "根据", "按照", "现将", "现就", "近", "经", "《", "你", "依据"]);

/// Whether a text is such a list.
pub(crate) fn is_recipients(text: &str) -> bool {
    let Some(list) = text.strip_suffix(['：', ':', '∶']) else { return false };
    if text.len() > LONGEST
        || is_too_short(list)
        || list.contains(['。', '：', ':', '？', '《'])
        || list.starts_with('为')
    {
        return false;
    }
    if NEVER.stand_in(list) || names_standard(list) {
        return false;
    }
    HEADS.begin(list) || are_addressees(list)
}

/// Whether a list is shorter than any: `各镇` has two characters, other names at least three.
fn is_too_short(list: &str) -> bool {
    let shortest = if list.starts_with('各') { 2 } else { 3 };
    list.chars().nth(shortest - 1).is_none()
}

/// Whether places share the word behind the last: `青禾、云水、白沙县人民政府`, `青禾、云水商务、财政主管部门`.
fn share_last_word(items: &[&str]) -> bool {
    /// Bytes of the longest place without its level: 黑龙江, 内蒙古.
    const LONGEST: usize = 9;
    /// Fewest places that show that it is a list of them.
    const FEWEST: usize = 2;
    let Some((last, places)) = items.split_last() else { return false };
    let is_place = |place: &&&str| place.len() <= LONGEST;
    let short = places.iter().filter(is_place).count();
    last.ends_with("人民政府") && short == places.len()
        || last.ends_with("主管部门") && short >= FEWEST && short + 1 >= places.len()
}

/// Whether a list speaks of a standard; 标准化技术组织 are bodies.
fn names_standard(list: &str) -> bool {
    const STANDARD: &str = "标准";
    // Hardly any list has its second character, which is told without a searcher.
    scan::holds(list, '准')
        && list
            .match_indices(STANDARD)
            .any(|(at, _)| !list[at + STANDARD.len()..].starts_with('化'))
}

/// Whether most items of a list are bodies or groups of people, the last one too.
fn are_addressees(list: &str) -> bool {
    let items: Vec<&str> = items(list).collect();
    let addressees = items.iter().filter(|item| is_addressee(item)).count();
    items.last().is_some_and(|last| is_addressee(last))
        && (addressees * 2 >= items.len() || share_last_word(&items))
        && (items.len() > 1 || list.chars().count() < 30)
}

/// Whether an item is a body or a group of people.
fn is_addressee(item: &str) -> bool {
    body::is_body(item) || is_unit(item) || TAILS.end(item.trim_end_matches(is_closing))
}

/// Whether a text is such a list without its colon: `市各有关单位` above text that begins as that of notices does.
pub(crate) fn is_without_colon(text: &str, next: &str) -> bool {
    text.len() < LONGEST
        && HEADS.begin(text)
        && VERBS.begin(next)
        && text.chars().nth(3).is_some()
        && !text.contains(['。', '：', ':', '《', '；'])
        && !NEVER.stand_in(text)
        && are_addressees(text)
}

/// Whether a text is the beginning of such a list: names and commas, and no verb.
pub(crate) fn begins_recipients(text: &str) -> bool {
    text.len() < LONGEST
        && text.ends_with(['；', ';', '，', '、'])
        && HEADS.begin(text)
        && !text.contains(['。', '《', '：'])
}

/// Whether a text may be the beginning of such a list that a line break cut within a name: `各镇，县政府各⏎部门：`,
/// `青禾分中心、各用水企业、水费代收⏎银行：`.
pub(crate) fn may_be_cut(text: &str) -> bool {
    may_be_middle(text) && (HEADS.begin(text) && text.contains(PARTS) || is_cut_list(text))
}

/// Whether a text may be a line of such a list between its first and its last.
pub(crate) fn may_be_middle(text: &str) -> bool {
    if text.len() >= LONGEST {
        return false;
    }
    let mut is_parted = false;
    for (_, mark) in scan::marks(text) {
        match mark {
            '、' | '，' | ',' | '；' | ';' => is_parted = true,
            '。' | '《' | '：' | ':' => return false,
            _ => {}
        }
    }
    is_parted
}

/// Whether a line may go on with a list that a line break cut: below one that does not begin as lists do, what
/// begins so is a list of its own.
pub(crate) fn may_go_on(first: &str, line: &str) -> bool {
    HEADS.begin(first) || !HEADS.begin(line)
}

/// What parts recipients.
pub(crate) const PARTS: [char; 6] = ['，', ',', '；', ';', 'ꎬ', 'ꎻ'];

/// Whether most items of a text are addressees, but not its last.
fn is_cut_list(text: &str) -> bool {
    /// Fewest items that show that it is a list.
    const FEWEST: usize = 3;
    if text.contains("关于") {
        return false;
    }
    let items: Vec<&str> = items(text).collect();
    let addressees = items.iter().filter(|item| is_addressee(item)).count();
    items.len() >= FEWEST
        && addressees * 2 >= items.len()
        && items.last().is_some_and(|last| !is_addressee(last))
}

/// Where the text of a notice begins that runs on behind its recipients: `各乡镇：现将…`. Told with what stands behind the first
/// colon, in front of which no sentence ends, and whether the line is cut at the page's margin, however little of the text it holds.
pub(crate) fn runs_on(line: &str, behind: usize, is_cut: bool) -> Option<usize> {
    let rest = trim_start(&line[behind..]);
    let starts = VERBS.begin(rest) && (is_cut || rest.chars().nth(8).is_some());
    (starts && is_recipients(&line[..behind])).then(|| line.len() - rest.len())
}

/// The items at separators outside brackets.
fn items(list: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0usize;
    list.split(move |c: char| {
        if is_opening(c) {
            depth += 1;
        } else if is_closing(c) {
            depth = depth.saturating_sub(1);
        }
        depth == 0 && (c == '、' || PARTS.contains(&c))
    })
    .filter(|item| !item.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_lists() {
        for text in [
            "各乡镇人民政府，县政府各部门：",
            "各镇：",
            "各校:",
            "县水利局、县财政局:",
            "广大市民朋友：",
            "省直各缴存单位、缴存职工:",
            "省直各缴存单位:",
            "青禾县水利局（农业处、林业处）、青禾县财政局：",
            "青禾县水利局（备料、巡查[晒粮、打场]、修渠）、青禾县财政局：",
            "青禾县水利局、青禾县应急指挥中心、青禾县青少年活动中心图书与文化艺术馆、各镇：",
            "某厂、青禾县水利局：",
            "水利部、青禾县人民政府、青禾建设兵团：",
            "青禾、云水、白沙、柳溪县（市、区）人民政府：",
            "青禾、云水、白沙水务、财政主管部门：",
            "周行副主席：",
            "全县各用水户：",
            "全体巡河员：",
        ] {
            assert!(is_recipients(text), "{text}");
        }
    }

    #[test]
    fn rejects_sentences() {
        for text in [
            "各乡镇。各部门：",
            "各乡镇：各部门：",
            "县：",
            "各：",
            "镇村：",
            "现将有关事项通知如下：",
            "联系电话：",
            "会议指出：",
            "出席人员：",
            "列席人员:",
            "全面核算渠道水量，为每条渠道设定上限：",
            "各乡镇要做到以下几点：",
            "：",
            "为做好防汛的青禾县水利局：",
            "备料、巡查、县水利局、晒粮、打场：",
            "备足防汛草袋、修好铁锹、水务主管部门：",
            "备足防汛所需的草袋、铁锹：",
            "县水利局、备足草袋：",
            "昨天从河边走过来要到镇上去办事然后再回家吃饭睡觉的那几个青禾县水利局：",
            "县局",
        ] {
            assert!(!is_recipients(text), "{text}");
        }
    }

    #[test]
    fn bodies_of_standards_are_addressed() {
        assert!(is_recipients("各市水务主管部门，有关标准化技术组织："));
        assert!(!is_recipients("各镇补贴标准："));
    }

    #[test]
    fn a_list_may_lack_its_colon() {
        let text = "为做好防汛工作，现通知如下：";
        for list in ["县各有关单位", "各乡镇人民政府,县政府各部门"] {
            assert!(is_without_colon(list, text) && !is_without_colon(list, "第一条"), "{list}");
        }
        for other in ["各镇", "各乡镇要备足物资", "各镇防汛物资储备标准", "有关补贴办法"]
        {
            assert!(!is_without_colon(other, text), "{other}");
        }
    }

    #[test]
    fn a_cut_list_begins_as_lists_do() {
        assert!(may_be_cut("各乡镇人民政府，县政府各部门，各重点"));
        assert!(may_be_cut("青禾分中心、各用水企业、水费代收"));
        assert!(may_be_cut("各县水务局、财政局（金融局）、工业和信"));
        for text in ["青禾县水务局、白沙县水务局", "关于水务局、财政局、供电"]
        {
            assert!(!may_be_cut(text), "{text}");
        }
        for text in ["各乡镇人民政府", "青禾县水务局，青禾县", "各乡镇要备足物资，落实值班。"]
        {
            assert!(!may_be_cut(text), "{text}");
        }
    }

    #[test]
    fn a_list_goes_on_behind_its_separators() {
        assert!(begins_recipients("各乡镇人民政府，县政府各部门，"));
        assert!(begins_recipients("各乡镇人民政府、"));
        for text in
            ["各乡镇人民政府", "青禾县水务局，", "各乡镇要备足物资。落实值班，", "《各乡镇，"]
        {
            assert!(!begins_recipients(text), "{text}");
        }
        let long = format!("各{}，", "乡镇".repeat(LONGEST / 6));
        assert!(!begins_recipients(&long) && !may_be_cut(&format!("{long}县")));
        assert!(!is_recipients(&format!("{long}各乡镇：")));
        let cut = |bytes: usize| {
            may_be_cut(&format!("各{},{}", "县".repeat(530), "a".repeat(bytes - 1594)))
        };
        assert!(cut(LONGEST - 1) && !cut(LONGEST));
    }

    #[test]
    fn text_may_run_on() {
        let found = |line: &str| {
            let colon = line.find('：').expect("a colon");
            runs_on(line, colon + '：'.len_utf8(), false)
        };
        assert_eq!(found("各乡镇人民政府：现将预案印发。"), None);
        assert_eq!(found("各乡镇人民政府：会议要求各地抓好落实。"), None);
        assert_eq!(found("各乡镇人民政府。现将预案印发给你们学习：现将预案印发给你们。"), None);
        let line = "各乡镇人民政府：现将《青禾县防汛预案》印发给你们。";
        assert_eq!(found(line), line.find('现'));
        assert_eq!(found("各乡镇人民政府："), None);
    }

    #[test]
    fn little_of_the_text_may_stand_in_front_of_the_margin() {
        let (line, behind) = ("各乡镇人民政府：为做好", "各乡镇人民政府：".len());
        assert_eq!(runs_on(line, behind, true), Some(behind));
        assert_eq!(runs_on(line, behind, false), None);
    }
}
