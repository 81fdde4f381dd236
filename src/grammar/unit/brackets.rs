//! 括号: which stretches of a text stand in brackets.

use std::ops::Range;

use crate::text::scan::{CharSet, marks_but_commas};

/// An opening bracket of any kind. Copies mix the kinds and widths (`（…)`, `〔…］`), so that a
/// closing bracket of any kind closes the last one.
pub(crate) fn opens(c: char) -> bool {
    matches!(
        c,
        '（' | '(' | '〔' | '[' | '［' | '【' | '﹝' | '〈' | '<' | '＜' | '《' | '「' | '{'
    )
}

/// A closing bracket of any kind.
pub(crate) fn closes(c: char) -> bool {
    matches!(
        c,
        '）' | ')' | '〕' | ']' | '］' | '】' | '﹞' | '〉' | '>' | '＞' | '》' | '」' | '}'
    )
}

/// The outermost bracketed stretches, brackets included, in order. A bracket without its partner
/// is text.
pub(crate) fn outermost(text: &str) -> Vec<Range<usize>> {
    stretches(text, false)
}

/// The outermost stretches in brackets, or in brackets and quotes (“双随机、一公开”).
fn stretches(text: &str, quotes: bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in marks_but_commas(text) {
        if !PAIRS.has(c) {
            continue;
        }
        if opens(c) || (quotes && c == '“') {
            open.push((at, c));
            continue;
        }
        let start = if closes(c) {
            // A quote that is still open inside the bracket has lost its partner.
            while open.last().is_some_and(|(_, c)| *c == '“') {
                open.pop();
            }
            open.pop()
        } else if c == '”' && open.last().is_some_and(|(_, c)| *c == '“') {
            open.pop()
        } else {
            None
        };
        if let Some((start, _)) = start {
            while found.last().is_some_and(|inner| inner.start > start) {
                found.pop();
            }
            found.push(start..at + c.len_utf8());
        }
    }
    found
}

/// Brackets and quotes of every kind, which most marks are not.
static PAIRS: CharSet = CharSet::of("（(〔[［【﹝〈<＜《「{“）)〕]］】﹞〉>＞》」}”");

/// Where the bracket that ends `text` begins: `各镇（街道）` gives the place of `（`.
pub(crate) fn last_bracket(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices().rev() {
        if closes(c) {
            depth += 1;
        } else if opens(c) {
            depth = depth.saturating_sub(1);
        }
        if depth == 0 {
            return opens(c).then_some(at);
        }
    }
    None
}

/// A text without the brackets that end it.
pub(crate) fn without_last_brackets(text: &str) -> &str {
    let mut rest = text;
    while let Some(at) = last_bracket(rest) {
        rest = &rest[..at];
    }
    rest
}

/// What stands between a bracket's two marks.
pub(crate) fn inside(bracket: &str) -> &str {
    let mut chars = bracket.chars();
    chars.next();
    chars.next_back();
    chars.as_str()
}

/// Walks over the characters of a text that stand in no bracket and no quotes.
pub(crate) struct TopLevel<'t> {
    text: &'t str,
    brackets: std::vec::IntoIter<Range<usize>>,
    next: Option<Range<usize>>,
    at: usize,
}

impl<'t> TopLevel<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let mut brackets = stretches(text, true).into_iter();
        let next = brackets.next();
        Self { text, brackets, next, at: 0 }
    }
}

impl Iterator for TopLevel<'_> {
    type Item = (usize, char);

    fn next(&mut self) -> Option<(usize, char)> {
        while let Some(bracket) = self.next.take() {
            if bracket.start != self.at {
                self.next = Some(bracket);
                break;
            }
            self.at = bracket.end;
            self.next = self.brackets.next();
        }
        let c = self.text[self.at..].chars().next()?;
        let at = self.at;
        self.at += c.len_utf8();
        Some((at, c))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixed_and_nested_pairs_are_one_stretch() {
        assert_eq!(outermost("甲（乙[丙]丁)戊（己）"), [3..18, 21..30]);
        assert!(outermost("甲（乙").is_empty());
        assert_eq!(outermost("甲（乙[丙]〔丁〕"), [9..14, 14..23]);
        assert!(outermost("甲）乙").is_empty());
    }

    #[test]
    fn pairs_are_brackets_and_quotes() {
        for c in '\0'..='\u{ffff}' {
            assert_eq!(PAIRS.has(c), opens(c) || closes(c) || matches!(c, '“' | '”'), "{c}");
        }
    }

    #[test]
    fn the_last_bracket_is_found_from_behind() {
        assert_eq!(without_last_brackets("各镇（街道[办]）"), "各镇");
        assert_eq!(without_last_brackets("各县（市、区）政府"), "各县（市、区）政府");
        assert_eq!(last_bracket("镇）"), None);
        assert_eq!(inside("（街道)"), "街道");
    }

    #[test]
    fn top_level_skips_brackets() {
        let top: String = TopLevel::new("各县（市、区）、镇").map(|(_, c)| c).collect();
        assert_eq!(top, "各县、镇");
    }
}
