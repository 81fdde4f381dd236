//! What a line shows by the characters that are no ideographs, noted in one pass over the text.

use std::mem;

use super::{Classes, Edge, columns::Columns};
use crate::{
    grammar::label,
    text::{ends_within, mask::each_other},
};

/// What a text of one line shows, blanks around it left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Traits {
    /// The classes of its characters.
    pub(crate) classes: Classes,
    /// Its first character; U+0000 where it has none.
    pub(crate) first: char,
    /// Its last character; U+0000 where it has none.
    pub(crate) last: char,
    /// What its first character says, and what its last one does.
    pub(crate) at_head: Edge,
    pub(crate) at_end: Edge,
    /// Display columns: a Chinese character or mark takes two.
    pub(crate) width: u32,
    /// Brackets and titles that it closes and that were opened before.
    pub(crate) closed: u16,
    /// Brackets and titles that it opens and doesn't close.
    pub(crate) opened: u16,
    /// Where its first mark with what may be a label behind it stands, or 0 where that is far.
    pub(crate) label_behind: u16,
    /// Behind its first colon, or 0 where it has none, where that is far, or where a sentence ended in front of it.
    pub(crate) behind_colon: u16,
}

impl Traits {
    /// Those of no text.
    pub(super) const NONE: Self = Self {
        classes: Classes::NONE,
        first: '\0',
        last: '\0',
        at_head: Edge::NONE,
        at_end: Edge::NONE,
        width: 0,
        closed: 0,
        opened: 0,
        label_behind: 0,
        behind_colon: 0,
    };

    /// The traits of a text without line breaks.
    pub(crate) fn of(text: &str) -> Self {
        let mut noter = Noter::new(text, |_, _| ());
        each_other(text, |at, bytes| _ = noter.note(at, bytes));
        if noter.end_blank_line(text.len()) {
            Self::NONE
        } else {
            noter.end_line(text.len()).traits
        }
    }

    /// Whether the last of its quotes opens; `None` without quotes.
    #[inline]
    pub(crate) fn ends_quoting(&self) -> Option<bool> {
        self.classes.any(QUOTES).then(|| self.classes.any(Classes::QUOTE_LAST))
    }
}

/// Where a line's text stands and what it shows.
pub(super) struct Noted {
    /// The first byte that is no blank.
    pub(super) head: usize,
    /// Behind the last byte that is no blank.
    pub(super) tail: usize,
    pub(super) traits: Traits,
}

/// Notes the traits of line after line.
pub(super) struct Noter<'s, G> {
    text: &'s str,
    /// Is told where each blank behind text stands.
    gap: G,
    /// The first byte of the line that is no blank, as far as it was read.
    head: usize,
    /// Those of all characters behind `head` but for the last blanks.
    classes: Classes,
    /// Those of all characters behind `head`, and what blanks at the end count too much.
    columns: Columns,
    /// Brackets and titles that were opened so far, less those that were closed; and the least that these ever were.
    depth: i32,
    lowest: i32,
    label_behind: u16,
    behind_colon: u16,
    /// The class of the last quote.
    quote: Classes,
    /// The last blanks behind `head`, whose classes count only where text stands behind them.
    blanks: Blanks,
}

/// Blanks next to each other.
struct Blanks {
    start: usize,
    end: usize,
    classes: Classes,
    /// Whether it is one that takes no column.
    is_within_words: bool,
}

impl Blanks {
    const NONE: Self =
        Self { start: usize::MAX, end: usize::MAX, classes: Classes::NONE, is_within_words: false };
}

/// Classes of characters that are no marks: blanks, and those of another size than most.
const ODD: Classes = Classes::RARE.or(Classes::BLANK).or(Classes::ODD_SIZE);

/// Either quote.
const QUOTES: Classes = Classes::QUOTE.or(Classes::QUOTE_END);

/// Behind what a label may stand that lost its line break.
const ENDS: Classes = Classes::FULL_STOP.or(Classes::CLOSING).or(Classes::COLON);

/// Classes of which more is noted than that they occur.
const SPECIAL: Classes =
    Classes::BREAK.or(ODD).or(Classes::OPENING).or(QUOTES).or(ENDS).or(Classes::TAG);

impl<'s, G: FnMut(usize, usize)> Noter<'s, G> {
    pub(super) fn new(text: &'s str, gap: G) -> Self {
        Self {
            text,
            gap,
            head: 0,
            classes: Classes::NONE,
            columns: Columns::default(),
            depth: 0,
            lowest: 0,
            label_behind: 0,
            behind_colon: 0,
            quote: Classes::NONE,
            blanks: Blanks::NONE,
        }
    }

    /// Takes note of the character at a place, which is no ideograph, by its first bytes; whether it
    /// breaks the line.
    #[inline(always)]
    pub(super) fn note(&mut self, at: usize, bytes: [u8; 3]) -> bool {
        let classes = Classes::at(bytes);
        if !classes.any(SPECIAL) {
            self.columns.thirds += classes.ascii();
            self.classes = self.classes.or(classes);
            return false;
        }
        if classes.any(Classes::BREAK) {
            return true;
        }
        if classes.any(ODD) {
            self.odd(at, classes);
            return false;
        }
        self.columns.thirds += classes.ascii();
        self.mark(at, classes);
        false
    }

    /// Takes note of a blank, or of a character of another size than most.
    #[inline(never)]
    fn odd(&mut self, at: usize, seen: Classes) {
        let classes = if seen.any(Classes::RARE) { Classes::of_rare(self.text, at) } else { seen };
        if classes.any(Classes::BLANK) {
            return self.blank(at, classes);
        }
        self.columns.add(self.text.as_bytes()[at], classes);
        self.mark(at, classes);
    }

    /// Takes note of a mark of which more is noted than that it occurs. Which of them it is, nobody can guess: brackets and
    /// quotes are reckoned with without a branch.
    #[inline(always)]
    fn mark(&mut self, at: usize, classes: Classes) {
        self.depth += classes.depth();
        self.lowest = self.lowest.min(self.depth);
        self.quote = if classes.any(QUOTES) { classes } else { self.quote };
        let above = self.classes;
        self.classes = above.or(classes);
        if classes.any(ENDS) {
            let behind = at + if classes.any(Classes::ASCII) { 1 } else { 3 };
            if classes.any(Classes::COLON) && !above.any(Classes::COLON.or(Classes::FULL_STOP)) {
                self.behind_colon = near(behind - self.head);
            }
            if !above.any(Classes::LABEL_BEHIND) {
                self.look_behind(at, behind);
            }
        } else if classes.any(Classes::TAG) && !above.any(Classes::NO_HEADER) {
            self.classes = self.classes.or(Classes::TAG_FIRST);
        }
    }

    /// Takes note of an end with what may be a label behind it.
    #[inline(always)]
    fn look_behind(&mut self, at: usize, behind: usize) {
        // Most of these marks end their lines.
        let may_follow = match self.text.as_bytes().get(behind) {
            None | Some(b'\n' | b'\r') => false,
            _ => self.text.get(behind..).is_some_and(label::may_follow),
        };
        if may_follow {
            self.classes = self.classes.or(Classes::LABEL_BEHIND);
            self.label_behind = near(at - self.head);
        }
    }

    #[inline]
    fn blank(&mut self, at: usize, mut classes: Classes) {
        let first = self.text.as_bytes()[at];
        if at == self.head {
            self.head = at + Columns::default().add(first, classes);
            return;
        }
        if at == self.blanks.end {
            classes = classes.or(Classes::GAP).or(self.blanks.classes);
            if self.blanks.is_within_words {
                self.columns.thirds += 3;
            }
        } else {
            self.classes = self.classes.or(self.blanks.classes);
            self.blanks.start = at;
        }
        self.blanks.classes = classes;
        self.blanks.end = at + self.columns.add(first, classes);
        (self.gap)(at, self.blanks.end);
        self.blanks.is_within_words = self.blanks.start == at && self.is_within_words(at);
        if self.blanks.is_within_words {
            self.columns.thirds -= 3;
        }
    }

    /// Whether a blank stands between two ideographs or their marks: extraction finds it where a line was set wide,
    /// and the page had no room for it (`生态环境信 息 化`).
    fn is_within_words(&self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        let is_wide = |byte: Option<&u8>| byte.is_some_and(|byte| *byte >= 0xe0);
        // The byte before is the last of a character of three.
        bytes[at] == b' ' && bytes[at - 1] >= 0x80 && is_wide(bytes.get(at + 1))
    }

    /// Ends the line, which the next begins behind, where it holds nothing but blanks; whether it did.
    #[inline]
    pub(super) fn end_blank_line(&mut self, end: usize) -> bool {
        let is_blank = self.head == end;
        // Nothing was noted of blanks in front of text.
        self.head += usize::from(is_blank);
        is_blank
    }

    /// Ends a line with text at a line break or the end of the text; the next begins behind it.
    #[inline(always)]
    pub(super) fn end_line(&mut self, end: usize) -> Noted {
        let head = mem::replace(&mut self.head, end + 1);
        let mut classes = mem::take(&mut self.classes);
        let mut width = mem::take(&mut self.columns).of(end - head);
        let mut tail = end;
        if self.blanks.end != usize::MAX {
            let blanks = mem::replace(&mut self.blanks, Blanks::NONE);
            if blanks.end == end {
                tail = blanks.start;
                width -= Columns::of_blanks(&self.text[tail..end]);
            } else {
                classes = classes.or(blanks.classes);
            }
        }
        let (first, last) = ends_within(self.text, head..tail);
        let (depth, lowest) = (mem::take(&mut self.depth), mem::take(&mut self.lowest));
        let count = |brackets: i32| brackets.min(u16::MAX.into()) as u16;
        let quote = mem::take(&mut self.quote);
        let quote_last =
            if quote.any(Classes::QUOTE) { Classes::QUOTE_LAST } else { Classes::NONE };
        let traits = Traits {
            classes: classes.or(quote_last),
            first,
            last,
            at_head: Edge::of(first),
            at_end: Edge::of(last),
            width,
            closed: count(-lowest),
            opened: count(depth - lowest),
            label_behind: mem::take(&mut self.label_behind),
            behind_colon: mem::take(&mut self.behind_colon),
        };
        Noted { head, tail, traits }
    }
}

/// A place of a line that is told where it is near its head, or else 0.
#[inline]
fn near(at: usize) -> u16 {
    at.try_into().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_are_counted_from_both_sides() {
        let traits = Traits::of("县）、市（区）和（州，“新区");
        assert_eq!((traits.closed, traits.opened), (1, 1));
        assert!(traits.classes.any(Classes::COMMA) && !traits.classes.any(Classes::FULL_STOP));
        assert_eq!(traits.ends_quoting(), Some(true));
    }

    #[test]
    fn blanks_around_a_line_are_none_of_its_own() {
        let classes = |text| Traits::of(text).classes;
        for text in ["通知", " \t通知", "通知 \u{3000}", "  通知\t", " \t", ""] {
            assert_eq!(classes(text), Classes::NONE, "{text:?}");
        }
        assert!(
            classes("\t通 知\t").any(Classes::BLANK) && !classes("\t通 知\t").any(Classes::GAP)
        );
        for text in ["通  知", "a 通\u{3000}知", "通\t知 ", "a \tb"] {
            assert!(classes(text).any(Classes::GAP), "{text:?}");
        }
    }

    #[test]
    fn blanks_between_ideographs_take_no_columns() {
        let width = |text| Traits::of(text).width;
        assert_eq!((width("信 息 化 。"), width("信息化。")), (8, 8));
        // Those around figures, wider ones and those at the ends are as they were.
        assert_eq!((width("到 2025 年"), width("信  息"), width(" 信息 ")), (10, 6, 4));
        assert_eq!((width("信 \u{3000}息"), width("信 \u{3000}"), width("信 \t")), (7, 2, 2));
    }

    #[test]
    fn labels_behind_full_stops_are_seen() {
        let seen = |text| Traits::of(text).classes.any(Classes::LABEL_BEHIND);
        for text in ["完善。（二）加强", "完善。  2.加强", "完善。\u{3000}二、加强（二）。3."]
        {
            assert!(seen(text), "{text}");
            assert_eq!(Traits::of(text).label_behind, 6, "{text}");
        }
        assert!(!seen("完善。加强。") && !seen("（二）加强。"));
    }

    #[test]
    fn the_first_colon_is_seen_unless_a_sentence_ended_in_front_of_it() {
        let behind = |text| usize::from(Traits::of(text).behind_colon);
        for text in ["各镇：现将", "  各镇:现将：如下。", "各镇（区）：", "\u{3000}各 镇：\t现将"]
        {
            let colon = text.find([':', '：']).unwrap();
            let mark = text[colon..].chars().next().unwrap().len_utf8();
            let head = text.len() - text.trim_start().len();
            assert_eq!(behind(text), colon + mark - head, "{text}");
        }
        let far = format!("{}：", "各镇".repeat(20_000));
        for text in ["", "各镇", "各镇。现将：", &far] {
            assert_eq!(behind(text), 0, "{text}");
        }
        // Each line has its own.
        let mut noter = Noter::new("各镇：\n各村", |_, _| ());
        each_other("各镇：\n各村", |at, bytes| {
            if noter.note(at, bytes) {
                assert_eq!(noter.end_line(at).traits.behind_colon, 9);
            }
        });
        assert_eq!(noter.end_line("各镇：\n各村".len()).traits.behind_colon, 0);
    }

    #[test]
    fn a_tag_counts_where_no_mark_of_a_sentence_stands_before_it() {
        let seen = |text| Traits::of(text).classes.any(Classes::TAG_FIRST);
        assert!(seen("任务<br>，要求") && !seen("任务，<br>") && !seen("任务"));
    }

    #[test]
    fn first_and_last_characters_are_no_blanks() {
        let ends = |text| (Traits::of(text).first, Traits::of(text).last);
        assert_eq!(ends(" 通知。\u{3000}"), ('通', '。'));
        assert_eq!((ends("甲"), ends("  ")), (('甲', '甲'), ('\0', '\0')));
    }

    #[test]
    fn wide_characters_take_two_columns() {
        let by_character =
            |text: &str| text.chars().map(|c| if c < '\u{1100}' { 1 } else { 2 }).sum::<u32>();
        let long = "宽a".repeat(300);
        for text in ["", "甲a，é🀄", "\u{10ff}\u{1100}甲\u{1680}\u{7ff}\u{800}\u{fff}", &long]
        {
            assert_eq!(Traits::of(text).width, by_character(text), "{text}");
        }
        assert_eq!(Traits::of("  2023 年 ").width, 7);
    }
}
