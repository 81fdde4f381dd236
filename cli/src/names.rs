//! Names for what is written of each file.

use std::{
    collections::{HashMap, HashSet},
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

use crate::files;

/// A name for what is written of each file, no two alike: its stem; of files that share one, the whole name, and where
/// that is the same, too, a number tells them apart.
pub(crate) fn of(files: &[PathBuf], ending: &str) -> Vec<OsString> {
    let mut stems = HashMap::new();
    for file in files {
        *stems.entry(folded(stem(file))).or_insert(0) += 1;
    }
    let (mut taken, mut numbers) = (HashSet::new(), HashMap::new());
    let name = |file: &PathBuf| {
        let is_alone = stems[&folded(stem(file))] == 1;
        let base = file.file_name().filter(|_| !is_alone).unwrap_or(stem(file));
        let number = numbers.entry(folded(base)).or_insert(0_u32);
        loop {
            *number += 1;
            // Not `set_extension`, which would cut a stem with a dot of its own.
            let mut name = base.to_owned();
            if *number > 1 {
                name.push(format!(".{number}"));
            }
            name.push(ending);
            if taken.insert(folded(&name)) {
                return name;
            }
        }
    };
    files.iter().map(name).collect()
}

fn stem(file: &Path) -> &OsStr {
    let named = file.file_stem().filter(|_| !files::is_standard_input(file));
    named.unwrap_or(OsStr::new("notice"))
}

/// A name as file systems compare it that do not tell capital letters from small ones.
fn folded(name: &OsStr) -> String {
    name.to_string_lossy().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_names_are_alike() {
        let names = |files: &[&str]| {
            let files: Vec<PathBuf> = files.iter().map(PathBuf::from).collect();
            of(&files, ".json").into_iter().map(|name| name.into_string().unwrap()).collect()
        };
        let named: Vec<String> = names(&["甲/通知.txt", "乙.v2.html", "-"]);
        assert_eq!(named, ["通知.json", "乙.v2.json", "notice.json"]);
        let shared: Vec<String> =
            names(&["甲/通知.txt", "通知.docx", "乙/通知.txt", "A.md", "b/a"]);
        assert_eq!(
            shared,
            ["通知.txt.json", "通知.docx.json", "通知.txt.2.json", "A.md.json", "a.json"]
        );
    }

    #[test]
    fn many_files_of_one_name_take_no_longer() {
        let files: Vec<PathBuf> = (0..20_000).map(|at| format!("{at}/通知.txt").into()).collect();
        let names: HashSet<OsString> = of(&files, ".json").into_iter().collect();
        assert_eq!(names.len(), files.len());
    }
}
