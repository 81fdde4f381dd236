//! Any text.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| gongwen_fuzz::text(text));
