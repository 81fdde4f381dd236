//! Who is given a post or relieved of one, and who took part in a meeting.

use std::borrow::Cow;

use bounded_static::ToStatic;
use serde::{Deserialize, Serialize};

use crate::Span;

/// 任免: one person who is given a post or relieved of one.
#[derive(Debug, Clone, PartialEq, Eq, ToStatic, Serialize, Deserialize)]
pub struct Appointment<'a> {
    /// The person, without 同志.
    pub name: Cow<'a, str>,
    /// The post as written, without 职务 and without what is said of its trial (试用期一年).
    pub post: Cow<'a, str>,
    /// Given or taken.
    pub kind: AppointmentKind,
    /// From the name to the post; the post alone where the text says 其 for the name.
    pub span: Span,
}

/// 任 or 免: what becomes of the post of an [`Appointment`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ToStatic, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AppointmentKind {
    /// 任命, 任, 聘任.
    Appointed,
    /// 免去, 不再担任.
    Removed,
}

/// 出席名单: a list of people in minutes (纪要), who presided, was present, sat in, was absent.
#[derive(Debug, Clone, PartialEq, Eq, ToStatic, Serialize, Deserialize)]
pub struct Attendance<'a> {
    /// What part they had.
    pub role: AttendanceRole,
    /// The entries as written: names, with the office or body where the text says so.
    pub names: Vec<Cow<'a, str>>,
    /// From the first to the last entry.
    pub span: Span,
}

/// 主持, 出席, 列席 …: the part of people in a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ToStatic, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AttendanceRole {
    /// 主持.
    Host,
    /// 出席, 参加.
    Present,
    /// 列席.
    Observing,
    /// 请假, 缺席.
    Absent,
    /// 记录.
    Recorder,
}
