//! Goes from landmark to landmark of a text and reads where a deadline can begin.
//!
//! The whole is linear: what is tried at a landmark looks at a bounded number of characters around it, and at the digits
//! that it begins with, which are passed over then.

mod length;
mod marks;

use length::{at_length, length_end};
use marks::{behind_name, behind_title, labelled, opens_clause};

use super::{
    Found, When,
    beside::Beside,
    context,
    figures::Figures,
    moment::{Moment, Number, Strength, Year, joins_date, limited, moment_of},
    rhythm::rhythm,
    within::{inside, length_of, may_begin_unit},
};
use crate::{
    grammar::{
        landmarks::{Kind, Landmarks},
        numeral,
    },
    text::{is_arabic, scan::width},
};

/// What kind of text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Running text: an expression has to show that it limits something.
    Running,
    /// A deadline cell or clause: whatever names a time is one.
    Filling,
}

/// Adds all deadlines of a running text from a place on, in order.
#[inline(never)] // counted by tools/instructions
pub(crate) fn find_all(text: &str, from: usize, landmarks: Landmarks<'_>, found: &mut Vec<Found>) {
    scan(text, from, landmarks, Mode::Running, found);
}

/// Adds all deadlines of a text from a place on, in order.
pub(super) fn scan(
    text: &str,
    from: usize,
    landmarks: Landmarks<'_>,
    mode: Mode,
    found: &mut Vec<Found>,
) {
    // Without a time there is no plan either, and without a colon no label.
    let has_colon = landmarks.has(Kind::Colon);
    let last = landmarks.times().last().map_or(0, |last| *last as usize);
    if landmarks.times().is_empty() && !has_colon {
        return;
    }
    let reading = Reading { text, mode, is_overdue: landmarks.is_overdue() };
    let mut times = Times { reading, rest: landmarks.times() };
    let mut behind = from;
    // Many texts have none of these.
    if landmarks.has_any([Kind::TitleOpening, Kind::QuoteOpening, Kind::Colon]) {
        // Titles and names are passed over for the times and labels in them.
        let end = if has_colon { text.len() } else { last };
        let list = landmarks.list();
        for (index, mark) in list.iter().enumerate() {
            let (at, kind) = (mark.at(), mark.kind);
            if at >= end {
                break;
            }
            if !matches!(kind, Kind::TitleOpening | Kind::QuoteOpening | Kind::Colon) {
                continue;
            }
            // Most colons stand behind no label.
            if kind == Kind::Colon && (mode == Mode::Filling || !opens_clause(text, at)) {
                continue;
            }
            behind = times.up_to(at, behind, found);
            if at < behind {
                continue;
            }
            let rest = &list[index..];
            let read = match kind {
                Kind::TitleOpening => behind_title(rest),
                Kind::QuoteOpening if !has_colon && !times.may_stand_in_name(rest) => None,
                Kind::QuoteOpening => plan(reading, at, found).or_else(|| behind_name(text, at)),
                _ => Some(labelled(text, at, found)),
            };
            behind = read.unwrap_or(behind);
        }
    }
    times.up_to(text.len(), behind, found);
}

/// What is read.
#[derive(Clone, Copy)]
struct Reading<'t> {
    text: &'t str,
    mode: Mode,
    /// Whether the text may say that something is overdue.
    is_overdue: bool,
}

/// The times that are still to be read.
struct Times<'t> {
    reading: Reading<'t>,
    rest: &'t [u32],
}

impl Times<'_> {
    /// Reads those in front of `end` that are not in front of `behind`; gives where what was read so far ends.
    #[inline]
    fn up_to(&mut self, end: usize, mut behind: usize, found: &mut Vec<Found>) -> usize {
        while let Some((start, rest)) =
            self.rest.split_first().filter(|(at, _)| (**at as usize) < end)
        {
            self.rest = rest;
            let start = *start as usize;
            if start >= behind {
                behind = time(self.reading, start, found);
            }
        }
        behind
    }
}

/// A Chinese digit that a length of time may be written with: 三个月, 十日.
pub(super) fn is_han_digit(c: char) -> bool {
    matches!(c, '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// Reads the time that may begin at `start`; gives where to go on, always behind `start`.
#[inline(never)]
fn time(reading: Reading<'_>, start: usize, found: &mut Vec<Found>) -> usize {
    let first = Beside::at(reading.text.as_bytes(), start);
    // No numeral begins with one of the words.
    if first.any(Beside::WORD) {
        return named(reading, start, first, found);
    }
    match numeral::numeral(&reading.text[start..]) {
        Ok(number) => numbered(reading, start, number, found),
        Err(_) => misnumbered(reading, start, found),
    }
}

/// Reads the time that begins with a number, which is read already; gives where to go on, always behind `start`.
#[inline]
fn numbered(
    reading: Reading<'_>,
    start: usize,
    number: Number<'_>,
    found: &mut Vec<Found>,
) -> usize {
    let Reading { text, mode, .. } = reading;
    let behind = text.len() - number.0.len();
    let unit = Beside::at(text.as_bytes(), behind);
    if !counts(unit, number) {
        return behind;
    }
    let figures = Figures::read(text, start, number);
    if let Some(figures) = figures
        && mode == Mode::Running
        && figures.are_plain(text, start)
    {
        return figures.end;
    }
    let here = Here { text: &text[start..], number: Some(number), figures };
    let before = Beside::before(text.as_bytes(), start);
    // Most numbers count for how long something is (满6个月, 2年以上) or count no time at all (三个方面, 三分之一), and no moment begins
    // with these units, but for the year in front: 后年3月.
    if figures.is_none() && !before.any(Beside::YEAR) {
        let end = length_end(text.as_bytes(), behind, number.1);
        if end.is_some() || unit.any(Beside::OF_LENGTH) {
            let may_limit = match end {
                Some(end) => before.any(Beside::EXCEEDS) || is_inside(text, end),
                None => may_begin_unit(number.0),
            };
            let limit = if may_limit { at_length(reading, start, &here, found) } else { None };
            return limit.unwrap_or(behind);
        }
    }
    if is_behind_unread_year(text, start) {
        return behind;
    }
    at_moment(reading, start, &here, found)
        .or_else(|| at_length(reading, start, &here, found))
        .unwrap_or(behind)
}

/// Whether a number says when or how long, by the unit behind it or by the mark that joins it to another one: 十二条, 20个
/// and most others do not, and no date begins as a telephone number does.
#[inline]
fn counts(unit: Beside, (behind, number): Number<'_>) -> bool {
    unit.any(Beside::UNIT)
        || behind.starts_with(joins_date)
            && u16::try_from(number).is_ok_and(|year| numeral::YEARS.contains(&year))
}

/// Whether 内 follows a length that ends at a place; 5年以上 has another word.
#[inline]
fn is_inside(text: &str, end: usize) -> bool {
    Beside::at(text.as_bytes(), end).any(Beside::INSIDE) && inside(&text[end..]).is_some()
}

/// Reads the time that begins with a word, of which `first` is the first character; gives where to go on, always behind `start`.
#[inline]
fn named(reading: Reading<'_>, start: usize, first: Beside, found: &mut Vec<Found>) -> usize {
    let text = reading.text;
    let bytes = text.as_bytes();
    let next = start + '年'.len_utf8();
    let is_ordinal = first.any(Beside::ORDINAL);
    // 第一步: what stands behind its first digit tells that it is no quarter.
    let digit = bytes.get(next).map_or(0, |digit| width(*digit));
    let tells = next + if is_ordinal { digit } else { 0 };
    if !first.goes_on_with(Beside::at(bytes, tells)) {
        return next;
    }
    if is_ordinal && let Some(end) = behind_ordinal(text, next) {
        return end;
    }
    let here = Here::without_number(text, start);
    let end = match first.any(Beside::RHYTHM) {
        true => recurring(reading, start, here.text, found),
        false => at_moment(reading, start, &here, found)
            .or_else(|| at_length(reading, start, &here, found)),
    };
    end.unwrap_or(next)
}

/// Where to go on behind 第 that stands in front of a place, if no quarter follows: behind a number that counts no time, 第四十八条.
fn behind_ordinal(text: &str, next: usize) -> Option<usize> {
    match numeral::numeral(&text[next..]) {
        Ok((rest, _)) if rest.starts_with('季') => None,
        Ok(number) if !counts(Beside::at(number.0.as_bytes(), 0), number) => {
            Some(text.len() - number.0.len())
        }
        _ => Some(next),
    }
}

/// Digits that are no number may name a plan (十四五), or else are passed over.
#[cold]
fn misnumbered(reading: Reading<'_>, start: usize, found: &mut Vec<Found>) -> usize {
    let text = reading.text;
    let here = Here::without_number(text, start);
    let is_plan = here.text.starts_with('十') && !is_behind_unread_year(text, start);
    let plan = if is_plan { at_moment(reading, start, &here, found) } else { None };
    plan.unwrap_or_else(|| behind_digits(text, start))
}

/// The text from a place on, and what is read once for all times that may begin there.
struct Here<'t> {
    text: &'t str,
    number: Option<Number<'t>>,
    figures: Option<Figures>,
}

impl<'t> Here<'t> {
    /// Where no number begins.
    fn without_number(text: &'t str, start: usize) -> Self {
        Self { text: &text[start..], number: None, figures: None }
    }

    /// Where anything may stand.
    fn anything(text: &'t str, start: usize) -> Self {
        let number = numeral::numeral(&text[start..]).ok();
        let figures = number.and_then(|number| Figures::read(text, start, number));
        Self { text: &text[start..], number, figures }
    }

    /// The moment that begins here, and what stands behind it.
    #[inline]
    fn moment(&self, text: &'t str) -> Option<(&'t str, Moment)> {
        match self.figures.and_then(|figures| figures.stretch(text)) {
            Some((rest, stretch)) => Some(limited(rest, stretch)),
            None => moment_of(self.text, self.number).ok(),
        }
    }
}

/// Whether a year stands in front that no notice has (99999年5月底前): its month is none of the document's year.
fn is_behind_unread_year(text: &str, start: usize) -> bool {
    let digits = text[..start].strip_suffix('年').map(|before| before.chars().rev().take(4));
    digits.is_some_and(|mut digits| {
        digits.all(is_arabic) && text[start..].starts_with(numeral::begins)
    })
}

/// Reads the five-year plan that may begin at a quote: “十四五”期间; gives where to go on.
fn plan(reading: Reading<'_>, start: usize, found: &mut Vec<Found>) -> Option<usize> {
    let text = reading.text;
    if !text[start + '“'.len_utf8()..].starts_with('十') {
        return None;
    }
    at_moment(reading, start, &Here::without_number(text, start), found)
}

/// Behind the digits that begin at `start`, so that a long run of them is read once.
fn behind_digits(text: &str, start: usize) -> usize {
    let is_han = |c: char| is_han_digit(c) || matches!(c, '百' | '千' | '〇' | '零');
    let rest = &text[start..];
    let run = match rest.starts_with(is_han) {
        true => rest.find(|c| !is_han(c)),
        false => rest.find(|c| !is_arabic(c)),
    };
    run.map_or(text.len(), |length| start + length)
}

/// A rhythm at `start`; the end of it, deadline or not.
fn recurring(
    reading: Reading<'_>,
    start: usize,
    here: &str,
    found: &mut Vec<Found>,
) -> Option<usize> {
    let Reading { text, mode, .. } = reading;
    let (rest, period) = rhythm(here).ok()?;
    let end = start + here.len() - rest.len();
    if mode == Mode::Filling || context::is_rhythm(text, start, end) {
        found.push(Found { range: start..end, when: When::Recurring(period) });
    }
    Some(end)
}

/// A moment at `start`, or a window between two; the end of it, deadline or not.
fn at_moment(
    reading: Reading<'_>,
    start: usize,
    here: &Here<'_>,
    found: &mut Vec<Found>,
) -> Option<usize> {
    let Reading { text, mode, .. } = reading;
    let from_year;
    let (start, here) = match year_before(text, start) {
        Some(year) => {
            from_year = Here::without_number(text, year);
            (year, &from_year)
        }
        None => (start, here),
    };
    let (rest, first) = here.moment(text)?;
    let end = text.len() - rest.len();
    if let Some((from, to, last)) = window_end(text, start, end, &first) {
        let counts = mode == Mode::Filling || context::asks_for_papers(text, start);
        if counts {
            found.push(Found { range: from..to, when: When::By(last.by) });
        }
        return Some(to);
    }
    let begin = match mode {
        Mode::Filling => context::is_future(text, end).then_some(start),
        Mode::Running => context::limit_start(text, start..end, &first, reading.is_overdue),
    };
    if let Some(begin) = begin {
        found.push(Found { range: begin..end, when: When::By(first.by) });
    }
    // A bare year may be the beginning of a length (2000年内 never is, 2年内 is).
    let is_length =
        || length_of(here.text, here.number).is_some_and(|(rest, _)| inside(rest).is_some());
    (begin.is_some() || first.strength != Strength::Bare || !is_length()).then_some(end)
}

/// Where the year begins that a moment leaves to the word in front of it: 后年年底, 翌年3月; neither word
/// begins with a landmark.
fn year_before(text: &str, start: usize) -> Option<usize> {
    let before = text[..start].strip_suffix('年')?;
    let lead = before.strip_suffix(['后', '翌'])?;
    // 以后年度, 今后年底 name no year.
    (!lead.ends_with(['以', '之', '今'])).then_some(lead.len())
}

/// The second end of `3月至6月`, which takes the first one's year along: (start, end, moment).
fn window_end(
    text: &str,
    start: usize,
    end: usize,
    first: &Moment,
) -> Option<(usize, usize, Moment)> {
    const DASH: &str = "——";
    let mut rest = &text[end..];
    // 2023年4-9月: what stands behind the year is the first month.
    if first.strength == Strength::BareYear && rest.starts_with(numeral::begins) {
        rest = numeral::numeral(rest).ok()?.0;
    }
    if !Beside::at(rest.as_bytes(), 0).any(Beside::JOINS) {
        return None;
    }
    let behind = &rest[width(rest.as_bytes()[0])..];
    let behind = rest.strip_prefix(DASH).unwrap_or(behind);
    let from = text.len() - behind.len();
    let (rest, mut last) = Here::anything(text, from).moment(text)?;
    let to = text.len() - rest.len();
    if last.by.year == Year::Missing {
        last.by.year = first.by.year;
        return Some((start, to, last));
    }
    Some((from, to, last))
}

#[cfg(test)]
mod tests;
