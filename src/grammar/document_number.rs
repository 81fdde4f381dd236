//! 发文字号, the document number, and the numbers of orders (令) and announcements (公告).
//!
//! ```abnf
//! number    = code bracketed / [ announce ] yearly / [ announce ] plain
//! bracketed = open year [ "年" ] ( close / open / "J" ) [ "第" ] serial [ "号" ]
//!           / year open serial close "号"         ; 湘科发2022〔137〕号
//!           / year close serial "号"              ; 云水办2024]7号
//! yearly    = year [ "年" ] ( "第" / dash ) serial "号"
//! plain     = "第" serial "号" / serial "号"         ; the second only behind an announce
//! code      = 1*( han / "(" 1*6han ")" )
//! announce  = code ( "令" / "公告" / "通告" )
//! open      = "〔" / "[" / "(" / "【" / "［" / "（" / "〈" / "﹝" / "{" / "〖" / "〘" / "„"
//! ```
//!
//! Source: GB/T 9704-2012, 7.2.5 (code, year in 〔〕, serial without 第); the other brackets, the lost
//! ones and the missing 号 are habits of web pages and scans.

mod code;
mod tail;

use std::{borrow::Cow, ops::Range, str::FromStr};

use nom::{
    IResult,
    error::{Error as NomError, ErrorKind as NomKind},
};

use code::{ANNOUNCE, LONGEST_CODE, code_start, inner_bracket, is_code};
use tail::{OPEN, Style, Tail, is_open, may_begin_tail, tail};

use crate::{
    DocumentNumber, Error, ErrorKind, Span,
    error::excerpt,
    text::{
        Prose, is_arabic, is_blank,
        scan::{CharSet, holds, marks},
    },
};

/// Longest code in front of a bracketed year; 国家税务总局广东省税务局办公室 is as long as they get.
const LONGEST_BRACKETED_CODE: usize = 20;

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
    Some(raw.behind(inner.as_ptr() as usize - text.as_ptr() as usize))
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
static LEADS_IN: CharSet = CharSet::of("令告发函字规办《》").or(&CharSet::of(OPEN));

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
    // A title in front is none of the code: …关于节水的公告云水县公告2022年第7号; nor is its last line, while a headquarters whose
    // orders are numbered may have 的 in its name.
    let is_glued = match announces {
        true => code.contains("关于") || code.contains("的公告"),
        false => holds(code, '的'),
    };
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

/// The characters that a number ends with: 号, a serial without it, or the bracket around both.
fn may_end_whole(c: char) -> bool {
    c == '号' || is_arabic(c) || matches!(c, '）' | ')' | ']' | '】')
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

#[cfg(test)]
mod tests;
