//! Every fixture parses to the JSON beside it.
//!
//! `GONGWEN_BLESS=1 cargo test --test fixtures` writes the JSON anew and prints what changes.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use similar::{ChangeTag, TextDiff};

/// The texts of the fixtures, in the order of their names.
fn texts() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut texts = Vec::new();
    for folder in [root.clone(), root.join("encodings")] {
        let entries = fs::read_dir(&folder).expect("the fixtures come with the sources");
        let paths = entries.map(|entry| entry.expect("a readable folder").path());
        texts.extend(paths.filter(|path| path.extension().is_some_and(|end| end == "txt")));
    }
    texts.sort();
    texts
}

fn json(text: &Path) -> String {
    let bytes = fs::read(text).unwrap();
    let notice = gongwen::parse_bytes(&bytes).unwrap();
    let mut json = serde_json::to_string_pretty(&notice).unwrap();
    json.push('\n');
    json
}

/// The changed lines with three lines around them.
fn difference(expected: &str, actual: &str) -> String {
    let mut lines = String::new();
    let diff = TextDiff::from_lines(expected, actual);
    for group in diff.grouped_ops(3) {
        lines.push_str("   ⋮\n");
        for change in group.iter().flat_map(|operation| diff.iter_changes(operation)) {
            let sign = match change.tag() {
                ChangeTag::Delete => "-",
                ChangeTag::Insert => "+",
                ChangeTag::Equal => " ",
            };
            lines.push_str(&format!(" {sign} {}", change.value()));
        }
    }
    lines
}

#[test]
#[ignore = "until the stages are in and the fixtures are blessed"]
fn fixtures_parse_as_expected() {
    let bless = env::var_os("GONGWEN_BLESS").is_some();
    let mut wrong = 0;
    for text in texts() {
        let file = text.with_extension("json");
        let actual = json(&text);
        // A fixture without its JSON differs from nothing: it has to be blessed.
        let expected = fs::read_to_string(&file).unwrap_or_default();
        if expected == actual {
            continue;
        }
        println!("{}:\n{}", file.display(), difference(&expected, &actual));
        if bless {
            fs::write(&file, actual).unwrap();
        } else {
            wrong += 1;
        }
    }
    assert_eq!(wrong, 0, "see above; where the new result is the better one, bless it");
}

/// What the same text says does not hang on how its bytes are written.
#[test]
fn encodings_say_the_same() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let plain = fs::read(root.join("clean-notice-with-enclosure.txt")).unwrap();
    let plain = gongwen::parse_bytes(&plain).unwrap();
    for name in ["gb18030", "utf-16le-with-mark", "utf-16be", "utf-8-with-mark"] {
        let bytes = fs::read(root.join("encodings").join(name).with_extension("txt")).unwrap();
        let notice = gongwen::parse_bytes(&bytes).unwrap();
        assert_eq!(notice.source(), plain.source(), "{name}");
        assert_eq!(notice, plain, "{name}");
    }
}
