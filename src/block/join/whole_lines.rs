//! Texts that are not wrapped: each line is a paragraph, but for the few that someone broke within a sentence.

use super::{
    Joiner,
    seam::{Seam, Verdict},
};
use crate::line::Edge;

impl Joiner<'_, '_> {
    /// A sentence that ended, outside brackets, ends its paragraph. A bracket may still belong to it by its words.
    pub(super) fn behind_end_of_line(&self, seam: &Seam<'_>) -> Option<Verdict> {
        Verdict::begins_where(seam.open.has_ended() && !seam.traits.at_head.any(Edge::OPENING))
    }

    /// Sentences within brackets that lost their closing marks, headings, and what is assigned above a blank line.
    pub(super) fn behind_whole_line(&self, seam: &Seam<'_>) -> Option<Verdict> {
        let open = seam.open;
        let is_assigned = || self.after_blank && !open.ends_page && open.assigns(self.source);
        let is_whole = open.at_end.any(Edge::SENTENCE_END) || open.is_heading() || is_assigned();
        Verdict::begins_where(is_whole)
    }

    /// Text that holds a mark within a sentence, and ends in none, goes on; `为保障用水,促进节水⏎事业发展,…` begins as no name does.
    pub(super) fn behind_prose(&self, seam: &Seam<'_>) -> Verdict {
        /// Shorter lines without a full stop are headings and names, also where they hold a comma.
        const SHORTEST_PROSE: usize = 60;
        let open = seam.open;
        let is_sentence = || open.width >= SHORTEST_PROSE || open.begins_sentence(self.source);
        let is_prose = open.has_stop() || open.has_comma() && is_sentence();
        Verdict::goes_on_only_where(is_prose && !open.at_end.any(Edge::CLOSING))
    }
}
