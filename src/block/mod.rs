//! **Block stage**: lines → paragraphs, tables and what is neither.
