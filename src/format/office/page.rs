//! The text that a front-end puts together, line by line.

use super::super::Rendering;
use crate::{
    Code, Diagnostic, Error, ErrorKind, Limits, Span,
    block::table::{MAX_COLUMNS, MarkedTable},
    document::Link,
};

/// The text so far, its tables, and what was left out.
#[derive(Debug)]
pub(in crate::format) struct Page {
    text: String,
    tables: Vec<MarkedTable>,
    links: Vec<Link>,
    diagnostics: Vec<Diagnostic<'static>>,
    limits: Limits,
    cells: usize,
}

/// A place to go back to.
#[derive(Debug, Clone, Copy)]
pub(in crate::format) struct Mark {
    text: usize,
    tables: usize,
}

impl Page {
    /// An empty page.
    pub(in crate::format) fn new(limits: Limits) -> Self {
        Self {
            text: String::new(),
            tables: Vec::new(),
            links: Vec::new(),
            diagnostics: Vec::new(),
            limits,
            cells: 0,
        }
    }

    /// Where the next text will stand.
    pub(in crate::format) fn at(&self) -> usize {
        self.text.len()
    }

    /// Whether the next text begins a line.
    #[cfg(feature = "docx")]
    pub(in crate::format) fn begins_line(&self) -> bool {
        self.text.is_empty() || self.text.ends_with('\n')
    }

    /// Adds text; gives the places of its lines.
    pub(in crate::format) fn add(&mut self, text: &str) -> Result<Vec<Span>, Error> {
        let start = self.at();
        // A text is never longer than an input may be, so that every place in it fits a span.
        let limit = self.limits.unpacked_bytes.min(self.limits.input());
        if text.len() > limit.saturating_sub(start) {
            let what = "bytes of text";
            return Err(ErrorKind::OverLimit { what, limit, field: "unpacked_bytes" }.into());
        }
        self.text.push_str(text);
        let mut at = start;
        let lines = text.split('\n').map(|line| {
            let place = Span::new(at, at + line.len());
            at += line.len() + 1;
            place
        });
        Ok(lines.filter(|line| !line.is_empty()).collect())
    }

    /// Counts a cell with text.
    pub(in crate::format) fn count_cell(&mut self) -> Result<(), Error> {
        self.cells += 1;
        let limit = self.limits.cells;
        if self.cells > limit {
            let what = "cells with text";
            return Err(ErrorKind::OverLimit { what, limit, field: "cells" }.into());
        }
        Ok(())
    }

    /// Says that a stretch of the text is a table; `None` for one with too many columns.
    pub(in crate::format) fn add_table(&mut self, table: Option<MarkedTable>, start: usize) {
        match table {
            Some(table) => self.tables.push(table),
            None => {
                let message = format!("a table of more than {MAX_COLUMNS} columns is read as text");
                let place = Span::new(start, self.at());
                self.diagnostics.push(Diagnostic::new(Code::LimitReached, message, place));
            }
        }
    }

    /// Says that a stretch of the text is a link to a file.
    #[cfg(feature = "docx")]
    pub(in crate::format) fn add_link(&mut self, text: Span, address: &str) {
        self.links.push(Link { text, address: address.to_owned(), title: String::new() });
    }

    /// Says what was left out behind the text so far.
    pub(in crate::format) fn report(&mut self, code: Code, message: String) {
        let here = Span::new(self.at(), self.at());
        self.diagnostics.push(Diagnostic::new(code, message, here));
    }

    /// The text so far.
    pub(in crate::format) fn text(&self) -> &str {
        &self.text
    }

    /// This place, to go back to.
    pub(in crate::format) fn mark(&self) -> Mark {
        Mark { text: self.at(), tables: self.tables.len() }
    }

    /// Takes back the tables since a mark.
    pub(in crate::format) fn drop_tables(&mut self, mark: Mark) {
        self.tables.truncate(mark.tables);
    }

    /// Takes back everything since a mark, and gives the text.
    pub(in crate::format) fn take_back(&mut self, mark: Mark) -> String {
        self.drop_tables(mark);
        let end = mark.text as u32;
        let later = self.diagnostics.iter_mut().rev().take_while(|later| later.span.end > end);
        for diagnostic in later {
            diagnostic.span = Span { start: diagnostic.span.start.min(end), end };
        }
        self.text.split_off(mark.text)
    }

    /// The page as what every front-end gives.
    pub(in crate::format) fn finish(self) -> Rendering {
        // The source is the text itself, whose lines may be those of pages as much as paragraphs.
        Rendering {
            text: self.text,
            tables: self.tables,
            links: self.links,
            diagnostics: self.diagnostics,
            ..Rendering::default()
        }
    }
}
