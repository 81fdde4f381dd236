//! 完成时限: the deadlines of running text and of deadline cells (contract, section 6).
//!
//! ```abnf
//! deadline  = by / within / recurring / ongoing
//! by        = moment [ "前" / "之前" / "以前" ]       ; 2020年8月底前, 年内, 到2025年
//! within    = [ event ( "起" / "后" / "的" ) ] numeral unit ( "内" / "之内" / "以内" )
//! recurring = ( "每" / "按" ) period [ moment ]       ; 每季度, 每月10日前, 每半年后15日内, 按年度
//! ongoing   = "长期" / "持续" … [ "坚持" / "推进" … ]   ; only where it fills a cell
//! ```
//!
//! The grammar files read an expression at a known start; [`context`] says whether the words around
//! it make it a deadline at all; [`scan`] runs over a text; [`resolve`] counts days. No standard
//! rules these phrases: the rules are habits seen in notices, and each names its habit.

mod beside;
mod context;
mod event;
mod figures;
mod filling;
mod moment;
mod near;
mod phase;
mod resolve;
mod rhythm;
mod scan;
mod within;

use std::ops::Range;

use crate::Period;

pub(crate) use filling::filling;
pub(crate) use moment::By;
pub(crate) use phase::phase;
pub(crate) use resolve::Base;
pub(crate) use scan::find_all;
pub(crate) use within::Unit;

/// A deadline and its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) range: Range<usize>,
    pub(crate) when: When,
}

impl Found {
    /// The same in a text that has so many bytes in front.
    pub(crate) fn behind(self, bytes: usize) -> Self {
        Self { range: self.range.start + bytes..self.range.end + bytes, ..self }
    }
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

/// The longest of several words that the text starts with; longer words stand first in a list.
fn first_of<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    words.iter().copied().find(|word| text.starts_with(word))
}

fn starts_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_the_list_counts() {
        assert_eq!(first_of("底前完成", &["底", "底前"]), Some("底"));
    }
}
