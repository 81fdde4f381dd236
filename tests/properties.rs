//! What holds for every text, notice or not.

use gongwen::{Notice, Span};
use proptest::{collection::vec, prelude::*, sample::select};
use serde_json::Value;

/// What notices are made of, and what parsers trip over.
const VOCABULARY: &[&str] = &[
    "一、",
    "二、",
    "（一）",
    "（十二）",
    "(三)",
    "1.",
    "2．",
    "3、",
    "（1）",
    "①",
    "第一章",
    "第一条",
    "第 3 号",
    "总体要求",
    "各乡镇人民政府：",
    "县政府各部门，",
    "责任单位：",
    "牵头单位：",
    "（责任单位：",
    "配合单位",
    "县财政局",
    "、",
    "，",
    "。",
    "；",
    "：",
    "！",
    "（",
    "）",
    "(",
    ")",
    "《",
    "》",
    "〔",
    "〕",
    "【",
    "】",
    "“",
    "”",
    "〈",
    "〉",
    "等",
    "等部门",
    "按职责分工负责",
    "牵头",
    "附件",
    "附件：",
    "附件1",
    "抄送：",
    "印发",
    "此件公开发布",
    "青政发〔2024〕3号",
    "2024年6月30日",
    "2024 年 6 月",
    "二○二四年三月一日",
    "年底前",
    "每季度",
    "20个工作日内",
    "到2025年",
    "3.5亿元",
    "关于印发工作要点的通知",
    "青禾县人民政府办公室",
    "索引号",
    "序号",
    "责任单位",
    "完成时限",
    "首页",
    "— 3 —",
    "- 4 -",
    "\t",
    "|",
    "| --- |",
    "||",
    "\n",
    "\n\n",
    "\r\n",
    "\u{c}",
    " ",
    "    ",
    "\u{3000}",
    "\u{200b}",
    "\u{feff}",
    "**",
    "# ",
    "## ",
    "---",
    "<p>",
    "</td>",
    "<table><tr><td>",
    "&nbsp;",
    "&#x",
    "\u{0}",
    "\u{fffd}",
    "e\u{301}",
    "🀄",
    "a",
    "0",
    "９",
    "○",
];

fn composed() -> impl Strategy<Value = String> {
    vec(select(VOCABULARY), 0..120).prop_map(|words| words.concat())
}

/// Composed texts and arbitrary ones.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![3 => composed(), 1 => any::<String>()]
}

/// Every span of the JSON, at any depth.
fn spans<'v>(value: &'v Value, found: &mut Vec<&'v Value>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("span").filter(|span| !span.is_null()));
            fields.values().for_each(|value| spans(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| spans(value, found)),
        _ => {}
    }
}

fn check_spans(notice: &Notice<'_>) -> Result<(), TestCaseError> {
    let json = serde_json::to_value(notice).unwrap();
    let mut found = Vec::new();
    spans(&json, &mut found);
    for span in found {
        let span: Span = serde_json::from_value(span.clone()).unwrap();
        prop_assert!(span.start <= span.end, "{span:?} ends before it starts");
        prop_assert!(span.of(notice.source()).is_some(), "{span:?} is no place of the source");
    }
    Ok(())
}

fn check_round_trips(notice: &Notice<'_>) -> Result<(), TestCaseError> {
    let json = serde_json::to_string(notice).unwrap();
    prop_assert_eq!(&serde_json::from_str::<Notice<'_>>(&json).unwrap(), notice);
    let owned = notice.clone().into_owned();
    prop_assert_eq!(owned.source(), notice.source());
    prop_assert_eq!(&owned, notice);
    Ok(())
}

proptest! {
    #[test]
    fn any_text_becomes_a_sound_notice(text in text()) {
        let notice = gongwen::parse(&text);
        prop_assert_eq!(notice.source(), &text);
        check_spans(&notice)?;
        check_round_trips(&notice)?;
        // Accessors walk whatever came out.
        let _ = (notice.outline().count(), notice.tables().count(), notice.text());
        let _ = notice.tasks_by_unit();
    }

    #[test]
    fn nothing_is_lost(text in text()) {
        let coverage = gongwen::parse(&text).coverage();
        let gaps: Vec<_> = coverage.gaps.iter().map(|gap| gap.of(&text)).collect();
        prop_assert!(coverage.gaps.is_empty(), "under no span: {gaps:?}");
        prop_assert_eq!(coverage.covered, coverage.total);
    }

    #[test]
    fn any_bytes_are_text_or_an_error(bytes in vec(any::<u8>(), 0..400)) {
        if let Ok(decoded) = gongwen::decode(&bytes) {
            prop_assert!(decoded.replaced.len() <= decoded.replaced_total);
            for place in &decoded.replaced {
                prop_assert_eq!(place.of(&decoded.text), Some("\u{fffd}"));
            }
            let notice = gongwen::parse_bytes(&bytes).unwrap();
            prop_assert_eq!(notice.source(), &decoded.text);
            check_spans(&notice)?;
        }
    }

    #[test]
    fn every_cut_of_a_notice_is_read(text in composed(), cut in any::<prop::sample::Index>()) {
        let whole = gb18030(&text);
        let end = if whole.is_empty() { 0 } else { cut.index(whole.len()) };
        // No panic, whatever it is taken for.
        let _ = gongwen::parse_bytes(&whole[..end]);
    }
}

fn gb18030(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}
