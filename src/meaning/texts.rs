//! The texts of the parts, in order: running text a batch at a time, tables each by itself.
//!
//! What reads deadlines, references and clauses is together more code than the nearest instruction cache holds. Asked
//! paragraph by paragraph it would be fetched anew for each; so each question is asked of all texts of a batch before
//! the next one is.

use std::ops::Range;

use super::{
    clauses::{Clauses, may_assign},
    context::Context,
    deadlines::may_be_timed,
    references::may_name,
    rows,
    tasks::Sections,
};
use crate::{
    Task,
    block::{Paragraph, Table},
    document::{Document, Item, SectionItem},
    grammar::landmarks::{Chart, Charted, Landmarks},
    text::Prose,
};

/// Reads the parts: their clauses, their tables, and on the way their deadlines and references.
pub(super) fn read<'a>(context: &mut Context<'a, '_>, document: &Document<'a>) -> Vec<Task<'a>> {
    let clauses = Clauses::below_title(context);
    let mut reader = Reader { context, clauses, sections: Sections::default() };
    let mut batch = Batch::with_room(reader.context.source.len());
    for items in document.parts() {
        reader.sections.begin_part(items);
        let placed = items.placed();
        batch.make_room(placed.size_hint().1);
        for (place, item) in placed {
            match item {
                Item::Section(section) => batch.section(place, section),
                Item::Paragraph(paragraph) => batch.paragraph(place, paragraph),
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
    /// Where the label ends, 0 where there is none.
    label: u32,
    /// Where the heading of a section stands; empty where there is none.
    heading: (u32, u32),
    /// Where the text begins that may hold clauses.
    body: u32,
    /// Its place among the items of its part.
    place: u32,
    /// Where its landmarks stand in the chart of the batch.
    charted: Charted,
    /// One of the texts that each question is asked of, which are noted in a row from the first text of a batch on.
    asked: [u32; QUESTIONS],
}

impl Text<'_, '_> {
    /// Where the label ends.
    pub(super) fn label(&self) -> usize {
        self.label as usize
    }

    /// Where the heading stands; nowhere where there is none.
    pub(super) fn heading(&self) -> Range<usize> {
        self.heading.0 as usize..self.heading.1 as usize
    }

    /// Where the text begins that may hold clauses.
    pub(super) fn body(&self) -> usize {
        self.body as usize
    }
}

/// Where the text of a section begins that may hold clauses: behind the heading, or else behind the label.
#[inline]
pub(super) fn body_of(section: SectionItem<'_, '_>) -> usize {
    if section.heading().is_some() { section.rest() } else { section.label() }
}

/// Texts that are read together.
struct Batch<'a, 'p> {
    texts: Vec<Text<'a, 'p>>,
    /// How long they are together.
    bytes: usize,
    chart: Chart,
    /// How many texts each question is asked of.
    asked: [usize; QUESTIONS],
}

impl<'a, 'p> Batch<'a, 'p> {
    /// So few bytes of text that they stay in the nearest cache with what is noted of them; so many that the code that reads
    /// them is worth fetching.
    const FULL: usize = 16 * 1024;

    /// With room for what is noted of a source of so many bytes.
    fn with_room(source: usize) -> Self {
        let mut chart = Chart::default();
        chart.make_room(source.min(Self::FULL));
        Self { texts: Vec::new(), bytes: 0, chart, asked: [0; QUESTIONS] }
    }

    /// Makes room for the texts of a part, if they are no more than so many.
    fn make_room(&mut self, most: Option<usize>) {
        /// Paragraphs of most batches.
        const USUAL: usize = 64;
        self.texts.reserve(most.map_or(USUAL, |most| most.min(USUAL)));
    }

    #[inline]
    fn paragraph(&mut self, place: usize, paragraph: &'p Paragraph<'a>) {
        self.add(place, &paragraph.prose, 0, 0..0, 0);
    }

    #[inline]
    fn section(&mut self, place: usize, section: SectionItem<'p, 'a>) {
        let heading = section.heading().unwrap_or(0..0);
        self.add(place, &section.paragraph.prose, section.label(), heading, body_of(section));
    }

    /// Adds a text with its landmarks, and notes which questions they let something be found for.
    ///
    /// Which these are can't be guessed, so each text is noted behind the last one that is asked, and counted if it is one: the
    /// loops over them ask no more.
    fn add(
        &mut self,
        place: usize,
        prose: &'p Prose<'a>,
        label: usize,
        heading: Range<usize>,
        body: usize,
    ) {
        let Self { texts, bytes, chart, asked } = self;
        let words = prose.text();
        *bytes += words.len();
        let charted = chart.add(words);
        let landmarks = chart.landmarks(&charted);
        let may_answer = [
            may_be_timed(landmarks),
            may_name(words, label, landmarks),
            may_assign(words, body, landmarks),
        ];
        let index = texts.len();
        texts.push(Text {
            prose,
            label: label as u32,
            heading: (heading.start as u32, heading.end as u32),
            body: body as u32,
            place: place as u32,
            charted,
            asked: [0; QUESTIONS],
        });
        for (question, may_answer) in may_answer.into_iter().enumerate() {
            let count = &mut asked[question];
            texts[*count].asked[question] = index as u32;
            *count += usize::from(may_answer);
        }
    }

    fn is_full(&self) -> bool {
        self.bytes >= Self::FULL
    }

    /// Reads the texts and forgets them.
    fn read(&mut self, reader: &mut Reader<'a, '_, '_, 'p>) {
        let Reader { context, clauses, sections } = reader;
        for (index, text, landmarks) in self.picked(Question::Timed) {
            context.deadlines.find(index, text, landmarks);
        }
        for (_, text, landmarks) in self.picked(Question::Naming) {
            context.references.collect(text.prose, landmarks);
        }
        clauses.clear();
        for (index, text, landmarks) in self.picked(Question::Assigning) {
            clauses.read(index, text, landmarks);
        }
        for found in &clauses.found {
            let Text { prose, place, .. } = self.texts[found.text];
            sections.clause(context, place as usize, prose, found, &clauses.units);
        }
        context.deadlines.collect_batch(&self.texts);
        self.texts.clear();
        self.chart.clear();
        (self.bytes, self.asked) = (0, [0; QUESTIONS]);
    }

    /// The texts that a question is asked of, with their landmarks.
    fn picked(
        &self,
        question: Question,
    ) -> impl Iterator<Item = (usize, &Text<'a, 'p>, Landmarks<'_>)> {
        let question = question as usize;
        self.texts[..self.asked[question]].iter().map(move |row| {
            let index = row.asked[question] as usize;
            let text = &self.texts[index];
            (index, text, self.chart.landmarks(&text.charted))
        })
    }
}

/// What is asked of the texts of a batch, one after the other.
#[derive(Clone, Copy)]
enum Question {
    /// Whether they hold deadlines.
    Timed,
    /// Whether they name documents.
    Naming,
    /// Whether they hold clauses.
    Assigning,
}

/// How many [`Question`]s there are.
const QUESTIONS: usize = 3;

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
