//! Web-page chrome: navigation, sharing buttons, footers, download links.

mod button;
mod lead;

pub(super) use button::is_button;
pub(super) use lead::{leads_to_interpretation, leads_to_picture};

use button::is_counter;
use lead::{heads_links, is_explained};

use crate::{
    block::{Block, Paragraph},
    document::uses::{Signs, Use, Uses},
    grammar::attachment,
    line::Classes,
    text::{Phrases, Words},
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
    "您当前的位置",
    "您现在所在的位置",
    "所在位置：",
    "所在位置:",
    "欢迎访问",
    "请输入关键",
    "今天是2",
    "您访问的链接",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "分享到",
    "原文下载",
    "全真版：",
    "全真版:",
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
    "视力保护色",
    "保护视力色",
    "背景色：",
    "背景色:",
    "我要纠错",
    "网站找错",
    "无障碍声明",
    "位访问者",
    "已被浏览",
    "手机看新闻",
    "打印本稿",
    "技术支持：",
    "网站管理",
    "相关稿件",
    "相关阅读",
    "相关链接",
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

/// Bytes of the longest line that leads on.
const LONGEST_LEAD: usize = 24;

/// What the names of sites end in: 青禾县人民政府门户网站.
static SITES: Words = Words::of(&["政府门户网站", "政府网站", "政府网"]);

/// Bytes of the longest name of a site.
const LONGEST_SITE: usize = 60;

/// A frame's line is short; longer ones are text that happens to hold such a word.
const LONGEST: usize = 240;

/// Whether a paragraph is chrome by its words alone.
fn is_strong(paragraph: &Paragraph<'_>) -> bool {
    let text = paragraph.text();
    if is_button(text) || is_counter(text) {
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

/// Whether a text holds such a word that begins in ASCII, which a look for three letters all but rules out.
fn is_strong_in_ascii(text: &str) -> bool {
    static WORDS: Words = Words::of(&["Copyright", "copyright", "ICP备", "[打印]", "[关闭]"]);
    text.starts_with("Produced By")
        || memchr::memchr3(b'C', b'c', b'[', text.as_bytes()).is_some() && WORDS.stand_in(text)
}

/// `首页 > 新闻中心 > 部门动态`: the way to the page; `·节水频道>`, `更多>>`: to what else the site has.
fn is_breadcrumb(text: &str) -> bool {
    let leads_on = text.len() <= LONGEST_LEAD
        && text.ends_with(['>', '›', '＞'])
        && !text.contains(['<', '＜', '〈', '《']);
    leads_on || text.starts_with("首页") && text.contains(['>', '›', '»', '＞', '|', '/'])
}

/// Whether a paragraph is chrome by its words alone where no text follows.
fn is_sure_in_foot(paragraph: &Paragraph<'_>) -> bool {
    is_strong(paragraph) || heads_links(paragraph.text())
}

fn is_weak(paragraph: &Paragraph<'_>) -> bool {
    let text = paragraph.text();
    let has_link = || paragraph.may_hold(Classes::ASCII) && LINKS.stand_in(text);
    text.len() <= LONGEST && (is_sure_in_foot(paragraph) || WEAK.stand_in(text) || has_link())
}

/// Marks the frame around the document.
pub(in crate::document) fn mark(uses: &mut Uses<'_, '_>) {
    foot(uses);
    let mut is_behind_credit = false;
    let mut is_behind_links = false;
    // A page that begins so shows the document itself, and the line is its title.
    let mut is_first = true;
    for at in 0..uses.len() {
        // A heading may hold such a word (三、提升网站访问量), and neither a credit nor a line of the frame ends with 。.
        let (is_free, signs) = (uses.is_free(at), uses.signs(at));
        if !is_free | signs.any(Signs::LABEL.or(Signs::SENTENCE)) {
            is_behind_credit &= !is_free | signs.any(Signs::LABEL);
            is_behind_links = false;
            is_first &= !is_free;
            continue;
        }
        let Some(line) = uses.blocks[at].paragraph() else { continue };
        is_behind_credit =
            line.may_hold(Classes::COLON) && is_credit(line.text(), is_behind_credit);
        let is_link = is_behind_links && is_explained(line.text());
        // Above a sentence it is a heading without its label.
        let is_above_sentence = || at + 1 < uses.len() && uses.signs(at + 1).any(Signs::SENTENCE);
        is_behind_links = is_link || heads_links(line.text()) && !is_above_sentence();
        let leads_away =
            leads_to_interpretation(line.text()) || !is_first && leads_to_picture(line.text());
        if is_behind_links || is_behind_credit || is_strong(line) || leads_away {
            uses.set(at, Use::Chrome);
        } else {
            is_first = false;
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
    // Files right below the document are its attachments.
    let is_file = |at: usize| attachment::is_file(uses.text(at));
    start += (start..uses.len()).take_while(|at| is_file(*at)).count();
    let is = |at: usize, chrome: fn(&Paragraph<'_>) -> bool| uses.paragraph(at).is_some_and(chrome);
    let Some(first) = (start..uses.len()).find(|at| is(*at, is_weak)) else { return };
    // A strong word is a weak one too: none stands before the first.
    if (first..uses.len()).any(|at| is(at, is_sure_in_foot)) {
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
