//! **Decode stage**: bytes → text.
//!
//! Takes the bytes of a file and gives [`Decoded`]: the text, the encoding that it was read in, and
//! the places where bytes stood that the encoding does not know.
//! Guarantees: UTF-8 is borrowed, never copied; any other encoding fills one output buffer; a
//! byte-order mark is no part of the text; every place is a U+FFFD of the text. Binary formats are
//! refused by name, with the program that converts them.
//! Leaves what the text looks like (line ends, blanks, layout) to the later stages.
//!
//! The encoding is found in this order, the surest sign first: magic number, byte-order mark, NUL
//! bytes of UTF-16, UTF-8 validity, and last a bounded sample read as each of the others.

mod binary;
mod container;
mod mixed;
mod sample;
mod stream;

use std::{borrow::Cow, fmt};

pub(crate) use binary::format as binary_format;

use crate::{Error, ErrorKind, Span};

/// The longest input, so that every offset of the decoded text fits the `u32` of a [`Span`]: no
/// encoding makes more than three bytes of text out of one (0x80 of GBK is €).
pub(crate) const LONGEST_INPUT: usize = u32::MAX as usize / 3;

/// How many places of replaced bytes are kept. A reader mends a handful by hand; of more than a
/// thousand it is enough to know the number, [`Decoded::replaced_total`].
const MOST_REPLACED: usize = 1_000;

/// A text and how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decoded<'a> {
    /// The text; borrowed where the bytes are UTF-8.
    pub text: Cow<'a, str>,
    /// The encoding of the bytes.
    pub encoding: Encoding,
    /// Where U+FFFD stands for bytes that the encoding does not know; the first thousand.
    pub replaced: Vec<Span>,
    /// How many such places there are in all.
    pub replaced_total: usize,
    /// The first lines that are in another encoding than the rest, where the encoding is [`Encoding::Mixed`].
    pub other: Option<Span>,
}

/// The encodings (编码) that Chinese notices come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, ASCII included.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// GB18030, and with it GBK and GB2312.
    Gb18030,
    /// Big5.
    Big5,
    /// Some lines in UTF-8, some in GB18030: a file that was put together from others.
    Mixed,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Gb18030 => "GB18030",
            Self::Big5 => "Big5",
            Self::Mixed => "UTF-8 and GB18030",
        })
    }
}

/// Reads bytes as text, in whichever of the known encodings they are.
///
/// A few unknown bytes are replaced with U+FFFD and reported. An empty input is an empty text.
///
/// ```
/// let decoded = gongwen::decode(b"\xb9\xd8\xd3\xda")?;
/// assert_eq!((&*decoded.text, decoded.encoding), ("关于", gongwen::Encoding::Gb18030));
/// # Ok::<(), gongwen::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Binary`] for a PDF, an Office file, an image or an archive,
/// [`ErrorKind::Undecodable`] where no encoding fits, [`ErrorKind::TooLarge`] over 1.4 GB.
#[inline(never)] // counted by tools/instructions
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Error> {
    if bytes.len() > LONGEST_INPUT {
        return Err(ErrorKind::TooLarge { bytes: bytes.len(), limit: LONGEST_INPUT }.into());
    }
    binary::refuse(bytes)?;
    if let Some(text) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return usable(stream::read(text, Encoding::Utf8), text.len());
    }
    if let Some(text) = bytes.strip_prefix(b"\xff\xfe") {
        return usable(stream::read(text, Encoding::Utf16Le), text.len());
    }
    if let Some(text) = bytes.strip_prefix(b"\xfe\xff") {
        return usable(stream::read(text, Encoding::Utf16Be), text.len());
    }
    // Before UTF-8: ASCII in UTF-16 is valid UTF-8 full of NULs.
    if let Some(encoding) = sample::utf16_by_nuls(bytes) {
        return usable(stream::read(bytes, encoding), bytes.len());
    }
    if let Some(text) = stream::utf8(bytes) {
        return Ok(stream::whole(text));
    }
    match in_one_encoding(bytes) {
        // GB18030 has a character for nearly every pair of bytes, so that holes alone do not show a mixture.
        Ok(decoded) if decoded.replaced_total == 0 && decoded.encoding != Encoding::Gb18030 => {
            Ok(decoded)
        }
        holed => mixed::read(bytes).map_or(holed, |mixed| usable(mixed, bytes.len())),
    }
}

/// Reads bytes without a mark that are not UTF-8 throughout.
fn in_one_encoding(bytes: &[u8]) -> Result<Decoded<'_>, Error> {
    if sample::is_damaged_utf8(bytes) {
        return usable(stream::read(bytes, Encoding::Utf8), bytes.len());
    }
    match sample::guess(bytes) {
        Some(encoding) => usable(stream::read(bytes, encoding), bytes.len()),
        None => {
            let bad = stream::read(bytes, Encoding::Gb18030).replaced_total;
            Err(ErrorKind::Undecodable { bytes: bytes.len(), bad }.into())
        }
    }
}

/// The text, unless so much of it is lost that the encoding must be another one.
fn usable(decoded: Decoded<'_>, bytes: usize) -> Result<Decoded<'_>, Error> {
    // A tenth: text with more holes serves nobody, and a wrong encoding leaves far more. The few
    // that a short text may have are those of a cut end.
    const FEW: usize = 2;
    let bad = decoded.replaced_total;
    let characters = bytes / 2;
    if bad > FEW.max(characters / 10) || (bad > 0 && decoded.text.chars().all(is_replacement)) {
        return Err(ErrorKind::Undecodable { bytes, bad }.into());
    }
    Ok(decoded)
}

fn is_replacement(c: char) -> bool {
    c == char::REPLACEMENT_CHARACTER
}

#[cfg(test)]
mod tests;
