//! Any bytes: decoding, telling formats apart, containers.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| gongwen_fuzz::document(bytes, gongwen::Hint::default()));
