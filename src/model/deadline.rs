//! 完成时限: by when something is to be done.

use std::borrow::Cow;

use bounded_static::ToStatic;
use serde::{Deserialize, Serialize};

use super::{Date, Inference};
use crate::Span;

/// 完成时限: a day by which, a time within which, or a rhythm in which something is to be done.
#[derive(Debug, Clone, PartialEq, Eq, ToStatic, Serialize, Deserialize)]
pub struct Deadline<'a> {
    /// The shortest text that says it all, e.g. `2020年8月底前`.
    pub text: Cow<'a, str>,
    /// What sort of limit it is.
    pub kind: DeadlineKind,
    /// The last day that still meets it, where one can be told.
    pub date: Option<Date>,
    /// The rhythm of a recurring deadline; `None` for one that no period fits (每五年).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// What its `date` was told by where the text leaves out the year, or the day to count from; `None` where the
    /// text says all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inferred: Option<Inference>,
    /// Where it stands.
    pub span: Span,
}

/// The four sorts of [`Deadline`] (contract, section 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ToStatic, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DeadlineKind {
    /// By a day: 2020年8月底前, 年内, 第三季度, 到2025年.
    By,
    /// Within a time from an event: 印发之日起30日内, 5个工作日内.
    Within,
    /// Again and again: 每年, 每季度, 每月10日前.
    Recurring,
    /// Without an end: 长期坚持, 持续推进; only where it fills a deadline cell or clause.
    Ongoing,
}

/// The rhythm of a [`DeadlineKind::Recurring`] deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ToStatic, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Period {
    /// 每年, 按年度.
    Year,
    /// 每半年.
    HalfYear,
    /// 每季度.
    Quarter,
    /// 每月.
    Month,
    /// 每周.
    Week,
    /// 每日, 每天.
    Day,
}
