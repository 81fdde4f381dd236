//! Styles: the numbering and the hiding that they give to paragraphs and runs.

use std::collections::HashMap;

use super::super::office::{Node, Tag, Xml};
use crate::Error;

/// How long a chain of styles may be that are based on each other; Word's own are at most 4 long.
const LONGEST_CHAIN: usize = 32;

/// The styles of a file by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of a paragraph that names none.
    default_paragraph: Option<String>,
}

/// What a style says of its paragraphs or runs; what it does not say, the one says that it is based on.
#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    list: ListPlace,
    is_hidden: Option<bool>,
}

/// Where in a list a paragraph says that it stands.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct ListPlace {
    /// The id of the list; `0` for none.
    pub(super) list: Option<String>,
    /// The level, from 0.
    pub(super) level: Option<usize>,
}

impl Styles {
    /// The part with the styles.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Error> {
        let mut styles = Self::default();
        loop {
            match xml.next()? {
                Node::Start(tag) if tag.is("style") => styles.style(&tag, xml)?,
                Node::Eof => return Ok(styles),
                _ => {}
            }
        }
    }

    fn style(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) -> Result<(), Error> {
        let id = tag.get("styleId").unwrap_or_default().into_owned();
        let is_default = matches!(tag.get("default").as_deref(), Some("1" | "true" | "on"));
        if is_default && tag.get("type").as_deref() == Some("paragraph") {
            self.default_paragraph = Some(id.clone());
        }
        let mut style = Style::default();
        loop {
            match xml.next()? {
                Node::Start(tag) => match tag.name() {
                    "basedOn" => {
                        style.based_on = tag.val().map(Into::into);
                        xml.skip()?;
                    }
                    "pPr" => style.list = paragraph_list(xml)?,
                    "rPr" => style.is_hidden = run_is_hidden(xml)?,
                    _ => xml.skip()?,
                },
                Node::End | Node::Eof => break,
                Node::Text(_) => {}
            }
        }
        self.styles.insert(id, style);
        Ok(())
    }

    /// The list that a paragraph's style names; the default style's where it has none.
    pub(super) fn list(&self, style: Option<&str>) -> Option<&str> {
        self.chain_of_paragraph(style).find_map(|(_, style)| style.list.list.as_deref())
    }

    /// The level of the list that a paragraph's style stands on: the nearest that the list itself gives to a style,
    /// or that a style names.
    pub(super) fn level(
        &self,
        style: Option<&str>,
        of_list: impl Fn(&str) -> Option<usize>,
    ) -> Option<usize> {
        self.chain_of_paragraph(style).find_map(|(id, style)| of_list(id).or(style.list.level))
    }

    fn chain_of_paragraph<'s>(
        &'s self,
        style: Option<&str>,
    ) -> impl Iterator<Item = (&'s str, &'s Style)> + use<'s> {
        self.chain(style.or(self.default_paragraph.as_deref()))
    }

    /// Whether a style hides its text.
    pub(super) fn is_hidden(&self, style: Option<&str>) -> bool {
        self.chain(style).find_map(|(_, style)| style.is_hidden).unwrap_or(false)
    }

    /// A style and those that it is based on.
    fn chain<'s>(
        &'s self,
        style: Option<&str>,
    ) -> impl Iterator<Item = (&'s str, &'s Style)> + use<'s> {
        let get = |id: &str| self.styles.get_key_value(id).map(|(id, style)| (id.as_str(), style));
        let first = style.and_then(get);
        let based_on =
            move |(_, style): &(&str, &'s Style)| style.based_on.as_deref().and_then(get);
        std::iter::successors(first, based_on).take(LONGEST_CHAIN)
    }
}

/// The list that the properties of a paragraph in a style name.
fn paragraph_list(xml: &mut Xml<'_>) -> Result<ListPlace, Error> {
    let mut place = ListPlace::default();
    loop {
        match xml.next()? {
            Node::Start(tag) if tag.is("numPr") => place = ListPlace::read(xml)?,
            Node::Start(_) => xml.skip()?,
            Node::End | Node::Eof => return Ok(place),
            Node::Text(_) => {}
        }
    }
}

/// What the properties of a run say of its hiding.
fn run_is_hidden(xml: &mut Xml<'_>) -> Result<Option<bool>, Error> {
    let mut is_hidden = None;
    loop {
        match xml.next()? {
            Node::Start(tag) => {
                if tag.is("vanish") {
                    is_hidden = Some(tag.is_on());
                }
                xml.skip()?;
            }
            Node::End | Node::Eof => return Ok(is_hidden),
            Node::Text(_) => {}
        }
    }
}

impl ListPlace {
    /// What `numPr` says.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Error> {
        let mut place = Self::default();
        loop {
            match xml.next()? {
                Node::Start(tag) => {
                    match tag.name() {
                        "numId" => place.list = tag.val().map(Into::into),
                        "ilvl" => place.level = tag.number("val"),
                        _ => {}
                    }
                    xml.skip()?;
                }
                Node::End | Node::Eof => return Ok(place),
                Node::Text(_) => {}
            }
        }
    }
}
