//! The ratios below which a change is too slow, and the counts above which it asks for too much.

#![allow(dead_code, reason = "each bench takes what it needs")]

use std::{collections::BTreeMap, fs, path::Path};

/// Whether every ratio that has a floor for this corpus reaches it; each that does not is printed.
pub(crate) fn are_met(corpus: &str, ratios: &[(&'static str, f64)]) -> bool {
    let floors = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/floors.toml"));
    let mut met = true;
    for (name, ratio) in ratios {
        let Some(floor) = floors.get(&format!("{corpus}: {name}")) else { continue };
        if ratio < floor || ratio.is_nan() {
            println!("{name} is {ratio:.2}, below its floor of {floor:.2}");
            met = false;
        }
    }
    met
}

/// Whether a count stays at or below its ceiling; one that does not is printed.
pub(crate) fn is_kept(corpus: &str, name: &str, count: f64) -> bool {
    let ceilings = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/floors.toml"));
    let Some(ceiling) = ceilings.get(&format!("{corpus}: {name}")) else { return true };
    let is_kept = count <= *ceiling;
    if !is_kept {
        println!("{name} are {count:.0}, above their ceiling of {ceiling:.0}");
    }
    is_kept
}

/// Lines of `"corpus: name" = 1.0`; enough of TOML for a list of numbers.
fn read(file: &Path) -> BTreeMap<String, f64> {
    let text = fs::read_to_string(file).unwrap_or_default();
    let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default());
    lines
        .filter_map(|line| {
            let (name, value) = line.split_once('=')?;
            Some((name.trim().trim_matches('"').to_owned(), value.trim().parse().ok()?))
        })
        .collect()
}
