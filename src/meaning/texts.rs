//! The texts of the parts, in order: running text a batch at a time, tables each by itself.
//!
//! What reads deadlines, references and clauses is together more code than the nearest instruction cache holds. Asked
//! paragraph by paragraph it would be fetched anew for each; so each question is asked of all texts of a batch before
//! the next one is.

use super::{clauses::Clauses, context::Context, rows, tasks::Sections};
use crate::{
    Task,
    block::Table,
    document::{Document, Item, SectionItem},
    grammar::landmarks::{Chart, Charted, Landmarks},
    text::Prose,
};

/// Reads the parts: their clauses, their tables, and on the way their deadlines and references.
pub(super) fn read<'a>(context: &mut Context<'a, '_>, document: &Document<'a>) -> Vec<Task<'a>> {
    let clauses = Clauses::below_title(context);
    let mut reader = Reader { context, clauses, sections: Sections::default() };
    let mut batch = Batch::default();
    for items in document.parts() {
        for item in items {
            match item {
                Item::Section(section) => batch.add(Text::of_section(section)),
                Item::Paragraph(paragraph) => batch.add(Text::of(&paragraph.prose)),
                Item::Table(table) => {
                    batch.read(&mut reader);
                    reader.table(table);
                }
            }
            if batch.is_full() {
                batch.read(&mut reader);
            }
        }
        batch.read(&mut reader);
        reader.sections.end_part();
    }
    reader.sections.tasks
}

/// What is known from one text to the next.
struct Reader<'a, 'c, 'd, 'p> {
    context: &'c mut Context<'a, 'd>,
    clauses: Clauses<'p>,
    sections: Sections<'a, 'p>,
}

impl<'a> Reader<'a, '_, '_, '_> {
    fn table(&mut self, table: &Table<'a>) {
        self.sections.settle();
        rows::read(self.context, table, self.clauses.rule, &mut self.sections.tasks);
    }
}

/// A paragraph, or the head of a section with the text on its line.
#[derive(Clone, Copy)]
pub(super) struct Text<'a, 'p> {
    pub(super) prose: &'p Prose<'a>,
    pub(super) section: Option<SectionItem<'p, 'a>>,
}

impl<'a, 'p> Text<'a, 'p> {
    fn of(prose: &'p Prose<'a>) -> Self {
        Self { prose, section: None }
    }

    fn of_section(section: SectionItem<'p, 'a>) -> Self {
        Self { prose: &section.paragraph.prose, section: Some(section) }
    }

    /// Where the text begins that may hold clauses: behind the heading, or else behind the label.
    pub(super) fn body(&self) -> usize {
        match self.section {
            Some(section) if section.heading().is_some() => section.rest(),
            Some(section) => section.label(),
            None => 0,
        }
    }
}

/// Texts that are read together.
#[derive(Default)]
struct Batch<'a, 'p> {
    texts: Vec<Text<'a, 'p>>,
    /// How long they are together.
    bytes: usize,
    chart: Chart,
    /// Where the landmarks of each text stand in the chart.
    charted: Vec<Charted>,
}

impl<'a, 'p> Batch<'a, 'p> {
    /// Bytes of text that stay in the nearest cache with what is noted of them, and that are many next to the code that
    /// reads them.
    const FULL: usize = 16 * 1024;

    fn add(&mut self, text: Text<'a, 'p>) {
        /// Paragraphs of most batches.
        const USUAL: usize = 64;
        self.bytes += text.prose.text().len();
        if self.texts.is_empty() {
            self.texts.reserve(USUAL);
        }
        self.texts.push(text);
    }

    fn is_full(&self) -> bool {
        self.bytes >= Self::FULL
    }

    /// Reads the texts and forgets them.
    fn read(&mut self, reader: &mut Reader<'a, '_, '_, 'p>) {
        let Reader { context, clauses, sections } = reader;
        self.note_landmarks();
        for (index, (text, landmarks)) in self.texts().enumerate() {
            context.find_deadlines(index, text, landmarks);
        }
        for (text, landmarks) in self.texts() {
            context.collect_references(text.prose, landmarks);
        }
        clauses.clear();
        for (index, (text, landmarks)) in self.texts().enumerate() {
            clauses.read(index, text, landmarks);
        }
        let mut rest = clauses.found.as_slice();
        for (index, text) in self.texts.iter().enumerate() {
            let of_text = rest.iter().take_while(|clause| clause.text == index).count();
            let (found, behind) = rest.split_at(of_text);
            sections.text(context, text, found, &clauses.units);
            rest = behind;
        }
        context.collect_deadlines(&self.texts);
        self.texts.clear();
        self.bytes = 0;
    }

    fn note_landmarks(&mut self) {
        self.chart.clear();
        self.chart.make_room(self.bytes);
        self.charted.clear();
        let texts = self.texts.iter().map(|text| text.prose.text());
        self.charted.extend(texts.map(|text| self.chart.add(text)));
    }

    fn texts(&self) -> impl Iterator<Item = (&Text<'a, 'p>, Landmarks<'_>)> {
        let landmarks = self.charted.iter().map(|charted| self.chart.landmarks(charted));
        self.texts.iter().zip(landmarks)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_section_goes_on_from_batch_to_batch() {
        let record = |day| format!("渠道逐条巡查，险段记录{day}处。\n");
        let records: String = (0..super::Batch::FULL / 30).map(record).collect();
        let text = format!("一、修渠\n{records}年底前完工。（责任单位：云水县水务局）\n");
        let notice = crate::parse(&text);
        let tasks: Vec<_> = notice.tasks.iter().map(|task| &*task.content).collect();
        let deadlines: Vec<_> = notice.deadlines.iter().map(|one| &*one.text).collect();
        assert_eq!((tasks, deadlines), (vec!["修渠"], vec!["年底前"]));
    }
}
