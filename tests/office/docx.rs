//! What a Word file shows.

use gongwen::{Block, Code, Notice};

use crate::package::{docx, docx_with_links};

fn read(body: &str, others: &[(&str, &str)]) -> Notice<'static> {
    gongwen::parse_bytes(&docx(body, others)).unwrap().into_owned()
}

/// The text that a body shows.
fn text(body: &str) -> String {
    read(body, &[]).source().to_owned()
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// What was left out, with its code.
fn remarks(notice: &Notice<'_>, code: Code) -> Vec<String> {
    let wanted = notice.diagnostics.iter().filter(|diagnostic| diagnostic.code == code);
    wanted.map(|diagnostic| diagnostic.message.to_string()).collect()
}

#[test]
fn a_paragraph_is_a_line() {
    let body = paragraph("第一段") + "<w:p/>" + &paragraph("R&amp;D经费&#x3000;增长");
    assert_eq!(text(&body), "第一段\n\nR&D经费\u{3000}增长\n");
}

#[test]
fn breaks_tabs_and_hyphens_are_characters() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">甲 </w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t>\
                <w:noBreakHyphen/><w:t>丁</w:t><w:softHyphen/><w:t>戊</w:t><w:lastRenderedPageBreak/></w:r></w:p>";
    assert_eq!(text(body), "甲 \n乙\t丙-丁戊\n");
}

#[test]
fn tracked_changes_are_accepted() {
    let body = "<w:p><w:r><w:t>五月</w:t></w:r><w:del><w:r><w:delText>十日</w:delText></w:r></w:del>\
                <w:ins><w:r><w:t>三十日</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom></w:p>\
                <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>\
                <w:p><w:r><w:t>后半</w:t></w:r></w:p>";
    let notice = read(body, &[]);
    assert_eq!(notice.source(), "五月三十日\n前半后半\n");
    assert_eq!(
        remarks(&notice, Code::Hidden),
        ["4 characters that tracked changes delete were left out"]
    );
}

#[test]
fn text_boxes_stand_behind_their_paragraph_and_once() {
    let content = "<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>";
    let body = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>\
         <w:r><w:t>正文</w:t></w:r></w:p>"
    );
    assert_eq!(text(&body), "正文\n框内\n");
}

#[test]
fn fields_show_their_results() {
    let field = |instruction: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{result}</w:t></w:r>\
             <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let body = format!(
        "<w:p>{}{}<w:hyperlink><w:r><w:t>网址</w:t></w:r></w:hyperlink>\
         <w:fldSimple w:instr=\" PAGE \"><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>",
        field(" REF _Ref1 \\h ", "附件1"),
        field("PAGE", "3"),
    );
    assert_eq!(text(&body), "附件1网址\n");
}

#[test]
fn hidden_text_is_reported() {
    let styles =
        "<w:styles><w:style w:styleId=\"X\"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>";
    let body = "<w:p><w:r><w:t>公开</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r>\
                <w:r><w:rPr><w:rStyle w:val=\"X\"/></w:rPr><w:t>批注</w:t></w:r>\
                <w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>事项</w:t></w:r></w:p>";
    let notice = read(body, &[("styles", styles)]);
    assert_eq!(notice.source(), "公开事项\n");
    assert_eq!(remarks(&notice, Code::Hidden), ["hidden text: 内部批注"]);
}

#[test]
fn headers_notes_and_pictures_are_reported() {
    let note = |id: &str, text: &str| {
        format!("<w:footnote w:id=\"{id}\">{}</w:footnote>", paragraph(text))
    };
    let notes =
        format!("<w:footnotes>{}{}</w:footnotes>", note("1", ""), note("2", "含所属单位。"));
    let header = format!("<w:hdr>{}</w:hdr>", paragraph("内部资料"));
    let body = "<w:p><w:r><w:t>各乡镇</w:t><w:footnoteReference w:id=\"2\"/><w:t>落实</w:t>\
                <w:drawing><a:blip/></w:drawing></w:r></w:p>";
    let notice = read(body, &[("footnotes", &notes), ("header", &header)]);
    assert_eq!(notice.source(), "各乡镇落实\n");
    assert_eq!(remarks(&notice, Code::Note), ["note: 含所属单位。"]);
    assert_eq!(remarks(&notice, Code::Furniture), ["header of the pages: 内部资料"]);
    assert_eq!(remarks(&notice, Code::Unread), ["1 pictures were left out"]);
}

#[test]
fn symbols_are_their_characters() {
    let body = "<w:p><w:r><w:sym w:font=\"Wingdings 2\" w:char=\"F052\"/><w:t>主动公开</w:t>\
                <w:sym w:font=\"Webdings\" w:char=\"F041\"/></w:r></w:p>";
    let notice = read(body, &[]);
    assert_eq!(notice.source(), "☑主动公开\n");
    assert_eq!(remarks(&notice, Code::Unread), ["1 characters of symbol fonts were left out"]);
}

/// Four levels of a list, and where its paragraphs stand.
fn numbered(levels: &[usize], overrides: &str) -> String {
    let level = |at: usize, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:numbering><w:abstractNum w:abstractNumId=\"7\">{}{}{}{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/>{overrides}</w:num></w:numbering>",
        level(0, "chineseCountingThousand", "%1、"),
        level(1, "chineseCountingThousand", "（%2）"),
        level(2, "decimal", "%3."),
        level(3, "decimal", "%1.%3.%4"),
    );
    let paragraphs = levels.iter().map(|level| {
        let (list, level) = (1 + level / 10, level % 10);
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>\
             <w:r><w:t>项</w:t></w:r></w:p>"
        )
    });
    let notice = read(&paragraphs.collect::<String>(), &[("numbering", &numbering)]);
    notice.source().trim_end().replace('\n', " ")
}

#[test]
fn lists_count_as_word_does() {
    assert_eq!(
        numbered(&[0, 1, 1, 2, 2, 1, 2, 0, 1, 2, 3], ""),
        "一、项 （一）项 （二）项 1. 项 2. 项 （三）项 1. 项 二、项 （一）项 1. 项 二.1.1 项"
    );
}

#[test]
fn lists_of_one_look_count_on_unless_told() {
    assert_eq!(numbered(&[0, 10, 0], ""), "一、项 二、项 三、项");
    let begins = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>";
    assert_eq!(numbered(&[0, 10, 10, 0], begins), "一、项 五、项 六、项 二、项");
    let looks = "<w:lvlOverride w:ilvl=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
                 <w:numFmt w:val=\"decimalEnclosedCircle\"/><w:lvlText w:val=\"%1\"/></w:lvl></w:lvlOverride>";
    assert_eq!(numbered(&[0, 10], looks), "一、项 ②项");
}

#[test]
fn styles_number_their_paragraphs() {
    let styles = "<w:styles>\
        <w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:basedOn w:val=\"H1\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/></w:numPr></w:pPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Own\"><w:basedOn w:val=\"H1\"/></w:style></w:styles>";
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId=\"0\">\
        <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:pStyle w:val=\"H1\"/><w:suff w:val=\"space\"/><w:lvlText w:val=\"第%1条\"/></w:lvl>\
        <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"（%2）\"/></w:lvl>\
        </w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    let styled = |style: &str, more: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr><w:r><w:t>项</w:t></w:r></w:p>"
        )
    };
    let none = "<w:numPr><w:numId w:val=\"0\"/></w:numPr>";
    let body = [styled("H1", ""), styled("H2", ""), styled("Own", ""), styled("H1", none)].concat();
    let notice = read(&body, &[("styles", styles), ("numbering", numbering)]);
    assert_eq!(notice.source(), "第一条 项\n（一）项\n第二条 项\n项\n");
}

fn cell(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(text))
}

fn table(rows: &[String]) -> String {
    let rows = rows.iter().map(|row| format!("<w:tr>{row}</w:tr>"));
    format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.collect::<String>())
}

/// The header and the rows of the only table.
fn only_table(notice: &Notice<'_>) -> Vec<Vec<String>> {
    let tables: Vec<_> = notice
        .parts
        .iter()
        .flat_map(|part| &part.content)
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .collect();
    let [table] = tables.as_slice() else { panic!("{} tables", tables.len()) };
    let header = table.columns.iter().map(|column| column.header.to_string()).collect();
    let rows = table.rows.iter().map(|row| row.iter().map(ToString::to_string).collect());
    std::iter::once(header).chain(rows).collect()
}

#[test]
fn merged_cells_stand_in_each_of_their_places() {
    let (down, on) = ("<w:vMerge w:val=\"restart\"/>", "<w:vMerge/>");
    let wide = "<w:gridSpan w:val=\"2\"/>";
    let body = table(&[
        cell(down, "类别") + &cell(down, "任务") + &cell(wide, "责任单位"),
        cell(on, "") + &cell(on, "") + &cell("", "牵头单位") + &cell("", "配合单位"),
        cell(down, "防汛") + &cell("", "储备物资") + &cell("", "县应急局") + &cell("", "县财政局"),
        cell(on, "") + &cell("", "开展演练") + &cell(wide, "县应急局"),
    ]);
    assert_eq!(
        only_table(&read(&body, &[])),
        [
            ["类别", "任务", "牵头单位", "配合单位"],
            ["防汛", "储备物资", "县应急局", "县财政局"],
            ["防汛", "开展演练", "县应急局", "县应急局"],
        ]
    );
}

#[test]
fn borders_a_hair_apart_make_no_column() {
    let grid = "<w:tblGrid><w:gridCol w:w=\"800\"/><w:gridCol w:w=\"2000\"/><w:gridCol w:w=\"15\"/>\
                <w:gridCol w:w=\"3000\"/></w:tblGrid>";
    let wide = "<w:gridSpan w:val=\"2\"/>";
    let rows = [
        cell("", "序号") + &cell("", "任务") + &cell(wide, "责任单位"),
        cell("", "1") + &cell(wide, "储备物资") + &cell("", "县应急局"),
        cell("", "2") + &cell("", "开展演练") + &cell(wide, "县应急局"),
    ];
    let body = table(&rows).replace("<w:tblPr/>", grid);
    assert_eq!(
        only_table(&read(&body, &[])),
        [
            ["序号", "任务", "责任单位"],
            ["1", "储备物资", "县应急局"],
            ["2", "开展演练", "县应急局"],
        ]
    );
}

#[test]
fn a_table_in_a_frame_is_the_table() {
    let inner = table(&[
        cell("", "序号") + &cell("", "任务") + &cell("", "责任单位"),
        cell("", "1") + &cell("", "储备物资") + &cell("", "县应急局"),
    ]);
    let frame = table(&[format!("<w:tc>{}{inner}<w:p/></w:tc>", paragraph("任务分工表"))]);
    let notice = read(&frame, &[]);
    assert_eq!(only_table(&notice)[1], ["1", "储备物资", "县应急局"]);
    assert_eq!(notice.source(), "任务分工表\n序号\t任务\t责任单位\n1\t储备物资\t县应急局\n");
}

#[test]
fn a_table_about_the_document_is_its_metadata() {
    let body = table(&[
        cell("", "索引号") + &cell("", "QH-2024-1") + &cell("", "主题分类") + &cell("", "农业"),
        cell("", "发布日期：") + &cell("", "2024年3月1日") + &cell("", "") + &cell("", ""),
    ]) + &paragraph("青禾县人民政府关于防汛的通知");
    let notice = read(&body, &[]);
    assert_eq!(notice.metadata.index_number.as_deref(), Some("QH-2024-1"));
    assert_eq!(notice.metadata.published_date, gongwen::date("2024-03-01"));
    assert_eq!(notice.title.as_deref(), Some("青禾县人民政府关于防汛的通知"));
}

#[test]
fn deleted_rows_and_text_in_merged_cells_are_left_out() {
    let (down, on) = ("<w:vMerge w:val=\"restart\"/>", "<w:vMerge/>");
    let deleted = "<w:trPr><w:del/></w:trPr>".to_owned();
    let body = table(&[
        cell("", "类别") + &cell("", "任务") + &cell("", "责任单位"),
        cell(down, "防汛") + &cell("", "储备物资") + &cell("", "县应急局"),
        deleted + &cell("", "作废") + &cell("", "作废") + &cell("", "作废"),
        cell(on, "旧文") + &cell("", "开展演练") + &cell("", "县水利局"),
    ]);
    let notice = read(&body, &[]);
    assert_eq!(only_table(&notice)[2], ["防汛", "开展演练", "县水利局"]);
    assert!(!notice.source().contains("旧文") && !notice.source().contains("作废"));
    assert_eq!(remarks(&notice, Code::Hidden).len(), 2);
}

#[test]
fn links_to_files_are_those_of_attachments() {
    let link = |id: &str, text: &str| {
        format!("<w:hyperlink r:id=\"{id}\"><w:r><w:t>{text}</w:t></w:r></w:hyperlink>")
    };
    let list = format!("<w:p><w:r><w:t>附件：1.</w:t></w:r>{}</w:p>", link("r1", "防汛物资表"));
    let body =
        ["关于做好防汛工作的通知", "各乡镇人民政府：", "请做好防汛工作。"].map(paragraph).concat()
            + &list
            + &format!("<w:p><w:r><w:t>2.值班表</w:t></w:r>{}</w:p>", link("r2", "（网站）"))
            + &["青禾县水务局", "2024年4月2日"].map(paragraph).concat();
    let links = [("r1", "https://qinghe.example/a.xlsx"), ("r2", "https://qinghe.example/")];
    let notice = gongwen::parse_bytes(&docx_with_links(&body, &links)).unwrap().into_owned();
    let files: Vec<_> =
        notice.attachments.iter().map(|file| (&*file.title, file.href.as_deref())).collect();
    assert_eq!(files[0], ("防汛物资表", Some("https://qinghe.example/a.xlsx")));
    assert_eq!(files[1].1, None);
}
