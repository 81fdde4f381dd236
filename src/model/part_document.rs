//! What a part says of itself where it is a document of its own.

use std::borrow::Cow;

use bounded_static::ToStatic;
use serde::{Deserialize, Serialize};

use super::{Date, Disclosure, DocumentNumber, Field, FieldSpan};
use crate::Span;

/// What a part says of itself where it is a document of its own: the notice that is forwarded (转发, 批转) has its
/// number, recipients and signature within the part.
///
/// The fields mean what they mean in [`crate::Notice`]. Header and signature stay in the part's content too.
#[derive(Debug, Clone, Default, PartialEq, Eq, ToStatic, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PartDocument<'a> {
    /// 发文字号; of several the first.
    pub document_number: Option<DocumentNumber<'a>>,
    /// 发文机关.
    pub issuing_bodies: Vec<Cow<'a, str>>,
    /// 标题; that of the part.
    pub title: Option<Cow<'a, str>>,
    /// 文种.
    pub document_type: Option<Cow<'a, str>>,
    /// 主送机关.
    pub recipients: Vec<Cow<'a, str>>,
    /// 成文日期.
    pub written_date: Option<Date>,
    /// 附注, without its brackets.
    pub note: Option<Cow<'a, str>>,
    /// 公开属性.
    pub disclosure: Option<Disclosure>,
    /// 签发人.
    pub signers: Vec<Cow<'a, str>>,
    /// The places of these values.
    pub fields: Vec<FieldSpan>,
}

impl PartDocument<'_> {
    /// The place of a field, as [`Notice::span_of`](crate::Notice::span_of) gives it: `document.span_of(Field::WrittenDate, 0)` is the
    /// date's.
    pub fn span_of(&self, field: Field, index: usize) -> Option<Span> {
        let wanted = |place: &&FieldSpan| place.field == field && place.index as usize == index;
        self.fields.iter().find(wanted).map(|place| place.span)
    }
}
