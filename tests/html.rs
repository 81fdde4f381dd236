//! What holds for web pages: real ones where they are at hand, and tags in any order.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use gongwen::{Code, Field, Hint, Inference, Notice, Parser, Span};
use proptest::{collection::vec, prelude::*, sample::select};
use serde_json::Value;

fn parse(page: &str) -> Notice<'_> {
    let hint = Hint::default().mime_type("text/html");
    Parser::new().parse_document(page.as_bytes(), hint).unwrap()
}

/// Every span of the JSON, at any depth.
fn spans(value: &Value, found: &mut Vec<Span>) {
    match value {
        Value::Object(fields) => {
            let span = fields.get("span").filter(|span| !span.is_null());
            found.extend(span.map(|span| serde_json::from_value::<Span>(span.clone()).unwrap()));
            fields.values().for_each(|value| spans(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| spans(value, found)),
        _ => {}
    }
}

/// The first letter of the source beyond ASCII that lies under no span, and what follows it; blanks are none.
fn uncovered<'n>(notice: &'n Notice<'_>) -> Option<&'n str> {
    let mut found = Vec::new();
    spans(&serde_json::to_value(notice).unwrap(), &mut found);
    found.sort_unstable();
    let mut covered_to = 0;
    let mut found = found.into_iter().peekable();
    let source = notice.source();
    for (at, c) in source.char_indices() {
        while let Some(span) = found.next_if(|span| span.start as usize <= at) {
            covered_to = covered_to.max(span.end as usize);
        }
        if !c.is_ascii() && !c.is_whitespace() && at >= covered_to {
            let end = source[at..].char_indices().nth(20).map_or(source.len(), |(end, _)| at + end);
            return Some(&source[at..end]);
        }
    }
    None
}

/// The texts of a folder of the shared corpus; none where it is not at hand.
fn corpus(folder: &str) -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus").join(folder);
    let Ok(entries) = fs::read_dir(&root) else {
        println!("no {}: nothing is tested here", root.display());
        return BTreeMap::new();
    };
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    let paths = entries.flatten().map(|entry| entry.path());
    paths.map(|path| (name(&path), fs::read_to_string(path).unwrap())).collect()
}

/// What a page and its article must agree in.
fn essence(notice: &Notice<'_>) -> Value {
    let mut json = serde_json::to_value(notice).unwrap();
    drop_spans(&mut json);
    let number = json["document_number"]["text"].clone();
    serde_json::json!([json["title"], number, json["parts"], json["tasks"]])
}

fn drop_spans(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.remove("span");
            fields.values_mut().for_each(drop_spans);
        }
        Value::Array(values) => values.iter_mut().for_each(drop_spans),
        _ => {}
    }
}

#[test]
fn a_page_says_what_its_article_says() {
    let pages = corpus("html");
    let (mut pairs, mut equal) = (0, 0);
    for (name, article) in pages.iter().filter(|(name, _)| name.ends_with("b.html")) {
        let article = parse(article);
        // Some articles are nothing but the buttons below them.
        if article.parts.is_empty() && article.title.is_none() {
            continue;
        }
        let page = parse(&pages[&name.replace("b.html", "p.html")]);
        pairs += 1;
        if essence(&page) == essence(&article) {
            equal += 1;
        } else {
            println!("{name} differs");
        }
    }
    println!("{equal} of {pairs} pages say the same as their article");
    assert!(equal * 100 >= pairs * 97, "{equal} of {pairs}");
}

/// What the table of a page says, beside what the document says; a value that only the table states is none of these.
fn stated_twice(notice: &Notice<'_>) -> Vec<(&'static str, String, String)> {
    let table = &notice.metadata;
    let number = notice.document_number.as_ref().map(|number| number.text.to_string());
    let bodies = Some(notice.issuing_bodies.join("、"));
    let date = |date: Option<gongwen::Date>| date.map(|date| date.to_string());
    let text = |text: &Option<std::borrow::Cow<'_, str>>| text.as_ref().map(ToString::to_string);
    let values = [
        ("document_number", Field::DocumentNumber, text(&table.document_number), number),
        ("title", Field::Title, text(&table.title), text(&notice.title)),
        ("issuing_body", Field::IssuingBodies, text(&table.issuing_body), bodies),
        ("written_date", Field::WrittenDate, date(table.written_date), date(notice.written_date)),
    ];
    let is_from_table = |field: Field| {
        let mut places = notice.fields.iter().filter(|place| place.field == field);
        places.any(|place| place.inferred == Some(Inference::Metadata))
    };
    let both = values.into_iter().filter(|(_, field, _, _)| !is_from_table(*field));
    both.filter_map(|(name, _, table, own)| Some((name, table?, own?))).collect()
}

#[test]
fn the_table_of_a_page_says_what_its_document_says() {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let mut shares: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (page, source) in corpus("html").iter().filter(|(name, _)| name.ends_with("p.html")) {
        for (name, table, own) in stated_twice(&parse(source)) {
            let (equal, all) = shares.entry(name).or_default();
            // Either may leave out who issues.
            let (short, long) = (letters(&table), letters(&own));
            let is_same = long.contains(&short) || short.contains(&long);
            (*equal, *all) = (*equal + usize::from(is_same), *all + 1);
            if !is_same {
                println!("{page}: {name} is {table} in the table, {own} in the document");
            }
        }
    }
    for (name, (equal, all)) in shares {
        println!("{name}: {equal} of {all}");
        assert!(equal * 100 >= all * 97, "{name}: {equal} of {all}");
    }
}

#[test]
fn every_letter_of_a_page_is_shown_or_reported() {
    for folder in ["html", "word_html"] {
        for (name, page) in corpus(folder) {
            let notice = parse(&page);
            assert_eq!(uncovered(&notice), None, "{name}");
            assert!(notice.coverage().gaps.is_empty(), "{name}");
        }
    }
}

#[test]
fn a_table_says_the_same_in_every_form() {
    let tables = corpus("derived_tables");
    let tasks = |text: &str, name: &str| {
        let hint = Hint::default().file_name(name);
        let notice = Parser::new().parse_document(text.as_bytes(), hint).unwrap();
        let mut tasks = serde_json::to_value(&notice.tasks).unwrap();
        drop_spans(&mut tasks);
        // Lines of a cell that may be two units are kept apart where the form has lines.
        tasks.to_string().replace("\\n", "")
    };
    for (name, html) in tables.iter().filter(|(name, _)| name.ends_with(".html")) {
        for end in [".md", ".tsv"] {
            let other = name.replace(".html", end);
            // Not `assert_eq!`, which would print both.
            assert!(tasks(&tables[&other], &other) == tasks(html, name), "{other} differs");
        }
    }
}

/// What pages are made of, and what breaks them.
const VOCABULARY: &[&str] = &[
    "<p>",
    "</p>",
    "<p style=\"font-family:宋体\">",
    "<p style='display:none'>",
    "<br>",
    "<span title=甲>",
    "</span>",
    "<b>",
    "</b>",
    "<div>",
    "</div>",
    "<div hidden>",
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<td rowspan=3>",
    "<td colspan=2 hidden>",
    "<td rowspan=65535 colspan=9999>",
    "<th>",
    "<tbody>",
    "<ul>",
    "<li>",
    "</ul>",
    "<dt>",
    "<dd>",
    "<pre>",
    "</pre>",
    "<head>",
    "<title>",
    "</title>",
    "<meta name=ArticleTitle content='关于防汛的通知'>",
    "<meta content=\"2024-03-05 &amp;甲\" name=\"PubDate\">",
    "<meta name=Description content='防汛，",
    "<script>",
    "</script>",
    "<style>",
    "<nav>",
    "</nav>",
    "<svg/>",
    "<!--",
    "-->",
    "<!-- 注释 -->",
    "<a href='甲.doc'>",
    "<a href=b.html>",
    "</a>",
    "<",
    "</",
    "<本",
    "&",
    "&nbsp;",
    "&ldquo;",
    "&#x3000;",
    "&#12;",
    "&amp",
    "&notanentity;",
    "\u{3000}",
    "\u{a0}",
    "\r\n",
    "\n",
    " ",
    "\0",
    "|",
    "序号",
    "工作任务",
    "责任单位",
    "索引号",
    "发布日期：",
    "县财政局",
    "2024年6月底前",
    "各乡镇人民政府：",
    "一、",
    "附件：",
    "（责任单位：县水利局）",
    "疏通沟渠。",
    "关于防汛的通知",
    "青政发〔2024〕3号",
];

fn soup() -> impl Strategy<Value = String> {
    vec(select(VOCABULARY), 0..80).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn any_tags_become_a_sound_notice(page in soup()) {
        let notice = parse(&page);
        let mut found = Vec::new();
        spans(&serde_json::to_value(&notice).unwrap(), &mut found);
        for span in found {
            prop_assert!(span.of(notice.source()).is_some(), "{span:?} is no place of the source");
        }
        prop_assert_eq!(uncovered(&notice), None);
        let gaps = notice.coverage().gaps;
        prop_assert!(gaps.is_empty(), "under no span: {:?}", gaps[0].of(&page));
    }

    #[test]
    fn any_markdown_with_tables_becomes_a_sound_notice(page in soup()) {
        let text = format!("# 通知\n\n<table>{page}");
        let hint = Hint::default().file_name("通知.md");
        let notice = Parser::new().parse_document(text.as_bytes(), hint).unwrap();
        prop_assert_eq!(uncovered(&notice), None);
    }
}

#[test]
fn the_number_of_a_row_is_none_of_a_page() {
    let page = "<table><tr><td>1<td>清淤<td>清除淤泥。<td><p>县水利局<p>县财政局<p>县林业局<td>各乡镇<td>4月底前\
                <tr><td>2<td>巡河<td>每月巡查。<td>县水利局<td>各乡镇<td>年底前</table>";
    let notice = parse(page);
    assert_eq!(notice.tables().count(), 1);
    assert_eq!(notice.diagnostics, []);
}

/// A page of so many copies.
fn repeated(head: &str, what: &str, times: usize) -> String {
    format!("<body>{head}{}", what.repeat(times))
}

#[test]
fn what_has_no_end_is_bounded_and_reported() {
    const TIMES: usize = 20_000;
    let limited = [
        repeated("", "<table><tr><td>甲", TIMES),
        repeated("", "<table>", TIMES),
        repeated(
            &format!("<table><tr><td rowspan=65535>{}</td>", "甲<br>".repeat(TIMES)),
            "<tr><td>乙</td><td>丙</td>",
            TIMES,
        ),
        format!("<body><table><tr>{}<tr><td>乙<td>丙", "<td>甲".repeat(TIMES)),
    ];
    for page in &limited {
        let notice = parse(page);
        let is_limit = |diagnostic: &gongwen::Diagnostic<'_>| diagnostic.code == Code::LimitReached;
        assert!(notice.diagnostics.iter().any(is_limit), "{}", &page[..60]);
    }
    let plain = [
        "<div>",
        "<a href=a.doc>附件1：甲表",
        "<p hidden>",
        "<li><a href=a>甲</a>",
        "<!--",
        "&",
        "<",
    ];
    for what in plain {
        assert_eq!(uncovered(&parse(&repeated("", what, TIMES))), None, "{what}");
    }
}
