//! 目录: a table of contents repeats the headings; it is layout.

use super::uses::{Use, Uses};
use crate::block::Block;

/// A contents page has no more entries.
const MOST_ENTRIES: usize = 400;

/// Marks the contents between 目录 and the second time that its first entry stands.
pub(super) fn mark(uses: &mut Uses<'_, '_>) {
    let Some(head) =
        (0..uses.len()).find(|at| matches!(uses.text(*at), "目录" | "目次" | "目录："))
    else {
        return;
    };
    // Entries with leaders to a page number are furniture by themselves; a block stands behind the
    // furniture that it runs on over.
    let is_furniture = |at: usize| matches!(uses.blocks.get(at), Some(Block::Furniture(_)));
    if is_furniture(head + 1) || head.checked_sub(1).is_some_and(is_furniture) {
        uses.set(head, Use::Furniture);
    }
    let Some(first) = uses.next_free(head + 1) else { return };
    let entry = uses.text(first);
    if entry.is_empty() || entry.chars().count() > 60 {
        return;
    }
    let end = uses.len().min(first + MOST_ENTRIES);
    let body = uses.free(first + 1..end).find(|at| uses.text(*at).starts_with(entry));
    let Some(body) = body else { return };
    for at in head..body {
        if uses.is_free(at) {
            uses.set(at, Use::Furniture);
        }
    }
}
