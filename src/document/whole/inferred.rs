//! Which values of the header stand elsewhere than such values do, and where.

use crate::{
    Field, FieldSpan, Inference, Span,
    document::{
        Document, head::header::bracketed_date, page::metadata, tail::signature, uses::Uses,
    },
    grammar::{
        metadata_label::Key,
        title_end::{type_of_title, without_tail},
    },
};

impl Document<'_> {
    /// Notes the place that told a value.
    pub(in crate::document) fn infer(&mut self, field: Field, span: Span, inferred: Inference) {
        self.fields.push(FieldSpan { field, index: 0, span, inferred: Some(inferred) });
    }
}

/// Notes which values only the page's table states.
pub(in crate::document) fn read(uses: &Uses<'_, '_>, document: &mut Document<'_>) {
    if let Some(number) = &document.document_number
        && let number = number.span
        && places(uses, Field::Metadata).any(|place| place.range().contains(&number.range().start))
    {
        document.infer(Field::DocumentNumber, number, Inference::Metadata);
    }
    if document.title.is_some()
        && places(uses, Field::Title).next().is_none()
        && let Some(span) = metadata::place(uses, Key::Title)
    {
        document.infer(Field::Title, span, Inference::Metadata);
    }
    if document.written_date.is_some()
        && document.written_date == document.metadata.written_date
        && !is_dated(uses, document)
        && let Some(span) = metadata::place(uses, Key::WrittenDate)
    {
        document.infer(Field::WrittenDate, span, Inference::Metadata);
    }
}

/// Whether the title is one by its place alone: it does not end as titles do.
pub(in crate::document) fn is_by_position(document: &Document<'_>) -> bool {
    let is_untyped =
        |title: &str| type_of_title(title).is_none() && !without_tail(title).ends_with('》');
    document.title.as_deref().is_some_and(is_untyped)
}

/// The places of the blocks of a field.
pub(super) fn places<'u>(
    uses: &'u Uses<'_, '_>,
    field: Field,
) -> impl Iterator<Item = Span> + use<'u> {
    uses.of_field(field).map(|at| uses.blocks[at].span())
}

/// Whether a line below the text or the title states the date.
fn is_dated(uses: &Uses<'_, '_>, document: &Document<'_>) -> bool {
    let mut dates = uses.of_field(Field::WrittenDate).filter_map(|at| {
        let paragraph = uses.blocks[at].paragraph()?;
        let signed = signature::date_of(paragraph).and_then(|(_, parts)| parts.date());
        signed.or_else(|| bracketed_date(paragraph.text()))
    });
    dates.any(|date| document.written_date == Some(date))
}
