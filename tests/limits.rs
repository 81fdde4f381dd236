//! What a limit leaves out is told, and nothing of it is lost.

use gongwen::{Block, Code, Limits, Notice, Parser, Span};

/// The notice of a text within limits. All of it lies under a span.
fn parse(text: &str, limits: Limits) -> Notice<'_> {
    let notice = Parser::new().limits(limits).parse_bytes(text.as_bytes()).unwrap();
    assert_eq!(notice.coverage().gaps, [], "{text}");
    notice
}

/// The places over which a limit was reached.
fn over(notice: &Notice<'_>) -> Vec<Span> {
    let reached = notice.diagnostics.iter().filter(|one| one.code == Code::LimitReached);
    reached.map(|one| one.span).collect()
}

/// Rows of each table.
fn rows(notice: &Notice<'_>) -> Vec<usize> {
    notice.tables().map(|table| table.rows.len()).collect()
}

fn at(text: &str, found: &str) -> Span {
    let start = text.find(found).unwrap();
    Span { start: start as u32, end: text.len() as u32 }
}

/// Four rows of three columns with their header, in each form of text.
const FORMS: &[&str] = &[
    "序号\t任务\t责任单位\n1\t疏通沟渠\t县水利局\n2\t储备物资\t县应急局\n3\t巡查堤防\t县水利局\n4\t发布预警\t县气象局\n",
    "| 序号 | 任务 | 责任单位 |\n|---|---|---|\n| 1 | 疏通沟渠 | 县水利局 |\n| 2 | 储备物资 | 县应急局 |\n\
     | 3 | 巡查堤防 | 县水利局 |\n| 4 | 发布预警 | 县气象局 |\n",
    "序号   任务       责任单位\n1      疏通沟渠   县水利局\n2      储备物资   县应急局\n3      巡查堤防   县水利局\n\
     4      发布预警   县气象局\n",
    "\t序号\n\t任务\n\t责任单位\n\n\t1\n\t疏通沟渠\n\t县水利局\n\n\t2\n\t储备物资\n\t县应急局\n\n\t3\n\t巡查堤防\n\t县水利局\n\n\
     \t4\n\t发布预警\n\t县气象局\n",
    "序号\n任务\n责任单位\n1\n疏通沟渠\n县水利局\n2\n储备物资\n县应急局\n3\n巡查堤防\n县水利局\n4\n发布预警\n县气象局\n",
];

#[test]
fn a_table_in_text_ends_with_the_cells() {
    for text in FORMS {
        let whole = parse(text, Limits::new().with_cells(15));
        assert_eq!((rows(&whole), whole.tasks.len()), (vec![4], 4), "{text}");
        assert_eq!(over(&whole), [], "{text}");
        assert_eq!(rows(&parse(text, Limits::new().with_cells(14))), [3], "{text}");
        let cut = parse(text, Limits::new().with_cells(9));
        assert_eq!((rows(&cut), cut.tasks.len()), (vec![2], 2), "{text}");
        let [place] = over(&cut)[..] else { panic!("{text}") };
        assert!(place.contains(at(text, "巡查堤防")), "{text}");
        assert!(!place.contains(at(text, "储备物资")), "{text}");
    }
}

#[test]
fn behind_the_last_cell_no_further_table_is_read() {
    for text in FORMS {
        let text = [text, "\n以上任务，请抓好落实。\n\n", FORMS[0]].concat();
        assert_eq!(rows(&parse(&text, Limits::new())), [4, 4], "{text}");
        let cut = parse(&text, Limits::new().with_cells(12));
        assert_eq!((rows(&cut), over(&cut).len()), (vec![3], 1), "{text}");
        let second = parse(&text, Limits::new().with_cells(24));
        assert_eq!((rows(&second), over(&second).len()), (vec![4, 2], 1), "{text}");
    }
}

/// A page of tables with these rows.
fn page(tables: &[&str]) -> String {
    let head = "<tr><td>任务<td>要求<td>责任单位</tr>";
    let tables: Vec<_> =
        tables.iter().map(|rows| format!("<table>{head}{rows}</table><p>略。</p>")).collect();
    format!("<html><body>{}</body></html>", tables.concat())
}

const ROW: &str = "<tr><td>备料<td>五月前备齐<td>县应急局</tr>";

#[test]
fn a_table_of_a_page_over_the_cells_is_text() {
    let text = page(&[&ROW.repeat(9), ROW]);
    let cut = parse(&text, Limits::new().with_cells(29));
    assert_eq!(rows(&cut), [1]);
    let [place] = over(&cut)[..] else { panic!("one table") };
    assert_eq!(place.of(cut.source()).map(|text| text.matches("备料").count()), Some(9));
    assert_eq!(rows(&parse(&text, Limits::new().with_cells(36))), [9, 1]);
}

#[test]
fn each_place_of_a_merged_cell_counts() {
    // Two paragraphs in each of ten rows.
    let merged = "<tr><td rowspan=10><p>备料</p><p>巡查</p><td>五月前备齐<td>县应急局</tr>";
    let text = page(&[&[merged, &"<tr><td>六月前备齐<td>县财政局</tr>".repeat(9)].concat()]);
    assert_eq!(rows(&parse(&text, Limits::new().with_cells(43))), [10]);
    let cut = parse(&text, Limits::new().with_cells(42));
    assert_eq!((rows(&cut), over(&cut).len()), (vec![], 1));
}

#[test]
fn copies_of_a_long_cell_are_bounded() {
    let long = "备足物资。".repeat(20_000);
    let merged = format!("<tr><td rowspan=65534>{long}<td>五月前备齐<td>县应急局</tr>");
    let text = page(&[&[&*merged, &"<tr><td>六月前备齐<td>县财政局</tr>".repeat(9)].concat()]);
    let cut = parse(&text, Limits::new());
    assert_eq!((rows(&cut), over(&cut).len()), (vec![], 1));
    assert_eq!(rows(&parse(&text, Limits::new().with_copy_ratio(9))), [10]);
}

#[test]
fn cells_below_a_long_one_are_empty_once_there_are_copies_enough() {
    // Layout between the characters, so that each copy is a text of its own.
    let long = "备 料 ".repeat(2_000);
    let below = "\t六月前备齐\t县财政局\n".repeat(200);
    let text = format!("任务\t要求\t责任单位\n{long}\t五月前备齐\t县应急局\n{below}");
    let cut = parse(&text, Limits::new().with_copy_ratio(0));
    assert_eq!((rows(&cut), over(&cut).len()), (vec![201], 1));
    let table = cut.tables().next().unwrap();
    let filled = table.rows.iter().filter(|row| row[0] == table.rows[0][0]).count();
    // The first, and what fits into 1 MiB.
    assert_eq!(filled, 1 + (1 << 20) / (12_000 + 8));
    assert!(table.rows[filled..].iter().all(|row| row[0].is_empty()));
    assert_eq!(over(&parse(&text, Limits::new().with_copy_ratio(100))), []);
}

#[test]
fn a_long_text_heads_no_rows() {
    let long = "备 料 ".repeat(1_000);
    let text =
        format!("任务\t要求\t责任单位\n{long}\t\t\n{}", "甲\t六月前备齐\t县财政局\n".repeat(9));
    let notice = parse(&text, Limits::new());
    assert_eq!(notice.tasks.iter().map(|task| task.path.len()).max(), Some(1));
}

#[test]
fn what_stands_behind_the_last_block_is_told() {
    let text = "关于防汛的通知\n各乡镇：\n备足物资。\n加强巡查。\n及时上报。\n";
    let blocks = |notice: &Notice<'_>| -> usize {
        let content = notice.parts.iter().map(|part| part.content.len());
        content.sum::<usize>() + usize::from(notice.title.is_some()) + notice.recipients.len()
    };
    for (most, rest) in [(1, "各乡镇"), (3, "加强巡查"), (4, "及时上报")] {
        let cut = parse(text, Limits::new().with_blocks(most));
        assert_eq!((blocks(&cut), over(&cut)), (most, vec![at(text, rest)]), "{most}");
    }
    assert_eq!(over(&parse(text, Limits::new().with_blocks(5))), []);
    // A table closes the paragraph above it and would be one more.
    let table = format!("备足物资。\n{}", FORMS[0]);
    let cut = parse(&table, Limits::new().with_blocks(1));
    assert_eq!((rows(&cut), over(&cut)), (vec![], vec![at(&table, "序号")]));
    let nothing = parse(text, Limits::new().with_blocks(0));
    assert_eq!((blocks(&nothing), over(&nothing)), (0, vec![at(text, "关于")]));
    let furniture = "备足物资。\n— 3 —\n加强巡查。\n";
    assert_eq!(over(&parse(furniture, Limits::new().with_blocks(2))), [at(furniture, "加强")]);
}

#[test]
fn a_line_that_lost_its_breaks_is_several_blocks() {
    let text = "工作要求如下：\n一、加强领导。要抓好落实。二、加强巡查。要及时上报。三、加强宣传。要家喻户晓。\n";
    let labels = |notice: &Notice<'_>| {
        let sections = notice.parts.iter().flat_map(|part| &part.content);
        sections.filter(|block| matches!(block, Block::Section(_))).count()
    };
    assert_eq!(labels(&parse(text, Limits::new())), 3);
    let cut = parse(text, Limits::new().with_blocks(3));
    assert_eq!((labels(&cut), over(&cut)), (2, vec![at(text, "三、")]));
}
