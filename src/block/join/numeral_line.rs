//! Numerals alone on their lines, as shared articles count their headings: `一`, `加大节水力度`, …, `二`, ….

use crate::grammar::{
    label::{Kind, Label},
    numeral,
};

/// Bytes of the longest numeral: 十一.
pub(super) const LONGEST: usize = 6;

/// The label that a line is, being nothing but the numeral behind `last`, or 一 with its 二 below.
pub(super) fn label<'s, I>(text: &str, last: u32, below: impl FnOnce() -> I) -> Option<Label>
where
    I: Iterator<Item = &'s str>,
{
    /// Lines of the longest text between two numerals.
    const FARTHEST: usize = 200;
    let (rest, number) = numeral::chinese(text).ok()?;
    let counts_on = match number {
        1 => below().take(FARTHEST).any(|line| line == "二"),
        _ => number == last + 1,
    };
    (rest.is_empty() && counts_on).then_some(Label {
        kind: Kind::NUMERAL,
        number,
        length: text.len(),
    })
}

#[cfg(test)]
mod tests {
    /// Labels and headings of the sections of a text.
    fn sections(text: &str) -> Vec<(String, Option<String>)> {
        let notice = crate::parse(text);
        let section = |section: &crate::Section<'_>| {
            (section.label.to_string(), section.heading.as_deref().map(str::to_owned))
        };
        notice.sections().map(section).collect()
    }

    #[test]
    fn numerals_on_their_lines_count_headings() {
        let text = "青禾县制定如下措施。\n一\n加大节水力度\n各镇每年修渠三条，镇里出资一半。\n\n二\n\n优化灌溉\n\n各镇按需放水，不得浪费。\n";
        let expected = [("一", "加大节水力度"), ("二", "优化灌溉")];
        let expected =
            expected.map(|(label, heading)| (label.to_owned(), Some(heading.to_owned())));
        assert_eq!(sections(text), expected);
        assert_eq!(sections(&text.replace("制定如下措施。", "措施如下\n")), expected);
    }

    #[test]
    fn numerals_in_cells_and_wrapped_lines_count_nothing() {
        assert_eq!(sections("序号\n\n一\n\n指标\n\n1\n\n渠道\n\n二\n\n效率\n"), []);
        assert_eq!(sections("青禾县制定如下措施。\n一\n加大节水力度。\n"), []);
    }
}
