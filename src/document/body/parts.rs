//! Parts: the notice itself, what it issues or forwards, what is attached (contract, section 4).
//!
//! [`outline`] walks once through the blocks below the header. Most are text of the part that is open. A block that may be
//! anything else is asked, in this order, whether it is
//!
//! 1. the mark of an attachment, or 附件： with the list of them;
//! 2. the next line of that list;
//! 3. a date that signs: the first one below the text closes the main part;
//! 4. a note: （此件公开发布）;
//! 5. the title of what the notice says that it issues, or any title behind the date: an enclosure begins.
//!
//! [`fill`] puts the blocks into the parts when all passes of the stage are over.

mod cover;
mod filling;
mod head;
mod opening;

use std::ops::Range;

use filling::Filling;

use super::attachments::List;
use crate::{
    Field, PartKind,
    block::{Block, Paragraph},
    document::{
        Content, Document, PartText,
        head::name,
        tail::{
            note,
            signature::{self, DateLine},
        },
        uses::{Ends, Look, Signs, Use, Uses},
    },
    grammar::{
        attachment, joint,
        punctuation::{is_closing, is_opening},
    },
    line::Classes,
    text::{Phrases, scan::marks_but_commas},
};

/// Decides which part each block below the header belongs to.
#[inline(never)] // counted by tools/instructions
pub(in crate::document) fn outline<'a>(
    uses: &mut Uses<'a, '_>,
    document: &mut Document<'a>,
    body: usize,
) -> Vec<PartText<'a>> {
    let mut walk =
        Walk { own: Vec::new(), parts: Vec::new(), is_closed: false, list: List::default(), body };
    let Some(first) = uses.next_free(body) else { return walk.parts };
    let mut at = Some(first);
    if !attachment::head(uses.text(first))
        .is_some_and(|head| !head.has_colon || head.rest.is_empty())
    {
        walk.parts.push(PartText::new(PartKind::Main, None, None));
        // What stands above all that may be anything else is text. Where nothing may, nobody asks for titles.
        let is_other = |at: &usize| opening::may_be_title(uses, *at) || stands_apart(uses, *at);
        let other = (first..uses.len()).find(is_other);
        if other.is_some() {
            walk.own = own_titles(uses, document, first);
        }
        let end = other.unwrap_or(uses.len());
        uses.give(first..end, Use::Body(0));
        at = uses.next_free(end);
    }
    while let Some(block) = at {
        walk.block(uses, document, block);
        at = walk.pass_text(uses, block + 1);
    }
    walk.undated_signature(uses, document);
    walk.parts
}

/// Tells what each block is in its part, and where the parts stand.
#[inline(never)] // counted by tools/instructions
pub(in crate::document) fn fill<'a>(
    blocks: Vec<Block<'a>>,
    looks: &[Look],
    mut parts: Vec<PartText<'a>>,
) -> (Vec<PartText<'a>>, Content<'a>) {
    let mut filling = Filling::new(blocks);
    for (at, look) in looks.iter().enumerate() {
        match look.usage {
            Use::Body(index) => {
                let part = &mut parts[index as usize];
                part.extend(at);
                filling.item(part, index);
            }
            Use::Field(Field::PartTitle, index) => {
                parts[index as usize].extend(at);
                filling.none();
            }
            _ => filling.none(),
        }
    }
    let content = filling.finish();
    for part in &mut parts {
        part.settle(content.blocks());
    }
    (parts, content)
}

/// The walk through the blocks below the header, as far as it went.
struct Walk<'a> {
    /// Keys of the titles that the notice issues.
    own: Vec<String>,
    /// The parts that have begun; the last of them is open.
    parts: Vec<PartText<'a>>,
    /// Whether the main part ended with its date or an enclosure.
    is_closed: bool,
    /// The list of attachments.
    list: List,
    /// The first block below the header.
    body: usize,
}

impl<'a> Walk<'a> {
    /// Gives a use to the block at `at`, and to those that it needs.
    fn block(&mut self, uses: &mut Uses<'a, '_>, document: &mut Document<'a>, at: usize) {
        if (stands_apart(uses, at) || self.list.is_open())
            && let Some(paragraph) = uses.paragraph(at)
            && self.apart(uses, document, at, paragraph)
        {
            return;
        }
        if self.is_own_title(uses, at)
            || (self.is_closed && self.in_main() && self.opens_enclosure(uses, at))
        {
            return self.enclosure(uses, document, at);
        }
        self.content(uses, at);
    }

    /// Gives the text below a block to the open part; the next block that may be anything else.
    ///
    /// Most blocks are text, and this much tells it of all but a few.
    fn pass_text(&self, uses: &mut Uses<'a, '_>, from: usize) -> Option<usize> {
        // Behind the date of the notice any block may begin an enclosure.
        if self.parts.is_empty() || self.list.is_open() || self.is_closed && self.in_main() {
            return uses.next_free(from);
        }
        let text = self.text();
        for at in from..uses.len() {
            if uses.is_free(at) {
                if stands_apart(uses, at) || self.may_be_own_title(uses, at) {
                    return Some(at);
                }
                uses.set(at, text);
            }
        }
        None
    }

    /// Gives a use to a block that stands beside the text: 附件, a file, a signature, a note.
    fn apart(
        &mut self,
        uses: &mut Uses<'a, '_>,
        document: &mut Document<'a>,
        at: usize,
        paragraph: &Paragraph<'a>,
    ) -> bool {
        let (text, Ends { first, last }) = (paragraph.text(), uses.ends(at));
        if (first == '附' || is_opening(first))
            && let Some(head) = attachment::head(text)
        {
            self.attachment(uses, document, at, &head);
            return true;
        }
        if last.is_ascii_alphabetic() && attachment::is_file(text) && !self.list.is_open() {
            // The page's links to files.
            uses.set(at, Use::Chrome);
            return true;
        }
        if self.list.is_open() {
            if !self.is_next_enclosure(uses, at) && self.list.line(uses, document, at) {
                return true;
            }
            self.list.close();
        }
        if signature::may_be_date(uses.ends(at))
            && let Some(date) = DateLine::of(uses, at)
            && self.sign(uses, document, date)
        {
            return true;
        }
        let is_sure = || text.trim_start_matches(['（', '(']).starts_with("此件");
        if note::may_be_note(first)
            && note::is_note(text)
            && !self.is_note_of_part(uses, document, at)
            && (is_sure() || self.is_closed || self.is_last(uses, at) || !self.in_main())
        {
            note::take(uses, document, at);
            return true;
        }
        false
    }

    /// Whether the list of an enclosure ends at the title of the next: `附件：1.节水产品⏎青禾县用水方案`.
    fn is_next_enclosure(&self, uses: &Uses<'_, '_>, at: usize) -> bool {
        !self.in_main() && self.is_own_title(uses, at)
    }

    /// Whether a note stands below the date that signs the enclosed document, not this one.
    fn is_note_of_part(&self, uses: &Uses<'_, '_>, document: &Document<'_>, at: usize) -> bool {
        let current = self.text();
        let above = (self.body..at).rev().find(|above| uses.get(*above) != Use::Furniture);
        let is_date = |above: usize| {
            uses.blocks[above].paragraph().is_some_and(|line| signature::date_of(line).is_some())
        };
        !self.in_main()
            && document.written_date.is_some()
            && above.is_some_and(|above| uses.get(above) == current && is_date(above))
    }

    /// The use of text in the open part.
    fn text(&self) -> Use {
        Use::Body(self.parts.len().saturating_sub(1) as u32)
    }

    /// Whether the main part is open, or none is yet.
    fn in_main(&self) -> bool {
        self.parts.last().is_none_or(|part| part.kind == PartKind::Main)
    }

    /// Takes a block for text of the open part.
    fn content(&mut self, uses: &mut Uses<'a, '_>, at: usize) {
        if self.parts.is_empty() {
            self.parts.push(PartText::new(PartKind::Main, None, None));
        }
        uses.set(at, self.text());
    }

    /// Whether nothing but chrome or colophon follows.
    fn is_last(&self, uses: &Uses<'_, '_>, at: usize) -> bool {
        uses.next_free(at + 1).is_none()
    }

    /// A date below the text signs the notice; within enclosures it is theirs.
    fn sign(
        &mut self,
        uses: &mut Uses<'a, '_>,
        document: &mut Document<'a>,
        date: DateLine,
    ) -> bool {
        let at = date.at;
        // Dates within enclosures and attachments are theirs.
        let has_main = self.parts.first().is_some_and(|part| part.kind == PartKind::Main);
        if self.is_closed || (has_main && !self.in_main()) {
            return false;
        }
        // Blocks of the signature were given to the part before its date was seen.
        let given = self.reopen(uses, at);
        let found = signature::above(uses, date, self.body);
        let is_signed = !found.bodies.is_empty() || !found.signers.is_empty();
        // A note or the list of attachments may stand between the text and its date.
        let before = (self.body..at).rev().find(|at| uses.get(*at) != Use::Furniture);
        let follows_note = before.is_some_and(|before| match uses.get(before) {
            Use::Field(Field::Note | Field::Attachments, _) => true,
            // `附件1-3.doc⏎2024年5月6日`: the page's link in place of the list.
            Use::Chrome => {
                uses.blocks[before].paragraph().is_some_and(|link| attachment::is_file(link.text()))
            }
            _ => false,
        });
        let is_alone = self.in_main()
            && uses.text(at).ends_with('日')
            && (self.follows_sentence(uses, at) || follows_note || self.is_end(uses, at));
        if !is_signed && !is_alone {
            self.give_back(uses, given..at);
            return false;
        }
        signature::take(uses, document, date, found);
        self.give_back(uses, given..at);
        // Body and date right below the title (公报) sign, but the text only follows.
        let has_text = (self.body..at).any(|before| uses.get(before) == Use::Body(0));
        self.is_closed = self.is_closed || (self.in_main() && has_text);
        true
    }

    /// Bodies that sign below the last sentence without a date.
    fn undated_signature(&self, uses: &mut Uses<'a, '_>, document: &mut Document<'a>) {
        if self.is_closed || !self.in_main() || !document.issuing_bodies.is_empty() {
            return;
        }
        let mut lines: Vec<usize> = Vec::new();
        for at in (self.body..uses.len()).rev().filter(|at| uses.get(*at) == Use::Body(0)) {
            let Some(paragraph) = uses.blocks[at].paragraph() else { break };
            let is_no_name = uses.signs(at).any(Signs::LABEL.or(Signs::SENTENCE));
            if is_no_name || !name::is_body(paragraph.text()) {
                let is_text = paragraph.text().ends_with(['。', '）']);
                lines.retain(|_| is_text);
                break;
            }
            lines.push(at);
        }
        for at in lines.into_iter().rev() {
            if let Some(paragraph) = uses.blocks[at].paragraph() {
                let names = joint::bodies(paragraph.text());
                document.issuing_bodies.extend(names.map(|name| paragraph.prose.get(name)));
            }
            uses.field(at, Field::IssuingBodies);
        }
    }

    /// Frees the last short blocks of the open part, so that a signature can be read from them; gives the first of them.
    fn reopen(&self, uses: &mut Uses<'a, '_>, at: usize) -> usize {
        let mut freed = at;
        let current = self.text();
        for before in (self.body..at).rev().take(signature::MOST_LINES) {
            let usage = uses.get(before);
            if usage != current {
                // （此件公开发布） may stand between the bodies and their date.
                if matches!(usage, Use::Furniture | Use::Field(Field::Note, _)) {
                    continue;
                }
                break;
            }
            let is_short = uses.blocks[before]
                .paragraph()
                .is_some_and(|p| p.text().len() < 260 && p.label.is_none());
            if !is_short {
                break;
            }
            uses.set(before, Use::Free);
            freed = before;
        }
        freed
    }

    /// Gives to the part what still is free of those blocks: nothing else is among them but furniture.
    fn give_back(&self, uses: &mut Uses<'a, '_>, freed: Range<usize>) {
        uses.give(freed, self.text());
    }

    /// Whether only notes follow.
    fn is_end(&self, uses: &Uses<'_, '_>, at: usize) -> bool {
        uses.free(at + 1..uses.len()).all(|next| note::is_note(uses.text(next)))
    }

    /// Whether the paragraph above ends a sentence.
    fn follows_sentence(&self, uses: &Uses<'_, '_>, at: usize) -> bool {
        let before = (self.body..at).rev().find_map(|at| uses.blocks[at].paragraph());
        before.is_some_and(|paragraph| paragraph.text().ends_with(['。', '！']))
    }
}

/// Whether a paragraph may be what [`Walk::apart`] looks for.
#[inline]
fn stands_apart(uses: &Uses<'_, '_>, at: usize) -> bool {
    let signs = uses.signs(at);
    // Most text that begins with a bracket begins with its label.
    let begins_apart = signs.any(Signs::BEGINS_APART) & !signs.any(Signs::LABEL);
    if !(begins_apart | signs.any(Signs::ENDS_APART)) {
        return false;
    }
    let ends = uses.ends(at);
    let Ends { first, last } = ends;
    matches!(first, '附' | '此' | '信' | '公' | '政')
        || is_opening(first) && (begins_apart || is_closing(last))
        || last.is_ascii_alphabetic()
        || signature::may_be_date(ends)
}

/// Keys of the titles that the notice says it issues: 《X》 in its first paragraphs, and X of its own title.
fn own_titles(uses: &Uses<'_, '_>, document: &Document<'_>, first: usize) -> Vec<String> {
    static ISSUES: Phrases = Phrases::of(&[
        "印发",
        "转发",
        "批转",
        "公布",
        "发布",
        "颁布",
        "下发",
        "审议通过",
        "研究同意",
        "政府同意",
        "修订",
    ]);
    let mut own = Vec::new();
    for at in uses.free(first..uses.len()).take(4) {
        let Some(paragraph) = uses.paragraph(at) else { continue };
        let text = paragraph.text();
        if !paragraph.may_hold(Classes::TITLE_END) {
            continue;
        }
        if ISSUES.stand_in(text) {
            own.extend(in_title_marks(text).map(name::key));
        }
    }
    if let Some(title) = document.title.as_deref()
        && let Some(start) = ISSUES.first_end(title)
    {
        let issued = title[start..].trim_end_matches("的通知").trim_end_matches("通知");
        own.push(name::key(issued));
    }
    own.retain(|key| key.chars().count() > 3);
    own
}

/// What stands between 《 and 》.
fn in_title_marks(text: &str) -> impl Iterator<Item = &str> {
    let mut open = None;
    marks_but_commas(text).filter_map(move |(at, c)| {
        if c == '》' {
            return open.take().map(|start| &text[start..at]);
        }
        if c == '《' {
            open.get_or_insert(at + c.len_utf8());
        }
        None
    })
}
