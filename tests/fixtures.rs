//! Every fixture parses to the JSON beside it.
//!
//! `GONGWEN_BLESS=1 cargo test --test fixtures` writes the JSON anew and prints what changes.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use similar::{ChangeTag, TextDiff};
use unicode_width::UnicodeWidthStr;

/// The texts and files of the fixtures, in the order of their names.
fn texts() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut texts = Vec::new();
    for folder in [root.clone(), root.join("encodings"), root.join("office")] {
        let entries = fs::read_dir(&folder).expect("the fixtures come with the sources");
        let paths = entries.map(|entry| entry.expect("a readable folder").path());
        let is_text = |path: &PathBuf| {
            let end = path.extension().and_then(|end| end.to_str());
            matches!(end, Some("txt" | "html" | "md" | "docx" | "xlsx"))
                && !path.ends_with("README.md")
        };
        texts.extend(paths.filter(is_text));
    }
    texts.sort();
    texts
}

fn json(text: &Path) -> String {
    let bytes = fs::read(text).unwrap();
    let hint = gongwen::Hint::default().file_name(text.to_str().unwrap());
    let notice = gongwen::Parser::new().parse_document(&bytes, hint).unwrap();
    let json = serde_json::to_string(&notice).unwrap();
    let mut laid_out = String::with_capacity(2 * json.len());
    lay_out(&json, 0, &mut laid_out);
    laid_out.push('\n');
    laid_out
}

/// The longest value that stays on one line, in cells of a terminal (a Chinese character has two).
const WIDEST: usize = 110;

/// JSON for people: what fits stands on one line, what does not has a line for each member.
fn lay_out(json: &str, depth: usize, out: &mut String) {
    let (head, value) = json.split_at(key_length(json));
    out.push_str(head);
    if !head.is_empty() {
        out.push(' ');
    }
    let members = members(value);
    let indent = "  ".repeat(depth);
    if members.is_empty() {
        out.push_str(value);
    } else if indent.len() + json.width() + 2 * members.len() <= WIDEST {
        one_line(value, out);
    } else {
        out.push_str(&value[..1]);
        for (index, member) in members.iter().enumerate() {
            out.push_str(if index == 0 { "\n" } else { ",\n" });
            out.push_str(&indent);
            out.push_str("  ");
            lay_out(member, depth + 1, out);
        }
        out.push('\n');
        out.push_str(&indent);
        out.push_str(&value[value.len() - 1..]);
    }
}

/// The same with a blank behind each `,` and `:` that stands outside strings.
fn one_line(value: &str, out: &mut String) {
    let mut strings = Strings::default();
    for c in value.chars() {
        out.push(c);
        if !strings.holds(c) && matches!(c, ',' | ':') {
            out.push(' ');
        }
    }
}

/// The length of `"key":`; 0 in front of anything else.
fn key_length(json: &str) -> usize {
    let mut strings = Strings::default();
    for (at, c) in json.char_indices() {
        if !strings.holds(c) && c != '"' {
            return if c == ':' { at + 1 } else { 0 };
        }
    }
    0
}

/// What stands between the commas of an object or array; nothing for a text or a number.
fn members(value: &str) -> Vec<&str> {
    let Some(inner) = value.strip_prefix(['{', '[']).map(|rest| &rest[..rest.len() - 1]) else {
        return Vec::new();
    };
    let (mut strings, mut depth) = (Strings::default(), 0);
    let members = inner.split(|c: char| {
        if strings.holds(c) {
            return false;
        }
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            _ => {}
        }
        c == ',' && depth == 0
    });
    members.filter(|member| !member.is_empty()).collect()
}

/// Tells what is inside a JSON string from what is not, character by character.
#[derive(Default)]
struct Strings {
    inside: bool,
    escaped: bool,
}

impl Strings {
    fn holds(&mut self, c: char) -> bool {
        let inside = self.inside;
        match c {
            _ if self.escaped => self.escaped = false,
            '\\' => self.escaped = true,
            '"' => self.inside = !self.inside,
            _ => {}
        }
        inside
    }
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

/// The layout is for people; what the JSON says is what serde wrote, and it reads back.
#[test]
fn fixtures_read_back() {
    for text in texts() {
        let bytes = fs::read(&text).unwrap();
        let notice = gongwen::parse_bytes(&bytes).unwrap();
        let back: gongwen::Notice<'_> = serde_json::from_str(&json(&text)).unwrap();
        assert_eq!(back, notice, "{}", text.display());
    }
}

/// The index names every fixture, and no other.
#[test]
fn the_index_is_complete() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let index = fs::read_to_string(root.join("README.md")).unwrap();
    let (tables, _wrong) = index.split_once("## Wrong so far").unwrap_or((&index, ""));
    let mut named: Vec<&str> = tables
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(name, _)| name)
        .collect();
    named.sort_unstable();
    let texts = texts();
    let mut there: Vec<&str> = texts
        .iter()
        .filter(|text| text.parent() == Some(&root))
        .filter_map(|text| text.file_stem()?.to_str())
        .collect();
    there.sort_unstable();
    assert_eq!(named, there, "the table of fixtures/README.md");
}
