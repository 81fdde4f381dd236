//! 括号: which stretches of a text stand in brackets.

use std::ops::Range;

use crate::text::scan::marks_but_commas;

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
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, c) in marks_but_commas(text) {
        if opens(c) {
            open.push(at);
        } else if closes(c)
            && let Some(start) = open.pop()
        {
            while found.last().is_some_and(|inner| inner.start > start) {
                found.pop();
            }
            found.push(start..at + c.len_utf8());
        }
    }
    found
}

/// Where the bracket that ends `text` begins: `各镇（街道）` gives the place of `（`.
pub(crate) fn last_bracket(text: &str) -> Option<usize> {
    // Nearly every name ends in an ideograph.
    if let [.., 0xe4..=0xe9, _, _] = text.as_bytes() {
        return None;
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixed_and_nested_pairs_are_one_stretch() {
        assert_eq!(outermost("甲（乙[丙]丁)戊（己）"), [3..18, 21..30]);
        assert!(outermost("甲（乙").is_empty());
        assert_eq!(outermost("甲（乙[丙]〔丁〕"), [9..14, 14..23]);
        assert!(outermost("甲）乙").is_empty());
        assert_eq!(outermost("（甲）（（乙）（丙））"), [0..9, 9..33]);
    }

    #[test]
    fn the_last_bracket_is_found_from_behind() {
        assert_eq!(without_last_brackets("各镇（街道[办]）"), "各镇");
        assert_eq!(without_last_brackets("各县（市、区）政府"), "各县（市、区）政府");
        assert_eq!(last_bracket("镇）"), None);
        assert_eq!(last_bracket("镇）（甲（乙）"), Some(12));
        assert_eq!(last_bracket("镇（甲）a"), None);
        assert_eq!(last_bracket("镇（"), Some(3));
        assert_eq!((last_bracket(""), without_last_brackets("镇（甲）[乙]")), (None, "镇"));
        assert_eq!(inside("（街道)"), "街道");
    }
}
