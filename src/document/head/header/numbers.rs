//! 发文字号 in the header: on a line of its own, with the signers, below the masthead, shared by several bodies.

use std::ops::Range;

use super::{
    super::{name, title},
    Header, MASTHEAD, SIGNERS, is_masthead,
};
use crate::{
    Field,
    document::{Document, uses::Uses},
    grammar::{
        document_number::{self, RawNumber},
        punctuation::is_closing,
    },
    text::{Prose, is_blank, scan},
};

/// The number that a text is as a whole. The grammar is run only where the text ends as numbers do:
/// in 号, a digit or a bracket. It tries every character for the head of a year or serial.
pub(in crate::document) fn whole_number(text: &str) -> Option<RawNumber> {
    let last = text.chars().rev().find(|c| !is_blank(*c));
    let may_be = last.is_some_and(|last| title::ends_number(last) || is_closing(last));
    if may_be { document_number::whole(text) } else { None }
}

/// `清发改〔2023〕417号　清财农〔2023〕66号`: the numbers of joint issuers on one line; the first is the notice's.
pub(super) fn first_of_numbers(text: &str) -> Option<RawNumber> {
    let mut first = None;
    let mut rest = if text.ends_with('号') { text } else { "" };
    while !rest.is_empty() {
        let (range, raw) = document_number::find(rest).filter(|(range, _)| range.start == 0)?;
        raw.year?;
        first = first.or(Some(raw));
        rest = rest[range.end..].trim_start_matches(['、', '，', ',', ';', '；']);
    }
    first
}

/// `清应急〔2021〕25号　　签发人：高　原`: number and signers share a line of an upward notice
/// (GB/T 9704, 7.2.5 and 7.2.6).
pub(super) fn number_and_signers<'a>(
    uses: &mut Uses<'a, '_>,
    document: &mut Document<'a>,
    at: usize,
) -> bool {
    let Some(paragraph) = uses.paragraph(at) else { return false };
    let text = paragraph.text();
    if !scan::holds(text, SIGNERS) {
        return false;
    }
    let Some(label) = text.find("签发人").filter(|label| *label > 0) else { return false };
    let Some(raw) = whole_number(&text[..label]) else { return false };
    set_number(document, paragraph, &raw);
    signers(document, &paragraph.prose, label + "签发人".len());
    uses.field(at, Field::DocumentNumber);
    true
}

/// `云岭市水务局文件云水〔2022〕2号★`: the red head and the number below it on one line.
pub(super) fn masthead_and_number<'a>(
    uses: &mut Uses<'a, '_>,
    document: &mut Document<'a>,
    at: usize,
) -> bool {
    let Some(paragraph) = uses.paragraph(at) else { return false };
    let text = paragraph.text().trim_end_matches(['★', '☆']);
    if !text.ends_with('号') {
        return false;
    }
    let Some(end) = text.find(MASTHEAD) else { return false };
    let behind = end + MASTHEAD.len();
    let Some(raw) = whole_number(&text[behind..]).filter(|_| is_masthead(&text[..behind])) else {
        return false;
    };
    set_number(document, paragraph, &raw.behind(behind));
    uses.field(at, Field::Masthead);
    true
}

/// Names of signers from a byte of a text on; a name of two characters is often set apart (高　原).
pub(super) fn signers<'a>(document: &mut Document<'a>, prose: &Prose<'a>, from: usize) {
    let is_gap = |c: char| is_blank(c) || matches!(c, '：' | ':' | '、' | '，' | ',');
    let mut names: Vec<Range<usize>> = Vec::new();
    let mut waits = false;
    for word in prose.words(from..prose.text().len(), is_gap) {
        let is_single = prose.text()[word.clone()].chars().nth(1).is_none();
        match names.last_mut().filter(|_| waits && is_single) {
            Some(name) => name.end = word.end,
            None => names.push(word),
        }
        waits = is_single && !waits;
    }
    document.signers.extend(names.into_iter().map(|name| prose.get(name)));
}

/// `甲部 乙局公告2020年第8号` in a text that lost its line breaks: the bodies in front of the last stand
/// among the lines of the title.
pub(super) fn joint_number<'a>(
    uses: &mut Uses<'a, '_>,
    document: &mut Document<'a>,
    header: &mut Header,
    at: usize,
) -> bool {
    let Some(mut start) = uses.paragraph(at).map(|paragraph| paragraph.outset()) else {
        return false;
    };
    let mut lines = 0;
    for before in header.current.blocks.iter().rev() {
        let Some(body) = uses.paragraph(*before).filter(|line| name::is_body(line.text())) else {
            break;
        };
        let gap =
            uses.source[..start].trim_end_matches(|c| !matches!(c, '\n' | '\r') && is_blank(c));
        if gap.len() != body.span().range().end {
            break;
        }
        start = body.outset();
        lines += 1;
    }
    let bodies = &header.current.blocks[header.current.blocks.len() - lines..];
    let prose = uses.joined(bodies.iter().copied().chain([at]));
    let Some(raw) = whole_number(prose.text()).filter(|raw| lines > 0 && raw.range.start == 0)
    else {
        return false;
    };
    for _ in 0..lines {
        let Some(body) = header.current.blocks.pop() else { break };
        let left = header.current.text.len() - uses.text(body).len();
        header.current.text.truncate(left);
        uses.field(body, Field::DocumentNumber);
    }
    if document.document_number.is_none() {
        document.document_number = Some(raw.in_prose(&prose));
    }
    uses.field(at, Field::DocumentNumber);
    true
}

/// Takes a line for the number; the first of several is the document's.
pub(super) fn number<'a>(
    uses: &mut Uses<'a, '_>,
    document: &mut Document<'a>,
    at: usize,
    raw: &RawNumber,
) {
    if let Some(paragraph) = uses.paragraph(at) {
        set_number(document, paragraph, raw);
    }
    uses.field(at, Field::DocumentNumber);
}

/// Takes a number; of several the first stays.
fn set_number<'a>(
    document: &mut Document<'a>,
    paragraph: &crate::block::Paragraph<'a>,
    raw: &RawNumber,
) {
    if document.document_number.is_none() {
        document.document_number = Some(raw.in_prose(&paragraph.prose));
    }
}
