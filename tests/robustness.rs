//! Real and own texts that were cut, damaged, shuffled and read in the wrong encoding: nothing panics, nothing is lost,
//! nothing takes long.
//!
//! `cargo test --release --test robustness -- --ignored --nocapture` does it to the shared corpus and prints the table of
//! `docs/reliability.md`; a few of each are done to the fixtures with every `cargo test`.

mod checks;

use std::{
    fs,
    panic::catch_unwind,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use gongwen::{Hint, Parser};

/// Numbers that look random and are always the same (SplitMix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below a bound, which is not 0.
    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }
}

/// What is done to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Harm {
    /// Two random places are its ends.
    Cut,
    /// Up to 64 bits are others.
    Flip,
    /// Its lines stand in random order.
    Shuffle,
    /// Its bytes are read in another encoding, or written in several.
    Confuse,
}

const HARMS: [Harm; 4] = [Harm::Cut, Harm::Flip, Harm::Shuffle, Harm::Confuse];

impl Harm {
    fn apply(self, bytes: &[u8], random: &mut Random) -> Vec<u8> {
        match self {
            Self::Cut => {
                let (a, b) = (random.below(bytes.len() + 1), random.below(bytes.len() + 1));
                bytes[a.min(b)..a.max(b)].to_vec()
            }
            Self::Flip => {
                let mut bytes = bytes.to_vec();
                for _ in 0..=random.below(64) {
                    let at = random.below(bytes.len().max(1));
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte ^= 1 << random.below(8);
                    }
                }
                bytes
            }
            Self::Shuffle => {
                let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
                for at in (1..lines.len()).rev() {
                    lines.swap(at, random.below(at + 1));
                }
                lines.concat()
            }
            Self::Confuse => confused(&String::from_utf8_lossy(bytes), random),
        }
    }
}

fn confused(text: &str, random: &mut Random) -> Vec<u8> {
    let gb18030 = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
    let big5 = |text: &str| encoding_rs::BIG5.encode(text).0.into_owned();
    let (head, tail) = checks::split(text, random.below(text.len() + 1));
    match random.below(7) {
        // Read in the wrong encoding and saved: 鍏充簬.
        0 => encoding_rs::GB18030.decode(text.as_bytes()).0.into_owned().into_bytes(),
        1 => encoding_rs::WINDOWS_1252.decode(&gb18030(text)).0.into_owned().into_bytes(),
        // Files put together from two.
        2 => [head.as_bytes(), &gb18030(tail)].concat(),
        3 => [&gb18030(head), tail.as_bytes()].concat(),
        // With the mark of another encoding.
        4 => [b"\xef\xbb\xbf", &*gb18030(text)].concat(),
        // A byte is missing, so that all units behind it are shifted.
        5 => {
            let mut bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            if !bytes.is_empty() {
                bytes.remove(random.below(bytes.len()));
            }
            bytes
        }
        _ => big5(text),
    }
}

/// What came of the inputs.
#[derive(Default)]
struct Tally {
    inputs: usize,
    bytes: usize,
    errors: usize,
    /// What does not hold, with the name of the text.
    faults: Vec<String>,
    slowest: (Duration, usize),
}

impl Tally {
    fn take(&mut self, name: &str, bytes: &[u8]) {
        let hint = Hint::default().file_name(name);
        self.inputs += 1;
        self.bytes += bytes.len();
        let start = Instant::now();
        let parsed = catch_unwind(|| Parser::new().parse_document(bytes, hint).map(drop));
        let taken = start.elapsed();
        self.slowest = self.slowest.max((taken, bytes.len()));
        match parsed {
            Err(_) => self.faults.push(format!("{name}: panics")),
            Ok(parsed) => {
                self.errors += usize::from(parsed.is_err());
                // Coverage is one of the checks.
                let checked = catch_unwind(|| checks::bytes(bytes, hint));
                let checked = checked.unwrap_or_else(|_| Err("panics".into()));
                self.faults.extend(checked.err().map(|what| format!("{name}: {what}")));
            }
        }
    }
}

/// The files of some folders, in the order of their names.
fn files(folders: &[PathBuf]) -> Vec<PathBuf> {
    let entries = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.retain(|path| path.is_file() && path.extension().is_none_or(|end| end != "json"));
    files.sort();
    files
}

/// Does so many of each harm to texts out of the files and prints what came of them.
fn harm(files: &[PathBuf], count: usize) {
    println!(
        "| harm | inputs | MB | errors | panics and faults | slowest parse |\n| --- | --: | --: | --: | --: | --- |"
    );
    let mut faults = Vec::new();
    for (seed, harm) in HARMS.into_iter().enumerate() {
        let mut random = Random(seed as u64);
        let mut tally = Tally::default();
        for _ in 0..count {
            let path = &files[random.below(files.len())];
            let bytes = fs::read(path).unwrap();
            let harmed = harm.apply(&bytes, &mut random);
            tally.take(path.file_name().unwrap().to_str().unwrap(), &harmed);
        }
        let (slowest, size) = tally.slowest;
        println!(
            "| {harm:?} | {} | {:.1} | {} | {} | {:.1} ms ({} KB) |",
            tally.inputs,
            tally.bytes as f64 / 1e6,
            tally.errors,
            tally.faults.len(),
            slowest.as_secs_f64() * 1e3,
            size / 1_000,
        );
        faults.extend(tally.faults);
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn harmed_fixtures_stay_sound() {
    let folders = ["", "encodings", "office", "dresses", "malformed"];
    let folders = folders.map(|folder| root().join("fixtures").join(folder));
    harm(&files(&folders), 60);
}

#[test]
#[ignore = "takes minutes; for docs/reliability.md"]
fn harmed_texts_of_the_corpus_stay_sound() {
    let corpus = root().join("../shared/corpus");
    let Ok(folders) = fs::read_dir(&corpus) else {
        println!("no {}: nothing is tested here", corpus.display());
        return;
    };
    let folders: Vec<PathBuf> = folders.flatten().map(|entry| entry.path()).collect();
    harm(&files(&folders), 10_000);
}
