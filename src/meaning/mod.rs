//! **Meaning stage**: what a notice says beyond the letter, from its header and its parts.
//!
//! Takes what the stages before found (issuing bodies, titles, units as written) and gives what
//! follows from it: the level that a bare department belongs to. Guarantees: what is not certain
//! stays as written.

pub(crate) mod full_name;
