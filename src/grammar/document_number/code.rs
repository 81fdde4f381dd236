//! 发文机关代字, the code in front of a document number, and where it begins when other words are glued to it.

use std::ops::Range;

use crate::text::{Words, is_arabic, is_blank};

/// Longest code in characters: joint announcements name up to six ministries in front of 公告.
pub(super) const LONGEST_CODE: usize = 48;

/// Longest bracket inside a code, its closing mark included.
const LONGEST_INNER_BRACKET: usize = 7;

/// Where the code that ends at `end` begins: at a mark, or behind the words that titles, mastheads
/// and sentences end in when a number is glued to them.
pub(super) fn code_start(text: &str, end: usize) -> usize {
    let end = text[..end].trim_end_matches(is_blank).len();
    let mut start = end;
    for _ in 0..LONGEST_CODE {
        match text[..start].chars().next_back() {
            Some(c) if is_code(c) => start -= c.len_utf8(),
            Some(c) if joins_bodies(text, start - c.len_utf8()..start, end) => {
                start -= c.len_utf8();
            }
            Some(')' | '）') => match inner_bracket_before(text, start) {
                Some(open) => start = open,
                None => break,
            },
            _ => break,
        }
    }
    // 1998年3月2日国务院令第7号: the end of a date is no code.
    let after_digit = text[..start].ends_with(is_arabic);
    if after_digit && text[start..end].starts_with(['年', '月', '日', '号']) {
        start += '年'.len_utf8();
    }
    let start = behind_words(text, start, end);
    // 原农业部令第7号: the order of a body that is no more; 原平 and its like are places.
    let code = &text[start..end];
    let start = match code.strip_prefix('原').filter(|_| ANNOUNCE.end(code)) {
        Some(body) if !body.starts_with(['平', '阳', '州']) => end - body.len(),
        _ => start,
    };
    // A bracket in front ends the title: …办法（试行）云水发〔2022〕7号.
    start + inner_bracket(&text[start..end]).unwrap_or(0)
}

/// Whether the mark at `at` stands between two bodies that announce together: 甲部 乙局公告2020年第9号.
fn joins_bodies(text: &str, at: Range<usize>, end: usize) -> bool {
    let mark = &text[at.clone()];
    (mark == "、" || mark.chars().all(is_blank))
        && ANNOUNCE.end(&text[at.end..end])
        && text[..at.start].ends_with(['部', '局', '委', '署', '会', '行', '院', '厅'])
}

/// Where the inner bracket begins that ends at `end`.
fn inner_bracket_before(text: &str, end: usize) -> Option<usize> {
    let mut back = text[..end].char_indices().rev().take(LONGEST_INNER_BRACKET + 1);
    let (open, _) = back.find(|&(_, c)| matches!(c, '(' | '（'))?;
    (inner_bracket(&text[open..]) == Some(end - open)).then_some(open)
}

/// Moves the start of a code behind the last word that no code contains.
fn behind_words(text: &str, start: usize, end: usize) -> usize {
    let is_order = ANNOUNCE.end(&text[start..end]);
    let mut best = start;
    for (at, _) in text[start..end].char_indices() {
        let at = start + at;
        let code = &text[at..end];
        let before = &text[start..at];
        let cut = GLUED.end(before) || (!is_order && BODIES.end(before));
        if cut && code.chars().nth(1).is_some() && !ANNOUNCE.begin(code) {
            best = at;
        }
    }
    best
}

/// Words in front of a glued number: titles' types, and what leads a number in.
static GLUED: Words = Words::of(&[
    "的", "通知", "意见", "办法", "方案", "规定", "细则", "决定", "批复", "通报", "报告", "条例",
    "公告", "通告", "要点", "措施", "文件", "号", "根据", "依据", "依照", "比照", "按照", "按",
    "执行", "关于", "参照", "参见", "印发", "转发", "落实", "实施", "受", "及", "指",
]);

/// What mastheads end in, with the number glued to them; an order's code may hold bodies itself.
static BODIES: Words = Words::of(&["人民政府", "办公厅", "办公室", "委员会", "局"]);

/// Documents whose numbers need no year: 海关总署令第213号.
pub(super) static ANNOUNCE: Words = Words::of(&["令", "公告", "通告", "公报"]);

/// A character of an issuer code.
pub(super) fn is_code(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// Length of a bracket that is part of a code: 陕科（农）函, 宁财(教)指标.
pub(super) fn inner_bracket(i: &str) -> Option<usize> {
    let mut chars = i.char_indices();
    if !matches!(chars.next(), Some((_, '(' | '（'))) {
        return None;
    }
    let (at, close) = chars.take(LONGEST_INNER_BRACKET).find(|&(_, c)| !is_code(c))?;
    (matches!(close, ')' | '）') && at > '('.len_utf8()).then(|| at + close.len_utf8())
}
