//! The tables among the lines, within the room that the limits give them.

use super::table::{self, Forms, MarkedTable, Room, Table};
use crate::{Code, Diagnostic, Limits, Span, line::Line};

/// Finds tables, in order: those that the format marks, and those that lines show.
pub(super) struct Tables<'a, 'm> {
    source: &'a str,
    /// The marked tables that are still to come.
    marked: &'m [MarkedTable],
    limits: Limits,
    room: Room,
    /// Whether lines are tried: not where one of their tables found no room.
    tries_lines: bool,
    /// What found no room.
    pub(super) over: Vec<Diagnostic<'static>>,
}

impl<'a, 'm> Tables<'a, 'm> {
    pub(super) fn new(source: &'a str, marked: &'m [MarkedTable], limits: Limits) -> Self {
        let room = Room::new(&limits, source.len());
        Self { source, marked, limits, room, tries_lines: true, over: Vec::new() }
    }

    /// The table that begins at a line, and the first line behind it. Nearly all lines show that none does.
    #[inline]
    pub(super) fn at(&mut self, lines: &[Line], at: usize) -> Option<(Table<'a>, usize)> {
        let is_marked = self.is_marked(&lines[at]);
        let forms = if self.tries_lines { Forms::at(self.source, lines, at) } else { None };
        if is_marked || forms.is_some() { self.read(lines, at, is_marked, forms) } else { None }
    }

    /// Whether the next of the marked tables begins at a line.
    #[inline]
    pub(super) fn is_marked(&self, line: &Line) -> bool {
        self.marked.first().is_some_and(|first| first.span.start <= line.head)
    }

    #[inline(never)]
    fn read(
        &mut self,
        lines: &[Line],
        at: usize,
        is_marked: bool,
        forms: Option<Forms>,
    ) -> Option<(Table<'a>, usize)> {
        let found = if is_marked { self.marked(lines, at) } else { None };
        let found = found.or_else(|| self.shown(lines, at, forms?));
        if let Some((table, _)) = &found
            && self.room.lost_copies()
        {
            let ratio = self.limits.copy_ratio;
            self.report(
                format!("cells that repeat others over {ratio} times the text are empty"),
                table.span,
            );
        }
        found
    }

    /// The next of the marked tables, with those that go on with it.
    fn marked(&mut self, lines: &[Line], at: usize) -> Option<(Table<'a>, usize)> {
        let (table, count) = table::marked(self.source, self.marked, &mut self.room);
        let (here, rest) = self.marked.split_at(count);
        self.marked = rest;
        let (first, last) = (here.first()?, here.last()?);
        if self.room.lost_rows() {
            self.report(self.no_table(), first.span);
        }
        let lines = &lines[at..];
        let end = at + lines.partition_point(|line| line.head < last.span.end);
        Some((table?, end))
    }

    /// The table that lines show. The first that finds no room ends where the room does, and no further one is looked for:
    /// what remains of the table is text, of which any line could begin another.
    fn shown(&mut self, lines: &[Line], at: usize, forms: Forms) -> Option<(Table<'a>, usize)> {
        let lines = self.before_marked(lines, at);
        let found = table::table(self.source, lines, at, forms, &mut self.room);
        if self.room.lost_rows() {
            self.tries_lines = false;
            let from = found.as_ref().map_or(lines[at].head, |(table, _)| table.span.end);
            self.report(self.no_table(), Span::new(from as usize, self.source.len()));
        }
        found
    }

    /// The lines up to the next marked table: a line above it may look like the first cell of its header.
    fn before_marked<'l>(&self, lines: &'l [Line], at: usize) -> &'l [Line] {
        let Some(next) = self.marked.first() else { return lines };
        let count = lines[at..].partition_point(|line| line.head < next.span.start);
        &lines[..at + count]
    }

    fn no_table(&self) -> String {
        format!("rows over the limit of {} cells are read as text", self.limits.cells)
    }

    fn report(&mut self, message: String, place: Span) {
        self.over.push(Diagnostic::new(Code::LimitReached, message, place));
    }
}
