//! Spreadsheets whose container is sound: behind it any parts, and, behind a NUL, parts that are put together from elements.
#![no_main]

use gongwen::Hint;
use gongwen_fuzz::office;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| gongwen_fuzz::document(
    &office::xlsx(bytes),
    Hint::default()
));
