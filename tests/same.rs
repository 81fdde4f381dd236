//! The same notice says the same, whatever people's tools do to its layout.
//!
//! Each habit of a tool changes the text of every fixture and nothing of what it says. A habit that takes away what a fixture
//! is about names it; what print does to lines is asked in `notices`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use gongwen::{Hint, Notice, Parser};

/// What a tool does to a text, and the ending of a file with it.
struct Habit {
    name: &'static str,
    change: fn(&str) -> String,
    ending: &'static str,
    /// Whether the columns of tables in text are lost.
    takes_columns: bool,
    /// Fixtures that say something else then.
    but: &'static [&'static str],
}

/// Nothing is done.
const NONE: Habit =
    Habit { name: "", change: str::to_owned, ending: "txt", takes_columns: false, but: &[] };

const LINES: Habit = Habit { takes_columns: true, ..NONE };
const PAGE: Habit = Habit { ending: "html", ..LINES };

/// Lines of print, which a page says are paragraphs.
const PRINT: &[&str] = &[
    "double-spaced-layout",
    "headings-over-lines",
    "marks-of-print-fonts",
    "names-cut-by-line",
    "no-labels",
    "ragged-extraction",
    "clause-lines-before-closing-text", // which a blank line ends
];

/// Texts that lost their line breaks to blanks, which tell the lines of these.
const ONE_LINE: &[&str] = &["one-line", "one-line-news", "one-line-with-joint-number"];

const HABITS: &[Habit] = &[
    Habit { name: "Windows ends lines", change: |text| text.replace('\n', "\r\n"), ..NONE },
    Habit { name: "editors leave blanks", change: |text| text.replace('\n', "  \n"), ..NONE },
    Habit { name: "marks are typed in half width", change: in_half_width, ..NONE },
    Habit { name: "Word sets figures apart", change: set_apart, but: ONE_LINE, ..NONE },
    Habit {
        name: "blanks of a page break no line",
        change: |text| text.replace(' ', "\u{a0}"),
        but: &["row-of-a-collection", "row-of-news"], // whose fields they part
        ..NONE
    },
    Habit {
        name: "first lines are set in",
        change: |text| each_line(text, "　　", ""),
        but: &["headings-over-lines"],
        ..LINES
    },
    Habit { name: "blank lines part all", change: |text| each_line(text, "", "\n"), ..LINES },
    Habit {
        name: "a page has paragraphs",
        change: |text| page(text, "<p>", "</p>"),
        but: PRINT,
        ..PAGE
    },
    Habit {
        name: "a page has lines",
        change: |text| page(text, "", "<br>"),
        but: &["clause-lines-before-closing-text"],
        ..PAGE
    },
];

fn in_half_width(text: &str) -> String {
    let half = |c| "，：；（）！？".chars().zip(",:;()!?".chars()).find(|(full, _)| *full == c);
    text.chars().map(|c| half(c).map_or(c, |(_, half)| half)).collect()
}

/// `2024年6月` as `2024 年 6 月`.
fn set_apart(text: &str) -> String {
    let is_ideograph = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let (mut all, mut last) = (String::with_capacity(2 * text.len()), ' ');
    for c in text.chars() {
        let is_seam =
            last.is_ascii_digit() && is_ideograph(c) || is_ideograph(last) && c.is_ascii_digit();
        all.extend(is_seam.then_some(' ').into_iter().chain([c]));
        last = c;
    }
    all
}

/// A text without blank lines, something before and behind each of its lines.
fn each_line(text: &str, before: &str, behind: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| format!("{before}{line}{behind}\n")).collect()
}

fn page(text: &str, before: &str, behind: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!("<html><body><div>{}</div></body></html>", each_line(&text, before, behind))
}

/// What a notice says, field by field, in marks of half width.
fn facts(notice: &Notice<'_>) -> BTreeMap<&'static str, String> {
    let number = notice.document_number.as_ref().map(|number| &number.text);
    let parts = notice.parts.iter().map(|part| (part.kind, &part.title));
    let sections = notice.sections().map(|one| (&one.label, &one.heading));
    let tasks = notice.tasks.iter().map(|task| {
        let units = task.units.iter().map(|unit| (&unit.full_name, unit.role));
        (&task.path, &task.content, units.collect::<Vec<_>>())
    });
    let deadlines = notice.deadlines.iter().map(|one| (&one.text, one.kind, one.date));
    let references = notice.references.iter().map(|one| &one.title);
    let said = [
        ("header", format!("{:?} {number:?} {:?}", notice.kind, notice.written_date)),
        ("title", format!("{:?} {:?}", notice.title, notice.issuing_bodies)),
        ("recipients", format!("{:?} {:?}", notice.recipients, notice.copy_to)),
        ("parts", format!("{:?}", parts.collect::<Vec<_>>())),
        ("sections", format!("{:?}", sections.collect::<Vec<_>>())),
        ("tasks", format!("{:?}", tasks.collect::<Vec<_>>())),
        ("deadlines", format!("{:?}", deadlines.collect::<Vec<_>>())),
        ("titles", format!("{:?}", references.collect::<Vec<_>>())),
    ];
    said.map(|(field, said)| (field, in_half_width(&said).replace(' ', ""))).into()
}

#[test]
fn a_notice_says_the_same_whatever_tools_do_to_its_layout() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let files = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    let (mut different, mut asked) = (Vec::new(), BTreeSet::new());
    for path in files.filter(|path| path.extension().is_some_and(|end| end == "txt")) {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap();
        let notice = gongwen::parse(&text);
        let (expected, has_table) = (facts(&notice), notice.tables().next().is_some());
        for habit in HABITS.iter().filter(|habit| !(habit.takes_columns && has_table)) {
            let (changed, file) = ((habit.change)(&text), format!("{name}.{}", habit.ending));
            let hint = Hint::default().file_name(&file);
            let found = facts(&Parser::new().parse_document(changed.as_bytes(), hint).unwrap());
            let fields: Vec<_> = found.keys().filter(|key| found[*key] != expected[*key]).collect();
            asked.insert((habit.name, name.to_owned()));
            // An exception that is none any more goes.
            if fields.is_empty() == habit.but.contains(&name) {
                different.push(format!("{}: {name}: {fields:?}", habit.name));
            }
        }
    }
    for habit in HABITS {
        let stale = |name: &&&str| !asked.contains(&(habit.name, (**name).to_owned()));
        let stale = habit.but.iter().filter(stale);
        different.extend(stale.map(|name| format!("{}: {name}: not asked", habit.name)));
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}
