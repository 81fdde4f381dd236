//! 目录: a table of contents repeats the headings; it is layout.

use std::ops::Range;

use crate::{
    block::Block,
    document::uses::{Signs, Use, Uses},
    grammar::{label::Kind, punctuation::is_closing},
    text::is_arabic,
};

/// A contents page has no more entries.
const MOST_ENTRIES: usize = 400;

/// Bytes of the shortest entry that is told from a number: `前言` is one.
const SHORTEST: usize = 6;

/// Marks the contents: what stands between 目录 and the second time that its first entry does, or chapters that
/// come again.
pub(in crate::document) fn mark(uses: &mut Uses<'_, '_>) {
    let head = head(uses);
    let leaders = head.and_then(|head| between_leaders(uses, head));
    let contents = head.and_then(|head| below_head(uses, head));
    let contents = contents.or_else(|| chapters_that_come_again(uses));
    uses.give(contents.unwrap_or_default(), Use::Furniture);
    uses.give(leaders.unwrap_or_default(), Use::Furniture);
}

/// Where 目录 stands.
fn head(uses: &Uses<'_, '_>) -> Option<usize> {
    uses.show(Signs::CONTENTS).then(|| (0..uses.len()).find(|at| is_head(uses, *at)))?
}

/// The contents from 目录 to where its first entry stands again.
fn below_head(uses: &mut Uses<'_, '_>, head: usize) -> Option<Range<usize>> {
    // Entries with leaders to a page number are furniture by themselves; a block stands behind the
    // furniture that it runs on over.
    let is_furniture = |at: usize| matches!(uses.blocks.get(at), Some(Block::Furniture(_)));
    // 目 and 录 may stand on lines of their own.
    let rest = uses.next_free(head + 1).filter(|at| uses.text(*at) == "录");
    let last = rest.unwrap_or(head);
    if is_furniture(last + 1) || [head, last].iter().any(|at| *at > 0 && is_furniture(at - 1)) {
        [head, last].into_iter().for_each(|at| uses.set(at, Use::Furniture));
    }
    let first = uses.free(head + 1..uses.len()).find(|at| uses.text(*at) != "录")?;
    let whole = uses.text(first);
    let entry = Some(whole.trim_end_matches(is_leader)).filter(|entry| entry.len() >= SHORTEST);
    let entry = entry.unwrap_or(whole);
    if entry.is_empty() || entry.chars().count() > 60 {
        return None;
    }
    let end = uses.len().min(first + MOST_ENTRIES);
    let body = uses.free(first + 1..end).find(|at| uses.text(*at).starts_with(entry))?;
    // The first entry may stand again far behind the contents: `第五章` on a line of its own.
    let prose = uses.free(first + 1..body).find(|at| is_prose(uses.text(*at)));
    Some(head..prose.map_or(body, |prose| heading_above(uses, prose, first)))
}

/// From 目录 on what stands above and between entries with leaders to their pages: a heading that goes on with its leaders on the
/// line below, an entry whose page got lost.
fn between_leaders(uses: &Uses<'_, '_>, head: usize) -> Option<Range<usize>> {
    /// Blocks from one such entry to the next: labels set apart, numbers of pages.
    const FARTHEST: usize = 12;
    let next = |from: usize| {
        let below = from + 1..uses.len().min(from + 1 + FARTHEST);
        // Behind its leaders, an entry that a page cut may have run on into the text.
        let is_text = |at: &usize| uses.text(*at).rsplit("....").next().is_some_and(is_prose);
        below.take_while(|at| !is_text(at)).find(|at| shows_leaders(uses, *at))
    };
    let entries = std::iter::successors(next(head), |at| next(*at));
    entries.take(MOST_ENTRIES).last().map(|last| head..last + 1)
}

/// Whether a block shows leaders: `总体要求 ........ 3`.
fn shows_leaders(uses: &Uses<'_, '_>, at: usize) -> bool {
    static LEADERS: [&str; 3] = ["....", "……", "····"];
    let text = match uses.blocks.get(at) {
        Some(Block::Furniture(span)) => &uses.source[span.start as usize..span.end as usize],
        _ => uses.text(at),
    };
    LEADERS.iter().any(|leaders| text.contains(leaders))
}

/// Chapters without a sentence below any of them that begin again with 第一章: extraction set the labels of the contents
/// apart from their titles and pages, so that nothing else of an entry comes again.
fn chapters_that_come_again(uses: &Uses<'_, '_>) -> Option<Range<usize>> {
    /// Fewer chapters need no contents.
    const FEWEST: usize = 3;
    if !uses.show(Signs::CHAPTER) {
        return None;
    }
    let labels = |range| uses.free(range).filter_map(|at| Some((at, uses.paragraph(at)?.label?)));
    let mut chapters = labels(0..uses.len()).filter(|(_, label)| label.kind == Kind::CHAPTER);
    let (first, _) = chapters.next().filter(|(_, label)| label.number == 1)?;
    let mut entries: Vec<_> = chapters.take(MOST_ENTRIES).collect();
    let again = entries.iter().position(|(_, label)| label.number == 1)?;
    let goes_on = entries.get(again + 1).is_some_and(|(_, label)| label.number == 2);
    let (body, _) = entries[again];
    entries.truncate(again);
    let counts = entries.windows(2).all(|pair| pair[0].1.number < pair[1].1.number);
    let (last, _) = labels(first..body).next_back()?;
    let tells = |range| uses.free(range).any(|at| uses.text(at).contains('。'));
    if !goes_on || !counts || tells(first..last) || entries.len() + 1 < FEWEST {
        return None;
    }
    let first = head_above(uses, first);
    // A label alone on its line takes the text behind the contents for its own.
    if tells(last..last + 1) {
        return Some(first..last);
    }
    // What follows without a page number is text again: 前言, the title a second time.
    let is_page = |at: usize| {
        let is_mark = |c| is_leader(c) && !is_arabic(c) && !is_closing(c);
        uses.text(at).starts_with(is_leader) || is_mark(uses.ends(at).last)
    };
    let pages = (last + 1..body).take_while(|at| !uses.is_free(*at) || is_page(*at));
    Some(first..last + 1 + pages.count())
}

/// Where 目录 stands above the first entry; the entry where it does not.
fn head_above(uses: &Uses<'_, '_>, first: usize) -> usize {
    /// 目, 录, and 前言 with its page.
    const MOST: usize = 5;
    let above = (0..first).rev().filter(|at| uses.is_free(*at)).take(MOST);
    let heads =
        above.filter(|at| uses.ends(*at).first == '目' && uses.text(*at).len() <= "目录：".len());
    heads.last().unwrap_or(first)
}

/// Whether a text is no entry, but what stands below one.
fn is_prose(text: &str) -> bool {
    /// Characters of the longest entry.
    const LONGEST: usize = 60;
    text.contains('。') && text.chars().nth(LONGEST).is_some()
}

/// Where the headings begin that stand right above a text, behind the last entry: an entry comes again below, as the last ones do
/// where the text is a foreword, or names an attachment.
fn heading_above(uses: &Uses<'_, '_>, prose: usize, first: usize) -> usize {
    /// 第一章, 一、, （一） one below the other.
    const MOST: usize = 4;
    // A label alone on its line stands in many places.
    let is_label = |at: usize| {
        let label = uses.paragraph(at).and_then(|paragraph| paragraph.label);
        label.is_some_and(|label| label.length >= uses.text(at).len())
    };
    let comes_again = |heading: &str| {
        uses.free(prose + 1..uses.len()).any(|at| uses.text(at).starts_with(heading))
    };
    let is_entry = |at: usize| {
        let text = uses.text(at);
        text.ends_with(is_leader) || text.starts_with("附件") || !is_label(at) && comes_again(text)
    };
    let is_heading = |at: &usize| uses.is_free(*at) && *at > first && !is_entry(*at);
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
        "目" => uses.free(at + 1..uses.len()).take(FARTHEST).any(|at| uses.text(at) == "录"),
        _ => false,
    }
}

/// What leads to a page number, and the number: `……（６３）`; fonts of their own have private characters.
fn is_leader(c: char) -> bool {
    is_arabic(c)
        || matches!(c, '.' | '…' | '·' | '．' | '(' | ')' | '（' | '）')
        || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

#[cfg(test)]
mod tests {
    fn labels(text: &str) -> Vec<String> {
        crate::parse(text).outline().map(|entry| entry.label.to_string()).collect()
    }

    #[test]
    fn labels_apart_from_their_titles_are_contents_where_they_come_again() {
        let contents =
            "云岭市节水规划\n目\n第一章\n第一节\n第二章\n录\n第三章\n总体要求 ........ 1\n";
        let body = "第一章 总体要求\n坚持节水优先。\n第二章 主要任务\n推广节水器具。\n";
        assert_eq!(labels(&[contents, body].concat()), ["第一章", "第二章"]);
        let told = "第一章 总则\n本规划自印发之日起施行。\n第二章 任务\n第三章 附则\n";
        assert_eq!(labels(&[told, body].concat()).len(), 5);
    }

    #[test]
    fn text_behind_the_contents_stays_although_an_entry_stands_again_far_below() {
        let text = "云岭市节水规划\n目录\n第一章 节水现状 ........ 1\n第二章\n节水措施 ........ 3\n第一章 节水现状\n\
            全市用水总量逐年下降，重复利用水平明显提高，管网漏损得到控制，节水意识深入人心，为下一步工作打下了坚实基础，也留下了不少需要解决的问题。\n\
            第二章 节水措施\n健全用水定额管理制度，推广节水器具。\n";
        assert_eq!(labels(text), ["第一章", "第二章"]);
    }

    #[test]
    fn what_stands_between_leaders_is_of_the_contents() {
        let body = "一、节水现状\n全市用水总量逐年下降。\n二、节水措施\n推广节水器具。\n";
        let entries = [
            // Run together, where pages stand between dashes.
            "一、节水现状 ........ - 6 二、节水措施 ........ - 9 -",
            // Leaders that go on below their heading, a page that got lost.
            "前 言 ........ I\n一、节水现状\n........ 6\n（一）用水总量 ....................................错误!未定义书签。\n二、节水措施 ........ 9",
        ];
        for entries in entries {
            let text = format!("云岭市节水规划\n\n目 录\n\n{entries}\n\n- 5 -\n\n{body}");
            let notice = crate::parse(&text);
            let texts: Vec<_> = notice.paragraphs().map(|one| one.text.to_string()).collect();
            let told = ["全市用水总量逐年下降。", "推广节水器具。"];
            assert_eq!(texts, told, "{entries}");
            assert_eq!(labels(&text), ["一、", "二、"], "{entries}");
        }
    }

    #[test]
    fn the_last_entries_stand_above_a_foreword() {
        let entries =
            "一、节水现状\n（一）用水总量\n二、节水措施\n（一）推广器具\n附件：节水指标\n";
        let foreword = "为推进全市节水工作，破解用水总量偏大、管网漏损偏高、重复利用偏低等突出问题，市水务局会同有关部门在广泛调研的\
            基础上编制了本规划，作为今后五年全市节水工作的依据。\n";
        let body = "一、节水现状\n（一）用水总量\n全市用水总量逐年下降。\n二、节水措施\n（一）推广器具\n推广节水器具。\n";
        let text = format!("云岭市节水规划\n目录\n{entries}{foreword}{body}");
        assert_eq!(labels(&text), ["一、", "（一）", "二、", "（一）"]);
        assert!(crate::parse(&text).attachments.is_empty());
    }

    #[test]
    fn the_last_label_of_contents_begins_no_section() {
        let preface = "本规划是全市节水工作的依据，由市水务局会同有关部门编制，经市人民政府同意后印发执行，规划期为五年，实施中可以按照实际情况作必要的调整。";
        let entries = ["第一章 节水现状", "第二章 主要任务", "第三章 保障措施"];
        let contents = entries.map(|entry| entry.replace(' ', "\n\n") + " ........ 7\n\n").concat();
        let body = entries.map(|entry| format!("{entry}\n全市节水工作稳步推进。\n")).concat();
        let text = format!("云岭市节水规划\n\n目录\n\n{contents}- 2 -\n\n{preface}\n{body}");
        assert_eq!(labels(&text), ["第一章", "第二章", "第三章"]);
        let notice = crate::parse(&text);
        let first = notice.parts[0].content.first();
        assert!(matches!(first, Some(crate::Block::Paragraph(one)) if one.text == preface));
    }

    #[test]
    fn the_head_of_contents_may_stand_on_two_lines() {
        for leaders in [1, 60] {
            let entry = "第一章 节水现状 ................ 1\n";
            let text = format!(
                "云岭市节水规划\n\n目\n\n录\n\n{}\nI\n\n\x0c第一章 节水现状\n全市用水总量逐年下降。\n",
                entry.repeat(leaders)
            );
            let notice = crate::parse(&text);
            let texts: Vec<_> = notice.paragraphs().map(|one| one.text.to_string()).collect();
            assert_eq!(texts, ["全市用水总量逐年下降。"]);
        }
    }
}
