//! One look at each line, which answers all that is asked of it later.
//!
//! Also where a text lost its line breaks: labels in mid-line, behind a full stop.

use super::{mark::marks, sequence::Sequence};
use crate::{
    grammar::{
        label::{Label, label},
        punctuation::{is_closing, is_opening},
    },
    text::is_blank,
};

/// What a line shows up to where it lost its break.
#[derive(Debug)]
pub(super) struct Look {
    /// Bytes of the marks at its head.
    pub(super) marks: usize,
    /// Whether the marks make it a heading.
    pub(super) is_markdown_heading: bool,
    /// The label behind the marks.
    pub(super) label: Option<Label>,
    /// What its marks of sentences say.
    pub(super) traits: Traits,
    /// Display columns behind the marks; `None` where the line lost a break.
    pub(super) width: Option<usize>,
    /// Where a line of its own begins.
    pub(super) lost_break: Option<usize>,
}

/// What the marks of sentences in a text say.
#[derive(Debug, Default)]
pub(super) struct Traits {
    pub(super) has_stop: bool,
    pub(super) has_comma: bool,
    /// Whether a 》 stands in it.
    pub(super) closes_title: bool,
    /// Whether the last of its quotes opens; `None` without quotes.
    pub(super) ends_quoting: Option<bool>,
    /// Brackets and titles that it closes and that were opened before.
    pub(super) closed: usize,
    /// Brackets and titles that it opens and doesn't close.
    pub(super) opened: usize,
    /// Whether nothing in it may be layout.
    pub(super) is_plain: bool,
}

impl Look {
    /// Looks at a line once, up to where it lost its break before a label, or to the break that is
    /// known.
    pub(super) fn at(line: &str, known: Option<usize>, mut sequence: Sequence) -> Self {
        let marks = marks(line);
        let label = label(&line[marks..]);
        let is_markdown_heading = marks > 0 && line.starts_with('#');
        let mut lost_break = known;
        if let (0, Some(label)) = (marks, label) {
            sequence.note(label);
            lost_break = known.or_else(|| article_behind_chapter(line, label));
        }
        let mut traits = Traits { is_plain: true, ..Traits::default() };
        let end = lost_break.unwrap_or(line.len());
        let bytes = &line.as_bytes()[..end];
        let (mut next, mut sizes) = (marks, Sizes::default());
        loop {
            next = past_ideographs(bytes, next);
            // ，、 and 。 are most of all marks, as wide as ideographs.
            match bytes.get(next..).unwrap_or_default() {
                [] => break,
                [0xef, 0xbc, 0x8c, ..] => {
                    traits.has_comma = true;
                    next += 3;
                }
                [0xe3, 0x80, 0x81, ..] => next += 3,
                [0xe3, 0x80, 0x82, ..] => {
                    traits.has_stop = true;
                    next += 3;
                    if lost_break.is_none() {
                        lost_break = label_behind(line, next, sequence);
                        if lost_break.is_some() {
                            break;
                        }
                    }
                }
                [first, ..] if first.is_ascii_alphanumeric() => {
                    sizes.ascii += 1;
                    next += 1;
                }
                rest => {
                    let (c, length) = character(rest);
                    next += length;
                    sizes.note(c, length);
                    traits.note(c);
                }
            }
        }
        let width = lost_break.is_none().then(|| sizes.width(line.len() - marks));
        Self { marks, is_markdown_heading, label, traits, width, lost_break }
    }
}

/// Where the ideographs end that stand at `at`: they say nothing, and most text is made of them.
fn past_ideographs(bytes: &[u8], mut at: usize) -> usize {
    // Four at once ask once for the end of the text.
    while let Some(window) = bytes.get(at..).and_then(|rest| rest.first_chunk::<12>()) {
        for index in 0..4 {
            if !matches!(window[3 * index], 0xe4..=0xe9) {
                return at + 3 * index;
            }
        }
        at += 12;
    }
    while let Some(0xe4..=0xe9) = bytes.get(at) {
        at += 3;
    }
    at
}

/// How many characters of a text have other sizes than ideographs, in bytes or columns.
#[derive(Debug, Default)]
struct Sizes {
    ascii: usize,
    of_two_bytes: usize,
    of_four_bytes: usize,
    /// Characters of three bytes that take one column.
    narrow: usize,
}

impl Sizes {
    fn note(&mut self, c: char, length: usize) {
        match length {
            1 => self.ascii += 1,
            2 => self.of_two_bytes += 1,
            3 => self.narrow += usize::from(c < '\u{1100}'),
            _ => self.of_four_bytes += 1,
        }
    }

    /// Columns of a text of so many bytes, the same as [`crate::line::display_width`].
    ///
    /// Ideographs are what the others leave over, so nothing is counted for each.
    fn width(&self, bytes: usize) -> usize {
        let others = self.ascii + 2 * self.of_two_bytes + 4 * self.of_four_bytes;
        let wide = (bytes - others) / 3 - self.narrow + self.of_four_bytes;
        self.ascii + self.of_two_bytes + self.narrow + 2 * wide
    }
}

/// The character that a text begins with, and its bytes; those of four bytes all stand for one.
fn character(text: &[u8]) -> (char, usize) {
    let bits = |byte: u8, mask: u8| u32::from(byte & mask);
    let (code, length) = match *text {
        [a @ 0xe0..=0xef, b, c, ..] => {
            (bits(a, 0x0f) << 12 | bits(b, 0x3f) << 6 | bits(c, 0x3f), 3)
        }
        [a @ 0xc0..=0xdf, b, ..] => (bits(a, 0x1f) << 6 | bits(b, 0x3f), 2),
        [0xf0..=0xff, ..] => (0x1f000, 4),
        [a, ..] => (u32::from(a), 1),
        [] => (0, 1),
    };
    (char::from_u32(code).unwrap_or_default(), length)
}

impl Traits {
    fn note(&mut self, c: char) {
        match c {
            ',' => self.has_comma = true,
            '；' => self.has_stop = true,
            '“' => self.ends_quoting = Some(true),
            '”' => self.ends_quoting = Some(false),
            '《' => self.opened += 1,
            '》' => {
                self.close();
                self.closes_title = true;
            }
            '：' => {}
            c if is_opening(c) => self.opened += 1,
            c if is_closing(c) => self.close(),
            c if is_blank(c) || matches!(c, '*' | '<') => self.is_plain = false,
            _ => {}
        }
    }

    fn close(&mut self) {
        match self.opened.checked_sub(1) {
            Some(opened) => self.opened = opened,
            None => self.closed += 1,
        }
    }
}

/// Where a label stands behind a full stop that ends at `stop`; it must count on from the last of
/// its kind.
///
/// Chinese and bracketed Chinese numerals, `2.` and articles, but not （2）: those enumerate within
/// sentences (contract, section 4).
fn label_behind(line: &str, stop: usize, sequence: Sequence) -> Option<usize> {
    let rest = line[stop..].trim_start_matches(is_blank);
    let found = label(rest)?;
    let is_kind = matches!(found.level, -2 | 0..=3);
    let goes_on = rest[found.length..].chars().next().is_some_and(|c| !c.is_ascii_digit());
    (is_kind && goes_on && sequence.counts_on(found)).then(|| line.len() - rest.len())
}

/// `第一章 总则　　第一条 为规范…`: an article on its chapter's line, behind the chapter's heading.
fn article_behind_chapter(line: &str, chapter: Label) -> Option<usize> {
    /// Bytes of the longest heading of a chapter.
    const LONGEST: usize = 120;
    if !matches!(chapter.level, -2 | -1) {
        return None;
    }
    let rest = &line[chapter.length..];
    let length =
        rest.char_indices().take_while(|(at, _)| *at < LONGEST).find(|(_, c)| *c == '第')?.0;
    let at = chapter.length + length;
    let heading = &rest[..length];
    let is_heading = at < LONGEST
        && heading.ends_with(is_blank)
        && !heading.trim_matches(is_blank).is_empty()
        && !heading.contains(['，', '。', '、']);
    (is_heading && label(&line[at..]).is_some_and(|label| label.level == 0)).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lost_break(line: &str, sequence: Sequence) -> Option<usize> {
        Look::at(line, None, sequence).lost_break
    }

    #[test]
    fn only_the_next_number_of_a_kind_was_a_line() {
        let mut sequence = Sequence::default();
        let line = "（一）健全制度。完善台账。（二）加强督查。";
        assert_eq!(lost_break(line, sequence), line.find("（二）"));
        sequence.note(label("（五）").unwrap());
        assert_eq!(lost_break("完善台账。（二）款所称", sequence), None);
        assert_eq!(lost_break("要求：（1）按时。（2）按质。", sequence), None);
    }

    #[test]
    fn an_article_stands_behind_its_chapter() {
        let line = "第一章 总则\u{3000}第一条 为规范管理";
        assert_eq!(lost_break(line, Sequence::default()), line.find("第一条"));
        assert_eq!(lost_break("第一章 总则，第一条", Sequence::default()), None);
    }

    #[test]
    fn brackets_are_counted_from_both_sides() {
        let look = Look::at("县）、市（区）和（州，“新区", None, Sequence::default());
        assert_eq!((look.traits.closed, look.traits.opened), (1, 1));
        assert!(look.traits.has_comma && !look.traits.has_stop && look.traits.is_plain);
        assert_eq!(look.traits.ends_quoting, Some(true));
        assert!(!Look::at("2023 年", None, Sequence::default()).traits.is_plain);
    }

    #[test]
    fn width_is_that_of_the_text() {
        for text in ["2023 年，甲b。é🀄", "\u{10ff}\u{1100}\u{1680}\u{7ff}\u{800}\u{fff}", "甲", ""]
        {
            let look = Look::at(text, None, Sequence::default());
            assert_eq!(look.width, Some(crate::line::display_width(text)), "{text}");
        }
    }
}
