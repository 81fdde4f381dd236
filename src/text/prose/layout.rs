//! What is layout within a line: blanks, characters without width, marks of Markdown, tags.

use super::super::{is_blank, is_zero_width, markdown};

/// Where the layout ends that begins at a place: blanks, Markdown marks, tags; the place itself where
/// text stands there.
pub(super) fn past_layout(text: &str, mut at: usize) -> usize {
    loop {
        match layout_at(text, at) {
            0 => return at,
            length => at += length,
        }
    }
}

/// Whether a character that begins with some bytes may be layout: `false` only where it is text.
#[inline]
pub(super) fn may_be_layout([a, b, c]: [u8; 3]) -> bool {
    match a {
        // Control characters, tab and line breaks among them.
        0..=b' ' | 0x7f | b'*' | b'[' | b']' | b'<' => true,
        // The marks of Chinese begin as wide blanks do; the second or third byte tells them apart.
        0xe3 => b == 0x80 && c == 0x80,
        0xef => b == 0xbb,
        0xe2 => b == 0x81 || b == 0x80 && !matches!(c, 0x90..=0xa7),
        0xc2 | 0xe1 => true,
        _ => false,
    }
}

/// How many bytes from `at` on are one piece of layout; 0 for text. A character begins at `at`.
pub(super) fn layout_at(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    match bytes.get(at) {
        Some(b' ' | 0..=0x1f | 0x7f) => 1,
        Some(b'*') => markdown::emphasis(text, at),
        Some(b'[') => markdown::link_start(text, at),
        Some(b']') => markdown::link_end(text, at),
        Some(b'<') => tag_length(&bytes[at..]),
        Some(0xe3) => 3 * usize::from(bytes[at..].starts_with("\u{3000}".as_bytes())),
        Some(0xef) => 3 * usize::from(bytes[at..].starts_with("\u{feff}".as_bytes())),
        Some(0xe2) if !matches!(bytes[at + 1..], [0x80 | 0x81, ..]) => 0,
        Some(0xe2) if matches!(bytes[at + 1..], [0x80, 0x90..=0xa7, ..]) => 0,
        Some(0xc2 | 0xe1 | 0xe2) => match text[at..].chars().next() {
            Some(c) if is_blank(c) || is_zero_width(c) => c.len_utf8(),
            _ => 0,
        },
        _ => 0,
    }
}

/// Length of an HTML tag at the start; 0 for `<` in text (<商品包装…>, a < b).
fn tag_length(bytes: &[u8]) -> usize {
    const LONGEST_TAG: usize = 4096;
    let name =
        bytes.iter().skip(1).take_while(|b| b.is_ascii_alphanumeric() || **b == b'/').count();
    let starts = bytes.get(1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/');
    if !starts || name == 0 {
        return 0;
    }
    match bytes.get(1 + name) {
        Some(b'>' | b' ') => {}
        _ => return 0,
    }
    let window = &bytes[..bytes.len().min(LONGEST_TAG)];
    memchr::memchr(b'>', window).map_or(0, |end| end + 1)
}
