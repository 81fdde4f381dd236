//! Whether the words around an expression of time make it a deadline.
//!
//! Each function names the habit it serves. All of them look at a few dozen characters at most. They are asked in
//! great numbers, and the words mostly say no: so lists are asked as a whole ([`Words`]), at a known place before
//! anywhere in a stretch, and what a rare character tells before what takes a search.

mod attribute;
mod condition;
mod length;
mod limit;
mod rhythm;

pub(super) use length::{is_within, longest_time};
use limit::ends_stretch;
pub(super) use limit::{is_future, is_ordered, limit_start};
pub(super) use rhythm::{is_rhythm, orders_rhythm};

use super::near::{NEAR, clause_before, tail};
use crate::text::{Words, scan::CharSet};

/// Longest deadline clause behind its label, in characters.
pub(super) const LONGEST_CLAUSE: usize = 60;

/// 原则上2023年9月底前: the 上 of which looks back at nothing.
const ON_PRINCIPLE: &str = "原则上";

/// Whether the text in front of a colon is the label of a deadline clause.
pub(super) fn is_label(before: &str) -> bool {
    static LABELS: Words = Words::of(&[
        "完成时限",
        "完成期限",
        "完成时间",
        "完成日期",
        "整改时限",
        "整改期限",
        "时限要求",
        "时间要求",
        "时间节点",
        "时间安排",
        "时间进度",
        "时序进度",
        "时序安排",
        "工作时限",
        "落实时限",
        "时限",
        "完成节点",
    ]);
    // 执行时限 and 实施时限 say how long a policy runs.
    static RUNS: Words = Words::of(&["执行时限", "实施时限", "有效时限", "政策时限"]);
    LABELS.end(before) && !RUNS.end(before)
}

/// What ends a deadline clause: the next label, the end of its bracket or sentence.
pub(super) fn ends_label(c: char) -> bool {
    matches!(c, '）' | ')' | '。' | '；' | ';' | '】' | ']' | '\n' | '〕' | '：')
}

/// 受理时间：3月1日至3月31日: the window's end is the last day for a paper; a policy's window is none.
pub(super) fn asks_for_papers(text: &str, start: usize) -> bool {
    static PAPERS: Words = Words::of(&[
        "受理",
        "申报",
        "报名",
        "报送",
        "提交",
        "征集",
        "征求意见",
        "申请",
        "缴费",
        "递交",
    ]);
    static LEADS: CharSet = CharSet::of("：:为是从自");
    let before = &text[..start];
    // Most windows are led in by other words, or by none.
    if !LEADS.end(before) && !names_time(before) {
        return false;
    }
    let stem = tail(before, 12).trim_end_matches(|c| LEADS.has(c));
    names_time(stem) && PAPERS.stand_in(stem)
}

/// Words for a stretch of time.
const TIMES: [&str; 4] = ["时间", "期限", "日期", "时限"];

/// Whether a text ends in a word for a stretch of time.
fn names_time(text: &str) -> bool {
    static LABELS: Words = Words::of(&TIMES);
    LABELS.end(text)
}

/// What leads in the day by which something closes.
const CLOSING_LEADS: &str = "：:为是于在到至";

/// 报名截止时间为2022年3月1日, 申报时间截止于, 征集时间延长至: the day itself, led in by its name or by what ends with it.
fn is_closing_date(before: &str) -> bool {
    static LEADS: CharSet = CharSet::of(CLOSING_LEADS);
    static STEMS: CharSet = CharSet::of("截止间期日限整长延");
    static PAPERS: Words = Words::of(&[
        "申报",
        "申领",
        "申请",
        "办理",
        "受理",
        "报名",
        "反馈",
        "结算",
        "征集",
        "征求意见",
        "报送",
        "提交",
        "填报",
        "投稿",
    ]);
    static NAMES: Words =
        Words::of(&["截止时间", "截止日期", "截止日", "截止期限", "截至时间", "关闭时间"]);
    static MOVED: Words = Words::of(&["调整", "延长", "顺延", "延期"]);
    if !LEADS.end(before) && !names_time(before) {
        return false;
    }
    // 截止时间（含网上审核）为: what the bracket says belongs to the name.
    let stem = without_bracket(before.trim_end_matches(|c| LEADS.has(c)));
    // Most times that are led in have other words in front.
    if !STEMS.end(stem) {
        return false;
    }
    let near = clause_before(stem, stem.len(), 14);
    // 缓缴期限截止到, 孩次计算时间截止至: a run and a count end too.
    let is_paper = |what: &str| PAPERS.stand_in(clause_before(what, what.len(), NEAR));
    let is_paper_time = |what: &str| names_time(what) && is_paper(what);
    let is_named = if let Some(what) = near.strip_suffix("截止") {
        is_paper(what)
    } else if let Some(what) = near.strip_suffix('截') {
        is_paper_time(what)
    } else if let Some(moved) = MOVED.ending(near) {
        let what = &near[..near.len() - moved.len()];
        NAMES.end(what) || is_paper_time(what)
    } else {
        NAMES.end(near)
    };
    // 有效期截止日期为, 本通知适用截止时间为: the end of a paper's or policy's run.
    static RUNS: Words = Words::of(&["有效期", "适用", "执行", "贴息"]);
    is_named && !RUNS.stand_in(near)
}

/// Whether the word in front of a bare month or day makes no limit of it, whatever stands behind: 在3月5日, 分别为3月5日,
/// 自即日起至3月5日. What 到 and 止 lead in is asked about more.
pub(super) fn leads_nowhere(text: &str, start: usize) -> bool {
    static LEADS: CharSet = CharSet::of("：:为是于在");
    let before = &text[..start];
    (LEADS.end(before) || ends_stretch(text, start)) && !is_closing_date(before)
}

/// A text without the bracket that it ends with, if that is short.
fn without_bracket(text: &str) -> &str {
    const LONGEST: usize = 24;
    if !text.ends_with(['）', ')']) {
        return text;
    }
    let bracket = tail(text, LONGEST);
    bracket.rfind(['（', '(']).map_or(text, |open| &text[..text.len() - bracket.len() + open])
}

#[cfg(test)]
mod tests;
