//! What a paragraph may be, by its ends and its label.

use super::Ends;
use crate::{block::Paragraph, grammar::label::Kind, text::set_of_bits};

/// What a paragraph may be, in two bytes: a pass whose paragraphs no text has is not begun, and one that has some looks
/// at these alone.
///
/// Nearly all signs are told by tables, without a branch that depends on the text. They are shared by characters far
/// apart, so a sign is a reason to look closer and no more.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(in crate::document) struct Signs(u16);

set_of_bits!(Signs);

impl Signs {
    const NONE: Self = Self(0);
    /// 主题词：, 抄送：, 分送：, …印发
    pub(in crate::document) const COLOPHON: Self = Self(1);
    /// 目录
    pub(in crate::document) const CONTENTS: Self = Self(1 << 1);
    /// 附件, 此件…, （…: the head of what stands beside the text.
    pub(in crate::document) const BEGINS_APART: Self = Self(1 << 2);
    /// …日, …）, ….pdf: its end.
    pub(in crate::document) const ENDS_APART: Self = Self(1 << 3);
    /// A label. Told for certain, as the next two are.
    pub(in crate::document) const LABEL: Self = Self(1 << 4);
    /// The label of a chapter.
    pub(in crate::document) const CHAPTER: Self = Self(1 << 5);
    /// A full stop at the end, of a line that is no way to a page (首页 > …).
    pub(in crate::document) const SENTENCE: Self = Self(1 << 6);
    /// 特急, 签发人：…, …文件, （…: a value of the red head, or another line between it and the text that is neither of the
    /// title nor of the recipients. Numbers are told by themselves.
    pub(in crate::document) const OF_HEAD: Self = Self(1 << 7);

    /// …： at the end, as lists of recipients and who speaks in a transcript have it; told for certain.
    pub(in crate::document) const COLON_END: Self = Self(1 << 8);
    /// …， or …； at the end: a list that goes on.
    pub(in crate::document) const LIST_END: Self = Self(1 << 9);
    /// 答：, 回复：, A：
    pub(in crate::document) const ANSWER: Self = Self(1 << 10);
    /// …报道, …）: who tells what stands above.
    pub(in crate::document) const BYLINE: Self = Self(1 << 11);
    /// 2023-11-20, [2023/6/2]: a digit or a mark of a day at either end.
    pub(in crate::document) const DAY: Self = Self(1 << 12);

    /// The signs of a paragraph with some ends.
    pub(super) fn of(paragraph: &Paragraph<'_>, Ends { first, last }: Ends) -> Self {
        let label = &paragraph.label;
        let is_chapter = matches!(label, Some(label) if label.kind == Kind::CHAPTER);
        FIRST[row(first)]
            .or(LAST[row(last)])
            .or(Self::LABEL.when(label.is_some()))
            .or(Self::CHAPTER.when(is_chapter))
            .or(Self::SENTENCE.when((last == '。') & (first != '首')))
            .or(Self::COLON_END.when((last == '：') | (last == ':') | (last == '∶')))
    }

    /// These where something is so, none where it is not; without a branch.
    const fn when(self, is_so: bool) -> Self {
        Self(self.0 * is_so as u16)
    }
}

/// What a day is written with beside 年, 月 and 日, the brackets around it among them.
pub(in crate::document) const OF_DAY: [char; 17] =
    ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-', '/', '.', '[', ']', '(', ')'];

const WIDE_DIGITS: [char; 10] = ['０', '１', '２', '３', '４', '５', '６', '７', '８', '９'];

/// Rows of a table: those of Latin and of the forms of full width, and as many for all other characters.
const ROWS: usize = 512;

/// The row of a character. Its upper bits are mixed in, so that common characters (知 and 日) do not share one.
const fn row(c: char) -> usize {
    let code = c as usize;
    (code ^ code >> 6) & 0xff | if code > 0xff && code >> 8 != 0xff { 0x100 } else { 0 }
}

/// A table of signs by rows.
const fn table(signs: &[(Signs, &[char])]) -> [Signs; ROWS] {
    let (mut rows, mut list) = ([Signs::NONE; ROWS], 0);
    while list < signs.len() {
        let (sign, chars) = signs[list];
        let mut at = 0;
        while at < chars.len() {
            rows[row(chars[at])] = rows[row(chars[at])].or(sign);
            at += 1;
        }
        list += 1;
    }
    rows
}

/// The signs of first characters.
static FIRST: [Signs; ROWS] = table(&[
    (Signs::COLOPHON, &['主', '抄', '分']),
    (Signs::CONTENTS, &['目']),
    (Signs::BEGINS_APART, &['附', '此', '信', '公', '政']),
    (Signs::BEGINS_APART.or(Signs::OF_HEAD), &['（', '(', '〔', '[', '［', '【', '﹝']),
    (Signs::ANSWER, &['答', '回', 'A']),
    // 绝密, 机密, 秘密; 特急, 加急, 平急, 急件, 紧急; 签发人.
    (Signs::OF_HEAD, &['绝', '机', '秘', '特', '加', '平', '急', '紧', '签']),
    // 000123 is the number of a copy, QHCR-2021-01022 that of all documents.
    (Signs::OF_HEAD, &['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']),
    (Signs::OF_HEAD, &['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M']),
    (Signs::OF_HEAD, &['N', 'O', 'P', 'Q', 'R', 'S', 'T', 'U', 'V', 'W', 'X', 'Y', 'Z']),
    (Signs::DAY, &OF_DAY),
]);

/// The signs of last characters.
static LAST: [Signs; ROWS] = {
    let mut rows = table(&[
        (Signs::COLOPHON, &['发']),
        (Signs::LIST_END, &['；', ';', '，', '、']),
        (Signs::BYLINE, &['道', '）', ')']),
        (Signs::ENDS_APART, &['日']),
        (Signs::ENDS_APART, &WIDE_DIGITS),
        (Signs::ENDS_APART.or(Signs::OF_HEAD), &['）', ')', '〕', ']', '］', '】', '﹞']),
        (Signs::DAY, &OF_DAY),
        (Signs::OF_HEAD, &['★', '☆', '件', '电', '讯', '.', '．', '、']),
    ]);
    let mut code = 0;
    while code < 0x80u8 {
        if code.is_ascii_alphanumeric() {
            rows[row(code as char)] = rows[row(code as char)].or(Signs::ENDS_APART);
        }
        code += 1;
    }
    rows
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        grammar::punctuation::{is_closing, is_opening},
        text::is_arabic,
    };

    #[test]
    fn no_bracket_letter_or_digit_is_without_its_sign() {
        for c in '\0'..='\u{ffff}' {
            let opens = FIRST[row(c)];
            let begins_apart = opens.any(Signs::BEGINS_APART) && opens.any(Signs::OF_HEAD);
            assert!(!is_opening(c) || begins_apart, "{c:?}");
            let ends_apart = is_closing(c) || c.is_ascii_alphanumeric() || is_arabic(c);
            assert!(!ends_apart || LAST[row(c)].any(Signs::ENDS_APART), "{c:?}");
            assert!(!is_closing(c) || LAST[row(c)].any(Signs::OF_HEAD), "{c:?}");
        }
    }

    #[test]
    fn most_characters_have_no_sign() {
        let common = "各县市省区为根据现将关于全通知水工第十一二三方案意见。";
        let signs = |c| FIRST[row(c)].or(LAST[row(c)]);
        let signed: Vec<char> = common.chars().filter(|c| signs(*c) != Signs::NONE).collect();
        assert_eq!(signed, []);
    }
}
