//! 任务: what is to be done, and who does it.

use std::borrow::Cow;

use bounded_static::ToStatic;
use serde::{Deserialize, Serialize};

use super::Deadline;
use crate::Span;

/// 任务: what is to be done, by whom, by when; a row of a task table or what a responsibility clause closes.
#[derive(Debug, Clone, PartialEq, Eq, ToStatic, Serialize, Deserialize)]
pub struct Task<'a> {
    /// Table or clause.
    pub source: TaskSource,
    /// What the task belongs to, outermost first: category cells, or headings of the sections around.
    pub path: Vec<Cow<'a, str>>,
    /// What is to be done.
    pub content: Cow<'a, str>,
    /// Who does it, in the text's order.
    pub units: Vec<Unit<'a>>,
    /// Whether the list of units ends in 等.
    pub open_ended: bool,
    /// 完成时限 of the deadline column or of the clause itself.
    pub deadline: Option<Deadline<'a>>,
    /// The row, or the clause with its brackets.
    pub span: Span,
}

/// Where a [`Task`] was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ToStatic, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TaskSource {
    /// A row of a table with a column of units.
    Table,
    /// （责任单位：…） and its kin in running text.
    Clause,
}

/// 责任单位: a body that has a part in a task.
#[derive(Debug, Clone, PartialEq, Eq, ToStatic, Serialize, Deserialize)]
pub struct Unit<'a> {
    /// The name as written.
    pub name: Cow<'a, str>,
    /// The name with the level of the issuing body (财政局 of a county is 县财政局).
    pub full_name: Cow<'a, str>,
    /// What part it has.
    pub role: Role,
    /// Where the name stands.
    pub span: Span,
}

/// 牵头, 责任 or 配合: the part of a [`Unit`] in a task.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, ToStatic, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Role {
    /// 牵头, 主办.
    Lead,
    /// 责任单位, 负责.
    Responsible,
    /// 配合, 协助, 参与.
    Cooperating,
}
