//! A text that an office program made a Word file of says the same.

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
    let bytes = fs::read(path).unwrap();
    without_places(serde_json::to_value(gongwen::parse_bytes(&bytes).unwrap()).unwrap())
}

#[test]
fn a_word_file_says_what_its_text_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut count = 0;
    for entry in fs::read_dir(root.join("docx")).unwrap() {
        let file = entry.unwrap().path();
        let text = root.join(file.file_name().unwrap()).with_extension("txt");
        assert_eq!(json(&file), json(&text), "{}", file.display());
        count += 1;
    }
    assert_eq!(count, 10);
}
