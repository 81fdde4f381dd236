//! How much faster many documents are on two threads than on one.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use gongwen::{Input, Parser};
use nix::sys::resource::{UsageWho, getrusage};

use crate::corpus::Corpus;

/// Rounds that are tried; those without two free processors do not count.
const ROUNDS: usize = 20;
/// Processors that a round has to get, of its threads: less, and something else was running.
const SHARE: f64 = 0.95;

/// Prints the median over the rounds that had two processors for themselves.
pub(crate) fn measure(corpus: &Corpus) {
    let mut ratios: Vec<f64> = (0..ROUNDS).filter_map(|_| ratio(corpus)).collect();
    ratios.sort_by(f64::total_cmp);
    match ratios.get(ratios.len() / 2) {
        Some(ratio) => {
            println!("{:<20} {ratio:>10.2}   ({} of {ROUNDS} rounds)", "2 threads/1", ratios.len());
        }
        None => println!("{:<20} {:>10}   (no round got two processors)", "2 threads/1", "-"),
    }
}

/// One round: both by turns.
fn ratio(corpus: &Corpus) -> Option<f64> {
    let (one, one_share) = time(corpus, 1);
    let (two, two_share) = time(corpus, 2);
    let is_free = one_share > SHARE && two_share > 2.0 * SHARE;
    is_free.then(|| one.as_secs_f64() / two.as_secs_f64())
}

/// How long all documents take, and how many processors that time was spent on.
fn time(corpus: &Corpus, threads: usize) -> (Duration, f64) {
    // Copied before the clock runs: a reader of files gives each thread its own to read.
    let documents: Vec<Input> =
        corpus.texts.iter().map(|text| Input::bytes(text.as_str())).collect();
    let (begin, spent) = (Instant::now(), processor_seconds());
    for notice in Parser::new().parse_many(documents).threads(threads) {
        let _ = black_box(notice);
    }
    let (took, spent) = (begin.elapsed(), processor_seconds() - spent);
    (took, spent / took.as_secs_f64())
}

fn processor_seconds() -> f64 {
    let usage = getrusage(UsageWho::RUSAGE_SELF).expect("the system counts its time");
    let times = [usage.user_time(), usage.system_time()];
    times.iter().map(|time| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6).sum()
}
