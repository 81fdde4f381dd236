//! The text of a deadline cell or clause: whatever names a time there is a deadline.

use super::{
    Found, When, first_of,
    scan::{Mode, scan},
};
use crate::grammar::landmarks::Chart;

/// What goes on without an end; the longer words first.
const LASTING: [&str; 12] = [
    "贯穿全年",
    "贯穿始终",
    "全年",
    "长期",
    "持续",
    "常年",
    "常态化",
    "经常性",
    "日常",
    "坚持",
    "始终",
    "不断",
];

/// What may stand behind one of them.
const DOING: [&str; 17] = [
    "坚持", "推进", "实施", "开展", "落实", "进行", "深化", "优化", "执行", "任务", "工作", "做好",
    "加强", "推动", "整改", "有效", "化",
];

/// All deadlines of a cell, in order.
#[inline(never)] // counted by tools/instructions
pub(crate) fn filling(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    scan(text, 0, Chart::default().read(text), Mode::Filling, &mut found);
    let dated = found.len();
    let ends = |c: char| "，,、；;。\n（）()/及和".contains(c);
    let mut at = 0;
    for piece in text.split(ends) {
        if let Some((start, end)) = lasting(piece) {
            found.push(Found { range: at + start..at + end, when: When::Ongoing });
        }
        at += piece.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    if dated > 0 && found.len() > dated {
        found.sort_by_key(|one| one.range.start);
    }
    found
}

/// The place of the words in a piece that says nothing but that it goes on: 并长期坚持.
fn lasting(piece: &str) -> Option<(usize, usize)> {
    let blank = |c: char| c.is_whitespace();
    let inner = piece.trim_matches(blank);
    let lead = first_of(inner, &["并且", "并", "且"]).map_or(0, str::len);
    let words = &inner[lead..];
    let mut rest = &words[first_of(words, &LASTING)?.len()..];
    while let Some(word) = first_of(rest, &DOING).or_else(|| first_of(rest, &LASTING)) {
        rest = &rest[word.len()..];
    }
    let start = piece.len() - piece.trim_start_matches(blank).len() + lead;
    rest.is_empty().then_some((start, start + words.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        filling(text).into_iter().map(|one| &text[one.range]).collect()
    }

    #[test]
    fn what_goes_on_stands_in_its_place_among_dates() {
        let cases: [(&str, &[&str]); 11] = [
            ("长期坚持，2022年6月", &["长期坚持", "2022年6月"]),
            ("持续优化", &["持续优化"]),
            ("并持续推进；6月底前\n 常态化开展", &["持续推进", "6月底前", "常态化开展"]),
            ("且 长期", &[]),
            ("长期坚持不断推进工作", &["长期坚持不断推进工作"]),
            ("长期规划", &[]),
            ("（全年）", &["全年"]),
            ("持续和长期", &["持续", "长期"]),
            ("落实", &[]),
            ("2022年6月起", &[]),
            ("2022年6月后，按月、5日内", &["按月", "5日内"]),
        ];
        for (text, expected) in cases {
            assert_eq!(texts(text), expected, "{text}");
        }
    }

    #[test]
    fn a_cell_needs_no_words_around_the_time() {
        let cases: [(&str, &[&str]); 15] = [
            ("2023年", &["2023年"]),
            ("2021年四季度", &["2021年四季度"]),
            ("2022年6月", &["2022年6月"]),
            ("6月底前", &["6月底前"]),
            ("上半年", &["上半年"]),
            ("2022-06-30", &["2022-06-30"]),
            ("2022年3月—2022年6月", &["2022年6月"]),
            ("2022年3月-6月", &["2022年3月-6月"]),
            ("长期坚持", &["长期坚持"]),
            ("全年", &["全年"]),
            ("2022年底前完成，并长期坚持", &["2022年底前", "长期坚持"]),
            ("每季度末", &["每季度末"]),
            ("3月底、9月底", &["3月底", "9月底"]),
            ("接到任务后5个工作日内", &["接到任务后5个工作日内"]),
            ("根据省委工作安排", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(texts(text), expected, "{text}");
        }
    }
}
