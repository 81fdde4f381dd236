//! 标签: what stands in front of the units of a clause and says what part they have (责任单位：, 牵头部门：).

mod words;

use std::ops::Range;

use nom::{
    IResult, Parser,
    branch::alt,
    combinator::{opt, verify},
    multi::{many0_count, many1_count},
    sequence::preceded,
};

use words::{
    BARE_DEADLINES, BEGINNINGS, DEADLINES, FILLERS, JOINTS, NOUNS, PART_WORDS, PARTS, PLAIN, SINGLE,
};

use crate::{
    Role,
    grammar::unit::{COLONS, Sign, TopLevel, brackets::opens, is_unit, mark_of, unit_list},
    text::{Words, is_arabic, is_ideograph, scan::marks},
};

/// What a label says of the text behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LabelKind {
    /// 责任单位, 牵头部门: units, with this part.
    Units(Role),
    /// 责任人, 责任领导: persons, sometimes bodies.
    Persons(Role),
    /// 完成时限: a deadline.
    Deadline,
    /// 分工方案, 任务分解: what follows is as good as without a label.
    Plain,
    /// 适用范围, 联系人, 电话: something else.
    Other,
}

/// A label and the place of what it labels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Labelled {
    pub(super) kind: LabelKind,
    /// Where the label begins.
    pub(super) start: usize,
    /// What follows it, up to the next label.
    pub(super) body: Range<usize>,
}

/// The longest label of another kind in characters; a longer text before a colon is a sentence.
const LONGEST_OTHER: usize = 10;

/// All labels of a clause in order, each with what follows it, in the room of those found before; `top` are the signs
/// of it, or of a text that goes on behind it.
pub(super) fn labels(content: &str, top: &TopLevel, found: &mut Vec<Labelled>) {
    found.clear();
    let mut finder = Finder { content, found, segment: 0, is_fresh: true, behind: 0 };
    let mut from = 0;
    for place in top.within(0..content.len()) {
        match place.sign {
            Sign::Separator(_) => {
                finder.text(from..place.start, false);
                finder.is_fresh = true;
            }
            Sign::Bracketed => finder.text(from..place.start, false),
            Sign::Colon => {
                finder.text(from..place.end, true);
                finder.colon(place.start..place.end);
            }
            // Brackets without their partners are text.
            Sign::Stray | Sign::Open => continue,
        }
        from = place.end;
    }
    finder.text(from..content.len(), false);
    for index in 1..found.len() {
        found[index - 1].body.end = found[index].start;
    }
}

/// Looks for labels on the way through a clause.
struct Finder<'t, 'f> {
    content: &'t str,
    found: &'f mut Vec<Labelled>,
    /// Where the text behind the last separator begins.
    segment: usize,
    /// Whether no text was seen since the last separator.
    is_fresh: bool,
    /// Behind the last label without a colon.
    behind: usize,
}

impl Finder<'_, '_> {
    /// Text without separators and colons, or with a colon at its end alone.
    fn text(&mut self, range: Range<usize>, has_colon: bool) {
        let start = range.start.max(self.behind);
        if !self.is_fresh || start >= range.end {
            return;
        }
        self.is_fresh = false;
        self.segment = start;
        if let Some((kind, length)) = without_colon(&self.content[start..], has_colon) {
            self.behind = start + length;
            self.found.push(Labelled { kind, start, body: self.behind..self.content.len() });
        }
    }

    fn colon(&mut self, colon: Range<usize>) {
        if colon.start < self.behind {
            return;
        }
        let floor = self.found.last().map_or(0, |label| label.body.start);
        if let Some((kind, start)) = before_colon(self.content, floor, self.segment, colon.start) {
            let body = colon.end..self.content.len();
            self.found.push(Labelled { kind, start, body });
        }
    }
}

/// The label that ends at a colon, and where it begins.
fn before_colon(
    content: &str,
    floor: usize,
    segment: usize,
    colon: usize,
) -> Option<(LabelKind, usize)> {
    let start = segment.max(floor);
    // Nearly all labels are all that stands behind a separator; a pause may join them to another one.
    let text = &content[start..colon];
    if let Some(kind) = shortest_label(text)
        && !content[floor..start].ends_with(JOINTS)
    {
        return Some((kind, start));
    }
    if let Some((kind, start)) = label_at_end(&content[floor..colon]) {
        return Some((kind, floor + start));
    }
    let text = text.trim();
    // 实施期限 and 有效期限 are periods of validity.
    if BARE_DEADLINES.hold(text) || DEADLINES.end(text) {
        return Some((LabelKind::Deadline, start));
    }
    if PLAIN.end(text) {
        return Some((LabelKind::Plain, start));
    }
    // 8:30 is a time, and a unit before a colon no label of anything.
    let digit = text.ends_with(is_arabic);
    let short = text.chars().count() <= LONGEST_OTHER;
    (short && !digit && !text.is_empty()).then_some((LabelKind::Other, start))
}

/// A label of units at the end of a text, and where it begins: words are taken from behind as
/// long as they are ones that labels consist of, then what cannot begin a label is given back.
fn label_at_end(text: &str) -> Option<(LabelKind, usize)> {
    let trimmed = text.trim_end();
    let mut rest = trimmed;
    while let Some(before) = word_before(rest) {
        rest = before;
    }
    let mut start = rest.len();
    loop {
        let label = &trimmed[start..];
        if let Some(kind) = shortest_label(label) {
            return Some((kind, start));
        }
        if let Ok(("", kind)) = label_words(label) {
            return Some((kind, start));
        }
        start += label.chars().next()?.len_utf8();
    }
}

/// The label that is a part with its noun or without, as nearly all are.
pub(super) fn shortest_label(label: &str) -> Option<LabelKind> {
    let (word, role) = PARTS[PART_WORDS.beginning(label)?];
    match &label[word.len()..] {
        // 牵头：甲局；配合：乙局 leave the noun out; then only units' names count.
        "" => Some(LabelKind::Persons(role)),
        noun => NOUNS.hold(noun).then(|| kind_of(noun, role)),
    }
}

/// What a label with this noun says.
fn kind_of(noun: &str, role: Role) -> LabelKind {
    if noun.ends_with("领导") || noun.starts_with('人') {
        LabelKind::Persons(role)
    } else {
        LabelKind::Units(role)
    }
}

fn word_before(text: &str) -> Option<&str> {
    let word = [&PART_WORDS, &NOUNS, &FILLERS].into_iter().find_map(|words| words.ending(text));
    match word {
        Some(word) => text.strip_suffix(word),
        None => text.strip_suffix(JOINTS),
    }
}

/// A quick look whether a label of units or of a deadline may stand at the head of a text: `false`
/// only where [`labels`] finds none there. Spares most paragraphs the reading.
///
/// `has_deadline` may be `false` only where [`ends_deadline`] tells so of all colons in the text.
pub(super) fn may_lead(text: &str, has_deadline: bool) -> bool {
    (may_begin(text.as_bytes()) && begins_with_label(text))
        || (has_deadline && has_deadline_colon(text))
}

/// Whether a text ends as labels of deadlines do in front of their colon.
pub(super) fn ends_deadline(before: &str) -> bool {
    let before = before.trim_end();
    DEADLINES.end(before) || BARE_DEADLINES.end(before)
}

/// Whether a text is the label of a deadline and nothing else.
pub(super) fn is_deadline(text: &str) -> bool {
    DEADLINES.hold(text) || BARE_DEADLINES.hold(text)
}

/// Whether a text holds what labels of deadlines end in.
pub(super) fn holds_deadline(text: &str) -> bool {
    DEADLINES.stand_in(text) || BARE_DEADLINES.stand_in(text)
}

/// Whether a text may begin with what labels begin with.
#[inline]
pub(super) fn may_begin(text: &[u8]) -> bool {
    BEGINNINGS.may_head(text) || text.starts_with(SINGLE.as_bytes())
}

/// Whether a text begins with a word that labels begin with.
pub(super) fn begins_with_word(text: &str) -> bool {
    may_begin(text.as_bytes())
        && (text.starts_with("完成") || PART_WORDS.begin(text) || FILLERS.begin(text))
}

fn begins_with_label(text: &str) -> bool {
    let is_word = || PART_WORDS.begin(text) || FILLERS.begin(text);
    text.starts_with("完成")
        || is_word() && label_words(text).is_ok()
        || PART_WORDS.strip(text).is_some_and(|rest| rest.trim_start().starts_with(COLONS))
}

/// Whether a colon behind a word of a deadline may stand in the first segment.
fn has_deadline_colon(text: &str) -> bool {
    let mut is_open = false;
    for (at, c) in marks(text) {
        if COLONS.contains(&c) && ends_deadline(&text[..at]) {
            return true;
        }
        // Separators in brackets end no segment; which brackets are closed is not looked into.
        is_open |= opens(c) || c == '“';
        if !is_open && mark_of(c).is_some() {
            return false;
        }
    }
    false
}

/// A label without its colon: 责任单位清河县财政局, 完成时限2023年底. What follows must be what it labels, and where the
/// words go on to a colon (`has_colon`) that is only a time.
pub(super) fn without_colon(text: &str, has_colon: bool) -> Option<(LabelKind, usize)> {
    static TIMES: Words = Words::of(&["完成时限", "完成期限", "完成时间"]);
    let time = TIMES.strip(text);
    if let Some(rest) = time.filter(|rest| rest.starts_with(is_arabic)) {
        return Some((LabelKind::Deadline, text.len() - rest.len()));
    }
    // Names of units begin with 市 and 县 too, but with no word of a label.
    if has_colon || !PART_WORDS.begin(text) && !FILLERS.begin(text) {
        return None;
    }
    let (rest, kind) = label_words(text).ok()?;
    let end =
        rest.char_indices().find(|(_, c)| mark_of(*c).is_some()).map_or(rest.len(), |(at, _)| at);
    let first = unit_list(&rest[..end]);
    let names =
        first.items.first().is_some_and(|item| item.range.start == 0 && is_unit(&item.name));
    (names && !rest[..end].contains(COLONS)).then_some((kind, text.len() - rest.len()))
}

/// A label's words: `责任单位`, `牵头（责任）部门`, `责任单位及配合单位`.
fn label_words(text: &str) -> IResult<&str, LabelKind> {
    let (rest, first) = preceded(many0_count(one_of(&FILLERS)), part).parse(text)?;
    let more = |text| many1_count(alt((one_of(&PART_WORDS), one_of(&FILLERS), joint))).parse(text);
    let (rest, _) = opt(more).parse(rest)?;
    let (rest, noun) = noun(rest)?;
    let again = |text| {
        let (rest, _) = many1_count(joint).parse(text)?;
        let (rest, _) = many0_count(alt((one_of(&PART_WORDS), one_of(&FILLERS)))).parse(rest)?;
        let (rest, _) = noun_or_nothing(rest)?;
        Ok((rest, ()))
    };
    let (rest, _) = opt(many1_count(again)).parse(rest)?;
    Ok((rest, kind_of(noun, first)))
}

fn part(text: &str) -> IResult<&str, Role> {
    let (word, role) =
        PART_WORDS.beginning(text).map(|place| PARTS[place]).ok_or_else(|| not_here(text))?;
    Ok((&text[word.len()..], role))
}

/// A noun; one of a single character begins another word where a character follows: 支持科研机构, 配合人社局.
fn noun(text: &str) -> IResult<&str, &str> {
    let ends = |rest: &str| rest.starts_with(JOINTS) || !rest.starts_with(is_ideograph);
    let (rest, noun) = one_of(&NOUNS)(text)?;
    if noun.len() == '人'.len_utf8() && !ends(rest) {
        return Err(not_here(text));
    }
    Ok((rest, noun))
}

/// A noun, or nothing where a bracket has just closed (责任单位（部门）).
fn noun_or_nothing(text: &str) -> IResult<&str, Option<&str>> {
    verify(opt(noun), |found: &Option<&str>| found.is_some() || text.is_empty()).parse(text)
}

/// One word of a list.
fn one_of(words: &'static Words) -> impl Fn(&str) -> IResult<&str, &str> {
    move |text| {
        let rest = words.strip(text).ok_or_else(|| not_here(text))?;
        Ok((rest, &text[..text.len() - rest.len()]))
    }
}

/// One of [`JOINTS`].
fn joint(text: &str) -> IResult<&str, &str> {
    let rest = text.strip_prefix(JOINTS).ok_or_else(|| not_here(text))?;
    Ok((rest, &text[..text.len() - rest.len()]))
}

fn not_here(text: &str) -> nom::Err<nom::error::Error<&str>> {
    nom::Err::Error(nom::error::Error::new(text, nom::error::ErrorKind::Tag))
}

#[cfg(test)]
mod tests;
