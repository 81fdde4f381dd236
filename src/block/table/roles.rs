//! **Roles**: what the words that head the columns, and the cells below them, make of each column.

use std::borrow::Cow;

use super::header::Word;
use crate::model::ColumnRole;

/// What the body says of a column.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Body {
    /// Every filled cell is a number.
    pub(super) numbers: bool,
    /// Some cell is empty below a filled one.
    pub(super) merged: bool,
}

/// The roles of the columns. `words[i]` is what the header over column `i` says, `spans[i]` the first column of its cell.
pub(super) fn roles(
    headers: &[Cow<'_, str>],
    words: &[Word],
    spans: &[usize],
    body: &[Body],
) -> Vec<ColumnRole> {
    let words = &*with_measures_as_tasks(words);
    let has = |wanted: Word| words.contains(&wanted);
    let has_units = words.iter().any(|word| word.names_units());
    let has_task = has(Word::Task) || (has_units && has(Word::Weak) && has(Word::Content));
    let mut roles: Vec<ColumnRole> = (0..words.len())
        .map(|at| {
            let under_task = words[at].is_task_like() && is_spanned(spans, at);
            if body[at].numbers && (under_task || headers[at].is_empty()) {
                return ColumnRole::Sequence;
            }
            if words[at] == Word::Weak && !has_units {
                // 指标名称 in a table of indicators is no task.
                return ColumnRole::Other;
            }
            role(words[at], has_task, has(Word::Task) || has(Word::Content))
        })
        .collect();
    settle_tasks(&mut roles, words, spans);
    name_groups(&mut roles, body);
    roles
}

/// 改革举措 in front of 主要内容: where no other column names what is done, the measure does, and the content says how.
fn with_measures_as_tasks(words: &[Word]) -> Cow<'_, [Word]> {
    let measure = words.iter().position(|word| *word == Word::Requirement);
    let is_named =
        |at: &usize| !words.contains(&Word::Task) && words[*at..].contains(&Word::Content);
    match measure.filter(is_named) {
        Some(at) => {
            let mut words = words.to_vec();
            words[at] = Word::Task;
            Cow::Owned(words)
        }
        None => Cow::Borrowed(words),
    }
}

/// Whether a header cell stands over more columns than this one.
fn is_spanned(spans: &[usize], at: usize) -> bool {
    spans.iter().filter(|first| **first == spans[at]).count() > 1
}

fn role(word: Word, has_task: bool, has_better: bool) -> ColumnRole {
    match word {
        Word::Sequence => ColumnRole::Sequence,
        Word::Category => ColumnRole::Category,
        Word::Task => ColumnRole::Task,
        Word::Content if has_task => ColumnRole::Requirement,
        Word::Content => ColumnRole::Task,
        Word::Requirement => ColumnRole::Requirement,
        Word::Weak if has_better && !has_task => ColumnRole::Other,
        Word::Weak => ColumnRole::Task,
        Word::Lead => ColumnRole::Lead,
        Word::Responsible => ColumnRole::Responsible,
        Word::Cooperating => ColumnRole::Cooperating,
        Word::Deadline => ColumnRole::Deadline,
        Word::Note => ColumnRole::Note,
        Word::Plain | Word::Unknown => ColumnRole::Other,
    }
}

/// Of several task columns the last is the task and those before it group the rows; all group them
/// where one header cell stands over several columns and a requirement column says what is to be
/// done.
fn settle_tasks(roles: &mut [ColumnRole], words: &[Word], spans: &[usize]) {
    let mut tasks: Vec<usize> =
        (0..roles.len()).filter(|at| roles[*at] == ColumnRole::Task).collect();
    let strong = tasks.iter().filter(|at| words[**at] != Word::Weak).count();
    if strong > 0 {
        for at in tasks.extract_if(.., |at| words[*at] == Word::Weak) {
            roles[at] = ColumnRole::Other;
        }
    }
    if strong == 0 {
        // 名称 before 问题: of the weak words the first names what is done.
        for at in tasks.drain(1.min(tasks.len())..) {
            roles[at] = ColumnRole::Other;
        }
    }
    let Some(last) = tasks.last().copied() else { return };
    let required = roles.contains(&ColumnRole::Requirement);
    for at in tasks {
        if at != last || (required && is_spanned(spans, at)) {
            roles[at] = ColumnRole::Category;
        }
    }
}

/// A column without a telling header that stands left of the task, its cells merged, groups the
/// rows.
fn name_groups(roles: &mut [ColumnRole], body: &[Body]) {
    let named = roles.iter().position(|r| matches!(r, ColumnRole::Category | ColumnRole::Task));
    for at in 0..named.unwrap_or(0) {
        if roles[at] == ColumnRole::Other && body[at].merged {
            roles[at] = ColumnRole::Category;
        }
    }
}
