//! 出席, 列席, 请假: the lists of people that minutes (纪要) have, and who presides over the meeting.

use std::ops::Range;

use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::take_while,
    character::complete::{char, one_of},
    combinator::{opt, value},
};

use super::punctuation::{is_closing, is_opening};
use crate::{
    AttendanceRole,
    text::{is_blank, is_ideograph},
};

/// A label at the head of a text, and where what it names begins: `主 持 人：`, `列席：`.
pub(crate) fn label(text: &str) -> Option<(AttendanceRole, usize)> {
    let (rest, role) = labelled(text).ok()?;
    Some((role, text.len() - rest.len()))
}

fn labelled(i: &str) -> IResult<&str, AttendanceRole> {
    use AttendanceRole::{Absent, Host, Observing, Present, Recorder};
    let role = alt((
        value(Host, spaced("主持")),
        value(Present, alt((spaced("出席"), spaced("参加"), spaced("参会"), spaced("到会")))),
        value(Observing, spaced("列席")),
        value(Absent, alt((spaced("请假"), spaced("缺席")))),
        value(Recorder, spaced("记录")),
    ));
    let whom = opt(alt((spaced("人员"), spaced("领导"), spaced("同志"), spaced("人"))));
    (opt(spaced("会议")), role, whom, blanks, one_of("：:")).map(|(_, role, ..)| role).parse(i)
}

/// A word whose characters may stand apart over the width of a column.
fn spaced<'i>(word: &'static str) -> impl Fn(&'i str) -> IResult<&'i str, ()> {
    move |mut i| {
        for letter in word.chars() {
            i = (blanks, char(letter)).parse(i)?.0;
        }
        Ok((i, ()))
    }
}

fn blanks(i: &str) -> IResult<&str, &str> {
    take_while(is_blank).parse(i)
}

/// The lists of a text that begins with a label: `记录：朱某某整理：秦某某` are two, of which one is no list of
/// attendance. Empty where no label begins the text.
pub(crate) fn lists(text: &str) -> Vec<(AttendanceRole, Range<usize>)> {
    /// Bytes of the longest label in mid-line.
    const LONGEST_LABEL: usize = 18;
    let Some((role, start)) = label(text) else { return Vec::new() };
    let mut lists = vec![(role, start..text.len())];
    let mut from = start;
    while let Some(colon) = text[from..].find(['：', ':']).map(|at| from + at) {
        let behind = colon + text[colon..].chars().next().map_or(1, char::len_utf8);
        let starts = text[from..colon].char_indices().map(|(at, _)| from + at);
        let mut near = starts.filter(|at| colon - at <= LONGEST_LABEL);
        let begun = near.find_map(|at| other_label(&text[at..behind]).map(|role| (at, role)));
        if let (Some((at, role)), Some(last)) = (begun, lists.last_mut()) {
            last.1.end = last.1.end.min(at);
            lists.extend(role.map(|role| (role, behind..text.len())));
        }
        from = behind;
    }
    lists
}

/// Whether a text is a label as a whole; `None` within for one that names no attendance.
fn other_label(text: &str) -> Option<Option<AttendanceRole>> {
    const OTHERS: &[&str] = &["整理：", "审核：", "签发：", "核稿：", "地点：", "时间："];
    let known = label(text).filter(|(_, end)| *end == text.len()).map(|(role, _)| Some(role));
    known.or_else(|| OTHERS.contains(&text).then_some(None))
}

/// The entries of a list at its marks; `None` where it has none, so that blanks part the entries.
pub(crate) fn entries(text: &str, list: Range<usize>) -> Option<Vec<Range<usize>>> {
    let end = list.start + text[list.clone()].trim_end_matches(['。', '；', ';']).len();
    let (mut entries, mut start, mut depth) = (Vec::new(), list.start, 0usize);
    for (at, c) in text[list.start..end].char_indices().map(|(at, c)| (list.start + at, c)) {
        match c {
            _ if is_opening(c) => depth += 1,
            _ if is_closing(c) => depth = depth.saturating_sub(1),
            '、' | '，' | ',' | '；' | ';' if depth == 0 => {
                entries.push(start..at);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    let has_marks = !entries.is_empty();
    entries.push(start..end);
    entries.retain(|entry| !text[entry.clone()].trim().is_empty());
    has_marks.then_some(entries)
}

/// Who presides in running text: `会议由副县长吴某某主持`, `县长周某某主持召开…会议`.
pub(crate) fn host(text: &str) -> Option<Range<usize>> {
    /// Characters of an office with a name.
    const LENGTH: std::ops::RangeInclusive<usize> = 2..=24;
    /// Who presides is said at the beginning.
    const MOST_VERBS: usize = 4;
    for (verb, _) in text.match_indices("主持").take(MOST_VERBS) {
        let clause = text[..verb].rfind(|c| "，。；：,;:".contains(c));
        let clause =
            clause.map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
        let by = text[clause..verb].rfind('由').map(|at| clause + at + '由'.len_utf8());
        let convenes = text[verb..].starts_with("主持召开");
        let Some(start) = by.or_else(|| convenes.then_some(clause)) else { continue };
        let end = start + text[start..verb].trim_end_matches("同志").len();
        let name = &text[start..end];
        let is_name = LENGTH.contains(&name.chars().count())
            && name.chars().all(|c| is_ideograph(c) || c == '·' || c == '、');
        if is_name && !name.ends_with(['会', '人']) {
            return Some(start..end);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_may_stand_apart() {
        assert_eq!(label("主 持 人：何"), Some((AttendanceRole::Host, "主 持 人：".len())));
        assert_eq!(label("参会人员:"), Some((AttendanceRole::Present, "参会人员:".len())));
        assert_eq!(label("会议记录：").map(|found| found.0), Some(AttendanceRole::Recorder));
        for other in ["出席会议的有：", "请假制度：", "参加单位联系人：", "主持"]
        {
            assert_eq!(label(other), None, "{other}");
        }
    }

    #[test]
    fn several_lists_share_a_line() {
        let texts = |text: &'static str| -> Vec<&'static str> {
            lists(text).into_iter().map(|(_, range)| &text[range]).collect()
        };
        assert_eq!(texts("主持：何某某记录：华某某"), ["何某某", "华某某"]);
        assert_eq!(texts("记录：朱某某整理：秦某某"), ["朱某某"]);
        assert!(texts("会议要求：各乡镇落实").is_empty());
    }

    #[test]
    fn every_label_says_which_list_it_heads() {
        use AttendanceRole::{Absent, Host, Observing, Present, Recorder};
        for (text, role) in [
            ("会议主持：", Host),
            ("出席：", Present),
            ("参加领导：", Present),
            ("到会同志：", Present),
            ("列席人员：", Observing),
            ("请假：", Absent),
            ("缺席 :", Absent),
            ("记录人：", Recorder),
        ] {
            assert_eq!(label(text), Some((role, text.len())), "{text}");
        }
    }

    #[test]
    fn a_label_in_mid_line_is_short() {
        let text = "出席：何某某；列席：华某某 会议记录：朱某某";
        let texts: Vec<_> = lists(text).into_iter().map(|(role, at)| (role, &text[at])).collect();
        use AttendanceRole::{Observing, Present, Recorder};
        assert_eq!(texts, [(Present, "何某某；"), (Observing, "华某某"), (Recorder, "朱某某")]);
        let text = "出席：何某某 列 席 人 员：华某某时间：8：30";
        let texts: Vec<_> = lists(text).into_iter().map(|(_, at)| &text[at]).collect();
        assert_eq!(texts, ["何某某", "华某某"]);
    }

    #[test]
    fn brackets_part_no_entries() {
        let text = "郑某某（县教育局、县体育局）、王某。";
        let parts = entries(text, 0..text.len()).unwrap();
        let names: Vec<_> = parts.into_iter().map(|range| &text[range]).collect();
        assert_eq!(names, ["郑某某（县教育局、县体育局）", "王某"]);
        assert_eq!(entries("何某某", 0..9), None);
        for mark in ["、", "，", ",", "；", ";"] {
            let text = format!("何某{mark}华某；");
            assert_eq!(entries(&text, 0..text.len()).map(|found| found.len()), Some(2), "{text}");
        }
        let text = "列席：何某、 、华某）、朱某。";
        let parts = entries(text, 9..text.len()).unwrap();
        let names: Vec<_> = parts.into_iter().map(|range| &text[range]).collect();
        assert_eq!(names, ["何某", "华某）", "朱某"]);
    }

    #[test]
    fn hosts_in_running_text() {
        let name = |text: &'static str| host(text).map(|range| &text[range]);
        assert_eq!(name("3月8日上午，县长周某某主持召开常务会议。"), Some("县长周某某"));
        assert_eq!(name("会议由副县长吴某某同志主持。"), Some("副县长吴某某"));
        assert_eq!(name("由县水务局牵头，负责主持验收。"), None);
        assert_eq!(name("会议主持人宣布开会。"), None);
        assert_eq!(name("会议由吴某主持召开。"), Some("吴某"));
        assert_eq!(name("吴某主持会议。"), None);
        assert_eq!(name("会上，由县长A主持。"), None);
        assert_eq!(name("由吴某·阿、何某主持。"), Some("吴某·阿、何某"));
        assert_eq!(name("由吴主持。"), None);
        let long = |length: usize| format!("由{}主持。", "吴".repeat(length));
        assert!(host(&long(24)).is_some() && host(&long(25)).is_none());
        let late = |times: usize| format!("{}由吴某主持。", "主持人：".repeat(times));
        assert!(host(&late(3)).is_some() && host(&late(4)).is_none());
    }
}
