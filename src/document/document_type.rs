//! 文种: the document's own type.

use std::{borrow::Cow, ops::Range, sync::LazyLock};

use memchr::memmem::Finder;

use super::{
    Document, headline, metadata,
    phrases::Phrases,
    rim::Rim,
    telling::Telling,
    title::without_tail,
    uses::{Use, Uses},
};
use crate::{
    Field, Inference, Span,
    block::Paragraph,
    grammar::metadata_label::Key,
    text::{Words, scan::CharSet},
};

/// The 15 types of the regulation on official documents (公文处理工作条例, article 8), and the usual others.
/// Longer ones first where one ends in another.
static TYPES: Words = Words::of(&[
    "决议",
    "决定",
    "命令",
    "公报",
    "公告",
    "通告",
    "意见",
    "通知",
    "通报",
    "报告",
    "请示",
    "批复",
    "议案",
    "纪要",
    "方案",
    "办法",
    "规定",
    "细则",
    "规则",
    "规划",
    "计划",
    "要点",
    "条例",
    "预案",
    "措施",
    "答复",
    "纲要",
    "指南",
    "章程",
    "制度",
    "公示",
    "清单",
    "名单",
    "目录",
    "标准",
    "规范",
    "导则",
    "指引",
    "规程",
    "准则",
    "守则",
    "倡议书",
    "公开信",
    "一封信",
    "告知书",
    "提示",
    "提醒",
    "建议",
    "汇编",
    "行动",
    "政策",
    "举措",
    "通令",
    "声明",
    "承诺书",
    "解释",
    "说明",
    "总结",
    "讲话",
    "函",
    "令",
]);

/// Types that name what a text is only as the end of a title (行动, 政策 are ordinary words otherwise).
const ONLY_IN_TITLES: &[&str] = &[
    "行动", "政策", "举措", "说明", "总结", "讲话", "标准", "名单", "目录", "清单", "提示", "提醒",
    "建议", "汇编",
];

/// The type that a title ends in.
pub(crate) fn type_of_title(title: &str) -> Option<&'static str> {
    let title = without_number(without_tail(title));
    let title = title.trim_end_matches(['》', '”', '！', '!']);
    // 受理意见建议: what is taken in, in the title of another text.
    TYPES.ending(title).filter(|_| !title.ends_with("意见建议"))
}

/// `…指挥部令第13号`, `…公告2016年第8号`: the number behind an order's title.
fn without_number(title: &str) -> &str {
    let Some(before) = title.strip_suffix('号') else { return title };
    let digits = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '第' || c == '年');
    if digits.len() < before.len()
        && (digits.ends_with('令') || digits.ends_with("公告") || digits.ends_with("通告"))
    {
        digits
    } else {
        title
    }
}

/// Sets the type from the title, else from what the text calls itself.
pub(super) fn read<'a>(uses: &Uses<'a, '_>, document: &mut Document<'a>) {
    let title = document.title.as_deref();
    let own = match title {
        // 《…方案》 as a whole names the text; in 某市发布《…方案》 the type is the other document's.
        Some(title) if without_tail(title).ends_with('》') => {
            let whole =
                without_tail(title).strip_prefix('《').filter(|inner| !inner.contains('《'));
            whole.and_then(type_of_title)
        }
        Some(title) => type_of_title(title).filter(|_| !headline::is_measure(title)),
        None => None,
    };
    if let Some(own) = own {
        document.document_type = Some(Cow::Borrowed(own));
        return;
    }
    let told = own_words(uses).or_else(|| order(document));
    let told = told.map(|(kind, span, inferred)| (Cow::Borrowed(kind), span, inferred));
    let told = told.or_else(|| title.is_none().then(|| of_metadata(uses, document)).flatten());
    if let Some((kind, span, inferred)) = told {
        document.document_type = Some(kind);
        document.infer(Field::DocumentType, span, inferred);
    }
}

/// A type, where it stands, and what that place is.
type Told<T> = (T, Span, Inference);

fn of_metadata<'a>(uses: &Uses<'a, '_>, document: &Document<'a>) -> Option<Told<Cow<'a, str>>> {
    let kind = document.metadata.document_type.clone()?;
    Some((kind, metadata::place(uses, Key::DocumentType)?, Inference::Metadata))
}

/// 某省人民政府令第282号: the number of an order names its type.
fn order(document: &Document<'_>) -> Option<Told<&'static str>> {
    let number = document.document_number.as_ref()?;
    let code = number.issuer_code.as_deref()?;
    let kind = ["令", "公告", "通告"].into_iter().find(|kind| code.ends_with(kind))?;
    Some((kind, number.span, Inference::DocumentNumber))
}

/// What the main text calls itself: 特此公告, 现将…通知如下, 制定本计划, 本措施自…起施行.
fn own_words(uses: &Uses<'_, '_>) -> Option<Told<&'static str>> {
    let rim = Rim::of(uses, 0, |usage| usage == Use::Body(0));
    let texts = || rim.places().filter_map(|at| Some((at, uses.blocks[at].paragraph()?)));
    let told = |kind, paragraph: &Paragraph<'_>| (kind, paragraph.span(), Inference::Text);
    let mut first_made = None;
    for (at, paragraph) in texts() {
        if !uses.telling(at).any(Telling::MAKING) {
            continue;
        }
        let said = Announcement::of(paragraph.text());
        if let Some(announced) = said.closing().or_else(|| said.opening()) {
            return Some(told(announced, paragraph));
        }
        first_made = first_made.or_else(|| Some(told(said.made()?, paragraph)));
    }
    first_made.or_else(|| of_itself(texts().map(|(_, paragraph)| paragraph)))
}

/// What a text says of itself in passing, where it announces and makes nothing.
fn of_itself<'p, 'a: 'p>(
    paragraphs: impl Iterator<Item = &'p Paragraph<'a>>,
) -> Option<Told<&'static str>> {
    /// Made once: making it costs as much as searching a paragraph.
    static THIS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("本"));
    let (mut speaks, mut mentions, mut policy) = (None, None, None);
    // Where 本 stands: four questions are asked of each place, and most paragraphs have none.
    let mut places = Vec::new();
    for paragraph in paragraphs {
        let text = paragraph.text();
        let mut rest = text;
        places.clear();
        while let Some(at) = THIS.find(rest.as_bytes()) {
            rest = &rest[at + '本'.len_utf8()..];
            if may_name_type(rest) {
                places.push(text.len() - rest.len() - '本'.len_utf8());
            }
        }
        if places.is_empty() {
            continue;
        }
        let told = |kind| (kind, paragraph.span(), Inference::Text);
        if let Some(kind) = in_force(text, &places, &TAKES_EFFECT) {
            return Some(told(kind));
        }
        speaks = speaks.or_else(|| in_force(text, &places, &SPEAKS_OF_ITSELF).map(told));
        mentions = mentions.or_else(|| mentioned(text, &places).map(told));
        policy = policy.or_else(|| is_policy(text, &places).then(|| told("政策")));
    }
    speaks.or(mentions).or(policy)
}

/// Bytes of the longest name of a text behind 本.
const LONGEST_NAME: usize = 18;

/// Whether a type may stand in what 本 points to: 本市, 本人 and their kin are most of all.
fn may_name_type(rest: &str) -> bool {
    // Without a branch on what stands there. Within a character nothing is told.
    let may_begin = |at| rest.get(at..).is_none_or(|rest| TYPES.may_begin(rest));
    (0..LONGEST_NAME).step_by('本'.len_utf8()).fold(false, |may, at| may | may_begin(at))
}

/// What a text says where it announces or makes something, by the places of the words for it.
pub(super) struct Announcement<'t> {
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
    pub(super) const WORDS: [&'static str; 14] = [
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

    fn of(text: &'t str) -> Self {
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
    fn closing(&self) -> Option<&'static str> {
        let rest = self.behind(Self::HEREBY..Self::HEREBY + 1)?.trim_end_matches(['。', '！']);
        TYPES.list().iter().find(|kind| **kind == rest).copied()
    }

    /// 现将有关事项通知如下, …公告如下：, 现提出如下意见, 决定给予通报表扬.
    fn opening(&self) -> Option<&'static str> {
        static ANNOUNCED: Words =
            Words::of(&["公告", "通告", "通知", "通报", "批复", "决定", "答复", "公示", "通令"]);
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
        ANNOUNCED.ending(before).or_else(|| is_made_in(before))
    }

    /// 制定本行动计划, 特制订本方案, 对本实施方案进行滚动更新, 现制定青禾县人才公寓管理办法.
    fn made(&self) -> Option<&'static str> {
        let itself = || self.places[Self::ITSELF].map(|at| &self.text[at + '本'.len_utf8()..]);
        let by_this = self.behind(Self::MADE).or_else(itself).and_then(named);
        by_this.or_else(|| own_type(clause_of(self.behind(Self::NOW_MADE)?)))
    }
}

/// 本通知自印发之日起施行, 本若干措施由…负责解释: a text that says so means itself.
static TAKES_EFFECT: Words = Words::of(&["自", "由", "印发", "有效期", "于", "发布"]);

/// 自本通知下发之日起, 与本通知不一致的, 本办法所称…是指: it might mean the text that it forwards.
static SPEAKS_OF_ITSELF: Words =
    Words::of(&["下发", "公布", "施行", "实施", "执行", "不一致", "为准", "所称", "适用", "规定"]);

/// In front of a 本 that points to no text: quotations, and words that end in it (基本方案).
static NO_TEXT_ITSELF: CharSet = CharSet::of("“《〈基成资版样日还文根原");

/// `制定本政策`, `本政策自印发之日起施行`: a text that calls itself nothing else; 本政策 alone says less.
fn is_policy(text: &str, places: &[usize]) -> bool {
    static BINDS: Words = Words::of(&["自", "由", "适用", "有效期"]);
    places.iter().any(|&at| {
        let behind = text[at + '本'.len_utf8()..].strip_prefix("政策");
        behind.is_some_and(|rest| text[..at].ends_with("制定") || BINDS.begin(rest))
    })
}

/// The type between 本, by its places, and one of `verbs`.
fn in_force(text: &str, places: &[usize], verbs: &Words) -> Option<&'static str> {
    for &at in places.iter().take(8) {
        // 基本, 成本: asked first, because many a 本 is one of these.
        if text[..at].ends_with(|c| NO_TEXT_ITSELF.has(c)) {
            continue;
        }
        let rest = &text[at + '本'.len_utf8()..];
        let places = rest.char_indices().map(|(end, _)| end);
        let end = places
            .take_while(|end| *end <= LONGEST_NAME)
            .find(|end| *end > 0 && verbs.begin(&rest[*end..]));
        if let Some(kind) = end.and_then(|end| named(&rest[..end])) {
            return Some(kind);
        }
    }
    None
}

/// `同时按照本通知第三条要求`: a text that mentions itself in any other way.
fn mentioned(text: &str, places: &[usize]) -> Option<&'static str> {
    /// Types that 本 points to; 还本计划 and 本政策 say less.
    const KINDS: [&str; 10] =
        ["通知", "公告", "通告", "意见", "办法", "规定", "细则", "方案", "措施", "要点"];
    places.iter().find_map(|&at| {
        let rest = &text[at + '本'.len_utf8()..];
        let is_other = text[..at].ends_with(|c| NO_TEXT_ITSELF.has(c));
        KINDS.into_iter().find(|kind| !is_other && rest.starts_with(kind))
    })
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

/// The type that a few words end in, up to the end of the clause.
fn named(words: &str) -> Option<&'static str> {
    let end = words.find(|c| "。，；：,;:进要（(.".contains(c)).unwrap_or(words.len());
    let words = words[..end].trim_start_matches("若干");
    // 本文件相关规定: what the text provides is not what it is.
    let is_part = || words.contains("相关") || words.contains("有关");
    own_type(words).filter(|_| words.chars().count() <= 8 && !is_part())
}

/// The type that words end in where a text speaks of itself.
fn own_type(words: &str) -> Option<&'static str> {
    TYPES.ending(words).filter(|kind| !ONLY_IN_TITLES.contains(kind))
}

#[cfg(test)]
mod tests {
    use super::type_of_title;

    #[test]
    fn a_text_without_title_is_what_it_calls_itself() {
        let of =
            |text: &str| crate::parse(text).document_type.clone().map(|kind| kind.into_owned());
        let waits = "1.自本通知下发之日起，新购住房满两年可以转让。\n";
        assert_eq!(of(waits).as_deref(), Some("通知"));
        let ends = format!("{waits}2.本措施由县住房城乡建设局负责解释。");
        assert_eq!(
            of(&ends).as_deref(),
            Some("措施"),
            "who explains it says more surely what it is"
        );
        let mentions = "1.新购住房按照本通知第二条要求转让，基本方案另定。\n";
        assert_eq!(of(mentions).as_deref(), Some("通知"));
        assert_eq!(of("1.提前还本计划另定。原公告“本公告执行之前”的规定废止。\n"), None);
        assert_eq!(of("1.不得违反规定，健全基本规范。"), None);
        let provides = "1.补贴按本措施发放。\n2.本文件相关规定由县住房城乡建设局负责解释。\n";
        assert_eq!(of(provides).as_deref(), Some("措施"));
    }

    #[test]
    fn what_a_text_makes_is_its_type() {
        let of =
            |text: &str| crate::parse(text).document_type.clone().map(|kind| kind.into_owned());
        let made = "为规范管理，现制定青禾（北区）人才公寓租金补贴实施细则。\n一、补贴对象\n";
        assert_eq!(of(made).as_deref(), Some("细则"));
        let follows = "为规范管理，现制定有关措施如下：\n一、补贴对象\n";
        assert_eq!(of(follows).as_deref(), Some("措施"));
        let proposed = "为规范管理，现就人才公寓提出实施意见如下：\n一、补贴对象\n";
        assert_eq!(of(proposed).as_deref(), Some("意见"));
        let policy = "一、标准\n每户三千元。\n本政策自印发之日起施行。\n";
        assert_eq!(of(policy).as_deref(), Some("政策"));
        assert_eq!(of("一、标准\n按本政策发放，每户三千元。\n"), None);
        assert_eq!(of("一、标准\n补贴办法如下：每户三千元。\n"), None);
        assert_eq!(of("一、标准\n由县财政局制定办法，补贴标准如下：每户三千元。\n"), None);
    }

    #[test]
    fn praise_that_is_given_makes_a_circular() {
        let of =
            |text: &str| crate::parse(text).document_type.clone().map(|kind| kind.into_owned());
        assert_eq!(of("经研究，决定对青禾镇给予通报表扬。\n").as_deref(), Some("通报"));
        assert_eq!(of("一、激励\n对先进单位予以通报表扬、表彰等奖励。\n"), None);
    }

    #[test]
    fn the_last_type_of_the_title_counts() {
        assert_eq!(type_of_title("青禾县人民政府关于印发防汛预案的通知"), Some("通知"));
        assert_eq!(type_of_title("青禾县人才公寓管理办法（试行）"), Some("办法"));
        assert_eq!(type_of_title("云岭市防汛指挥部令第13号"), Some("令"));
        assert_eq!(type_of_title("加快发展的指导意见"), Some("意见"));
        assert_eq!(type_of_title("青禾县召开防汛会议"), None);
    }
}
