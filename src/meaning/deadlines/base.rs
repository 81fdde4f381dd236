//! What a missing year and 印发之日 are counted from.

use crate::{
    Inference,
    document::Document,
    grammar::{deadline::Base, numeral::arabic_digit},
    text::{is_arabic, scan::CharSet},
};

/// The document's own date, or at least its year; and what told the year.
pub(super) fn base(document: &Document<'_>) -> (Base, Inference) {
    let metadata = &document.metadata;
    let date = document.written_date.or(metadata.written_date);
    let year = document
        .document_number
        .as_ref()
        .and_then(|number| number.year)
        .and_then(|year| i16::try_from(year).ok());
    let known = date.map(|date| date.year()).or(year);
    let later = document.print_date.or(metadata.published_date).map(|date| date.year());
    let parts = document.parts.iter().filter_map(|part| part.title.as_ref());
    let named = || document.title.iter().chain(parts).find_map(|title| year_in(title));
    let told_by = match (known, later) {
        (Some(_), _) => Inference::WrittenDate,
        (None, Some(_)) => Inference::PublishedDate,
        (None, None) => Inference::Title,
    };
    (Base { year: known.or(later).or_else(named), date }, told_by)
}

/// The year in a title: `2020年云岭市…任务分解表`; of a plan's years (2022-2024年) the first, in which it begins.
fn year_in(title: &str) -> Option<i16> {
    let mut at = title.find('年')?;
    let before = title[..at].trim_end_matches(is_arabic);
    if let Some(first) = before.strip_suffix(['-', '—', '–', '－', '~', '～', '至']) {
        at = first.trim_end_matches('—').trim_end_matches('年').len();
    }
    let (_, year) = year_before(&title[..at])?;
    (1949..=2100).contains(&year).then_some(year)
}

/// The years that a text names, to fill in what its deadlines leave out.
#[derive(Default)]
pub(super) struct Years(Vec<NamedYear>);

/// A year that the text names.
struct NamedYear {
    year: i16,
    /// How often.
    count: usize,
    /// From where in the text it may be meant: a year that only a deadline names says nothing in front of it.
    from: usize,
}

impl Years {
    /// Of a text and the places of its deadlines.
    pub(super) fn of(source: &str, deadlines: impl Iterator<Item = usize>) -> Self {
        let mut deadlines: Vec<usize> = deadlines.collect();
        deadlines.sort_unstable();
        // They are a hundred at most, and in nearly all texts a few.
        let mut years: Vec<NamedYear> = Vec::new();
        for (at, year) in named_years(source) {
            let from = if deadlines.binary_search(&at).is_ok() { at } else { 0 };
            match years.iter_mut().find(|named| named.year == year) {
                Some(named) => {
                    named.count += 1;
                    named.from = named.from.min(from);
                }
                None => years.push(NamedYear { year, count: 1, from }),
            }
        }
        // Of two the later: texts look back on what was.
        years.sort_by_key(|named| std::cmp::Reverse((named.count, named.year)));
        Self(years)
    }

    /// The year that is meant at a place: the most frequent one.
    pub(super) fn at(&self, place: usize) -> Option<i16> {
        self.0.iter().find(|named| named.from <= place).map(|named| named.year)
    }
}

/// The years 20xx年 of a text and where they stand, goals (到2030年) and ends of plans (2021—2025年) left out.
fn named_years(source: &str) -> impl Iterator<Item = (usize, i16)> {
    static LEADS: CharSet = CharSet::of("到至-—–－~～.0123456789０１２３４５６７８９");
    memchr::memmem::find_iter(source.as_bytes(), "年").filter_map(|end| {
        let before = source[..end].trim_end_matches([' ', '\u{a0}']);
        let (start, year) = year_before(before).filter(|(_, year)| *year / 100 == 20)?;
        let lead = before[..start].trim_end_matches([' ', '\u{a0}']);
        (!LEADS.end(lead)).then_some((start, year))
    })
}

/// The four digits that a text ends in, of either width, and where they begin.
fn year_before(text: &str) -> Option<(usize, i16)> {
    let (mut start, mut year) = (text.len(), 0);
    // Most that stands in front of 年 is no number.
    for (place, digit) in [1, 10, 100, 1000].into_iter().zip(text.chars().rev()) {
        start -= digit.len_utf8();
        year += place * i16::try_from(arabic_digit(digit)?).ok()?;
    }
    (year >= 1000).then_some((start, year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_begins_in_the_first_of_its_years() {
        assert_eq!(year_in("2020年云岭市任务分解表"), Some(2020));
        assert_eq!(year_in("云水县节水规划（2022-2024年）"), Some(2022));
        assert_eq!(year_in("云水县节水规划（2022年—2024年）"), Some(2022));
        assert_eq!(year_in("云水县三年行动方案"), None);
    }

    #[test]
    fn the_most_frequent_year_is_meant() {
        let text = "2020年工作。3月底前修渠。2020 年巡河。到2035年通水。2022年2月5日前报送。";
        let deadline = text.find("2022").unwrap();
        let years = Years::of(text, [deadline].into_iter());
        assert_eq!(years.at(0), Some(2020));
        let text = "3月底前修渠。2022年2月5日前报送。6月巡河。";
        let deadline = text.find("2022").unwrap();
        let years = Years::of(text, [deadline].into_iter());
        assert_eq!((years.at(0), years.at(deadline + 1)), (None, Some(2022)));
    }
}
