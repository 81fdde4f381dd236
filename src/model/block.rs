//! What the parts of a notice hold: paragraphs, sections, tables.

use std::borrow::Cow;

use bounded_static::ToStatic;
use serde::{Deserialize, Serialize};

use super::{Inference, PartDocument};
use crate::Span;

/// 正文 or 附件: one of the texts that a notice is made of.
#[derive(Debug, Clone, PartialEq, Eq, ToStatic, Serialize, Deserialize)]
pub struct Part<'a> {
    /// Which text it is.
    pub kind: PartKind,
    /// Its title; the main part's is the notice's own and stays `None` here.
    pub title: Option<Cow<'a, str>>,
    /// 附件顺序号.
    pub number: Option<u32>,
    /// What it holds.
    pub content: Vec<Block<'a>>,
    /// From its title or first block to the end of its last; furniture between them included.
    pub span: Span,
    /// What it says of itself where it is a document of its own: a forwarded notice with number and signature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Box<PartDocument<'a>>>,
}

/// Which text a [`Part`] is: 正文, what it issues, or 附件.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ToStatic, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PartKind {
    /// The notice itself.
    Main,
    /// The document that it issues or forwards (印发, 转发, 批转, 公布).
    Enclosure,
    /// What follows an 附件 mark.
    Attachment,
}

/// 自然段, 结构层次 or 表格: a paragraph, a numbered section or a table.
#[derive(Debug, Clone, PartialEq, Eq, ToStatic, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Block<'a> {
    /// A paragraph of text.
    Paragraph(Paragraph<'a>),
    /// A numbered section.
    Section(Section<'a>),
    /// A table.
    Table(Table<'a>),
}

impl Block<'_> {
    /// The place of the block with all that it holds.
    pub fn span(&self) -> Span {
        match self {
            Self::Paragraph(paragraph) => paragraph.hull(),
            Self::Section(section) => section.span,
            Self::Table(table) => table.span,
        }
    }
}

/// 自然段: a paragraph of text.
#[derive(Debug, Clone, PartialEq, Eq, ToStatic, Serialize, Deserialize)]
pub struct Paragraph<'a> {
    /// The text, its lines joined.
    pub text: Cow<'a, str>,
    /// Where it stands; `None` where page furniture cuts it, because then it stands in several [`pieces`](Self::pieces).
    pub span: Option<Span>,
    /// The places of a paragraph that page furniture (`— 3 —`) cuts, in order; empty otherwise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pieces: Vec<Piece>,
}

/// One of the places of a cut [`Paragraph`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, ToStatic, Serialize, Deserialize)]
pub struct Piece {
    /// Where it stands.
    pub span: Span,
}

impl Paragraph<'_> {
    /// The smallest span that holds the whole paragraph, furniture that cuts it included.
    pub fn hull(&self) -> Span {
        self.span.unwrap_or_else(|| {
            self.pieces.iter().map(|piece| piece.span).reduce(Span::join).unwrap_or_default()
        })
    }
}

/// 结构层次: a numbered section with its label, its heading, and all up to the next label of its kind or a higher one.
#[derive(Debug, Clone, PartialEq, Eq, ToStatic, Serialize, Deserialize)]
pub struct Section<'a> {
    /// The label as written, e.g. `（一）`.
    pub label: Cow<'a, str>,
    /// By the kind of the label: 编 -3, 章 -2, 节 -1, 条 0, 一、 1, （一） 2, `1.` 3, （1） 4, ① 5.
    pub level: i8,
    /// The heading without its final mark; `None` where the first sentence is too long for one.
    pub heading: Option<Cow<'a, str>>,
    /// What it holds.
    pub content: Vec<Block<'a>>,
    /// From the label to the end of its content.
    pub span: Span,
}

/// 表格: a table with its merged cells expanded; every row has a cell for each column.
#[derive(Debug, Clone, PartialEq, Eq, ToStatic, Serialize, Deserialize)]
pub struct Table<'a> {
    /// 表题: the line above the table (`表1 …`, `…分解表`), where it is not its part's title.
    /// It stands under the table's [`span`](Self::span).
    pub title: Option<Cow<'a, str>>,
    /// The columns.
    pub columns: Vec<Column<'a>>,
    /// The rows without the header; an empty cell is `""`.
    pub rows: Vec<Vec<Cow<'a, str>>>,
    /// The table in the source, title and header included.
    pub span: Span,
}

impl<'a> Table<'a> {
    /// Whether a column says who does it: each row of such a table is a task.
    pub fn is_task_table(&self) -> bool {
        self.columns.iter().any(|column| column.role.names_units())
    }
}

/// A column of a [`Table`].
#[derive(Debug, Clone, PartialEq, Eq, ToStatic, Serialize, Deserialize)]
pub struct Column<'a> {
    /// The header cell.
    pub header: Cow<'a, str>,
    /// What its cells say.
    pub role: ColumnRole,
    /// What its `role` was told by where the header does not say it by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inferred: Option<Inference>,
}

/// What the cells of a [`Column`] say: 任务, 责任单位, 完成时限 …
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ToStatic, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ColumnRole {
    /// What groups the rows below.
    Category,
    /// 序号.
    Sequence,
    /// 任务, 事项.
    Task,
    /// 工作要求, 具体措施.
    Requirement,
    /// 牵头单位, 主办单位.
    Lead,
    /// 责任单位, 落实单位.
    Responsible,
    /// 配合单位, 协办单位.
    Cooperating,
    /// 完成时限.
    Deadline,
    /// 备注.
    Note,
    /// Anything else.
    Other,
}

impl ColumnRole {
    /// Whether its cells hold lists of units.
    pub fn names_units(self) -> bool {
        matches!(self, Self::Lead | Self::Responsible | Self::Cooperating)
    }
}
