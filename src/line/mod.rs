//! **Line stage**: decoded text → lines.
//!
//! Takes the source and gives [`Line`]s in order, none missing: every byte but line breaks lies in one.
//! Guarantees: `head..tail` is the line without the blanks around it; page furniture is told from text.
//! Leaves to the block stage which lines belong together.

/// One line of the source, by byte offsets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its first byte.
    pub(crate) start: u32,
    /// Behind its last byte, without the line break.
    pub(crate) end: u32,
    /// The first byte that is no blank; `head == tail` in a blank line.
    pub(crate) head: u32,
    /// Behind the last byte that is no blank.
    pub(crate) tail: u32,
    /// What the line is by itself.
    pub(crate) kind: LineKind,
}

/// What a line is by itself, before its neighbours are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineKind {
    /// Nothing but blanks.
    Blank,
    /// Text.
    Text,
    /// A page number, a running header, a rule: `— 3 —`, `# Page 141:`, `---`.
    Furniture,
}
