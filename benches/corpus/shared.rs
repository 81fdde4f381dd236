//! Texts that lie in folders.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{Corpus, HTML};

/// The project's fixtures, each once.
pub(super) fn fixtures() -> Corpus {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    Corpus { name: "fixtures", texts: read(&folder, usize::MAX) }
}

/// The texts of the shared corpus, up to so many bytes.
pub(super) fn texts(most: usize) -> Option<Corpus> {
    Some(Corpus { name: "shared corpus", texts: read(&folder()?, most) })
}

/// The pages of the shared corpus, which fit in any budget.
pub(super) fn pages() -> Option<Corpus> {
    let entries = fs::read_dir(folder()?.join("html")).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    let texts = paths.into_iter().filter_map(|path| fs::read_to_string(path).ok()).collect();
    Some(Corpus { name: HTML, texts })
}

/// The shared corpus, where it is at hand.
fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    folder.is_dir().then_some(folder)
}

/// The UTF-8 texts below a folder, from all of its folders alike.
fn read(folder: &Path, most: usize) -> Vec<String> {
    let mut files = Vec::new();
    list(folder, &mut files);
    let total: u64 = files.iter().map(|(_, bytes)| bytes).sum();
    // Every n-th file instead of the first ones: each folder has a shape of its own.
    let step = (total as usize).div_ceil(most.max(1)).max(1);
    let texts = files.iter().step_by(step);
    texts.filter_map(|(file, _)| fs::read_to_string(file).ok()).collect()
}

fn list(folder: &Path, files: &mut Vec<(PathBuf, u64)>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    // The order of a directory differs between machines, that of the names does not.
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() && !matches!(&*name, "html" | "word_html") {
            list(&path, files);
        } else if is_text(&name) {
            let bytes = path.metadata().map_or(0, |about| about.len());
            files.push((path, bytes));
        }
    }
}

fn is_text(name: &str) -> bool {
    let text = [".txt", ".md", ".tsv"].iter().any(|end| name.ends_with(end));
    text && !matches!(name, "README.md" | "manifest.tsv")
}
