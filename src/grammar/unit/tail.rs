//! What stands behind names in a list and is no part of them: 牵头, 按职责分工负责, 等有关部门.

use super::{
    brackets::without_last_brackets,
    kind::{ends_collectively, is_collective},
};
use crate::{
    Role,
    text::{Words, scan::holds},
};

/// Verbs behind names, longer ones before those that they end in, and the part that they give.
const VERBS: &[(&str, Role)] = &[
    ("牵头", Role::Lead),
    ("牵头并", Role::Lead),
    ("负责并", Role::Responsible),
    ("主办", Role::Lead),
    ("配合", Role::Cooperating),
    ("协助", Role::Cooperating),
    ("参与", Role::Cooperating),
    ("参加", Role::Cooperating),
    ("协同", Role::Cooperating),
    ("协办", Role::Cooperating),
    ("支持", Role::Cooperating),
    ("指导", Role::Responsible),
    ("组织实施", Role::Responsible),
    ("组织落实", Role::Responsible),
    ("组织推进", Role::Responsible),
    ("抓好落实", Role::Responsible),
    ("抓落实", Role::Responsible),
    ("负责", Role::Responsible),
    ("落实", Role::Responsible),
    ("承办", Role::Responsible),
    ("实施", Role::Responsible),
    ("推进", Role::Responsible),
    ("推动", Role::Responsible),
    ("办理", Role::Responsible),
    ("执行", Role::Responsible),
    ("完成", Role::Responsible),
    ("完成有关工作", Role::Responsible),
    ("完成相关工作", Role::Responsible),
    ("做好有关工作", Role::Responsible),
    ("做好相关工作", Role::Responsible),
    ("牽頭", Role::Lead),
    ("負責", Role::Responsible),
    ("落實", Role::Responsible),
];

/// [`VERBS`] without the parts.
static VERB_WORDS: Words = {
    const WORDS: [&str; VERBS.len()] = {
        let (mut words, mut at) = ([""; VERBS.len()], 0);
        while at < words.len() {
            words[at] = VERBS[at].0;
            at += 1;
        }
        words
    };
    Words::of(&WORDS)
};

/// Adverbs between names and verbs.
static ADVERBS: Words = Words::of(&[
    "分别",
    "共同",
    "分工",
    "具体",
    "统筹",
    "各自",
    "分头",
    "积极",
    "按要求",
    "依法",
    "主要",
    "联合",
    "统一",
    "做好",
    "抓好",
    "贯彻",
    "结合实际",
]);

/// What 按 stands in front of.
static DUTIES: Words =
    Words::of(&["职责", "职能", "分工", "职责分", "职权", "职责任务", "规定", "工作要求"]);

/// The longest 按…职责分工 in bytes: 按照各自的职责任务分工 and its like have fewer than 15 characters.
const LONGEST_MANNER: usize = 45;

/// The verbs and adverbs that a text ends in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tail {
    /// Where they begin; the length of the text where there are none.
    pub(crate) start: usize,
    /// The part that they give to the names before them.
    pub(crate) role: Option<Role>,
}

/// Whether a text may end in any: `false` only where [`tail`] finds none.
#[inline]
pub(crate) fn may_have_tail(text: &str) -> bool {
    VERB_WORDS.may_end(text) || DUTIES.may_end(text)
}

/// Takes what is no name off the end: `清河县财政局分别牵头落实` → lead.
///
/// 牵头 and 配合 win over the 负责 or 落实 that follows them (牵头负责, 配合落实).
pub(crate) fn tail(text: &str) -> Tail {
    let mut rest = text;
    let mut role: Option<Role> = None;
    loop {
        if let Some((before, verb)) = verb_before(rest) {
            rest = before;
            role = Some(match role {
                Some(found) if found != Role::Responsible => found,
                _ => verb,
            });
        } else if let Some(before) = manner_before(rest) {
            rest = before;
            role = role.or(Some(Role::Responsible));
        } else if let Some(before) = role.and_then(|_| adverb_before(rest)) {
            rest = before;
        } else {
            return Tail { start: rest.len(), role };
        }
    }
}

fn verb_before(text: &str) -> Option<(&str, Role)> {
    let (verb, role) = VERBS[VERB_WORDS.last(text)?];
    Some((&text[..text.len() - verb.len()], role))
}

/// The part that a text gives that is nothing but a verb: the bracket of 清河局（牵头）.
pub(crate) fn bare_verb(text: &str) -> Option<Role> {
    let text = text.strip_suffix("单位").or_else(|| text.strip_suffix("部门")).unwrap_or(text);
    let tail = tail(text);
    tail.role.filter(|_| tail.start == 0 && !text.is_empty())
}

fn adverb_before(text: &str) -> Option<&str> {
    ADVERBS.ending(text).map(|adverb| &text[..text.len() - adverb.len()])
}

/// 按职责分工, 按照各自职能, 根据单位职责, and 按职责分 with its 工 lost.
fn manner_before(text: &str) -> Option<&str> {
    if !DUTIES.end(text) {
        return None;
    }
    let floor = text.floor_char_boundary_at(text.len().saturating_sub(LONGEST_MANNER));
    let near = &text[floor..];
    let at = [
        ('按', "按"),
        ('根', "根据"),
        ('依', "依据"),
        ('依', "依照"),
        ('结', "结合"),
        ('依', "依"),
    ]
    .iter()
    .filter(|(first, _)| holds(near, *first))
    .filter_map(|(_, word)| near.rfind(word))
    .min()?;
    Some(&text[..floor + at])
}

/// `str::floor_char_boundary`, which the oldest supported compiler lacks.
trait FloorCharBoundary {
    fn floor_char_boundary_at(&self, at: usize) -> usize;
}

impl FloorCharBoundary for str {
    fn floor_char_boundary_at(&self, at: usize) -> usize {
        (0..=at.min(self.len())).rev().find(|at| self.is_char_boundary(*at)).unwrap_or(0)
    }
}

/// Where 等 begins that leaves a list open: 财政局等, 财政局等有关部门、单位, 等县政府部门单位.
///
/// What follows is nothing or a collective; 等 inside a word (高等学校) is preceded by its fellow.
pub(crate) fn open_tail(text: &str) -> Option<usize> {
    /// Bytes of the longest text that is looked into: a name with 等 and a collective of equal
    /// length.
    const LONGEST: usize = 300;
    if text.len() > LONGEST || !holds(text, '等') {
        return None;
    }
    text.match_indices('等').map(|(at, _)| at).find(|at| {
        let before = text[..*at].chars().next_back();
        let after = without_last_brackets(&text[at + '等'.len_utf8()..]);
        !before.is_some_and(|c| "高平同特中初对一二三均".contains(c))
            && (matches!(after, "" | "等") || ends_collectively(after) || is_collective(after))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_verb_has_no_name_in_front() {
        assert_eq!(bare_verb("牵头"), Some(Role::Lead));
        assert_eq!(bare_verb("配合单位"), Some(Role::Cooperating));
        for text in ["", "单位", "县财政局牵头", "县财政局"] {
            assert_eq!(bare_verb(text), None, "{text}");
        }
    }

    fn split(text: &str) -> (&str, Option<Role>) {
        let tail = tail(text);
        (&text[..tail.start], tail.role)
    }

    #[test]
    fn verbs_and_manners_come_off() {
        assert_eq!(split("清河县财政局分别牵头落实"), ("清河县财政局", Some(Role::Lead)));
        assert_eq!(split("各乡镇按职责分工负责"), ("各乡镇", Some(Role::Responsible)));
        assert_eq!(split("各乡镇按职责分落实"), ("各乡镇", Some(Role::Responsible)));
        assert_eq!(split("各乡镇按照各自职责配合落实"), ("各乡镇", Some(Role::Cooperating)));
        assert_eq!(split("清河局根据单位职责分别牵头负责"), ("清河局", Some(Role::Lead)));
        assert_eq!(split("清河局按职责分工"), ("清河局", Some(Role::Responsible)));
        assert_eq!(split("各乡镇按职责完成有关工作"), ("各乡镇", Some(Role::Responsible)));
        assert_eq!(split("各乡镇结合实际贯彻落实"), ("各乡镇", Some(Role::Responsible)));
        assert_eq!(split("清河局"), ("清河局", None));
        assert_eq!(split("清河局负责牵头"), ("清河局", Some(Role::Lead)));
        assert_eq!(split("清河局配合牵头"), ("清河局", Some(Role::Lead)));
        assert_eq!(split("清河局分别"), ("清河局分别", None));
        for manner in
            ["按职责", "根据职能", "依据分工", "依照职权", "结合职责", "依职责任务", "按规定"]
        {
            let text = format!("清河局{manner}");
            assert_eq!(split(&text), ("清河局", Some(Role::Responsible)), "{text}");
        }
        let manner = |length: usize| format!("清河局按{}职责", "各".repeat(length));
        assert_eq!(split(&manner(12)).0, "清河局");
        assert_eq!(split(&manner(13)).1, None);
        assert_eq!(split("清河局的职责"), ("清河局的职责", None));
        assert_eq!(split("牵头"), ("", Some(Role::Lead)));
        assert_eq!(split(""), ("", None));
    }

    #[test]
    fn open_lists() {
        assert_eq!(open_tail("清河局等"), Some(9));
        assert_eq!(open_tail("清河局等县政府有关部门单位"), Some(9));
        assert_eq!(open_tail("清河局等相关部门（单位）"), Some(9));
        assert_eq!(open_tail("清河高等学校"), None);
        assert_eq!(open_tail("清河等级评定中心"), None);
        assert_eq!(open_tail("清河局等等"), Some(9));
        assert_eq!(open_tail("等"), Some(0));
        assert_eq!(open_tail("高等学校等"), Some(12));
        for word in ["高", "平", "同", "特", "初", "一", "二", "均"] {
            assert_eq!(open_tail(&format!("{word}等部门")), None, "{word}");
        }
        let long = |length: usize| open_tail(&format!("{}等", "县".repeat(length)));
        assert_eq!((long(99), long(100)), (Some(297), None));
    }

    #[test]
    fn bare_verbs_give_a_part() {
        assert_eq!(bare_verb("牵头"), Some(Role::Lead));
        assert_eq!(bare_verb("配合单位"), Some(Role::Cooperating));
        assert_eq!(bare_verb("街道"), None);
        assert_eq!(bare_verb(""), None);
    }
}
