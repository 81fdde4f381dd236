//! From what a deadline says to the last day that meets it.

use jiff::{Span as TimeSpan, ToSpan};

use super::{
    Found, When,
    context::{is_ordered, orders_rhythm},
    moment::{By, End, Year},
    within::Unit,
};
use crate::{Date, DeadlineKind, Period};

/// What is known about the document's own date.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Base {
    /// The year, where no more is known (from the title).
    pub(crate) year: Option<i16>,
    /// 成文日期.
    pub(crate) date: Option<Date>,
}

impl Base {
    fn year(self) -> Option<i16> {
        self.year.or(self.date.map(|date| date.year()))
    }
}

impl When {
    /// Kind, last day and period (contract, section 6).
    pub(crate) fn resolve(&self, base: &Base) -> (DeadlineKind, Option<Date>, Option<Period>) {
        match *self {
            Self::By(by) => (DeadlineKind::By, by.last_day(base), None),
            Self::Within { count, unit, from_document } => {
                let from = base.date.filter(|_| from_document);
                (DeadlineKind::Within, from.and_then(|from| after(from, count, unit)), None)
            }
            Self::Recurring(period) => (DeadlineKind::Recurring, None, period),
            Self::Ongoing => (DeadlineKind::Ongoing, None, None),
        }
    }

    /// Whether the text names a day or month that no calendar has (2月30日).
    pub(crate) fn is_impossible(&self, base: &Base) -> bool {
        let Self::By(by) = self else { return false };
        let is_known = match by.year {
            Year::Given(_) => true,
            Year::Missing | Year::Next | Year::AfterNext => base.year().is_some(),
        };
        is_known && by.end != End::Unknown && by.last_day(base).is_none()
    }

    /// Whether the text leaves the year, or the day to count from, to the document.
    pub(crate) fn is_relative(&self) -> bool {
        match self {
            Self::By(by) => matches!(by.year, Year::Missing | Year::Next | Year::AfterNext),
            Self::Within { .. } => true,
            Self::Recurring(_) | Self::Ongoing => false,
        }
    }

    /// Whether the text names a day before the document's own.
    fn is_past(&self, base: &Base) -> bool {
        let Self::By(by @ By { year: Year::Given(year), .. }) = self else { return false };
        match base.date {
            Some(own) => by.last_day(base).is_some_and(|day| day < own),
            None => base.year.is_some_and(|own| i32::from(*year) < i32::from(own)),
        }
    }
}

impl Found {
    /// Whether it names a day before the document's own in `text`. Such a day is told, not set, unless the
    /// text orders what is to be done by it: a notice that comes late, the past steps of a plan.
    pub(crate) fn is_told(&self, text: &str, base: &Base) -> bool {
        if !self.when.is_past(base) {
            return false;
        }
        let When::By(By { year: Year::Given(year), .. }) = self.when else { return true };
        let is_recent = base.year().is_some_and(|own| i32::from(own) - i32::from(year) <= 1);
        !(is_recent && is_ordered(text, &self.range))
    }

    /// Whether it is what somebody does each day in `text` and nobody orders: news tells of that.
    pub(crate) fn is_daily_round(&self, text: &str) -> bool {
        self.when == When::Recurring(Some(Period::Day)) && !orders_rhythm(text, &self.range)
    }
}

impl By {
    /// The last day of the stretch; `None` without a year or where there is no such day.
    fn last_day(self, base: &Base) -> Option<Date> {
        let year = match self.year {
            Year::Given(year) => i16::try_from(year).ok()?,
            Year::Missing => base.year()?,
            Year::Next => base.year()?.checked_add(1)?,
            Year::AfterNext => base.year()?.checked_add(2)?,
        };
        let (month, day) = match self.end {
            End::Year => (12, None),
            End::Half(half) => (half * 6, None),
            End::Quarter(quarter) => (quarter * 3, None),
            End::Month(month) => (month, None),
            End::FirstTenDays(month) => (month, Some(10)),
            End::MiddleTenDays(month) => (month, Some(20)),
            End::Day { month, day } => (month, Some(day)),
            End::Unknown => return None,
        };
        let day = day.unwrap_or(1);
        let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)?;
        let whole_month =
            !matches!(self.end, End::FirstTenDays(_) | End::MiddleTenDays(_) | End::Day { .. });
        Some(if whole_month { Date(date.last_of_month()) } else { date })
    }
}

/// The day that a calendar time after another ends on; working days need a calendar of holidays.
fn after(from: Date, count: u32, unit: Unit) -> Option<Date> {
    let count = i64::from(count);
    let span: TimeSpan = match unit {
        Unit::Days => count.days(),
        Unit::Weeks => count.weeks(),
        Unit::Months => count.months(),
        Unit::Years => count.years(),
        Unit::Minutes | Unit::Hours | Unit::WorkingDays => return None,
    };
    from.checked_add(span).ok().map(Date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by(year: Year, end: End) -> Option<String> {
        let base = Base { year: None, date: Date::new(2022, 3, 15) };
        When::By(By { year, end }).resolve(&base).1.map(|date| date.to_string())
    }

    #[test]
    fn stretches_end_on_their_last_day() {
        let cases = [
            (Year::Missing, End::Year, "2022-12-31"),
            (Year::Next, End::Half(1), "2023-06-30"),
            (Year::AfterNext, End::Year, "2024-12-31"),
            (Year::Given(2024), End::Month(2), "2024-02-29"),
            (Year::Missing, End::Quarter(3), "2022-09-30"),
            (Year::Missing, End::FirstTenDays(5), "2022-05-10"),
            (Year::Missing, End::MiddleTenDays(5), "2022-05-20"),
            (Year::Missing, End::Day { month: 5, day: 8 }, "2022-05-08"),
        ];
        for (year, end, expected) in cases {
            assert_eq!(by(year, end).as_deref(), Some(expected), "{end:?}");
        }
        assert_eq!(by(Year::Missing, End::Day { month: 2, day: 30 }), None);
        assert_eq!(by(Year::Missing, End::Unknown), None);
        let base = Base { year: Some(2023), date: None };
        let is_impossible = |end| When::By(By { year: Year::Missing, end }).is_impossible(&base);
        assert!(is_impossible(End::Day { month: 2, day: 29 }) && is_impossible(End::Month(13)));
        assert!(!is_impossible(End::Month(2)) && !is_impossible(End::Unknown));
    }

    #[test]
    fn only_calendar_time_from_the_document_is_counted() {
        let base = Base { year: None, date: Date::new(2022, 1, 31) };
        let date = |count, unit, from_document| {
            let when = When::Within { count, unit, from_document };
            when.resolve(&base).1.map(|date| date.to_string())
        };
        assert_eq!(date(30, Unit::Days, true).as_deref(), Some("2022-03-02"));
        assert_eq!(date(1, Unit::Months, true).as_deref(), Some("2022-02-28"));
        assert_eq!(date(999, Unit::Years, true).as_deref(), Some("3021-01-31"));
        assert_eq!(date(30, Unit::Days, false), None);
        assert_eq!(date(5, Unit::WorkingDays, true), None);
    }

    #[test]
    fn what_leaves_out_its_year_is_relative() {
        let by = |year| When::By(By { year, end: End::Year }).is_relative();
        assert!(by(Year::Missing) && by(Year::Next) && !by(Year::Given(2022)));
        assert!(When::Within { count: 1, unit: Unit::Days, from_document: true }.is_relative());
        assert!(!When::Recurring(None).is_relative() && !When::Ongoing.is_relative());
    }

    #[test]
    fn days_before_the_document_are_told() {
        let base = Base { year: None, date: Date::new(2022, 3, 15) };
        let told = |year| When::By(By { year, end: End::Year }).is_past(&base);
        assert!(told(Year::Given(2021)));
        assert!(!told(Year::Given(2022)) && !told(Year::Missing));
        let day = |day| When::By(By { year: Year::Given(2022), end: End::Day { month: 3, day } });
        assert!(day(14).is_past(&base) && !day(15).is_past(&base));
        let base = Base { year: Some(2022), date: None };
        let told = |year| When::By(By { year, end: End::Month(1) }).is_past(&base);
        assert!(told(Year::Given(2021)) && !told(Year::Given(2022)));
    }

    #[test]
    fn what_a_late_notice_orders_is_still_set() {
        let base = Base { year: None, date: Date::new(2022, 3, 15) };
        let told = |text: &str| {
            let found = Found {
                range: 0..text.find('前').unwrap() + '前'.len_utf8(),
                when: When::By(By { year: Year::Given(2022), end: End::Day { month: 1, day: 31 } }),
            };
            found.is_told(text, &base)
        };
        for text in
            ["1月31日前，摸清泵站底数。", "1月31日前完成泵站排查。", "1月31日前各镇应组建巡渠队"]
        {
            assert!(!told(text), "{text}");
        }
        for text in ["1月31日前已完成排查的泵站", "1月31日前建设完成。", "（1月31日前完成登记）"]
        {
            assert!(told(text), "{text}");
        }
    }
}
