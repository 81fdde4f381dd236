//! What a text says by words that hardly any text holds: one search for all questions of that kind.
//!
//! What news says, and what a text calls itself, is asked of every text without a number or recipients by a dozen rules, each with
//! words of its own. One search for all of these words, once a paragraph, answers some of the rules and spares the others theirs.

use crate::{
    document::whole::{
        document_type::Announcement,
        kind::{self, news},
    },
    text::{Phrases, set_of_bits},
};

/// What a text says, or may say where the words alone do not tell. What is missing it surely does not say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::document) struct Telling(u16);

set_of_bits!(Telling);

impl Telling {
    /// No text was asked yet.
    pub(in crate::document) const UNKNOWN: Self = Self(0);
    const KNOWN: Self = Self(1);
    /// It may quote a document or tell of one.
    pub(in crate::document) const OF_DOCUMENT: Self = Self(1 << 1);
    /// It may speak of itself, as documents do.
    pub(in crate::document) const OF_ITSELF: Self = Self(1 << 2);
    /// It tells whom a reporter asked.
    pub(in crate::document) const OF_REPORTER: Self = Self(1 << 3);
    /// It names who writes news.
    pub(in crate::document) const REPORTED: Self = Self(1 << 4);
    /// It names its reporter.
    pub(in crate::document) const SIGNED: Self = Self(1 << 5);
    /// It says that it interprets.
    pub(in crate::document) const INTERPRETING: Self = Self(1 << 6);
    /// It may tell of these days.
    pub(in crate::document) const LATELY: Self = Self(1 << 7);
    /// It may tell that a document was issued.
    pub(in crate::document) const ISSUED: Self = Self(1 << 8);
    /// It may say in few words that a document was issued.
    pub(in crate::document) const ANNOUNCED: Self = Self(1 << 9);
    /// It may tell of a meeting.
    pub(in crate::document) const EVENT: Self = Self(1 << 10);
    /// It announces or makes something.
    pub(in crate::document) const MAKING: Self = Self(1 << 11);
    /// It may tell of what was before, comes next or is comprised.
    pub(in crate::document) const BEYOND: Self = Self(1 << 12);

    /// What a text says.
    pub(in crate::document) fn of(text: &str) -> Self {
        let mut telling = Self::KNOWN;
        PHRASES.any(text, |_, index| {
            telling = telling.or(SAYS[index]);
            false
        });
        telling
    }
}

/// Who writes news, and how they know.
const REPORTERS: [&str; 17] = [
    "新华社",
    "记者",
    "本报讯",
    "日报讯",
    "据悉",
    "据了解",
    "获悉",
    "了解到",
    "网讯",
    "报道",
    "消息，",
    "消息,",
    "公众号",
    "财联社",
    "澎湃新闻",
    "出席论坛",
    "并致辞",
];

/// Whom a report asked, who asked, what it heard and what it finds worth a note, anywhere in it. A document speaks
/// of itself as 本次调整, only who tells of it says 此次调整.
const ASKED: [&str; 28] = [
    "告诉记者",
    "对记者说",
    "记者了解",
    "记者从",
    "记者看到",
    "记者采访",
    "记者获悉",
    "记者在",
    "据悉，",
    "据悉,",
    "据了解",
    "业内认为",
    "业内专家认为",
    "业内人士认为",
    "业内人士表示",
    "根据新政策",
    "采访时",
    "解释称",
    "负责人介绍",
    "负责人表示",
    "负责人指出",
    "发言人表示",
    "值得注意的是",
    "值得一提的是",
    "值得关注的是",
    "此次调整",
    "意味着",
    "具体来看",
];

/// Some word of each text that quotes a document or tells of one.
const OF_DOCUMENT: [&str; 33] = [
    "指出",
    "提到",
    "显示",
    "强调",
    "要求，",
    "明确，",
    "提出，",
    "还要求",
    "还提出",
    "称，",
    "明确：",
    "明确:",
    "提出：",
    "提出:",
    "规定，",
    "规定：",
    "规定:",
    "要求：",
    "要求:",
    "》明确",
    "》提出",
    "》规定",
    "》要求",
    "要求,",
    "明确,",
    "提出,",
    "规定,",
    // 称, alone is shorter than phrases are: with the ends of [`news::SUBJECTS`] in front.
    "》称,",
    "议称,",
    "政称,",
    "知称,",
    "策称,",
    "件称,",
];

/// The byline below a report; in half width its bracket is asked for where a reporter is named.
const BYLINES: [&str; 3] = ["（记者", "本报记者", "通讯员"];

/// How interpretations begin.
const INTERPRETATIONS: [&str; 2] = ["解读如下", "修订内容如下"];

/// The words that say each.
static WORDS: [(Telling, &[&str]); 12] = [
    (Telling::OF_DOCUMENT, &OF_DOCUMENT),
    (Telling::OF_ITSELF, kind::OWN.list()),
    (Telling::OF_REPORTER, &ASKED),
    (Telling::REPORTED, &REPORTERS),
    (Telling::SIGNED, &BYLINES),
    (Telling::INTERPRETING, &INTERPRETATIONS),
    (Telling::LATELY, news::LATELY.list()),
    (Telling::ISSUED, news::ISSUED.list()),
    (Telling::ANNOUNCED, news::ANNOUNCED.list()),
    (Telling::EVENT, news::EVENTS.list()),
    (Telling::MAKING, &Announcement::WORDS),
    (Telling::BEYOND, news::BEYOND.list()),
];

/// How many words these are.
const COUNT: usize = {
    let (mut count, mut list) = (0, 0);
    while list < WORDS.len() {
        count += WORDS[list].1.len();
        list += 1;
    }
    count
};

/// All of them in one row, with what each says.
static ROW: ([&str; COUNT], [Telling; COUNT]) = {
    let (mut words, mut says) = ([""; COUNT], [Telling::UNKNOWN; COUNT]);
    let (mut count, mut list) = (0, 0);
    while list < WORDS.len() {
        let (said, of) = WORDS[list];
        let mut at = 0;
        while at < of.len() {
            words[count] = of[at];
            says[count] = said;
            count += 1;
            at += 1;
        }
        list += 1;
    }
    (words, says)
};

static PHRASES: Phrases = Phrases::of(&ROW.0);

static SAYS: &[Telling] = &ROW.1;
