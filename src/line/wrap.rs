//! The fixed width at which a text was wrapped, where it was.

use super::{Classes, Line, LineKind};
use crate::grammar::punctuation::ends_sentence;

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
const SHORT: u32 = 24;

/// Nobody wraps at 130 characters; a line of more bytes is a whole paragraph.
const LONGEST: usize = 400;

/// Marks of prose.
const OF_PROSE: Classes =
    Classes::COMMA.or(Classes::PAUSE).or(Classes::FULL_STOP).or(Classes::SEMICOLON);

/// Columns between which full lines vary.
const NEAR_MARGIN: u32 = 6;

impl Wrap {
    /// Each line is a paragraph.
    pub(crate) const NONE: Self = Self { width: None, is_ragged: false, is_spaced: false };

    /// Looks for a fixed width: in wrapped text most lines end within a sentence, at about one width.
    pub(crate) fn of(source: &str, lines: &[Line]) -> Self {
        let (mut open, mut at_comma, mut with_marks) = (0, 0, 0);
        let mut widths: Vec<u32> = Vec::with_capacity(lines.len());
        for line in lines.iter().filter(|line| line.kind == LineKind::Text) {
            if line.text_len() > LONGEST {
                widths.push(u32::MAX);
                continue;
            }
            let width = line.traits.width;
            at_comma += usize::from(matches!(line.traits.last, '，' | '、') && width < 3 * SHORT);
            if width >= SHORT && !line.has_tab(source) {
                widths.push(width);
                open += usize::from(!ends_sentence(line.traits.last));
                with_marks += usize::from(line.traits.classes.any(OF_PROSE));
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
            width: Some(width as usize).filter(|width| *width < 160),
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

/// Whether blank lines stand between most lines of text, as double-spaced pages come out.
fn is_spaced(lines: &[Line]) -> bool {
    let pairs = lines.windows(2).filter(|pair| pair[0].kind == LineKind::Text);
    let (all, spaced) = pairs.fold((0, 0), |(all, spaced), pair| {
        (all + 1, spaced + usize::from(pair[1].kind == LineKind::Blank))
    });
    spaced * 10 > all * 7
}
