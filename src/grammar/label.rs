//! Numbering labels: 第一章, 一、, （一）, 1., （1）, ① (contract, section 4).

use crate::text::{
    is_ideograph,
    scan::{CharSet, FewChars, code_at, code_point},
    trim_start,
};

/// A label at the head of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Label {
    /// By the kind of the label: 编 -3, 章 -2, 节 -1, 条 0, 一、 1, （一） 2, 1. 3, （1） 4, ① 5.
    pub(crate) level: i8,
    /// The number that it counts.
    pub(crate) number: u32,
    /// Bytes of the label, blanks inside included.
    pub(crate) length: usize,
}

/// The label at the head of a text, if it starts with one.
///
/// Asked of every line and sentence, so it is written by hand: the first character says which kind
/// may follow, and most texts begin with none of them.
#[inline]
pub(crate) fn label(text: &str) -> Option<Label> {
    if may_begin(text) { read(text) } else { None }
}

/// The label of a known level and number at the head of a text, whatever stands behind it: `2.500千伏电网`,
/// `第十七条，`, `4..健全`. Only the labels around it tell that it is one.
pub(crate) fn expected(text: &str, level: i8, number: u32) -> Option<Label> {
    const POINTS: [char; 4] = ['.', '．', '、', '﹒'];
    let read = match level {
        0 => chinese_number(trim_start(text.strip_prefix('第')?))
            .and_then(|(rest, number)| Some((trim_start(rest).strip_prefix('条')?, number))),
        1 => chinese_number(text)
            .and_then(|(rest, number)| Some((rest.strip_prefix(POINTS)?, number))),
        2 => bracketed(text.strip_prefix(['（', '('])?)
            .and_then(|(rest, (level, number))| (level == 2).then_some((rest, number))),
        3 => arabic_number(text)
            .and_then(|(rest, number)| Some((rest.strip_prefix(POINTS)?, number))),
        _ => None,
    };
    let (rest, _) = read.filter(|(_, read)| *read == number)?;
    let rest = rest.trim_start_matches(POINTS);
    Some(Label { level, number, length: text.len() - rest.len() })
}

/// The label of a known number that lost its opening bracket: `三）健全制度`. Only the labels around it tell that it is one.
pub(crate) fn unopened(text: &str, number: u32) -> Option<Label> {
    let (rest, kind) = bracketed(text)?;
    (kind == (2, number)).then(|| Label { level: 2, number, length: text.len() - rest.len() })
}

/// Whether a text may begin with a label: `false` only where it begins with none.
#[inline]
fn may_begin(text: &str) -> bool {
    match *text.as_bytes() {
        [b'0'..=b'9' | b'(' | b'-', ..] => true,
        [a @ 0xe4..=0xe9, b, c, ..] => IDEOGRAPHS.has_code(code_point(a, b, c)),
        [0xe2 | 0xe3 | 0xef, ..] => BEGINS.has_at(text.as_bytes(), 0),
        _ => false,
    }
}

/// Whether a label may stand at the head of a text, behind blanks or not: `false` only where no label
/// stands before the next line break.
#[inline]
pub(crate) fn may_follow(text: &str) -> bool {
    match text.as_bytes().first() {
        // Most marks that are asked for end their lines, or stand in front of an ideograph.
        None | Some(b'\n' | b'\r') => false,
        Some(0xe4..=0xe9) if !may_begin(text) => false,
        _ => is_followed_by(text),
    }
}

#[inline(never)]
fn is_followed_by(text: &str) -> bool {
    if may_begin(text) {
        read(text).is_some()
    } else {
        let behind = trim_start(text);
        behind.len() < text.len() && may_begin(behind)
    }
}

/// What labels begin with.
pub(crate) static BEGINS: CharSet = CharSet::of(BEGINNINGS);

/// The ideographs among it, in so little room that it stays near: nearly all texts that are asked begin with another.
static IDEOGRAPHS: FewChars = FewChars::of("第零一二三四五六七八九十百廿");

/// What labels begin with, one behind the other.
pub(crate) const BEGINNINGS: &str = "(-—0123456789（第零〇○一二三四五六七八九十百廿０１２３４５６７８９\
     ①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩";

/// The label at the head of a text that is known to begin with one of [`BEGINNINGS`].
pub(crate) fn read(text: &str) -> Option<Label> {
    let first = text.chars().next()?;
    let (rest, (level, number)) = match first {
        '0'..='9' | '０'..='９' => arabic(text).or_else(|| zero_led(text))?,
        '（' | '(' => bracketed(&text[first.len_utf8()..])?,
        '第' => article(&text[first.len_utf8()..])?,
        '①'..='⒇' | '㈠'..='㈩' => enclosed(first, text)?,
        '-' | '—' => (dash(text)?.strip_prefix('、')?, (1, 1)),
        _ if is_numeral(first) => chinese(text)?,
        _ => return None,
    };
    Some(Label { level, number, length: text.len() - rest.len() })
}

/// The longest text that says what label it starts with, where no blanks stand in it: another
/// character behind so many bytes changes nothing (第, eight numerals and a unit, twice).
pub(crate) const REACH: usize = 60;

/// What follows, and what was read.
type Read<'a, T> = Option<(&'a str, T)>;

/// Level and number.
type Kind = (i8, u32);

/// article = 第 numeral (编 / 章 / 节 / 条) not followed by what makes it a mention (第一条规定的)
fn article(behind_first: &str) -> Read<'_, Kind> {
    let text = trim_start(behind_first);
    let (text, number) = chinese_number(text).or_else(|| arabic_number(text))?;
    let text = trim_start(text);
    let level = match text.chars().next()? {
        '编' => -3,
        '章' => -2,
        '节' => -1,
        '条' => 0,
        _ => return None,
    };
    let rest = &text['条'.len_utf8()..];
    (!is_citation(rest)).then_some((rest, (level, number)))
}

/// Whether what follows makes 第三条 a mention: 第三条第一款, 第三条所列, 第一章至第三章.
fn is_citation(rest: &str) -> bool {
    match rest.chars().next() {
        Some('款' | '之' | '的' | '、' | '，' | '至' | '和' | '或') => true,
        // `第二十一条　及时反馈` is an article.
        Some('及') => !rest.starts_with("及时"),
        // 第三条所列 is a mention, 第三条所购住房… an article; and so is 第三条中国….
        Some('所') => rest['所'.len_utf8()..].starts_with(['列', '称', '述', '指', '定', '规']),
        Some('中') => {
            let next = rest['中'.len_utf8()..].chars().next();
            !next.is_some_and(|c| "国央心小华级外介共".contains(c))
        }
        // 第二章规划与建设 is a chapter, 第二章规定的 a mention.
        Some('规') => rest.starts_with("规定"),
        // 第八条项目业主应为… is an article.
        Some('项') => !rest.starts_with("项目"),
        Some('第') => chinese_number(&rest['第'.len_utf8()..])
            .is_some_and(|(rest, _)| rest.starts_with(['款', '项', '目', '条', '章', '节'])),
        _ => false,
    }
}

/// chinese = numeral ("、" / "．" / ".")
fn chinese(text: &str) -> Read<'_, Kind> {
    // Most are one numeral: 一、.
    if let [a, b, c, 0xe3, 0x80, 0x81, ..] = *text.as_bytes()
        && let Some(number @ 1..=10) = value(code_point(a, b, c))
    {
        return Some((&text["一、".len()..], (1, number)));
    }
    let (text, number) = chinese_number(text)?;
    let rest = trim_start(text).strip_prefix(['、', '．', '.', '﹒'])?;
    Some((rest, (1, number)))
}

/// Behind the dash that a scan makes of 一: `—、健全制度`, `（-）健全制度`.
fn dash(text: &str) -> Option<&str> {
    text.strip_prefix(['-', '—'])
}

/// bracketed = "（" (numeral / digits) "）", brackets of either width and mixed
fn bracketed(behind_bracket: &str) -> Read<'_, Kind> {
    let text = trim_start(behind_bracket);
    // Most brackets explain or assign, and begin with another ideograph: （责任单位：…）.
    if let [a @ 0xe4..=0xe9, b, c, ..] = *text.as_bytes()
        && !NUMERALS.has_code(code_point(a, b, c))
    {
        return None;
    }
    let scanned = || dash(text).map(|rest| (rest, 1));
    let (text, kind) = match chinese_number(text).or_else(scanned) {
        // `低⏎（零）碳`: nothing is counted from zero.
        Some((_, 0)) => return None,
        Some((text, number)) => (text, (2, number)),
        None => {
            let (rest, number) = arabic_number(text).filter(|(_, number)| *number < 1000)?;
            // （010） is what a telephone number begins with.
            let is_area_code = text.starts_with('0') && text.len() - rest.len() > 2;
            if is_area_code {
                return None;
            }
            (rest, (4, number))
        }
    };
    let rest = trim_start(text).strip_prefix(['）', ')'])?;
    (!names_more(rest)).then_some((rest, kind))
}

/// Whether what follows a bracketed number makes it a mention: （一）至（三）项, （一）、（二）.
fn names_more(rest: &str) -> bool {
    let next = rest.strip_prefix(['至', '到', '、', '和', '或']);
    next.and_then(|next| next.strip_prefix(['（', '(']))
        .is_some_and(|next| next.starts_with(|c| is_numeral(c) || arabic_digit(c).is_some()))
}

/// arabic = digits ("." / "．" / "、") not followed by a digit: `3.5亿元`, `2022.5` and `2021.06.04` are numbers
fn arabic(text: &str) -> Read<'_, Kind> {
    let (text, number) = arabic_number(text).filter(|(_, number)| (1..1000).contains(number))?;
    let behind = trim_start(text);
    let rest = behind.strip_prefix(['.', '．', '、', '﹒']).or_else(|| behind_glyph(behind))?;
    let is_number =
        rest.starts_with(|c| arabic_digit(c).is_some() || matches!(c, '.' | '．' | '﹒'));
    // `23.2023年4月起…`, `2.35岁以下…`: behind its point a year or an age is text.
    (!is_number || begins_with_year(rest) || begins_with_age(rest)).then_some((rest, (3, number)))
}

/// Behind a point that a font draws at a place of its own (private use), in front of a heading.
fn behind_glyph(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(|c| matches!(c, '\u{e000}'..='\u{f8ff}'))?;
    rest.starts_with(is_heading_head).then_some(rest)
}

/// A year with its 年 or 届: `2023年`, `2023 年`.
fn begins_with_year(text: &str) -> bool {
    match text.as_bytes() {
        [b'2', b'0', a, b, ..] if a.is_ascii_digit() && b.is_ascii_digit() => {
            trim_start(&text[4..]).starts_with(['年', '届'])
        }
        _ => false,
    }
}

/// `35岁`, `60周岁`.
fn begins_with_age(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits) && text[digits..].starts_with(['岁', '周'])
}

/// zero-led = "0" digit, glued to a heading: `01优化服务`, as web editors number their headings
fn zero_led(text: &str) -> Read<'_, Kind> {
    let [b'0', digit @ b'1'..=b'9', ..] = text.as_bytes() else { return None };
    let rest = &text[2..];
    let number = u32::from(digit - b'0');
    rest.starts_with(is_heading_head).then_some((rest, (3, number)))
}

/// bare = digits glued to a text, or with half a bracket behind them: `1购房申请表`, what copying leaves of ① and careless editors
/// of `1.`, and `1）购房申请表`. Only its neighbours tell that it is a label; level 3, as `01` has, or 4, as （1） has.
pub(crate) fn bare(text: &str) -> Option<Label> {
    const HIGHEST: u32 = 50;
    // Hardly any text begins with a figure of either width.
    if !matches!(text.as_bytes().first(), Some(b'1'..=b'9' | 0xef)) {
        return None;
    }
    let (rest, number) =
        arabic_number(text).filter(|(_, number)| (1..=HIGHEST).contains(number))?;
    let opens = |c| matches!(c, '《' | '“');
    let (rest, level) = match rest.strip_prefix(['）', ')']) {
        Some(rest) => {
            let text = trim_start(rest);
            let begins = text.starts_with(|c: char| c.is_alphanumeric() || opens(c));
            (begins && !text.starts_with('项')).then_some((rest, 4))?
        }
        None => rest.starts_with(|c| is_heading_head(c) || opens(c)).then_some((rest, 3))?,
    };
    Some(Label { level, number, length: text.len() - rest.len() })
}

fn is_heading_head(c: char) -> bool {
    is_ideograph(c) && !"年月日时分号个万亿元".contains(c)
}

/// enclosed = ① … ⑳ / ⑴ … ⒇ / ㈠ … ㈩
fn enclosed(first: char, text: &str) -> Read<'_, Kind> {
    let kind = match first {
        '①'..='⑳' => (5, first as u32 - '①' as u32 + 1),
        '⑴'..='⒇' => (4, first as u32 - '⑴' as u32 + 1),
        '㈠'..='㈩' => (2, first as u32 - '㈠' as u32 + 1),
        _ => return None,
    };
    Some((&text[first.len_utf8()..], kind))
}

/// A Chinese numeral up to 999: 一, 十二, 二十一, 一百零三.
fn chinese_number(text: &str) -> Read<'_, u32> {
    const LONGEST: usize = 8;
    let (mut total, mut digit, mut length) = (0, 0, 0);
    // Each has three bytes, so that the next one begins behind them.
    let (characters, _) = text.as_bytes().as_chunks::<3>();
    for [a, b, c] in characters.iter().take(LONGEST) {
        let value = value(code_point(*a, *b, *c)).filter(|_| a & 0xf0 == 0xe0);
        let Some(value) = value else { break };
        length += 3;
        (total, digit) = match value {
            0 => (total, 0),
            1..10 => (total, value),
            20 => (total + 20, 0),
            unit => (total + digit.max(1) * unit, 0),
        };
    }
    (length > 0).then(|| (&text[length..], total + digit))
}

/// What Chinese numerals are made of, but for 〇. Labels count with 二, never with 两.
static NUMERALS: FewChars = FewChars::of(NUMERAL_CHARS);
const NUMERAL_CHARS: &str = "零○一二三四五六七八九十廿百";

/// The value of each of them at its place: a `match` of so many characters is a tree of guesses.
static VALUES: [u8; FewChars::ROW] = {
    let values = [0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100];
    let (mut row, mut at) = ([0; FewChars::ROW], 0);
    while at < values.len() {
        row[FewChars::place(code_at(NUMERAL_CHARS.as_bytes(), 3 * at))] = values[at];
        at += 1;
    }
    row
};

/// The value of what a Chinese numeral is made of.
fn numeral(c: char) -> Option<u32> {
    value(c as usize)
}

/// The value of a character by its code point.
fn value(code: usize) -> Option<u32> {
    if NUMERALS.has_code(code) {
        return Some(VALUES[FewChars::place(code)].into());
    }
    (code == '〇' as usize).then_some(0)
}

fn is_numeral(c: char) -> bool {
    numeral(c).is_some()
}

/// Up to four digits of either width.
fn arabic_number(text: &str) -> Read<'_, u32> {
    const LONGEST: usize = 4;
    let (mut number, mut length) = (0, 0);
    for c in text.chars().take(LONGEST) {
        let Some(digit) = arabic_digit(c) else { break };
        number = number * 10 + digit;
        length += c.len_utf8();
    }
    (length > 0).then(|| (&text[length..], number))
}

fn arabic_digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{BEGINS, label, may_begin, numeral};

    #[test]
    fn numerals_have_their_values() {
        let values = [0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100];
        let numerals = "零〇○一二三四五六七八九十廿百";
        for c in '\0'..=char::MAX {
            let expected = numerals.chars().position(|one| one == c).map(|at| values[at]);
            assert_eq!(numeral(c), expected, "{c:?}");
        }
    }

    #[test]
    fn what_labels_begin_with_may_begin_one() {
        for c in '\0'..=char::MAX {
            assert_eq!(may_begin(&c.to_string()), BEGINS.has(c), "{c:?}");
        }
    }

    fn kind(text: &str) -> Option<(i8, u32, &str)> {
        label(text).map(|label| (label.level, label.number, &text[..label.length]))
    }

    #[test]
    fn accepts_every_kind() {
        assert_eq!(kind("第一编 总则"), Some((-3, 1, "第一编")));
        assert_eq!(kind("第三章 总则"), Some((-2, 3, "第三章")));
        assert_eq!(kind("第二节 巡查"), Some((-1, 2, "第二节")));
        assert_eq!(kind("第 十二 条 本办法"), Some((0, 12, "第 十二 条")));
        assert_eq!(kind("第三条 及时反馈"), Some((0, 3, "第三条")));
        assert_eq!(kind("第三条及时反馈"), Some((0, 3, "第三条")));
        assert_eq!(kind("十一、防汛"), Some((1, 11, "十一、")));
        assert_eq!(kind("十、防汛"), Some((1, 10, "十、")));
        assert_eq!(kind("廿、防汛"), Some((1, 20, "廿、")));
        assert_eq!(kind("（二十一）推动"), Some((2, 21, "（二十一）")));
        assert_eq!(kind("(一) 推动"), Some((2, 1, "(一)")));
        assert_eq!(kind("1．健全"), Some((3, 1, "1．")));
        assert_eq!(kind("10、健全"), Some((3, 10, "10、")));
        assert_eq!(kind("（1）健全"), Some((4, 1, "（1）")));
        assert_eq!(kind("③健全"), Some((5, 3, "③")));
        assert_eq!(kind("⑳健全"), Some((5, 20, "⑳")));
        assert_eq!(kind("⑴健全"), Some((4, 1, "⑴")));
        assert_eq!(kind("⒇健全"), Some((4, 20, "⒇")));
        assert_eq!(kind("㈠健全"), Some((2, 1, "㈠")));
        assert_eq!(kind("㈩健全"), Some((2, 10, "㈩")));
        assert_eq!(kind("一百零三、健全"), Some((1, 103, "一百零三、")));
        assert_eq!(kind("廿一、健全"), Some((1, 21, "廿一、")));
        assert_eq!(kind("二百三十、健全"), Some((1, 230, "二百三十、")));
        assert_eq!(kind("第二章规划与建设"), Some((-2, 2, "第二章")));
        assert_eq!(kind("第１２条 本办法"), Some((0, 12, "第１２条")));
        assert_eq!(kind("2.60周岁以上"), Some((3, 2, "2.")));
        assert_eq!(kind("（ 1 ）健全"), Some((4, 1, "（ 1 ）")));
        assert_eq!(kind("01优化服务"), Some((3, 1, "01")));
        assert_eq!(kind("第八条 项目业主"), Some((0, 8, "第八条")));
        assert_eq!(kind("23.2023年4月起"), Some((3, 23, "23.")));
        assert_eq!(kind("2.35岁以下"), Some((3, 2, "2.")));
        assert_eq!(kind("（108）健全"), Some((4, 108, "（108）")));
        assert_eq!(kind("（一）和（云岭）"), Some((2, 1, "（一）")));
        assert_eq!(kind("（零）碳示范村"), None);
        assert_eq!(kind("—、健全制度"), Some((1, 1, "—、")));
        assert_eq!(kind("（-）健全制度"), Some((2, 1, "（-）")));
        assert_eq!(kind("第十七条 中国公民"), Some((0, 17, "第十七条")));
        assert_eq!(kind("第九条所购住房"), Some((0, 9, "第九条")));
        assert_eq!(kind("12\u{e010}健全制度"), Some((3, 12, "12\u{e010}")));
    }

    #[test]
    fn blanks_may_stand_in_front_and_line_breaks_not() {
        use super::may_follow;
        assert!(may_follow("一、甲") && may_follow(" 一、甲") && may_follow("　（一）"));
        for text in ["\n一、甲", "\r", "甲", "", "　", " 甲", "一是", "（责任单位", "2024年"]
        {
            assert!(!may_follow(text), "{text:?}");
        }
    }

    #[test]
    fn rejects_numbers_and_mentions() {
        for text in [
            "3.5亿元",
            "2022.5",
            "2021.06.04",
            "2023年",
            "第一条、第二条",
            "第三条第一款",
            "第三条规定的",
            "第三条所列",
            "第三条中的",
            "第三条所指",
            "第一章至第三章",
            "第三条和第四条",
            "第三条项下",
            "第三条及第四条",
            "（010）23456789",
            "第三条第四项",
            "第三条，第四条",
            "第三条之一",
            "第三款",
            "2.350岁",
            "2.2023条",
            "2..5",
            "0.5",
            "两、",
            "（1",
            "（1000）",
            "01个",
            "010",
            "一是",
            "（2021）",
            "（责任单位：云岭市水务局）",
            "（一）至（三）项",
            "（一）、（二）",
            "（1）或(2)",
            "——健全制度",
            "- 健全制度",
            "01月",
            "00月",
            "一",
            "（）",
            "第条",
            "0.本办法",
            "1000.本办法",
            "12\u{e010}kg",
            "12\u{e010}万元",
            "(",
        ] {
            assert_eq!(kind(text), None, "{text}");
        }
    }
}
