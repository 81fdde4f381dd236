//! **Output stage**: a document and its meaning → [`Notice`].
//!
//! Takes what the stages before found and gives it the shape of the contract: sections nested by their
//! levels, paragraphs with the places that they stand in. Guarantees: nothing is added and nothing dropped.

use crate::{
    Block, Code, Diagnostic, Notice, Paragraph, Part, Piece, Section, Span, Table, block,
    document::{Document, Item, PartText, SectionItem},
    meaning::Meaning,
    model::Source,
};

/// Puts a notice together.
pub(crate) fn notice<'a>(
    source: &'a str,
    document: Document<'a>,
    meaning: Meaning<'a>,
) -> Notice<'a> {
    let mut diagnostics = document.diagnostics;
    diagnostics.extend(meaning.diagnostics);
    let mut parts = Vec::with_capacity(document.parts.len());
    for part in document.parts {
        parts.push(nest(part, &mut diagnostics));
    }
    diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    Notice {
        kind: document.kind,
        document_number: document.document_number,
        issuing_bodies: document.issuing_bodies,
        title: document.title,
        document_type: document.document_type,
        recipients: document.recipients,
        written_date: document.written_date,
        note: document.note,
        disclosure: document.disclosure,
        copy_number: document.copy_number,
        classification: document.classification,
        urgency: document.urgency,
        signers: document.signers,
        copy_to: document.copy_to,
        printing_body: document.printing_body,
        print_date: document.print_date,
        metadata: document.metadata,
        attachments: document.attachments,
        parts,
        tasks: meaning.tasks,
        deadlines: meaning.deadlines,
        references: meaning.references,
        diagnostics,
        fields: document.fields,
        source: Source(source.into()),
    }
}

/// Nests the sections of a part by their levels.
fn nest<'a>(part: PartText<'a>, diagnostics: &mut Vec<Diagnostic<'a>>) -> Part<'a> {
    let mut top = Vec::new();
    // Open sections, outermost first. Each level is higher than the one around it, so at most nine are open.
    let mut open: Vec<Section<'a>> = Vec::new();
    for item in part.items {
        match item {
            Item::Section(item) => {
                while open.last().is_some_and(|section| section.level >= item.level) {
                    close(&mut open, &mut top);
                }
                open.push(section(item));
            }
            Item::Paragraph(item) => {
                let text_end = item.text().len();
                push(&mut open, &mut top, Block::Paragraph(paragraph(&item, 0..text_end)));
            }
            Item::Table(item) => push(&mut open, &mut top, Block::Table(table(item, diagnostics))),
        }
    }
    while !open.is_empty() {
        close(&mut open, &mut top);
    }
    Part { kind: part.kind, title: part.title, number: part.number, content: top, span: part.span }
}

fn push<'a>(open: &mut [Section<'a>], top: &mut Vec<Block<'a>>, block: Block<'a>) {
    match open.last_mut() {
        Some(section) => {
            section.span = section.span.join(block.span());
            section.content.push(block);
        }
        None => top.push(block),
    }
}

fn close<'a>(open: &mut Vec<Section<'a>>, top: &mut Vec<Block<'a>>) {
    if let Some(section) = open.pop() {
        push(open, top, Block::Section(section));
    }
}

fn section(item: SectionItem<'_>) -> Section<'_> {
    let paragraph_of = &item.paragraph;
    let length = paragraph_of.text().len();
    let rest = item.rest.min(length);
    let mut content = Vec::new();
    if rest < length {
        content.push(Block::Paragraph(paragraph(paragraph_of, rest..length)));
    }
    Section {
        label: paragraph_of.prose.get(0..item.label),
        level: item.level,
        heading: item.heading.clone().map(|range| paragraph_of.prose.get(range)),
        content,
        span: paragraph_of.span(),
    }
}

/// A paragraph; one that furniture cuts stands in pieces.
fn paragraph<'a>(item: &block::Paragraph<'a>, range: std::ops::Range<usize>) -> Paragraph<'a> {
    let text = item.prose.get(range.clone());
    let mut whole = item.prose.span(range.clone());
    if range.start == 0 {
        whole = whole.join(item.span());
    }
    let clip = |place: Span| {
        let (start, end) = (place.start.max(whole.start), place.end.min(whole.end));
        (start < end).then_some(Piece { span: Span { start, end } })
    };
    let pieces: Vec<Piece> = item.places().into_iter().filter_map(clip).collect();
    match pieces.as_slice() {
        [] | [_] => Paragraph { text, span: Some(whole), pieces: Vec::new() },
        _ => Paragraph { text, span: None, pieces },
    }
}

fn table<'a>(item: block::Table<'a>, diagnostics: &mut Vec<Diagnostic<'a>>) -> Table<'a> {
    for span in item.repeated {
        diagnostics.push(Diagnostic::new(
            Code::RepeatedTableHeader,
            "a page break repeated the header",
            span,
        ));
    }
    let rows =
        item.rows.into_iter().map(|row| row.cells.into_iter().map(|cell| cell.text).collect());
    Table { title: None, columns: item.columns, rows: rows.collect(), span: item.span }
}
