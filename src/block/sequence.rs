//! Whether a label fits the numbering so far.

use crate::grammar::label::{Kind, Label};

/// The last number of each kind of label.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Sequence {
    last: [u32; Kind::COUNT],
    /// The last numeral that was a label alone on its line.
    numeral: u32,
}

impl Sequence {
    /// The last number of a label's kind; 0 where there was none.
    fn last(&self, label: Label) -> u32 {
        self.last[label.kind.place()]
    }

    /// Whether the label counts on from the last of its kind, or begins to count.
    pub(super) fn fits(&self, label: Label) -> bool {
        label.number == 1 || label.number == self.last(label) + 1
    }

    /// Whether there was a label of its kind.
    pub(super) fn has_begun(&self, label: Label) -> bool {
        self.last(label) > 0
    }

    /// Whether at most two labels are missing between the last of its kind and the label.
    pub(super) fn skips_to(&self, label: Label) -> bool {
        const MOST_MISSING: u32 = 2;
        let last = self.last(label);
        (last + 1..=last + 1 + MOST_MISSING).contains(&label.number)
    }

    /// Whether the label counts on from the last of its kind.
    pub(super) fn counts_on(&self, label: Label) -> bool {
        let last = self.last(label);
        last > 0 && label.number == last + 1
    }

    /// Whether there was a label of a section: 一、, （一）, an article or a chapter.
    pub(super) fn counts_sections(&self) -> bool {
        let kinds = Kind::CHAPTER.place()..=Kind::NUMERAL_IN_BRACKETS.place();
        self.last[kinds].iter().any(|last| *last > 0)
    }

    /// Whether a numeral alone on its line was a label.
    pub(super) fn counts_numerals(&self) -> bool {
        self.numeral > 0
    }

    /// The last such numeral; 0 where there was none.
    pub(super) fn last_numeral(&self) -> u32 {
        self.numeral
    }

    /// Takes note of such a numeral.
    pub(super) fn note_numeral(&mut self, label: Label) {
        self.numeral = label.number;
    }

    /// Takes note of a label.
    pub(super) fn note(&mut self, label: Label) {
        self.last[label.kind.place()] = label.number;
    }
}
