//! Texts beside the text: footnotes, endnotes, headers and footers.

use std::collections::HashMap;

use super::super::office::{Node, Xml};
use crate::Error;

/// Which notes a reference means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum NoteKind {
    /// At the foot of its page.
    Footnote,
    /// At the end of the text.
    Endnote,
}

/// The texts of the notes by their ids.
#[derive(Debug, Default)]
pub(super) struct Notes {
    texts: HashMap<(NoteKind, String), String>,
}

impl Notes {
    /// The part with the footnotes.
    pub(super) fn footnotes(xml: &mut Xml<'_>) -> Result<Self, Error> {
        Self::read(xml, NoteKind::Footnote)
    }

    /// The part with the endnotes.
    pub(super) fn endnotes(xml: &mut Xml<'_>) -> Result<Self, Error> {
        Self::read(xml, NoteKind::Endnote)
    }

    fn read(xml: &mut Xml<'_>, kind: NoteKind) -> Result<Self, Error> {
        let mut notes = Self::default();
        loop {
            match xml.next()? {
                Node::Start(tag) if tag.is("footnote") || tag.is("endnote") => {
                    let id = tag.get("id").unwrap_or_default().into_owned();
                    let text = plain_text(xml)?;
                    notes.texts.insert((kind, id), text);
                }
                Node::Eof => return Ok(notes),
                _ => {}
            }
        }
    }

    /// Takes the others in.
    pub(super) fn extend(&mut self, others: Self) {
        self.texts.extend(others.texts);
    }

    /// The text of a note, where it has any.
    pub(super) fn text(&self, kind: NoteKind, id: &str) -> Option<&str> {
        let text = self.texts.get(&(kind, id.to_owned()))?;
        (!text.is_empty()).then_some(text)
    }
}

/// The text of the innermost open element, or of the whole part: paragraphs with a blank between them.
pub(super) fn plain_text(xml: &mut Xml<'_>) -> Result<String, Error> {
    let mut text = String::new();
    let mut depth = 1;
    while depth > 0 {
        match xml.next()? {
            Node::Start(tag) => match tag.name() {
                "t" => text.push_str(&xml.text()?),
                // Said a second time, for older programs.
                "Fallback" => xml.skip()?,
                name => {
                    if matches!(name, "p" | "tab" | "br") {
                        text.push(' ');
                    }
                    depth += 1;
                }
            },
            Node::End => depth -= 1,
            Node::Text(_) => {}
            Node::Eof => break,
        }
    }
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}
