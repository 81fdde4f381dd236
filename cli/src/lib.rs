//! The command-line tool `gongwen`: notices as JSON, tables of tasks and outlines.
//!
//! Arguments become a request, its files and folders a list of files, each file a notice in the form that was asked
//! for, and that goes to standard output or into a folder. It is a library so that the examples of `gongwen` are the
//! same program.

mod arguments;
mod csv;
mod files;
mod form;
mod names;
mod outline;
mod report;
mod table;
mod write;

use std::{
    ffi::OsString,
    io::{self, ErrorKind, IsTerminal, Write},
    process::ExitCode,
};

use arguments::Command;

/// Does what the arguments say, which do not begin with the name of the program.
///
/// It succeeds where all was read and written, and fails with 1 where some was not and with 2 where the arguments
/// cannot be followed.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut request = match arguments::read(arguments.into_iter().collect()) {
        Ok(Command::Work(request)) => request,
        Ok(Command::Show(text)) => return show(text),
        Err(error) => return refuse(&error.to_string()),
    };
    if request.named.is_empty() {
        if io::stdin().is_terminal() {
            return refuse("name a file, or send a text to standard input");
        }
        request.named.push(files::STANDARD_INPUT.into());
    }
    let files = files::list(&request.named);
    if files.is_empty() {
        report::failure(&request.named[0], "there is no file in this folder");
        return ExitCode::FAILURE;
    }
    match write::notices(&request, &files) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // `gongwen FILE | head` is no failure.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("gongwen: {error}");
            ExitCode::FAILURE
        }
    }
}

fn show(text: &str) -> ExitCode {
    // Who closed the pipe has read enough.
    let _ = io::stdout().write_all(text.as_bytes());
    ExitCode::SUCCESS
}

fn refuse(reason: &str) -> ExitCode {
    eprintln!("gongwen: {reason}\n{}", arguments::USAGE);
    ExitCode::from(2)
}
