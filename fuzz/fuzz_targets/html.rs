//! Pages: any text as a page, and, behind a NUL, pages that are put together from tags.
#![no_main]

use gongwen::Hint;
use gongwen_fuzz::markup::{self, PAGE};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let hint = Hint::default().mime_type("text/html");
    match bytes {
        [0, rest @ ..] => gongwen_fuzz::document(markup::compose(rest, &PAGE).as_bytes(), hint),
        _ => gongwen_fuzz::document(bytes, hint),
    }
});
