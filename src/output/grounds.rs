//! Nothing invented: every text of a notice is made of characters of its source, in their order.
//!
//! What the stages leave out (blanks, marks) may stand between them, and of page furniture no text is made. A unit's
//! `full_name` is the one text that no place states.

use crate::{Block, Code, Field, Notice, Span, text::is_blank};

/// The first text of a notice that does not stand at its place; `None` for a sound one.
pub(super) fn invented(notice: &Notice<'_>) -> Option<String> {
    let mut parts = notice.parts.iter();
    header(notice)
        .or_else(|| part_titles(notice))
        .or_else(|| meaning(notice))
        .or_else(|| parts.find_map(|part| blocks(notice, &part.content)))
}

/// Whether the pieces hold the characters of a text in their order, blanks apart.
pub(super) fn holds<'p>(text: &str, pieces: impl Iterator<Item = &'p str>) -> bool {
    let mut there = pieces.flat_map(str::chars);
    text.chars().filter(|c| !is_blank(*c)).all(|c| there.any(|other| other == c))
}

fn first_invented<'t>(
    notice: &Notice<'_>,
    mut texts: impl Iterator<Item = (&'t str, Span)>,
) -> Option<String> {
    let stands = |text: &str, place: Span| holds(text, shown(notice, place));
    texts.find(|(text, place)| !stands(text, *place)).map(|(text, _)| text.to_owned())
}

/// A place of the source without the page furniture in it, of which no text is made.
fn shown<'n>(notice: &'n Notice<'_>, place: Span) -> impl Iterator<Item = &'n str> {
    let from = notice.diagnostics.partition_point(|one| one.span.start < place.start);
    let within =
        notice.diagnostics[from..].iter().take_while(move |one| one.span.start < place.end);
    let furniture = within.filter(|one| one.code == Code::Furniture).map(|one| one.span);
    let behind = Span { start: place.end, end: place.end };
    let mut start = place.start;
    furniture.chain([behind]).filter_map(move |gap| {
        let piece = Span { start, end: gap.start };
        start = gap.end;
        piece.of(&notice.source.text)
    })
}

/// Values without a place of their own stand in the lines of their fields.
fn header(notice: &Notice<'_>) -> Option<String> {
    /// Who signs an order stands below the text, or beside the number.
    const SIGNERS: &[Field] = &[Field::Signers, Field::IssuingBodies, Field::DocumentNumber];
    // Where the text has lost them, the page's table states title and bodies.
    const TITLE: &[Field] = &[Field::Title, Field::Metadata];
    const BODIES: &[Field] = &[Field::IssuingBodies, Field::WrittenDate, Field::Metadata];
    // A text of one line may have them all in one.
    const COLOPHON: &[Field] = &[Field::PrintingBody, Field::PrintDate, Field::CopyTo];
    let bodies = notice.issuing_bodies.iter().map(|text| (text, BODIES));
    let title = notice.title.iter().map(|text| (text, TITLE));
    let recipients = notice.recipients.iter().map(|text| (text, &[Field::Recipients][..]));
    let note = notice.note.iter().map(|text| (text, &[Field::Note][..]));
    let signers = notice.signers.iter().map(|text| (text, SIGNERS));
    let colophon = notice.copy_to.iter().chain(&notice.printing_body);
    let colophon = colophon.map(|text| (text, COLOPHON));
    let mut values =
        bodies.chain(title).chain(recipients).chain(note).chain(signers).chain(colophon);
    let stands = |text: &str, fields: &[Field]| {
        let places = notice.fields.iter().filter(|place| fields.contains(&place.field));
        holds(text, places.flat_map(|place| shown(notice, place.span)))
    };
    values.find(|(text, fields)| !stands(text, fields)).map(|(text, _)| text.to_string())
}

fn part_titles(notice: &Notice<'_>) -> Option<String> {
    let mut parts = notice.parts.iter().enumerate();
    parts.find_map(|(index, part)| {
        let title = part.title.as_ref()?;
        let lines = notice
            .fields
            .iter()
            .filter(|place| place.field == Field::PartTitle && place.index as usize == index);
        let texts = lines.flat_map(|place| shown(notice, place.span));
        (!holds(title, texts)).then(|| title.to_string())
    })
}

fn meaning(notice: &Notice<'_>) -> Option<String> {
    let numbers = notice.references.iter().filter_map(|one| one.document_number.as_ref());
    let numbers = numbers.chain(&notice.document_number);
    let numbers = numbers.flat_map(|one| {
        let code = one.issuer_code.iter().map(|code| (code.as_ref(), one.span));
        code.chain([(one.text.as_ref(), one.span)])
    });
    let attachments = notice.attachments.iter().map(|one| (one.title.as_ref(), one.span));
    let references = notice.references.iter().map(|one| (one.title.as_ref(), one.span));
    let units = notice.tasks.iter().flat_map(|task| &task.units);
    let units = units.map(|unit| (unit.name.as_ref(), unit.span));
    let of_tasks = notice.tasks.iter().filter_map(|task| task.deadline.as_ref());
    let deadlines = notice.deadlines.iter().chain(of_tasks);
    let deadlines = deadlines.map(|one| (one.text.as_ref(), one.span));
    let present = notice.attendance.iter();
    let present = present.flat_map(|list| list.names.iter().map(|name| (name.as_ref(), list.span)));
    let posts = notice.appointments.iter().map(|one| (one.post.as_ref(), one.span));
    let texts = numbers.chain(attachments).chain(references).chain(units).chain(deadlines);
    let texts = texts.chain(present).chain(posts);
    first_invented(notice, texts)
}

/// Labels, headings, paragraphs and the heads of tables; cells are held against their lines when they are read.
/// Sections are at most nine deep, because each level is higher than the one around it.
fn blocks(notice: &Notice<'_>, content: &[Block<'_>]) -> Option<String> {
    content.iter().find_map(|block| match block {
        Block::Paragraph(paragraph) => {
            let pieces = paragraph.pieces.iter().map(|piece| piece.span).chain(paragraph.span);
            let texts = pieces.flat_map(|place| shown(notice, place));
            (!holds(&paragraph.text, texts)).then(|| paragraph.text.to_string())
        }
        Block::Section(section) => {
            let heading = section.heading.iter().chain([&section.label]);
            let texts = heading.map(|text| (text.as_ref(), section.span));
            first_invented(notice, texts).or_else(|| blocks(notice, &section.content))
        }
        Block::Table(table) => {
            let heads = table.columns.iter().map(|column| &column.header).chain(&table.title);
            first_invented(notice, heads.map(|text| (text.as_ref(), table.span)))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_stand_in_their_order_with_layout_between() {
        assert!(holds("通知如下", ["通 知\n", "— 3 —", "如下"].into_iter()));
        assert!(holds("Word file", ["Word\nfile"].into_iter()));
        assert!(!holds("通知如下", ["如下通知"].into_iter()));
        assert!(!holds("县财政局", ["财政局"].into_iter()));
    }

    #[test]
    fn a_text_with_the_number_of_a_page_is_found() {
        let text =
            "青禾县水务局关于修渠的通知\n各乡镇人民政府，柳溪水\n— 3 —\n库管理处：\n请修渠。\n";
        let mut notice = crate::parse(text);
        assert_eq!(invented(&notice), None);
        notice.recipients[1] = "柳溪水—3—库管理处".into();
        assert_eq!(invented(&notice).as_deref(), Some("柳溪水—3—库管理处"));
    }

    #[test]
    fn a_text_that_stands_nowhere_is_found() {
        let text =
            "青禾县水务局关于修渠的通知\n各乡镇人民政府：\n6月底前修渠。（责任单位：水务局）\n";
        let mut notice = crate::parse(text);
        assert_eq!(invented(&notice), None);
        notice.tasks[0].units[0].name = "县水务局".into();
        assert_eq!(invented(&notice).as_deref(), Some("县水务局"));
        notice.recipients[0] = "各街道".into();
        assert_eq!(invented(&notice).as_deref(), Some("各街道"));
    }
}
