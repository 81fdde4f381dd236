//! The blocks that are closed.

use super::super::{Block, Paragraph};

/// Blocks for which there may always be room: giving back less costs more than it saves.
const LEAST_ROOM: usize = 256;

/// The blocks so far: first those of a page's head, then those of its text.
pub(super) struct Closed<'a> {
    pub(super) blocks: Vec<Block<'a>>,
    /// How many say what the head of a page does.
    tags: usize,
    /// So many blocks may be there.
    most: usize,
    /// Whether any of the paragraphs has a label.
    pub(super) has_labels: bool,
}

impl<'a> Closed<'a> {
    /// None, with room for what so many lines become.
    pub(super) fn with_room(lines: usize, most: usize) -> Self {
        // In print two lines and more make a paragraph; where each is one, there is room after one move.
        let blocks = Vec::with_capacity((lines / 2).max(lines.min(LEAST_ROOM)));
        Self { blocks, tags: 0, most, has_labels: false }
    }

    /// Takes the paragraphs of a page's head, one a line; gives how many these are.
    pub(super) fn extend_head(&mut self, tags: impl Iterator<Item = Paragraph<'a>>) -> usize {
        self.blocks.extend(tags.take(self.most).map(Block::Paragraph));
        self.tags = self.blocks.len();
        self.tags
    }

    #[inline]
    pub(super) fn push(&mut self, block: Block<'a>) {
        self.blocks.push(block);
    }

    /// Takes a paragraph, which is written where it stays.
    #[inline(always)]
    pub(super) fn push_paragraph(&mut self, write: impl FnOnce(&mut Paragraph<'a>)) {
        self.push(Block::Paragraph(Paragraph::EMPTY));
        if let Some(Block::Paragraph(paragraph)) = self.blocks.last_mut() {
            write(paragraph);
            self.has_labels |= paragraph.label.is_some();
        }
    }

    pub(super) fn last(&self) -> Option<&Block<'a>> {
        self.blocks.last()
    }

    /// How many blocks of the text there are.
    #[inline]
    pub(super) fn of_text(&self) -> usize {
        self.blocks.len() - self.tags
    }

    /// Whether no further block may be there.
    #[inline]
    pub(super) fn are_enough(&self) -> bool {
        self.blocks.len() >= self.most
    }

    /// Takes off the blocks that are too many; gives where the first of them begins.
    pub(super) fn drop_surplus(&mut self) -> Option<usize> {
        let first = self.blocks.drain(self.most..).next();
        first.map(|block| block.span().start as usize)
    }

    /// Gives back the room that print did not need: blocks stay until all of the document is read.
    pub(super) fn into_blocks(mut self) -> Vec<Block<'a>> {
        self.blocks.shrink_to(LEAST_ROOM);
        self.blocks
    }
}
