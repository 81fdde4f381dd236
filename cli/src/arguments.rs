//! The command line.

use std::{ffi::OsString, path::PathBuf};

use gongwen::Limits;
use lexopt::{
    Arg::{Long, Short, Value},
    ValueExt,
};

use crate::form::Form;

/// What is said of a command line that cannot be followed.
pub(crate) const USAGE: &str =
    "usage: gongwen [OPTION]... [FILE | FOLDER | -]...\n       gongwen --help";

/// What is to be done.
#[derive(Debug)]
pub(crate) enum Command {
    /// Read notices.
    Work(Request),
    /// Print this and no more.
    Show(&'static str),
}

/// Which notices are to be read, how, and what becomes of them.
#[derive(Debug, Default)]
pub(crate) struct Request {
    /// Files and folders as they were named.
    pub(crate) named: Vec<PathBuf>,
    pub(crate) form: Form,
    /// The folder that each notice gets a file in.
    pub(crate) out: Option<PathBuf>,
    /// What the files are where their content leaves a doubt.
    pub(crate) mime_type: Option<&'static str>,
    pub(crate) limits: Limits,
}

/// Reads the arguments behind the name of the program.
pub(crate) fn read(arguments: Vec<OsString>) -> Result<Command, lexopt::Error> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut request = Request::default();
    let (mut form, mut is_compact) = (None, false);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("compact") => is_compact = true,
            Long("jsonl") => one_form(&mut form, Form::JsonLines)?,
            Long("tasks") => one_form(&mut form, Form::Tasks)?,
            Long("csv") => one_form(&mut form, Form::Csv)?,
            Long("outline") => one_form(&mut form, Form::Outline)?,
            Long("out") => request.out = Some(parser.value()?.into()),
            Long("format") => request.mime_type = Some(parser.value()?.parse_with(mime_type)?),
            Long("limit") => {
                let limit = parser.value()?.string()?;
                request.limits = limited(request.limits, &limit)?;
            }
            Short('h') | Long("help") => return Ok(Command::Show(include_str!("help.txt"))),
            Short('V') | Long("version") => {
                return Ok(Command::Show(concat!("gongwen ", env!("CARGO_PKG_VERSION"), "\n")));
            }
            Value(path) => request.named.push(path.into()),
            other => return Err(other.unexpected()),
        }
    }
    request.form = match (form, is_compact) {
        (None, is_compact) => Form::Json { is_compact },
        (Some(form @ (Form::Tasks | Form::Csv | Form::Outline)), true) => {
            return Err(format!("--compact is about JSON, not {}", form.option()).into());
        }
        (Some(form), _) => form,
    };
    if request.out.is_some() && request.form == Form::JsonLines {
        return Err("--jsonl is one text for all files, --out a file for each".into());
    }
    Ok(Command::Work(request))
}

fn one_form(form: &mut Option<Form>, asked: Form) -> Result<(), String> {
    match form.replace(asked).filter(|before| *before != asked) {
        Some(before) => Err(format!("{} or {}, not both", before.option(), asked.option())),
        None => Ok(()),
    }
}

/// The MIME type of a format by its name.
fn mime_type(name: &str) -> Result<&'static str, &'static str> {
    match name {
        "html" => Ok("text/html"),
        "markdown" => Ok("text/markdown"),
        "text" => Ok("text/plain"),
        "docx" | "xlsx" => Err("Word files and spreadsheets are known by their content alone"),
        _ => Err("known are html, markdown and text"),
    }
}

/// The limits with one of them as `NAME=N` says.
fn limited(limits: Limits, argument: &str) -> Result<Limits, String> {
    let (name, number) = argument.split_once('=').ok_or("--limit needs NAME=N")?;
    let number = number.parse().map_err(|error| format!("--limit {argument}: {error}"))?;
    Ok(match name {
        "bytes" => limits.with_bytes(number),
        "lines" => limits.with_lines(number),
        "diagnostics" => limits.with_diagnostics(number),
        "cells" => limits.with_cells(number),
        "nesting" => limits.with_nesting(number),
        "unpacked_bytes" => limits.with_unpacked_bytes(number),
        "unpack_ratio" => limits.with_unpack_ratio(number),
        _ => return Err(format!("there is no limit {name}; --help names them")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(line: &str) -> Result<Request, String> {
        let arguments = line.split_whitespace().map(OsString::from).collect();
        match read(arguments).map_err(|error| error.to_string())? {
            Command::Work(request) => Ok(request),
            Command::Show(text) => Err(format!("shows {text}")),
        }
    }

    #[test]
    fn options_stand_anywhere() {
        let asked = request("a.txt --tasks - --out=目录 --limit cells=5 --format html b").unwrap();
        assert_eq!(asked.named, ["a.txt", "-", "b"].map(PathBuf::from));
        assert_eq!((asked.form, asked.out), (Form::Tasks, Some("目录".into())));
        assert_eq!((asked.mime_type, asked.limits.cells), (Some("text/html"), 5));
        assert_eq!(request("-- --tasks").unwrap().named, [PathBuf::from("--tasks")]);
        assert_eq!(request("--compact").unwrap().form, Form::Json { is_compact: true });
        assert_eq!(request("--jsonl --compact").unwrap().form, Form::JsonLines);
    }

    #[test]
    fn what_contradicts_itself_is_refused() {
        for line in [
            "--tasks --csv",
            "--compact --outline",
            "--jsonl --out d",
            "--out",
            "--limit cells",
            "--limit cells=many",
            "--limit pages=3",
            "--format pdf",
            "--format docx",
            "--json",
            "-x",
            "--csv=2",
        ] {
            assert!(request(line).is_err(), "{line}");
        }
    }
}
