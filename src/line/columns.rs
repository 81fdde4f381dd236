//! Display columns of lines.

use super::Classes;

/// Columns of a text. Ideographs take two for three bytes, so two thirds of its bytes are its columns, but for what
/// other characters take more or less.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// Thirds of a column that they take more than two thirds of their bytes.
    pub(super) thirds: i32,
}

impl Columns {
    /// Takes a character into account by its first byte; gives its bytes.
    #[inline]
    pub(super) fn add(&mut self, first: u8, classes: Classes) -> usize {
        if !classes.any(Classes::ASCII.or(Classes::ODD_SIZE)) {
            return 3;
        }
        let (bytes, columns) = match first {
            0..0x80 => (1, 1),
            0x80..0xe0 => (2, 1),
            0xe0..0xf0 => (3, if classes.any(Classes::ODD_SIZE) { 1 } else { 2 }),
            0xf0.. => (4, 2),
        };
        self.thirds += 3 * columns - 2 * bytes;
        bytes as usize
    }

    /// The columns of a text of so many bytes.
    #[inline]
    pub(super) fn of(&self, bytes: usize) -> u32 {
        ((2 * bytes as i64 + i64::from(self.thirds)) / 3) as u32
    }

    /// Columns of blanks.
    #[cold]
    pub(super) fn of_blanks(blanks: &str) -> u32 {
        let mut columns = Self::default();
        for (at, _) in blanks.char_indices() {
            columns.add(blanks.as_bytes()[at], Classes::of_rare(blanks, at));
        }
        columns.of(blanks.len())
    }
}
