//! What the command line names → files.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The name of standard input.
pub(crate) const STANDARD_INPUT: &str = "-";

/// Whether a name stands for standard input.
pub(crate) fn is_standard_input(file: &Path) -> bool {
    file == Path::new(STANDARD_INPUT)
}

/// The files, in the order of the command line; those of a folder and of the folders below it by name.
pub(crate) fn list(named: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in named {
        if path.is_dir() {
            walk(path, &mut files);
        } else {
            files.push(path.clone());
        }
    }
    files
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = entries(folder) else {
        // The reason comes where it cannot be read.
        return files.push(folder.to_owned());
    };
    for (path, is_folder) in entries {
        if is_folder {
            walk(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// What is in a folder, by name, and what of it are folders.
fn entries(folder: &Path) -> io::Result<Vec<(PathBuf, bool)>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, kind) = (entry.path(), entry.file_type()?);
        // A link to a folder may lead round in a circle.
        let is_way_out = kind.is_symlink() && path.is_dir();
        if !is_way_out && !is_set_aside(&entry.file_name().to_string_lossy()) {
            entries.push((path, kind.is_dir()));
        }
    }
    entries.sort();
    Ok(entries)
}

/// Whether a file is no document of its folder: hidden ones, and what Office keeps of a file that is open.
fn is_set_aside(name: &str) -> bool {
    name.starts_with(['.']) || name.starts_with("~$")
}
