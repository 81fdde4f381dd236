//! **Completing**: a grid → a table with a header, roles, and every row complete.

use std::borrow::Cow;

use super::{
    Cell, Row, RowKind, Table,
    align::align,
    fill::fill_down,
    grid::{Form, Grid, GridCell, GridRow, MAX_COLUMNS},
    header::{self, Word},
    hint,
    roles::{Body, roles},
    room::Room,
};
use crate::{
    Span,
    grammar::label::{Kind, label},
    model::{Column, ColumnRole},
};

/// The header of a table: its columns' texts, and which columns share a header cell.
struct Header<'a> {
    texts: Vec<Cow<'a, str>>,
    /// What the texts say; each is asked once.
    words: Vec<Word>,
    /// For each column the first column under its header cell.
    spans: Vec<usize>,
    /// How many rows it takes.
    rows: usize,
}

/// What the rows of a table stand under.
struct Heads<'h, 'a> {
    /// The rows of the header, which pages repeat.
    rows: &'h [Vec<Cow<'a, str>>],
    /// What its columns say.
    words: &'h [Word],
    form: Form,
}

/// Makes a table of a grid; `None` where it has no header or no row.
pub(super) fn complete<'a>(source: &'a str, grid: Grid, room: &mut Room) -> Option<Table<'a>> {
    let span = hull(&grid.rows)?;
    let form = grid.form;
    let mut rows: Vec<GridRow> = grid.rows;
    let (first, texts) = header_row(source, &rows)?;
    let header = header(source, &rows[first..], form, room)?;
    let body = rows.split_off(first + header.rows);
    let mut repeated = vec![squeezed(texts)];
    repeated.extend(rows[first + 1..].iter().map(|row| squeezed(row.texts(source))));
    let mut table =
        Table { title: None, columns: Vec::new(), rows: Vec::new(), span, repeated: Vec::new() };
    let words = header.words;
    let heads = Heads { rows: &repeated, words: &words, form };
    for row in body {
        push_row(source, &mut table, row, &heads, room);
    }
    if table.rows.is_empty() {
        return None;
    }
    let roles = roles(&header.texts, &words, &header.spans, &bodies(&table.rows, words.len()));
    fill_down(&mut table.rows, &roles, room);
    nest_headings(&mut table.rows);
    room.take((table.rows.len() + header.rows) * words.len(), 0);
    table.columns = columns(header.texts, &roles, &words);
    Some(table)
}

fn columns<'a>(texts: Vec<Cow<'a, str>>, roles: &[ColumnRole], words: &[Word]) -> Vec<Column<'a>> {
    let told = roles.iter().zip(words);
    let column = |(header, (role, word)): (_, (&ColumnRole, &Word))| Column {
        header,
        role: *role,
        inferred: word.inferred(*role),
    };
    texts.into_iter().zip(told).map(column).collect()
}

fn hull(rows: &[GridRow]) -> Option<Span> {
    let (first, last) = (rows.first()?, rows.last()?);
    Some(Span::new(first.span.start, last.span.end))
}

fn filled<'t>(texts: &'t [Cow<'_, str>]) -> impl Iterator<Item = &'t str> {
    texts.iter().map(AsRef::as_ref).filter(|text: &&str| !text.is_empty())
}

/// The header's first row, with its texts: the table's title may stand above it, and Markdown asks for an empty
/// one.
fn header_row<'a>(source: &'a str, rows: &[GridRow]) -> Option<(usize, Vec<Cow<'a, str>>)> {
    const DEEPEST: usize = 3;
    let mut plain = None;
    for (at, row) in rows.iter().take(DEEPEST).enumerate() {
        let texts = row.texts(source);
        if header::is_header(filled(&texts)) {
            return Some((at, texts));
        }
        let cells = filled(&texts).count();
        if cells > 1 {
            plain = plain.or(Some((at, texts)));
        }
    }
    plain
}

fn header<'a>(
    source: &'a str,
    rows: &[GridRow],
    form: Form,
    room: &mut Room,
) -> Option<Header<'a>> {
    let first = rows.first()?;
    let mut texts: Vec<Cow<'a, str>> = first.cells.iter().map(|cell| cell.header(source)).collect();
    if !matches!(form, Form::Indented | Form::Marked) {
        // Tabs at the end of a line make no column.
        while texts.last().is_some_and(|text| text.is_empty()) {
            texts.pop();
        }
    }
    let columns = column_count(rows, texts.len(), form);
    let words = texts.iter().map(|text| word(text)).collect();
    let mut header = Header { texts, words, spans: Vec::new(), rows: 1 };
    header.widen(columns, room);
    if let Some(second) = rows.get(1)
        && header.is_divided_by(source, first, second)
    {
        header.rows = 2;
    }
    Some(header)
}

fn word(text: &str) -> Word {
    header::word(text).unwrap_or(Word::Unknown)
}

/// The rows' usual number of cells, where it is more than the header's.
fn column_count(rows: &[GridRow], header: usize, form: Form) -> usize {
    if matches!(form, Form::Aligned | Form::Bare) {
        return header;
    }
    let mut counts = [0usize; MAX_COLUMNS + 1];
    for row in rows.iter().skip(1) {
        let filled = row.cells.iter().rposition(|cell| !cell.pieces.is_empty());
        let cells = if matches!(form, Form::Indented | Form::Marked) {
            row.cells.len()
        } else {
            filled.map_or(0, |at| at + 1)
        };
        counts[cells.min(MAX_COLUMNS)] += 1;
    }
    counts[0] = 0;
    let usual = (0..counts.len()).max_by_key(|at| (counts[*at], *at)).unwrap_or(header);
    usual.max(header)
}

impl<'a> Header<'a> {
    /// Gives each column a header text: an empty header cell is merged with the one before it, and
    /// where the header has fewer cells than the rows, the first task-like one stands over the surplus.
    fn widen(&mut self, columns: usize, room: &mut Room) {
        let Self { texts, words, spans, .. } = self;
        let surplus = columns.saturating_sub(texts.len());
        let widest = words
            .iter()
            .position(|word| word.is_task_like())
            .or_else(|| (0..texts.len()).max_by_key(|at| (texts[*at].len(), usize::MAX - at)));
        let at = widest.map_or(0, |at| at + 1);
        texts.splice(at..at, std::iter::repeat_n(Cow::Borrowed(""), surplus));
        words.splice(at..at, std::iter::repeat_n(Word::Unknown, surplus));
        *spans = (0..texts.len()).collect();
        for at in 1..texts.len() {
            if texts[at].is_empty() && !texts[at - 1].is_empty() {
                texts[at] = room.copy_text(&texts[at - 1]);
                // Without room for a copy the cell stays empty, and says nothing.
                words[at] = if texts[at].is_empty() { Word::Unknown } else { words[at - 1] };
                spans[at] = spans[at - 1];
            }
        }
    }

    /// Takes a second row that divides the cells of the first, 责任单位 into 牵头单位 and 配合单位; `false` where
    /// it is none.
    fn is_divided_by(&mut self, source: &'a str, first: &GridRow, row: &GridRow) -> bool {
        if row.cells.len() != self.texts.len() {
            return false;
        }
        let is_divided = is_divided(first, row);
        // Most second rows are the body's, which their first cell tells.
        let known = |text: &str| text.is_empty() || word(text).is_known();
        let is_header = row.cells.iter().all(|cell| known(&cell.header(source)));
        if !is_header && !is_divided {
            return false;
        }
        let cells: Vec<_> = row.cells.iter().map(|cell| cell.header(source)).collect();
        // One cell divides nothing: it is a heading of rows (一、改革方面).
        if filled(&cells).count() < 2 {
            return false;
        }
        let beside = || cells.iter().zip(&self.texts);
        let divides = beside().any(|(new, old)| new.is_empty() && !old.is_empty());
        let same = beside().all(|(new, old)| new.is_empty() || new == old);
        // Words that head no column by themselves (`1996年`, `X`) say little without those above them.
        let goes_on = !(is_header && divides);
        let may_go_on = || is_divided && are_short(&cells) && are_short(&self.texts);
        if same || goes_on && !may_go_on() {
            return false;
        }
        for (at, cell) in cells.into_iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let above = &mut self.texts[at];
            *above = if goes_on { Cow::Owned(format!("{above}{cell}")) } else { cell };
            self.words[at] = word(above);
            self.spans[at] = at;
        }
        true
    }
}

/// Whether merged cells say that two rows are one header, whatever their words: some of the first reach down into the
/// second, and those that are merged across are divided there.
fn is_divided(first: &GridRow, second: &GridRow) -> bool {
    if first.cells.len() != second.cells.len() {
        return false;
    }
    let is_merged_across = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| first.cells.get(before));
        let mut beside = before.into_iter().chain(first.cells.get(at + 1));
        beside.any(|beside| first.cells[at].is_same(beside))
    };
    let reaches_down = |at: usize| first.cells[at].is_same(&second.cells[at]);
    let mut columns = 0..first.cells.len();
    columns.clone().any(reaches_down) && columns.all(|at| reaches_down(at) || is_merged_across(at))
}

fn are_short(cells: &[Cow<'_, str>]) -> bool {
    cells.iter().all(|cell| cell.len() <= header::LONGEST)
}

/// Adds a row to the table, if it is one: not empty, no repeated header, no rest of the row above.
fn push_row<'a>(
    source: &'a str,
    table: &mut Table<'a>,
    row: GridRow,
    heads: &Heads<'_, 'a>,
    room: &mut Room,
) {
    let Heads { words, form, .. } = *heads;
    let span = Span::new(row.span.start, row.span.end);
    let cells: Vec<Cell<'a>> = row.cells.iter().map(|cell| cell.read(source)).collect();
    if repeats(&cells, heads.rows) {
        table.repeated.push(span);
        return;
    }
    let count = cells.iter().filter(|cell| !cell.is_blank()).count();
    if count == 0 {
        return;
    }
    if let Some(text) = heading(&cells, words) {
        let mut cells: Vec<Cell<'a>> = (1..words.len()).map(|_| room.copy(&text)).collect();
        cells.insert(0, text);
        table.rows.push(Row { cells, span, kind: RowKind::Heading, under: None });
        return;
    }
    let cells = align(cells, words, form, room);
    if row.after_break
        && let Some(above) = table.rows.last_mut()
        && continues(above, &cells, words)
    {
        above.span = above.span.join(span);
        return append(above, cells);
    }
    table.rows.push(Row { cells, span, kind: RowKind::Body, under: None });
}

/// What a row says without its blanks and empty cells.
fn squeezed<'a>(texts: Vec<Cow<'a, str>>) -> Vec<Cow<'a, str>> {
    let squeeze = |text| match text {
        Cow::Borrowed(text) => header::squeeze(text),
        Cow::Owned(text) => Cow::Owned(header::squeeze(&text).into_owned()),
    };
    texts.into_iter().filter(|text| !text.is_empty()).map(squeeze).collect()
}

/// Whether a row is one of the header's again, as pages begin with. Most that are not are told by their first cell.
fn repeats(cells: &[Cell<'_>], heads: &[Vec<Cow<'_, str>>]) -> bool {
    const LONGEST: usize = 120;
    let texts = || cells.iter().map(|cell| &*cell.text).filter(|text| !text.is_empty());
    texts().nth(1).is_some()
        && texts().all(|text| text.len() <= LONGEST)
        && heads.iter().any(|head| texts().map(header::squeeze).eq(head.iter().map(|text| &**text)))
}

/// The text of a row that is one text across the table: a single filled cell at the left of a row
/// that names no unit, or the same text in every cell.
fn heading<'a>(cells: &[Cell<'a>], words: &[Word]) -> Option<Cell<'a>> {
    const FEWEST_COLUMNS: usize = 3;
    /// Bytes: each row below says its headings again, so that a long text would stand there many times.
    const LONGEST: usize = 1_200;
    let first = cells.iter().find(|cell| !cell.is_blank())?;
    if words.len() < FEWEST_COLUMNS
        || first.text.len() > LONGEST
        || hint::number(&first.text).is_some()
    {
        return None;
    }
    let alone = cells.iter().filter(|cell| !cell.is_blank()).count() == 1;
    let everywhere = cells.len() == words.len() && cells.iter().all(|c| c.text == first.text);
    let leads = cells.first().is_some_and(|cell| !cell.is_blank());
    // Where the first column groups the rows, a lone cell in it may only open a group, which is
    // the same.
    ((alone && leads) || everywhere).then(|| first.clone())
}

/// Whether a row below a page break is the rest of the row above: nothing says where it belongs,
/// and
/// each of its texts goes on where one above breaks off.
fn continues(above: &Row<'_>, cells: &[Cell<'_>], words: &[Word]) -> bool {
    let is_key = |word: Word| word == Word::Sequence || word == Word::Category;
    let filled = || (0..words.len()).filter(|at| !cells[*at].is_blank());
    above.kind == RowKind::Body
        && filled().all(|at| !is_key(words[at]) && breaks_off(&above.cells[at].text))
}

fn breaks_off(text: &str) -> bool {
    const WINDOW: usize = 400;
    if text.ends_with(['、', '，', ',', '和', '及', '（', '(', '“', '《']) {
        return true;
    }
    let tail = text.char_indices().rev().take(WINDOW).last().map_or("", |(at, _)| &text[at..]);
    let opens = tail.rfind(['（', '(', '《', '“']);
    let closes = tail.rfind(['）', ')', '》', '”']);
    opens.is_some() && opens > closes
}

fn append<'a>(above: &mut Row<'a>, cells: Vec<Cell<'a>>) {
    // A copy of a merged cell goes on with nothing.
    let is_rest =
        |old: &Cell<'_>, new: &Cell<'_>| !new.is_blank() && old.span.end <= new.span.start;
    for (old, new) in above.cells.iter_mut().zip(cells).filter(|(old, new)| is_rest(old, new)) {
        old.text.to_mut().push_str(&new.text);
        old.span = old.span.join(new.span);
        old.lines.append(new.lines);
    }
}

fn bodies(rows: &[Row<'_>], columns: usize) -> Vec<Body> {
    (0..columns).map(|at| body(rows, at)).collect()
}

fn body(rows: &[Row<'_>], at: usize) -> Body {
    let cells = || rows.iter().filter(|row| row.kind == RowKind::Body).map(|row| &row.cells[at]);
    let mut texts = cells().filter(|cell| !cell.is_blank()).peekable();
    let some = texts.peek().is_some();
    let numbers = some && texts.all(|cell| hint::number(&cell.text).is_some());
    let merged = cells().skip_while(|cell| cell.is_blank()).any(Cell::is_blank);
    Body { numbers, merged }
}

/// Puts each row under its heading row, and headings under headings of a higher label.
fn nest_headings(rows: &mut [Row<'_>]) {
    let mut open: Vec<(u8, usize)> = Vec::new();
    for (at, row) in rows.iter_mut().enumerate() {
        if row.kind == RowKind::Heading {
            let level = row.cells.first().map_or(0, |cell| label_level(&cell.text));
            open.retain(|(above, _)| *above < level);
            row.under = open.last().map(|(_, above)| *above);
            open.push((level, at));
        } else {
            row.under = open.last().map(|(_, above)| *above);
        }
    }
}

/// The level of a heading's label: 一、 over （一） over `1.`; without a label it is the highest.
pub(super) fn label_level(text: &str) -> u8 {
    match label(text).map(|label| label.kind) {
        Some(Kind::NUMERAL) => 1,
        Some(Kind::NUMERAL_IN_BRACKETS | Kind::FIGURE_IN_BRACKETS) => 2,
        Some(kind) if kind > Kind::NUMERAL => 3,
        _ => 0,
    }
}

/// Bytes of the longest header cell in the source, layout included.
pub(super) const LONGEST_HEADER: usize = 200;

/// Whether raw cells can be a header.
pub(super) fn is_header(source: &str, cells: &[GridCell]) -> bool {
    let length = |cell: &GridCell| cell.pieces.iter().map(|piece| piece.range.len()).sum::<usize>();
    if cells.iter().any(|cell| length(cell) > LONGEST_HEADER) {
        return false;
    }
    header::is_header(cells.iter().map(|cell| cell.peek(source)))
}
