//! The texts that cells share.

use super::super::office::{Node, Xml};
use crate::Error;

/// The shared texts, in order.
#[derive(Debug, Default)]
pub(super) struct Strings(Vec<String>);

impl Strings {
    /// The part with the texts.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Error> {
        let mut strings = Vec::new();
        loop {
            match xml.next()? {
                Node::Start(tag) if tag.is("si") => strings.push(text(xml)?),
                Node::Eof => return Ok(Self(strings)),
                _ => {}
            }
        }
    }

    /// The text of a number.
    pub(super) fn get(&self, number: &str) -> Option<&str> {
        self.0.get(number.trim().parse::<usize>().ok()?).map(String::as_str)
    }
}

/// The text of the innermost open element: its runs, without the readings above them.
pub(super) fn text(xml: &mut Xml<'_>) -> Result<String, Error> {
    let mut text = String::new();
    let mut depth = 1;
    while depth > 0 {
        match xml.next()? {
            Node::Start(tag) => match tag.name() {
                "t" => text.push_str(&xml.text()?),
                "rPh" => xml.skip()?,
                _ => depth += 1,
            },
            Node::End => depth -= 1,
            Node::Text(_) => {}
            Node::Eof => break,
        }
    }
    // How the format writes a carriage return, which stands before a line feed.
    Ok(text.replace("_x000D_", "").replace('\r', ""))
}
