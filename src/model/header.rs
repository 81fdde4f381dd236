//! What of a header is more than a text: attachments, disclosure, and the places of all fields.

use std::borrow::Cow;

use bounded_static::ToStatic;
use serde::{Deserialize, Serialize};

use super::Inference;
use crate::Span;

/// Whether the text is a document of a public body (公文) or a text about documents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, ToStatic, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// 公文, with or without its header; an attachment alone too.
    #[default]
    Notice,
    /// News, 政策解读, questions and answers, a list page.
    Other,
}

/// 公开属性: how the document may be made public.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ToStatic, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Disclosure {
    /// 公开发布, 主动公开.
    Public,
    /// 依申请公开.
    OnRequest,
    /// 不予公开, 不公开.
    Withheld,
}

/// One item of the 附件说明, the list of attachments below the text.
#[derive(Debug, Clone, PartialEq, Eq, ToStatic, Serialize, Deserialize)]
pub struct Attachment<'a> {
    /// 附件顺序号; `None` where there is one attachment without a number.
    pub number: Option<u32>,
    /// 附件名称, without 《》 around it and without a file name's ending.
    pub title: Cow<'a, str>,
    /// The address of its file as the page links to it, relative to the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<Cow<'a, str>>,
    /// Where it stands.
    pub span: Span,
}

/// The place of a header value that is a plain text or date in [`crate::Notice`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, ToStatic, Serialize, Deserialize)]
pub struct FieldSpan {
    /// Which field.
    pub field: Field,
    /// The part's for [`Field::PartTitle`], 0 for all others: the values of a list stand under one place, or one a line.
    pub index: u32,
    /// Where it stands.
    pub span: Span,
    /// What the value was told by where the place is not that of its own; `None` where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inferred: Option<Inference>,
}

/// The fields of [`crate::Notice`] that [`FieldSpan`] gives a place to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ToStatic, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Field {
    /// 发文机关标志, the red head.
    Masthead,
    /// 发文字号 (every mention in the header).
    DocumentNumber,
    /// 发文机关署名.
    IssuingBodies,
    /// 标题.
    Title,
    /// 文种, where it is no ending of the title.
    DocumentType,
    /// 主送机关.
    Recipients,
    /// 成文日期.
    WrittenDate,
    /// 附注.
    Note,
    /// 份号.
    CopyNumber,
    /// 密级和保密期限.
    Classification,
    /// 紧急程度.
    Urgency,
    /// 签发人.
    Signers,
    /// 抄送机关.
    CopyTo,
    /// 印发机关.
    PrintingBody,
    /// 印发日期.
    PrintDate,
    /// A line of the page's metadata table.
    Metadata,
    /// 附件说明 (the label and its list).
    Attachments,
    /// The title of a part (and the 附件 mark above it); `index` is the part's.
    PartTitle,
}
