//! 附注: （此件公开发布） below the date, and what it says of disclosure.

use crate::{
    Disclosure, Field,
    document::{Document, uses::Uses},
    grammar::punctuation::{is_closing, is_opening},
    text::Words,
};

/// What a note or a metadata value says of disclosure.
pub(in crate::document) fn disclosure(text: &str) -> Option<Disclosure> {
    // What all of it is about.
    if !text.contains("公开") {
        return None;
    }
    if text.contains("不予公开") || text.contains("不公开") {
        Some(Disclosure::Withheld)
    } else if text.contains("依申请公开") {
        Some(Disclosure::OnRequest)
    } else if text.contains("公开发布")
        || text.contains("主动公开")
        || text.contains("全文公开")
        || text.contains("社会公开")
        || text.contains("公开发表")
    {
        Some(Disclosure::Public)
    } else {
        None
    }
}

/// Whether a text that begins with a character may be a note.
pub(in crate::document) fn may_be_note(first: char) -> bool {
    is_opening(first) || matches!(first, '此' | '信' | '公' | '政')
}

/// Whether a text is a note: in brackets of its own, about the document itself.
pub(in crate::document) fn is_note(text: &str) -> bool {
    /// Notes are short (GB/T 9704, 7.3.7).
    const LONGEST: usize = 180;
    if text.len() >= LONGEST || !text.starts_with(may_be_note) {
        return false;
    }
    // （一）… begins so too, but only a note ends in a bracket: the searches come last.
    let is_bracket = text.starts_with(is_opening) && text.ends_with(is_closing) || is_bare(text);
    is_bracket
        && (about_document(text) || disclosure(text).is_some())
        && !(text.contains("联系人") || text.contains("电话"))
}

/// 此件公开发布 without its brackets.
fn is_bare(text: &str) -> bool {
    static LABELS: Words =
        Words::of(&["信息公开", "政府信息公开", "公开方式", "公开属性", "公开形式"]);
    (text.starts_with("此件") || LABELS.begin(text) && text.contains(['：', ':']))
        && text.chars().count() < 20
        && disclosure(text).is_some()
}

fn about_document(text: &str) -> bool {
    static HEADS: Words = Words::of(&["此件", "本文有删减", "此文", "信息公开", "发至", "公开"]);
    HEADS.begin(text.trim_start_matches(is_opening))
}

/// Takes a note; of several the one on disclosure stays.
pub(in crate::document) fn take<'a>(
    uses: &mut Uses<'a, '_>,
    document: &mut Document<'a>,
    at: usize,
) {
    let Some(paragraph) = uses.paragraph(at) else { return };
    let text = paragraph.text();
    let start = text.len() - text.trim_start_matches(is_opening).len();
    let end = if start > 0 { text.trim_end_matches(is_closing).len() } else { text.len() };
    let said = disclosure(text);
    if document.note.is_none() || (said.is_some() && document.disclosure.is_none()) {
        document.note = Some(paragraph.prose.get(start..end.max(start)));
        document.disclosure = said.or(document.disclosure);
    }
    uses.field(at, Field::Note);
}
