//! The documents that a whole text names: which mention is a new one, which one named before, which none.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use super::references;
use crate::{
    grammar::landmarks::Landmarks,
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
    /// Keys of what was found, in order.
    found: Vec<Rc<str>>,
    /// Their places in the list. In order, because comparing with a few of them costs less than hashing a title.
    places: BTreeMap<Rc<str>, usize>,
    /// Keys of aliases and of the notice's own titles.
    others: BTreeSet<Rc<str>>,
    /// Keys of the notice's own titles.
    own: Vec<Rc<str>>,
    /// Room for the key of a mention.
    room: String,
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
        let mut keys = Vec::new();
        let (mut landmarks, mut found, mut room) =
            (Landmarks::default(), Vec::new(), String::new());
        for title in own {
            landmarks.read(title);
            references(title, &landmarks, &mut found);
            let issued = found.iter().filter(|found| issues(&title[..found.whole.start]));
            keys.extend(issued.map(|found| own_key(&title[found.title.clone()], &mut room)));
            keys.extend(issued_without_marks(title).map(|title| own_key(title, &mut room)));
            keys.push(own_key(title, &mut room));
        }
        // 《办法》 is named without the （试行） behind it.
        let final_keys = keys.iter().filter_map(|key| without_trial(key)).map(Rc::from);
        let others = keys.iter().cloned().chain(final_keys).collect();
        Self { others, own: keys, room, ..Self::default() }
    }

    /// Takes the next mention, with the aliases that its bracket gives.
    pub(crate) fn push<'t>(
        &mut self,
        title: &str,
        aliases: impl IntoIterator<Item = &'t str>,
    ) -> Mention {
        let key = self.key(title);
        let mention = self.mention(&key);
        self.note(mention, key);
        let aliases = aliases.into_iter().map(|alias| own_key(alias, &mut self.room));
        self.others.extend(aliases);
        mention
    }

    /// Takes a mention that names another document than the notice issues, whatever its title says
    /// (原《X》同时废止).
    pub(crate) fn push_other(&mut self, title: &str) -> Mention {
        let key = self.key(title);
        let known = self.places.get(&*key);
        let mention = known.map_or(Mention::New, |index| Mention::Known(*index));
        self.note(mention, key);
        mention
    }

    /// Takes a mention of another document with the title of one named before.
    pub(crate) fn push_namesake(&mut self, title: &str) {
        let key = self.key(title);
        self.found.push(key.as_str().into());
        self.room = key;
    }

    /// Takes note of a name that stands for a document named before.
    pub(crate) fn alias(&mut self, name: &str) {
        self.others.insert(own_key(name, &mut self.room));
    }

    /// The key of a title, in the room that [`Self::note`] takes back.
    fn key(&mut self, title: &str) -> String {
        let mut room = std::mem::take(&mut self.room);
        write_key(title, &mut room);
        room
    }

    /// Keeps the key of a document that was not named before.
    fn note(&mut self, mention: Mention, key: String) {
        if mention == Mention::New {
            let kept: Rc<str> = key.as_str().into();
            self.places.insert(kept.clone(), self.found.len());
            self.found.push(kept);
        }
        self.room = key;
    }

    fn mention(&self, key: &str) -> Mention {
        /// How far back a title is looked for that this one ends: a short form follows its title
        /// closely enough, and texts that name ten thousand documents stay cheap.
        const LOOK_BACK: usize = 500;
        if let Some(index) = self.places.get(key) {
            return Mention::Known(*index);
        }
        let loose = loosen(key);
        // 《条例》 after 《中华人民共和国政府信息公开条例》 is short for it.
        let short = self.found.iter().rev().take(LOOK_BACK).any(|found| found.ends_with(key));
        if key.is_empty() || short || self.others.contains(&*loose) || self.is_own_end(&loose) {
            return Mention::NoReference;
        }
        // 《办法》 is short for a document, its own or one that was named; newspapers are no documents.
        if is_periodical(key) || BARE.hold(key) {
            return Mention::NoReference;
        }
        Mention::New
    }

    /// 《要点》 in a notice that issues 2023年工作要点; a longer end of its title may be a document that it
    /// carries out.
    fn is_own_end(&self, key: &str) -> bool {
        /// Characters of the longest short form.
        const LONGEST: usize = 6;
        /// Notices with more attachments than this are collections.
        const MOST: usize = 50;
        key.chars().nth(LONGEST).is_none()
            && self.own.iter().take(MOST).any(|own| own.ends_with(key))
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
]);

/// 清河日报: a name of a newspaper or a broadcaster.
fn is_periodical(key: &str) -> bool {
    const LONGEST: usize = 10;
    static KINDS: Words = Words::of(&["日报", "时报", "晚报", "早报", "电视台", "周刊", "杂志"]);
    KINDS.end(key) && key.chars().count() <= LONGEST
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
fn write_key(title: &str, key: &mut String) {
    key.clear();
    // Room for nearly all titles, for that of others is used again.
    key.reserve(title.len().max(120));
    let mut from = 0;
    // All that is left out or changed is a mark.
    for (at, c) in marks(title) {
        key.push_str(&title[from..at]);
        key.extend(narrow(c).filter(|c| !crate::text::is_blank(*c)));
        from = at + c.len_utf8();
    }
    key.push_str(&title[from..]);
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

/// The key that own titles are compared by: notices name their enclosure with and without 的.
fn loosen(key: &str) -> Cow<'_, str> {
    if holds(key, '的') { Cow::Owned(key.replace('的', "")) } else { Cow::Borrowed(key) }
}

/// Such a key, put together in some room.
fn own_key(title: &str, room: &mut String) -> Rc<str> {
    write_key(title, room);
    if holds(room, '的') {
        room.retain(|c| c != '的');
    }
    room.as_str().into()
}
