use std::borrow::Cow;

use super::{Prose, layout::layout_at};
use crate::{
    Span,
    text::{is_blank, is_zero_width},
};

fn prose(text: &str) -> String {
    Prose::of(text, 0..text.len()).text().to_owned()
}

#[test]
fn layout_is_dropped_and_characters_stay() {
    assert_eq!(prose("2023 年6 月1 日"), "2023年6月1日");
    assert_eq!(prose("通 知**"), "通知");
    assert_eq!(prose("按照[《方案》](https://a.cn/b)（一）"), "按照《方案》（一）");
    assert_eq!(prose("<p>（1）实行</p>"), "（1）实行");
    assert_eq!(prose("印发<商品包装需求标准>的通知"), "印发<商品包装需求标准>的通知");
    assert_eq!(prose("open data 平台"), "open data平台");
    assert_eq!(prose("2026-02-02  15:25:09"), "2026-02-02 15:25:09");
    assert_eq!(prose("7月20日 16:30，第 12 比 10：30"), "7月20日16:30，第12比10：30");
    assert_eq!(prose("国\u{200b}办\u{3000}发"), "国办发");
    assert_eq!(prose("20\u{0}24\u{1b}年\u{7f}"), "2024年");
}

#[test]
fn every_blank_is_layout_and_nothing_else() {
    for c in '\0'..='\u{10ffff}' {
        // Marks of Markdown take what follows them.
        if matches!(c, '*' | '[' | ']') {
            continue;
        }
        let is_layout = layout_at(&c.to_string(), 0) == c.len_utf8();
        assert_eq!(is_layout, is_blank(c) || is_zero_width(c), "{:x}", u32::from(c));
    }
    for c in (0..0x3100).chain(0xfe00..0x10000).filter_map(char::from_u32) {
        let (before, after) = ("a".repeat(62), "通知".repeat(20));
        let text = format!("{before}{c}{after}");
        let is_layout = layout_at(&text, before.len()) > 0;
        assert_eq!(prose(&text), if is_layout { before + &after } else { text }, "{c:?}");
    }
}

#[test]
fn whole_text_is_borrowed() {
    let text = "各乡镇人民政府";
    let prose = Prose::of(text, 0..text.len());
    assert!(matches!(prose.get(3..9), Cow::Borrowed("乡镇")));
}

#[test]
fn words_stand_apart_in_the_source() {
    let text = "主题词：**水\n利** 工作\u{3000}通知";
    let prose = Prose::of(text, 0..text.len());
    let words = |from: usize| prose.words(from..prose.text().len(), is_blank);
    let texts = |from| words(from).into_iter().map(|word| prose.get(word)).collect::<Vec<_>>();
    assert_eq!(texts("主题词：".len()), ["水", "利", "工作", "通知"]);
    assert_eq!(texts("主题词：水".len()), ["利", "工作", "通知"]);
    assert!(texts(prose.text().len()).is_empty());
}

#[test]
fn texts_are_joined_without_what_stands_between() {
    let text = "县财\n— 3 —\n政 局，各镇";
    let (first, second) = ("县财".len(), text.find('政').unwrap());
    let parts = [Prose::of(text, 0..first), Prose::of(text, second..text.len())];
    let ends = [0..first, 0..6];
    let joined = Prose::joined(text, parts.iter().zip(ends));
    assert_eq!(joined.text(), "县财政局");
    assert_eq!(joined.span(3..9).of(text), Some("财\n— 3 —\n政"));
}

#[test]
fn an_empty_range_stands_between_characters() {
    // The second has two runs, and 主题词： ends the notice: nothing stands behind its colon.
    for text in ["主题词：", "主 题 词：", ""] {
        let prose = Prose::of(text, 0..text.len());
        let end = prose.text().len();
        assert_eq!(prose.span(end..end), Span::new(text.len(), text.len()), "{text}");
        assert_eq!(prose.span(0..0), Span::new(0, 0), "{text}");
    }
}

#[test]
fn offsets_lead_back_to_the_source() {
    let text = "工 作\n要点";
    let prose = Prose::of(text, 0..text.len());
    assert_eq!(prose.text(), "工作要点");
    let at = prose.text().find("作要").unwrap();
    assert_eq!(prose.span(at..at + 6).of(text), Some("作\n要"));
    assert!(matches!(prose.get(6..12), Cow::Borrowed("要点")));
}
