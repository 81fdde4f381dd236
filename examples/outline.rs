//! The numbered sections of a notice, indented: `outline FILE`, as `gongwen --outline` prints them.

use std::{env, process::ExitCode};

fn main() -> ExitCode {
    gongwen_cli::run(["--outline".into()].into_iter().chain(env::args_os().skip(1)))
}
