//! The joiner: lines in, blocks out.
//!
//! How a line goes through it:
//!
//! 1. A blank line is noted. Furniture, tables and lines that belong to the page are blocks of their own ([`Joiner::run`]).
//! 2. All else is text ([`Joiner::text`]). Most lines are told by what was noted of them: they are in the middle of a sentence,
//!    or they begin a paragraph and nothing above says otherwise (`midway`).
//! 3. Of the others marks and labels are read. One that lost its breaks is several lines from here on (`lost`).
//! 4. Each of these ([`Joiner::one_line`]) may be the heading of a chapter further above (`late_heading`). Or it has a label and
//!    begins a paragraph, unless that is none where it stands (`label`).
//! 5. Of what has no label, rules say in their order whether it goes on with the open paragraph (`seam`). There are two lists
//!    of them, for print and for texts that are not wrapped; each rule is a method in the file of what it asks about.
//! 6. The line is added to the open paragraph, or closes it and begins the next.
//!
//! Where on the page a line ends is measured by `page_line` alone. The open paragraph is an [`Open`], whose `draft` becomes the
//! block; what is closed is [`Closed`]; [`Joiner`] has besides these what is known of the text so far.

mod before_margin;
mod behind_sentence;
mod blank_line;
mod closed;
mod copies;
mod first_line;
mod header_line;
mod heading;
mod indent;
mod inner_line;
mod label;
mod late_heading;
mod lost;
mod margin;
mod marks;
mod midway;
mod numeral_line;
mod page_line;
#[cfg(test)]
mod pages;
mod parted_number;
mod run_over;
mod seam;
mod seen;
mod signature;
mod whole_lines;
mod words;

use std::{borrow::Cow, ops::Range};

use closed::Closed;
use margin::Margins;
pub(super) use page_line::PageLine;
use seen::Seen;

use super::{
    Block, Blocks, Marking,
    look::Look,
    lost_break::may_lose_break,
    numbering::{bare_number, cells, missed_label, run_on},
    open::Open,
    paragraph::ParagraphBuilder,
    sequence::Sequence,
    tables::Tables,
};
use crate::{
    Code, Diagnostic, Limits, Span,
    grammar::{body::is_body, label::Label},
    line::{Classes, Line, LineKind, Lines, Traits, Wrap, is_contents},
    text::{closed_up, is_blank},
};

/// Joins lines into blocks, heeding what the format says of them. Of more blocks or cells than the limits allow only the
/// first are there, and what remains of a table is text.
#[inline(never)] // counted by tools/instructions
pub(crate) fn blocks<'a>(
    source: &'a str,
    lines: &Lines,
    marking: Marking<'_>,
    limits: Limits,
) -> Blocks<'a> {
    let Lines { lines, gaps } = lines;
    let whole = if marking.are_paragraphs { Wrap::NONE } else { Wrap::of(lines) };
    let mut margins = Margins::of(whole);
    let mut joiner = Joiner {
        source,
        lines,
        tables: Tables::new(source, marking.tables, limits),
        chrome: marking.chrome,
        wrap: margins.look(source, lines, 0),
        margins,
        closed: Closed::with_room(lines.len(), limits.blocks),
        paragraphs: ParagraphBuilder::new(source, lines.len(), gaps),
        open: Open::new(),
        after_blank: false,
        sequence: Sequence::default(),
        seen: Seen::default(),
        dated: 0,
    };
    let unread = joiner.run(marking.head);
    // Many texts number nothing.
    if joiner.closed.has_labels {
        let blocks = &mut joiner.closed.blocks;
        cells::unlabel(blocks);
        run_on::part(source, blocks, whole, limits.blocks);
        missed_label::label(source, blocks, limits.blocks);
    }
    bare_number::label(&mut joiner.closed.blocks);
    let mut over = joiner.tables.over;
    over.extend(unread.map(|from| {
        let message =
            format!("what stands behind the limit of {} blocks was not read", limits.blocks);
        Diagnostic::new(Code::LimitReached, message, Span::new(from, source.len()))
    }));
    Blocks { blocks: joiner.closed.into_blocks(), over }
}

/// Titles and recipients stand among the first blocks.
const HEADER: usize = 14;

/// The walk through the lines, as far as it went.
struct Joiner<'a, 'l> {
    source: &'a str,
    lines: &'l [Line],
    tables: Tables<'a, 'l>,
    /// The lines of the page that are still to come.
    chrome: &'l [Span],
    /// How the text around the line is wrapped, and where that may change.
    wrap: Wrap,
    margins: Margins,
    closed: Closed<'a>,
    paragraphs: ParagraphBuilder<'a, 'l>,
    /// The paragraph that is being put together, while it has pieces.
    open: Open,
    /// Whether a blank line or what belongs to the page stands in front of the next line.
    after_blank: bool,
    /// How far each kind of label has counted.
    sequence: Sequence,
    seen: Seen,
    /// The first line that may be a date alone, of those that are to come; as far as it was looked for.
    dated: usize,
}

impl<'a> Joiner<'a, '_> {
    /// Takes the lines, of which those up to `head` say what a page's head does; gives where the first begins that the limit
    /// of blocks leaves out.
    fn run(&mut self, head: u32) -> Option<usize> {
        let mut at = self.take_head(head);
        while let Some(line) = self.lines.get(at).filter(|_| !self.closed.are_enough()) {
            // Which lines a blank one parts, nobody can guess: it is passed without a branch.
            let is_blank = line.kind == LineKind::Blank;
            self.after_blank |= is_blank;
            self.open.ends_page |= line.begins_page;
            at += usize::from(is_blank);
            let Some(line) = self.lines.get(at) else { break };
            self.open.ends_page |= line.begins_page;
            if self.margins.may_change(at) {
                self.wrap = self.margins.look(self.source, self.lines, at);
            }
            at += 1;
            match line.kind {
                LineKind::Blank => self.after_blank = true,
                // The number of a row looks like that of a page, but a cell is none by the format's word.
                LineKind::Furniture if !self.tables.is_marked(line) => self.furniture(line),
                LineKind::Furniture | LineKind::Text => {
                    if let Some((table, next)) = self.tables.at(self.lines, at - 1) {
                        self.close();
                        self.closed.push(Block::Table(table));
                        self.after_blank = false;
                        at = next.max(at);
                        continue;
                    }
                    match self.chrome(line) {
                        Some(chrome) => self.set_aside(chrome),
                        None => self.text(line, at),
                    }
                }
            }
        }
        if !self.closed.are_enough() {
            self.close();
            return None;
        }
        let next = self.lines[at..].iter().find(|line| line.kind != LineKind::Blank);
        let next = next.map(|line| line.head as usize);
        // What is open is one too many, and so is a table that closed a paragraph.
        let open = self.open().map(|open| open.draft.outset);
        self.closed.drop_surplus().or(open).or(next)
    }

    /// Takes the lines up to `end`, which say what the tags in the head of a page do; gives the first behind them. Each is
    /// whole, whatever it looks like.
    fn take_head(&mut self, end: u32) -> usize {
        let tags = self.lines.iter().take_while(|line| line.start < end);
        self.closed.extend_head(tags.map(|line| self.paragraphs.line(*line)))
    }

    /// Whether no block of the text is closed yet.
    fn is_first(&self) -> bool {
        self.closed.of_text() == 0
    }

    /// Whether one block of the text is closed.
    fn is_second(&self) -> bool {
        self.closed.of_text() == 1
    }

    /// Whether the next block is one of the first.
    fn is_header(&self) -> bool {
        self.closed.of_text() < HEADER
    }

    /// The lines of the page that a line is one of.
    fn chrome(&mut self, line: &Line) -> Option<Span> {
        while self.chrome.first().is_some_and(|chrome| chrome.end <= line.head) {
            self.chrome = &self.chrome[1..];
        }
        self.chrome.first().filter(|chrome| chrome.start <= line.head).copied()
    }

    /// Takes a line of the page; its neighbours are one with it.
    fn set_aside(&mut self, chrome: Span) {
        self.close();
        if !matches!(self.closed.last(), Some(Block::Chrome(last)) if *last == chrome) {
            self.closed.push(Block::Chrome(chrome));
        }
        self.after_blank = true;
    }

    fn furniture(&mut self, line: &Line) {
        // A label alone above an entry of the contents is the entry's, not that of the text behind the contents.
        if self.open().is_some_and(Open::is_bare_label) && is_contents(line.text(self.source)) {
            self.close();
        }
        self.closed.push(Block::Furniture(Span { start: line.head, end: line.tail }));
        self.open.draft.behind_furniture = true;
        self.open.ends_page = true;
        self.after_blank = true;
    }

    /// The open paragraph.
    #[inline]
    fn open(&self) -> Option<&Open> {
        (!self.open.draft.pieces.is_empty()).then_some(&self.open)
    }

    /// Takes a line; one that lost line breaks before labels counts as several.
    fn text(&mut self, line: &Line, next: usize) {
        let place = line.head as usize..line.tail as usize;
        if self.is_midway(line, next) {
            debug_assert!(self.goes_on_as_told(line, next));
            self.seen.inner_lines.note(self.open.page.columns);
            let columns = self.columns_with(&line.traits);
            return self.add(place.start, place, &line.traits, columns);
        }
        if self.shows_no_more_than_label(line) {
            let label = line.label(self.source);
            if !may_lose_break(label, &line.traits) {
                if self.begins_at_once(line, label) {
                    debug_assert!(self.begins_as_told(line, label, next));
                    self.begin(line, label, label, &line.traits);
                    return self.add(place.start, place, &line.traits, line.traits.width as usize);
                }
                let look = Look::of_label(label);
                debug_assert_eq!(self.look(line), look);
                return self.one_line(line, &look, next);
            }
        }
        self.looked_at(line, next);
    }

    fn one_line(&mut self, line: &Line, look: &Look, next: usize) {
        let place = line.head as usize + look.marks..line.tail as usize;
        let (text, traits) = (&self.source[place.clone()], look.traits(line));
        let numeral = self.numeral(text, next);
        let label = look.label.filter(|label| self.is_label(*label, text)).or(numeral);
        if label.is_none() && self.belongs_to_chapter(text, traits) {
            return self.complete_chapter(place, traits);
        }
        // What has a label begins a paragraph.
        let goes_on_to = match label {
            None if !stands_alone(look, text, traits) => {
                self.look_for_date(next);
                self.goes_on_to(line, &in_one(text, traits), traits, next)
            }
            _ => None,
        };
        let lists_copies = self.lists_copies(text, traits, goes_on_to.is_some());
        if goes_on_to.is_none() {
            self.begin(line, label, look.label.or(numeral), traits);
        }
        if let Some(numeral) = numeral {
            self.open.draft.is_numeral = true;
            self.sequence.note_numeral(numeral);
        }
        self.after_blank = false;
        self.open.lists_copies = lists_copies;
        self.add(line.head as usize, place, traits, goes_on_to.unwrap_or(traits.width as usize));
    }

    /// Begins a paragraph with a line, which is to be added, after it closed the one above.
    #[inline(always)]
    fn begin(
        &mut self,
        line: &Line,
        label: Option<Label>,
        first_label: Option<Label>,
        traits: &Traits,
    ) {
        let begun = self.begun_line(traits, label);
        let above = self.open().map_or('\0', |open| open.last_char);
        self.close();
        if label.is_some() {
            let is_behind_blank = self.after_blank || self.is_first();
            self.seen.first_lines.note(line.start < line.head, is_behind_blank);
        }
        // One that was denied because its line might have gone on labels the paragraph all the same.
        if let Some(label) = first_label {
            self.sequence.note(label);
        }
        let after_blank = std::mem::take(&mut self.after_blank);
        self.open.begin(label, above, begun);
        self.open.draft.begin(line.outset(self.source), first_label, after_blank);
    }

    /// Adds a line to the open paragraph, marks in front of it at `outset`; it ends at so many columns of the page's line.
    #[inline]
    fn add(&mut self, outset: usize, place: Range<usize>, traits: &Traits, columns: usize) {
        self.open.page.add(traits.width as usize, columns);
        self.open.add(self.source, outset, place, traits);
    }

    fn close(&mut self) {
        if self.open.draft.pieces.is_empty() {
            return;
        }
        self.closed.push_paragraph(|empty| self.paragraphs.build(&self.open.draft, empty));
        self.open.draft.pieces.clear();
    }
}

/// Whether a line is a paragraph by itself, whatever stands above it.
#[inline]
fn stands_alone(look: &Look, text: &str, traits: &Traits) -> bool {
    look.is_markdown_heading || traits.classes.any(Classes::GAP) && is_row_of_bodies(text)
}

/// Names side by side, as joint issuers sign: `云岭市财政局　　云岭市水务局`.
fn is_row_of_bodies(text: &str) -> bool {
    let is_set_apart = text.contains("  ") || text.contains('\u{3000}');
    let mut words = text.split(is_blank).filter(|word| !word.is_empty());
    is_set_apart && words.clone().nth(1).is_some() && words.all(is_body)
}

/// A text with its characters side by side.
#[inline]
fn in_one<'t>(text: &'t str, traits: &Traits) -> Cow<'t, str> {
    if traits.classes.any(Classes::BLANK) { closed_up(text) } else { Cow::Borrowed(text) }
}
