//! Whether the text is a document or a text about documents: news, 政策解读, questions and answers.

use super::{
    Document,
    uses::{Use, Uses},
};
use crate::{Code, Diagnostic, Field, Kind, Span};

/// What a title of a text about documents says.
const TITLES: &[&str] = &[
    "解读", "答记者问", "一图读懂", "图解", "问答", "新闻发布会", "重磅", "具体包括？", "快讯", "记者", "热点问答", "是什么", "怎么办", "如何",
];

/// Words at the head of a news item's first paragraphs.
const NEWS: &[&str] = &[
    "新华社", "本报讯", "记者", "据悉", "据了解", "近日，", "近日,", "日前，", "日前,", "消息", "会议指出", "会议强调", "会议要求", "主持召开",
    "获悉", "出席", "致辞", "图片", "本报记者", "讯 ", "发布会", "发布《", "举行", "表示",
];

/// Decides the kind.
pub(super) fn read(uses: &Uses<'_, '_>, document: &mut Document<'_>, body: usize) {
    if is_document(uses, document) || !is_about_documents(uses, document, body) {
        return;
    }
    document.kind = Kind::Other;
    // An `other` has the header fields that its own text states, no more.
    document.document_type = None;
    let span = document.fields.first().map_or(Span::default(), |field| field.span);
    let message = "news, questions or an interpretation rather than a document";
    document.diagnostics.push(Diagnostic::new(Code::NotANotice, message, span));
}

/// What only a document has.
fn is_document(uses: &Uses<'_, '_>, document: &Document<'_>) -> bool {
    let signed = (0..uses.len()).any(|at| uses.get(at) == Use::Field(Field::IssuingBodies, 0));
    document.document_number.is_some() || !document.recipients.is_empty() || signed || !document.copy_to.is_empty()
}

fn is_about_documents(uses: &Uses<'_, '_>, document: &Document<'_>, body: usize) -> bool {
    let title = document.title.as_deref().unwrap_or("");
    if TITLES.iter().any(|word| title.contains(word)) || title.ends_with(['？', '?']) {
        return true;
    }
    if is_dialogue(uses, body) {
        return true;
    }
    let has_type = document.document_type.is_some() && document.title.is_some();
    !has_type && is_news(uses, body)
}

/// 问题： … 回复：, 问：… 答：…
fn is_dialogue(uses: &Uses<'_, '_>, body: usize) -> bool {
    let starts = |words: &[&str]| {
        body_texts(uses, body).take(40).any(|text| words.iter().any(|word| text.starts_with(word)))
    };
    starts(&["问：", "问:", "问题：", "问题:", "一问", "Q：", "Q:"]) && starts(&["答：", "答:", "回复：", "回复:", "A：", "A:"])
}

/// News tells who did what when, in its first two paragraphs.
fn is_news(uses: &Uses<'_, '_>, body: usize) -> bool {
    body_texts(uses, body).take(2).any(|text| {
        let head: String = text.chars().take(110).collect();
        NEWS.iter().any(|word| head.contains(word)) || tells_of_a_day(&head)
    })
}

/// `8月17日下午,…`: a paragraph that begins with a day without its year.
fn tells_of_a_day(head: &str) -> bool {
    let digits = head.len() - head.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    digits > 0 && head[digits..].starts_with('月') && head.contains('日')
}

fn body_texts<'b>(uses: &'b Uses<'_, '_>, body: usize) -> impl Iterator<Item = &'b str> {
    (body..uses.len())
        .filter(|at| matches!(uses.get(*at), Use::Body(_)))
        .filter_map(|at| uses.blocks[at].paragraph())
        .map(|paragraph| paragraph.text())
}
