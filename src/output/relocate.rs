//! From the places in a rendering to those in the document that it shows.

use crate::{Block, DocumentNumber, Notice, Span, format::Places};

/// Moves every span of a notice from the rendering to its source. What is whole lines has the place of its
/// elements, with the tags that open them.
pub(crate) fn relocate(notice: &mut Notice<'_>, places: &Places) {
    let there = |span: &mut Span| *span = places.span(*span);
    let number = |number: &mut Option<DocumentNumber<'_>>| {
        number.iter_mut().for_each(|number| there(&mut number.span));
    };
    number(&mut notice.document_number);
    let lines = |span: &mut Span| *span = places.lines(*span);
    notice.fields.iter_mut().for_each(|field| lines(&mut field.span));
    notice.attachments.iter_mut().for_each(|attachment| there(&mut attachment.span));
    for part in &mut notice.parts {
        lines(&mut part.span);
        blocks(&mut part.content, places);
        if let Some(document) = &mut part.document {
            number(&mut document.document_number);
            document.fields.iter_mut().for_each(|field| lines(&mut field.span));
        }
    }
    for task in &mut notice.tasks {
        there(&mut task.span);
        task.units.iter_mut().for_each(|unit| there(&mut unit.span));
        task.deadline.iter_mut().for_each(|deadline| there(&mut deadline.span));
    }
    notice.deadlines.iter_mut().for_each(|deadline| there(&mut deadline.span));
    for reference in &mut notice.references {
        there(&mut reference.span);
        number(&mut reference.document_number);
    }
    notice.appointments.iter_mut().for_each(|appointment| there(&mut appointment.span));
    notice.attendance.iter_mut().for_each(|list| there(&mut list.span));
    notice.diagnostics.iter_mut().for_each(|diagnostic| lines(&mut diagnostic.span));
}

/// Sections are at most nine deep, because each level is higher than the one around it.
fn blocks(content: &mut [Block<'_>], places: &Places) {
    for block in content {
        match block {
            Block::Paragraph(paragraph) => {
                let whole = paragraph.span.iter_mut();
                let pieces = paragraph.pieces.iter_mut().map(|piece| &mut piece.span);
                whole.chain(pieces).for_each(|span| *span = places.lines(*span));
            }
            Block::Table(table) => table.span = places.lines(table.span),
            Block::Section(section) => {
                section.span = places.lines(section.span);
                blocks(&mut section.content, places);
            }
        }
    }
}
