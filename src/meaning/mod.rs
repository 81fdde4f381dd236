//! **Meaning stage**: a document → its tasks, deadlines and references.
//!
//! Takes a [`Document`] and reads the text of its parts once, in order: clauses and task tables become
//! tasks, times become deadlines, 《》 become references. Guarantees: everything keeps the order of the
//! text; every value leads back to its place; dates are resolved from the document, never the clock; what
//! is not certain stays as written.

mod base;
mod clauses;
mod context;
mod full_name;
mod references;
mod rows;

use crate::{Deadline, Reference, Task, document::Document};
use context::Context;

/// What the text of a document says.
#[derive(Debug, Default)]
pub(crate) struct Meaning<'a> {
    pub(crate) tasks: Vec<Task<'a>>,
    pub(crate) deadlines: Vec<Deadline<'a>>,
    pub(crate) references: Vec<Reference<'a>>,
}

/// Reads the text of the parts.
pub(crate) fn read<'a>(source: &'a str, document: &Document<'a>) -> Meaning<'a> {
    let mut context = Context::new(source, document);
    let mut tasks = Vec::new();
    for part in &document.parts {
        tasks.extend(clauses::read(&mut context, part));
    }
    context.finish(tasks)
}
