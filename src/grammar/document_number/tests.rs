use super::{
    tail::{as_prescribed, bracketed},
    *,
};

fn found(text: &str) -> Option<&str> {
    let (range, _) = find(text)?;
    Some(&text[range])
}

#[test]
fn numbers_of_other_documents_stay_in_their_titles() {
    assert_eq!(found("《关于青政发〔2024〕3号文件的说明》"), None);
    assert_eq!(found("《说明》（青政发〔2024〕3号）"), Some("青政发〔2024〕3号"));
}

#[test]
fn a_code_begins_behind_digits_and_dates() {
    assert_eq!(found("附件2青政发〔2024〕3号"), Some("青政发〔2024〕3号"));
    assert_eq!(found("1998年3月2日国务院令第7号"), Some("国务院令第7号"));
}

type Expected = (Option<&'static str>, Option<u16>, u32);

const GOOD: [(&str, Expected); 29] = [
    ("国办发〔2020〕17号", (Some("国办发"), Some(2020), 17)),
    ("冀文物发[2019[150号", (Some("冀文物发"), Some(2019), 150)),
    ("云环办 (2021 J 364 号", (Some("云环办"), Some(2021), 364)),
    ("湘科发2022〔137〕号", (Some("湘科发"), Some(2022), 137)),
    ("云水办2024]7号", (Some("云水办"), Some(2024), 7)),
    ("陕科(农)函〔2021〕322号", (Some("陕科(农)函"), Some(2021), 322)),
    ("青政办发„2021‟22号", (Some("青政办发"), Some(2021), 22)),
    ("宁财(教)指标﹝2021﹞199号", (Some("宁财(教)指标"), Some(2021), 199)),
    ("云水发〔 2022 〕 7 号", (Some("云水发"), Some(2022), 7)),
    ("云水发（２０２２）７号", (Some("云水发"), Some(2022), 7)),
    ("云水发【2022】第7号", (Some("云水发"), Some(2022), 7)),
    ("云水发{2022}7", (Some("云水发"), Some(2022), 7)),
    ("云 水 发〈2022〉7号", (Some("云水发"), Some(2022), 7)),
    ("第3号", (None, None, 3)),
    ("第 3 号", (None, None, 3)),
    ("2016年第8号", (None, Some(2016), 8)),
    ("海关总署令第213号", (Some("海关总署令"), None, 213)),
    ("国务院令第638号", (Some("国务院令"), None, 638)),
    ("深圳市人民政府令262号", (Some("深圳市人民政府令"), None, 262)),
    ("海关总署公告2016年第8号", (Some("海关总署公告"), Some(2016), 8)),
    ("财政部、税务总局公告2020年第8号", (Some("财政部、税务总局公告"), Some(2020), 8)),
    ("发文字号：云水发〔2022〕7号", (Some("云水发"), Some(2022), 7)),
    ("（云水发〔2022〕7号）", (Some("云水发"), Some(2022), 7)),
    ("云水发〔2022〕7号、云林发〔2022〕9号", (Some("云水发"), Some(2022), 7)),
    ("第十二号", (None, None, 12)),
    ("（第7号）", (None, None, 7)),
    ("（2022年第7号）", (None, Some(2022), 7)),
    ("水利部 林草局公告2022年第9号", (Some("水利部林草局公告"), Some(2022), 9)),
    ("法〔2022〕7号", (Some("法"), Some(2022), 7)),
];

#[test]
fn whole_numbers_are_read() {
    for (text, (code, year, serial)) in GOOD {
        let number = DocumentNumber::parse(text);
        let got = number.as_ref().map(|n| (n.issuer_code.as_deref(), n.year, n.serial));
        assert_eq!(got, Some((code, year, serial)), "{text}");
    }
}

#[test]
fn other_texts_are_no_numbers() {
    let bad = [
        "",
        "号",
        "GB/T9704-2012",
        "NY/T388-1999",
        "第4626号提案",
        "2020年9月3日",
        "（2023年5月11日）",
        "云水县2022年工作要点",
        "《云水县条例》",
        "3号",
        "云水发〔2022〕",
        "林草局关于节水的公告水利部公告2022年第6号",
        "水灌区健康发展的若干意见云水发〔2022〕7号",
    ];
    for text in bad {
        assert_eq!(whole(text), None, "{text}");
        assert!(text.parse::<DocumentNumber<'_>>().is_err(), "{text}");
    }
}

#[test]
fn a_known_start_leaves_the_rest() {
    let (rest, raw) = document_number("云水发〔2022〕7号，以下简称办法").unwrap();
    assert_eq!((rest, raw.serial), ("，以下简称办法", 7));
    let rest = |text: &'static str| document_number(text).ok().map(|(rest, _)| rest);
    assert_eq!(rest("云水发〔2022〕7 的规定"), Some("的规定"));
    assert_eq!(rest("2022年第7号文"), Some("文"));
    assert_eq!(rest("第7号，"), Some("，"));
    assert_eq!(rest("第7号文"), None);
    for thing in ["提案", "建议", "议案", "文物", "线"] {
        assert_eq!(document_number(&format!("云水县令第7号{thing}")).ok(), None, "{thing}");
    }
}

#[test]
fn a_number_stands_where_it_was_read() {
    let text = " 文号: （云水发〔2022〕7号） ";
    let number = DocumentNumber::parse(text).unwrap();
    assert_eq!(number.span.of(text), Some("云水发〔2022〕7号"));
    let raw = whole(text).unwrap();
    assert_eq!(raw.code.clone().map(|code| &text[code]), Some("云水发"));
    let moved = raw.clone().behind(4);
    assert_eq!(moved.range, raw.range.start + 4..raw.range.end + 4);
    assert_eq!(moved.code, raw.code.map(|code| code.start + 4..code.end + 4));
}

#[test]
fn codes_and_serials_have_their_lengths() {
    let is_number = |text: &str| whole(text).is_some();
    let code = |length: usize| format!("{}〔2022〕7号", "云".repeat(length));
    assert!(is_number(&code(20)) && !is_number(&code(21)));
    assert!(!is_number(&code(1)) && is_number("法〔2022〕7号") && !is_number("法〔2022〕7"));
    assert!(is_number("云水发〔2022〕99999号") && !is_number("云水发〔2022〕100000号"));
    assert!(is_number("云（一二三四五六）发〔2022〕7号"));
    assert!(!is_number("云（一二三四五六七）发〔2022〕7号") && !is_number("云()发〔2022〕7号"));
    assert!(!is_number("水、电〔2022〕7号") && !is_number("水、电〔2022〕7"));
    let bodies = |length: usize| format!("{}公告2022年第7号", "云".repeat(length));
    assert!(is_number(&bodies(45)) && !is_number(&bodies(60)));
    assert!(
        !is_number("云水发2022年第7号") && !is_number("云水发第7号") && !is_number("云水发7号")
    );
}

#[test]
fn a_lost_bracket_needs_its_end() {
    assert!(whole("云水发〔2022 7号").is_some() && whole("云水发〔2022 7").is_none());
    assert!(whole("云水发2022〔7〕").is_none() && whole("云水发2022（7）号").is_some());
    assert!(whole("云水发2022]7").is_none() && whole("云水发2022[7号").is_none());
    assert!(whole("公告2022-7号").is_some() && whole("公告2022—7号").is_some());
    assert!(whole("公告2022年7号").is_none());
}

#[test]
fn joint_numbers_have_a_mark_between() {
    for mark in ["、", "，", ",", "；", ";", " "] {
        let text = format!("云水发〔2022〕7号{mark}云林发〔2022〕9号");
        assert_eq!(whole(&text).map(|raw| raw.serial), Some(7), "{text}");
    }
    assert_eq!(whole("云水发〔2022〕7号和云林发〔2022〕9号"), None);
    assert_eq!(whole("云水发〔2022〕7号、节水办法〔"), None);
}

#[test]
fn glued_numbers_are_found() {
    let cases = [
        ("云水县水务局关于节水的通知云水发〔2022〕7号", Some("云水发〔2022〕7号")),
        ("云水县人民政府文件云政发〔2022〕7号", Some("云政发〔2022〕7号")),
        ("云水县人民政府办公室云政办〔2022〕7号", Some("云政办〔2022〕7号")),
        ("根据云水县人民政府令第7号的规定", Some("云水县人民政府令第7号")),
        ("1998年3月2日国务院令第7号发布", Some("国务院令第7号")),
        ("节水办法（试行）云水发〔2022〕7号", Some("云水发〔2022〕7号")),
        ("水利部 林草局公告2022年第9号", Some("水利部 林草局公告2022年第9号")),
        ("的公告 水利部 林草局公告2022年第9号", Some("水利部 林草局公告2022年第9号")),
        ("林草局关于节水的公告水利部公告2022年第6号", Some("水利部公告2022年第6号")),
        ("云办财水〔2022〕35号文印发", Some("云办财水〔2022〕35号")),
        ("云水银行公告〔2022〕第39号公布", Some("云水银行公告〔2022〕第39号")),
        ("云水市人民政府令第26号", Some("云水市人民政府令第26号")),
        ("原云水市水利局令第12号", Some("云水市水利局令第12号")),
        ("原平市水利局令第12号", Some("原平市水利局令第12号")),
        ("关于节水的通知云科（农）函〔2022〕7号", Some("云科（农）函〔2022〕7号")),
        ("《云水发〔2022〕7号》", None),
        ("《节水〉的《办法》》云水发〔2022〕7号", Some("云水发〔2022〕7号")),
        ("》《甲》云水发〔2022〕7号", Some("云水发〔2022〕7号")),
        ("云水发2022〔7〕号", Some("云水发2022〔7〕号")),
        ("云水函2022〔7〕号", Some("云水函2022〔7〕号")),
        ("根据云林规2022〔7〕号", Some("云林规2022〔7〕号")),
        ("渠长2022〔7〕号", None),
        ("云水县水务局文件云水办2022]7号", Some("云水办2022]7号")),
        ("节水规划（2021—2025）7号泵站", None),
        ("甲部、乙局公告2022年第9号", Some("甲部、乙局公告2022年第9号")),
        ("甲河、乙局公告2022年第9号", Some("乙局公告2022年第9号")),
        ("甲部，乙局公告2022年第9号", Some("乙局公告2022年第9号")),
        ("甲部、云水发〔2022〕7号", Some("云水发〔2022〕7号")),
        ("2022年国务院令第7号", Some("国务院令第7号")),
        ("附件2日照水发〔2022〕7号", Some("照水发〔2022〕7号")),
        ("依照水发〔2022〕7号", Some("水发〔2022〕7号")),
        ("云水市人民政府办公厅令第7号", Some("云水市人民政府办公厅令第7号")),
        ("云水县第7号提案", None),
        ("节水规划（2021—2025年）", None),
    ];
    for (text, expected) in cases {
        assert_eq!(find(text).map(|(range, _)| &text[range]), expected, "{text}");
    }
}

#[test]
fn no_truncation_panics() {
    for (text, _) in GOOD {
        for (at, _) in text.char_indices() {
            let _ = (whole(&text[..at]), find(&text[..at]), document_number(&text[at..]));
        }
    }
}

#[test]
fn a_number_as_prescribed_is_read_as_any_other() {
    for text in [
        "〔2020〕17号",
        "〔2020〕017号文",
        "〔２０２０〕１７号",
        "〔2020〕99999号",
        "〔1949〕1号、2号",
    ] {
        assert!(as_prescribed(text).is_some(), "{text}");
        assert_eq!(as_prescribed(text), bracketed(text).ok(), "{text}");
    }
    for text in [
        "〔2020〕100000号",
        "〔202〕17号",
        "〔3020〕17号",
        "〔2020〕17",
        "〔2020年〕17号",
        "〔2020〔17号",
        "〔2020〕第17号",
        "〔 2020〕17号",
        "〔二〇二〇〕17号",
        "〔",
    ] {
        assert_eq!(as_prescribed(text), None, "{text}");
    }
}
