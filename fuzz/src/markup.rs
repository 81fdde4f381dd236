//! Elements in elements, out of a vocabulary: mostly well-formed, so that what is read comes past the first tags.

use arbitrary::{Result, Unstructured};

/// What markup is made of.
pub struct Vocabulary {
    /// Names of elements.
    pub elements: &'static [&'static str],
    /// Attributes with their values, a blank in front.
    pub attributes: &'static [&'static str],
    /// Texts and whole pieces of markup.
    pub pieces: &'static [&'static str],
}

/// The bytes as choices; whatever they are, markup comes out.
pub fn compose(bytes: &[u8], vocabulary: &Vocabulary) -> String {
    let mut markup = String::new();
    let mut open = Vec::new();
    let mut choices = Unstructured::new(bytes);
    while let Ok(false) = step(&mut choices, vocabulary, &mut open, &mut markup) {}
    for name in open.into_iter().rev() {
        markup += &format!("</{name}>");
    }
    markup
}

/// One choice; whether there are none left.
fn step(
    choices: &mut Unstructured<'_>,
    vocabulary: &Vocabulary,
    open: &mut Vec<&'static str>,
    markup: &mut String,
) -> Result<bool> {
    match choices.int_in_range(0..=15u8)? {
        0..=4 => {
            let name = *choices.choose(vocabulary.elements)?;
            *markup += &format!("<{name}");
            for _ in 0..choices.int_in_range(0..=2u8)? {
                *markup += choices.choose(vocabulary.attributes)?;
            }
            *markup += ">";
            open.push(name);
        }
        5..=7 => {
            if let Some(name) = open.pop() {
                *markup += &format!("</{name}>");
            }
        }
        8 => {
            let name = choices.choose(vocabulary.elements)?;
            *markup += &format!("<{name}");
            *markup += choices.choose(vocabulary.attributes)?;
            *markup += "/>";
        }
        9..=13 => *markup += choices.choose(vocabulary.pieces)?,
        // A cell and a row end, and others begin.
        14 => {
            for _ in 0..choices.int_in_range(1..=3usize)?.min(open.len()) {
                let name = open.pop().unwrap_or_default();
                *markup += &format!("</{name}>");
            }
        }
        _ => *markup += &format!("</{}>", choices.choose(vocabulary.elements)?),
    }
    Ok(choices.is_empty())
}

/// Pages.
pub const PAGE: Vocabulary = Vocabulary {
    elements: &[
        "html", "head", "body", "p", "div", "span", "table", "tbody", "thead", "tr", "td", "th",
        "caption", "br", "hr", "ul", "ol", "li", "dl", "dt", "dd", "a", "b", "strong", "h1", "h2",
        "pre", "script", "style", "nav", "footer", "svg", "img", "meta", "title", "textarea",
        "select", "option", "noscript", "template", "iframe", "o:p", "font", "section", "input",
    ],
    attributes: &[
        " rowspan=2",
        " colspan=3",
        " rowspan=65535",
        " colspan=\"0\"",
        " hidden",
        " style=\"display:none\"",
        " style='visibility: hidden'",
        " href=\"附件1.docx\"",
        " href=a.html",
        " href=\"javascript:\"",
        " class=\"TRS_Editor\"",
        " align=center",
        " name=ArticleTitle",
        " content=\"关于防汛的通知\"",
        " title=甲",
        " style=\"mso-list:Ignore\"",
        " lang=EN-US",
        " charset=gb2312",
    ],
    pieces: &[
        "\n",
        " ",
        "&nbsp;",
        "&emsp;",
        "&#x3000;",
        "&#12;",
        "&amp",
        "&lt;table&gt;",
        "<!-- 注释 -->",
        "<!--",
        "-->",
        "<![CDATA[",
        "<?xml ?>",
        "<!doctype html>",
        "<",
        "</",
        "<br>",
        "一、",
        "（一）",
        "1.",
        "附件：",
        "附件1",
        "序号",
        "工作任务",
        "责任单位",
        "完成时限",
        "索引号",
        "发布日期：",
        "2024年6月底前",
        "青政发〔2024〕3号",
        "各乡镇人民政府：",
        "（责任单位：县财政局、水利局）",
        "关于做好防汛工作的通知",
        "疏通沟渠。",
        "县财政局",
        "青禾县人民政府",
        "2024年4月2日",
        "首页",
        "打印",
        "扫一扫",
        "|",
        "\t",
        "\r\n",
        "\u{0}",
        "\u{200b}",
    ],
};
