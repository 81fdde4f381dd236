//! Page numbers that only the lines around them tell: a bare number by the sequence that it stands in, `— 17` by the dash on
//! the line below, `II` by the form feed behind it, `…会同水— 4 —` by both of its dashes.

use std::ops::Range;

use super::{
    Edge, Line, LineKind, Traits,
    furniture::{DASHES, is_furniture},
};
use crate::text::{is_blank, is_cjk, scan::CharSet};

/// Bytes of the longest page number.
const LONGEST: usize = 3;

/// Bytes of the longest one of letters or dashes: `viii`, `—— 999`.
const LONGEST_MARKED: usize = "—— 999".len();

/// A page holds at least so many lines; numbers closer together are a table's or a list's.
const LINES_OF_A_PAGE: usize = 8;

/// Bytes of text on a page; the cells of a table's row may take as many lines, but hold less.
const TEXT_OF_A_PAGE: usize = 360;

/// What stands around the number of a page.
const DASH: char = '—';

/// What lines show of pages, each by itself.
#[derive(Debug, Default)]
pub(super) struct Pages {
    /// The lines that may be page numbers by those around them.
    short: Vec<usize>,
    /// How many lines are furniture.
    pub(super) furniture: usize,
    /// How many lines stand behind form feeds.
    pub(super) form_feeds: usize,
    /// Whether the number of a page stands in a line of text.
    pub(super) stand_beside_text: bool,
}

impl Pages {
    /// Whether a line may tell anything of pages, by what it shows.
    #[inline]
    pub(super) fn may_be_told_by(traits: &Traits) -> bool {
        traits.at_end.any(Edge::OF_PAGES) | (traits.first == DASH)
    }

    /// Takes note of a line that may tell something, the one at `at`.
    #[inline(never)]
    pub(super) fn note(&mut self, source: &str, line: &mut Line, at: usize) {
        if is_furniture(line.text(source)) {
            self.mark(line);
        }
        self.stand_beside_text |= beside_text(source, line).is_some();
        if line.text_len() <= LONGEST_MARKED {
            self.short.push(at);
        }
    }

    fn mark(&mut self, line: &mut Line) {
        self.furniture += usize::from(line.kind != LineKind::Furniture);
        line.kind = LineKind::Furniture;
    }
}

/// Marks the page numbers.
pub(super) fn mark(source: &str, lines: &mut [Line], pages: &mut Pages) {
    let mut bare: Vec<(usize, u32)> = Vec::new();
    let mut last: Vec<(usize, u32)> = Vec::new();
    let mut told: Vec<Range<usize>> = Vec::new();
    for at in std::mem::take(&mut pages.short) {
        let Some(line) = lines.get(at) else { break };
        if line.traits.last.is_ascii_digit() {
            let number = (line.text_len() <= LONGEST).then(|| bare_number(line.text(source)));
            if let Some(number) = number.flatten() {
                bare.push((at, number));
                last.extend(ends_page(source, &lines[at..]).then_some((at, number)));
            }
            let below = lines.get(at + 1);
            told.extend(below.filter(|below| is_parted(source, line, below)).map(|_| at..at + 2));
        } else if LETTERS.has(line.traits.last) && is_roman_number(source, &lines[at..]) {
            told.push(at..at + 1);
        }
    }
    told.into_iter().flatten().for_each(|at| pages.mark(&mut lines[at]));
    mark_bare(lines, &bare, is_page, pages);
    // A form feed tells pages apart, however few lines the last page of a chapter holds.
    mark_bare(lines, &last, |_| true, pages);
}

/// Where the number of a page parts from the text that it came to stand beside: `…会同水— 4 —`, `— 5 —务部门…`.
pub(super) fn beside_text(source: &str, line: &Line) -> Option<usize> {
    let (behind, before) = (line.traits.first == DASH, line.traits.last == DASH);
    if line.kind != LineKind::Text || !behind && !before {
        return None;
    }
    let text = line.text(source);
    let counts =
        |number: &str| bare_number(number.trim_matches(is_blank)).is_some_and(|n| n < 1_000);
    let at = if before {
        let (text, number) = text.strip_suffix(DASH)?.rsplit_once(DASH)?;
        (counts(number) && text.ends_with(is_of_prose)).then_some(text.len())?
    } else {
        let number = text.strip_prefix(DASH)?;
        let (number, rest) = number.split_once(DASH)?;
        (counts(number) && rest.starts_with(is_of_prose)).then_some(text.len() - rest.len())?
    };
    Some(line.head as usize + at)
}

/// Whether a character stands beside the edge of a page within a text: an ideograph, a mark, a blank; no figure or letter, for
/// `GB/T 29—204—` is a standard.
fn is_of_prose(c: char) -> bool {
    is_cjk(c) && !DASHES.has(c) || is_blank(c)
}

/// Whether the lines between two numbers are as much as a page holds.
fn is_page(lines: &[Line]) -> bool {
    if lines.len() < LINES_OF_A_PAGE - 1 {
        return false;
    }
    let mut bytes = 0;
    lines.iter().any(|line| {
        bytes += line.text_len();
        bytes >= TEXT_OF_A_PAGE
    })
}

/// Marks bare numbers that count pages: each one more than the number before, a page apart.
fn mark_bare(
    lines: &mut [Line],
    numbers: &[(usize, u32)],
    is_page: fn(&[Line]) -> bool,
    pages: &mut Pages,
) {
    let count = Count { lines, numbers, is_page };
    let told = (0..numbers.len()).filter(|i| count.is_of_page(*i)).map(|i| numbers[i].0);
    let told: Vec<usize> = told.collect();
    told.into_iter().for_each(|at| pages.mark(&mut lines[at]));
}

/// Bare numbers, where each stands and which it is, among the lines between them.
struct Count<'l> {
    lines: &'l [Line],
    numbers: &'l [(usize, u32)],
    is_page: fn(&[Line]) -> bool,
}

impl Count<'_> {
    /// Whether the number at `i` is that of a page. One that is none vouches for no other.
    fn is_of_page(&self, i: usize) -> bool {
        let follows = || i > 0 && self.counts_on(i - 1) && self.is_alone(i - 1);
        let leads = || self.counts_on(i) && self.is_alone(i + 1);
        self.is_alone(i) && (follows() || leads())
    }

    /// Whether the next number goes on with the one at `i`. A page without its number (a cover, a picture) leaves a gap of one.
    fn counts_on(&self, i: usize) -> bool {
        matches!(self.step(i), Some(1 | 2))
    }

    /// By how much the next number is more than the one at `i`.
    fn step(&self, i: usize) -> Option<u32> {
        let [(_, number), (_, next)] = self.numbers.get(i..)?.first_chunk()?;
        next.checked_sub(*number)
    }

    /// Whether a page lies on both sides of the number at `i`, as far as there are numbers.
    fn is_alone(&self, i: usize) -> bool {
        let parted = |i| self.is_whole(i) || self.is_last_page(i);
        parted(i) && (i == 0 || parted(i - 1))
    }

    /// Whether as much as a page holds stands between the number at `i` and the next one; behind the last one anything.
    fn is_whole(&self, i: usize) -> bool {
        i + 1 >= self.numbers.len() || (self.is_page)(self.behind(i))
    }

    /// Whether the few lines behind the number at `i` are the last page: the text ends with the next number, and both count on from
    /// that of a whole page.
    fn is_last_page(&self, i: usize) -> bool {
        /// The signature, the date, and what is said in brackets.
        const FEW: usize = 3;
        let counts = |i| self.step(i) == Some(1);
        i > 0
            && i + 2 == self.numbers.len()
            && counts(i - 1)
            && counts(i)
            && self.is_whole(i - 1)
            && self.behind(i).len() >= FEW
            && self.behind(i + 1).iter().all(|line| line.text_len() == 0)
    }

    /// The lines between the number at `i` and the next one.
    fn behind(&self, i: usize) -> &[Line] {
        let end = self.numbers.get(i + 1).map_or(self.lines.len(), |(at, _)| *at);
        &self.lines[self.numbers[i].0 + 1..end]
    }
}

/// The letters of Roman numbers as page numbers have them; `Ⅲ` is a class of water, and the last cell of a page.
static LETTERS: CharSet = CharSet::of(ROMAN);

pub(super) const ROMAN: &str = "IVXivx";

/// Whether the first of some lines is the Roman number of a page, as contents and prefaces have them, and its page ends
/// behind it.
fn is_roman_number(source: &str, lines: &[Line]) -> bool {
    lines[0].text(source).chars().all(|c| LETTERS.has(c)) && ends_page(source, lines)
}

/// Whether a form feed stands behind the first of some lines, with nothing but blanks between.
fn ends_page(source: &str, lines: &[Line]) -> bool {
    /// Blank lines between the number and the end of its page.
    const WIDEST_GAP: usize = 4;
    let Some((line, below)) = lines.split_first() else { return false };
    let next = below.iter().take(WIDEST_GAP).find(|line| line.text_len() > 0);
    let end = next.or(below.get(WIDEST_GAP)).map_or(source.len(), |line| line.head as usize);
    source[line.tail as usize..end].contains('\x0c')
}

/// Whether two lines are a number between dashes, `— 17` and `—`.
fn is_parted(source: &str, line: &Line, below: &Line) -> bool {
    let is_dash = |c: char| DASHES.has(c);
    let number = line.text(source).trim_start_matches(is_dash);
    number.len() < line.text_len()
        && bare_number(number.trim_start_matches(is_blank)).is_some()
        && below.text_len() > 0
        && below.text_len() <= LONGEST_MARKED
        && below.text(source).chars().all(is_dash)
}

fn bare_number(text: &str) -> Option<u32> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok().filter(|number| *number > 0) } else { None }
}

#[cfg(test)]
mod tests {
    use crate::line::{LineKind, split};

    fn furniture(text: &str) -> Vec<&str> {
        let lines = split(text, usize::MAX).lines.into_iter();
        let furniture = lines.filter(|line| line.kind == LineKind::Furniture);
        furniture.map(|line| line.text(text)).collect()
    }

    #[test]
    fn a_number_between_dashes_on_two_lines_is_furniture() {
        let text = "各站逐村核对灌溉\n— 17\n—\n面积。\n- 18\n-\n— 19\n水价。\n";
        assert_eq!(furniture(text), ["— 17", "—", "- 18", "-"]);
    }

    #[test]
    fn a_number_in_front_of_a_form_feed_is_furniture_however_short_its_page() {
        let text = "一、摸清家底\n\n11\n\n\x0c灌区面积以测定为准。\n\n12\n\n\x0c二、整修渠系\n7\n8\n三、公布水价\n9\n";
        assert_eq!(furniture(text), ["11", "12"]);
    }

    #[test]
    fn numbers_of_rows_whose_cells_take_lines_are_none_of_pages() {
        let row = |number: u32| format!("{number}\n\n水质达标率（%）\n\n95\n\n预期性\n\n");
        let table: String = ["序号\n\n指标\n\n目标值\n\n属性\n\n".into()]
            .into_iter()
            .chain((7..12).map(row))
            .collect();
        assert!(furniture(&table).is_empty());
        let cells = "修渠\n核对各村\n灌区面积\n县水务局\n各乡镇\n4月底前\n清渠\n整修泵站\n";
        let dense: String = (7..12).map(|number| format!("{number}\n{cells}")).collect();
        assert!(furniture(&dense).is_empty());
        let line =
            "各乡镇对照方案逐村核查灌区面积和渠系现状并在汛期到来前完成整修工作由县水务局汇总\n\n";
        let pages: String =
            (7..12).map(|number| format!("{}{number}\n\n", line.repeat(4))).collect();
        assert_eq!(furniture(&pages), ["7", "8", "9", "10", "11"]);
    }

    #[test]
    fn a_number_near_another_vouches_for_no_page() {
        let line = "各乡镇对照方案逐村核查灌区面积和渠系现状\n";
        let text = format!(
            "对于\n30\n万元以下的渠系整修，力争\n2\n天内批复，\n{}于\n3\n月底前汇总。\n",
            line.repeat(9)
        );
        assert!(furniture(&text).is_empty());
        let pages: String = (2..5).map(|number| format!("{}{number}\n", line.repeat(9))).collect();
        assert_eq!(furniture(&format!("{line}30\n{pages}")), ["2", "3", "4"]);
    }

    #[test]
    fn the_last_page_may_hold_little() {
        let page = "各乡镇对照方案逐村核查灌区面积和渠系现状\n".repeat(9);
        let (end, text) =
            ("（此页无正文）\n青禾县水务局\n2026年1月5日\n", format!("{page}1\n{page}2\n"));
        assert_eq!(furniture(&format!("{text}{end}3\n\n")), ["1", "2", "3"]);
        // A figure of the text, and the number of a row, which goes on, leave none that can be told.
        assert!(furniture(&format!("{text}于\n3\n{page}")).is_empty());
        assert!(furniture(&format!("{text}{end}3\n修渠\n核对各村\n")).is_empty());
    }

    #[test]
    fn a_number_beside_a_text_is_furniture() {
        let text = "由县水务局会同水— 4 —\n务部门核查。（4月底前） — 15 —\n— 6 —并报备案。\n";
        assert_eq!(furniture(text), ["— 4 —", "— 15 —", "— 6 —"]);
        assert!(furniture("按照GB/T 29—204—\n——渠系完好—\n").is_empty());
    }

    #[test]
    fn a_roman_number_at_the_end_of_its_page_is_furniture() {
        let text = "一、摸清家底\nII\n\n\x0c二、整修渠系\niii\n三、公布水价\nVI类\n\x0c四、附则\nIV\n\n\n\n\n\n\x0c";
        assert_eq!(furniture(text), ["II"]);
    }
}
