use super::{head, head::may_begin, is_mark, next_number, number_at};
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
