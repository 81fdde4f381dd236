//! Marks: what ends a sentence, what opens and closes a bracket.

/// Whether a mark ends a sentence, so that the line behind it may be a new paragraph (contract, 2).
pub(crate) const fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | 'ꎮ' | '！' | '？' | '：' | '；' | '!' | '?' | ':' | ';')
}

/// Whether a mark can't stand at the head of a paragraph: the line belongs to the one before.
pub(crate) fn never_leads(c: char) -> bool {
    matches!(
        c,
        '，' | '、'
            | '。'
            | 'ꎬ'
            | 'ꎮ'
            | '；'
            | '：'
            | '！'
            | '？'
            | '）'
            | '》'
            | '”'
            | '’'
            | '〕'
            | '】'
            | '〉'
            | '％'
            | ','
            | ')'
            | ';'
    )
}

/// An opening bracket and the mark that closes it, in any width.
pub(crate) const fn is_opening(c: char) -> bool {
    matches!(c, '（' | '(' | '〔' | '[' | '［' | '【' | '﹝')
}

/// A closing bracket of any kind: `(…）` and `（…)` are common.
pub(crate) const fn is_closing(c: char) -> bool {
    matches!(c, '）' | ')' | '〕' | ']' | '］' | '】' | '﹞')
}
