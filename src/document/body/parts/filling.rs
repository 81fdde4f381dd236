//! What each block is in its part.

use std::array;

use super::{
    super::{content::Share, table_title},
    Block,
};
use crate::{
    document::{Content, Head, PartText},
    grammar::label::Kind,
};

/// By the kind of an item's label, the head of the section that it stands in; last that of an item without a label.
type Around = [u32; Kind::COUNT + 1];

/// No block: what stands in no section.
const NONE: u32 = u32::MAX;

/// Blocks of which some are known in their parts.
pub(super) struct Filling<'a> {
    blocks: Vec<Block<'a>>,
    /// One for each block that is known.
    shares: Vec<Share>,
    /// The last of them that is an item of a part.
    last: usize,
    /// The part of that item.
    part: u32,
    /// The sections around the item that comes next.
    around: Around,
}

impl<'a> Filling<'a> {
    pub(super) fn new(blocks: Vec<Block<'a>>) -> Self {
        let shares = Vec::with_capacity(blocks.len());
        Self { blocks, shares, last: 0, part: 0, around: [NONE; Kind::COUNT + 1] }
    }

    /// The next block belongs to no part.
    pub(super) fn none(&mut self) {
        self.shares.push(Share::None);
    }

    /// The next block is an item of the part at an index.
    ///
    /// It is counted where it stands, before anything is nested: contents that grow item by item would be moved again and
    /// again.
    pub(super) fn item(&mut self, part: &mut PartText<'_>, index: u32) {
        let at = self.shares.len();
        debug_assert!(index >= self.part, "parts lie one behind the other");
        if index != self.part {
            (self.part, self.around) = (index, [NONE; Kind::COUNT + 1]);
        }
        let (before, behind) = self.blocks.split_at_mut(at);
        let above = before.get_mut(self.last).zip(self.shares.get_mut(self.last));
        let mut counts = true;
        let (share, around) = match &mut behind[0] {
            Block::Paragraph(paragraph) => match paragraph.label {
                Some(label) => {
                    if let Some((Block::Paragraph(above), share)) = above
                        && let Share::Section { part, head, .. } = share
                        && *part == index
                        && let Some(outer) = above.label.filter(|outer| outer.kind < label.kind)
                    {
                        head.lead(above, outer.kind);
                    }
                    let around = self.around[label.kind.place()];
                    self.around = begin(self.around, label.kind, at as u32);
                    let head = Head::of(paragraph, label);
                    (Share::Section { part: index, head, items: 0 }, around)
                }
                None => (Share::Plain(index), self.around[Kind::COUNT]),
            },
            Block::Table(table) => {
                if let Some((Block::Paragraph(above), share)) = above
                    && matches!(share, Share::Plain(part) if *part == index)
                    && table_title::take(above, table)
                {
                    // It is counted where its title was.
                    (*share, counts) = (Share::None, false);
                }
                (Share::Plain(index), self.around[Kind::COUNT])
            }
            Block::Furniture(_) | Block::Chrome(_) => return self.none(),
        };
        let items = match self.shares.get_mut(around as usize) {
            Some(Share::Section { items, .. }) => items,
            _ => &mut part.items,
        };
        *items += u32::from(counts);
        self.shares.push(share);
        self.last = at;
    }

    /// All blocks, with what is known of them.
    pub(super) fn finish(self) -> Content<'a> {
        Content::new(self.blocks, self.shares)
    }
}

/// Begins a section that stands around all items within it. How many these are nobody can guess, so all are asked.
fn begin(around: Around, kind: Kind, at: u32) -> Around {
    array::from_fn(|inner| if inner > kind.place() { at } else { around[inner] })
}
