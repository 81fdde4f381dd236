//! Formats that are no text, by their first bytes.

use super::container;
use crate::{BinaryFormat, Error, ErrorKind};

const OFFICE: &str = "`libreoffice --headless --convert-to txt:Text FILE`";
const DOCX: &str = "parse the bytes as a document, with the feature `docx`, or run \
                    `libreoffice --headless --convert-to txt:Text FILE`";
const XLSX: &str = "parse the bytes as a document, with the feature `xlsx`, or run \
                    `libreoffice --headless --convert-to 'txt:Text - txt - csv (StarCalc):9,34,76' FILE`";
const OFD: &str = "export it as PDF from an OFD reader, then `pdftotext -layout FILE -`";
const LOCKED: &str = "open it with its password and save it without one";
const IMAGE: &str = "an OCR program, e.g. `tesseract FILE - -l chi_sim`";
const ARCHIVE: &str = "unpack it and parse the files inside";

/// Magic number and format.
const MAGIC: &[(&[u8], BinaryFormat)] = &[
    (b"%PDF-", BinaryFormat::Pdf),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", BinaryFormat::Ole),
    (b"PK\x03\x04", BinaryFormat::Zip),
    (b"PK\x05\x06", BinaryFormat::Zip),
    (b"{\\rtf", BinaryFormat::Rtf),
    (b"\x89PNG\r\n\x1a\n", BinaryFormat::Image),
    (b"\xff\xd8\xff", BinaryFormat::Image),
    (b"GIF87a", BinaryFormat::Image),
    (b"GIF89a", BinaryFormat::Image),
    (b"II*\0", BinaryFormat::Image),
    (b"MM\0*", BinaryFormat::Image),
    (b"\x1f\x8b\x08", BinaryFormat::Archive),
    (b"Rar!\x1a\x07", BinaryFormat::Archive),
    (b"7z\xbc\xaf\x27\x1c", BinaryFormat::Archive),
];

/// The format of bytes that are no text.
pub(crate) fn format(bytes: &[u8]) -> Option<BinaryFormat> {
    let known = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic));
    match known {
        Some((_, BinaryFormat::Zip)) => Some(container::format(bytes)),
        Some((_, BinaryFormat::Ole)) if is_locked(bytes) => Some(BinaryFormat::Locked),
        Some((_, format)) => Some(*format),
        None => is_bmp(bytes).then_some(BinaryFormat::Image),
    }
}

/// An error that names the format, where the bytes are a binary one.
pub(super) fn refuse(bytes: &[u8]) -> Result<(), Error> {
    match format(bytes) {
        Some(format) => Err(ErrorKind::Binary { format, advice: advice(format) }.into()),
        None => Ok(()),
    }
}

fn advice(format: BinaryFormat) -> &'static str {
    match format {
        BinaryFormat::Pdf => "`pdftotext -layout FILE -`",
        BinaryFormat::Ole | BinaryFormat::Rtf => OFFICE,
        BinaryFormat::Locked => LOCKED,
        BinaryFormat::Docx => DOCX,
        BinaryFormat::Xlsx => XLSX,
        BinaryFormat::Ofd => OFD,
        BinaryFormat::Image => IMAGE,
        BinaryFormat::Zip | BinaryFormat::Archive => ARCHIVE,
    }
}

/// Whether a container of the old kind holds an Office file of the new kind behind a password: it has a
/// stream of this name.
fn is_locked(bytes: &[u8]) -> bool {
    const NAME: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    memchr::memmem::find(bytes, NAME).is_some()
}

/// `BM` alone may begin a text; a bitmap has four reserved zero bytes behind its length.
fn is_bmp(bytes: &[u8]) -> bool {
    bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4])
}
