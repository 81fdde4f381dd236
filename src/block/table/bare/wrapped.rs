//! Rows whose cells have several lines: units and limits tell by their look where a column ends.

use super::{
    super::{header::Word, hint},
    MAX_ROW, Reader,
    cells::Found,
};

impl Reader<'_, '_, '_> {
    /// A row whose cells wrap: one column of text, then units and limits, which are told by their
    /// look.
    pub(super) fn wrapped(&self, first: &Found, number: u32) -> Option<Vec<Found>> {
        let words = &self.header.words[1..];
        let one_text = words.first().is_some_and(|word| word.is_task_like() || !word.is_known());
        let rest_told = words.len() > 1
            && words[1..].iter().all(|word| word.names_units() || *word == Word::Deadline);
        if !one_text || !rest_told {
            return None;
        }
        let lines = self.lines_of_row(first, number)?;
        let mut row = vec![first.clone()];
        row.extend(self.split(lines, &words[1..])?);
        Some(row)
    }

    /// A row whose only column of units has several lines, a unit each.
    pub(super) fn unit_a_line(&self, first: &Found, number: u32) -> Option<Vec<Found>> {
        let words = &self.header.words[1..];
        let at = words.iter().position(|word| word.names_units())?;
        if words[at + 1..].iter().any(|word| word.names_units()) {
            return None;
        }
        let mut row = vec![first.clone()];
        let mut lines = self.lines_of_row(first, number)?;
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
    fn lines_of_row(&self, first: &Found, number: u32) -> Option<Vec<Found>> {
        let text = self.cells.behind_number(first)?;
        if self.cells.number(&text).is_some() {
            return None;
        }
        let mut next = text.next;
        let mut found = vec![text];
        while found.len() < MAX_ROW {
            if self.begins_row(next, number + 1) {
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
        if self.records == 0 || self.header.words.len() != 3 || !self.header.words[2].names_units()
        {
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
