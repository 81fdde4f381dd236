//! Landmarks: the few characters of a text where its constructs may begin and end, found in one pass.
//!
//! Brackets, titles in 《》, labels and deadlines all begin at one of some sixty characters, and
//! nine of ten characters are none of them. Each grammar walking over the text by itself would look at
//! every character again; so this pass looks once, and the grammars walk over what it noted.
//!
//! Two characters are passed over with one look at a table, found by their last two bytes. One character in eight may begin a
//! time, and hardly any does. So the table has a bit for the first character of a time and one for the second, and only both
//! together leave the loop. A mark that few ask for is no landmark, because each leaves the loop: 。 and ” are looked for where a
//! colon, a title or a name asks for them. Times are noted apart: who looks for brackets would pass over each of them.
//!
//! What was tried, and cost more than it saved:
//!
//! - four characters at once, or eight without a branch;
//! - to write each of four places and count it only where it is one;
//! - to ask for the third character of a time, too (个月, 工作);
//! - the pass over lines (`text/mask.rs`), which sees every mark: times begin with ideographs, and these would have to be looked
//!   for between its marks.

mod signs;

use std::ops::Range;

use signs::{ASCII, BEGINS, FOLLOWS, MARKS, PLAIN, SIGNS, Signs};

use crate::text::digits::digits_at;

/// What a landmark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    /// A bracket that opens, of those that hold clauses: （ ( 〔 [ 【 and their kin.
    Opening,
    /// A bracket that closes one of them.
    Closing,
    /// A bracket of another sort that opens: 〈 < 「 {.
    OtherOpening,
    /// A bracket of another sort that closes.
    OtherClosing,
    /// 《
    TitleOpening,
    /// 》
    TitleClosing,
    /// « or ‹, which some keyboards and scans give for 《.
    ForeignOpening,
    /// » or ›
    ForeignClosing,
    /// “
    QuoteOpening,
    /// A colon of any sort: ： : ∶ ﹕.
    Colon,
}

/// A landmark and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Landmark {
    /// In half the room of a `usize`, of which a long paragraph has many.
    place: u32,
    pub(crate) kind: Kind,
}

impl Landmark {
    #[inline]
    fn new(at: usize, kind: Kind) -> Self {
        Self { place: at as u32, kind }
    }

    /// Where it stands.
    #[inline]
    pub(crate) fn at(&self) -> usize {
        self.place as usize
    }
}

/// The landmarks of a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Landmarks<'c> {
    list: &'c [Landmark],
    times: &'c [u32],
    seen: Seen,
}

/// What stands anywhere in a text: a bit for each kind of landmark, and those below.
#[derive(Debug, Clone, Copy, Default)]
struct Seen(u32);

impl Seen {
    /// One of the words that say which unit of a list leads: 首位, 第一位, 逗号.
    const NAMES_FIRST: Self = Self(1 << 16);
    /// 逾: 逾期.
    const OVERDUE: Self = Self(1 << 17);
    /// A bracket or title that begins right behind a sentence, or ends where one does.
    const AT_EDGE: Self = Self(1 << 18);
    /// A bracket or title that is not closed.
    const UNCLOSED: Self = Self(1 << 19);

    /// Those of some kinds.
    const fn of<const COUNT: usize>(kinds: [Kind; COUNT]) -> Self {
        let (mut all, mut at) = (0, 0);
        while at < COUNT {
            all |= 1 << kinds[at] as u32;
            at += 1;
        }
        Self(all)
    }

    /// Notes something that stands there, or does not.
    #[inline]
    fn note(&mut self, Self(what): Self, stands: bool) {
        self.0 |= if stands { what } else { 0 };
    }

    /// Whether any of some stands there.
    #[inline]
    const fn has(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }
}

/// Where the landmarks of texts are noted, those of one text behind those of the other.
#[derive(Debug, Clone, Default)]
pub(crate) struct Chart {
    list: Vec<Landmark>,
    /// Where times may begin, by themselves: they are more than all others, and few that ask for others ask for them.
    times: Vec<u32>,
    /// What was seen of the text that is being read.
    seen: Seen,
    /// How many of its brackets and titles are open.
    open: u32,
}

/// A text in a chart.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Charted {
    list: (u32, u32),
    times: (u32, u32),
    seen: Seen,
}

/// Landmarks for which there is always room.
const FEW: usize = 48;

impl<'c> Landmarks<'c> {
    /// Those of each [`Kind`], in order.
    pub(crate) fn list(&self) -> &'c [Landmark] {
        self.list
    }

    /// Where a time may begin, in order: 2020年, 三个, 第三季, 上半, 每月.
    pub(crate) fn times(&self) -> &'c [u32] {
        self.times
    }

    /// Whether one of a kind stands in the text.
    pub(crate) fn has(&self, kind: Kind) -> bool {
        self.has_any([kind])
    }

    /// Whether one of some kinds stands in the text.
    #[inline]
    pub(crate) fn has_any<const COUNT: usize>(&self, kinds: [Kind; COUNT]) -> bool {
        self.seen.has(Seen::of(kinds))
    }

    /// Whether the text may say that the unit named first leads.
    pub(crate) fn names_first(&self) -> bool {
        self.seen.has(Seen::NAMES_FIRST)
    }

    /// Whether the text may say that something is overdue (逾期).
    pub(crate) fn is_overdue(&self) -> bool {
        self.seen.has(Seen::OVERDUE)
    }

    /// Whether a clause may stand in a bracket, or behind a colon; most brackets explain a word within a sentence, and neither they
    /// nor titles hold one.
    #[inline]
    pub(crate) fn may_hold_clause(&self) -> bool {
        const COLON: u32 = Seen::of([Kind::Colon]).0;
        const ANY: u32 = COLON | Seen::NAMES_FIRST.0 | Seen::AT_EDGE.0 | Seen::UNCLOSED.0;
        self.seen.has(Seen(ANY))
    }
}

impl Chart {
    /// The landmarks of a text, in the room of those that were noted before.
    pub(crate) fn read(&mut self, text: &str) -> Landmarks<'_> {
        self.clear();
        self.make_room(text.len());
        let text = self.add(text);
        self.landmarks(&text)
    }

    /// Forgets all texts.
    pub(crate) fn clear(&mut self) {
        self.list.clear();
        self.times.clear();
    }

    /// Makes room for what texts of so many bytes have, if they are as most are.
    pub(crate) fn make_room(&mut self, bytes: usize) {
        self.list.reserve((bytes / 32).max(FEW));
        self.times.reserve(bytes / 32);
    }

    /// The landmarks of a text that was added.
    #[inline]
    pub(crate) fn landmarks(&self, text: &Charted) -> Landmarks<'_> {
        let [list, times] =
            [text.list, text.times].map(|(start, end)| start as usize..end as usize);
        Landmarks { list: &self.list[list], times: &self.times[times], seen: text.seen }
    }

    /// Notes the landmarks of a text behind those of the texts before.
    pub(crate) fn add(&mut self, text: &str) -> Charted {
        let [list, times] = self.lengths();
        (self.seen, self.open) = (Seen::default(), 0);
        self.note(text.as_bytes());
        self.seen.note(Seen::UNCLOSED, self.open > 0);
        let [list_end, times_end] = self.lengths();
        Charted { list: (list, list_end), times: (times, times_end), seen: self.seen }
    }

    fn lengths(&self) -> [u32; 2] {
        [self.list.len() as u32, self.times.len() as u32]
    }

    fn note(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        loop {
            rest = SIGNS.behind_plain(rest);
            // Of two that are not plain the first may be all the same. Which of them it is cannot be guessed, so that
            // it is passed over without asking.
            let is_plain = SIGNS.get(rest) & (Signs::MARK | Signs::FIRST) == 0;
            let is_wide = rest.first().is_some_and(|lead| lead & 0xf0 == 0xe0);
            rest = &rest[3 * usize::from(is_plain & is_wide)..];
            let at = bytes.len() - rest.len();
            let length = match *rest {
                [a @ 0xe0..0xf0, b, c, ..] => self.wide(bytes, at, [a, b, c]),
                [0..0x80, ..] => self.ascii(bytes, at),
                [0x80..0xe0, ..] => self.narrow(bytes, at),
                [] => return,
                _ => 4,
            };
            rest = &rest[length..];
        }
    }

    /// Notes the character of three bytes at `at` if it is the landmark that it may be; gives its length.
    #[inline]
    fn wide(&mut self, bytes: &[u8], at: usize, character: [u8; 3]) -> usize {
        let sign = SIGNS.get(&character);
        let is_mark = sign & Signs::MARK != 0 && self.mark(bytes, at, character[0], sign);
        if !is_mark && sign & (Signs::MARK | Signs::FIRST) != 0 && BEGINS.has_at(bytes, at) {
            self.time(bytes, at);
        }
        3
    }

    /// Notes the mark at `at`; false where its sign is that of another character, which begins with another byte.
    #[inline]
    fn mark(&mut self, bytes: &[u8], at: usize, first: u8, sign: u8) -> bool {
        let (mark, kind) = MARKS[usize::from(sign & !Signs::MARK)];
        if u32::from(first & 0x0f) != mark as u32 >> 12 {
            return false;
        }
        match kind {
            Some(kind) => self.push_bracket(bytes, at..at + 3, kind),
            None if mark == '逾' => self.seen.note(Seen::OVERDUE, true),
            None => {
                let is_first = names_first(mark, &bytes[..at], &bytes[at + 3..]);
                self.seen.note(Seen::NAMES_FIRST, is_first);
            }
        }
        true
    }

    /// Notes what may begin a time, if it goes on as times do.
    fn time(&mut self, bytes: &[u8], at: usize) {
        let next = at + 3;
        let is_figure = matches!(bytes.get(next), Some(b'0'..=b'9' | b'O'));
        self.push_time(at, FOLLOWS.has_at(bytes, next) | is_figure);
        if let Some(behind) = bytes[at..].strip_prefix("第一".as_bytes()) {
            self.seen.note(Seen::NAMES_FIRST, is_first_of_list(&bytes[..at], behind));
        }
    }

    /// Notes the time that may begin at `at`, if it is one. Which are cannot be guessed, so that each is noted and those are
    /// forgotten that are none.
    #[inline]
    fn push_time(&mut self, at: usize, is_one: bool) {
        self.times.push(at as u32);
        self.times.truncate(self.times.len() - usize::from(!is_one));
    }

    /// Notes the character of two bytes at `at`, if it is a landmark; gives its length.
    fn narrow(&mut self, bytes: &[u8], at: usize) -> usize {
        match bytes[at..] {
            [0xc2, 0xab, ..] => self.push(at, Kind::ForeignOpening),
            [0xc2, 0xbb, ..] => self.push(at, Kind::ForeignClosing),
            _ => {}
        }
        2
    }

    /// Notes the ASCII character at `at`, or the digits that begin there; gives the length of what was looked at.
    fn ascii(&mut self, bytes: &[u8], at: usize) -> usize {
        if bytes[at].is_ascii_digit() {
            return self.digits(bytes, at);
        }
        if let Some(kind) = ASCII[usize::from(bytes[at])] {
            self.push_bracket(bytes, at..at + 1, kind);
            return 1;
        }
        bytes[at..].iter().take_while(|byte| PLAIN[usize::from(**byte)]).count()
    }

    /// Notes the digits at `start`, if a time may begin with them; gives their number.
    fn digits(&mut self, bytes: &[u8], start: usize) -> usize {
        let count = digits_at(bytes, start);
        let next = start + count;
        let is_dotted = (count == 4) & matches!(bytes.get(next), Some(b'-' | b'/' | b'.'));
        self.push_time(start, is_dotted | FOLLOWS.has_at(bytes, next));
        count
    }

    /// Notes a landmark that is no bracket of those that clauses are looked for in.
    #[inline]
    fn push(&mut self, at: usize, kind: Kind) {
        self.seen.0 |= 1 << kind as u32;
        self.list.push(Landmark::new(at, kind));
    }

    /// Notes a landmark that may be a bracket, and whether it is one at the edge of a sentence. Without a branch, for nobody can
    /// guess which open and which close: each counts as opening 0 or 1 times and as closing 0 or 1 times.
    fn push_bracket(&mut self, bytes: &[u8], range: Range<usize>, kind: Kind) {
        const OPENING: u32 = Seen::of([Kind::Opening, Kind::OtherOpening, Kind::TitleOpening]).0;
        const CLOSING: u32 = Seen::of([Kind::Closing, Kind::OtherClosing, Kind::TitleClosing]).0;
        let [opens, closes] = [OPENING, CLOSING].map(|kinds| kinds >> kind as u32 & 1);
        self.open = (self.open + opens).saturating_sub(closes);
        // What stands on its outer side; in front of the first character there is nothing, and no place in the text.
        let side = if closes != 0 { range.end } else { range.start.wrapping_sub(3) };
        let is_edge = match bytes.get(side..).and_then(<[u8]>::first_chunk) {
            Some(outside) => u32::from(ends_sentence(*outside)),
            // Fewer bytes than those of a mark are left at the end alone.
            None => closes,
        };
        self.seen.0 |= Seen::AT_EDGE.0 * (is_edge & (opens | closes));
        self.push(range.start, kind);
    }
}

/// Whether three bytes begin with what ends a sentence: 。, ； or ;.
#[inline]
fn ends_sentence([a, b, c]: [u8; 3]) -> bool {
    const STOP: u32 = u32::from_le_bytes([0xe3, 0x80, 0x82, 0]);
    const SEMICOLON: u32 = u32::from_le_bytes([0xef, 0xbc, 0x9b, 0]);
    let mark = u32::from_le_bytes([a, b, c, 0]);
    (mark == STOP) | (mark == SEMICOLON) | (a == b';')
}

/// Whether a character of the [`MARKS`] that are no landmarks is that of a word for the first of a list: 首位, 列首, 逗号, 分号.
/// 首次 and 7号 stand in every other text.
fn names_first(mark: char, before: &[u8], behind: &[u8]) -> bool {
    match mark {
        '首' => behind.starts_with("位".as_bytes()) | before.ends_with("列".as_bytes()),
        '号' => before.ends_with("分".as_bytes()),
        _ => true,
    }
}

/// Whether 第一 is a word for the first of a list, by what stands on its sides: 第一位, 第一个, 排名第一, 排第一, 排在第一, 列第一.
fn is_first_of_list(before: &[u8], behind: &[u8]) -> bool {
    ["位", "个"].iter().any(|word| behind.starts_with(word.as_bytes()))
        || ["名", "排", "在", "列"].iter().any(|word| before.ends_with(word.as_bytes()))
}

#[cfg(test)]
mod tests;
