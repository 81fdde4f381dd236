//! Whether time grows as the input does.

use std::time::Duration;

use cpu_time::ThreadTime;

/// Bytes of the shorter input; with less, the costs of every parse hide those of a byte.
const SHORT: usize = 8 << 10;
/// How many times longer the longer one is.
const LONGER: usize = 8;
/// What is linear takes `LONGER` times as long, what is quadratic `LONGER` × `LONGER` times. Between them, with room for a
/// busy machine on the one side and for the linear part of what is quadratic on the other.
const MOST: u32 = 24;
/// What takes less than that, though it is long, harms nobody.
const HARMLESS: Duration = Duration::from_millis(50);

/// Parses an input so often repeated that it is long, and once more eight times as long: the time of the processor
/// must not grow much more than the input.
pub fn is_linear(input: &[u8], parse: impl Fn(&[u8])) -> Result<(), String> {
    if input.is_empty() {
        return Ok(());
    }
    let short = input.repeat(SHORT.div_ceil(input.len()));
    let long = short.repeat(LONGER);
    let mut taken = Vec::new();
    // A machine may stumble once, not three times.
    for _ in 0..3 {
        let (short, long) = (time(&short, &parse), time(&long, &parse));
        if long <= HARMLESS || long <= short * MOST {
            return Ok(());
        }
        taken.push((short, long));
    }
    Err(format!("eight times the bytes ({}) take much longer: {taken:?}", long.len()))
}

fn time(input: &[u8], parse: &impl Fn(&[u8])) -> Duration {
    let start = ThreadTime::now();
    parse(input);
    start.elapsed()
}
