//! The joiner: lines in, blocks out.

mod first_line;
mod going_on;
mod header_line;
mod inner_line;
mod margin;
mod midway;
mod parted_number;

use std::ops::Range;

use inner_line::FirstLines;

use super::{
    Block, Blocks, Marking, Paragraph, bare_number, cells, chapter::is_heading_of, look::Look,
    lost_break, missed_label, numeral_line, open::Open, paragraph::ParagraphBuilder, run_on,
    sequence::Sequence, tables::Tables,
};
use crate::{
    Code, Diagnostic, Limits, Span,
    grammar::{body::is_body, label::Label, recipients::runs_on, unit::is_unit},
    line::{Classes, Edge, Line, LineKind, Lines, Traits, Wrap},
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
    let wrap = if marking.are_paragraphs { Wrap::NONE } else { Wrap::of(source, lines) };
    let mut joiner = Joiner {
        source,
        lines,
        tables: Tables::new(source, marking.tables, limits),
        most: limits.blocks,
        chrome: marking.chrome,
        head: marking.head,
        tags: 0,
        whole: wrap,
        wrap,
        next_mark: 0,
        // In print two lines and more make a paragraph; where each is one, there is room after one move.
        blocks: Vec::with_capacity((lines.len() / 2).max(lines.len().min(LEAST_ROOM))),
        paragraphs: ParagraphBuilder::new(source, lines.len(), gaps),
        open: Open::new(),
        after_blank: false,
        sequence: Sequence::default(),
        first_lines: FirstLines::default(),
        numerals: 0,
        dated: 0,
        columns: 0,
        inner: [0; 2],
        lists_copies: false,
    };
    let unread = joiner.run();
    cells::unlabel(&mut joiner.blocks);
    run_on::part(source, &mut joiner.blocks, joiner.whole, limits.blocks);
    missed_label::label(source, &mut joiner.blocks, limits.blocks);
    bare_number::label(&mut joiner.blocks);
    // The room that print did not need: blocks stay until all of the document is read.
    joiner.blocks.shrink_to(LEAST_ROOM);
    let mut over = joiner.tables.over;
    over.extend(unread.map(|from| {
        let message =
            format!("what stands behind the limit of {} blocks was not read", limits.blocks);
        Diagnostic::new(Code::LimitReached, message, Span::new(from, source.len()))
    }));
    Blocks { blocks: joiner.blocks, over }
}

/// Blocks for which there may always be room: giving back less costs more than it saves.
const LEAST_ROOM: usize = 256;

/// Titles and recipients stand among the first blocks.
const HEADER: usize = 14;

struct Joiner<'a, 'l> {
    source: &'a str,
    lines: &'l [Line],
    tables: Tables<'a, 'l>,
    /// So many blocks may be there.
    most: usize,
    /// The lines of the page that are still to come.
    chrome: &'l [Span],
    /// Where the lines end that say what a page's head does.
    head: u32,
    /// How many blocks these are.
    tags: usize,
    /// How the text was wrapped, and how what stands up to the next 附件 mark was.
    whole: Wrap,
    wrap: Wrap,
    /// The line of that mark.
    next_mark: usize,
    blocks: Vec<Block<'a>>,
    paragraphs: ParagraphBuilder<'a, 'l>,
    /// The paragraph that is being put together, while it has pieces.
    open: Open,
    after_blank: bool,
    sequence: Sequence,
    first_lines: FirstLines,
    /// The last numeral that was a label alone.
    numerals: u32,
    /// The first line that may be a date alone, of those that are to come; as far as it was looked for.
    dated: usize,
    /// Columns of the line on the page, where extraction broke it into several.
    columns: usize,
    /// Columns of the last two lines behind which a sentence went on.
    inner: [usize; 2],
    /// Whether the open paragraph lists the bodies of 抄送.
    lists_copies: bool,
}

impl<'a> Joiner<'a, '_> {
    /// Takes the lines; gives where the first begins that the limit of blocks leaves out.
    fn run(&mut self) -> Option<usize> {
        let mut at = 0;
        while let Some(line) = self.lines.get(at).filter(|_| self.blocks.len() < self.most) {
            if at >= self.next_mark {
                self.look_for_margin(at);
            }
            at += 1;
            if line.start < self.head {
                self.tag(line);
                continue;
            }
            self.open.ends_page |= line.begins_page;
            match line.kind {
                LineKind::Blank => self.after_blank = true,
                // The number of a row looks like that of a page, but a cell is none by the format's word.
                LineKind::Furniture if !self.tables.is_marked(line) => self.furniture(line),
                LineKind::Furniture | LineKind::Text => {
                    if let Some((table, next)) = self.tables.at(self.lines, at - 1) {
                        self.close();
                        self.blocks.push(Block::Table(table));
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
        if self.blocks.len() < self.most {
            self.close();
            return None;
        }
        let next = self.lines[at..].iter().find(|line| line.kind != LineKind::Blank);
        let next = next.map(|line| line.head as usize);
        // What is open is one too many, and so is a table that closed a paragraph.
        let open = self.open().map(|open| open.outset);
        let over = self.blocks.drain(self.most..).next();
        over.map(|block| block.span().start as usize).or(open).or(next)
    }

    /// Takes a line that says what a tag in the head of a page does: it is whole, whatever it looks like.
    fn tag(&mut self, line: &Line) {
        self.blocks.push(Block::Paragraph(self.paragraphs.line(*line)));
        self.tags = self.blocks.len();
    }

    /// Whether no block of the text is closed yet.
    fn is_first(&self) -> bool {
        self.blocks.len() == self.tags
    }

    /// Whether one block of the text is closed.
    fn is_second(&self) -> bool {
        self.blocks.len() == self.tags + 1
    }

    /// Whether the next block is one of the first.
    fn is_header(&self) -> bool {
        self.blocks.len() < self.tags + HEADER
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
        if !matches!(self.blocks.last(), Some(Block::Chrome(last)) if *last == chrome) {
            self.blocks.push(Block::Chrome(chrome));
        }
        self.after_blank = true;
    }

    fn furniture(&mut self, line: &Line) {
        self.blocks.push(Block::Furniture(Span { start: line.head, end: line.tail }));
        self.open.behind_furniture = true;
        self.open.ends_page = true;
        self.after_blank = true;
    }

    /// The open paragraph.
    #[inline]
    fn open(&self) -> Option<&Open> {
        (!self.open.pieces.is_empty()).then_some(&self.open)
    }

    /// Takes a line; one that lost line breaks before labels counts as several.
    fn text(&mut self, line: &Line, next: usize) {
        if self.is_midway(line, next) {
            debug_assert!(self.goes_on_as_told(line, next));
            self.inner = [self.inner[1], self.columns];
            let columns = self.columns_with(&line.traits);
            return self.add(
                line.head as usize,
                line.head as usize..line.tail as usize,
                &line.traits,
                columns,
            );
        }
        if self.shows_nothing(line) {
            if self.begins_at_once(line) {
                debug_assert!(self.begins_as_told(line, next));
                return self.begin(line);
            }
            debug_assert!(self.look(line).is_nothing());
            return self.one_line(line, &Look::NOTHING, next);
        }
        self.looked_at(line, next);
    }

    /// Begins a paragraph with a line that shows nothing.
    fn begin(&mut self, line: &Line) {
        self.close();
        let (place, after_blank) =
            (line.head as usize..line.tail as usize, std::mem::take(&mut self.after_blank));
        self.open.begin(line.outset(self.source), None, None, after_blank);
        self.add(place.start, place, &line.traits, line.traits.width as usize);
    }

    /// Takes a line that may have marks or a label in front of its text, or may have lost breaks.
    #[inline(never)]
    fn looked_at(&mut self, line: &Line, next: usize) {
        let look = self.look(line);
        // Nearly no line lost a break: only what stands behind one is copied.
        if look.lost_break.is_none() {
            return self.one_line(line, &look, next);
        }
        let (mut line, mut look) = (*line, look);
        while let Some(lost) = look.lost_break.clone() {
            let end = line.head + lost.start as u32;
            self.one_line(&Line { end, tail: end, ..line }, &look, next);
            if self.blocks.len() >= self.most {
                return;
            }
            // What follows is a line of its own, wherever it stood on the page's.
            self.columns = usize::MAX / 2;
            let start = line.head + lost.end as u32;
            (line, look) = self.look_behind(Line { start, head: start, ..line });
        }
        self.one_line(&line, &look, next);
    }

    /// Looks at what stands behind a lost break: as far as the next one, for all of it again and again would take a
    /// line that lost its breaks more time than its length. What it shows is that of all where it lost no other.
    fn look_behind(&self, mut rest: Line) -> (Line, Look) {
        let (end, tail) = (rest.end, rest.tail);
        let mut room = 2 * lost_break::REACH;
        loop {
            let behind = &self.source[rest.head as usize..tail as usize];
            let near = room.min(behind.len());
            let near = (near..behind.len()).find(|at| behind.is_char_boundary(*at));
            let near = near.unwrap_or(behind.len());
            rest.tail = rest.head + near as u32;
            rest.traits = Traits::of(&behind[..near]);
            let look = self.look(&rest);
            // Nearer to the end, what stands behind it could say otherwise.
            let is_sure = |lost: &Range<usize>| lost.end + lost_break::REACH <= near;
            if near == behind.len() || look.lost_break.as_ref().is_some_and(is_sure) {
                return (Line { end, tail, ..rest }, look);
            }
            room *= 2;
        }
    }

    /// Looks at a line up to where it lost its break.
    fn look(&self, line: &Line) -> Look {
        let may_run_on = self.is_header() && line.traits.classes.any(Classes::COLON);
        let behind_recipients = if may_run_on { runs_on(line.text(self.source)) } else { None };
        Look::at(self.source, line, behind_recipients, self.sequence)
    }

    fn one_line(&mut self, line: &Line, look: &Look, next: usize) {
        let head = line.head as usize + look.marks;
        let text = &self.source[head..line.tail as usize];
        let numeral = self.numeral(text, next);
        let label = look.label.filter(|label| self.is_label(*label, text)).or(numeral);
        let traits = look.traits(line);
        if label.is_none() && self.belongs_to_chapter(text, traits) {
            self.complete_chapter(head..line.tail as usize, traits);
            return;
        }
        let closed;
        let words = if label.is_none() && traits.classes.any(Classes::BLANK) {
            closed = closed_up(text);
            &*closed
        } else {
            text
        };
        // What has a label begins a paragraph.
        let continues = label.is_none() && !stands_alone(look, text, traits) && {
            self.look_for_date(next);
            self.continues(line, words, traits, next)
        };
        let begun = if continues { 0 } else { self.begun_line(traits) };
        if !continues {
            self.close();
        }
        let after_blank = std::mem::take(&mut self.after_blank);
        if let Some(label) = label {
            self.first_lines.note(line.start < line.head, after_blank || self.is_first());
            self.sequence.note(label);
        }
        if let Some(numeral) = numeral {
            self.numerals = numeral.number;
        }
        let columns = if continues {
            self.columns_with(traits)
        } else {
            let first_label = look.label.or(numeral);
            self.open.begin(line.outset(self.source), label, first_label, after_blank);
            self.open.is_numeral = numeral.is_some();
            self.open.begun = begun;
            traits.width as usize
        };
        // `抄送:省委办公厅,省政协办公厅.`: half-width marks, and the body that prints below.
        self.lists_copies = traits.first == '抄' && words.starts_with("抄送")
            || self.lists_copies && (continues || is_list_of_bodies(text));
        self.add(line.head as usize, head..line.tail as usize, traits, columns);
    }

    /// Adds a line to the open paragraph, marks in front of it at `outset`; it ends so many columns behind the margin.
    #[inline]
    fn add(&mut self, outset: usize, place: Range<usize>, traits: &Traits, columns: usize) {
        self.columns = columns;
        self.open.page_lines += usize::from(columns == traits.width as usize);
        self.open.add(self.source, outset, place, traits);
        if self.lists_copies {
            self.open.end_at_point();
        }
    }

    /// The label that a line without its 、 is: the first behind a sentence, more behind a blank line too.
    fn numeral(&self, text: &str, next: usize) -> Option<Label> {
        let announces = |open: &Open| self.source[open.last()].ends_with("如下");
        let leads_in = |open: &Open| open.at_end.any(Edge::SENTENCE_END) || announces(open);
        let may_be = text.len() <= numeral_line::LONGEST
            && (self.after_blank && self.numerals > 0 || self.open().is_none_or(leads_in));
        let below = || self.lines[next..].iter().map(|line| line.text(self.source));
        if may_be { numeral_line::label(text, self.numerals, below) } else { None }
    }

    /// Whether a line is the heading of the chapter above the label that is open.
    fn belongs_to_chapter(&self, text: &str, traits: &Traits) -> bool {
        let Some(open) = self.open().filter(|open| open.is_bare_label()) else {
            return false;
        };
        self.chapter().is_some_and(|chapter| is_heading_of(chapter, open, text, traits))
    }

    /// The last paragraph that is closed, with nothing but furniture behind it.
    fn chapter(&self) -> Option<&Paragraph<'a>> {
        self.blocks.iter().rev().find(|block| !matches!(block, Block::Furniture(_)))?.paragraph()
    }

    /// Gives a line to the chapter whose heading it is.
    fn complete_chapter(&mut self, place: Range<usize>, traits: &Traits) {
        let above = self.blocks.iter_mut().rev().find(|block| matches!(block, Block::Paragraph(_)));
        if let Some(Block::Paragraph(chapter)) = above {
            chapter.add(self.source, place, traits.classes);
        }
        self.after_blank = false;
    }

    /// Looks for the line that [`Self::dated`] is, unless it is known to be still to come.
    #[inline]
    fn look_for_date(&mut self, next: usize) {
        const LONGEST: usize = 40;
        let may_be_date = |line: &Line| {
            line.traits.last == '日' && line.text_len() < LONGEST && line.kind == LineKind::Text
        };
        if self.dated < next {
            let found = self.lines[next..].iter().position(may_be_date);
            self.dated = found.map_or(self.lines.len(), |at| next + at);
        }
    }

    fn close(&mut self) {
        if self.open.pieces.is_empty() {
            return;
        }
        self.blocks.push(Block::Paragraph(Paragraph::EMPTY));
        if let Some(Block::Paragraph(paragraph)) = self.blocks.last_mut() {
            self.paragraphs.build(&self.open, paragraph);
        }
        self.open.pieces.clear();
    }
}

/// `各民主党派,市工商联.`: a further line of 抄送.
fn is_list_of_bodies(text: &str) -> bool {
    text.ends_with('.') && text.trim_end_matches('.').split(',').all(is_unit)
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

#[cfg(test)]
mod tests;
