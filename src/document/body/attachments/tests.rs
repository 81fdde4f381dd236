use super::{head, head::may_begin, is_mark, list::next_number, number_at};
use crate::grammar::punctuation::is_opening;

#[test]
fn a_head_begins_with_its_word_or_a_bracket() {
    for c in ('\0'..='\u{ffff}').filter(|c| *c == '附' || is_opening(*c)) {
        assert!(may_begin(&c.to_string()), "{c:?}");
    }
    assert!(!may_begin("") && !may_begin("阅件") && !may_begin("关于") && !may_begin("1."));
}

#[test]
fn marks_and_items_count_in_digits_of_either_width() {
    for text in ["附件1", "附件１", "附件一"] {
        assert_eq!(head(text).and_then(|head| head.number), Some(1), "{text}");
        assert!(is_mark(text), "{text}");
    }
    assert_eq!(head("附件１２：名单").and_then(|head| head.number), Some(12));
    for text in ["1.甲表2.乙表", "１．甲表２．乙表"] {
        let first = number_at(text, 0, 1).unwrap();
        let (end, next) = next_number(text, first, 2).unwrap();
        assert_eq!((&text[first..end], &text[next..]), ("甲表", "乙表"), "{text}");
    }
    // 2.5 and 12. are no second item.
    assert_eq!(next_number("1.水位12.5米", 2, 2), None);
}

/// The attachments of a notice with that list.
fn listed(list: &str) -> Vec<(Option<u32>, String)> {
    let text =
        format!("关于报送节水表的通知\n各镇：\n请报送。\n{list}青禾县水务局\n2024年5月6日\n");
    let notice = crate::parse(&text);
    notice.attachments.iter().map(|one| (one.number, one.title.to_string())).collect()
}

#[test]
fn a_number_that_a_scan_misreads_and_a_mark_left_behind() {
    let (first, second) = ("用水登记表".to_owned(), "巡渠记录表".to_owned());
    let both = [(Some(1), first), (Some(2), second)];
    assert_eq!(listed("附件：l．用水登记表\n2．巡渠记录表\n"), both);
    assert_eq!(listed("附件：l.用水登记表\n2.巡渠记录表\n"), both);
    let title = "用水登记办法（试行）".to_owned();
    assert_eq!(listed("附件：用水登记办法（试行）》.doc\n"), [(None, title)]);
}

#[test]
fn a_bracket_below_a_title_belongs_to_it() {
    let of = |list: &str| listed(list).into_iter().map(|(_, title)| title).collect::<Vec<_>>();
    let list = "附件：1.节水项目登记表\n（新建类）\n2.节水项目登记表\n（改建类）\n";
    assert_eq!(of(list), ["节水项目登记表（新建类）", "节水项目登记表（改建类）"]);
    let list = "附件：节水器具补贴品类\n附件节水器具补贴品类.pdf\n";
    assert_eq!(of(list), ["节水器具补贴品类"]);
}
