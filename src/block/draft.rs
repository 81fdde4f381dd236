//! What becomes of lines when their paragraph ends: where they stand, and what was noted of them for all later stages.

use std::{mem, ops::Range};

use crate::{
    grammar::label::{self, Label},
    line::Classes,
};

/// The lines of the paragraph that is being put together; none is open without pieces.
#[derive(Default)]
pub(super) struct Draft {
    /// Its lines.
    pub(super) pieces: Vec<Piece>,
    /// Bytes of these.
    pub(super) bytes: usize,
    /// Whether the text is its pieces one behind the other: none holds layout, and no two touch.
    pub(super) is_plain: bool,
    /// Pieces that begin behind furniture, and where the marks in front of each begin.
    pub(super) cuts: Vec<Cut>,
    /// Whether furniture stands behind its last line.
    pub(super) behind_furniture: bool,
    /// The first byte of what belongs to it in front of its text: typed indents, marks.
    pub(super) outset: usize,
    /// Whether a blank line stands above it.
    pub(super) after_blank: bool,
    /// What its first line looks labelled with, whether that is a label here or not.
    pub(super) label: Option<Label>,
    /// Whether its first line is a label that only the lines around it tell.
    pub(super) is_numeral: bool,
    /// The classes of its characters.
    pub(super) classes: Classes,
}

impl Draft {
    /// None yet, with room for the pieces of nearly all that follow.
    pub(super) fn new() -> Self {
        /// Lines of a paragraph that fills a page.
        const MANY: usize = 32;
        Self { pieces: Vec::with_capacity(MANY), ..Self::default() }
    }

    /// Begins another paragraph, in the room of the last one's pieces and cuts.
    #[inline]
    pub(super) fn begin(&mut self, outset: usize, label: Option<Label>, after_blank: bool) {
        self.pieces.clear();
        self.cuts.clear();
        (self.outset, self.after_blank) = (outset, after_blank);
        (self.label, self.is_numeral) = (label, false);
        (self.classes, self.bytes) = (Classes::NONE, 0);
        self.is_plain = true;
        self.behind_furniture = false;
    }

    /// Adds a line that stands at `place`, marks in front of it at `outset`, with characters of these classes.
    #[inline(always)]
    pub(super) fn add(&mut self, outset: usize, place: Range<usize>, classes: Classes) {
        let bytes = place.len();
        self.classes = self.classes.or(classes);
        self.bytes += bytes;
        if mem::take(&mut self.behind_furniture) {
            self.cuts.push(Cut { piece: self.pieces.len(), outset });
        }
        let piece = Piece::new(place, Layout::of(classes));
        let touches = self.pieces.last().is_some_and(|above| above.end == piece.start);
        self.is_plain &= (piece.layout == Layout::None) & (bytes > 0) & !touches;
        self.pieces.push(piece);
    }

    /// The first byte of its text.
    pub(super) fn start(&self) -> usize {
        self.pieces.first().map_or(self.outset, |piece| piece.start as usize)
    }

    /// Its last line.
    pub(super) fn last(&self) -> Range<usize> {
        self.pieces.last().map_or(0..0, Piece::place)
    }

    /// Whether the first line shows what label the paragraph has: it is the whole text, or so long
    /// that the next line changes nothing, or no text tells it.
    pub(super) fn shows_label(&self) -> bool {
        self.is_numeral
            || self.pieces.first().is_some_and(|piece| {
                piece.layout == Layout::None
                    && (self.pieces.len() == 1 || piece.place().len() > label::REACH)
            })
    }

    /// Whether it is one line, and that is its text.
    #[inline]
    pub(super) fn is_plain_line(&self) -> bool {
        self.pieces.len() == 1 && self.is_plain && self.cuts.is_empty()
    }
}

/// Where page furniture cuts a paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cut {
    /// Index of the piece that begins behind it.
    pub(super) piece: usize,
    /// The first byte of what belongs to that piece.
    pub(super) outset: usize,
}

/// A line that a paragraph is joined from, without marks and blanks around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) layout: Layout,
}

impl Piece {
    #[inline]
    pub(super) fn new(place: Range<usize>, layout: Layout) -> Self {
        Self { start: place.start as u32, end: place.end as u32, layout }
    }

    /// Where it stands.
    #[inline]
    pub(super) fn place(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// What layout a line may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// None, so that all of it is text.
    None,
    /// Blanks, which were noted when the line was split off.
    Gaps,
    /// Any.
    Any,
}

impl Layout {
    /// The layout that a line may hold by the classes of its characters.
    #[inline]
    pub(super) fn of(classes: Classes) -> Self {
        if !classes.any(Classes::LAYOUT) {
            Self::None
        } else if classes.any(Classes::MARKS_OF_LAYOUT) {
            Self::Any
        } else {
            Self::Gaps
        }
    }
}
