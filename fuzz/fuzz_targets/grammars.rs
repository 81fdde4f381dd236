//! The grammars that serve by themselves.
#![no_main]

use gongwen::{DocumentNumber, Span};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let issued = gongwen::date("2024年2月29日");
    let lies_in = |span: Span, what: &str| {
        assert!(span.of(text).is_some(), "{what}: {span:?} is no place of {text:?}");
    };
    match text.parse::<DocumentNumber<'_>>() {
        Ok(number) => {
            lies_in(number.span, "number");
            // What was read is a number by itself, and the same.
            let again: DocumentNumber<'_> = number.text.parse().expect("a number");
            assert_eq!((again.year, again.serial), (number.year, number.serial), "{text:?}");
        }
        Err(error) => gongwen_fuzz::checks::explained(&error).expect("a short error"),
    }
    if let Some(date) = gongwen::date(text) {
        assert_eq!(gongwen::date(&date.to_string()), Some(date), "{text:?}");
    }
    for issued in [None, issued] {
        for deadline in gongwen::deadlines(text, issued) {
            lies_in(deadline.span, "deadline");
            assert_eq!(deadline.span.of(text), Some(&*deadline.text));
        }
        if let Some(deadline) = gongwen::deadline(text, issued) {
            lies_in(deadline.span, "deadline of a cell");
        }
    }
    for unit in gongwen::units(text) {
        lies_in(unit.span, "unit");
        assert!(!unit.name.is_empty(), "a unit without a name in {text:?}");
    }
    for reference in gongwen::references(text) {
        lies_in(reference.span, "reference");
        assert!(!reference.title.is_empty(), "a reference without a title in {text:?}");
        if let Some(number) = reference.document_number {
            lies_in(number.span, "number of a reference");
        }
    }
    if gongwen_fuzz::is_one_in(64, text.as_bytes()) {
        let read = |bytes: &[u8]| {
            let text = std::str::from_utf8(bytes).unwrap_or_default();
            let _ = (gongwen::date(text), text.parse::<DocumentNumber<'_>>());
            let _ = (gongwen::deadlines(text, None), gongwen::deadline(text, None));
            let _ = (gongwen::units(text), gongwen::references(text));
        };
        gongwen_fuzz::linear::is_linear(text.as_bytes(), read).expect("linear time");
    }
});
