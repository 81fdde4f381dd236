//! What characters are landmarks, or may be: one look at a table by the bytes of a character.

use super::Kind;
use crate::text::scan::CharSet;

/// The marks of three bytes that are landmarks wherever they stand. With `None` those that are none, but of which it is noted that
/// they stand in the text: a character of each word for the first of a list (首位, 逗号, 分号), and 逾.
pub(super) const MARKS: [(char, Option<Kind>); 28] = [
    ('（', Some(Kind::Opening)),
    ('〔', Some(Kind::Opening)),
    ('［', Some(Kind::Opening)),
    ('【', Some(Kind::Opening)),
    ('﹝', Some(Kind::Opening)),
    ('）', Some(Kind::Closing)),
    ('〕', Some(Kind::Closing)),
    ('］', Some(Kind::Closing)),
    ('】', Some(Kind::Closing)),
    ('﹞', Some(Kind::Closing)),
    ('〈', Some(Kind::OtherOpening)),
    ('＜', Some(Kind::OtherOpening)),
    ('「', Some(Kind::OtherOpening)),
    ('〉', Some(Kind::OtherClosing)),
    ('＞', Some(Kind::OtherClosing)),
    ('」', Some(Kind::OtherClosing)),
    ('《', Some(Kind::TitleOpening)),
    ('》', Some(Kind::TitleClosing)),
    ('‹', Some(Kind::ForeignOpening)),
    ('›', Some(Kind::ForeignClosing)),
    ('“', Some(Kind::QuoteOpening)),
    ('：', Some(Kind::Colon)),
    ('∶', Some(Kind::Colon)),
    ('﹕', Some(Kind::Colon)),
    ('首', None),
    ('逗', None),
    ('号', None),
    ('逾', None),
];

/// What an expression of time begins with.
const FIRSTS: &str = "一二三四五六七八九十两０１２３４５６７８９每按年半本今当明次下上第";

/// What may follow the beginning of a time; anything else is passed over without a closer look.
const SECONDS: &str =
    "年底末内半月季周星日天个小工分自一二三四五六七八九十两〇○零百０１２３４５６７８９Ｏ";

pub(super) static BEGINS: CharSet = CharSet::of(FIRSTS);

pub(super) static FOLLOWS: CharSet = CharSet::of(SECONDS);

/// What characters of three bytes may be, by their last two bytes. A place for each two bytes that there are, of
/// which text asks few, because it is found by loading them: 64 for each last byte, side by side. They are one line of the
/// cache where the table begins at one, and else they are two.
#[repr(align(64))]
pub(super) struct Signs([u8; 1 << 16]);

pub(super) static SIGNS: Signs =
    Signs([0; 1 << 16]).with_marks().with(FIRSTS, Signs::FIRST).with(SECONDS, Signs::SECOND);

impl Signs {
    /// It may begin a time.
    pub(super) const FIRST: u8 = 1;
    /// It may go on with a time.
    const SECOND: u8 = 8;
    /// It may be one of [`MARKS`]; the other bits say which.
    pub(super) const MARK: u8 = 128;

    /// The table with all marks.
    const fn with_marks(mut self) -> Self {
        let mut place = 0;
        while place < MARKS.len() {
            let code = MARKS[place].0 as u32;
            let last = [(code >> 6 & 0x3f) as u8 | 0x80, (code & 0x3f) as u8 | 0x80];
            let sign = &mut self.0[u16::from_le_bytes(last) as usize];
            assert!(*sign == 0, "no two marks end in the same bytes");
            *sign = Self::MARK | place as u8;
            place += 1;
        }
        self
    }

    /// The table with the characters of a text. Those that end in the bytes of a mark have its sign.
    const fn with(mut self, chars: &str, sign: u8) -> Self {
        let (bytes, mut at) = (chars.as_bytes(), 0);
        while at < bytes.len() {
            let known = &mut self.0[u16::from_le_bytes([bytes[at + 1], bytes[at + 2]]) as usize];
            if *known & Self::MARK == 0 {
                *known |= sign;
            }
            at += 3;
        }
        self
    }

    /// What the character of three bytes may be that some bytes begin with.
    #[inline]
    pub(super) fn get(&self, bytes: &[u8]) -> u8 {
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

    /// The rest of some bytes behind those pairs of characters that are surely no landmarks.
    pub(super) fn behind_plain<'b>(&self, mut rest: &'b [u8]) -> &'b [u8] {
        while let Some(nine) = rest.first_chunk()
            && self.are_plain(nine)
        {
            rest = &rest[6..];
        }
        rest
    }

    /// Whether some bytes may go on with a time.
    fn may_go_on(&self, bytes: &[u8]) -> bool {
        bytes[0] & 0xf0 != 0xe0 || self.get(bytes) & (Self::SECOND | Self::MARK) != 0
    }
}

/// The landmarks of one byte.
pub(super) static ASCII: [Option<Kind>; 256] = {
    let (mut table, mut at) = ([None; 256], 0);
    while at < 256 {
        table[at] = match at as u8 {
            b'(' | b'[' => Some(Kind::Opening),
            b')' | b']' => Some(Kind::Closing),
            b'<' | b'{' => Some(Kind::OtherOpening),
            b'>' | b'}' => Some(Kind::OtherClosing),
            b':' => Some(Kind::Colon),
            _ => None,
        };
        at += 1;
    }
    table
};

/// The other ASCII characters but digits.
pub(super) static PLAIN: [bool; 256] = {
    let (mut table, mut at) = ([false; 256], 0);
    while at < 256 {
        let byte = at as u8;
        table[at] = byte.is_ascii() && !byte.is_ascii_digit() && ASCII[at].is_none();
        at += 1;
    }
    table
};
