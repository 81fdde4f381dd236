//! **Office files**: what Word files and spreadsheets share.
//!
//! Both are parts in XML that name each other, packed into a ZIP container. [`Package`] unpacks parts within
//! [`Limits`](crate::Limits), [`Xml`] walks through one, and [`Relationships`] says which part an id stands for. [`Page`] takes
//! the text and the tables, and [`Placed`] puts cells on a grid. [`lines_about_document`] reads what a document says about
//! itself.

mod about;
mod grid;
mod package;
mod page;
mod relationships;
mod xml;

pub(super) use about::lines_about_document;
pub(super) use grid::{Placed, marked_table};
pub(super) use package::{Package, Part};
#[cfg(feature = "docx")]
pub(super) use page::Mark;
pub(super) use page::Page;
pub(super) use relationships::Relationships;
pub(super) use xml::{Node, Tag, Xml};
