//! What the marks on both sides of a seam say, whatever text they stand in.

use super::{
    Joiner,
    seam::{Seam, Verdict},
};
use crate::{line::Edge, text::is_ideograph};

impl Joiner<'_, '_> {
    /// The marks that decide at once.
    pub(super) fn at_marks(&self, seam: &Seam<'_>) -> Option<Verdict> {
        // A row's cell is done with its separator.
        if seam.open.at_end.or(seam.traits.at_head).any(Edge::PIPE) {
            return Some(Verdict::Begins);
        }
        let goes_on = seam.traits.at_head.any(Edge::NEVER_LEADS)
            || is_particle(seam)
            || self.is_heading_letter(seam);
        Verdict::goes_on_where(goes_on)
    }

    /// `前\n\n言`: a heading set so wide that extraction gives each character a line.
    fn is_heading_letter(&self, seam: &Seam<'_>) -> bool {
        seam.traits.first == '言'
            && seam.text == "言"
            && matches!(&self.source[seam.open.last()], "前" | "序" | "引")
    }

    /// Brackets and titles that are still open, and a label without its text.
    pub(super) fn within_brackets(&self, seam: &Seam<'_>) -> Option<Verdict> {
        let open = seam.open;
        let waits = open.is_inside() || open.is_closed_by(seam.traits) || open.is_bare_label();
        Verdict::goes_on_where(waits)
    }

    /// In print: what is left of a heading's first word, and quotes, that a line break cut.
    pub(super) fn within_word_or_quotes(&self, seam: &Seam<'_>) -> Option<Verdict> {
        let open = seam.open;
        let waits = is_ideograph(seam.traits.first) && open.is_character(self.source)
            || self.wrap.is_ragged && open.is_quoting()
            || matches!(open.last_char, '“' | '‘');
        Verdict::goes_on_where(waits)
    }

    /// `…，⏎…`, and behind a title what says more of it.
    pub(super) fn behind_comma(&self, seam: &Seam<'_>) -> Option<Verdict> {
        // `《…通知》\n（某政发〔2016〕8号）\n（以下简称…）`: the number and the alias of a document.
        let goes_on = seam.open.at_end.any(Edge::LISTING)
            || seam.open.last_char == '》' && seam.traits.at_head.any(Edge::OPENING)
            || seam.traits.first == '（' && seam.text.starts_with("（以下简称");
        Verdict::goes_on_where(goes_on)
    }

    /// In print, `为推动《…的决定》\n落实见效`: a sentence goes on behind a title in it.
    pub(super) fn behind_cited_title(&self, seam: &Seam<'_>) -> Option<Verdict> {
        let is_cited = seam.open.last_char == '》' && seam.open.begins_sentence(self.source);
        Verdict::goes_on_where(is_cited)
    }
}

/// No paragraph begins with 的 but 的确 and its like.
fn is_particle(seam: &Seam<'_>) -> bool {
    let belongs_above = |rest: &str| !rest.starts_with(['确', '士']);
    seam.traits.at_head.any(Edge::PARTICLE)
        && !seam.open.has_ended()
        && seam.text.strip_prefix('的').is_some_and(belongs_above)
}
