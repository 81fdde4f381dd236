//! How a text names an attachment: its 附件 mark, its number in a list, its title, the name of its file.

mod head;

use std::ops::Range;

pub(crate) use head::{Head, head, is_mark, is_mark_or_list};

use super::{
    numeral::{arabic, arabic_digit},
    punctuation::{is_closing, is_opening},
    title_end::without_tail,
};
use crate::text::{is_arabic, is_blank};

/// What a link calls its file.
pub(crate) struct FileTitle<'t> {
    /// Its number among the attachments.
    pub(crate) number: Option<u32>,
    /// The title, without the mark, the number and the file name's ending.
    pub(crate) title: &'t str,
}

/// The title of an attachment in the text of a link: `附件1：某某表.docx`, `2.某某表`.
pub(crate) fn file_title(text: &str) -> FileTitle<'_> {
    let (mut number, mut start) =
        head(text).map_or((None, 0), |head| (head.number, head.rest.start));
    let given = arabic(&text[start..]).ok().map(|(_, given)| given).filter(|given| *given < 100);
    if let Some((given, title)) = given.and_then(|n| Some((n, number_at(text, start, n)?))) {
        (number, start) = (number.or(Some(given)), title);
    }
    let end = title_end(text, start..text.len()).max(start);
    FileTitle { number, title: text[start..end].trim_matches(['《', '》']) }
}

/// Where the title begins behind `N.` at `at`.
pub(crate) fn number_at(text: &str, at: usize, number: u32) -> Option<usize> {
    let rest = behind_number(text[at..].trim_start_matches(is_opening), number)?;
    let title = rest.trim_start_matches(['.', '．', '、', '）', ')', ' ']);
    (title.len() < rest.len()).then(|| text.len() - title.len())
}

/// The next numbered item: where the title before it ends and its own begins.
pub(crate) fn next_number(text: &str, from: usize, number: u32) -> Option<(usize, usize)> {
    let mut digits = text[from..].char_indices().filter(|(_, c)| is_arabic(*c));
    digits.find_map(|(at, _)| {
        let at = from + at;
        let before = text[..at].chars().next_back()?;
        if before.is_ascii_alphanumeric() || is_arabic(before) || at == from {
            return None;
        }
        let is_point = behind_number(&text[at..], number)?.starts_with(['.', '．', '、']);
        is_point.then_some((at, number_at(text, at, number)?))
    })
}

/// What follows a number in digits of either width, or an l, which scans make of 1: `附件：l．登记表`.
fn behind_number(text: &str, number: u32) -> Option<&str> {
    if let Some(rest) = text.strip_prefix('l').filter(|_| number == 1) {
        return Some(rest).filter(|rest| rest.starts_with(['.', '．']));
    }
    let mut rest = text.chars();
    let places = number.checked_ilog10().unwrap_or(0);
    let mut digits = (0..=places).rev().map(|place| number / 10_u32.pow(place) % 10);
    let is_number = digits.all(|digit| rest.next().and_then(arabic_digit) == Some(digit));
    is_number.then_some(rest.as_str())
}

/// Behind a （略） that stands before the items.
pub(crate) fn skip_remark(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let inner = rest.trim_start_matches(is_opening);
    match inner.strip_prefix('略') {
        Some(after) if inner.len() < rest.len() => {
            text.len() - after.trim_start_matches(is_closing).len()
        }
        _ => at,
    }
}

/// The end of a title without what is no part of it: a final mark, a file name's ending, （略）.
pub(crate) fn title_end(text: &str, range: Range<usize>) -> usize {
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
pub(crate) fn is_file(text: &str) -> bool {
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
pub(crate) fn is_complete(title: &str) -> bool {
    const ENDS: &[&str] = &[
        "表", "单", "方案", "办法", "规定", "细则", "台账", "目录", "指南", "说明", "要点", "样式",
        "模板", "意见", "书", "函", "标准", "规范", "图", "汇总", "汇编", "计划", "条例", "预案",
        "指标", "通知", "册", "报告", "措施", "清单", "要求", "分工", "安排", "流程", "提纲",
        "办法",
    ];
    let title = without_tail(title.trim_end_matches(['》', '”']));
    ENDS.iter().any(|end| title.ends_with(end))
}

#[cfg(test)]
mod tests;
