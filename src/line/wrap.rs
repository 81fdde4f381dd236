//! The fixed width at which a text was wrapped, where it was.

use super::{Line, LineKind};
use crate::{grammar::punctuation::ends_sentence, text::scan::marks};

/// How a text is wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Wrap {
    /// Display columns of a full line; `None` where each line is a paragraph.
    width: Option<usize>,
    /// Whether extraction broke full lines at their marks: `完整、\n准确、\n全面贯彻…`.
    pub(crate) is_ragged: bool,
    /// Whether a blank line follows every line, so that blank lines say nothing.
    pub(crate) is_spaced: bool,
}

/// Lines shorter than this are headings, cells, names: they say nothing of the wrapping.
const SHORT: usize = 24;

/// Nobody wraps at 130 characters; a line of more bytes is a whole paragraph.
const LONGEST: usize = 400;

/// Columns between which full lines vary.
const NEAR_MARGIN: usize = 6;

impl Wrap {
    /// Each line is a paragraph.
    pub(crate) const NONE: Self = Self { width: None, is_ragged: false, is_spaced: false };

    /// Looks for a fixed width: in wrapped text most lines end within a sentence, at about one width.
    pub(crate) fn of(source: &str, lines: &[Line]) -> Self {
        if ends_its_sentences(source, lines) {
            return Self::NONE;
        }
        let (mut open, mut at_comma, mut with_marks) = (0, 0, 0);
        let mut widths: Vec<usize> = Vec::new();
        for line in lines.iter().filter(|line| line.kind == LineKind::Text) {
            let text = line.text(source);
            if text.len() > LONGEST {
                widths.push(usize::MAX);
                continue;
            }
            let width = display_width(text);
            at_comma += usize::from(text.ends_with(['，', '、']) && width < 3 * SHORT);
            if width >= SHORT && memchr::memchr(b'\t', text.as_bytes()).is_none() {
                widths.push(width);
                open += usize::from(!text.ends_with(ends_sentence));
                let is_prose = |(_, c)| matches!(c, '，' | '、' | '。' | ',' | '；');
                with_marks += usize::from(marks(text).any(is_prose));
            }
        }
        // Lists of names are open lines too, but hold none of the marks of prose.
        if widths.len() < 6 || open * 5 < widths.len() * 2 || with_marks * 5 < widths.len() * 2 {
            return Self::NONE;
        }
        let is_ragged = at_comma * 10 > widths.len();
        // Most ragged lines are scraps of the page's, so only the longest show its width.
        let at = if is_ragged { widths.len() * 23 / 25 } else { widths.len() * 4 / 5 };
        let (_, &mut width, _) = widths.select_nth_unstable(at);
        // Names and cells end anywhere, wrapped lines near the margin.
        let near = widths.iter().filter(|other| other.abs_diff(width) <= NEAR_MARGIN).count();
        if near * 10 < widths.len() * 3 && !is_ragged {
            return Self::NONE;
        }
        Self {
            width: Some(width).filter(|width| *width < 160),
            is_ragged,
            is_spaced: is_spaced(lines),
        }
    }

    /// Whether so many columns reach the right margin. Rules against marks at a line's head and
    /// unbreakable words leave up to four columns empty.
    pub(crate) fn is_full(self, columns: usize) -> bool {
        self.width.is_some_and(|width| columns + 4 >= width)
    }

    /// Whether so many columns fit in a line.
    pub(crate) fn fits(self, columns: usize) -> bool {
        self.width.is_some_and(|width| columns <= width + 2)
    }

    /// Whether lines are wrapped at all.
    pub(crate) fn is_fixed(self) -> bool {
        self.width.is_some()
    }
}

/// Whether so few lines end within a sentence that the text can't be wrapped; asks for no widths,
/// which cost more, so `false` says nothing.
fn ends_its_sentences(source: &str, lines: &[Line]) -> bool {
    // Three bytes take one column at least, and no byte takes more: lines that may be long count
    // where they are open, those that surely are where they are not.
    const SURELY_LONG: usize = 3 * SHORT;
    let (mut count, mut open) = (0, 0);
    for line in lines.iter().filter(|line| line.kind == LineKind::Text) {
        let text = line.text(source);
        if text.len() > LONGEST {
            count += 1;
        } else if text.len() >= SHORT && !text.ends_with(ends_sentence) {
            count += 1;
            open += 1;
        } else if text.len() >= SURELY_LONG && memchr::memchr(b'\t', text.as_bytes()).is_none() {
            count += 1;
        }
    }
    open * 5 < count * 2
}

/// Whether blank lines stand between most lines of text, as double-spaced pages come out.
fn is_spaced(lines: &[Line]) -> bool {
    let pairs = lines.windows(2).filter(|pair| pair[0].kind == LineKind::Text);
    let (all, spaced) = pairs.fold((0, 0), |(all, spaced), pair| {
        (all + 1, spaced + usize::from(pair[1].kind == LineKind::Blank))
    });
    spaced * 10 > all * 7
}

/// Columns that a text takes on a terminal or page: a Chinese character or mark takes two.
///
/// Counts bytes instead of decoding characters, which compilers turn into a few instructions for
/// sixteen bytes: a character begins at each byte that continues none, and is wide where that byte
/// is 0xE2 or higher. Half of U+1000 to U+1FFF (0xE1) is wide, so these are looked at one by one.
pub(crate) fn display_width(text: &str) -> usize {
    let columns = |bytes: &[u8]| {
        let mut columns = 0u8;
        for byte in bytes {
            columns += u8::from((*byte as i8) >= -0x40) + u8::from(*byte >= 0xe2);
        }
        usize::from(columns)
    };
    // No more bytes at once than a count of one byte can hold.
    let all: usize = text.as_bytes().chunks(127).map(columns).sum();
    let rare = memchr::memchr_iter(0xe1, text.as_bytes());
    all + rare.filter(|at| text.as_bytes().get(at + 1) >= Some(&0x84)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_take_two_columns() {
        let by_character =
            |text: &str| text.chars().map(|c| if c < '\u{1100}' { 1 } else { 2 }).sum::<usize>();
        let long = "宽a".repeat(300);
        for text in ["", "甲a，é🀄", "\u{10ff}\u{1100}\u{1680}\u{7ff}\u{800}\u{fff}", &long] {
            assert_eq!(display_width(text), by_character(text), "{text}");
        }
    }
}
