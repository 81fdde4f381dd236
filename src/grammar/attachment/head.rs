//! 附件 marks: the heads of the attached texts, and of the list of attachments.

use std::ops::Range;

use super::skip_remark;
use crate::{
    grammar::{
        numeral::arabic_digit,
        punctuation::{is_closing, is_opening},
    },
    text::{is_arabic, is_blank},
};

/// 附件, 附件1, 附件：…, 附件1 … at the head of a text; 附1 where it is all of it, or a colon follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) number: Option<u32>,
    pub(crate) has_colon: bool,
    /// What follows on the line.
    pub(crate) rest: Range<usize>,
}

/// The 附件 head of a text without layout.
#[inline]
pub(crate) fn head(text: &str) -> Option<Head> {
    // Nearly all texts are known here, before anything is called.
    if may_begin(text) { read(text) } else { None }
}

/// Whether a text begins with 附 or with what an opening bracket begins with.
#[inline]
pub(super) fn may_begin(text: &str) -> bool {
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
    rest = long.or_else(|| {
        let is_head = |rest: &&str| rest.starts_with(['：', ':']) || is_number_of_mark(rest);
        rest.strip_prefix('附').filter(is_head)
    })?;
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
    (!is_short || has_colon || number.is_some()).then_some(Head {
        number,
        has_colon,
        rest: text_end - rest.len()..text_end,
    })
}

/// 附件4-1, 附件2-3：: one of several that share a number.
fn behind_sub_number(rest: &str) -> &str {
    let Some(sub) = rest.strip_prefix(['-', '—', '－']) else { return rest };
    let behind = sub.trim_start_matches(is_arabic);
    let is_mark =
        behind.is_empty() || behind.starts_with(['：', ':']) || behind.starts_with(is_blank);
    if behind.len() < sub.len() && is_mark { behind } else { rest }
}

/// 附件1所列事项 is a sentence, 附件1防汛方案 a mark with its title.
fn starts_title(rest: &str) -> bool {
    !rest.starts_with(['的', '所', '中', '、', '，', '和', '及', '）', ')', '至', '-'])
        && !rest.contains(['。', '，'])
}

/// Whether a text is the number of an attachment, with nothing or a colon behind it: 附1所列物资 is a sentence.
fn is_number_of_mark(text: &str) -> bool {
    let behind = text.trim_start_matches(is_numeral);
    behind.len() < text.len() && (behind.is_empty() || behind.starts_with(['：', ':']))
}

fn is_numeral(c: char) -> bool {
    is_arabic(c) || "一二三四五六七八九十".contains(c)
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
pub(crate) fn is_mark(text: &str) -> bool {
    head(text).is_some_and(|head| head.rest.is_empty())
}

/// Whether a text is an 附件 mark, or one with a title behind it.
pub(crate) fn is_mark_or_list(text: &str) -> bool {
    head(text).is_some_and(|head| head.rest.is_empty() || head.has_colon || head.number.is_some())
}
