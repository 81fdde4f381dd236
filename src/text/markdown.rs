//! Marks of Markdown within a line: emphasis and links. Their text stays, the marks are layout.

use std::ops::Range;

use memchr::{memchr, memchr3, memmem, memrchr};

use crate::grammar::punctuation::is_opening;

/// Bytes of the emphasis mark at a place where `*` stands; 0 where it is text.
///
/// `**` is a mark but within a number, whose digits stars hide. A single `*` may be a footnote, a product or a
/// hidden character: it is a mark only as one of two that no letter touches from without.
pub(super) fn emphasis(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    if hides_digits(bytes, at) {
        return 0;
    }
    if bytes.get(at + 1) == Some(&b'*') {
        return 2;
    }
    let next = || {
        let behind = &bytes[at + 1..];
        let found = memchr3(b'*', b'\n', b'\r', behind).filter(|end| behind[*end] == b'*')?;
        Some(at + 1 + found)
    };
    let previous =
        || memrchr(b'*', &bytes[..at]).filter(|start| !text[*start..at].contains(['\n', '\r']));
    let opens = opens_emphasis(text, at) && next().is_some_and(|end| closes_emphasis(text, end));
    let is_mark = opens
        || closes_emphasis(text, at) && previous().is_some_and(|start| opens_emphasis(text, start));
    usize::from(is_mark)
}

/// Whether the star at a place is one of some between digits: `4101**********0023`.
fn hides_digits(bytes: &[u8], at: usize) -> bool {
    /// Stars of the longest number that is hidden.
    const LONGEST: usize = 20;
    let is_star = |b: &&u8| **b == b'*';
    let before = bytes[..at].iter().rev().take(LONGEST).take_while(is_star).count();
    let behind = bytes[at..].iter().take(LONGEST).take_while(is_star).count();
    let is_digit = |b: Option<&u8>| b.is_some_and(u8::is_ascii_digit);
    before + behind > 1 && is_digit(bytes.get(at + behind)) && is_digit(bytes[..at - before].last())
}

fn opens_emphasis(text: &str, at: usize) -> bool {
    let begins_text = |c: char| c.is_alphanumeric() || is_opening(c) || c == '“';
    let is_apart = text[..at].chars().next_back().is_none_or(|c| c != '*' && !c.is_alphanumeric());
    is_apart && text[at + 1..].starts_with(begins_text)
}

fn closes_emphasis(text: &str, at: usize) -> bool {
    let ends_text = |c: char| c != '*' && !c.is_whitespace();
    let is_apart = text[at + 1..].chars().next().is_none_or(|c| c != '*' && !c.is_alphanumeric());
    is_apart && text[..at].ends_with(ends_text)
}

/// Longest text of a link, as long as titles are; brackets are not followed further.
const LONGEST_TEXT: usize = 600;

/// Longest target of a link; names of files in `%E9%80%9A` are long.
const LONGEST_TARGET: usize = 2000;

/// Bytes of the mark at a place where `[` stands: 1 where it begins a link, else 0.
pub(super) fn link_start(text: &str, at: usize) -> usize {
    let end = text.len().min(at + LONGEST_TEXT);
    let window = &text.as_bytes()[at..end];
    // Nearly all brackets are those of a number: they are not walked through.
    if memmem::find(window, b"](").is_none() {
        return 0;
    }
    let is_link = balanced(window.iter(), b'[', b']')
        .is_some_and(|close| target(text, at + close).is_some() && has_text(&text[at..at + close]));
    usize::from(is_link)
}

/// Bytes of the mark at a place where `]` stands: those up to the end of the target where it ends a
/// link's text, else 0.
pub(super) fn link_end(text: &str, at: usize) -> usize {
    let Some(target) = target(text, at) else { return 0 };
    let start = (at + 1).saturating_sub(LONGEST_TEXT);
    let open = balanced(text.as_bytes()[start..=at].iter().rev(), b']', b'[');
    match open {
        Some(back) if has_text(&text[at - back..at]) => target.end - at,
        _ => 0,
    }
}

/// Whether anything is left of a link without its marks.
fn has_text(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// The `(target)` behind the `]` at a place, if it is the address of a page or a file.
fn target(text: &str, at: usize) -> Option<Range<usize>> {
    let start = at + 1;
    let rest = text.as_bytes().get(start..).filter(|rest| rest.starts_with(b"("))?;
    let rest = &rest[..rest.len().min(LONGEST_TARGET)];
    // A search for the one byte without which there is no target: of many brackets that never close, each would be
    // walked through to the limit.
    memchr(b')', rest)?;
    let length = balanced(rest.iter(), b'(', b')')?;
    let is_address = is_address(&text[start + 1..start + length]);
    is_address.then_some(start..start + length + 1)
}

fn is_address(target: &str) -> bool {
    const STARTS: [&str; 7] = ["http://", "https://", "www.", "mailto:", "/", "./", "../"];
    target == "#" || STARTS.iter().any(|start| target.starts_with(start))
}

/// How many bytes stand before the one that closes the bracket of the first, on its line.
fn balanced<'b>(bytes: impl Iterator<Item = &'b u8>, open: u8, close: u8) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in bytes.enumerate() {
        match *byte {
            b'\n' | b'\r' => return None,
            byte if byte == open => depth += 1,
            byte if byte == close => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::text::Prose;

    fn prose(text: &str) -> String {
        Prose::of(text, 0..text.len()).text().to_owned()
    }

    #[test]
    fn links_leave_their_text() {
        assert_eq!(prose("- [通知[2020]5号.pdf](./a(1).pdf) (pdf)"), "-通知[2020]5号.pdf(pdf)");
        assert_eq!(prose("[首页](/)[关闭](#)"), "首页关闭");
    }

    #[test]
    fn brackets_without_an_address_are_text() {
        for text in ["[责任单位:市财政局](二)强化", "国办发[2020](http", "[甲\n](/乙)", "[](/乙)"]
        {
            assert_eq!(prose(text), text.replace('\n', ""));
        }
    }

    #[test]
    fn a_pair_of_stars_is_emphasis() {
        assert_eq!(prose("，*周末开放到21:00*。"), "，周末开放到21:00。");
        assert_eq!(prose("*《条例》*第三条"), "*《条例》*第三条");
    }

    #[test]
    fn other_stars_are_text() {
        for text in [
            "60*1.2*3",
            "（*为必填，*为选填）",
            "张*、李*",
            "*注：带*为必填",
            "4101**********0023、130****1111、5***6",
        ] {
            assert_eq!(prose(text), text);
        }
    }
}
