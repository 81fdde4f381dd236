//! The numbered sections of a notice, indented: `outline FILE`.

mod common;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use gongwen::{Notice, PartKind};

fn main() -> ExitCode {
    common::show("outline", print)
}

fn print(notice: &Notice<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut entries = notice.outline().peekable();
    for (index, part) in notice.parts.iter().enumerate() {
        let own = if part.kind == PartKind::Main { &notice.title } else { &part.title };
        let what = match part.kind {
            PartKind::Main => "正文",
            PartKind::Enclosure => "所附文件",
            _ => "附件",
        };
        writeln!(out, "{what}：{}", own.as_deref().unwrap_or("（无标题）"))?;
        while let Some(entry) = entries.next_if(|entry| entry.part == index) {
            let indent = "  ".repeat(entry.depth + 1);
            writeln!(out, "{indent}{}{}", entry.label, entry.heading.unwrap_or("…"))?;
        }
    }
    Ok(())
}
