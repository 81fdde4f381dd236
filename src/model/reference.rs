//! Documents that the text names.

use std::borrow::Cow;

use bounded_static::ToStatic;
use serde::{Deserialize, Serialize};

use super::DocumentNumber;
use crate::Span;

/// 引用: a document that the text names in 《》, with the number in brackets behind it.
#[derive(Debug, Clone, PartialEq, Eq, ToStatic, Serialize, Deserialize)]
pub struct Reference<'a> {
    /// What stands between 《 and 》, without a number in brackets at its end.
    pub title: Cow<'a, str>,
    /// The 发文字号 in brackets behind it, in front of 》 or after it.
    pub document_number: Option<DocumentNumber<'a>>,
    /// The first mention, 《》 and number included.
    pub span: Span,
}
