//! One look at each line, which answers all that is asked of it later.

use std::ops::Range;

use super::{lost_break::lost_break, mark::marks, sequence::Sequence};
use crate::{
    grammar::label::{Label, label},
    line::{Line, Traits},
    text::is_blank,
};

/// What a line shows up to where it lost its break.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Look {
    /// Bytes of the marks at its head.
    pub(super) marks: usize,
    /// Whether the marks make it a heading.
    pub(super) is_markdown_heading: bool,
    /// The label behind the marks.
    pub(super) label: Option<Label>,
    /// What it shows behind the marks and up to the lost break, where it has one of these.
    own_traits: Option<Traits>,
    /// Where the line ended that lost its break, and where one of its own begins.
    pub(super) lost_break: Option<Range<usize>>,
}

impl Look {
    /// What most lines show: text behind a label or behind none.
    pub(super) const fn of_label(label: Option<Label>) -> Self {
        Self { marks: 0, is_markdown_heading: false, label, own_traits: None, lost_break: None }
    }

    /// Looks at a line once, up to where it lost its break before a label, or to the break that is
    /// known.
    pub(super) fn at(source: &str, line: &Line, known: Option<usize>, sequence: Sequence) -> Self {
        let text = line.text(source);
        let marks = marks(text);
        let label = label(&text[marks..]);
        let is_markdown_heading = marks > 0 && text.starts_with('#');
        let begins = known.or_else(|| lost_break(text, &line.traits, marks, label, sequence));
        let lost_break = begins.map(|at| text[..at].trim_end_matches(is_blank).len()..at);
        let end = lost_break.as_ref().map_or(text.len(), |lost| lost.start);
        let is_whole = marks == 0 && end == text.len();
        let own_traits = (!is_whole).then(|| Traits::of(&text[marks..end.max(marks)]));
        Self { marks, is_markdown_heading, label, own_traits, lost_break }
    }

    /// What the line shows behind the marks and up to the lost break: nearly always what all of it does.
    pub(super) fn traits<'l>(&'l self, line: &'l Line) -> &'l Traits {
        self.own_traits.as_ref().unwrap_or(&line.traits)
    }
}
