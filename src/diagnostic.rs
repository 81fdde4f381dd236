//! What was left out or is in doubt, beside a complete result.

use std::{borrow::Cow, fmt};

use bounded_static::ToStatic;
use serde::{Deserialize, Serialize};

use crate::Span;

/// A remark about a place of the source.
///
/// ```
/// let notice = gongwen::parse("一、修渠。（责任单位：县水务局，13月底前完成）\n- 3 -\n");
/// let furniture = &notice.diagnostics[0];
/// assert_eq!(furniture.code, gongwen::Code::Furniture);
/// assert_eq!(furniture.span.of(notice.source()), Some("- 3 -"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, ToStatic, Serialize, Deserialize)]
pub struct Diagnostic<'a> {
    /// What sort of remark; stable over versions.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// The remark for people.
    pub message: Cow<'a, str>,
    /// The place it is about.
    pub span: Span,
}

/// How much a [`Diagnostic`] matters.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, ToStatic, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Severity {
    /// Something that belongs to no part was set aside.
    Info,
    /// Something may be read otherwise.
    Warning,
    /// Something is lost or broken in the source.
    Error,
}

/// The sorts of [`Diagnostic`]; the names in JSON are stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ToStatic, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Code {
    /// Navigation, sharing buttons, footers of a web page.
    Chrome,
    /// What a page does not show: scripts, styles, comments, hidden elements. It stands in the source, under the
    /// diagnostic's span.
    Markup,
    /// Page numbers, running headers, rules between pages.
    Furniture,
    /// What a Word file or spreadsheet holds and does not show: hidden text, hidden sheets, what tracked changes
    /// delete, comments. It is not in the source, which is the text that was read: the message says it or counts it,
    /// and the span is the empty place where it belongs.
    Hidden,
    /// A footnote or endnote: its text.
    Note,
    /// What of a document is no text: pictures, charts, embedded files.
    Unread,
    /// A title, number or date that stands a second time.
    Repetition,
    /// A header row that a page break repeated.
    RepeatedTableHeader,
    /// An opening bracket without its closing one.
    UnclosedBracket,
    /// A date that no calendar has.
    ImpossibleDate,
    /// Number, title or date of the page's table are not those of the document; the message shows both.
    Contradiction,
    /// A value that the text does not state where such values stand ([`Inference`](crate::Inference)).
    Inferred,
    /// Bytes that the encoding does not know.
    UndecodableBytes,
    /// Lines in another encoding than the rest, each read in its own.
    MixedEncodings,
    /// The text is no notice: news, questions and answers.
    NotANotice,
    /// A limit cut the result short.
    LimitReached,
}

impl Code {
    /// The severity that goes with the code.
    pub fn severity(self) -> Severity {
        match self {
            Self::Chrome
            | Self::Markup
            | Self::Furniture
            | Self::Hidden
            | Self::Note
            | Self::Repetition
            | Self::Inferred
            | Self::RepeatedTableHeader => Severity::Info,
            Self::Unread
            | Self::UnclosedBracket
            | Self::ImpossibleDate
            | Self::Contradiction
            | Self::MixedEncodings
            | Self::NotANotice => Severity::Warning,
            Self::UndecodableBytes | Self::LimitReached => Severity::Error,
        }
    }
}

impl fmt::Display for Diagnostic<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}..{}]", self.message, self.span.start, self.span.end)
    }
}

impl<'a> Diagnostic<'a> {
    pub(crate) fn new(code: Code, message: impl Into<Cow<'a, str>>, span: Span) -> Self {
        Self { code, severity: code.severity(), message: message.into(), span }
    }
}
