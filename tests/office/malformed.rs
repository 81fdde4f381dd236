//! Damaged and hostile files: an error that says what is wrong, or what can still be read.

use gongwen::{BinaryFormat, Code, ErrorKind, Limits, Parser};

use crate::package::{docx, package, xlsx};

fn error(bytes: &[u8]) -> ErrorKind {
    gongwen::parse_bytes(bytes).unwrap_err().kind().clone()
}

/// Whether a file is refused as broken for a reason that names this.
fn is_broken(bytes: &[u8], format: BinaryFormat, reason: &str) -> bool {
    match error(bytes) {
        ErrorKind::Broken { format: found, what } => found == format && what.contains(reason),
        _ => false,
    }
}

/// The limit that a file is over.
fn limit(bytes: &[u8], limits: Limits) -> &'static str {
    match Parser::new().limits(limits).parse_bytes(bytes).unwrap_err().kind() {
        ErrorKind::OverLimit { field, .. } => field,
        other => panic!("{other}"),
    }
}

#[test]
fn every_cut_of_a_file_is_an_error() {
    let whole = docx("<w:p><w:r><w:t>通知</w:t></w:r></w:p>", &[("styles", "<w:styles/>")]);
    for end in 0..whole.len() {
        // The first bytes alone are text, or a container of nobody knows what.
        let error = gongwen::parse_bytes(&whole[..end]).map(drop);
        assert!(error.is_err() || end < 4, "{end}");
    }
    assert!(is_broken(&whole[..whole.len() - 9], BinaryFormat::Docx, "container"));
}

#[test]
fn changed_bytes_do_not_panic() {
    let word = docx("<w:p><w:r><w:t>通知</w:t></w:r></w:p>", &[]);
    let sheet = xlsx(&[("甲", "visible", "<sheetData><row><c><v>1</v></c></row></sheetData>")], "");
    for whole in [word, sheet] {
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 0x55;
            let _ = gongwen::parse_bytes(&changed);
        }
    }
}

#[test]
fn missing_parts_are_named() {
    let without_text = package(&[("[Content_Types].xml", ""), ("word/document2.xml", "")]);
    assert!(is_broken(&without_text, BinaryFormat::Docx, "word/document.xml is missing"));
    let without_sheet = package(&[
        ("xl/workbook.xml", "<workbook><sheet name=\"甲\" r:id=\"1\"/></workbook>"),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"1\" Type=\"worksheet\" Target=\"sheet1.xml\"/></Relationships>",
        ),
    ]);
    assert!(is_broken(&without_sheet, BinaryFormat::Xlsx, "xl/sheet1.xml is missing"));
}

#[test]
fn unsound_xml_is_named() {
    for body in ["<w:p><w:r>", "<w:p></w:r>", "<w:p", "</w:body></w:document></w:p>"] {
        assert!(is_broken(&docx(body, &[]), BinaryFormat::Docx, "word/document.xml"), "{body}");
    }
    let notes = docx("<w:p/>", &[("footnotes", "<w:footnotes><w:footnote>")]);
    assert!(is_broken(&notes, BinaryFormat::Docx, "word/part0.xml"));
}

#[test]
fn a_bomb_is_refused_by_its_ratio_and_by_its_size() {
    let body = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "安".repeat(1 << 20));
    let bomb = docx(&body, &[]);
    assert_eq!(limit(&bomb, Limits::new()), "unpack_ratio");
    let sizes = Limits::new().with_unpack_ratio(usize::MAX).with_unpacked_bytes(1 << 20);
    assert_eq!(limit(&bomb, sizes), "unpacked_bytes");
}

#[test]
fn one_long_text_in_many_cells_is_refused() {
    let cells = "<row><c t=\"s\"><v>0</v></c></row>".repeat(9_000);
    let content = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    let strings = format!("<sst><si><t>{}</t></si></sst>", "防汛".repeat(9_000));
    let rels = ["worksheet", "sharedStrings"]
        .map(|kind| format!("<Relationship Id=\"{kind}\" Type=\"{kind}\" Target=\"{kind}.xml\"/>"));
    let bytes = package(&[
        ("xl/workbook.xml", "<workbook><sheet name=\"甲\" r:id=\"worksheet\"/></workbook>"),
        (
            "xl/_rels/workbook.xml.rels",
            &format!("<Relationships>{}</Relationships>", rels.concat()),
        ),
        ("xl/worksheet.xml", &content),
        ("xl/sharedStrings.xml", &strings),
    ]);
    assert_eq!(limit(&bytes, Limits::new()), "unpacked_bytes");
}

#[test]
fn elements_too_deep_are_refused() {
    let deep = |depth: usize| "<w:sdt>".repeat(depth) + &"</w:sdt>".repeat(depth);
    assert_eq!(limit(&docx(&deep(300), &[]), Limits::new()), "nesting");
    // As deep as any limit lets it be, in the smallest stack that programs give to a thread.
    let tables = "<w:tbl><w:tr><w:tc>".repeat(160) + &"</w:tc></w:tr></w:tbl>".repeat(160);
    for body in [deep(490), tables] {
        let parser = Parser::new().limits(Limits::new().with_nesting(usize::MAX));
        parser.parse_bytes(&docx(&body, &[])).unwrap();
    }
    assert_eq!(limit(&docx(&deep(500), &[]), Limits::new().with_nesting(usize::MAX)), "nesting");
}

#[test]
fn cells_are_counted() {
    let rows = "<row><c><v>1</v></c><c><v>2</v></c></row>".repeat(6);
    let sheet =
        xlsx(&[("甲", "visible", &format!("<sheetData>{rows}</sheetData>"))], "<styleSheet/>");
    assert_eq!(limit(&sheet, Limits::new().with_cells(11)), "cells");
    let cell = "<w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>".repeat(3);
    let word = docx(&format!("<w:tbl><w:tr>{cell}</w:tr></w:tbl>"), &[]);
    assert_eq!(limit(&word, Limits::new().with_cells(2)), "cells");
}

#[test]
fn endless_merging_and_far_cells_cost_nothing() {
    let cell = |span: &str, text: &str| {
        format!(
            "<w:tc><w:tcPr><w:gridSpan w:val=\"{span}\"/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
        )
    };
    let row = |span: &str| format!("<w:tr>{}{}</w:tr>", cell(span, "任务"), cell("1", "责任单位"));
    let body = format!("<w:tbl>{}{}</w:tbl>", row("4294967295"), row("4294967295"));
    let notice = gongwen::parse_bytes(&docx(&body, &[])).unwrap().into_owned();
    assert_eq!(notice.source(), "任务\t责任单位\n任务\t责任单位\n");
    let text = |place: &str| format!("<c r=\"{place}\" t=\"str\"><v>甲</v></c>");
    let content = format!(
        "<sheetData>{}{}{}</sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>",
        text("A1"),
        text("XFD1048576"),
        text("A99999999999"),
    );
    let bytes = xlsx(&[("甲", "visible", &content)], "<styleSheet/>");
    let notice = gongwen::parse_bytes(&bytes).unwrap();
    assert_eq!(notice.source().matches('甲').count(), 3);
}

#[test]
fn a_table_of_too_many_columns_is_text_under_a_diagnostic() {
    let cell = "<w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>".repeat(41);
    let body = format!("<w:tbl><w:tr>{cell}</w:tr><w:tr>{cell}</w:tr></w:tbl>");
    let notice = gongwen::parse_bytes(&docx(&body, &[])).unwrap().into_owned();
    assert!(notice.diagnostics.iter().any(|diagnostic| diagnostic.code == Code::LimitReached));
    assert!(notice.coverage().gaps.is_empty());
}

#[test]
fn files_that_nobody_reads_name_the_way() {
    for (part, format, way) in [
        ("OFD.xml", BinaryFormat::Ofd, "PDF"),
        ("ppt/presentation.xml", BinaryFormat::Zip, "unpack"),
    ] {
        match error(&package(&[(part, "")])) {
            ErrorKind::Binary { format: found, advice } => {
                assert_eq!(found, format);
                assert!(advice.contains(way), "{advice}");
            }
            other => panic!("{other}"),
        }
    }
}
