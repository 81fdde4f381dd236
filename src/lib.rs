//! Turns the raw text of Chinese public notices (公文) into typed structures: header and colophon, parts
//! and numbered sections, tables, tasks with the units that answer for them, deadlines and references,
//! each with its place in the source.
//!
//! ```
//! let notice = gongwen::parse(
//!     "青禾县人民政府\n\
//!      关于做好2024年防汛工作的通知\n\
//!      青政发〔2024〕7号\n\
//!      各乡镇人民政府：\n\
//!      现将有关事项通知如下：\n\
//!      一、备足物资。5月底前完成储备。（责任单位：县应急局、财政局）\n\
//!      青禾县人民政府\n\
//!      2024年4月2日\n",
//! );
//! assert_eq!(notice.document_type.as_deref(), Some("通知"));
//! assert_eq!(notice.recipients, ["各乡镇人民政府"]);
//! let task = &notice.tasks[0];
//! assert_eq!(task.content, "备足物资");
//! assert_eq!((&*task.units[1].name, &*task.units[1].full_name), ("财政局", "县财政局"));
//! assert_eq!(notice.deadlines[0].date, gongwen::date("2024年5月31日"));
//! assert_eq!(task.span.of(notice.source()), Some("（责任单位：县应急局、财政局）"));
//! ```
//!
//! # The way of the data
//!
//! bytes → text → lines → blocks → document → meaning → [`Notice`]. Each stage is a folder whose `mod.rs`
//! says what it takes, gives and guarantees:
//!
//! 1. `decode`: bytes to text, in whichever of the encodings of Chinese notices ([`decode()`]). With a
//!    feature, `format`: a page, a Word file or a spreadsheet to the text and tables that it shows.
//! 2. `line`: text to lines, page furniture told from text.
//! 3. `block`: lines to paragraphs and tables; what a page or a fixed width cut is joined, here with
//!    `text`, which drops layout and keeps the place of every byte.
//! 4. `document`: blocks to header, parts, sections and colophon; every block has one use.
//! 5. `meaning`: the text of the parts to tasks, deadlines and references.
//! 6. `output`: all of it nested into [`Notice`].
//!
//! `grammar` holds what has a known start within a line, one construct a file; some of it serves by
//! itself: [`DocumentNumber`] (`"…".parse()`), [`date`], [`deadline`], [`deadlines`], [`units`].
//!
//! # Where to go on
//!
//! - [`Parser`] is the same with options: [`Limits`] bound what one text may cost.
//! - [`parse_many`] reads a whole corpus, on all processors and in little memory.
//! - [`Notice`] is the result; [`Notice::outline`], [`Notice::sections_at`], [`Notice::tasks_by_unit`], [`Notice::tables`] and the
//!   like save the loops, [`Notice::coverage`] tells what of the source nothing was made of.
//! - [`Diagnostic`] is doubt beside a complete result, [`Error`] an input that is no text.
//!
//! # What is not supported
//!
//! - HTML, DOCX and XLSX are read with the features of their names only. Without `html`, tags inside a text are dropped.
//! - Style sheets of pages are not read, and OCR errors are not corrected.
//! - Tables whose columns lost their places are text. Separators that are missing are not guessed.
//! - No character is changed: half-width punctuation and traditional characters stay as written.

mod access;
mod api;
mod block;
mod coverage;
mod decode;
mod diagnostic;
mod document;
mod error;
mod format;
mod grammar;
mod limits;
mod line;
mod many;
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
pub use format::Hint;
pub use grammar::date::read as date;
pub use limits::Limits;
pub use many::{Input, Many};
pub use model::*;
pub use parser::Parser;
pub use span::{LineColumn, Span};

/// Turns the text of a notice into its structure. Never fails, never panics.
///
/// It is [`Parser::parse`] with the default [`Limits`].
///
/// ```
/// let notice = gongwen::parse("青禾县人民政府关于做好防汛工作的通知\n青政发〔2024〕7号\n");
/// assert_eq!(notice.document_number.unwrap().issuer_code.as_deref(), Some("青政发"));
/// ```
pub fn parse(text: &str) -> Notice<'_> {
    Parser::new().parse(text)
}

/// Turns the bytes of a notice, in whichever encoding, into its structure.
///
/// It is [`Parser::parse_bytes`] with the default [`Limits`].
///
/// ```
/// // 通知 in GB18030, with an ideographic blank in front.
/// let notice = gongwen::parse_bytes(b"\xa1\xa1\xcd\xa8\xd6\xaa\n")?;
/// assert_eq!(notice.source().trim(), "通知");
/// # Ok::<(), gongwen::Error>(())
/// ```
///
/// # Errors
///
/// Where the bytes are no text: a binary format, no known encoding, or too many of them.
pub fn parse_bytes(bytes: &[u8]) -> Result<Notice<'_>, Error> {
    Parser::new().parse_bytes(bytes)
}

/// Parses many documents on all processors and gives their notices in the order of the inputs.
///
/// It is made for corpora that are longer than memory: inputs are asked for as results are taken, a few documents a
/// thread ahead, and a document that cannot be read or parsed is an error in its place. Where only a part of each
/// notice is needed, or its JSON, [`Parser::map_many`] spares the copies that make a notice independent of its text.
///
/// ```
/// use std::path::Path;
///
/// let files = ["fixtures/one-line.txt", "fixtures/missing.txt", "fixtures/list-page.txt"];
/// let titles: Vec<_> = gongwen::parse_many(files.map(Path::new))
///     .map(|notice| notice.map(|notice| notice.title))
///     .collect();
/// assert_eq!(titles[0].as_ref().unwrap().as_deref(), Some("白沙区人民政府办公室关于开展冬季困难群众救助工作的通知"));
/// assert!(titles[1].is_err() && titles[2].is_ok());
/// ```
pub fn parse_many<I>(inputs: I) -> Many<I::IntoIter, Result<Notice<'static>, Error>>
where
    I: IntoIterator<Item: Into<Input>>,
{
    Parser::new().parse_many(inputs)
}

/// The examples of the README compile and hold.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
