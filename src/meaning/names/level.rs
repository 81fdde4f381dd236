//! 层级: the level of a notice, which the departments that it names belong to (省, 市, 县…).
//!
//! Habit: a notice names the departments of its own level without it. The issuing bodies tell the level, else the place in
//! a title.

use crate::text::{Words, scan::CharSet};

/// The level of the government or department that issues a notice, as names carry it in front.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Level {
    /// The word that its names begin with: 省, 自治区, 县.
    pub(super) place: &'static str,
    /// Whether only departments issue it: most bare names in their notices are their own divisions.
    pub(super) is_of_department: bool,
}

/// Kinds of places and the level that each gives; longer ones before those that they end in.
const PLACES: &[(&str, &str)] = &[
    ("自治区", "自治区"),
    ("自治州", "州"),
    ("自治县", "县"),
    ("自治旗", "旗"),
    ("地区", "地区"),
    ("省", "省"),
    ("市", "市"),
    ("县", "县"),
    ("区", "区"),
    ("州", "州"),
    ("旗", "旗"),
    ("盟", "盟"),
];

/// Words that hold the character of a place and name none.
pub(super) static NO_PLACES: Words = Words::of(&[
    "市场",
    "城市",
    "市政管",
    "市政公",
    "市政工",
    "市政园",
    "市政设",
    "市容",
    "市民服务",
    "市民热线",
    "上市",
    "超市",
    "区域",
    "区块",
    "区划",
    "社区",
    "园区",
    "小区",
    "县域",
    "省级",
    "市级",
    "县级",
    "区级",
    "省直",
    "市直",
    "校区",
    "景区",
    "城区",
    "库区",
    "辖区",
    "片区",
    "街区",
    "市内",
    "市区",
    "示范区",
    "试验区",
    "新区",
    "开发区",
    "高新区",
    "区内",
]);

impl Level {
    /// The level of a notice: of its issuing bodies, or, where none is known, of the place in a
    /// title.
    ///
    /// That of a department (清河省财政厅) raises only the names that departments of that level share.
    pub(crate) fn of<'t>(
        bodies: impl IntoIterator<Item = &'t str>,
        titles: impl IntoIterator<Item = &'t str>,
    ) -> Option<Self> {
        let mut department = None;
        let mut bodies = bodies.into_iter().peekable();
        if bodies.peek().is_some() {
            let found = bodies.find_map(|body| {
                department = department.or_else(|| Self::of_department(body));
                Self::of_body(body)
            });
            return found.or(department);
        }
        titles.into_iter().find_map(Self::of_title)
    }

    /// 清河县人民政府办公室 → 县; 中共清河市委办公室 → 市; 清河区政务公开领导小组办公室 → 区.
    fn of_body(body: &str) -> Option<Self> {
        static COMMON: Words =
            Words::of(&["人民政府", "政府", "领导小组", "联席会议", "指挥部", "行政公署", "行署"]);
        let end = COMMON.find(body).or_else(|| party(body))?;
        let before = &body[..end];
        // The place stands in front of a government's name, and at the beginning of a body that a
        // government has set up.
        let place = PLACES.iter().find(|(kind, _)| before.ends_with(kind));
        place.map(|(_, level)| Self::of_government(level)).or_else(|| Self::leading(before))
    }

    pub(super) fn of_government(place: &'static str) -> Self {
        Self { place, is_of_department: false }
    }

    /// 清河省财政厅 → 省; 云岭市水务局 → 市.
    fn of_department(body: &str) -> Option<Self> {
        let is_department = body.ends_with(['局', '厅', '委', '会']);
        let (level, _) = innermost_place(body).filter(|_| is_department)?;
        Some(Self { is_of_department: true, ..level })
    }

    /// The level of the place that a text begins with, or of the bare level (省营商环境建设领导小组).
    fn leading(text: &str) -> Option<Self> {
        let bare =
            ["省", "市", "县", "区", "州", "旗", "盟"].iter().find(|kind| text.starts_with(**kind));
        if let Some(kind) =
            bare.filter(|_| !NO_PLACES.list().iter().any(|word| text.starts_with(word)))
        {
            return Some(Self::of_government(kind));
        }
        place_at_start(text).map(|(level, _)| level)
    }

    /// 2020年清河市政务公开工作要点 → 市; a department in the title gives none.
    fn of_title(title: &str) -> Option<Self> {
        /// Words behind which a place may begin.
        static BEFORE: Words = Words::of(&[
            "年度", "年", "关于", "印发", "发布", "公布", "转发", "《", "〈", "加快", "促进",
        ]);
        let mut starts = vec![0];
        for (at, _) in title.char_indices() {
            BEFORE.each_beginning(&title[at..], |word| starts.push(at + word.len()));
        }
        starts.sort_unstable();
        // 市政府关于…: the bare level of the government.
        if let Some(kind) = title.find("政府").and_then(|at| bare_level(&title[..at])) {
            return Some(kind);
        }
        // The first place counts: behind a department those of others say nothing of the issuer.
        let first = starts.into_iter().find_map(|at| {
            let (level, length) = innermost_place(&title[at..])?;
            let words = BEFORE.stand_in(&title[at..at + length]);
            (!words).then_some((level, at + length))
        });
        first.filter(|(_, end)| !names_department(&title[*end..])).map(|(level, _)| level)
    }
}

/// The level where a text is nothing but its word: 市 of 市政府, 省 of 省人民政府.
fn bare_level(text: &str) -> Option<Level> {
    let kind = text.strip_suffix("人民").unwrap_or(text);
    PLACES.iter().find(|(place, _)| *place == kind).map(|(_, level)| Level::of_government(level))
}

/// The last of the places that a text begins with, and where it ends: 清河市河集区 is 区.
fn innermost_place(text: &str) -> Option<(Level, usize)> {
    let (mut level, mut end) = place_at_start(text)?;
    // A province, a city and a county are three.
    for _ in 0..2 {
        let Some((inner, length)) = place_at_start(&text[end..]) else { break };
        (level, end) = (inner, end + length);
    }
    Some((level, end))
}

/// Where a party committee's name begins: 中共清河县委.
fn party(body: &str) -> Option<usize> {
    let at = body.find('委').filter(|_| body.contains("委办公") || body.ends_with('委'))?;
    let kinds = ["省", "市", "县", "区", "州", "旗", "盟"];
    kinds.iter().any(|kind| body[..at].ends_with(kind)).then_some(at)
}

/// The level of the place that a text begins with, and how long the place's name is.
///
/// A place has two to five characters, an autonomous one more (清河土家族苗族自治县).
fn place_at_start(text: &str) -> Option<(Level, usize)> {
    const LONGEST: usize = 14;
    const LONGEST_PLAIN: usize = 5;
    for (index, (at, c)) in text.char_indices().enumerate().take(LONGEST) {
        if !('\u{4e00}'..='\u{9fff}').contains(&c) {
            return None;
        }
        if !KINDS.has(c) {
            continue;
        }
        let (place, rest) = text.split_at(at + c.len_utf8());
        let Some((kind, level)) = PLACES.iter().find(|(kind, _)| place.ends_with(kind)) else {
            continue;
        };
        // 惠州市, 泰州市: the character is the name's, not the kind's.
        let goes_on = c == '州' && rest.starts_with(['市', '区', '县']);
        // 广州, 苏州 are cities; the short names of autonomous prefectures are longer (清河州).
        let city = c == '州' && index < 2;
        if goes_on || city || index == 0 || within(&NO_PLACES, text, at) {
            continue;
        }
        let plain = kind.chars().count() == 1;
        return (!plain || index < LONGEST_PLAIN)
            .then_some((Level::of_government(level), place.len()));
    }
    None
}

/// Whether the name of a department goes on behind a place: 清河市 + 教育局政务公开要点, 清河市 +
/// 公积金中心关于….
fn names_department(rest: &str) -> bool {
    const LONGEST: usize = 12;
    static BODY: Words = Words::of(&["关于", "印发", "转发", "的"]);
    static COMMON: Words = Words::of(&["政府", "领导小组", "联席会议", "委办公"]);
    static NAMES: Words = Words::of(&["局", "厅", "委员会"]);
    static ENDS: Words = Words::of(&["局", "厅", "委", "办", "中心", "委员会"]);
    let name = &rest[..BODY.find(rest).unwrap_or(rest.len())];
    let end = name.char_indices().nth(LONGEST).map_or(name.len(), |(at, _)| at);
    let head = &name[..end];
    !COMMON.stand_in(head) && (NAMES.stand_in(head) || ENDS.end(head))
}

/// Characters of places and levels in names.
pub(super) static KINDS: CharSet = CharSet::of("省市县区州旗盟镇乡");

/// Whether the character of a place at `at` belongs to one of some words.
pub(super) fn within(words: &Words, text: &str, at: usize) -> bool {
    /// Bytes of the longest such word in front of that character.
    const LONGEST: usize = 6;
    (0..=LONGEST.min(at))
        .step_by(3)
        .any(|offset| text.get(at - offset..).is_some_and(|word| words.begin_longer(word, offset)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(body: &str) -> Option<&'static str> {
        Level::of([body], []).map(|level| level.place)
    }

    fn of_title(title: &str) -> Option<&'static str> {
        Level::of([], [title]).map(|level| level.place)
    }

    #[test]
    fn levels_of_bodies() {
        assert_eq!(level("清河县人民政府办公室"), Some("县"));
        assert_eq!(level("清州市人民政府"), Some("市"));
        assert_eq!(level("河集区人民政府"), Some("区"));
        assert_eq!(level("清河壮族自治区人民政府"), Some("自治区"));
        assert_eq!(level("清河藏族自治州人民政府"), Some("州"));
        assert_eq!(level("清河苗族自治县人民政府"), Some("县"));
        assert_eq!(level("中共清河县委办公室"), Some("县"));
        assert_eq!(level("省营商环境领导小组办公室"), Some("省"));
        assert_eq!(level("国务院办公厅"), None);
        assert_eq!(level("清河省财政厅办公室"), None);
        assert_eq!(level("清河省发展和改革委员会"), Some("省"));
        assert_eq!(level("清河省云岭市水务局"), Some("市"));
        assert_eq!(level("清河镇人民政府"), None);
    }

    #[test]
    fn levels_of_titles() {
        assert_eq!(of_title("2020年清州市政务公开工作要点"), Some("市"));
        assert_eq!(of_title("关于印发清河县行动方案的通知"), Some("县"));
        assert_eq!(of_title("关于促进房地产市场健康发展的措施"), None);
        assert_eq!(of_title("清河市教育局年度计划"), None);
        assert_eq!(of_title("清河省财政厅关于支持发展的意见"), None);
        assert_eq!(of_title("清州市河集区人民政府关于印发方案的通知"), Some("区"));
        assert_eq!(of_title("市政府关于推动经济发展的通知"), Some("市"));
        assert_eq!(of_title("清州公积金中心关于贷款的通知"), None);
        assert_eq!(of_title(""), None);
    }
}
