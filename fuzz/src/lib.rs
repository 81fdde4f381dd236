//! What the fuzz targets share: what must hold, and how inputs are put together from words that the crate knows.

use gongwen::Hint;

#[path = "../../tests/checks/mod.rs"]
pub mod checks;
pub mod linear;
pub mod markup;
pub mod office;
pub mod written;

/// Everything that must hold for a document, and, for some of them, what is dear to find out.
pub fn document(bytes: &[u8], hint: Hint<'_>) {
    sound(checks::bytes(bytes, hint), bytes);
    if is_one_in(16, bytes) {
        sound(checks::cut_by_limits(bytes, hint), bytes);
    }
    if is_one_in(64, bytes) {
        let parse = |bytes: &[u8]| drop(gongwen::Parser::new().parse_document(bytes, hint));
        sound(linear::is_linear(bytes, parse), bytes);
    }
}

/// The same for a text.
pub fn text(text: &str) {
    let bytes = text.as_bytes();
    sound(checks::text(text), bytes);
    if is_one_in(16, bytes) {
        sound(checks::cut_by_limits(bytes, Hint::default()), bytes);
    }
    if is_one_in(64, bytes) {
        let parse = |bytes: &[u8]| {
            // What is repeated stays UTF-8.
            drop(gongwen::parse(std::str::from_utf8(bytes).unwrap_or_default()));
        };
        sound(linear::is_linear(bytes, parse), bytes);
    }
}

/// Stops with what does not hold, and the input as a reader sees it.
fn sound(found: Result<(), String>, input: &[u8]) {
    if let Err(what) = found {
        panic!("{what}\n{}", String::from_utf8_lossy(input));
    }
}

/// Whether an input is one of so many: always the same ones, so that what is found is found again.
pub fn is_one_in(many: u64, bytes: &[u8]) -> bool {
    // FNV-1a; the standard library's hash is another one with each of its versions.
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325, step);
    (hash >> 32).is_multiple_of(many)
}
