//! Texts that are put together as notices are: header, sections, clauses, tables in every dress, colophon; in any layout.
#![no_main]

use gongwen_fuzz::written::Written;

libfuzzer_sys::fuzz_target!(|written: Written| gongwen_fuzz::text(&written.text()));
