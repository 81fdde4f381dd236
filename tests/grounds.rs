//! Nothing invented: every text of a notice stands in its source, but for a unit's `full_name`.
//!
//! The JSON is read without knowing the types: whatever text a notice holds has to be made of the characters at its
//! place, in their order. In a text without page furniture and marks they stand side by side, blanks apart.

use std::{fs, path::Path};

use gongwen::{Notice, Span};
use proptest::{collection::vec, prelude::*, sample::select};
use serde_json::{Map, Value};

/// Lines that notices are made of, with what is laid out in all ways around them.
const LINES: &[&str] = &[
    "青禾县人民政府文件",
    "青禾县人民政府办公室\n关于做好2024年防汛工作的通知",
    "关于 印发 《防汛 要点》的通 知",
    "青政办发〔2024〕7号",
    "青政办发 〔 2024 〕 7 号",
    "各乡镇人民政府（街道办事处），县政府各部门：",
    "一、总体要求",
    "一、备足物资。5月底前完成储备。（责任单位：县应急局、财政局等部门）",
    "（一）落实值班制度。（县水务局牵头，各乡镇（街道）\n配合；完成时限：6 月 30 日前）",
    "二、**压实责任**\n第三季度前检查一次",
    "牵头单位：县水务局\n配合单位：县财政局、\n县应急局",
    "— 3 —",
    "\u{c}",
    "按照《防汛条例》（青政发〔2023〕\n1号）执行，",
    "序号\t工作任务\t责任单位\t完成时限\n1\t修渠\t县水务局、县交通局\t6月底前\n2\t巡河\t\t长期坚持",
    "| 任务 | 牵头单位 |\n| --- | --- |\n| 修渠 | 县 水 务 局 |",
    "附件：1. 防汛物资清单\n2. 值班安排表",
    "附件1\n防汛物资清单",
    "（此件公开发布）",
    "青禾县人民政府\n2024年4月2日",
    "青禾县水务局  青禾县财政局\n二○二四年四月二日",
    "抄送：县委办公室，\n县人大常委会办公室。",
    "青禾县人民政府办公室  2024年4月2日印发",
    "索引号：QH-01 发布日期：2024-04-02",
    "首页\n下载\n打印",
    "签发人：高　原",
    "（联系人：何青禾，电话：0000）",
    "<p>本通知自2024年5月1日起施行。</p>",
    "[防汛要点](a.html)",
];

fn composed() -> impl Strategy<Value = String> {
    vec((select(LINES), select(&["\n", "\r\n", "\n\n", "", "　", " "][..])), 0..24)
        .prop_map(|lines| lines.into_iter().flat_map(|(line, end)| [line, end]).collect())
}

/// What layout drops anywhere: blanks, zero-width characters, and the line breaks between names of a cell.
fn is_layout(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{2060}')
}

fn holds(source: &str, text: &str) -> bool {
    let mut there = source.chars();
    text.chars().filter(|c| !is_layout(*c)).all(|c| there.any(|other| other == c))
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !is_layout(*c)).collect()
}

fn place(value: &Value, source: &str) -> Option<String> {
    let span: Span = serde_json::from_value(value.clone()).ok()?;
    span.of(source).map(str::to_owned)
}

/// Names in JSON of what is no text of the source: words of this crate, dates that were read, addresses of links.
const NO_TEXTS: &[&str] = &[
    "kind",
    "type",
    "role",
    "source",
    "disclosure",
    "field",
    "inferred",
    "period",
    "date",
    "written_date",
    "print_date",
    "published_date",
    "effective_date",
    "expiry_date",
    "full_name",
    "message",
    "code",
    "severity",
    "href",
    "document_type",
];

/// Texts that stand nowhere in the place of the object around them, at any depth.
fn invented(value: &Value, around: &str, source: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            let around = own_place(fields, source).unwrap_or_else(|| around.to_owned());
            for (name, value) in
                fields.iter().filter(|(name, _)| !NO_TEXTS.contains(&name.as_str()))
            {
                // The path and content of a task stand around its clause or above its row.
                let around = if matches!(name.as_str(), "path" | "content")
                    && fields.contains_key("units")
                {
                    source
                } else {
                    &around
                };
                invented(value, around, source, found);
            }
        }
        Value::Array(values) => {
            values.iter().for_each(|value| invented(value, around, source, found));
        }
        Value::String(text) if !holds(around, text) => found.push(text.clone()),
        _ => {}
    }
}

/// The text at the span of an object, or at its pieces.
fn own_place(fields: &Map<String, Value>, source: &str) -> Option<String> {
    if let Some(pieces) = fields.get("pieces").and_then(Value::as_array) {
        return pieces.iter().map(|piece| place(&piece["span"], source)).collect();
    }
    // A part's title may be that of the list, a long way off.
    if fields.contains_key("content") && fields.contains_key("number") {
        return None;
    }
    place(fields.get("span")?, source)
}

fn check(notice: &Notice<'_>) -> Vec<String> {
    let mut found = Vec::new();
    invented(&serde_json::to_value(notice).unwrap(), notice.source(), notice.source(), &mut found);
    found
}

#[test]
fn no_name_of_a_list_runs_over_a_table() {
    let text = "抄送：县委办公室，\n县人大常委会办公室。青禾县人民政府文件\n序号\t工作任务\t责任单位\n1\t修渠\t县水务局\n\
        关于印发《防汛要点》的通知，县人大常委会办公室。\n";
    assert_eq!(check(&gongwen::parse(text)), [""; 0]);
}

proptest! {
    #[test]
    fn every_text_stands_in_its_place(text in composed()) {
        prop_assert_eq!(check(&gongwen::parse(&text)), [""; 0]);
    }

    #[test]
    fn what_soup_says_stands_in_it(text in any::<String>()) {
        prop_assert_eq!(check(&gongwen::parse(&text)), [""; 0]);
    }
}

/// Without marks and furniture a text of a notice is a stretch of the source, blanks apart.
#[test]
fn texts_of_clean_fixtures_are_stretches_of_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    for name in
        ["clean-notice-with-enclosure", "deadlines-of-every-kind", "copy-to-and-printing-lines"]
    {
        let text = fs::read_to_string(root.join(name).with_extension("txt")).unwrap();
        let notice = gongwen::parse(&text);
        let source = bare(&text);
        let units = notice.tasks.iter().flat_map(|task| task.units.iter().map(|unit| &unit.name));
        let texts = notice.title.iter().chain(&notice.issuing_bodies).chain(&notice.recipients);
        let texts = texts.chain(&notice.copy_to).chain(units);
        let texts = texts.chain(notice.deadlines.iter().map(|one| &one.text));
        let texts = texts.chain(notice.paragraphs().map(|one| &one.text));
        for text in texts {
            assert!(source.contains(&bare(text)), "{name}: {text}");
        }
    }
}

#[test]
fn every_fixture_says_what_stands_in_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    for entry in fs::read_dir(root).unwrap() {
        let file = entry.unwrap().path();
        if file.extension().is_some_and(|end| end == "txt") {
            let text = fs::read_to_string(&file).unwrap();
            assert_eq!(check(&gongwen::parse(&text)), [""; 0], "{}", file.display());
        }
    }
}
