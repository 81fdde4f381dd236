//! **HTML**: a page, or a piece of one → its [`Rendering`].
//!
//! Takes the source and gives the lines that a reader sees, each paragraph, item and cell on its own. Guarantees: nothing
//! is expected to be well-formed, every byte is looked at a bounded number of times.
//!
//! `tokens` listens to the tokenizer of the HTML standard and tells `page` what stands where. That asks the others: `element`
//! knows what an element is to the text, `head` what the page's head says of the document, `hidden` where an element ends
//! that is not shown; `markup` keeps account of what stands between the texts, `table` of cells.

mod element;
mod head;
mod hidden;
mod link;
mod markdown;
mod markup;
mod menu;
mod page;
mod reader;
mod table;
mod tokens;

use std::ops::Range;

use html5gum::Tokenizer;

use super::{Rendering, pairs};
use markdown::Stretch;
use page::Page;
use reader::Bytes;
use tokens::Tokens;

/// What a page shows.
pub(super) fn page(source: &str) -> Rendering {
    let mut page = Page::new(source);
    tokenize(&mut page, source, 0..source.len());
    page.finish()
}

/// Tells the page what stands in a stretch of its source.
fn tokenize<'s>(page: &mut Page<'s>, source: &'s str, stretch: Range<usize>) {
    let tokens = Tokens::new(page, source, stretch.start);
    let Ok(()) = Tokenizer::new_with_emitter(Bytes::new(&source[stretch]), tokens).finish();
}

/// What Markdown shows that holds tables in HTML.
pub(super) fn markdown(source: &str) -> Rendering {
    let mut page = Page::new(source);
    for stretch in markdown::stretches(source) {
        match stretch {
            Stretch::Lines(place) => page.lines(place),
            Stretch::Table(place) => tokenize(&mut page, source, place),
        }
    }
    // Lines of text may be wrapped, whatever the tables among them look like.
    Rendering { are_paragraphs: false, ..page.finish() }
}
