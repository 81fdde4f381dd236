//! The Rust side of `benches/compare/run`, which pairs it with programs in Python over the same documents.
//!
//! `compare write FOLDER` writes generated documents there; `compare time` reads lines of file names with tabs between
//! them and prints for each line the seconds of processor time that parsing its files took.

#[path = "corpus/mod.rs"]
mod corpus;

use std::{
    env, fs,
    hint::black_box,
    io::{self, BufRead, Write},
    path::Path,
};

use nix::time::{ClockId, clock_gettime};

/// Bytes of the documents that are written.
const BYTES: usize = 1 << 20;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["write", folder] => write(Path::new(folder)),
        ["time"] => time(),
        _ => {
            println!("benches/compare/run compares with Python's re and with JioNLP");
            Ok(())
        }
    }
}

fn write(folder: &Path) -> io::Result<()> {
    for (index, text) in corpus::generated(BYTES).texts.iter().enumerate() {
        fs::write(folder.join(format!("{index:04}.txt")), text)?;
    }
    Ok(())
}

fn time() -> io::Result<()> {
    for line in io::stdin().lock().lines() {
        let texts: io::Result<Vec<String>> = line?.split('\t').map(fs::read_to_string).collect();
        let texts = texts?;
        let begin = processor_seconds();
        for text in &texts {
            black_box(gongwen::parse(text));
        }
        println!("{}", processor_seconds() - begin);
        io::stdout().flush()?;
    }
    Ok(())
}

fn processor_seconds() -> f64 {
    let clock = clock_gettime(ClockId::CLOCK_PROCESS_CPUTIME_ID);
    let time = clock.expect("the system counts processor time");
    time.tv_sec() as f64 + time.tv_nsec() as f64 / 1e9
}
