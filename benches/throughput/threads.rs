//! How much faster many documents are on two threads than on one.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use gongwen::{Error, Input, Notice, Parser};
use nix::sys::resource::{UsageWho, getrusage};

use crate::corpus::Corpus;

/// Rounds that are tried; those without two free processors do not count.
const ROUNDS: usize = 20;
/// Processors that a round has to get, of its threads: less, and something else was running.
const SHARE: f64 = 0.95;

/// Megabytes of a corpus that are enough for a round: with the fixtures it would be over when the threads have begun.
const LEAST: f64 = 1.0;

/// A way to have many documents parsed on so many threads.
type Way = fn(Vec<Input>, usize);

/// Prints the median over the rounds that had two processors for themselves: of notices that are dropped by the thread that takes
/// them, and of those that are dropped where they were parsed.
pub(crate) fn measure(corpus: &Corpus) {
    if corpus.megabytes() < LEAST {
        return;
    }
    let ways: [(&str, Way); 2] =
        [("2 threads/1", take_notices), ("2 threads/1, mapped", map_notices)];
    for (name, way) in ways {
        let mut ratios: Vec<f64> = (0..ROUNDS).filter_map(|_| ratio(corpus, way)).collect();
        ratios.sort_by(f64::total_cmp);
        match ratios.get(ratios.len() / 2) {
            Some(ratio) => {
                println!("{name:<20} {ratio:>10.2}   ({} of {ROUNDS} rounds)", ratios.len());
            }
            None => println!("{name:<20} {:>10}   (no round got two processors)", "-"),
        }
    }
}

fn take_notices(documents: Vec<Input>, threads: usize) {
    Parser::new().parse_many(documents).threads(threads).for_each(|notice| {
        let _ = black_box(notice);
    });
}

fn map_notices(documents: Vec<Input>, threads: usize) {
    let parts = |notice: Result<Notice<'_>, Error>| notice.map_or(0, |one| one.parts.len());
    Parser::new().map_many(documents, parts).threads(threads).for_each(|parts| {
        black_box(parts);
    });
}

/// One round: both by turns.
fn ratio(corpus: &Corpus, way: Way) -> Option<f64> {
    let (one, one_share) = time(corpus, way, 1);
    let (two, two_share) = time(corpus, way, 2);
    let is_free = one_share > SHARE && two_share > 2.0 * SHARE;
    is_free.then(|| one.as_secs_f64() / two.as_secs_f64())
}

/// How long all documents take, and how many processors that time was spent on.
fn time(corpus: &Corpus, way: Way, threads: usize) -> (Duration, f64) {
    // Copied before the clock runs: a reader of files gives each thread its own to read.
    let documents: Vec<Input> =
        corpus.texts.iter().map(|text| Input::bytes(text.as_str())).collect();
    let (begin, spent) = (Instant::now(), processor_seconds());
    way(documents, threads);
    let (took, spent) = (begin.elapsed(), processor_seconds() - spent);
    (took, spent / took.as_secs_f64())
}

fn processor_seconds() -> f64 {
    let usage = getrusage(UsageWho::RUSAGE_SELF).expect("the system counts its time");
    let times = [usage.user_time(), usage.system_time()];
    times.iter().map(|time| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6).sum()
}
