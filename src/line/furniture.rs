//! What is page furniture by itself, whatever stands around it.

use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::{tag, take_while, take_while_m_n},
    character::complete::{char, one_of},
    combinator::{all_consuming, opt},
    sequence::{delimited, preceded},
};

use super::page_number::ROMAN;
use crate::text::{is_arabic, is_blank, scan::CharSet};

/// No furniture is longer, so longer lines are not looked at.
const LONGEST: usize = 48;

/// The dashes around a page number; OCR reads one as 一.
pub(super) static DASHES: CharSet = CharSet::of("-—–－―─·•~～一");

/// What furniture ends with: marks, digits, 页, Roman numbers of pages, characters of private use.
static ENDS: CharSet = CharSet::of(LAST).or(&CharSet::of(ROMAN)).with_rows('\u{e000}', '\u{f8ff}');

/// What furniture ends with, characters of private use apart.
pub(super) const LAST: &str = "-*_=—─━－·–―•~～一页:0123456789０１２３４５６７８９";

/// A character that means something in a font of its own only: the icon before a byline, a sign of a formula.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}')
}

/// Whether a line (without the blanks around it) is page furniture.
#[inline(never)]
pub(super) fn is_furniture(line: &str) -> bool {
    let Some(last) = line.chars().next_back().filter(|c| ENDS.has(*c)) else { return false };
    if is_private(last) {
        return line.chars().all(|c| is_private(c) || is_blank(c));
    }
    line.len() <= LONGEST && is_mark(line) || ENTRY_ENDS.has(last) && is_contents(line)
}

/// Whether a line is a page number, a running header or a rule. What it begins with tells which it may be.
fn is_mark(line: &str) -> bool {
    let is = |mark: fn(&str) -> IResult<&str, ()>| all_consuming(mark).parse(line).is_ok();
    match line.chars().next() {
        Some('第') => is(numbered),
        Some('共') => is(total),
        Some('#' | 'P' | 'p') => is(collection),
        Some('0'..='9' | '０'..='９') => line.contains('/') && is(fraction),
        Some(first) if DASHES.has(first) => is_rule(line) || is(dashed),
        Some('*' | '_' | '=' | '━') => is_rule(line),
        _ => false,
    }
}

/// What the page of an entry of contents ends with: `3`, `- 3 -`, `III`.
static ENTRY_ENDS: CharSet = CharSet::of("0123456789-").or(&CharSet::of(ROMAN));

/// A line of a table of contents: `第一章 总体要求 ........ 3`. Where pages stand between dashes, extraction runs entries
/// together: `一、总体要求 ........ - 3 （一）指导思想 ........ - 3 -`.
pub(crate) fn is_contents(line: &str) -> bool {
    let entry = line.trim_end_matches(|c: char| ENTRY_ENDS.has(c) || is_blank(c));
    let leaders = |c: char| matches!(c, '.' | '…' | '·' | '．' | '‥' | '⋯');
    let title = entry.trim_end_matches(|c| leaders(c) || is_blank(c));
    entry.len() < line.len()
        && entry[title.len()..].chars().filter(|c| leaders(*c)).nth(3).is_some()
}

/// A rule of equal marks: Markdown's `---`, `***`, a row of `=` or `—`.
fn is_rule(line: &str) -> bool {
    let mut chars = line.chars().filter(|c| !is_blank(*c));
    let Some(first @ ('-' | '*' | '_' | '=' | '—' | '─' | '━' | '－' | '·')) = chars.next()
    else {
        return false;
    };
    let mut count = 1;
    chars.all(|c| {
        count += 1;
        c == first
    }) && count >= if first == '-' { 2 } else { 3 }
}

/// `— 3 —`, `- 3 -`, `－3－`, `·3·` (GB/T 9704, 7.5: 一字线 on both sides); letter-spaced it comes out as `— 1 0 —`.
fn dashed(i: &str) -> IResult<&str, ()> {
    let dash = |i| take_while_m_n(1, 3, |c| DASHES.has(c)).parse(i);
    (dash, blanks, number, opt(number), dash).map(|_| ()).parse(i)
}

/// `第 3 页`, `第3页 共10页`, `第3页/共10页`.
fn numbered(i: &str) -> IResult<&str, ()> {
    let total = preceded((blanks, opt(one_of("/，,")), blanks), total);
    (char('第'), number, char('页'), opt(total)).map(|_| ()).parse(i)
}

/// `共 10 页`, also on a line of its own below `第 3 页`.
fn total(i: &str) -> IResult<&str, ()> {
    delimited(char('共'), number, char('页')).map(|_| ()).parse(i)
}

/// `# Page 141:` as text extractors write, `Page 3 of 12`.
fn collection(i: &str) -> IResult<&str, ()> {
    let of = preceded((tag("of"), blanks), number);
    let hashes = take_while(|c| c == '#');
    (hashes, blanks, alt((tag("Page"), tag("page"), tag("PAGE"))), number, opt(of), opt(char(':')))
        .map(|_| ())
        .parse(i)
}

/// `3 / 12`.
fn fraction(i: &str) -> IResult<&str, ()> {
    (number, char('/'), number).map(|_| ()).parse(i)
}

fn number(i: &str) -> IResult<&str, &str> {
    delimited(blanks, take_while_m_n(1, 4, is_arabic), blanks).parse(i)
}

fn blanks(i: &str) -> IResult<&str, &str> {
    take_while(is_blank).parse(i)
}

#[cfg(test)]
mod tests {
    use super::is_furniture;

    #[test]
    fn accepts_page_marks() {
        for line in [
            "— 3 —",
            "— 1 0 —",
            "一 18 一",
            "- 12 -",
            "－3－",
            "第 3 页",
            "第3页 共10页",
            "共 10 页",
            "# Page 141:",
            "---",
            "--",
            "* * *",
            "3 / 12",
            "一、总则 ........ 3",
            "一、总则 ........ - 3 -",
            "一、总则 ........ - 3 （一）范围 ........ - 3 二、用水 ........ - 12 -",
            "前 言 ........ I",
            "\u{f0b7}",
        ] {
            assert!(is_furniture(line), "{line}");
        }
    }

    #[test]
    fn rejects_text() {
        for line in [
            "3",
            "—技术水平提高",
            "- 第一条",
            "第3页所列事项",
            "共10页材料",
            "-",
            "——",
            "完成3.5",
            "2021/6/4",
            "# 通知",
            "水位\u{f0b7}",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }
}
