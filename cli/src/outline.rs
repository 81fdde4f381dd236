//! The numbered sections of a notice, indented.

use gongwen::{Notice, PartKind};

/// A line for each part and each section.
pub(crate) fn of(notice: &Notice<'_>) -> String {
    let mut outline = String::new();
    let mut entries = notice.outline().peekable();
    for (index, part) in notice.parts.iter().enumerate() {
        let own = if part.kind == PartKind::Main { &notice.title } else { &part.title };
        let what = match part.kind {
            PartKind::Main => "正文",
            PartKind::Enclosure => "所附文件",
            _ => "附件",
        };
        outline += &format!("{what}：{}\n", own.as_deref().unwrap_or("（无标题）"));
        while let Some(entry) = entries.next_if(|entry| entry.part == index) {
            let indent = "  ".repeat(entry.depth + 1);
            outline += &format!("{indent}{}{}\n", entry.label, entry.heading.unwrap_or("…"));
        }
    }
    outline
}
