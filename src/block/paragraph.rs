//! 自然段: a paragraph with its lines joined, and what was noted of them.

use std::ops::Range;

use super::draft::{Draft, Layout, Piece};
use crate::{
    Span,
    grammar::label::{self, Label},
    line::{Classes, Line, Traits},
    text::{List, Prose, ProseBuilder, Shelf, is_blank},
};

/// Text that stands together: a paragraph, a heading, a line of a title.
#[derive(Debug)]
pub(crate) struct Paragraph<'a> {
    /// The text without layout.
    pub(crate) prose: Prose<'a>,
    /// The lines that it was joined from, where neither its prose nor its place tells them.
    lines: List<PlacedLine>,
    /// The first byte of its first line.
    start: u32,
    /// Behind its last line.
    end: u32,
    /// The first byte of what belongs to it in front of the text: typed indents, marks (`## `, `- `).
    outset: u32,
    /// The classes of the characters of its lines.
    classes: Classes,
    /// The numbering label at its head.
    pub(crate) label: Option<Label>,
    /// Whether a blank line stands before it.
    pub(crate) after_blank: bool,
    /// Whether its lines are the places of the prose, as they are without layout in them.
    is_plain: bool,
}

/// A line of a paragraph.
#[derive(Debug, Clone, Copy, Default)]
struct PlacedLine {
    /// The line without marks and blanks around it.
    place: Span,
    /// Where page furniture parts it from the line above, the first byte of what belongs to it: marks in front of it
    /// (`> `) are layout, but nothing else's.
    cut: Option<u32>,
}

/// Makes paragraphs, one below the other, whose places stand in room that they share.
pub(super) struct ParagraphBuilder<'a, 'l> {
    prose: ProseBuilder<'a>,
    /// The gaps of the source that are still to come.
    gaps: &'l [Span],
    lines: Shelf<PlacedLine>,
}

impl<'a, 'l> ParagraphBuilder<'a, 'l> {
    /// A builder of the paragraphs of so many lines, which have these gaps.
    pub(super) fn new(source: &'a str, lines: usize, gaps: &'l [Span]) -> Self {
        Self { prose: ProseBuilder::of_many(source, lines), gaps, lines: Shelf::new(lines) }
    }

    /// Writes a draft into a paragraph that is empty, with the label of its text. It is written where it stays: a value
    /// that is moved when it was just written waits until it is there.
    #[inline(always)]
    pub(super) fn build(&mut self, draft: &Draft, empty: &mut Paragraph<'a>) {
        let (start, end) = (draft.start(), draft.last().end);
        empty.start = start as u32;
        empty.end = end as u32;
        empty.outset = draft.outset as u32;
        empty.classes = draft.classes;
        empty.label = draft.label;
        empty.after_blank = draft.after_blank;
        empty.is_plain = draft.is_plain;
        // Most are one line without layout.
        if draft.is_plain_line() {
            empty.prose = self.prose.whole(start..end);
        } else {
            self.put_together(draft, empty);
        }
    }

    #[inline(never)]
    fn put_together(&mut self, draft: &Draft, paragraph: &mut Paragraph<'a>) {
        paragraph.prose = if draft.is_plain {
            self.prose.plain(draft.pieces.iter().map(Piece::place), draft.bytes)
        } else {
            self.join(&draft.pieces, draft.bytes)
        };
        if !draft.shows_label() {
            paragraph.label = label::label(paragraph.prose.text());
        }
        paragraph.lines = self.lines(draft);
    }

    /// The text of lines that may hold layout.
    fn join(&mut self, pieces: &[Piece], bytes: usize) -> Prose<'a> {
        self.prose.expect(bytes);
        for piece in pieces {
            let place = piece.place();
            match piece.layout {
                Layout::None => self.prose.push_plain(place),
                Layout::Gaps => self.prose.push_around(place, &mut self.gaps),
                Layout::Any => self.prose.push(place),
            }
        }
        self.prose.finish()
    }

    /// A line by itself, without a label.
    pub(super) fn line(&mut self, line: Line) -> Paragraph<'a> {
        self.prose.push(line.head as usize..line.tail as usize);
        Paragraph {
            prose: self.prose.finish(),
            lines: List::EMPTY,
            start: line.head,
            end: line.tail,
            outset: line.head,
            classes: line.traits.classes,
            label: None,
            after_blank: false,
            is_plain: false,
        }
    }

    /// The lines of a paragraph, unless its prose or its place tells them.
    fn lines(&mut self, draft: &Draft) -> List<PlacedLine> {
        let is_told = draft.is_plain || draft.pieces.len() == 1;
        if is_told && draft.cuts.is_empty() {
            return List::EMPTY;
        }
        let mut cuts = draft.cuts.iter().peekable();
        for (index, piece) in draft.pieces.iter().enumerate() {
            let cut = cuts.next_if(|cut| cut.piece == index).map(|cut| cut.outset as u32);
            let place = Span { start: piece.start, end: piece.end };
            self.lines.push(PlacedLine { place, cut });
        }
        self.lines.take()
    }
}

/// The text of lines that may hold layout.
fn join<'a>(source: &'a str, places: impl Iterator<Item = Range<usize>>) -> Prose<'a> {
    let mut builder = ProseBuilder::new(source);
    places.for_each(|place| builder.push(place));
    builder.finish()
}

impl<'a> Paragraph<'a> {
    pub(super) const EMPTY: Self = Self {
        prose: Prose::EMPTY,
        lines: List::EMPTY,
        start: 0,
        end: 0,
        outset: 0,
        classes: Classes::NONE,
        label: None,
        after_blank: false,
        is_plain: true,
    };

    /// Adds a line that stands apart from it.
    pub(super) fn add(&mut self, source: &'a str, place: Range<usize>, classes: Classes) {
        let below =
            PlacedLine { place: Span::new(place.start, place.end), cut: Some(place.start as u32) };
        self.lines = self.lines().chain([below]).collect();
        self.end = below.place.end;
        self.classes = self.classes.or(classes);
        self.prose = join(source, self.pieces());
    }

    /// Parts it in front of its line at `at`.
    pub(super) fn split(self, source: &'a str, at: usize) -> (Self, Self) {
        let mut before: Vec<_> = self.lines().collect();
        let behind = before.split_off(at.min(before.len()));
        self.parted(source, before, behind)
    }

    /// Parts it within a line, in front of the byte of its text at `at`.
    pub(super) fn split_within(self, source: &'a str, at: usize) -> (Self, Self) {
        let from = self.prose.span(at..at).start;
        let mut before: Vec<_> = self.lines().collect();
        let mut behind = before.split_off(before.partition_point(|line| line.place.end <= from));
        if let Some(cut) = behind.first_mut().filter(|line| line.place.start < from) {
            let above = source[cut.place.start as usize..from as usize].trim_end_matches(is_blank);
            let end = cut.place.start + above.len() as u32;
            let start = std::mem::replace(&mut cut.place.start, from);
            before.push(PlacedLine { place: Span { start, end }, cut: cut.cut.take() });
        }
        self.parted(source, before, behind)
    }

    /// Its lines in two paragraphs, of which the first has its label.
    fn parted(
        self,
        source: &'a str,
        before: Vec<PlacedLine>,
        mut behind: Vec<PlacedLine>,
    ) -> (Self, Self) {
        // What stands in front of the line is no longer within a paragraph.
        let cut = behind.first_mut().and_then(|line| line.cut.take());
        let of = |lines: Vec<PlacedLine>, outset: Option<u32>| {
            let places = || lines.iter().map(|line| line.place.range());
            let start = lines.first().map_or(self.end, |line| line.place.start);
            Self {
                prose: join(source, places()),
                start,
                end: lines.last().map_or(self.end, |line| line.place.end),
                outset: outset.unwrap_or(start),
                classes: places()
                    .map(|place| Traits::of(&source[place]).classes)
                    .fold(Classes::NONE, Classes::or),
                label: None,
                after_blank: false,
                is_plain: false,
                lines: lines.into_iter().collect(),
            }
        };
        let first = of(before, Some(self.outset));
        let first = Self { label: self.label, after_blank: self.after_blank, ..first };
        (first, of(behind, cut))
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
        Span { start: self.outset, end: self.end }
    }

    /// The lines that it was joined from.
    fn lines(&self) -> impl Iterator<Item = PlacedLine> {
        let is_told = self.lines.is_empty();
        let of_prose = (is_told && self.is_plain).then(|| self.prose.places());
        let of_prose =
            of_prose.into_iter().flatten().map(|place| Span::new(place.start, place.end));
        let own = (is_told && !self.is_plain).then_some(Span { start: self.start, end: self.end });
        let told = of_prose.chain(own).map(|place| PlacedLine { place, cut: None });
        self.lines.iter().chain(told)
    }

    /// The lines (without marks and blanks around them) that it was joined from.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = Range<usize>> {
        self.lines().map(|line| line.place.range())
    }

    /// Whether page furniture cuts it.
    pub(crate) fn is_cut(&self) -> bool {
        self.lines.iter().any(|line| line.cut.is_some())
    }

    /// The places between which page furniture cuts the paragraph; one where none does.
    pub(crate) fn places(&self) -> impl Iterator<Item = Span> {
        let pairs = self.lines.iter().zip(self.lines.iter().skip(1));
        let cuts = pairs.filter_map(|(above, line)| Some((above.place.end, line.cut?)));
        let ends = cuts.clone().map(|(end, _)| end).chain([self.end]);
        let starts = [self.outset].into_iter().chain(cuts.map(|(_, start)| start));
        starts.zip(ends).map(|(start, end)| Span { start, end })
    }

    /// The first byte of what belongs to it.
    pub(crate) fn outset(&self) -> usize {
        self.outset as usize
    }

    /// The text as it stands in the source, line by line.
    pub(crate) fn raw_lines(
        &self,
        source: &'a str,
    ) -> impl Iterator<Item = (Range<usize>, &'a str)> {
        self.pieces().map(move |piece| (piece.clone(), &source[piece]))
    }
}
