//! Tasks as CSV (RFC 4180) for spreadsheet programs: complete, a task a row.

use gongwen::{Notice, Role, Task};

use crate::table::units;

/// The columns; the first is the file.
const COLUMNS: [&str; 11] = [
    "文件",
    "发文字号",
    "标题",
    "序号",
    "所属任务",
    "任务",
    "牵头单位",
    "责任单位",
    "配合单位",
    "完成时限",
    "截止日期",
];

/// The first row. Without the mark in front of it Excel reads UTF-8 as the encoding of the system.
pub(crate) fn head() -> String {
    format!("\u{feff}{}\r\n", COLUMNS.join(","))
}

/// The first cell of each row.
pub(crate) fn lead(file: &str) -> String {
    cell(file) + ","
}

/// The tasks without the first cell.
pub(crate) fn rows(notice: &Notice<'_>) -> Vec<String> {
    let number = notice.document_number.as_ref().map_or("", |number| &number.text);
    let document = [number, notice.title.as_deref().unwrap_or_default()].map(cell).join(",");
    let numbered = notice.tasks.iter().zip(1..);
    numbered.map(|(task, number)| format!("{document},{number},{}\r\n", row(task))).collect()
}

fn row(task: &Task<'_>) -> String {
    let path: Vec<&str> = task.path.iter().map(|step| &**step).collect();
    // 等 stands behind the last unit.
    let open = task.units.last().filter(|_| task.open_ended).map(|unit| unit.role);
    let [lead, responsible, cooperating] = [Role::Lead, Role::Responsible, Role::Cooperating]
        .map(|role| units(task, role) + if open == Some(role) { "等" } else { "" });
    let deadline = task.deadline.as_ref();
    let text = deadline.map_or("", |deadline| &deadline.text);
    let date = deadline.and_then(|deadline| deadline.date).map(|date| date.to_string());
    let date = date.unwrap_or_default();
    [&path.join(" › "), &*task.content, &lead, &responsible, &cooperating, text, &date]
        .map(cell)
        .join(",")
}

/// A cell, quoted where that is needed. A text that a spreadsheet program would compute gets the apostrophe in front that
/// keeps it a text: it comes from a stranger's file.
fn cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stay_one_cell_and_a_text() {
        assert_eq!(cell("县财政局"), "县财政局");
        assert_eq!(cell("做好“三夏”,\n及时\"报送\""), "\"做好“三夏”,\n及时\"\"报送\"\"\"");
        assert_eq!(
            cell("=HYPERLINK(\"http://a\",\"b\")"),
            "\"'=HYPERLINK(\"\"http://a\"\",\"\"b\"\")\""
        );
        assert_eq!(cell("-"), "'-");
        assert_eq!(cell(""), "");
    }
}
