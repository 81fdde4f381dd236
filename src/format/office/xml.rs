//! A walk through a part in XML, within a limit of depth.

use std::borrow::Cow;

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesRef, BytesStart, Event},
};

use super::{Package, Part, package::broken};
use crate::{BinaryFormat, Error, ErrorKind};

/// What reads elements within each other calls itself for some of them, so that no limit may be higher.
const DEEPEST: usize = 500;

/// A reader of a part; cheap to copy, which keeps a place to come back to.
#[derive(Clone)]
pub(in crate::format) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    part: &'x Part,
    format: BinaryFormat,
    depth: usize,
    deepest: usize,
}

/// What stands next in a part. Every element has a start and an end.
#[derive(Debug)]
pub(in crate::format) enum Node<'x> {
    /// The start of an element.
    Start(Tag<'x>),
    /// The end of the innermost open element.
    End,
    /// Text, or a piece of it.
    Text(Cow<'x, str>),
    /// The end of the part.
    Eof,
}

/// The start of an element. Its names are asked for without their prefixes.
#[derive(Debug)]
pub(in crate::format) struct Tag<'x>(BytesStart<'x>);

impl<'x> Tag<'x> {
    /// Its name.
    pub(in crate::format) fn name(&self) -> &str {
        let name = self.0.name().0;
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }

    /// Whether it has this name.
    pub(in crate::format) fn is(&self, name: &str) -> bool {
        self.name() == name
    }

    /// The value of an attribute.
    pub(in crate::format) fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.0.attributes();
        let attribute = attributes
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().as_ref() == name)?;
        // An unknown reference in it leaves the value as it is written.
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        Some(value.unwrap_or_else(|_| attribute.value.clone()))
    }

    /// A number that an attribute gives.
    pub(in crate::format) fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.get(name)?.trim().parse().ok()
    }
}

/// How Word files write values.
#[cfg(feature = "docx")]
impl Tag<'_> {
    /// The attribute `val`.
    pub(in crate::format) fn val(&self) -> Option<Cow<'_, str>> {
        self.get("val")
    }

    /// What a switch says: on where it has no value.
    pub(in crate::format) fn is_on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

impl<'x> Xml<'x> {
    /// A reader of a part, within the limits of its container.
    pub(in crate::format) fn new(part: &'x Part, package: &Package<'_>) -> Self {
        let mut reader = Reader::from_str(&part.text);
        reader.config_mut().expand_empty_elements = true;
        let deepest = package.limits().nesting.min(DEEPEST);
        Self { reader, part, format: package.format(), depth: 0, deepest }
    }

    /// What stands next.
    pub(in crate::format) fn next(&mut self) -> Result<Node<'x>, Error> {
        loop {
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => return Err(self.broken(&error)),
            };
            return Ok(match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > self.deepest {
                        return Err(self.too_deep());
                    }
                    Node::Start(Tag(start))
                }
                Event::End(_) => {
                    self.depth -= 1;
                    Node::End
                }
                Event::Text(text) => Node::Text(text.into_inner()),
                Event::CData(text) => Node::Text(text.into_inner()),
                Event::GeneralRef(reference) => Node::Text(resolve(&reference)),
                Event::Eof if self.depth > 0 => return Err(self.broken(&"it ends too early")),
                Event::Eof => Node::Eof,
                _ => continue,
            });
        }
    }

    /// Passes over the rest of the innermost open element.
    pub(in crate::format) fn skip(&mut self) -> Result<(), Error> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    /// All text in the innermost open element.
    pub(in crate::format) fn text(&mut self) -> Result<String, Error> {
        let outside = self.depth.saturating_sub(1);
        let mut text = String::new();
        while self.depth > outside {
            if let Node::Text(piece) = self.next()? {
                text.push_str(&piece);
            }
        }
        Ok(text)
    }

    fn broken(&self, what: &dyn std::fmt::Display) -> Error {
        broken(self.format, format!("{} is no sound XML ({what})", self.part.path))
    }

    fn too_deep(&self) -> Error {
        let what = "elements within each other";
        ErrorKind::OverLimit { what, limit: self.deepest, field: "nesting" }.into()
    }
}

/// What a reference stands for: one of the five that XML knows, or a character by its number. Others, which
/// a file would have to define, stay as written: defined ones are how small files become endless.
fn resolve(reference: &BytesRef<'_>) -> Cow<'static, str> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Cow::Owned(c.to_string());
    }
    match &**reference {
        "amp" => Cow::Borrowed("&"),
        "lt" => Cow::Borrowed("<"),
        "gt" => Cow::Borrowed(">"),
        "quot" => Cow::Borrowed("\""),
        "apos" => Cow::Borrowed("'"),
        name => Cow::Owned(format!("&{name};")),
    }
}
