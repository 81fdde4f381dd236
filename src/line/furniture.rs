//! What is page furniture by itself, whatever stands around it.

use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::{tag, take_while, take_while_m_n},
    character::complete::{char, one_of},
    combinator::{all_consuming, opt},
    sequence::{delimited, preceded},
};

use crate::text::scan::CharSet;

/// No furniture is longer, so longer lines are not looked at.
const LONGEST: usize = 48;

/// What furniture begins with: marks, digits, 第, Page. Nearly every line begins otherwise.
static BEGINS: CharSet =
    CharSet::of(" \u{3000}-*_=—─━－·–―•~～一第#Pp0123456789０１２３４５６７８９");

/// What furniture ends with: marks, digits, 页.
static ENDS: CharSet = CharSet::of("-*_=—─━－·–―•~～一页:0123456789０１２３４５６７８９");

/// Whether furniture may end with a character: nearly every line ends otherwise.
pub(super) fn may_end_with(last: char) -> bool {
    let is_other_ideograph = matches!(last, '一'..='龥') && !matches!(last, '一' | '页');
    !is_other_ideograph && (ENDS.has(last) || is_private(last))
}

/// A character that means something in a font of its own only: the icon before a byline, a sign of a formula.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}')
}

/// Whether a line (without the blanks around it) is page furniture.
#[inline(never)]
pub(super) fn is_furniture(line: &str) -> bool {
    let Some(last) = line.chars().next_back().filter(|c| may_end_with(*c)) else { return false };
    if is_private(last) {
        return line.chars().all(|c| is_private(c) || c == ' ');
    }
    let may_be_mark = line.len() <= LONGEST && line.starts_with(|c| BEGINS.has(c));
    may_be_mark && (is_rule(line) || all_consuming(page_mark).parse(line).is_ok())
        || last.is_ascii_digit() && is_contents(line)
}

/// A line of a table of contents: `第一章 总体要求 ........ 3`.
fn is_contents(line: &str) -> bool {
    let entry = line.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let leaders = |c: char| matches!(c, '.' | '…' | '·' | '．' | '‥' | '⋯');
    let title = entry.trim_end_matches(|c| leaders(c) || c == ' ');
    entry.len() < line.len() && entry[title.len()..].chars().filter(|c| leaders(*c)).count() >= 4
}

/// A rule of equal marks: Markdown's `---`, `***`, a row of `=` or `—`.
fn is_rule(line: &str) -> bool {
    let mut chars = line.chars().filter(|c| *c != ' ');
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

/// page-mark = dashed / 第N页 / `# Page N:` / `N / M`
fn page_mark(i: &str) -> IResult<&str, ()> {
    alt((dashed, numbered, collection, fraction)).parse(i)
}

/// `— 3 —`, `- 3 -`, `－3－`, `·3·` (GB/T 9704, 7.5: 一字线 on both sides), also with one dash lost.
fn dashed(i: &str) -> IResult<&str, ()> {
    // OCR reads a dash as 一.
    const DASHES: &str = "-—–－―─·•~～一";
    let dash = |i| take_while_m_n(1, 3, |c| DASHES.contains(c)).parse(i);
    (dash, blanks, number, blanks, dash).map(|_| ()).parse(i)
}

/// `第 3 页`, `第3页 共10页`, `第3页/共10页`.
fn numbered(i: &str) -> IResult<&str, ()> {
    let total =
        preceded((blanks, opt(one_of("/，,")), blanks), delimited(char('共'), number, char('页')));
    (char('第'), number, char('页'), opt(total)).map(|_| ()).parse(i)
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
    delimited(
        blanks,
        take_while_m_n(1, 4, |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)),
        blanks,
    )
    .parse(i)
}

fn blanks(i: &str) -> IResult<&str, &str> {
    take_while(|c| c == ' ' || c == '\u{3000}').parse(i)
}

#[cfg(test)]
mod tests {
    use super::is_furniture;

    #[test]
    fn accepts_page_marks() {
        for line in [
            "— 3 —",
            "一 18 一",
            "- 12 -",
            "－3－",
            "第 3 页",
            "第3页 共10页",
            "# Page 141:",
            "---",
            "--",
            "* * *",
            "3 / 12",
            "一、总则 ........ 3",
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
