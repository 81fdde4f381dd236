//! The bytes of a page for the tokenizer, searched many at a time.

use std::convert::Infallible;

use html5gum::Reader;

/// Reads a stretch of the source.
///
/// The tokenizer's own reader compares eight bytes at a time with all that it waits for; in text and in the values of
/// attributes, most of a page, vectors of 32 are twice as fast.
#[derive(Debug)]
pub(super) struct Bytes<'s> {
    rest: &'s [u8],
}

impl<'s> Bytes<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self { rest: source.as_bytes() }
    }
}

impl Reader for Bytes<'_> {
    type Error = Infallible;

    #[inline(always)]
    fn read_byte(&mut self) -> Result<Option<u8>, Infallible> {
        let Some((first, rest)) = self.rest.split_first() else { return Ok(None) };
        self.rest = rest;
        Ok(Some(*first))
    }

    #[inline(always)]
    fn read_until<'b>(
        &'b mut self,
        needle: &[u8],
        _: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, Infallible> {
        let Some(first) = self.rest.first() else { return Ok(None) };
        // One byte by itself where it is waited for.
        let length = if is_of(needle, *first) { 1 } else { 1 + free(&self.rest[1..], needle) };
        let (read, rest) = self.rest.split_at(length);
        self.rest = rest;
        Ok(Some(read))
    }

    #[inline(always)]
    fn try_read_string(&mut self, wanted: &[u8], case_sensitive: bool) -> Result<bool, Infallible> {
        let Some(found) = self.rest.get(..wanted.len()) else { return Ok(false) };
        let is_there = found == wanted || (!case_sensitive && found.eq_ignore_ascii_case(wanted));
        if is_there {
            self.rest = &self.rest[wanted.len()..];
        }
        Ok(is_there)
    }
}

/// How many bytes stand in front of the first that is waited for, or in front of a place before it: the tokenizer
/// asks again.
#[inline(always)]
fn free(bytes: &[u8], needle: &[u8]) -> usize {
    /// Bytes that are searched at once. A search for three of four goes behind the fourth, and every byte
    /// may be one: that costs a window at most.
    const WINDOW: usize = 256;
    match *needle {
        [a, b, c, d] => {
            let window = &bytes[..bytes.len().min(WINDOW)];
            let end = memchr::memchr3(a, b, d, window).unwrap_or(window.len());
            memchr::memchr(c, &window[..end]).unwrap_or(end)
        }
        _ => {
            // Names of tags and attributes are short and in small letters, and no name ends at one.
            let letters_end = needle.iter().any(u8::is_ascii_lowercase);
            let passes =
                |byte: &u8| (!letters_end && byte.is_ascii_lowercase()) || !is_of(needle, *byte);
            bytes.iter().position(|byte| !passes(byte)).unwrap_or(bytes.len())
        }
    }
}

/// Whether a byte is among a few, compared one by one: they are known when this is compiled.
#[inline(always)]
#[expect(
    clippy::manual_contains,
    reason = "it calls a search, which takes longer than the few comparisons"
)]
fn is_of(needle: &[u8], byte: u8) -> bool {
    needle.iter().any(|one| *one == byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunks(text: &str, needle: &[u8]) -> Vec<String> {
        let (mut reader, mut all) = (Bytes::new(text), Vec::new());
        while let Ok(Some(chunk)) = reader.read_until(needle, &mut [0; 4]) {
            all.push(String::from_utf8_lossy(chunk).into_owned());
        }
        all
    }

    #[test]
    fn what_is_waited_for_stands_alone() {
        assert_eq!(chunks("通知<p>&\r\0a", b"&<\0\r"), ["通知", "<", "p>", "&", "\r", "\0", "a"]);
        assert_eq!(chunks("colSpan = 2", b" =/>\t"), ["colSpan", " ", "=", " ", "2"]);
        assert_eq!(chunks("", b"<"), Vec::<String>::new());
    }

    #[test]
    fn a_long_text_comes_whole_in_pieces() {
        let text = format!("{}\0{}<", "a".repeat(500), "b".repeat(700));
        let all = chunks(&text, b"&<\0\r");
        assert_eq!(all.concat(), text);
        assert!(all.iter().any(|chunk| chunk == "\0") && all.last().unwrap() == "<");
    }

    #[test]
    fn strings_are_read_whole_or_not() {
        let mut reader = Bytes::new("DOCTYPE html");
        assert_eq!(reader.try_read_string(b"doctype", true), Ok(false));
        assert_eq!(reader.try_read_string(b"doctype", false), Ok(true));
        assert_eq!(reader.read_byte(), Ok(Some(b' ')));
    }
}
