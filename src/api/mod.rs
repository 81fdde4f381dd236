//! The grammars as functions of their own, for texts that are already at hand.

mod deadlines;
mod references;
mod units;

pub use deadlines::{deadline, deadlines};
pub use references::references;
pub use units::units;
