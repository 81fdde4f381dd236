//! What the parts hold: blocks, which stay where the block stage put them until each moves into the notice.

use crate::{
    block::{Block, Paragraph, Table},
    document::{Head, PartText, SectionItem},
    grammar::label::Label,
    text::Prose,
};

/// The blocks of a source, and what each is in its part.
#[derive(Debug, Default)]
pub(crate) struct Content<'a> {
    blocks: Vec<Block<'a>>,
    /// One for each block.
    shares: Vec<Share>,
}

/// What a block is in its part.
#[derive(Debug, Clone, Copy)]
pub(super) enum Share {
    /// It belongs to no part, or what it says moved elsewhere.
    None,
    /// A paragraph without a label, or a table.
    Plain(u32),
    /// The head of a section in which so many items stand right, as known when all blocks are.
    Section { part: u32, head: Head, items: u32 },
}

/// One item of a part, before sections are nested.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Item<'p, 'a> {
    /// A paragraph without a label.
    Paragraph(&'p Paragraph<'a>),
    /// A labelled paragraph: the head of a section.
    Section(SectionItem<'p, 'a>),
    /// A table.
    Table(&'p Table<'a>),
}

impl<'p, 'a> Item<'p, 'a> {
    /// Its text, the label of a section included; `None` for a table.
    pub(crate) fn prose(self) -> Option<&'p Prose<'a>> {
        match self {
            Self::Paragraph(paragraph) => Some(&paragraph.prose),
            Self::Section(section) => Some(&section.paragraph.prose),
            Self::Table(_) => None,
        }
    }
}

/// One item of a part, to take what it says.
#[derive(Debug)]
pub(crate) enum ItemMut<'p, 'a> {
    Paragraph(&'p mut Paragraph<'a>),
    /// The head of a section in which so many items stand right.
    Section(&'p mut Paragraph<'a>, Label, Head, u32),
    Table(&'p mut Table<'a>),
}

/// The items of a part, each at the place of its block.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Items<'p, 'a> {
    part: u32,
    blocks: &'p [Block<'a>],
    shares: &'p [Share],
}

impl<'p, 'a> Items<'p, 'a> {
    /// The item at a place; `None` where the block there is no part of this one.
    pub(crate) fn get(self, at: usize) -> Option<Item<'p, 'a>> {
        match (&self.shares[at], &self.blocks[at]) {
            (Share::Section { part, head, .. }, Block::Paragraph(paragraph))
                if *part == self.part =>
            {
                SectionItem::new(paragraph, head).map(Item::Section)
            }
            (Share::Plain(part), Block::Paragraph(paragraph)) if *part == self.part => {
                Some(Item::Paragraph(paragraph))
            }
            (Share::Plain(part), Block::Table(table)) if *part == self.part => {
                Some(Item::Table(table))
            }
            _ => None,
        }
    }

    /// All items in order.
    pub(crate) fn iter(self) -> impl Iterator<Item = Item<'p, 'a>> {
        self.placed().map(|(_, item)| item)
    }

    /// All items in order, each with its place.
    pub(crate) fn placed(self) -> impl Iterator<Item = (usize, Item<'p, 'a>)> {
        (0..self.blocks.len()).filter_map(move |at| Some((at, self.get(at)?)))
    }
}

impl<'a> Content<'a> {
    pub(super) fn new(blocks: Vec<Block<'a>>, shares: Vec<Share>) -> Self {
        debug_assert_eq!(blocks.len(), shares.len());
        Self { blocks, shares }
    }

    /// The items of the part of an index. The places of parts lie one behind the other, so all are read in one walk over
    /// the blocks.
    pub(in crate::document) fn items(&self, index: u32, part: &PartText<'a>) -> Items<'_, 'a> {
        let blocks = &self.blocks[part.place.clone()];
        Items { part: index, blocks, shares: &self.shares[part.place.clone()] }
    }

    /// All blocks.
    pub(super) fn blocks(&self) -> &[Block<'a>] {
        &self.blocks
    }

    /// Takes all items in order.
    pub(crate) fn take(self) -> Taken<'a> {
        let Self { mut blocks, shares } = self;
        let is_long = blocks.len() >= MANY;
        if is_long {
            // From the end, where room can be given back.
            blocks.reverse();
        }
        Taken { blocks, shares, next: 0, is_long }
    }
}

/// Blocks beside which what is made of them weighs little.
const MANY: usize = 1_024;

/// The items of all parts while they are taken. Many of them weigh beside what is made of them: their room is given back on
/// the way.
pub(crate) struct Taken<'a> {
    /// From the last to the next where they are many.
    blocks: Vec<Block<'a>>,
    shares: Vec<Share>,
    /// The block that comes next.
    next: usize,
    is_long: bool,
}

impl<'a> Taken<'a> {
    /// The next item.
    pub(crate) fn next(&mut self) -> Option<ItemMut<'_, 'a>> {
        let rest = self.shares.get(self.next..)?;
        let at = self.next + rest.iter().position(|share| !matches!(share, Share::None))?;
        self.next = at + 1;
        let share = self.shares[at];
        let block = if self.is_long { self.last_up_to(at) } else { self.blocks.get_mut(at) };
        match (share, block?) {
            (Share::Section { head, items, .. }, Block::Paragraph(paragraph)) => {
                let label = paragraph.label?;
                Some(ItemMut::Section(paragraph, label, head, items))
            }
            (_, Block::Paragraph(paragraph)) => Some(ItemMut::Paragraph(paragraph)),
            (_, Block::Table(table)) => Some(ItemMut::Table(table)),
            (_, Block::Furniture(_) | Block::Chrome(_)) => None,
        }
    }

    /// The block at a place, without all in front of it.
    fn last_up_to(&mut self, at: usize) -> Option<&mut Block<'a>> {
        self.blocks.truncate(self.shares.len() - at);
        if self.blocks.len() < self.blocks.capacity() / 8 * 7 {
            self.blocks.shrink_to(MANY);
        }
        self.blocks.last_mut()
    }
}
