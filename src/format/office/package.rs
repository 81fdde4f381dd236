//! The parts of a container, unpacked within limits.

use std::io::{Cursor, Read};

use zip::{ZipArchive, result::ZipError};

use crate::{BinaryFormat, Error, ErrorKind, Limits, decode, error::excerpt};

/// A container whose parts are unpacked one by one.
pub(in crate::format) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    format: BinaryFormat,
    limits: Limits,
    /// Bytes that may still be unpacked.
    left: usize,
}

/// A part: its path in the container, and its text.
#[derive(Debug)]
pub(in crate::format) struct Part {
    pub(in crate::format) path: String,
    pub(in crate::format) text: String,
}

impl<'b> Package<'b> {
    /// Reads the directory of a container.
    pub(in crate::format) fn open(
        bytes: &'b [u8],
        format: BinaryFormat,
        limits: Limits,
    ) -> Result<Self, Error> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
            broken(format, format!("its container is cut or damaged ({error})"))
        })?;
        Ok(Self { archive, format, limits, left: limits.unpacked_bytes })
    }

    /// The format that the container is read as.
    pub(in crate::format) fn format(&self) -> BinaryFormat {
        self.format
    }

    /// The limits that it is read within.
    pub(in crate::format) fn limits(&self) -> Limits {
        self.limits
    }

    /// How many parts have a path like this.
    #[cfg(feature = "xlsx")]
    pub(in crate::format) fn count(&self, is_wanted: impl Fn(&str) -> bool) -> usize {
        self.archive.file_names().flatten().filter(|path| is_wanted(path)).count()
    }

    /// A part that has to be there.
    pub(in crate::format) fn part(&mut self, path: &str) -> Result<Part, Error> {
        self.find(path)?.ok_or_else(|| broken(self.format, format!("{path} is missing")))
    }

    /// A part that may be there.
    pub(in crate::format) fn find(&mut self, path: &str) -> Result<Option<Part>, Error> {
        let bytes = match self.unpack(path) {
            Ok(bytes) => bytes,
            Err(None) => return Ok(None),
            Err(Some(error)) => return Err(error),
        };
        // XML says its encoding, UTF-8 but for a few programs; the bytes say it too.
        let text = match decode(&bytes) {
            Ok(decoded) if decoded.replaced.is_empty() => decoded.text.into_owned(),
            _ => return Err(broken(self.format, format!("{path} is no text"))),
        };
        Ok(Some(Part { path: path.to_owned(), text }))
    }

    /// The bytes of a part; `None` as the error for one that is not there.
    fn unpack(&mut self, path: &str) -> Result<Vec<u8>, Option<Error>> {
        /// What is shorter does no harm, however small it was packed.
        const ALWAYS: usize = 1 << 20;
        let format = self.format;
        let damaged = |error: &dyn std::fmt::Display| {
            Some(broken(format, format!("{path} is damaged ({error})")))
        };
        let file = match self.archive.by_name(path) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Err(None),
            Err(error) => return Err(damaged(&error)),
        };
        let packed = usize::try_from(file.compressed_size()).unwrap_or(usize::MAX);
        let by_ratio = packed.saturating_mul(self.limits.unpack_ratio).max(ALWAYS);
        let most = by_ratio.min(self.left);
        let mut bytes = Vec::new();
        // One byte more than may be there says that there is more; what the directory says is not asked.
        file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(|error| damaged(&error))?;
        if bytes.len() > most {
            return Err(Some(self.too_much(by_ratio < self.left)));
        }
        self.left -= bytes.len();
        Ok(bytes)
    }

    fn too_much(&self, is_by_ratio: bool) -> Error {
        let limits = self.limits;
        let kind = if is_by_ratio {
            let what = "unpacked bytes for each packed one";
            ErrorKind::OverLimit { what, limit: limits.unpack_ratio, field: "unpack_ratio" }
        } else {
            let what = "unpacked bytes";
            ErrorKind::OverLimit { what, limit: limits.unpacked_bytes, field: "unpacked_bytes" }
        };
        kind.into()
    }
}

/// The error for a damaged file.
pub(super) fn broken(format: BinaryFormat, what: String) -> Error {
    ErrorKind::Broken { format, what: excerpt(&what) }.into()
}
