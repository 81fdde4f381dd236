//! One look at each line, which answers all that is asked of it later.
//!
//! Also where a text lost its line breaks: labels in mid-line, behind a full stop.

use std::ops::Range;

use super::{mark::marks, sequence::Sequence};
use crate::{
    grammar::label::{Label, label},
    line::{Classes, Line, Traits},
    text::is_blank,
};

/// What a line shows up to where it lost its break.
#[derive(Debug)]
pub(super) struct Look {
    /// Bytes of the marks at its head.
    pub(super) marks: usize,
    /// Whether the marks make it a heading.
    pub(super) is_markdown_heading: bool,
    /// The label behind the marks.
    pub(super) label: Option<Label>,
    /// What it shows behind the marks.
    pub(super) traits: Traits,
    /// Where the line ended that lost its break, and where one of its own begins.
    pub(super) lost_break: Option<Range<usize>>,
}

impl Look {
    /// Looks at a line once, up to where it lost its break before a label, or to the break that is
    /// known.
    pub(super) fn at(source: &str, line: Line, known: Option<usize>, sequence: Sequence) -> Self {
        let text = line.text(source);
        let marks = marks(text);
        let label = label(&text[marks..]);
        let is_markdown_heading = marks > 0 && text.starts_with('#');
        let may_lose_break = line.traits.classes.any(Classes::LABEL_BEHIND)
            || label.is_some_and(|label| label.level < 0)
            || known.is_some();
        let begins = if may_lose_break {
            known.or_else(|| lost_break(text, marks, label, sequence))
        } else {
            None
        };
        let lost_break = begins.map(|at| text[..at].trim_end_matches(is_blank).len()..at);
        let end = lost_break.as_ref().map_or(text.len(), |lost| lost.start);
        let is_whole = marks == 0 && end == text.len();
        let traits = if is_whole { line.traits } else { Traits::of(&text[marks..end.max(marks)]) };
        Self { marks, is_markdown_heading, label, traits, lost_break }
    }
}

/// Where a line lost its break before a label.
fn lost_break(
    line: &str,
    marks: usize,
    label: Option<Label>,
    mut sequence: Sequence,
) -> Option<usize> {
    if let (0, Some(label)) = (marks, label) {
        sequence.note(label);
        if let Some(at) = article_behind_chapter(line, label) {
            return Some(at);
        }
    }
    let mut stops = line[marks..].match_indices('。').map(|(at, stop)| marks + at + stop.len());
    stops.find_map(|stop| label_behind(line, stop, sequence))
}

/// Where a label stands behind a full stop that ends at `stop`; it must count on from the last of
/// its kind.
///
/// Chinese and bracketed Chinese numerals, `2.` and articles, but not （2）: those enumerate within
/// sentences (contract, section 4).
fn label_behind(line: &str, stop: usize, sequence: Sequence) -> Option<usize> {
    let rest = line[stop..].trim_start_matches(is_blank);
    let found = label(rest)?;
    let is_kind = matches!(found.level, -2 | 0..=3);
    let goes_on = rest[found.length..].chars().next().is_some_and(|c| !c.is_ascii_digit());
    (is_kind && goes_on && sequence.counts_on(found)).then(|| line.len() - rest.len())
}

/// `第一章 总则　　第一条 为规范…`: an article on its chapter's line, behind the chapter's heading.
fn article_behind_chapter(line: &str, chapter: Label) -> Option<usize> {
    /// Bytes of the longest heading of a chapter.
    const LONGEST: usize = 120;
    if !matches!(chapter.level, -2 | -1) {
        return None;
    }
    let rest = &line[chapter.length..];
    let length =
        rest.char_indices().take_while(|(at, _)| *at < LONGEST).find(|(_, c)| *c == '第')?.0;
    let at = chapter.length + length;
    let heading = &rest[..length];
    let is_heading = at < LONGEST
        && heading.ends_with(is_blank)
        && !heading.trim_matches(is_blank).is_empty()
        && !heading.contains(['，', '。', '、']);
    (is_heading && label(&line[at..]).is_some_and(|label| label.level == 0)).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::split;

    fn lost_break(text: &str, sequence: Sequence) -> Option<usize> {
        let line = split(text)[0];
        Look::at(text, line, None, sequence).lost_break.map(|lost| lost.end)
    }

    #[test]
    fn only_the_next_number_of_a_kind_was_a_line() {
        let mut sequence = Sequence::default();
        let line = "（一）健全制度。完善台账。（二）加强督查。";
        assert_eq!(lost_break(line, sequence), line.find("（二）"));
        sequence.note(label("（五）").unwrap());
        assert_eq!(lost_break("完善台账。（二）款所称", sequence), None);
        assert_eq!(lost_break("要求：（1）按时。（2）按质。", sequence), None);
    }

    #[test]
    fn an_article_stands_behind_its_chapter() {
        let line = "第一章 总则\u{3000}第一条 为规范管理";
        assert_eq!(lost_break(line, Sequence::default()), line.find("第一条"));
        assert_eq!(lost_break("第一章 总则，第一条", Sequence::default()), None);
    }
}
