//! What a spreadsheet shows.

use gongwen::{Block, Code, Notice, Table};

use crate::package::xlsx;

/// A row of texts; `/` is a cell without any.
fn row(number: usize, texts: &str) -> String {
    let cells = texts.split(' ').enumerate().filter(|(_, text)| *text != "/").map(|(at, text)| {
        let column = char::from(b'A' + at as u8);
        format!("<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    });
    format!("<row r=\"{number}\">{}</row>", cells.collect::<String>())
}

/// The content of a sheet: its rows from the first on, an empty text for a blank one.
fn sheet(rows: &[&str], more: &str) -> String {
    let rows = rows.iter().enumerate().filter(|(_, texts)| !texts.is_empty());
    let rows: String = rows.map(|(at, texts)| row(at + 1, texts)).collect();
    format!("<sheetData>{rows}</sheetData>{more}")
}

fn read(sheets: &[(&str, &str, &str)]) -> Notice<'static> {
    gongwen::parse_bytes(&xlsx(sheets, "<styleSheet/>")).unwrap().into_owned()
}

fn read_one(content: &str) -> Notice<'static> {
    read(&[("Sheet1", "visible", content)])
}

fn tables<'n>(notice: &'n Notice<'_>) -> Vec<&'n Table<'n>> {
    let blocks = notice.parts.iter().flat_map(|part| &part.content);
    let table = |block: &'n Block<'_>| match block {
        Block::Table(table) => Some(table),
        _ => None,
    };
    blocks.filter_map(table).collect()
}

#[test]
fn titles_and_notes_stand_around_the_table() {
    let rows = [
        "附件2",
        "青禾县防汛任务分工表",
        "填报单位：县应急局 / 2024年5月",
        "序号 任务 责任单位",
        "1 储备物资 县应急局",
        "2 开展演练 县水利局",
        "注：时限均为汛期前。",
    ];
    let notice = read_one(&sheet(&rows, "<mergeCells><mergeCell ref=\"A2:C2\"/></mergeCells>"));
    let tables = tables(&notice);
    assert_eq!(tables.len(), 1);
    assert_eq!(tables[0].rows.len(), 2);
    assert_eq!(tables[0].rows[1], ["2", "开展演练", "县水利局"]);
    assert_eq!(notice.tasks.len(), 2);
    assert!(
        notice.source().starts_with("附件2\n青禾县防汛任务分工表\n填报单位：县应急局\n2024年5月\n")
    );
    assert!(notice.source().ends_with("\n注：时限均为汛期前。\n"));
}

#[test]
fn blank_rows_and_columns_part_tables() {
    let rows = [
        "序号 任务 责任单位 / 序号 工程 实施单位",
        "1 储备物资 县应急局 / 1 修路 县交通局",
        "2 开展演练 县水利局 / 2 架桥 县住建局",
        "",
        "序号 项目 金额",
        "1 水厂 320",
    ];
    let notice = read_one(&sheet(&rows, ""));
    let found: Vec<_> = tables(&notice).iter().map(|table| table.rows.len()).collect();
    assert_eq!(found, [2, 2, 1]);
    assert_eq!(tables(&notice)[1].rows[1], ["2", "架桥", "县住建局"]);
}

#[test]
fn merged_cells_reach_over_rows_that_are_blank_else() {
    let rows = [
        "类别 任务 责任单位",
        "防汛 储备物资 县应急局",
        "/ 开展演练 县水利局",
        "",
        "抗旱 打井 县水利局",
    ];
    let merged = "<mergeCells><mergeCell ref=\"A2:A4\"/><mergeCell ref=\"C3:C4\"/></mergeCells>";
    let notice = read_one(&sheet(&rows, merged));
    assert_eq!(tables(&notice).len(), 1);
    assert_eq!(tables(&notice)[0].rows[1], ["防汛", "开展演练", "县水利局"]);
    assert_eq!(tables(&notice)[0].rows[2], ["抗旱", "打井", "县水利局"]);
}

#[test]
fn values_are_written_as_the_sheet_shows_them() {
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts>\
                  <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/><xf numFmtId=\"176\"/></cellXfs></styleSheet>";
    let cells = "<c r=\"A2\"><v>1.0</v></c><c r=\"B2\" s=\"1\"><v>45443</v></c><c r=\"C2\" s=\"2\"><v>0.85</v></c>\
                 <c r=\"D2\" s=\"3\"><v>45443</v></c><c r=\"E2\" t=\"str\"><f>A1&amp;B1</f><v>算出</v></c>\
                 <c r=\"F2\" t=\"e\"><v>#N/A</v></c>";
    let content = format!(
        "<sheetData>{}<row r=\"2\">{cells}</row></sheetData>",
        row(1, "序号 完成时限 进度 月份 任务 备注")
    );
    let bytes = xlsx(&[("Sheet1", "visible", &content)], styles);
    let notice = gongwen::parse_bytes(&bytes).unwrap();
    let row = ["1", "2024年5月31日", "85%", "2024年5月", "算出", "#N/A"];
    assert_eq!(tables(&notice)[0].rows[0], row);
    assert_eq!(notice.deadlines[0].date, gongwen::date("2024-05-31"));
}

#[test]
fn hidden_sheets_rows_and_columns_are_counted() {
    let shown = sheet(&["任务 责任单位 备注", "修路 县交通局 内部"], "")
        .replace("<sheetData>", "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols><sheetData>");
    let hidden = sheet(&["下拉 选项"], "");
    let notice = read(&[("Sheet1", "visible", &shown), ("字典", "hidden", &hidden)]);
    assert_eq!(notice.source(), "任务\t责任单位\n修路\t县交通局\n");
    let remarks: Vec<_> = notice.diagnostics.iter().filter(|d| d.code == Code::Hidden).collect();
    assert_eq!(remarks.len(), 2);
    assert!(remarks[0].message.starts_with("2 cells in hidden rows or columns"));
    assert!(remarks[1].message.starts_with("2 cells of the hidden sheet 字典"));
}

#[test]
fn a_sheet_is_named_where_its_name_says_something() {
    let content = sheet(&["序号 任务 责任单位", "1 修路 县交通局"], "");
    let notice = read(&[("附件1", "visible", &content), ("Sheet2", "visible", &content)]);
    let table = "序号\t任务\t责任单位\n1\t修路\t县交通局\n";
    assert_eq!(notice.source(), format!("附件1\n{table}\n{table}"));
    let alone = read(&[("附件1", "visible", &content)]);
    assert_eq!(alone.source(), table);
}
