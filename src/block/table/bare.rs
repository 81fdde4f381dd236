//! **Bare lines**: one cell a line, nothing between cells or rows.
//!
//! Copied web tables and `pdftotext` give tables like that. The header says how many columns there
//! are;
//! the running number, or units below 责任单位, say where a row begins. Since any run of short lines
//! could be taken for cells, whatever does not fit ends the table, and a table must prove itself by
//! rows that fit: scattered columns (all numbers first, then all names) give none.

mod cells;

use std::borrow::Cow;

use cells::{Cells, Found, next_text};

use super::{
    grid::{Form, Grid, GridCell, GridRow},
    header::{self, Word},
    hint,
    room::{Room, Rows},
};
use crate::line::{Classes, Line, LineKind};

const MAX_HEADER: usize = 12;
/// A row of more lines is no row.
const MAX_ROW: usize = 60;

/// The grid that begins at a line which [`may_begin`] one.
pub(super) fn grid(source: &str, lines: &[Line], at: usize, room: &mut Room) -> Option<Grid> {
    let spaced = lines.get(at + 1)?.kind == LineKind::Blank;
    let cells = Cells { source, lines, spaced };
    for header in headers(&cells, at) {
        let reader = Reader::new(&cells, header, room.rows());
        if let Some(grid) = reader.and_then(Reader::read) {
            return Some(grid);
        }
    }
    None
}

/// Whether a line may be the first of a header. Every header has three cells or more, or blank lines between two: the
/// lines below tell most first lines from one.
pub(super) fn may_begin(source: &str, lines: &[Line], at: usize) -> bool {
    let (Some(line), Some(below)) = (lines.get(at), lines.get(at + 1)) else { return false };
    let head_behind = |at: usize| next_text(lines, at + 1).filter(|next| may_head(&lines[*next]));
    may_head(line)
        && head_behind(at)
            .is_some_and(|next| below.kind == LineKind::Blank || head_behind(next).is_some())
        && header::heads_lines(line.text(source), &line.traits)
}

/// Whether a line may be a header cell, or a part of one.
#[inline]
pub(super) fn may_head(line: &Line) -> bool {
    let classes = line.traits.classes;
    // What stands in a tag is no text, so that nothing can be told from it.
    if classes.any(Classes::TAG) {
        return true;
    }
    let longest = if classes.any(header::DROPPED) { header::LONGEST } else { header::LONGEST_WORD };
    !classes.any(Classes::NO_HEADER) && line.text_len() <= longest
}

/// A header: its row, its words and the line behind it.
struct Header<'s> {
    row: GridRow,
    texts: Vec<Cow<'s, str>>,
    words: Vec<Word>,
    next: usize,
}

/// What may be a cell of a header, its text and what it says.
type HeaderCell<'s> = (Found, Cow<'s, str>, Word);

/// The headers that may begin at a line: all short cells up to the first number, or else those up
/// to
/// the last known word, for a heading may stand between the header and the first number.
fn headers<'s>(cells: &Cells<'s>, at: usize) -> Vec<Header<'s>> {
    let mut found: Vec<HeaderCell<'s>> = Vec::new();
    let mut next = at;
    while found.len() <= MAX_HEADER {
        let Some(cell) = cells.at(next).filter(|cell| !cells.is_sentence(cell)) else { break };
        let text = cells.text(&cell);
        let Some(word) = header::word(&text) else { break };
        next = cell.next;
        found.push((cell, text, word));
    }
    let known = found.iter().rposition(|(.., word)| word.is_known()).map_or(0, |at| at + 1);
    let whole = found.len();
    let numbered = found.first().is_some_and(|(.., word)| *word == Word::Sequence);
    let longer = (numbered && whole > known).then_some(whole);
    let counts = longer.into_iter().chain([known]);
    counts.filter_map(|count| header(cells, &found[..count], count == whole)).collect()
}

fn header<'s>(cells: &Cells<'s>, found: &[HeaderCell<'s>], is_whole: bool) -> Option<Header<'s>> {
    let words: Vec<Word> = found.iter().map(|(.., word)| *word).collect();
    let is_numbered = words.first() == Some(&Word::Sequence);
    // Numbers tell rows also where nothing but them is known, and beside a single column of text where blank lines part
    // the cells; limits alone are a column whose row is scattered.
    let is_list = is_whole && cells.spaced && words.last() != Some(&Word::Deadline);
    let fewest = if is_numbered && is_list { 2 } else { 3 };
    if !(fewest..=MAX_HEADER).contains(&found.len()) {
        return None;
    }
    let texts: Vec<Cow<'s, str>> = found.iter().map(|(_, text, _)| text.clone()).collect();
    let unique = texts.iter().enumerate().all(|(at, text)| !texts[..at].contains(text));
    let known = words.iter().filter(|word| word.is_known()).count();
    if !unique || !(is_numbered || known >= 2 && says_who_and_what(&words)) {
        return None;
    }
    let row = cells.row(found.iter().map(|(found, ..)| found))?;
    Some(Header { row, texts, words, next: found.last()?.0.next })
}

fn says_who_and_what(words: &[Word]) -> bool {
    words.iter().any(|word| word.names_units()) && words.iter().any(|word| word.is_task_like())
}

struct Reader<'c, 's, 'r> {
    cells: &'c Cells<'s>,
    header: Header<'s>,
    rows: Vec<GridRow>,
    next: usize,
    number: u32,
    good: usize,
    room: Rows<'r>,
}

impl<'c, 's, 'r> Reader<'c, 's, 'r> {
    fn new(cells: &'c Cells<'s>, mut header: Header<'s>, room: Rows<'r>) -> Option<Self> {
        let row = std::mem::take(&mut header.row);
        let next = header.next;
        Some(Self { cells, header, rows: vec![row], next, number: 0, good: 0, room })
    }

    fn is_numbered(&self) -> bool {
        self.header.words.first() == Some(&Word::Sequence)
    }

    fn read(mut self) -> Option<Grid> {
        while self.step() {}
        while self.rows.last().is_some_and(|row| row.cells.len() == 1) {
            let heading = self.rows.pop()?;
            self.next = self.line_at(heading.span.start);
        }
        let names_units = self.header.words.iter().any(|word| word.names_units());
        let needed = if names_units { 2 } else { 3 };
        (self.good >= needed).then_some(Grid { rows: self.rows, end: self.next, form: Form::Bare })
    }

    /// Reads the next row, or what stands between rows; `false` behind the last, and where there is no room for more.
    fn step(&mut self) -> bool {
        let (next, good) = (self.next, self.good);
        if !(self.repeated_header() || self.heading() || self.record()) {
            return false;
        }
        let fits = self.room.take(self.rows.len() - 1, self.header.words.len());
        if !fits {
            self.rows.pop();
            (self.next, self.good) = (next, good);
        }
        fits
    }

    fn line_at(&self, offset: usize) -> usize {
        self.cells.lines.partition_point(|line| (line.end as usize) < offset)
    }

    /// The header again at the top of a page.
    fn repeated_header(&mut self) -> bool {
        if self.good == 0 {
            return false;
        }
        let mut found: Vec<Found> = Vec::new();
        let mut next = self.next;
        for text in &self.header.texts {
            let Some(cell) = self.cells.at(next) else { return false };
            if self.cells.text(&cell) != *text {
                return false;
            }
            next = cell.next;
            found.push(cell);
        }
        self.rows.extend(self.cells.row(found.iter()));
        self.next = next;
        true
    }

    /// Short lines between two rows, the number beginning anew behind them: a heading, often a
    /// narrow merged cell of one character a line.
    fn heading(&mut self) -> bool {
        const MOST_LINES: usize = 12;
        const LONGEST: usize = 120;
        if !self.is_numbered() {
            return false;
        }
        let mut found: Vec<Found> = Vec::new();
        let mut next = self.next;
        while found.len() <= MOST_LINES {
            let Some(cell) = self.cells.at(next) else { return false };
            if let Some(number) = self.cells.number(&cell) {
                let labelled = found.first().is_some_and(|first| self.is_labelled(first));
                let begins = number == 1 || (labelled && number == self.number + 1);
                if found.is_empty() || !begins {
                    return false;
                }
                break;
            }
            if cell.span.len() > LONGEST || header::squeeze(&self.cells.text(&cell)).is_empty() {
                return false;
            }
            next = cell.next;
            found.push(cell);
        }
        if found.len() > MOST_LINES || found.iter().map(|f| f.span.len()).sum::<usize>() > LONGEST {
            return false;
        }
        self.push_heading(found, next);
        true
    }

    fn is_labelled(&self, found: &Found) -> bool {
        let text = self.cells.text(found);
        text.starts_with(['（', '(']) || text.chars().nth(1) == Some('、')
    }

    fn push_heading(&mut self, found: Vec<Found>, next: usize) {
        let mut whole = GridCell::default();
        let (start, end) = (found[0].span.start, found[found.len() - 1].span.end);
        for found in found {
            whole.append(self.cells.cell(&found));
        }
        self.rows.push(GridRow { cells: vec![whole], span: start..end, after_break: false });
        self.number = 0;
        self.next = next;
    }

    /// The next row; `false` where nothing fits.
    fn record(&mut self) -> bool {
        let found = if self.is_numbered() { self.numbered() } else { self.counted() };
        let Some(found) = found.filter(|found| !found.is_empty()) else { return false };
        self.next = found.iter().map(|found| found.next).max().unwrap_or(self.next);
        self.good += 1;
        self.rows.extend(self.cells.row(found.iter()));
        true
    }

    /// A row behind its running number.
    fn numbered(&mut self) -> Option<Vec<Found>> {
        let first = self.cells.at(self.next)?;
        let number = self.cells.number(&first)?;
        let runs_on = number == self.number + 1 || (number == 1 && self.number == 0);
        if !runs_on {
            return None;
        }
        let row = self.exact(&first).filter(|row| self.ends_before(row, number + 1));
        let row = match row {
            Some(row) => row,
            None => self
                .wrapped(&first, number)
                .or_else(|| self.unit_a_line(&first, number))
                .or_else(|| self.last(&first, number))?,
        };
        self.number = number;
        Some(row)
    }

    /// A cell for each column.
    fn exact(&self, first: &Found) -> Option<Vec<Found>> {
        let mut row = vec![self.cells.at(self.next)?];
        let mut next = first.next;
        for _ in 1..self.header.words.len() {
            let cell = self.cells.at(next)?;
            next = cell.next;
            row.push(cell);
        }
        self.agree(&row).then_some(row)
    }

    /// Whether the next row, or a page's header, begins right behind a row.
    fn ends_before(&self, row: &[Found], number: u32) -> bool {
        row.last().is_some_and(|last| self.begins_row(last.next, number))
    }

    /// The last row of the table, or of the part under a heading: no number stands behind it.
    fn last(&self, first: &Found, number: u32) -> Option<Vec<Found>> {
        let mut row = self.exact(first).filter(|row| self.may_end(row, number))?;
        if !self.header.words.last().is_some_and(|word| word.names_units()) {
            return Some(row);
        }
        // A unit a line: those behind the last number's first unit are its own.
        for _ in 0..MAX_ROW {
            let last = row.last_mut()?;
            let Some(more) = self.cells.at(last.next) else { break };
            let above = self.cells.text(last);
            if !hint::both_units(&above, &self.cells.text(&more)) {
                break;
            }
            last.append(more);
        }
        Some(row)
    }

    /// Whether a row may be the last: its units say so, or the rows above have the same form.
    fn may_end(&self, row: &[Found], number: u32) -> bool {
        const ENOUGH: usize = 2;
        // The next number among the cells: the columns are scattered from here on.
        if row[1..].iter().any(|found| self.cells.number(found) == Some(number + 1)) {
            return false;
        }
        let Some((word, last)) = self.header.words.last().zip(row.last()) else { return false };
        let text = self.cells.text(last);
        let told = match word {
            // A name that wraps would leave its rest behind the table.
            word if word.names_units() => hint::is_unit(&text) || text.starts_with('各'),
            Word::Deadline => hint::is_deadline(&text),
            _ => false,
        };
        self.good >= ENOUGH || (told && self.good > 0)
    }

    fn begins_row(&self, at: usize, number: u32) -> bool {
        let Some(next) = self.cells.at(at) else { return false };
        let text = self.cells.text(&next);
        self.cells.number(&next) == Some(number) || self.header.texts.first() == Some(&text)
    }

    /// Whether units stand below 责任单位 and limits below 完成时限.
    fn agree(&self, row: &[Found]) -> bool {
        self.header.words.iter().zip(row).all(|(word, found)| {
            let text = self.cells.text(found);
            match word {
                word if word.names_units() => hint::are_units(&text) || hint::is_dash(&text),
                Word::Deadline => hint::is_deadline(&text) || hint::is_dash(&text),
                word if word.is_task_like() => text.chars().count() > 1,
                _ => true,
            }
        })
    }

    /// A row of as many cells as columns, found by their kinds alone.
    fn counted(&self) -> Option<Vec<Found>> {
        let mut row = Vec::new();
        let mut next = self.next;
        for _ in 0..self.header.words.len() {
            let cell = self.cells.at(next)?;
            next = cell.next;
            row.push(cell);
        }
        (self.agree(&row) && self.proves(&row)).then_some(row)
    }

    /// Whether a row without a number is one: names of places and dashes stand in any list.
    fn proves(&self, row: &[Found]) -> bool {
        const SHORTEST_TASK: usize = 4;
        self.header.words.iter().zip(row).all(|(word, found)| {
            let text = self.cells.text(found);
            match word {
                word if word.names_units() => hint::are_bodies(&text),
                Word::Task | Word::Requirement => text.chars().count() >= SHORTEST_TASK,
                _ => !hint::are_units(&text) || !word.is_task_like(),
            }
        })
    }

    /// A row whose cells wrap: one column of text, then units and limits, which are told by their
    /// look.
    fn wrapped(&self, first: &Found, number: u32) -> Option<Vec<Found>> {
        let words = &self.header.words[1..];
        let one_text = words.first().is_some_and(|word| word.is_task_like() || !word.is_known());
        let rest_told = words.len() > 1
            && words[1..].iter().all(|word| word.names_units() || *word == Word::Deadline);
        if !one_text || !rest_told {
            return None;
        }
        let lines = self.lines_of_row(first.next, number)?;
        let mut row = vec![self.cells.at(self.next)?];
        row.extend(self.split(lines, &words[1..])?);
        Some(row)
    }

    /// A row whose only column of units has several lines, a unit each.
    fn unit_a_line(&self, first: &Found, number: u32) -> Option<Vec<Found>> {
        let words = &self.header.words[1..];
        let at = words.iter().position(|word| word.names_units())?;
        if words[at + 1..].iter().any(|word| word.names_units()) {
            return None;
        }
        let mut row = vec![self.cells.at(self.next)?];
        let mut lines = self.lines_of_row(first.next, number)?;
        let surplus = lines.len().checked_sub(words.len())?;
        let behind = lines.split_off(at + surplus + 1);
        let units = lines.split_off(at);
        let text = |found: &Found| self.cells.text(found);
        if !units.windows(2).all(|pair| hint::both_units(&text(&pair[0]), &text(&pair[1]))) {
            return None;
        }
        row.extend(lines);
        row.push(merge(units)?);
        row.extend(behind);
        self.agree(&row).then_some(row)
    }

    /// The lines up to the next number; the row must have such a next, or nobody knows where it
    /// ends.
    fn lines_of_row(&self, at: usize, number: u32) -> Option<Vec<Found>> {
        let mut found = Vec::new();
        let mut next = at;
        while found.len() < MAX_ROW {
            if !found.is_empty() && self.begins_row(next, number + 1) {
                return Some(found);
            }
            let Some(cell) = self.cells.at(next) else { break };
            // Another number: a part begins anew, or the columns are scattered.
            if let Some(other) = self.cells.number(&cell) {
                return if other == 1 { self.up_to_units(found) } else { None };
            }
            next = cell.next;
            found.push(cell);
        }
        self.up_to_units(found)
    }

    /// The lines of a part's last row: up to its units, for what follows is a heading or no table.
    fn up_to_units(&self, mut lines: Vec<Found>) -> Option<Vec<Found>> {
        const MOST_LINES: usize = 8;
        let text = |at: usize| self.cells.text(&lines[at]);
        if self.good == 0 || self.header.words.len() != 3 || !self.header.words[2].names_units() {
            return None;
        }
        let first = (1..lines.len().min(MOST_LINES)).find(|at| hint::are_bodies(&text(*at)))?;
        let more = (first + 1..lines.len())
            .take_while(|at| hint::both_units(&text(at - 1), &text(*at)))
            .count();
        lines.truncate(first + 1 + more);
        Some(lines)
    }

    /// Divides a row's lines among a column of text and the columns behind it.
    fn split(&self, mut lines: Vec<Found>, words: &[Word]) -> Option<Vec<Found>> {
        let mut columns: Vec<Found> = Vec::new();
        for (at, word) in words.iter().enumerate().rev() {
            let cut = match word {
                Word::Deadline => lines.len().checked_sub(1)?,
                _ if at > 0 && words[at - 1].names_units() => self.between_units(&lines)?,
                _ => self.units_from(&lines)?,
            };
            columns.push(merge(lines.split_off(cut))?);
        }
        columns.push(merge(lines)?);
        columns.reverse();
        let told = columns[1..].iter().zip(words).all(|(found, word)| self.told(found, *word));
        told.then_some(columns)
    }

    fn told(&self, found: &Found, word: Word) -> bool {
        let text = self.cells.text(found);
        let looks =
            if word == Word::Deadline { hint::is_deadline(&text) } else { hint::are_units(&text) };
        looks || hint::is_dash(&text)
    }

    /// The first line from which on all is units.
    fn units_from(&self, lines: &[Found]) -> Option<usize> {
        (1..lines.len()).find(|at| {
            let mut text = String::new();
            for found in &lines[*at..] {
                text.push_str(&self.cells.text(found));
            }
            let above = self.cells.text(&lines[at - 1]);
            let begins = above.ends_with(['。', '；', '）']) || !hint::are_units(&above);
            let own = self.cells.text(&lines[*at]);
            let begins = begins && !own.starts_with(['（', '(']);
            begins && hint::are_units(&text) && !above.ends_with(['、', '，'])
        })
    }

    /// The one line that begins a second list of units; `None` where several could.
    fn between_units(&self, lines: &[Found]) -> Option<usize> {
        let from = self.units_from(lines)?;
        let texts: Vec<_> = lines[from..].iter().map(|found| self.cells.text(found)).collect();
        let mut cuts = (1..texts.len()).filter(|at| {
            let last = texts[at - 1].rsplit('、').next().unwrap_or_default().to_owned();
            hint::is_unit(&last)
                && !texts[at - 1].ends_with('、')
                && hint::both_units(&last, first_unit(&texts[*at]))
        });
        let cut = cuts.next()?;
        cuts.next().is_none().then_some(from + cut)
    }
}

fn first_unit(text: &str) -> &str {
    text.split('、').next().unwrap_or(text)
}

/// Several lines as one cell.
fn merge(lines: Vec<Found>) -> Option<Found> {
    let mut lines = lines.into_iter();
    let mut whole = lines.next()?;
    lines.for_each(|line| whole.append(line));
    Some(whole)
}
