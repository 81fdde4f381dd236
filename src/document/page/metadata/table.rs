//! What the page's table says, put where it belongs.

use std::{borrow::Cow, ops::Range};

use super::{
    Pair,
    byline::{day_behind_name, source_end},
};
use crate::{
    Date, Metadata, Span,
    block::Paragraph,
    document::tail::note,
    grammar::{
        date::{self, DateParts},
        metadata_label::Key,
        punctuation::ends_sentence,
    },
    text::is_blank,
};

/// Where the values stand that the text of the document states too.
#[derive(Debug, Default)]
pub(in crate::document) struct Places {
    pub(in crate::document) title: Option<Span>,
    pub(in crate::document) document_number: Option<Span>,
    pub(in crate::document) written_date: Option<Span>,
}

/// The table as far as it was read, in the document that it tells of.
pub(in crate::document) struct Table<'d, 'a> {
    pub(in crate::document) metadata: &'d mut Metadata<'a>,
    pub(in crate::document) places: &'d mut Places,
    /// Dates that no calendar has.
    pub(in crate::document::page) impossible: Vec<Span>,
}

/// Where the text of a value goes; `None` for what is no text.
fn slot<'m, 'a>(metadata: &'m mut Metadata<'a>, key: Key) -> Option<&'m mut Option<Cow<'a, str>>> {
    Some(match key {
        Key::IndexNumber => &mut metadata.index_number,
        Key::SubjectCategory => &mut metadata.subject_category,
        Key::IssuingBody => &mut metadata.issuing_body,
        Key::DocumentNumber => &mut metadata.document_number,
        Key::DocumentType => &mut metadata.document_type,
        Key::Title => &mut metadata.title,
        Key::Validity => &mut metadata.validity,
        Key::UnifiedNumber => &mut metadata.unified_number,
        Key::Keywords => &mut metadata.keywords,
        Key::Source => &mut metadata.source,
        Key::Summary => &mut metadata.summary,
        Key::WrittenDate | Key::PublishedDate | Key::EffectiveDate | Key::ExpiryDate => {
            return None;
        }
        Key::Disclosure | Key::Other | Key::Chrome => return None,
    })
}

/// The name in the value of 来源; a day behind it is when the page was published.
fn source(metadata: &mut Metadata<'_>, text: &str, value: Range<usize>) -> Range<usize> {
    let source = &text[value.clone()];
    let published = &mut metadata.published_date;
    *published = published.or_else(|| day_behind_name(source).map(|(_, date)| date));
    value.start..value.start + source_end(source)
}

impl<'d, 'a> Table<'d, 'a> {
    pub(in crate::document) fn new(metadata: &'d mut Metadata<'a>, places: &'d mut Places) -> Self {
        Self { metadata, places, impossible: Vec::new() }
    }

    /// Puts a value where it belongs; the first of several stays.
    pub(in crate::document::page) fn store(&mut self, paragraph: &Paragraph<'a>, pair: Pair) {
        let Pair { key, label, value } = pair;
        let Some(mut value) = clean(paragraph.text(), value) else { return };
        if key == Key::Source {
            value = source(self.metadata, paragraph.text(), value);
            if value.is_empty() {
                return;
            }
        }
        let text = paragraph.prose.get(value.clone());
        let place = || paragraph.prose.span(value.clone());
        let Table { metadata, places, .. } = self;
        match key {
            Key::WrittenDate | Key::PublishedDate | Key::EffectiveDate | Key::ExpiryDate => {
                return self.store_date(key, text, place());
            }
            Key::Disclosure => {
                metadata.disclosure = metadata.disclosure.or(note::disclosure(&text))
            }
            Key::Other => {
                metadata.other.entry(paragraph.prose.get(label)).or_insert(text);
                return;
            }
            Key::DocumentNumber => {
                places.document_number.get_or_insert_with(place);
            }
            Key::Title => {
                places.title.get_or_insert_with(place);
            }
            _ => {}
        }
        if let Some(slot @ None) = slot(metadata, key) {
            *slot = Some(text);
        }
    }

    /// A date; what is none (2021年12月) is kept as written.
    fn store_date(&mut self, key: Key, text: Cow<'a, str>, place: Span) {
        if date::whole(&text).is_some_and(DateParts::is_impossible) {
            self.impossible.push(place);
        }
        let metadata = &mut *self.metadata;
        let (slot, label) = match key {
            Key::WrittenDate => (&mut metadata.written_date, "成文日期"),
            Key::PublishedDate => (&mut metadata.published_date, "发布日期"),
            Key::EffectiveDate => (&mut metadata.effective_date, "施行日期"),
            _ => (&mut metadata.expiry_date, "失效日期"),
        };
        let Some(date) = date::read(&text).or_else(|| date_at_head(&text)) else {
            metadata.other.entry(label.into()).or_insert(text);
            return;
        };
        if slot.is_none() && key == Key::WrittenDate {
            self.places.written_date = Some(place);
        }
        slot.get_or_insert(date);
    }
}

/// A date with a time glued to it: blanks between them are layout (`2025-04-3017:51`).
pub(super) fn date_at_head(text: &str) -> Option<Date> {
    let day: &[u8; 10] = text.as_bytes().first_chunk()?;
    let is_day = day.iter().enumerate().fold(true, |is_day, (at, b)| {
        is_day & if matches!(at, 4 | 7) { matches!(b, b'-' | b'/') } else { b.is_ascii_digit() }
    });
    if !is_day {
        return None;
    }
    let number =
        |digits: Range<usize>| day[digits].iter().fold(0, |all, b| 10 * all + i16::from(b - b'0'));
    let year = Some(number(0..4)).filter(|year| date::YEARS.contains(&(*year as u16)))?;
    Date::new(year, number(5..7) as i8, number(8..10) as i8)
}

/// The value without separators around it; `None` for what stands for nothing (无, `-`, `/`).
fn clean(text: &str, value: Range<usize>) -> Option<Range<usize>> {
    let is_rim = |c: char| is_blank(c) || matches!(c, ';' | '；' | '|' | '，' | ',' | '、');
    let inner = &text[value.clone()];
    let start = value.start + (inner.len() - inner.trim_start_matches(is_rim).len());
    // 作者：何青 【字号：大 中 小】, 【来源：县水务局】: a bracket around what the page says is none of the value.
    let end = inner.trim_end_matches(|c| is_rim(c) || matches!(c, '[' | '【' | '（' | '('));
    let is_open = end.contains(['[', '【']);
    let end =
        if is_open { end } else { end.trim_end_matches(|c| is_rim(c) || matches!(c, ']' | '】')) };
    let end = value.start + end.len();
    if start >= end {
        return None;
    }
    let shown = link_text(text, start..end);
    let is_nothing = matches!(
        &text[shown.clone()],
        "无" | "暂无" | "/" | "／" | "-" | "--" | "----" | "—" | "——" | "null" | "None" | "空"
    );
    (!is_nothing && !text[shown.clone()].chars().all(ends_sentence)).then_some(shown)
}

/// `[text](address)` says its text once.
fn link_text(text: &str, value: Range<usize>) -> Range<usize> {
    let inner = &text[value.clone()];
    match (inner.strip_prefix('['), inner.find("](")) {
        (Some(_), Some(end)) => value.start + 1..value.start + end,
        _ => value,
    }
}
