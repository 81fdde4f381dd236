//! Turns the raw text of Chinese public notices (公文) into typed structures.

mod api_units;
mod block;
mod diagnostic;
mod error;
mod grammar;
mod line;
mod meaning;
mod model;
mod span;
mod text;

pub use api_units::units;
pub use diagnostic::{Code, Diagnostic, Severity};
pub use error::{BinaryFormat, Error, ErrorKind};
pub use model::*;
pub use span::{LineColumn, Span};

/// Turns the text of a notice into its structure. Never fails, never panics.
pub fn parse(text: &str) -> Notice<'_> {
    let mut notice = Notice::default();
    notice.source = model::Source(text.into());
    notice
}
