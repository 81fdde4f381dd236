//! What is made of a notice.

use std::path::Path;

use gongwen::Notice;

use crate::{csv, outline, table};

/// A form that a notice can be printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// The whole notice, for programs.
    Json { is_compact: bool },
    /// The same, a line for each file.
    JsonLines,
    /// Its tasks, for the terminal.
    Tasks,
    /// Its tasks, for spreadsheet programs.
    Csv,
    /// Its numbered sections.
    Outline,
}

impl Default for Form {
    fn default() -> Self {
        Self::Json { is_compact: false }
    }
}

impl Form {
    /// The option that asks for it.
    pub(crate) fn option(self) -> &'static str {
        match self {
            Self::Json { .. } => "--compact",
            Self::JsonLines => "--jsonl",
            Self::Tasks => "--tasks",
            Self::Csv => "--csv",
            Self::Outline => "--outline",
        }
    }

    /// What the names of its files end in. A list for people says so, lest it has the name of the notice's own text.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Json { .. } | Self::JsonLines => ".json",
            Self::Tasks => ".tasks.txt",
            Self::Csv => ".tasks.csv",
            Self::Outline => ".outline.txt",
        }
    }

    /// What stands in front of all notices.
    pub(crate) fn head(self) -> String {
        if self == Self::Csv { csv::head() } else { String::new() }
    }

    /// The notice in this form: one text, or several where each has to name its file.
    pub(crate) fn of(self, notice: &Notice<'_>) -> Result<Vec<String>, String> {
        let texts = match self {
            Self::Json { is_compact: false } => serde_json::to_string_pretty(notice).map(one),
            Self::Json { is_compact: true } => serde_json::to_string(notice).map(one),
            Self::JsonLines => serde_json::to_string(notice).map(|json| one(line("notice", &json))),
            Self::Tasks => Ok(vec![table::of(&notice.tasks)]),
            Self::Csv => Ok(csv::rows(notice)),
            Self::Outline => Ok(vec![outline::of(notice)]),
        };
        texts.map_err(|error| error.to_string())
    }

    /// What stands in its place where there is no notice.
    pub(crate) fn of_error(self, message: &str) -> Option<String> {
        (self == Self::JsonLines).then(|| line("error", &quoted(message)) + "\n")
    }

    /// What stands in front of each text of a file.
    pub(crate) fn lead(self, file: &Path, is_alone: bool) -> String {
        let name = file.to_string_lossy();
        match self {
            Self::JsonLines => format!("{{\"file\":{},", quoted(&name)),
            Self::Csv => csv::lead(&name),
            Self::Tasks | Self::Outline if !is_alone => format!("{name}\n"),
            _ => String::new(),
        }
    }

    /// What stands between two texts.
    pub(crate) fn gap(self) -> &'static str {
        match self {
            Self::Tasks | Self::Outline => "\n",
            _ => "",
        }
    }
}

fn one(line: String) -> Vec<String> {
    vec![line + "\n"]
}

/// What stands behind the file on a line of JSON.
fn line(key: &str, json: &str) -> String {
    format!("\"{key}\":{json}}}")
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
