//! The walk through the text of a file: paragraphs and tables, in order.

use std::ops::Range;

use super::{
    super::{
        Rendering,
        file_name::is_file,
        office::{Node, Page, Relationships, Tag, Xml},
    },
    field::Fields,
    notes::Notes,
    numbering::{Counters, Numbering},
    paragraph::Paragraph,
    styles::Styles,
};
use crate::{Code, Error, Span};

/// What is known while the text is walked through.
pub(super) struct Story<'p> {
    pub(super) relationships: &'p Relationships,
    pub(super) styles: &'p Styles,
    pub(super) notes: &'p Notes,
    pub(super) page: Page,
    pub(super) fields: Fields,
    /// The lines of the cells that are open, outermost first.
    pub(super) cells: Vec<Vec<Span>>,
    /// Whether a table in a cell ended right here.
    pub(super) is_behind_table: bool,
    pub(super) left_out: LeftOut,
    numbering: &'p Numbering,
    counters: Counters,
    /// The text of paragraphs whose ends were deleted: it belongs to the next one.
    carried: String,
}

/// What was left out all over the text, and is told at its end.
#[derive(Debug, Default)]
pub(super) struct LeftOut {
    /// Characters that a tracked change deleted.
    pub(super) deleted: usize,
    pub(super) comments: usize,
    pub(super) pictures: usize,
    pub(super) charts: usize,
    pub(super) objects: usize,
    pub(super) symbols: usize,
}

impl<'p> Story<'p> {
    /// A walk that writes to a page.
    pub(super) fn new(
        relationships: &'p Relationships,
        styles: &'p Styles,
        numbering: &'p Numbering,
        notes: &'p Notes,
        page: Page,
    ) -> Self {
        Self {
            relationships,
            styles,
            notes,
            page,
            fields: Fields::default(),
            cells: Vec::new(),
            is_behind_table: false,
            left_out: LeftOut::default(),
            numbering,
            counters: Counters::default(),
            carried: String::new(),
        }
    }

    /// Reads paragraphs and tables up to the end of the innermost open element, or of the part.
    pub(super) fn blocks(&mut self, xml: &mut Xml<'_>) -> Result<(), Error> {
        loop {
            match xml.next()? {
                Node::Start(tag) => self.block(&tag, xml)?,
                Node::End | Node::Eof => return Ok(()),
                Node::Text(_) => {}
            }
        }
    }

    /// Reads an element among paragraphs and tables.
    pub(super) fn block(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) -> Result<(), Error> {
        match tag.name() {
            "p" => self.paragraph(xml),
            "tbl" => self.table(xml),
            "document" | "body" | "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo"
            | "AlternateContent" | "Choice" => self.blocks(xml),
            "del" | "moveFrom" => self.deleted(xml),
            "altChunk" | "subDoc" => {
                self.left_out.objects += 1;
                xml.skip()
            }
            _ => xml.skip(),
        }
    }

    fn paragraph(&mut self, xml: &mut Xml<'_>) -> Result<(), Error> {
        let mut paragraph = Paragraph::default();
        self.inline(xml, &mut paragraph)?;
        self.fields.end_paragraph();
        let text_boxes = std::mem::take(&mut paragraph.text_boxes);
        self.write(paragraph)?;
        for mut text_box in text_boxes {
            self.blocks(&mut text_box)?;
        }
        Ok(())
    }

    /// Writes a paragraph behind its label.
    fn write(&mut self, paragraph: Paragraph<'_>) -> Result<(), Error> {
        let before = self.carried.len();
        self.carried.push_str(&paragraph.text);
        let hidden = paragraph.hidden.trim();
        if !hidden.is_empty() {
            self.page.report(Code::Hidden, format!("hidden text: {hidden}"));
        }
        if !paragraph.has_deleted_end {
            let (list, style) = (&paragraph.list, paragraph.style.as_deref());
            let label = self.numbering.label(list, style, self.styles, &mut self.counters);
            let label = label.unwrap_or_default();
            let start = self.page.at() + label.len() + before;
            let line = label + &std::mem::take(&mut self.carried);
            // A tab at the end is an empty cell of a table that somebody typed.
            self.line(line.trim_end_matches(' '))?;
            self.links(&paragraph.links, start);
        }
        for (kind, id) in paragraph.notes {
            if let Some(text) = self.notes.text(kind, &id) {
                self.page.report(Code::Note, format!("note: {text}"));
            }
        }
        Ok(())
    }

    /// The links to files of a paragraph whose text was written at `start`. Those in cells are left out: cells are
    /// moved when their table is put together.
    fn links(&mut self, links: &[(Range<usize>, String)], start: usize) {
        for (text, address) in links {
            let place = start + text.start..start + text.end;
            let Some(text) = self.page.text().get(place.clone()).filter(|_| self.cells.is_empty())
            else {
                continue;
            };
            if is_file(address) || is_file(text) {
                self.page.add_link(Span::new(place.start, place.end), address);
            }
        }
    }

    /// Adds a paragraph to the innermost cell, or to the text.
    fn line(&mut self, line: &str) -> Result<(), Error> {
        let Some(cell) = self.cells.last() else {
            self.is_behind_table = false;
            self.page.add(line)?;
            self.page.add("\n")?;
            return Ok(());
        };
        if line.trim().is_empty() {
            return Ok(());
        }
        if !cell.is_empty() || self.is_behind_table {
            self.page.add("\n")?;
        }
        self.is_behind_table = false;
        let lines = self.page.add(line)?;
        self.cells.iter_mut().for_each(|cell| cell.extend(&lines));
        Ok(())
    }

    /// Counts what a tracked change deleted.
    pub(super) fn deleted(&mut self, xml: &mut Xml<'_>) -> Result<(), Error> {
        self.left_out.deleted += xml.text()?.chars().count();
        Ok(())
    }

    /// The page, with what was left out.
    pub(super) fn finish(mut self) -> Rendering {
        let left_out = self.left_out;
        let hidden = [
            (left_out.deleted, "characters that tracked changes delete"),
            (left_out.comments, "comments"),
        ];
        let unread = [
            (left_out.pictures, "pictures"),
            (left_out.charts, "charts and diagrams"),
            (left_out.objects, "embedded files"),
            (left_out.symbols, "characters of symbol fonts"),
        ];
        let counted = hidden.map(|counted| (Code::Hidden, counted)).into_iter();
        for (code, (count, what)) in counted.chain(unread.map(|counted| (Code::Unread, counted))) {
            if count > 0 {
                self.page.report(code, format!("{count} {what} were left out"));
            }
        }
        self.page.finish()
    }
}
