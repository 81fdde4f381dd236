//! 表题: the line above a table that names it.

use crate::{
    block::{Paragraph, Table},
    text::is_arabic,
};

/// Characters of the longest title.
const LONGEST: usize = 40;

/// Gives a table the paragraph without a label above it, where that is its title; the paragraph is then no text of the
/// part.
///
/// A part's own title never stands among its items (contract, section 5).
pub(super) fn take<'a>(above: &mut Paragraph<'a>, table: &mut Table<'a>) -> bool {
    let is_title = names_table(above);
    if is_title {
        table.span = table.span.join(above.span());
        table.title = Some(above.prose.take_text());
    }
    is_title
}

/// `表1 任务分解`, `重点任务分工表`, `责任清单`.
fn names_table(above: &Paragraph<'_>) -> bool {
    let text = above.text();
    let is_line = !above.is_cut()
        && !text.contains(['。', '；', '，', '：', ':'])
        && text.chars().count() <= LONGEST;
    is_line && (is_numbered(text) || text.ends_with(['表', '单']) || text.ends_with("台账"))
}

/// `表1`, `表 2-1`, `附表三`.
fn is_numbered(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("附表").or_else(|| text.strip_prefix('表')) else {
        return false;
    };
    rest.starts_with(|c: char| is_arabic(c) || "一二三四五六七八九十".contains(c))
}
