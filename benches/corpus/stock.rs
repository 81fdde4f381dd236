//! What the fixtures say, taken out of the JSON beside them.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use gongwen::{Block, ColumnRole, Notice, Table};

/// Sentences, headings and rows of all fixtures, each once.
#[derive(Default)]
pub(crate) struct Stock {
    pub(crate) heads: Vec<Head>,
    pub(crate) headings: Vec<String>,
    pub(crate) sentences: Vec<String>,
    /// Brackets with who does it, as they stand behind sentences.
    pub(crate) clauses: Vec<String>,
    pub(crate) tasks: Vec<String>,
    pub(crate) units: Vec<String>,
    pub(crate) deadlines: Vec<String>,
    /// Navigation and footers of pages.
    pub(crate) chrome: Vec<String>,
}

/// The header of one notice.
pub(crate) struct Head {
    pub(crate) body: String,
    /// What stands before the year in the number.
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) recipients: String,
}

impl Stock {
    pub(crate) fn of_fixtures() -> Self {
        let mut stock = Self::default();
        for path in jsons(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")) {
            let json = fs::read_to_string(&path).unwrap_or_default();
            if let Ok(notice) = serde_json::from_str::<Notice<'_>>(&json) {
                stock.add(
                    &notice,
                    &fs::read_to_string(path.with_extension("txt")).unwrap_or_default(),
                );
            }
        }
        stock.drop_repetitions();
        stock
    }

    fn add(&mut self, notice: &Notice<'_>, source: &str) {
        self.heads.extend(head(notice));
        for part in &notice.parts {
            for block in &part.content {
                self.block(block);
            }
        }
        for task in &notice.tasks {
            self.tasks.push(task.content.to_string());
            self.units.extend(task.units.iter().map(|unit| unit.name.to_string()));
            self.deadlines.extend(task.deadline.iter().map(|deadline| deadline.text.to_string()));
        }
        let chrome = notice.diagnostics.iter().filter(|one| one.code == gongwen::Code::Chrome);
        let lines = chrome.filter_map(|one| one.span.of(source)).flat_map(str::lines);
        self.chrome.extend(lines.filter(|line| !line.trim().is_empty()).map(str::to_owned));
    }

    fn block(&mut self, block: &Block<'_>) {
        match block {
            Block::Paragraph(paragraph) => self.text(&paragraph.text),
            Block::Section(section) => {
                self.headings.extend(section.heading.as_deref().map(str::to_owned));
                section.content.iter().for_each(|block| self.block(block));
            }
            Block::Table(table) => self.table(table),
            _ => {}
        }
    }

    /// The sentences of a paragraph, and the brackets that are clauses.
    fn text(&mut self, text: &str) {
        for sentence in text.split_inclusive(['。', '；']) {
            let sentence = sentence.trim();
            let whole = match sentence.strip_prefix('（').and_then(|rest| rest.split_once('）')) {
                Some((clause, rest)) => {
                    self.clauses.push(format!("（{clause}）"));
                    rest
                }
                None => sentence,
            };
            let is_whole = whole.ends_with('。') && whole.chars().count() > 6;
            if is_whole && whole.matches('（').count() == whole.matches('）').count() {
                self.sentences.push(whole.to_owned());
            }
        }
    }

    fn table(&mut self, table: &Table<'_>) {
        for row in &table.rows {
            for (column, cell) in table.columns.iter().zip(row).filter(|(_, cell)| !cell.is_empty())
            {
                match column.role {
                    ColumnRole::Task | ColumnRole::Requirement => self.tasks.push(cell.to_string()),
                    ColumnRole::Deadline => self.deadlines.push(cell.to_string()),
                    _ => {}
                }
            }
        }
    }

    /// So that a sentence which many fixtures share is no likelier than others; the order is that of the texts.
    fn drop_repetitions(&mut self) {
        let lists = [
            &mut self.headings,
            &mut self.sentences,
            &mut self.clauses,
            &mut self.tasks,
            &mut self.units,
            &mut self.deadlines,
            &mut self.chrome,
        ];
        for list in lists {
            let once: BTreeSet<String> =
                list.drain(..).filter(|text| !text.contains('\n')).collect();
            list.extend(once);
        }
    }
}

fn head(notice: &Notice<'_>) -> Option<Head> {
    let number = notice.document_number.as_ref()?;
    Some(Head {
        body: notice.issuing_bodies.first()?.to_string(),
        // 公告2022年第8号 has none.
        code: number.text.split_once(['〔', '[', '（', '【'])?.0.to_owned(),
        title: notice.title.as_deref()?.to_owned(),
        recipients: notice.recipients.join("，"),
    })
}

fn jsons(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut paths: Vec<_> = entries
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    paths.sort();
    paths
}
