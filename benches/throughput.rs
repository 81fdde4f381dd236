//! Throughput over real texts, next to what a reader has without this crate.
//!
//! `cargo bench` prints a table; `-- --quick` is short; `-- --check` fails below the floors of
//! `benches/floors.toml`. Stage and base alternate over the same documents in processor time, and the
//! ratio is the median over all pairs, so that a busy machine slows both.

#[path = "corpus/mod.rs"]
mod corpus;
#[path = "throughput/floors.rs"]
mod floors;
#[path = "throughput/patterns.rs"]
mod patterns;
#[path = "throughput/threads.rs"]
mod threads;

use std::{convert::Infallible, hint::black_box, process::ExitCode, time::Duration};

use corpus::Corpus;
use nix::time::{ClockId, clock_gettime};
use patterns::Patterns;

/// Documents of one timed slice: long enough for the clock, short enough for many pairs.
const SLICE: usize = 64;

fn main() -> ExitCode {
    let quick = std::env::args().any(|argument| argument == "--quick");
    let check = std::env::args().any(|argument| argument == "--check");
    let rounds = if quick { 2 } else { 10 };
    let mut missed = false;
    for corpus in corpus::all(if quick { 3 << 20 } else { 20 << 20 }) {
        println!(
            "\n{}: {} documents, {:.2} MB",
            corpus.name,
            corpus.texts.len(),
            corpus.megabytes()
        );
        let ratios = if corpus.is_html() {
            measure_pages(&corpus, rounds)
        } else {
            measure(&corpus, rounds)
        };
        if !quick && !corpus.is_html() {
            threads::measure(&corpus);
        }
        if check && corpus.is_judged() {
            missed |= !floors::are_met(corpus.name, &ratios);
        }
    }
    if missed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// What is timed: its name and the work on one document, by index.
type Work<'w> = (&'static str, Box<dyn FnMut(usize) + 'w>);

/// Prints the table of one corpus and gives each ratio by its name.
fn measure(corpus: &Corpus, rounds: usize) -> Vec<(&'static str, f64)> {
    let patterns = Patterns::new();
    let texts = &corpus.texts;
    let gbk: Vec<Vec<u8>> =
        texts.iter().map(|text| encoding_rs::GB18030.encode(text).0.into_owned()).collect();
    let mut json = Vec::new();
    let mut works: Vec<Work<'_>> = vec![
        ("parse GB18030", Box::new(|at| drop(black_box(gongwen::parse_bytes(&gbk[at]))))),
        ("encoding_rs", Box::new(|at| drop(black_box(encoding_rs::GB18030.decode(&gbk[at]))))),
        ("parse", Box::new(|at| drop(black_box(gongwen::parse(&texts[at]))))),
        (
            "parse, and again",
            Box::new(|at| {
                drop(black_box(gongwen::parse(&texts[at])));
                drop(black_box(gongwen::parse(&texts[at])));
            }),
        ),
        (
            "parse + JSON",
            Box::new(|at| {
                json.clear();
                let notice = gongwen::parse(&texts[at]);
                serde_json::to_writer(&mut json, &notice).expect("a Vec takes all that is written");
                black_box(&json);
            }),
        ),
        (
            "15 regexes",
            Box::new(|at| {
                black_box(patterns.count(&texts[at]));
            }),
        ),
        (
            "pulldown-cmark",
            Box::new(|at| {
                black_box(pulldown_cmark::Parser::new(&texts[at]).count());
            }),
        ),
    ];
    let times = alternate(&mut works, texts.len(), rounds);
    drop(works);
    print_rows(corpus, &times, rounds);
    print_ratios(&times)
}

/// The same for web pages, next to their tokenizer alone.
fn measure_pages(corpus: &Corpus, rounds: usize) -> Vec<(&'static str, f64)> {
    let pages = &corpus.texts;
    let parser = gongwen::Parser::new();
    let hint = gongwen::Hint::default().mime_type("text/html");
    let mut works: Vec<Work<'_>> = vec![
        (
            "parse HTML",
            Box::new(|at| drop(black_box(parser.parse_document(pages[at].as_bytes(), hint)))),
        ),
        ("tokenizer", Box::new(|at| tokenize(&pages[at]))),
    ];
    let times = alternate(&mut works, pages.len(), rounds);
    drop(works);
    print_rows(corpus, &times, rounds);
    let ratio = times.ratio("parse HTML", "tokenizer");
    println!("{:<20} {ratio:>10.2}", "html/tokenizer");
    vec![("html/tokenizer", ratio)]
}

/// The events of the tokenizer with their places, and nothing made of them.
fn tokenize(page: &str) {
    use html5gum::{
        Span, Tokenizer,
        emitters::callback::{CallbackEmitter, CallbackEvent},
    };
    let nothing = |event: CallbackEvent<'_>, place: Span<usize>| -> Option<Infallible> {
        black_box((&event, place));
        None
    };
    let mut emitter = CallbackEmitter::new(nothing);
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(page, emitter).finish();
}

/// What this program took of its processor: not what others took of it meanwhile.
fn processor_time() -> Duration {
    let clock = clock_gettime(ClockId::CLOCK_PROCESS_CPUTIME_ID);
    clock.expect("the system counts processor time").into()
}

/// For each work the times of every slice in every round, slices and rounds in the same order.
struct Times(Vec<(&'static str, Vec<Duration>)>);

fn alternate(works: &mut [Work<'_>], documents: usize, rounds: usize) -> Times {
    let mut times: Vec<_> = works.iter().map(|(name, _)| (*name, Vec::new())).collect();
    // The round before the first warms caches and allocators and is thrown away.
    for round in 0..=rounds {
        for start in (0..documents).step_by(SLICE) {
            for ((_, work), (_, times)) in works.iter_mut().zip(&mut times) {
                let begin = processor_time();
                (start..documents.min(start + SLICE)).for_each(&mut *work);
                if round > 0 {
                    times.push(processor_time() - begin);
                }
            }
        }
    }
    Times(times)
}

impl Times {
    fn of(&self, name: &str) -> &[Duration] {
        self.0.iter().find(|(known, _)| *known == name).map_or(&[], |(_, times)| times)
    }

    /// How many times as fast `name` is as `base`: the median over the pairs of slices.
    fn ratio(&self, name: &str, base: &str) -> f64 {
        self.median(name, base, |time, base| base / time.max(1e-9))
    }

    /// How many times as long a text takes that is met for the first time as one that was parsed a moment ago: the caches
    /// hold no other text then, and the processor has learned its branches.
    fn first_to_again(&self) -> f64 {
        self.median("parse", "parse, and again", |first, both| first / (both - first).max(1e-9))
    }

    fn median(&self, name: &str, other: &str, figure: impl Fn(f64, f64) -> f64) -> f64 {
        let pairs = self.of(name).iter().zip(self.of(other));
        let mut figures: Vec<f64> =
            pairs.map(|(a, b)| figure(a.as_secs_f64(), b.as_secs_f64())).collect();
        figures.sort_by(f64::total_cmp);
        figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
    }
}

fn print_rows(corpus: &Corpus, times: &Times, rounds: usize) {
    println!("{:<20} {:>10} {:>14}", "", "MB/s", "documents/s");
    for (name, times) in &times.0 {
        let seconds = times.iter().sum::<Duration>().as_secs_f64() / rounds as f64;
        let speed = corpus.megabytes() / seconds;
        let documents = corpus.texts.len() as f64 / seconds;
        println!("{name:<20} {speed:>10.1} {documents:>14.0}");
    }
}

fn print_ratios(times: &Times) -> Vec<(&'static str, f64)> {
    let ratios = vec![
        ("parse/regex", times.ratio("parse", "15 regexes")),
        ("parse/pulldown", times.ratio("parse", "pulldown-cmark")),
        ("gb18030/encoding_rs", times.ratio("parse GB18030", "encoding_rs")),
        ("json/parse", times.ratio("parse + JSON", "parse")),
        ("first/again", times.first_to_again()),
    ];
    for (name, ratio) in &ratios {
        println!("{name:<20} {ratio:>10.2}");
    }
    ratios
}
