//! Malformed inputs: what each file of `fixtures/malformed/` gets is written beside it, and what must hold for any
//! input holds for them.
//!
//! `GONGWEN_BLESS=1 cargo test --test malformed` writes the table of `docs/reliability.md` anew.

mod checks;

use std::{collections::BTreeMap, env, fs, path::PathBuf};

use gongwen::{Code, Error, ErrorKind, Hint, Notice, Parser};
use serde_json::Value;

/// What a file gets.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// What is wrong with it.
    fault: String,
    /// The error, by the name of its kind; none where a notice comes out.
    error: Option<String>,
    /// The codes of the diagnostics that say so.
    #[serde(default)]
    diagnostics: Vec<String>,
    /// Values of the notice, by JSON pointer.
    #[serde(default)]
    values: BTreeMap<String, Value>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn folder() -> PathBuf {
    root().join("fixtures/malformed")
}

fn expected() -> BTreeMap<String, Expected> {
    let json = fs::read_to_string(folder().join("expected.json")).unwrap();
    serde_json::from_str(&json).unwrap()
}

/// The name of an error's kind.
fn kind(error: &Error) -> &'static str {
    match error.kind() {
        ErrorKind::Binary { .. } => "binary",
        ErrorKind::Undecodable { .. } => "undecodable",
        ErrorKind::TooLarge { .. } => "too_large",
        ErrorKind::Broken { .. } => "broken",
        ErrorKind::OverLimit { .. } => "over_limit",
        _ => "other",
    }
}

/// The codes of a notice's diagnostics that tell of a fault, each once.
fn faults(notice: &Notice<'_>) -> Vec<String> {
    // What is set aside, and what is read with less certainty, is no fault of the file.
    let is_none = |code: &Code| {
        matches!(
            code,
            Code::Chrome | Code::Markup | Code::Furniture | Code::Repetition | Code::Inferred
        )
    };
    let codes = notice.diagnostics.iter().map(|diagnostic| diagnostic.code);
    let name = |code: Code| serde_json::to_value(code).unwrap().as_str().unwrap().to_owned();
    let mut codes: Vec<String> = codes.filter(|code| !is_none(code)).map(name).collect();
    codes.sort();
    codes.dedup();
    codes
}

/// What is otherwise than expected.
fn differences(name: &str, bytes: &[u8], expected: &Expected) -> Vec<String> {
    let hint = Hint::default().file_name(name);
    let notice = match Parser::new().parse_document(bytes, hint) {
        Ok(notice) => notice,
        Err(error) if expected.error.as_deref() == Some(kind(&error)) => return Vec::new(),
        Err(error) => return vec![format!("{}: {error}", kind(&error))],
    };
    let mut found = Vec::new();
    if let Some(error) = &expected.error {
        found.push(format!("a notice and no error `{error}`"));
    }
    if faults(&notice) != expected.diagnostics {
        found.push(format!("diagnostics {:?}", faults(&notice)));
    }
    let json = serde_json::to_value(&notice).unwrap();
    for (pointer, value) in &expected.values {
        let is = json.pointer(pointer).unwrap_or(&Value::Null);
        if is != value {
            found.push(format!("{pointer} is {is}, not {value}"));
        }
    }
    found
}

#[test]
fn every_file_gets_what_is_written_beside_it() {
    let expected = expected();
    let mut found = Vec::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if matches!(name, "expected.json" | "make.py" | "README.md") {
            continue;
        }
        let Some(expected) = expected.get(name) else {
            found.push(format!("{name} is not in expected.json"));
            continue;
        };
        let bytes = fs::read(&path).unwrap();
        found.extend(
            differences(name, &bytes, expected).iter().map(|what| format!("{name}: {what}")),
        );
    }
    let missing = expected.keys().filter(|name| !folder().join(name).exists());
    found.extend(missing.map(|name| format!("{name} is missing")));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_file_keeps_what_must_hold_for_any_input() {
    for name in expected().keys() {
        let bytes = fs::read(folder().join(name)).unwrap();
        // The fuzzer's inputs have lost their names.
        for hint in [Hint::default(), Hint::default().file_name(name)] {
            checks::bytes(&bytes, hint).unwrap_or_else(|what| panic!("{name}: {what}"));
            checks::cut_by_limits(&bytes, hint).unwrap_or_else(|what| panic!("{name}: {what}"));
        }
        if let Ok(text) = std::str::from_utf8(&bytes) {
            checks::text(text).unwrap_or_else(|what| panic!("{name} as text: {what}"));
            for end in (0..text.len()).step_by(1 + text.len() / 40) {
                let (cut, _) = checks::split(text, end);
                checks::text(cut).unwrap_or_else(|what| panic!("{name} up to {end}: {what}"));
            }
        }
    }
}

#[test]
fn the_table_of_bad_inputs_is_up_to_date() {
    const MARKS: [&str; 2] =
        ["<!-- bad inputs: written by tests/malformed.rs -->\n", "<!-- end of bad inputs -->"];
    let path = root().join("docs/reliability.md");
    let text = fs::read_to_string(&path).unwrap();
    let (head, rest) = text.split_once(MARKS[0]).expect("the first mark");
    let (_, tail) = rest.split_once(MARKS[1]).expect("the second mark");
    let written = [head, MARKS[0], &table(), MARKS[1], tail].concat();
    if env::var_os("GONGWEN_BLESS").is_some() {
        fs::write(&path, &written).unwrap();
    } else {
        assert!(written == text, "GONGWEN_BLESS=1 cargo test --test malformed writes it anew");
    }
}

/// The files with their faults, and what each gets.
fn table() -> String {
    let mut table = String::from("| file | what is wrong | what it gets |\n| --- | --- | --- |\n");
    for (name, expected) in expected() {
        let gets = match (&expected.error, expected.diagnostics.as_slice()) {
            (Some(error), _) => format!("error `{error}`"),
            (None, []) => "a notice".to_owned(),
            (None, codes) => format!("a notice, `{}`", codes.join("`, `")),
        };
        let seen: Vec<String> =
            expected.values.iter().map(|(at, value)| shown(at, value)).collect();
        let seen = if seen.is_empty() { String::new() } else { format!("; {}", seen.join(", ")) };
        table += &format!("| `{name}` | {} | {gets}{seen} |\n", expected.fault);
    }
    table
}

/// A value as the table shows it.
fn shown(pointer: &str, value: &Value) -> String {
    let pointer = pointer.trim_start_matches('/').replace('/', ".");
    match value {
        Value::Null => format!("no `{pointer}`"),
        value => format!("`{pointer}` {}", value.to_string().trim_matches('"')),
    }
}
