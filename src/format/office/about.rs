//! A table of labels and values that a document says about itself → the lines of a text that says the same.

use super::{
    super::pairs::{self, Half},
    Placed,
};

/// `索引号：…` and what else a table pairs in its cells, a pair a line; `None` for any other table. The places of
/// the cells are those in `page`.
pub(in crate::format) fn lines_about_document(cells: &[Placed], page: &str) -> Option<String> {
    let rows: Vec<Vec<&str>> = cells
        .chunk_by(|a, b| a.row == b.row)
        .map(|row| {
            row.iter().map(|cell| text(cell, page)).filter(|text| !text.is_empty()).collect()
        })
        .collect();
    let halves: Vec<Vec<Half>> =
        rows.iter().map(|row| row.iter().map(|text| Half::of(text)).collect()).collect();
    if !pairs::are_about_document(&halves) {
        return None;
    }
    let mut lines = String::new();
    for (texts, halves) in rows.iter().zip(&halves) {
        row(texts, halves, &mut lines);
    }
    Some(lines)
}

fn row(texts: &[&str], halves: &[Half], lines: &mut String) {
    let mut is_behind_label = false;
    for (text, half) in texts.iter().zip(halves) {
        let is_value = is_behind_label && *half == Half::Other;
        if !(lines.is_empty() || is_value) {
            lines.push('\n');
        }
        lines.push_str(text);
        is_behind_label = match half {
            Half::Label { has_colon, .. } => {
                lines.push_str(if *has_colon { "" } else { "：" });
                true
            }
            _ => false,
        };
    }
}

/// The text of a cell; that of several lines holds their breaks.
fn text<'p>(cell: &Placed, page: &'p str) -> &'p str {
    let (first, last) = (cell.lines.first(), cell.lines.last());
    first.zip(last).and_then(|(first, last)| first.join(*last).of(page)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    /// Cells of one column each, a row a line.
    fn lines(page: &str) -> Option<String> {
        let mut cells = Vec::new();
        let mut at = 0;
        for (row, line) in page.split('\n').enumerate() {
            for (column, text) in line.split('\t').enumerate() {
                let lines = vec![Span::new(at, at + text.len())];
                let (row, column) = (row as u32, column as u32);
                cells.push(Placed { row, column, rows: 1, columns: 1, lines });
                at += text.len() + 1;
            }
        }
        lines_about_document(&cells, page)
    }

    #[test]
    fn pairs_are_lines() {
        assert_eq!(
            lines("索引号\tQH-2024-1\t主题分类：\t农业\n标题：\t关于防汛的通知").as_deref(),
            Some("索引号：QH-2024-1\n主题分类：农业\n标题：关于防汛的通知")
        );
    }

    #[test]
    fn other_tables_are_none() {
        assert_eq!(lines("序号\t任务\t责任单位\n1\t疏通沟渠\t县水利局"), None);
    }
}
