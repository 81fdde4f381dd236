//! Chapters whose headings stand apart from their labels: `第二章⏎第五条⏎支持范围⏎根据…`. Extraction puts the labels above what
//! they label, and the first heading is that of the first.

use super::{Paragraph, open::Open, opener::opens_block};
use crate::{
    grammar::label::Kind,
    line::{Classes, Traits},
};

/// Whether a line is the heading of the chapter whose label stands above the label that is open.
pub(super) fn is_heading_of(
    chapter: &Paragraph<'_>,
    open: &Open,
    line: &str,
    traits: &Traits,
) -> bool {
    /// Characters of the longest heading that stands apart from its label.
    const LONGEST: usize = 30;
    const OF_TEXT: Classes = Classes::FULL_STOP.or(Classes::SEMICOLON).or(Classes::COLON);
    let Some((label, inner)) = chapter.label.zip(open.label) else { return false };
    // 节 or 条 within 编, 章 or 节.
    if !label.kind.is_chapter() || inner.kind > Kind::ARTICLE || inner.kind <= label.kind {
        return false;
    }
    let above = chapter.text();
    // 总则 and 附则 are set in letters apart.
    (above.len() <= label.length || line == "则" && above.ends_with(['总', '附']))
        && !traits.classes.any(OF_TEXT)
        && !matches!(traits.last, '，' | '、' | ',')
        && line.chars().nth(LONGEST).is_none()
        && !opens_block(line, traits)
}
