//! What characters a name holds, noted once for all that is asked of it.

use crate::text::{is_blank, set_of_bits};

/// Sets of characters of which one stands in a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Holds(u16);

set_of_bits!(Holds);

impl Holds {
    pub(crate) const NOTHING: Self = Self(0);
    /// A blank or a line break.
    pub(crate) const BLANK: Self = Self(1);
    /// Of a conjunction that cuts a list: 和及与.
    pub(crate) const CONJUNCTION: Self = Self(1 << 1);
    /// Of a verb that cuts a list: 会同, 牵头.
    pub(crate) const VERB: Self = Self(1 << 13);
    /// 等
    pub(crate) const OPEN: Self = Self(1 << 2);
    /// Of a place or level: 省市县区州旗盟镇乡.
    pub(crate) const PLACE: Self = Self(1 << 3);
    /// 的
    pub(crate) const ATTRIBUTE: Self = Self(1 << 4);
    /// What marks sentences, and 了 and 是.
    pub(crate) const SENTENCE: Self = Self(1 << 5);
    /// 第
    pub(crate) const ORDINAL: Self = Self(1 << 6);
    /// What no unit's name holds, whatever names it: ？！《。=.
    pub(crate) const NO_NAME: Self = Self(1 << 7);
    /// Of a word that tells something: the second of 均为, 审核, or 楼 and 或 by themselves.
    pub(crate) const TELLING: Self = Self(1 << 8);
    /// An ASCII digit.
    pub(crate) const DIGIT: Self = Self(1 << 9);
    /// A character that is not of three bytes.
    const OTHER_WIDTH: Self = Self(1 << 10);
    /// A character that is none of those below.
    pub(crate) const OTHER: Self = Self(1 << 11);
    /// 各
    pub(crate) const EACH: Self = Self(1 << 12);
    /// 由
    const BY: Self = Self(1 << 14);
    /// A character that is no ideograph.
    pub(crate) const MARK: Self = Self(1 << 15);
    /// Of what is taken off the ends of a name: blanks, and 由, 会同 or ： in front.
    pub(crate) const RIM: Self = Self::BLANK.or(Self::BY).or(Self::VERB).or(Self::SENTENCE);
    /// Of what may make a name shorter than what stands between two separators; only verbs behind it may besides.
    pub(crate) const ODD: Self = Self::MARK.or(Self::BY).or(Self::VERB).or(Self::OPEN);

    /// The sets and their characters.
    const SETS: [(&'static str, Self); 11] = [
        ("和及与", Self::CONJUNCTION),
        ("同牵", Self::VERB),
        ("等", Self::OPEN),
        ("省市县区州旗盟镇乡", Self::PLACE),
        ("的", Self::ATTRIBUTE),
        ("。：:？！；;《》了是%=", Self::SENTENCE),
        ("第", Self::ORDINAL),
        ("？！《。=", Self::NO_NAME),
        ("为必核好强布楼或送", Self::TELLING),
        ("0123456789０１２３４５６７８９", Self::DIGIT),
        ("由", Self::BY),
    ];

    /// The characters that are no others, but for blanks: 各, and those of words for places and their kinds
    /// (县, 市区, 乡镇街道) with what joins them.
    const NO_OTHERS: [(&'static str, Self); 2] = [
        ("各", Self::EACH),
        (
            "省市县区州旗盟乡镇街道村自治设特直辖计划单列级和及与、/（）()〔〕[]縣區鄉鎮與",
            Self::NOTHING,
        ),
    ];

    /// What a text holds.
    pub(crate) fn of(text: &str) -> Self {
        let (mut rest, mut holds) = (text, Self::NOTHING);
        loop {
            // Nearly all are ideographs.
            let bytes = rest.as_bytes();
            let mut at = 0;
            while let Some([a @ 0xe4..=0xe9, b, c]) = bytes[at..].first_chunk() {
                holds = holds.or(Self::of_wide([*a, *b, *c]));
                at += 3;
            }
            let mut others = rest[at..].chars();
            let Some(c) = others.next() else { return holds };
            (rest, holds) = (others.as_str(), holds.or(Self::of_char(c)));
        }
    }

    /// What a character is.
    pub(crate) fn of_char(c: char) -> Self {
        match c as usize {
            code @ 0..0x10000 => TABLE.get(code / PAGE, code % PAGE),
            _ => Self::OTHER_WIDTH.or(Self::OTHER).or(Self::MARK),
        }
    }

    /// What a character of three bytes is.
    #[inline]
    pub(crate) fn of_wide([a, b, c]: [u8; 3]) -> Self {
        TABLE.get((a as usize & 0x0f) << 6 | (b as usize & 0x3f), c as usize & 0x3f)
    }

    /// These but some.
    pub(crate) const fn without(self, sets: Self) -> Self {
        Self(self.0 & !sets.0)
    }

    /// The characters of a text that holds these, counted up to one more than `most`.
    pub(crate) fn length(self, text: &str, most: usize) -> usize {
        if self.any(Self::OTHER_WIDTH) {
            text.chars().take(most + 1).count()
        } else {
            text.len() / '县'.len_utf8()
        }
    }
}

/// Characters whose code points differ in the lower six bits alone.
const PAGE: usize = 64;

/// Pages of characters that are in a set, and some more.
const PAGES: usize = 128;

/// What the characters below U+10000 are.
struct Table {
    /// For each page of code points its place in `sets`; most share those of the first three.
    pages: [u8; 0x10000 / PAGE],
    sets: [[Holds; PAGE]; PAGES],
}

static TABLE: Table =
    Table::of_others().with(&Holds::SETS, true).with(&Holds::NO_OTHERS, false).with_blanks();

impl Table {
    #[inline]
    fn get(&self, page: usize, at: usize) -> Holds {
        self.sets[self.pages[page] as usize % PAGES][at]
    }

    /// The pages of ideographs, those of other characters of three bytes, and those of one or two.
    const SHARED: [Holds; 3] = {
        let other = Holds::OTHER.or(Holds::MARK);
        [Holds::OTHER, other, other.or(Holds::OTHER_WIDTH)]
    };

    /// A table in which every character is another.
    const fn of_others() -> Self {
        let mut table = Self { pages: [0; 0x10000 / PAGE], sets: [[Holds::OTHER; PAGE]; PAGES] };
        let mut page = 0;
        while page < table.pages.len() {
            table.pages[page] = match page * PAGE {
                0..0x800 => 2,
                0x4e00..0xa000 => 0,
                _ => 1,
            };
            page += 1;
        }
        let mut shared = 0;
        while shared < Self::SHARED.len() {
            table.sets[shared] = [Self::SHARED[shared]; PAGE];
            shared += 1;
        }
        table
    }

    /// The table with sets of characters.
    const fn with(mut self, sets: &[(&str, Holds)], are_others: bool) -> Self {
        let mut set = 0;
        while set < sets.len() {
            let (bytes, mut at) = (sets[set].0.as_bytes(), 0);
            while at < bytes.len() {
                let (code, length) = code_at(bytes, at);
                let page = self.own_page(code / PAGE);
                let holds = self.sets[page][code % PAGE].or(sets[set].1);
                self.sets[page][code % PAGE] =
                    if are_others { holds } else { holds.without(Holds::OTHER) };
                at += length;
            }
            set += 1;
        }
        self
    }

    /// The table with blanks, which are no others.
    const fn with_blanks(mut self) -> Self {
        /// All blanks but two stand before it.
        const END: u32 = 0x2100;
        let mut code = 0;
        while code <= 0xfeff {
            if let Some(c) = char::from_u32(code)
                && is_blank(c)
            {
                let (page, at) = (self.own_page(code as usize / PAGE), code as usize % PAGE);
                self.sets[page][at] = self.sets[page][at].without(Holds::OTHER).or(Holds::BLANK);
            }
            code = match code + 1 {
                END => 0x3000,
                0x3001 => 0xfeff,
                next => next,
            };
        }
        self
    }

    /// The place in `sets` of a page that shares it with no other from here on.
    const fn own_page(&mut self, page: usize) -> usize {
        let first = Self::SHARED.len();
        if (self.pages[page] as usize) < first {
            let (mut used, mut at) = (first, 0);
            while at < self.pages.len() {
                if self.pages[at] as usize >= used {
                    used = self.pages[at] as usize + 1;
                }
                at += 1;
            }
            self.sets[used] = self.sets[self.pages[page] as usize];
            self.pages[page] = used as u8;
        }
        self.pages[page] as usize
    }
}

/// The code point of the character of at most three bytes at a place, and its bytes.
const fn code_at(bytes: &[u8], at: usize) -> (usize, usize) {
    match bytes[at] {
        first @ 0..0x80 => (first as usize, 1),
        first @ 0x80..0xe0 => ((first as usize & 0x1f) << 6 | low(bytes[at + 1]), 2),
        first => ((first as usize & 0x0f) << 12 | low(bytes[at + 1]) << 6 | low(bytes[at + 2]), 3),
    }
}

const fn low(byte: u8) -> usize {
    byte as usize & 0x3f
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_in_their_sets() {
        for c in '\0'..='\u{ffff}' {
            let holds = Holds::of_char(c);
            let is_in = |set: Holds| {
                let sets = Holds::SETS.iter().chain(&Holds::NO_OTHERS);
                sets.filter(|(_, holds)| *holds == set).any(|(chars, _)| chars.contains(c))
            };
            assert_eq!(holds.any(Holds::BLANK), is_blank(c), "{c:?}");
            assert_eq!(holds.any(Holds::MARK), !('\u{4e00}'..='\u{9fff}').contains(&c), "{c:?}");
            for set in [Holds::VERB, Holds::SENTENCE, Holds::NO_NAME, Holds::TELLING, Holds::EACH] {
                assert_eq!(holds.any(set), is_in(set), "{c:?}");
            }
            let is_known =
                is_blank(c) || Holds::NO_OTHERS.iter().any(|(chars, _)| chars.contains(c));
            assert_eq!(holds.any(Holds::OTHER), !is_known, "{c:?}");
            let mut bytes = [0; 4];
            if let [a @ 0xe0..0xf0, b, c] = *c.encode_utf8(&mut bytes).as_bytes() {
                assert_eq!(Holds::of_wide([a, b, c]), holds);
            }
        }
    }

    #[test]
    fn a_text_holds_what_its_characters_are() {
        let holds = Holds::of("县水利局等2");
        assert!(holds.any(Holds::PLACE) && holds.any(Holds::OPEN) && holds.any(Holds::DIGIT));
        assert!(!holds.any(Holds::BLANK) && !Holds::of("各县").any(Holds::OTHER));
        assert_eq!(
            (Holds::of("水利局").length("水利局", 9), holds.length("县水利局等2", 9)),
            (3, 6)
        );
        let rare = Holds::of("🀄").without(Holds::OTHER);
        assert_eq!(rare, Holds::OTHER_WIDTH.or(Holds::MARK));
        for (chars, holds) in Holds::SETS {
            let first: String = chars.chars().take(1).collect();
            assert!(Holds::of(&first).any(holds) && !Holds::of("甲").any(holds), "{chars}");
        }
    }
}
