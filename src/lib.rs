//! Turns the raw text of Chinese public notices (公文) into typed structures.

mod block;
mod diagnostic;
mod error;
mod grammar;
mod line;
mod model;
mod span;
mod text;

pub use diagnostic::{Code, Diagnostic, Severity};
pub use error::{BinaryFormat, Error, ErrorKind};
pub use grammar::date::read as date;
pub use model::*;
pub use span::{LineColumn, Span};

/// Turns the text of a notice into its structure. Never fails, never panics.
pub fn parse(text: &str) -> Notice<'_> {
    let mut notice = Notice::default();
    notice.source = model::Source(text.into());
    notice
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
