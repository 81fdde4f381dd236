//! **Document stage**: blocks → a document: header, parts with their sections, colophon, chrome.
//!
//! Takes the blocks of a source. Decides the one [`Use`](uses::Use) of each block in small passes, each of which looks
//! only at blocks that no pass before it used; then reads the values out of them. Guarantees: every
//! block has one use, so nothing is lost; parts come in order; every section stands under its label's
//! level. Leaves to the meaning stage what the text of the parts says.
//!
//! [`document()`] calls the passes in their order: from the surest to the vaguest.
//!
//! | folder | what its passes read |
//! | --- | --- |
//! | [`page`] | what a site or a collection puts around the notice |
//! | [`tail`] | 版记, which says where the notice ends; 落款 and 附注 for the walk through the body |
//! | [`head`] | 版头, title, recipients |
//! | [`body`] | the parts, and within them sections and documents of their own |
//! | [`whole`] | issuer, kind and type, which only all of this tells |
//!
//! [`uses`] is what they share: the use of each block, and what its text shows at a glance.
//!
//! No pass runs before what it needs, but some ask a question that a later folder answers from a text alone: whether a line is
//! a body, a date or a number is known to [`head`], who signs in brackets and what a note discloses to [`tail`], whose order it is
//! and by which words news and documents speak to [`whole`]. Parts that are documents of their own
//! are read by `body/nested.rs` with the passes of all of them.

mod body;
mod head;
mod page;
mod tail;
mod uses;
mod whole;

use std::{borrow::Cow, ops::Range};

pub(crate) use body::{
    content::{Content, Item, ItemMut, Items, Taken},
    section::{Head, SectionItem},
};
pub(crate) use page::links::Link;

use crate::{
    Attachment, Code, Date, Diagnostic, Disclosure, DocumentNumber, FieldSpan, Kind, Metadata,
    PartDocument, PartKind, Span, block::Block, text::Prose,
};
use body::{nested, parts};
use head::header;
use page::{chrome, contents, files, links, metadata, row};
use tail::colophon;
use uses::Uses;
use whole::{contradiction, document_type, inferred, issuer, kind};

/// A document whose text is not read yet: [`crate::Notice`] without tasks, deadlines and references.
#[derive(Debug, Default)]
pub(crate) struct Document<'a> {
    pub(crate) kind: Kind,
    pub(crate) document_number: Option<DocumentNumber<'a>>,
    pub(crate) issuing_bodies: Vec<Cow<'a, str>>,
    pub(crate) title: Option<Cow<'a, str>>,
    /// The title's lines with their places; what they name in 《》 may be another document.
    pub(crate) title_lines: Option<Prose<'a>>,
    pub(crate) document_type: Option<Cow<'a, str>>,
    pub(crate) recipients: Vec<Cow<'a, str>>,
    pub(crate) written_date: Option<Date>,
    pub(crate) note: Option<Cow<'a, str>>,
    pub(crate) disclosure: Option<Disclosure>,
    pub(crate) copy_number: Option<Cow<'a, str>>,
    pub(crate) classification: Option<Cow<'a, str>>,
    pub(crate) urgency: Option<Cow<'a, str>>,
    pub(crate) signers: Vec<Cow<'a, str>>,
    pub(crate) copy_to: Vec<Cow<'a, str>>,
    pub(crate) printing_body: Option<Cow<'a, str>>,
    pub(crate) print_date: Option<Date>,
    pub(crate) metadata: Metadata<'a>,
    metadata_places: metadata::Places,
    pub(crate) attachments: Vec<Attachment<'a>>,
    pub(crate) parts: Vec<PartText<'a>>,
    /// What the parts hold.
    pub(crate) content: Content<'a>,
    pub(crate) fields: Vec<FieldSpan>,
    pub(crate) diagnostics: Vec<Diagnostic<'a>>,
}

impl<'a> Document<'a> {
    /// The items of each part.
    pub(crate) fn parts(&self) -> impl Iterator<Item = Items<'_, 'a>> {
        self.parts.iter().zip(0..).map(|(part, index)| self.content.items(index, part))
    }

    /// Remarks that a date is none.
    fn impossible_date(&mut self, message: &'static str, span: Span) {
        self.diagnostics.push(Diagnostic::new(Code::ImpossibleDate, message, span));
    }
}

/// A part whose sections are not nested yet.
#[derive(Debug)]
pub(crate) struct PartText<'a> {
    pub(crate) kind: PartKind,
    pub(crate) title: Option<Cow<'a, str>>,
    pub(crate) number: Option<u32>,
    /// Between which blocks it stands, from its title or first block to its last.
    place: Range<usize>,
    /// Where it stands in the source, from its title or first block to the end of its last.
    pub(crate) span: Span,
    /// How many of its items stand in no section.
    pub(crate) items: u32,
    pub(crate) document: Option<Box<PartDocument<'a>>>,
}

impl<'a> PartText<'a> {
    /// A part whose blocks are not known yet.
    fn new(kind: PartKind, title: Option<Cow<'a, str>>, number: Option<u32>) -> Self {
        let (place, span) = (0..0, Span::default());
        Self { kind, title, number, place, span, items: 0, document: None }
    }

    /// Goes on to a block.
    fn extend(&mut self, at: usize) {
        let start = if self.place.is_empty() { at } else { self.place.start };
        self.place = start..at + 1;
    }

    /// Tells where its blocks stand in the source.
    fn settle(&mut self, blocks: &[Block<'a>]) {
        self.span = match &blocks[self.place.clone()] {
            [first, .., last] => first.span().join(last.span()),
            [one] => one.span(),
            [] => Span::default(),
        };
    }
}

/// Reads the document out of its blocks. It stands in a box, because it has a kilobyte and the stages hand it on.
#[inline(never)] // counted by tools/instructions
pub(crate) fn document<'a>(
    source: &'a str,
    blocks: Vec<Block<'a>>,
    links: &[Link],
) -> Box<Document<'a>> {
    let mut document = Box::<Document<'_>>::default();
    let mut uses = Uses::new(source, &blocks);
    metadata::read(&mut uses, &mut document);
    row::read(&mut uses, &mut document);
    let files = files::read(&mut uses);
    chrome::mark(&mut uses);
    contents::mark(&mut uses);
    colophon::read(&mut uses, &mut document);
    let body = header::read(&mut uses, &mut document);
    let mut outline = parts::outline(&mut uses, &mut document, body);
    nested::read(&uses, &mut outline);
    // Links of a text in Markdown are known only here, those of other formats from the start.
    links::read(&uses, &mut document, if links.is_empty() { &files } else { links });
    issuer::set_cut_masthead_apart(&mut uses, &mut document);
    issuer::read(&uses, &mut document);
    kind::read(&uses, &mut document, body);
    // An `other` has the header fields that its own text states, no more.
    if document.kind == Kind::Notice {
        document_type::read(&uses, &mut document);
    }
    row::complete(&uses, &mut document);
    contradiction::report(source, &mut document);
    inferred::read(&uses, &mut document);
    uses.report(&mut document);
    let looks = uses.finish();
    (document.parts, document.content) = parts::fill(blocks, &looks, outline);
    document
}
