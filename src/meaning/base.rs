//! What a missing year and 印发之日 are counted from.

use super::full_name::Level;
use crate::{document::Document, grammar::deadline::Base};

/// The document's own date, or at least its year.
pub(super) fn base(document: &Document<'_>) -> Base {
    let metadata = &document.metadata;
    let date = document.written_date.or(metadata.written_date);
    let year = document.document_number.as_ref().and_then(|number| number.year).and_then(|year| i16::try_from(year).ok());
    let known = date.map(|date| date.year()).or(year);
    let later = document.print_date.or(metadata.published_date).map(|date| date.year());
    let titles = document.title.iter().chain(document.parts.iter().filter_map(|part| part.title.as_ref()));
    let named = titles.map(|title| year_in(title)).find(Option::is_some).flatten();
    Base { year: known.or(later).or(named), date }
}

/// The year in a title: `2020年云岭市…任务分解表`; of a plan's years (2022-2024年) the first, in which it begins.
fn year_in(title: &str) -> Option<i16> {
    let mut at = title.find('年')?;
    let before = title[..at].trim_end_matches(|c: char| c.is_ascii_digit());
    if let Some(first) = before.strip_suffix(['-', '—', '–', '－', '~', '～', '至']) {
        at = first.trim_end_matches('—').trim_end_matches('年').len();
    }
    let digits = title[..at].len().checked_sub(4).and_then(|start| title.get(start..at))?;
    let year = digits.parse().ok()?;
    (1949..=2100).contains(&year).then_some(year)
}

/// The level of the issuing body.
pub(super) fn level(document: &Document<'_>) -> Option<Level> {
    let titles = document.title.iter().chain(document.parts.iter().filter_map(|part| part.title.as_ref()));
    Level::of(document.issuing_bodies.iter().map(AsRef::as_ref), titles.map(AsRef::as_ref))
}
