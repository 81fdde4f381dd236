//! What the tokenizer finds, told to the page.
//!
//! The tokenizer is that of the HTML standard; this is its *emitter*, which copies nothing that the page
//! has no use for: text stays a place in the source, and of the attributes only a few are read.

use std::{convert::Infallible, ops::Range};

use html5gum::{Emitter, Error, State, emitters::naive_next_state};

use super::{
    element::{Attribute, Attributes, Element},
    head::Meta,
    page::Page,
};

/// Listens to the tokenizer and tells the page what stands where.
pub(super) struct Tokens<'p, 's> {
    page: &'p mut Page<'s>,
    source: &'s [u8],
    /// Behind what the tokenizer has read.
    position: usize,
    /// Behind the last text, tag or comment.
    done: usize,
    /// Text that goes on, as it stands in the source.
    text: Range<usize>,
    /// Where the tag or comment begins that is being read.
    tag_start: usize,
    is_end: bool,
    name: Vec<u8>,
    /// The last start tag: its end ends a script.
    last_start: Vec<u8>,
    attributes: Attributes,
    meta: Meta,
    attribute_name: Vec<u8>,
    attribute: Option<Attribute>,
    attribute_value: Vec<u8>,
    /// Where that begins.
    value_start: usize,
}

impl<'p, 's> Tokens<'p, 's> {
    /// For the text of the page from `at` on.
    pub(super) fn new(page: &'p mut Page<'s>, source: &'s str, at: usize) -> Self {
        Self {
            page,
            source: source.as_bytes(),
            position: at,
            done: at,
            text: at..at,
            tag_start: at,
            is_end: false,
            name: Vec::new(),
            last_start: Vec::new(),
            attributes: Attributes::default(),
            meta: Meta::default(),
            attribute_name: Vec::new(),
            attribute: None,
            attribute_value: Vec::new(),
            value_start: at,
        }
    }

    /// Tells the page the text so far.
    fn flush(&mut self) {
        let text = std::mem::replace(&mut self.text, self.position..self.position);
        if !text.is_empty() {
            self.page.text(text);
        }
    }

    /// Gives the attribute that was read to the tag. Most are none that count.
    #[inline]
    fn end_attribute(&mut self) {
        match self.attribute.take() {
            Some(attribute @ (Attribute::Name | Attribute::Content)) if self.name == b"meta" => {
                self.meta.set(attribute, &self.attribute_value, self.value_start);
            }
            Some(attribute) => self.attributes.set(attribute, &self.attribute_value),
            None => {}
        }
        self.attribute_value.clear();
        self.attribute_name.clear();
    }

    fn name_attribute(&mut self) {
        if self.attribute.is_none() && !self.attribute_name.is_empty() {
            self.attribute = Attribute::named(&self.attribute_name);
        }
    }
}

impl Emitter for Tokens<'_, '_> {
    type Token = Infallible;

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last_start.clear();
        self.last_start.extend_from_slice(name.unwrap_or_default());
    }

    fn emit_eof(&mut self) {
        self.flush();
        // A tag that the source cuts is none, and not shown.
        if self.done < self.position {
            self.page.comment(self.done..self.position);
        }
    }

    fn emit_error(&mut self, _: Error) {}

    #[inline]
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    #[inline]
    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    #[inline]
    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }

    fn emit_string(&mut self, text: &[u8]) {
        let end = self.position.min(self.source.len());
        let start = end.saturating_sub(text.len());
        let stands_there = &self.source[start..end];
        // Nearly every text is the stretch of the source itself: then there is nothing to compare.
        if start >= self.done && (std::ptr::eq(stands_there, text) || stands_there == text) {
            // What stands between is nothing that is shown: half of a line break.
            if self.text.end != start || self.text.is_empty() {
                self.flush();
                self.text = start..end;
            } else {
                self.text.end = end;
            }
        } else {
            self.flush();
            let place = self.done..end.max(self.done);
            self.page.reference(&String::from_utf8_lossy(text), place);
            self.text = end..end;
        }
        self.done = end.max(self.done);
    }

    fn start_open_tag(&mut self) {
        self.tag_start = self.position.saturating_sub(1);
    }

    fn init_start_tag(&mut self) {
        self.name.clear();
        self.attributes = Attributes::default();
        self.is_end = false;
    }

    fn init_end_tag(&mut self) {
        self.name.clear();
        self.is_end = true;
    }

    fn init_comment(&mut self) {}

    fn emit_current_tag(&mut self) -> Option<State> {
        self.name_attribute();
        self.end_attribute();
        self.flush();
        let place = self.tag_start..self.position;
        self.done = self.position;
        let element = Element::named(&self.name);
        if self.is_end {
            self.page.end(element, &self.name, place);
            return None;
        }
        if self.name == b"meta" {
            self.page.meta(&std::mem::take(&mut self.meta), self.tag_start);
        }
        self.page.start(element, &self.name, &self.attributes, place);
        std::mem::swap(&mut self.last_start, &mut self.name);
        naive_next_state(&self.last_start)
    }

    fn emit_current_comment(&mut self) {
        self.flush();
        self.page.comment(self.tag_start..self.position);
        self.done = self.position;
    }

    fn emit_current_doctype(&mut self) {
        self.emit_current_comment();
    }

    fn set_self_closing(&mut self) {}

    fn set_force_quirks(&mut self) {}

    fn push_tag_name(&mut self, name: &[u8]) {
        self.name.extend_from_slice(name);
    }

    fn push_comment(&mut self, _: &[u8]) {}

    fn push_doctype_name(&mut self, _: &[u8]) {}

    fn init_doctype(&mut self) {}

    fn init_attribute(&mut self) {
        self.name_attribute();
        self.end_attribute();
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        self.attribute_name.extend_from_slice(name);
    }

    fn init_attribute_value(&mut self) {
        self.name_attribute();
        self.value_start = self.position;
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        if self.attribute.is_some() {
            self.attribute_value.extend_from_slice(value);
        }
    }

    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end && !self.last_start.is_empty() && self.last_start == self.name
    }
}
