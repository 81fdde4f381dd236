//! Files for the tests, put together from their parts.

use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

/// A container of parts.
pub(crate) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in parts {
        writer.start_file(*path, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A part with the relationships of another: id, kind and target.
fn relationships(targets: &[(&str, &str, &str)]) -> String {
    const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let each = targets.iter().map(|(id, kind, target)| {
        format!(r#"<Relationship Id="{id}" Type="{KINDS}/{kind}" Target="{target}"/>"#)
    });
    format!("<Relationships>{}</Relationships>", each.collect::<String>())
}

/// A Word file: the body of its text, and the bodies of other parts by their kinds (`styles`, `header`).
pub(crate) fn docx(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let paths: Vec<String> = (0..others.len()).map(|at| format!("part{at}.xml")).collect();
    let targets: Vec<(&str, &str, &str)> = paths
        .iter()
        .zip(others)
        .map(|(path, (kind, _))| (path.as_str(), *kind, path.as_str()))
        .collect();
    docx_of(body, others, &paths, &relationships(&targets))
}

/// A Word file with links: their ids and addresses.
pub(crate) fn docx_with_links(body: &str, links: &[(&str, &str)]) -> Vec<u8> {
    let each = links.iter().map(|(id, address)| {
        format!(r#"<Relationship Id="{id}" Type="t/hyperlink" Target="{address}" TargetMode="External"/>"#)
    });
    docx_of(body, &[], &[], &format!("<Relationships>{}</Relationships>", each.collect::<String>()))
}

fn docx_of(body: &str, others: &[(&str, &str)], paths: &[String], of_main: &str) -> Vec<u8> {
    let main = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let top = relationships(&[("1", "officeDocument", "word/document.xml")]);
    let paths: Vec<String> = paths.iter().map(|path| format!("word/{path}")).collect();
    let mut parts = vec![
        ("_rels/.rels", top.as_str()),
        ("word/document.xml", &main),
        ("word/_rels/document.xml.rels", of_main),
    ];
    parts.extend(paths.iter().zip(others).map(|(path, (_, text))| (path.as_str(), *text)));
    package(&parts)
}

/// A spreadsheet: its sheets by name and state, the content of each, and its styles.
pub(crate) fn xlsx(sheets: &[(&str, &str, &str)], styles: &str) -> Vec<u8> {
    let number = |at: usize| (format!("r{at}"), format!("sheet{at}.xml"));
    let ids: Vec<(String, String)> = (0..sheets.len()).map(number).collect();
    let listed = ids.iter().zip(sheets).map(|((id, _), (name, state, _))| {
        format!(r#"<sheet name="{name}" state="{state}" r:id="{id}"/>"#)
    });
    let workbook = format!(
        r#"<workbook xmlns:r="r"><sheets>{}</sheets></workbook>"#,
        listed.collect::<String>()
    );
    let mut targets: Vec<(&str, &str, &str)> =
        ids.iter().map(|(id, path)| (id.as_str(), "worksheet", path.as_str())).collect();
    targets.push(("styles", "styles", "styles.xml"));
    let top = relationships(&[("1", "officeDocument", "xl/workbook.xml")]);
    let of_workbook = relationships(&targets);
    let texts: Vec<(String, String)> = ids
        .iter()
        .zip(sheets)
        .map(|((_, path), (.., content))| {
            (format!("xl/{path}"), format!("<worksheet>{content}</worksheet>"))
        })
        .collect();
    let mut parts = vec![
        ("_rels/.rels", top.as_str()),
        ("xl/workbook.xml", &workbook),
        ("xl/_rels/workbook.xml.rels", &of_workbook),
        ("xl/styles.xml", styles),
    ];
    parts.extend(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    package(&parts)
}
