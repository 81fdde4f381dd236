//! Units as the document names them, with their full names.

mod full_name;
mod level;

use std::{borrow::Cow, cell::OnceCell, ops::Range};

use level::Level;

use crate::{Role, Span, Unit, document::Document, grammar::unit::UnitItem, text::Prose};

/// Names the units of a document.
pub(super) struct Names<'a, 'd> {
    source: &'a str,
    document: &'d Document<'a>,
    /// The level of the issuing body, once a unit asks for it.
    level: OnceCell<Option<Level>>,
}

impl<'a, 'd> Names<'a, 'd> {
    pub(super) fn new(source: &'a str, document: &'d Document<'a>) -> Self {
        Self { source, document, level: OnceCell::new() }
    }

    /// The units of a clause in `prose`; `from` is where their list begins there, and `span` the place of the `whole` clause.
    pub(super) fn units(
        &self,
        prose: &Prose<'a>,
        (whole, span): (Range<usize>, Span),
        items: &[UnitItem<'_>],
        from: usize,
    ) -> Vec<Unit<'a>> {
        // Most clauses stand whole in the source, and so do their units then.
        let is_whole = span.len() == whole.len();
        let part = |range: Range<usize>| {
            if !is_whole {
                return prose.part(range);
            }
            let [start, end] =
                [range.start, range.end].map(|at| at - whole.start + span.range().start);
            (Cow::Borrowed(&self.source[start..end]), Span::new(start, end))
        };
        let unit = |item: &UnitItem<'_>| {
            let place = part(item.range.start + from..item.range.end + from);
            self.named(place, item, Role::Responsible)
        };
        items.iter().map(unit).collect()
    }

    /// A unit of a list that is all of `prose`.
    pub(super) fn unit(&self, prose: &Prose<'a>, item: &UnitItem<'_>, role: Role) -> Unit<'a> {
        self.named(prose.part(item.range.clone()), item, role)
    }

    /// The unit that an item of a list at a place is.
    fn named(
        &self,
        (whole, span): (Cow<'a, str>, Span),
        item: &UnitItem<'_>,
        role: Role,
    ) -> Unit<'a> {
        // A name with blanks in it is shorter than its place, and nothing else changes it.
        let is_whole = whole.len() == item.name.len();
        debug_assert!(!is_whole || whole == item.name);
        let name = if is_whole { whole } else { item.name.to_string().into() };
        let level = *self.level.get_or_init(|| level_of(self.document));
        let full_name = full_name::full_name(&name, item.holds, level);
        Unit { name, full_name, role: item.role.unwrap_or(role), span }
    }
}

/// The level of the issuing body.
fn level_of(document: &Document<'_>) -> Option<Level> {
    let titles =
        document.title.iter().chain(document.parts.iter().filter_map(|part| part.title.as_ref()));
    Level::of(document.issuing_bodies.iter().map(AsRef::as_ref), titles.map(AsRef::as_ref))
}
