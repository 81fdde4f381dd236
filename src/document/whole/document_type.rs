//! 文种: the document's own type.

mod announcement;
mod itself;

use std::borrow::Cow;

pub(in crate::document) use announcement::Announcement;
use itself::of_itself;

use crate::{
    Field, Inference, Span,
    block::Paragraph,
    document::{
        Document,
        head::headline,
        page::metadata,
        uses::{Rim, Telling, Use, Uses},
    },
    grammar::{
        metadata_label::Key,
        title_end::{TYPES, type_of_title, without_tail},
    },
};

/// Types that name what a text is only as the end of a title (行动, 政策 are ordinary words otherwise).
const ONLY_IN_TITLES: &[&str] = &[
    "行动", "政策", "举措", "说明", "总结", "讲话", "标准", "名单", "目录", "清单", "提示", "提醒",
    "建议", "汇编",
];

/// Sets the type from the title, else from what the text calls itself.
pub(in crate::document) fn read<'a>(uses: &Uses<'a, '_>, document: &mut Document<'a>) {
    let title = document.title.as_deref();
    let own = match title {
        // 《…方案》 as a whole names the text; in 某市发布《…方案》 the type is the other document's.
        Some(title) if without_tail(title).ends_with('》') => {
            let whole =
                without_tail(title).strip_prefix('《').filter(|inner| !inner.contains('《'));
            whole.and_then(type_of_title)
        }
        Some(title) => type_of_title(title).filter(|_| !headline::is_measure(title)),
        None => None,
    };
    if let Some(own) = own {
        document.document_type = Some(Cow::Borrowed(own));
        return;
    }
    let told = own_words(uses).or_else(|| order(document));
    let told = told.map(|(kind, span, inferred)| (Cow::Borrowed(kind), span, inferred));
    let told = told.or_else(|| title.is_none().then(|| of_metadata(uses, document)).flatten());
    if let Some((kind, span, inferred)) = told {
        document.document_type = Some(kind);
        document.infer(Field::DocumentType, span, inferred);
    }
}

/// A type, where it stands, and what that place is.
type Told<T> = (T, Span, Inference);

fn of_metadata<'a>(uses: &Uses<'a, '_>, document: &Document<'a>) -> Option<Told<Cow<'a, str>>> {
    let kind = document.metadata.document_type.clone()?;
    Some((kind, metadata::place(uses, Key::DocumentType)?, Inference::Metadata))
}

/// 某省人民政府令第282号: the number of an order names its type.
fn order(document: &Document<'_>) -> Option<Told<&'static str>> {
    let number = document.document_number.as_ref()?;
    let code = number.issuer_code.as_deref()?;
    let kind = ["令", "公告", "通告"].into_iter().find(|kind| code.ends_with(kind))?;
    Some((kind, number.span, Inference::DocumentNumber))
}

/// What the main text calls itself: 特此公告, 现将…通知如下, 制定本计划, 本措施自…起施行.
fn own_words(uses: &Uses<'_, '_>) -> Option<Told<&'static str>> {
    let rim = Rim::of(uses, 0, |usage| usage == Use::Body(0));
    let texts = || rim.places().filter_map(|at| Some((at, uses.blocks[at].paragraph()?)));
    let told = |kind, paragraph: &Paragraph<'_>| (kind, paragraph.span(), Inference::Text);
    let mut first_made = None;
    for (at, paragraph) in texts() {
        if !uses.telling(at).any(Telling::MAKING) {
            continue;
        }
        let said = Announcement::of(paragraph.text());
        if let Some(announced) = said.closing().or_else(|| said.opening()) {
            return Some(told(announced, paragraph));
        }
        first_made = first_made.or_else(|| Some(told(said.made()?, paragraph)));
    }
    first_made.or_else(|| of_itself(texts().map(|(_, paragraph)| paragraph)))
}

/// The type that a few words end in, up to the end of the clause.
fn named(words: &str) -> Option<&'static str> {
    let end = words.find(|c| "。，；：,;:进要（(.".contains(c)).unwrap_or(words.len());
    // 本《若干措施》自印发之日起施行.
    let words = words[..end].trim_start_matches('《').trim_end_matches('》');
    let words = words.trim_start_matches("若干");
    // 本文件相关规定: what the text provides is not what it is.
    let is_part = || words.contains("相关") || words.contains("有关");
    own_type(words).filter(|_| words.chars().count() <= 8 && !is_part())
}

/// The type that words end in where a text speaks of itself.
fn own_type(words: &str) -> Option<&'static str> {
    TYPES.ending(words).filter(|kind| !ONLY_IN_TITLES.contains(kind))
}

#[cfg(test)]
mod tests;
