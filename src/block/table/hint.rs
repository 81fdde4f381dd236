//! What a cell looks like, without its meaning: units, a deadline, a number.
//!
//! These are hints for telling columns apart; the grammar of units is the unit stage's.

use crate::{
    grammar::numeral,
    text::{is_arabic, is_blank, scan::CharSet},
};

/// Endings of the names of bodies.
const UNIT_ENDINGS: [&str; 35] = [
    "局",
    "委",
    "办",
    "中心",
    "院",
    "厅",
    "部",
    "政府",
    "公司",
    "处",
    "科",
    "室",
    "会",
    "署",
    "站",
    "队",
    "所",
    "校",
    "学院",
    "街道",
    "乡镇",
    "镇",
    "乡",
    "单位",
    "部门",
    "集团",
    "银行",
    "法院",
    "检察院",
    "联",
    "县",
    "区",
    "市",
    "社",
    "镇街",
];

/// Whether a text is the name of a unit by itself.
pub(super) fn is_unit(text: &str) -> bool {
    const LONGEST_NAME: usize = 26;
    let text = without_tail(text);
    let count = text.chars().count();
    if !(2..=LONGEST_NAME).contains(&count) {
        return false;
    }
    let bare = text.split(['（', '(', '〔']).next().unwrap_or(text);
    let ends = |name: &str| UNIT_ENDINGS.iter().any(|ending| name.ends_with(ending));
    ends(text) || (bare.len() > 3 && bare.len() < text.len() && ends(bare))
}

/// Drops what follows a name and is no part of it.
fn without_tail(text: &str) -> &str {
    let text = text.trim_end_matches(['。', '；', ';', '、', '，', ',']);
    let text = text.strip_suffix("牵头").unwrap_or(text);
    match text.find('等') {
        Some(at) if at > 0 => &text[..at],
        _ => text,
    }
}

fn is_separator(c: char) -> bool {
    matches!(c, '、' | '，' | ',' | '；' | ';') || is_blank(c)
}

/// Whether a cell reads as a list of units: most of its entries are such.
pub(super) fn are_units(text: &str) -> bool {
    let (mut all, mut units) = (0usize, 0usize);
    for entry in text.split(is_separator).filter(|entry| !entry.is_empty()) {
        all += 1;
        units += usize::from(is_unit(entry) || entry.starts_with('各'));
    }
    all > 0 && units * 3 >= all * 2
}

/// Whether a cell is a list of units none of which is a mere place: 青山县 is one, 各县 is no place.
pub(super) fn are_bodies(text: &str) -> bool {
    let is_place = |entry: &str| entry.ends_with(['县', '区', '市', '镇', '乡']);
    let mut entries = text.split(is_separator).filter(|entry| !entry.is_empty());
    are_units(text) && entries.all(|entry| entry.starts_with('各') || !is_place(entry))
}

/// Whether a cell says that there is none: `—`, `/`, `无`.
pub(super) fn is_dash(text: &str) -> bool {
    !text.is_empty()
        && (text == "无" || text.chars().all(|c| matches!(c, '-' | '—' | '－' | '/' | '／' | '–')))
}

/// Whether a line break between two lines of a cell parts two units rather than wraps one.
///
/// A wrapped list breaks anywhere (市委 / 网信办), so both lines must hold nothing but units, and
/// where the first one's last unit names its level, so must the unit that follows.
pub(super) fn both_units(above: &str, below: &str) -> bool {
    if above.ends_with(is_separator) || below.starts_with(is_separator) {
        return false;
    }
    if !all_units(above) || !all_units(below) {
        return false;
    }
    let last = above.rsplit(is_separator).next().unwrap_or(above);
    let first = below.split(is_separator).next().unwrap_or(below);
    !has_level(last) || has_level(first)
}

fn all_units(line: &str) -> bool {
    const LONGEST_LINE: usize = 240;
    line.len() <= LONGEST_LINE
        && !line.is_empty()
        && line.split(is_separator).all(|entry| is_unit(entry) || entry.starts_with('各'))
}

fn has_level(name: &str) -> bool {
    name.starts_with(['省', '市', '县', '区', '州', '镇', '乡', '旗', '各'])
        || name.chars().take(4).any(|c| matches!(c, '省' | '市' | '县' | '区'))
}

/// Whether a cell says that its row adds up those above.
pub(super) fn is_total(text: &str) -> bool {
    const LONGEST: usize = 16;
    let is = |word: &str| word.chars().eq(text.chars().filter(|c| !is_blank(*c)));
    text.len() <= LONGEST && ["合计", "总计", "小计", "共计"].into_iter().any(is)
}

/// Whether a cell reads as a limit of time.
pub(super) fn is_deadline(text: &str) -> bool {
    const LONGEST: usize = 90;
    const LIMITS: [&str; 4] = ["长期", "持续", "全年", "常态"];
    if text.len() > LONGEST {
        return false;
    }
    let dated = text.contains(['年', '月', '日', '季', '周']) || text.contains("工作日");
    let numbered = text.contains(|c: char| is_arabic(c) || "一二三四五六七八九十".contains(c));
    let bounded = text.contains(['前', '底', '内', '每', '完', '起', '半', '末', '全'])
        || text.ends_with(['月', '日', '年', '旬', '度']);
    (dated && (numbered || text.contains('每') || text.contains('年')) && bounded)
        || is_dotted_date(text)
        || LIMITS.iter().any(|limit| text.starts_with(limit))
}

/// `2021.6.30`, `2021-06-30`, `6/30`.
fn is_dotted_date(text: &str) -> bool {
    text.chars().nth(2).is_some()
        && text.contains(['.', '-', '/'])
        && text.chars().all(|c| is_arabic(c) || matches!(c, '.' | '-' | '/'))
        && text.contains(is_arabic)
}

/// Whether a cell is a number of anything: `86`, `1,250.5`, `12%`.
pub(super) fn is_amount(text: &str) -> bool {
    text.contains(is_arabic) && text.chars().all(|c| is_arabic(c) || matches!(c, ',' | '.' | '%'))
}

/// What numbers are written with.
static NUMERALS: CharSet = CharSet::of("0123456789０１２３４５６７８９一二三四五六七八九十");

/// What stands around them.
static AROUND_NUMBER: CharSet = CharSet::of("（）()〔〕.．、");

/// The number that a cell of a 序号 column is: `3`, `３.`, `（三）`, `三、`.
pub(super) fn number(text: &str) -> Option<u32> {
    const LONGEST: usize = 24;
    let is_around = |c: char| AROUND_NUMBER.has(c) || c.is_whitespace();
    if text.len() > LONGEST || !text.starts_with(|c| NUMERALS.has(c) || is_around(c)) {
        return None;
    }
    let bare = text.trim_matches(is_around);
    arabic(bare).or_else(|| chinese(bare))
}

fn arabic(text: &str) -> Option<u32> {
    const LARGEST: u32 = 9999;
    match numeral::arabic(text) {
        Ok(("", number)) if number <= LARGEST => Some(number),
        _ => None,
    }
}

/// Numbers up to 99 as they are written: 三, 十, 十二, 二十, 二十一.
fn chinese(text: &str) -> Option<u32> {
    let digit = |c: char| "一二三四五六七八九".chars().position(|d| d == c).map(|at| at as u32 + 1);
    let mut chars = text.chars();
    let all = (chars.next(), chars.next(), chars.next(), chars.next());
    match all {
        (Some('十'), None, ..) => Some(10),
        (Some(a), None, ..) => digit(a),
        (Some('十'), Some(b), None, _) => Some(10 + digit(b)?),
        (Some(a), Some('十'), None, _) => Some(10 * digit(a)?),
        (Some(a), Some('十'), Some(c), None) => Some(10 * digit(a)? + digit(c)?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::is_deadline;

    #[test]
    fn a_number_with_its_point_is_no_date_in_any_width() {
        for date in ["6/30", "2021.6.30", "６.３０"] {
            assert!(is_deadline(date), "{date}");
        }
        for number in ["3.", "３.", "３-"] {
            assert!(!is_deadline(number), "{number}");
        }
    }
}
