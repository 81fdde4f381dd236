//! 附件说明 (the list of attachments below the text) and 附件 marks (the heads of the attached texts).

use std::ops::Range;

use super::{Document, uses::Uses};
use crate::{
    Attachment, Field,
    block::Paragraph,
    grammar::{
        numeral::arabic_digit,
        punctuation::{is_closing, is_opening},
    },
    text::is_blank,
};

/// 附件, 附件1, 附件：…, 附件1 … at the head of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) number: Option<u32>,
    pub(super) has_colon: bool,
    /// What follows on the line.
    pub(super) rest: Range<usize>,
}

/// The 附件 head of a text without layout.
#[inline]
pub(super) fn head(text: &str) -> Option<Head> {
    // Nearly all texts are known here, before anything is called.
    if may_begin(text) { read(text) } else { None }
}

/// Whether a text begins with 附 or with what an opening bracket begins with.
#[inline]
fn may_begin(text: &str) -> bool {
    match text.as_bytes() {
        [0xe9, b, c, ..] => [*b, *c] == [0x99, 0x84],
        [first, ..] => matches!(first, b'(' | b'[' | 0xe3 | 0xef),
        [] => false,
    }
}

fn read(text: &str) -> Option<Head> {
    let text_end = text.len();
    let mut rest = text.trim_start_matches(is_opening);
    if !rest.starts_with('附') {
        return None;
    }
    let in_bracket = rest.len() < text.len();
    let long = ["附件", "附表", "附录"].iter().find_map(|word| rest.strip_prefix(word));
    let is_short = long.is_none();
    rest = long.or_else(|| rest.strip_prefix('附').filter(|rest| rest.starts_with(['：', ':'])))?;
    let digits: String = rest.chars().take_while(|c| is_numeral(*c)).collect();
    // 附件1全省…: a number of more than two digits is a year.
    let is_number = !digits.is_empty() && digits.chars().count() <= 2;
    let number = if is_number { number(&digits) } else { None };
    if is_number {
        rest = behind_sub_number(&rest[digits.len()..]);
    }
    // 附件（略）：1.甲表
    let behind_remark = &rest[skip_remark(rest, 0)..];
    if behind_remark.starts_with(['：', ':']) {
        rest = behind_remark;
    }
    let before = rest.len();
    rest = rest.trim_start_matches(['：', ':']);
    let has_colon = rest.len() < before;
    if in_bracket {
        rest = rest.trim_start_matches(is_closing);
    }
    if !has_colon
        && rest.len() == before
        && !rest.is_empty()
        && (number.is_none() || !starts_title(rest))
    {
        return None;
    }
    let rest = rest.trim_start_matches(|c| is_blank(c) || c == '.' || c == '．' || c == '、');
    (!is_short || has_colon).then_some(Head {
        number,
        has_colon,
        rest: text_end - rest.len()..text_end,
    })
}

/// 附件4-1, 附件2-3：: one of several that share a number.
fn behind_sub_number(rest: &str) -> &str {
    let Some(sub) = rest.strip_prefix(['-', '—', '－']) else { return rest };
    let behind = sub.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_mark =
        behind.is_empty() || behind.starts_with(['：', ':']) || behind.starts_with(is_blank);
    if behind.len() < sub.len() && is_mark { behind } else { rest }
}

/// 附件1所列事项 is a sentence, 附件1防汛方案 a mark with its title.
fn starts_title(rest: &str) -> bool {
    !rest.starts_with(['的', '所', '中', '、', '，', '和', '及', '）', ')', '至', '-'])
        && !rest.contains(['。', '，'])
}

fn is_numeral(c: char) -> bool {
    arabic_digit(c).is_some() || "一二三四五六七八九十".contains(c)
}

fn number(digits: &str) -> Option<u32> {
    let arabic = digits.chars().try_fold(0, |number, c| Some(10 * number + arabic_digit(c)?));
    arabic.or_else(|| {
        let at = digits
            .chars()
            .next()
            .and_then(|c| "一二三四五六七八九十".chars().position(|d| d == c))?;
        Some(at as u32 + 1)
    })
}

/// Whether a text is nothing but an 附件 mark.
pub(super) fn is_mark(text: &str) -> bool {
    head(text).is_some_and(|head| head.rest.is_empty())
}

/// Whether a text is an 附件 mark, or one with a title behind it.
pub(super) fn is_mark_or_list(text: &str) -> bool {
    head(text).is_some_and(|head| head.rest.is_empty() || head.has_colon || head.number.is_some())
}

/// The list that is being read.
#[derive(Debug, Default)]
pub(super) struct List {
    next: u32,
    /// The number above whose title stands on a line of its own: `附件：1.⏎甲表⏎2.⏎乙表`.
    untitled: Option<u32>,
    is_open: bool,
}

impl List {
    /// Whether blocks may still belong to the list.
    pub(super) fn is_open(&self) -> bool {
        self.is_open
    }

    pub(super) fn close(&mut self) {
        self.is_open = false;
    }

    /// Opens the list at its head.
    pub(super) fn open<'a>(
        &mut self,
        uses: &mut Uses<'a, '_>,
        document: &mut Document<'a>,
        at: usize,
        head: &Head,
    ) {
        self.is_open = true;
        self.next = head.number.unwrap_or(1);
        if let Some(paragraph) = uses.paragraph(at) {
            self.items(document, paragraph, head.rest.clone(), head.number);
        }
        uses.field(at, Field::Attachments);
    }

    /// Takes a further line of the list; false where it is none.
    pub(super) fn line<'a>(
        &mut self,
        uses: &mut Uses<'a, '_>,
        document: &mut Document<'a>,
        at: usize,
    ) -> bool {
        let Some(paragraph) = uses.paragraph(at) else { return false };
        let text = paragraph.text();
        let untitled = self.untitled.take();
        if let Some(head) =
            head(text).filter(|head| head.number == Some(self.next) && !head.rest.is_empty())
        {
            self.items(document, paragraph, head.rest, head.number);
        } else if number_at(text, 0, self.next).is_some() && !is_prose(text) {
            self.items(document, paragraph, 0..text.len(), None);
        } else if untitled.is_some() && super::title::is_line(text) {
            self.items(document, paragraph, 0..text.len(), untitled);
        } else if document.attachments.is_empty()
            && super::title::is_line(text)
            && !super::name::is_body(text)
        {
            // 附件：⏎某某方案; a body is who signs below an empty list.
            self.items(document, paragraph, 0..text.len(), None);
            self.is_open = false;
        } else if !self.goes_on(document, paragraph) {
            return false;
        }
        uses.field(at, Field::Attachments);
        true
    }

    /// A line that ends the title begun above: `…审批制度改革提\n升工作方案`.
    fn goes_on<'a>(&self, document: &mut Document<'a>, paragraph: &Paragraph<'a>) -> bool {
        let text = paragraph.text();
        let Some(last) = document.attachments.last_mut() else { return false };
        let is_plain = !text.contains(['。', '：', ':', '，']) && text.chars().count() < 40;
        // `…申报要求\n及项目名单`: what begins with a conjunction is no title of its own.
        let is_rest = text.starts_with(['及', '和', '与', '的', '或']);
        if (is_complete(&last.title) && !is_rest)
            || !is_plain
            || super::name::is_body(text)
            || super::name::is_date(text)
            || is_mark(text)
        {
            return false;
        }
        let end = title_end(text, 0..text.len());
        last.title.to_mut().push_str(&text[..end]);
        last.span = last.span.join(paragraph.span());
        true
    }

    /// Adds the items of a stretch of text: `1.甲表2.乙表`, or one title without a number.
    fn items<'a>(
        &mut self,
        document: &mut Document<'a>,
        paragraph: &Paragraph<'a>,
        range: Range<usize>,
        number: Option<u32>,
    ) {
        let text = &paragraph.text()[..range.end];
        // 附件：（略）1.甲表2.乙表
        let range = skip_remark(text, range.start)..range.end;
        let Some(first) = number_at(text, range.start, self.next).filter(|_| number.is_none())
        else {
            if let Some(given) = number {
                self.next = given + 1;
            }
            return add(document, paragraph, range, number);
        };
        let mut start = first;
        loop {
            let number = self.next;
            self.next += 1;
            let Some((end, next)) = next_number(text, start, self.next) else {
                self.untitled = (start == range.end).then_some(number);
                return add(document, paragraph, start..range.end, Some(number));
            };
            add(document, paragraph, start..end, Some(number));
            start = next;
        }
    }
}

/// `1.“四地”建设：…。`: the numbered text of an attachment, no title.
fn is_prose(text: &str) -> bool {
    text.trim_end_matches('。').contains('。')
}

/// Behind a （略） that stands before the items.
fn skip_remark(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let inner = rest.trim_start_matches(is_opening);
    match inner.strip_prefix('略') {
        Some(after) if inner.len() < rest.len() => {
            text.len() - after.trim_start_matches(is_closing).len()
        }
        _ => at,
    }
}

/// Where the title begins behind `N.` at `at`.
fn number_at(text: &str, at: usize, number: u32) -> Option<usize> {
    let rest = behind_number(text[at..].trim_start_matches(is_opening), number)?;
    let title = rest.trim_start_matches(['.', '．', '、', '）', ')', ' ']);
    (title.len() < rest.len()).then(|| text.len() - title.len())
}

/// What follows a number in digits of either width.
fn behind_number(text: &str, number: u32) -> Option<&str> {
    let mut rest = text.chars();
    let places = number.checked_ilog10().unwrap_or(0);
    let mut digits = (0..=places).rev().map(|place| number / 10_u32.pow(place) % 10);
    let is_number = digits.all(|digit| rest.next().and_then(arabic_digit) == Some(digit));
    is_number.then_some(rest.as_str())
}

/// The next numbered item: where the title before it ends and its own begins.
fn next_number(text: &str, from: usize, number: u32) -> Option<(usize, usize)> {
    let mut digits = text[from..].char_indices().filter(|(_, c)| arabic_digit(*c).is_some());
    digits.find_map(|(at, _)| {
        let at = from + at;
        let before = text[..at].chars().next_back()?;
        if before.is_ascii_alphanumeric() || arabic_digit(before).is_some() || at == from {
            return None;
        }
        let is_point = behind_number(&text[at..], number)?.starts_with(['.', '．', '、']);
        is_point.then_some((at, number_at(text, at, number)?))
    })
}

fn add<'a>(
    document: &mut Document<'a>,
    paragraph: &Paragraph<'a>,
    range: Range<usize>,
    number: Option<u32>,
) {
    let text = paragraph.text();
    let end = title_end(text, range.clone());
    let (mut start, mut end) = (range.start, end.max(range.start));
    if text[start..end].starts_with('《')
        && text[start..end].ends_with('》')
        && text[start..end].matches('《').count() == 1
    {
        start += '《'.len_utf8();
        end -= '》'.len_utf8();
    }
    if start < end {
        let title = paragraph.prose.get(start..end);
        document.attachments.push(Attachment {
            number,
            title,
            href: None,
            span: paragraph.prose.span(start..end),
        });
    }
}

/// What a link calls its file.
pub(super) struct FileTitle<'t> {
    /// Its number among the attachments.
    pub(super) number: Option<u32>,
    /// The title, without the mark, the number and the file name's ending.
    pub(super) title: &'t str,
}

/// The title of an attachment in the text of a link: `附件1：某某表.docx`, `2.某某表`.
pub(super) fn file_title(text: &str) -> FileTitle<'_> {
    let (mut number, mut start) =
        head(text).map_or((None, 0), |head| (head.number, head.rest.start));
    let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
    let given = text[start..start + digits].parse().ok().filter(|_| digits <= 2);
    if let Some((given, title)) = given.and_then(|n| Some((n, number_at(text, start, n)?))) {
        (number, start) = (number.or(Some(given)), title);
    }
    let end = title_end(text, start..text.len()).max(start);
    FileTitle { number, title: text[start..end].trim_matches(['《', '》']) }
}

/// The end of a title without what is no part of it: a final mark, a file name's ending, （略）.
fn title_end(text: &str, range: Range<usize>) -> usize {
    const FILES: &[&str] = &[
        ".doc", ".docx", ".pdf", ".xls", ".xlsx", ".rar", ".zip", ".wps", ".et", ".ofd", ".ppt",
        ".pptx", ".jpg", ".txt", ".PDF", ".DOC",
    ];
    let mut title = &text[range.clone()];
    loop {
        let before = title.len();
        title = title.trim_end_matches(|c| is_blank(c) || "。；;，,".contains(c));
        for ending in FILES.iter().chain(&["下载"]) {
            title = title.strip_suffix(ending).unwrap_or(title);
        }
        title = without_remark(title);
        if title.len() == before {
            return range.start + title.len();
        }
    }
}

/// The title without （略）, （另附）: remarks that the attachment is left out. Their brackets are often mixed.
fn without_remark(title: &str) -> &str {
    let inner = title.trim_end_matches(is_closing);
    if inner.len() == title.len() {
        return title;
    }
    let remark = ["略", "另附", "另发", "附后", "见附件"]
        .iter()
        .find_map(|remark| inner.strip_suffix(remark));
    remark
        .filter(|before| before.ends_with(is_opening))
        .map_or(title, |before| before.trim_end_matches(is_opening))
}

/// Whether a text is a link to a file: a name with a file's ending, which a bracket may repeat.
pub(super) fn is_file(text: &str) -> bool {
    const ENDINGS: &[&str] = &["doc", "docx", "pdf", "xls", "xlsx", "rar", "zip", "wps", "ofd"];
    let repeated = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let text = repeated.filter(|(_, end)| ENDINGS.contains(end)).map_or(text, |(name, _)| name);
    text.len() < 300
        && text.as_bytes().last().is_some_and(u8::is_ascii_alphabetic)
        && text
            .rsplit_once('.')
            .is_some_and(|(_, end)| ENDINGS.iter().any(|ending| end.eq_ignore_ascii_case(ending)))
}

/// Whether a title ends as titles of attachments do.
pub(super) fn is_complete(title: &str) -> bool {
    const ENDS: &[&str] = &[
        "表", "单", "方案", "办法", "规定", "细则", "台账", "目录", "指南", "说明", "要点", "样式",
        "模板", "意见", "书", "函", "标准", "规范", "图", "汇总", "汇编", "计划", "条例", "预案",
        "指标", "通知", "册", "报告", "措施", "清单", "要求", "分工", "安排", "流程", "提纲",
        "办法",
    ];
    let title = super::title::without_tail(title.trim_end_matches(['》', '”']));
    ENDS.iter().any(|end| title.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_begins_with_its_word_or_a_bracket() {
        for c in ('\0'..='\u{ffff}').filter(|c| *c == '附' || is_opening(*c)) {
            assert!(may_begin(&c.to_string()), "{c:?}");
        }
        assert!(!may_begin("") && !may_begin("阅件") && !may_begin("关于") && !may_begin("1."));
    }

    #[test]
    fn marks_and_items_count_in_digits_of_either_width() {
        for text in ["附件1", "附件１", "附件一"] {
            assert_eq!(head(text).and_then(|head| head.number), Some(1), "{text}");
            assert!(is_mark(text), "{text}");
        }
        assert_eq!(head("附件１２：名单").and_then(|head| head.number), Some(12));
        for text in ["1.甲表2.乙表", "１．甲表２．乙表"] {
            let first = number_at(text, 0, 1).unwrap();
            let (end, next) = next_number(text, first, 2).unwrap();
            assert_eq!((&text[first..end], &text[next..]), ("甲表", "乙表"), "{text}");
        }
        // 2.5 and 12. are no second item.
        assert_eq!(next_number("1.水位12.5米", 2, 2), None);
    }
}
