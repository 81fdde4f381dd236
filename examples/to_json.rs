//! The JSON of notices, as `gongwen` prints it: `to_json [FILE | -]`, `to_json --out DIR FILE...`.

use std::{env, process::ExitCode};

fn main() -> ExitCode {
    gongwen_cli::run(env::args_os().skip(1))
}
