//! **Output stage**: a document and its meaning → [`Notice`].
//!
//! Takes what the stages before found and gives it the shape of the contract: sections nested by their
//! levels, paragraphs with the places that they stand in. Guarantees: nothing is added and nothing dropped.

mod grounds;
mod inferred;
mod relocate;

use std::mem;

pub(crate) use relocate::relocate;

use crate::{
    Block, Code, Diagnostic, Notice, Paragraph, Part, Piece, Section, Span, Table, block,
    document::{Document, Head, ItemMut, PartText, Taken},
    grammar::label::Label,
    meaning::Meaning,
    model::Source,
};

/// Puts a notice together.
#[inline(never)] // counted by tools/instructions
pub(crate) fn notice<'a>(
    source: &'a str,
    mut document: Box<Document<'a>>,
    meaning: Meaning<'a>,
    remarks: Vec<Diagnostic<'a>>,
    most_diagnostics: usize,
) -> Notice<'a> {
    let mut diagnostics = mem::take(&mut document.diagnostics);
    diagnostics.extend(meaning.diagnostics);
    let parts = parts(source, &mut document, &mut diagnostics);
    inferred::fields(&document.fields, &mut diagnostics);
    for own in parts.iter().filter_map(|part| part.document.as_ref()) {
        inferred::fields(&own.fields, &mut diagnostics);
    }
    inferred::deadlines(&meaning.deadlines, &mut diagnostics);
    diagnostics.extend(remarks);
    settle(&mut diagnostics, most_diagnostics);
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

/// Puts diagnostics in the order of their places, and keeps so many with one more over the place of all the others.
pub(crate) fn settle(diagnostics: &mut Vec<Diagnostic<'_>>, most: usize) {
    diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    let Some(rest) = diagnostics.get(most..) else { return };
    let Some(place) = rest.iter().map(|rest| rest.span).reduce(Span::join) else { return };
    let message = format!("{} further remarks were left out", rest.len());
    diagnostics.truncate(most);
    diagnostics.push(Diagnostic::new(Code::LimitReached, message, place));
}

/// The parts, with their sections nested by their levels.
fn parts<'a>(
    source: &'a str,
    document: &mut Document<'a>,
    diagnostics: &mut Vec<Diagnostic<'a>>,
) -> Vec<Part<'a>> {
    let items = mem::take(&mut document.content).take();
    let mut nest = Nest { source, items, diagnostics };
    let parts = mem::take(&mut document.parts).into_iter().map(|part| nest.part(part)).collect();
    debug_assert!(nest.items.next().is_none(), "an item stands in no part");
    parts
}

/// The items that are still to come, and what each is put into. A section is put where it stays and filled there: one that is
/// moved when it was just written is waited for.
struct Nest<'a, 'd> {
    source: &'a str,
    items: Taken<'a>,
    diagnostics: &'d mut Vec<Diagnostic<'a>>,
}

impl<'a> Nest<'a, '_> {
    /// The next part with all that stands in it.
    fn part(&mut self, part: PartText<'a>) -> Part<'a> {
        let PartText { kind, title, number, span, items, document, .. } = part;
        let mut content = Vec::with_capacity(items as usize);
        self.fill(&mut content, items, span);
        Part { kind, title, number, content, span, document }
    }

    /// Puts the next items into what stands at a place, with all that stands in each of them; gives the place of all. A
    /// section stands in those of lower levels alone, so this is as deep as there are levels.
    fn fill(&mut self, content: &mut Vec<Block<'a>>, items: u32, place: Span) -> Span {
        let mut hull = place;
        for _ in 0..items {
            let Some(item) = self.items.next() else { break };
            let place = match item {
                ItemMut::Section(item, label, head, items) => {
                    let place = item.span();
                    content.push(Block::Section(section(item, label, head, items as usize)));
                    if items > 0
                        && let Some(Block::Section(section)) = content.last_mut()
                    {
                        section.span = self.fill(&mut section.content, items, place);
                        section.span
                    } else {
                        place
                    }
                }
                ItemMut::Paragraph(item) => {
                    let place = item.span();
                    content.push(Block::Paragraph(paragraph(item)));
                    place
                }
                ItemMut::Table(item) => {
                    let place = item.span;
                    content.push(Block::Table(table(self.source, item, self.diagnostics)));
                    place
                }
            };
            hull = hull.join(place);
        }
        hull
    }
}

/// A section with the text on its line, and room for so many `items` more.
fn section<'a>(
    item: &mut block::Paragraph<'a>,
    Label { kind, length, .. }: Label,
    head: Head,
    items: usize,
) -> Section<'a> {
    let prose = &item.prose;
    let label = prose.get(0..length);
    let heading = head.heading().map(|range| prose.get(range));
    let (span, from) = (item.span(), head.rest());
    let has_rest = from < prose.text().len();
    let mut content = Vec::with_capacity(items + usize::from(has_rest));
    if has_rest {
        content.push(Block::Paragraph(rest(item, from)));
    }
    Section { label, level: kind.level(), heading, content, span }
}

/// A paragraph, whose text moves; one that furniture cuts stands in pieces.
fn paragraph<'a>(item: &mut block::Paragraph<'a>) -> Paragraph<'a> {
    let whole = item.span();
    let pieces = if item.is_cut() { pieces(item, whole) } else { Vec::new() };
    Paragraph { span: pieces.is_empty().then_some(whole), text: item.prose.take_text(), pieces }
}

/// What of a paragraph stands behind a label, from a byte of its text on.
fn rest<'a>(item: &mut block::Paragraph<'a>, from: usize) -> Paragraph<'a> {
    let place = item.prose.span(from..item.text().len());
    let pieces = if item.is_cut() { pieces(item, place) } else { Vec::new() };
    let span = pieces.is_empty().then_some(place);
    Paragraph { text: item.prose.take_rest(from, place), span, pieces }
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
    item: &mut block::Table<'a>,
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
    debug_assert!(stand(source, item), "a cell stands nowhere in its lines");
    let (title, columns) = (item.title.take(), mem::take(&mut item.columns));
    let rows = mem::take(&mut item.rows);
    let rows = rows.into_iter().map(|row| row.cells.into_iter().map(|cell| cell.text).collect());
    Table { title, columns, rows: rows.collect(), span: item.span }
}

#[cfg(test)]
mod tests {
    use super::settle;
    use crate::{Block, Code, Diagnostic, Span, parse};

    #[test]
    fn diagnostics_are_capped_over_the_place_of_the_rest() {
        let remark = |at: usize| Diagnostic::new(Code::Chrome, "chrome", Span::new(at, at + 5));
        let mut diagnostics: Vec<_> = [40, 10, 0, 30, 20].map(remark).into();
        settle(&mut diagnostics, 3);
        assert_eq!(diagnostics.len(), 4);
        assert_eq!(diagnostics[2], remark(20));
        let last = &diagnostics[3];
        assert_eq!((last.code, last.span), (Code::LimitReached, Span::new(30, 45)));
        settle(&mut Vec::new(), 3);
    }

    /// The blocks of each content for which the room was not made at once.
    fn without_room(content: &Vec<Block<'_>>) -> Vec<usize> {
        let inner = content.iter().flat_map(|block| match block {
            Block::Section(section) => without_room(&section.content),
            _ => Vec::new(),
        });
        let own = (content.capacity() != content.len()).then_some(content.len());
        inner.chain(own).collect()
    }

    #[test]
    fn room_is_made_once_for_what_stands_in_a_section() {
        let text = "云岭市节水规划\n为了节水，制定本规划。\n第一章 总则\n第一条 本市节水适用本规划。\n\
                    第二条 节水工作由市水务局负责：\n（一）编制定额；\n（二）开展宣传。\n1.进学校。\n2.进社区。\n\
                    第三条 各县区配合。\n第二章 附则\n第四条 本规划自印发之日起施行。\n";
        for text in [text.to_owned(), text.repeat(200)] {
            let notice = parse(&text);
            assert!(notice.outline().count() >= 10);
            for part in &notice.parts {
                assert_eq!(without_room(&part.content), []);
            }
        }
    }
}
