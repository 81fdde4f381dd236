//! How long a time is: 30日内, 5个工作日内, 三个月之内. What it is counted from, `event` tells.

use super::{moment::Number, scan::is_han_digit};
use crate::text::{Words, is_arabic};

/// What the length of a time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Minutes,
    Hours,
    Days,
    WorkingDays,
    Weeks,
    Months,
    Years,
}

/// A number of time units at the start of a text: 30日, 5个工作日, 三个月, 两年; the numeral that begins it is read
/// already. Gives what stands behind it.
pub(super) fn length_of<'t>(
    text: &'t str,
    number: Option<Number<'t>>,
) -> Option<(&'t str, (u32, Unit))> {
    // 半年内 has no number of its own.
    let Some((rest, count)) = number else {
        return text.strip_prefix("半年").map(|rest| (rest, (6, Unit::Months)));
    };
    if count >= 1000 {
        return None;
    }
    let (name, unit) = match rest.chars().next()? {
        '日' | '天' => ("日", Unit::Days),
        '月' => ("月", Unit::Months),
        '年' => ("年", Unit::Years),
        '周' if rest.starts_with("周年") => ("周年", Unit::Years),
        '周' => ("周", Unit::Weeks),
        _ => NAMES[NAME_WORDS.beginning(rest)?],
    };
    let rest = &rest[name.len()..];
    // A quarter is counted in months.
    if name == QUARTERS {
        return (count < 100).then_some((rest, (3 * count, unit)));
    }
    Some((rest, (count, unit)))
}

/// Whether a text may begin with the name of a unit, which stands behind a number: `false` only where it does not. Most of what is
/// counted is none: 三个方面, 三分之一.
#[inline]
pub(super) fn may_begin_unit(text: &str) -> bool {
    NAME_WORDS.may_begin(text) || text.starts_with(['日', '天', '月', '年', '周'])
}

const QUARTERS: &str = "个季度";

/// The names of units that have more than a character.
const NAMES: [(&str, Unit); 14] = [
    ("个月", Unit::Months),
    (QUARTERS, Unit::Months),
    ("个工作日", Unit::WorkingDays),
    ("工作日", Unit::WorkingDays),
    ("个工作天", Unit::WorkingDays),
    ("个小时", Unit::Hours),
    ("小时", Unit::Hours),
    ("分钟", Unit::Minutes),
    ("个自然日", Unit::Days),
    ("自然日", Unit::Days),
    ("个日历天", Unit::Days),
    ("个年度", Unit::Years),
    ("个星期", Unit::Weeks),
    ("星期", Unit::Weeks),
];

/// The words of [`NAMES`].
static NAME_WORDS: Words = {
    const WORDS: [&str; NAMES.len()] = {
        let (mut words, mut at) = ([""; NAMES.len()], 0);
        while at < words.len() {
            words[at] = NAMES[at].0;
            at += 1;
        }
        words
    };
    Words::of(&WORDS)
};

/// Behind the `内` that follows a length.
pub(super) fn inside(text: &str) -> Option<&str> {
    let including = || text.strip_prefix("（含）").or_else(|| text.strip_prefix("(含)"));
    let rest = if text.starts_with(['（', '(']) { including()? } else { text };
    ["内", "之内", "以内"].into_iter().find_map(|word| rest.strip_prefix(word))
}

/// Where the first number of a range begins whose second stands at `at`, 3至5个工作日内, or the whole number whose
/// fraction does, 0.5个工作日内.
pub(super) fn range_start(text: &str, at: usize) -> usize {
    const JOINTS: [char; 7] = ['至', '到', '-', '—', '－', '~', '～'];
    let before = &text[..at];
    if let Some(first) = before.strip_suffix(JOINTS) {
        return number_start(first).unwrap_or(at);
    }
    // `2.5个工作日内办结` at the head of a text is its second item.
    let whole = before.strip_suffix('.').and_then(number_start);
    whole.filter(|start| *start > 0).unwrap_or(at)
}

/// Where a number of two digits at most begins that ends a text: 2020-5 is no range of days.
fn number_start(text: &str) -> Option<usize> {
    let is_digit = |c: char| is_arabic(c) || is_han_digit(c);
    let digits = text.chars().rev().take_while(|c| is_digit(*c)).take(3);
    let is_short = matches!(digits.clone().count(), 1 | 2);
    is_short.then(|| text.len() - digits.map(char::len_utf8).sum::<usize>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::numeral;

    fn within(text: &str) -> Option<(u32, Unit)> {
        let (rest, length) = length_of(text, numeral::numeral(text).ok())?;
        inside(rest)?.is_empty().then_some(length)
    }

    #[test]
    fn lengths_are_read_in_every_unit() {
        let cases = [
            ("30日内", (30, Unit::Days)),
            ("5个工作日内", (5, Unit::WorkingDays)),
            ("三个月之内", (3, Unit::Months)),
            ("两年以内", (2, Unit::Years)),
            ("24小时内", (24, Unit::Hours)),
            ("一周内", (1, Unit::Weeks)),
            ("半年内", (6, Unit::Months)),
            ("一个季度内", (3, Unit::Months)),
            ("１５天内", (15, Unit::Days)),
        ];
        for (text, expected) in cases {
            assert_eq!(within(text), Some(expected), "{text}");
        }
        let more = [
            ("3工作日内", (3, Unit::WorkingDays)),
            ("3个工作天内", (3, Unit::WorkingDays)),
            ("2个小时内", (2, Unit::Hours)),
            ("30分钟内", (30, Unit::Minutes)),
            ("3个自然日内", (3, Unit::Days)),
            ("3个日历天内", (3, Unit::Days)),
            ("3星期内", (3, Unit::Weeks)),
            ("2周年内", (2, Unit::Years)),
            ("2个年度内", (2, Unit::Years)),
            ("99个季度内", (297, Unit::Months)),
            ("999日（含）内", (999, Unit::Days)),
        ];
        for (text, expected) in more {
            assert_eq!(within(text), Some(expected), "{text}");
        }
        for text in ["100个季度内", "1000日内"] {
            assert_eq!(within(text), None, "{text}");
        }
        for text in ["", "内", "2022年内", "30日", "日内"] {
            assert_eq!(within(text), None, "{text}");
        }
    }

    #[test]
    fn a_range_begins_with_its_first_number() {
        let start = |text: &'static str| &text[range_start(text, text.len())..];
        for range in ["3至", "15-", "三到", "十二—", "３～"] {
            assert_eq!(start(range), range, "{range}");
        }
        for other in ["2020-", "123至", "县至", "3个", ""] {
            assert_eq!(start(other), "", "{other}");
        }
    }
}
