//! What users hold: plain structs with the names of the output contract.

mod block;
mod date;
mod deadline;
mod document_number;
mod header;
mod inference;
mod metadata;
mod notice;
mod part_document;
mod personnel;
mod reference;
mod task;

pub use block::{Block, Column, ColumnRole, Paragraph, Part, PartKind, Piece, Section, Table};
pub use date::Date;
pub use deadline::{Deadline, DeadlineKind, Period};
pub use document_number::DocumentNumber;
pub use header::{Attachment, Disclosure, Field, FieldSpan, Kind};
pub use inference::Inference;
pub use metadata::Metadata;
pub use notice::Notice;
pub(crate) use notice::Source;
pub use part_document::PartDocument;
pub use personnel::{Appointment, AppointmentKind, Attendance, AttendanceRole};
pub use reference::Reference;
pub use task::{Role, Task, TaskSource, Unit};
