use std::ops::Range;

use super::open::Open;
use crate::{
    Span,
    grammar::label::Label,
    line::{Classes, Line},
    text::{Prose, ProseBuilder},
};

/// Text that stands together: a paragraph, a heading, a line of a title.
#[derive(Debug)]
pub(crate) struct Paragraph<'a> {
    /// The text without layout.
    pub(crate) prose: Prose<'a>,
    /// The lines (without marks and blanks around them) that it was joined from; none where they are
    /// the places of the prose, as they are without layout in them.
    pub(super) pieces: Vec<Range<usize>>,
    /// Behind its last line.
    pub(super) end: usize,
    /// The first byte of what belongs to it in front of the text: typed indents, marks (`## `, `- `).
    pub(crate) outset: usize,
    /// The pieces that begin behind page furniture.
    pub(crate) cuts: Vec<Cut>,
    /// Whether a blank line stands before it.
    pub(crate) after_blank: bool,
    /// The numbering label at its head.
    pub(crate) label: Option<Label>,
    /// The classes of the characters of its lines.
    pub(super) classes: Classes,
}

/// Where page furniture cuts a paragraph.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cut {
    /// Index of the piece that begins behind it.
    pub(super) piece: usize,
    /// The first byte of what belongs to that piece: marks in front of it (`> `) are layout, but nothing else's.
    pub(super) outset: usize,
}

/// A line that a paragraph is joined from.
#[derive(Debug)]
pub(super) struct Piece {
    /// The line without marks and blanks around it.
    pub(super) place: Range<usize>,
    /// Whether it is known to hold no layout, so that all of it is text.
    pub(super) is_plain: bool,
}

/// The text of lines, and their places unless those of the text are the same.
pub(super) fn prose<'a>(source: &'a str, open: &Open) -> (Prose<'a>, Vec<Range<usize>>) {
    let pieces = &open.pieces;
    if open.is_plain {
        let places = pieces.iter().map(|piece| &piece.place);
        return (Prose::of_plain(source, places), Vec::new());
    }
    let places = pieces.iter().map(|piece| piece.place.clone()).collect();
    (prose_with_layout(source, pieces), places)
}

fn prose_with_layout<'a>(source: &'a str, pieces: &[Piece]) -> Prose<'a> {
    let bytes = pieces.iter().map(|piece| piece.place.len()).sum();
    // Layout within a line parts it: `2023 年6 月`.
    let runs = pieces.iter().map(|piece| if piece.is_plain { 1 } else { 4 }).sum();
    let mut builder = ProseBuilder::with_room(source, bytes, runs);
    for piece in pieces {
        if piece.is_plain {
            builder.push_plain(piece.place.clone());
        } else {
            builder.push(piece.place.clone());
        }
    }
    builder.finish()
}

impl<'a> Paragraph<'a> {
    /// A line by itself, without a label.
    pub(super) fn of_line(source: &'a str, line: Line) -> Self {
        let place = line.head as usize..line.tail as usize;
        Self {
            prose: Prose::of(source, place.clone()),
            pieces: vec![place.clone()],
            end: place.end,
            outset: place.start,
            cuts: Vec::new(),
            after_blank: false,
            label: None,
            classes: line.traits.classes,
        }
    }

    /// Adds a line that stands apart from it.
    pub(super) fn add(&mut self, source: &'a str, place: Range<usize>, classes: Classes) {
        let mut places: Vec<_> = self.pieces().collect();
        self.cuts.push(Cut { piece: places.len(), outset: place.start });
        self.end = place.end;
        self.classes = self.classes.or(classes);
        places.push(place);
        let pieces = places.iter().map(|place| Piece { place: place.clone(), is_plain: false });
        self.prose = prose_with_layout(source, &pieces.collect::<Vec<_>>());
        self.pieces = places;
    }

    /// The text without layout.
    pub(crate) fn text(&self) -> &str {
        self.prose.text()
    }

    /// Whether any character of some classes may stand in the text: `false` only where none does.
    pub(crate) fn may_hold(&self, classes: Classes) -> bool {
        self.classes.any(classes)
    }

    /// Whether a character of some classes stands in the text: `true` only where one does.
    pub(crate) fn surely_holds(&self, classes: Classes) -> bool {
        // What stands in a tag or is the target of a link is layout.
        self.classes.any(classes) && !self.classes.any(Classes::TAG.or(Classes::LINK))
    }

    /// Where it stands, marks in front of it included.
    pub(crate) fn span(&self) -> Span {
        Span::new(self.outset, self.end)
    }

    /// The lines (without marks and blanks around them) that it was joined from.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = Range<usize>> {
        let of_prose = self.pieces.is_empty().then(|| self.prose.places());
        self.pieces.iter().cloned().chain(of_prose.into_iter().flatten())
    }

    /// The places between which page furniture cuts the paragraph; one where none does.
    pub(crate) fn places(&self) -> Vec<Span> {
        let mut places = vec![self.span()];
        if self.cuts.is_empty() {
            return places;
        }
        let pieces: Vec<_> = self.pieces().collect();
        for cut in self.cuts.iter().filter(|cut| cut.piece > 0) {
            let Some(before) = pieces.get(cut.piece - 1) else { continue };
            if let Some(last) = places.last_mut() {
                let end = std::mem::replace(&mut last.end, before.end as u32);
                places.push(Span { start: cut.outset as u32, end });
            }
        }
        places
    }

    /// The text as it stands in the source, line by line.
    pub(crate) fn raw_lines(
        &self,
        source: &'a str,
    ) -> impl Iterator<Item = (Range<usize>, &'a str)> {
        self.pieces().map(move |piece| (piece.clone(), &source[piece]))
    }
}
