//! What the lines of the text so far show by which those to come are judged.

/// What was seen of two sorts of lines.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) first_lines: FirstLines,
    pub(super) inner_lines: InnerLines,
}

/// What the labelled lines of a text, which begin paragraphs for certain, have in common.
#[derive(Default)]
pub(super) struct FirstLines {
    all: u32,
    set_in: u32,
    behind_blank: u32,
}

impl FirstLines {
    /// Takes note of a labelled line.
    #[inline]
    pub(super) fn note(&mut self, is_set_in: bool, is_behind_blank: bool) {
        self.all += 1;
        self.set_in += u32::from(is_set_in);
        self.behind_blank += u32::from(is_behind_blank);
    }

    /// Whether they are set in.
    pub(super) fn are_set_in(&self) -> bool {
        self.show(self.set_in)
    }

    /// Whether a blank line stands above each.
    pub(super) fn are_behind_blanks(&self) -> bool {
        self.show(self.behind_blank)
    }

    /// Whether all first lines but the few that a page's edge or a table brings show something.
    fn show(&self, lines: u32) -> bool {
        /// Fewer lines may be alike by chance.
        const FEWEST: u32 = 4;
        self.all >= FEWEST && lines * 8 >= self.all * 7
    }
}

/// The page's columns of the last two lines behind which a sentence went on.
#[derive(Default)]
pub(super) struct InnerLines([usize; 2]);

impl InnerLines {
    /// Takes note of such a line, which ends at so many columns.
    #[inline]
    pub(super) fn note(&mut self, columns: usize) {
        self.0 = [self.0[1], columns];
    }

    /// The margin that they show, be it that of the text or not.
    pub(super) fn margin(&self) -> usize {
        self.0[0].max(self.0[1])
    }
}
