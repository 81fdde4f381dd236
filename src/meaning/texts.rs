//! The texts of the parts, in order: running text a batch at a time, tables each by itself.
//!
//! What reads deadlines, references and clauses is together more code than the nearest instruction cache holds. Asked
//! paragraph by paragraph it would be fetched anew for each; so each question is asked of all texts of a batch before
//! the next one is.

use super::{
    clauses::{Clauses, may_assign},
    context::{Context, may_be_timed},
    references::may_name,
    rows,
    tasks::Sections,
};
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
        reader.sections.begin_part(items);
        for (at, item) in items.placed() {
            match Text::of(item) {
                Some(text) => batch.add(at, text),
                None => batch.read(&mut reader),
            }
            if let Item::Table(table) = item {
                reader.table(table);
            }
            if batch.is_full() {
                batch.read(&mut reader);
            }
        }
        batch.read(&mut reader);
        reader.sections.settle();
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
    /// Where the text begins that may hold clauses: behind the heading, or else behind the label.
    pub(super) body: usize,
}

impl<'a, 'p> Text<'a, 'p> {
    /// That of an item; `None` for a table.
    pub(super) fn of(item: Item<'p, 'a>) -> Option<Self> {
        match item {
            Item::Section(section) => Some(Self::of_section(section)),
            Item::Paragraph(paragraph) => {
                Some(Self { prose: &paragraph.prose, section: None, body: 0 })
            }
            Item::Table(_) => None,
        }
    }

    pub(super) fn of_section(section: SectionItem<'p, 'a>) -> Self {
        let prose = &section.paragraph.prose;
        let body = if section.heading().is_some() { section.rest() } else { section.label() };
        Self { prose, section: Some(section), body }
    }
}

/// Texts that are read together.
#[derive(Default)]
struct Batch<'a, 'p> {
    texts: Vec<Text<'a, 'p>>,
    /// The place of each among the items of its part.
    places: Vec<u32>,
    /// How long they are together.
    bytes: usize,
    chart: Chart,
    /// Where the landmarks of each text stand in the chart.
    charted: Vec<Charted>,
    /// The texts that may hold deadlines, name documents, hold clauses.
    timed: Picks,
    naming: Picks,
    assigning: Picks,
}

impl<'a, 'p> Batch<'a, 'p> {
    /// Bytes of text that stay in the nearest cache with what is noted of them, and that are many next to the code that
    /// reads them.
    const FULL: usize = 16 * 1024;

    fn add(&mut self, at: usize, text: Text<'a, 'p>) {
        /// Paragraphs of most batches.
        const USUAL: usize = 64;
        self.bytes += text.prose.text().len();
        if self.texts.is_empty() {
            self.texts.reserve(USUAL);
            self.places.reserve(USUAL);
        }
        self.texts.push(text);
        self.places.push(at as u32);
    }

    fn is_full(&self) -> bool {
        self.bytes >= Self::FULL
    }

    /// Reads the texts and forgets them.
    fn read(&mut self, reader: &mut Reader<'a, '_, '_, 'p>) {
        let Reader { context, clauses, sections } = reader;
        self.note_landmarks();
        for (index, text, landmarks) in self.picked(&self.timed) {
            context.find_deadlines(index, text, landmarks);
        }
        for (_, text, landmarks) in self.picked(&self.naming) {
            context.collect_references(text.prose, landmarks);
        }
        clauses.clear();
        for (index, text, landmarks) in self.picked(&self.assigning) {
            clauses.read(index, text, landmarks);
        }
        for found in &clauses.found {
            let prose = self.texts[found.text].prose;
            let at = self.places[found.text] as usize;
            sections.clause(context, at, prose, found, &clauses.units);
        }
        context.collect_deadlines(&self.texts);
        self.texts.clear();
        self.places.clear();
        self.bytes = 0;
    }

    /// Notes the landmarks of each text, and for which questions they let something be found.
    fn note_landmarks(&mut self) {
        let Self { texts, chart, charted, timed, naming, assigning, .. } = self;
        chart.clear();
        chart.make_room(self.bytes);
        charted.clear();
        for picks in [&mut *timed, &mut *naming, &mut *assigning] {
            picks.clear(texts.len());
        }
        for (index, text) in texts.iter().enumerate() {
            let one = chart.add(text.prose.text());
            charted.push(one);
            let landmarks = chart.landmarks(&one);
            timed.offer(index, may_be_timed(landmarks));
            naming.offer(index, may_name(text.prose.text(), landmarks));
            assigning.offer(index, may_assign(&text.prose.text()[text.body..], landmarks));
        }
    }

    /// Some of the texts with their landmarks.
    fn picked(&self, picks: &Picks) -> impl Iterator<Item = (usize, &Text<'a, 'p>, Landmarks<'_>)> {
        picks.places().iter().map(|place| {
            let index = *place as usize;
            (index, &self.texts[index], self.chart.landmarks(&self.charted[index]))
        })
    }
}

/// The texts of a batch that a question is asked of.
///
/// Which they are can't be guessed, so each is noted behind the last one, and counted if it is one: the loop over them
/// asks no more.
#[derive(Default)]
struct Picks {
    places: Vec<u32>,
    count: usize,
}

impl Picks {
    /// Forgets all, and makes room for so many.
    fn clear(&mut self, most: usize) {
        self.count = 0;
        if self.places.len() < most {
            self.places.resize(most, 0);
        }
    }

    #[inline]
    fn offer(&mut self, text: usize, is_one: bool) {
        self.places[self.count] = text as u32;
        self.count += usize::from(is_one);
    }

    fn places(&self) -> &[u32] {
        &self.places[..self.count]
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
