//! Lines of the header: where a title, a headline or the recipients are whole, however full their line is.

use super::{
    super::{Block, open::Open},
    Joiner,
    seam::Seam,
};
use crate::{
    grammar::recipients::is_recipients,
    line::Classes,
    text::{Words, is_arabic, is_blank},
};

/// How titles end that a line break follows.
pub(super) static TITLE_ENDS: Words = Words::of(&[
    "的通知",
    "的意见",
    "的函",
    "的公告",
    "的决定",
    "的批复",
    "的通报",
    "的通告",
    "的报告",
    "的请示",
    "的议案",
    "的决议",
    "的公报",
    "》的通知",
    "实施意见",
    "指导意见",
]);

impl Joiner<'_, '_> {
    /// Whether a line of the header ends with the last line.
    pub(super) fn ends_in_header(&self, seam: &Seam<'_>) -> bool {
        self.is_header() && !seam.open.has_stop() && self.ends_line_of_header(seam.open, seam.text)
    }

    fn ends_line_of_header(&self, open: &Open, text: &str) -> bool {
        self.ends_title(open)
            || self.is_said_again(open, text)
            || self.ends_headline(open, text)
            || self.names_signers(open)
            || self.names_source(open)
            || self.is_addressed(open, text)
    }

    /// Whether the first line stands a second time, as databases set the title above a text: however full, both are whole.
    fn is_said_again(&self, open: &Open, text: &str) -> bool {
        let line = || &self.source[open.last()];
        let repeats = |above: &Block<'_>| above.paragraph().is_some_and(|one| one.text() == line());
        open.lines().len() == 1
            && !open.is_prose()
            && (self.is_first() && line() == text
                || self.is_second() && self.closed.last().is_some_and(repeats))
    }

    /// Whether the recipients stand on a line of their own: `来源：云岭市水务局\n各乡镇水务站，各灌区：`.
    fn is_addressed(&self, open: &Open, text: &str) -> bool {
        let begins = |text: &str| text.starts_with('各');
        let first = || open.lines().next().map_or("", |line| &self.source[line]);
        let is_list = text.ends_with(['：', ':']) && begins(text) && is_recipients(text);
        is_list && !begins(first()) && !matches!(open.last_char, '，' | ',' | '、' | '；' | ';')
    }

    /// Whether a line of the header is a title: what follows is addressed, numbered or told.
    fn ends_title(&self, open: &Open) -> bool {
        let text = &self.source[open.last()];
        // `16. 青禾县关于优化营商环境的通知（2023年5月12日）`: the first line of a collection's page.
        if self.is_first() && matches!(open.last_char, '）' | ')') {
            return text.trim_end_matches(['）', ')']).trim_end_matches(is_blank).ends_with('日');
        }
        open.label.is_none()
            && !open.nesting.is_inside()
            && TITLE_ENDS.end(text)
            && !open.begins_sentence(self.source)
    }

    /// Whether a line of the header is a headline: news begins behind it, `…“一网通办”\n2月4日，…`.
    fn ends_headline(&self, open: &Open, text: &str) -> bool {
        /// Columns of the longest headline, and its lines.
        const LONGEST: usize = 120;
        const MOST_LINES: usize = 3;
        // Where each line is a paragraph, a headline of several has lines of its own: `…，强调…\n有序…\n2月7日，…`.
        let is_whole = || open.lines().len() <= MOST_LINES && !self.wrap.is_fixed();
        self.is_first()
            && (open.lines().len() == 1 || is_whole())
            && !open.nesting.is_inside()
            && open.width <= LONGEST
            && begins_news(text, open.last_char)
    }

    /// `清应急〔2021〕25号　　签发人：高　原`: a line of the header that runs to the margin.
    fn names_signers(&self, open: &Open) -> bool {
        self.source[open.last()].contains("签发人")
    }

    /// `2021年12月31日 10:14 来源：云岭市人民政府网`: when and where a page was published, above whom the notice addresses.
    fn names_source(&self, open: &Open) -> bool {
        static SOURCES: Words = Words::of(&["来源：", "来源:"]);
        let line = &self.source[open.last()];
        open.lines().len() == 1
            && open.holds(Classes::COLON)
            && line.starts_with(is_arabic)
            && SOURCES.stand_in(line)
    }
}

/// Words that news begins with below a headline that ends in a character: a day without its year, an agency, a
/// quotation.
fn begins_news(line: &str, last: char) -> bool {
    static HEADS: Words =
        Words::of(&["新华社", "本报", "近日", "日前", "连日来", "今天", "昨天", "昨日"]);
    let month = line.trim_start_matches(is_arabic);
    let is_day = month.len() < line.len()
        && month.strip_prefix('月').is_some_and(|day| {
            let rest = day.trim_start_matches(is_arabic);
            rest.len() < day.len() && rest.starts_with('日')
        });
    let is_closed = !matches!(last, '，' | '、' | ',');
    is_closed && (is_day || HEADS.begin(line) || (last == '”' && line.starts_with('“')))
}

#[cfg(test)]
mod tests {
    use super::super::pages::{WRAPPED, paragraphs};

    #[test]
    fn a_title_wider_than_the_text_is_not_joined_with_whom_it_addresses() {
        for kind in ["通知", "请示", "议案", "决议", "公报"] {
            let title =
                format!("白沙区人民政府关于提请审议《白沙区水利发展规划（2021—2035年）》的{kind}");
            let text = "取水口由各站逐户登记，核对灌溉面积，结果在村务公开栏公布，\n接受监督。\n";
            let source = format!("{title}\n白沙区人民代表大会常务委员会：\n{}", text.repeat(4));
            assert_eq!(paragraphs(&source)[0], title);
        }
    }

    #[test]
    fn a_title_ends_where_it_stands_a_second_time() {
        let title = "云岭市委办、市政府办公室印发《关于完善各灌区水价政策的意见》";
        let found = paragraphs(&format!("{title}\n\n{title}\n{WRAPPED}{WRAPPED}"));
        assert_eq!(found[..2], [title, title]);
        // As wide as the page, any other line goes on with it.
        let found = paragraphs(&format!("{title}\n及其分工方案的通知\n{WRAPPED}{WRAPPED}"));
        assert!(found[0].ends_with("的通知"), "{found:#?}");
    }

    #[test]
    fn where_a_page_was_published_ends_with_its_line() {
        let (published, addressed) = (
            "2021 年 12 月 31 日 10:14 来源：青禾县人民政府网",
            "各镇（街道）人民政府（办事处），县直各有关部门和\n单位：",
        );
        let source = format!("{published}\n{addressed}\n{WRAPPED}{WRAPPED}");
        let found = paragraphs(&source);
        assert_eq!(found[1], addressed.replace('\n', ""), "{found:#?}");
    }
}
