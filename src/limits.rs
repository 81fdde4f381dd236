//! How much a single text may cost.

use crate::decode::LONGEST_INPUT;

/// Bounds that keep one hostile or broken text from costing more than a notice should.
///
/// ```
/// use gongwen::{Limits, Parser};
///
/// const PARSER: Parser = Parser::new().limits(Limits::new().with_bytes(1 << 20));
/// assert!(PARSER.parse_bytes(&vec![b'a'; 2 << 20]).is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of one input; 256 MiB. The longest notices with all their tables are a few megabytes,
    /// and the result takes several times the memory of its text. More than 1.4 GB are never
    /// read, because offsets are `u32`.
    pub bytes: usize,
    /// Diagnostics of one notice; 10,000. A whole book has one a page; a file of noise has one a
    /// line, which tells nobody more than the first few.
    pub diagnostics: usize,
}

impl Limits {
    /// The default limits.
    pub const fn new() -> Self {
        Self { bytes: 256 << 20, diagnostics: 10_000 }
    }

    /// With another limit of bytes.
    pub const fn with_bytes(mut self, bytes: usize) -> Self {
        self.bytes = bytes;
        self
    }

    /// With another limit of diagnostics.
    pub const fn with_diagnostics(mut self, diagnostics: usize) -> Self {
        self.diagnostics = diagnostics;
        self
    }

    /// The bytes that one input may have, whatever was asked for.
    pub(crate) fn input(self) -> usize {
        self.bytes.min(LONGEST_INPUT)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new()
    }
}
