//! Bytes of a known encoding → text, with the places of what it does not know.

use std::borrow::Cow;

use encoding_rs::{Decoder, DecoderResult, UTF_8};

use super::{Decoded, Encoding, MOST_REPLACED};
use crate::Span;

/// The bytes as a text, where they are UTF-8.
///
/// `encoding_rs` looks at many bytes at once where the machine can, the standard library at one.
pub(super) fn utf8(bytes: &[u8]) -> Option<&str> {
    match UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(Cow::Borrowed(text)) => Some(text),
        _ => None,
    }
}

/// A text that is whole as it is.
pub(super) fn whole(text: &str) -> Decoded<'_> {
    Decoded {
        text: Cow::Borrowed(text),
        encoding: Encoding::Utf8,
        replaced: Vec::new(),
        replaced_total: 0,
        other: None,
    }
}

/// The bytes in the given encoding, whatever they are.
pub(super) fn read(bytes: &[u8], encoding: Encoding) -> Decoded<'_> {
    let sink = match (encoding.decoder(), utf8(bytes)) {
        (Some(decoder), _) => convert(bytes, decoder),
        (None, Some(text)) => return whole(text),
        (None, None) => mend_utf8(bytes),
    };
    Decoded {
        text: Cow::Owned(sink.text),
        encoding,
        replaced: sink.replaced,
        replaced_total: sink.total,
        other: None,
    }
}

impl Encoding {
    /// The decoder for it; `None` for UTF-8, which needs none, and for a mixture, which has none.
    pub(super) fn decoder(self) -> Option<Decoder> {
        let encoding = match self {
            Self::Utf8 | Self::Mixed => return None,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
            Self::Gb18030 => encoding_rs::GB18030,
            Self::Big5 => encoding_rs::BIG5,
        };
        Some(encoding.new_decoder_without_bom_handling())
    }
}

/// A text that grows, and the places of its holes.
struct Sink {
    text: String,
    replaced: Vec<Span>,
    total: usize,
}

impl Sink {
    fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), replaced: Vec::new(), total: 0 }
    }

    fn replace(&mut self) {
        let start = self.text.len();
        self.text.push(char::REPLACEMENT_CHARACTER);
        self.total += 1;
        if self.replaced.len() < MOST_REPLACED {
            self.replaced.push(Span::new(start, self.text.len()));
        }
    }
}

fn mend_utf8(bytes: &[u8]) -> Sink {
    let mut sink = Sink::with_capacity(bytes.len() + 16);
    for chunk in bytes.utf8_chunks() {
        sink.text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            sink.replace();
        }
    }
    sink
}

fn convert(bytes: &[u8], mut decoder: Decoder) -> Sink {
    // Two bytes of a Chinese character become three; the decoder's own bound (three for one) would
    // take twice that for a large file.
    let mut sink = Sink::with_capacity(bytes.len() + bytes.len() / 2 + 16);
    let mut rest = bytes;
    loop {
        let (result, read) =
            decoder.decode_to_string_without_replacement(rest, &mut sink.text, true);
        rest = &rest[read..];
        match result {
            DecoderResult::InputEmpty => return sink,
            DecoderResult::OutputFull => sink.text.reserve(rest.len() + 16),
            DecoderResult::Malformed(..) => sink.replace(),
        }
    }
}
