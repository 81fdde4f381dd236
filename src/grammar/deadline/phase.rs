//! A phase of a plan names its time in a bracket behind its heading: 动员部署阶段（2023年3月）.

use std::ops::Range;

use super::{Found, When, filling};
use crate::text::is_arabic;

/// The time that the heading of a text closes with, by which its phase is over. A bracket with more in it than months says something
/// of them and is running text; behind 》 it says when that document was made.
pub(crate) fn phase(text: &str, heading: Range<usize>) -> Option<Found> {
    // Most headings end in no bracket.
    if !matches!(text.as_bytes()[..heading.end], [.., b')'] | [.., 0xef, 0xbc, 0x89]) {
        return None;
    }
    closing_time(&text[heading.clone()]).map(|found| found.behind(heading.start))
}

fn closing_time(heading: &str) -> Option<Found> {
    let inner = heading.strip_suffix(['）', ')'])?;
    // Most brackets hold no time; the last character tells.
    if !inner.ends_with(['月', '旬', '度', '日']) {
        return None;
    }
    let (before, inner) = inner.rsplit_once(['（', '('])?;
    if before.is_empty() || before.ends_with('》') || !inner.chars().all(is_of_time) {
        return None;
    }
    // A day alone is that of an event: 座谈会（6月3日）.
    if inner.ends_with('日') && !inner.contains(is_joint) {
        return None;
    }
    let start = before.len() + heading[before.len()..].chars().next().map_or(0, char::len_utf8);
    let found = filling(inner).into_iter().next_back()?;
    matches!(found.when, When::By(_)).then(|| found.behind(start))
}

fn is_of_time(c: char) -> bool {
    is_arabic(c) || "年月日上中下旬第一二三四季度".contains(c) || is_joint(c)
}

/// What joins the ends of a stretch of time.
fn is_joint(c: char) -> bool {
    matches!(c, '至' | '到' | '-' | '—' | '–' | '－' | '~' | '～')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_closes_with_the_time_of_its_phase() {
        let cases = [
            ("动员部署阶段（2023年3月）", Some("2023年3月")),
            ("巡河（2023年4-9月）", Some("2023年4-9月")),
            ("修渠(3月至5月)", Some("3月至5月")),
            ("修渠（2021年12月至2022年5月）", Some("2022年5月")),
            ("部署（5月上旬）", Some("5月上旬")),
            ("修渠（6月1日—6月20日）", Some("6月1日—6月20日")),
            ("总结（四季度）", Some("四季度")),
            ("《青禾县河道管理办法》（2015年1月）", None),
            ("座谈会（6月3日）", None),
            ("申报（每年7月-9月）", None),
            ("修渠（6月底前完成）", None),
            ("（2023年3月）", None),
            ("修渠（县水务局）", None),
        ];
        for (heading, expected) in cases {
            let found = phase(heading, 0..heading.len()).map(|found| &heading[found.range]);
            assert_eq!(found, expected, "{heading}");
        }
    }
}
