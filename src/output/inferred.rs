//! A diagnostic for each value that was inferred, at the place that told it.

use crate::{Code, Column, Deadline, Diagnostic, Field, FieldSpan, Inference, Span};

/// What a reader is told of an inferred value. Put together by the compiler, for most deadlines have a diagnostic.
macro_rules! told {
    ($value:literal, $by:expr) => {
        match $by {
            Inference::WrittenDate => concat!($value, " inferred from the date of the document"),
            Inference::PublishedDate => concat!($value, " inferred from the date of publication"),
            Inference::Title => concat!($value, " inferred from the title"),
            Inference::DocumentNumber => concat!($value, " inferred from the document number"),
            Inference::Masthead => concat!($value, " inferred from the masthead"),
            Inference::Metadata => concat!($value, " inferred from the metadata of the page"),
            Inference::Attachments => concat!($value, " inferred from the list of attachments"),
            Inference::Text => concat!($value, " inferred from the running text"),
            Inference::Position => concat!($value, " inferred from its position"),
            Inference::Cells => concat!($value, " inferred from the cells of the column"),
            Inference::Columns => concat!($value, " inferred from the other columns"),
        }
    };
}

/// Reports the header's values. The lines of a title are one.
pub(super) fn fields(fields: &[FieldSpan], diagnostics: &mut Vec<Diagnostic<'_>>) {
    // Most headers say all by themselves.
    if fields.iter().all(|field| field.inferred.is_none()) {
        return;
    }
    let is_one = |a: &FieldSpan, b: &FieldSpan| (a.field, a.inferred) == (b.field, b.inferred);
    for lines in fields.chunk_by(is_one) {
        let place = lines.iter().map(|line| line.span).reduce(Span::join);
        if let (Some(by), Some(place)) = (lines[0].inferred, place) {
            diagnostics.push(remark(of_field(lines[0].field, by), place));
        }
    }
}

/// Reports the dates of deadlines.
pub(super) fn deadlines(deadlines: &[Deadline<'_>], diagnostics: &mut Vec<Diagnostic<'_>>) {
    let of_deadline =
        |one: &Deadline<'_>| Some(remark(told!("date of a deadline", one.inferred?), one.span));
    diagnostics.extend(deadlines.iter().filter_map(of_deadline));
}

/// Reports the roles of a table's columns.
pub(super) fn columns(columns: &[Column<'_>], table: Span, diagnostics: &mut Vec<Diagnostic<'_>>) {
    let of_column =
        |one: &Column<'_>| Some(remark(told!("role of a column", one.inferred?), table));
    diagnostics.extend(columns.iter().filter_map(of_column));
}

/// What a reader is told of a header's value.
fn of_field(field: Field, by: Inference) -> &'static str {
    match field {
        Field::DocumentNumber => told!("document number", by),
        Field::IssuingBodies => told!("issuing body", by),
        Field::Title => told!("title", by),
        Field::DocumentType => told!("document type", by),
        Field::WrittenDate => told!("date of the document", by),
        Field::PartTitle => told!("title of a part", by),
        _ => told!("value", by),
    }
}

fn remark(message: &'static str, place: Span) -> Diagnostic<'static> {
    Diagnostic::new(Code::Inferred, message, place)
}
