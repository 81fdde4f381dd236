//! Labels that only the numbering tells. It counts from `1.` to `3.`, and in between stands
//!
//! - `2.500千伏电网…`, which by itself is a number;
//! - `…提高效率（二）…`, which lost its line break without a mark in front of it;
//! - `二）…`, which lost its bracket, `{二)…` or `(二〉…`, of which a scan misread one, or `2修好闸门`, which lost its point.
//!
//! Or it begins with （二）, and above stands `…材料包括：（一）…`.

use std::ops::Range;

use super::super::{Block, Paragraph};
use crate::{
    grammar::{
        label::{self, Kind, Label},
        punctuation::{is_closing, is_opening},
    },
    text::{Words, is_cjk, scan::CharSet},
};

/// Labels that may be missing side by side.
const MOST_MISSING: u32 = 2;

/// Blocks between the labels around them.
const FARTHEST: usize = 60;

/// （1） and ① enumerate within sentences (contract, section 4).
const KINDS: [Kind; 4] = [Kind::ARTICLE, Kind::NUMERAL, Kind::NUMERAL_IN_BRACKETS, Kind::FIGURE];

/// A label within a block.
struct Found {
    block: usize,
    /// Where it begins in the text of the block.
    at: usize,
    label: Label,
}

/// Gives the labels to their paragraphs, and to such as stand within one paragraphs of their own; no more than `most`
/// blocks come of it.
pub(in crate::block) fn label<'a>(source: &'a str, blocks: &mut Vec<Block<'a>>, most: usize) {
    let mut found = missed(blocks);
    found.truncate(most.saturating_sub(blocks.len()));
    if found.is_empty() {
        return;
    }
    found.sort_by_key(|found| (found.block, found.at));
    let mut parted = Vec::with_capacity(blocks.len() + found.len());
    let mut found = found.into_iter().peekable();
    for (index, block) in std::mem::take(blocks).into_iter().enumerate() {
        let Block::Paragraph(mut rest) = block else {
            parted.push(block);
            continue;
        };
        // Where the rest begins in the text of the block.
        let mut start = 0;
        while let Some(Found { at, label, .. }) = found.next_if(|found| found.block == index) {
            if at > start {
                let (before, behind) = rest.split_within(source, at - start);
                parted.push(before_label(before));
                (rest, start) = (behind, at);
            }
            rest.label = Some(label);
        }
        parted.push(Block::Paragraph(rest));
    }
    *blocks = parted;
}

/// What stood in front of a label: text, or the number of the page that begins with it, `5（四）…`.
fn before_label(paragraph: Paragraph<'_>) -> Block<'_> {
    if is_page_number(paragraph.text()) {
        return Block::Furniture(paragraph.span());
    }
    Block::Paragraph(paragraph)
}

fn is_page_number(text: &str) -> bool {
    /// No notice has a thousand pages.
    const LONGEST: usize = 3;
    text.len() <= LONGEST && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The labels that are missing where the numbering of a kind leaves some out, and stand there.
fn missed(blocks: &[Block<'_>]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut counts = [Count::default(); KINDS.len()];
    for (index, block) in blocks.iter().enumerate() {
        let Some(label) = block.paragraph().and_then(|paragraph| paragraph.label) else { continue };
        if let Some(at) = KINDS.iter().position(|kind| *kind == label.kind) {
            let (from, missing) = counts[at].missing(label.number);
            if (1..=MOST_MISSING).contains(&(missing.len() as u32)) && index - from <= FARTHEST {
                found.extend(
                    missing.filter_map(|number| only(blocks, from..index, label.kind, number)),
                );
            }
            (counts[at].number, counts[at].at) = (label.number, index);
        }
        let within = KINDS.iter().zip(&mut counts).filter(|(kind, _)| **kind > label.kind);
        within.for_each(|(_, count)| count.above = index);
    }
    found
}

/// How far a kind is counted.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    /// Its last number, and the block that it labels.
    number: u32,
    at: usize,
    /// The last block with a label that it nests within, where the numbers may begin anew.
    above: usize,
}

impl Count {
    /// The numbers that are missing in front of one, and the block from which on they may stand.
    fn missing(self, number: u32) -> (usize, Range<u32>) {
        if self.number < number && self.number > 0 {
            return (self.at, self.number + 1..number);
        }
        // Not in front of the last one: the numbers that begin anew stand behind it.
        (self.above.max(self.at), 1..number)
    }
}

/// The one place in some blocks where a label may stand; at the head of a paragraph rather than within one.
fn only(blocks: &[Block<'_>], between: Range<usize>, kind: Kind, number: u32) -> Option<Found> {
    let (mut heads, mut others) = (Vec::new(), Vec::new());
    for block in between {
        let Some(paragraph) = blocks[block].paragraph() else { continue };
        let own = paragraph.label.map_or(0, |label| label.length);
        for (at, label) in candidates(paragraph.text(), own, kind, number) {
            let found = Found { block, at, label };
            if at == 0 { heads.push(found) } else { others.push(found) }
        }
    }
    let found = if heads.is_empty() { others } else { heads };
    let mut found = found.into_iter();
    found.next().filter(|_| found.next().is_none())
}

/// The places of a text behind its own label where another may stand.
fn candidates(
    text: &str,
    own: usize,
    kind: Kind,
    number: u32,
) -> impl Iterator<Item = (usize, Label)> {
    let begins = text[own..].char_indices().filter(|(_, c)| label::may_begin_expected(*c));
    begins.filter_map(move |(at, _)| {
        let at = own + at;
        let lost_mark = || (at == 0).then(|| without_mark(text, kind, number))?;
        let label = label::expected(&text[at..], kind, number).or_else(lost_mark)?;
        let rest = &text[at + label.length..];
        let stands = match text[..at].chars().next_back() {
            None => leads(rest),
            Some(_) if is_page_number(&text[..at]) => begins_heading(rest) && kind != Kind::FIGURE,
            Some(before) => {
                let own = own_length(text, kind, number);
                begins_heading(rest) && may_end(before, label) && !is_listed(&text[own.min(at)..at])
            }
        };
        stands.then_some((at, label))
    })
}

/// Bytes of the label before a missing one at the head of its paragraph: a bracket that a scan misread closes nothing.
fn own_length(text: &str, kind: Kind, number: u32) -> usize {
    number
        .checked_sub(1)
        .and_then(|before| label::expected(text, kind, before))
        .map_or(0, |label| label.length)
}

/// The label of a number at the head of a paragraph, where it lost its opening bracket or, as rows have none, its point.
fn without_mark(text: &str, kind: Kind, number: u32) -> Option<Label> {
    let is_bare = |label: &Label| (label.kind, label.number) == (Kind::FIGURE, number);
    let label = match kind {
        Kind::NUMERAL_IN_BRACKETS => label::unopened(text, number)?,
        Kind::FIGURE => label::bare(text).filter(|label| is_bare(label) && holds_marks(text))?,
        _ => return None,
    };
    begins_heading(&text[label.length..]).then_some(label)
}

/// Whether a text holds a mark of prose.
pub(super) fn holds_marks(text: &str) -> bool {
    text.contains(['，', ',', '。', '；', ';', '：', ':'])
}

/// Whether what stands behind a label at the head of a paragraph is text: figures alone are a value.
fn leads(rest: &str) -> bool {
    rest.chars().any(is_cjk)
}

/// Whether a heading may begin with what stands behind a label within a text: `（八）项规定` cites one.
fn begins_heading(rest: &str) -> bool {
    static CITED: CharSet = CharSet::of("项条款目至、，；。和或及与的规所");
    rest.starts_with(|c| (is_cjk(c) && !CITED.has(c)) || matches!(c, '“' | '《'))
}

/// Whether a line may have ended with a character, in front of a label.
fn may_end(before: char, label: Label) -> bool {
    static CITES: CharSet = CharSet::of("第、和及与至按照据在见附表图件周其之");
    static NUMERALS: CharSet = CharSet::of("〇零一二三四五六七八九十百");
    match label.kind {
        Kind::ARTICLE => matches!(before, '。' | '；' | ';' | '：'),
        Kind::NUMERAL => !CITES.has(before) && !NUMERALS.has(before) && is_word_end(before),
        _ => !CITES.has(before) && is_word_end(before),
    }
}

/// Whether a character ends a word or a sentence.
fn is_word_end(c: char) -> bool {
    let opens = is_opening(c) || matches!(c, '“' | '‘' | '《' | '〈');
    is_cjk(c) && !opens || is_closing(c) || matches!(c, ';' | ':')
}

/// Whether what follows a text is no section: an attachment or a note, `附件：1.…`, or the inside of a bracket.
pub(in crate::block) fn is_listed(before: &str) -> bool {
    /// Bytes back to the bracket; one that is farther lost its closing mark.
    const LONGEST_BRACKET: usize = 600;
    static LISTS: Words = Words::of(&["附件", "附表", "附录", "附", "注", "备注", "说明"]);
    let is_list = || LISTS.end(before.trim_end_matches(['：', ':']));
    let near =
        before.char_indices().rev().take_while(|(at, _)| before.len() - at < LONGEST_BRACKET);
    let mut closed = 0_usize;
    let is_inside = near.map(|(_, c)| c).any(|c| {
        closed += usize::from(is_closing(c));
        let opens = is_opening(c);
        let is_open = opens && closed == 0;
        closed -= usize::from(opens && closed > 0);
        is_open
    });
    is_inside || before.ends_with(['：', ':']) && is_list()
}

#[cfg(test)]
mod tests {
    /// Labels and headings of the sections of a text.
    fn sections(text: &str) -> Vec<(String, String)> {
        let notice = crate::parse(text);
        let section = |section: &crate::Section<'_>| {
            (section.label.to_string(), section.heading.as_deref().unwrap_or_default().to_owned())
        };
        notice.sections().map(section).collect()
    }

    fn labels(text: &str) -> Vec<String> {
        sections(text).into_iter().map(|(label, _)| label).collect()
    }

    #[test]
    fn figures_behind_a_label_are_its_text() {
        let text = "1.疏浚主渠。\n2.500米支渠清淤。\n3.5月底前验收支渠。\n4.汛期值守。\n";
        let expected = [
            ("1.", "疏浚主渠"),
            ("2.", "500米支渠清淤"),
            ("3.", "5月底前验收支渠"),
            ("4.", "汛期值守"),
        ];
        assert_eq!(sections(text), expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }

    #[test]
    fn a_label_stands_behind_a_text_without_a_mark() {
        let text = "（一）疏浚主渠。由各镇实施\n（二）加固堤坝。由县里实施（三）储备物资。各村备足\n\
            （四）汛期值守。\n";
        assert_eq!(labels(text), ["（一）", "（二）", "（三）", "（四）"]);
        assert_eq!(sections(text)[2].1, "储备物资");
    }

    #[test]
    fn the_first_label_stands_behind_what_announces_it() {
        let text = "三、申请材料。材料包括：（一）取水申请。\n（二）渠系图。\n（三）身份证件。\n";
        assert_eq!(labels(text), ["三、", "（一）", "（二）", "（三）"]);
        let text = "二、工作措施\n1.4月底前会商。\n2.修好闸门。\n";
        assert_eq!(labels(text), ["二、", "1.", "2."]);
        // Attachments and notes are listed below their word.
        for list in ["附件：1.渠系图", "注：1.渠长为实测", "见渠系图（一张：1.主渠）"]
        {
            assert!(!labels(&format!("{list}\n2.水价表\n")).contains(&"1.".to_owned()), "{list}");
        }
    }

    #[test]
    fn a_label_may_lack_the_bracket_that_opens_it() {
        let text = "二、工作措施\n一)疏浚主渠。\n(二)加固堤坝。\n三）储备物资。\n(四)汛期值守。\n";
        assert_eq!(labels(text), ["二、", "一)", "(二)", "三）", "(四)"]);
        let cited = "(二)加固堤坝，见前\n三）项。\n(四)汛期值守。\n";
        assert_eq!(labels(cited), ["(二)", "(四)"]);
    }

    #[test]
    fn a_scan_may_misread_one_bracket_of_a_label() {
        let text =
            "二、工作措施\n(一)疏浚主渠。\n(二〉加固堤坝。\n{三)储备物资。\n(四)汛期值守。\n";
        assert_eq!(labels(text), ["二、", "(一)", "(二〉", "{三)", "(四)"]);
        // Both are of another kind, or no number is missing.
        let quoted = "(一)疏浚主渠。\n〈二〉加固堤坝。\n(三)汛期值守。\n";
        assert_eq!(labels(quoted), ["(一)", "(三)"]);
        let counted = "(一)疏浚主渠。\n[一)加固堤坝。\n(二)汛期值守。\n";
        assert_eq!(labels(counted), ["(一)", "(二)"]);
    }

    #[test]
    fn a_label_may_lack_its_point() {
        let text = "1.疏浚主渠，当年完工。\n2 修好闸门，汛前验收。\n3.汛期值守。\n";
        assert_eq!(labels(text), ["1.", "2", "3."]);
        // Another is missing, or it counts months, or it is a row.
        for between in ["3修好闸门。", "2月修好闸门。", "2修好闸门（座）"] {
            let text = format!("1.疏浚主渠。\n{between}\n3.汛期值守。\n");
            assert_eq!(labels(&text), ["1.", "3."], "{between}");
        }
    }

    #[test]
    fn a_label_stands_behind_the_number_of_a_page() {
        let text = "（一）疏浚主渠。\n\n5（二）加固堤坝。\n\n（三）储备物资。\n";
        assert_eq!(labels(text), ["（一）", "（二）", "（三）"]);
        let notice = crate::parse(text);
        let furniture = notice.diagnostics.iter().map(|one| one.span.of(text).unwrap());
        assert_eq!(furniture.collect::<Vec<_>>(), ["5"]);
    }

    #[test]
    fn a_number_that_is_left_out_is_looked_for_in_vain() {
        for between in
            ["渠长2.5千米", "按照（二）项规定办理", "见第2.款", "由县（二）管护由镇（二）管护"]
        {
            let text = format!("（一）疏浚主渠，{between}。\n（三）储备物资。\n");
            assert_eq!(labels(&text), ["（一）", "（三）"], "{between}");
            let text = format!("1.疏浚主渠，{between}。\n3.储备物资。\n");
            assert_eq!(labels(&text), ["1.", "3."], "{between}");
        }
    }
}
