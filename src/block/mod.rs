//! **Block stage**: lines → paragraphs, tables and what is neither.

pub(crate) mod table;
