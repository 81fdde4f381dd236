//! Lines behind a sentence that ended with its line, in print: it may have ended anywhere in its paragraph.

use super::{
    Joiner,
    seam::{Seam, Verdict},
};
use crate::line::Edge;

impl Joiner<'_, '_> {
    /// What ended before the margin ended its paragraph. Brackets may belong to it, and scraps may go on on its line of the
    /// page: of these, the other rules are asked.
    pub(super) fn ends_with_printed_sentence(
        &self,
        seam: &Seam<'_>,
        is_inner: bool,
    ) -> Option<Verdict> {
        let ends = seam.open.has_ended()
            && !is_inner
            && !seam.traits.at_head.any(Edge::OPENING)
            && !self.wrap.is_ragged
            && !self.completes_line(seam);
        Verdict::begins_where(ends)
    }

    /// What is in the middle of its paragraph goes on, and so does what fills the page's line with the sentence.
    pub(super) fn behind_sentence(&self, seam: &Seam<'_>, is_inner: bool) -> Option<Verdict> {
        let open = seam.open;
        if !open.at_end.any(Edge::SENTENCE_END) {
            return None;
        }
        // A clause on a line of its own closes the text above: `…质效。\n（责任单位：…）`.
        let is_clause = || open.last_char == '。' && seam.traits.at_head.any(Edge::OPENING);
        // What is copied to ends here, and who prints stands below, however the two fill a line.
        let may_go_on = !self.after_blank && !self.lists_copies && !open.at_end.any(Edge::COLON);
        let goes_on = is_inner || may_go_on && (is_clause() || self.completes_line(seam));
        Some(Verdict::goes_on_only_where(goes_on && !open.names(self.source, seam.text)))
    }
}
