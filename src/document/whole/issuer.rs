//! 发文机关: from signature, title, masthead and metadata, in that order of trust (contract, section 3).

use std::borrow::Cow;

use super::inferred::places;
use crate::{
    Field, Inference, Span,
    document::{
        Document,
        head::{header, name},
        page::metadata,
        tail::signature,
        uses::Uses,
    },
    grammar::{joint, metadata_label::Key, title_end::without_tail},
    text::{Phrases, is_blank},
};

/// Completes the issuing bodies.
pub(in crate::document) fn read<'a>(uses: &Uses<'a, '_>, document: &mut Document<'a>) {
    let mut of_title = title_bodies(uses, document.title.as_deref());
    if of_title.is_empty() {
        of_title.extend(document.title.clone().and_then(before_kind));
    }
    match (document.issuing_bodies.as_slice(), of_title.as_slice()) {
        // A signature may be only the beginning, or the last line, of the name in the title, or short for it.
        ([signed], [named]) if is_part(signed, named) || is_short_for(signed, named) => {
            take_title(uses, document, of_title);
        }
        ([signed], [_, _, ..]) if of_title.contains(signed) => {
            take_title(uses, document, of_title);
        }
        ([], [_, ..]) => take_title(uses, document, of_title),
        ([], []) => {
            let told = of_order(document)
                .or_else(|| of_masthead(uses))
                .or_else(|| of_metadata(uses, document));
            if let Some((body, span, inferred)) = told {
                document.issuing_bodies = vec![body];
                document.infer(Field::IssuingBodies, span, inferred);
            }
        }
        _ => {}
    }
}

/// A body, where it stands, and what that place is.
type Told<'a> = (Cow<'a, str>, Span, Inference);

/// Takes the bodies of the title.
fn take_title<'a>(uses: &Uses<'a, '_>, document: &mut Document<'a>, bodies: Vec<Cow<'a, str>>) {
    document.issuing_bodies = bodies;
    let title = places(uses, Field::Title).reduce(Span::join);
    if let Some(span) = title.or_else(|| metadata::place(uses, Key::Title)) {
        document.infer(Field::IssuingBodies, span, Inference::Title);
    }
}

/// A first line that is only the beginning of the signing body's name is a masthead that lost its end.
pub(in crate::document) fn set_cut_masthead_apart(
    uses: &mut Uses<'_, '_>,
    document: &mut Document<'_>,
) {
    let Some(title) = document.title.as_deref() else { return };
    let is_cut = |body: &Cow<'_, str>| body.len() > title.len() && body.starts_with(title);
    if !document.issuing_bodies.iter().any(is_cut) {
        return;
    }
    (document.title, document.title_lines) = (None, None);
    let lines: Vec<usize> = uses.of_field(Field::Title).collect();
    for at in lines {
        uses.field(at, Field::Masthead);
    }
}

/// The bodies in front of 关于, 印发, 转发 … in the title.
fn title_bodies<'a>(uses: &Uses<'a, '_>, title: Option<&str>) -> Vec<Cow<'a, str>> {
    let Some(title) = title else { return Vec::new() };
    static HEADS: Phrases = Phrases::of(&[
        "关于",
        "印发",
        "转发",
        "批转",
        "公布",
        "发布",
        "颁布",
        "办公厅对",
        "办公室对",
    ]);
    let Some(at) = HEADS.find(title) else { return Vec::new() };
    let is_office = title[at..].starts_with("办公");
    let before = if is_office { &title[..at + "办公厅".len()] } else { &title[..at] };
    if before.is_empty() {
        return Vec::new();
    }
    let words = raw_words(uses, before);
    if words.len() > 1 && words.iter().all(|word| name::is_body(word)) {
        return with_tails(words);
    }
    let names = joint::bodies(before);
    if name::is_body(before) || names.clone().nth(1).is_some() {
        return names.map(|name| Cow::Owned(before[name].to_owned())).collect();
    }
    // 某县人民代表大会第三次会议: a congress issues as the meeting that it is.
    if is_meeting(before) {
        return vec![Cow::Owned(before.to_owned())];
    }
    // 某省水利厅等五部门: the title names the first of them.
    if let Some((first, rest)) = before.split_once('等')
        && rest.ends_with("部门")
        && name::is_body(first)
    {
        return vec![Cow::Owned(first.to_owned())];
    }
    let joint: Vec<&str> = before.split(['、', '，']).collect();
    if joint.len() > 1 && joint.iter().all(|word| name::is_body(word)) {
        return joint.into_iter().map(|word| Cow::Owned(word.to_owned())).collect();
    }
    Vec::new()
}

/// Names with what a line break cut off from them: 某省人民政府办, 公厅.
fn with_tails(words: Vec<&str>) -> Vec<Cow<'_, str>> {
    let mut names: Vec<Cow<'_, str>> = Vec::with_capacity(words.len());
    for word in words {
        match names.last_mut().filter(|_| signature::is_tail(word)) {
            Some(name) => name.to_mut().push_str(word),
            None => names.push(Cow::Borrowed(word)),
        }
    }
    names
}

/// The words of the title's head as the source parts them: names of joint issuers stand apart.
fn raw_words<'a>(uses: &Uses<'a, '_>, head: &str) -> Vec<&'a str> {
    let mut words = Vec::new();
    let mut length = 0;
    for paragraph in uses.of_field(Field::Title).filter_map(|at| uses.blocks[at].paragraph()) {
        for (_, raw) in paragraph.raw_lines(uses.source) {
            for word in
                raw.split(|c| is_blank(c) || c == '*' || c == '#').filter(|word| !word.is_empty())
            {
                let left = head.get(length..).unwrap_or("");
                if left.is_empty() {
                    return words;
                }
                // The last word of the head may go on in the title: `云岭市水务局关于…`.
                if let Some(rest) = left.strip_prefix(word) {
                    words.push(word);
                    length = head.len() - rest.len();
                } else if word.starts_with(left) {
                    words.push(&word[..left.len()]);
                    return words;
                } else {
                    return Vec::new();
                }
            }
        }
    }
    words
}

/// Whether a name is the beginning or the end of a longer one.
fn is_part(signed: &str, named: &str) -> bool {
    named.len() > signed.len() && (named.starts_with(signed) || named.ends_with(signed))
}

/// 省政府办公厅 and 省府办公厅 sign for 某省人民政府办公厅: a government says 政府 of itself, or 府, and its level without its
/// place.
fn is_short_for(signed: &str, named: &str) -> bool {
    // Most sign with the name that the title has.
    if signed.len() >= named.len() {
        return false;
    }
    let short = signed.split_once("政府").or_else(|| signed.split_once('府'));
    let parts = short.zip(named.split_once("人民政府"));
    parts.is_some_and(|((level, office), (place, named_office))| {
        office == named_office && !level.is_empty() && place.ends_with(level)
    })
}

/// 某省人民政府令第282号: the body in front of 令 in the number.
fn of_order<'a>(document: &Document<'a>) -> Option<Told<'a>> {
    let number = document.document_number.as_ref()?;
    let body = number.issuer_code.clone().and_then(before_kind)?;
    Some((body, number.span, Inference::DocumentNumber))
}

/// The body in front of the kind that it orders or announces with: 某部令, 某省人民政府公告.
fn before_kind(text: Cow<'_, str>) -> Option<Cow<'_, str>> {
    let end = of_head(&text)?.len();
    Some(match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[..end]),
        Cow::Owned(text) => Cow::Owned(text[..end].to_owned()),
    })
}

/// The body in front of 令, 公告 or 通告 at the end of a text, as on the line above an order. A congress announces as the meeting
/// that it is.
pub(in crate::document) fn of_head(text: &str) -> Option<&str> {
    let body = ["令", "公告", "通告"].iter().find_map(|kind| text.strip_suffix(kind))?;
    (name::is_body(body) || is_meeting(body)).then_some(body)
}

/// 某县人民代表大会第三次会议.
fn is_meeting(text: &str) -> bool {
    text.ends_with("次会议") && !text.contains("召开")
}

fn of_masthead<'a>(uses: &Uses<'a, '_>) -> Option<Told<'a>> {
    // Whether the cell of a row issues anything, its kind tells.
    if uses.is_row {
        return None;
    }
    let at = uses.of_field(Field::Masthead).next()?;
    let paragraph = uses.blocks[at].paragraph()?;
    let body = header::masthead_body(paragraph.text());
    let end = of_head(without_tail(body)).unwrap_or(body).len();
    Some((paragraph.prose.get(0..end), paragraph.span(), Inference::Masthead))
}

fn of_metadata<'a>(uses: &Uses<'a, '_>, document: &Document<'a>) -> Option<Told<'a>> {
    let body = document.metadata.issuing_body.clone()?;
    Some((body, metadata::place(uses, Key::IssuingBody)?, Inference::Metadata))
}

#[cfg(test)]
mod tests {
    use super::is_short_for;

    #[test]
    fn a_government_signs_without_its_place() {
        assert!(is_short_for("省政府办公厅", "云岭省人民政府办公厅"));
        assert!(is_short_for("省府办公厅", "清河省人民政府办公厅"));
        assert!(is_short_for("青禾县政府", "青禾县人民政府"));
        assert!(!is_short_for("省政府办公厅", "青禾县人民政府办公室"));
        assert!(!is_short_for("县政府办公室", "云岭市人民政府办公室"));
        assert!(!is_short_for("人民政府", "青禾县人民政府"));
        assert!(!is_short_for("省府办公厅", "云岭市人民政府办公厅"));
    }
}
