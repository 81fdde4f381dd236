//! Whether a line goes on with the open paragraph: the rules, in their order. Each is a method in the file of what it asks
//! about; it decides, or leaves the seam to the next.

use super::{super::open::Open, Joiner};
use crate::line::{Line, Traits};

/// The seam of two lines: above it the open paragraph ends so far, below it a line without a label stands.
pub(super) struct Seam<'s> {
    pub(super) open: &'s Open,
    pub(super) line: &'s Line,
    /// The line's text, its characters side by side.
    pub(super) text: &'s str,
    pub(super) traits: &'s Traits,
    /// Where the lines below it begin.
    pub(super) next: usize,
    /// Columns of the page's line as far as the line ends.
    pub(super) columns: usize,
}

impl Seam<'_> {
    /// Whether the line may stand on the page's line that the paragraph ends on: there is room, and a mark broke it there.
    pub(super) fn is_scrap(&self) -> bool {
        self.columns > self.traits.width as usize
    }

    /// Whether blanks stand in front of the line.
    pub(super) fn is_set_in(&self) -> bool {
        self.line.start < self.line.head
    }
}

/// What a rule says of the line below a seam.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It goes on with the open paragraph.
    GoesOn,
    /// It begins a block.
    Begins,
}

impl Verdict {
    pub(super) fn goes_on_where(holds: bool) -> Option<Self> {
        holds.then_some(Self::GoesOn)
    }

    pub(super) fn begins_where(holds: bool) -> Option<Self> {
        holds.then_some(Self::Begins)
    }

    /// Going on where that holds, or else beginning.
    pub(super) fn goes_on_only_where(holds: bool) -> Self {
        if holds { Self::GoesOn } else { Self::Begins }
    }
}

impl Joiner<'_, '_> {
    /// Columns of the page's line that a line without a label ends at, where it goes on with the open paragraph; its text is
    /// told with its characters side by side.
    pub(super) fn goes_on_to(
        &self,
        line: &Line,
        text: &str,
        traits: &Traits,
        next: usize,
    ) -> Option<usize> {
        let open = self.open()?;
        let columns = self.columns_with(traits);
        let seam = Seam { open, line, text, traits, next, columns };
        (self.verdict(&seam) == Verdict::GoesOn).then_some(columns)
    }

    fn verdict(&self, seam: &Seam<'_>) -> Verdict {
        self.at_marks(seam).or_else(|| self.below_bare_names(seam)).unwrap_or_else(|| {
            if self.wrap.is_fixed() { self.in_print(seam) } else { self.in_whole_lines(seam) }
        })
    }

    /// Where lines are not wrapped, as on the web: few were broken, and by what they end and begin with.
    fn in_whole_lines(&self, seam: &Seam<'_>) -> Verdict {
        self.ends_with_sentence(seam)
            .or_else(|| self.at_parted_number(seam))
            .or_else(|| self.at_block(seam))
            .or_else(|| self.within_brackets(seam))
            .or_else(|| self.at_typed_indent(seam))
            .or_else(|| self.behind_comma(seam))
            .or_else(|| self.below_title(seam))
            .or_else(|| self.behind_whole_line(seam))
            .or_else(|| self.within_copies(seam))
            .unwrap_or_else(|| self.behind_prose(seam))
    }

    /// Where a page or a fixed width cut lines: marks say less, and where lines end on the page says the rest.
    fn in_print(&self, seam: &Seam<'_>) -> Verdict {
        let is_inner = self.is_inner(seam);
        self.ends_with_printed_sentence(seam, is_inner)
            .or_else(|| self.at_parted_number(seam))
            .or_else(|| self.at_block(seam))
            .or_else(|| self.within_brackets(seam))
            .or_else(|| self.within_word_or_quotes(seam))
            .or_else(|| self.at_indent(seam))
            .or_else(|| self.behind_comma(seam))
            .or_else(|| self.behind_sentence(seam, is_inner))
            .or_else(|| self.below_title(seam))
            .unwrap_or_else(|| self.by_margin(seam))
    }

    /// Where no sentence ended: what reaches the margin was cut there, and only what was cut elsewhere goes on before it.
    fn by_margin(&self, seam: &Seam<'_>) -> Verdict {
        self.at_margin(seam)
            .or_else(|| self.below_heading(seam))
            .or_else(|| self.below_assignment(seam))
            .or_else(|| self.behind_cited_title(seam))
            .or_else(|| self.below_blank_line(seam))
            .or_else(|| self.behind_bracket(seam))
            .unwrap_or_else(|| self.before_margin(seam))
    }
}
