//! The one use of each block, while the passes of the document stage decide it.
//!
//! Each pass would read all texts anew; the few bytes a block that are kept here tell most rules that they have nothing to ask.

mod rim;
mod signs;
mod telling;

pub(in crate::document) use rim::Rim;
pub(in crate::document) use signs::{OF_DAY, Signs};
pub(in crate::document) use telling::Telling;

use std::{cell::Cell, ops::Range};

use super::{Document, whole::inferred};
use crate::{
    Code, Diagnostic, Field, FieldSpan, Inference, Span,
    block::{Block, Paragraph},
    line,
    text::{Prose, ends},
};

/// What a block is for. Each block has one use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Not decided yet.
    Free,
    /// Belongs to the page, not to the document.
    Chrome,
    /// Page numbers, rules.
    Furniture,
    /// Stands a second time.
    Repetition,
    /// A value of the header or colophon; the index is the part's for a part's title, else 0.
    Field(Field, u32),
    /// Text of a part.
    Body(u32),
}

/// The use of every block, while it is being decided.
pub(super) struct Uses<'a, 'b> {
    pub(super) source: &'a str,
    pub(super) blocks: &'b [Block<'a>],
    /// Whether the source is a row of somebody's collection.
    pub(super) is_row: bool,
    /// One for each block.
    looks: Vec<Look>,
    /// What any of the paragraphs may be.
    seen: Signs,
    /// A bit for each field that a block was given to, so that nobody looks for those that none was.
    fields: u32,
}

/// The first and the last character of a paragraph, NUL for any other block: they answer most questions of
/// every pass, so that each reads a list of a few bytes a block instead of all texts.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Ends {
    pub(super) first: char,
    pub(super) last: char,
}

/// What a block is for, and what is told by a look at it.
#[derive(Debug, Clone)]
pub(super) struct Look {
    pub(super) usage: Use,
    ends: Ends,
    signs: Signs,
    /// What the text says, once that was asked.
    telling: Cell<Telling>,
}

impl Look {
    fn at(block: &Block<'_>) -> Self {
        let usage = match block {
            Block::Paragraph(paragraph) => {
                let (first, last) = ends(paragraph.text());
                let ends = Ends { first, last };
                let signs = Signs::of(paragraph, ends);
                return Self { usage: Use::Free, ends, signs, telling: Cell::default() };
            }
            Block::Table(_) => Use::Free,
            Block::Furniture(_) => Use::Furniture,
            Block::Chrome(_) => Use::Chrome,
        };
        Self { usage, ends: Ends::default(), signs: Signs::default(), telling: Cell::default() }
    }
}

impl<'a, 'b> Uses<'a, 'b> {
    pub(super) fn new(source: &'a str, blocks: &'b [Block<'a>]) -> Self {
        let mut seen = Signs::default();
        let look = |block| {
            let look = Look::at(block);
            seen = seen.or(look.signs);
            look
        };
        let looks = blocks.iter().map(look).collect();
        Self { source, blocks, is_row: line::is_row(source), looks, seen, fields: 0 }
    }

    /// The same blocks of one place, of which those that `keeps` accepts have no use yet and all others are
    /// passed over: so a part is read as a document.
    pub(super) fn within(&self, place: Range<usize>, keeps: impl Fn(usize) -> bool) -> Self {
        let usage = |at: usize| if keeps(at) { Use::Free } else { Use::Furniture };
        let look = |at: usize| Look { usage: usage(at), ..self.looks[at].clone() };
        let looks = place.clone().map(look).collect();
        Self { blocks: &self.blocks[place], looks, fields: 0, ..*self }
    }

    /// The places of the fields that blocks were given to.
    pub(super) fn field_spans(&self) -> impl Iterator<Item = FieldSpan> + '_ {
        self.blocks.iter().zip(&self.looks).filter_map(|(block, look)| match look.usage {
            Use::Field(field, index) => {
                Some(FieldSpan { field, index, span: block.span(), inferred: None })
            }
            _ => None,
        })
    }

    pub(super) fn len(&self) -> usize {
        self.blocks.len()
    }

    pub(super) fn get(&self, at: usize) -> Use {
        self.looks[at].usage
    }

    pub(super) fn set(&mut self, at: usize, usage: Use) {
        self.looks[at].usage = usage;
        if let Use::Field(field, _) = usage {
            self.fields |= 1 << field as u32;
        }
    }

    /// Gives a use to those of some blocks that have none.
    pub(super) fn give(&mut self, places: Range<usize>, usage: Use) {
        for look in &mut self.looks[places] {
            look.usage = if look.usage == Use::Free { usage } else { look.usage };
        }
    }

    /// Gives a block to a header field.
    pub(super) fn field(&mut self, at: usize, field: Field) {
        self.set(at, Use::Field(field, 0));
    }

    /// The blocks of a field that has one value, in order.
    pub(super) fn of_field(&self, field: Field) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let end = if self.fields & (1 << field as u32) == 0 { 0 } else { self.len() };
        (0..end).filter(move |at| self.get(*at) == Use::Field(field, 0))
    }

    pub(super) fn is_free(&self, at: usize) -> bool {
        matches!(self.get(at), Use::Free)
    }

    /// The paragraph at `at`, if it is one that has no use yet.
    pub(super) fn paragraph(&self, at: usize) -> Option<&'b Paragraph<'a>> {
        if self.is_free(at) { self.blocks[at].paragraph() } else { None }
    }

    /// How the paragraph at `at` begins and ends, whatever its use.
    pub(super) fn ends(&self, at: usize) -> Ends {
        self.looks[at].ends
    }

    /// What the paragraph at `at` may be, whatever its use.
    pub(super) fn signs(&self, at: usize) -> Signs {
        self.looks[at].signs
    }

    /// What the text of the paragraph at `at` says, whatever its use. All of it is searched, but once.
    pub(super) fn telling(&self, at: usize) -> Telling {
        let known = &self.looks[at].telling;
        if known.get() == Telling::UNKNOWN {
            let text = self.blocks[at].paragraph().map_or("", |paragraph| paragraph.text());
            known.set(Telling::of(text));
        }
        known.get()
    }

    /// Whether any paragraph may be what some signs say.
    pub(super) fn show(&self, signs: Signs) -> bool {
        self.seen.any(signs)
    }

    /// The text at `at`; empty for what is no free paragraph.
    pub(super) fn text(&self, at: usize) -> &'b str {
        self.paragraph(at).map_or("", |paragraph| paragraph.text())
    }

    /// The text of paragraphs without a use one behind the other: what stands between them, the number of a page
    /// most often, is none of it.
    pub(super) fn joined(&self, blocks: impl Iterator<Item = usize>) -> Prose<'a> {
        let paragraphs = blocks.filter_map(|at| self.paragraph(at));
        let texts = paragraphs.map(|it| (&it.prose, 0..it.text().len()));
        Prose::joined(self.source, texts)
    }

    /// The next block without a use, from `at` on.
    pub(super) fn next_free(&self, at: usize) -> Option<usize> {
        (at..self.len()).find(|at| self.is_free(*at))
    }

    /// The last block without a use before `at`.
    pub(super) fn previous_free(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|at| self.is_free(*at))
    }

    /// Blocks without a use, in order.
    pub(super) fn free(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = usize> + '_ {
        range.filter(|at| self.is_free(*at))
    }

    /// Reports what belongs to no part, and the places of the header's values.
    pub(super) fn report(&self, document: &mut Document<'a>) {
        let title_by = inferred::is_by_position(document).then_some(Inference::Position);
        for (block, look) in self.blocks.iter().zip(&self.looks) {
            // Nearly all blocks are left where they are.
            if matches!(look.usage, Use::Body(_)) {
                continue;
            }
            let span = block.span();
            match look.usage {
                Use::Field(field, index) => {
                    let inferred = title_by.filter(|_| field == Field::Title);
                    add(&mut document.fields, FieldSpan { field, index, span, inferred });
                }
                Use::Chrome | Use::Free => {
                    remark(document, Code::Chrome, "part of the page, not of the document", span)
                }
                Use::Furniture => remark(document, Code::Furniture, "page furniture", span),
                Use::Repetition => remark(document, Code::Repetition, "stands a second time", span),
                Use::Body(_) => {}
            }
        }
        // Places of inferred values were noted before.
        document.fields.sort_by_key(|field| field.span);
    }

    /// What was decided of each block.
    pub(super) fn finish(self) -> Vec<Look> {
        self.looks
    }
}

fn remark(document: &mut Document<'_>, code: Code, message: &'static str, span: Span) {
    add(&mut document.diagnostics, Diagnostic::new(code, message, span));
}

/// Adds to a list that mostly has several: a header has a value a line, a page some lines of its own.
fn add<T>(list: &mut Vec<T>, one: T) {
    const SEVERAL: usize = 8;
    if list.is_empty() {
        list.reserve(SEVERAL);
    }
    list.push(one);
}
