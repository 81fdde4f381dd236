//! Numbering labels: 第一章, 一、, （一）, 1., （1）, ① (contract, section 4).

mod kind;
mod number;

pub(crate) use kind::Kind;
use number::{NUMERALS, arabic_number, chinese_number, is_numeral, value};

use super::numeral::arabic_digit;
use crate::text::{
    is_arabic, is_blank, is_ideograph,
    scan::{CharSet, FewChars, code_point},
    trim_start,
};

/// A label at the head of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Label {
    /// What it counts with: 第一章, 一、, （一）, 1. ….
    pub(crate) kind: Kind,
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

/// The label of a known kind and number at the head of a text, whatever stands behind it: `2.500千伏电网`,
/// `第十七条，`, `4..健全`. Only the labels around it tell that it is one.
pub(crate) fn expected(text: &str, kind: Kind, number: u32) -> Option<Label> {
    const POINTS: [char; 4] = ['.', '．', '、', '﹒'];
    let read = match kind {
        Kind::ARTICLE => chinese_number(trim_start(text.strip_prefix('第')?))
            .and_then(|(rest, number)| Some((trim_start(rest).strip_prefix('条')?, number))),
        Kind::NUMERAL => chinese_number(text)
            .and_then(|(rest, number)| Some((rest.strip_prefix(POINTS)?, number))),
        Kind::NUMERAL_IN_BRACKETS => bracketed_numeral(text).or_else(|| misread(text)),
        Kind::FIGURE => arabic_number(text)
            .and_then(|(rest, number)| Some((rest.strip_prefix(POINTS)?, number))),
        _ => None,
    };
    let (rest, _) = read.filter(|(_, read)| *read == number)?;
    let rest = rest.trim_start_matches(POINTS);
    Some(Label { kind, number, length: text.len() - rest.len() })
}

/// Whether a character may begin what [`expected`] reads.
pub(crate) fn may_begin_expected(c: char) -> bool {
    BEGINS.has(c) || MISREAD_OPENING.contains(&c)
}

/// `（二）健全制度`, in brackets of either width.
fn bracketed_numeral(text: &str) -> Read<'_, u32> {
    let (rest, (kind, number)) = bracketed(text.strip_prefix(['（', '('])?)?;
    kind.is_numeral().then_some((rest, number))
}

/// What scans make of a round bracket that opens or closes a label.
const MISREAD_OPENING: [char; 7] = ['{', '〈', '<', '[', '［', '【', '〔'];
const MISREAD_CLOSING: [char; 7] = ['}', '〉', '>', ']', '］', '】', '〕'];

/// misread = numeral between a round bracket and one that a scan misread: `(二〉健全制度`, `{三)健全制度`
fn misread(text: &str) -> Read<'_, u32> {
    let opened = text.strip_prefix(['（', '(']);
    let inner = opened.or_else(|| text.strip_prefix(MISREAD_OPENING))?;
    let (rest, number) = chinese_number(trim_start(inner))?;
    let rest = trim_start(rest);
    let rest = match opened {
        Some(_) => rest.strip_prefix(MISREAD_CLOSING),
        None => rest.strip_prefix(['）', ')']),
    };
    Some((rest?, number))
}

/// The label of a known number that lost its opening bracket: `三）健全制度`. Only the labels around it tell that it is one.
pub(crate) fn unopened(text: &str, number: u32) -> Option<Label> {
    let (rest, (kind, found)) = bracketed(text)?;
    let is_expected = kind == Kind::NUMERAL_IN_BRACKETS && found == number;
    is_expected.then(|| Label { kind, number, length: text.len() - rest.len() })
}

/// Whether a text may begin with a label: `false` only where it begins with none.
#[inline]
fn may_begin(text: &str) -> bool {
    match *text.as_bytes() {
        [b'0'..=b'9' | b'(' | b'-' | b'l', ..] => true,
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
pub(crate) const BEGINNINGS: &str = "(-l—0123456789（第零〇○一二三四五六七八九十百廿０１２３４５６７８９\
     ①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩";

/// The label at the head of a text that is known to begin with one of [`BEGINNINGS`].
pub(crate) fn read(text: &str) -> Option<Label> {
    let first = text.chars().next()?;
    let (rest, (kind, number)) = match first {
        '0'..='9' | '０'..='９' => arabic(text).or_else(|| zero_led(text))?,
        '（' | '(' => bracketed(&text[first.len_utf8()..])?,
        '第' => article(&text[first.len_utf8()..])?,
        '①'..='⒇' | '㈠'..='㈩' => enclosed(first, text)?,
        'l' => scanned_one(text)?,
        '-' | '—' => (dash(text)?.strip_prefix('、')?, (Kind::NUMERAL, 1)),
        _ if is_numeral(first) => chinese(text)?,
        _ => return None,
    };
    Some(Label { kind, number, length: text.len() - rest.len() })
}

/// The longest text that says what label it starts with, where no blanks stand in it: another
/// character behind so many bytes changes nothing (第, eight numerals and a unit, twice).
pub(crate) const REACH: usize = 60;

/// What follows, and what was read.
type Read<'a, T> = Option<(&'a str, T)>;

/// What a label counts with, and its number.
type Count = (Kind, u32);

/// article = 第 numeral (编 / 章 / 节 / 条) not followed by what makes it a mention (第一条规定的)
fn article(behind_first: &str) -> Read<'_, Count> {
    let text = trim_start(behind_first);
    let (text, number) = chinese_number(text).or_else(|| arabic_number(text))?;
    let text = trim_start(text);
    let kind = match text.chars().next()? {
        '编' => Kind::VOLUME,
        '章' => Kind::CHAPTER,
        '节' => Kind::SUBCHAPTER,
        '条' => Kind::ARTICLE,
        _ => return None,
    };
    let rest = &text['条'.len_utf8()..];
    (!is_citation(rest)).then_some((rest, (kind, number)))
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
fn chinese(text: &str) -> Read<'_, Count> {
    // Most are one numeral: 一、.
    if let [a, b, c, 0xe3, 0x80, 0x81, ..] = *text.as_bytes()
        && let Some(number @ 1..=10) = value(code_point(a, b, c))
    {
        return Some((&text["一、".len()..], (Kind::NUMERAL, number)));
    }
    let (text, number) = chinese_number(text)?;
    let rest = trim_start(text).strip_prefix(['、', '．', '.', '﹒'])?;
    Some((rest, (Kind::NUMERAL, number)))
}

/// Behind the dash that a scan makes of 一: `—、健全制度`, `（-）健全制度`.
fn dash(text: &str) -> Option<&str> {
    text.strip_prefix(['-', '—'])
}

/// bracketed = "（" (numeral / digits) "）", brackets of either width and mixed
fn bracketed(behind_bracket: &str) -> Read<'_, Count> {
    let text = trim_start(behind_bracket);
    // Most brackets explain or assign, and begin with another ideograph: （责任单位：…）.
    if let [a @ 0xe4..=0xe9, b, c, ..] = *text.as_bytes()
        && !NUMERALS.has_code(code_point(a, b, c))
    {
        return None;
    }
    let scanned = || dash(text).map(|rest| (rest, 1));
    let (text, count) = match chinese_number(text).or_else(scanned) {
        // `低⏎（零）碳`: nothing is counted from zero.
        Some((_, 0)) => return None,
        Some((rest, number)) => {
            let (rest, number) = parted_number(text, rest).unwrap_or((rest, number));
            (rest, (Kind::NUMERAL_IN_BRACKETS, number))
        }
        None => {
            let (rest, number) = arabic_number(text).filter(|(_, number)| *number < 1000)?;
            // （010） is what a telephone number begins with.
            let is_area_code = text.starts_with('0') && text.len() - rest.len() > 2;
            if is_area_code {
                return None;
            }
            (rest, (Kind::FIGURE_IN_BRACKETS, number))
        }
    };
    let rest = trim_start(text).strip_prefix(['）', ')'])?;
    (!names_more(rest)).then_some((rest, count))
}

/// A numeral that goes on behind blanks, where print spreads its line: `（二十 二）健 全 标 准`.
fn parted_number<'a>(text: &'a str, behind_first: &'a str) -> Read<'a, u32> {
    /// Characters of the longest with the blanks in it.
    const LONGEST: usize = 12;
    let goes_on = trim_start(behind_first);
    if goes_on.len() == behind_first.len() || !goes_on.starts_with(is_numeral) {
        return None;
    }
    let is_of_it = |c: char| is_numeral(c) || is_blank(c);
    let (end, _) = text.char_indices().take(LONGEST).find(|(_, c)| !is_of_it(*c))?;
    let numerals: String = text[..end].chars().filter(|c| is_numeral(*c)).collect();
    Some((&text[end..], chinese_number(&numerals)?.1))
}

/// Whether what follows a bracketed number makes it a mention: （一）至（三）项, （一）、（二）.
fn names_more(rest: &str) -> bool {
    let next = rest.strip_prefix(['至', '到', '、', '和', '或']);
    next.and_then(|next| next.strip_prefix(['（', '(']))
        .is_some_and(|next| next.starts_with(|c| is_numeral(c) || is_arabic(c)))
}

/// arabic = digits ("." / "．" / "、") not followed by a digit: `3.5亿元`, `2022.5` and `2021.06.04` are numbers
fn arabic(text: &str) -> Read<'_, Count> {
    let (text, number) = arabic_number(text).filter(|(_, number)| (1..1000).contains(number))?;
    let behind = trim_start(text);
    let rest = behind.strip_prefix(['.', '．', '、', '﹒']).or_else(|| behind_glyph(behind))?;
    let is_number = rest.starts_with(|c| is_arabic(c) || matches!(c, '.' | '．' | '﹒'));
    // `23.2023年4月起…`, `2.35岁以下…`: behind its point a year or an age is text.
    let is_text = !is_number || begins_with_year(rest) || begins_with_age(rest);
    is_text.then_some((rest, (Kind::FIGURE, number)))
}

/// Behind a point that a font draws at a place of its own (private use), in front of a heading.
fn behind_glyph(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(|c| matches!(c, '\u{e000}'..='\u{f8ff}'))?;
    rest.starts_with(is_heading_head).then_some(rest)
}

/// scanned = "l", which a scan makes of 1, with its point in front of a text: `l．健全制度`, `l、健全制度`
fn scanned_one(text: &str) -> Read<'_, Count> {
    let rest = trim_start(text.strip_prefix('l')?).strip_prefix(['.', '．', '、'])?;
    let begins = trim_start(rest).starts_with(|c| is_ideograph(c) || matches!(c, '《' | '“'));
    begins.then_some((rest, (Kind::FIGURE, 1)))
}

/// A year with its 年 or 届: `2023年`, `2023 年`.
fn begins_with_year(text: &str) -> bool {
    let mut rest = text.chars();
    let mut next = || rest.next().and_then(arabic_digit);
    let is_year = next() == Some(2) && next() == Some(0) && next().is_some() && next().is_some();
    is_year && trim_start(rest.as_str()).starts_with(['年', '届'])
}

/// `35岁`, `60周岁`.
fn begins_with_age(text: &str) -> bool {
    let rest = text.trim_start_matches(is_arabic);
    let digits = text[..text.len() - rest.len()].chars().count();
    (1..=2).contains(&digits) && rest.starts_with(['岁', '周'])
}

/// zero-led = "0" digit, glued to a heading: `01优化服务`, as web editors number their headings
fn zero_led(text: &str) -> Read<'_, Count> {
    let [b'0', digit @ b'1'..=b'9', ..] = text.as_bytes() else { return None };
    let rest = &text[2..];
    let number = u32::from(digit - b'0');
    rest.starts_with(is_heading_head).then_some((rest, (Kind::FIGURE, number)))
}

/// bare = digits glued to a text, or with half a bracket behind them: `1购房申请表`, what copying leaves of ① and careless editors
/// of `1.`, and `1）购房申请表`. Only its neighbours tell that it is a label, of the kind that `01` or （1） is.
pub(crate) fn bare(text: &str) -> Option<Label> {
    const HIGHEST: u32 = 50;
    // Hardly any text begins with a figure of either width.
    if !matches!(text.as_bytes().first(), Some(b'1'..=b'9' | 0xef)) {
        return None;
    }
    let (rest, number) =
        arabic_number(text).filter(|(_, number)| (1..=HIGHEST).contains(number))?;
    let opens = |c| matches!(c, '《' | '“');
    let (rest, kind) = match rest.strip_prefix(['）', ')']) {
        Some(rest) => {
            let text = trim_start(rest);
            let begins = text.starts_with(|c: char| c.is_alphanumeric() || opens(c));
            // `3）项规定` cites, `3）项目申报` does not.
            let cites = text.starts_with('项') && !text.starts_with("项目");
            (begins && !cites).then_some((rest, Kind::FIGURE_IN_BRACKETS))?
        }
        None => {
            let begins = rest.starts_with(|c| is_heading_head(c) || opens(c));
            begins.then_some((rest, Kind::FIGURE))?
        }
    };
    Some(Label { kind, number, length: text.len() - rest.len() })
}

fn is_heading_head(c: char) -> bool {
    is_ideograph(c) && !"年月日时分号个万亿元".contains(c)
}

/// enclosed = ① … ⑳ / ⑴ … ⒇ / ㈠ … ㈩
fn enclosed(first: char, text: &str) -> Read<'_, Count> {
    let (kind, one) = match first {
        '①'..='⑳' => (Kind::FIGURE_IN_CIRCLE, '①'),
        '⑴'..='⒇' => (Kind::FIGURE_IN_BRACKETS, '⑴'),
        '㈠'..='㈩' => (Kind::NUMERAL_IN_BRACKETS, '㈠'),
        _ => return None,
    };
    Some((&text[first.len_utf8()..], (kind, first as u32 - one as u32 + 1)))
}

#[cfg(test)]
mod tests;
