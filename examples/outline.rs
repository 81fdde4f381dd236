//! The numbered sections of a notice, indented: `outline FILE`.

use std::{
    env, fs,
    io::{self, BufWriter, ErrorKind, Write},
    process::ExitCode,
};

use gongwen::{Notice, PartKind};

fn main() -> ExitCode {
    let Some(file) = env::args_os().nth(1) else {
        eprintln!("usage: outline FILE");
        return ExitCode::from(2);
    };
    let name = file.to_string_lossy();
    let bytes = match fs::read(&file) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{name}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let notice = match gongwen::parse_bytes(&bytes) {
        Ok(notice) => notice,
        Err(error) => {
            eprintln!("{name}: {error}");
            return ExitCode::FAILURE;
        }
    };
    match print(&notice) {
        // `outline FILE | head` is no failure.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            eprintln!("outline: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

fn print(notice: &Notice<'_>) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
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
    out.flush()
}
