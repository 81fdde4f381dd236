//! The same table says the same, whatever it is dressed in.

use std::{fs, path::Path};

use gongwen::{Date, DeadlineKind, Hint, Notice, Parser, Role};

/// What a task says, without its places.
#[derive(Debug, PartialEq)]
struct Task {
    path: Vec<String>,
    content: String,
    units: Vec<(String, Role)>,
    deadline: Option<(String, DeadlineKind, Option<Date>)>,
}

/// The first dress is what the others are compared with.
const DRESSES: &[&str] = &[
    "tabs.txt",
    "lines.txt",
    "aligned.txt",
    "pipes.md",
    "html-in-markdown.md",
    "page.html",
    "word.docx",
    "sheet.xlsx",
];

fn tasks(notice: &Notice<'_>) -> Vec<Task> {
    let task = |task: &gongwen::Task<'_>| Task {
        path: task.path.iter().map(ToString::to_string).collect(),
        content: task.content.to_string(),
        units: task.units.iter().map(|unit| (unit.full_name.to_string(), unit.role)).collect(),
        deadline: task
            .deadline
            .as_ref()
            .map(|deadline| (deadline.text.to_string(), deadline.kind, deadline.date)),
    };
    notice.tasks.iter().map(task).collect()
}

#[test]
fn every_dress_shows_the_same_tasks() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dresses");
    let mut expected: Vec<Task> = Vec::new();
    for name in DRESSES {
        let bytes = fs::read(root.join(name)).unwrap();
        let hint = Hint::default().file_name(name);
        let notice = Parser::new().parse_document(&bytes, hint).unwrap();
        let found = tasks(&notice);
        if expected.is_empty() {
            assert_eq!(found.len(), 12, "{name}");
            expected = found;
            continue;
        }
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found, expected, "{name}");
        }
        assert_eq!(found.len(), expected.len(), "{name}");
        assert!(notice.coverage().gaps.is_empty(), "{name}");
    }
}
