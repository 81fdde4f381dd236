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
    /// Lines of one text; 1,000,000. A collection of a thousand notices has 300,000. A line takes some hundred bytes of the
    /// result, however short it is: a text of nothing but line breaks takes a hundred times its length. What stands behind the last line is not read; [`crate::Code::LimitReached`] lies over it.
    pub lines: usize,
    /// Paragraphs, tables and pieces of page furniture of one text; 1,000,000. A line is one or a part of one, but a line
    /// that lost its breaks is as many as it has labels. A block takes some hundred bytes of the result however short it
    /// is. What stands behind the last block is not read; [`crate::Code::LimitReached`] lies over it.
    pub blocks: usize,
    /// Cells of all tables of one notice, each place of a merged cell counted, and once for each of its paragraphs;
    /// 1,000,000. A notice with a table for each of a thousand villages has fewer. A cell takes some two hundred bytes while
    /// it is read. A row has as many cells as the widest of its table, a merged cell stands in as many as its document
    /// says, and a sheet may name 17 thousand million. A table in text ends where the limit is reached, and what follows
    /// is text. One of a page or document that is over it is text as a whole. In both cases
    /// [`crate::Code::LimitReached`] lies over it. A Word file or spreadsheet with more cells that have text is refused.
    pub cells: usize,
    /// How many times as long as its text what merged cells repeat may be, where it is longer than 1 MiB; 4. A category
    /// stands in each of its rows and a heading in each of its columns, which makes a table twice as long as its text.
    /// One long cell merged over all rows would make it as long as their product. A table of a page or document that is
    /// over it is text; in one of text the cells above which nothing is written stay empty; in both cases
    /// [`crate::Code::LimitReached`] lies over it.
    pub copy_ratio: usize,
    /// Diagnostics of one notice; 10,000. A whole book has one a page; a file of noise has one a
    /// line, which tells nobody more than the first few.
    pub diagnostics: usize,
    /// Bytes that the parts of a Word file or spreadsheet may have once they are unpacked, all that is read of them
    /// together; 256 MiB. Marks take twenty times the text, so this is a book of a thousand pages with its tables.
    /// Also the bytes of the text that a spreadsheet may become, whose cells may name one long text again and again.
    pub unpacked_bytes: usize,
    /// How many times longer a part of such a file may be than it is packed, where it is longer than 1 MiB; 200.
    /// Marks of tables are 20 to 60 times longer; only a file that is made to do harm comes near the 1,000 that the
    /// format can reach.
    pub unpack_ratio: usize,
    /// Elements of such a file within each other; 256. A table in a text box in a table is some 40 deep, and more than
    /// 500 are never read, because what reads them calls itself for some of them.
    pub nesting: usize,
}

impl Limits {
    /// The default limits.
    pub const fn new() -> Self {
        Self {
            bytes: 256 << 20,
            lines: 1_000_000,
            blocks: 1_000_000,
            cells: 1_000_000,
            copy_ratio: 4,
            diagnostics: 10_000,
            unpacked_bytes: 256 << 20,
            unpack_ratio: 200,
            nesting: 256,
        }
    }

    /// With another limit of bytes.
    pub const fn with_bytes(mut self, bytes: usize) -> Self {
        self.bytes = bytes;
        self
    }

    /// With another limit of lines.
    pub const fn with_lines(mut self, lines: usize) -> Self {
        self.lines = lines;
        self
    }

    /// With another limit of blocks.
    pub const fn with_blocks(mut self, blocks: usize) -> Self {
        self.blocks = blocks;
        self
    }

    /// With another limit of cells.
    pub const fn with_cells(mut self, cells: usize) -> Self {
        self.cells = cells;
        self
    }

    /// With another limit of the ratio of what merged cells repeat to the text.
    pub const fn with_copy_ratio(mut self, ratio: usize) -> Self {
        self.copy_ratio = ratio;
        self
    }

    /// With another limit of diagnostics.
    pub const fn with_diagnostics(mut self, diagnostics: usize) -> Self {
        self.diagnostics = diagnostics;
        self
    }

    /// With another limit of unpacked bytes.
    pub const fn with_unpacked_bytes(mut self, bytes: usize) -> Self {
        self.unpacked_bytes = bytes;
        self
    }

    /// With another limit of the ratio of unpacked to packed bytes.
    pub const fn with_unpack_ratio(mut self, ratio: usize) -> Self {
        self.unpack_ratio = ratio;
        self
    }

    /// With another limit of elements within each other.
    pub const fn with_nesting(mut self, elements: usize) -> Self {
        self.nesting = elements;
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
