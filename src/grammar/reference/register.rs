//! The documents that a whole text names: which mention is a new one, which one named before, which none.

use super::{keys::Keys, opens_any_title, references};
use crate::{
    grammar::landmarks::Chart,
    text::{
        Words,
        scan::{holds, marks},
    },
};

/// The documents of a whole text, once each in order of first mention.
///
/// Takes each mention and says what it is; the caller keeps the list.
#[derive(Debug, Clone, Default)]
pub(crate) struct References {
    /// Keys of what was found.
    found: Keys,
    /// Keys of the notice's own titles, and behind them those of aliases.
    others: Keys,
    /// How many of these are the notice's own.
    own: usize,
    /// The key of what is being asked for.
    key: Key,
}

/// What a mention is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mention {
    /// A document not named before; it is the next of the list.
    New,
    /// One named before, with its place in the list.
    Known(usize),
    /// An alias, or the notice itself and what it issues.
    NoReference,
}

impl References {
    /// Titles that are no references: the notice's own, its enclosure's, its attachments', and
    /// what one of these issues by name (关于印发《X》的通知).
    pub(crate) fn new<'t>(own: impl IntoIterator<Item = &'t str>) -> Self {
        let mut all = Self::default();
        let (mut chart, mut found) = (Chart::default(), Vec::new());
        for title in own {
            found.clear();
            // Most titles name no other one.
            if opens_any_title(title) {
                references(title, chart.read(title), &mut found);
            }
            let issued = found.iter().filter(|found| issues(&title[..found.whole.start]));
            issued.for_each(|found| all.own(&title[found.title.clone()]));
            issued_without_marks(title).into_iter().for_each(|title| all.own(title));
            all.own(title);
        }
        all.own = all.others.len();
        // 《办法》 is named without the （试行） behind it.
        let final_keys: Vec<_> =
            all.others.iter().filter_map(without_trial).map(str::to_owned).collect();
        final_keys.iter().for_each(|key| all.others.insert(key));
        all
    }

    /// Takes note of a title that the notice has itself.
    fn own(&mut self, title: &str) {
        self.key.read(title);
        self.others.push(self.key.loose());
    }

    /// Takes the next mention, with the aliases that its bracket gives.
    pub(crate) fn push<'t>(
        &mut self,
        title: &str,
        aliases: impl IntoIterator<Item = &'t str>,
    ) -> Mention {
        self.key.read(title);
        let mention = self.mention();
        self.note(mention);
        aliases.into_iter().for_each(|alias| self.alias(alias));
        mention
    }

    /// Takes a mention that names another document than the notice issues, whatever its title says
    /// (原《X》同时废止).
    pub(crate) fn push_other(&mut self, title: &str) -> Mention {
        self.key.read(title);
        let mention = self.found.find(self.key.whole()).map_or(Mention::New, Mention::Known);
        self.note(mention);
        mention
    }

    /// Takes a mention of another document with the title of one named before.
    pub(crate) fn push_namesake(&mut self, title: &str) {
        self.key.read(title);
        self.note(Mention::New);
    }

    /// Takes note of a name that stands for a document named before.
    pub(crate) fn alias(&mut self, name: &str) {
        self.key.read(name);
        self.others.insert(self.key.loose());
    }

    /// Keeps the key of a document that was not named before.
    fn note(&mut self, mention: Mention) {
        if mention == Mention::New {
            self.found.push(self.key.whole());
        }
    }

    fn mention(&mut self) -> Mention {
        /// How far back a title is looked for that this one ends: a short form follows its title
        /// closely enough, and texts that name ten thousand documents stay cheap.
        const LOOK_BACK: usize = 500;
        let key = self.key.whole();
        if let Some(index) = self.found.find(key) {
            return Mention::Known(index);
        }
        // 《条例》 after 《中华人民共和国政府信息公开条例》 is short for it.
        let short = self.found.end_with(key, LOOK_BACK);
        // 《办法》 is short for a document, its own or one that was named; newspapers are no documents.
        let is_none = key.is_empty() || short || is_periodical(key) || BARE.hold(key);
        if is_none || self.is_other() { Mention::NoReference } else { Mention::New }
    }

    /// Whether the key is that of an alias, or of the notice's own title or its end: 《要点》 in a notice that issues
    /// 2023年工作要点. A longer end may be a document that it carries out.
    fn is_other(&mut self) -> bool {
        /// Characters of the longest short form.
        const LONGEST: usize = 6;
        /// Notices with more attachments than this are collections.
        const MOST: usize = 50;
        let Self { key, others, own, .. } = self;
        // Without 的 a key ends as it did, and hardly any other ends so, unless it ends in 的.
        if !key.whole().ends_with('的') && !others.may_end_as(key.whole()) {
            return false;
        }
        let key = key.loose();
        let mut own = others.iter().take(MOST.min(*own));
        let is_short =
            key.len() <= LONGEST * char::MAX.len_utf8() && key.chars().nth(LONGEST).is_none();
        others.find(key).is_some() || is_short && own.any(|own| own.ends_with(key))
    }
}

/// Kinds of documents that stand for a whole title.
static BARE: Words = Words::of(&[
    "通知",
    "意见",
    "实施意见",
    "若干意见",
    "指导意见",
    "办法",
    "管理办法",
    "暂行办法",
    "方案",
    "实施方案",
    "工作方案",
    "措施",
    "若干措施",
    "细则",
    "实施细则",
    "条例",
    "规定",
    "规划",
    "行动计划",
    "纲要",
    "要点",
    "指南",
    "指引",
    "决定",
    "公告",
    "通告",
    "若干政策",
    "征求意见稿",
]);

/// 清河日报, 清河水利报: a name of a newspaper or a broadcaster, where 旱情通报 and 工作简报 are documents.
fn is_periodical(key: &str) -> bool {
    const LONGEST: usize = 10;
    /// Characters of the shortest name that ends in 报 alone.
    const SHORTEST: usize = 4;
    static KINDS: Words = Words::of(&["日报", "时报", "晚报", "早报", "电视台", "周刊", "杂志"]);
    static REPORTS: &[char] = &[
        '通', '公', '简', '汇', '专', '呈', '周', '旬', '月', '季', '年', '快', '情', '预', '警',
        '申', '填', '上', '举', '直', '速', '续', '初', '终', '摘', '电', '战', '喜',
    ];
    let is_paper = |length: usize| {
        let name = key.strip_suffix('报');
        length >= SHORTEST
            && name.is_some_and(|name| name.ends_with("交通") || !name.ends_with(REPORTS))
    };
    let length = key.chars().count();
    length <= LONGEST && (KINDS.end(key) || is_paper(length))
}

/// Whether the words in front of a 《 issue what stands in it; 贯彻《X》 only refers to it.
fn issues(before: &str) -> bool {
    ["印发", "转发", "批转", "公布", "发布", "下发"].iter().any(|word| before.ends_with(word))
}

/// `某县关于印发节水规划的通知`: what a title issues without 《》.
fn issued_without_marks(title: &str) -> Option<&str> {
    static ISSUE: Words = Words::of(&["印发"]);
    let issued = &title[ISSUE.find(title)? + "印发".len()..];
    let issued = issued.strip_suffix("的通知").or_else(|| issued.strip_suffix("通知"))?;
    (!issued.is_empty() && !issued.contains('《')).then_some(issued)
}

/// A key without the （试行） behind it.
fn without_trial(key: &str) -> Option<&str> {
    key.strip_suffix("(试行)").or_else(|| key.strip_suffix("(暂行)"))
}

/// A title without what copies differ in: blanks, width, the marks of titles in it.
#[derive(Debug, Clone, Default)]
struct Key {
    /// The key, and behind it the one without 的, where that stands in it and was asked for.
    text: String,
    /// Where the first ends.
    whole: usize,
    /// Where the second begins, once it was asked for.
    loose: Option<usize>,
}

impl Key {
    /// Takes that of another title, in the same room.
    fn read(&mut self, title: &str) {
        self.text.clear();
        // Room for nearly all titles, for that of others is used again.
        self.text.reserve(2 * title.len().max(120));
        let mut from = 0;
        // All that is left out or changed is a mark.
        for (at, c) in marks(title) {
            self.text.push_str(&title[from..at]);
            self.text.extend(narrow(c).filter(|c| !crate::text::is_blank(*c)));
            from = at + c.len_utf8();
        }
        self.text.push_str(&title[from..]);
        (self.whole, self.loose) = (self.text.len(), None);
    }

    /// Puts the key without 的 behind the other; gives where it begins.
    fn loosen(&mut self) -> usize {
        if !holds(&self.text, '的') {
            return 0;
        }
        let mut from = 0;
        while let Some(length) = self.text[from..self.whole].find('的') {
            self.text.extend_from_within(from..from + length);
            from += length + '的'.len_utf8();
        }
        self.text.extend_from_within(from..self.whole);
        self.whole
    }

    fn whole(&self) -> &str {
        &self.text[..self.whole]
    }

    /// The key that own titles are compared by: notices name their enclosure with and without 的.
    fn loose(&mut self) -> &str {
        let loose = match self.loose {
            Some(loose) => loose,
            None => self.loosen(),
        };
        self.loose = Some(loose);
        &self.text[loose..]
    }
}

/// The half-width form of a mark; `None` for marks of titles.
fn narrow(c: char) -> Option<char> {
    match c {
        '《' | '》' | '〈' | '〉' | '<' | '>' | '＜' | '＞' | '«' | '»' | '‹' | '›' => {
            None
        }
        '〔' | '［' | '【' | '﹝' => Some('['),
        '〕' | '］' | '】' | '﹞' => Some(']'),
        '—' | '–' | '－' | '―' => Some('-'),
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0),
        c => Some(c),
    }
}
