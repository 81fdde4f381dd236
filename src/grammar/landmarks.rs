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
    ("（〔［【﹝", Sign::Mark(Kind::Opening)),
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

/// [`SIGNS`] by the lower bits of their characters.
struct Signs {
    /// A bit for each pair of last bytes; small, for it is asked of every character.
    bits: [u64; 64],
    /// Place in `signs` of the character with these lower bits.
    places: [u8; 1 << 13],
    /// The first byte of each character, and what it stands for.
    signs: [(u8, Sign); 80],
}

static SIGNS_BY_BYTES: Signs = {
    let mut table = Signs { bits: [0; 64], places: [0; 1 << 13], signs: [(0, Sign::Time); 80] };
    let (mut group, mut place) = (0, 1);
    while group < SIGNS.len() {
        let (bytes, mut at) = (SIGNS[group].0.as_bytes(), 0);
        while at < bytes.len() {
            let lower = lower_bits([bytes[at], bytes[at + 1], bytes[at + 2]]);
            assert!(table.places[lower] == 0, "no two share their lower bits");
            table.bits[(bytes[at + 1] & 0x3f) as usize] |= 1 << (bytes[at + 2] & 0x3f);
            table.places[lower] = place;
            table.signs[place as usize] = (bytes[at], SIGNS[group].1);
            place += 1;
            at += 3;
        }
        group += 1;
    }
    table
};

impl Signs {
    /// Whether a character that ends in two bytes may be a sign.
    fn may_hold(&self, b: u8, c: u8) -> bool {
        self.bits[(b & 0x3f) as usize] & (1 << (c & 0x3f)) != 0
    }

    /// What a character of three bytes stands for.
    fn get(&self, character: [u8; 3]) -> Option<Sign> {
        let (first, sign) = self.signs[self.places[lower_bits(character)] as usize];
        (first == character[0]).then_some(sign)
    }
}

/// The lower 13 bits of a character of three bytes, which tell all signs apart.
const fn lower_bits([a, b, c]: [u8; 3]) -> usize {
    (a as usize & 1) << 12 | (b as usize & 0x3f) << 6 | (c as usize & 0x3f)
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
        let mut at = 0;
        while let Some(first) = bytes.get(at) {
            at = match first {
                0..0x80 => self.ascii(bytes, at),
                0x80..0xe0 => self.narrow(bytes, at),
                0xe0..0xf0 => self.wide(bytes, at),
                0xf0.. => at + 4,
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

    /// Notes the next landmark among the characters of three bytes from `at` on; gives where to go on.
    fn wide(&mut self, bytes: &[u8], at: usize) -> usize {
        let (characters, _) = bytes[at..].as_chunks();
        let mut is_wide = true;
        let next = characters.iter().position(|[a, b, c]| {
            is_wide = a & 0xf0 == 0xe0;
            !is_wide || SIGNS_BY_BYTES.may_hold(*b, *c)
        });
        let Some(next) = next else { return at + 3 * characters.len() };
        let at = at + 3 * next;
        if !is_wide {
            return at;
        }
        match SIGNS_BY_BYTES.get(characters[next]) {
            Some(Sign::Mark(kind)) => self.push(at, kind),
            Some(Sign::Time) => self.time(bytes, at),
            Some(Sign::First) => self.first(bytes, at),
            None => {}
        }
        at + 3
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
            _ => return at + 1,
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

    fn push(&mut self, at: usize, kind: Kind) {
        self.kinds |= 1 << kind as u32;
        self.list.push(Landmark { at, kind });
    }
}

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
    }
}
