//! How often a parse of a text of 25 KB asks for memory.
//!
//! `cargo bench --bench allocations`; `-- --check` fails above the ceilings of `benches/floors.toml`. Counts are the same
//! in every run but for the order of hash keys.

#[path = "corpus/mod.rs"]
mod corpus;
#[path = "throughput/floors.rs"]
mod floors;

use std::{alloc::System, hint::black_box, process::ExitCode};

use corpus::{Corpus, Generator, layout::Layout};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// The length of the usual notice with its enclosure.
const USUAL: usize = 25_000;
/// Notices of each layout: what one of them happens to be composed of counts for little among so many.
const EACH: usize = 15;
/// Real texts of about that length: what any text asks for would count many times over in 25 KB of short ones.
const ALIKE: std::ops::Range<usize> = 20_000..30_000;

fn main() -> ExitCode {
    let check = std::env::args().any(|argument| argument == "--check");
    let mut generator = Generator::new(5);
    println!("allocations for 25 KB of text");
    let mut texts = Vec::new();
    for layout in Layout::ALL {
        let those: Vec<_> = (0..EACH).map(|_| generator.notice(USUAL, layout)).collect();
        println!("{:<20} {:>10.0}", format!("{layout:?}"), median(&those));
        texts.extend(those);
    }
    let shared = corpus::shared(usize::MAX).map(|mut corpus| {
        corpus.texts.retain(|text| ALIKE.contains(&text.len()));
        corpus
    });
    let corpora = [Some(Corpus { name: "generated", texts }), shared];
    let mut is_met = true;
    for corpus in corpora.into_iter().flatten() {
        let median = median(&corpus.texts);
        println!("{:<20} {median:>10.0}   (median of {})", corpus.name, corpus.texts.len());
        is_met &= floors::is_kept(corpus.name, "allocations", median);
    }
    if check && !is_met { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// The median of the counts of some texts.
fn median(texts: &[String]) -> f64 {
    let mut counts: Vec<f64> = texts.iter().map(|text| count(text)).collect();
    counts.sort_by(f64::total_cmp);
    counts.get(counts.len() / 2).copied().unwrap_or_default()
}

/// How often memory is asked for, or asked for anew, in one parse; for 25 KB of it.
fn count(text: &str) -> f64 {
    let region = Region::new(ALLOCATOR);
    let notice = black_box(gongwen::parse(text));
    let change = region.change();
    drop(notice);
    (change.allocations + change.reallocations) as f64 * USUAL as f64 / text.len().max(1) as f64
}
