//! `gongwen`: see `README.md`, or `gongwen --help`.

use std::{env, process::ExitCode};

fn main() -> ExitCode {
    gongwen_cli::run(env::args_os().skip(1))
}
