//! A corpus as JSON Lines: `to_jsonl FILE|FOLDER...` prints a line for each file, in the order of their
//! names, however many there are.
//!
//! A line is `{"file":"…","notice":{…}}`, or `{"file":"…","error":"…"}` for what is no notice's text.

use std::{
    env, fs,
    io::{self, BufWriter, ErrorKind, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use gongwen::{Error, Notice, Parser};

fn main() -> ExitCode {
    let mut files = Vec::new();
    for argument in env::args_os().skip(1) {
        list(Path::new(&argument), &mut files);
    }
    if files.is_empty() {
        eprintln!("usage: to_jsonl FILE|FOLDER...");
        return ExitCode::from(2);
    }
    match print(&files) {
        // `to_jsonl FOLDER | head` is no failure.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            eprintln!("to_jsonl: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

/// The files of a folder and of those below it; anything else stands for itself.
fn list(path: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(path) else {
        files.push(path.to_owned());
        return;
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        list(&path, files);
    }
}

fn print(files: &[PathBuf]) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    // The JSON is made beside the notice, on its thread; here it is only printed.
    for (file, body) in files.iter().zip(Parser::new().map_many(files, body)) {
        let name = serde_json::to_string(&file.to_string_lossy())?;
        writeln!(out, "{{\"file\":{name},{}}}", body?)?;
    }
    out.flush()
}

/// What stands behind the name of the file on its line.
fn body(notice: Result<Notice<'_>, Error>) -> serde_json::Result<String> {
    Ok(match notice {
        Ok(notice) => format!("\"notice\":{}", serde_json::to_string(&notice)?),
        Err(error) => format!("\"error\":{}", serde_json::to_string(&error.to_string())?),
    })
}
