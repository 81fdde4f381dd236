//! The tail of the notice: 落款, 附注 and 版记, as GB/T 9704 sets them below the text.
//!
//! [`colophon`] takes the last lines before anything else of the notice is read, because it says surely where the notice ends.
//! [`signature`] (发文机关署名, 成文日期) and [`note`] (附注) wait to be asked: by the walk through the parts, which closes the main
//! part with them, and for parts that are documents of their own.

pub(super) mod colophon;
pub(super) mod note;
pub(super) mod signature;
