use std::time::{Duration, Instant};

use super::*;
use crate::{
    Limits,
    line::{LineKind, Traits},
};

/// Lines as the line stage gives them, as far as tables need them.
fn lines(source: &str) -> Vec<Line> {
    let mut at = 0;
    source
        .split_inclusive('\n')
        .map(|whole| {
            let line = line(whole, at);
            at += whole.len();
            line
        })
        .collect()
}

fn line(whole: &str, at: usize) -> Line {
    let text = whole.trim_end_matches(['\n', '\r']);
    let bare = text.trim_matches(crate::text::is_blank);
    let lead = text.len() - text.trim_start_matches(crate::text::is_blank).len();
    let kind = match bare {
        "" => LineKind::Blank,
        _ if bare.starts_with('—') && bare.len() > 3 => LineKind::Furniture,
        _ => LineKind::Text,
    };
    Line {
        start: at as u32,
        end: (at + text.len()) as u32,
        head: (at + lead) as u32,
        tail: (at + lead + bare.len()) as u32,
        kind,
        begins_page: false,
        traits: Traits::of(text),
    }
}

fn read(source: &str) -> Option<(Table<'_>, usize)> {
    let lines = lines(source);
    let forms = Forms::at(source, &lines, 0)?;
    let mut room = Room::new(&Limits::new(), source.len());
    let (table, end) = table(source, &lines, 0, forms, &mut room)?;
    for line in lines[..end].iter().filter(|line| line.kind == LineKind::Text) {
        assert!(table.span.contains(Span { start: line.head, end: line.tail }), "{line:?}");
    }
    assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
    Some((table, end))
}

fn texts<'t>(table: &'t Table<'_>) -> Vec<Vec<&'t str>> {
    table.rows.iter().map(|row| row.cells.iter().map(|cell| &*cell.text).collect()).collect()
}

fn roles(table: &Table<'_>) -> Vec<ColumnRole> {
    table.columns.iter().map(|column| column.role).collect()
}

fn path<'t>(table: &'t Table<'_>, row: usize) -> (Vec<&'t str>, Option<&'t str>) {
    let found = row_content(table, row);
    let path = found.path.iter().map(|cell| &*cell.text).collect();
    (path, found.content.map(|cell| &*cell.text))
}

use ColumnRole::{
    Category, Cooperating, Deadline, Lead, Other, Requirement, Responsible, Sequence, Task,
};

#[test]
fn tabs_with_merged_cells_and_a_header_over_two_columns() {
    let source = "工作任务\t\t工作要求\t责任单位\n\
        优化服务\t简化流程\t减少材料。\t县档案局\n\
        \t\t公布清单。\t县水利局、县林业局\n\
        — 3 —\n\n\
        工作任务\t\t工作要求\t责任单位\n\
        优化服务\t\t开设窗口。\t各乡镇\n\
        夯实基础\t培训队伍\t每年培训。\t\n\
        联系人另行通知。\n";
    let (table, end) = read(source).unwrap();
    assert_eq!(end, 8);
    assert_eq!(roles(&table), [Category, Category, Requirement, Responsible]);
    assert_eq!(table.columns[1].header, "工作任务");
    assert_eq!(table.repeated.len(), 1);
    assert_eq!(
        texts(&table),
        [
            ["优化服务", "简化流程", "减少材料。", "县档案局"],
            ["优化服务", "简化流程", "公布清单。", "县水利局、县林业局"],
            ["优化服务", "简化流程", "开设窗口。", "各乡镇"],
            ["夯实基础", "培训队伍", "每年培训。", ""],
        ]
    );
    assert_eq!(path(&table, 1), (vec!["优化服务", "简化流程"], Some("公布清单。")));
}

#[test]
fn a_blank_task_behind_a_page_break_is_the_task_above() {
    let source = "工作任务\t责任单位\t具体要求\t完成时限\n\
        1. 建立台账\t县档案局\t<p>（1）登记</p><p>（2）核对</p>\t2031年5月底前\n\n\
        工作任务\t责任单位\t具体要求\t完成时限\n\
        \t县水利局\t抽查台账\t2031年6月底前\n";
    let (table, _) = read(source).unwrap();
    assert_eq!(roles(&table), [Task, Responsible, Requirement, Deadline]);
    assert_eq!(table.rows[0].cells[2].text, "（1）登记（2）核对");
    assert_eq!(table.rows[1].cells[0].text, "1.建立台账");
    assert_eq!(path(&table, 1), (vec!["1.建立台账"], Some("抽查台账")));
}

#[test]
fn a_measure_in_front_of_its_content_is_the_task() {
    let source = "序号\t改革举措\t主要内容\t责任单位\n1\t取水一次办\t合并取水许可和用水计划的申请。\t县水务局\n";
    let (table, _) = read(source).unwrap();
    assert_eq!(roles(&table), [Sequence, Task, Requirement, Responsible]);
    assert_eq!(path(&table, 0), (vec!["取水一次办"], Some("合并取水许可和用水计划的申请。")));
    // Behind the content it says how, and where a task is named, too.
    let columns = |header: &str| roles(&read(&format!("{header}\n甲\t乙\t县水务局\n")).unwrap().0);
    assert_eq!(columns("工作内容\t工作措施\t责任单位"), [Task, Requirement, Responsible]);
    assert_eq!(columns("工作任务\t工作措施\t责任单位"), [Task, Requirement, Responsible]);
}

#[test]
fn a_list_of_units_cut_by_the_page_goes_on() {
    let source =
        "序号\t工作任务\t责任单位\n1\t修缮渠道\t县水利局、\n\n\t\t县林业局\n2\t植树\t县林业局\n";
    let (table, _) = read(source).unwrap();
    assert_eq!(texts(&table)[0], ["1", "修缮渠道", "县水利局、县林业局"]);
    assert_eq!(table.rows.len(), 2);
}

#[test]
fn words_of_no_known_role_head_tabbed_columns_of_numbers() {
    let source = "乡镇\t小区数\t已核实\n河口镇\t4\t4\n禾坪镇\t3\t全部\n";
    let (table, _) = read(source).unwrap();
    assert_eq!(texts(&table), [["河口镇", "4", "4"], ["禾坪镇", "3", "全部"]]);
}

#[test]
fn line_breaks_inside_tabbed_cells_are_put_together() {
    let source = "任务\t责任单位\t完成时限\n修缮渠道\t县水利局\n县林业局\t6月底前\n植树\t县林业局\t3月底前\n";
    let (table, _) = read(source).unwrap();
    assert_eq!(texts(&table)[0], ["修缮渠道", "县水利局\n县林业局", "6月底前"]);
}

#[test]
fn a_text_across_the_table_is_the_category_of_the_rows_below() {
    let source = "序号\t任务\t牵头单位\t配合单位\n一、水利\t\t\t\n1\t修缮渠道\t县水利局\t各乡镇\n\
        （一）小型\t\t\t\n2\t清淤\t县水利局\t\n";
    let (table, _) = read(source).unwrap();
    assert_eq!(table.rows[0].kind, RowKind::Heading);
    assert_eq!(table.rows[0].cells[3].text, "一、水利");
    assert_eq!(path(&table, 1), (vec!["一、水利"], Some("修缮渠道")));
    assert_eq!(path(&table, 3), (vec!["一、水利", "（一）小型"], Some("清淤")));
}

#[test]
fn indented_cells_with_a_wide_header_and_a_cell_merged_across() {
    let source = "\t工作任务及要求\n\t牵头单位\n\t责任单位\n\n\
        \t保护古树\n\t普查建档\n\t登记全县古树的位置和树龄。\n\t县林业局\n\t各乡镇\n\n\
        \t\n\t\n\t设立标牌。\n\t县林业局\n县文旅局\n\t\n\n\
        \t\n\t各乡镇要每年报告古树情况。\n\t\n\t各乡镇、县林业局\n\n\
        附注文字。\n";
    let (table, end) = read(source).unwrap();
    assert_eq!(&source[table.span.range()][..1], "\t");
    assert_eq!(lines(source).len() - end, 2);
    assert_eq!(roles(&table), [Category, Category, Task, Lead, Responsible]);
    assert_eq!(
        texts(&table),
        [
            ["保护古树", "普查建档", "登记全县古树的位置和树龄。", "县林业局", "各乡镇"],
            ["保护古树", "普查建档", "设立标牌。", "县林业局\n县文旅局", ""],
            [
                "保护古树",
                "各乡镇要每年报告古树情况。",
                "各乡镇要每年报告古树情况。",
                "",
                "各乡镇、县林业局"
            ],
        ]
    );
    assert_eq!(path(&table, 2), (vec!["保护古树"], Some("各乡镇要每年报告古树情况。")));
}

#[test]
fn pipes_with_breaks_escapes_and_a_second_header_row() {
    let source = "| 序号 | 任务 | 责任单位 | |\n|---|:--|---|---|\n| | | 牵头单位 | 配合单位 |\n\
        | 1 | 编制甲\\|乙目录<br>和清单 | 县档案局<br>县水利局 | 各乡镇 |\n| 2 | **培训** | 县司法局 | — |\n\n正文。\n";
    let (table, end) = read(source).unwrap();
    assert_eq!(end, 5);
    assert_eq!(roles(&table), [Sequence, Task, Lead, Cooperating]);
    assert_eq!(
        texts(&table),
        [
            ["1", "编制甲|乙目录和清单", "县档案局\n县水利局", "各乡镇"],
            ["2", "培训", "县司法局", "—"],
        ]
    );
}

#[test]
fn below_the_header_one_cell_between_pipes_is_a_row_and_too_many_are_text() {
    let head = "| 任务 | 责任单位 |\n| --- | --- |\n| 修路 | 县交通局 |\n";
    // The last line of a text that was cut: its first cell is all that there is of the row.
    let cut = format!("{head}| 修桥");
    let (table, end) = read(&cut).unwrap();
    assert_eq!((end, table.span.range()), (4, 0..cut.len()));
    assert_eq!(texts(&table)[1], ["修桥", ""]);
    // A page that ends behind the header that it repeats.
    let ruled = format!("{head}| 任务 | 责任单位 |\n|---|---|");
    assert_eq!(read(&ruled).unwrap().0.span.range(), 0..ruled.len());
    let wide = format!("{head}{}\n", "| 甲 ".repeat(90));
    assert_eq!(read(&wide).unwrap().1, 3);
}

#[test]
fn bare_lines_with_running_numbers() {
    let source = "序号\n重点任务\n主要内容\n牵头单位\n完成时限\n1\n优化服务\n推进网上办理。\n县档案局\n\
        2030年6月底前\n2\n加强监管\n开展检查。\n县水利局\n长期坚持\n特此通知。\n";
    let (table, end) = read(source).unwrap();
    assert_eq!(end, 15);
    assert_eq!(roles(&table), [Sequence, Task, Requirement, Lead, Deadline]);
    assert_eq!(texts(&table)[1], ["2", "加强监管", "开展检查。", "县水利局", "长期坚持"]);
}

#[test]
fn bare_lines_that_wrap_and_headings_between() {
    let source = "序号\n项目名称\n责任单位\n正\n式\n1\n甲县古树保护办法\n（修订）\n县林业局\n2\n甲县渠道管理办法\n\
        县水利局\n县林业局\n预\n备\n1\n甲县档案办法\n县档案局\n2\n甲县地图办法\n县档案局\n";
    let (table, _) = read(source).unwrap();
    assert_eq!(
        texts(&table),
        [
            ["正式"; 3],
            ["1", "甲县古树保护办法（修订）", "县林业局"],
            ["2", "甲县渠道管理办法", "县水利局\n县林业局"],
            ["预备"; 3],
            ["1", "甲县档案办法", "县档案局"],
            ["2", "甲县地图办法", "县档案局"],
        ]
    );
    assert_eq!(path(&table, 4).0, ["预备"]);
}

#[test]
fn bare_cells_between_blank_lines() {
    let source = "序号\n\n指标\n\n2030年\n\n属性\n\n1\n\n森林覆盖\n率（%）\n\n40\n\n预期性\n\n2\n\n渠道长度\n\n\
        3\n\n约束性\n\n3\n\n古树数量\n\n400\n\n预期性\n\n三、保障措施\n";
    let (table, _) = read(source).unwrap();
    assert_eq!(roles(&table), [Sequence, Other, Other, Other]);
    assert_eq!(texts(&table)[0], ["1", "森林覆盖率（%）", "40", "预期性"]);
    assert_eq!(table.rows.len(), 3);
}

#[test]
fn a_list_with_running_numbers_between_blank_lines() {
    let rows = "1\n\n《渠系养护规程》\nDB50-052-2020\n\n2\n\n《泵站运行规程》\n\n— 4 —\n\n3\n\n《计量设施规程》\n\n";
    let source = format!("序号\n\n标准名称\n\n{rows}各站要抓紧落实。\n");
    let (table, _) = read(&source).unwrap();
    let expected = [
        ["1", "《渠系养护规程》DB50-052-2020"],
        ["2", "《泵站运行规程》"],
        ["3", "《计量设施规程》"],
    ];
    assert_eq!(texts(&table), expected);
    // Names of the rows may stand elsewhere on the page: limits alone are no rows.
    assert!(
        read(&format!("序号\n\n完成时限\n\n{}", "1\n\n6月\n\n2\n\n7月\n\n3\n\n8月\n\n")).is_none()
    );
}

#[test]
fn scattered_columns_and_lists_are_no_tables() {
    let none = [
        "序号\n\n工作任务\n\n责任单位\n\n1\n\n2\n\n3\n\n修缮渠道\n\n植树\n\n清淤\n\n县水利局\n",
        "工作任务\n责任单位\n甲县\n乙市\n-\n丙区\n",
        "王小明  甲县水利局\n李  丽  甲县林业局\n",
        "王小明\t甲县水利局\n李丽\t甲县林业局\n",
        "王小明\t县水利局\t局长\n李丽\t县林业局\t副局长\n",
        "河口镇\t四个\t4\n禾坪镇\t三个\t3\n",
        "联系人：王小明\t电话：1234\n",
        "|a − b| 不大于 |c|。\n第二行。\n",
        "责任单位：县水利局\n",
        "工作任务和责任单位  由县水利局另行通知。\n正文。\n",
    ];
    for source in none {
        assert!(read(source).is_none(), "{source}");
    }
}

#[test]
fn aligned_columns_with_wrapped_and_centred_cells() {
    let source = "  序号      工作任务             责任单位          完成时限\n\n\
        \u{20}          登记全县古树的\n\
        \u{20}  1                            县林业局          6月底前\n\
        \u{20}          位置和树龄\n\n\
        \u{20}  2       修缮渠道             县水利局、        长期坚持\n\
        \u{20}                               县林业局\n\n\
        \u{20}  附注文字写得很长很长，从表格的左边一直到右边都有。\n";
    let (table, end) = read(source).unwrap();
    assert_eq!(end, 8);
    assert_eq!(
        texts(&table),
        [
            ["1", "登记全县古树的位置和树龄", "县林业局", "6月底前"],
            ["2", "修缮渠道", "县水利局、县林业局", "长期坚持"],
        ]
    );
    assert_eq!(roles(&table), [Sequence, Task, Responsible, Deadline]);
}

#[test]
fn a_total_in_aligned_columns_is_a_row_without_number() {
    let source = " 序号    项目        金额     责任单位\n  1      供水管网    1,250    水务局\n  \
                  2      停车设施    320      城管局\n         合 计       1,570\n";
    let (table, _) = read(source).unwrap();
    let rows = texts(&table);
    assert_eq!(rows[1], ["2", "停车设施", "320", "城管局"]);
    assert_eq!(rows[2], ["", "合计", "1,570", ""]);
}

#[test]
fn header_words_name_their_roles() {
    let word = |text: &str| header::word(text);
    assert_eq!(word("责 任 单 位"), Some(header::Word::Responsible));
    assert_eq!(word("牵头（责任）单位"), Some(header::Word::Lead));
    assert_eq!(word("配合责任单位"), Some(header::Word::Cooperating));
    assert_eq!(word("工作任务及要求"), Some(header::Word::Task));
    assert_eq!(word("工作内容及要求"), Some(header::Word::Requirement));
    assert_eq!(word("任务类别"), Some(header::Word::Category));
    assert_eq!(word("时间要求"), Some(header::Word::Deadline));
    assert_eq!(word("责任单位："), None);
    assert_eq!(word("3"), None);
}

#[test]
fn a_wrapped_name_is_no_two_units() {
    assert!(hint::both_units("县水利局", "县林业局"));
    assert!(!hint::both_units("县委", "档案局"));
    assert!(!hint::both_units("县水利局、", "县林业局"));
    assert!(!hint::both_units("县自然资源和", "规划局"));
}

#[test]
fn hostile_texts_take_little_time() {
    const SIZE: usize = 400_000;
    let header = "序号\t任务\t责任单位\n";
    let texts = [
        "\t".repeat(1_000_000),
        "|".repeat(1_000_000),
        " ".repeat(SIZE),
        "\t\n".repeat(SIZE / 2),
        "|\n".repeat(SIZE / 2),
        "序号\n".repeat(SIZE / 10),
        "序号\n任务\n责任单位\n".repeat(SIZE / 40),
        "序号\n任务\n责任单位\n1\n".repeat(SIZE / 40),
        header.repeat(SIZE / 40),
        format!("{header}{}", "\t\t\n".repeat(SIZE / 4)),
        format!("{header}{}", "1\n".repeat(SIZE / 4)),
        format!("{header}{}", "1\t甲  乙\t\n\n".repeat(SIZE / 16)),
        format!("| a | b |\n|---|---|\n{}", "|\n\n".repeat(SIZE / 4)),
        format!("{}1\n", "\n".repeat(SIZE)),
        "1\n\n".repeat(SIZE / 4),
        // Rows of which too few fit: each header once read to the end.
        "任务          责任单位\n甲事          不是单位的话\n各镇          县水利局\n"
            .repeat(SIZE / 60),
    ];
    for text in texts {
        let lines = lines(&text);
        let start = Instant::now();
        let (mut at, mut room) = (0, Room::new(&Limits::new(), text.len()));
        while at < lines.len() {
            let found = Forms::at(&text, &lines, at);
            let found = found.and_then(|forms| table(&text, &lines, at, forms, &mut room));
            at = found.map_or(at + 1, |(_, end)| end);
        }
        let head: String = text.chars().take(12).collect();
        assert!(start.elapsed() < Duration::from_secs(20), "{head:?} {:?}", start.elapsed());
        println!("{head:?} {:?}", start.elapsed());
    }
}

#[test]
fn a_header_of_bare_lines_may_name_a_plan() {
    let rows: String =
        (1..4).map(|number| format!("{number}\n\n湿地保护率（%）\n\n50\n\n55\n\n")).collect();
    let source = format!("序号\n\n指标\n\n“十三五”完成值\n\n“十四五”目标值\n\n{rows}");
    let (table, _) = read(&source).unwrap();
    assert_eq!(table.columns[3].header, "“十四五”目标值");
    assert_eq!(table.rows.len(), 3);
    assert!(read(&source.replace("“十四五”", "“双随机”")).is_none());
}

#[test]
fn letters_of_a_header_that_stand_apart_are_one_word() {
    let rows: String =
        (1..4).map(|number| format!("{number}\n\n湿地保护率（%）\n\n55\n\n")).collect();
    let source = format!("序号\n\n指\n\n标\n\n目标值\n\n{rows}");
    let (table, _) = read(&source).unwrap();
    let headers: Vec<_> = table.columns.iter().map(|column| &*column.header).collect();
    assert_eq!(headers, ["序号", "指标", "目标值"]);
    assert_eq!(table.rows.len(), 3);
    let places = source.replace("指\n\n标\n\n目标值", "镇\n\n村");
    let (table, _) = read(&places).unwrap();
    assert_eq!(table.columns[2].header, "村");
}
