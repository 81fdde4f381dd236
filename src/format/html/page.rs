//! A page as its lines: each paragraph, cell and item begins one.

use std::ops::Range;

use super::{
    element::{Attributes, Element},
    head::{Head, Meta},
    hidden::{Ends, Hidden},
    link::Links,
    markup::Markup,
    menu::Menus,
    pairs::{self, Half},
    table::Tables,
};
use crate::{
    Code, Diagnostic, Span,
    format::{Renderer, Rendering},
    text::is_blank,
};

/// Takes what the tokenizer finds and writes what a reader sees.
#[derive(Debug)]
pub(super) struct Page<'s> {
    source: &'s str,
    renderer: Renderer<'s>,
    head: Head,
    /// Where its lines end in the text.
    head_end: usize,
    markup: Markup<'s>,
    tables: Tables,
    links: Links,
    /// Where the line begins in the text; `None` where nothing stands on it yet.
    line: Option<usize>,
    /// Blanks since the last text.
    gap: Option<Gap>,
    /// The element around that is not shown.
    hidden: Option<Hidden>,
    /// Elements around whose line breaks count.
    preformatted: usize,
    /// Lines so far, and those that a line break ends and not a paragraph.
    lines: usize,
    broken_lines: usize,
    menus: Menus,
    /// Whether the line so far is a label, and what comes next is its value.
    awaits_value: bool,
    /// Where the line of a term begins whose description comes next.
    term: Option<usize>,
}

/// Blanks between two texts.
#[derive(Debug)]
struct Gap {
    place: Range<usize>,
    /// Whether somebody typed them: 首行缩进, two names set apart.
    is_typed: bool,
}

impl<'s> Page<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self {
            source,
            renderer: Renderer::new(source),
            head: Head::default(),
            head_end: 0,
            markup: Markup::new(source),
            tables: Tables::default(),
            links: Links::default(),
            line: None,
            gap: None,
            hidden: None,
            preformatted: 0,
            lines: 0,
            broken_lines: 0,
            menus: Menus::default(),
            awaits_value: false,
            term: None,
        }
    }

    /// Text as it stands in the source.
    pub(super) fn text(&mut self, place: Range<usize>) {
        if self.hidden.is_some() {
            return self.head.text(&self.source[place.clone()], place, self.source);
        }
        if self.preformatted == 0 {
            return self.words(place);
        }
        let mut start = place.start;
        for at in memchr::memchr_iter(b'\n', &self.source.as_bytes()[place.clone()]) {
            self.words(start..place.start + at);
            self.break_line();
            start = place.start + at + 1;
        }
        self.words(start..place.end);
    }

    /// Lines that are no HTML: they show themselves, whatever ends them.
    pub(super) fn lines(&mut self, place: Range<usize>) {
        self.end_all(place.start);
        if !place.is_empty() {
            self.renderer.begin_line(None);
            self.renderer.copy(place);
        }
    }

    /// What a character reference stands for.
    pub(super) fn reference(&mut self, text: &str, place: Range<usize>) {
        if self.hidden.is_some() {
            return self.head.text(text, place, self.source);
        }
        if text.chars().all(is_blank) {
            let is_typed = !text.bytes().all(|b| b.is_ascii_whitespace());
            return self.blank(place, is_typed);
        }
        self.begin(text);
        self.renderer.show(text, place);
    }

    /// A comment or document type.
    pub(super) fn comment(&mut self, place: Range<usize>) {
        if self.hidden.is_none() {
            self.markup.comment(place);
        }
    }

    /// A `<meta>` whose tag begins at `tag`.
    pub(super) fn meta(&mut self, meta: &Meta, tag: usize) {
        if self.is_in_head() {
            self.head.meta(meta, tag, self.source);
        }
    }

    /// A start tag.
    pub(super) fn start(
        &mut self,
        element: Element,
        name: &[u8],
        attributes: &Attributes,
        place: Range<usize>,
    ) {
        if element == Element::Unseen && name == b"title" && self.is_in_head() {
            self.head.begin_title(place.start);
        }
        if let Some(hidden) = &mut self.hidden {
            if hidden.at_start(element, name) == Ends::No {
                return;
            }
            self.end_hidden(place.start);
        }
        if element == Element::Break {
            self.break_line();
        } else if element.breaks_line() {
            self.end_line();
        }
        if element.is_unseen() || attributes.is_hidden && !element.is_void() {
            self.hidden = Some(Hidden::new(element, name, place.start));
            return;
        }
        self.markup.start(place, element.is_void());
        match element {
            Element::Table => self.tables.open(self.renderer.text().len()),
            Element::RowGroup => self.tables.end_row(),
            Element::Row => self.tables.row(),
            Element::Cell => self.tables.cell(attributes.columns, attributes.rows),
            Element::Link => self.links.open(attributes, self.renderer.text()),
            Element::Preformatted => self.preformatted += 1,
            Element::Item if name == b"dd" => self.describe(),
            _ => {}
        }
    }

    /// An end tag.
    pub(super) fn end(&mut self, element: Element, name: &[u8], place: Range<usize>) {
        if element == Element::Unseen && name == b"title" {
            self.head.end_title();
        }
        if let Some(hidden) = &mut self.hidden {
            match hidden.at_end(element, name) {
                Ends::No => return,
                Ends::With => return self.end_hidden(place.end),
                Ends::Before => self.end_hidden(place.start),
            }
        }
        let line = self.line;
        if element.breaks_line() {
            self.end_line();
        } else {
            self.end_inline();
        }
        self.markup.end(place);
        match element {
            Element::Table => self.tables.close(&mut self.renderer),
            Element::RowGroup | Element::Row => self.tables.end_row(),
            Element::Cell => self.tables.end_cell(),
            Element::Link => self.links.close(self.renderer.text()),
            Element::Preformatted => self.preformatted = self.preformatted.saturating_sub(1),
            Element::Item if name == b"dt" => self.term = line.filter(|_| !self.tables.is_open()),
            _ => {}
        }
    }

    /// The page ends.
    pub(super) fn finish(mut self) -> Rendering {
        self.end_all(self.source.len());
        let (text, places) = self.renderer.finish();
        let mut diagnostics = self.markup.diagnostics;
        diagnostics.extend(self.tables.cut.iter().map(|cut| {
            const MESSAGE: &str = "larger or deeper than a table of a notice, read as text";
            Diagnostic::new(Code::LimitReached, MESSAGE, places.lines(*cut))
        }));
        Rendering {
            text,
            head: self.head_end as u32,
            tables: self.tables.done,
            links: self.links.done,
            chrome: self.menus.done,
            are_paragraphs: self.broken_lines * 2 < self.lines,
            places: Some(places),
            diagnostics,
        }
    }

    /// Whether the page shows nothing yet, but for what its head says.
    fn is_in_head(&self) -> bool {
        self.renderer.text().is_empty() && self.hidden.as_ref().is_none_or(Hidden::is_head)
    }

    /// Ends what is open.
    fn end_all(&mut self, at: usize) {
        self.write_head();
        self.end_hidden(at);
        self.end_line();
        self.tables.close_all(&mut self.renderer);
        self.menus.end();
        self.markup.end_stretch(at);
    }

    /// Writes what the head says in front of the first text.
    fn write_head(&mut self) {
        if self.renderer.text().is_empty() {
            self.head.write(&mut self.renderer);
            self.head_end = self.renderer.text().len();
        }
    }

    fn end_hidden(&mut self, at: usize) {
        if let Some(hidden) = self.hidden.take() {
            self.markup.drop(hidden.code, hidden.start..at);
        }
    }

    /// Text without line breaks that count.
    fn words(&mut self, place: Range<usize>) {
        let text = &self.source[place.clone()];
        if begins_and_ends_in_letters(text.as_bytes()) {
            self.begin(text);
            return self.write(place);
        }
        let from_head = text.trim_start_matches(is_blank);
        let head = place.end - from_head.len();
        self.blanks(place.start..head);
        let tail = head + from_head.trim_end_matches(is_blank).len();
        if tail > head {
            self.begin(&self.source[head..tail]);
            self.write(head..tail);
            self.blanks(tail..place.end);
        }
    }

    /// Writes a text between blanks; line breaks of the source within it are blanks.
    fn write(&mut self, place: Range<usize>) {
        let mut start = place.start;
        while let Some(at) =
            memchr::memchr3(b'\n', b'\r', b'\t', &self.source.as_bytes()[start..place.end])
        {
            let at = start + at;
            let kept = self.source[start..at].trim_end_matches(is_blank).len();
            let rest = self.source[at..place.end].trim_start_matches(is_blank).len();
            self.renderer.copy(start..start + kept);
            self.renderer.show(" ", start + kept..place.end - rest);
            start = place.end - rest;
        }
        self.renderer.copy(start..place.end);
    }

    fn blanks(&mut self, place: Range<usize>) {
        if !place.is_empty() {
            let is_typed = !self.source.as_bytes()[place.clone()].is_ascii();
            self.blank(place, is_typed);
        }
    }

    fn blank(&mut self, place: Range<usize>, is_typed: bool) {
        self.markup.blank(place.clone());
        match &mut self.gap {
            Some(gap) => {
                // Not over a tag between two blanks: that is not shown.
                if gap.place.end == place.start {
                    gap.place.end = place.end;
                }
                gap.is_typed |= is_typed;
            }
            None => self.gap = Some(Gap { place, is_typed }),
        }
    }

    /// A text begins, on the open line or on one of its own.
    fn begin(&mut self, text: &str) {
        let lead = self.markup.shows();
        let gap = self.gap.take();
        let is_value = std::mem::take(&mut self.awaits_value);
        if self.line.is_some() {
            if is_value && !text.starts_with(['：', ':']) {
                self.renderer.put(":");
            }
            if let Some(gap) = gap {
                self.renderer.show(if gap.is_typed { "\u{3000}" } else { " " }, gap.place);
            }
            return self.links.text(self.renderer.text().len());
        }
        self.write_head();
        self.line = Some(self.renderer.begin_line(lead));
        if let Some(gap) = gap.filter(|gap| gap.is_typed) {
            self.renderer.show("\u{3000}\u{3000}", gap.place);
        }
        self.links.text(self.renderer.text().len());
    }

    /// An element within the line ends: a label may stand in it, and its value behind it.
    fn end_inline(&mut self) {
        if let Some(start) = self.line.filter(|_| !self.awaits_value) {
            self.awaits_value = pairs::is_bare_label(&self.renderer.text()[start..]);
        }
    }

    /// A description begins: the line of its term goes on, if that is a label.
    fn describe(&mut self) {
        let Some(term) = self.term.take() else { return };
        let Half::Label { has_colon, .. } = Half::of(&self.renderer.text()[term..]) else { return };
        self.line = Some(term);
        self.awaits_value = !has_colon;
    }

    /// A line break within a paragraph.
    fn break_line(&mut self) {
        self.broken_lines += usize::from(self.line.is_some());
        self.end_line();
    }

    /// The line ends, if anything stands on it.
    fn end_line(&mut self) {
        self.gap = None;
        self.awaits_value = false;
        if let Some(start) = self.line.take() {
            let text = self.renderer.text();
            let links = self.links.end_line(start, text);
            self.menus.line(start, text, links);
            self.tables.line(Span::new(start, self.renderer.text().len()));
            self.term = None;
            self.lines += 1;
        }
    }
}

/// Whether ideographs stand at both ends of a text, so that no blanks do; nearly all texts are so.
fn begins_and_ends_in_letters(text: &[u8]) -> bool {
    let leads_ideograph = |byte: u8| matches!(byte, 0xe4..=0xe9);
    matches!(text, [first, .., last, _, _] if leads_ideograph(*first) && leads_ideograph(*last))
        || matches!(text, [first, _, _] if leads_ideograph(*first))
}
