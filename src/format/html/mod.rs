//! **HTML**: a page, or a piece of one → its [`Rendering`].

use super::{Renderer, Rendering};

/// What a page shows.
pub(super) fn page(source: &str) -> Rendering {
    let mut renderer = Renderer::new(source);
    renderer.copy(0..source.len());
    let (text, places) = renderer.finish();
    Rendering { text, places: Some(places), ..Rendering::default() }
}

/// What Markdown shows that holds tables in HTML.
pub(super) fn markdown(source: &str) -> Rendering {
    page(source)
}
