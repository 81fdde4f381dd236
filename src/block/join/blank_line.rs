//! Below a blank line or a page's edge, in print: what they cut goes on, nothing else.

use super::{
    super::open::Open,
    Joiner,
    seam::{Seam, Verdict},
};
use crate::{
    line::{Classes, Edge, Traits},
    text::ends_in_ideograph,
};

/// Marks that prose holds, and no cells below a page's edge.
const WITHIN_PROSE: Classes = Classes::COMMA
    .or(Classes::PAUSE)
    .or(Classes::FULL_STOP)
    .or(Classes::SEMICOLON)
    .or(Classes::COLON);

impl Joiner<'_, '_> {
    /// A sentence goes on below the blank line that cuts it, or the edge of a page.
    pub(super) fn below_blank_line(&self, seam: &Seam<'_>) -> Option<Verdict> {
        let is_parted = self.is_parted()
            && !self.is_cut_by_page(seam)
            && !self.is_cut_by_blank(seam.open, seam.traits);
        Verdict::begins_where(is_parted)
    }

    /// A page cuts a sentence anywhere.
    fn is_cut_by_page(&self, seam: &Seam<'_>) -> bool {
        let open = seam.open;
        open.ends_page
            && (open.is_prose()
                || open.lists()
                || seam.traits.classes.any(WITHIN_PROSE) && self.is_cut_first_line(seam))
    }

    /// Whether a blank line stands within a sentence, as text recognition leaves them between any two lines: the line above
    /// nearly reaches the margin or breaks off within a word, or a sentence ended in the paragraph before this one began,
    /// and the line below is prose or as full.
    fn is_cut_by_blank(&self, open: &Open, traits: &Traits) -> bool {
        /// Columns that digits and quotes, set closer than they count, leave empty.
        const NEAR: usize = 6;
        const OF_PROSE: Classes = Classes::COMMA.or(Classes::FULL_STOP).or(Classes::SEMICOLON);
        if !open.is_prose() {
            return self.is_parted_from_full(open, traits);
        }
        !open.at_end.any(Edge::CLOSING)
            && open.last_char != '.'
            && (traits.classes.any(OF_PROSE) || self.wrap.is_full(traits.width as usize))
            && (open.classes.any(Classes::FULL_STOP) && !open.at_end.any(Edge::DIGIT)
                || self.wrap.is_full(open.page.whole() + NEAR)
                || self.breaks_off(open))
    }

    /// Whether the open paragraph is a first line that ends at the margin, and one parted from it fills the page so far that it
    /// is no first line itself.
    fn is_parted_from_full(&self, open: &Open, traits: &Traits) -> bool {
        open.label.is_none()
            && open.page.nth == 1
            && self.wrap.leaves_no_room(traits.width as usize)
            && traits.classes.any(Classes::COMMA.or(Classes::FULL_STOP))
            && self.fills_indented_line(open)
            && ends_in_ideograph(&self.source[open.last()])
    }

    /// Whether the open paragraph ends within a word, on a line too wide for a cell or with what ran over a full one.
    fn breaks_off(&self, open: &Open) -> bool {
        ends_in_ideograph(&self.source[open.last()])
            && (!self.is_header() || open.has_stop())
            && (self.wrap.is_wider_than_cells(open.page.whole()) || self.has_run_over(open))
    }

    /// Whether a blank line stands at the seam, in a text where they say something.
    pub(super) fn is_parted(&self) -> bool {
        self.after_blank && !self.wrap.is_spaced
    }
}
