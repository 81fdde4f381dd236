//! Headings of chapters below the labels of what stands in them: `第二章⏎第五条⏎支持范围⏎根据…`. Extraction puts the labels above what
//! they label, and the first heading is that of the first.

use std::ops::Range;

use super::{
    super::{Block, Paragraph, open::Open, opener::opens_block},
    Joiner,
};
use crate::{
    grammar::label::Kind,
    line::{Classes, Traits},
};

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

/// Whether a line is the heading of the chapter whose label stands above the label that is open.
fn is_heading_of(chapter: &Paragraph<'_>, open: &Open, line: &str, traits: &Traits) -> bool {
    /// Characters of the longest heading that stands apart from its label.
    const LONGEST: usize = 30;
    const OF_TEXT: Classes = Classes::FULL_STOP.or(Classes::SEMICOLON).or(Classes::COLON);
    let Some((label, inner)) = chapter.label.zip(open.label) else { return false };
    // 节 or 条 within 编, 章 or 节.
    if !label.kind.is_chapter() || inner.kind > Kind::ARTICLE || inner.kind <= label.kind {
        return false;
    }
    let above = chapter.text();
    // 总则 and 附则 are set in letters apart.
    (above.len() <= label.length || line == "则" && above.ends_with(['总', '附']))
        && !traits.classes.any(OF_TEXT)
        && !matches!(traits.last, '，' | '、' | ',')
        && line.chars().nth(LONGEST).is_none()
        && !opens_block(line, traits)
}
