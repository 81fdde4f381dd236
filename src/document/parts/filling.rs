//! What each block is in its part.

use std::array;

use super::{
    super::{Content, Head, PartText, content::Share, table_title},
    Block,
};

/// 编, the level that stands in no other.
const OUTERMOST: i8 = -3;

/// From 编 to ①.
const LEVELS: usize = 9;

/// By the level of an item, the head of the section that it stands in; last that of an item without a level.
type Around = [u32; LEVELS + 1];

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
        Self { blocks, shares, last: 0, part: 0, around: [NONE; LEVELS + 1] }
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
            (self.part, self.around) = (index, [NONE; LEVELS + 1]);
        }
        let (before, behind) = self.blocks.split_at_mut(at);
        let above = before.get_mut(self.last).zip(self.shares.get_mut(self.last));
        let mut counts = true;
        let (share, around) = match &mut behind[0] {
            Block::Paragraph(paragraph) => match paragraph.label {
                Some(label) => {
                    if let Some((Block::Paragraph(above), share)) = above
                        && let Share::Section { part, level, head, .. } = share
                        && *part == index
                        && *level < label.level
                    {
                        head.lead(above, *level);
                    }
                    let around = self.around[place_of(label.level)];
                    self.around = begin(self.around, place_of(label.level), at as u32);
                    let (level, head) = (label.level, Head::of(paragraph, label));
                    (Share::Section { part: index, level, head, items: 0 }, around)
                }
                None => (Share::Plain(index), self.around[LEVELS]),
            },
            Block::Table(table) => {
                if let Some((Block::Paragraph(above), share)) = above
                    && matches!(share, Share::Plain(part) if *part == index)
                    && table_title::take(above, table)
                {
                    // It is counted where its title was.
                    (*share, counts) = (Share::None, false);
                }
                (Share::Plain(index), self.around[LEVELS])
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

/// Begins a section that stands around all items of inner levels. How many these are nobody can guess, so all are asked.
fn begin(around: Around, level: usize, at: u32) -> Around {
    array::from_fn(|inner| if inner > level { at } else { around[inner] })
}

/// Where a level stands among all.
fn place_of(level: i8) -> usize {
    level.saturating_sub(OUTERMOST).clamp(0, LEVELS as i8 - 1) as usize
}
