//! A diagnostic for each value that was inferred, at the place that told it.

use crate::{Code, Column, Deadline, Diagnostic, FieldSpan, Inference, Span};

/// Reports the header's values. The lines of a title are one.
pub(super) fn fields(fields: &[FieldSpan], diagnostics: &mut Vec<Diagnostic<'_>>) {
    let is_one = |a: &FieldSpan, b: &FieldSpan| (a.field, a.inferred) == (b.field, b.inferred);
    for lines in fields.chunk_by(is_one) {
        let place = lines.iter().map(|line| line.span).reduce(Span::join);
        if let (Some(by), Some(place)) = (lines[0].inferred, place) {
            diagnostics.push(remark(lines[0].field.name(), by, place));
        }
    }
}

/// Reports the dates of deadlines.
pub(super) fn deadlines(deadlines: &[Deadline<'_>], diagnostics: &mut Vec<Diagnostic<'_>>) {
    let of_deadline =
        |one: &Deadline<'_>| Some(remark("date of a deadline", one.inferred?, one.span));
    diagnostics.extend(deadlines.iter().filter_map(of_deadline));
}

/// Reports the roles of a table's columns.
pub(super) fn columns(columns: &[Column<'_>], table: Span, diagnostics: &mut Vec<Diagnostic<'_>>) {
    let of_column = |one: &Column<'_>| Some(remark("role of a column", one.inferred?, table));
    diagnostics.extend(columns.iter().filter_map(of_column));
}

fn remark(what: &str, by: Inference, place: Span) -> Diagnostic<'static> {
    // Put together and not formatted, for most deadlines have one.
    Diagnostic::new(Code::Inferred, [what, " ", by.reason()].concat(), place)
}
