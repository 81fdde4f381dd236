//! 牵头单位的约定: the sentence that says which unit of a list leads, from there on.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::text::Words;

/// Which units of a list lead without a word of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FirstLeads {
    /// 排在第一位的为牵头单位: the first of several.
    First,
    /// 逗号前的为牵头单位: those before the first comma, where there is one.
    BeforeComma,
}

/// The words that say which ones; each must be followed by 牵头 (or 主办) in the same sentence.
const WHICH: &[(&str, FirstLeads)] = &[
    ("第一位", FirstLeads::First),
    ("首位", FirstLeads::First),
    ("排名第一", FirstLeads::First),
    ("排第一", FirstLeads::First),
    ("排在第一", FirstLeads::First),
    ("列首", FirstLeads::First),
    ("列第一", FirstLeads::First),
    ("第一个", FirstLeads::First),
    ("逗号前", FirstLeads::BeforeComma),
    ("逗号之前", FirstLeads::BeforeComma),
    ("分号前", FirstLeads::BeforeComma),
];

/// What each of those words holds.
static HINTS: Words = Words::of(&["首", "第一", "逗号", "分号"]);

/// Searchers for 牵头 and 主办, made once: making them costs as much as searching a paragraph.
static LEADS: LazyLock<[Finder<'static>; 2]> =
    LazyLock::new(|| ["牵头", "主办"].map(|word| Finder::new(word.as_bytes())));

/// How far behind the words 牵头 may stand, in bytes: 的部门（单位）为本项工作的 and its like.
const REACH: usize = 60;

/// The rule, where a text states it: 排在第一位的部门为牵头部门，下同; 列第一位者为牵头单位; 逗号前为牵头单位.
pub(crate) fn first_leads_rule(text: &str) -> Option<FirstLeads> {
    place(text).map(|(_, rule)| rule)
}

/// The rule and where its words begin.
pub(super) fn place(text: &str) -> Option<(usize, FirstLeads)> {
    // Nearly every text is free of it.
    LEADS.iter().find_map(|word| word.find(text.as_bytes()))?;
    if !HINTS.stand_in(text) {
        return None;
    }
    WHICH.iter().find_map(|(words, rule)| {
        text.match_indices(words)
            .find(|(at, _)| says_leads(&text[at + words.len()..]))
            .map(|(at, _)| (at, *rule))
    })
}

/// Whether 为牵头单位 follows within the sentence.
fn says_leads(rest: &str) -> bool {
    let sentence = rest.split(['。', '；', '，', ',']).next().unwrap_or_default();
    ["牵头", "主办"].iter().any(|word| {
        sentence.find(word).is_some_and(|at| at <= REACH && sentence[..at].contains(['为', '是']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::landmarks::Chart;

    #[test]
    fn the_landmarks_know_each_of_the_words() {
        for (words, _) in WHICH {
            assert!(Chart::default().read(words).names_first(), "{words}");
        }
    }

    #[test]
    fn the_forms_of_the_rule() {
        for first in [
            "排在第一位的部门为牵头部门，下同",
            "甲部负责，列第一位者为牵头单位，下同",
            "列首位的为牵头单位",
            "列第一位的为主办单位",
        ] {
            assert_eq!(first_leads_rule(first), Some(FirstLeads::First), "{first}");
        }
        for before in ["逗号前面的为牵头单位", "逗号之前是主办单位", "分号前的单位为牵头单位"]
        {
            assert_eq!(first_leads_rule(before), Some(FirstLeads::BeforeComma), "{before}");
        }
        let text = "首位发言。列首位的为牵头单位";
        assert_eq!(place(text), text.rfind("首位").map(|at| (at, FirstLeads::First)));
        let far = |length: usize| format!("首位为{}牵头", "县".repeat(length));
        assert!(first_leads_rule(&far(19)).is_some() && first_leads_rule(&far(20)).is_none());
    }

    #[test]
    fn other_firsts_are_no_rule() {
        assert_eq!(first_leads_rule("把安全放在首位，由县应急局牵头"), None);
        assert_eq!(first_leads_rule("县应急局牵头"), None);
        assert_eq!(first_leads_rule("首位的单位牵头"), None);
        assert_eq!(first_leads_rule("首位的单位牵头，为主办"), None);
        assert_eq!(first_leads_rule("首位的，为牵头单位"), None);
        assert_eq!(first_leads_rule("首位的为责任单位"), None);
        assert_eq!(first_leads_rule("一号渠的单位为牵头单位"), None);
        assert_eq!(first_leads_rule(""), None);
    }
}
