//! What every front-end gives.

#[cfg(feature = "html")]
use std::ops::Range;

use super::Places;
use crate::{Diagnostic, Span, block::table::MarkedTable, document::Link};

/// A document as text, and what plain text could not say of it.
#[derive(Debug, Default)]
pub(crate) struct Rendering {
    /// The text: a paragraph a line.
    pub(crate) text: String,
    /// Where its first lines end, if these are what the head of a page says; 0 where it has none.
    pub(crate) head: u32,
    /// The tables whose cells the format marks, in order; their places are those in the text.
    pub(crate) tables: Vec<MarkedTable>,
    /// The places in the text of lines that belong to the page: menus.
    pub(crate) chrome: Vec<Span>,
    /// Whether each line is a paragraph by the format's word, and none of them a line of a page.
    pub(crate) are_paragraphs: bool,
    /// The links to files, in order; their places are those in the text.
    pub(crate) links: Vec<Link>,
    /// Where the text stands in the source; `None` where the text itself is the source.
    pub(crate) places: Option<Places>,
    /// What was left out, with its place in the source.
    pub(crate) diagnostics: Vec<Diagnostic<'static>>,
}

/// Writes the text of a rendering and keeps the place of each byte.
#[cfg(feature = "html")]
#[derive(Debug)]
pub(crate) struct Renderer<'s> {
    source: &'s str,
    text: String,
    places: Places,
    /// Behind what was shown of the source so far.
    shown_to: usize,
    /// Where the markup begins that opens the line, before anything stands on it.
    lead: Option<usize>,
}

#[cfg(feature = "html")]
impl<'s> Renderer<'s> {
    /// A renderer of a source.
    pub(crate) fn new(source: &'s str) -> Self {
        Self { source, text: String::new(), places: Places::default(), shown_to: 0, lead: None }
    }

    /// The text so far.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Begins a line, which markup opens from `lead` on; gives where it begins in the text.
    pub(crate) fn begin_line(&mut self, lead: Option<usize>) -> usize {
        if !self.text.is_empty() {
            self.put("\n");
        }
        self.lead = lead;
        self.text.len()
    }

    /// Adds a stretch of the source as it stands.
    pub(crate) fn copy(&mut self, place: Range<usize>) {
        if !place.is_empty() {
            let text = &self.source[place.clone()];
            self.show(text, place);
        }
    }

    /// Adds what a stretch of the source stands for: `“` for `&ldquo;`.
    pub(crate) fn show(&mut self, text: &str, place: Range<usize>) {
        self.shown_to = place.end;
        let lead = self.lead.take().unwrap_or(place.start);
        let is_blank = text.chars().all(crate::text::is_blank);
        self.places.push(self.text.len(), place, lead, is_blank);
        self.text.push_str(text);
    }

    /// Adds layout that no byte of the source stands for: the line break between two paragraphs.
    pub(crate) fn put(&mut self, layout: &str) {
        self.show(layout, self.shown_to..self.shown_to);
    }

    /// Joins the line that ends at `end` with that which begins at `start`, if nothing stands between.
    pub(crate) fn join_lines(&mut self, end: u32, start: u32, with: char) {
        let (end, start) = (end as usize, start as usize);
        if self.text.get(end..start) == Some("\n") {
            self.text.replace_range(end..start, with.encode_utf8(&mut [0; 4]));
        }
    }

    /// The text and its places.
    pub(crate) fn finish(mut self) -> (String, Places) {
        self.put("");
        (self.text, self.places)
    }
}
