//! 引文: documents that a text names in 《》, and the bracket behind them that may hold their number.
//!
//! Rules: contract, section 7. Shapes: `《标题》（国办发〔2020〕17号，以下简称《意见》）`, with titles in the title
//! (`《关于印发〈办法〉的通知》`).

mod keys;
mod register;

use std::ops::Range;

use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::{tag, take_till1},
    combinator::opt,
    sequence::preceded,
};

use super::{
    document_number,
    landmarks::{Kind, Landmark, Landmarks},
    punctuation::{begins_blank, may_begin_with_blank},
};
use crate::text::{
    Words, ends_in_ideograph,
    scan::{holds, marks},
};

pub(crate) use register::{Mention, References};

/// The longest title in bytes. The longest real ones have some 110 characters, 330 bytes; behind
/// an unclosed 《 nothing more is looked at, which keeps the search linear.
const LONGEST_TITLE: usize = 600;

/// The longest bracket behind a title in bytes: a number and an alias, each with its issuer.
const LONGEST_BRACKET: usize = 600;

/// A mention of a document in 《》.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundReference {
    /// What stands between 《 and 》, without a number at its end.
    pub(crate) title: Range<usize>,
    /// The content of the bracket with that number or, without one, of that right behind; the caller looks for the document's
    /// number there.
    pub(crate) bracket: Option<Range<usize>>,
    /// The mention with 《》 and that bracket.
    pub(crate) whole: Range<usize>,
    /// Names that the bracket gives it for the rest of the text (以下简称《X》, 以下简称“X”).
    pub(crate) aliases: Vec<Range<usize>>,
}

/// All documents named in a text, in order, in the room of those found before; those that are named only as an alias
/// (以下简称《X》) are under [`FoundReference::aliases`] of the one before.
pub(crate) fn references(text: &str, landmarks: Landmarks<'_>, found: &mut Vec<FoundReference>) {
    found.clear();
    if !names_title(landmarks) {
        return;
    }
    let mut from = 0;
    let mut rest = landmarks.list();
    while let Some((mark, following)) = rest.split_first() {
        rest = following;
        let open = mark.at();
        if !opens_title(mark.kind) || open < from {
            continue;
        }
        let start = behind(text, open);
        let Some(title) = title_end(text, start, following).map(|end| start..end) else {
            continue;
        };
        let close = behind_close(text, title.end);
        from = close;
        let introduced = introduces_alias(&text[..open]);
        if title.is_empty() || (introduced && found.is_empty()) {
            continue;
        }
        // 《甲》和《乙》（以下统称《丙》）, or an alias outside brackets: it belongs to the last document.
        if let Some(last) = found.last_mut().filter(|_| introduced) {
            last.aliases.push(title);
            continue;
        }
        let bracket = bracket_behind(text, close, following)
            .or_else(|| numbered_behind(text, close, following));
        let end = bracket.as_ref().map_or(close, |content| behind(text, content.end));
        let aliases = bracket.clone().map_or(Vec::new(), |content| aliases(text, content));
        from = end;
        let (title, number) = match numbered_within(text, &title) {
            Some((title, number)) => (title, Some(number)),
            None => (title, bracket.clone()),
        };
        // The bracket may name further documents (《甲》（依据《乙》）).
        found.push(FoundReference { title, bracket: number, whole: open..end, aliases });
        if let Some(content) = bracket {
            inner_references(text, content, following, found);
        }
    }
}

/// Whether a text may name a document.
pub(crate) fn names_title(landmarks: Landmarks<'_>) -> bool {
    landmarks.has(Kind::TitleOpening) || landmarks.has(Kind::ForeignOpening)
}

/// Whether a text may name a document, where nobody needs its landmarks else.
pub(crate) fn opens_any_title(text: &str) -> bool {
    marks(text).any(|(_, c)| matches!(c, '《' | '«' | '‹'))
}

fn opens_title(kind: Kind) -> bool {
    matches!(kind, Kind::TitleOpening | Kind::ForeignOpening)
}

/// Adds the documents that a bracket names beside the aliases; their own brackets are not looked into.
fn inner_references(
    text: &str,
    content: Range<usize>,
    landmarks: &[Landmark],
    found: &mut Vec<FoundReference>,
) {
    let mut from = content.start;
    let mut rest = landmarks;
    while let Some((mark, following)) = rest.split_first() {
        rest = following;
        let open = mark.at();
        if open >= content.end {
            break;
        }
        if mark.kind != Kind::TitleOpening || open < from {
            continue;
        }
        let start = behind(text, open);
        let end = title_end(text, start, following);
        let Some(end) = end.filter(|end| *end < content.end && *end > start) else {
            continue;
        };
        from = behind(text, end);
        if !introduces_alias(&text[..open]) {
            found.push(FoundReference {
                title: start..end,
                bracket: None,
                whole: open..from,
                aliases: Vec::new(),
            });
        }
    }
}

/// Where the title that begins at `start` ends: at its own 》, titles in it passed over. `following` are
/// the landmarks behind the mark that opens it.
fn title_end(text: &str, start: usize, following: &[Landmark]) -> Option<usize> {
    let mut depth = 1usize;
    let mut first_close = None;
    let (mut inner, mut read) = (None, start);
    for mark in following.iter().take_while(|mark| mark.at() <= start + LONGEST_TITLE) {
        let (at, kind) = (mark.at(), mark.kind);
        let opens = opens_title(kind);
        if !opens && !matches!(kind, Kind::TitleClosing | Kind::ForeignClosing) {
            continue;
        }
        // No title goes on behind a full stop: the 《 has lost its 》.
        if holds(&text[read..at], '。') {
            break;
        }
        read = at;
        if opens {
            depth += 1;
            inner = inner.or(first_close.is_none().then_some(at));
        } else {
            depth -= 1;
            if depth == 0 {
                return Some(at);
            }
            first_close = first_close.or(Some(at));
        }
    }
    if let Some(end) = misread_end(text, start, following) {
        return Some(end);
    }
    // One 》 closes two 《 where a title stands in a title (《关于印发《办法的通知》); else the outer 《 has
    // lost its 》, and the inner one is read by itself.
    let before = &text[start..inner?];
    static NESTS: Words = Words::of(&[
        "印发", "转发", "批转", "公布", "发布", "贯彻", "落实", "执行", "实施", "修改", "废止",
        "关于",
    ]);
    first_close.filter(|_| NESTS.end(before))
}

/// Where a title ends whose 》 recognition read as another mark: `《甲>>`, `《甲〉`, `《甲}`, `《甲))`. It closes nothing that
/// the title opens.
fn misread_end(text: &str, start: usize, following: &[Landmark]) -> Option<usize> {
    let (mut depth, mut read) = (0usize, start);
    for mark in following.iter().take_while(|mark| mark.at() <= start + LONGEST_TITLE) {
        let at = mark.at();
        if holds(&text[read..at], '。') {
            return None;
        }
        read = at;
        match mark.kind {
            Kind::Opening | Kind::OtherOpening => depth += 1,
            Kind::OtherClosing if depth == 0 => return Some(at),
            Kind::Closing if depth == 0 => return text[at..].starts_with("))").then_some(at),
            Kind::Closing | Kind::OtherClosing => depth -= 1,
            kind if opens_title(kind) => return None,
            _ => {}
        }
    }
    None
}

/// Behind the mark at `at` that ends a title; what recognition reads for 》 may be two.
fn behind_close(text: &str, at: usize) -> usize {
    let next = behind(text, at);
    match text[at..next].chars().next() {
        Some(mark @ (')' | '>' | '}')) if text[next..].starts_with(mark) => behind(text, next),
        _ => next,
    }
}

/// The content of a bracket that begins at `at`, one of the places of `landmarks` if there is one.
fn bracket_behind(text: &str, at: usize, landmarks: &[Landmark]) -> Option<Range<usize>> {
    let mut following = landmarks.iter().skip_while(|mark| mark.at() < at);
    // 《甲》《乙》 and 《甲》〈乙〉 are titles side by side.
    let first = following.next().filter(|mark| mark.at() == at)?;
    let is_bracket = match first.kind {
        Kind::Opening => true,
        Kind::OtherOpening => !text[at..].starts_with(['〈', '<']),
        _ => false,
    };
    if !is_bracket {
        return None;
    }
    let mut depth = 1usize;
    for mark in following.take_while(|mark| mark.at() <= at + LONGEST_BRACKET) {
        match mark.kind {
            Kind::Opening | Kind::OtherOpening | Kind::TitleOpening => depth += 1,
            Kind::Closing | Kind::OtherClosing | Kind::TitleClosing => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(behind(text, at)..mark.at());
        }
    }
    None
}

/// 《方案》的通知（云政发〔2023〕8号）: the bracket with the number of the notice that issues what `close` ends.
fn numbered_behind(text: &str, close: usize, landmarks: &[Landmark]) -> Option<Range<usize>> {
    static ISSUING: Words = Words::of(&["的通知", "的意见", "的公告", "的决定", "的函"]);
    let rest = ISSUING.strip(&text[close..])?;
    let bracket = bracket_behind(text, text.len() - rest.len(), landmarks)?;
    text[bracket.clone()].contains('号').then_some(bracket)
}

/// 《关于修渠的通知（云政发〔2023〕8号）》: a title without the number in a bracket at its end, and that number. A serial without a
/// year, as in 《水利标准解释（第3号）》, tells the titles of a series from each other.
fn numbered_within(text: &str, title: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let inner = text[title.clone()].strip_suffix(['）', ')'])?;
    if !inner.ends_with('号') {
        return None;
    }
    let mut closed = 0usize;
    let (at, _) = inner.char_indices().rev().find(|(_, c)| match c {
        '）' | ')' => {
            closed += 1;
            false
        }
        '（' | '(' => closed.checked_sub(1).map(|rest| closed = rest).is_none(),
        _ => false,
    })?;
    let content = title.start + behind(inner, at)..title.start + inner.len();
    let number = document_number::whole(&text[content.clone()])?;
    number.year.is_some().then_some((title.start..title.start + at, content))
}

/// Behind the character at `at`.
fn behind(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}

/// Whether 以下简称 stands right in front of a 《: what it opens is an alias.
fn introduces_alias(before: &str) -> bool {
    // Nearly all titles stand behind an ideograph that ends no such word.
    if ends_in_ideograph(before) && !before.ends_with(['称', '为']) {
        return false;
    }
    let before = before.trim_end_matches(['“', '"', '「', '：', ':', '为', ' ']);
    ALIAS_WORDS.end(before)
}

/// Words in front of an alias, longer ones before those that they end in.
static ALIAS_WORDS: Words =
    Words::of(&["以下简称", "以下统称", "以下合称", "以下称", "下称", "简称"]);

/// Whether a text may begin with a bracket, or with blanks in front of one: `false` only where it does not.
#[inline]
pub(crate) fn may_begin_with_bracket(text: &str) -> bool {
    let first = text.as_bytes().first().map_or(0, |first| *first);
    (first == b'(') | (first == 0xef) | begins_blank(first)
}

/// Whether a text may begin with an alias ([`leading_alias`]): `false` only where it does not.
///
/// Hardly any has the words for an alias behind the room of a bracket, whatever stands in it.
#[inline]
pub(crate) fn may_begin_with_alias(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_alias_behind =
        |bracket: &str| bytes.get(bracket.len()..).is_some_and(|inner| ALIAS_WORDS.may_head(inner));
    is_alias_behind("（") | is_alias_behind("(") | may_begin_with_blank(bytes)
}

/// The alias that a text begins with: a bracket （以下简称《X》） on a line of its own speaks of the document
/// that the line before names.
pub(crate) fn leading_alias(text: &str) -> Option<&str> {
    let inner = text.trim_start_matches(crate::text::is_blank).strip_prefix(['（', '('])?;
    alias(ALIAS_WORDS.strip(inner)?).ok().map(|(_, name)| name)
}

/// The aliases that a bracket gives.
fn aliases(text: &str, content: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut rest = &text[content.clone()];
    // Most brackets hold the number alone.
    if !holds(rest, '称') {
        return found;
    }
    while let Some(at) = rest.find('称') {
        let behind = &rest[at + '称'.len_utf8()..];
        let introduced = ALIAS_WORDS.end(&rest[..rest.len() - behind.len()]);
        if introduced && let Ok((after, name)) = alias(behind) {
            let end = content.end - after.len();
            found.push(end - name.len()..end);
        }
        rest = behind;
    }
    found
}

/// The name in `《X》`, `“X”`, `“《X》”` or a bare `X`, up to the bracket's next mark.
fn alias(text: &str) -> IResult<&str, &str> {
    preceded(
        (
            opt(alt((tag("："), tag(":"), tag("为")))),
            opt(alt((tag("“"), tag("\""), tag("「")))),
            opt(tag("《")),
        ),
        take_till1(|c| "《》“”\"「」〈〉，,；;。）)".contains(c)),
    )
    .parse(text)
}

/// The places of the mentions that a text issues itself: 现将《甲》和《乙》印发给你们; 制定了《甲》，现印发给你们; a text that begins
/// with 《甲》已经县政府同意，现印发给你们.
pub(crate) fn issued(text: &str, mentions: &[FoundReference]) -> Range<usize> {
    let issued = |first: usize| {
        let before = &text[..mentions[first].whole.start];
        let (is_issuing, is_made) = (before.ends_with("现将"), MADE.end(before));
        if !is_issuing && !is_made && !before.is_empty() {
            return None;
        }
        // A title in the bracket of another, 《甲》（参见《乙》）, stands beside none.
        let joint = |pair: &[FoundReference]| text.get(pair[0].whole.end..pair[1].whole.start);
        let joined = mentions[first..]
            .windows(2)
            .take_while(|pair| joint(pair).is_some_and(|joint| JOINTS.contains(&joint)));
        let last = first + joined.count();
        let behind = &text[mentions[last].whole.end..];
        let is_issued = if is_issuing {
            issues(behind.strip_prefix('现').unwrap_or(behind))
        } else {
            (is_made || behind.starts_with("已经")) && is_then_issued(behind)
        };
        is_issued.then_some(first..last + 1)
    };
    (0..mentions.len()).find_map(issued).unwrap_or_default()
}

/// Who makes a document, in front of its title.
static MADE: Words = Words::of(&[
    "制定",
    "制定了",
    "制订",
    "制订了",
    "编制",
    "编制了",
    "拟定了",
    "起草了",
    "修订了",
    "形成了",
]);

/// Whether a text begins with the verb that issues.
fn issues(text: &str) -> bool {
    const VERBS: [&str; 5] = ["印发", "下发", "发布", "公布", "公示"];
    let verb = text.strip_prefix("予以").or_else(|| text.strip_prefix('予')).unwrap_or(text);
    // 现发布《乙》: that is what is issued.
    VERBS.iter().any(|word| verb.strip_prefix(word).is_some_and(|rest| !rest.starts_with('《')))
}

/// Whether what stands behind a title is issued in the same breath: `，经县政府同意，现印发给你们`.
fn is_then_issued(behind: &str) -> bool {
    /// Characters of the longest consent.
    const LONGEST: usize = 32;
    let mut before = '《';
    for (at, c) in behind.char_indices().take(LONGEST) {
        if c == '《' {
            return false;
        }
        if c == '现' && matches!(before, '，' | ',' | '。') && issues(&behind[at + c.len_utf8()..])
        {
            return true;
        }
        before = c;
    }
    false
}

/// What joins the titles that are issued together.
const JOINTS: [&str; 6] = ["", "、", "和", "及", "以及", "与"];

#[cfg(test)]
mod tests;
