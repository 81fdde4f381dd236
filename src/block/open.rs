//! The paragraph that is being put together, and what it shows of where it may end.

use std::{mem, ops::Range};

use memchr::memmem;

use super::{
    join::PageLine,
    opener::{is_attachment_mark, is_colophon, is_number_line, is_of_frame, names_list},
    paragraph::{Cut, Layout, Piece},
};
use crate::{
    grammar::{
        label::{self, Kind, Label},
        punctuation::{is_closing, is_opening},
    },
    line::{Classes, Edge, Traits},
    text::{Words, is_blank, is_ideograph, trim_start},
};

/// What an open bracket or 《 may hold before its closing mark counts as lost: no list of units or title
/// is longer, and without a bound one lost mark would swallow the rest of the text.
const LONGEST_BRACKET: usize = 1_800;

/// The last character of a text in front of the marks or quotes that end it: marks of Markdown are layout
/// (`**各乡镇人民政府：**`), and quotes close behind the mark that ends a sentence (`…照旧执行。”`).
#[cold]
fn last_in_front(line: &str) -> Option<char> {
    let last_of = |text: &str| text.chars().next_back();
    if let Some(text) = line.strip_suffix("**") {
        return last_of(text.trim_end_matches(is_blank));
    }
    let ends_quoted = |mark: &char| matches!(mark, '。' | '！' | '？' | '!' | '?');
    last_of(line.trim_end_matches(['”', '」', '』'])).filter(ends_quoted)
}

/// The paragraph that is being put together; none is open without pieces.
#[derive(Default)]
pub(super) struct Open {
    /// Its lines.
    pub(super) pieces: Vec<Piece>,
    /// The first byte of what belongs to it in front of its text: typed indents, marks.
    pub(super) outset: usize,
    /// Whether the text is its pieces one behind the other: none holds layout, and no two touch.
    pub(super) is_plain: bool,
    /// Pieces that begin behind furniture, and where the marks in front of each begin.
    pub(super) cuts: Vec<Cut>,
    /// Whether furniture stands behind its last line.
    pub(super) behind_furniture: bool,
    /// Whether the last line ended its page: furniture or a form feed stands below it.
    pub(super) ends_page: bool,
    /// Whether a blank line stands above it.
    pub(super) after_blank: bool,
    /// The label that it begins with.
    pub(super) label: Option<Label>,
    /// What its first line looks labelled with, whether that is a label here or not.
    pub(super) first_label: Option<Label>,
    /// Whether its first line is a label that only the lines around it tell.
    pub(super) is_numeral: bool,
    /// The last character so far, and what it says.
    pub(super) last_char: char,
    pub(super) at_end: Edge,
    /// Display columns so far.
    pub(super) width: usize,
    /// The classes of its characters.
    pub(super) classes: Classes,
    /// A sentence ended with the last line: a bracket that is still open lost its closing mark.
    pub(super) ends_with_stop: bool,
    /// The last character of the paragraph above it, if nothing else stands between them.
    pub(super) above: char,
    /// Where it ends on the page.
    pub(super) page: PageLine,
    /// Brackets and 《 that wait for their closing mark, and the bytes since the first opened.
    pub(super) depth: usize,
    pub(super) bytes_open: usize,
    /// 1 behind an opening quote.
    pub(super) quotes: usize,
    /// Bytes of its pieces.
    pub(super) bytes: usize,
}

impl Open {
    /// None yet, with room for the pieces of nearly all that follow.
    pub(super) fn new() -> Self {
        /// Lines of a paragraph that fills a page.
        const MANY: usize = 32;
        Self { pieces: Vec::with_capacity(MANY), ..Self::default() }
    }

    /// Begins another paragraph, in the room of the last one's pieces and cuts.
    pub(super) fn begin(
        &mut self,
        outset: usize,
        label: Option<Label>,
        first_label: Option<Label>,
        after_blank: bool,
    ) {
        let (pieces, mut cuts) = (mem::take(&mut self.pieces), mem::take(&mut self.cuts));
        cuts.clear();
        *self = Self {
            pieces,
            cuts,
            outset,
            is_plain: true,
            after_blank,
            label,
            first_label,
            ..Self::default()
        };
    }

    /// Adds a line that stands at `place`, marks in front of it at `outset`.
    #[inline(always)]
    pub(super) fn add(
        &mut self,
        source: &str,
        outset: usize,
        place: Range<usize>,
        traits: &Traits,
    ) {
        let (width, bytes) = (traits.width as usize, place.len());
        self.classes = self.classes.or(traits.classes);
        self.quotes = traits.ends_quoting().map_or(self.quotes, usize::from);
        self.depth = self.depth.saturating_sub(traits.closed.into()) + usize::from(traits.opened);
        (self.last_char, self.at_end) = (traits.last, traits.at_end);
        if traits.at_end.any(Edge::BEHIND_END) {
            self.look_in_front_of_end(&source[place.clone()]);
        }
        // 〔 and [ of a number line are often not the marks that close them: `清文保发[2022[118号`.
        if self.depth > 0 && traits.last == '号' && is_number_line(&source[place.clone()]) {
            self.depth = 0;
        }
        self.ends_with_stop = self.last_char == '。';
        self.width += width;
        let is_open = usize::from(self.depth + self.quotes > 0);
        self.bytes_open = (self.bytes_open + bytes) * is_open;
        self.bytes += bytes;
        if mem::take(&mut self.behind_furniture) {
            self.cuts.push(Cut { piece: self.pieces.len(), outset });
        }
        self.ends_page = false;
        let piece = Piece::new(place, Layout::of(traits.classes));
        let mut is_plain = (piece.layout == Layout::None) & (bytes > 0);
        match self.pieces.last() {
            Some(above) => is_plain &= above.end != piece.start,
            None => {
                let is_label_alone = self.label.is_some_and(|label| bytes <= label.length);
                self.page.label = if is_label_alone { width } else { 0 };
            }
        }
        self.is_plain &= is_plain;
        self.pieces.push(piece);
    }

    /// Takes the character in front of the marks or quotes that the last line ends with for its last one.
    #[cold]
    fn look_in_front_of_end(&mut self, line: &str) {
        if let Some(last) = last_in_front(line) {
            (self.last_char, self.at_end) = (last, Edge::of(last));
        }
    }

    /// Takes `.` at the end of the last line for the full stop that it is in a list of bodies.
    pub(super) fn end_at_point(&mut self) {
        if self.last_char == '.' {
            (self.last_char, self.at_end) = ('。', Edge::of('。'));
        }
    }

    /// Whether the first line shows what label the paragraph has: it is the whole text, or so long
    /// that the next line changes nothing, or no text tells it.
    pub(super) fn shows_label(&self) -> bool {
        self.is_numeral
            || self.pieces.first().is_some_and(|piece| {
                piece.layout == Layout::None
                    && (self.pieces.len() == 1 || piece.place().len() > label::REACH)
            })
    }

    /// Whether it is one line, and that is its text.
    #[inline]
    pub(super) fn is_plain_line(&self) -> bool {
        self.pieces.len() == 1 && self.is_plain && self.cuts.is_empty()
    }

    pub(super) fn first(&self) -> usize {
        self.pieces.first().map_or(self.outset, |piece| piece.start as usize)
    }

    pub(super) fn last(&self) -> Range<usize> {
        self.pieces.last().map_or(0..0, Piece::place)
    }

    /// Whether the bracket that it ends with is one of a sentence: it is not all the text, and no date.
    pub(super) fn holds_bracket(&self, source: &str) -> bool {
        let text = &source[self.first()..self.last().end];
        let is_sentence = self.is_prose() || self.classes.any(Classes::PAUSE);
        let is_date = text.trim_end_matches(is_closing).trim_end_matches(is_blank).ends_with('日');
        is_sentence && !is_date && !text.starts_with(is_opening)
    }

    /// Whether a line is what it has just named in 《》: the title of the document that it issues.
    pub(super) fn names(&self, source: &str, line: &str) -> bool {
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

    /// Whether it holds a bracketed number within its text: `（1）…；（2）…`.
    pub(super) fn enumerates(&self, source: &str, number: u32) -> bool {
        let text = &source[self.first()..self.last().end];
        [format!("（{number}）"), format!("({number})")].iter().any(|label| text.contains(&**label))
    }

    /// Whether a sentence ended with the last line, outside brackets.
    pub(super) fn has_ended(&self) -> bool {
        self.at_end.any(Edge::SENTENCE_END) && self.depth == 0
    }

    /// Within a bracket or a title that a line break cut.
    pub(super) fn is_inside(&self) -> bool {
        self.depth > 0 && self.bytes_open < LONGEST_BRACKET && !self.ends_with_stop
    }

    /// Whether a line closes the bracket that a sentence ended in: `（县水务局负责。⏎以下均需各乡镇落实，不再列出）`.
    pub(super) fn is_closed_by(&self, traits: &Traits) -> bool {
        let waits = self.depth > 0 && self.ends_with_stop && self.bytes_open < LONGEST_BRACKET;
        waits && traits.closed > 0
    }

    /// `责任单位：…`, `牵头单位：…；配合单位：…` on lines of their own.
    pub(super) fn assigns(&self, source: &str) -> bool {
        static WORDS: Words = Words::of(&["责任", "牵头", "配合", "主办", "协办", "参加", "参与"]);
        let text = &source[self.first()..];
        self.classes.any(Classes::COLON)
            && !self.has_stop()
            && WORDS.begin(text)
            && names_list(text)
    }

    /// Whether it is a label alone on its line, whose names or time stand below: `责任单位：`, `完成时限：`.
    pub(super) fn awaits_names(&self, source: &str) -> bool {
        /// Columns of 牵头责任单位（部门）：.
        const LONGEST: usize = 24;
        static WORDS: Words =
            Words::of(&["责任", "牵头", "配合", "主办", "协办", "参加", "参与", "完成", "时限"]);
        let text = &source[self.first()..];
        self.at_end.any(Edge::COLON)
            && self.pieces.len() == 1
            && self.width <= LONGEST
            && WORDS.begin(text)
            && names_list(text)
    }

    /// Whether it ends with its line, however full that is: the line that says who prints, those of a page's frame, and an 附件
    /// mark above its title.
    #[inline]
    pub(super) fn is_line(&self, source: &str) -> bool {
        let may_print = self.last_char == '发';
        self.pieces.len() == 1
            && (may_print || self.last_char == '件' || self.classes.any(Classes::COLON))
            && self.is_whole_line(source, may_print)
    }

    #[inline(never)]
    fn is_whole_line(&self, source: &str, may_print: bool) -> bool {
        let text = &source[self.last()];
        is_of_frame(text)
            || may_print && !self.is_prose() && is_colophon(text)
            || self.last_char == '件' && is_attachment_mark(text)
    }

    /// Words that begin a sentence, not a title or a name.
    pub(super) fn begins_sentence(&self, source: &str) -> bool {
        static HEADS: Words =
            Words::of(&["为", "根据", "按照", "依据", "依照", "现将", "经", "结合", "《"]);
        HEADS.begin(&source[self.first()..])
    }

    /// Within quotes that a line break cut; shorter than brackets, because their marks are often mixed.
    pub(super) fn is_quoting(&self) -> bool {
        const LONGEST_QUOTE: usize = 150;
        self.quotes > 0 && self.bytes_open < LONGEST_QUOTE
    }

    /// A label alone on its line: its text follows.
    pub(super) fn is_bare_label(&self) -> bool {
        self.label.is_some_and(|label| self.last().end - self.first() <= label.length)
    }

    /// `六、工`: a label and one character, which is no heading, but what a line break leaves of one.
    pub(super) fn is_character(&self, source: &str) -> bool {
        let behind = |label: Label| source[self.last()].get(label.length..);
        self.pieces.len() == 1
            && self.label.and_then(behind).is_some_and(|text| is_character(trim_start(text)))
    }

    /// Whether it has the label of a 编, 章 or 节, which stands above text, never in front of it.
    pub(super) fn is_chapter(&self) -> bool {
        self.label.is_some_and(|label| label.kind.is_chapter())
    }

    /// A numbered line that may be a heading: nothing in it ends a sentence.
    pub(super) fn is_heading(&self) -> bool {
        /// A heading has at most 40 characters (contract, section 4).
        const LONGEST_HEADING: usize = 80;
        /// Columns of an article's heading (第六条 补偿范围); longer lines are its text.
        const LONGEST_OF_ARTICLE: usize = 36;
        let longest = if self.label.is_some_and(|label| label.kind == Kind::ARTICLE) {
            LONGEST_OF_ARTICLE
        } else {
            LONGEST_HEADING
        };
        self.label.is_some() && !self.has_stop() && self.width <= longest
    }

    /// Whether it holds a mark within a sentence, as prose does and headings and names don't.
    pub(super) fn is_prose(&self) -> bool {
        self.has_stop() || self.has_comma()
    }

    pub(super) fn has_stop(&self) -> bool {
        self.classes.any(Classes::FULL_STOP.or(Classes::SEMICOLON))
    }

    pub(super) fn has_comma(&self) -> bool {
        self.classes.any(Classes::COMMA)
    }

    /// `加大有色金属、煤矿等…`: text without a label that lists things is a sentence more often than a name.
    pub(super) fn lists(&self) -> bool {
        let is_name = self.label.is_some() || self.at_end.any(Edge::CLOSING);
        !is_name && self.classes.any(Classes::PAUSE)
    }
}

/// Whether a text is one ideograph, as a line break leaves of a word.
pub(super) fn is_character(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(is_ideograph) && chars.next().is_none()
}
