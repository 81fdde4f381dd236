//! 完成时限: the deadlines of running text and of deadline cells (contract, section 6).
//!
//! ```abnf
//! deadline  = by / within / recurring / ongoing
//! by        = moment [ "前" / "之前" / "以前" ]       ; 2020年8月底前, 年内, 到2025年
//! within    = [ event ( "起" / "后" / "的" ) ] numeral unit ( "内" / "之内" / "以内" )
//! recurring = ( "每" / "按" ) period [ moment ]       ; 每季度, 每月10日前, 按年度
//! ongoing   = "长期" / "持续" … [ "坚持" / "推进" … ]   ; only where it fills a cell
//! ```
//!
//! The grammar files read an expression at a known start; [`context`] says whether the words around
//! it make it a deadline at all; [`scan`] runs over a text; [`resolve`] counts days. No standard
//! rules these phrases: the rules are habits seen in notices, and each names its habit.

mod context;
mod filling;
mod moment;
mod resolve;
mod rhythm;
mod scan;
mod within;

use std::ops::Range;

use crate::Period;

pub(crate) use filling::filling;
pub(crate) use moment::By;
pub(crate) use resolve::Base;
pub(crate) use scan::find_all;
pub(crate) use within::Unit;

/// A deadline and its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) range: Range<usize>,
    pub(crate) when: When,
}

/// What a deadline says, before any date is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// By the end of a stretch of the calendar.
    By(By),
    /// Within a time from an event.
    Within {
        count: u32,
        unit: Unit,
        /// The event is the issue of the document itself (印发之日起30日内).
        from_document: bool,
    },
    /// Again and again; `None` where no [`Period`] fits (每五年).
    Recurring(Option<Period>),
    /// Without an end (长期坚持).
    Ongoing,
}

/// The start of a text behind which at most `count` characters are left.
fn tail(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().take(count).last().map_or(text.len(), |(at, _)| at);
    &text[start..]
}

/// The first `count` characters of a text.
fn head(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// The longest of several words that the text starts with; longer words stand first in a list.
fn first_of<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    words.iter().copied().find(|word| text.starts_with(word))
}

fn starts_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

fn ends_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

fn contains_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// A mark that ends a clause.
fn ends_clause(c: char) -> bool {
    // Asked of whole clauses, which mostly are ideographs.
    !('\u{4e00}'..='\u{9fff}').contains(&c)
        && matches!(c, '，' | ',' | '。' | '；' | ';' | '：' | ':' | '！' | '？' | '\n')
}

/// The clause in front of `at`, at most `count` characters of it.
fn clause_before(text: &str, at: usize, count: usize) -> &str {
    let before = &text[..at];
    let near = before.chars().rev().take(count).take_while(|c| !ends_clause(*c));
    &before[at - near.map(char::len_utf8).sum::<usize>()..]
}

/// The rest of the clause that begins at `at`, at most `count` characters of it.
fn clause_after(text: &str, at: usize, count: usize) -> &str {
    let after = &text[at..];
    let near = after.chars().take(count).take_while(|c| !ends_clause(*c));
    &after[..near.map(char::len_utf8).sum::<usize>()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_ends_at_its_marks_and_nowhere_else() {
        let text = "逾期未改，6月底前巡河：每日一次";
        let at = text.find('6').unwrap();
        assert_eq!(clause_before(text, at, 30), "");
        assert_eq!(clause_after(text, at, 30), "6月底前巡河");
        let at = text.find("巡河").unwrap();
        assert_eq!(clause_before(text, at, 30), "6月底前");
        assert_eq!(clause_before(text, at, 2), "底前");
        assert_eq!(clause_after(text, at, 1), "巡");
        assert!(['，', ',', '。', '；', ':', '\n'].into_iter().all(ends_clause));
        assert!(!['、', '巡', '）'].into_iter().any(ends_clause));
    }

    #[test]
    fn heads_and_tails_are_counted_in_characters() {
        assert_eq!((head("修渠巡河", 2), tail("修渠巡河", 1)), ("修渠", "河"));
        assert_eq!((head("修渠", 9), tail("修渠", 9)), ("修渠", "修渠"));
        assert_eq!((head("修渠", 0), tail("修渠", 0)), ("", ""));
        assert_eq!(first_of("底前完成", &["底", "底前"]), Some("底"));
    }
}
