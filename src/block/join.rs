use std::ops::Range;

use memchr::memmem;

use super::{
    Block, Marking, Paragraph,
    look::Look,
    mark::marks,
    opener::{is_attachment_mark, is_number_line, opens_block},
    paragraph::{Piece, own_places, prose},
    sequence::Sequence,
    table::{self, MarkedTable, Table},
};
use crate::{
    Span,
    grammar::{
        body::is_body,
        date,
        label::{self, Label},
        punctuation::{ends_sentence, is_closing, is_opening, never_leads},
        recipients::runs_on,
        unit::is_unit,
    },
    line::{Classes, Line, LineKind, Traits, Wrap},
    text::{Words, is_blank, scan::CharSet},
};

/// Joins lines into blocks, heeding what the format says of them.
pub(crate) fn blocks<'a>(source: &'a str, lines: &[Line], marking: Marking<'_>) -> Vec<Block<'a>> {
    let wrap = if marking.are_paragraphs { Wrap::NONE } else { Wrap::of(source, lines) };
    let mut joiner = Joiner {
        source,
        lines,
        marked: marking.tables,
        chrome: marking.chrome,
        wrap,
        blocks: Vec::with_capacity(lines.len()),
        open: None,
        after_blank: false,
        sequence: Sequence::default(),
        columns: 0,
        spare: Vec::new(),
    };
    joiner.run();
    joiner.blocks
}

/// What an open bracket or 《 may hold before its closing mark counts as lost: no list of units or title
/// is longer, and without a bound one lost mark would swallow the rest of the text.
const LONGEST_BRACKET: usize = 1_800;

/// Titles and recipients stand among the first blocks.
const HEADER: usize = 14;

/// How titles end that a line break follows.
static TITLE_ENDS: Words = Words::of(&[
    "的通知",
    "的意见",
    "的函",
    "的公告",
    "的决定",
    "的批复",
    "的通报",
    "的通告",
    "的报告",
    "的请示",
    "》的通知",
    "实施意见",
    "指导意见",
]);

struct Joiner<'a, 'l> {
    source: &'a str,
    lines: &'l [Line],
    /// The marked tables that are still to come.
    marked: &'l [MarkedTable],
    /// The lines of the page that are still to come.
    chrome: &'l [Span],
    wrap: Wrap,
    blocks: Vec<Block<'a>>,
    open: Option<Open>,
    after_blank: bool,
    sequence: Sequence,
    /// Columns of the line on the page, where extraction broke it into several.
    columns: usize,
    /// Room for the pieces of the next paragraph, used again and again.
    spare: Vec<Piece>,
}

/// The paragraph that is being put together.
struct Open {
    pieces: Vec<Piece>,
    outset: usize,
    /// Pieces that begin behind furniture.
    cuts: Vec<usize>,
    behind_furniture: bool,
    after_blank: bool,
    label: Option<Label>,
    /// What its first line looks labelled with, whether that is a label here or not.
    first_label: Option<Label>,
    /// The last character so far.
    last_char: char,
    /// Display columns so far.
    width: usize,
    /// The classes of its characters.
    classes: Classes,
    /// A sentence ended with the last line: a bracket that is still open lost its closing mark.
    ends_with_stop: bool,
    /// Whether the first line was the label alone, and its columns.
    is_behind_label: bool,
    label_width: usize,
    /// Lines of the page so far; extraction may have broken each into several.
    page_lines: usize,
    /// Brackets and 《 that wait for their closing mark, and the bytes since the first opened.
    depth: usize,
    bytes_open: usize,
    /// 1 behind an opening quote.
    quotes: usize,
}

impl<'a> Joiner<'a, '_> {
    fn run(&mut self) {
        let mut at = 0;
        while at < self.lines.len() {
            let line = self.lines[at];
            at += 1;
            match line.kind {
                LineKind::Blank => self.after_blank = true,
                LineKind::Furniture => self.furniture(line),
                LineKind::Text => {
                    if let Some((table, next)) = self.table(at - 1) {
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
        self.close();
    }

    /// The table that begins at a line, and the first line behind it.
    fn table(&mut self, at: usize) -> Option<(Table<'a>, usize)> {
        if self.marked.first().is_some_and(|first| first.span.start <= self.lines[at].head) {
            let (table, count) = table::marked(self.source, self.marked);
            let (here, rest) = self.marked.split_at(count);
            self.marked = rest;
            if let (Some(table), Some(last)) = (table, here.last()) {
                let lines = &self.lines[at..];
                let end = at + lines.partition_point(|line| line.head < last.span.end);
                return Some((table, end));
            }
        }
        table::table(self.source, self.lines, at)
    }

    /// The lines of the page that a line is one of.
    fn chrome(&mut self, line: Line) -> Option<Span> {
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

    fn furniture(&mut self, line: Line) {
        self.blocks.push(Block::Furniture(Span { start: line.head, end: line.tail }));
        if let Some(open) = &mut self.open {
            open.behind_furniture = true;
        }
        self.after_blank = true;
    }

    /// Takes a line; one that lost line breaks before labels counts as several.
    fn text(&mut self, line: Line, next: usize) {
        let mut rest = line;
        loop {
            let look = self.look(rest);
            let Some(lost) = look.lost_break.clone() else {
                return self.one_line(rest, &look, next);
            };
            let end = rest.head + lost.start as u32;
            self.one_line(Line { end, tail: end, ..rest }, &look, next);
            let start = rest.head + lost.end as u32;
            rest = Line { start, head: start, ..rest };
            rest.traits = Traits::of(rest.text(self.source));
            // What follows is a line of its own, wherever it stood on the page's.
            self.columns = usize::MAX / 2;
        }
    }

    /// Looks at a line up to where it lost its break.
    fn look(&self, line: Line) -> Look {
        let may_run_on = self.blocks.len() < HEADER && line.traits.classes.any(Classes::COLON);
        let behind_recipients = if may_run_on { runs_on(line.text(self.source)) } else { None };
        Look::at(self.source, line, behind_recipients, self.sequence)
    }

    fn one_line(&mut self, line: Line, look: &Look, next: usize) {
        let head = line.head as usize + look.marks;
        let text = &self.source[head..line.tail as usize];
        let label = look.label.filter(|label| self.is_label(*label));
        let traits = &look.traits;
        let width = traits.width as usize;
        let stands_alone = look.is_markdown_heading
            || (traits.classes.any(Classes::GAP) && is_row_of_bodies(text));
        let continues = !stands_alone && self.continues(line, text, traits, label, next);
        if !continues {
            self.close();
        }
        let after_blank = std::mem::take(&mut self.after_blank);
        if let Some(label) = label {
            self.sequence.note(label);
        }
        self.columns = if continues { self.columns_with(traits) } else { width };
        let pieces = &mut self.spare;
        let open = self.open.get_or_insert_with(|| {
            Open::at(line.outset(self.source), std::mem::take(pieces), label, after_blank)
        });
        if open.pieces.is_empty() {
            open.first_label = look.label;
        }
        open.page_lines += usize::from(self.columns == width);
        open.add(head..line.tail as usize, text, traits);
    }

    /// Columns of the page's line with one more text: extraction breaks ragged lines at their marks.
    fn columns_with(&self, traits: &Traits) -> usize {
        let width = traits.width as usize;
        if self.wrap.is_ragged
            && self.is_broken_at_mark(traits.first)
            && self.wrap.fits(self.columns + width)
        {
            self.columns + width
        } else {
            width
        }
    }

    /// Whether a mark stands where the last line ends and the next begins with a character.
    fn is_broken_at_mark(&self, first: char) -> bool {
        self.open.as_ref().is_some_and(|open| is_broken_at_mark(open.last_char, first))
    }

    /// Whether a line, with those that follow it on the page's line, fills that line exactly: the last
    /// one began it.
    fn completes_line(&self, traits: &Traits, next: usize) -> bool {
        /// No page's line holds more marks.
        const MOST_SCRAPS: usize = 8;
        let mut columns = self.columns_with(traits);
        if columns == traits.width as usize {
            return false;
        }
        let mut last = traits.last;
        for line in self.lines[next..].iter().take(MOST_SCRAPS) {
            let wider = columns + line.traits.width as usize;
            let is_scrap = line.kind == LineKind::Text
                && is_broken_at_mark(last, line.traits.first)
                && self.wrap.fits(wider);
            if !is_scrap {
                break;
            }
            (columns, last) = (wider, line.traits.last);
        }
        self.wrap.is_full(columns)
    }

    /// Whether a line stands on the page's line that the last one began.
    fn shares_line(&self, traits: &Traits) -> bool {
        self.columns_with(traits) > traits.width as usize
    }

    /// Whether what looks like a label at the head of a line is one: within an unfinished sentence only
    /// the next number of its kind is (`到\n2. 5万` and `第\n3.项` are no labels).
    fn is_label(&self, label: Label) -> bool {
        let Some(open) = &self.open else { return true };
        let unfinished = !ends_sentence(open.last_char) && (open.has_comma() || open.has_stop());
        !unfinished || self.sequence.fits(label)
    }

    /// Whether a line goes on with the open paragraph.
    fn continues(
        &self,
        line: Line,
        text: &str,
        traits: &Traits,
        label: Option<Label>,
        next: usize,
    ) -> bool {
        let Some(open) = &self.open else { return false };
        if never_leads(traits.first) {
            return true;
        }
        if label.is_some() {
            return false;
        }
        let opens = opens_block(text, traits) && (!open.is_inside() || is_attachment_mark(text));
        if opens
            || self.is_signature(text, next)
            || self.ends_title(open)
            || self.names_signers(open)
        {
            return false;
        }
        if open.is_inside()
            || open.is_bare_label(self.source)
            || (self.wrap.is_ragged && open.is_quoting())
        {
            return true;
        }
        // Most lines begin at the margin.
        if line.start < line.head && self.is_indented(line, open) {
            return false;
        }
        let (first, last) = (traits.first, open.last_char);
        if matches!(last, '，' | '、') {
            return true;
        }
        // `《…通知》\n（某政发〔2016〕8号）\n（以下简称…）`: the number and the alias of a document.
        if (last == '》' && is_opening(first)) || (first == '（' && text.starts_with("（以下简称"))
        {
            return true;
        }
        if ends_sentence(last) {
            // A clause on a line of its own closes the text above: `…质效。\n（责任单位：…）`.
            let closes = self.wrap.is_fixed() && is_opening(first) && last == '。';
            let may_go_on = !self.after_blank && !matches!(last, '：' | ':');
            return may_go_on
                && (closes || self.completes_line(traits, next))
                && !open.names(self.source, text);
        }
        // The text of a document begins behind its title: `…工作方案\n为贯彻…`.
        if !open.is_prose()
            && open.label.is_none()
            && begins_text(text)
            && !matches!(last, '”' | '》')
        {
            return false;
        }
        if open.is_heading() && !self.reaches_margin(open) && !self.shares_line(traits) {
            return self.is_cut_heading(open, text, traits, next);
        }
        if self.wrap.is_fixed() {
            // `为推动《…的决定》\n落实见效`: a sentence goes on behind a title in it.
            if open.classes.any(Classes::TITLE_END)
                && open.begins_sentence(self.source)
                && last == '》'
            {
                return true;
            }
            // A page cuts a sentence anywhere.
            let is_cut = open.behind_furniture && (open.is_prose() || open.lists(self.source));
            let is_apart = self.after_blank && !self.wrap.is_spaced && !is_cut;
            let is_closed = is_closing(last) && (open.has_stop() || open.label.is_none());
            if (is_apart || is_closed) && !self.reaches_margin(open) {
                // `各县（市、\n区）\n人民政府`: a bracket within a sentence, not a note or a date.
                let may_go_on = !is_apart && open.holds_bracket(self.source);
                return may_go_on && self.completes_line(traits, next);
            }
            return open.is_prose()
                || self.reaches_margin(open)
                || self.shares_line(traits)
                || self.completes_line(traits, next);
        }
        if is_closing(last) {
            return false;
        }
        /// Shorter lines without a full stop are headings and names, also where they hold a comma.
        const SHORTEST_PROSE: usize = 60;
        open.has_stop() || (open.has_comma() && open.width >= SHORTEST_PROSE)
    }

    /// Whether the last line reached the right margin, with what extraction dropped from it: 首行缩进 of a
    /// paragraph's first line, and a label with its blank that came to stand on a line of its own.
    fn reaches_margin(&self, open: &Open) -> bool {
        const INDENT: usize = 4;
        let level = open.label.map(|label| label.level);
        // 一、 stands above its text more often than not, items below it run on.
        let is_item = level.is_some_and(|level| level == 0 || level >= 2);
        let dropped = match (open.page_lines, open.is_behind_label) {
            (1, _) => INDENT + 2,
            (2, true) => INDENT + 2 + open.label_width,
            _ => 0,
        };
        let may_be_prose = is_item
            || open.is_prose()
            || open.lists(self.source)
            || (open.label.is_none()
                && open.begins_sentence(self.source)
                && !TITLE_ENDS.end(&self.source[open.last()]));
        self.wrap.is_full(self.columns + if may_be_prose { dropped } else { 0 })
    }

    /// Whether the open paragraph is a title: what follows is addressed, numbered or told.
    fn ends_title(&self, open: &Open) -> bool {
        let text = &self.source[open.last()];
        // `16. 青禾县关于优化营商环境的通知（2023年5月12日）`: the first line of a collection's page.
        if self.blocks.is_empty() && !open.has_stop() && text.ends_with(['）', ')']) {
            return text.trim_end_matches(['）', ')']).trim_end_matches(is_blank).ends_with('日');
        }
        let is_header = self.blocks.len() < HEADER
            && open.label.is_none()
            && !open.has_stop()
            && !open.is_inside();
        is_header && TITLE_ENDS.end(text) && !open.begins_sentence(self.source)
    }

    /// `清应急〔2021〕25号　　签发人：高　原`: a line of the header that runs to the margin.
    fn names_signers(&self, open: &Open) -> bool {
        self.blocks.len() < HEADER
            && !open.has_stop()
            && self.source[open.last()].contains("签发人")
    }

    /// Whether a line is the name that signs, with the date below it.
    fn is_signature(&self, text: &str, next: usize) -> bool {
        let below = self.lines[next..].iter().take(3).find(|line| line.kind == LineKind::Text);
        let is_dated = below.is_some_and(|line| {
            line.traits.last == '日'
                && line.text_len() < 40
                && date::whole(line.text(self.source)).is_some()
        });
        is_dated && is_unit(text)
    }

    /// 首行缩进: a line set in by two characters begins a paragraph.
    fn is_indented(&self, line: Line, open: &Open) -> bool {
        let indent = line.indent(self.source);
        if indent.matches('\u{3000}').count() >= 2 {
            return true;
        }
        let first = open.first();
        let before = self.source[..first].bytes().rev().take_while(|b| *b == b' ').count();
        let blanks = indent.bytes().filter(|b| *b == b' ').count();
        // Continuation lines stand further left than the first line of their own paragraph.
        self.wrap.is_fixed()
            && (2..=8).contains(&blanks)
            && (open.pieces.len() > 1 || before == blanks)
    }

    /// `二、推进\n生产体系绿色升级\n（一）…`: a heading that a layout cut behind its first word.
    fn is_cut_heading(&self, open: &Open, text: &str, traits: &Traits, next: usize) -> bool {
        const FIRST_WORD: usize = 4;
        let label = open.label.map_or(0, |label| label.length);
        let heading = self.source[open.last()].get(label..).unwrap_or("");
        let plain = |c: char| !ends_sentence(c) && !matches!(c, '，' | '、' | ',');
        let mut follower = self.lines[next..].iter().filter(|line| line.kind == LineKind::Text);
        self.wrap.is_fixed()
            && heading.chars().nth(FIRST_WORD).is_none()
            && !self.wrap.is_full(traits.width as usize)
            && text.chars().all(plain)
            && follower.next().is_some_and(|line| label_of(line.text(self.source)))
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let (prose, label) = (prose(self.source, &open.pieces), open.first_label);
        self.blocks.push(Block::Paragraph(Paragraph {
            label: if open.shows_label() { label } else { label::label(prose.text()) },
            prose,
            pieces: own_places(&open.pieces),
            end: open.last().end,
            outset: open.outset,
            cuts: open.cuts,
            after_blank: open.after_blank,
            classes: open.classes,
        }));
        self.spare = open.pieces;
        self.spare.clear();
    }
}

/// Words that the first paragraph of a document begins with.
fn begins_text(line: &str) -> bool {
    static HEADS: Words = Words::of(&["为", "根据", "按照", "依据"]);
    HEADS.begin(line)
}

/// Names side by side, as joint issuers sign: `云岭市财政局　　云岭市水务局`.
fn is_row_of_bodies(text: &str) -> bool {
    let is_set_apart = text.contains("  ") || text.contains('\u{3000}');
    let mut words = text.split(is_blank).filter(|word| !word.is_empty());
    is_set_apart && words.clone().nth(1).is_some() && words.all(is_body)
}

fn label_of(text: &str) -> bool {
    label::label(&text[marks(text)..]).is_some()
}

/// Whether a mark stands between two lines, where extraction breaks the page's line.
fn is_broken_at_mark(last: char, first: char) -> bool {
    static MARKS: CharSet = CharSet::of("，、。；：”’）》〉“‘〕");
    MARKS.has(last) || matches!(first, '“' | '‘' | '《' | '〈' | '（')
}

impl Open {
    fn at(outset: usize, pieces: Vec<Piece>, label: Option<Label>, after_blank: bool) -> Self {
        Self {
            pieces,
            outset,
            cuts: Vec::new(),
            behind_furniture: false,
            after_blank,
            label,
            first_label: None,
            last_char: '\0',
            width: 0,
            classes: Classes::NONE,
            ends_with_stop: false,
            is_behind_label: false,
            label_width: 0,
            page_lines: 0,
            depth: 0,
            bytes_open: 0,
            quotes: 0,
        }
    }

    fn add(&mut self, place: Range<usize>, text: &str, traits: &Traits) {
        let width = traits.width as usize;
        self.classes = self.classes.or(traits.classes);
        self.quotes = traits.ends_quoting.map_or(self.quotes, usize::from);
        self.depth = self.depth.saturating_sub(traits.closed.into()) + usize::from(traits.opened);
        self.last_char = traits.last;
        // 〔 and [ of a number line are often not the marks that close them: `清文保发[2022[118号`.
        if self.depth > 0 && traits.last == '号' && is_number_line(text) {
            self.depth = 0;
        }
        self.ends_with_stop = traits.last == '。';
        self.width += width;
        self.bytes_open =
            if self.depth + self.quotes > 0 { self.bytes_open + text.len() } else { 0 };
        if self.pieces.is_empty() {
            self.is_behind_label =
                self.label.is_some_and(|label| text.trim_end().len() <= label.length);
            self.label_width = width;
        }
        if std::mem::take(&mut self.behind_furniture) {
            self.cuts.push(self.pieces.len());
        }
        self.pieces.push(Piece { place, is_plain: !traits.classes.any(Classes::LAYOUT) });
    }

    /// Whether the first line shows what label the paragraph has: it is the whole text, or so long
    /// that the next line changes nothing.
    fn shows_label(&self) -> bool {
        self.pieces.first().is_some_and(|piece| {
            piece.is_plain && (self.pieces.len() == 1 || piece.place.len() > label::REACH)
        })
    }

    fn first(&self) -> usize {
        self.pieces.first().map_or(self.outset, |piece| piece.place.start)
    }

    fn last(&self) -> Range<usize> {
        self.pieces.last().map_or(0..0, |piece| piece.place.clone())
    }

    /// Whether the bracket that it ends with is one of a sentence: it is not all the text, and no date.
    fn holds_bracket(&self, source: &str) -> bool {
        let text = &source[self.first()..self.last().end];
        let is_sentence = self.is_prose() || text.contains('、');
        let is_date = text.trim_end_matches(is_closing).trim_end_matches(is_blank).ends_with('日');
        is_sentence && !is_date && !text.starts_with(is_opening)
    }

    /// Whether a line is what it has just named in 《》: the title of the document that it issues.
    fn names(&self, source: &str, line: &str) -> bool {
        /// Bytes back to the title; it stands at the head of a sentence or two.
        const REACH: usize = 1_200;
        let end = self.last().end;
        let said = &source.as_bytes()[self.first().max(end.saturating_sub(REACH))..end];
        self.classes.any(Classes::TITLE_END)
            && memmem::find_iter(said, line).any(|at| {
                said[..at].ends_with("《".as_bytes())
                    && said[at + line.len()..].starts_with("》".as_bytes())
            })
    }

    /// Within a bracket or a title that a line break cut.
    fn is_inside(&self) -> bool {
        self.depth > 0 && self.bytes_open < LONGEST_BRACKET && !self.ends_with_stop
    }

    /// Words that begin a sentence, not a title or a name.
    fn begins_sentence(&self, source: &str) -> bool {
        static HEADS: Words =
            Words::of(&["为", "根据", "按照", "依据", "依照", "现将", "经", "结合", "《"]);
        HEADS.begin(&source[self.first()..])
    }

    /// Within quotes that a line break cut; shorter than brackets, because their marks are often mixed.
    fn is_quoting(&self) -> bool {
        const LONGEST_QUOTE: usize = 150;
        self.quotes > 0 && self.bytes_open < LONGEST_QUOTE
    }

    /// A label alone on its line: its text follows.
    #[inline]
    fn is_bare_label(&self, source: &str) -> bool {
        self.label.is_some_and(|label| {
            source[self.first()..self.last().end].trim_end().len() <= label.length
        })
    }

    /// A numbered line that may be a heading: nothing in it ends a sentence.
    fn is_heading(&self) -> bool {
        /// A heading has at most 40 characters (contract, section 4).
        const LONGEST_HEADING: usize = 80;
        /// Columns of an article's heading (第六条 补偿范围); longer lines are its text.
        const LONGEST_OF_ARTICLE: usize = 36;
        let longest = if self.label.is_some_and(|label| label.level == 0) {
            LONGEST_OF_ARTICLE
        } else {
            LONGEST_HEADING
        };
        self.label.is_some() && !self.has_stop() && self.width <= longest
    }

    /// Whether it holds a mark within a sentence, as prose does and headings and names don't.
    fn is_prose(&self) -> bool {
        self.has_stop() || self.has_comma()
    }

    fn has_stop(&self) -> bool {
        self.classes.any(Classes::FULL_STOP.or(Classes::SEMICOLON))
    }

    fn has_comma(&self) -> bool {
        self.classes.any(Classes::COMMA)
    }

    /// `加大有色金属、煤矿等…`: text without a label that lists things is a sentence more often than a name.
    fn lists(&self, source: &str) -> bool {
        let is_name = self.label.is_some() || is_closing(self.last_char);
        !is_name && source[self.last()].contains('、')
    }
}
