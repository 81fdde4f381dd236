//! What stands between the texts of a page: tags, comments, and what is not shown.

use std::ops::Range;

use crate::{Code, Diagnostic, Span};

/// The source between what was shown last and what is shown next.
///
/// The tags in front of a text are part of its place: the place of a paragraph is that of its element. What
/// is set aside is reported, neighbours as one.
#[derive(Debug)]
pub(super) struct Markup<'s> {
    source: &'s str,
    /// Where the tags begin that open the next text.
    lead: Option<usize>,
    /// How many elements they open.
    depth: usize,
    /// Whether they say something in other letters than tags do: names of fonts, titles of links.
    is_wide: bool,
    /// What was set aside since the last text, and where it ends.
    dropped: Option<(Code, Range<usize>)>,
    pub(super) diagnostics: Vec<Diagnostic<'static>>,
}

impl<'s> Markup<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self {
            source,
            lead: None,
            depth: 0,
            is_wide: false,
            dropped: None,
            diagnostics: Vec::new(),
        }
    }

    /// A start tag.
    pub(super) fn start(&mut self, place: Range<usize>, is_void: bool) {
        self.lead(place);
        self.depth += usize::from(!is_void);
    }

    /// An end tag. One that ends more than the tags in front of the next text opened begins them anew.
    pub(super) fn end(&mut self, place: Range<usize>) {
        if self.depth > 0 || self.is_wide {
            self.lead(place);
            self.depth = self.depth.saturating_sub(1);
        } else {
            self.lead = None;
        }
    }

    /// Blanks that nothing is made of.
    pub(super) fn blank(&mut self, place: Range<usize>) {
        if self.lead.is_some() || !self.source.as_bytes()[place.clone()].is_ascii() {
            self.lead(place);
        }
    }

    fn lead(&mut self, place: Range<usize>) {
        self.is_wide = self.is_wide || !self.source.as_bytes()[place.clone()].is_ascii();
        self.lead.get_or_insert(place.start);
    }

    /// A comment.
    pub(super) fn comment(&mut self, place: Range<usize>) {
        if self.source.as_bytes()[place.clone()].is_ascii() {
            self.lead(place);
        } else {
            self.drop(Code::Markup, place);
        }
    }

    /// Something that is not shown.
    pub(super) fn drop(&mut self, code: Code, place: Range<usize>) {
        let start = if self.is_wide { self.lead.unwrap_or(place.start) } else { place.start };
        (self.lead, self.depth, self.is_wide) = (None, 0, false);
        match &mut self.dropped {
            Some((last, dropped)) if *last == code => dropped.end = place.end,
            _ => {
                self.report();
                self.dropped = Some((code, start..place.end));
            }
        }
    }

    /// A text is shown; gives where the tags begin that open it.
    pub(super) fn shows(&mut self) -> Option<usize> {
        if self.dropped.is_some() {
            self.report();
        }
        (self.depth, self.is_wide) = (0, false);
        self.lead.take()
    }

    /// The page ends, or this stretch of it.
    pub(super) fn end_stretch(&mut self, at: usize) {
        if let Some(start) = self.lead.take().filter(|_| self.is_wide) {
            self.drop(Code::Markup, start..at);
        }
        self.report();
        (self.depth, self.is_wide) = (0, false);
    }

    fn report(&mut self) {
        let Some((code, place)) = self.dropped.take() else { return };
        let message = match code {
            Code::Chrome => "part of the page, not of the document",
            _ => "not shown to a reader of the page",
        };
        let span = Span::new(place.start, place.end);
        self.diagnostics.push(Diagnostic::new(code, message, span));
    }
}
