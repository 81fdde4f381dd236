//! What stands in a paragraph.

use std::ops::Range;

use super::{
    super::office::{Node, Tag, Xml},
    field,
    notes::NoteKind,
    story::Story,
    styles::ListPlace,
    symbol::symbol,
};
use crate::Error;

/// A paragraph that is being read.
#[derive(Default)]
pub(super) struct Paragraph<'x> {
    pub(super) text: String,
    /// Text that the file hides.
    pub(super) hidden: String,
    /// Where the text boxes begin that hang on it.
    pub(super) text_boxes: Vec<Xml<'x>>,
    /// The links in it: the places of their texts, and their addresses.
    pub(super) links: Vec<(Range<usize>, String)>,
    /// The notes that it refers to.
    pub(super) notes: Vec<(NoteKind, String)>,
    pub(super) style: Option<String>,
    pub(super) list: ListPlace,
    /// Whether a tracked change joins it with the next.
    pub(super) has_deleted_end: bool,
    /// Whether its style hides it.
    is_hidden: bool,
}

impl<'x> Paragraph<'x> {
    fn add(&mut self, text: &str, is_hidden: bool) {
        let to = if is_hidden { &mut self.hidden } else { &mut self.text };
        to.push_str(text);
    }
}

impl Story<'_> {
    /// Reads what stands in a paragraph, up to the end of the innermost open element.
    pub(super) fn inline<'x>(
        &mut self,
        xml: &mut Xml<'x>,
        paragraph: &mut Paragraph<'x>,
    ) -> Result<(), Error> {
        loop {
            match xml.next()? {
                Node::Start(tag) => match tag.name() {
                    "pPr" => self.properties(xml, paragraph)?,
                    "r" => self.run(xml, paragraph)?,
                    "oMath" | "oMathPara" => self.formula(xml, paragraph)?,
                    "fldSimple" => self.simple_field(&tag, xml, paragraph)?,
                    "hyperlink" => self.link(&tag, xml, paragraph)?,
                    "ins" | "moveTo" | "smartTag" | "sdt" | "sdtContent" | "customXml" | "dir"
                    | "bdo" | "AlternateContent" | "Choice" => {
                        self.inline(xml, paragraph)?;
                    }
                    "del" | "moveFrom" => self.deleted(xml)?,
                    _ => xml.skip()?,
                },
                Node::End | Node::Eof => return Ok(()),
                Node::Text(_) => {}
            }
        }
    }

    fn link<'x>(
        &mut self,
        tag: &Tag<'_>,
        xml: &mut Xml<'x>,
        paragraph: &mut Paragraph<'x>,
    ) -> Result<(), Error> {
        let start = paragraph.text.len();
        self.inline(xml, paragraph)?;
        let address = tag.get("id").and_then(|id| self.relationships.address(&id));
        if let Some(address) = address {
            paragraph.links.push((start..paragraph.text.len(), address.to_owned()));
        }
        Ok(())
    }

    fn properties(
        &mut self,
        xml: &mut Xml<'_>,
        paragraph: &mut Paragraph<'_>,
    ) -> Result<(), Error> {
        loop {
            match xml.next()? {
                Node::Start(tag) => match tag.name() {
                    "numPr" => paragraph.list = ListPlace::read(xml)?,
                    "rPr" => paragraph.has_deleted_end = ends_deleted(xml)?,
                    name => {
                        if name == "pStyle" {
                            paragraph.style = tag.val().map(Into::into);
                        }
                        xml.skip()?;
                    }
                },
                Node::End | Node::Eof => break,
                Node::Text(_) => {}
            }
        }
        paragraph.is_hidden = self.styles.is_hidden(paragraph.style.as_deref());
        Ok(())
    }

    /// Reads a run, or what of it stands in the innermost open element.
    fn run<'x>(&mut self, xml: &mut Xml<'x>, paragraph: &mut Paragraph<'x>) -> Result<(), Error> {
        let mut is_hidden = paragraph.is_hidden;
        loop {
            match xml.next()? {
                Node::Start(tag) if tag.is("rPr") => is_hidden = self.run_hides(xml, is_hidden)?,
                Node::Start(tag) => self.in_run(&tag, xml, paragraph, is_hidden)?,
                Node::End | Node::Eof => return Ok(()),
                Node::Text(_) => {}
            }
        }
    }

    fn in_run<'x>(
        &mut self,
        tag: &Tag<'_>,
        xml: &mut Xml<'x>,
        paragraph: &mut Paragraph<'x>,
        is_hidden: bool,
    ) -> Result<(), Error> {
        match tag.name() {
            "t" => {
                let text = written(tag, xml)?;
                if self.fields.show() {
                    paragraph.add(&text, is_hidden);
                }
                return Ok(());
            }
            "delText" => return self.deleted(xml),
            "instrText" => {
                let instruction = xml.text()?;
                self.fields.instruct(&instruction);
                return Ok(());
            }
            "drawing" | "pict" | "object" => return self.drawing(xml, paragraph),
            "AlternateContent" | "Choice" | "ruby" | "rubyBase" => return self.run(xml, paragraph),
            "fldChar" => self.field(tag, paragraph, is_hidden),
            "sym" => self.symbol(tag, paragraph, is_hidden),
            "footnoteReference" => note(tag, NoteKind::Footnote, paragraph),
            "endnoteReference" => note(tag, NoteKind::Endnote, paragraph),
            "commentReference" => self.left_out.comments += 1,
            name => {
                if let Some(text) = self.mark(name).filter(|_| self.fields.show()) {
                    paragraph.add(text, is_hidden);
                }
            }
        }
        xml.skip()
    }

    /// What an empty element of a run stands for.
    fn mark(&self, name: &str) -> Option<&'static str> {
        match name {
            // A tab in a cell aligns; between two cells it parts them.
            "tab" | "ptab" => Some(if self.cells.is_empty() { "\t" } else { " " }),
            "br" | "cr" => Some("\n"),
            "noBreakHyphen" => Some("-"),
            _ => None,
        }
    }

    fn field(&mut self, tag: &Tag<'_>, paragraph: &mut Paragraph<'_>, is_hidden: bool) {
        match tag.get("fldCharType").as_deref() {
            Some("begin") => self.fields.begin(),
            Some("separate") => self.fields.separate(),
            _ => {
                if let Some(text) = self.fields.end().filter(|_| self.fields.show()) {
                    paragraph.add(&text, is_hidden);
                }
            }
        }
    }

    fn simple_field<'x>(
        &mut self,
        tag: &Tag<'_>,
        xml: &mut Xml<'x>,
        paragraph: &mut Paragraph<'x>,
    ) -> Result<(), Error> {
        if tag.get("instr").is_some_and(|instruction| field::is_page_number(&instruction)) {
            return xml.skip();
        }
        self.inline(xml, paragraph)
    }

    fn symbol(&mut self, tag: &Tag<'_>, paragraph: &mut Paragraph<'_>, is_hidden: bool) {
        let font = tag.get("font").unwrap_or_default();
        match symbol(&font, &tag.get("char").unwrap_or_default()) {
            Some(c) => paragraph.add(c.encode_utf8(&mut [0; 4]), is_hidden),
            None => self.left_out.symbols += 1,
        }
    }

    /// Whether the properties of a run hide it; as the paragraph does where they don't say.
    fn run_hides(&self, xml: &mut Xml<'_>, by_paragraph: bool) -> Result<bool, Error> {
        let mut is_hidden = None;
        let mut by_style = false;
        loop {
            match xml.next()? {
                Node::Start(tag) => {
                    match tag.name() {
                        "vanish" => is_hidden = Some(tag.is_on()),
                        "rStyle" => by_style = self.styles.is_hidden(tag.val().as_deref()),
                        _ => {}
                    }
                    xml.skip()?;
                }
                Node::End | Node::Eof => return Ok(is_hidden.unwrap_or(by_style || by_paragraph)),
                Node::Text(_) => {}
            }
        }
    }

    /// A formula: its characters in order, which is all that a line can show of it.
    fn formula(&mut self, xml: &mut Xml<'_>, paragraph: &mut Paragraph<'_>) -> Result<(), Error> {
        let mut depth = 1;
        while depth > 0 {
            match xml.next()? {
                Node::Start(tag) if tag.is("t") => {
                    let text = xml.text()?;
                    paragraph.add(&text, paragraph.is_hidden);
                }
                Node::Start(_) => depth += 1,
                Node::End => depth -= 1,
                Node::Text(_) => {}
                Node::Eof => return Ok(()),
            }
        }
        Ok(())
    }

    /// A drawing: the text boxes in it, and what it holds beside them.
    fn drawing<'x>(
        &mut self,
        xml: &mut Xml<'x>,
        paragraph: &mut Paragraph<'x>,
    ) -> Result<(), Error> {
        let mut depth = 1;
        while depth > 0 {
            match xml.next()? {
                Node::Start(tag) => match tag.name() {
                    "txbxContent" => {
                        paragraph.text_boxes.push(xml.clone());
                        xml.skip()?;
                    }
                    // Said a second time, for older programs.
                    "Fallback" => xml.skip()?,
                    name => {
                        match name {
                            "blip" | "imagedata" => self.left_out.pictures += 1,
                            "chart" | "relIds" => self.left_out.charts += 1,
                            "OLEObject" => self.left_out.objects += 1,
                            // 艺术字, as old files have it.
                            "textpath" => {
                                paragraph.add(&tag.get("string").unwrap_or_default(), false);
                            }
                            _ => {}
                        }
                        depth += 1;
                    }
                },
                Node::End => depth -= 1,
                Node::Text(_) => {}
                Node::Eof => return Ok(()),
            }
        }
        Ok(())
    }
}

/// The text of `t`: blanks around it count only where it says so, line breaks in it are blanks.
fn written(tag: &Tag<'_>, xml: &mut Xml<'_>) -> Result<String, Error> {
    let keeps_blanks = tag.get("space").as_deref() == Some("preserve");
    let text = xml.text()?.replace(['\n', '\r', '\t'], " ");
    Ok(if keeps_blanks { text } else { text.trim_matches(' ').to_owned() })
}

fn note(tag: &Tag<'_>, kind: NoteKind, paragraph: &mut Paragraph<'_>) {
    paragraph.notes.push((kind, tag.get("id").unwrap_or_default().into_owned()));
}

/// Whether a tracked change deleted the mark at a paragraph's end.
fn ends_deleted(xml: &mut Xml<'_>) -> Result<bool, Error> {
    let mut is_deleted = false;
    loop {
        match xml.next()? {
            Node::Start(tag) => {
                is_deleted |= tag.is("del") || tag.is("moveFrom");
                xml.skip()?;
            }
            Node::End | Node::Eof => return Ok(is_deleted),
            Node::Text(_) => {}
        }
    }
}
