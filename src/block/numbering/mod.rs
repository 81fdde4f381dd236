//! What only the numbering of a whole text tells.
//!
//! Takes all blocks, once the joiner has put them together, and gives labels where they are missing and takes them where they
//! are none. Guarantees that no text moves to another place: a paragraph is at most parted.
//!
//! In this order: [`cells`] (numbers of rows are no labels), [`run_on`] (headings that ran on into their text), [`missed_label`]
//! (labels that the numbering leaves out), [`bare_number`] (figures without a point that count on).

pub(super) mod bare_number;
pub(super) mod cells;
pub(super) mod missed_label;
pub(super) mod run_on;
