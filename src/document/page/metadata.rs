//! The page's table about the document: `索引号：… 主题分类：…`.

mod byline;
mod table;

use std::ops::Range;

use byline::{byline, site_byline};
use table::date_at_head;
pub(in crate::document) use table::{Places, Table};

use super::{chrome, tags};
use crate::{
    Field, Span,
    block::{Block, Paragraph},
    document::{
        Document,
        head::header::is_number_or_recipients,
        uses::{Use, Uses},
    },
    grammar::{
        attachment, attendance, date,
        metadata_label::{self, Key, LONGEST_LABEL, key_of},
        title_end::type_of_title,
    },
    line::Classes,
    text::{Words, is_arabic, is_blank, is_ideograph, lead},
};

/// What a label ends in: a colon, or the bracket around it.
const LABEL_ENDS: Classes = Classes::COLON.or(Classes::CLOSING);

/// Reads the table where it stands above the text, and what the head of a page says.
#[inline(never)] // counted by tools/instructions
pub(in crate::document) fn read<'a>(uses: &mut Uses<'a, '_>, document: &mut Document<'a>) {
    let head = tags::read(uses);
    let first = head.as_ref().map_or(0, |head| head.end);
    let table = Table::new(&mut document.metadata, &mut document.metadata_places);
    let mut reader = Reader { table, last: None, is_stacked: false };
    let mut at = first;
    while at < uses.len() {
        if let Some(paragraph) = uses.paragraph(at) {
            if let Some(last) = reader.line(uses, at, paragraph) {
                uses.field(at, Field::Metadata);
                uses.field(last, Field::Metadata);
                at = last;
            } else if is_body(paragraph) || (paragraph.label.is_some() && at > first + 2) {
                break;
            }
        }
        at += 1;
    }
    let Reader { mut table, .. } = reader;
    last_line(uses, &mut table);
    if let Some(head) = head {
        tags::complete(&mut table, head);
    }
    for place in table.impossible {
        document.impossible_date("no calendar has this date of the page's table", place);
    }
    after_rule(uses);
}

/// Reads the lines above the text, which may be those of the table.
struct Reader<'d, 'a> {
    table: Table<'d, 'a>,
    /// The last block that told a value.
    last: Option<usize>,
    /// Whether the last value that had a line of its own stood below its label.
    is_stacked: bool,
}

impl<'a> Reader<'_, 'a> {
    /// Reads a line; gives the block that its value ends with, or `None` for a line that is none of the table.
    fn line(&mut self, uses: &Uses<'a, '_>, at: usize, paragraph: &Paragraph<'a>) -> Option<usize> {
        if byline(paragraph, self.table.metadata) {
            return Some(at);
        }
        if let Some(pairs) = self.pairs(uses, at, paragraph) {
            let state =
                pairs.last().filter(|last| is_open_state(last)).and_then(|_| state_below(uses, at));
            pairs.into_iter().for_each(|pair| self.table.store(paragraph, pair));
            if let Some(state) = state {
                self.table.store(
                    state,
                    Pair { key: Key::Validity, label: 0..0, value: 0..state.text().len() },
                );
            }
            let last = at + usize::from(state.is_some());
            self.last = Some(last);
            return Some(last);
        }
        if let Some(value) = two_lines(uses, at) {
            store_two_lines(&mut self.table, paragraph, uses.paragraph(value));
            self.last = Some(value);
            self.is_stacked = value != at;
            return Some(value);
        }
        site_byline(paragraph, self.table.metadata).then_some(at)
    }

    /// The pairs of a line, unless its value stands below.
    fn pairs(
        &self,
        uses: &Uses<'_, '_>,
        at: usize,
        paragraph: &Paragraph<'_>,
    ) -> Option<Vec<Pair>> {
        if !paragraph.may_hold(LABEL_ENDS) {
            return None;
        }
        let is_inside = || self.last.is_some_and(|last| at - last <= 2) || is_above_head(uses, at);
        let pairs = pairs(paragraph, is_inside)?;
        (!awaits_value(uses, at, self.is_stacked)).then_some(pairs)
    }
}

/// 更新时间：…, 来源：… as the last line of a page, or the last above its buttons: 发布日期：2023-05-06, then 下载.
fn last_line<'a>(uses: &mut Uses<'a, '_>, table: &mut Table<'_, 'a>) {
    /// Bytes of no such line.
    const TOO_LONG: usize = 120;
    /// Most buttons in a row.
    const MOST_BUTTONS: usize = 6;
    let last = (0..uses.len()).rev().filter(|at| uses.is_free(*at)).take(MOST_BUTTONS + 1);
    let mut last = last.skip_while(|at| chrome::is_button(uses.text(*at)));
    let Some(at) = last.next() else { return };
    let Some(paragraph) = uses.paragraph(at) else { return };
    if paragraph.text().len() >= TOO_LONG || !paragraph.may_hold(LABEL_ENDS) {
        return;
    }
    let known = pairs(paragraph, || false);
    if let Some(pairs) = known.filter(|known| known.iter().all(|pair| is_of_page(pair.key))) {
        pairs.into_iter().for_each(|pair| table.store(paragraph, pair));
        uses.field(at, Field::Metadata);
    }
}

/// Labels that pages put below the text too.
fn is_of_page(key: Key) -> bool {
    matches!(key, Key::Other | Key::Source | Key::PublishedDate | Key::Chrome)
}

/// Whether the text of the document has begun, so that no table follows.
fn is_body(paragraph: &Paragraph<'_>) -> bool {
    /// Characters of the longest line of a table.
    const LONGEST: usize = 60;
    let text = paragraph.text();
    // Most paragraphs end in the first that is found.
    let has_stop =
        || paragraph.may_hold(Classes::FULL_STOP) && (text.ends_with('。') || text.contains('。'));
    let is_longer = || text.len() > 4 * LONGEST || text.chars().nth(LONGEST).is_some();
    let is_long = || text.len() > LONGEST && has_stop() && is_longer();
    text.ends_with('：') && text.starts_with('各') || is_long()
}

/// Whether a pair says whether a document is in force, and has no value.
fn is_open_state(pair: &Pair) -> bool {
    pair.key == Key::Validity && pair.value.is_empty()
}

/// What the line below a label says of the validity of the document: the last cell of a row may stand there.
fn state_below<'u, 'a>(uses: &'u Uses<'a, '_>, at: usize) -> Option<&'u Paragraph<'a>> {
    static STATES: Words = Words::of(&["有效", "现行有效", "失效", "已失效", "废止", "已废止"]);
    let below = Some(at + 1).filter(|below| *below < uses.len())?;
    uses.paragraph(below).filter(|below| STATES.hold(below.text()))
}

/// Whether a line stands below a title and above the number or the recipients, with nothing but labelled lines between:
/// 公开类目：….
fn is_above_head(uses: &Uses<'_, '_>, at: usize) -> bool {
    /// Lines of the page between title and recipients.
    const MOST: usize = 6;
    static OF_HEAD: Words = Words::of(&["签发", "主送", "抄送"]);
    let mut lines = (at + 1..uses.len().min(at + 1 + MOST)).map(|below| uses.text(below));
    let head = lines.find(|below| label_at(below).is_none_or(|(_, value)| value == below.len()));
    head.is_some_and(is_number_or_recipients)
        && !OF_HEAD.begin(uses.text(at))
        && uses.blocks[at.saturating_sub(MOST)..at].iter().any(is_title)
}

/// Whether a block ends as titles do.
fn is_title(block: &Block<'_>) -> bool {
    block.paragraph().is_some_and(|line| type_of_title(line.text()).is_some())
}

/// A label and its value, by their places in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) key: Key,
    pub(super) label: Range<usize>,
    pub(super) value: Range<usize>,
}

/// Halves of a day.
static HALVES: Words = Words::of(&["上午", "下午", "晚上"]);

/// The pairs of a line, if it is one of the table: `label：value`, also several. Inside the table unknown labels count, too.
fn pairs(paragraph: &Paragraph<'_>, is_inside: impl FnOnce() -> bool) -> Option<Vec<Pair>> {
    let text = paragraph.text();
    let (label, value) = label_at(text)?;
    let key = match key_of(&text[label.clone()]) {
        // 时间：2024年5月6日上午: when a meeting is, not when a page was published.
        Some(Key::PublishedDate) if HALVES.stand_in(&text[value..]) => return None,
        Some(key) => key,
        // 检索词：, 联系部门：.
        None if is_short_value(text, value) && !is_of_text(text) && is_inside() => Key::Other,
        // 上传时间：2021-06-04 needs no neighbours.
        None if text[label.clone()].ends_with(['间', '期']) && is_date_value(&text[value..]) => {
            Key::Other
        }
        None => return None,
    };
    let mut pairs = vec![Pair { key, label, value: value..text.len() }];
    let mut from = value;
    while let Some(colon) = text[from..].find(['：', ':', ']', '】']).map(|at| at + from) {
        let mark = text[colon..].chars().next().unwrap_or(':');
        let step = mark.len_utf8();
        let is_label = |start: usize| match mark {
            ']' => text[..start].ends_with('['),
            '】' => text[..start].ends_with('【'),
            _ => true,
        };
        let label = label_before(paragraph, colon, from);
        if let Some((start, key)) = label.filter(|(start, _)| is_label(*start)) {
            if let Some(last) = pairs.last_mut() {
                last.value.end = start;
            }
            pairs.push(Pair { key, label: start..colon, value: colon + step..text.len() });
        }
        from = colon + step;
    }
    // A line of counters and buttons alone is chrome.
    pairs.iter().any(|pair| pair.key != Key::Chrome).then_some(pairs)
}

/// The label that a text begins with, and where the value behind its colon begins. 【】 and [] around a label are marks.
fn label_at(text: &str) -> Option<(Range<usize>, usize)> {
    let open = match text.chars().next()? {
        '【' => '【'.len_utf8(),
        '[' => return known_in_brackets(text),
        _ => 0,
    };
    let rest = &text[open..];
    // Most texts begin with more ideographs than labels have, or with a few and a mark that no label holds.
    let end = match lead::first_other(rest)? {
        (end, '：' | ':' | '】') => end,
        (_, '，' | '、' | '。' | '《' | '“' | '（' | ',' | '(') => return None,
        _ => label_end(rest)?,
    };
    if end == 0 || end > LONGEST_LABEL {
        return None;
    }
    let label = open..open + end;
    let mut value = label.end;
    for c in text[label.end..].chars().take(2).take_while(|c| matches!(c, '：' | ':' | '】')) {
        value += c.len_utf8();
    }
    Some((label, value))
}

/// `[索引号]qh001/2024-00018`: a label in square brackets, which stand around much else.
fn known_in_brackets(text: &str) -> Option<(Range<usize>, usize)> {
    let end = text.bytes().take(LONGEST_LABEL + 2).position(|b| b == b']')?;
    key_of(&text[1..end]).map(|_| (1..end, end + 1))
}

/// Where a label ends that holds letters of other scripts.
fn label_end(text: &str) -> Option<usize> {
    /// Characters of the longest.
    const MOST: usize = 9;
    let is_letter = |c: char| is_ideograph(c) || c.is_alphabetic();
    let mut characters = text.char_indices().take(MOST + 1);
    let (end, mark) = characters.find(|(_, c)| !is_letter(*c))?;
    matches!(mark, '：' | ':' | '】').then_some(end)
}

/// Whether a line is a list of the document itself, wherever it stands: 附件：, 列席人员：; or a link: 政策解读：.
pub(in crate::document) fn is_of_text(text: &str) -> bool {
    attachment::head(text).is_some()
        || attendance::label(text).is_some()
        || chrome::leads_to_interpretation(text)
        || chrome::leads_to_picture(text)
}

fn is_date_value(value: &str) -> bool {
    value.len() < 40
        && value.starts_with(is_arabic)
        && (date::read(value).is_some() || date_at_head(value).is_some())
}

fn is_short_value(text: &str, value: usize) -> bool {
    let value = &text[value..];
    value.len() < 200 && !value.contains(['。', '？', '！', '!']) && !value.is_empty()
}

/// The known label that ends at a colon and does not begin before `from`, or the word that it only ends, where blanks part
/// that word from the value in front: `qh001　办件名称：`.
fn label_before(paragraph: &Paragraph<'_>, colon: usize, from: usize) -> Option<(usize, Key)> {
    let text = paragraph.text();
    let (start, key) = known_label_before(text, colon, from)?;
    let words = paragraph.prose.words(from..colon, is_blank);
    let word = words.last().map_or(start, |word| word.start);
    let is_word = || colon - word <= LONGEST_LABEL && text[word..colon].chars().all(is_ideograph);
    let is_end = from < word && word < start && is_word();
    Some(if is_end { (word, Key::Other) } else { (start, key) })
}

/// The longest known label that ends at a colon and does not begin before `from`.
fn known_label_before(text: &str, colon: usize, from: usize) -> Option<(usize, Key)> {
    let starts = text[from..colon].char_indices().map(|(at, _)| at + from);
    starts
        .filter(|start| colon - start <= LONGEST_LABEL && colon - start >= 6)
        .find_map(|start| key_of(&text[start..colon]).map(|key| (start, key)))
}

/// Whether a label with its colon alone on the line has its value below. In a table of `label：value` it is
/// a label without a value.
fn awaits_value(uses: &Uses<'_, '_>, at: usize, is_stacked: bool) -> bool {
    uses.text(at).ends_with(['：', ':', '】', ']'])
        && (is_stacked || has_label_below(uses, at + 1))
        && two_lines(uses, at).is_some_and(|value| value != at)
}

/// Whether another label stands alone on a line within the next ones.
fn has_label_below(uses: &Uses<'_, '_>, next: usize) -> bool {
    (next..uses.len().min(next + 5)).any(|other| is_bare_label(uses.text(other)))
}

fn is_bare_label(text: &str) -> bool {
    /// Bytes of the longest with its colon and its brackets: four marks, where pages write three at most.
    const LONGEST: usize = LONGEST_LABEL + 4 * '：'.len_utf8();
    text.len() <= LONGEST && key_of(metadata_label::bare(text)).is_some_and(Key::is_strong)
}

/// Label and value on two lines: the block of the value, or the label's own where the value is missing.
fn two_lines(uses: &Uses<'_, '_>, at: usize) -> Option<usize> {
    if !is_bare_label(uses.text(at)) {
        return None;
    }
    let next = at + 1;
    if next >= uses.len() || uses.paragraph(next).is_none() {
        return Some(at);
    }
    // Words such as 标题 stand alone for other reasons; a table has another label near.
    let near = has_label_below(uses, next);
    let behind = at >= 2 && matches!(uses.get(at - 1), Use::Field(Field::Metadata, _));
    let is_next_pair = is_bare_label(uses.text(next))
        || label_at(uses.text(next))
            .is_some_and(|(label, _)| key_of(&uses.text(next)[label]).is_some());
    match (near || behind, is_next_pair) {
        (false, _) => None,
        (true, true) => Some(at),
        (true, false) => Some(next),
    }
}

fn store_two_lines<'a>(
    table: &mut Table<'_, 'a>,
    label: &Paragraph<'a>,
    value: Option<&Paragraph<'a>>,
) {
    let key = key_of(metadata_label::bare(label.text()));
    if let (Some(key), Some(value)) = (key, value)
        && label.outset() != value.outset()
    {
        table.store(value, Pair { key, label: 0..0, value: 0..value.text().len() });
    }
}

/// Where the table states a value, or else the head of the page.
pub(in crate::document) fn place(uses: &Uses<'_, '_>, key: Key) -> Option<Span> {
    let lines = || uses.of_field(Field::Metadata);
    let in_table = lines().find_map(|at| {
        let paragraph = uses.blocks[at].paragraph()?;
        let pairs = pairs(paragraph, || true).unwrap_or_default();
        if let Some(pair) = pairs.into_iter().find(|pair| pair.key == key) {
            return Some(paragraph.prose.span(pair.value));
        }
        let is_label = key_of(metadata_label::bare(paragraph.text())) == Some(key);
        let value = uses.blocks.get(at + 1).filter(|_| is_label)?;
        Some(paragraph.span().join(value.span()))
    });
    let in_head = || {
        let mut paragraphs = lines().filter_map(|at| uses.blocks[at].paragraph());
        paragraphs.find_map(|paragraph| {
            let pair = tags::pair(paragraph.text()).filter(|pair| pair.key == key)?;
            Some(paragraph.prose.span(pair.value))
        })
    };
    // A byline states its date without a label.
    let hull = || lines().map(|at| uses.blocks[at].span()).reduce(Span::join);
    in_table.or_else(in_head).or_else(hull)
}

/// A headline such as 政策全文 that a collection puts between its table and the text is no title.
fn after_rule(uses: &mut Uses<'_, '_>) {
    let Some(last) = uses.of_field(Field::Metadata).next_back() else { return };
    let next = uses.next_free(last + 1);
    if let Some(at) = next.filter(|at| {
        matches!(uses.text(*at), "政策全文" | "正文" | "全文" | "正文内容" | "基本信息")
    }) {
        uses.set(at, Use::Chrome);
    }
}

#[cfg(test)]
mod tests;
