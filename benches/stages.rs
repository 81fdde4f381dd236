//! One pass of bytes → notice → JSON over a corpus, for `tools/instructions` to count in.
//!
//! `stages CORPUS` with `generated`, `fixtures` or `shared`; prints how many bytes were parsed. Under `cargo bench` it
//! has nothing to say: what is counted here has no time.

#[path = "corpus/mod.rs"]
mod corpus;

use std::{hint::black_box, process::ExitCode};

use gongwen::Notice;

/// Bytes of the corpora that can be of any size: enough that a stage is counted to a percent.
const BYTES: usize = 1 << 20;

fn main() -> ExitCode {
    let corpus = match std::env::args().nth(1).as_deref() {
        Some("generated") => Some(corpus::generated(BYTES)),
        Some("fixtures") => Some(corpus::fixtures()),
        Some("shared") => corpus::shared(2 * BYTES),
        _ => {
            println!("tools/instructions counts what each stage costs");
            return ExitCode::SUCCESS;
        }
    };
    let Some(corpus) = corpus else {
        println!("not at hand");
        return ExitCode::SUCCESS;
    };
    for text in &corpus.texts {
        if let Ok(notice) = black_box(gongwen::parse_bytes(text.as_bytes())) {
            black_box(json(&notice));
        }
    }
    println!("{} bytes", corpus.bytes());
    ExitCode::SUCCESS
}

/// A function of its own, so that it is a stage like those of the library.
#[inline(never)]
fn json(notice: &Notice<'_>) -> Vec<u8> {
    serde_json::to_vec(notice).expect("a Vec takes all that is written")
}
