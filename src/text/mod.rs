//! **Text stage**: places in the decoded source → text as a person would copy it.
//!
//! Takes ranges of the source (lines of a paragraph, a cell) and gives [`Prose`]: the same text without
//! what is layout (blanks inside Chinese, Markdown marks, tags, zero-width characters, line breaks).
//! Guarantees: characters are kept as written; text that stands whole in the source is borrowed; each
//! byte of the text maps back to its byte in the source. Leaves to later stages what the text means.

mod bits;
mod chars;
pub(crate) mod digits;
pub(crate) mod lead;
mod markdown;
pub(crate) mod mask;
pub(crate) mod phrases;
mod prose;
mod runs;
pub(crate) mod scan;
mod shelf;
mod spread;
mod words;

pub(crate) use bits::set_of_bits;
pub(crate) use chars::{
    ends, ends_in_ideograph, ends_within, is_arabic, is_blank, is_cjk, is_ideograph, is_zero_width,
    trim_start,
};
pub(crate) use phrases::Phrases;
pub(crate) use prose::{Prose, ProseBuilder};
pub(crate) use shelf::{List, Shelf};
pub(crate) use spread::closed_up;
pub(crate) use words::{Chains, Pairs, Words, begins};
