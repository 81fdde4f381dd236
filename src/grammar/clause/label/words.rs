//! The words that labels of units and deadlines consist of.

use crate::{Role, text::Words};

/// Words for the part that a unit has; the first in a label counts (牵头责任单位 is 牵头).
/// 贵任 is how scans read 责任; the traditional forms stand behind the others.
pub(super) const PARTS: &[(&str, Role)] = &[
    ("牵头", Role::Lead),
    ("主办", Role::Lead),
    ("责任", Role::Responsible),
    ("贵任", Role::Responsible),
    ("负责", Role::Responsible),
    ("主责", Role::Responsible),
    ("落实", Role::Responsible),
    ("承办", Role::Responsible),
    ("实施", Role::Responsible),
    ("推进", Role::Responsible),
    ("执行", Role::Responsible),
    ("服务", Role::Responsible),
    ("配合", Role::Cooperating),
    ("协助", Role::Cooperating),
    ("协办", Role::Cooperating),
    ("协同", Role::Cooperating),
    ("参与", Role::Cooperating),
    ("参加", Role::Cooperating),
    ("会办", Role::Cooperating),
    ("支持", Role::Cooperating),
    ("监督", Role::Cooperating),
    ("指导", Role::Cooperating),
    ("牽頭", Role::Lead),
    ("主辦", Role::Lead),
    ("責任", Role::Responsible),
    ("負責", Role::Responsible),
    ("落實", Role::Responsible),
    ("承辦", Role::Responsible),
    ("協助", Role::Cooperating),
    ("協辦", Role::Cooperating),
    ("參與", Role::Cooperating),
];

/// Words for who has it.
pub(super) static NOUNS: Words = Words::of(&[
    "单位",
    "部门",
    "处室",
    "科室",
    "股室",
    "机构",
    "主体",
    "地区",
    "市领导",
    "县领导",
    "区领导",
    "省领导",
    "州领导",
    "领导",
    "人员",
    "人",
    "方",
    "处",
    "科",
    "單位",
    "部門",
    "機構",
]);

/// Words between the two and in front of them: 主要责任单位, 指标牵头单位, 牵头考核单位.
pub(super) static FILLERS: Words = Words::of(&[
    "考核", "主要", "具体", "指标", "工作", "任务", "第一", "直接", "共同", "组织", "市级", "省级",
    "区级", "县级", "总", "项目", "整改", "分管",
]);

/// What joins several: 责任单位及配合单位, 牵头、责任单位（部门）.
pub(super) const JOINTS: [char; 10] = ['、', '及', '和', '与', '或', '/', '（', '）', '(', ')'];

/// Endings of labels of deadlines.
pub(super) static DEADLINES: Words = Words::of(&[
    "完成时限",
    "完成期限",
    "完成时间",
    "完成日期",
    "时限要求",
    "时间要求",
    "时间节点",
    "时间安排",
    "进度安排",
    "进度要求",
    "时序进度",
    "时序安排",
    "时间进度",
    "目标时限",
    "工作时限",
    "推进时限",
    "办结时限",
    "整改时限",
    "整改期限",
    "落实时限",
    "完成节点",
    "完成时",
]);

/// Labels of deadlines by themselves only.
pub(super) static BARE_DEADLINES: Words = Words::of(&["时限", "期限"]);

/// Labels that say nothing of the units behind them.
pub(super) static PLAIN: Words =
    Words::of(&["分工方案", "任务分工", "任务分解", "职责分工", "责任分工", "工作分工", "分工"]);

/// What labels begin with, but for [`SINGLE`]; nearly every segment of prose begins with something else.
pub(super) static BEGINNINGS: Words = {
    const LISTS: [&[&str]; 2] = [PART_WORDS.list(), FILLERS.list()];
    const WORDS: [&str; LISTS[0].len() + LISTS[1].len()] = {
        // 完成时限 and its like stand in the place of the one that is left out.
        let mut words = ["完成"; LISTS[0].len() + LISTS[1].len()];
        let (mut list, mut at, mut place) = (0, 0, 0);
        while list < LISTS.len() {
            while at < LISTS[list].len() {
                // Behind a word of one character anything may stand.
                if LISTS[list][at].len() > SINGLE.len() {
                    words[place] = LISTS[list][at];
                }
                (at, place) = (at + 1, place + 1);
            }
            (list, at) = (list + 1, 0);
        }
        words
    };
    Words::of(&WORDS)
};

/// The one of [`FILLERS`] that has a single character.
pub(super) const SINGLE: &str = "总";

/// [`PARTS`] without the parts.
pub(super) static PART_WORDS: Words = {
    const WORDS: [&str; PARTS.len()] = {
        let (mut words, mut at) = ([""; PARTS.len()], 0);
        while at < words.len() {
            words[at] = PARTS[at].0;
            at += 1;
        }
        words
    };
    Words::of(&WORDS)
};
