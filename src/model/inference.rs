//! What told a value that the text does not state in its place.

use bounded_static::ToStatic;
use serde::{Deserialize, Serialize};

/// What a value was told by that its own place in the text does not state.
///
/// A [`Deadline`](crate::Deadline), a [`Column`](crate::Column) or a [`FieldSpan`](crate::FieldSpan) whose `inferred` is
/// `None` is certain: the text says it where such values stand. Each inferred value has a diagnostic
/// ([`Code::Inferred`](crate::Code::Inferred)). The names in JSON are stable.
///
/// ```
/// use gongwen::Inference;
///
/// let issued = gongwen::date("2024年3月12日");
/// assert_eq!(gongwen::deadline("2024年6月底前", issued).unwrap().inferred, None);
/// assert_eq!(gongwen::deadline("6月底前", issued).unwrap().inferred, Some(Inference::WrittenDate));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ToStatic, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Inference {
    /// 成文日期, or the year of the 发文字号: a deadline's year, or the day that it is counted from.
    WrittenDate,
    /// 印发日期 or 发布日期, where the document has no date of its own: a deadline's year.
    PublishedDate,
    /// The title, of the notice or a part: a deadline's year, an issuing body.
    Title,
    /// 发文字号: the issuing body or the 文种 of an order (某部令第5号).
    DocumentNumber,
    /// 发文机关标志: an issuing body.
    Masthead,
    /// The page's table about the document, where the document itself does not say it.
    Metadata,
    /// 附件说明: the title of an attachment whose text begins right below the list.
    Attachments,
    /// The running text: what it calls itself (特此公告), the years that it names elsewhere.
    Text,
    /// The place alone: a title without 文种.
    Position,
    /// The cells of a column, whose header does not say what they are.
    Cells,
    /// The other columns of a table: 名称 is the task where no better header is.
    Columns,
}
