//! Who does what by when, as a table on the terminal: `tasks FILE`, as `gongwen --tasks` prints it.

use std::{env, process::ExitCode};

fn main() -> ExitCode {
    gongwen_cli::run(["--tasks".into()].into_iter().chain(env::args_os().skip(1)))
}
