//! 目录: a table of contents repeats the headings; it is layout.

use super::uses::{Use, Uses};
use crate::block::Block;

/// A contents page has no more entries.
const MOST_ENTRIES: usize = 400;

/// Bytes of the shortest entry that is told from a number: `前言` is one.
const SHORTEST: usize = 6;

/// Marks the contents between 目录 and the second time that its first entry stands.
pub(super) fn mark(uses: &mut Uses<'_, '_>) {
    let Some(head) = (0..uses.len()).find(|at| is_head(uses, *at)) else { return };
    // Entries with leaders to a page number are furniture by themselves; a block stands behind the
    // furniture that it runs on over.
    let is_furniture = |at: usize| matches!(uses.blocks.get(at), Some(Block::Furniture(_)));
    if is_furniture(head + 1) || head.checked_sub(1).is_some_and(is_furniture) {
        uses.set(head, Use::Furniture);
    }
    let first = uses.free(head + 1..uses.len()).find(|at| uses.text(*at) != "录");
    let Some(first) = first else { return };
    let whole = uses.text(first);
    let entry = Some(whole.trim_end_matches(is_leader)).filter(|entry| entry.len() >= SHORTEST);
    let entry = entry.unwrap_or(whole);
    if entry.is_empty() || entry.chars().count() > 60 {
        return;
    }
    let end = uses.len().min(first + MOST_ENTRIES);
    let body = uses.free(first + 1..end).find(|at| uses.text(*at).starts_with(entry));
    let Some(body) = body else { return };
    // The first entry may stand again far behind the contents: `第五章` on a line of its own.
    let prose = uses.free(first + 1..body).find(|at| is_prose(uses.text(*at)));
    let body = prose.map_or(body, |prose| heading_above(uses, prose, first));
    for at in head..body {
        if uses.is_free(at) {
            uses.set(at, Use::Furniture);
        }
    }
}

/// Whether a text is no entry, but what stands below one.
fn is_prose(text: &str) -> bool {
    /// Characters of the longest entry.
    const LONGEST: usize = 60;
    text.contains('。') && text.chars().nth(LONGEST).is_some()
}

/// Where the headings begin that stand right above a text, behind the last entry.
fn heading_above(uses: &Uses<'_, '_>, prose: usize, first: usize) -> usize {
    /// 第一章, 一、, （一） one below the other.
    const MOST: usize = 4;
    let is_heading =
        |at: &usize| uses.is_free(*at) && !uses.text(*at).ends_with(is_leader) && *at > first;
    let headings = (0..prose).rev().take(MOST).take_while(is_heading).count();
    prose - headings
}

/// `目录`, also where extraction sets its letters apart: `目` … `录`.
fn is_head(uses: &Uses<'_, '_>, at: usize) -> bool {
    const FARTHEST: usize = 40;
    if uses.ends(at).first != '目' {
        return false;
    }
    match uses.text(at) {
        "目录" | "目次" | "目录：" => true,
        "目" => (at + 1..uses.len()).take(FARTHEST).any(|at| uses.text(at) == "录"),
        _ => false,
    }
}

/// What leads to a page number, and the number: `……（６３）`; fonts of their own have private characters.
fn is_leader(c: char) -> bool {
    c.is_ascii_digit()
        || ('０'..='９').contains(&c)
        || matches!(c, '.' | '…' | '·' | '．' | '(' | ')' | '（' | '）')
        || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

#[cfg(test)]
mod tests {
    #[test]
    fn text_behind_the_contents_stays_although_an_entry_stands_again_far_below() {
        let text = "云岭市节水规划\n目录\n第一章 节水现状 ........ 1\n第二章\n节水措施 ........ 3\n第一章 节水现状\n\
            全市用水总量逐年下降，重复利用水平明显提高，管网漏损得到控制，节水意识深入人心，为下一步工作打下了坚实基础，也留下了不少需要解决的问题。\n\
            第二章 节水措施\n健全用水定额管理制度，推广节水器具。\n";
        let notice = crate::parse(text);
        let labels: Vec<_> = notice.outline().map(|entry| entry.label).collect();
        assert_eq!(labels, ["第一章", "第二章"]);
    }
}
