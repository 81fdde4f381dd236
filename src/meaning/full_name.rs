//! 全称: a unit's name with the level that it has in its notice (财政局 in a county's is 县财政局).
//!
//! Rule: contract, section 5. Only bare departments take a level; a name with a level or a place
//! of its own, a collective, a proper name and a central body stay as written.

use std::borrow::Cow;

use crate::{
    grammar::unit::{Holds, is_collective},
    text::{Words, scan::CharSet},
};

/// The level of the government or department that issues a notice, as names carry it in front.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Level {
    place: &'static str,
    /// Whether only departments issue it: most bare names in their notices are their own divisions.
    is_of_department: bool,
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
static NO_PLACES: Words = Words::of(&[
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

    fn of_government(place: &'static str) -> Self {
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

/// A unit's name with the level of its notice, where it is a bare department.
pub(crate) fn full_name<'t>(
    name: &Cow<'t, str>,
    holds: Holds,
    level: Option<Level>,
) -> Cow<'t, str> {
    let takes = |level: &Level| {
        is_bare_department(name, holds) && (!level.is_of_department || is_sister(name, level.place))
    };
    match level.filter(takes) {
        Some(Level { place, .. }) => Cow::Owned([place, name].concat()),
        None => name.clone(),
    }
}

/// Whether a name is that of a department which every government of a level has: 财政厅 of a province, 财政局 of
/// a city. In a department's notice 稽查局 and 科技处 are its own.
fn is_sister(name: &str, place: &str) -> bool {
    /// Departments of the government; a province has them as 厅.
    static GOVERNMENT: Words = Words::of(&[
        "财政",
        "公安",
        "司法",
        "民政",
        "教育",
        "科技",
        "科学技术",
        "经济和信息化",
        "应急",
        "工业和信息化",
        "工信",
        "商务",
        "生态环境",
        "自然资源",
        "自然资源和规划",
        "住房城乡建设",
        "住房和城乡建设",
        "住建",
        "交通运输",
        "水利",
        "水务",
        "农业农村",
        "文化和旅游",
        "文旅",
        "审计",
        "退役军人事务",
        "人力资源社会保障",
        "人力资源和社会保障",
        "人社",
    ]);
    /// Departments that are 局 or 委 at any level.
    static OTHERS: Words = Words::of(&[
        "发展改革委",
        "发展和改革委员会",
        "发展改革委员会",
        "发改委",
        "发展改革局",
        "发改局",
        "卫生健康委",
        "卫生健康委员会",
        "卫健委",
        "卫生健康局",
        "卫健局",
        "国资委",
        "市场监管局",
        "市场监督管理局",
        "应急管理厅",
        "应急管理局",
        "应急局",
        "统计局",
        "林业局",
        "林草局",
        "林业和草原局",
        "医保局",
        "医疗保障局",
        "大数据局",
        "大数据发展局",
        "大数据管理局",
        "能源局",
        "药监局",
        "乡村振兴局",
        "机关事务管理局",
        "体育局",
        "广电局",
        "信访局",
        "税务局",
        "气象局",
        "住房城乡建设委",
        "住房和城乡建设委员会",
        "交通运输委",
        "商务委",
        "科委",
        "教委",
        "经济和信息化委",
        "农业农村委",
        "市场监管厅",
        "粮食和储备局",
        "地方金融监管局",
        "金融监管局",
        "金融办",
        "供销社",
        "工商联",
    ]);
    let is_province = matches!(place, "省" | "自治区");
    let ending = if is_province { '厅' } else { '局' };
    OTHERS.hold(name) || name.strip_suffix(ending).is_some_and(|field| GOVERNMENT.hold(field))
}

/// Whether a name is a department's without a level or a place of its own.
fn is_bare_department(name: &str, holds: Holds) -> bool {
    // The level first: most names have one.
    !has_level(name, holds)
        && is_department(name)
        && !is_collective(name)
        && !is_set(name)
        && !begins_with_seat(name)
}

/// Whether a department's name begins with a city's or county's without its kind: 清河生态环境局.
fn begins_with_seat(name: &str) -> bool {
    static DEPARTMENTS: Words = Words::of(&[
        "生态环境局",
        "税务局",
        "公安局",
        "财政局",
        "民政局",
        "司法局",
        "审计局",
        "统计局",
        "水利局",
        "商务局",
        "医疗保障局",
        "医保局",
        "卫生健康局",
        "市场监管局",
        "自然资源局",
        "应急管理局",
        "农业农村局",
        "气象局",
        "人社局",
        "住建局",
        "发改局",
    ]);
    /// Words of fields, which departments share (科技商务局, 森林公安局).
    static FIELDS: Words = Words::of(&[
        "经济", "经发", "科技", "投资", "招商", "农业", "农村", "农林", "林业", "林草", "交通",
        "住建", "城乡", "城市", "规划", "海洋", "工信", "文化", "森林", "地方", "综合", "教育",
        "卫生", "粮食", "工业", "旅游", "文旅", "民族", "社会", "发展", "资源", "环境", "生态",
        "建设", "水利", "水务", "体育", "信息", "安全", "应急", "市场", "监督", "行政", "公共",
        "医疗", "统计", "组织", "人社", "和", "国有", "园林", "渔业", "畜牧", "食品", "药品",
    ]);
    let seat = DEPARTMENTS.ending(name).map(|department| &name[..name.len() - department.len()]);
    seat.is_some_and(|seat| (2..=3).contains(&seat.chars().count()) && !FIELDS.stand_in(seat))
}

/// Characters of places and levels in names.
static KINDS: CharSet = CharSet::of("省市县区州旗盟镇乡");

/// Further words that hold one and name no place.
static FIELDS_OF_PLACES: Words = Words::of(&["乡村", "城乡", "乡镇", "老区"]);

/// Names that begin with a level, or hold a place (市生态环境局清河县分局).
fn has_level(name: &str, holds: Holds) -> bool {
    static STARTS: Words = Words::of(&["自治区", "地区", "国家", "国务院", "国网", "国管", "国铁"]);
    let mut places = name.char_indices().filter(|(_, c)| KINDS.has(*c));
    STARTS.begin(name) || holds.any(Holds::PLACE) && places.any(|(at, _)| !inside_word(name, at))
}

/// Whether the character of a place at `at` belongs to a word that names none: 市 of 市场监管局.
fn inside_word(name: &str, at: usize) -> bool {
    // 市市场监管局: the first 市 is the level.
    within(&NO_PLACES, name, at) || within(&FIELDS_OF_PLACES, name, at)
}

/// Whether the character of a place at `at` belongs to one of some words.
fn within(words: &Words, text: &str, at: usize) -> bool {
    /// Bytes of the longest such word in front of that character.
    const LONGEST: usize = 6;
    (0..=LONGEST.min(at))
        .step_by(3)
        .any(|offset| text.get(at - offset..).is_some_and(|word| words.begin_longer(word, offset)))
}

/// Central bodies, their branches, and bodies that no government has as its department.
fn is_set(name: &str) -> bool {
    static STARTS: Words = Words::of(&[
        "中国",
        "中央",
        "中共",
        "中铁",
        "全国",
        "全省",
        "全市",
        "全县",
        "人民银行",
        "人行",
        "最高",
        "本",
        "厅",
        // The body that holds Shanghai's public hospitals.
        "申康",
    ]);
    /// Provinces and the cities with branches of central bodies of their own (辽宁金融监管局).
    static SEATS: Words = Words::of(&[
        "北京",
        "天津",
        "上海",
        "重庆",
        "河北",
        "山西",
        "辽宁",
        "吉林",
        "黑龙江",
        "江苏",
        "浙江",
        "安徽",
        "福建",
        "江西",
        "山东",
        "河南",
        "湖北",
        "湖南",
        "广东",
        "海南",
        "四川",
        "贵州",
        "云南",
        "陕西",
        "甘肃",
        "青海",
        "台湾",
        "内蒙古",
        "广西",
        "西藏",
        "宁夏",
        "新疆",
        "香港",
        "澳门",
        "大连",
        "青岛",
        "宁波",
        "厦门",
        "深圳",
    ]);
    static PARTS: Words = Words::of(&[
        "银保监",
        "证监",
        "保监",
        "海事",
        "海警",
        "供电",
        "电网",
        "烟草",
        "铁路",
        "总局",
        "总署",
        "街道",
        "管委会",
        "管理委员会",
        "村委会",
        "居委会",
        "村民委员会",
        "居民委员会",
        "组委会",
        "管委",
        "工委",
        "开发区",
        "分局",
        "分中心",
        "支局",
        "海关",
        "民航",
        "党委",
    ]);
    static FUND: Words = Words::of(&["公积金"]);
    // 清河公积金中心: what stands before 公积金 is its seat.
    let fund = FUND.find(name).is_some_and(|at| at > 0 && !name[..at].starts_with("住房"));
    fund || STARTS.begin(name) || SEATS.begin(name) || PARTS.stand_in(name)
}

/// How the names of a government's departments and institutes end.
fn is_department(name: &str) -> bool {
    static ENDS: Words = Words::of(&[
        "局",
        "委",
        "办",
        "厅",
        "委员会",
        "办公室",
        "中心",
        "法院",
        "检察院",
        "工会",
        "妇联",
        "残联",
        "科协",
        "文联",
        "侨联",
        "工商联",
        "宣传部",
        "组织部",
        "统战部",
        "人武部",
        "档案馆",
        "图书馆",
        "供销社",
        "党校",
        "支队",
        "大队",
        "总队",
        "政协",
        "人大",
        "公安",
        "红十字会",
        "贸促会",
    ]);
    /// Departments by the field alone (发改、人社), as lists shorten them.
    static FIELDS: Words = Words::of(&[
        "发改",
        "财政",
        "教育",
        "教体",
        "科技",
        "工信",
        "公安",
        "民政",
        "司法",
        "人社",
        "住建",
        "交通",
        "水利",
        "农业农村",
        "商务",
        "文旅",
        "卫健",
        "应急",
        "审计",
        "市监",
        "统计",
        "医保",
        "信访",
        "税务",
        "气象",
        "城管",
        "自然资源",
        "生态环境",
        "市场监管",
        "行政审批",
        "扶贫",
        "住房城乡建设",
        "卫生健康",
    ]);
    /// Endings that are no name by themselves.
    static BARE: Words =
        Words::of(&["局", "委", "办", "厅", "委员会", "办公室", "中心", "支队", "大队", "总队"]);
    !BARE.hold(name) && (FIELDS.hold(name) || ENDS.end(name))
}

#[cfg(test)]
mod tests;
