//! Joint issuers whose names lost the blank between them: `云岭市财政局云岭市水务局`.

use std::ops::Range;

use super::name::is_body;
use crate::text::Words;

/// Bodies of the state whose names begin another name, never go on with one: the tax office of a place is
/// 国家税务总局云岭市税务局.
static CENTRAL: Words = Words::of(&[
    "中共",
    "国务院",
    "国家税务总局",
    "国家金融监督管理总局",
    "中国人民银行",
    "中国银行保险监督管理委员会",
    "中国证券监督管理委员会",
]);

/// The names in a text that is one body, or several without a mark between them.
pub(super) fn bodies(text: &str) -> Vec<Range<usize>> {
    let place = place(text);
    let mut names = Vec::new();
    let mut start = 0;
    for (at, _) in text.char_indices().skip(1) {
        let rest = &text[at..];
        let begins = place.is_some_and(|place| rest.starts_with(place)) || CENTRAL.begin(rest);
        // 国家税务总局云岭市税务局: an office of the state with its place is one name.
        let is_branch = CENTRAL.hold(&text[start..at]) && !CENTRAL.begin(rest);
        if begins && !is_branch && is_name(&text[start..at]) && is_name(rest) {
            names.push(start..at);
            start = at;
        }
    }
    names.push(start..text.len());
    names
}

fn is_name(text: &str) -> bool {
    is_body(text) || matches!(text, "中共中央" | "国务院")
}

/// The place that a text begins with, behind the name of a body of the state: 云岭市.
fn place(text: &str) -> Option<&str> {
    let text = CENTRAL.strip(text).unwrap_or(text);
    /// Characters of the longest place, and of the shortest.
    const LONGEST: usize = 8;
    const SHORTEST: usize = 3;
    let end = text.char_indices().take(LONGEST).find(|(_, c)| "省市县区州旗盟".contains(*c))?;
    let place = &text[..end.0 + end.1.len_utf8()];
    (place.chars().count() >= SHORTEST).then_some(place)
}

#[cfg(test)]
mod tests {
    use super::bodies;

    fn names(text: &str) -> Vec<&str> {
        bodies(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn each_name_begins_with_its_place_or_the_state() {
        assert_eq!(names("云岭市财政局云岭市水务局"), ["云岭市财政局", "云岭市水务局"]);
        assert_eq!(
            names("云岭市财政局国家税务总局云岭市税务局"),
            ["云岭市财政局", "国家税务总局云岭市税务局"]
        );
        assert_eq!(names("中共中央国务院"), ["中共中央", "国务院"]);
        assert_eq!(
            names("中共云岭市委办公室云岭市人民政府办公室"),
            ["中共云岭市委办公室", "云岭市人民政府办公室"]
        );
    }

    #[test]
    fn one_name_stays_one() {
        for name in
            ["国家税务总局云岭市税务局", "云岭市人民政府", "中国人民银行云岭市分行", "国务院办公厅"]
        {
            assert_eq!(names(name), [name]);
        }
    }
}
