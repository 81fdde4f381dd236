//! What characters say of a time that they begin, follow or stand in front of.
//!
//! All of them stand in one table. A `match` of so many is a tree of guesses, and each of a dozen sets would be a table of its
//! own to be fetched; most times are told to be no deadline by two or three looks at this one.

use crate::text::{
    scan::{code_at, code_point, width},
    set_of_bits,
};

/// What a character says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Beside(u32);

set_of_bits!(Beside);

impl Beside {
    const NONE: Self = Self(0);

    // What goes on with a time that begins with a word, each with that word's `BEGINS` below.

    /// 底, 末, 内: 年底.
    pub(super) const EDGE: Self = Self(1);
    /// 年: 半年, 今年.
    pub(super) const YEAR: Self = Self(1 << 1);
    /// 月: 本月.
    const MONTH: Self = Self(1 << 2);
    /// 半: 上半年.
    const HALF: Self = Self(1 << 3);
    /// What is counted behind 每 and 按, or counts it.
    const OF_RHYTHM: Self = Self(1 << 4);
    /// What 第 and a first digit go on with: 季 and further digits.
    const OF_ORDINAL: Self = Self(1 << 5);

    /// How far above what goes on with them the words are that begin a time.
    const BEGINS: u32 = 6;
    /// 每, 按.
    pub(super) const RHYTHM: Self = Self(Self::OF_RHYTHM.0 << Self::BEGINS);
    /// 第.
    pub(super) const ORDINAL: Self = Self(Self::OF_ORDINAL.0 << Self::BEGINS);
    /// Any word that a time begins with.
    pub(super) const WORD: Self = Self(0x3f << Self::BEGINS);

    /// What in front of figures leads them in as a limit (到2025年, 截止时间：3月5日), or belongs to them.
    pub(super) const LEADS: Self = Self(1 << 12);
    /// 过, which limits a length: 不超过6个月.
    pub(super) const EXCEEDS: Self = Self(1 << 13);

    /// The ideographs that go on with figures in front of them, join another time to them or say that something is done by then.
    pub(super) const GOES_ON: Self = Self(1 << 14);
    /// What ends all that is said.
    pub(super) const ENDS: Self = Self(1 << 15);
    /// What goes on with a year in figures.
    pub(super) const IN_YEAR: Self = Self(1 << 16);
    /// What goes on with a month in figures.
    pub(super) const IN_MONTH: Self = Self(1 << 17);
    /// 底 and 末, of a month.
    pub(super) const MONTH_END: Self = Self(1 << 18);

    /// What a unit of time begins with.
    pub(super) const UNIT: Self = Self(1 << 19);
    /// 日, 天.
    pub(super) const DAY: Self = Self(1 << 20);
    /// What units begin with that count lengths alone: 日, 个月, 周.
    pub(super) const OF_LENGTH: Self = Self(1 << 21);
    /// What 内 behind a length may begin with: 内, 以内, （含）内.
    pub(super) const INSIDE: Self = Self(1 << 22);
    /// What may join two times: 3月至6月.
    pub(super) const JOINS: Self = Self(1 << 23);
    /// What may stand between a stretch and 前, and 前 itself.
    pub(super) const TO_BEFORE: Self = Self(1 << 24);

    /// 到, 至: up to a time.
    pub(super) const REACHES: Self = Self(1 << 25);
    /// What joins the times of a row.
    pub(super) const IN_ROW: Self = Self(1 << 26);

    /// What the character says that begins at a place; nothing where none of one byte or three does.
    #[inline]
    pub(super) fn at(bytes: &[u8], at: usize) -> Self {
        match bytes.get(at..) {
            Some(&[a, b, c, ..]) => Self::of_either(a, [a, b, c]),
            Some(&[a @ 0..0x80, ..]) => Self::of(a.into()),
            _ => Self::NONE,
        }
    }

    /// What the character says that ends in front of a place.
    #[inline]
    pub(super) fn before(bytes: &[u8], at: usize) -> Self {
        match bytes[..at] {
            // A byte that begins a character of three begins none but the last here.
            [.., a, b, c] => Self::of_either(c, [a, b, c]),
            [.., a @ 0..0x80] => Self::of(a.into()),
            _ => Self::NONE,
        }
    }

    /// What a character of one byte says if it is one, or else one of three. Which of both stands there nobody can guess, so
    /// that none is asked first.
    #[inline]
    fn of_either(one: u8, [a, b, c]: [u8; 3]) -> Self {
        let is_one = one.is_ascii();
        let code = if is_one { one.into() } else { code_point(a, b, c) };
        let Self(says) = Self::of(code);
        Self(if is_one | (a & 0xf0 == 0xe0) { says } else { 0 })
    }

    /// What a character below U+10000 says.
    #[inline]
    fn of(code: usize) -> Self {
        let product = scattered(code, FACTOR);
        let entry = TABLE[product >> TAG];
        let is_it = entry & TAGS == product as u32 & TAGS;
        Self(if is_it { entry >> TAG } else { 0 })
    }

    /// Whether a word that a time begins with goes on with this.
    #[inline]
    pub(super) const fn goes_on_with(self, next: Self) -> bool {
        (self.0 >> Self::BEGINS) & Self::FOLLOWS & next.0 != 0
    }

    /// All that goes on with words.
    const FOLLOWS: u32 = Self::WORD.0 >> Self::BEGINS;

    /// The word that begins what goes on with some.
    const fn begins(self) -> Self {
        Self(self.0 << Self::BEGINS)
    }
}

const ASCII_DIGITS: &str = "0123456789";
const WIDE_DIGITS: &str = "０１２３４５６７８９";
const HAN_DIGITS: &str = "一二两三四五六七八九十";
/// What further may stand in a numeral.
const IN_NUMERALS: &str = "廿百千〇○零◯ＯOo";
const UNITS: &str = "年月季个日天小周工分星自";

/// The characters that say each.
const CHARS: [(Beside, &[&str]); 28] = [
    (Beside::EDGE, &["底末内"]),
    (Beside::YEAR, &["年"]),
    (Beside::MONTH, &["月"]),
    (Beside::HALF, &["半"]),
    (Beside::OF_RHYTHM, &["半", UNITS, ASCII_DIGITS, WIDE_DIGITS, HAN_DIGITS]),
    (Beside::OF_ORDINAL, &["季", ASCII_DIGITS, WIDE_DIGITS, HAN_DIGITS, IN_NUMERALS]),
    (Beside::EDGE.begins(), &["年"]),
    (Beside::YEAR.begins(), &["半"]),
    (Beside::YEAR.or(Beside::MONTH).begins(), &["本当今明次"]),
    (Beside::HALF.or(Beside::MONTH).begins(), &["上"]),
    (Beside::HALF.or(Beside::MONTH).or(Beside::YEAR).begins(), &["下"]),
    (Beside::RHYTHM, &["每按"]),
    (Beside::ORDINAL, &["第"]),
    (Beside::LEADS, &["到至止：:为是于在年"]),
    (Beside::EXCEEDS, &["过"]),
    (
        Beside::GOES_ON,
        &[
            "年底末内上下中晚第度前之以零至到和及份初旬龄廿百千",
            "完全基建出上报办提实投竣组开",
            HAN_DIGITS,
        ],
    ),
    (Beside::ENDS, &["，。；）》】”,;)]"]),
    (Beside::IN_YEAR, &["年上下第度", HAN_DIGITS, WIDE_DIGITS]),
    (Beside::IN_MONTH, &["份初度龄上中下廿百千〇○零", HAN_DIGITS, WIDE_DIGITS]),
    (Beside::MONTH_END, &["底末"]),
    (Beside::UNIT, &[UNITS]),
    (Beside::DAY, &["日天"]),
    (Beside::OF_LENGTH, &["个日天小周工分星自"]),
    (Beside::INSIDE, &["内之以（("]),
    (Beside::REACHES, &["到至"]),
    (Beside::IN_ROW, &["、和及"]),
    (Beside::JOINS, &["至到-—–－~～"]),
    (Beside::TO_BEFORE, &["零前之以（(上下中晚", ASCII_DIGITS, WIDE_DIGITS, HAN_DIGITS]),
];

/// Bits of a code point that the place in the table does not tell, and stand in it.
const TAG: u32 = 5;
const TAGS: u32 = (1 << TAG) - 1;

/// Places of the table.
const PLACES: usize = 1 << (u16::BITS - TAG);

/// A code point times an odd number: another one for each.
const fn scattered(code: usize, factor: u16) -> usize {
    (code as u16).wrapping_mul(factor) as usize
}

/// The least factor that gives each character a place of its own, and the table that it makes.
const FACTOR: u16 = {
    let mut factor = 1;
    while table(factor).is_none() {
        factor += 2;
    }
    factor
};

static TABLE: [u32; PLACES] = match table(FACTOR) {
    Some(table) => table,
    None => panic!("this factor made one"),
};

/// The table by a factor; `None` where two characters would stand in one place.
const fn table(factor: u16) -> Option<[u32; PLACES]> {
    let (mut table, mut list) = ([0; PLACES], 0);
    while list < CHARS.len() {
        let (says, texts) = CHARS[list];
        let mut text = 0;
        while text < texts.len() {
            let (bytes, mut at) = (texts[text].as_bytes(), 0);
            while at < bytes.len() {
                let product = scattered(code_at(bytes, at), factor);
                let entry: &mut u32 = &mut table[product >> TAG];
                let tag = product as u32 & TAGS;
                if *entry != 0 && *entry & TAGS != tag {
                    return None;
                }
                *entry |= says.0 << TAG | tag;
                at += width(bytes[at]);
            }
            text += 1;
        }
        list += 1;
    }
    Some(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_says_what_its_lists_say() {
        for c in ('\0'..='\u{ffff}').filter(|c| !matches!(c.len_utf8(), 2)) {
            let lists = CHARS.iter().filter(|(_, texts)| texts.iter().any(|text| text.contains(c)));
            let expected = lists.fold(Beside::NONE, |all, (says, _)| all.or(*says));
            let text = format!("é{c}é");
            let end = 'é'.len_utf8() + c.len_utf8();
            assert_eq!(Beside::at(text.as_bytes(), 'é'.len_utf8()), expected, "{c:?}");
            assert_eq!(Beside::before(text.as_bytes(), end), expected, "{c:?}");
        }
    }

    #[test]
    fn nothing_is_said_where_no_character_stands() {
        for text in ["", "é", "🀄"] {
            assert_eq!(Beside::at(text.as_bytes(), 0), Beside::NONE, "{text}");
            assert_eq!(Beside::before(text.as_bytes(), text.len()), Beside::NONE, "{text}");
        }
        assert_eq!(Beside::at(b"a", 1), Beside::NONE);
    }

    #[test]
    fn words_go_on_as_times_do() {
        let goes_on = |text: &str| {
            let first = Beside::at(text.as_bytes(), 0);
            first.goes_on_with(Beside::at(text.as_bytes(), 3))
        };
        for text in ["年底", "半年", "今年", "本月", "上半", "下年", "每3", "按季", "第三"]
        {
            assert!(goes_on(text), "{text}");
        }
        for text in ["年度", "半月", "今天", "次日", "上年", "下季", "每次", "按时", "第一", "修年"]
        {
            assert_eq!(goes_on(text), text == "第一", "{text}");
        }
    }
}
