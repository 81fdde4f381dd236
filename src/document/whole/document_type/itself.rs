//! What a text says of itself in passing: 本措施自…起施行, 按照本通知第三条.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::{Told, named};
use crate::{
    Inference,
    block::Paragraph,
    grammar::title_end::TYPES,
    text::{Words, scan::CharSet},
};

/// What a text says of itself in passing, where it announces and makes nothing.
pub(super) fn of_itself<'p, 'a: 'p>(
    paragraphs: impl Iterator<Item = &'p Paragraph<'a>>,
) -> Option<Told<&'static str>> {
    /// Made once: making it costs as much as searching a paragraph.
    static THIS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("本"));
    let (mut speaks, mut mentions, mut policy) = (None, None, None);
    // Where 本 stands: four questions are asked of each place, and most paragraphs have none.
    let mut places = Vec::new();
    for paragraph in paragraphs {
        let text = paragraph.text();
        let mut rest = text;
        places.clear();
        while let Some(at) = THIS.find(rest.as_bytes()) {
            rest = &rest[at + '本'.len_utf8()..];
            if may_name_type(rest) {
                places.push(text.len() - rest.len() - '本'.len_utf8());
            }
        }
        if places.is_empty() {
            continue;
        }
        let told = |kind| (kind, paragraph.span(), Inference::Text);
        if let Some(kind) = in_force(text, &places, &TAKES_EFFECT) {
            return Some(told(kind));
        }
        speaks = speaks.or_else(|| in_force(text, &places, &SPEAKS_OF_ITSELF).map(told));
        mentions = mentions.or_else(|| mentioned(text, &places).map(told));
        policy = policy.or_else(|| is_policy(text, &places).then(|| told("政策")));
    }
    speaks.or(mentions).or(policy)
}

/// Bytes of the longest name of a text behind 本.
const LONGEST_NAME: usize = 18;

/// Whether a type may stand in what 本 points to: 本市, 本人 and their kin are most of all.
fn may_name_type(rest: &str) -> bool {
    // Without a branch on what stands there. Within a character nothing is told.
    let may_begin = |at| rest.get(at..).is_none_or(|rest| TYPES.may_begin(rest));
    (0..LONGEST_NAME).step_by('本'.len_utf8()).fold(false, |may, at| may | may_begin(at))
}

/// 本通知自印发之日起施行, 本若干措施由…负责解释: a text that says so means itself.
static TAKES_EFFECT: Words = Words::of(&["自", "由", "印发", "有效期", "于", "发布"]);

/// 自本通知下发之日起, 与本通知不一致的, 本办法所称…是指: it might mean the text that it forwards.
static SPEAKS_OF_ITSELF: Words =
    Words::of(&["下发", "公布", "施行", "实施", "执行", "不一致", "为准", "所称", "适用", "规定"]);

/// In front of a 本 that points to no text: quotations, and words that end in it (基本方案).
static NO_TEXT_ITSELF: CharSet = CharSet::of("“《〈基成资版样日还文根原");

/// `制定本政策`, `本政策自印发之日起施行`: a text that calls itself nothing else; 本政策 alone says less.
fn is_policy(text: &str, places: &[usize]) -> bool {
    static BINDS: Words = Words::of(&["自", "由", "适用", "有效期"]);
    places.iter().any(|&at| {
        let behind = text[at + '本'.len_utf8()..].strip_prefix("政策");
        behind.is_some_and(|rest| text[..at].ends_with("制定") || BINDS.begin(rest))
    })
}

/// The type between 本, by its places, and one of `verbs`.
fn in_force(text: &str, places: &[usize], verbs: &Words) -> Option<&'static str> {
    for &at in places.iter().take(8) {
        // 基本, 成本: asked first, because many a 本 is one of these.
        if text[..at].ends_with(|c| NO_TEXT_ITSELF.has(c)) {
            continue;
        }
        let rest = &text[at + '本'.len_utf8()..];
        let places = rest.char_indices().map(|(end, _)| end);
        let end = places
            .take_while(|end| *end <= LONGEST_NAME)
            .find(|end| *end > 0 && verbs.begin(&rest[*end..]));
        if let Some(kind) = end.and_then(|end| named(&rest[..end])) {
            return Some(kind);
        }
    }
    None
}

/// `同时按照本通知第三条要求`, `本《通知》所述一年`: a text that mentions itself in any other way.
fn mentioned(text: &str, places: &[usize]) -> Option<&'static str> {
    /// Types that 本 points to; 还本计划 and 本政策 say less.
    const KINDS: [&str; 10] =
        ["通知", "公告", "通告", "意见", "办法", "规定", "细则", "方案", "措施", "要点"];
    places.iter().find_map(|&at| {
        let rest = text[at + '本'.len_utf8()..].trim_start_matches('《');
        let is_other = text[..at].ends_with(|c| NO_TEXT_ITSELF.has(c));
        KINDS.into_iter().find(|kind| !is_other && rest.starts_with(kind))
    })
}
