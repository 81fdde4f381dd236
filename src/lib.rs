//! Turns the raw text of Chinese public notices (公文) into typed structures.

mod access;
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
mod parser;
mod span;
mod text;

pub use access::OutlineEntry;
pub use coverage::Coverage;
pub use decode::{Decoded, Encoding, decode};
pub use diagnostic::{Code, Diagnostic, Severity};
pub use error::{BinaryFormat, Error, ErrorKind};
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
#[doc(hidden)]
/// debug
pub fn debug_blocks(text: &str) {
    let lines = line::split(text);
    for b in block::blocks(text, &lines) {
        match &b {
            block::Block::Paragraph(p) => {
                let t = p.text();
                let n = t.chars().count();
                let s: String = t.chars().take(40).collect();
                let e: String = t.chars().skip(n.saturating_sub(20).max(40)).collect();
                println!("P{}{} {:?} {}…{}", if p.after_blank { "_" } else { " " }, if p.is_cut { "!" } else { "" }, p.label.map(|l| (l.level, l.number)), s, e)
            }
            block::Block::Table(_) => println!("TABLE"),
            block::Block::Furniture(s) => println!("F {}", s.of(text).unwrap()),
        }
    }
}

#[doc(hidden)]
/// debug
pub fn debug_doc(text: &str) {
    let lines = line::split(text);
    let d = document::document(text, block::blocks(text, &lines));
    println!("kind {:?} num {:?}\nissuers {:?}\ntitle {:?} type {:?}\nrecip {:?}\ndate {:?} note {:?} {:?}\ncopy {:?} print {:?} {:?}\nmeta {:?}\natt {:?}", d.kind, d.document_number.as_ref().map(|n| (&n.text, &n.issuer_code, n.year, n.serial)), d.issuing_bodies, d.title, d.document_type, d.recipients, d.written_date, d.note, d.disclosure, d.copy_to, d.printing_body, d.print_date, d.metadata, d.attachments);
    for p in &d.parts {
        println!("PART {:?} {:?} {:?}", p.kind, p.number, p.title);
        for i in p.items.iter().take(400) {
            match i {
                document::Item::Paragraph(p) => println!("   P {}", p.text().chars().take(50).collect::<String>()),
                document::Item::Section(s) => println!("   S {} {} {:?}", s.level, s.label_text(), s.heading.clone().map(|h| &s.paragraph.text()[h])),
                document::Item::Table(t) => println!("   T {:?}", t.columns.len()),
            }
        }
    }
    for d in &d.diagnostics { println!("  D {:?} {}", d.code, d.span.of(text).unwrap_or("").chars().take(30).collect::<String>()); }
}
