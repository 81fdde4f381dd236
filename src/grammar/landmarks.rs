//! Landmarks: the few characters of a text where its constructs may begin and end, found in one pass.
//!
//! Brackets, titles in 《》, sentences, labels and deadlines all begin at one of some sixty characters, and
//! nine of ten characters are none of them. Each grammar walking over the text by itself would look at
//! every character again; so this pass looks once, and the grammars walk over what it noted.

use crate::text::scan::CharSet;

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
    /// ”
    QuoteClosing,
    /// 。
    Stop,
    /// A colon of any sort: ： : ∶ ﹕.
    Colon,
    /// What may begin a time: 2020年, 三个, 第三季, 上半, 每月.
    Time,
}

/// A landmark and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Landmark {
    pub(crate) at: usize,
    pub(crate) kind: Kind,
}

/// The landmarks of a text in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Landmarks {
    list: Vec<Landmark>,
    /// A bit for each kind that stands in the text.
    kinds: u32,
    /// Whether one of the words stands there that say which unit of a list leads (首位, 第一, 逗号).
    names_first: bool,
}

/// What may follow the beginning of a time; anything else is passed over without a closer look.
const SECONDS: &str =
    "年底末内半月季度周星日天个小工分自一二三四五六七八九十两〇○零百０１２３４５６７８９Ｏ";

static FOLLOWS: CharSet = CharSet::of(SECONDS);

/// What a character of three bytes stands for.
#[derive(Debug, Clone, Copy)]
enum Sign {
    /// A landmark wherever it stands.
    Mark(Kind),
    /// What begins an expression of time.
    Time,
    /// The first character of a word for the first of a list (首位, 逗号), or the last (分号).
    First,
}

/// The characters of three bytes that are landmarks or may be.
const SIGNS: [(&str, Sign); 14] = [
    ("（〔［【", Sign::Mark(Kind::Opening)),
    ("）〕］】﹞", Sign::Mark(Kind::Closing)),
    ("〈＜「", Sign::Mark(Kind::OtherOpening)),
    ("〉＞」", Sign::Mark(Kind::OtherClosing)),
    ("《", Sign::Mark(Kind::TitleOpening)),
    ("》", Sign::Mark(Kind::TitleClosing)),
    ("‹", Sign::Mark(Kind::ForeignOpening)),
    ("›", Sign::Mark(Kind::ForeignClosing)),
    ("“", Sign::Mark(Kind::QuoteOpening)),
    ("”", Sign::Mark(Kind::QuoteClosing)),
    ("。", Sign::Mark(Kind::Stop)),
    ("：∶﹕", Sign::Mark(Kind::Colon)),
    ("一二三四五六七八九十两０１２３４５６７８９每按年半本今当明次下上第", Sign::Time),
    ("首逗号", Sign::First),
];

/// [`SIGNS`] by the last two bytes of their characters.
struct Signs {
    /// Place in `signs` by those bytes, 0 where there is none. A place for each two bytes that there are, of
    /// which text asks few, because it is found by loading them.
    places: [u8; 1 << 16],
    /// The first byte of each character, and what it stands for.
    signs: [(u8, Sign); 256],
}

static SIGNS_BY_BYTES: Signs = {
    let mut table = Signs { places: [0; 1 << 16], signs: [(0, Sign::Time); 256] };
    let (mut group, mut place) = (0, 1);
    while group < SIGNS.len() {
        let (bytes, mut at) = (SIGNS[group].0.as_bytes(), 0);
        while at < bytes.len() {
            let last = u16::from_le_bytes([bytes[at + 1], bytes[at + 2]]) as usize;
            assert!(table.places[last] == 0, "no two share their last bytes");
            table.places[last] = place;
            table.signs[place as usize] = (bytes[at], SIGNS[group].1);
            place += 1;
            at += 3;
        }
        group += 1;
    }
    table
};

impl Signs {
    /// Whether eight bytes begin with two characters of three bytes that are no signs.
    #[inline]
    fn are_plain(&self, bytes: u64) -> bool {
        let place = |bytes: u64| self.places[bytes as u16 as usize];
        bytes & 0xf000_00f0 == 0xe000_00e0 && place(bytes >> 8) | place(bytes >> 32) == 0
    }

    /// Whether they begin with one.
    #[inline]
    fn is_plain(&self, bytes: u64) -> bool {
        bytes & 0xf0 == 0xe0 && self.places[(bytes >> 8) as u16 as usize] == 0
    }

    /// What the character of three bytes stands for that eight bytes begin with.
    #[inline]
    fn get(&self, bytes: u64) -> Option<Sign> {
        let place = self.places[(bytes >> 8) as u16 as usize];
        let (first, sign) = self.signs[place as usize];
        if first == bytes as u8 {
            return Some(sign);
        }
        // It shares its last bytes with 九.
        (bytes & 0xff_ffff == SMALL_BRACKET).then_some(Sign::Mark(Kind::Opening))
    }
}

/// ﹝
const SMALL_BRACKET: u64 = 0x9d_b9ef;

/// The first eight bytes of a text, with noughts behind its end.
#[inline]
fn eight(text: &[u8]) -> u64 {
    match text.first_chunk() {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => text.iter().rev().fold(0, |eight, byte| eight << 8 | u64::from(*byte)),
    }
}

impl Landmarks {
    /// The landmarks of a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut landmarks = Self::default();
        landmarks.read(text);
        landmarks
    }

    /// Takes those of another text, in the same room.
    pub(crate) fn read(&mut self, text: &str) {
        self.list.clear();
        (self.kinds, self.names_first) = (0, false);
        let bytes = text.as_bytes();
        // More than most paragraphs have.
        self.list.reserve(text.len() / 32);
        let mut rest = bytes;
        while !rest.is_empty() {
            while let Some(chunk) = rest.first_chunk()
                && SIGNS_BY_BYTES.are_plain(u64::from_le_bytes(*chunk))
            {
                rest = &rest[6..];
            }
            let (mut at, mut here) = (bytes.len() - rest.len(), eight(rest));
            if SIGNS_BY_BYTES.is_plain(here) {
                (at, here) = (at + 3, here >> 24);
            }
            rest = match here as u8 {
                0xe0..0xf0 => self.wide(bytes, at, here),
                _ => self.other(bytes, at),
            };
        }
    }

    /// All of them.
    pub(crate) fn list(&self) -> &[Landmark] {
        &self.list
    }

    /// Those at or behind a place.
    pub(crate) fn from(&self, at: usize) -> &[Landmark] {
        match self.list.first() {
            Some(first) if first.at < at => {
                &self.list[self.list.partition_point(|landmark| landmark.at < at)..]
            }
            _ => &self.list,
        }
    }

    /// Whether one of a kind stands in the text.
    pub(crate) fn has(&self, kind: Kind) -> bool {
        self.kinds & (1 << kind as u32) != 0
    }

    /// Whether the text may say that the unit named first leads.
    pub(crate) fn names_first(&self) -> bool {
        self.names_first
    }

    /// Notes the character of three bytes at `at`, with which `here` begins, if it is a landmark; gives what stands
    /// behind.
    #[inline]
    fn wide<'b>(&mut self, bytes: &'b [u8], at: usize, here: u64) -> &'b [u8] {
        match SIGNS_BY_BYTES.get(here) {
            Some(Sign::Mark(kind)) => self.push(at, kind),
            Some(Sign::Time) => self.time(bytes, at),
            Some(Sign::First) => self.first(bytes, at),
            None => {}
        }
        &bytes[at + 3..]
    }

    /// Notes what stands at `at` and has another length; gives what stands behind.
    fn other<'b>(&mut self, bytes: &'b [u8], at: usize) -> &'b [u8] {
        let behind = match bytes.get(at) {
            Some(0..0x80) => self.ascii(bytes, at),
            Some(0x80..0xe0) => self.narrow(bytes, at),
            Some(_) => at + 4,
            None => bytes.len(),
        };
        &bytes[behind..]
    }

    /// Notes what may begin a time, if it goes on as times do.
    fn time(&mut self, bytes: &[u8], at: usize) {
        let next = at + 3;
        if FOLLOWS.has_at(bytes, next) || matches!(bytes.get(next), Some(b'0'..=b'9' | b'O')) {
            self.push(at, Kind::Time);
            self.names_first |= bytes[at..].starts_with("第一".as_bytes());
        }
    }

    /// Notes a word for the first of a list: 首位, 逗号, 分号.
    fn first(&mut self, bytes: &[u8], at: usize) {
        self.names_first |=
            !bytes[at..].starts_with("号".as_bytes()) || bytes[..at].ends_with("分".as_bytes());
    }

    /// Notes the character of two bytes at `at`, if it is a landmark; gives the place behind.
    fn narrow(&mut self, bytes: &[u8], at: usize) -> usize {
        match bytes[at..] {
            [0xc2, 0xab, ..] => self.push(at, Kind::ForeignOpening),
            [0xc2, 0xbb, ..] => self.push(at, Kind::ForeignClosing),
            _ => {}
        }
        at + 2
    }

    /// Notes the ASCII character at `at`, or the digits that begin there; gives the place behind.
    fn ascii(&mut self, bytes: &[u8], at: usize) -> usize {
        let kind = match bytes[at] {
            b'0'..=b'9' => return self.digits(bytes, at),
            b'(' | b'[' => Kind::Opening,
            b')' | b']' => Kind::Closing,
            b'<' | b'{' => Kind::OtherOpening,
            b'>' | b'}' => Kind::OtherClosing,
            b':' => Kind::Colon,
            _ => {
                let plain = bytes[at..].iter().take_while(|byte| !ASCII[**byte as usize]);
                return at + plain.count();
            }
        };
        self.push(at, kind);
        at + 1
    }

    fn digits(&mut self, bytes: &[u8], start: usize) -> usize {
        let mut at = start;
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        let is_dotted = at == start + 4 && matches!(bytes.get(at), Some(b'-' | b'/' | b'.'));
        if is_dotted || FOLLOWS.has_at(bytes, at) {
            self.push(start, Kind::Time);
        }
        at
    }

    #[inline]
    fn push(&mut self, at: usize, kind: Kind) {
        self.kinds |= 1 << kind as u32;
        self.list.push(Landmark { at, kind });
    }
}

/// The bytes that are an ASCII landmark or none of an ASCII character.
static ASCII: [bool; 256] = {
    let (mut table, mut at) = ([false; 256], 0);
    while at < 256 {
        let byte = at as u8;
        table[at] = !byte.is_ascii()
            || matches!(
                byte,
                b'0'..=b'9' | b'(' | b')' | b'[' | b']' | b'<' | b'>' | b'{' | b'}' | b':'
            );
        at += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Kind)> {
        let landmarks = Landmarks::of(text);
        let first = |at: usize| text[at..].chars().next().map_or(0, char::len_utf8);
        landmarks
            .list()
            .iter()
            .map(|mark| (&text[mark.at..][..first(mark.at)], mark.kind))
            .collect()
    }

    #[test]
    fn marks_are_noted_in_order() {
        let text = "《甲》（“乙”，[丙]）：«丁»〈戊>。";
        use Kind::*;
        let expected = [
            ("《", TitleOpening),
            ("》", TitleClosing),
            ("（", Opening),
            ("“", QuoteOpening),
            ("”", QuoteClosing),
            ("[", Opening),
            ("]", Closing),
            ("）", Closing),
            ("：", Colon),
            ("«", ForeignOpening),
            ("»", ForeignClosing),
            ("〈", OtherOpening),
            (">", OtherClosing),
            ("。", Stop),
        ];
        assert_eq!(found(text), expected);
    }

    #[test]
    fn brackets_are_those_of_the_punctuation() {
        use crate::grammar::{
            punctuation::{is_closing, is_opening},
            unit::brackets::{closes, opens},
        };
        for c in '\0'..='\u{ffff}' {
            let text = c.to_string();
            let kind = Landmarks::of(&text).list().first().map(|mark| mark.kind);
            let is = |kinds: &[Kind]| kind.is_some_and(|kind| kinds.contains(&kind));
            assert_eq!(is(&[Kind::Opening]), is_opening(c), "{c}");
            assert_eq!(is(&[Kind::Closing]), is_closing(c), "{c}");
            use Kind::{Closing, Opening, OtherClosing, OtherOpening, TitleClosing, TitleOpening};
            assert_eq!(is(&[Opening, OtherOpening, TitleOpening]), opens(c), "{c}");
            assert_eq!(is(&[Closing, OtherClosing, TitleClosing]), closes(c), "{c}");
        }
    }

    #[test]
    fn times_are_noted_where_they_may_go_on() {
        assert_eq!(found("2020年"), [("2", Kind::Time)]);
        assert_eq!(found("三个月"), [("三", Kind::Time)]);
        assert_eq!(found("🀄é年底，2021.06"), [("年", Kind::Time), ("2", Kind::Time)]);
        assert_eq!(found("一、本级上报12号"), []);
        assert_eq!(found("2021-06，2021/06，2021.06"), [("2", Kind::Time); 3]);
        assert_eq!(found("202-06，20210-06，2021,06，2021"), []);
        assert_eq!(found("三月2O"), [("三", Kind::Time)]);
        assert_eq!(found("二O二"), [("二", Kind::Time)]);
        assert_eq!(
            found("abc年底（x)é«甲»🀄每月"),
            [
                ("年", Kind::Time),
                ("（", Kind::Opening),
                (")", Kind::Closing),
                ("«", Kind::ForeignOpening),
                ("»", Kind::ForeignClosing),
                ("每", Kind::Time),
            ]
        );
        assert_eq!(
            found("2021年1:<{}"),
            [
                ("2", Kind::Time),
                ("年", Kind::Time),
                (":", Kind::Colon),
                ("<", Kind::OtherOpening),
                ("{", Kind::OtherOpening),
                ("}", Kind::OtherClosing),
            ]
        );
    }

    #[test]
    fn words_for_the_first_are_told() {
        for text in ["列首位", "第一位", "逗号前", "分号前"] {
            assert!(Landmarks::of(text).names_first(), "{text}");
        }
        for text in ["7号", "第二位", "分头办"] {
            assert!(!Landmarks::of(text).names_first(), "{text}");
        }
    }

    #[test]
    fn the_room_is_used_again() {
        let mut landmarks = Landmarks::of("（第一）");
        landmarks.read("甲。");
        assert_eq!(landmarks.list(), [Landmark { at: 3, kind: Kind::Stop }]);
        assert!(!landmarks.has(Kind::Opening) && !landmarks.names_first());
        assert!(landmarks.from(4).is_empty() && landmarks.from(3).len() == 1);
        landmarks.read("（甲）。");
        let from = |at: usize| landmarks.from(at).iter().map(|mark| mark.at).collect::<Vec<_>>();
        assert_eq!(
            (from(0), from(1), from(6), from(9)),
            (vec![0, 6, 9], vec![6, 9], vec![6, 9], vec![9])
        );
    }
}
