//! Links of a page to what explains its document: 政策解读：《…》解读, 图解：…, 相关链接 above a list of them.

use super::LONGEST;
use crate::text::Words;

/// What leads to an interpretation of the document: `政策解读：《…》解读`.
static INTERPRETS: Words = Words::of(&[
    "政策解读",
    "文件解读",
    "文字解读",
    "相关解读",
    "图文解读",
    "部门解读",
    "专家解读",
    "媒体解读",
    "解读",
]);

/// What leads to one that is shown, whatever it is called: `一图读懂：青禾县节约用水办法`.
static SHOWS: Words = Words::of(&[
    "一图读懂",
    "一图看懂",
    "图解",
    "政策图解",
    "相关图解",
    "图片解读",
    "图文解读",
    "视频解读",
    "动漫解读",
    "解读链接",
]);

/// `文字解读：《青禾县节约用水办法》的政策解读`, `点击查看政策解读：【图文解读】《青禾县节约用水办法》`.
pub(in crate::document::page) fn leads_to_interpretation(text: &str) -> bool {
    let line = text.strip_prefix("点击查看").unwrap_or(text);
    let Some(rest) = INTERPRETS.strip(line).filter(|_| text.len() <= LONGEST) else { return false };
    let is_kind = |link: &str| link.starts_with('【') && link.contains("解读】");
    rest.strip_prefix(['：', ':']).is_some_and(|link| link.ends_with("解读") || is_kind(link))
}

/// 相关链接： alone on its line, above the links.
pub(super) fn heads_links(text: &str) -> bool {
    /// Bytes of the longest.
    const LONGEST: usize = 24;
    static HEADS: Words = Words::of(&[
        "相关链接",
        "相关阅读",
        "相关解读",
        "相关政策解读",
        "相关图解",
        "相关新闻",
        "相关文档",
        "相关附件",
        "文件附件",
        "相关信息",
        "关联稿件",
        "关联文件",
        "延伸阅读",
        "附件下载",
        "文件下载",
        "附件列表",
        "热点推荐",
        "友情链接",
    ]);
    text.len() <= LONGEST && HEADS.hold(text.trim_end_matches(['：', ':']))
}

/// `图解：青禾县节约用水办法`, `【一图读懂】…`: a link below the text to what shows the document.
pub(in crate::document::page) fn leads_to_picture(text: &str) -> bool {
    let rest = SHOWS.strip(text.trim_start_matches('【'));
    text.len() <= LONGEST && rest.is_some_and(|rest| rest.starts_with(['：', ':', '】']))
}

/// `《青禾县节约用水办法》政策解释`: the link to what explains the document.
pub(super) fn is_explained(text: &str) -> bool {
    text.len() <= LONGEST && ["解读", "解释", "图解"].iter().any(|end| text.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::{heads_links, leads_to_interpretation};

    #[test]
    fn what_leads_to_an_interpretation_is_no_text() {
        for line in ["政策解读：《青禾县节水办法》解读", "文字解读:《青禾县节水办法》的政策解读"]
        {
            assert!(leads_to_interpretation(line), "{line}");
        }
        let text =
            "一、工作要求\n政策解读工作由县水务局负责解读。\n政策解读：《青禾县节水办法》解读\n";
        let found: Vec<_> =
            crate::parse(text).paragraphs().map(|one| one.text.to_string()).collect();
        assert_eq!(found, ["政策解读工作由县水务局负责解读。"]);
    }

    #[test]
    fn pictures_of_a_document_are_no_text_below_it() {
        let page = |line: &str| {
            format!("各镇人民政府：\n请按照职责分工抓紧落实今年的节水工作。\n{line}\n")
        };
        for line in ["图解：青禾县节水办法", "【一图读懂】青禾县节水办法", "全真版：青禾县节水办法"]
        {
            assert_eq!(crate::parse(&page(line)).paragraphs().count(), 1, "{line}");
        }
        assert_eq!(crate::parse(&page("图解水价的构成，供各镇参考")).paragraphs().count(), 2);
        let title = "一图读懂：青禾县节水办法";
        assert_eq!(crate::parse(&format!("{title}\n{}", page(""))).title.as_deref(), Some(title));
    }

    #[test]
    fn what_heads_sentences_heads_no_links() {
        let page = |below: &str| {
            format!("各镇人民政府：\n请按照职责分工抓紧落实今年的节水工作。\n相关信息\n{below}\n")
        };
        let count = |below: &str| crate::parse(&page(below)).paragraphs().count();
        assert_eq!(
            (count("节水办法"), count("用水信息由县水务局每月发布，各镇要及时查阅。")),
            (1, 3)
        );
    }

    #[test]
    fn heads_of_links_stand_alone() {
        assert!(heads_links("相关附件：") && heads_links("友情链接"));
        assert!(!heads_links("相关附件：节水办法") && !heads_links("相关政策"));
    }
}
