use super::*;

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
        "发展改革委〔能源局〕",
        "住建局（人防办）",
        "建管委",
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
        "市发改委（能源局）",
        "人民政府（管委会）",
        "数字研究院（云岭）",
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
    for name in ["财政厅", "发展改革委", "市场监管局", "林业局", "检察院", "发展改革委（能源局）"]
    {
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
