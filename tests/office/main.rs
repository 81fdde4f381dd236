//! Word files and spreadsheets: what they show, what is left out, what damaged ones do.

mod any;
mod docx;
mod malformed;
mod package;
mod xlsx;
