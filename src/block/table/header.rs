//! **Header cells**: the words that head a column.

mod known;

use std::borrow::Cow;

use known::{LAST, PLAIN_ENDS, WITHIN, WITHIN_HEADS, known};

use super::hint;
use crate::{
    line::{Classes, Traits},
    model::{ColumnRole, Inference},
    text::scan::{CharSet, marks},
};

/// What a header cell says by itself, before the other columns are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Sequence,
    Category,
    Task,
    /// 工作内容: the task where no other column is, else what it requires.
    Content,
    Requirement,
    /// 名称, 问题: the task where nothing better is.
    Weak,
    Lead,
    Responsible,
    Cooperating,
    Deadline,
    Note,
    /// A word that heads columns of other tables: 姓名, 单位, 金额.
    Plain,
    /// Anything short.
    Unknown,
}

impl Word {
    /// Whether the word alone is evidence of a header.
    pub(super) fn is_known(self) -> bool {
        self != Self::Unknown
    }

    /// What told a role that the word does not say by itself.
    pub(super) fn inferred(self, role: ColumnRole) -> Option<Inference> {
        match (role, self) {
            (ColumnRole::Sequence, Self::Sequence) | (ColumnRole::Category, Self::Category) => None,
            (ColumnRole::Category, word) if word.is_task_like() => Some(Inference::Columns),
            (ColumnRole::Sequence | ColumnRole::Category, _) => Some(Inference::Cells),
            (ColumnRole::Task, Self::Weak | Self::Requirement) => Some(Inference::Columns),
            _ => None,
        }
    }

    pub(super) fn names_units(self) -> bool {
        matches!(self, Self::Lead | Self::Responsible | Self::Cooperating)
    }

    pub(super) fn is_task_like(self) -> bool {
        matches!(self, Self::Task | Self::Content | Self::Requirement | Self::Weak)
    }
}

/// A header cell as words are looked up: without blanks, brackets and what stands in them.
pub(super) fn squeeze(text: &str) -> Cow<'_, str> {
    let mut kept = Cow::Borrowed("");
    // What stands between marks that are dropped is kept or dropped as a whole, and most texts keep one such piece.
    let (mut depth, mut done) = (0usize, 0);
    for (at, c) in marks(text).filter(|(_, c)| is_dropped(*c)) {
        if depth == 0 {
            kept += &text[done..at];
        }
        match c {
            '（' | '(' | '〔' | '[' | '【' => depth += 1,
            '）' | ')' | '〕' | ']' | '】' => depth = depth.saturating_sub(1),
            _ => {}
        }
        done = at + c.len_utf8();
    }
    if depth == 0 {
        kept += &text[done..];
    }
    kept
}

/// Marks of a sentence, and the colon of 联系人：, which head no column.
static NO_HEADER: CharSet = CharSet::of("。；;：:，！？《“〔ꎬꎮꎻ");

/// What a cell says as a header; `None` where it is none: too long, a sentence, a number, a unit.
pub(super) fn word(text: &str) -> Option<Word> {
    let word = bare_word(text).filter(|word| hint::number(word).is_none())?;
    let may_be_known = may_lead(&word) || ends_in(&word, &PLAIN_ENDS);
    Some(if may_be_known { known(&word) } else { None }.unwrap_or(Word::Unknown))
}

/// Whether a line may be the first header of a table of bare lines: a known word, and no plain one.
///
/// The same as asking for the [`word`], but most lines are refused by their last character; of a bare text, in
/// which nothing is dropped, that is seen at once.
pub(super) fn heads_lines(text: &str, traits: &Traits) -> bool {
    let classes = traits.classes;
    let is_plain = !classes.any(DROPPED.or(Classes::TAG));
    if is_plain && !LAST.has(traits.last) && !WITHIN.stand_in(text) {
        return false;
    }
    // Where nothing but blanks is dropped, the last character stays, and so do those that words within others begin with.
    let is_spaced = !classes.any(Classes::OPENING.or(Classes::CLOSING).or(MARKS));
    if is_spaced && !LAST.has(traits.last) && !text.chars().any(|c| WITHIN_HEADS.has(c)) {
        return false;
    }
    let word = if classes.any(Classes::TAG) { bare_word(text) } else { short_word(text, is_plain) };
    let word = word.filter(|word| may_lead(word) && hint::number(word).is_none());
    word.and_then(|word| known(&word)).is_some_and(|word| word != Word::Plain)
}

/// Bytes of the longest header cell.
pub(super) const LONGEST: usize = 120;

/// Bytes of the longest word of a header, without what is dropped from it.
pub(super) const LONGEST_WORD: usize = 64;

/// The classes of what is dropped from header cells, or around what is: brackets, blanks, emphasis.
pub(super) const DROPPED: Classes = Classes::OPENING.or(Classes::CLOSING).or(Classes::LAYOUT);

/// Marks that may be layout.
const MARKS: Classes = Classes::STAR.or(Classes::TAG).or(Classes::LINK);

/// A text as words are looked up; `None` where it is too long or a sentence.
fn bare_word(text: &str) -> Option<Cow<'_, str>> {
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let mut is_plain = true;
    for (at, c) in marks(text) {
        if NO_HEADER.has(c) && !(at == 0 && begins_with_plan(text)) {
            return None;
        }
        is_plain &= !is_dropped(c);
    }
    short_word(text, is_plain)
}

/// Whether a header names a plan first: “十四五”目标值. Other quotes stand in sentences.
pub(super) fn begins_with_plan(text: &str) -> bool {
    let name = text.strip_prefix('“').and_then(|text| text.split_once('”'));
    name.is_some_and(|(name, _)| name.ends_with('五') && name.starts_with('十'))
}

/// A text without marks of a sentence as words are looked up; `None` where it is too long.
fn short_word(text: &str, is_plain: bool) -> Option<Cow<'_, str>> {
    const MOST_CHARACTERS: usize = LONGEST_WORD / 4;
    let word = if is_plain { Cow::Borrowed(text) } else { squeeze(text) };
    let may_be_short = !word.is_empty() && word.len() <= LONGEST_WORD;
    (may_be_short && word.chars().count() <= MOST_CHARACTERS).then_some(word)
}

/// What [`squeeze`] drops, or drops what stands behind it.
fn is_dropped(c: char) -> bool {
    static MARKS: CharSet = CharSet::of("（(〔[【）)〕]】*");
    MARKS.has(c) || crate::text::is_blank(c)
}

fn ends_in(text: &str, set: &CharSet) -> bool {
    text.chars().next_back().is_some_and(|c| set.has(c))
}

/// A quick look that spares names and numbers the search in the lists of `known`, the plain words apart.
fn may_lead(word: &str) -> bool {
    ends_in(word, &LAST) || WITHIN.stand_in(word)
}

/// Whether the cells of a row can be a header: enough of them are words that head columns.
pub(super) fn is_header<T: AsRef<str>>(cells: impl Iterator<Item = T>) -> bool {
    let (mut filled, mut known, mut strong) = (0usize, 0usize, false);
    for cell in cells.filter(|cell| !cell.as_ref().is_empty()) {
        let Some(word) = word(cell.as_ref()) else { return false };
        filled += 1;
        known += usize::from(word.is_known());
        strong |= !matches!(word, Word::Unknown | Word::Plain | Word::Weak);
    }
    filled >= 2 && (known >= 2 || (strong && filled >= 3)) && known * 3 >= filled
}
