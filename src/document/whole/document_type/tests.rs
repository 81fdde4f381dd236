#[test]
fn a_text_without_title_is_what_it_calls_itself() {
    let of = |text: &str| crate::parse(text).document_type.clone().map(|kind| kind.into_owned());
    let waits = "1.自本通知下发之日起，新购住房满两年可以转让。\n";
    assert_eq!(of(waits).as_deref(), Some("通知"));
    let ends = format!("{waits}2.本措施由县住房城乡建设局负责解释。");
    assert_eq!(of(&ends).as_deref(), Some("措施"), "who explains it says more surely what it is");
    let mentions = "1.新购住房按照本通知第二条要求转让，基本方案另定。\n";
    assert_eq!(of(mentions).as_deref(), Some("通知"));
    assert_eq!(of("1.提前还本计划另定。原公告“本公告执行之前”的规定废止。\n"), None);
    assert_eq!(of("1.不得违反规定，健全基本规范。"), None);
    let provides = "1.补贴按本措施发放。\n2.本文件相关规定由县住房城乡建设局负责解释。\n";
    assert_eq!(of(provides).as_deref(), Some("措施"));
}

#[test]
fn a_text_calls_itself_in_title_marks() {
    let of = |text: &str| crate::parse(text).document_type.clone().map(|kind| kind.into_owned());
    for (text, kind) in [
        ("1.自本《意见》下发之日起，新购住房满两年可以转让。\n", "意见"),
        ("1.修渠补贴按户发放。\n2.本《若干措施》有效期一年。\n", "措施"),
        ("1.本《通知》所述一年是指自然年度。\n", "通知"),
    ] {
        assert_eq!(of(text).as_deref(), Some(kind), "{text}");
    }
    assert_eq!(of("1.参照云岭市的做法，资金来自成本《通知》另定。\n"), None);
}

#[test]
fn what_a_text_makes_is_its_type() {
    let of = |text: &str| crate::parse(text).document_type.clone().map(|kind| kind.into_owned());
    let made = "为规范管理，现制定青禾（北区）人才公寓租金补贴实施细则。\n一、补贴对象\n";
    assert_eq!(of(made).as_deref(), Some("细则"));
    let follows = "为规范管理，现制定有关措施如下：\n一、补贴对象\n";
    assert_eq!(of(follows).as_deref(), Some("措施"));
    let proposed = "为规范管理，现就人才公寓提出实施意见如下：\n一、补贴对象\n";
    assert_eq!(of(proposed).as_deref(), Some("意见"));
    let policy = "一、标准\n每户三千元。\n本政策自印发之日起施行。\n";
    assert_eq!(of(policy).as_deref(), Some("政策"));
    assert_eq!(of("一、标准\n按本政策发放，每户三千元。\n"), None);
    assert_eq!(of("一、标准\n补贴办法如下：每户三千元。\n"), None);
    assert_eq!(of("一、标准\n由县财政局制定办法，补贴标准如下：每户三千元。\n"), None);
}

#[test]
fn what_answers_by_letter_is_one() {
    let of = |text: &str| crate::parse(text).document_type.clone().map(|kind| kind.into_owned());
    let answer = "青禾县人民政府：\n你县来函收悉。经研究，现函复如下。\n一、同意修渠。\n";
    assert_eq!(of(answer).as_deref(), Some("函"));
    assert_eq!(of("一、受理\n收到材料后十日内函复申请人。\n"), None);
}

#[test]
fn praise_that_is_given_makes_a_circular() {
    let of = |text: &str| crate::parse(text).document_type.clone().map(|kind| kind.into_owned());
    assert_eq!(of("经研究，决定对青禾镇给予通报表扬。\n").as_deref(), Some("通报"));
    assert_eq!(of("一、激励\n对先进单位予以通报表扬、表彰等奖励。\n"), None);
}
