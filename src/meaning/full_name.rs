//! 全称: a unit's name with the level that it has in its notice (财政局 in a county's is 县财政局).
//!
//! Rule: contract, section 5. Only bare departments take a level; a name with a level or a place
//! of its own, a collective, a proper name and a central body stay as written.

use std::borrow::Cow;

use super::level::{KINDS, Level, NO_PLACES, within};
use crate::{
    grammar::{
        punctuation::{is_closing, is_opening},
        unit::{Holds, brackets::last_bracket, is_collective},
    },
    text::Words,
};

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
    let name = first_name(name);
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
    // The level first: most names begin with one. Of the others most end otherwise.
    !begins_with_level(name)
        && is_department(first_name(name))
        && !has_level(name, holds)
        && !is_collective(name)
        && !is_set(name)
        && !begins_with_seat(first_name(name))
}

/// A department's name without the second one that it bears: 发展改革委〔能源局〕, 住建局（人防办）.
fn first_name(name: &str) -> &str {
    let bears_second = |(_, bracket): &(&str, &str)| {
        is_department(bracket.trim_start_matches(is_opening).trim_end_matches(is_closing))
    };
    let parted = last_bracket(name).map(|open| name.split_at(open));
    parted.filter(bears_second).map_or(name, |(first, _)| first)
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

/// Further words that hold one and name no place.
static FIELDS_OF_PLACES: Words = Words::of(&["乡村", "城乡", "乡镇", "老区"]);

/// Whether the first character of a name is a level's for sure.
fn begins_with_level(name: &str) -> bool {
    let begins_word = || NO_PLACES.may_begin(name) || FIELDS_OF_PLACES.may_begin(name);
    KINDS.has_at(name.as_bytes(), 0) && !begins_word()
}

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
