//! The heading behind a label: the first sentence there, where it is as short as headings are.

use std::ops::Range;

use crate::{
    block::Paragraph,
    grammar::{
        clause::clause,
        punctuation::{is_closing, is_opening},
        unit::brackets::last_bracket,
    },
    line::Classes,
    text::{ends_in_ideograph, is_blank, is_ideograph, mask, scan::marks, trim_start},
};

/// A heading has at most so many characters, blanks and the final mark not counted.
const LONGEST_HEADING: usize = 40;

/// The heading behind a label and where the text behind it begins.
pub(super) fn heading_behind(
    paragraph: &Paragraph<'_>,
    label: usize,
) -> (Option<Range<usize>>, usize) {
    let text = paragraph.text();
    let start = text.len() - behind_marks(trim_start(&text[label..])).len();
    let sentence = if is_one_sentence(paragraph, start) {
        Some(Sentence { end: text.len(), rest: text.len(), has_blank: false })
    } else {
        first_sentence(text, start)
    };
    // Whether all characters are known to have three bytes.
    let is_wide = !paragraph.may_hold(Classes::ASCII.or(Classes::ODD_SIZE));
    sentence.map_or((None, start), |sentence| heading(text, start, sentence, is_wide))
}

/// The text behind a mark that stands between a label and its heading: `第三条：巡查制度`, `（一）、巡查制度`.
#[inline]
fn behind_marks(text: &str) -> &str {
    // Nearly all texts begin with an ideograph.
    match text.as_bytes().first() {
        Some(b':' | b',' | b'.' | 0xe3 | 0xef) => {
            trim_start(text.trim_start_matches(['：', ':', '、', '，', ',', '．', '.']))
        }
        _ => text,
    }
}

/// Whether a paragraph holds nothing behind `start` that may end a sentence within it: most headings of sections do not,
/// and nothing is looked for in them.
fn is_one_sentence(paragraph: &Paragraph<'_>, start: usize) -> bool {
    const ENDS: Classes = Classes::FULL_STOP.or(Classes::COLON).or(Classes::BLANK);
    let has_point = || memchr::memchr(b'.', &paragraph.text().as_bytes()[start..]).is_some();
    !(paragraph.may_hold(ENDS) || paragraph.may_hold(Classes::ASCII) && has_point())
}

/// The heading that the sentence at `start` is and where the text behind it begins.
fn heading(
    text: &str,
    start: usize,
    Sentence { end, rest, has_blank }: Sentence,
    is_wide: bool,
) -> (Option<Range<usize>>, usize) {
    let (end, mut rest) = with_quotes(text, start, end, rest);
    let mut heading = &text[start..end];
    // Most headings end in no bracket and no mark.
    if !ends_in_ideograph(heading) {
        let end = without_clause(text, start, end);
        if end < rest && text[end..rest].starts_with(is_opening) {
            rest = end;
        }
        heading = text[start..end].trim_end_matches(is_final);
    }
    if is_heading(heading, has_blank, is_wide) {
        (Some(start..start + heading.len()), rest)
    } else {
        (None, start)
    }
}

/// Where a sentence ends and what stands behind it begins with the quotes that close behind its mark: they are of the
/// sentence where one opens in it (改为“按月报送。”), or else of the text that cites it.
#[inline]
fn with_quotes(text: &str, start: usize, end: usize, rest: usize) -> (usize, usize) {
    if !text[rest..].starts_with('”') {
        return (end, rest);
    }
    let behind = text.len() - text[rest..].trim_start_matches('”').len();
    let sentence = &text[start..end];
    let is_open = sentence.matches('“').count() > sentence.matches('”').count();
    (if is_open { behind } else { end }, behind)
}

/// Whether a text is as long as headings are.
fn is_heading(text: &str, has_blank: bool, is_wide: bool) -> bool {
    let length = match has_blank {
        false if is_wide => text.len() / 3,
        false if text.len() > LONGEST_HEADING * char::MAX.len_utf8() => return false,
        // Not even one byte a character makes it longer.
        false if text.len() <= LONGEST_HEADING => text.len(),
        // Counting all characters takes a fraction of asking each of them.
        false => count_characters(text),
        true => text.chars().filter(|c| !is_blank(*c)).take(LONGEST_HEADING + 1).count(),
    };
    (1..=LONGEST_HEADING).contains(&length)
}

/// How many characters a text of at least eight bytes and less than 256 has, eight bytes at a time: the last ones are looked at
/// once more with those in front of them, for how many they are nobody can guess.
fn count_characters(text: &str) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    // A bit for each byte that begins a character.
    let begins = |bytes: &[u8; 8]| {
        let bytes = u64::from_le_bytes(*bytes);
        (!(bytes >> 7) | bytes >> 6) & EACH
    };
    let (eights, rest) = text.as_bytes().as_chunks();
    let behind = 8 * (8 - rest.len() as u32);
    let last = text.as_bytes().last_chunk().map_or(0, begins).unbounded_shr(behind);
    let counts = eights.iter().map(begins).sum::<u64>() + last;
    (counts.wrapping_mul(EACH) >> 56) as usize
}

fn is_final(c: char) -> bool {
    matches!(c, '。' | '；' | ';' | '：' | ':' | '，' | ',' | '！' | '.' | 'ꎻ') || is_blank(c)
}

/// The first sentence of a text.
struct Sentence {
    /// Its end without its mark.
    end: usize,
    /// Where the text behind it begins.
    rest: usize,
    /// Whether blanks stand in it.
    has_blank: bool,
}

impl Sentence {
    /// A sentence up to `end` with a mark of so many bytes.
    #[inline]
    fn plain(end: usize, mark: usize) -> Self {
        Self { end, rest: end + mark, has_blank: false }
    }
}

/// The first sentence from `start` on: up to 。 or ： outside brackets, titles and quotes, or the full stop
/// of a text in half width (免试就近入学.学校不得). `None` where it is surely longer than headings are.
fn first_sentence(text: &str, start: usize) -> Option<Sentence> {
    let sentence = &text[start..];
    // Most end at their first mark other than commas.
    let words = mask::words(sentence);
    let (before, behind) = sentence.as_bytes().split_at(words);
    match behind {
        [] => Some(Sentence::plain(text.len(), 0)),
        // ； at the end.
        [0xef, 0xbc, 0x9b] => Some(Sentence::plain(text.len(), 0)),
        [0xe3, 0x80, 0x82, ..] => Some(Sentence::plain(start + words, '。'.len_utf8())),
        // ：
        [0xef, 0xbc, 0x9a, after @ ..] if !is_within(before, after) => {
            Some(Sentence::plain(start + words, '：'.len_utf8()))
        }
        [b':', after @ ..] if !is_within(before, after) => {
            Some(Sentence::plain(start + words, ':'.len_utf8()))
        }
        // Ideographs behind as many characters as a heading has.
        _ if words == mask::MOST && before[SURELY_TOO_LONG..].iter().any(begins_ideograph) => None,
        _ => sentence_with_marks(text, start, words),
    }
}

/// Bytes of a heading with the most characters, none of which has more than three.
const SURELY_TOO_LONG: usize = 3 * LONGEST_HEADING;

fn begins_ideograph(byte: &u8) -> bool {
    matches!(byte, 0xe4..=0xe9)
}

/// The first sentence from `start` on, in which brackets, blanks and other marks may stand behind so many bytes of words.
fn sentence_with_marks(text: &str, start: usize, words: usize) -> Option<Sentence> {
    /// Bytes that a heading and the last character in front of a mark never have.
    const TOO_LONG: usize = (LONGEST_HEADING + 1) * char::MAX.len_utf8();
    let (mut depth, mut has_blank, mut has_bracket) = (0usize, false, false);
    let (sentence, bytes) = (&text[start..], &text.as_bytes()[start..]);
    for (at, c) in marks(&sentence[words..]) {
        let at = words + at;
        let end = at + c.len_utf8();
        match c {
            // Most long sentences are known at one of their commas.
            '，' | '、' => {
                let is_text = || begins_ideograph(&bytes[at - 3]);
                if at > TOO_LONG && !has_blank && !has_bracket && is_text() {
                    return None;
                }
            }
            '。' | 'ꎮ' if depth == 0 => {
                return Some(Sentence { end: start + at, rest: start + end, has_blank });
            }
            '.' if depth == 0 && is_stop(&sentence[..at], &sentence[end..]) => {
                return Some(Sentence { end: start + at, rest: start + end, has_blank });
            }
            '：' | ':' if depth == 0 && !is_within(&bytes[..at], &bytes[end..]) => {
                return Some(Sentence { end: start + at, rest: start + end, has_blank });
            }
            '》' => depth = depth.saturating_sub(1),
            _ if c == '《' || is_opening(c) => {
                depth += 1;
                has_bracket = true;
            }
            _ if is_closing(c) => depth = depth.saturating_sub(1),
            _ => has_blank |= is_blank(c),
        }
    }
    Some(Sentence { end: text.len(), rest: text.len(), has_blank })
}

/// Whether a point stands for 。: between Chinese characters, not in a number, an address or an
/// abbreviation.
fn is_stop(before: &str, after: &str) -> bool {
    before.ends_with(is_ideograph) && (after.is_empty() || after.starts_with(is_ideograph))
}

/// A colon of a time, a ratio or an address ends nothing: `8:30`, `1：2`, `http://`.
fn is_within(before: &[u8], after: &[u8]) -> bool {
    // Digits of full width, too: `８：３０`.
    let is_in_number = || matches!(after, [b'0'..=b'9', ..] | [0xef, 0xbc, 0x90..=0x99, ..]);
    let is_number = matches!(before, [.., b'0'..=b'9'] | [.., 0xef, 0xbc, 0x90..=0x99]);
    is_number && is_in_number() || after.first() == Some(&b'/')
}

/// A responsibility clause behind a heading is no part of it: `强化落实（责任单位：县财政局）`.
fn without_clause(text: &str, start: usize, end: usize) -> usize {
    let inner_end = text[start..end].trim_end_matches(is_closing).len() + start;
    if inner_end == end {
        return end;
    }
    let is_clause_from = |open: usize| {
        let width = text[open..].chars().next().map_or(1, char::len_utf8);
        open > start && clause(&text[open + width..inner_end]).is_some()
    };
    // The bracket that ends the heading, behind others in it (主要港口（含作业区）全覆盖（县财政局）),
    // or where the marks are not in pairs the first.
    let last = last_bracket(&text[start..end]);
    let first = text[start..inner_end].find(is_opening);
    let mut opens = [first, last].into_iter().flatten().map(|at| at + start);
    opens.find(|open| is_clause_from(*open)).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Option<&str>, &str) {
        let sentence = first_sentence(text, 0);
        let (range, rest) =
            sentence.map_or((None, 0), |sentence| heading(text, 0, sentence, false));
        (range.map(|range| &text[range]), &text[rest..])
    }

    #[test]
    fn the_first_sentence_is_the_heading() {
        assert_eq!(parts("健全机制。各镇要抓紧落实。"), (Some("健全机制"), "各镇要抓紧落实。"));
        assert_eq!(parts("主要任务"), (Some("主要任务"), ""));
        assert_eq!(parts("本人有效身份证件；"), (Some("本人有效身份证件"), ""));
        assert_eq!(
            parts("时间：2021年7月15日上午8:30。"),
            (Some("时间"), "2021年7月15日上午8:30。")
        );
        assert_eq!(parts("上午８：３０集合。不得迟到。"), (Some("上午８：３０集合"), "不得迟到。"));
        let long = "为".repeat(41);
        assert_eq!(parts(&long), (None, long.as_str()));
    }

    #[test]
    fn a_mark_behind_a_label_is_of_neither_heading_nor_text() {
        for (label, mark) in [("第一条", "："), ("第一条", ":"), ("（一）", "、"), ("(一)", "、")]
        {
            let text = format!("{label}{mark}健全机制。各镇要落实。\n");
            let notice = crate::parse(&text);
            let section = notice.sections().next().expect("a section");
            let found = (&*section.label, section.heading.as_deref());
            assert_eq!(found, (label, Some("健全机制")), "{text}");
        }
    }

    #[test]
    fn characters_of_any_length_are_counted() {
        for begin in 8..20 {
            for tail in ["", "é", "县", "🀄", "é县🀄a"] {
                let text = "x".repeat(begin) + tail;
                assert_eq!(count_characters(&text), text.chars().count(), "{text}");
                let text = format!("{text}{}", "县é".repeat(begin));
                assert_eq!(count_characters(&text), text.chars().count(), "{text}");
            }
        }
    }

    #[test]
    fn a_point_between_characters_is_a_full_stop() {
        assert_eq!(parts("健全机制.各镇要落实."), (Some("健全机制"), "各镇要落实."));
        assert_eq!(parts("建设5.5公里渠道"), (Some("建设5.5公里渠道"), ""));
        assert_eq!(parts("健全机制ꎮ各镇要落实ꎮ"), (Some("健全机制"), "各镇要落实ꎮ"));
        let long = format!("{}、各站要落实：一看二查ꎮ", "各镇".repeat(30));
        assert_eq!(parts(&format!("健全机制ꎮ{long}")), (Some("健全机制"), &*long));
    }

    #[test]
    fn quotes_that_close_behind_the_mark_are_of_the_sentence() {
        assert_eq!(parts("暂停外地用水户办理开户。”"), (Some("暂停外地用水户办理开户"), ""));
        assert_eq!(
            parts("第三条修改为“各站按月报送。”"),
            (Some("第三条修改为“各站按月报送。”"), "")
        );
        assert_eq!(parts("禁止私自取水。”各站要核查。"), (Some("禁止私自取水"), "各站要核查。"));
    }

    #[test]
    fn marks_inside_brackets_end_nothing() {
        assert_eq!(parts("制度文件（机构指：甲。乙）"), (Some("制度文件（机构指：甲。乙）"), ""));
    }
}
