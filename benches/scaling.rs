//! What a byte costs where there are four times as many: user time and memory, over real and hostile texts.
//!
//! `cargo bench --bench scaling` prints a table; `-- --quick` takes short texts; `-- --check` fails where a byte of a text
//! takes more than twice the time or memory that it does in a quarter of it. Other arguments name the texts that are
//! wanted.

#[path = "corpus/mod.rs"]
mod corpus;
#[path = "scaling/texts.rs"]
mod texts;

use std::{alloc::System, hint::black_box, ops::RangeInclusive, process::ExitCode};

use nix::sys::resource::{UsageWho, getrusage};
use peakmem_alloc::{INSTRUMENTED_SYSTEM, PeakMemAlloc, PeakMemAllocTrait};
use texts::Text;

#[global_allocator]
static ALLOCATOR: &PeakMemAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Sizes are compared in steps of this factor: of a quadratic cost it makes four times as much for each byte.
const STEP: usize = 4;
/// The smallest sizes: what a document costs however short it is does not show in them.
const SMALLEST: usize = 256 << 10;
const SMALLEST_QUICKLY: usize = 64 << 10;
/// Seconds of user time that a size has to take for its figure to mean something.
const LEAST: f64 = 0.02;
/// A size is measured so often, and the least counts: memory that the allocator gives back and gets again, and whatever
/// else the machine does, makes a parse longer and never shorter.
const ROUNDS: usize = 4;
/// Seconds of one parse in which such things no longer show.
const LONG: f64 = 0.1;
/// Seconds that a size may take before larger ones are left out: by then the growth is known.
const MOST: f64 = 4.0;
/// How many times as much a byte may take where there are four times as many.
const GROWTH: f64 = 2.0;
/// A text that seems to grow faster is measured so often again, and the least counts: what a neighbour on the machine takes
/// of its caches and memory makes one size dearer once, and what is not linear is so each time.
const AGAIN: usize = 3;
/// Nanoseconds that a byte takes in no good text. It is told and not checked, for machines differ.
const SLOW: f64 = 12.0;

/// What one size of a text costs.
#[derive(Clone, Copy)]
struct Cost {
    bytes: usize,
    /// User time of one parse.
    seconds: f64,
    /// Memory beyond the text while it is parsed.
    peak: usize,
}

impl Cost {
    fn nanoseconds_a_byte(self) -> f64 {
        self.seconds * 1e9 / self.bytes as f64
    }

    fn memory_a_byte(self) -> f64 {
        self.peak as f64 / self.bytes as f64
    }
}

fn main() -> ExitCode {
    let (mut wanted, mut is_quick, mut check) = (Vec::new(), false, false);
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--quick" => is_quick = true,
            "--check" => check = true,
            "--bench" => {}
            _ => wanted.push(argument),
        }
    }
    println!("{:<34}{:>9}{:>10}{:>12}{:>12}", "", "bytes", "ns/byte", "at 4 times", "memory/byte");
    let mut is_linear = true;
    for text in texts::all() {
        if !wanted.is_empty() && !wanted.iter().any(|wanted| text.name.contains(wanted.as_str())) {
            continue;
        }
        let sizes = if is_quick {
            SMALLEST_QUICKLY..=STEP * SMALLEST_QUICKLY
        } else {
            SMALLEST..=text.largest
        };
        let mut costs = measure(&text, sizes.clone());
        for _ in 0..AGAIN {
            if growth(&costs) > GROWTH {
                least(&mut costs, &measure(&text, sizes.clone()));
            }
        }
        is_linear &= report(&text.name, &costs);
    }
    if check && !is_linear { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// The costs of a text in growing sizes.
fn measure(text: &Text, sizes: RangeInclusive<usize>) -> Vec<Cost> {
    let mut costs: Vec<Cost> = Vec::new();
    let mut bytes = *sizes.start();
    while bytes <= *sizes.end() && costs.last().is_none_or(|last| last.seconds < MOST / STEP as f64)
    {
        costs.push(cost(&(text.write)(bytes)));
        bytes *= STEP;
    }
    costs
}

/// Of each size what was less.
fn least(costs: &mut Vec<Cost>, again: &[Cost]) {
    costs.truncate(again.len());
    for (cost, again) in costs.iter_mut().zip(again) {
        cost.seconds = cost.seconds.min(again.seconds);
    }
}

/// The most that a byte takes for what it takes in a quarter of the text.
fn growth(costs: &[Cost]) -> f64 {
    let growths =
        costs.windows(2).map(|pair| pair[1].nanoseconds_a_byte() / pair[0].nanoseconds_a_byte());
    growths.fold(0.0, f64::max)
}

fn cost(text: &str) -> Cost {
    ALLOCATOR.reset_peak_memory();
    // The first time brings the pages of memory in, which the system pays for but the clock may not tell.
    drop(black_box(gongwen::parse(text)));
    let peak = ALLOCATOR.get_peak_memory();
    let mut seconds = round(text);
    for _ in 1..ROUNDS {
        if seconds < LONG {
            seconds = seconds.min(round(text));
        }
    }
    Cost { bytes: text.len(), seconds, peak }
}

/// User time of one parse, the mean of as many as a figure needs.
fn round(text: &str) -> f64 {
    let (begin, mut times) = (user_seconds(), 0);
    let mut seconds = 0.0;
    while seconds < LEAST {
        drop(black_box(gongwen::parse(text)));
        times += 1;
        seconds = user_seconds() - begin;
    }
    seconds / f64::from(times)
}

fn user_seconds() -> f64 {
    let time = getrusage(UsageWho::RUSAGE_SELF).expect("the system counts its time").user_time();
    time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6
}

/// Prints the largest size of a text; whether each size is as cheap for a byte as the one before.
fn report(name: &str, costs: &[Cost]) -> bool {
    let growth = growth(costs);
    let memories = costs.windows(2).map(|pair| pair[1].memory_a_byte() / pair[0].memory_a_byte());
    let memory = memories.fold(0.0, f64::max);
    let Some(last) = costs.last() else { return true };
    let (time, peak) = (last.nanoseconds_a_byte(), last.memory_a_byte());
    let is_linear = growth <= GROWTH && memory <= GROWTH;
    let mark = match is_linear {
        false => "  NOT LINEAR",
        true if time > SLOW => "  slow",
        true => "",
    };
    println!("{name:<34}{:>9}{time:>10.2}{growth:>12.2}{peak:>12.2}{mark}", last.bytes);
    if let [_, megabyte, _, _, longest] = costs {
        let growth = longest.nanoseconds_a_byte() / megabyte.nanoseconds_a_byte();
        println!("{:<34}{growth:>31.2}", "    64 MB/1 MB");
    }
    is_linear
}
