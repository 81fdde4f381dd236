//! The body: what the notice says, what it issues, what is attached (contract, section 4).
//!
//! Takes the blocks from the end of the header on. [`parts`] walks down them once and parts them: 附件说明 by [`attachments`],
//! dates and notes by what reads the tail. [`nested`] reads the parts that are documents of their own. When all passes are over,
//! [`parts::fill`] makes each labelled paragraph a [`section`] and gives tables their titles ([`table_title`]).
//! Guarantees that every block without another use is content of one part, in the order of the text; [`content`] holds them.

pub(super) mod attachments;
pub(super) mod content;
pub(super) mod nested;
pub(super) mod parts;
pub(super) mod section;
mod table_title;
