//! What words say: lines that begin a block whatever stands above them, and lines that end with themselves.

use super::{
    super::{
        lost_break::closes_clause,
        open::Open,
        opener::{is_attachment_mark, is_enactment, names_list, opens_block},
    },
    Joiner,
    seam::{Seam, Verdict},
};
use crate::{
    line::{Classes, Edge},
    text::Words,
};

impl Joiner<'_, '_> {
    /// `责任单位：⏎各乡镇`: a label alone on its line goes on to all but the next label.
    pub(super) fn below_bare_names(&self, seam: &Seam<'_>) -> Option<Verdict> {
        let awaits = seam.open.awaits_names(self.source);
        awaits.then(|| Verdict::goes_on_only_where(!names_list(seam.text)))
    }

    /// Openers (附件, 抄送, a note, a date), who signs, what the header says by itself, and lines that are whole however full.
    pub(super) fn at_block(&self, seam: &Seam<'_>) -> Option<Verdict> {
        let begins = opens(seam)
            || self.is_signature(seam.text, seam.next)
            || self.ends_in_header(seam)
            || self.is_assigned_heading(seam.open)
            || self.is_enactment_of_title(seam)
            || !seam.open.at_end.any(Edge::SENTENCE_END) && seam.open.is_line(self.source);
        Verdict::begins_where(begins)
    }

    /// `六、口岸建设（县商务局牵头）`: a heading that a clause closes, however full its line is.
    fn is_assigned_heading(&self, open: &Open) -> bool {
        open.label.is_some_and(|label| matches!(label.level, 1 | 2))
            && !open.has_stop()
            && self.ends_in_clause(open)
    }

    /// Whether the text so far is closed by a clause that assigns it.
    pub(super) fn ends_in_clause(&self, open: &Open) -> bool {
        open.at_end.any(Edge::CLOSING)
            && !open.is_inside()
            && closes_clause(&self.source[open.first()..open.last().end])
    }

    /// `云水市节约用水条例⏎（2022年12月13日…通过）`: a 题注 below what may be a title, no sentence and nothing that cites.
    fn is_enactment_of_title(&self, seam: &Seam<'_>) -> bool {
        let open = seam.open;
        let may_cite = || open.classes.any(Classes::TITLE_END) || open.begins_sentence(self.source);
        seam.traits.at_head.any(Edge::OPENING)
            && open.label.is_none()
            && !open.is_inside()
            && !open.is_prose()
            && !may_cite()
            && is_enactment(seam.text)
    }

    /// `…工作方案⏎为贯彻…`: the text of a document begins behind its title.
    pub(super) fn below_title(&self, seam: &Seam<'_>) -> Option<Verdict> {
        /// Words that the first paragraph of a document begins with.
        static HEADS: Words = Words::of(&["为", "根据", "按照", "依据"]);
        let open = seam.open;
        let is_text = !open.is_prose()
            && open.label.is_none()
            && !matches!(open.last_char, '”' | '》')
            && HEADS.begin(seam.text);
        Verdict::begins_where(is_text)
    }

    /// In print, `责任单位：各县（市、区）\n人民政府\n本通知自…施行。`: what is assigned ends with its line before the margin.
    pub(super) fn below_assignment(&self, seam: &Seam<'_>) -> Option<Verdict> {
        let is_done =
            !seam.open.ends_page && !self.shares_line(seam) && seam.open.assigns(self.source);
        Verdict::begins_where(is_done)
    }
}

/// Whether a line opens a block; within a bracket only an 附件 mark does.
fn opens(seam: &Seam<'_>) -> bool {
    opens_block(seam.text, seam.traits) && (!seam.open.is_inside() || is_attachment_mark(seam.text))
}
