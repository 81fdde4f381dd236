use super::{BEGINS, label, may_begin, number::numeral};

#[test]
fn numerals_have_their_values() {
    let values = [0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100];
    let numerals = "零〇○一二三四五六七八九十廿百";
    for c in '\0'..=char::MAX {
        let expected = numerals.chars().position(|one| one == c).map(|at| values[at]);
        assert_eq!(numeral(c), expected, "{c:?}");
    }
}

#[test]
fn what_labels_begin_with_may_begin_one() {
    for c in '\0'..=char::MAX {
        assert_eq!(may_begin(&c.to_string()), BEGINS.has(c), "{c:?}");
    }
}

fn kind(text: &str) -> Option<(i8, u32, &str)> {
    label(text).map(|label| (label.kind.level(), label.number, &text[..label.length]))
}

#[test]
fn accepts_every_kind() {
    assert_eq!(kind("第一编 总则"), Some((-3, 1, "第一编")));
    assert_eq!(kind("第三章 总则"), Some((-2, 3, "第三章")));
    assert_eq!(kind("第二节 巡查"), Some((-1, 2, "第二节")));
    assert_eq!(kind("第 十二 条 本办法"), Some((0, 12, "第 十二 条")));
    assert_eq!(kind("第三条 及时反馈"), Some((0, 3, "第三条")));
    assert_eq!(kind("第三条及时反馈"), Some((0, 3, "第三条")));
    assert_eq!(kind("十一、防汛"), Some((1, 11, "十一、")));
    assert_eq!(kind("十、防汛"), Some((1, 10, "十、")));
    assert_eq!(kind("廿、防汛"), Some((1, 20, "廿、")));
    assert_eq!(kind("（二十一）推动"), Some((2, 21, "（二十一）")));
    // Print that spreads a line sets blanks between the numerals, too.
    assert_eq!(kind("（二十 一） 推 动"), Some((2, 21, "（二十 一）")));
    assert_eq!(kind("( 三 十 六 ) 推 动"), Some((2, 36, "( 三 十 六 )")));
    assert_eq!(kind("（二十 一个乡镇）推动"), None);
    assert_eq!(kind("(一) 推动"), Some((2, 1, "(一)")));
    assert_eq!(kind("1．健全"), Some((3, 1, "1．")));
    assert_eq!(kind("10、健全"), Some((3, 10, "10、")));
    // Scans make l of 1.
    assert_eq!(kind("l．健全"), Some((3, 1, "l．")));
    assert_eq!(kind("l 、健全"), Some((3, 1, "l 、")));
    assert_eq!(kind("（1）健全"), Some((4, 1, "（1）")));
    assert_eq!(kind("③健全"), Some((5, 3, "③")));
    assert_eq!(kind("⑳健全"), Some((5, 20, "⑳")));
    assert_eq!(kind("⑴健全"), Some((4, 1, "⑴")));
    assert_eq!(kind("⒇健全"), Some((4, 20, "⒇")));
    assert_eq!(kind("㈠健全"), Some((2, 1, "㈠")));
    assert_eq!(kind("㈩健全"), Some((2, 10, "㈩")));
    assert_eq!(kind("一百零三、健全"), Some((1, 103, "一百零三、")));
    assert_eq!(kind("廿一、健全"), Some((1, 21, "廿一、")));
    assert_eq!(kind("二百三十、健全"), Some((1, 230, "二百三十、")));
    assert_eq!(kind("第二章规划与建设"), Some((-2, 2, "第二章")));
    assert_eq!(kind("第１２条 本办法"), Some((0, 12, "第１２条")));
    assert_eq!(kind("2.60周岁以上"), Some((3, 2, "2.")));
    assert_eq!(kind("（ 1 ）健全"), Some((4, 1, "（ 1 ）")));
    assert_eq!(kind("01优化服务"), Some((3, 1, "01")));
    assert_eq!(kind("第八条 项目业主"), Some((0, 8, "第八条")));
    assert_eq!(kind("23.2023年4月起"), Some((3, 23, "23.")));
    assert_eq!(kind("2.35岁以下"), Some((3, 2, "2.")));
    assert_eq!(kind("（108）健全"), Some((4, 108, "（108）")));
    assert_eq!(kind("（一）和（云岭）"), Some((2, 1, "（一）")));
    assert_eq!(kind("（零）碳示范村"), None);
    assert_eq!(kind("—、健全制度"), Some((1, 1, "—、")));
    assert_eq!(kind("（-）健全制度"), Some((2, 1, "（-）")));
    assert_eq!(kind("第十七条 中国公民"), Some((0, 17, "第十七条")));
    assert_eq!(kind("第九条所购住房"), Some((0, 9, "第九条")));
    assert_eq!(kind("12\u{e010}健全制度"), Some((3, 12, "12\u{e010}")));
}

#[test]
fn blanks_may_stand_in_front_and_line_breaks_not() {
    use super::may_follow;
    assert!(may_follow("一、甲") && may_follow(" 一、甲") && may_follow("　（一）"));
    for text in ["\n一、甲", "\r", "甲", "", "　", " 甲", "一是", "（责任单位", "2024年"]
    {
        assert!(!may_follow(text), "{text:?}");
    }
}

#[test]
fn rejects_numbers_and_mentions() {
    for text in [
        "3.5亿元",
        "2022.5",
        "2021.06.04",
        "2023年",
        "第一条、第二条",
        "第三条第一款",
        "第三条规定的",
        "第三条所列",
        "第三条中的",
        "第三条所指",
        "第一章至第三章",
        "第三条和第四条",
        "第三条项下",
        "第三条及第四条",
        "（010）23456789",
        "第三条第四项",
        "第三条，第四条",
        "第三条之一",
        "第三款",
        "2.350岁",
        "2.2023条",
        "2..5",
        "0.5",
        "两、",
        "（1",
        "（1000）",
        "01个",
        "010",
        "一是",
        "（2021）",
        "（责任单位：云岭市水务局）",
        "（一）至（三）项",
        "（一）、（二）",
        "（1）或(2)",
        "——健全制度",
        "- 健全制度",
        "01月",
        "00月",
        "一",
        "（）",
        "第条",
        "0.本办法",
        "1000.本办法",
        "12\u{e010}kg",
        "12\u{e010}万元",
        "(",
    ] {
        assert_eq!(kind(text), None, "{text}");
    }
}
