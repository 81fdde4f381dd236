//! What is collected from all texts of a document, and what its units are named by.

use super::{deadlines::Deadlines, names::Names, references::Collector};
use crate::{
    Code, Diagnostic, Span, document::Document, grammar::landmarks::Landmarks, text::Prose,
};

/// What the readers of texts ask of the document, and where they put what they find.
pub(super) struct Context<'a, 'd> {
    document: &'d Document<'a>,
    pub(super) source: &'a str,
    pub(super) names: Names<'a, 'd>,
    pub(super) deadlines: Deadlines<'a>,
    pub(super) references: Collector<'a, 'd>,
    pub(super) diagnostics: Vec<Diagnostic<'a>>,
}

impl<'a, 'd> Context<'a, 'd> {
    pub(super) fn new(source: &'a str, document: &'d Document<'a>) -> Self {
        Self {
            document,
            source,
            names: Names::new(source, document),
            deadlines: Deadlines::new(document),
            references: Collector::new(document),
            diagnostics: Vec::new(),
        }
    }

    /// The title of the document, with all that its lines say.
    pub(super) fn title(&self) -> Option<&str> {
        self.document.title_lines.as_ref().map(Prose::text)
    }

    /// Collects deadlines and references of running text without clauses.
    pub(super) fn running_text(&mut self, prose: &Prose<'a>, landmarks: Landmarks<'_>) {
        self.deadlines.running_text(prose, landmarks);
        self.references.collect(prose, landmarks);
    }

    /// Remarks that the bracket of a clause never closes.
    pub(super) fn unclosed(&mut self, span: Span) {
        let message = "the bracket of a clause is not closed";
        self.diagnostics.push(Diagnostic::new(Code::UnclosedBracket, message, span));
    }
}
