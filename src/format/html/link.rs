//! The links of a page to files.

use super::{super::file_name::is_file, element::Attributes};
use crate::{Span, document::Link};

/// The links of a page.
#[derive(Debug, Default)]
pub(super) struct Links {
    open: Option<OpenLink>,
    /// Bytes of the line that are links to other pages, and how many these are.
    linked: usize,
    count: usize,
    /// The links to files whose end has come.
    pub(super) done: Vec<Link>,
}

/// A link whose end has not come yet.
#[derive(Debug)]
struct OpenLink {
    /// Where its text begins, once it has any.
    start: Option<usize>,
    address: String,
    title: String,
}

impl Links {
    /// A link begins; links never stand in links.
    pub(super) fn open(&mut self, attributes: &Attributes, text: &str) {
        self.close(text);
        if !attributes.address.is_empty() {
            let Attributes { address, title, .. } = attributes;
            self.open =
                Some(OpenLink { start: None, address: address.clone(), title: title.clone() });
        }
    }

    /// A text begins.
    pub(super) fn text(&mut self, at: usize) {
        if let Some(link) = &mut self.open {
            link.start.get_or_insert(at);
        }
    }

    /// A line ends, and with it a link that has any text: its end tag may be lost. Gives the number of links to other
    /// pages if the line is hardly anything else.
    pub(super) fn end_line(&mut self, line: usize, text: &str) -> usize {
        if self.open.as_ref().is_some_and(|link| link.start.is_some()) {
            self.close(text);
        }
        let (linked, count) = (std::mem::take(&mut self.linked), std::mem::take(&mut self.count));
        if linked * 5 >= (text.len() - line) * 4 { count } else { 0 }
    }

    /// A link ends.
    pub(super) fn close(&mut self, text: &str) {
        let Some(OpenLink { start: Some(start), address, title }) = self.open.take() else {
            return;
        };
        let is_file = is_file(address.trim()) || is_file(&title) || is_file(&text[start..]);
        if is_file {
            let address = address.trim().to_owned();
            self.done.push(Link { text: Span::new(start, text.len()), address, title });
        } else {
            self.linked += text.len() - start;
            self.count += 1;
        }
    }
}
