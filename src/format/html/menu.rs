//! Menus: lines of nothing but links to other pages, one below the other.

use crate::Span;

/// Fewer links are a text's own.
const FEWEST: usize = 3;

/// The menus of a page.
#[derive(Debug, Default)]
pub(super) struct Menus {
    /// Lines of links so far, from the first to the last.
    open: Option<Span>,
    count: usize,
    pub(super) done: Vec<Span>,
}

impl Menus {
    /// A line from `start` to the end of the text.
    pub(super) fn line(&mut self, start: usize, text: &str, is_link: bool) {
        let line = &text[start..];
        if is_link && !line.starts_with("附") {
            let here = Span::new(start, text.len());
            self.open = Some(self.open.map_or(here, |open| open.join(here)));
            self.count += 1;
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
