//! The text near a place: stretches of a bounded number of characters, up to the mark that ends them.
//!
//! Nearly all characters are ideographs, and their first byte says that they end nothing: 0xE4 to 0xE9, which
//! stands in no other place of a character.

use crate::text::scan::{FewChars, code_point};

/// Characters of a clause that are looked at on either side; longer clauses say it near the time.
pub(super) const NEAR: usize = 30;

/// Bytes of an ideograph, and of a mark.
const WIDE: usize = '年'.len_utf8();

static NO_ENDS: FewChars = FewChars::of("");

/// The marks that end a clause.
static CLAUSE_ENDS: FewChars = FewChars::of("，,。；;：:！？\n");

/// The marks that end a sentence.
static SENTENCE_ENDS: FewChars = FewChars::of("。；;");

/// The code point and the length of the character that some bytes hold at their beginning, if it is of one byte or three.
#[inline]
fn narrow_or_wide(bytes: &[u8]) -> Option<(usize, usize)> {
    match *bytes {
        [a @ 0..0x80, ..] => Some((a.into(), 1)),
        [a @ 0xe0..0xf0, b, c, ..] => Some((code_point(a, b, c), WIDE)),
        _ => None,
    }
}

/// The place at most `count` characters behind `at`, or that of the first character before it that is one of some ends.
#[inline]
fn forward(text: &str, at: usize, count: usize, ends: &FewChars) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    for _ in 0..count {
        if let Some(0xe4..=0xe9) = bytes.get(end) {
            end += WIDE;
            continue;
        }
        let other = || text[end..].chars().next().map(|c| (c as usize, c.len_utf8()));
        match narrow_or_wide(&bytes[end..]).or_else(other) {
            Some((code, length)) if !ends.has_code(code) => end += length,
            _ => break,
        }
    }
    end
}

/// The place at most `count` characters in front of `at`, or behind the first character on the way that is one of some ends.
#[inline]
fn backward(text: &str, at: usize, count: usize, ends: &FewChars) -> usize {
    let bytes = text.as_bytes();
    let mut start = at;
    for _ in 0..count {
        // A byte that begins a character of three begins none but the last here.
        let wide = start.saturating_sub(WIDE);
        if let [0xe4..=0xe9, _, _] = bytes[wide..start] {
            start = wide;
            continue;
        }
        let last = match bytes[..start] {
            [.., a @ 0..0x80] => Some((a.into(), 1)),
            [.., 0xe0..0xf0, _, _] => narrow_or_wide(&bytes[wide..]),
            _ => text[..start].chars().next_back().map(|c| (c as usize, c.len_utf8())),
        };
        match last {
            Some((code, length)) if !ends.has_code(code) => start -= length,
            _ => break,
        }
    }
    start
}

/// The start of a text behind which at most `count` characters are left.
pub(super) fn tail(text: &str, count: usize) -> &str {
    &text[backward(text, text.len(), count, &NO_ENDS)..]
}

/// The first `count` characters of a text.
pub(super) fn head(text: &str, count: usize) -> &str {
    &text[..forward(text, 0, count, &NO_ENDS)]
}

/// A mark that ends a clause.
pub(super) fn ends_clause(c: char) -> bool {
    CLAUSE_ENDS.has(c)
}

/// The clause in front of `at`, at most `count` characters of it.
pub(super) fn clause_before(text: &str, at: usize, count: usize) -> &str {
    &text[backward(text, at, count, &CLAUSE_ENDS)..at]
}

/// The rest of the clause that begins at `at`, at most `count` characters of it.
pub(super) fn clause_after(text: &str, at: usize, count: usize) -> &str {
    &text[at..forward(text, at, count, &CLAUSE_ENDS)]
}

/// What stands in front of `at` in its sentence, no more than is near.
pub(super) fn sentence_before(text: &str, at: usize) -> &str {
    &text[backward(text, at, NEAR, &SENTENCE_ENDS)..at]
}

/// The text up to the end of its sentence, no more than a few clauses.
pub(super) fn sentence(text: &str) -> &str {
    &text[..forward(text, 0, 2 * NEAR, &SENTENCE_ENDS)]
}

/// A text behind the bracket that it begins with: 前（精装修住房在12月31日前）缴清. One that is not closed near is text.
pub(super) fn behind_bracket(text: &str) -> &str {
    let Some(inside) = text.strip_prefix(['（', '(']) else { return text };
    let near = head(inside, 2 * NEAR);
    near.split_once(['）', ')']).map_or(text, |(_, behind)| &inside[near.len() - behind.len()..])
}

/// Whether a text holds the end of a bracket that began in front of it.
pub(super) fn closes_bracket(text: &str) -> bool {
    let close = text.find([')', '）']);
    close.is_some_and(|close| !text[..close].contains(['(', '（']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_ends_at_its_marks_and_nowhere_else() {
        let text = "逾期未改，6月底前巡河：每日一次";
        let at = text.find('6').unwrap();
        assert_eq!(clause_before(text, at, 30), "");
        assert_eq!(clause_after(text, at, 30), "6月底前巡河");
        let at = text.find("巡河").unwrap();
        assert_eq!(clause_before(text, at, 30), "6月底前");
        assert_eq!(clause_before(text, at, 2), "底前");
        assert_eq!(clause_after(text, at, 1), "巡");
        assert!(['，', ',', '。', '；', ':', '\n'].into_iter().all(ends_clause));
        assert!(!['、', '巡', '）'].into_iter().any(ends_clause));
    }

    #[test]
    fn heads_and_tails_are_counted_in_characters() {
        assert_eq!((head("修渠巡河", 2), tail("修渠巡河", 1)), ("修渠", "河"));
        assert_eq!((head("修渠", 9), tail("修渠", 9)), ("修渠", "修渠"));
        assert_eq!((head("修渠", 0), tail("修渠", 0)), ("", ""));
        assert_eq!((head("é🀄a修", 3), tail("修é🀄a", 3)), ("é🀄a", "é🀄a"));
    }

    #[test]
    fn a_bracket_is_closed_that_began_in_front() {
        assert!(closes_bracket("甲）") && closes_bracket("甲)（乙）"));
        assert!(!closes_bracket("（甲）") && !closes_bracket("(甲") && !closes_bracket("甲"));
    }

    #[test]
    fn a_sentence_goes_on_behind_commas() {
        let text = "巡河。6月底前修渠，再巡河；报送";
        let at = text.find("修渠").unwrap();
        assert_eq!((sentence_before(text, at), sentence(&text[at..])), ("6月底前", "修渠，再巡河"));
        assert_eq!(sentence(&"渠".repeat(61)).chars().count(), 60);
    }

    #[test]
    fn brackets_are_passed_over_where_they_close() {
        assert_eq!(behind_bracket("（含当日）修渠"), "修渠");
        assert_eq!(behind_bracket("（含当日修渠"), "（含当日修渠");
        assert!(closes_bracket("当日）修渠") && !closes_bracket("（当日）修渠"));
    }
}
