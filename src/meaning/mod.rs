//! **Meaning stage**: a document → its tasks, deadlines and references, appointments and attendance.
//!
//! Takes the parts with what was read before (issuing bodies, dates, titles) and gives what their text says.
//! Guarantees: the order of the text; dates are counted from the document's, never from the clock; what is not certain stays
//! as written. Leaves to the output stage where in the notice it goes.
//!
//! `texts` walks through the parts, a batch of paragraphs at a time, and asks each batch for its `deadlines`, its `references` and
//! its `clauses`, one after the other. At the end of each section `tasks` makes tasks of its clauses. `rows` reads tables. `names`
//! gives units their full names, by the level of the body that issues. Documents about people are read once more, for
//! `appointments` and `attendance`.

mod appointments;
mod attendance;
mod clauses;
mod context;
mod deadlines;
mod names;
mod references;
mod rows;
mod tasks;
mod texts;

use crate::{Appointment, Attendance, Deadline, Diagnostic, Reference, Task, document::Document};
use context::Context;

/// What the text of a document says.
#[derive(Debug)]
pub(crate) struct Meaning<'a> {
    pub(crate) tasks: Vec<Task<'a>>,
    pub(crate) deadlines: Vec<Deadline<'a>>,
    pub(crate) references: Vec<Reference<'a>>,
    pub(crate) appointments: Vec<Appointment<'a>>,
    pub(crate) attendance: Vec<Attendance<'a>>,
    pub(crate) diagnostics: Vec<Diagnostic<'a>>,
}

/// Reads the text of the parts.
#[inline(never)] // counted by tools/instructions
pub(crate) fn read<'a>(source: &'a str, document: &Document<'a>) -> Meaning<'a> {
    let mut context = Context::new(source, document);
    let mut tasks = texts::read(&mut context, document);
    tasks.shrink_to(LONG);
    context.deadlines.complete(source, &mut tasks);
    let (appointments, attendance) = (appointments::read(document), attendance::read(document));
    // Taken out one by one: to move all of the context would be to wait for what was just written there.
    let Context { deadlines, references, mut diagnostics, .. } = context;
    diagnostics.extend(deadlines.diagnostics);
    let (deadlines, references) = (deadlines.collected, references.finish());
    Meaning { tasks, deadlines, references, appointments, attendance, diagnostics }
}

/// Shorter lists may keep room that they do not need.
const LONG: usize = 1_024;

/// Makes room for one more in a list. At first for some, because who says one thing says several. Where it is long, for a quarter
/// more: a list that doubles is half empty, and all lists of a document are there at once.
fn make_room<T>(list: &mut Vec<T>) {
    // Room for sixteen, or as many as an allocator gives out of what it keeps at hand, which ends at a kilobyte.
    let some = (1024 / size_of::<T>()).clamp(4, 16);
    match list.len() {
        length if length < list.capacity() => {}
        0 => list.reserve_exact(some),
        length if length >= LONG => list.reserve_exact(length / 4),
        _ => {}
    }
}
