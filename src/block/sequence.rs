//! Whether a label fits the numbering so far.

use crate::grammar::label::Label;

/// The last number of each kind of label.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Sequence {
    last: [u32; LEVELS],
}

/// 编 -3 … ① 5.
const LEVELS: usize = 9;

impl Sequence {
    fn slot(level: i8) -> usize {
        // Label levels run from -3 to 5.
        (level + 3).clamp(0, LEVELS as i8 - 1) as usize
    }

    /// Whether the label counts on from the last of its kind, or begins to count.
    pub(super) fn fits(&self, label: Label) -> bool {
        label.number == 1 || label.number == self.last[Self::slot(label.level)] + 1
    }

    /// Whether there was a label of its kind.
    pub(super) fn has_begun(&self, label: Label) -> bool {
        self.last[Self::slot(label.level)] > 0
    }

    /// Whether at most two labels are missing between the last of its kind and the label.
    pub(super) fn skips_to(&self, label: Label) -> bool {
        const MOST_MISSING: u32 = 2;
        let last = self.last[Self::slot(label.level)];
        (last + 1..=last + 1 + MOST_MISSING).contains(&label.number)
    }

    /// Whether the label counts on from the last of its kind.
    pub(super) fn counts_on(&self, label: Label) -> bool {
        let last = self.last[Self::slot(label.level)];
        last > 0 && label.number == last + 1
    }

    /// Whether there was a label of a section: 一、, （一）, an article or a chapter.
    pub(super) fn counts_sections(&self) -> bool {
        (-2..=2).any(|level| self.last[Self::slot(level)] > 0)
    }

    /// Takes note of a label.
    pub(super) fn note(&mut self, label: Label) {
        self.last[Self::slot(label.level)] = label.number;
    }
}
