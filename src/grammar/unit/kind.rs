//! 机构名称: whether a text is the name of a body, or a collective of bodies, by itself.
//!
//! What a body is called is told by how its name ends; the lists below are the endings that the names of
//! Chinese public bodies have, not the bodies themselves.

use super::brackets::without_last_brackets;

/// The longest name in characters: the longest known ones (联席会议办公室 of several fields) have some 35.
const LONGEST_NAME: usize = 45;

/// Endings of two and more characters that hardly end anything but a name.
const ENDINGS: &[&str] = &[
    "政府",
    "委员会",
    "管委会",
    "管理委",
    "办公室",
    "办公厅",
    "办事处",
    "街道",
    "公司",
    "集团",
    "银行",
    "支行",
    "分行",
    "中支",
    "分局",
    "支局",
    "总局",
    "支队",
    "大队",
    "总队",
    "中队",
    "法院",
    "中院",
    "高院",
    "检察院",
    "工会",
    "妇联",
    "工商联",
    "团委",
    "军分区",
    "协会",
    "学会",
    "商会",
    "联合会",
    "基金会",
    "学院",
    "大学",
    "学校",
    "中学",
    "小学",
    "幼儿园",
    "医院",
    "海关",
    "中心",
    "指挥部",
    "小组",
    "专班",
    "开发区",
    "联席会议",
    "研究院",
    "研究所",
    "科学院",
    "供销社",
    "联社",
    "信用社",
    "合作社",
    "电视台",
    "融媒体",
    "报社",
    "出版社",
    "图书馆",
    "博物馆",
    "档案馆",
    "党校",
    "部门",
    "单位",
    "机构",
    "营管部",
    "证监会",
    "残联",
    "文联",
    "科协",
    "侨联",
    "社科联",
    "作协",
    "总站",
    "气象台",
    "监管组",
    "监组",
    "工委",
    "党委",
    "党组",
    "政协",
    "人大",
    "纪委",
    "监委",
    "机关",
    "交易所",
    "本级",
    "村委会",
    "居委会",
    "社区",
    "企业",
    "处室",
    "科室",
    "科研院所",
    "高校",
    "院校",
    "银保监",
    "人行",
    "专线",
    "热线办",
    "党支部",
    "俱乐部",
    "红十字会",
    "贸促会",
    "老干部局",
    "组委",
    "总队部",
    "铁塔",
    "电信",
    "供电所",
    "组织",
    "工业园",
    "产业园",
    "科技园",
    "园区",
];

/// Words that an ending makes by itself and that are bodies all the same (县里的 法院, 团委).
const BARE_NAMES: &[&str] = &[
    "法院",
    "中院",
    "高院",
    "检察院",
    "妇联",
    "工商联",
    "团委",
    "残联",
    "文联",
    "科协",
    "侨联",
    "供销社",
    "党校",
    "政协",
    "人大",
    "纪委",
    "监委",
    "证监会",
    "开发区",
    "海关",
    "人行",
    "档案馆",
    "融媒体",
    "社科联",
    "红十字会",
    "贸促会",
    "工会",
];

/// Last characters that end the names of bodies and places.
const LAST: &str = "局委办厅部署处科院所镇乡县区市州旗盟省会组站队室台馆社校股";

/// Words that end in one of [`LAST`] and are no names.
const NO_NAMES: &[&str] = &[
    "全部",
    "内部",
    "外部",
    "局部",
    "底部",
    "顶部",
    "干部",
    "西部",
    "东部",
    "南部",
    "北部",
    "中部",
    "本科",
    "专科",
    "学科",
    "百科",
    "到处",
    "好处",
    "用处",
    "长处",
    "之处",
    "处处",
    "惩处",
    "查处",
    "何处",
    "各处",
    "住院",
    "出院",
    "入院",
    "剧院",
    "影院",
    "厕所",
    "住所",
    "场所",
    "小区",
    "景区",
    "灾区",
    "山区",
    "地区",
    "辖区",
    "片区",
    "库区",
    "街区",
    "厂区",
    "城区",
    "校区",
    "老区",
    "分区",
    "功区",
    "误区",
    "禁区",
    "疫区",
    "上市",
    "超市",
    "城市",
    "股市",
    "楼市",
    "夜市",
    "门市",
    "都市",
    "集市",
    "社会",
    "机会",
    "大会",
    "晚会",
    "年会",
    "例会",
    "开会",
    "学会",
    "体会",
    "议会",
    "培训会",
    "座谈会",
    "发布会",
    "推进会",
    "博览会",
    "招聘会",
    "展会",
    "听证会",
    "班会",
    "主办",
    "承办",
    "协办",
    "举办",
    "补办",
    "申办",
    "代办",
    "交办",
    "督办",
    "网办",
    "通办",
    "可办",
    "好办",
    "易办",
    "快办",
    "联办",
    "即办",
    "必办",
    "常委",
    "一组",
    "二组",
    "小组",
    "分组",
    "网站",
    "车站",
    "电站",
    "泵站",
    "加油站",
    "排队",
    "团队",
    "车队",
    "教室",
    "卧室",
    "平台",
    "后台",
    "窗台",
    "旅社",
    "县域",
    "节省",
    "自省",
    "外省",
    "跨省",
    "在校",
    "高校",
    "进校",
    "入股",
    "参股",
    "乡镇",
    "家乡",
    "下乡",
    "返乡",
    "城乡",
    "广州市区",
    "市区",
    "县区",
    "州市",
    "县市",
    "市县",
    "都会",
    "参会",
    "不会",
    "才会",
    "就会",
    "将会",
    "也会",
    "宴会",
    "约会",
    "所部",
    "几个市",
    "校校",
];

/// Short names in common use that no ending shows.
const SHORT_NAMES: &[&str] = &[
    "团省委",
    "团市委",
    "团县委",
    "团区委",
    "团州委",
    "团旗委",
    "发改",
    "国网",
    "中国移动",
    "中国联通",
    "中国电信",
    "中国铁塔",
    "移动",
    "联通",
    "电信",
    "申康中心",
    "机场集团",
    "上港集团",
    "国管局",
    "各地",
    "各地方",
    "各级",
    "各省",
    "各市",
    "各县",
    "各区",
    "各镇",
    "各乡",
    "各州",
    "各旗",
    "各街",
    "各街镇",
    "各镇街",
    "各乡镇",
    "各部门",
    "各单位",
    "各方",
    "各有关方面",
];

/// Openings of phrases in brackets that are no names (（含…）, （见附件2）, （以下简称…）).
const PHRASES: &[&str] = &[
    "包括",
    "包含",
    "其中",
    "以下",
    "以上",
    "不得",
    "不含",
    "例如",
    "含",
    "见附",
    "详见",
    "参见",
    "如有",
    "或者",
    "属于",
    "对于",
    "按",
    "凡",
    "由",
    "及",
    "与",
    "等",
    "未",
    "已",
    "其所",
    "其下",
    "其直",
    "除",
    "非本",
    "涉及",
    "符合",
    "经过",
    "根据",
    "有条件",
    "具有",
    "来自",
    "位于",
    "不动产权",
    "即",
    "或",
    "此件",
    "一是",
    "二是",
    "三是",
    "简称",
    "下称",
    "统称",
    "可由",
    "并由",
    "应由",
    "须由",
    "需由",
    "原则上",
];

/// Characters of the levels and of the collectives that names begin with.
const LEVELS: &str = "国省市县区州旗盟各";

/// Characters that the words for places and their kinds consist of (县, 市区, 乡镇街道).
const PLACE_KINDS: &str = "省市县区州旗盟乡镇街道村自治设特辖级和及与、/（）()〔〕[]";

/// Whether a text is the name of a body or a collective by itself: 县财政局, 各镇（街道）, 有关部门.
///
/// It is told by the ending, so that a phrase with such an ending passes too; where nothing else says
/// that units are meant, ask [`is_strong`] as well.
pub(crate) fn is_unit(name: &str) -> bool {
    let core = without_last_brackets(name);
    let length = core.chars().take(LONGEST_NAME + 1).count();
    if !(2..=LONGEST_NAME).contains(&length) || has_phrase_marks(core) {
        return false;
    }
    SHORT_NAMES.contains(&core) || is_collective(core) || has_name_ending(core)
}

/// Marks and words of sentences, which names are free of.
fn has_phrase_marks(core: &str) -> bool {
    // 含山县 and 即墨区 are places; any other 含… or 即… explains.
    let place = core.starts_with("含山") || core.starts_with("即墨");
    (PHRASES.iter().any(|phrase| core.starts_with(phrase)) && !place)
        || core.contains(['。', '：', ':', '？', '！', '；', ';', '《', '》', '了', '是', '%', '='])
        || core.contains("年第")
}

fn has_name_ending(core: &str) -> bool {
    if BARE_NAMES.contains(&core) {
        return true;
    }
    if core.contains('的') {
        return false;
    }
    if ENDINGS.iter().any(|ending| core.len() > ending.len() && core.ends_with(ending)) {
        return true;
    }
    let Some(last) = core.chars().next_back() else { return false };
    LAST.contains(last)
        && !ENDINGS.contains(&core)
        && !NO_NAMES.iter().any(|word| core.ends_with(word))
        && !core.chars().all(|c| PLACE_KINDS.contains(c))
}

/// A collective: 各乡镇, 各有关部门, 县政府各部门单位, 相关区, 其他有关单位.
pub(crate) fn is_collective(name: &str) -> bool {
    let core = without_last_brackets(name);
    if core.starts_with("各自") || core.starts_with("各项") || core.starts_with("各类") {
        return false;
    }
    let each = ["各", "有关", "相关", "其他", "其它", "全体", "所有"]
        .iter()
        .find_map(|word| core.strip_prefix(word))
        .is_some_and(|rest| {
            !rest.is_empty() && (rest.ends_with(|c| LAST.contains(c)) || ends_collectively(rest))
        });
    each || (["各", "有关", "相关", "直属", "所属", "成员", "主管", "职能"]
        .iter()
        .any(|word| core.contains(word))
        && ends_collectively(core))
}

/// Whether a text ends in a word for bodies of a kind: 部门, 单位, 地区.
pub(crate) fn ends_collectively(text: &str) -> bool {
    const KINDS: &[&str] = &[
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
    ];
    let core = without_last_brackets(text);
    KINDS.iter().any(|kind| core.ends_with(kind))
}

/// Whether a name is a body's beyond doubt, and not a mere place or a word with such an ending.
///
/// Serves bare lists in brackets: （北京市、天津市） and （施工单位、监理单位） explain, （市商务委、
/// 上海海关） assigns.
pub(crate) fn is_strong(name: &str) -> bool {
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
    if !long || !is_unit(core) {
        return false;
    }
    let levelled = core.starts_with(|c| LEVELS.contains(c)) && !is_place(core);
    levelled || sure.iter().any(|ending| core.ends_with(ending))
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
pub(crate) fn place_rank(text: &str) -> Option<u8> {
    let core = ["人民政府", "政府"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    if core.is_empty() || !core.chars().all(|c| PLACE_KINDS.contains(c)) {
        return None;
    }
    match core.chars().find(|c| "省市县区州旗盟乡镇街".contains(*c))? {
        '省' => Some(1),
        '市' | '州' | '盟' => Some(2),
        '县' | '区' | '旗' => Some(3),
        _ => Some(4),
    }
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
        ] {
            assert!(!is_unit(text), "{text}");
        }
    }

    #[test]
    fn places_and_parties_to_a_contract_are_weak() {
        assert!(is_strong("市商务委"));
        assert!(is_strong("各区政府"));
        assert!(is_strong("财政部"));
        assert!(!is_strong("清河市"));
        assert!(!is_strong("施工单位"));
    }

    #[test]
    fn kinds_of_places_have_ranks() {
        assert_eq!(place_rank("县（市、区）人民政府"), Some(3));
        assert_eq!(place_rank("市"), Some(2));
        assert_eq!(place_rank("县财政局"), None);
        assert_eq!(place_rank(""), None);
    }
}
