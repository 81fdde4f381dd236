//! The whole of what is said about a text.

use std::borrow::Cow;

use bounded_static::{IntoBoundedStatic, ToStatic};
use serde::{Deserialize, Serialize};

use super::{
    Appointment, Attachment, Attendance, Date, Deadline, Disclosure, DocumentNumber, Field,
    FieldSpan, Kind, Metadata, Part, Reference, Task,
};
use crate::{Diagnostic, LineColumn, Span, format::Places, span};

/// 公文: everything that was found in one text. What is absent is `None` or empty, never `""`.
#[derive(Debug, Clone, Default, PartialEq, ToStatic, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Notice<'a> {
    /// A document, or a text about documents.
    pub kind: Kind,
    /// 发文字号; of several the first.
    pub document_number: Option<DocumentNumber<'a>>,
    /// 发文机关, full names; several for joint documents.
    pub issuing_bodies: Vec<Cow<'a, str>>,
    /// 标题, on one line.
    pub title: Option<Cow<'a, str>>,
    /// 文种, e.g. `通知`.
    pub document_type: Option<Cow<'a, str>>,
    /// 主送机关.
    pub recipients: Vec<Cow<'a, str>>,
    /// 成文日期.
    pub written_date: Option<Date>,
    /// 附注, without its brackets.
    pub note: Option<Cow<'a, str>>,
    /// 公开属性.
    pub disclosure: Option<Disclosure>,
    /// 份号.
    pub copy_number: Option<Cow<'a, str>>,
    /// 密级和保密期限, as written.
    pub classification: Option<Cow<'a, str>>,
    /// 紧急程度, as written.
    pub urgency: Option<Cow<'a, str>>,
    /// 签发人.
    pub signers: Vec<Cow<'a, str>>,
    /// 抄送机关.
    pub copy_to: Vec<Cow<'a, str>>,
    /// 印发机关.
    pub printing_body: Option<Cow<'a, str>>,
    /// 印发日期.
    pub print_date: Option<Date>,
    /// The page's own table about the document.
    pub metadata: Metadata<'a>,
    /// 附件说明: the list of attachments.
    pub attachments: Vec<Attachment<'a>>,
    /// The texts: the notice itself, what it encloses, what is attached.
    pub parts: Vec<Part<'a>>,
    /// Who does what by when.
    pub tasks: Vec<Task<'a>>,
    /// Every time limit, in order, repeated mentions too.
    pub deadlines: Vec<Deadline<'a>>,
    /// Every document named in 《》, once each, in order of first mention.
    pub references: Vec<Reference<'a>>,
    /// Who is given or relieved of a post, in documents about that (任免).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub appointments: Vec<Appointment<'a>>,
    /// Who took part in a meeting, in its minutes (纪要).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attendance: Vec<Attendance<'a>>,
    /// What was left out or is in doubt.
    pub diagnostics: Vec<Diagnostic<'a>>,
    /// The places of the header's values.
    pub fields: Vec<FieldSpan>,
    #[serde(skip)]
    pub(crate) source: Source<'a>,
}

/// The text that was parsed. Two notices are equal when they say the same, so this never differs.
#[derive(Debug, Clone, Default, ToStatic)]
pub(crate) struct Source<'a> {
    pub(crate) text: Cow<'a, str>,
    /// What of the text is shown; `None` where all of it is.
    pub(crate) places: Option<Places>,
}

impl PartialEq for Source<'_> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<'a> Notice<'a> {
    /// The decoded text, which all spans point into: that of an HTML page with its tags, that of a Word file or
    /// spreadsheet as it was read from it. Empty for a notice that was read from JSON.
    pub fn source(&self) -> &str {
        &self.source.text
    }

    /// Line and column of a span's start, for people; `None` where the source is not at hand.
    ///
    /// ```
    /// let notice = gongwen::parse("青禾县人民政府关于做好防汛工作的通知\n青政发〔2024〕7号\n");
    /// let number = notice.document_number.as_ref().unwrap();
    /// assert_eq!(notice.line_column(number.span).unwrap().line, 2);
    /// ```
    pub fn line_column(&self, span: Span) -> Option<LineColumn> {
        span::line_column(self.source(), span.start)
    }

    /// The place of a header field, the first where it has several. Those of a list (recipients, 抄送) lie under one; `index` is 0
    /// but for [`Field::PartTitle`], where it is the part's.
    ///
    /// ```
    /// use gongwen::Field;
    ///
    /// let notice = gongwen::parse("关于做好防汛工作的通知\n各乡镇人民政府，县政府各部门：\n现通知如下。\n");
    /// let recipients = notice.span_of(Field::Recipients, 0).unwrap();
    /// assert_eq!(recipients.of(notice.source()), Some("各乡镇人民政府，县政府各部门："));
    /// ```
    pub fn span_of(&self, field: Field, index: usize) -> Option<Span> {
        let wanted = |place: &&FieldSpan| place.field == field && place.index as usize == index;
        self.fields.iter().find(wanted).map(|place| place.span)
    }

    /// The same notice without a borrow of its source.
    pub fn into_owned(self) -> Notice<'static> {
        self.into_static()
    }
}
