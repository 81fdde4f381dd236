//! **Grammars**: what has a known start within a line, one construct a file: with `nom`, and by hand what nearly every line or
//! clause is asked for.
//!
//! Each takes a text without layout and gives plain values with byte ranges into that text; no match is
//! `None`. They know nothing of lines, sections or the document: *grammar proposes, the later stages
//! dispose*.

pub(crate) mod appointment;
pub(crate) mod attachment;
pub(crate) mod attendance;
pub(crate) mod body;
pub(crate) mod clause;
pub(crate) mod date;
pub(crate) mod deadline;
pub(crate) mod document_number;
pub(crate) mod joint;
pub(crate) mod label;
pub(crate) mod landmarks;
pub(crate) mod metadata_label;
pub(crate) mod numeral;
pub(crate) mod punctuation;
pub(crate) mod recipients;
pub(crate) mod reference;
pub(crate) mod title_end;
pub(crate) mod unit;
