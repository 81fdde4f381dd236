//! What a paragraph of news says: on which day something was done, who tells it, what a document provides.

use crate::{
    grammar::title_end::type_of_title,
    text::{Phrases, Words, is_arabic, is_ideograph, lead, phrases},
};

/// What news says of a document, behind its short name.
pub(super) static TELLING: Words = Words::of(&[
    "指出",
    "要求，",
    "要求,",
    "明确，",
    "明确,",
    "提出，",
    "提出,",
    "称，",
    "称,",
    "提到",
    "显示",
    "还要求",
    "还提出",
    "还提到",
    "强调",
]);

/// What is told of a document behind its short name in 《》, where no comma needs to follow.
pub(super) static TELLING_BRIEFLY: Words = Words::of(&["明确", "提出", "规定", "要求"]);

/// What stands in front of a document that a text is founded on: 根据《通知》规定.
static BASIS: Words =
    Words::of(&["根据", "按照", "依照", "依据", "按", "本", "对", "与", "和", "在"]);

/// Short names of documents that news tells about.
pub(super) static SUBJECTS: Phrases = Phrases::of(&[
    "通知》",
    "意见》",
    "措施》",
    "办法》",
    "细则》",
    "方案》",
    "会议",
    "新政",
    "根据通知",
    "根据政策",
    "政策",
    "文件",
]);

/// `8月17日下午,…`: a paragraph that begins with a day without its year.
#[inline]
pub(super) fn tells_of_a_day(text: &str) -> bool {
    text.as_bytes().first().is_some_and(u8::is_ascii_digit) && begins_with_day(text)
}

fn begins_with_day(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let head = || phrases::head(text, 12);
    (1..=2).contains(&digits)
        && text[digits..].starts_with('月')
        && head().contains('日')
        && !head().contains('前')
}

/// What news says that a body did.
static DOES: Phrases = Phrases::of(&[
    "印发",
    "发布",
    "出台",
    "召开",
    "举行",
    "推出",
    "宣布",
    "介绍",
    "表示",
    "下发",
    "审议通过",
    "发起",
    "公布",
    "公告",
    "调研",
    "刊登",
]);

/// `5月31日，某市推出…`: a day without its year, and what was done on it.
pub(super) fn is_dated_news(text: &str) -> bool {
    tells_of_a_day(text) && DOES.stand_in(phrases::head(text, 60))
}

/// Days that are not long past.
pub(in crate::document) static LATELY: Phrases = Phrases::of(&[
    "近日",
    "日前，",
    "日前,",
    "昨日",
    "昨天",
    "今日",
    "今天",
    "日上午",
    "日下午",
    "日晚",
]);

/// 近日，某市印发《…》: news of a document's issue.
pub(super) fn is_lately(text: &str) -> bool {
    let head = phrases::head(text, 120);
    LATELY.find(head).is_some_and(|at| DOES.stand_in(&head[at..]))
}

/// What news says of a document's issue.
pub(in crate::document) static ISSUED: Phrases = Phrases::of(&[
    "印发《",
    "印发了《",
    "出台《",
    "出台了《",
    "下发《",
    "下发了《",
    "发布了《",
    "印发关于",
    "出台关于",
    "发布关于",
]);

/// 为稳定预期，5月13日，某厅、某局等部门联合印发《…》: the day of a document's issue without its year, or who issued it.
/// An item of a plan says who is to issue a document: 1.县水务局出台《…》.
pub(super) fn is_issue(text: &str, is_labelled: bool) -> bool {
    static THAT_DAY: Phrases = Phrases::of(&["近日", "日前", "同日"]);
    let head = phrases::head(text, 160);
    ISSUED.find(head).is_some_and(|at| {
        let before = &head[..at];
        THAT_DAY.stand_in(before)
            || holds_day(before)
            || !is_labelled && ends_with_issuer(before, &head[at..])
    })
}

/// `为稳定预期，云岭市水务局等八部门印发`: who issues what the text is about. 贯彻落实县政府印发《…》 and 县政府印发《…》后 are what a document
/// is founded on, and 现将县政府印发《…》 is what it forwards; 我局 is who writes it.
fn ends_with_issuer(before: &str, behind: &str) -> bool {
    static BODIES: Words = Words::of(&["局", "厅", "委", "政府", "办公室", "部门", "中心", "小组"]);
    static FOUNDED: Words = Words::of(&[
        "根据",
        "按照",
        "依据",
        "落实",
        "贯彻",
        "执行",
        "对照",
        "围绕",
        "国务院",
        "国家",
        "现将",
    ]);
    static OWN: Words = Words::of(&["我", "本", "由", "自"]);
    static THEN: Words = Words::of(&["后", "之后", "以后", "以来", "前", "之前", "以前"]);
    let clause = before.rsplit(['，', ',', '。']).next().unwrap_or(before);
    BODIES.end(clause.trim_end_matches("联合"))
        && !FOUNDED.stand_in(clause)
        && !OWN.begin(clause)
        && !behind.split_once('》').is_some_and(|(_, rest)| THEN.begin(rest))
}

/// Meetings of those who write no documents.
pub(in crate::document) static EVENTS: Phrases =
    Phrases::of(&["发布会", "签约仪式", "启动仪式", "开幕式", "宣贯会", "筹备会", "研讨会"]);

/// 某某研讨会在某市召开, 某部召开新闻发布会: a meeting of those who write no documents.
pub(super) fn is_event(text: &str) -> bool {
    static HELD: Words = Words::of(&["召开", "举行"]);
    /// Characters of a text in which it tells what it is about.
    const HEAD: usize = 120;
    let head = phrases::head(text, HEAD);
    EVENTS.any(head, |at, _| {
        let clause = head[..at].rfind(['。', '，', ',']).map_or(0, |comma| comma);
        let end = head[at..].find(['。', '，', ',']).map_or(head.len(), |comma| at + comma);
        HELD.stand_in(&head[clause..end]) && !is_asked_for(&head[clause..at])
    })
}

/// `各镇要举行`, `请各镇`: what a document wants to be done. 重要 and 主要 are other words.
fn is_asked_for(clause: &str) -> bool {
    let asks = |(at, _): (usize, &str)| !clause[..at].ends_with(['重', '主', '首']);
    clause.contains(['请', '须']) || clause.match_indices('要').any(asks)
}

/// What news compares a measure with, how it goes on and how it counts its parts.
pub(in crate::document) static BEYOND: Phrases =
    Phrases::of(&["下一步，", "下一步,", "此前，", "此前,", "涉及"]);

/// `此前，青禾县每户补贴一百元`, `下一步，县水务局将…`, `措施主要涉及四个方面`: what news and speeches say of a measure from without. A measure
/// itself ends what was before: 此前，有关规定与本办法不一致的，以本办法为准.
pub(super) fn tells_from_without(text: &str) -> bool {
    static COUNTS: Words =
        Words::of(&["一", "二", "两", "三", "四", "五", "六", "七", "八", "九", "十"]);
    static ENDS: Words = Words::of(&["为准", "废止", "停止执行", "不一致"]);
    /// Characters of who acts next.
    const LONGEST: usize = 30;
    /// Characters of a sentence that ends what was before.
    const SENTENCE: usize = 60;
    BEYOND.any(text, |at, index| {
        let word = BEYOND.list()[index];
        let (before, rest) = (&text[..at], &text[at + word.len()..]);
        let begins = || before.is_empty() || before.ends_with(['。', '；']);
        match word {
            "涉及" => {
                let counted = COUNTS.strip(rest).map(|rest| rest.trim_start_matches(['个', '大']));
                counted.is_some_and(|rest| rest.starts_with("方面"))
            }
            _ if word.starts_with('下') => {
                let acts = phrases::head(rest, LONGEST).split_once('将');
                begins() && acts.is_some_and(|(who, _)| !is_asked_for(who))
            }
            _ => begins() && !ENDS.stand_in(phrases::head(rest, SENTENCE)),
        }
    })
}

/// `青禾县还将提高补贴标准`: a paragraph that tells what else a place is going to do, which calls itself 我市 or 本县. 将 alone tells
/// nothing: 试点县将方案上报 is what a document wants.
pub(super) fn begins_with_acting_place(text: &str) -> bool {
    /// Characters of the longest name with its level, an adverb and 将.
    const LONGEST: usize = 8;
    let Some((name, _)) = phrases::head(text, LONGEST).split_once('将') else { return false };
    let Some(name) = name.strip_suffix(['还', '也']) else { return false };
    name.ends_with(['市', '县', '区', '州'])
        && name.chars().nth(2).is_some()
        && name.chars().all(is_ideograph)
        && !name.starts_with(['我', '本', '全', '各', '该', '此', '这', '有'])
}

/// 据《某某日报》，…: news of another paper's.
pub(super) fn is_of_paper(text: &str) -> bool {
    const LONGEST: usize = 16;
    text.starts_with("据《") && phrases::head(text, LONGEST).contains("报》")
}

/// Whether a day of a month stands in a text: 6月27日.
fn holds_day(text: &str) -> bool {
    let is_day = |(at, _)| {
        let month = text[..at].trim_end_matches(is_arabic);
        month.len() < at && month.ends_with('月')
    };
    text.match_indices('日').any(is_day)
}

/// What news says of a document, a body or a measure in its first words.
pub(in crate::document) static ANNOUNCED: Phrases = Phrases::of(&["发布《", "出台了《", "宣布"]);

/// 某市发布《…》, 某县出台了《…》, 某局宣布…
pub(super) fn is_announced(text: &str) -> bool {
    ANNOUNCED.stand_in(phrases::head(text, 120))
}

/// 《通知》指出, 会议强调: what news says of a document.
pub(super) fn tells_of_document(text: &str) -> bool {
    /// Places of each subject that are looked at.
    const MOST_PLACES: u8 = 4;
    let mut places = [0; SUBJECTS.list().len()];
    SUBJECTS.any(text, |at, index| {
        places[index] += 1;
        if places[index] > MOST_PLACES {
            places[index] = MOST_PLACES;
            return false;
        }
        // 根据《…的通知》要求，…: the basis of what a document says itself.
        let rest = &text[at + SUBJECTS.list()[index].len()..];
        match text[..at].strip_suffix('《') {
            // 《通知》明确自即日起…: the short name of the document that the news is about.
            Some(before) => {
                TELLING_BRIEFLY.begin(rest) && !BASIS.end(before) || TELLING.begin(rest)
            }
            None => TELLING.begin(rest) && !text[..at].ends_with(['的', '等']),
        }
    })
}

/// The text behind `据云岭发布，`: whose news it is.
pub(super) fn behind_source(text: &str) -> &str {
    const LONGEST: usize = 32;
    if !text.starts_with('据') {
        return text;
    }
    let head = phrases::head(text, LONGEST);
    head.find(['，', ',']).map_or(text, |comma| text[comma..].trim_start_matches(['，', ',']))
}

/// Documents that news names without 《》.
pub(super) static BARE: Phrases = Phrases::of(&[
    "通知",
    "意见",
    "意见稿",
    "措施",
    "细则",
    "方案",
    "文件",
    "政策",
    "新政",
    "公告",
]);

/// What it says of them.
pub(super) static QUOTED: Words =
    Words::of(&["提出", "明确", "提到", "指出", "显示", "规定", "强调", "要求"]);

/// What may stand between a document and what it says: 通知还提出.
pub(super) static BESIDES: Words = Words::of(&["还", "也", "同时", "中"]);

/// 《若干措施》共十条, 新《办法》作了三处调整: a text whose first words name a document shortly, which it has
/// not named before, is about that one.
pub(super) fn begins_with_short_name(text: &str) -> bool {
    /// Characters of the longest short name: 二十条措施.
    const LONGEST: usize = 5;
    let text = text.strip_prefix(['该', '新']).unwrap_or(text);
    let named = text.strip_prefix('《').and_then(|rest| {
        let (name, _) = phrases::head(rest, LONGEST + 1).split_once('》')?;
        Some((name, &rest[name.len() + '》'.len_utf8()..]))
    });
    named.is_some_and(|(name, rest)| !rest.is_empty() && type_of_title(name).is_some())
}

/// 何青禾指出，…, 何青禾还表示，…, 他强调，…: who says what the text tells.
pub(super) fn tells_who_says(text: &str) -> bool {
    static SAYS: Words = Words::of(&["指出", "强调", "表示", "介绍", "透露", "说"]);
    static ADVERBS: Words = Words::of(&["还", "又", "特别", "同时"]);
    /// Characters of a name, an adverb, the verb and its comma.
    const LONGEST: usize = 9;
    let is_end = |c: char| matches!(c, '，' | ',' | '：' | ':');
    // Nearly all texts begin with more ideographs than that, and most others with these alone in front of the first mark.
    let said = match lead::first_other(text) {
        Some((lead, mark)) if is_end(mark) && lead < LONGEST * '说'.len_utf8() => &text[..lead],
        // No name holds a figure or the mark of a label.
        None | Some((_, '0'..='9' | '、' | '。')) => return false,
        Some(_) => {
            let mut head = text.char_indices().take(LONGEST);
            head.find(|(_, c)| is_end(*c)).map_or("", |(end, _)| &text[..end])
        }
    };
    let Some(before) = SAYS.ending(said).and_then(|verb| said.strip_suffix(verb)) else {
        return false;
    };
    let name = ADVERBS.ending(before).and_then(|adverb| before.strip_suffix(adverb));
    let name = name.unwrap_or(before);
    // 总体来说 is nobody, and 全会指出 is the voice of a communiqué.
    static NOBODY: Words = Words::of(&["来", "地", "而", "是", "全会", "大会"]);
    matches!(name, "他" | "她") || (2..=4).contains(&name.chars().count()) && !NOBODY.end(name)
}

/// 此外，通知提出，…: what news says of a document without naming it again.
pub(super) fn quotes_document(text: &str) -> bool {
    BARE.any(text, |at, index| {
        let before = text[..at].strip_suffix('该').unwrap_or(&text[..at]);
        let begins = before.is_empty() || before.ends_with(['。', '，', ',']);
        begins && is_quoted(&text[at + BARE.list()[index].len()..])
    })
}

/// Whether what a document says follows its name: 还提出，….
fn is_quoted(rest: &str) -> bool {
    let rest = BESIDES.strip(rest).unwrap_or(rest);
    QUOTED.strip(rest).is_some_and(|rest| rest.starts_with(['，', ',', '：', ':']))
}

/// 在申请条件方面，《指南》提出，…: a sentence or clause that begins with the name of what it quotes.
pub(super) fn quotes_by_name(text: &str) -> bool {
    /// Characters of the longest name.
    const LONGEST: usize = 60;
    const CLOSE: &str = "》";
    memchr::memmem::find_iter(text.as_bytes(), CLOSE).any(|end| {
        let begins = || {
            let name = text[..end].char_indices().rev().take(LONGEST);
            let before = name.into_iter().find(|(_, c)| *c == '《').map(|(at, _)| &text[..at]);
            before.is_some_and(|before| {
                before.is_empty()
                    || before.ends_with(['。', '；', '，', ','])
                    || before.ends_with("比如")
            })
        };
        is_quoted(&text[end + CLOSE.len()..]) && begins()
    })
}
