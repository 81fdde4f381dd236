//! What the program does with files, folders, standard input and its options.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::Value;

const CLEAN: &str = "clean-notice-with-enclosure.txt";

/// The program in the folder of the fixtures.
fn gongwen(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongwen"));
    command.args(arguments).current_dir(fixtures());
    command
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures")
}

/// An empty folder for a test of this name.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(arguments: &[&str]) -> Output {
    gongwen(arguments).stdin(Stdio::null()).output().unwrap()
}

fn with_input(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = gongwen(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

/// The output of a run that succeeds.
fn out(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!((output.status.code(), err(&output)), (Some(0), String::new()), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The JSON that a fixture is meant to become.
fn expected(file: &str) -> Value {
    json(&fs::read_to_string(fixtures().join(file).with_extension("json")).unwrap())
}

#[test]
fn every_format_becomes_the_json_of_its_fixture() {
    for file in [
        CLEAN,
        "encodings/gb18030.txt",
        "encodings/utf-16be.txt",
        "html-task-table.html",
        "markdown-tables-in-html.md",
        "office/numbered-notice.docx",
        "office/task-tables.xlsx",
    ] {
        assert_eq!(json(&out(&[file])), expected(file), "{file}");
    }
}

#[test]
fn several_files_are_printed_in_order() {
    let all = out(&["--compact", "one-line.txt", CLEAN]);
    let notices: Vec<Value> = all.lines().map(json).collect();
    assert_eq!(notices, [expected("one-line.txt"), expected(CLEAN)]);
}

#[test]
fn standard_input_is_read_without_a_file_and_for_a_dash() {
    let bytes = fs::read(fixtures().join("office/numbered-notice.docx")).unwrap();
    for arguments in [&[][..], &["-"]] {
        let output = with_input(arguments, &bytes);
        let text = String::from_utf8(output.stdout).unwrap();
        assert_eq!(json(&text), expected("office/numbered-notice.docx"));
    }
}

#[test]
fn the_format_decides_where_the_content_leaves_a_doubt() {
    let page = "青政发〔2024〕7号<br>关于&ldquo;三夏&rdquo;生产的通知";
    let title = |arguments: &[&str]| {
        let output = with_input(arguments, page.as_bytes());
        json(&String::from_utf8(output.stdout).unwrap())["title"].clone()
    };
    assert_eq!(title(&["--format", "html"]), "关于“三夏”生产的通知");
    assert_ne!(title(&["--format", "text"]), "关于“三夏”生产的通知");
}

#[test]
fn a_corpus_becomes_lines_in_the_order_of_names() {
    let corpus = folder("corpus");
    fs::create_dir(corpus.join("b")).unwrap();
    for (name, fixture) in [("c.txt", CLEAN), ("b/a.html", "html-task-table.html")] {
        fs::copy(fixtures().join(fixture), corpus.join(name)).unwrap();
    }
    fs::write(corpus.join("a.pdf"), "%PDF-1.7 ").unwrap();
    fs::write(corpus.join(".hidden"), "").unwrap();
    fs::write(corpus.join("~$c.docx"), "").unwrap();
    let output = run(&["--jsonl", corpus.to_str().unwrap()]);
    let text = String::from_utf8_lossy(&output.stdout);
    let lines: Vec<Value> = text.lines().map(json).collect();
    let names: Vec<_> = lines.iter().map(|line| line["file"].as_str().unwrap()).collect();
    let wanted = ["a.pdf", "b/a.html", "c.txt"].map(|name| corpus.join(name));
    assert_eq!(names, wanted.each_ref().map(|name| name.to_str().unwrap()));
    assert!(lines[0]["error"].as_str().unwrap().contains("pdftotext"));
    assert_eq!(lines[1]["notice"], expected("html-task-table.html"));
    assert_eq!(lines[2]["notice"], expected(CLEAN));
    assert_eq!(output.status.code(), Some(1), "one file is no notice");
}

#[test]
fn a_bad_file_is_named_with_what_to_do_and_stops_nothing() {
    let output = run(&["--compact", "malformed/cut.docx", "none.txt", "office", CLEAN]);
    assert_eq!(output.status.code(), Some(1));
    let errors = err(&output);
    let lines: Vec<&str> = errors.lines().collect();
    assert!(
        lines[0].starts_with("gongwen: malformed/cut.docx: a Word file (.docx) that is broken")
    );
    assert!(lines[1].starts_with("gongwen: none.txt: it cannot be read: "));
    let notices = String::from_utf8(output.stdout).unwrap();
    assert!(notices.lines().map(json).any(|notice| notice == expected(CLEAN)));
}

#[test]
fn a_limit_says_how_to_raise_it_and_can_be_raised() {
    let table = "office/task-tables.xlsx";
    let output = run(&["--limit", "cells=3", table]);
    assert!(err(&output).contains("--limit cells=N"), "{}", err(&output));
    assert_eq!(json(&out(&["--limit", "cells=3000", table])), expected(table));
}

#[test]
fn files_of_one_stem_do_not_overwrite_each_other() {
    let place = folder("stems");
    let (first, second) = (place.join("notice.txt"), place.join("notice.html"));
    fs::copy(fixtures().join(CLEAN), &first).unwrap();
    fs::copy(fixtures().join("html-task-table.html"), &second).unwrap();
    let written = place.join("out");
    let arguments = [&written, &first, &second].map(|path| path.to_str().unwrap());
    assert_eq!(out(&["--out", arguments[0], arguments[1], arguments[2]]), "");
    let read = |name: &str| json(&fs::read_to_string(written.join(name)).unwrap());
    assert_eq!(read("notice.txt.json"), expected(CLEAN));
    assert_eq!(read("notice.html.json"), expected("html-task-table.html"));
}

#[test]
fn no_input_is_written_over() {
    let place = folder("itself");
    let file = place.join("notice.json");
    fs::copy(fixtures().join(CLEAN), &file).unwrap();
    let output = run(&["--out", place.to_str().unwrap(), file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(fs::read(&file).unwrap(), fs::read(fixtures().join(CLEAN)).unwrap());
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let output = run(&["--out", CLEAN, "one-line.txt"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).starts_with(&format!("gongwen: {CLEAN}: ")), "{}", err(&output));
}

#[test]
fn tasks_are_a_table_and_one_for_spreadsheets() {
    let table = out(&["--tasks", CLEAN]);
    assert!(table.starts_with("任务 ") && table.ends_with("\n8 tasks\n"), "{table}");
    let both = out(&["--tasks", CLEAN, "dresses/word.docx"]);
    assert!(both.starts_with(&format!("{CLEAN}\n{table}\ndresses/word.docx\n任务 ")), "{both}");
    let csv = out(&["--csv", CLEAN, "dresses/tabs.txt"]);
    let rows: Vec<&str> = csv.split_terminator("\r\n").collect();
    assert!(rows[0].starts_with("\u{feff}文件,发文字号,"), "one mark, one header");
    assert_eq!(rows.len(), 1 + 8 + 12);
    assert_eq!(
        rows[5].split(',').skip(3).collect::<Vec<_>>(),
        [
            "5",
            "优化企业服务",
            "做好融资对接",
            "县地方金融监管局",
            "",
            "县财政局、人民银行青禾县支行",
            "12月底前",
            "2024-12-31"
        ]
    );
}

#[test]
fn lists_in_a_folder_do_not_have_the_names_of_notices() {
    let written = folder("lists");
    for (option, name) in
        [("--tasks", "tasks.txt"), ("--csv", "tasks.csv"), ("--outline", "outline.txt")]
    {
        out(&[option, "--out", written.to_str().unwrap(), CLEAN]);
        let file = written.join(format!("clean-notice-with-enclosure.{name}"));
        assert_eq!(fs::read_to_string(file).unwrap(), out(&[option, CLEAN]));
    }
}

#[test]
fn an_outline_shows_sections_below_their_parts() {
    let outline = out(&["--outline", "office/numbered-notice.docx"]);
    let lines: Vec<&str> = outline.lines().take(4).collect();
    assert!(lines[0].starts_with("正文：") && lines[1].starts_with("  一、"), "{outline}");
    assert_eq!(lines[3], "    （一）完善供水设施");
}

#[test]
fn a_command_line_that_cannot_be_followed_is_refused() {
    for arguments in [&["--tasks", "--csv", CLEAN][..], &["--nonsense"], &["--out"]] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(err(&output).contains("usage: gongwen"), "{arguments:?}");
    }
    assert!(out(&["--help"]).contains("--limit"));
    assert_eq!(out(&["-V"]), concat!("gongwen ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn an_empty_folder_is_no_success() {
    let output = run(&[folder("empty").to_str().unwrap()]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_failure() {
    let mut child = gongwen(&["--jsonl", "."])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(!err(&output).contains("roken pipe"));
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_is_not_followed() {
    let place = folder("links");
    std::os::unix::fs::symlink(&place, place.join("round")).unwrap();
    fs::copy(fixtures().join(CLEAN), place.join("notice.txt")).unwrap();
    assert_eq!(out(&["--jsonl", place.to_str().unwrap()]).lines().count(), 1);
}
