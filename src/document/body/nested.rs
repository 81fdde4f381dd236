//! A part that is a document of its own: what a notice forwards has a number, recipients and a signature.
//!
//! Header and signature are read by what reads the notice's own, over the blocks of the part alone. The blocks
//! keep their uses: they are content of the part.

use std::ops::Range;

use crate::{
    Field, PartDocument, PartKind,
    block::Paragraph,
    document::{
        Document, PartText,
        head::header,
        tail::{
            note,
            signature::{self, DateLine},
        },
        uses::{Use, Uses},
        whole::{document_type, issuer},
    },
    grammar::{attachment, recipients::is_recipients},
};

/// Blocks below a title among which a header is looked for, and before an end a signature.
const RIM: usize = 8;

/// Types of documents that are addressed to somebody. In what is issued otherwise (方案, 名单) a line that ends in
/// a colon opens a list (成员单位：).
const ADDRESSED: &[&str] =
    &["通知", "通报", "报告", "请示", "批复", "意见", "函", "决定", "公开信", "倡议书"];

/// 发文机关标志 and number above the title of a part that begins at `at`.
pub(super) fn above_title(uses: &Uses<'_, '_>, at: usize) -> Vec<usize> {
    let mut lines = Vec::new();
    let mut next = Some(at);
    while let Some(at) = next.filter(|_| lines.len() < RIM) {
        let text = uses.text(at);
        if !header::is_masthead(text) && header::whole_number(text).is_none() {
            break;
        }
        lines.push(at);
        next = uses.next_free(at + 1);
    }
    lines
}

/// Reads the documents that stand in parts.
pub(in crate::document) fn read<'a>(uses: &Uses<'a, '_>, parts: &mut [PartText<'a>]) {
    if parts.iter().all(|part| part.kind == PartKind::Main) {
        return;
    }
    let mut places: Vec<Option<Range<usize>>> = vec![None; parts.len()];
    for at in 0..uses.len() {
        let Some(index) = part_of(uses.get(at)) else { continue };
        if let Some(place) = places.get_mut(index as usize) {
            place.get_or_insert(at..at).end = at + 1;
        }
    }
    for (index, (part, place)) in parts.iter_mut().zip(places).enumerate() {
        if let Some(place) = place.filter(|_| part.kind != PartKind::Main) {
            part.document = document(uses, part, index as u32, place).map(Box::new);
        }
    }
}

fn part_of(usage: Use) -> Option<u32> {
    match usage {
        Use::Body(index) | Use::Field(Field::PartTitle, index) => Some(index),
        _ => None,
    }
}

fn document<'a>(
    uses: &Uses<'a, '_>,
    part: &PartText<'a>,
    index: u32,
    place: Range<usize>,
) -> Option<PartDocument<'a>> {
    let is_text = |at: usize| match uses.get(at) {
        Use::Body(of) => of == index,
        // The 附件 mark above the title is no line of it.
        Use::Field(Field::PartTitle, of) => of == index && !is_mark(uses, at),
        _ => false,
    };
    let paragraphs = || {
        let blocks = place.clone().filter(|at| is_text(*at));
        blocks.filter_map(|at| uses.blocks[at].paragraph())
    };
    let is_signed = |paragraph: &Paragraph<'_>| signature::date_of(paragraph).is_some();
    if !paragraphs().take(RIM).any(is_header) && !paragraphs().rev().take(RIM).any(is_signed) {
        return None;
    }
    read_own(uses.within(place.clone(), is_text), part)
}

fn is_mark(uses: &Uses<'_, '_>, at: usize) -> bool {
    uses.blocks[at].paragraph().is_some_and(|line| attachment::head(line.text()).is_some())
}

/// Whether a paragraph is a line of a header that only documents of their own have.
fn is_header(paragraph: &Paragraph<'_>) -> bool {
    let text = paragraph.text();
    header::whole_number(text).is_some()
        || is_recipients(text)
        || signature::in_brackets(paragraph).is_some()
}

/// Reads header and signature over the blocks of a part; `None` where neither says that it is a document.
fn read_own<'a>(mut own: Uses<'a, '_>, part: &PartText<'a>) -> Option<PartDocument<'a>> {
    let mut document = Document::default();
    let body = header::read(&mut own, &mut document);
    document.title = part.title.clone();
    document_type::read(&own, &mut document);
    if !document.document_type.as_deref().is_some_and(|of| ADDRESSED.contains(&of)) {
        drop_recipients(&mut own, &mut document);
    }
    let has_header = document.document_number.is_some()
        || !document.recipients.is_empty()
        || !document.issuing_bodies.is_empty();
    let is_signed = sign(&mut own, &mut document, body, has_header);
    if !has_header && !is_signed {
        return None;
    }
    issuer::read(&own, &mut document);
    Some(PartDocument {
        fields: own.field_spans().chain(document.fields).collect(),
        document_number: document.document_number,
        issuing_bodies: document.issuing_bodies,
        title: document.title,
        document_type: document.document_type,
        recipients: document.recipients,
        written_date: document.written_date,
        note: document.note,
        disclosure: document.disclosure,
        signers: document.signers,
    })
}

fn drop_recipients(own: &mut Uses<'_, '_>, document: &mut Document<'_>) {
    document.recipients.clear();
    for at in 0..own.len() {
        if matches!(own.get(at), Use::Field(Field::Recipients, _)) {
            own.set(at, Use::Free);
        }
    }
}

/// Reads the signature with the note below it; false where there is none.
///
/// Below a header the first date with a body above it signs, for the document may issue another in its turn. A
/// part without one is signed at its very end or not at all.
fn sign<'a>(
    own: &mut Uses<'a, '_>,
    document: &mut Document<'a>,
    body: usize,
    has_header: bool,
) -> bool {
    let is_end = |at: usize| own.free(at + 1..own.len()).all(|next| note::is_note(own.text(next)));
    let dates = own.free(body..own.len()).filter_map(|at| DateLine::of(own, at));
    let mut signed = dates.filter(|date| has_header || is_end(date.at)).filter_map(|date| {
        let found = signature::above(own, date, body);
        // Behind a header the last line may be the date alone: the title says who issues.
        let is_one = !found.bodies.is_empty() || !found.signers.is_empty();
        (is_one || has_header && is_end(date.at)).then_some((date, found))
    });
    let Some((date, found)) = signed.next() else { return false };
    drop(signed);
    signature::take(own, document, date, found);
    if let Some(next) = own.next_free(date.at + 1).filter(|next| note::is_note(own.text(*next))) {
        note::take(own, document, next);
    }
    true
}

#[cfg(test)]
mod tests {
    use crate::{PartDocument, date, parse};

    const HEAD: &str = "青禾县人民政府关于转发防汛工作文件的通知\n青政发〔2024〕3号\n各乡镇人民政府：\n\
                        现将有关文件转发给你们，请认真落实。\n青禾县人民政府\n2024年4月2日\n";

    fn forwarded(part: &str) -> Option<PartDocument<'static>> {
        let notice = parse(&format!("{HEAD}{part}")).into_owned();
        notice.parts.into_iter().nth(1)?.document.map(|document| *document)
    }

    #[test]
    fn bodies_and_date_in_brackets_below_the_title() {
        let part = "关于做好防汛工作的意见\n（县应急局、县水务局 2024年3月20日）\n　　汛期将至，现提出以下意见，请各地落实。\n一、备足物资。\n";
        let document = forwarded(part).unwrap();
        assert_eq!(document.issuing_bodies, ["县应急局", "县水务局"]);
        assert_eq!(document.written_date, date("2024年3月20日"));
    }

    #[test]
    fn a_list_of_members_is_addressed_to_nobody() {
        let part = "防汛指挥部成员名单\n成员单位：\n　　县应急局、县水务局。\n";
        assert_eq!(forwarded(part), None);
        assert_eq!(forwarded("防汛工作方案\n　　汛期将至，制定本方案。\n一、备足物资。\n"), None);
    }

    #[test]
    fn a_date_within_the_text_signs_nothing() {
        let part = "防汛工作方案\n　　汛期将至，制定本方案。\n青禾县水务局\n2024年5月6日\n一、备足物资。\n　　各乡镇要备足防汛物资。\n";
        assert_eq!(forwarded(part), None);
    }
}
