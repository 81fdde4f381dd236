//! Files → notices → standard output or a folder.

use std::{
    fs,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use gongwen::{Input, Parser};

use crate::{arguments::Request, files, form::Form, names, report};

/// The texts of a notice, or why there is none.
type Outcome = Result<Vec<String>, String>;

/// Reads the files and writes their notices, in order and a few at a time; whether all of them are written.
pub(crate) fn notices(request: &Request, files: &[PathBuf]) -> io::Result<bool> {
    let form = request.form;
    let inputs = files.iter().map(|file| input(file, request.mime_type));
    // Each notice becomes a text on the thread that parses it; only writing is left to this one.
    let outcomes = Parser::new().limits(request.limits).map_many(inputs, move |notice| {
        notice.map_err(|error| report::reason(&error)).and_then(|notice| form.of(&notice))
    });
    // A single file needs no threads.
    let outcomes = if files.len() == 1 { outcomes.threads(1) } else { outcomes };
    match &request.out {
        Some(folder) => into_folder(folder, form, files, outcomes),
        None => print(form, files, outcomes),
    }
}

fn input(file: &Path, mime_type: Option<&str>) -> Input {
    let input = match files::is_standard_input(file) {
        true => Input::reader(io::stdin()),
        false => Input::path(file),
    };
    mime_type.into_iter().fold(input, Input::mime_type)
}

fn print(
    form: Form,
    files: &[PathBuf],
    outcomes: impl Iterator<Item = Outcome>,
) -> io::Result<bool> {
    let mut out = BufWriter::new(io::stdout().lock());
    let (mut is_whole, mut gap) = (true, "");
    out.write_all(form.head().as_bytes())?;
    for (file, outcome) in files.iter().zip(outcomes) {
        let texts = outcome.unwrap_or_else(|reason| {
            is_whole = false;
            report::failure(file, &reason);
            form.of_error(&reason).into_iter().collect()
        });
        let lead = form.lead(file, files.len() == 1);
        for text in texts {
            write!(out, "{gap}{lead}{text}")?;
            gap = form.gap();
        }
    }
    out.flush()?;
    Ok(is_whole)
}

fn into_folder(
    folder: &Path,
    form: Form,
    files: &[PathBuf],
    outcomes: impl Iterator<Item = Outcome>,
) -> io::Result<bool> {
    fs::create_dir_all(folder)
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", folder.display())))?;
    let mut is_whole = true;
    let names = names::of(files, form.ending());
    for ((file, name), outcome) in files.iter().zip(names).zip(outcomes) {
        let write = |texts| into_file(&folder.join(name), form, file, texts);
        if let Err(reason) = outcome.and_then(write) {
            report::failure(file, &reason);
            is_whole = false;
        }
    }
    Ok(is_whole)
}

fn into_file(target: &Path, form: Form, file: &Path, texts: Vec<String>) -> Result<(), String> {
    // `gongwen --out . a.json`: names keep a notice off every other file that is read.
    let is_itself = fs::canonicalize(target)
        .is_ok_and(|target| fs::canonicalize(file).is_ok_and(|file| file == target));
    if is_itself {
        return Err("its notice would be written over it; name another --out".into());
    }
    let mut whole = form.head();
    let lead = form.lead(file, true);
    texts.iter().for_each(|text| whole.extend([&*lead, text]));
    fs::write(target, whole)
        .map_err(|error| format!("{} cannot be written: {error}", target.display()))
}
