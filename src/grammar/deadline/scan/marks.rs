//! What marks tell of the times behind them: titles and names in quotes, which are passed over, and labels.

use super::{
    super::{Found, context, filling, near::head},
    Times,
};
use crate::grammar::landmarks::{Kind, Landmark};

/// Longest title in 《》 that is passed over, in bytes; no 《 without its 》 hides more than this.
const LONGEST_TITLE: usize = 600;

/// Longest name in “” that is passed over, in bytes: “绿盾2021” is one, a longer quotation is text.
const LONGEST_NAME: usize = 36;

/// Behind the 》 of the title that the first of some landmarks opens, if it is near.
pub(super) fn behind_title(landmarks: &[Landmark]) -> Option<usize> {
    const WIDTH: usize = '》'.len_utf8();
    let (open, following) = landmarks.split_first()?;
    let near = following.iter().take_while(|mark| mark.at() + WIDTH <= open.at() + LONGEST_TITLE);
    near.filter(|mark| mark.kind == Kind::TitleClosing).map(|mark| mark.at() + WIDTH).next()
}

/// Behind the ” of the name that begins at a quote, if it is near.
pub(super) fn behind_name(text: &str, open: usize) -> Option<usize> {
    const CLOSE: &[u8] = "”".as_bytes();
    let near = &text.as_bytes()[open..];
    let near = &near[..near.len().min(LONGEST_NAME)];
    let mut ends = memchr::memchr_iter(CLOSE[2], near).map(|last| last + 1);
    ends.find(|end| near[..*end].ends_with(CLOSE)).map(|end| open + end)
}

/// Whether a colon opens a clause that its label makes one of deadlines.
#[inline]
pub(super) fn opens_clause(text: &str, colon: usize) -> bool {
    context::is_label(&text[..colon]) && text[colon..].starts_with(['：', ':'])
}

/// 完成时限：2021年四季度: a clause in running text, read like a cell.
pub(super) fn labelled(text: &str, colon: usize, found: &mut Vec<Found>) -> usize {
    let next = colon + text[colon..].chars().next().map_or(1, char::len_utf8);
    let clause = head(&text[next..], context::LONGEST_CLAUSE);
    let clause = clause.find(context::ends_label).map_or(clause, |end| &clause[..end]);
    let inside = filling::filling(clause);
    if inside.is_empty() {
        return next;
    }
    found.extend(inside.into_iter().map(|one| one.behind(next)));
    next + clause.len()
}

impl Times<'_> {
    /// Whether the name that may begin at the first of some landmarks is to be passed over: for the next time, or for what
    /// else may open in it.
    pub(super) fn may_stand_in_name(&self, landmarks: &[Landmark]) -> bool {
        let [open, following @ ..] = landmarks else { return false };
        let end = open.at() + LONGEST_NAME;
        self.rest.first().is_some_and(|next| (*next as usize) < end)
            || following.first().is_some_and(|next| next.at() < end)
    }
}
