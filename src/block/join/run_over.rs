//! What has no room in a full line and runs over it, into a line of its own.

use super::{
    super::{open::Open, paragraph::Piece},
    Joiner,
    seam::Seam,
};
use crate::line::{LineKind, RUN_OVER, Traits};

impl Joiner<'_, '_> {
    /// `…加快绿色低碳发展。支持`⏎`企业`⏎`开展节能改造，…`: whether a line below a full one is what had no room in it, so that
    /// the next one goes on with it.
    pub(super) fn ran_over(&self, seam: &Seam<'_>) -> bool {
        /// Columns of the narrowest line that goes on.
        const PROSE: u32 = 24;
        let below = || {
            let below = self.lines[seam.next..].iter();
            let mut texts = below.filter(|line| line.kind == LineKind::Text);
            texts.next().is_some_and(|line| line.traits.width >= PROSE)
        };
        seam.traits.width <= RUN_OVER && (!self.after_blank || seam.open.ends_page) && below()
    }

    /// Whether the last line is what had no room in the full one above it.
    pub(super) fn has_run_over(&self, open: &Open) -> bool {
        let above = || open.pieces.iter().nth_back(1).map(Piece::place);
        let is_full = |line| self.wrap.is_full(Traits::of(&self.source[line]).width as usize);
        open.page.columns <= RUN_OVER as usize && above().is_some_and(is_full)
    }
}
