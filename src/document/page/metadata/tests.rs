#[test]
fn a_source_ends_where_the_page_goes_on() {
    let page = "来源：青禾县水务局浏览量:440\n发布日期：2024-05-06\n青禾县水务局关于修渠的通知\n各乡镇：\n请修渠。\n";
    assert_eq!(crate::parse(page).metadata.source.as_deref(), Some("青禾县水务局"));
    assert_eq!(super::byline::source_end("浏览量:54"), 0);
    assert_eq!(super::byline::source_end("云岭日报"), "云岭日报".len());
}

#[test]
fn the_day_of_a_page_stands_above_its_last_buttons() {
    let text = "青禾县水务局关于修渠的通知\n各乡镇：\n请修渠。\n青禾县水务局\n2024年5月6日\n";
    let published = |foot: &str| {
        let page = format!("{text}{foot}");
        crate::parse(&page).metadata.published_date.map(|date| date.to_string())
    };
    let day = Some("2024-05-08".to_owned());
    assert_eq!(published("扫一扫分享本页\n发布日期：2024-05-08\n下载\n关闭\n"), day);
    assert_eq!(published("发布日期：2024-05-08\n"), day);
    assert_eq!(published("发布日期：2024-05-08\n下载修渠图纸\n"), None);
}

#[test]
fn a_counter_is_none_of_the_value_in_front_of_it() {
    let page = "青禾县水务局关于修渠的通知\n日期:2024-05-0616:35来源:青禾县水务局责任编辑:何青阅读量:215\n各乡镇：\n请修渠。\n";
    let metadata = crate::parse(page).metadata;
    assert_eq!(metadata.source.as_deref(), Some("青禾县水务局"));
    assert_eq!(metadata.other.get("责任编辑").map(|name| &**name), Some("何青"));
    let page = "阅读量：215 发布日期：2024-05-06\n青禾县水务局关于修渠的通知\n各乡镇：\n请修渠。\n";
    let published = crate::parse(page).metadata.published_date;
    assert_eq!(published.map(|date| date.to_string()).as_deref(), Some("2024-05-06"));
}

#[test]
fn a_headline_below_a_label_is_no_pair() {
    let page = "来源：青禾日报\n青禾：渠水全部到田!今年不愁浇灌\n近日，记者从县水务局获悉，渠水已经到田。\n";
    let notice = crate::parse(page);
    assert_eq!(notice.title.as_deref(), Some("青禾：渠水全部到田!今年不愁浇灌"));
    assert!(notice.metadata.other.is_empty());
}

#[test]
fn a_state_below_its_label_may_be_missing() {
    let validity = |below: &str| {
        let page = format!("索引号：qh001\n发布日期：2024-05-06 时效性：\n{below}");
        crate::parse(&page).metadata.validity.map(String::from)
    };
    assert_eq!(validity("有效\n"), Some("有效".to_owned()));
    assert_eq!((validity(""), validity("各乡镇：\n")), (None, None));
}

#[test]
fn brackets_and_blanks_around_a_pair_are_none_of_its_value() {
    let page = "索引号：qh001\n【发布日期：2024-05-06 】\n【作者：何青 】\n青禾县水务局关于修渠的通知\n各乡镇：\n请修渠。\n";
    let author = crate::parse(page).metadata.other.get("作者").map(|name| name.to_string());
    assert_eq!(author.as_deref(), Some("何青"));
}

#[test]
fn a_label_of_which_the_end_is_known_begins_behind_its_blank() {
    let page = "索引号：qh001　办件名称：青禾县修渠办法\n办结部门：青禾县水务局\t办结日期：2024年5月8日\n\
        青禾县水务局关于修渠的通知\n各乡镇：\n请修渠。\n";
    let metadata = crate::parse(page).metadata;
    assert_eq!(metadata.index_number.as_deref(), Some("qh001"));
    let other = |key: &str| metadata.other.get(key).map(|value| value.to_string());
    assert_eq!(other("办结部门").as_deref(), Some("青禾县水务局"));
    assert_eq!(other("办结日期").as_deref(), Some("2024年5月8日"));
    // Names that labels end with: 来源 is all of its word, and no blank stands within the second.
    let page = "发布时间：2024-05-06 来 源：青禾日报\n作者：何青时间：2024-05-06\n青禾县水务局关于修渠的通知\n各乡镇：\n请修渠。\n";
    let metadata = crate::parse(page).metadata;
    assert_eq!(metadata.source.as_deref(), Some("青禾日报"));
    assert_eq!(metadata.other.get("作者").map(|name| &**name), Some("何青"));
}
