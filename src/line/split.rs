//! Source → lines: what each of them is, and what it shows.

use std::ops::Range;

use super::{
    Classes, Line, LineKind, Lines,
    page_number::{self, Pages},
    row, running_head,
    traits::Noter,
};
use crate::{
    Span,
    grammar::punctuation::is_opening,
    text::{is_blank, is_ideograph, is_zero_width, mask::each_other},
};

/// Splits a source into its lines.
///
/// Lines end at `\n`, `\r\n`, `\r` and form feeds. A text that lost every line break (copied from
/// a search result, flattened by a crawler) is split at its blanks, which stand where the breaks were.
/// The cells of a row have lines of their own. No more than `most` lines are given: where there are more, the
/// last of them ends before the source does.
#[inline(never)] // counted by tools/instructions
pub(crate) fn split(source: &str, most: usize) -> Lines {
    let mut splitter = Splitter::new(source, most);
    splitter.in_place(0..source.len(), most);
    if row::is_row(source) {
        let lines = splitter.begin_anew();
        let cells = row::cells(source, &lines);
        cells.into_iter().for_each(|cell| splitter.in_place(cell, most));
    }
    if lost_its_breaks(source, &splitter.lines) {
        let whole = splitter.begin_anew();
        whole.iter().for_each(|line| splitter.at_blanks(*line));
    }
    if splitter.pages.stand_beside_text {
        let whole = splitter.begin_anew();
        whole.iter().for_each(|line| splitter.at_page_number(line));
    }
    let Splitter { mut lines, mut pages, gaps, .. } = splitter;
    lines.truncate(most);
    // The room that longer lines did not need.
    lines.shrink_to(LEAST_ROOM);
    page_number::mark(source, &mut lines, &mut pages);
    running_head::mark(source, &mut lines, &pages);
    Lines { lines, gaps }
}

/// Lines for which there is always room: short texts have shorter ones.
const FEWEST: usize = 32;

/// Bytes of a short text, and its lines for which there is room: longer ones than most, in a list of less than a kilobyte,
/// which allocators keep at hand.
const SHORT: usize = 2_048;
const FEW: usize = 18;

/// Gaps for which there is room where there are any.
const LEAST_GAPS: usize = 64;

/// Lines for which there may always be room: giving back less costs more than it saves.
const LEAST_ROOM: usize = 1_024;

/// What ends a page, and with it a line.
const FORM_FEED: u8 = 0x0c;

/// Bytes of a usual line: pages have shorter ones than web texts.
const USUAL_LINE: usize = 48;

/// Puts together the lines of a source.
struct Splitter<'s> {
    source: &'s str,
    /// Lines that are wanted.
    most: usize,
    lines: Vec<Line>,
    gaps: Vec<Span>,
    pages: Pages,
}

impl<'s> Splitter<'s> {
    fn new(source: &'s str, most: usize) -> Self {
        let is_short = source.len() < SHORT;
        let room = if is_short { FEW } else { source.len() / USUAL_LINE + FEWEST };
        Self {
            source,
            most,
            lines: Vec::with_capacity(room),
            gaps: Vec::new(),
            pages: Pages::default(),
        }
    }

    /// Forgets all lines, because they are to be others; gives those that there were.
    fn begin_anew(&mut self) -> Vec<Line> {
        std::mem::replace(self, Self::new(self.source, self.most)).lines
    }

    /// Adds the lines of a place, split at its line breaks; of more than `most` only the first.
    fn in_place(&mut self, place: Range<usize>, most: usize) {
        let Self { source, lines, gaps, pages, .. } = self;
        let source = *source;
        let text = &source[place.clone()];
        let most = lines.len().saturating_add(most);
        let mut noter = Noter::new(text, |at, end| {
            let blank = Span::new(place.start + at, place.start + end);
            match gaps.last_mut() {
                Some(gap) if gap.end == blank.start => gap.end = blank.end,
                Some(_) => gaps.push(blank),
                // Where there is one there are more.
                None => {
                    gaps.reserve(LEAST_GAPS);
                    gaps.push(blank);
                }
            }
        });
        let begins_page = place.start > 0 && source.as_bytes()[place.start - 1] == FORM_FEED;
        let mut ends =
            Ends { source, text, place: place.start, lines, pages, most, start: 0, begins_page };
        each_other(text, |at, bytes| {
            if noter.note(at, bytes) {
                ends.end_line(&mut noter, at, bytes[0]);
            }
        });
        ends.end_line(&mut noter, text.len(), b'\n');
    }

    /// Adds the lines that stood in one line: it is split at blanks that fill no gap around numbers or words.
    fn at_blanks(&mut self, whole: Line) {
        let (source, text) = (self.source, whole.text(self.source));
        let (mut start, mut at) = (whole.start as usize, whole.head as usize);
        let tail = whole.tail as usize;
        let is_glued = memchr::memmem::find(text.as_bytes(), LIST.as_bytes()).is_some()
            || memchr::memmem::find(text.as_bytes(), EDITOR.as_bytes()).is_some();
        let add = if is_glued { Self::before_glued } else { Self::one_line };
        for blank in blanks(text) {
            let gap = whole.head as usize + blank;
            if self.lines.len() >= self.most {
                break;
            }
            if gap < at {
                continue;
            }
            let rest = source[gap..tail].trim_start_matches(is_blank);
            let next = tail - rest.len();
            if was_break(&source[..gap], &source[gap..next], rest) {
                add(self, start..gap);
                start = gap;
            }
            at = next;
        }
        add(self, start..whole.end as usize);
    }

    /// Adds a line, parted where the number of a page stands beside its text.
    fn at_page_number(&mut self, line: &Line) {
        let mut start = line.start as usize;
        if let Some(at) = page_number::beside_text(self.source, line) {
            self.one_line(start..at);
            start = at;
        }
        self.one_line(start..line.end as usize);
    }

    /// Adds the lines of a place that holds no blank of a break: a list of attachments and who edited the page stand on
    /// lines of their own, though nothing parts them from what is in front.
    fn before_glued(&mut self, place: Range<usize>) {
        let source = self.source;
        let mut start = place.start;
        for (at, _) in source[place.clone()].match_indices(LIST) {
            let list = place.start + at + '。'.len_utf8();
            self.one_line(start..list);
            start = list;
        }
        let rest = &source[start..place.end];
        // `（责任编辑：何青）` is whole.
        let is_glued = |at: &usize| rest[..*at].ends_with(|c| !is_blank(c) && !is_opening(c));
        if let Some(editor) = rest.rfind(EDITOR).filter(is_glued) {
            self.one_line(start..start + editor);
            start += editor;
        }
        self.one_line(start..place.end);
    }

    /// Adds a place without a line break.
    fn one_line(&mut self, place: Range<usize>) {
        self.in_place(place, 1);
    }
}

/// A list of attachments behind the sentence in front of it.
const LIST: &str = "。附件：";

/// Who edited a page, behind whatever it ends with.
const EDITOR: &str = "责任编辑：";

/// Where the lines of a text end.
struct Ends<'t> {
    source: &'t str,
    text: &'t str,
    /// Where the text begins in the source.
    place: usize,
    lines: &'t mut Vec<Line>,
    pages: &'t mut Pages,
    /// Lines that are wanted.
    most: usize,
    /// Where the next line begins in the text, and whether that is behind a form feed.
    start: usize,
    begins_page: bool,
}

impl Ends<'_> {
    /// Ends a line at a mark that breaks it, or at the end of the text.
    #[inline(never)] // of the loop over marks, which has more to do than registers hold
    fn end_line<G: FnMut(usize, usize)>(&mut self, noter: &mut Noter<'_, G>, end: usize, mark: u8) {
        let start = std::mem::replace(&mut self.start, end + 1);
        let begins_page = std::mem::replace(&mut self.begins_page, mark == FORM_FEED);
        self.pages.form_feeds += usize::from(begins_page);
        let is_wanted = self.lines.len() < self.most;
        let offset = |at: usize| (self.place + at) as u32;
        // Half of the lines of a web page.
        if noter.end_blank_line(end) {
            if is_wanted && (end > start || !self.is_within_break(end)) {
                let (start, end) = (offset(start), offset(end));
                self.lines.push(Line {
                    start,
                    end,
                    head: end,
                    tail: end,
                    begins_page,
                    ..Line::BLANK
                });
            }
            return;
        }
        let noted = noter.end_line(end);
        if !is_wanted {
            return;
        }
        let at = self.lines.len();
        let may_tell_page = Pages::may_be_told_by(&noted.traits);
        // Put together where it stays: what is copied when it was just written waits until it is there.
        self.lines.push(Line {
            start: offset(start),
            end: offset(end),
            head: offset(noted.head),
            tail: offset(noted.tail),
            kind: LineKind::Text,
            begins_page,
            traits: noted.traits,
        });
        if may_tell_page {
            self.pages.note(self.source, &mut self.lines[at], at);
        }
    }

    /// Whether a place is within a break: `\r\n` is one, between whose bytes there is no blank line, which would part cells and
    /// paragraphs.
    fn is_within_break(&self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        bytes[..at].ends_with(b"\r") && bytes[at..].starts_with(b"\n")
    }
}

/// Whether a text lost its line breaks: hardly any line, and a whole document in each.
fn lost_its_breaks(source: &str, lines: &[Line]) -> bool {
    /// A paragraph of web text may be this long; a document's mean line is not.
    const LONGEST_MEAN: usize = 1_500;
    /// Short texts of one line are titles.
    const SHORTEST: usize = 300;
    // The mean of so many lines is not as long, for all together are no longer than the source.
    let enough = source.len() / LONGEST_MEAN + 2;
    let texts = lines.iter().filter(|line| line.kind == LineKind::Text).take(enough);
    let (count, bytes) = texts.fold((0, 0), |(n, sum), line| (n + 1, sum + line.text_len()));
    count > 0
        && count < enough
        && (bytes / count > LONGEST_MEAN || (count == 1 && bytes > SHORTEST))
}

/// The places of the blanks in a text.
fn blanks(text: &str) -> Vec<usize> {
    let mut blanks = Vec::new();
    each_other(text, |at, bytes| {
        let may_be_blank = Classes::at(bytes).any(Classes::BLANK.or(Classes::RARE));
        if may_be_blank && text[at..].starts_with(is_blank) {
            blanks.push(at);
        }
    });
    blanks
}

/// Whether the gap between two texts was a line break.
fn was_break(before: &str, gap: &str, after: &str) -> bool {
    let (Some(a), Some(b)) = (before.chars().next_back(), after.chars().next()) else {
        return false;
    };
    // What nobody sees parts nothing: web pages are full of it, within words, too.
    if gap.chars().all(is_zero_width) {
        return false;
    }
    // `2023 年`, `第 3 号`, `GB 3096`: blanks that typesetting puts around numbers and Latin words.
    let around_number = a.is_ascii_alphanumeric()
        || (b.is_ascii_alphanumeric() && "第至到约达为每年月".contains(a));
    // `财  政  部`, `名  称：`: letters set apart are one word.
    if is_single(before.chars().rev()) && is_single(after.chars()) {
        return false;
    }
    // `65197437 某局`, `swj@qinghe.gov.cn 某局`: a number or an address ends what it belongs to.
    let is_long = before.bytes().rev().take(5).filter(u8::is_ascii_graphic).count() == 5;
    let wide = gap.chars().count() > 1;
    wide || is_long || !around_number
}

/// Whether one Chinese character stands alone before the next blank, or ends a key.
fn is_single(mut chars: impl Iterator<Item = char>) -> bool {
    let ends_word = |c: char| is_blank(c) || matches!(c, '：' | ':');
    chars.next().is_some_and(is_ideograph) && chars.next().is_none_or(ends_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<&str> {
        split(source, usize::MAX).lines.iter().map(|line| line.text(source)).collect()
    }

    #[test]
    fn every_sort_of_break_ends_a_line() {
        assert_eq!(texts("甲\r\n乙\x0c丙\n  丁 "), ["甲", "乙", "丙", "丁"]);
    }

    #[test]
    fn one_line_is_split_at_its_blanks() {
        let body = "认真贯彻执行，".repeat(40);
        let source = format!(
            "青禾县人民政府关于防汛的通知 各乡镇人民政府： {body} 青禾县人民政府 2021年6月1日"
        );
        let texts = texts(&source);
        assert_eq!(texts.len(), 5);
        assert_eq!(texts[4], "2021年6月1日");
    }

    #[test]
    fn what_has_no_width_parts_no_line() {
        let body = "认真贯彻\u{200b}执行，".repeat(40);
        assert_eq!(texts(&format!("{body} \u{200b}巡河办法")), [body.as_str(), "巡河办法"]);
    }

    #[test]
    fn letters_set_apart_are_one_word_in_one_line() {
        let body = "认真贯彻执行，".repeat(40);
        let source = format!("{body} 电  话：5550101 名 称：巡河办法 水 务 局 镇里 甲：报数");
        let texts = texts(&source);
        assert_eq!(
            texts[1..],
            ["电  话：5550101", "名 称：巡河办法", "水 务 局", "镇里", "甲：报数"]
        );
    }

    #[test]
    fn a_list_of_attachments_behind_a_sentence_is_a_line_of_one_line() {
        let body = "认真贯彻执行，".repeat(40);
        let source = format!("{body}（见附件：略）。附件：名单 青禾县人民政府");
        let texts = texts(&source);
        assert_eq!(texts[1..], ["附件：名单", "青禾县人民政府"]);
    }

    #[test]
    fn who_edited_the_page_is_a_line_of_one_line() {
        let body = "认真贯彻执行，".repeat(40);
        for (foot, lines) in [
            (
                "青禾县水务局 2024年5月6日责任编辑：何青",
                ["青禾县水务局", "2024年5月6日", "责任编辑：何青"],
            ),
            ("按时上报。 各镇 （责任编辑：何青）", ["按时上报。", "各镇", "（责任编辑：何青）"]),
        ] {
            assert_eq!(texts(&format!("{body} {foot}"))[1..], lines);
        }
    }

    #[test]
    fn gaps_are_the_blanks_between_the_words_of_a_line() {
        let gaps = |source: &'static str| {
            let Lines { lines, gaps } = split(source, usize::MAX);
            let is_within =
                |gap: &&Span| lines.iter().any(|line| line.head < gap.start && gap.end < line.tail);
            let within = gaps.iter().filter(is_within);
            within.map(|gap| &source[gap.range()]).collect::<Vec<_>>()
        };
        assert_eq!(
            gaps(" 2024 年\u{3000} 1月\n\t甲\u{200b}乙 \n 丙"),
            [" ", "\u{3000} ", "\u{200b}"]
        );
        assert_eq!(gaps("甲 \n 乙"), [""; 0]);
    }

    #[test]
    fn only_line_breaks_stand_between_lines() {
        let source = "一\n\n 二\r\n三\r\r\n四";
        let lines = split(source, usize::MAX).lines;
        let texts: Vec<_> = lines.iter().map(|line| line.text(source)).collect();
        assert_eq!(texts, ["一", "", "二", "三", "", "四"]);
        let breaks =
            lines.iter().zip(&lines[1..]).map(|(a, b)| &source[a.end as usize..b.start as usize]);
        assert_eq!(breaks.collect::<Vec<_>>(), ["\n", "\n", "\r\n", "\r", "\r\n"]);
        assert_eq!(lines.last().unwrap().end as usize, source.len());
    }
}
