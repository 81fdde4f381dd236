//! Why an input cannot be used at all, and what to do instead.

use std::{fmt, io};

/// The input cannot be used. Doubts about a usable text are [`crate::Diagnostic`]s, never errors.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] ErrorKind);

impl Error {
    /// What is wrong, to match on.
    ///
    /// ```
    /// use gongwen::{BinaryFormat, ErrorKind};
    ///
    /// let error = gongwen::parse_bytes(b"%PDF-1.7").unwrap_err();
    /// assert!(matches!(error.kind(), ErrorKind::Binary { format: BinaryFormat::Pdf, .. }));
    /// assert!(error.to_string().contains("pdftotext"));
    /// ```
    pub fn kind(&self) -> &ErrorKind {
        &self.0
    }
}

/// What is wrong with the input.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A binary format that has to be converted first.
    #[error("this is {format}, not text; convert it first: {advice}")]
    Binary {
        /// Its name.
        format: BinaryFormat,
        /// The program that converts it.
        advice: &'static str,
    },
    /// Neither UTF-8, UTF-16, GB18030 nor Big5.
    #[error(
        "no known encoding fits: of {bytes} bytes {bad} stay undecodable; convert the text to UTF-8 first"
    )]
    Undecodable {
        /// Length of the input.
        bytes: usize,
        /// How many of them the likeliest encoding does not know.
        bad: usize,
    },
    /// A file or reader that gave an error ([`crate::parse_many`]).
    #[error("{name} cannot be read: {reason}")]
    Unreadable {
        /// The name of the file, or whatever name its [`crate::Input`] was given.
        name: String,
        /// The sort of error.
        kind: io::ErrorKind,
        /// What the system says.
        reason: String,
    },
    /// More bytes than [`crate::Limits::bytes`].
    #[error("{bytes} bytes are over the limit of {limit}; split the text or raise Limits::bytes")]
    TooLarge {
        /// Length of the input.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// A Word file or spreadsheet that is damaged.
    #[error("{format} that is broken: {what}; let an Office program repair it and save it anew")]
    Broken {
        /// Its format.
        format: BinaryFormat,
        /// What is wrong with it.
        what: String,
    },
    /// More of something than [`crate::Limits`] allow.
    #[error(
        "more {what} than the limit of {limit}; if the file is no attack, raise Limits::{field}"
    )]
    OverLimit {
        /// Of what there is too much.
        what: &'static str,
        /// The limit.
        limit: usize,
        /// The field of [`crate::Limits`].
        field: &'static str,
    },
    /// A text that is no value of the asked-for grammar.
    #[error("`{text}` is no {what}; expected something like {example}")]
    NotA {
        /// The grammar.
        what: &'static str,
        /// The text, or its beginning.
        text: String,
        /// What a good value looks like.
        example: &'static str,
    },
}

/// The beginning of a text that an error quotes: a hostile one must not make the message as long as itself.
pub(crate) fn excerpt(text: &str) -> String {
    const CHARACTERS: usize = 200;
    match text.char_indices().nth(CHARACTERS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Formats that are no text. Those that the crate was not built to read are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BinaryFormat {
    /// PDF.
    Pdf,
    /// The old Word, Excel and WPS container (OLE2).
    Ole,
    /// An Office file behind a password.
    Locked,
    /// A Word file (DOCX).
    Docx,
    /// A spreadsheet (XLSX).
    Xlsx,
    /// OFD, the page format of GB/T 33190.
    Ofd,
    /// Any other ZIP container.
    Zip,
    /// RTF.
    Rtf,
    /// PNG, JPEG, GIF, TIFF, BMP.
    Image,
    /// gzip, RAR, 7z.
    Archive,
}

impl fmt::Display for BinaryFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pdf => "a PDF file",
            Self::Ole => "an old Office file (.doc, .xls, .wps)",
            Self::Locked => "an Office file with a password",
            Self::Docx => "a Word file (.docx)",
            Self::Xlsx => "a spreadsheet (.xlsx)",
            Self::Ofd => "an OFD file",
            Self::Zip => "a ZIP container (.zip, .odt, .pptx)",
            Self::Rtf => "an RTF file",
            Self::Image => "an image",
            Self::Archive => "a packed archive",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_quoted_by_its_beginning() {
        let long = "公".repeat(1 << 20);
        let error = long.parse::<crate::DocumentNumber<'_>>().unwrap_err();
        assert!(error.to_string().len() < 1_000);
        assert_eq!(excerpt("第"), "第");
    }
}
