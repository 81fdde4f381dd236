//! 发文字号, the document number, and the numbers of orders (令) and announcements (公告).
//!
//! ```abnf
//! number    = code bracketed / [ announce ] yearly / [ announce ] plain
//! bracketed = open year [ "年" ] ( close / open / "J" ) [ "第" ] serial [ "号" ]
//!           / year open serial close "号"         ; 湘科发2022〔137〕号
//! yearly    = year [ "年" ] ( "第" / dash ) serial "号"
//! plain     = "第" serial "号" / serial "号"         ; the second only behind an announce
//! code      = 1*( han / "(" 1*6han ")" )
//! announce  = code ( "令" / "公告" / "通告" )
//! open      = "〔" / "[" / "(" / "【" / "［" / "（" / "〈" / "﹝" / "{" / "〖" / "〘" / "„"
//! ```
//!
//! Source: GB/T 9704-2012, 7.2.5 (code, year in 〔〕, serial without 第); the other brackets, the lost
//! ones and the missing 号 are habits of web pages and scans.

use std::{borrow::Cow, ops::Range, str::FromStr};

use nom::{
    IResult, Parser,
    bytes::complete::{tag, take_while},
    character::complete::one_of,
    combinator::{opt, verify},
    error::{Error as NomError, ErrorKind as NomKind},
    sequence::{delimited, preceded, terminated},
};

use super::numeral::{self, arabic, arabic_digit, year};
use crate::text::{
    Prose, Words,
    scan::{CharSet, holds, marks},
};
use crate::{DocumentNumber, Error, ErrorKind, Span, error::excerpt, text::is_blank};

/// Longest code in characters: joint announcements name up to six ministries in front of 公告.
const LONGEST_CODE: usize = 48;

/// Longest code in front of a bracketed year; 国家税务总局广东省税务局办公室 is as long as they get.
const LONGEST_BRACKETED_CODE: usize = 20;

/// Longest bracket inside a code, its closing mark included.
const LONGEST_INNER_BRACKET: usize = 7;

/// A document number as byte ranges of the text that it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RawNumber {
    pub(crate) range: Range<usize>,
    /// 发文机关代字.
    pub(crate) code: Option<Range<usize>>,
    pub(crate) year: Option<u16>,
    pub(crate) serial: u32,
}

impl RawNumber {
    /// The same number in a text that has `by` bytes before it.
    pub(crate) fn behind(mut self, by: usize) -> Self {
        self.range = self.range.start + by..self.range.end + by;
        self.code = self.code.map(|code| code.start + by..code.end + by);
        self
    }

    /// The number as it stands in a text whose layout was dropped.
    pub(crate) fn in_prose<'a>(&self, prose: &Prose<'a>) -> DocumentNumber<'a> {
        DocumentNumber {
            text: cow_without_blanks(prose.get(self.range.clone())),
            issuer_code: self.code.clone().map(|code| cow_without_blanks(prose.get(code))),
            year: self.year,
            serial: self.serial,
            span: prose.span(self.range.clone()),
        }
    }

    /// The value for users, its span in `text`, which the number was read from.
    pub(crate) fn number<'a>(&self, text: &'a str) -> DocumentNumber<'a> {
        DocumentNumber {
            text: without_blanks(&text[self.range.clone()]),
            issuer_code: self.code.clone().map(|code| without_blanks(&text[code])),
            year: self.year,
            serial: self.serial,
            span: Span::new(self.range.start, self.range.end),
        }
    }

    /// The same number in a text that has `offset` more bytes in front.
    fn shifted(self, offset: usize) -> Self {
        let shift = |range: Range<usize>| range.start + offset..range.end + offset;
        Self { range: shift(self.range), code: self.code.map(shift), ..self }
    }
}

impl<'a> DocumentNumber<'a> {
    /// Reads a text that is a document number as a whole, with or without its label (文号：) and the
    /// brackets around it.
    ///
    /// ```
    /// use gongwen::DocumentNumber;
    ///
    /// let number = DocumentNumber::parse("（陕科（农）函〔2021〕322号）").unwrap();
    /// assert_eq!(number.text, "陕科（农）函〔2021〕322号");
    /// assert_eq!(number.issuer_code.as_deref(), Some("陕科（农）函"));
    /// assert_eq!(DocumentNumber::parse("NY/T388-1999"), None);
    /// ```
    pub fn parse(text: &'a str) -> Option<Self> {
        whole(text).map(|raw| raw.number(text))
    }
}

impl FromStr for DocumentNumber<'static> {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let not_a = || ErrorKind::NotA {
            what: "document number",
            text: excerpt(text),
            example: "国办发〔2020〕17号",
        };
        DocumentNumber::parse(text).map(DocumentNumber::into_owned).ok_or_else(|| not_a().into())
    }
}

impl DocumentNumber<'_> {
    /// The same number without a borrow of its source.
    pub fn into_owned(self) -> DocumentNumber<'static> {
        bounded_static::IntoBoundedStatic::into_static(self)
    }
}

/// A document number at the start of a text.
pub(crate) fn document_number(i: &str) -> IResult<&str, RawNumber> {
    let mut skip = 0;
    for (at, c) in i.char_indices().take(LONGEST_CODE) {
        if at < skip {
            continue;
        }
        if may_begin_tail(c)
            && let Ok((rest, tail)) = tail(&i[at..])
            && let Some(raw) = with_code(i, 0, at, i.len() - rest.len(), tail)
            && may_follow(rest, &raw)
        {
            return Ok((rest, raw));
        }
        match inner_bracket(&i[at..]) {
            Some(length) => skip = at + length,
            None if is_code(c) || is_blank(c) || c == '、' => {}
            None => break,
        }
    }
    Err(nom::Err::Error(NomError::new(i, NomKind::Verify)))
}

/// The whole text is a number, a label and brackets around it apart; of joint numbers the first.
pub(crate) fn whole(text: &str) -> Option<RawNumber> {
    let mut inner = text.trim_matches(is_blank);
    // Most lines are none, and their last character says so.
    if !inner.ends_with(may_end_whole) {
        return None;
    }
    for _ in 0..2 {
        inner = without_label(without_brackets(inner));
    }
    let (mut rest, raw) = document_number(inner).ok()?;
    while !rest.is_empty() {
        let next = rest.trim_start_matches(|c| is_blank(c) || "、，,；;".contains(c));
        if next.len() == rest.len() {
            return None;
        }
        rest = document_number(next).ok()?.0;
    }
    // `inner` is a part of `text`: trimming only moved its bounds.
    Some(raw.shifted(inner.as_ptr() as usize - text.as_ptr() as usize))
}

/// The first number anywhere in a line, where it may be glued to what stands in front of it.
pub(crate) fn find(text: &str) -> Option<(Range<usize>, RawNumber)> {
    let mut titles = 0usize;
    for (at, c) in text.char_indices() {
        if !LEADS_IN.has(c) {
            continue;
        }
        // A bracket may begin a number anywhere, digits and 第 only behind what ends a code.
        let at = match c {
            '《' => {
                titles += 1;
                continue;
            }
            '》' => {
                titles = titles.saturating_sub(1);
                continue;
            }
            _ if is_open(c) => at,
            _ => at + c.len_utf8(),
        };
        if titles > 0 || !text[at..].starts_with(may_begin_tail) {
            continue;
        }
        if let Ok((rest, tail)) = tail(&text[at..])
            && let Some(raw) =
                with_code(text, code_start(text, at), at, text.len() - rest.len(), tail)
            && raw.code.is_some()
            && may_follow(rest, &raw)
        {
            return Some((raw.range.clone(), raw));
        }
    }
    None
}

/// What a number begins with or stands behind: brackets, and what codes end in that need no bracket behind them; with the marks of
/// titles, in which no number is looked for. Nearly all characters are none of them.
static LEADS_IN: CharSet = CharSet::of("令告发函字规《》").or(&CharSet::of(OPEN));

/// What stands behind the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Tail {
    style: Style,
    year: Option<u16>,
    serial: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// 〔2020〕17号, with or without 号.
    Bracketed { ends: bool },
    /// 2016年第8号.
    Yearly,
    /// 第8号.
    Plain,
    /// 8号.
    Bare,
}

/// Year, serial and 号 in any style.
fn tail(i: &str) -> IResult<&str, Tail> {
    match as_prescribed(i) {
        Some(found) => Ok(found),
        None => nom::branch::alt((bracketed, turned, yearly, plain)).parse(i),
    }
}

/// 〔2020〕17号: [`bracketed`] as the standard wants it, and as nearly all are.
fn as_prescribed(i: &str) -> Option<(&str, Tail)> {
    let inner = i.strip_prefix("〔")?;
    let (rest, value) = arabic(inner).ok()?;
    let year = numeral::year_of(value, &inner[..inner.len() - rest.len()])?;
    let (rest, serial) = serial(rest.strip_prefix("〕")?).ok()?;
    let style = Style::Bracketed { ends: true };
    Some((rest.strip_prefix("号")?, Tail { style, year: Some(year), serial }))
}

fn bracketed(i: &str) -> IResult<&str, Tail> {
    let (rest, year) =
        preceded(one_of(OPEN), spaced(terminated(year, opt(spaced(tag("年")))))).parse(i)?;
    // Scans turn 〕 into 〔, [ or lose it; without any bracket only 号 shows that it is a number.
    let (rest, close) = opt(one_of(CLOSE_OR_OPEN)).parse(rest)?;
    // `(2021 J 364 号`: recognition reads a letter for it.
    let (rest, _) = opt(spaced(one_of("JＪ"))).parse(rest)?;
    let (rest, serial) = preceded(opt(spaced(tag("第"))), spaced(serial)).parse(rest)?;
    let (rest, end) = match close {
        Some(_) => opt(tag("号")).parse(rest)?,
        None => tag("号").parse(rest).map(|(rest, end)| (rest, Some(end)))?,
    };
    // A blank behind a number without 号 is none of it.
    let style = Style::Bracketed { ends: end.is_some() };
    Ok((rest, Tail { style, year: Some(year), serial }))
}

/// The bracket around the wrong part: 湘科发2022〔137〕号.
fn turned(i: &str) -> IResult<&str, Tail> {
    let (rest, year) = terminated(year, opt(spaced(tag("年")))).parse(i)?;
    let (rest, serial) =
        delimited(one_of(OPEN), spaced(serial), (one_of(CLOSE_OR_OPEN), tag("号"))).parse(rest)?;
    Ok((rest, Tail { style: Style::Bracketed { ends: true }, year: Some(year), serial }))
}

fn yearly(i: &str) -> IResult<&str, Tail> {
    let (rest, year) = year(i)?;
    let (rest, _) = opt(spaced(tag("年"))).parse(rest)?;
    let (rest, _) = nom::branch::alt((spaced(tag("第")), tag("-"), tag("—"))).parse(rest)?;
    let (rest, serial) = terminated(spaced(serial), tag("号")).parse(rest)?;
    Ok((rest, Tail { style: Style::Yearly, year: Some(year), serial }))
}

fn plain(i: &str) -> IResult<&str, Tail> {
    let (rest, ordinal) = opt(spaced(tag("第"))).parse(i)?;
    let number = nom::branch::alt((serial, numeral::chinese));
    let (rest, serial) = terminated(spaced(number), tag("号")).parse(rest)?;
    let style = if ordinal.is_some() { Style::Plain } else { Style::Bare };
    Ok((rest, Tail { style, year: None, serial }))
}

/// 发文顺序号: up to five digits.
fn serial(i: &str) -> IResult<&str, u32> {
    verify(arabic, |serial| *serial < 100_000).parse(i)
}

/// Puts code and tail together, where they fit.
fn with_code(text: &str, start: usize, at: usize, end: usize, tail: Tail) -> Option<RawNumber> {
    let code = text[start..at].trim_end_matches(is_blank);
    let announces = ANNOUNCE.end(code);
    let length = code.chars().filter(|c| !is_blank(*c)).count();
    // The highest court's code has one character: 法〔2022〕12号.
    let is_known = length != 1 || code == "法";
    let fits = match tail.style {
        Style::Bracketed { ends: true } => is_known && !holds(code, '、'),
        Style::Bracketed { ends: false } => length > 1 && !holds(code, '、'),
        Style::Yearly | Style::Plain => length == 0 || announces,
        Style::Bare => announces,
    };
    let short = announces || length <= LONGEST_BRACKETED_CODE;
    let end = start + text[start..end].trim_end_matches(is_blank).len();
    // A title in front is none of the code: …关于节水的公告云水县公告2022年第7号.
    let is_glued = announces && (code.contains("关于") || code.contains("的公告"));
    (fits && short && !is_glued).then(|| RawNumber {
        range: start..end,
        code: (length > 0).then(|| start..start + code.len()),
        year: tail.year,
        serial: tail.serial,
    })
}

/// Whether what stands behind lets the number be one: 第4626号提案 is a motion's, 第3号线 a line's, and
/// digits without 号 must not run on (a year in brackets and an amount).
fn may_follow(rest: &str, raw: &RawNumber) -> bool {
    const OTHER_THINGS: [&str; 5] = ["提案", "建议", "议案", "文物", "线"];
    if OTHER_THINGS.iter().any(|word| rest.starts_with(word)) {
        return false;
    }
    let next = rest.chars().next();
    raw.code.is_some() || raw.year.is_some() || !next.is_some_and(is_code)
}

/// Where the code that ends at `end` begins: at a mark, or behind the words that titles, mastheads
/// and sentences end in when a number is glued to them.
fn code_start(text: &str, end: usize) -> usize {
    let end = text[..end].trim_end_matches(is_blank).len();
    let mut start = end;
    for _ in 0..LONGEST_CODE {
        match text[..start].chars().next_back() {
            Some(c) if is_code(c) => start -= c.len_utf8(),
            Some(c) if joins_bodies(text, start - c.len_utf8()..start, end) => {
                start -= c.len_utf8();
            }
            Some(')' | '）') => match inner_bracket_before(text, start) {
                Some(open) => start = open,
                None => break,
            },
            _ => break,
        }
    }
    // 1998年3月2日国务院令第7号: the end of a date is no code.
    let after_digit = text[..start].ends_with(|c: char| c.is_ascii_digit());
    if after_digit && text[start..end].starts_with(['年', '月', '日', '号']) {
        start += '年'.len_utf8();
    }
    let start = behind_words(text, start, end);
    // 原农业部令第7号: the order of a body that is no more; 原平 and its like are places.
    let code = &text[start..end];
    let start = match code.strip_prefix('原').filter(|_| ANNOUNCE.end(code)) {
        Some(body) if !body.starts_with(['平', '阳', '州']) => end - body.len(),
        _ => start,
    };
    // A bracket in front ends the title: …办法（试行）云水发〔2022〕7号.
    start + inner_bracket(&text[start..end]).unwrap_or(0)
}

/// Whether the mark at `at` stands between two bodies that announce together: 甲部 乙局公告2020年第9号.
fn joins_bodies(text: &str, at: Range<usize>, end: usize) -> bool {
    let mark = &text[at.clone()];
    (mark == "、" || mark.chars().all(is_blank))
        && ANNOUNCE.end(&text[at.end..end])
        && text[..at.start].ends_with(['部', '局', '委', '署', '会', '行', '院', '厅'])
}

/// Where the inner bracket begins that ends at `end`.
fn inner_bracket_before(text: &str, end: usize) -> Option<usize> {
    let mut back = text[..end].char_indices().rev().take(LONGEST_INNER_BRACKET + 1);
    let (open, _) = back.find(|&(_, c)| matches!(c, '(' | '（'))?;
    (inner_bracket(&text[open..]) == Some(end - open)).then_some(open)
}

/// Moves the start of a code behind the last word that no code contains.
fn behind_words(text: &str, start: usize, end: usize) -> usize {
    let is_order = ANNOUNCE.end(&text[start..end]);
    let mut best = start;
    for (at, _) in text[start..end].char_indices() {
        let at = start + at;
        let code = &text[at..end];
        let before = &text[start..at];
        let cut = GLUED.end(before) || (!is_order && BODIES.end(before));
        if cut && code.chars().nth(1).is_some() && !ANNOUNCE.begin(code) {
            best = at;
        }
    }
    best
}

/// Words in front of a glued number: titles' types, and what leads a number in.
static GLUED: Words = Words::of(&[
    "的", "通知", "意见", "办法", "方案", "规定", "细则", "决定", "批复", "通报", "报告", "条例",
    "公告", "通告", "要点", "措施", "文件", "号", "根据", "依据", "依照", "比照", "按照", "按",
    "执行", "关于", "参照", "参见", "印发", "转发", "落实", "实施", "受", "及", "指",
]);

/// What mastheads end in, with the number glued to them; an order's code may hold bodies itself.
static BODIES: Words = Words::of(&["人民政府", "办公厅", "办公室", "委员会", "局"]);

/// Documents whose numbers need no year: 海关总署令第213号.
static ANNOUNCE: Words = Words::of(&["令", "公告", "通告", "公报"]);

const OPEN: &str = "〔[(【［（〈﹝{〖〘<„";
const CLOSE_OR_OPEN: &str = "〕])】］）〉﹞}〗〙>‟〔[【［〈﹝{〖〘";

fn is_open(c: char) -> bool {
    static SET: CharSet = CharSet::of(OPEN);
    SET.has(c)
}

/// The characters that year, 第 or serial begin with.
fn may_begin_tail(c: char) -> bool {
    is_open(c) || c == '第' || numeral::begins(c)
}

/// The characters that a number ends with: 号, a serial without it, or the bracket around both.
fn may_end_whole(c: char) -> bool {
    c == '号' || arabic_digit(c).is_some() || matches!(c, '）' | ')' | ']' | '】')
}

/// A character of an issuer code.
fn is_code(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// Length of a bracket that is part of a code: 陕科（农）函, 宁财(教)指标.
fn inner_bracket(i: &str) -> Option<usize> {
    let mut chars = i.char_indices();
    if !matches!(chars.next(), Some((_, '(' | '（'))) {
        return None;
    }
    let (at, close) = chars.take(LONGEST_INNER_BRACKET).find(|&(_, c)| !is_code(c))?;
    (matches!(close, ')' | '）') && at > '('.len_utf8()).then(|| at + close.len_utf8())
}

fn without_label(text: &str) -> &str {
    const LABELS: [&str; 8] =
        ["发文字号", "发文文号", "文件编号", "发文编号", "文件号", "文号", "编号", "字号"];
    let stripped = LABELS.iter().find_map(|label| text.strip_prefix(label));
    match stripped.map(|rest| rest.trim_start_matches(is_blank)) {
        Some(rest) => rest.trim_start_matches(|c| is_blank(c) || matches!(c, '：' | ':')),
        None => text,
    }
}

/// Drops a pair of brackets around everything.
fn without_brackets(text: &str) -> &str {
    const PAIRS: [(char, char); 4] = [('（', '）'), ('(', ')'), ('[', ']'), ('【', '】')];
    let inside = |(open, close): (char, char)| text.strip_prefix(open)?.strip_suffix(close);
    PAIRS.into_iter().find_map(inside).map_or(text, |inner| inner.trim_matches(is_blank))
}

fn cow_without_blanks(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => without_blanks(text),
        Cow::Owned(mut text) => {
            text.retain(|c| !is_blank(c));
            Cow::Owned(text)
        }
    }
}

fn without_blanks(text: &str) -> Cow<'_, str> {
    if marks(text).any(|(_, c)| is_blank(c)) {
        Cow::Owned(text.chars().filter(|c| !is_blank(*c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn spaced<'i, T>(
    inner: impl Parser<&'i str, Output = T, Error = NomError<&'i str>>,
) -> impl Parser<&'i str, Output = T, Error = NomError<&'i str>> {
    delimited(take_while(is_blank), inner, take_while(is_blank))
}

#[cfg(test)]
mod tests;
