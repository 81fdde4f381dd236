//! Lengths of time, which a number begins.

use super::{
    super::{
        Found, When,
        beside::Beside,
        context,
        event::event_before,
        starts_with_any,
        within::{inside, length_of, range_start},
    },
    Here, Mode, Reading,
};

/// Where a length ends whose number ends at a place, if it is one of years, months or days as nearly all are: 2年, 6个月, 30日.
#[inline]
pub(super) fn length_end(bytes: &[u8], at: usize, number: u32) -> Option<usize> {
    /// From here on the number of a year may stand before 年.
    const LONG: u32 = 1000;
    let unit = Beside::at(bytes, at);
    let is_short = unit.any(Beside::DAY) | unit.any(Beside::YEAR) & (number < LONG);
    let is_months = bytes[at..].starts_with("个月".as_bytes());
    let length = '年'.len_utf8() << usize::from(is_months);
    (is_short | is_months).then_some(at + length)
}

/// A length at `start`: 5个工作日内, 不超过6个月.
pub(super) fn at_length(
    reading: Reading<'_>,
    start: usize,
    here: &Here<'_>,
    found: &mut Vec<Found>,
) -> Option<usize> {
    let Reading { text, mode, .. } = reading;
    let (behind, (count, unit)) = length_of(here.text, here.number)?;
    if let Some(rest) = inside(behind) {
        let end = text.len() - rest.len();
        let number = range_start(text, start);
        let event = event_before(text, number);
        let (begin, from_document) = event.unwrap_or((number, false));
        if mode == Mode::Filling || context::is_within(text, begin..end, number, unit) {
            // No day is half a day away.
            let from_document = from_document && !text[number..start].ends_with('.');
            let when = When::Within { count, unit, from_document };
            found.push(Found { range: begin..end, when });
        }
        return Some(end);
    }
    let end = text.len() - behind.len();
    let begin = context::longest_time(text, start)?;
    if starts_with_any(behind, &["内", "以上"]) {
        return None;
    }
    let when = When::Within { count, unit, from_document: false };
    found.push(Found { range: begin..end, when });
    Some(end)
}
