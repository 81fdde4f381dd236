//! Whether the text is a document or a text about documents: news, 政策解读, questions and answers.

mod list_page;
pub(in crate::document) mod news;

use list_page::is_list_page;
use news::{
    begins_with_acting_place, begins_with_short_name, behind_source, is_announced, is_dated_news,
    is_event, is_issue, is_lately, is_of_paper, quotes_by_name, quotes_document,
    tells_from_without, tells_of_a_day, tells_of_document, tells_who_says,
};

use super::inferred::places;
use crate::{
    Code, Diagnostic, Field, Kind, Span,
    document::{
        Document,
        head::headline,
        uses::{Rim, Signs, Telling, Use, Uses},
    },
    grammar::title_end::type_of_title,
    text::{Phrases, Words, is_arabic},
};

/// Bytes of a headline's longest line.
const LONGEST_HEADLINE: usize = 150;

/// What a title of a text about documents says.
static TITLES: Phrases = Phrases::of(&[
    "解读",
    "答记者问",
    "一图读懂",
    "图解",
    "问答",
    "新闻发布会",
    "重磅",
    "具体包括？",
    "快讯",
    "记者",
    "答疑",
    "解答",
    "是什么",
    "怎么办",
]);

/// What no title of a document says, wherever it stands, also behind 关于; [`headline::tells`] asks more closely.
static HEADLINE_VERBS: Phrases =
    Phrases::of(&["出台", "推出", "启动", "强调", "印发通知", "发文", "明确", "召开", "举行"]);

/// Verbs of titles that tell what somebody does, where they name no 文种.
static DEEDS: Phrases = Phrases::of(&[
    "组织开展",
    "调拨",
    "协调",
    "开通",
    "安排",
    "部署",
    "督导",
    "调研",
    "首创",
    "多措",
    "助力",
]);

/// Decides the kind.
pub(in crate::document) fn read(uses: &Uses<'_, '_>, document: &mut Document<'_>, body: usize) {
    if is_document(uses, document)
        || !(is_about_documents(uses, document, body) || is_list_page(uses))
    {
        return;
    }
    document.kind = Kind::Other;
    let span = places(uses, Field::Title).reduce(Span::join).unwrap_or_default();
    let message = "news, questions, an interpretation or a list rather than a document";
    document.diagnostics.push(Diagnostic::new(Code::NotANotice, message, span));
}

/// What only a document has.
fn is_document(uses: &Uses<'_, '_>, document: &Document<'_>) -> bool {
    document.document_number.is_some()
        || !document.recipients.is_empty()
        || !document.copy_to.is_empty()
        || uses.of_field(Field::IssuingBodies).any(|at| !is_press_office(uses, at))
}

/// Whether a block names a press office, which signs news as others sign documents.
fn is_press_office(uses: &Uses<'_, '_>, at: usize) -> bool {
    static OFFICES: Words = Words::of(&["新闻办公室", "新闻办", "新闻处", "新闻中心"]);
    uses.blocks[at].paragraph().is_some_and(|name| OFFICES.end(name.text()))
}

fn is_about_documents(uses: &Uses<'_, '_>, document: &Document<'_>, body: usize) -> bool {
    let title = document.title.as_deref().unwrap_or("");
    // Most texts that may be about documents have none, and nothing is asked of it.
    let has_title = !title.is_empty();
    if has_title && explains(title)
        || is_of_other_form(uses, title, body)
        // It asks a text or two, and who reports is looked for in eight.
        || begins_as_news(uses, title, body)
        || is_reported(uses, body)
    {
        return true;
    }
    let is_deed = has_title && headline::tells(title);
    if let Some(is_headline) = is_headline(title, is_deed) {
        return is_headline;
    }
    if texts(uses, body).next().is_some_and(begins_with_short_name) || is_interpretation(uses, body)
    {
        return true;
    }
    let is_sentence = is_deed || has_title && headline::is_sentence(title);
    let mut begins = placed_texts(uses, body).take(1);
    if is_sentence && begins.any(|text| tells_of_issue(uses, text)) {
        return true;
    }
    tells_of_others(uses, body, is_sentence && document.written_date.is_none())
}

/// …解读, …有哪些变化？, 政策出台背景: a title of what explains a document.
fn explains(title: &str) -> bool {
    title.ends_with(['？', '?']) || TITLES.stand_in(title) || is_background(title)
}

/// Questions and answers, a press conference, somebody's words in a collection, a shared article.
fn is_of_other_form(uses: &Uses<'_, '_>, title: &str, body: usize) -> bool {
    is_dialogue(uses, body)
        || is_transcript(uses, body)
        || uses.is_row && !is_excerpt(uses, title, body)
        || is_shared(uses)
}

/// 3月1日，某局…, 近日，…, 据《某报》: whether the first sentences are those of news, and the title is not that of a 通知.
fn begins_as_news(uses: &Uses<'_, '_>, title: &str, body: usize) -> bool {
    let is_told = |(at, text)| {
        let told = behind_source(text);
        is_dated_news(told)
            || uses.telling(at).any(Telling::LATELY) && is_lately(told)
            || is_of_paper(text)
    };
    // Lines of a headline stand in front.
    let is_prose = |(at, text): &(usize, &str)| {
        let is_sentence = uses.signs(*at).any(Signs::SENTENCE);
        is_sentence || text.len() > LONGEST_HEADLINE || text.contains('。')
    };
    let mut sentences = placed_texts(uses, body).filter(is_prose).take(2);
    sentences.any(is_told) && type_of_title(title) != Some("通知")
}

/// Whether the text names who writes news: in its first paragraphs, or in the byline below it.
fn is_reported(uses: &Uses<'_, '_>, body: usize) -> bool {
    /// Paragraphs in which a report says how it knows.
    const HEAD: usize = 6;
    let names_reporter = |(at, _)| uses.telling(at).any(Telling::REPORTED);
    placed_texts(uses, body).take(HEAD).any(names_reporter) || is_signed_by_reporter(uses, body)
}

/// Whether a title is a headline, where it says so or names a 文种; a deed is what [`headline::tells`] accepts.
fn is_headline(title: &str, is_deed: bool) -> Option<bool> {
    if title.is_empty() {
        return None;
    }
    let is_told = || is_deed || HEADLINE_VERBS.stand_in(title) || title.contains('拟');
    let is_typed = type_of_title(title).is_some();
    if is_typed && !headline::is_measure(title) && !is_told() {
        return Some(false);
    }
    is_news_headline(title).then_some(true)
}

/// …，某厅印发《…》: whether a text tells that a document was issued.
fn tells_of_issue(uses: &Uses<'_, '_>, (at, text): (usize, &str)) -> bool {
    uses.telling(at).any(Telling::ISSUED) && is_issue(text, uses.signs(at).any(Signs::LABEL))
}

/// Whether a text tells of other documents and their bodies, or of a day, and not of itself.
fn tells_of_others(uses: &Uses<'_, '_>, body: usize, is_undated_headline: bool) -> bool {
    let mut said = Telling::UNKNOWN;
    let quotes = |(at, text): (usize, &str)| {
        let telling = uses.telling(at);
        said = said.or(telling);
        telling.any(Telling::OF_REPORTER)
            || telling.any(Telling::OF_DOCUMENT) && (quotes_document(text) || quotes_by_name(text))
            || !uses.signs(at).any(Signs::LABEL) && tells_who_says(text)
    };
    let rim = rim(uses, body);
    if texts_at(uses, &rim).any(quotes) {
        return true;
    }
    // What no text says is asked of none.
    if said.any(Telling::OF_ITSELF) && speaks_for_itself(uses, &rim) {
        return false;
    }
    let tells = |(at, text): (usize, &str)| {
        uses.telling(at).any(Telling::OF_DOCUMENT) && tells_of_document(text)
    };
    is_undated_headline
        || placed_texts(uses, body).take(3).any(|text| is_news(uses, text))
        || said.any(Telling::OF_DOCUMENT) && texts_at(uses, &rim).any(tells)
        || said.any(Telling::BEYOND) && texts_at(uses, &rim).any(|one| is_from_without(uses, one))
        || texts_at(uses, &rim).any(|(_, text)| begins_with_acting_place(text))
}

/// Whether a paragraph near the head of a text tells news.
fn is_news(uses: &Uses<'_, '_>, (at, text): (usize, &str)) -> bool {
    let telling = uses.telling(at);
    tells_of_a_day(text)
        || telling.any(Telling::ANNOUNCED) && is_announced(text)
        || tells_of_issue(uses, (at, text))
        || telling.any(Telling::EVENT) && is_event(text)
}

/// 此前，…, 下一步，…: whether a text tells of a measure from without.
fn is_from_without(uses: &Uses<'_, '_>, (at, text): (usize, &str)) -> bool {
    uses.telling(at).any(Telling::BEYOND) && tells_from_without(text)
}

/// 某部组织开展督导检查: a title that tells what somebody does.
fn is_news_headline(title: &str) -> bool {
    /// Characters of the shortest object.
    const SHORTEST: usize = 3;
    // 工作安排, 任务部署 name what a document is.
    let acts = |at, index: usize| {
        at > 0 && title[at + DEEDS.list()[index].len()..].chars().nth(SHORTEST - 1).is_some()
    };
    !title.contains("关于") && DEEDS.any(title, acts)
}

/// 现将…通知如下, 制定本办法, 自印发之日起施行: words of a document about itself.
fn speaks_for_itself(uses: &Uses<'_, '_>, rim: &Rim) -> bool {
    texts_at(uses, rim)
        .any(|(at, text)| uses.telling(at).any(Telling::OF_ITSELF) && speaks_of_itself(text))
}

/// Words of a document about itself.
pub(in crate::document) static OWN: Phrases = Phrases::of(&[
    "如下：",
    "如下:",
    "如下。",
    "特此",
    "制定本",
    "制定以下",
    "制定如下",
    "提出如下",
    "提出以下",
    "印发之日起",
    "发布之日起",
    "公布之日起",
    "现予以",
    "现予公布",
]);

fn speaks_of_itself(text: &str) -> bool {
    // 《通知》自印发之日起执行: news of another document.
    OWN.any(text, |at, _| !text[..at].trim_end_matches('自').ends_with('》'))
}

/// 起草背景, 政策出台背景, 现解读如下: how an interpretation begins that stands without its title.
fn is_interpretation(uses: &Uses<'_, '_>, body: usize) -> bool {
    /// Paragraphs in front of the first heading.
    const LEAD: usize = 3;
    placed_texts(uses, body).take(LEAD).any(|(at, text)| {
        let label = uses.blocks[at].paragraph().and_then(|paragraph| paragraph.label);
        let label = label.map_or(0, |label| label.length);
        is_background(&text[label..]) || uses.telling(at).any(Telling::INTERPRETING)
    })
}

/// 起草背景, 政策出台背景及依据 as a heading.
fn is_background(heading: &str) -> bool {
    static MADE: Words =
        Words::of(&["起草", "出台", "制定", "修订", "政策", "方案出台", "文件出台"]);
    const LONGEST: usize = 42;
    heading.len() <= LONGEST && MADE.begin(heading) && heading.contains("背景")
}

/// 某局局长某某：, 某报记者： on lines of their own: who speaks in the transcript of a press conference.
fn is_transcript(uses: &Uses<'_, '_>, body: usize) -> bool {
    static SPEAKERS: Phrases = Phrases::of(&[
        "记者",
        "局长",
        "部长",
        "主任",
        "主席",
        "司长",
        "行长",
        "厅长",
        "发言人",
        "主持人",
    ]);
    /// Speeches that tell.
    const FEWEST: usize = 3;
    /// Bytes of the longest office and name.
    const LONGEST: usize = 200;
    let is_speaker = |text: &&str| {
        text.len() < LONGEST && !text.contains(['。', '，', ',']) && SPEAKERS.stand_in(text)
    };
    if !uses.show(Signs::COLON_END) {
        return false;
    }
    let introduces = |at: &usize| matches!(uses.ends(*at).last, '：' | ':');
    let lines = (body.min(uses.len())..uses.len()).filter(introduces);
    let said = lines.filter_map(|at| text_of_body(uses, at));
    said.filter(is_speaker).nth(FEWEST - 1).is_some()
}

/// 问题： … 回复：, 问：… 答：…
fn is_dialogue(uses: &Uses<'_, '_>, body: usize) -> bool {
    static QUESTIONS: Words =
        Words::of(&["问：", "问:", "问题：", "问题:", "一问", "Q：", "记者："]);
    static ANSWERS: Words = Words::of(&["答：", "答:", "回复：", "回复:", "A："]);
    /// Answers that tell without their questions, which may stand there as headings.
    const MANY: usize = 3;
    let is_question =
        |text: &str| QUESTIONS.begin(text) || text.starts_with("Q:") || is_numbered_question(text);
    let is_answer = |text: &&str| ANSWERS.begin(text) || text.starts_with("A:");
    if !uses.show(Signs::ANSWER) {
        return false;
    }
    let head = || texts(uses, body).take(40);
    let mut answers = head().filter(is_answer);
    answers.next().is_some()
        && (head().any(is_question)
            || answers.nth(MANY - 2).is_some() && !speaks_for_itself(uses, &rim(uses, body)))
}

/// `问题一：`, `问题2:`
fn is_numbered_question(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("问题") else { return false };
    let number = rest.split(['：', ':']).next().unwrap_or(rest);
    let is_digit = |c: char| is_arabic(c) || "一二三四五六七八九十".contains(c);
    !number.is_empty() && number.len() < rest.len() && number.chars().all(is_digit)
}

/// Whether the text of a row in a collection is a document's own, and not what somebody tells of it.
fn is_excerpt(uses: &Uses<'_, '_>, title: &str, body: usize) -> bool {
    let is_named = title.contains("关于") && type_of_title(title).is_some();
    let first = || uses.blocks[body..].iter().find_map(|block| block.paragraph());
    speaks_for_itself(uses, &rim(uses, body))
        || is_named && first().is_some_and(|paragraph| paragraph.label.is_some())
}

/// The byline of a shared article: `某地发布2023-02-02 12:31发表于某省`.
fn is_shared(uses: &Uses<'_, '_>) -> bool {
    let lines = uses.of_field(Field::Metadata);
    lines.filter_map(|at| uses.blocks[at].paragraph()).any(|line| line.text().contains("发表于"))
}

/// The byline below a report: （记者 某某）, 通讯员 某某, （某某报道）.
fn is_signed_by_reporter(uses: &Uses<'_, '_>, body: usize) -> bool {
    const LAST: usize = 2;
    placed_texts(uses, body).rev().take(LAST).any(|(at, text)| {
        let is_byline = || {
            uses.signs(at).any(Signs::BYLINE)
                && text.trim_end_matches(['）', ')']).ends_with("报道")
        };
        let telling = uses.telling(at);
        telling.any(Telling::SIGNED)
            || telling.any(Telling::REPORTED) && text.contains("(记者")
            || is_byline()
    })
}

/// The blocks of the parts near either end.
fn rim(uses: &Uses<'_, '_>, body: usize) -> Rim {
    Rim::of(uses, body, |usage| matches!(usage, Use::Body(_)))
}

/// Their texts, with their places.
fn texts_at<'b>(uses: &'b Uses<'_, '_>, rim: &'b Rim) -> impl Iterator<Item = (usize, &'b str)> {
    rim.places().filter_map(|at| Some((at, text_of_body(uses, at)?)))
}

/// The texts of the parts.
fn texts<'b>(uses: &'b Uses<'_, '_>, body: usize) -> impl Iterator<Item = &'b str> {
    placed_texts(uses, body).map(|(_, text)| text)
}

/// The texts of the parts, with their places among the blocks.
fn placed_texts<'b>(
    uses: &'b Uses<'_, '_>,
    body: usize,
) -> impl DoubleEndedIterator<Item = (usize, &'b str)> {
    let places = body.min(uses.len())..uses.len();
    places.filter_map(|at| Some((at, text_of_body(uses, at)?)))
}

/// The text at a place, if it is one of a part's.
fn text_of_body<'b>(uses: &'b Uses<'_, '_>, at: usize) -> Option<&'b str> {
    let is_of_body = matches!(uses.get(at), Use::Body(_));
    uses.blocks[at].paragraph().filter(|_| is_of_body).map(|paragraph| paragraph.text())
}

#[cfg(test)]
mod tests;
