//! The page around the notice: what a site or a collection adds to it.
//!
//! Takes all blocks, before anything else was read. Gives the metadata of the page, and a use to what is no part of the
//! notice. Guarantees that nothing of the notice itself is taken: what may be either stays free for the passes that follow.
//!
//! In this order: [`metadata`] (the page's table, bylines, and the [`tags`] in the head of a web page), [`row`] (cells of a collection),
//! [`files`] (links above the text), [`chrome`] (navigation, buttons, footers), [`contents`] (目录). [`links`] come last, when
//! the attachments are known that they lead to.

pub(super) mod chrome;
pub(super) mod contents;
pub(super) mod files;
pub(super) mod links;
pub(super) mod metadata;
pub(super) mod row;
pub(super) mod tags;
