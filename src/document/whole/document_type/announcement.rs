//! What a text says that it is where it announces or makes something: 特此公告, 现将…通知如下, 制定本计划.

use std::ops::Range;

use super::{named, own_type};
use crate::{
    grammar::title_end::{TYPES, without_tail},
    text::{Phrases, Words},
};

/// What a text says where it announces or makes something, by the places of the words for it.
pub(in crate::document) struct Announcement<'t> {
    text: &'t str,
    /// Where each of [`Announcement::WORDS`] stands: the first place, but of 特此 the last.
    places: [Option<usize>; Announcement::WORDS.len()],
}

impl<'t> Announcement<'t> {
    const HEREBY: usize = 0;
    const PRAISED: Range<usize> = 1..2;
    const REPORTED: Range<usize> = 2..4;
    const PROPOSED: Range<usize> = 4..8;
    const FOLLOWS: usize = 8;
    const MADE: Range<usize> = 9..11;
    const ITSELF: usize = 11;
    const NOW_MADE: Range<usize> = 12..14;
    pub(in crate::document) const WORDS: [&'static str; 14] = [
        "特此",
        "通报表扬",
        "通报批评如下",
        "予以通报表彰",
        "提出如下",
        "提出以下",
        "制定如下",
        "制定以下",
        "如下",
        "制定本",
        "制订本",
        "本实施方案",
        "现制定",
        "特制定",
    ];

    pub(super) fn of(text: &'t str) -> Self {
        static PHRASES: Phrases = Phrases::of(&Announcement::WORDS);
        let mut places = [None; Self::WORDS.len()];
        PHRASES.any(text, |at, index| {
            if index == Self::HEREBY || places[index].is_none() {
                places[index] = Some(at);
            }
            false
        });
        Self { text, places }
    }

    /// The text behind the first of some words that stands in it.
    fn behind(&self, words: Range<usize>) -> Option<&'t str> {
        words
            .into_iter()
            .find_map(|word| Some(&self.text[self.places[word]? + Self::WORDS[word].len()..]))
    }

    /// 特此公告。 on a line of its own or at the end.
    pub(super) fn closing(&self) -> Option<&'static str> {
        let rest = self.behind(Self::HEREBY..Self::HEREBY + 1)?.trim_end_matches(['。', '！']);
        TYPES.list().iter().find(|kind| **kind == rest).copied()
    }

    /// 现将有关事项通知如下, …公告如下：, 现函复如下, 现提出如下意见, 决定给予通报表扬.
    pub(super) fn opening(&self) -> Option<&'static str> {
        static ANNOUNCED: Words =
            Words::of(&["公告", "通告", "通知", "通报", "批复", "决定", "答复", "公示", "通令"]);
        static LETTERS: Words = Words::of(&["函复", "函告"]);
        // 给予通报表扬、表彰等奖励: what will be praised some day is not what the text does.
        let is_praise = |rest: &str| {
            rest.is_empty() || rest.starts_with(['。', '：', ':', '，', ',', '；', '（', '(', '如'])
        };
        if self.behind(Self::PRAISED).is_some_and(is_praise)
            || self.behind(Self::REPORTED).is_some()
        {
            return Some("通报");
        }
        if let Some(proposed) = self.behind(Self::PROPOSED) {
            return named(proposed);
        }
        let before = &self.text[..self.places[Self::FOLLOWS]?];
        let answered = || LETTERS.end(before).then_some("函");
        ANNOUNCED.ending(before).or_else(answered).or_else(|| is_made_in(before))
    }

    /// 制定本行动计划, 特制订本方案, 对本实施方案进行滚动更新, 现制定青禾县人才公寓管理办法.
    pub(super) fn made(&self) -> Option<&'static str> {
        let itself = || self.places[Self::ITSELF].map(|at| &self.text[at + '本'.len_utf8()..]);
        let by_this = self.behind(Self::MADE).or_else(itself).and_then(named);
        by_this.or_else(|| own_type(clause_of(self.behind(Self::NOW_MADE)?)))
    }
}

/// `现就扶持水厂制定若干措施如下`: the type in front of 如下, where its clause says that it is made.
fn is_made_in(before: &str) -> Option<&'static str> {
    static MAKES: Words = Words::of(&["制定", "制订", "提出", "出台"]);
    let start = before.rfind(['。', '；', '，', ',', ';']).unwrap_or(0);
    own_type(before).filter(|_| MAKES.stand_in(&before[start..]))
}

/// A text up to the end of its first clause, without a bracket that ends it: 实施细则（试行）.
fn clause_of(text: &str) -> &str {
    let end = text.find(|c| "。，；：,;:".contains(c)).unwrap_or(text.len());
    without_tail(&text[..end])
}
