//! **Format stage**: the bytes of a page, a Word file or a spreadsheet → text as a reader sees it.
//!
//! Takes bytes and what is known of them ([`Hint`]) and gives a [`Rendering`]: a paragraph a line, the
//! tables among the lines with their merged cells, and where each byte of the text stands in the source.
//! Guarantees: the lines of a table are its rows in order, whole and alone; text that is not shown is
//! not in the rendering but under a diagnostic; a limit that cuts something says so. Nothing behind this stage
//! knows which format a text came from.

mod detect;
#[cfg(feature = "docx")]
mod docx;
#[cfg(any(feature = "docx", feature = "html"))]
mod file_name;
#[cfg(feature = "html")]
mod html;
#[cfg(feature = "office")]
mod office;
#[cfg(feature = "formats")]
mod pairs;
mod places;
mod rendering;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use detect::Hint;
pub(crate) use places::Places;
#[cfg(feature = "html")]
use rendering::Renderer;
pub(crate) use rendering::Rendering;

#[cfg(feature = "office")]
use crate::BinaryFormat;
use crate::{Error, Limits, decode::binary_format};

/// What a Word file or a spreadsheet shows; `None` for what is neither, or not read by this build.
///
/// # Errors
///
/// Where it is damaged, or over a limit.
pub(crate) fn render_file(bytes: &[u8], limits: Limits) -> Result<Option<Rendering>, Error> {
    match binary_format(bytes) {
        #[cfg(feature = "docx")]
        Some(BinaryFormat::Docx) => docx::render(bytes, limits).map(Some),
        #[cfg(feature = "xlsx")]
        Some(BinaryFormat::Xlsx) => xlsx::render(bytes, limits).map(Some),
        _ => {
            let _ = limits;
            Ok(None)
        }
    }
}

/// What a text shows that is a web page, or Markdown with tables in HTML; `None` for a text that shows itself.
#[cfg_attr(not(feature = "html"), expect(unused_variables, reason = "only pages are told apart"))]
pub(crate) fn render_text(text: &str, hint: Hint<'_>) -> Option<Rendering> {
    #[cfg(feature = "html")]
    if detect::is_page(text, hint) {
        return Some(html::page(text));
    } else if detect::holds_tables(text) {
        return Some(html::markdown(text));
    }
    None
}
