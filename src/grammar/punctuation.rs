//! Marks: what ends a sentence, what opens and closes a bracket.
//!
//! ꎬ, ꎮ and ꎻ are ， 。 and ； of fonts for print, whose PDFs give the numbers that GB 2312 has for ，．； as characters:
//! U+A3AC, U+A3AE, U+A3BB.

use crate::text::scan::{CharSet, FewChars};

/// Whether a mark ends a sentence, so that the line behind it may be a new paragraph (contract, 2).
pub(crate) const fn ends_sentence(c: char) -> bool {
    static ENDS: FewChars = FewChars::of("。ꎮꎻ！？：；!?:;");
    ENDS.has(c)
}

/// The marks that can't stand at the head of a paragraph.
pub(crate) static NEVER_LEAD: CharSet = CharSet::of("，、。ꎬꎮꎻ；：！？）》”’〕】〉％,);");

/// Whether a mark can't stand at the head of a paragraph: the line belongs to the one before.
pub(crate) fn never_leads(c: char) -> bool {
    NEVER_LEAD.has(c)
}

/// An opening bracket and the mark that closes it, in any width.
pub(crate) const fn is_opening(c: char) -> bool {
    static MARKS: FewChars = FewChars::of("（(〔[［【﹝");
    MARKS.has(c)
}

/// A closing bracket of any kind: `(…）` and `（…)` are common.
pub(crate) const fn is_closing(c: char) -> bool {
    static MARKS: FewChars = FewChars::of("）)〕]］】﹞");
    MARKS.has(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_end_sentences_lead_none_and_pair() {
        assert!("。ꎮꎻ！？：；!?:;".chars().all(ends_sentence));
        assert!(!"，、,）.县".chars().any(ends_sentence));
        assert!("，、。ꎬꎮꎻ；：！？）》”’〕】〉％,);".chars().all(never_leads));
        assert!(!"（《“‘〔【县1.:".chars().any(never_leads));
        assert!("（(〔[［【﹝".chars().all(is_opening) && !"《〈）县".chars().any(is_opening));
        assert!("）)〕]］】﹞".chars().all(is_closing) && !"》〉（县".chars().any(is_closing));
    }
}
