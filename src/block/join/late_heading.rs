//! Headings of chapters below the labels of what stands in them.

use std::ops::Range;

use super::{
    super::{Block, Paragraph, chapter::is_heading_of},
    Joiner,
};
use crate::line::Traits;

impl<'a> Joiner<'a, '_> {
    /// Whether a line is the heading of the chapter above the label that is open.
    pub(super) fn belongs_to_chapter(&self, text: &str, traits: &Traits) -> bool {
        let Some(open) = self.open().filter(|open| open.is_bare_label()) else {
            return false;
        };
        self.chapter().is_some_and(|chapter| is_heading_of(chapter, open, text, traits))
    }

    /// The last paragraph that is closed, with nothing but furniture behind it.
    fn chapter(&self) -> Option<&Paragraph<'a>> {
        self.closed
            .blocks
            .iter()
            .rev()
            .find(|block| !matches!(block, Block::Furniture(_)))?
            .paragraph()
    }

    /// Gives a line to the chapter whose heading it is.
    pub(super) fn complete_chapter(&mut self, place: Range<usize>, traits: &Traits) {
        let above =
            self.closed.blocks.iter_mut().rev().find(|block| matches!(block, Block::Paragraph(_)));
        if let Some(Block::Paragraph(chapter)) = above {
            chapter.add(self.source, place, traits.classes);
        }
        self.after_blank = false;
    }
}
