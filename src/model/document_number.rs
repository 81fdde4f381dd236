//! 发文字号: the number that a document has, and others name it by.

use std::borrow::Cow;

use bounded_static::ToStatic;
use serde::{Deserialize, Serialize};

use crate::Span;

/// 发文字号: issuer code (发文机关代字), year and serial, e.g. `国办发〔2020〕17号` (GB/T 9704, 7.2.5).
///
/// ```
/// use gongwen::DocumentNumber;
///
/// let number: DocumentNumber<'_> = "国办发〔2020〕17号".parse()?;
/// assert_eq!(number.issuer_code.as_deref(), Some("国办发"));
/// assert_eq!((number.year, number.serial), (Some(2020), 17));
/// # Ok::<(), gongwen::Error>(())
/// ```
///
/// Numbers are equal when they are written alike and stand at the same place. Whether they name one document, their parts tell:
///
/// ```
/// let text = "《节水办法》（青政发〔2024〕7号）按《节水条例实施办法》（青政发[2024]7号）修订。";
/// let found = gongwen::references(text);
/// let numbers: Vec<_> = found.iter().filter_map(|one| one.document_number.as_ref()).collect();
/// let key = |at: usize| (numbers[at].issuer_code.as_deref(), numbers[at].year, numbers[at].serial);
/// assert_eq!(key(0), key(1));
/// assert_ne!(numbers[0], numbers[1]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, ToStatic, Serialize, Deserialize)]
pub struct DocumentNumber<'a> {
    /// As written, without blanks, up to 号 (where there is one).
    pub text: Cow<'a, str>,
    /// 发文机关代字, e.g. `国办发`, `海关总署令`; `None` for a bare `第3号`.
    pub issuer_code: Option<Cow<'a, str>>,
    /// 年份; orders (令) have none.
    pub year: Option<u16>,
    /// 发文顺序号.
    pub serial: u32,
    /// Where it stands.
    pub span: Span,
}
