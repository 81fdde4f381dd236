//! The grammars as functions of their own, for texts that are already at hand.

mod deadlines;
mod references;
mod units;

pub use deadlines::{deadline, deadlines};
pub use references::references;
pub use units::units;

/// Whether places of a text fit a [`Span`](crate::Span). Nobody asks for what a longer one says: nothing is found in it.
fn fits(text: &str) -> bool {
    u32::try_from(text.len()).is_ok()
}
