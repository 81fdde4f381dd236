//! 任免: who is given a post and who is relieved of one.
//!
//! Shapes: `任命周禾为县教育局局长`, `周禾同志任县教育局局长`, `免去冯青的县水务局局长职务`, `不再担任…职务`, and the same without
//! their verb below 任命： or 免去：.

use std::ops::Range;

use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::{tag, take_while_m_n},
    character::complete::satisfy,
    combinator::{fail, opt, recognize, rest, value},
    multi::separated_list1,
};

use super::punctuation::{is_closing, is_opening};
use crate::{
    AppointmentKind,
    text::{Words, is_ideograph, scan::marks},
};

/// What one clause says: several people may share a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundAppointment {
    pub(crate) kind: AppointmentKind,
    pub(crate) names: Vec<Range<usize>>,
    pub(crate) post: Range<usize>,
}

/// Ends of the names of posts.
static POSTS: Words = Words::of(&[
    "长",
    "主任",
    "书记",
    "主席",
    "委员",
    "员",
    "师",
    "经理",
    "总监",
    "顾问",
    "秘书",
    "参事",
    "专员",
    "常委",
    "理事",
    "董事",
    "监事",
    "助理",
    "代表",
    "大使",
    "总领事",
    "组长",
    "干部",
]);

/// Whether a text ends as names of posts do.
pub(crate) fn names_post(text: &str) -> bool {
    POSTS.end(text)
}

/// The appointments of a text, in order. `heading` is what a line above announces (任命：); gives what this text
/// announces for the lines below in its turn.
pub(crate) fn appointments(
    text: &str,
    heading: Option<AppointmentKind>,
) -> (Vec<FoundAppointment>, Option<AppointmentKind>) {
    let mut found: Vec<FoundAppointment> = Vec::new();
    let mut announced = heading;
    for clause in clauses(text) {
        let words = &text[clause.clone()];
        if text[clause.end..].starts_with(['：', ':']) || is_heading(words) {
            announced = announcement(words).or(announced);
            continue;
        }
        let before = found.last().map(|last| last.names.clone());
        found.extend(read(text, clause, announced, before));
    }
    (found, announced)
}

/// 任命, 免职 as a whole line, without a colon.
fn is_heading(words: &str) -> bool {
    matches!(words, "任命" | "任职" | "聘任" | "免去" | "免职")
}

/// What a heading announces for the lines below.
fn announcement(words: &str) -> Option<AppointmentKind> {
    let holds = |words: &str, any: &[&str]| any.iter().any(|word| words.contains(word));
    match (holds(words, &["任命", "任职", "聘任"]), holds(words, &["免去", "免职"])) {
        (true, false) => Some(AppointmentKind::Appointed),
        (false, true) => Some(AppointmentKind::Removed),
        _ => None,
    }
}

/// The places between marks outside brackets.
fn clauses(text: &str) -> Vec<Range<usize>> {
    let (mut clauses, mut start, mut depth) = (Vec::new(), 0, 0usize);
    for (at, c) in marks(text) {
        if is_opening(c) {
            depth += 1;
        } else if is_closing(c) {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && matches!(c, '，' | '。' | '；' | '：' | ',' | ';' | ':') {
            clauses.push(start..at);
            start = at + c.len_utf8();
        }
    }
    clauses.push(start..text.len());
    clauses.retain(|clause| !clause.is_empty());
    clauses
}

/// What a clause says of people and a post; those before it are meant by 其.
fn read(
    text: &str,
    clause: Range<usize>,
    heading: Option<AppointmentKind>,
    before: Option<Vec<Range<usize>>>,
) -> Option<FoundAppointment> {
    static VERBS: Words = Words::of(&["任命", "聘任", "免去"]);
    // What names a post ends in it, and most clauses end otherwise.
    if !POSTS.end(without_bracket(without_tail(&text[clause.clone()]))) {
        return None;
    }
    let start = VERBS.find(&text[clause.clone()]).map_or(clause.start, |at| clause.start + at);
    // 拟任命, 提请任命 and 建议免去 appoint nobody.
    static PROPOSING: Words = Words::of(&["拟", "提请", "建议", "提名"]);
    if PROPOSING.end(&text[clause.start..start]) {
        return None;
    }
    let place = |part: &str| {
        let at = part.as_ptr() as usize - text.as_ptr() as usize;
        at..at + part.len()
    };
    let words = &text[start..clause.end];
    let (_, Sentence { kind, names, post }) =
        alt((named, relieved, replaced, takes, |i| below(i, heading))).parse(words).ok()?;
    let post = without_tail(post);
    if !POSTS.end(without_bracket(post)) {
        return None;
    }
    let names = match names {
        Some(names) => names.into_iter().map(place).collect(),
        None => before?,
    };
    Some(FoundAppointment { kind, names, post: place(post) })
}

/// A clause in its pieces; without names it goes on about the people before it.
struct Sentence<'i> {
    kind: AppointmentKind,
    names: Option<Vec<&'i str>>,
    post: &'i str,
}

/// `任命周禾为…`
fn named(i: &str) -> IResult<&str, Sentence<'_>> {
    let verb = alt((tag("任命"), tag("聘任")));
    (verb, alt((his, opt(people))), tag("为"), rest)
        .map(|(_, names, _, post)| Sentence { kind: AppointmentKind::Appointed, names, post })
        .parse(i)
}

/// `免去冯青的…`, `免去其…`
fn relieved(i: &str) -> IResult<&str, Sentence<'_>> {
    (tag("免去"), alt((his, people.map(Some))), opt(tag("的")), rest)
        .map(|(_, names, _, post)| Sentence { kind: AppointmentKind::Removed, names, post })
        .parse(i)
}

/// `卫岭同志不再担任…`
fn replaced(i: &str) -> IResult<&str, Sentence<'_>> {
    (opt(people), tag("不再"), office, rest)
        .map(|(names, _, _, post)| Sentence { kind: AppointmentKind::Removed, names, post })
        .parse(i)
}

/// `周禾同志任…`
fn takes(i: &str) -> IResult<&str, Sentence<'_>> {
    (people, office, rest)
        .map(|(names, _, post)| Sentence {
            kind: AppointmentKind::Appointed,
            names: Some(names),
            post,
        })
        .parse(i)
}

/// Below 任命： or 免去： without the verb: `周禾为…`, `冯青的…`.
fn below(i: &str, heading: Option<AppointmentKind>) -> IResult<&str, Sentence<'_>> {
    let between = |i| match heading {
        Some(AppointmentKind::Appointed) => value(AppointmentKind::Appointed, tag("为")).parse(i),
        Some(AppointmentKind::Removed) => value(AppointmentKind::Removed, opt(tag("的"))).parse(i),
        None => fail().parse(i),
    };
    (people, between, rest)
        .map(|(names, kind, post)| Sentence { kind, names: Some(names), post })
        .parse(i)
}

fn office(i: &str) -> IResult<&str, &str> {
    alt((tag("担任"), tag("兼任"), tag("任"))).parse(i)
}

fn his(i: &str) -> IResult<&str, Option<Vec<&str>>> {
    value(None, tag("其")).parse(i)
}

/// Names with 、 between, and 同志 behind.
fn people(i: &str) -> IResult<&str, Vec<&str>> {
    let (i, names) = separated_list1(tag("、"), name).parse(i)?;
    Ok((opt(tag("同志")).parse(i)?.0, names))
}

/// A name of two to four characters, or one with · in it, and a bracket behind it （女）. It ends where a word
/// follows that stands behind names; a name alone can't be told from the post behind it.
fn name(i: &str) -> IResult<&str, &str> {
    /// Characters of the longest name with a · in it.
    const LONGEST: usize = 20;
    let is_letter = |c: char| is_ideograph(c) || c == '·';
    let starts = i.char_indices().take(LONGEST + 1).take_while(|(_, c)| is_letter(*c));
    let ends = starts.map(|(at, c)| at + c.len_utf8()).enumerate().skip(1);
    for (last, end) in ends {
        let name = &i[..end];
        if (last >= 4 && !name.contains('·')) || ends_in_verb(name) {
            continue;
        }
        let (behind, bracket) = opt(bracket).parse(&i[end..])?;
        if bracket.is_some() || follows_name(behind).is_ok() {
            return Ok((behind, name));
        }
    }
    fail().parse(i)
}

fn follows_name(i: &str) -> IResult<&str, &str> {
    alt((tag("、"), tag("同志"), tag("为"), office, tag("的"), tag("不再"))).parse(i)
}

/// 现任, 拟任, 主任, 责任: the character before 任 belongs to a word and not to a name.
fn ends_in_verb(name: &str) -> bool {
    name.ends_with(['现', '拟', '曾', '历', '原', '主', '责', '担', '兼', '信'])
}

/// （女，回族） behind a name.
fn bracket(i: &str) -> IResult<&str, &str> {
    /// Characters within it.
    const LONGEST: usize = 20;
    let inner = take_while_m_n(1, LONGEST, |c| !is_closing(c));
    recognize((satisfy(is_opening), inner, satisfy(is_closing))).parse(i)
}

/// A post without 职务, and without the bracket that tells of its trial: （试用期一年）.
fn without_tail(post: &str) -> &str {
    let held = ["兼任的", "担任的", "所任"].iter().find_map(|word| post.strip_prefix(word));
    let post = held.unwrap_or(post);
    let before = without_bracket(post);
    let is_apart = before.ends_with("职务") || post[before.len()..].contains("试用");
    let post = if is_apart { before } else { post };
    post.strip_suffix("职务").unwrap_or(post)
}

/// A post without a bracket behind it: （正科级）.
fn without_bracket(post: &str) -> &str {
    // Most posts end in none, and some are whole paragraphs before anybody knows better.
    let open = if post.ends_with(is_closing) { post.rfind(is_opening) } else { None };
    open.map_or(post, |open| &post[..open])
}

#[cfg(test)]
mod tests {
    use super::*;
    use AppointmentKind::{Appointed, Removed};

    type Plain<'t> = (AppointmentKind, Vec<&'t str>, &'t str);

    fn plain(text: &str, heading: Option<AppointmentKind>) -> Vec<Plain<'_>> {
        let plain = |found: FoundAppointment| {
            let names = found.names.iter().map(|name| &text[name.clone()]).collect();
            (found.kind, names, &text[found.post])
        };
        appointments(text, heading).0.into_iter().map(plain).collect()
    }

    #[test]
    fn sentences() {
        for (text, expected) in [
            ("任命周禾为县教育局局长。", (Appointed, vec!["周禾"], "县教育局局长")),
            (
                "决定任命周禾、吴岭同志为县医院副院长（试用期一年）；",
                (Appointed, vec!["周禾", "吴岭"], "县医院副院长"),
            ),
            (
                "郑任重任县水务局局长（正科级）",
                (Appointed, vec!["郑任重"], "县水务局局长（正科级）"),
            ),
            ("免去冯青（女）的县林业局总工程师职务。", (Removed, vec!["冯青"], "县林业局总工程师")),
            (
                "阿依古丽·买买提同志不再担任县妇联主席职务",
                (Removed, vec!["阿依古丽·买买提"], "县妇联主席"),
            ),
            (
                "免去陈岭的县园区管委会副主任职务（终止试用期）",
                (Removed, vec!["陈岭"], "县园区管委会副主任"),
            ),
        ] {
            assert_eq!(plain(text, None), [expected], "{text}");
        }
    }

    #[test]
    fn who_is_meant_by_his() {
        let expected =
            [(Appointed, vec!["王清"], "县水务局局长"), (Removed, vec!["王清"], "县应急局副局长")];
        assert_eq!(plain("王清任县水务局局长，免去其县应急局副局长职务。", None), expected);
        assert!(plain("免去其县应急局副局长职务。", None).is_empty());
    }

    #[test]
    fn posts_end_in_their_words() {
        assert!(names_post("县教育局局长") && names_post("总会计师") && !names_post("县教育局"));
    }

    #[test]
    fn names_and_posts_have_brackets_and_marks() {
        for (text, expected) in [
            ("聘任周禾（女，回族）为县医院副院长", (Appointed, vec!["周禾"], "县医院副院长")),
            ("周禾、吴岭同志任县医院副院长", (Appointed, vec!["周禾", "吴岭"], "县医院副院长")),
            ("周禾兼任县医院院长", (Appointed, vec!["周禾"], "县医院院长")),
            ("吴岭禾青任县医院院长", (Appointed, vec!["吴岭禾青"], "县医院院长")),
            ("免去冯青兼任的县水务局局长职务", (Removed, vec!["冯青"], "县水务局局长")),
            (
                "任命周禾为（县）医院院长（正科级、试用期一年）",
                (Appointed, vec!["周禾"], "（县）医院院长"),
            ),
            ("会议决定：任命周禾为县医院院长", (Appointed, vec!["周禾"], "县医院院长")),
        ] {
            assert_eq!(plain(text, None), [expected], "{text}");
        }
    }

    #[test]
    fn what_a_heading_announces_holds_below() {
        assert_eq!(appointments("免职", None).1, Some(Removed));
        assert_eq!(appointments("聘任", None).1, Some(Appointed));
        assert_eq!(appointments("任命和免去：", None).1, None);
        assert_eq!(appointments("防汛", Some(Removed)).1, Some(Removed));
        assert_eq!(
            plain("周禾为县医院院长", Some(Appointed)),
            [(Appointed, vec!["周禾"], "县医院院长")]
        );
        let (_, heading) = appointments("免去：", None);
        assert_eq!(heading, Some(Removed));
        assert_eq!(
            plain("冯青的县水务局局长职务；", heading),
            [(Removed, vec!["冯青"], "县水务局局长")]
        );
        assert_eq!(appointments("任命：", heading).1, Some(Appointed));
        assert_eq!(appointments("现就任免事项通知如下：", heading).1, heading);
        assert!(plain("周禾为县教育局局长", None).is_empty());
    }

    #[test]
    fn other_sentences_appoint_nobody() {
        for text in [
            "提请任命周禾为县教育局局长。",
            "周禾现任县教育局局长。",
            "周禾吴岭郑任县水务局局长。",
            "周禾任县教育局。",
            "建议免去冯青的县水务局局长职务。",
            "周任县教育局局长。",
            "周禾，现任县教育局副局长，拟任县教育局局长。",
            "各单位主要负责同志任组长的，按职责分工落实。",
            "落实领导责任追究制度，责任单位为县水务局。",
            "免去申请环节的表格填报和材料提交。",
        ] {
            assert!(plain(text, None).is_empty(), "{text}");
        }
    }
}
