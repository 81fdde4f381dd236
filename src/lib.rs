//! Turns the raw text of Chinese public notices (公文) into typed structures.

mod access;
mod api;
mod block;
mod coverage;
mod decode;
mod diagnostic;
mod document;
mod error;
mod grammar;
mod limits;
mod line;
mod meaning;
mod model;
mod output;
mod parser;
mod span;
mod text;

pub use access::OutlineEntry;
pub use api::{deadline, deadlines, references, units};
pub use coverage::Coverage;
pub use decode::{Decoded, Encoding, decode};
pub use diagnostic::{Code, Diagnostic, Severity};
pub use error::{BinaryFormat, Error, ErrorKind};
pub use grammar::date::read as date;
pub use limits::Limits;
pub use model::*;
pub use parser::Parser;
pub use span::{LineColumn, Span};

/// Turns the text of a notice into its structure. Never fails, never panics.
///
/// It is [`Parser::parse`] with the default [`Limits`].
pub fn parse(text: &str) -> Notice<'_> {
    Parser::new().parse(text)
}

/// Turns the bytes of a notice, in whichever encoding, into its structure.
///
/// It is [`Parser::parse_bytes`] with the default [`Limits`].
///
/// # Errors
///
/// Where the bytes are no text: a binary format, no known encoding, or too many of them.
pub fn parse_bytes(bytes: &[u8]) -> Result<Notice<'_>, Error> {
    Parser::new().parse_bytes(bytes)
}
