//! **Aligned columns**: cells parted by two blanks or more, each below its header.
//!
//! `pdftotext -layout` and typed tables look like that. A cell may wrap over lines, its neighbours centred beside it. So a row
//! is a few lines around its *anchor*: the line with its number or, without numbers, the one that names units.
//!
//! ```text
//! 序号    任务              责任单位
//!         清点物资，        县应急局、      waits for an anchor
//! 1                                         the anchor
//!         补足缺口          县财政局        of the same row
//! ```
//!
//! Width is counted as it is seen: a Chinese character is two.

use std::ops::Range;

use super::{
    complete::LONGEST_HEADER,
    grid::{Form, Grid, GridCell, GridRow, MAX_COLUMNS},
    header::{self, Word},
    hint,
    room::Rows,
};
use crate::{
    line::{Line, LineKind},
    text::{Prose, is_blank, is_zero_width},
};

pub(super) fn grid(source: &str, lines: &[Line], at: usize, mut room: Rows<'_>) -> Option<Grid> {
    let heads = segments(source, lines.get(at)?).filter(|heads| heads.len() >= 2)?;
    if !heads_columns(source, &heads) {
        return None;
    }
    let header = row_of(&heads);
    let word = |cell: &GridCell| header::word(&cell.peek(source)).unwrap_or(Word::Unknown);
    let words = header.cells.iter().map(word).collect();
    let columns = Columns { source, heads, words };
    if !columns.are_of_table() || !room.take(0, columns.heads.len()) {
        return None;
    }
    let (at, rows) = (at + 1, vec![header]);
    let (block, share) = (Block::default(), Share::default());
    let mut reader =
        Reader { columns, lines, at, rows, block, anchors: 0, share, row_at: at, room };
    reader.read();
    reader.finish()
}

/// Whether texts between wide blanks can be a header: hardly any line with such blanks begins a table, so this comes
/// before any cell is made.
fn heads_columns(source: &str, segments: &[Segment]) -> bool {
    let texts = segments.iter().map(|segment| Prose::of(source, segment.range.clone()));
    segments.iter().all(|segment| segment.range.len() <= LONGEST_HEADER)
        && header::is_header(texts.map(|prose| prose.into_text()))
}

/// Text between wide blanks, and where it is seen.
#[derive(Debug, Clone)]
struct Segment {
    range: Range<usize>,
    /// Columns of the screen.
    seen: Range<usize>,
}

/// A line of a row: its columns, and what stands in them.
struct Placed {
    cells: Vec<(usize, Segment)>,
}

/// The header.
struct Columns<'s> {
    source: &'s str,
    /// Its cells, one for each column.
    heads: Vec<Segment>,
    /// What each of them says.
    words: Vec<Word>,
}

/// The lines next to each other that were read last.
enum Block {
    /// None of them is an anchor; they belong to the row of the one that comes.
    Waiting(Vec<Placed>),
    /// They belong to rows that are there; `is_centred` where lines stand above the anchor of the last one.
    Rows { is_centred: bool },
}

impl Default for Block {
    fn default() -> Self {
        Self::Waiting(Vec::new())
    }
}

impl Block {
    /// Whether lines wait for their anchor.
    fn waits(&self) -> bool {
        matches!(self, Self::Waiting(lines) if !lines.is_empty())
    }
}

/// Reads the rows below the header.
struct Reader<'s, 'r> {
    columns: Columns<'s>,
    lines: &'s [Line],
    /// The first line behind the rows that are whole.
    at: usize,
    /// The header, the rows, and the header again where a page repeats it.
    rows: Vec<GridRow>,
    block: Block,
    /// How many rows have their anchor.
    anchors: usize,
    /// Rows that are whole, and those of them that fit.
    share: Share,
    /// The first line of the last row.
    row_at: usize,
    room: Rows<'r>,
}

/// How many rows fit the columns.
#[derive(Debug, Clone, Copy, Default)]
struct Share {
    whole: usize,
    fitting: usize,
}

impl Share {
    /// Of four rows one may be odd: notes and totals are.
    fn is_table(self) -> bool {
        self.fitting * 4 >= self.whole * 3
    }

    fn with(self, fits: bool) -> Self {
        Self { whole: self.whole + 1, fitting: self.fitting + usize::from(fits) }
    }
}

impl Reader<'_, '_> {
    fn read(&mut self) {
        const WIDEST_GAP: usize = 12;
        /// Lines of one row, over several pages.
        const LONGEST_ROW: usize = 400;
        let (mut next, mut gap) = (self.at, 0);
        while let Some(line) = self.lines.get(next).filter(|_| gap <= WIDEST_GAP) {
            next += 1;
            if line.kind != LineKind::Text {
                gap += 1;
                if self.block.waits() {
                    return;
                }
                self.block = Block::default();
                continue;
            }
            gap = 0;
            let rows = self.rows.len();
            if !self.take(line) || next - self.row_at > LONGEST_ROW {
                return;
            }
            if self.rows.len() > rows && self.row_ends(rows) {
                return;
            }
            if !self.block.waits() {
                self.at = next;
            }
        }
    }

    /// Counts the row that ends where another begins; whether so many don't fit that the table ends before it.
    ///
    /// Without this a text of many headers, whose rows turn out to be none at its end, is read to the end from each
    /// of them.
    fn row_ends(&mut self, rows: usize) -> bool {
        /// Fewer rows say nothing of those that follow.
        const FEWEST: usize = 32;
        let began = std::mem::replace(&mut self.row_at, self.at);
        if rows < 2 {
            return false;
        }
        let share = self.share.with(self.columns.fit(&self.rows[rows - 1]));
        if share.whole >= FEWEST && !share.is_table() {
            self.rows.truncate(rows - 1);
            self.at = began;
            return true;
        }
        self.share = share;
        false
    }

    /// Adds a line to the table; `false` where it does not fit.
    fn take(&mut self, line: &Line) -> bool {
        const MOST_WAITING: usize = 8;
        let Some(segments) = segments(self.columns.source, line) else { return false };
        if self.columns.are_repeated(&segments) {
            let may_repeat = self.anchors > 0 && self.room.take(self.rows.len(), segments.len());
            self.rows.extend(may_repeat.then(|| row_of(&segments)));
            return may_repeat;
        }
        let Some(placed) = self.columns.place(segments) else { return false };
        if self.columns.is_anchor(&placed) {
            return self.anchor(placed);
        }
        match &mut self.block {
            Block::Waiting(lines) => {
                lines.push(placed);
                lines.len() <= MOST_WAITING
            }
            Block::Rows { .. } => {
                self.append(placed);
                true
            }
        }
    }

    /// Begins a row with its anchor and the lines that waited for it.
    fn anchor(&mut self, placed: Placed) -> bool {
        // Nobody knows which of the lines between two centred rows belong to which.
        let is_behind_centred = matches!(self.block, Block::Rows { is_centred: true });
        let count = self.columns.heads.len();
        if is_behind_centred || !self.room.take(self.rows.len(), count) {
            return false;
        }
        let waiting = match &mut self.block {
            Block::Waiting(lines) => std::mem::take(lines),
            Block::Rows { .. } => Vec::new(),
        };
        self.block = Block::Rows { is_centred: !waiting.is_empty() };
        let first = waiting.first().unwrap_or(&placed);
        let span = first.cells.first().map_or(0..0, |(_, segment)| segment.range.clone());
        let cells = vec![GridCell::default(); count];
        self.rows.push(GridRow { cells, span, after_break: false });
        waiting.into_iter().chain([placed]).for_each(|line| self.append(line));
        self.anchors += 1;
        true
    }

    /// Adds a line to the last row.
    fn append(&mut self, placed: Placed) {
        let Some(row) = self.rows.last_mut() else { return };
        for (column, segment) in placed.cells {
            row.span.start = row.span.start.min(segment.range.start);
            row.span.end = row.span.end.max(segment.range.end);
            row.cells[column].push(segment.range, true);
        }
    }

    fn finish(self) -> Option<Grid> {
        const FEWEST: usize = 2;
        let fitting = self.rows.iter().skip(1).filter(|row| self.columns.fit(row)).count();
        let share = Share { whole: self.rows.len().saturating_sub(1), fitting };
        (self.anchors >= FEWEST && share.is_table()).then_some(Grid {
            rows: self.rows,
            end: self.at,
            form: Form::Aligned,
        })
    }
}

impl Columns<'_> {
    fn text(&self, segment: &Segment) -> &str {
        &self.source[segment.range.clone()]
    }

    /// Whether they are those of a table: words apart are common in ordinary text, and no header unless one of them says
    /// who, or the first counts.
    fn are_of_table(&self) -> bool {
        let says_who = self.words.iter().any(|word| word.names_units());
        says_who || self.words.len() > 2 && self.words.first() == Some(&Word::Sequence)
    }

    /// Whether a row fits: its cell of the units holds some, or nothing.
    fn fit(&self, row: &GridRow) -> bool {
        let units = self.words.iter().position(|word| word.names_units());
        units.is_none_or(|at| {
            let text = row.cells[at].peek(self.source);
            text.is_empty() || hint::are_units(&text) || hint::is_dash(&text)
        })
    }

    /// Whether a line is the header again.
    fn are_repeated(&self, segments: &[Segment]) -> bool {
        segments.len() == self.heads.len()
            && segments.iter().zip(&self.heads).all(|(a, b)| self.text(a) == self.text(b))
    }

    /// Gives each text of a line its column; `None` for a line that runs across columns.
    fn place(&self, segments: Vec<Segment>) -> Option<Placed> {
        let whole = segments.len() == self.heads.len();
        let mut cells: Vec<(usize, Segment)> = Vec::new();
        for (at, segment) in segments.into_iter().enumerate() {
            let mut column = if whole { at } else { self.column(&segment)? };
            if let Some((before, _)) = cells.last().filter(|(before, _)| *before >= column) {
                // Lines of one table drift apart where its fonts differ: the order still holds.
                column = before + 1;
            }
            if column >= self.heads.len() {
                return None;
            }
            cells.push((column, segment));
        }
        (!cells.is_empty()).then_some(Placed { cells })
    }

    /// The column of a text: the one whose header begins where it begins, or is nearest to its
    /// middle.
    fn column(&self, segment: &Segment) -> Option<usize> {
        let covered = |head: &&Segment| {
            segment.seen.start <= head.seen.start && head.seen.end <= segment.seen.end
        };
        if self.heads.iter().filter(covered).count() > 1 {
            return None;
        }
        let starts = |head: &Segment| head.seen.start.abs_diff(segment.seen.start) <= 1;
        let middle = |seen: &Range<usize>| seen.start + seen.end;
        let nearest = (0..self.heads.len())
            .min_by_key(|at| middle(&self.heads[*at].seen).abs_diff(middle(&segment.seen)));
        self.heads.iter().position(starts).or(nearest)
    }

    /// Whether a line by itself says that there is a row.
    fn is_anchor(&self, placed: &Placed) -> bool {
        let Some((first, leading)) = placed.cells.first() else { return false };
        // A total has no number, and its name may stand under any of the texts.
        if placed.cells.len() > 1 && hint::is_total(self.text(leading)) {
            return true;
        }
        // Behind a category that is merged over rows, the number is the first that every row has.
        if let Some(column) = self.words.iter().position(|word| *word == Word::Sequence) {
            let number = placed.cells.iter().find(|(at, _)| *at == column);
            return number.is_some_and(|(_, segment)| hint::number(self.text(segment)).is_some());
        }
        let units = |(at, segment): &(usize, Segment)| {
            self.words[*at].names_units() && hint::are_units(self.text(segment))
        };
        *first == 0 && placed.cells.iter().any(units)
    }
}

/// A row with the texts of one line for its cells.
fn row_of(segments: &[Segment]) -> GridRow {
    let start = segments.first().map_or(0, |segment| segment.range.start);
    let end = segments.last().map_or(0, |segment| segment.range.end);
    let cells = segments.iter().map(|segment| GridCell::of(segment.range.clone())).collect();
    GridRow { cells, span: start..end, after_break: false }
}

/// The texts of a line that two columns of blank or more part; `None` for a line too long for a
/// table.
fn segments(source: &str, line: &Line) -> Option<Vec<Segment>> {
    const LONGEST_LINE: usize = 1200;
    const GAP: usize = 2;
    let (start, end) = (line.start as usize, line.tail as usize);
    if line.kind != LineKind::Text || end - start > LONGEST_LINE {
        return None;
    }
    let mut found: Vec<Segment> = Vec::new();
    let mut seen = 0;
    for (at, c) in source[start..end].char_indices() {
        let wide = width(c);
        if !is_blank(c) {
            let (from, to) = (start + at, start + at + c.len_utf8());
            match found.last_mut() {
                Some(last) if seen < last.seen.end + GAP => {
                    (last.range.end, last.seen.end) = (to, seen + wide);
                }
                _ => found.push(Segment { range: from..to, seen: seen..seen + wide }),
            }
        }
        seen += wide;
    }
    (found.len() <= MAX_COLUMNS).then_some(found)
}

/// How many columns of the screen a character takes.
fn width(c: char) -> usize {
    const FIRST_WIDE: char = '\u{2e80}';
    const TAB: usize = 8;
    match c {
        // Nearly all characters; U+FEFF is the only one behind U+2E80 that has no width.
        FIRST_WIDE..='\u{fefe}' => 2,
        '\t' => TAB,
        c if is_zero_width(c) || c == '\u{c}' => 0,
        c if c >= FIRST_WIDE => 2,
        _ => 1,
    }
}
