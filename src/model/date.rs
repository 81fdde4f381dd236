//! Days of the calendar.

use std::{fmt, ops::Deref};

use bounded_static::{IntoBoundedStatic, ToBoundedStatic};
use serde::{Deserialize, Serialize, Serializer};

/// A civil date without a time zone; ISO 8601 in JSON (`"2020-09-03"`).
///
/// It is [`jiff::civil::Date`] with the one trait that [`crate::Notice::into_owned`] needs; everything
/// of jiff's is reached through it.
///
/// ```
/// let date = gongwen::date("二○○七年四月十三日").unwrap();
/// assert_eq!((date.year(), date.to_string().as_str()), (2007, "2007-04-13"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(transparent)]
pub struct Date(pub jiff::civil::Date);

impl Date {
    /// The date, where there is such a day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok().map(Self)
    }
}

impl Deref for Date {
    type Target = jiff::civil::Date;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// As ISO 8601 has it, by its digits: formatting costs more than all else of a deadline.
impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (year, month, day) = (self.year(), self.month(), self.day());
        let Ok(year @ 0..=9999) = u16::try_from(year) else {
            return serializer.collect_str(&self.0);
        };
        let mut text = *b"0000-00-00";
        let digits = |text: &mut [u8], mut number: u16| {
            for digit in text.iter_mut().rev() {
                *digit += (number % 10) as u8;
                number /= 10;
            }
        };
        digits(&mut text[..4], year);
        digits(&mut text[5..7], month.unsigned_abs().into());
        digits(&mut text[8..], day.unsigned_abs().into());
        serializer.serialize_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

impl ToBoundedStatic for Date {
    type Static = Self;

    fn to_static(&self) -> Self {
        *self
    }
}

impl IntoBoundedStatic for Date {
    type Static = Self;

    fn into_static(self) -> Self {
        self
    }
}
