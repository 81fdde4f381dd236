//! References of the whole document: once each, in order of first mention.

use crate::{
    Reference,
    document::Document,
    grammar::{
        document_number,
        reference::{FoundReference, Mention, References, references},
    },
    text::Prose,
};

/// Collects the references of a document.
pub(super) struct Collector<'a> {
    seen: References,
    found: Vec<Reference<'a>>,
}

impl<'a> Collector<'a> {
    pub(super) fn new(document: &Document<'a>) -> Self {
        let parts = document.parts.iter().filter_map(|part| part.title.as_deref());
        let listed = document.attachments.iter().map(|item| item.title.as_ref());
        let seen =
            References::new(document.title.as_deref().into_iter().chain(parts).chain(listed));
        let mut collector = Self { seen, found: Vec::new() };
        if let Some(title) = &document.title_lines {
            collector.collect(title);
        }
        collector
    }

    /// Takes the documents that a text names.
    pub(super) fn collect(&mut self, prose: &Prose<'a>) {
        for mention in references(prose.text()) {
            self.mention(prose, &mention);
        }
    }

    fn mention(&mut self, prose: &Prose<'a>, mention: &FoundReference) {
        let text = prose.text();
        let aliases = mention.aliases.iter().map(|alias| &text[alias.clone()]);
        match self.seen.push(&text[mention.title.clone()], aliases) {
            Mention::New => self.found.push(Reference {
                title: prose.get(mention.title.clone()),
                document_number: number(prose, mention),
                span: prose.span(mention.whole.clone()),
            }),
            // A later mention may give the number that the first left out.
            Mention::Known(index) => {
                if let Some(known) =
                    self.found.get_mut(index).filter(|known| known.document_number.is_none())
                {
                    known.document_number = number(prose, mention);
                }
            }
            Mention::NoReference => {}
        }
    }

    pub(super) fn finish(self) -> Vec<Reference<'a>> {
        self.found
    }
}

/// The number in the bracket behind the title.
fn number<'a>(prose: &Prose<'a>, mention: &FoundReference) -> Option<crate::DocumentNumber<'a>> {
    let bracket = mention.bracket.clone()?;
    let (_, raw) = document_number::find(&prose.text()[bracket.clone()])?;
    Some(raw.behind(bracket.start).in_prose(prose))
}
