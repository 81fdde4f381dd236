use std::{fmt, ops::Deref};

use bounded_static::{IntoBoundedStatic, ToBoundedStatic};
use serde::{Deserialize, Serialize};

/// A civil date without a time zone; ISO 8601 in JSON (`"2020-09-03"`).
///
/// It is [`jiff::civil::Date`] with the one trait that [`crate::Notice::into_owned`] needs; everything
/// of jiff's is reached through it.
///
/// ```
/// let date = gongwen::date("二○○七年四月十三日").unwrap();
/// assert_eq!((date.year(), date.to_string().as_str()), (2007, "2007-04-13"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
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
