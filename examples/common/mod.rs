//! What the programs for the terminal share: one file in, lines out.

use std::{
    env, fs,
    io::{self, BufWriter, ErrorKind, Write},
    process::ExitCode,
};

use gongwen::Notice;

/// Parses the file that the command line names and prints it in the given way.
pub(crate) fn show(
    program: &str,
    print: impl FnOnce(&Notice<'_>, &mut dyn Write) -> io::Result<()>,
) -> ExitCode {
    let mut arguments = env::args_os().skip(1);
    let (Some(file), None) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: {program} FILE");
        return ExitCode::from(2);
    };
    let fail = |what: &dyn std::fmt::Display| {
        eprintln!("{program}: {what}");
        ExitCode::FAILURE
    };
    let name = file.to_string_lossy();
    let bytes = match fs::read(&file) {
        Ok(bytes) => bytes,
        Err(error) => return fail(&format_args!("{name}: {error}")),
    };
    let notice = match gongwen::parse_bytes(&bytes) {
        Ok(notice) => notice,
        Err(error) => return fail(&format_args!("{name}: {error}")),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    match print(&notice, &mut out).and_then(|()| out.flush()) {
        // `… | head` is no failure.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => fail(&error),
        _ => ExitCode::SUCCESS,
    }
}
