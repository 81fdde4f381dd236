//! Menus: nothing but links to other pages, one below the other or side by side.

use crate::Span;

/// Fewer links are a text's own.
const FEWEST: usize = 3;

/// The menus of a page.
#[derive(Debug, Default)]
pub(super) struct Menus {
    /// Lines of links so far, from the first to the last.
    open: Option<Span>,
    /// How many links these are.
    count: usize,
    pub(super) done: Vec<Span>,
}

impl Menus {
    /// A line from `start` to the end of the text, and how many links it is if it is nothing else.
    pub(super) fn line(&mut self, start: usize, text: &str, links: usize) {
        let line = &text[start..];
        if links > 0 && !line.starts_with("附") {
            let here = Span::new(start, text.len());
            self.open = Some(self.open.map_or(here, |open| open.join(here)));
            self.count += links;
        } else if self.open.is_some() && line.chars().any(char::is_alphanumeric) {
            // What is not alphanumeric parts links: `|`, `>`.
            self.end();
        }
    }

    /// Something else comes.
    pub(super) fn end(&mut self) {
        if let Some(menu) = self.open.take().filter(|_| self.count >= FEWEST) {
            self.done.push(menu);
        }
        self.count = 0;
    }
}
