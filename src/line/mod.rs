//! **Line stage**: decoded text → lines.
//!
//! Takes the source and gives [`Line`]s in order. Guarantees: every byte that is no line break lies in
//! exactly one line; `head..tail` is the line without the blanks around it; what is page furniture by
//! itself (`— 3 —`, `# Page 141:`, `---`) is told from text. Leaves to the block stage which lines
//! belong together.

mod classes;
mod columns;
mod edge;
mod furniture;
mod page_number;
mod row;
mod running_head;
mod split;
mod traits;
mod wrap;

pub(crate) use classes::Classes;
pub(crate) use edge::Edge;
pub(crate) use furniture::is_contents;
pub(crate) use row::is_row;
pub(crate) use split::split;
pub(crate) use traits::Traits;
pub(crate) use wrap::{NARROWEST, RUN_OVER, Wrap};

use crate::{
    Span,
    grammar::label::{self, Label},
};

/// The lines of a source.
#[derive(Debug)]
pub(crate) struct Lines {
    pub(crate) lines: Vec<Line>,
    /// The blanks next to each other that stand behind text of a line, in order.
    pub(crate) gaps: Vec<Span>,
}

/// One line of the source, by byte offsets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its first byte.
    pub(crate) start: u32,
    /// Behind its last byte, without the line break.
    pub(crate) end: u32,
    /// The first byte that is no blank; `head == tail` in a blank line.
    pub(crate) head: u32,
    /// Behind the last byte that is no blank.
    pub(crate) tail: u32,
    /// What the line is by itself.
    pub(crate) kind: LineKind,
    /// Whether it stands behind a form feed, so that it is the first of a page.
    pub(crate) begins_page: bool,
    /// What its characters show.
    pub(crate) traits: Traits,
}

/// What a line is by itself, before its neighbours are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineKind {
    /// Nothing but blanks.
    Blank,
    /// Text.
    Text,
    /// A page number, a running header, a rule: `— 3 —`, `# Page 141:`, `---`.
    Furniture,
}

impl Line {
    /// An empty line at the head of a text.
    const BLANK: Self = Self {
        start: 0,
        end: 0,
        head: 0,
        tail: 0,
        kind: LineKind::Blank,
        begins_page: false,
        traits: Traits::NONE,
    };

    /// The line without the blanks around it.
    pub(crate) fn text(self, source: &str) -> &str {
        &source[self.head as usize..self.tail as usize]
    }

    /// The label at the head of the line's text.
    #[inline]
    pub(crate) fn label(&self, source: &str) -> Option<Label> {
        // Most lines show that they begin with none.
        if self.traits.at_head.any(Edge::LABEL) { label::read(self.text(source)) } else { None }
    }

    /// Bytes of the line without the blanks around it.
    pub(crate) fn text_len(self) -> usize {
        (self.tail - self.head) as usize
    }

    /// Where a paragraph begins that starts with this line: 首行缩进 typed as full-width blanks is text
    /// that somebody wrote, blanks that align are layout.
    pub(crate) fn outset(self, source: &str) -> usize {
        let is_typed = self.start < self.head && self.indent(source).contains('\u{3000}');
        if is_typed { self.start as usize } else { self.head as usize }
    }

    /// The blanks in front of the line's text.
    pub(crate) fn indent(self, source: &str) -> &str {
        &source[self.start as usize..self.head as usize]
    }
}
