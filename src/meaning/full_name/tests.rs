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

#[test]
fn bare_departments_take_the_level() {
    let county = level_of("县");
    for name in [
        "财政局",
        "发改",
        "扶贫办",
        "住房保障中心",
        "市场监管局",
        "城市管理局",
        "自然资源和规划局",
        "科技商务局",
        "农业农村局",
    ] {
        assert_eq!(full_name(&name.into(), Holds::of(name), county), format!("县{name}"));
    }
}

#[test]
fn other_names_stay() {
    let county = level_of("县");
    for name in [
        "市生态环境局清河县分局",
        "人民银行清河分行",
        "清河证监局",
        "清河海关",
        "清河职业学院",
        "清河生态环境局",
        "云水税务局",
        "各乡镇",
        "公积金清河分中心",
        "县政府办公室",
        "县政府各部门",
        "有关部门",
        "税务总局",
        "气候处",
        "市财政局",
        "市市场监管局",
        "高新区管委会",
    ] {
        assert_eq!(full_name(&name.into(), Holds::of(name), county), name);
    }
    assert_eq!(full_name(&"财政局".into(), Holds::of("财政局"), None), "财政局");
}

#[test]
fn a_department_raises_its_sisters_alone() {
    let of = |body: &str, name: &'static str| {
        full_name(&name.into(), Holds::of(name), Level::of([body], [])).into_owned()
    };
    for name in ["财政厅", "发展改革委", "市场监管局", "林业局"] {
        assert_eq!(of("清河省商务厅", name), format!("省{name}"));
    }
    for name in ["财政局", "稽查局", "气候处", "公路局", "登记注册局"] {
        assert_eq!(of("清河省商务厅", name), name);
    }
    assert_eq!(of("云岭市水务局", "财政局"), "市财政局");
    // A government among the issuers raises all.
    let joint = Level::of(["清河省商务厅", "清河省人民政府"], []);
    assert_eq!(full_name(&"公路局".into(), Holds::of("公路局"), joint), "省公路局");
}

fn level_of(kind: &'static str) -> Option<Level> {
    Some(Level::of_government(kind))
}
