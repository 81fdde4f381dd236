//! Formats that are no text, by their first bytes.

use crate::{BinaryFormat, Error, ErrorKind};

const OFFICE: &str = "`libreoffice --headless --convert-to txt:Text FILE`";
const IMAGE: &str = "an OCR program, e.g. `tesseract FILE - -l chi_sim`";
const ARCHIVE: &str = "unpack it and parse the files inside";

/// Magic number, format, advice.
const MAGIC: &[(&[u8], BinaryFormat, &str)] = &[
    (b"%PDF-", BinaryFormat::Pdf, "`pdftotext -layout FILE -`"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", BinaryFormat::Ole, OFFICE),
    (b"PK\x03\x04", BinaryFormat::Zip, OFFICE),
    (b"PK\x05\x06", BinaryFormat::Zip, OFFICE),
    (b"{\\rtf", BinaryFormat::Rtf, OFFICE),
    (b"\x89PNG\r\n\x1a\n", BinaryFormat::Image, IMAGE),
    (b"\xff\xd8\xff", BinaryFormat::Image, IMAGE),
    (b"GIF87a", BinaryFormat::Image, IMAGE),
    (b"GIF89a", BinaryFormat::Image, IMAGE),
    (b"II*\0", BinaryFormat::Image, IMAGE),
    (b"MM\0*", BinaryFormat::Image, IMAGE),
    (b"\x1f\x8b\x08", BinaryFormat::Archive, ARCHIVE),
    (b"Rar!\x1a\x07", BinaryFormat::Archive, ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", BinaryFormat::Archive, ARCHIVE),
];

/// An error that names the format, where the bytes begin like a binary one.
pub(super) fn refuse(bytes: &[u8]) -> Result<(), Error> {
    let known = MAGIC.iter().find(|(magic, ..)| bytes.starts_with(magic));
    match known {
        Some(&(_, format, advice)) => Err(ErrorKind::Binary { format, advice }.into()),
        None if is_bmp(bytes) => {
            Err(ErrorKind::Binary { format: BinaryFormat::Image, advice: IMAGE }.into())
        }
        None => Ok(()),
    }
}

/// `BM` alone may begin a text; a bitmap has four reserved zero bytes behind its length.
fn is_bmp(bytes: &[u8]) -> bool {
    bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4])
}
