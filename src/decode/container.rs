//! What a ZIP container holds, by the names in its directory.

use crate::BinaryFormat;

/// The format of a ZIP container.
///
/// A file whose end is lost has no directory; then the names in front of its parts tell.
pub(super) fn format(bytes: &[u8]) -> BinaryFormat {
    let in_directory = || directory(bytes).find_map(of_part);
    let lost_its_end = || directory(bytes).next().is_none();
    in_directory()
        .or_else(|| if lost_its_end() { parts(bytes).find_map(of_part) } else { None })
        .unwrap_or(BinaryFormat::Zip)
}

/// The format that has a part of this name.
fn of_part(name: &[u8]) -> Option<BinaryFormat> {
    let is_main = |folder: &[u8]| name.starts_with(folder) && name.ends_with(b".xml");
    match name {
        // Word writes `document.xml`, its web version `document2.xml`.
        _ if is_main(b"word/document") => Some(BinaryFormat::Docx),
        _ if is_main(b"xl/workbook") => Some(BinaryFormat::Xlsx),
        b"OFD.xml" => Some(BinaryFormat::Ofd),
        _ => None,
    }
}

/// The names in the directory at the end of a container.
fn directory(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    const END: &[u8] = b"PK\x05\x06";
    /// Length of an entry in front of its name.
    const ENTRY: usize = 46;
    let end = memchr::memmem::rfind(bytes, END);
    let first = end.and_then(|end| number(bytes, end + 16, 4));
    let mut next = first.unwrap_or(bytes.len());
    std::iter::from_fn(move || {
        let entry = bytes.get(next..)?.strip_prefix(b"PK\x01\x02").map(|_| next)?;
        let length = |at| number(bytes, entry + at, 2);
        let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
        next = entry + ENTRY + name + extra + comment;
        bytes.get(entry + ENTRY..entry + ENTRY + name)
    })
}

/// The names in front of the parts.
fn parts(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    /// Length of what stands in front of a part's name.
    const HEAD: usize = 30;
    memchr::memmem::find_iter(bytes, b"PK\x03\x04").filter_map(|at| {
        let name = number(bytes, at + 26, 2)?;
        bytes.get(at + HEAD..at + HEAD + name)
    })
}

/// A number of so many bytes, the lowest first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names and contents as a container, without and with its directory.
    fn container(contents: &[(&str, &[u8])]) -> (Vec<u8>, Vec<u8>) {
        let (mut parts, mut directory) = (Vec::new(), Vec::new());
        for (name, content) in contents {
            let length = (name.len() as u16).to_le_bytes();
            parts.extend([b"PK\x03\x04".as_slice(), &[0; 22], &length, &[0; 2]].concat());
            parts.extend([name.as_bytes(), content].concat());
            directory.extend([b"PK\x01\x02".as_slice(), &[0; 24], &length, &[0; 16]].concat());
            directory.extend(name.bytes());
        }
        let offset = (parts.len() as u32).to_le_bytes();
        let end = [b"PK\x05\x06".as_slice(), &[0; 12], &offset, &[0; 2]].concat();
        let whole = [parts.as_slice(), &directory, &end].concat();
        (parts, whole)
    }

    #[test]
    fn the_directory_names_the_format() {
        for (name, expected) in [
            ("word/document.xml", BinaryFormat::Docx),
            ("word/document2.xml", BinaryFormat::Docx),
            ("xl/workbook.xml", BinaryFormat::Xlsx),
            ("OFD.xml", BinaryFormat::Ofd),
            ("附件1.doc", BinaryFormat::Zip),
        ] {
            let (lost_its_end, whole) = container(&[("[Content_Types].xml", b""), (name, b"")]);
            assert_eq!(format(&whole), expected, "{name}");
            assert_eq!(format(&lost_its_end), expected, "{name}");
        }
    }

    #[test]
    fn a_word_file_that_an_archive_stores_is_no_word_file() {
        let (inner, _) = container(&[("word/document.xml", b"")]);
        let (_, whole) = container(&[("通知.docx", &inner)]);
        assert_eq!(format(&whole), BinaryFormat::Zip);
    }

    #[test]
    fn wrong_offsets_end_the_directory() {
        let (_, mut whole) = container(&[("xl/workbook.xml", b"")]);
        let end = whole.len();
        whole[end - 6..end - 2].copy_from_slice(&[0xff; 4]);
        assert_eq!(format(&whole), BinaryFormat::Xlsx, "the parts tell");
        assert_eq!(format(b"PK\x05\x06"), BinaryFormat::Zip);
    }
}
