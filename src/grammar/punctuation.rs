//! Marks: what ends a sentence, what opens and closes a bracket.
//!
//! ꎬ, ꎮ and ꎻ are ， 。 and ； of fonts for print, whose PDFs give the numbers that GB 2312 has for ，．； as characters:
//! U+A3AC, U+A3AE, U+A3BB.

use crate::text::scan::FewChars;

/// Whether a mark ends a sentence, so that the line behind it may be a new paragraph (contract, 2).
pub(crate) const fn ends_sentence(c: char) -> bool {
    static ENDS: FewChars = FewChars::of(SENTENCE_ENDS);
    ENDS.has(c)
}

/// The marks that end sentences.
pub(crate) const SENTENCE_ENDS: &str = "。ꎮꎻ！？：；!?:;";

/// The marks that can't stand at the head of a paragraph.
pub(crate) const NEVER_LEADING: &str = "，、。ꎬꎮꎻ；：！？）》”’〕】〉％,);";

/// An opening bracket and the mark that closes it, in any width.
pub(crate) const fn is_opening(c: char) -> bool {
    static MARKS: FewChars = FewChars::of(OPENING);
    MARKS.has(c)
}

/// The opening brackets.
pub(crate) const OPENING: &str = "（(〔[［【﹝";

/// A closing bracket of any kind: `(…）` and `（…)` are common.
pub(crate) const fn is_closing(c: char) -> bool {
    static MARKS: FewChars = FewChars::of(CLOSING);
    MARKS.has(c)
}

/// The closing brackets.
pub(crate) const CLOSING: &str = "）)〕]］】﹞";

/// Whether a blank may begin with a byte, but for U+FEFF, which begins as full-width marks do: `false` only where none does.
#[inline]
pub(crate) fn begins_blank(first: u8) -> bool {
    static BEGINS: [bool; 256] = {
        let (mut table, mut at) = ([false; 256], 0);
        while at < 256 {
            table[at] = matches!(at as u8, 0..=b' ' | 0x7f | 0xc2 | 0xe1..=0xe3);
            at += 1;
        }
        table
    };
    BEGINS[usize::from(first)]
}

/// Whether some bytes may begin with a blank: `false` only where they do not.
#[inline]
pub(crate) fn may_begin_with_blank(bytes: &[u8]) -> bool {
    bytes.first().is_some_and(|first| begins_blank(*first)) | bytes.starts_with(&[0xef, 0xbb])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_may_begin_a_text() {
        let blanks = ('\0'..=char::MAX).filter(|c| crate::text::is_blank(*c));
        assert!(blanks.map(|c| c.to_string()).all(|text| may_begin_with_blank(text.as_bytes())));
        assert!(!["", "县", "（", "a"].iter().any(|text| may_begin_with_blank(text.as_bytes())));
    }

    #[test]
    fn marks_end_sentences_and_pair() {
        assert!("。ꎮꎻ！？：；!?:;".chars().all(ends_sentence));
        assert!(!"，、,）.县".chars().any(ends_sentence));
        assert!("（(〔[［【﹝".chars().all(is_opening) && !"《〈）县".chars().any(is_opening));
        assert!("）)〕]］】﹞".chars().all(is_closing) && !"》〉（县".chars().any(is_closing));
    }
}
