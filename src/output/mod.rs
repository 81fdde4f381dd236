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

mod grounds;
mod inferred;
mod relocate;

pub(crate) use relocate::relocate;

/// Puts a notice together.
#[inline(never)] // counted by tools/instructions
pub(crate) fn notice<'a>(
    source: &'a str,
    document: Document<'a>,
    meaning: Meaning<'a>,
) -> Notice<'a> {
    let mut diagnostics = document.diagnostics;
    diagnostics.extend(meaning.diagnostics);
    let parts = document.parts.into_iter().map(|part| nest(source, part, &mut diagnostics));
    let parts: Vec<Part<'a>> = parts.collect();
    inferred::fields(&document.fields, &mut diagnostics);
    for own in parts.iter().filter_map(|part| part.document.as_ref()) {
        inferred::fields(&own.fields, &mut diagnostics);
    }
    inferred::deadlines(&meaning.deadlines, &mut diagnostics);
    diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    let notice = Notice {
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
        appointments: meaning.appointments,
        attendance: meaning.attendance,
        diagnostics,
        fields: document.fields,
        source: Source { text: source.into(), places: None },
    };
    debug_assert_eq!(grounds::invented(&notice), None, "stands nowhere in the source");
    notice
}

/// Nests the sections of a part by their levels.
fn nest<'a>(
    source: &'a str,
    part: PartText<'a>,
    diagnostics: &mut Vec<Diagnostic<'a>>,
) -> Part<'a> {
    let mut top = Vec::with_capacity(size(part.items.iter(), i8::MIN));
    // Open sections, outermost first. Each level is higher than the one around it, so at most nine are open.
    let mut open: Vec<Section<'a>> = Vec::new();
    let mut items = part.items;
    // Taken from the end, where their room can be given back.
    items.reverse();
    while let Some(item) = items.pop() {
        give_back(&mut items);
        match item {
            Item::Section(item) => {
                while open.last().is_some_and(|section| section.level >= item.level) {
                    close(&mut open, &mut top);
                }
                let size = size(items.iter().rev(), item.level);
                open.push(section(item, size));
            }
            Item::Paragraph(item) => {
                push(&mut open, &mut top, Block::Paragraph(paragraph(item, 0)));
            }
            Item::Table(item) => {
                push(&mut open, &mut top, Block::Table(table(source, item, diagnostics)))
            }
        }
    }
    while !open.is_empty() {
        close(&mut open, &mut top);
    }
    Part {
        kind: part.kind,
        title: part.title,
        number: part.number,
        content: top,
        span: part.span,
        document: part.document,
    }
}

/// Gives back the room of many items as an eighth of them was taken, so that they do not weigh beside what is made of
/// them.
fn give_back(items: &mut Vec<Item<'_>>) {
    const MANY: usize = 1_024;
    if items.capacity() >= MANY && items.len() < items.capacity() / 8 * 7 {
        items.shrink_to_fit();
    }
}

/// How many items stand right in the section of some level that begins before them.
///
/// Counted first, because contents that grow block by block are moved again and again. Each item is looked at for as
/// many sections as it stands in, nine at most.
fn size<'i, 'a: 'i>(items: impl Iterator<Item = &'i Item<'a>>, level: i8) -> usize {
    // The level of the section within it that is open.
    let mut inner = None;
    let mut size = 0;
    for item in items {
        match item {
            Item::Section(item) if item.level <= level => break,
            Item::Section(item) if inner.is_none_or(|inner| item.level <= inner) => {
                inner = Some(item.level);
                size += 1;
            }
            Item::Section(_) => {}
            Item::Paragraph(_) | Item::Table(_) => size += usize::from(inner.is_none()),
        }
    }
    size
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

/// A section with the text on its line, and room for `size` blocks more.
fn section<'a>(item: SectionItem<'a>, size: usize) -> Section<'a> {
    let prose = &item.paragraph.prose;
    let label = prose.get(0..item.label());
    let heading = item.heading().map(|range| prose.get(range));
    let (level, span, rest) = (item.level, item.paragraph.span(), item.rest());
    let has_rest = rest < prose.text().len();
    let mut content = Vec::with_capacity(size + usize::from(has_rest));
    if has_rest {
        content.push(Block::Paragraph(paragraph(item.paragraph, rest)));
    }
    Section { label, level, heading, content, span }
}

/// A paragraph from a byte of its text on, which moves; one that furniture cuts stands in pieces.
fn paragraph(item: block::Paragraph<'_>, from: usize) -> Paragraph<'_> {
    let place = item.prose.span(from..item.text().len());
    let whole = if from == 0 { place.join(item.span()) } else { place };
    let pieces = if item.is_cut() { pieces(&item, whole) } else { Vec::new() };
    let span = pieces.is_empty().then_some(whole);
    Paragraph { text: item.prose.into_rest(from, place), span, pieces }
}

/// The places within `whole` of a paragraph that furniture cuts; none where it is whole there.
fn pieces(item: &block::Paragraph<'_>, whole: Span) -> Vec<Piece> {
    let clip = |place: Span| {
        let (start, end) = (place.start.max(whole.start), place.end.min(whole.end));
        (start < end).then_some(Piece { span: Span { start, end } })
    };
    let pieces: Vec<Piece> = item.places().filter_map(clip).collect();
    if pieces.len() > 1 { pieces } else { Vec::new() }
}

/// Whether the cells of a table stand in their lines.
fn stand(source: &str, table: &block::Table<'_>) -> bool {
    table.rows.iter().flat_map(|row| &row.cells).all(|cell| {
        grounds::holds(&cell.text, cell.lines.iter().filter_map(|line| line.of(source)))
    })
}

fn table<'a>(
    source: &'a str,
    item: block::Table<'a>,
    diagnostics: &mut Vec<Diagnostic<'a>>,
) -> Table<'a> {
    for span in &item.repeated {
        diagnostics.push(Diagnostic::new(
            Code::RepeatedTableHeader,
            "a page break repeated the header",
            *span,
        ));
    }
    inferred::columns(&item.columns, item.span, diagnostics);
    debug_assert!(stand(source, &item), "a cell stands nowhere in its lines");
    let rows =
        item.rows.into_iter().map(|row| row.cells.into_iter().map(|cell| cell.text).collect());
    Table { title: item.title, columns: item.columns, rows: rows.collect(), span: item.span }
}
