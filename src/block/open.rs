//! The paragraph that is being put together, and what it shows of where it may end.

mod nesting;

use std::ops::Range;

use memchr::memmem;
use nesting::Nesting;

use super::{
    draft::{Draft, Piece},
    join::PageLine,
    opener::{is_attachment_mark, is_colophon, is_of_frame, names_list},
};
use crate::{
    grammar::{
        label::{Kind, Label},
        punctuation::{is_closing, is_opening},
    },
    line::{Classes, Edge, Traits},
    text::{Words, is_blank, is_ideograph, trim_start},
};

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

/// The paragraph that is being put together, as the rules of [`super::join`] ask it.
#[derive(Default)]
pub(super) struct Open {
    /// What becomes of it.
    pub(super) draft: Draft,
    /// The label that it begins with.
    pub(super) label: Option<Label>,
    /// The last character of the paragraph above it, if nothing else stands between them.
    pub(super) above: char,
    /// The last character so far, and what it says.
    pub(super) last_char: char,
    pub(super) at_end: Edge,
    /// Display columns so far.
    pub(super) width: usize,
    /// What is open at its end.
    pub(super) nesting: Nesting,
    /// Where it ends on the page.
    pub(super) page: PageLine,
    /// Whether the last line ended its page: furniture or a form feed stands below it.
    pub(super) ends_page: bool,
    /// Whether it lists the bodies of 抄送.
    pub(super) lists_copies: bool,
}

impl Open {
    /// None yet.
    pub(super) fn new() -> Self {
        Self { draft: Draft::new(), ..Self::default() }
    }

    /// Begins another paragraph with a label, in the room of the last one: below one that ends with `above`, and behind so many
    /// columns of the page's line. What the first line says comes with it.
    #[inline]
    pub(super) fn begin(&mut self, label: Option<Label>, above: char, begun: usize) {
        (self.label, self.above) = (label, above);
        self.page = PageLine::behind(begun);
        self.nesting = Nesting::default();
        self.width = 0;
        self.lists_copies = false;
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
        let width = traits.width as usize;
        (self.last_char, self.at_end) = (traits.last, traits.at_end);
        if traits.at_end.any(Edge::BEHIND_END) {
            self.look_in_front_of_end(&source[place.clone()]);
        }
        self.nesting.add(source, &place, traits, self.last_char == '。');
        self.width += width;
        self.ends_page = false;
        if self.draft.pieces.is_empty() {
            let is_label_alone = self.label.is_some_and(|label| place.len() <= label.length);
            self.page.label = if is_label_alone { width } else { 0 };
        }
        self.draft.add(outset, place, traits.classes);
        // `抄送:省委办公厅,省政协办公厅.`: what closes such a list is its full stop.
        if self.lists_copies && self.last_char == '.' {
            (self.last_char, self.at_end) = ('。', Edge::of('。'));
        }
    }

    /// Takes the character in front of the marks or quotes that the last line ends with for its last one.
    #[cold]
    fn look_in_front_of_end(&mut self, line: &str) {
        if let Some(last) = last_in_front(line) {
            (self.last_char, self.at_end) = (last, Edge::of(last));
        }
    }

    /// Its lines.
    #[inline]
    pub(super) fn lines(
        &self,
    ) -> impl DoubleEndedIterator<Item = Range<usize>> + ExactSizeIterator + use<'_> {
        self.draft.pieces.iter().map(Piece::place)
    }

    /// The last of them.
    pub(super) fn last(&self) -> Range<usize> {
        self.draft.last()
    }

    /// Where it stands so far.
    pub(super) fn place(&self) -> Range<usize> {
        self.draft.start()..self.last().end
    }

    /// Whether characters of some classes stand in it.
    #[inline]
    pub(super) fn holds(&self, classes: Classes) -> bool {
        self.draft.classes.any(classes)
    }

    /// Whether the bracket that it ends with is one of a sentence: it is not all the text, and no date.
    pub(super) fn holds_bracket(&self, source: &str) -> bool {
        let text = &source[self.place()];
        let is_sentence = self.is_prose() || self.holds(Classes::PAUSE);
        let is_date = text.trim_end_matches(is_closing).trim_end_matches(is_blank).ends_with('日');
        is_sentence && !is_date && !text.starts_with(is_opening)
    }

    /// Whether a line is what it has just named in 《》: the title of the document that it issues.
    pub(super) fn names(&self, source: &str, line: &str) -> bool {
        /// Bytes back to the title; it stands at the head of a sentence or two.
        const REACH: usize = 1_200;
        let end = self.last().end;
        let said = &source.as_bytes()[self.draft.start().max(end.saturating_sub(REACH))..end];
        self.holds(Classes::TITLE_END)
            && memmem::find_iter(said, line).any(|at| {
                said[..at].ends_with("《".as_bytes())
                    && said[at + line.len()..].starts_with("》".as_bytes())
            })
    }

    /// Whether it holds the number before a label's within its text, in brackets or in a circle: `…（1）…；（2）…`, `…①…；②…`.
    pub(super) fn enumerates_up_to(&self, source: &str, label: Label) -> bool {
        let (text, number) = (&source[self.place()], label.number - 1);
        // At its head it is its own label.
        let is_within = |before: &str| text.find(before).is_some_and(|at| at > 0);
        if label.kind == Kind::FIGURE_IN_CIRCLE {
            let circled = char::from_u32('①' as u32 - 1 + number);
            return circled.is_some_and(|circled| is_within(circled.encode_utf8(&mut [0; 4])));
        }
        [format!("（{number}）"), format!("({number})")].iter().any(|before| is_within(before))
    }

    /// Whether a sentence ended with the last line, outside brackets.
    pub(super) fn has_ended(&self) -> bool {
        self.at_end.any(Edge::SENTENCE_END) && self.nesting.is_outside()
    }

    /// `责任单位：…`, `牵头单位：…；配合单位：…` on lines of their own.
    pub(super) fn assigns(&self, source: &str) -> bool {
        static WORDS: Words = Words::of(&["责任", "牵头", "配合", "主办", "协办", "参加", "参与"]);
        let text = &source[self.draft.start()..];
        self.holds(Classes::COLON) && !self.has_stop() && WORDS.begin(text) && names_list(text)
    }

    /// Whether it is a label alone on its line, whose names or time stand below: `责任单位：`, `完成时限：`.
    pub(super) fn awaits_names(&self, source: &str) -> bool {
        /// Columns of 牵头责任单位（部门）：.
        const LONGEST: usize = 24;
        static WORDS: Words =
            Words::of(&["责任", "牵头", "配合", "主办", "协办", "参加", "参与", "完成", "时限"]);
        let text = &source[self.draft.start()..];
        self.at_end.any(Edge::COLON)
            && self.lines().len() == 1
            && self.width <= LONGEST
            && WORDS.begin(text)
            && names_list(text)
    }

    /// Whether it ends with its line, however full that is: the line that says who prints, those of a page's frame, and an 附件
    /// mark above its title.
    #[inline]
    pub(super) fn is_line(&self, source: &str) -> bool {
        let may_print = self.last_char == '发';
        self.lines().len() == 1
            && (may_print || self.last_char == '件' || self.holds(Classes::COLON))
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
        HEADS.begin(&source[self.draft.start()..])
    }

    /// A label alone on its line: its text follows.
    pub(super) fn is_bare_label(&self) -> bool {
        self.label.is_some_and(|label| self.place().len() <= label.length)
    }

    /// `六、工`: a label and one character, which is no heading, but what a line break leaves of one.
    pub(super) fn is_character(&self, source: &str) -> bool {
        let behind = |label: Label| source[self.last()].get(label.length..);
        self.lines().len() == 1
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
        self.holds(Classes::FULL_STOP.or(Classes::SEMICOLON))
    }

    pub(super) fn has_comma(&self) -> bool {
        self.holds(Classes::COMMA)
    }

    /// `加大有色金属、煤矿等…`: text without a label that lists things is a sentence more often than a name.
    pub(super) fn lists(&self) -> bool {
        let is_name = self.label.is_some() || self.at_end.any(Edge::CLOSING);
        !is_name && self.holds(Classes::PAUSE)
    }
}

/// Whether a text is one ideograph, as a line break leaves of a word.
pub(super) fn is_character(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(is_ideograph) && chars.next().is_none()
}
