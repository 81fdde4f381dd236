//! **Block stage**: lines → paragraphs, tables and furniture.
//!
//! Takes the lines of a source and gives [`Block`]s in order. Guarantees:
//!
//! - every line with text lies in exactly one block;
//! - lines that a page break or a fixed width cut are one paragraph;
//! - a paragraph that starts with a numbering label says so, and two labels never share one where a lost line break joined them;
//! - what limits leave out is under a diagnostic.
//!
//! Leaves to the document stage what each block is for.
//!
//! [`look`] reads once what stands at the head of each line: a [`mark`], a label that fits the [`sequence`], a [`lost_break`].
//! [`tables`] tries lines for [`table`]s. [`join`] puts all others together, line by line, in the paragraph that is [`open`]; closed,
//! its [`draft`] becomes a [`paragraph`]. When all blocks are there, the passes of [`numbering`] go over them.

mod draft;
mod join;
mod look;
mod lost_break;
mod mark;
mod numbering;
mod open;
mod opener;
mod paragraph;
mod sequence;
pub(crate) mod table;
mod tables;

pub(crate) use join::blocks;
pub(crate) use paragraph::Paragraph;
pub(crate) use table::Table;

use crate::{Diagnostic, Span};

/// What a format says of the lines of its text.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Marking<'t> {
    /// The tables, in order.
    pub(crate) tables: &'t [table::MarkedTable],
    /// The places of lines that belong to the page, in order.
    pub(crate) chrome: &'t [Span],
    /// Where the lines end that say what the head of a page does; 0 where there are none.
    pub(crate) head: u32,
    /// Whether each line is a paragraph, so that no width says otherwise.
    pub(crate) are_paragraphs: bool,
}

/// The blocks of a source, in order.
#[derive(Debug)]
pub(crate) struct Blocks<'a> {
    pub(crate) blocks: Vec<Block<'a>>,
    /// What limits left out.
    pub(crate) over: Vec<Diagnostic<'static>>,
}

/// One block of a source.
#[derive(Debug)]
pub(crate) enum Block<'a> {
    /// A paragraph, heading, title line: text that stands together.
    Paragraph(Paragraph<'a>),
    /// A table.
    Table(Table<'a>),
    /// Page numbers, running headers, rules.
    Furniture(Span),
    /// Lines that belong to the page by the format's word.
    Chrome(Span),
}

impl<'a> Block<'a> {
    /// The paragraph, if it is one.
    pub(crate) fn paragraph(&self) -> Option<&Paragraph<'a>> {
        match self {
            Self::Paragraph(paragraph) => Some(paragraph),
            _ => None,
        }
    }

    /// Where it stands.
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Paragraph(paragraph) => paragraph.span(),
            Self::Table(table) => table.span,
            Self::Furniture(span) | Self::Chrome(span) => *span,
        }
    }
}
