//! Landmarks: the few characters of a text where its constructs may begin and end, found in one pass.
//!
//! Brackets, titles in 《》, sentences, labels and deadlines all begin at one of some sixty characters, and
//! nine of ten characters are none of them. Each grammar walking over the text by itself would look at
//! every character again; so this pass looks once, and the grammars walk over what it noted.

use crate::text::scan::{CharSet, code_point};

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

/// The marks of three bytes that are landmarks wherever they stand.
const MARKS: &str = "（〔［【﹝）〕］】﹞〈＜「〉＞」《》‹›“”。：∶﹕";

/// What an expression of time begins with.
const FIRSTS: &str = "一二三四五六七八九十两０１２３４５６７８９每按年半本今当明次下上第";

/// What may follow the beginning of a time; anything else is passed over without a closer look.
const SECONDS: &str =
    "年底末内半月季周星日天个小工分自一二三四五六七八九十两〇○零百０１２３４５６７８９Ｏ";

/// The first characters of words for the first of a list (首位, 逗号), and the last (分号).
const OF_FIRST: &str = "首逗号";

static BEGINS: CharSet = CharSet::of(FIRSTS);

static FOLLOWS: CharSet = CharSet::of(SECONDS);

/// What characters of three bytes may be, by their last two bytes. A place for each two bytes that there are, of
/// which text asks few, because it is found by loading them.
struct Signs([u8; 1 << 16]);

static SIGNS: Signs = Signs([0; 1 << 16])
    .with(MARKS, Signs::MARK)
    .with(OF_FIRST, Signs::MARK)
    .with(FIRSTS, Signs::FIRST)
    .with(SECONDS, Signs::SECOND);

impl Signs {
    /// It may begin a time.
    const FIRST: u8 = 1;
    /// It may go on with a time.
    const SECOND: u8 = 8;
    /// It may be a landmark by itself.
    const MARK: u8 = 32;

    /// The table with the characters of a text.
    const fn with(mut self, chars: &str, sign: u8) -> Self {
        let (bytes, mut at) = (chars.as_bytes(), 0);
        while at < bytes.len() {
            self.0[u16::from_le_bytes([bytes[at + 1], bytes[at + 2]]) as usize] |= sign;
            at += 3;
        }
        self
    }

    /// What the character of three bytes may be that some bytes begin with.
    #[inline]
    fn get(&self, bytes: &[u8]) -> u8 {
        match bytes {
            [_, last @ ..] => {
                last.first_chunk().map_or(0, |last| self.0[u16::from_le_bytes(*last) as usize])
            }
            [] => 0,
        }
    }

    /// Whether nine bytes begin with two characters of three bytes that are surely no landmarks.
    #[inline]
    fn are_plain(&self, nine: &[u8; 9]) -> bool {
        const SECOND_OF_FIRST: u32 = Signs::SECOND as u32 * 2;
        const MARKS: u32 = (Signs::MARK as u32) << 3 | Signs::MARK as u32;
        let Some(leads) = nine.first_chunk() else { return false };
        // Moved up, the first of a time stands where its second one does, so that only both together carry over.
        let both = (u32::from(self.get(nine)) << 3) + u32::from(self.get(&nine[3..]));
        let is_open = || both & (SECOND_OF_FIRST | MARKS) != 0 || self.may_go_on(&nine[6..]);
        u32::from_le_bytes(*leads) & 0xf000_00f0 == 0xe000_00e0
            && (both & (SECOND_OF_FIRST | MARKS | u32::from(Self::FIRST)) == 0 || !is_open())
    }

    /// Whether some bytes may go on with a time.
    fn may_go_on(&self, bytes: &[u8]) -> bool {
        bytes[0] & 0xf0 != 0xe0 || self.get(bytes) & Self::SECOND != 0
    }
}

/// The landmark that a character of three bytes is wherever it stands.
fn mark(c: char) -> Option<Kind> {
    Some(match c {
        '（' | '〔' | '［' | '【' | '﹝' => Kind::Opening,
        '）' | '〕' | '］' | '】' | '﹞' => Kind::Closing,
        '〈' | '＜' | '「' => Kind::OtherOpening,
        '〉' | '＞' | '」' => Kind::OtherClosing,
        '《' => Kind::TitleOpening,
        '》' => Kind::TitleClosing,
        '‹' => Kind::ForeignOpening,
        '›' => Kind::ForeignClosing,
        '“' => Kind::QuoteOpening,
        '”' => Kind::QuoteClosing,
        '。' => Kind::Stop,
        '：' | '∶' | '﹕' => Kind::Colon,
        _ => return None,
    })
}

/// Landmarks for which there is always room.
const FEW: usize = 48;

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
        // More than most paragraphs have; the first asks for what most others of its text need.
        self.list.reserve((text.len() / 32).max(FEW));
        let mut rest = bytes;
        loop {
            while let Some(nine) = rest.first_chunk()
                && SIGNS.are_plain(nine)
            {
                rest = &rest[6..];
            }
            // Of two that are not plain the first may be all the same.
            if let [0xe0..0xf0, ..] = rest
                && SIGNS.get(rest) & (Signs::MARK | Signs::FIRST) == 0
            {
                rest = &rest[3..];
            }
            let at = bytes.len() - rest.len();
            let length = match *rest {
                [0xe0..0xf0, ..] => self.wide(bytes, at, SIGNS.get(rest)),
                [0..0x80, ..] => self.ascii(bytes, at),
                [0x80..0xe0, ..] => self.narrow(bytes, at),
                [] => return,
                _ => 4,
            };
            rest = &rest[length..];
        }
    }

    /// All of them.
    pub(crate) fn list(&self) -> &[Landmark] {
        &self.list
    }

    /// The index of the first that stands at or behind a place.
    pub(crate) fn first_from(&self, at: usize) -> usize {
        match self.list.first() {
            Some(first) if first.at < at => self.list.partition_point(|landmark| landmark.at < at),
            _ => 0,
        }
    }

    /// Whether one of a kind stands in the text.
    pub(crate) fn has(&self, kind: Kind) -> bool {
        self.has_any([kind])
    }

    /// Whether one of some kinds stands in the text.
    #[inline]
    pub(crate) fn has_any<const COUNT: usize>(&self, kinds: [Kind; COUNT]) -> bool {
        let mask = kinds.into_iter().fold(0, |mask, kind| mask | 1 << kind as u32);
        self.kinds & mask != 0
    }

    /// Whether the text may say that the unit named first leads.
    pub(crate) fn names_first(&self) -> bool {
        self.names_first
    }

    /// Notes the character of three bytes at `at` if it is the landmark that it may be; gives its length.
    #[inline]
    fn wide(&mut self, bytes: &[u8], at: usize, sign: u8) -> usize {
        if sign & Signs::MARK != 0
            && let Some([a, b, c]) = bytes[at..].first_chunk()
        {
            match char::from_u32(code_point(*a, *b, *c) as u32) {
                Some('首' | '逗') => self.names_first = true,
                Some('号') => self.names_first |= bytes[..at].ends_with("分".as_bytes()),
                c => _ = c.and_then(mark).map(|kind| self.push(at, kind)),
            }
        }
        if sign & Signs::FIRST != 0 && BEGINS.has_at(bytes, at) {
            self.time(bytes, at);
        }
        3
    }

    /// Notes what may begin a time, if it goes on as times do.
    fn time(&mut self, bytes: &[u8], at: usize) {
        let next = at + 3;
        if FOLLOWS.has_at(bytes, next) || matches!(bytes.get(next), Some(b'0'..=b'9' | b'O')) {
            self.push(at, Kind::Time);
            self.names_first |= bytes[at..].starts_with("第一".as_bytes());
        }
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
        let kind = match bytes[at] {
            b'0'..=b'9' => return self.digits(bytes, at),
            b'(' | b'[' => Kind::Opening,
            b')' | b']' => Kind::Closing,
            b'<' | b'{' => Kind::OtherOpening,
            b'>' | b'}' => Kind::OtherClosing,
            b':' => Kind::Colon,
            _ => {
                let plain = bytes[at..].iter().take_while(|byte| !ASCII[**byte as usize]);
                return plain.count();
            }
        };
        self.push(at, kind);
        1
    }

    /// Notes the digits at `start`, if a time may begin with them; gives their number.
    fn digits(&mut self, bytes: &[u8], start: usize) -> usize {
        let mut at = start;
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        let is_dotted = at == start + 4 && matches!(bytes.get(at), Some(b'-' | b'/' | b'.'));
        if is_dotted || FOLLOWS.has_at(bytes, at) {
            self.push(start, Kind::Time);
        }
        at - start
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
    fn landmarks_are_noted_wherever_they_stand() {
        let landmarks = ["年底", "三月", "第１季度", "每3日", "2月", "（", "：", "《", ")"];
        for (landmark, count) in
            landmarks.into_iter().flat_map(|mark| (0..12).map(move |c| (mark, c)))
        {
            for before in ["", "a", "é", "🀄", "，", "一", "百"] {
                let text = ["渠".repeat(count), before.to_owned()].concat();
                let at = text.len();
                let noted = Landmarks::of(&[&text, "县", landmark, "前修渠巡河"].concat());
                let places: Vec<_> = noted.list().iter().map(|mark| mark.at).collect();
                assert_eq!(places.first(), Some(&(at + 3)), "{text}县{landmark}");
            }
        }
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
        assert!(landmarks.has_any([Kind::Opening, Kind::Stop]));
        assert_eq!((landmarks.first_from(3), landmarks.first_from(4)), (0, 1));
        landmarks.read("（甲）。");
        assert_eq!([0, 1, 6, 9, 10].map(|at| landmarks.first_from(at)), [0, 1, 1, 2, 3]);
    }
}
