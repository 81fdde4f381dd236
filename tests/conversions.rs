//! A text says the same in another dress: as a Word file and back as text, with the line breaks of another system.

use std::{fs, path::Path};

use serde_json::Value;

/// What a notice says, without the places in its source: those of a text and of a file are not the same.
fn without_places(mut value: Value) -> Value {
    match &mut value {
        Value::Object(fields) => {
            for place in ["span", "fields", "pieces", "diagnostics"] {
                fields.remove(place);
            }
            fields.values_mut().for_each(|value| *value = without_places(value.take()));
        }
        Value::Array(values) => {
            values.iter_mut().for_each(|value| *value = without_places(value.take()));
        }
        _ => {}
    }
    value
}

fn json(path: &Path) -> Value {
    said(&fs::read(path).unwrap())
}

fn said(bytes: &[u8]) -> Value {
    without_places(serde_json::to_value(gongwen::parse_bytes(bytes).unwrap()).unwrap())
}

#[test]
fn a_text_says_the_same_as_a_word_file_and_back_as_text() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut count = 0;
    for entry in fs::read_dir(root.join("docx")).unwrap() {
        let file = entry.unwrap().path();
        let text = root.join(file.file_name().unwrap()).with_extension("txt");
        assert_eq!(json(&file), json(&text), "{}", file.display());
        count += 1;
    }
    assert_eq!(count, 20, "ten Word files and the texts that were made of them");
}

/// The fixtures that are text of any sort, with `\n` for line breaks.
fn texts() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut texts = Vec::new();
    for entry in fs::read_dir(&root).unwrap() {
        let file = entry.unwrap().path();
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let is_text = name.ends_with(".txt") || name.ends_with(".html") || name.ends_with(".md");
        if let Some(text) =
            fs::read_to_string(&file).ok().filter(|_| is_text && name != "README.md")
        {
            texts.push((name, text.replace("\r\n", "\n")));
        }
    }
    assert!(texts.len() > 90, "{} fixtures", texts.len());
    texts
}

#[test]
fn line_breaks_of_every_system_say_the_same() {
    for (name, text) in texts() {
        let expected = said(text.as_bytes());
        for line_break in ["\r\n", "\r"] {
            let other = said(text.replace('\n', line_break).as_bytes());
            assert_eq!(other, expected, "{name} with {line_break:?}");
        }
    }
}

/// Pages and Word files fill lines with blanks that do not break them, and leave blanks behind lines.
#[test]
fn blanks_of_every_sort_say_the_same() {
    for (name, text) in texts() {
        // Rows of a collection are told by their blank, Markdown and pages have blanks in their marks.
        if name.starts_with("row-of-") || !name.ends_with(".txt") {
            continue;
        }
        let expected = said(text.as_bytes());
        assert_eq!(said(text.replace(' ', "\u{a0}").as_bytes()), expected, "{name} with U+00A0");
        for blanks in ["  ", "\u{3000}"] {
            let behind =
                |line: &str| format!("{line}{}", if line.is_empty() { "" } else { blanks });
            let other = text.split('\n').map(behind).collect::<Vec<_>>().join("\n");
            assert_eq!(said(other.as_bytes()), expected, "{name} with {blanks:?} behind its lines");
        }
    }
}
