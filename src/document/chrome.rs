//! Web-page chrome: navigation, sharing buttons, footers, download links.

use super::{
    phrases::Phrases,
    signs::Signs,
    uses::{Use, Uses},
};
use crate::{
    block::{Block, Paragraph},
    line::Classes,
    text::Words,
};

/// Words that only the frame of a page says.
static STRONG: Phrases = Phrases::of(&[
    "扫一扫",
    "扫描二维码",
    "版权所有",
    "公网安备",
    "网站标识码",
    "浏览次数",
    "点击数",
    "点击量",
    "阅读次数",
    "访问量",
    "阅读量：",
    "阅读量:",
    "浏览量：",
    "浏览量:",
    "打印本页",
    "关闭窗口",
    "关闭本页",
    "无障碍浏览",
    "无障碍阅读",
    "长者模式",
    "返回顶部",
    "当前位置",
    "您所在的位置",
    "您现在的位置",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "分享到",
    "原文下载",
    "本文链接",
    "本文关键词",
    "网站地图",
    "加入收藏",
    "设为首页",
    "关注我们",
    "放大字体",
    "打印 关闭",
    "【打印】",
    "【关闭】",
    "字体大小",
    "字体：",
    "字体:",
    "字号：",
    "字号:",
    "字号大",
    "手机看新闻",
    "打印本稿",
    "技术支持：",
    "网站管理",
    "相关稿件",
    "相关阅读",
    "相关链接",
]);

/// Whole lines that are buttons.
static BUTTONS: Words = Words::of(&[
    "打印",
    "关闭",
    "收藏",
    "返回",
    "首页",
    "分享",
    "分享：",
    "分享:",
    "图片",
    "微信",
    "微博",
    "登录",
    "注册",
    "登录|注册",
    "客户端",
    "下载",
    "智能问答",
    "附件下载",
    "附件下载：",
    "附件下载:",
    "相关附件下载：",
    "文件下载",
    "相关附件",
    "点击查看大图",
    "网站纠错",
    "政策解读",
    "政策原文",
    "图解",
    "大中小",
    "字号",
    "手机版",
    "打印关闭",
    "【打印关闭】",
    "我要纠错",
    "新媒体矩阵",
    "政务微信",
    "政务微博",
    "正文",
    "政策全文",
    "基本信息",
    "政策内容",
    "error",
    "None",
]);

/// Words of a page's offers below the text; they count only next to strong ones.
static WEAK: Phrases = Phrases::of(&[
    "咨询",
    "点击",
    "登录",
    "解读",
    "渠道",
    "联系电话",
    "地址",
    "邮箱",
    "客户端",
    "微信",
    "微博",
    "二维码",
    "主办：",
    "承办：",
    "主办单位：",
    "承办单位：",
    "主办:",
    "承办:",
    "责任编辑",
    "编辑：",
    "下载",
]);

/// Addresses and files of such offers, all in ASCII.
static LINKS: Words = Words::of(&["Email", "email", "http", ".pdf", ".doc", ".xls"]);

/// Bytes of the longest button.
const LONGEST_BUTTON: usize = 24;

/// What leads to an interpretation of the document: `政策解读：《…》解读`.
static INTERPRETS: Words =
    Words::of(&["政策解读", "文件解读", "文字解读", "相关解读", "图文解读", "部门解读"]);

/// What the names of sites end in: 青禾县人民政府门户网站.
static SITES: Words = Words::of(&["政府门户网站", "政府网站", "政府网"]);

/// Bytes of the longest name of a site.
const LONGEST_SITE: usize = 60;

/// A frame's line is short; longer ones are text that happens to hold such a word.
const LONGEST: usize = 240;

/// Whether a paragraph is chrome by its words alone.
fn is_strong(paragraph: &Paragraph<'_>) -> bool {
    let text = paragraph.text();
    if is_button(text) {
        return true;
    }
    if text.len() <= LONGEST && is_breadcrumb(text) {
        return true;
    }
    if text.len() <= LONGEST_SITE && SITES.end(text) {
        return true;
    }
    text.len() <= LONGEST
        && !paragraph.surely_holds(Classes::FULL_STOP)
        && (STRONG.stand_in(text)
            || paragraph.may_hold(Classes::ASCII) && is_strong_in_ascii(text)
            || paragraph.may_hold(Classes::ODD_SIZE) && text.contains('©'))
        && !text.contains('。')
}

/// Whether a line is a button: 打印, 关闭.
pub(super) fn is_button(text: &str) -> bool {
    text.len() <= LONGEST_BUTTON && BUTTONS.hold(text)
}

/// Whether a text holds such a word that begins in ASCII, which a look for three letters all but rules out.
fn is_strong_in_ascii(text: &str) -> bool {
    static WORDS: Words = Words::of(&["Copyright", "copyright", "ICP备", "[打印]", "[关闭]"]);
    memchr::memchr3(b'C', b'c', b'[', text.as_bytes()).is_some() && WORDS.stand_in(text)
}

/// `文字解读：《青禾县节约用水办法》的政策解读`, `点击查看政策解读：【图文解读】《青禾县节约用水办法》`.
pub(super) fn leads_to_interpretation(text: &str) -> bool {
    let line = text.strip_prefix("点击查看").unwrap_or(text);
    let Some(rest) = INTERPRETS.strip(line).filter(|_| text.len() <= LONGEST) else { return false };
    let is_kind = |link: &str| link.starts_with('【') && link.contains("解读】");
    rest.strip_prefix(['：', ':']).is_some_and(|link| link.ends_with("解读") || is_kind(link))
}

/// 相关链接： alone on its line, above the links.
fn heads_links(text: &str) -> bool {
    matches!(text.trim_end_matches(['：', ':']), "相关链接" | "相关阅读" | "相关解读")
}

/// `《青禾县节约用水办法》政策解释`: the link to what explains the document.
fn is_explained(text: &str) -> bool {
    text.len() <= LONGEST && ["解读", "解释", "图解"].iter().any(|end| text.ends_with(end))
}

/// `首页 > 新闻中心 > 部门动态`: the way to the page; `·节水频道>`, `更多>>`: to what else the site has.
fn is_breadcrumb(text: &str) -> bool {
    let leads_on = text.len() <= LONGEST_BUTTON
        && text.ends_with(['>', '›', '＞'])
        && !text.contains(['<', '＜', '〈', '《']);
    leads_on || text.starts_with("首页") && text.contains(['>', '›', '»', '＞'])
}

fn is_weak(paragraph: &Paragraph<'_>) -> bool {
    let text = paragraph.text();
    let has_link = || paragraph.may_hold(Classes::ASCII) && LINKS.stand_in(text);
    text.len() <= LONGEST && (is_strong(paragraph) || WEAK.stand_in(text) || has_link())
}

/// Marks the frame around the document.
pub(super) fn mark(uses: &mut Uses<'_, '_>) {
    foot(uses);
    let mut is_behind_credit = false;
    let mut is_behind_links = false;
    for at in 0..uses.len() {
        // A heading may hold such a word (三、提升网站访问量), and neither a credit nor a line of the frame ends with 。.
        let (is_free, signs) = (uses.is_free(at), uses.signs(at));
        if !is_free | signs.any(Signs::LABEL.or(Signs::SENTENCE)) {
            is_behind_credit &= !is_free | signs.any(Signs::LABEL);
            is_behind_links = false;
            continue;
        }
        let Some(line) = uses.blocks[at].paragraph() else { continue };
        is_behind_credit =
            line.may_hold(Classes::COLON) && is_credit(line.text(), is_behind_credit);
        let is_link = is_behind_links && is_explained(line.text());
        is_behind_links = is_link || heads_links(line.text());
        if is_link || is_behind_credit || is_strong(line) || leads_to_interpretation(line.text()) {
            uses.set(at, Use::Chrome);
        }
    }
}

/// `[网络编辑：某某]`, `责任编辑:某某`, and `校对:某某` below them: who put the text on the page.
fn is_credit(text: &str, is_behind_credit: bool) -> bool {
    /// Bytes of the longest line of credits.
    const LONGEST: usize = 60;
    static EDITORS: Words = Words::of(&[
        "责任编辑",
        "网络编辑",
        "图片编辑",
        "文字编辑",
        "值班编辑",
        "信息审核",
        "责编",
        "编辑",
    ]);
    static OTHERS: Words = Words::of(&["校对", "审核", "监制"]);
    if text.len() > LONGEST {
        return false;
    }
    let line = text.trim_start_matches(['[', '【', '(', '（']);
    let name = EDITORS.strip(line).or_else(|| OTHERS.strip(line).filter(|_| is_behind_credit));
    name.is_some_and(|name| name.starts_with(['：', ':'])) && !text.contains(['。', '，', '；'])
}

/// The page's foot: from the first of its words behind the last block that can only be the document's.
fn foot(uses: &mut Uses<'_, '_>) {
    if !may_have_foot(uses) {
        return;
    }
    let mut start = uses.len();
    while start > 0 && !is_document(uses, start - 1) {
        start -= 1;
    }
    let is = |at: usize, chrome: fn(&Paragraph<'_>) -> bool| uses.paragraph(at).is_some_and(chrome);
    let Some(first) = (start..uses.len()).find(|at| is(*at, is_weak)) else { return };
    // A strong word is a weak one too: none stands before the first.
    if (first..uses.len()).any(|at| is(at, is_strong)) {
        uses.give(first..uses.len(), Use::Chrome);
    }
}

/// Whether a line that is no sentence stands behind the last block that is too long for a foot: no sentence is chrome by its
/// words alone, and a foot has a line that is.
fn may_have_foot(uses: &Uses<'_, '_>) -> bool {
    let is_long = |at: usize| {
        let paragraph = uses.blocks[at].paragraph();
        paragraph.is_some_and(|it| it.text().len() > LONGEST) && uses.signs(at).any(Signs::SENTENCE)
    };
    let tail = (0..uses.len()).rev().take_while(|at| !is_long(*at));
    tail.fold(false, |any, at| any | !uses.signs(at).any(Signs::SENTENCE))
}

/// Whether a block can't be part of a page's foot.
fn is_document(uses: &Uses<'_, '_>, at: usize) -> bool {
    let paragraph = match &uses.blocks[at] {
        Block::Table(_) => return true,
        Block::Furniture(_) | Block::Chrome(_) => return false,
        Block::Paragraph(paragraph) => paragraph,
    };
    let text = paragraph.text();
    let is_sentence = || text.ends_with(['。', '；', '）', ')']) && text.chars().nth(12).is_some();
    let is_signature = || text.ends_with('日') && text.contains('年');
    let may_be = paragraph.label.is_some()
        || is_sentence()
        || is_signature()
        || text.ends_with("印发")
        || text.starts_with("附件");
    // A frame's line ends so too, but it says what the frame offers. The search comes last.
    may_be && !is_weak(paragraph)
}

#[cfg(test)]
mod tests {
    use super::{is_breadcrumb, is_credit};

    #[test]
    fn a_column_of_the_site_is_no_text() {
        for line in ["首页 > 节水频道", "·节水频道>", "更多>>", "详情＞"] {
            assert!(is_breadcrumb(line), "{line}");
        }
        for line in ["<渠系图>", "《〈条例〉实施〈办法>", "水价>成本的，按成本收取"]
        {
            assert!(!is_breadcrumb(line), "{line}");
        }
    }

    #[test]
    fn who_edited_a_page_stands_on_a_line_of_its_own() {
        for line in ["[网络编辑：严小禾]", "（责任编辑:何青）", "编辑：何青 责任编辑：严小禾"]
        {
            assert!(is_credit(line, false), "{line}");
        }
        assert!(is_credit("校对:何青", true) && !is_credit("校对:何青", false));
        for line in ["编辑部：何青", "责任编辑", "编辑：县志稿件，按期付印", "县志编辑：何青"]
        {
            assert!(!is_credit(line, true), "{line}");
        }
        assert!(!is_credit(&format!("编辑：{}", "何青、".repeat(8)), false));
    }

    #[test]
    fn what_leads_to_an_interpretation_is_no_text() {
        for line in ["政策解读：《青禾县节水办法》解读", "文字解读:《青禾县节水办法》的政策解读"]
        {
            assert!(super::leads_to_interpretation(line), "{line}");
        }
        let text =
            "一、工作要求\n政策解读工作由县水务局负责解读。\n政策解读：《青禾县节水办法》解读\n";
        let found: Vec<_> =
            crate::parse(text).paragraphs().map(|one| one.text.to_string()).collect();
        assert_eq!(found, ["政策解读工作由县水务局负责解读。"]);
    }

    #[test]
    fn links_to_an_interpretation_below_the_title_are_no_title() {
        let page = |links: &str| {
            format!(
                "青禾县水务局关于节水工作的补充通知\n{links}各镇人民政府：\n请按照职责分工抓紧落实今年的节水工作。\n"
            )
        };
        for links in [
            "相关链接：\n《关于节水工作的补充通知》政策解释\n",
            "来源：青禾县水务局\n点击查看政策解读：【图文解读】《青禾县节水办法》\n",
        ] {
            let text = page(links);
            let notice = crate::parse(&text);
            assert_eq!(notice.title.as_deref(), Some("青禾县水务局关于节水工作的补充通知"));
            assert_eq!(notice.recipients, ["各镇人民政府"]);
            assert!(notice.metadata.other.is_empty() && notice.paragraphs().count() == 1);
        }
    }

    #[test]
    fn links_to_files_below_a_button_are_no_part() {
        let text = "青禾县人民政府关于做好节水工作的意见\n各镇人民政府：\n请抓紧落实。\n青禾县人民政府\n2022年3月1日\n（此件公开发布）\n文件下载\n青禾县人民政府关于做好节水工作的意见.doc\n";
        assert_eq!(crate::parse(text).parts.len(), 1);
    }
}
