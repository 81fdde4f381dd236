//! Times in ASCII digits, as nearly all are written: 2020年, 2020年3月底, 3月5日前.
//!
//! Read once, with no grammar: the characters around most of them tell that they are plainly no deadline
//! (2020年工作要点, 3月5日印发), and of the others most go on with nothing, or with 底 or 前.

use super::{
    beside::Beside,
    context,
    moment::{By, End, Number, Stretch, Year},
};
use crate::grammar::numeral;

/// A year, a month, a day, or what of a date begins with one and ends with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figures {
    /// 0 where there is none; so are the others.
    year: u16,
    month: u8,
    day: u8,
    /// Where they end.
    pub(super) end: usize,
}

impl Figures {
    /// Those that begin at `start` with a number that is read; `None` says nothing.
    #[inline]
    pub(super) fn read(text: &str, start: usize, (behind, number): Number<'_>) -> Option<Self> {
        let bytes = text.as_bytes();
        if !bytes[start].is_ascii_digit() {
            return None;
        }
        let at = text.len() - behind.len();
        let Some(end) = behind_word(bytes, at, "年") else {
            return Self::month(bytes, at, number, 0);
        };
        let is_year = at == start + 4 && (1000..3000).contains(&number);
        let year = u16::try_from(number).ok().filter(|_| is_year)?;
        if !bytes.get(end).is_some_and(u8::is_ascii_digit) {
            return Some(Self { year, month: 0, day: 0, end });
        }
        let (number, at) = digits(bytes, end)?;
        Self::month(bytes, at, number, year)
    }

    /// Behind the number of a month.
    #[inline]
    fn month(bytes: &[u8], at: usize, month: u32, year: u16) -> Option<Self> {
        let end = behind_word(bytes, at, "月").filter(|_| (1..=12).contains(&month))?;
        let month = month as u8;
        if !bytes.get(end).is_some_and(u8::is_ascii_digit) {
            return Some(Self { year, month, day: 0, end });
        }
        let (day, at) = digits(bytes, end)?;
        let end = behind_word(bytes, at, "日").or_else(|| behind_word(bytes, at, "号"))?;
        (1..=31).contains(&day).then_some(Self { year, month, day: day as u8, end })
    }

    /// Whether nothing around them makes a limit of what begins at `start`.
    #[inline]
    pub(super) fn are_plain(&self, text: &str, start: usize) -> bool {
        let bytes = text.as_bytes();
        let is_led_in = Beside::before(bytes, start).any(Beside::LEADS);
        ends_plainly(bytes, self.end)
            && (!is_led_in || self.month > 0 && context::leads_nowhere(text, start))
    }

    /// The stretch of the calendar that they are, and what stands behind it; `None` where more of it may follow than 底 or 末.
    #[inline]
    pub(super) fn stretch<'t>(&self, text: &'t str) -> Option<(&'t str, Stretch)> {
        let rest = &text[self.end..];
        let year = if self.year == 0 { Year::Missing } else { Year::Given(self.year) };
        let (end, edges, further) = match (self.month.into(), self.day.into()) {
            (0, _) => (End::Year, Beside::EDGE, Beside::IN_YEAR),
            (month, 0) => (End::Month(month), Beside::MONTH_END, Beside::IN_MONTH),
            (month, day) => {
                return Some((rest, (By { year, end: End::Day { month, day } }, false)));
            }
        };
        let by = By { year, end };
        let next = Beside::at(text.as_bytes(), self.end);
        if next.any(edges) {
            return Some((&rest['底'.len_utf8()..], (by, true)));
        }
        (!next.any(further)).then_some((rest, (by, false)))
    }
}

/// The number that a few digits write, and where they end.
#[inline]
fn digits(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let (number, count) = numeral::few_digits(*bytes.get(at..)?.first_chunk()?);
    Some((number, at + count))
}

#[inline]
fn behind_word(bytes: &[u8], at: usize, word: &str) -> Option<usize> {
    bytes[at..].starts_with(word.as_bytes()).then_some(at + word.len())
}

/// Whether a time that ends at a place ends there for every grammar: nearly all go on with a word that says nothing of them.
fn ends_plainly(bytes: &[u8], end: usize) -> bool {
    let next = Beside::at(bytes, end);
    let is_ideograph = matches!(bytes.get(end), Some(0xe4..=0xe9));
    end == bytes.len() || (next.any(Beside::ENDS) | is_ideograph) & !next.any(Beside::GOES_ON)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::deadline::moment::moment;

    fn figures(text: &str, start: usize) -> Option<Figures> {
        Figures::read(text, start, numeral::numeral(&text[start..]).ok()?)
    }

    fn is_plain(text: &str) -> bool {
        let start = text.find(|c: char| c.is_ascii_digit()).expect("a digit");
        figures(text, start).is_some_and(|figures| figures.are_plain(text, start))
    }

    #[test]
    fn figures_are_the_stretch_that_the_grammar_reads() {
        let times =
            ["2020年", "2020年3月", "3月", "3月5日", "2020年12月31号", "12月", "2020年3月32日"];
        let ends = "|底|末|内|底前|前|初|份|上旬|中旬|上半年|第三季度|度|十日|１日|年底|前期|修渠";
        let mut read = 0;
        for (time, end) in times.iter().flat_map(|time| ends.split('|').map(move |end| (time, end)))
        {
            let text = [time, end].concat();
            let Some((rest, (by, _))) = figures(&text, 0).and_then(|read| read.stretch(&text))
            else {
                continue;
            };
            let (behind, moment) = moment(&text).unwrap();
            assert!(moment.by == by && rest.starts_with(behind) | rest.starts_with('前'), "{text}");
            read += 1;
        }
        assert!(read > 60, "{read}");
    }

    #[test]
    fn a_time_that_limits_nothing_is_plain() {
        let plain = [
            "2020年修渠工作要点",
            "县里（2020年）",
            "2020年3月5日印发",
            "3月5号，",
            "渠长1月12日",
            "3月修渠",
            "2020年12月，",
            "é2020年巡河",
            "时间：3月5日",
            "时间:3月5日",
            "须在3月5日印发",
            "自即日起至2020年3月5日。",
        ];
        assert!(plain.iter().all(|text| is_plain(text)));
        let others = [
            "2020年底前",
            "2020年3月底",
            "3月底",
            "到2020年修好",
            "在2020年修好",
            "截止时间：3月5日",
            "报名至3月5日",
            "力争至3月5日",
            "到3月5日",
            "在3月5日前",
            "3月5日前",
            "3月5日、6日前",
            "3月5日报送",
            "2020年度",
            "20201年修渠",
            "202年修渠",
            "3020年修渠",
            "13月5日修渠",
            "3月32日修渠",
            "今年3月5日修渠",
            "2020年-2021年",
            "2020年 ",
            "3月初",
            "3月份",
            "3月10",
        ];
        for text in others {
            assert!(!is_plain(text), "{text}");
        }
    }
}
