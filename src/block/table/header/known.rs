//! The words that head columns, and what each says of its column.

use super::Word;
use crate::text::{Words, scan::CharSet};

/// What a word says by itself.
pub(super) fn known(word: &str) -> Option<Word> {
    units(word).or_else(|| texts(word))
}

fn has(word: &str, any: &[&str]) -> bool {
    any.iter().any(|part| word.contains(part))
}

fn ends(word: &str, any: &[&str]) -> bool {
    any.iter().any(|part| word.ends_with(part))
}

/// Endings of columns that say who.
static WHO: Words = Words::of(&[
    "单位", "部门", "处室", "科室", "股室", "领导", "机构", "主体", "乡镇", "地区", "县市", "人",
    "人员", "站所", "单元", "街道",
]);

/// Columns that say who by the part alone: of those who lead, of those who help, of those who answer.
const LEADS: [&str; 2] = ["牵头", "主办"];
const HELPS: [&str; 3] = ["配合", "协办", "协同"];
const ANSWERS: [&str; 5] = ["责任", "责任分工", "承办", "落实", "责任落实"];

/// What those beside a lead do.
static HELPING: Words = Words::of(&["配合", "协办", "协助", "参加", "参与", "协同"]);

/// What those do who answer for a task.
static DOING: Words =
    Words::of(&["责任", "落实", "承办", "负责", "实施", "执行", "承担", "完成", "分管", "任务"]);

/// Those of a project or a unit, who answer for no task.
static OF_OTHERS: Words = Words::of(&["项目负责人", "实施地区", "单位负责人", "企业负责人"]);

/// Columns that say who: 牵头 before 配合 before 责任, for 配合责任单位 and 牵头责任单位 name the first.
fn units(word: &str) -> Option<Word> {
    if !WHO.end(word) {
        return match word {
            part if LEADS.contains(&part) => Some(Word::Lead),
            part if HELPS.contains(&part) => Some(Word::Cooperating),
            part if ANSWERS.contains(&part) => Some(Word::Responsible),
            _ => None,
        };
    }
    if has(word, &LEADS) {
        return Some(Word::Lead);
    }
    if HELPING.stand_in(word) && !word.starts_with("责任") {
        return Some(Word::Cooperating);
    }
    (DOING.stand_in(word) && !OF_OTHERS.stand_in(word)).then_some(Word::Responsible)
}

const SEQUENCES: [&str; 7] = ["序号", "编号", "序", "No", "NO", "No.", "NO."];
const NOTES: [&str; 4] = ["备注", "说明", "备注说明", "备考"];
const WEAK: [&str; 4] = ["名称", "问题", "问题清单", "存在问题"];

/// Columns that say what and when.
fn texts(word: &str) -> Option<Word> {
    // Hardly any word holds one of them, and four questions below ask for some.
    let holds = WITHIN.stand_in(word);
    Some(match word {
        w if SEQUENCES.contains(&w) => Word::Sequence,
        w if NOTES.contains(&w) => Word::Note,
        w if is_deadline(w, holds) => Word::Deadline,
        w if is_category(w, holds) => Word::Category,
        w if is_requirement(w, holds) => Word::Requirement,
        w if is_content(w) => Word::Content,
        w if is_task(w, holds) => Word::Task,
        w if ends(w, &WEAK) => Word::Weak,
        w if PLAIN.end(w) => Word::Plain,
        _ => return None,
    })
}

/// Words of limits of time, anywhere in a header.
const LIMITS: [&str; 12] = [
    "完成时",
    "完成期",
    "完成日",
    "时限",
    "时间安排",
    "时间节点",
    "时间要求",
    "时间进度",
    "时序",
    "进度安排",
    "进度要求",
    "截止",
];

static DEADLINES: Words = Words::of(&LIMITS);

/// Words that make a header what it is wherever they stand in it: those of limits, of categories, and
/// two of requirements and tasks. What follows asks for them only where a word `holds` one.
pub(super) static WITHIN: Words = {
    const COUNT: usize = LIMITS.len() + LEVELS.len() + 2;
    const WORDS: [&str; COUNT] = {
        let (mut words, mut at) = (["任务"; COUNT], 0);
        while at < LIMITS.len() {
            words[at] = LIMITS[at];
            at += 1;
        }
        while at < LIMITS.len() + LEVELS.len() {
            words[at] = LEVELS[at - LIMITS.len()];
            at += 1;
        }
        words[at] = "内容及要求";
        words
    };
    Words::of(&WORDS)
};

/// What words that stand [`WITHIN`] others begin with.
pub(super) static WITHIN_HEADS: CharSet = CharSet::EMPTY.with_first(WITHIN.list());

/// Headers of limits of time by themselves.
const TIMES: [&str; 6] = ["时间", "进度", "期限", "工作进度", "时间表", "推进时间"];

fn is_deadline(word: &str, holds: bool) -> bool {
    holds && DEADLINES.stand_in(word)
        || TIMES.contains(&word)
        || (word.ends_with("期限") && !word.contains("有效"))
}

/// Endings of categories.
const CATEGORIES: [&str; 9] =
    ["类别", "分类", "类型", "领域", "板块", "方面", "门类", "专项", "大类"];

/// A category by itself.
const CATEGORY: &str = "指标类";

/// Words of categories, anywhere in a header.
const LEVELS: [&str; 5] = ["一级指标", "二级指标", "三级指标", "一级事项", "一级任务"];

fn is_category(word: &str, holds: bool) -> bool {
    ends(word, &CATEGORIES) || holds && has(word, &LEVELS) || word == CATEGORY
}

fn is_requirement(word: &str, holds: bool) -> bool {
    if holds && has(word, &["任务及要求", "任务和要求", "任务与要求"]) {
        return false;
    }
    word.ends_with("要求")
        || ends(word, &["措施", "举措", "做法"])
        || holds && word.contains("内容及要求")
}

static CONTENTS: Words =
    Words::of(&["工作内容", "主要内容", "具体内容", "实施内容", "任务内容", "建设内容", "内容"]);

fn is_content(word: &str) -> bool {
    CONTENTS.end(word)
}

/// Endings of tasks.
const TASKS: [&str; 7] = ["事项", "项目", "工作", "工作重点", "事项名称", "项目名称", "工程名称"];

/// Tasks by themselves only.
const WHOLE_TASKS: [&str; 5] = ["工作目标任务", "工作要点", "重点", "工作分解", "整改问题"];

fn is_task(word: &str, holds: bool) -> bool {
    holds && word.contains("任务") || ends(word, &TASKS) || WHOLE_TASKS.contains(&word)
}

/// Words that head columns of lists and indicators.
static PLAIN: Words = Words::of(&[
    "姓名",
    "单位",
    "职务",
    "职称",
    "性别",
    "电话",
    "联系人",
    "联系方式",
    "手机",
    "地区",
    "数量",
    "金额",
    "指标",
    "面积",
    "标准",
    "目标",
    "目标值",
    "属性",
    "地址",
    "地点",
    "范围",
    "依据",
    "方式",
    "渠道",
    "载体",
    "对象",
    "层级",
    "主体",
    "结果",
    "成果",
    "情况",
    "资金",
    "总投资",
    "规模",
    "比例",
    "县",
    "代码",
    "值",
    "权重",
    "分值",
    "人数",
]);

/// What plain words end in.
pub(super) static PLAIN_ENDS: CharSet = CharSet::EMPTY.with_last(PLAIN.list());

/// What known words end in, [`PLAIN`] and those that stand [`WITHIN`] others apart.
pub(super) static LAST: CharSet = CharSet::EMPTY
    .with_last(WHO.list())
    .with_last(&LEADS)
    .with_last(&HELPS)
    .with_last(&ANSWERS)
    .with_last(&SEQUENCES)
    .with_last(&NOTES)
    .with_last(&TIMES)
    .with_last(&["期限"])
    .with_last(&CATEGORIES)
    .with_last(&[CATEGORY])
    .with_last(&["要求", "措施", "举措", "做法"])
    .with_last(CONTENTS.list())
    .with_last(&TASKS)
    .with_last(&WHOLE_TASKS)
    .with_last(&WEAK);
