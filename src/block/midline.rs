//! Labels in mid-line: a text that lost a line break has them behind a full stop.

use std::ops::Range;

use super::sequence::Sequence;
use crate::grammar::label::{Label, label};

/// The next label in `text[from..]` that a lost line break put behind a 。; it must count on from its kind.
///
/// Chinese and bracketed Chinese numerals and `2.`, but not （2）: those enumerate within sentences
/// (contract, section 4).
pub(super) fn lost_break(text: &str, from: usize, sequence: &Sequence) -> Option<(usize, Label)> {
    for stop in memchr::memmem::find_iter(&text.as_bytes()[from..], "。") {
        let at = from + stop + "。".len();
        let rest = &text[at..];
        let Some(found) = label(rest) else { continue };
        let is_kind = matches!(found.level, 1..=3) || found.level == -2 || found.level == 0;
        let goes_on = rest[found.length..].chars().next().is_some_and(|c| !c.is_ascii_digit());
        if is_kind && goes_on && sequence.counts_on(found) {
            return Some((at, found));
        }
    }
    None
}

/// Splits the places of a paragraph's lines in two, at a byte of the source.
pub(super) fn split_pieces(pieces: &[Range<usize>], at: usize) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for piece in pieces {
        if piece.end <= at {
            before.push(piece.clone());
        } else if piece.start >= at {
            after.push(piece.clone());
        } else {
            before.push(piece.start..at);
            after.push(at..piece.end);
        }
    }
    (before, after)
}
