//! The head of the notice: masthead, number, title, recipients.
//!
//! Takes the blocks that the page left. [`header`] walks down them once, gives the header's fields and says where the body
//! begins. Guarantees that a line it takes is a field, and that a text without a header begins with its body.
//!
//! What a title is, other passes ask as well: [`title`] for its lines, [`headline`] for titles of news, [`name`] for
//! lines that are a body or a date, and for titles that are the same.

pub(super) mod header;
pub(super) mod headline;
pub(super) mod name;
pub(super) mod title;
