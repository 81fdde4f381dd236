//! Joint issuers whose names lost the blank between them: `云岭市财政局云岭市水务局`.

use std::{iter, ops::Range};

use super::body::is_body;
use crate::text::Words;

/// Bodies of the state whose names begin another name, never go on with one: the tax office of a place is
/// 国家税务总局云岭市税务局.
static CENTRAL: Words = Words::of(&[
    "中共",
    "国务院",
    "国家税务总局",
    "国家金融监督管理总局",
    "中国人民银行",
    "中国银行保险监督管理委员会",
    "中国证券监督管理委员会",
    "中国银保监会",
    "中国证监会",
    "国家发展改革委",
    "国家发展和改革委员会",
    "国家能源局",
    "国家外汇管理局",
    "国家标准化管理委员会",
    "国家卫生健康委",
    "国家市场监督管理总局",
    "全国总工会",
    "全国妇联",
    "全国工商联",
]);

/// Ministries, which other bodies of the state sign with: 财政部税务总局.
static MINISTRIES: Words = Words::of(&[
    "财政部",
    "税务总局",
    "住房城乡建设部",
    "住房和城乡建设部",
    "工业和信息化部",
    "科技部",
    "教育部",
    "公安部",
    "民政部",
    "司法部",
    "商务部",
    "交通运输部",
    "水利部",
    "农业农村部",
    "生态环境部",
    "自然资源部",
    "人力资源社会保障部",
    "文化和旅游部",
    "应急管理部",
    "海关总署",
    "市场监管总局",
    "金融监管总局",
    "国资委",
]);

/// What names end in that another follows without a mark.
static OFFICES: Words =
    Words::of(&["局", "委", "厅", "会", "中心", "分行", "支行", "办公室", "政府", "院"]);

/// 市委市政府指挥部: a committee of the party and its government share one office.
static COMMITTEES: Words = Words::of(&["省委", "市委", "县委", "区委", "州委"]);

/// The names in a text that is one body, or several without a mark between them.
pub(crate) fn bodies(text: &str) -> impl Iterator<Item = Range<usize>> + Clone {
    let mut next = Some(0);
    iter::from_fn(move || {
        let start = next?;
        let parts = |at: &usize| {
            let (name, rest) = (&text[start..*at], &text[*at..]);
            begins_name(name, rest) && is_name(name) && is_name(rest)
        };
        next = text[start..].char_indices().skip(1).map(|(at, _)| start + at).find(parts);
        Some(start..next.unwrap_or(text.len()))
    })
}

/// Whether another name may begin behind a name: with a body of the state, a place, or a level (市水务局).
fn begins_name(name: &str, rest: &str) -> bool {
    if CENTRAL.begin(rest)
        || MINISTRIES.begin(rest) && name.ends_with(['部', '局', '委', '署', '会'])
    {
        return true;
    }
    if !OFFICES.end(name) || needs_place(name) {
        return false;
    }
    if shares_seat(name, rest) {
        return true;
    }
    let is_levelled = rest.starts_with(['省', '市', '县', '区', '州']) && !COMMITTEES.end(name);
    (is_levelled || place(rest).is_some()) && !is_branch(rest)
}

/// 云岭市财政局 云岭海关: the seat alone, without its level, begins the second name or the first.
fn shares_seat(name: &str, rest: &str) -> bool {
    /// Bytes of a seat: two characters.
    const SEAT: usize = 6;
    static ENDS: Words = Words::of(&["局", "委员会", "中心", "海关", "法院"]);
    static PARTS: Words = Words::of(&["分局", "分中心"]);
    let seat = rest.get(..SEAT).filter(|seat| name.starts_with(seat));
    seat.is_some() && ENDS.end(rest) && !PARTS.end(rest)
}

/// 国家税务总局云岭市税务局, 国家统计局云岭调查队: a body of the state and its place are one name.
fn needs_place(name: &str) -> bool {
    static BRANCHES: Words =
        Words::of(&["分行", "支行", "监管局", "分局", "税务局", "监管组", "管理部", "专员办"]);
    (CENTRAL.begin(name) || name.starts_with("国家") || name.starts_with("中国"))
        && !name.starts_with("中共")
        && !BRANCHES.end(name)
}

/// 云岭市公安局青禾区分局, 云岭市公积金中心青禾县服务部: an office within the one before it.
fn is_branch(rest: &str) -> bool {
    let behind = place(rest).map_or(rest, |place| &rest[place.len()..]);
    behind.starts_with('分') || behind.ends_with("分局") || behind.ends_with('部')
}

fn is_name(text: &str) -> bool {
    is_body(text) || matches!(text, "中共中央" | "国务院")
}

/// The place that a text begins with: 云岭市, not 员会云岭市.
fn place(text: &str) -> Option<&str> {
    /// Characters of the longest place, and of the shortest.
    const LONGEST: usize = 8;
    const SHORTEST: usize = 3;
    let end = text.char_indices().take(LONGEST).find(|(_, c)| "省市县区州旗盟".contains(*c))?;
    let place = &text[..end.0 + end.1.len_utf8()];
    let is_name = !place.contains(['会', '局', '委', '厅', '办', '室', '部', '院', '心', '开']);
    (is_name && place.chars().count() >= SHORTEST).then_some(place)
}

#[cfg(test)]
mod tests {
    use super::bodies;

    fn names(text: &str) -> Vec<&str> {
        bodies(text).map(|range| &text[range]).collect()
    }

    #[test]
    fn each_name_begins_with_its_place_or_the_state() {
        assert_eq!(names("云岭市财政局云岭市水务局"), ["云岭市财政局", "云岭市水务局"]);
        assert_eq!(
            names("云岭市财政局国家税务总局云岭市税务局"),
            ["云岭市财政局", "国家税务总局云岭市税务局"]
        );
        assert_eq!(
            names("云岭住房公积金管理中心云岭市水务局市财政局"),
            ["云岭住房公积金管理中心", "云岭市水务局", "市财政局"]
        );
        assert_eq!(
            names("国家金融监督管理总局云岭监管局青禾市财政局"),
            ["国家金融监督管理总局云岭监管局", "青禾市财政局"]
        );
        assert_eq!(names("中共中央国务院"), ["中共中央", "国务院"]);
        assert_eq!(names("云岭市商务委员会云岭海关"), ["云岭市商务委员会", "云岭海关"]);
        assert_eq!(
            names("杭山市云水区水务局杭山市云水区财政局"),
            ["杭山市云水区水务局", "杭山市云水区财政局"]
        );
        assert_eq!(names("财政部税务总局水利部"), ["财政部", "税务总局", "水利部"]);
        assert_eq!(names("水利部国资委全国工商联"), ["水利部", "国资委", "全国工商联"]);
        assert_eq!(names("中国人民银行国家外汇管理局"), ["中国人民银行", "国家外汇管理局"]);
        assert_eq!(
            names("中共云岭市委办公室云岭市人民政府办公室"),
            ["中共云岭市委办公室", "云岭市人民政府办公室"]
        );
    }

    #[test]
    fn one_name_stays_one() {
        for name in [
            "国家税务总局云岭市税务局",
            "国家统计局云岭市调查队",
            "云岭市人民政府",
            "云岭市公安局青禾区分局",
            "云岭市公积金中心青禾县服务部",
            "云岭市公安局云岭分局",
            "国务院国资委",
            "水利部云岭水利委员会",
            "云岭市交通委员会",
            "云岭市委市政府机关服务中心",
            "中国人民银行云岭市分行",
            "国务院办公厅",
        ] {
            assert_eq!(names(name), [name]);
        }
    }
}
