//! 机构名称: whether a text is the name of a body, or a collective of bodies, by itself.
//!
//! What a body is called is told by how its name ends; the lists in `words.rs` are the endings
//! that the names of Chinese public bodies have, not the bodies themselves.

use crate::text::{Words, scan::CharSet};

use super::{
    brackets::without_last_brackets,
    holds::Holds,
    words::{BARE_NAMES, ENDINGS, LAST, NO_NAMES, PHRASES, SHORT_NAMES},
};

/// The longest name in characters: the longest known ones (联席会议办公室 of several fields) have some 35.
const LONGEST_NAME: usize = 45;

/// Characters of the levels and of the collectives that names begin with.
const LEVELS: &str = "国省市县区州旗盟各國縣區";

/// Whether a text is the name of a body or a collective by itself: 县财政局, 各镇（街道）, 有关部门.
///
/// It is told by the ending, so that a phrase with such an ending passes too; where nothing else
/// says that units are meant, ask [`is_strong`] as well.
pub(crate) fn is_unit(name: &str) -> bool {
    is_unit_of(name, None)
}

/// Whether a text is a unit by itself; `known` is what it holds, where somebody looked already.
pub(super) fn is_unit_of(name: &str, known: Option<Holds>) -> bool {
    /// The last characters of all names that are known below.
    static ENDS: CharSet = CharSet::of(LAST)
        .with_last(SHORT_NAMES.list())
        .with_last(BARE_NAMES.list())
        .with_last(ENDINGS.list())
        .with_last(COLLECTIVES.list())
        .with_last(&GRID_COMPANIES);
    let core = without_last_brackets(name);
    if !ends_in(core, &ENDS) || begins_phrase(core) {
        return false;
    }
    let holds = known.filter(|_| core.len() == name.len()).unwrap_or_else(|| Holds::of(core));
    // Years have no names: 2021年第.
    let is_sentence =
        holds.any(Holds::SENTENCE) || holds.any(Holds::ORDINAL) && core.contains("年第");
    !is_sentence
        && (2..=LONGEST_NAME).contains(&holds.length(core, LONGEST_NAME))
        // Nearly all are told by their endings.
        && (has_name_ending(core, holds)
            || SHORT_NAMES.hold(core)
            || is_collective(core)
            || is_grid_company(core))
}

/// 国网清河电力: what the grid company of a place is called for short.
fn is_grid_company(core: &str) -> bool {
    let ends = |rest: &str| GRID_COMPANIES.iter().any(|ending| rest.ends_with(ending));
    core.strip_prefix("国网").is_some_and(ends)
}

const GRID_COMPANIES: [&str; 2] = ["电力", "供电"];

/// Whether the last character of a text is in a set: a look that spares most texts the lists.
fn ends_in(text: &str, set: &CharSet) -> bool {
    text.chars().next_back().is_some_and(|c| set.has(c))
}

/// [`LAST`], for looking up.
static LAST_SET: CharSet = CharSet::of(LAST);

/// Words that begin explanations. 含山县 and 即墨区 are places; any other 含… or 即… explains.
fn begins_phrase(core: &str) -> bool {
    PHRASES.begin(core) && !core.starts_with("含山") && !core.starts_with("即墨")
}

fn has_name_ending(core: &str, holds: Holds) -> bool {
    let ends_as_name = || {
        ENDINGS.end_longer(core)
            || (ends_in(core, &LAST_SET)
                && !ENDINGS.hold(core)
                && !NO_NAMES.end(core)
                && !is_place_kind(holds))
    };
    !holds.any(Holds::ATTRIBUTE) && ends_as_name() || BARE_NAMES.hold(core)
}

/// Whether all characters are such as the words for places and their kinds consist of.
fn is_place_kind(holds: Holds) -> bool {
    !holds.any(Holds::OTHER.or(Holds::EACH).or(Holds::BLANK))
}

/// A collective: 各乡镇, 各有关部门, 县政府各部门单位, 相关区, 其他有关单位.
pub(crate) fn is_collective(name: &str) -> bool {
    static ENDS: CharSet = CharSet::of(LAST).with_last(COLLECTIVES.list());
    static OTHERS: Words = Words::of(&["各自", "各项", "各类"]);
    let core = without_last_brackets(name);
    if !ends_in(core, &ENDS) || OTHERS.begin(core) {
        return false;
    }
    static EACH: Words = Words::of(&["各", "有关", "相关", "其他", "其它", "全体", "所有"]);
    static OF_KIND: Words =
        Words::of(&["各", "有关", "相关", "直属", "所属", "成员", "主管", "职能"]);
    let each = EACH.may_begin(core)
        && EACH
            .list()
            .iter()
            .find_map(|word| core.strip_prefix(word))
            .is_some_and(|rest| ends_in(rest, &LAST_SET) || ends_collectively(rest));
    each || (ends_collectively(core) && OF_KIND.stand_in(core))
}

/// Words for bodies of a kind.
static COLLECTIVES: Words = Words::of(&[
    "部門",
    "單位",
    "機構",
    "鄉鎮",
    "部门",
    "单位",
    "机构",
    "企业",
    "地区",
    "处室",
    "科室",
    "县区",
    "市县",
    "县市",
    "乡镇",
    "镇街",
    "街镇",
    "街道",
    "政府",
    "园区",
    "社区",
    "院校",
    "学校",
    "组织",
    "地方",
    "地市",
    "州市",
    "银行",
    "主体",
    "方面",
    "厅委",
    "部委",
    "委办",
    "委局",
    "机制",
    "平台",
    "场",
    "公司",
    "开发区",
    "功能区",
    "各地",
    "地",
    "城区",
]);

/// Whether a text ends in a word for bodies of a kind: 部门, 单位, 地区.
pub(crate) fn ends_collectively(text: &str) -> bool {
    COLLECTIVES.end(without_last_brackets(text))
}

/// Whether a name is a body's beyond doubt, and not a mere place or a word with such an ending.
///
/// Serves bare lists in brackets: （北京市、天津市） and （施工单位、监理单位） explain, （市商务委、
/// 上海海关） assigns.
pub(crate) fn is_strong(name: &str, holds: Holds) -> bool {
    let core = without_last_brackets(name);
    let sure = [
        "局",
        "委",
        "厅",
        "署",
        "部",
        "政府",
        "委员会",
        "管委会",
        "办公室",
        "海关",
        "法院",
        "检察院",
    ];
    let long = core.chars().count() > 2;
    let known = (core.len() == name.len()).then_some(holds);
    if !long || !is_unit_of(core, known) {
        return false;
    }
    let levelled = core.starts_with(|c| LEVELS.contains(c)) && !is_place(core);
    levelled || sure.iter().any(|ending| core.ends_with(ending))
}

/// Whether a name is that of an office within a body (法规处, 信息中心): weaker than [`is_strong`].
pub(super) fn is_office(name: &str, holds: Holds) -> bool {
    (name.ends_with(['处', '科', '办']) || name.ends_with("中心"))
        && (3..=12).contains(&holds.length(name, LONGEST_NAME))
        && is_unit_of(name, Some(holds))
}

/// Whether a name says of what level or place its body is: 市商务委, 清河县财政局, 财政部, 上海海关.
pub(crate) fn is_levelled(name: &str) -> bool {
    let core = without_last_brackets(name);
    core.contains(|c| LEVELS.contains(c))
        || ["部", "总局", "总署", "银行", "海关", "委"].iter().any(|ending| core.ends_with(ending))
}

/// Whether a name is one of a place: 定州市, 各县.
fn is_place(core: &str) -> bool {
    !is_collective(core) && core.ends_with(['省', '市', '县', '区', '州', '旗', '盟', '乡', '镇'])
}

/// How wide a kind of place is, 1 for the widest; `None` for text that is more than kinds of places
/// (with 政府 behind them or not): 县（区）人民政府, 市, 州.
pub(super) fn place_rank(text: &str) -> Option<u8> {
    let core = ["人民政府", "政府"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    if core.is_empty() || !is_place_kind(Holds::of(core)) {
        return None;
    }
    core.chars().find_map(kind_rank)
}

/// How wide the kind of place is that a character stands for, 1 for the widest.
pub(super) fn kind_rank(kind: char) -> Option<u8> {
    match kind {
        '省' => Some(1),
        '市' | '州' | '盟' => Some(2),
        '县' | '区' | '旗' => Some(3),
        '乡' | '镇' | '街' => Some(4),
        _ => None,
    }
}

/// The kind of place whose body a name is: 县 of 县（区）财政局. 市场, 区域 and their like are none.
pub(super) fn body_place(name: &str) -> Option<char> {
    let mut chars = name.chars();
    let first = chars.next().filter(|c| matches!(c, '市' | '州' | '县' | '区' | '旗'))?;
    (!matches!(chars.next(), Some('场' | '域' | '块' | '舰'))).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_and_collectives() {
        for name in [
            "清河县财政局",
            "县发展和改革委员会",
            "各镇（街道）",
            "有关部门",
            "团市委",
            "市中级人民法院",
            "各县（市、区）人民政府",
            "县政府各部门单位",
            "人民银行清河支行",
            "各地",
            "相关区",
            "省联席会议办公室",
            "法院",
            "其他有关单位",
            "各相关处室",
            "综合处",
            "市住建局〈市人防办〉",
            "国网清河电力",
            "市第一中级人民法院",
        ] {
            assert!(is_unit(name), "{name}");
        }
    }

    #[test]
    fn phrases_are_no_names() {
        for text in [
            "试行",
            "含清州、河集市",
            "不愁吃",
            "2021年版",
            "一",
            "见附件2",
            "园区",
            "单位",
            "办公室",
            "市",
            "市、区",
            "以下简称清河局",
            "全部",
            "主办",
            "乡镇",
            "各自",
            "各类场所内部",
            "清河县2021年第三局",
        ] {
            assert!(!is_unit(text), "{text}");
        }
    }

    #[test]
    fn places_and_parties_to_a_contract_are_weak() {
        let is_strong = |name: &str| is_strong(name, Holds::of(name));
        assert!(is_strong("市商务委"));
        assert!(is_strong("各区政府"));
        assert!(is_strong("财政部"));
        assert!(!is_strong("清河市") && !is_strong("省定州市"));
        assert!(is_strong("县各乡镇") && is_strong("市商务委（办）"));
        assert!(!is_strong("市局") && !is_strong("施工（总）单位"));
        assert!(is_levelled("市局") && is_levelled("财政部") && is_levelled("清河（县）海关"));
        assert!(!is_levelled("矿务局（清河县）"));
        assert!(!is_strong("施工单位"));
    }

    #[test]
    fn kinds_of_places_have_ranks() {
        assert_eq!(place_rank("县（市、区）人民政府"), Some(3));
        assert_eq!(place_rank("市"), Some(2));
        assert_eq!(
            (place_rank("省"), place_rank("自治州"), place_rank("盟")),
            (Some(1), Some(2), Some(2))
        );
        assert_eq!((place_rank("区"), place_rank("旗政府")), (Some(3), Some(3)));
        assert_eq!((place_rank("乡镇"), place_rank("街道")), (Some(4), Some(4)));
        assert_eq!((place_rank("自治"), place_rank("各县")), (None, None));
        assert_eq!(place_rank("县财政局"), None);
        assert_eq!(
            (body_place("县财政局"), body_place("市〔州〕水利局")),
            (Some('县'), Some('市'))
        );
        for name in ["市场监管局", "区域合作办", "各县财政局", "财政局", ""] {
            assert_eq!(body_place(name), None, "{name}");
        }
        assert_eq!(place_rank(""), None);
    }
}
