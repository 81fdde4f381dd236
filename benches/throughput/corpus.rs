//! The texts that are measured.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Texts of one origin.
pub(crate) struct Corpus {
    pub(crate) name: &'static str,
    pub(crate) texts: Vec<String>,
}

impl Corpus {
    pub(crate) fn megabytes(&self) -> f64 {
        self.texts.iter().map(String::len).sum::<usize>() as f64 / 1e6
    }

    /// Whether its texts are web pages.
    pub(crate) fn is_html(&self) -> bool {
        self.name == HTML
    }

    /// Whether there is enough of it for a ratio to mean something.
    pub(crate) fn is_judged(&self) -> bool {
        self.texts.len() >= 64
    }
}

/// The name of the pages.
const HTML: &str = "html";

/// The project's fixtures, and the shared corpus where it is at hand, each up to so many bytes.
pub(crate) fn all(most: usize) -> Vec<Corpus> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut corpora = Vec::new();
    let mut fixtures = read(&root.join("fixtures"), usize::MAX);
    // Few as they are, they fill whole slices when each is there several times.
    if !fixtures.is_empty() {
        let copies = 256_usize.div_ceil(fixtures.len());
        fixtures = vec![fixtures; copies].concat();
    }
    corpora.push(Corpus { name: "fixtures", texts: fixtures });
    let shared = root.join("../shared/corpus");
    if shared.is_dir() {
        corpora.push(Corpus { name: "shared corpus", texts: read(&shared, most) });
        corpora.push(Corpus { name: HTML, texts: read_pages(&shared) });
    } else {
        println!("no {}: only the fixtures are measured", shared.display());
    }
    corpora.retain(|corpus| !corpus.texts.is_empty());
    corpora
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

/// The pages of the corpus, which fit in any budget.
fn read_pages(shared: &Path) -> Vec<String> {
    let entries = fs::read_dir(shared.join("html")).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths.into_iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
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
