//! Tasks out of running text: what a responsibility clause closes (contract, section 5).

use std::{borrow::Cow, cell::OnceCell, ops::Range};

use super::{clauses::FoundClause, context::Context, make_room, texts::body_of};
use crate::{
    Deadline, Span, Task, TaskSource, Unit,
    document::{Item, Items, SectionItem},
    grammar::{
        deadline::filling,
        label::{Kind, label},
        punctuation::{is_closing, is_opening},
        unit::UnitItem,
    },
    text::{Prose, scan::marks_but_commas},
};

/// A section around the place that is being read. Its texts are taken only where a clause asks for them.
struct Around<'a, 'p> {
    section: SectionItem<'p, 'a>,
    /// Where the first sentence stands, once it was asked for.
    first: OnceCell<Option<Range<usize>>>,
}

impl<'a> Around<'a, '_> {
    fn has_heading(&self) -> bool {
        self.section.heading().is_some()
    }

    fn heading(&self) -> Option<Cow<'a, str>> {
        let heading = self.section.heading()?;
        Some(self.section.paragraph.prose.get(heading))
    }

    /// What the section says: its heading, or its first sentence.
    fn content(&self) -> Option<Cow<'a, str>> {
        let prose = &self.section.paragraph.prose;
        let (text, end) = (prose.text(), prose.text().len());
        let first = || {
            let start = sentence_start(text, self.section.label()..end)?;
            Some(first_sentence(text, start..end))
        };
        self.heading().or_else(|| Some(prose.get(self.first.get_or_init(first).clone()?)))
    }
}

/// A range of a text.
type Place<'a, 'p> = (&'p Prose<'a>, Range<usize>);

/// A clause, before it is known how many its section has.
struct Hit<'a, 'p> {
    units: Vec<Unit<'a>>,
    open_ended: bool,
    deadline: Option<Deadline<'a>>,
    span: Span,
    /// The text that it closes, from its first sentence on, which is taken only where the section does not say it.
    closes: Option<Place<'a, 'p>>,
    is_line: bool,
    /// Whether it speaks of the section around its own (以上各项…).
    is_parents: bool,
}

/// Gathers the clauses of each section, and makes tasks of them at its end.
///
/// The texts between clauses are passed over until a clause turns up: most have nothing to do with any.
#[derive(Default)]
pub(super) struct Sections<'a, 'p> {
    pub(super) tasks: Vec<Task<'a>>,
    /// The sections around the last item that was passed.
    sections: Vec<Around<'a, 'p>>,
    /// Clauses of the innermost of them.
    hits: Vec<Hit<'a, 'p>>,
    /// What the part holds that is being read.
    items: Items<'p, 'a>,
    /// How many of its items were passed.
    passed: usize,
    /// From where on text belongs to the next clause: an item, and a place in its text.
    since: (usize, usize),
}

impl<'a, 'p> Sections<'a, 'p> {
    /// Leaves the sections of the part before.
    pub(super) fn begin_part(&mut self, items: Items<'p, 'a>) {
        self.sections.clear();
        (self.items, self.passed, self.since) = (items, 0, (0, 0));
    }

    /// Takes the next clause, which stands in the text of an item; its units are among those given.
    pub(super) fn clause(
        &mut self,
        context: &mut Context<'a, '_>,
        item: usize,
        prose: &'p Prose<'a>,
        found: &FoundClause,
        units: &[UnitItem<'p>],
    ) {
        self.go_to(item);
        if found.is_unclosed {
            context.unclosed(prose.span(found.whole.clone()));
        }
        let closes = self.first_since(item, found.whole.start);
        self.since = (item, found.whole.end);
        self.hit(context, prose, found, &units[found.units.clone()], closes);
    }

    /// Passes the items up to one and that one.
    fn go_to(&mut self, item: usize) {
        for index in self.passed..=item {
            match self.items.get(index) {
                Some(Item::Section(section)) => {
                    self.begin_section(section);
                    self.since = (index, body_of(section));
                }
                Some(Item::Table(_)) => self.since = (index + 1, 0),
                Some(Item::Paragraph(_)) | None => {}
            }
        }
        self.passed = item + 1;
    }

    fn begin_section(&mut self, section: SectionItem<'p, 'a>) {
        self.settle();
        while self.sections.last().is_some_and(|around| around.section.kind() >= section.kind()) {
            self.sections.pop();
        }
        self.sections.push(Around { section, first: OnceCell::new() });
    }

    /// The text between the last clause or the head of the section and a place in an item, from its first sentence on.
    fn first_since(&self, item: usize, end: usize) -> Option<Place<'a, 'p>> {
        let (first, from) = self.since;
        (first..=item).find_map(|index| {
            let prose = self.items.get(index)?.prose()?;
            let start = if index == first { from } else { 0 };
            let end = if index == item { end } else { prose.text().len() };
            Some((prose, sentence_start(prose.text(), start..end)?..end))
        })
    }

    #[inline(never)] // counted by tools/instructions
    fn hit(
        &mut self,
        context: &mut Context<'a, '_>,
        prose: &Prose<'a>,
        found: &FoundClause,
        units: &[UnitItem<'p>],
        closes: Option<Place<'a, 'p>>,
    ) {
        let (text, from, is_line) = (prose.text(), found.content, found.is_line);
        let span = prose.span(found.whole.clone());
        let units = context.names.units(prose, (found.whole.clone(), span), units, from);
        let deadline = found.deadline.clone().and_then(|range| {
            let range = range.start + from..range.end + from;
            let filled = filling(&text[range.clone()]).into_iter().next()?.behind(range.start);
            let deadline = context.deadlines.deadline(prose, &filled);
            context.deadlines.of_clause(found.text, filled);
            Some(deadline)
        });
        let open_ended = found.open_ended;
        if let Some(last) =
            self.hits.last_mut().filter(|last| is_line == last.is_line && closes.is_none())
        {
            return last.merge(units, open_ended, deadline, span);
        }
        let is_parents = ["以上", "上述"].iter().any(|head| text.starts_with(head));
        self.hits.push(Hit { units, open_ended, deadline, span, closes, is_line, is_parents });
    }

    /// Makes tasks of the clauses of the section that ends here.
    pub(super) fn settle(&mut self) {
        // Few sections have one.
        if !self.hits.is_empty() {
            self.make_tasks();
        }
    }

    #[inline(never)] // counted by tools/instructions
    fn make_tasks(&mut self) {
        let Self { hits, sections, tasks, .. } = self;
        let count = hits.iter().filter(|hit| !hit.units.is_empty()).count();
        // Drained, so that the next section finds their room.
        for hit in hits.drain(..).filter(|hit| !hit.units.is_empty()) {
            let depth = sections.len() - usize::from(hit.is_parents && sections.len() > 1);
            let around = &sections[..depth];
            let own = around.last().filter(|_| count == 1);
            let content = own
                .and_then(Around::content)
                .or_else(|| {
                    let (prose, range) = hit.closes?;
                    Some(prose.get(first_sentence(prose.text(), range)))
                })
                .or_else(|| around.last().and_then(Around::content));
            let outer = around.split_last().map_or(&[][..], |(_, outer)| outer);
            // Not collected: a list that grows takes room for four headings, and most paths have one.
            let mut path = Vec::with_capacity(outer.iter().filter(|one| one.has_heading()).count());
            path.extend(outer.iter().filter_map(Around::heading));
            make_room(tasks);
            tasks.push(Task {
                source: TaskSource::Clause,
                path,
                content: content.unwrap_or_default(),
                units: hit.units,
                open_ended: hit.open_ended,
                deadline: hit.deadline,
                span: hit.span,
            });
        }
    }
}

impl<'a> Hit<'a, '_> {
    /// Lines of one clause: 牵头单位：…, 责任单位：…, 完成时限：… one below the other.
    fn merge(
        &mut self,
        units: Vec<Unit<'a>>,
        open_ended: bool,
        deadline: Option<Deadline<'a>>,
        span: Span,
    ) {
        self.units.extend(units);
        self.open_ended |= open_ended;
        self.deadline = self.deadline.take().or(deadline);
        self.span = self.span.join(span);
    }
}

/// A mark or a blank at the ends of a sentence.
fn is_rim(c: char) -> bool {
    matches!(c, '。' | '；' | ';' | '，' | ',' | '：' | ':' | '、') || crate::text::is_blank(c)
}

/// Where the first sentence in a range begins, behind its label and the marks around that; `None` where nothing else stands
/// there.
fn sentence_start(text: &str, range: Range<usize>) -> Option<usize> {
    let behind_rim =
        |from: usize| range.end - text[from..range.end].trim_start_matches(is_rim).len();
    let start = behind_rim(range.start);
    // `…负责）（2）优化流程`: an enumeration within a paragraph.
    let label = label(&text[start..range.end]).filter(|label| label.kind > Kind::ARTICLE);
    let start = label.map_or(start, |label| behind_rim(start + label.length));
    (start < range.end).then_some(start)
}

/// The sentence (to 。 or ；) that a range begins with, without the marks at its end.
fn first_sentence(text: &str, range: Range<usize>) -> Range<usize> {
    let Range { start, mut end } = range;
    let mut depth = 0usize;
    for (at, c) in marks_but_commas(&text[start..end]) {
        if is_opening(c) || c == '《' {
            depth += 1;
        } else if is_closing(c) || c == '》' {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && matches!(c, '。' | '；' | ';') {
            end = start + at;
            break;
        }
    }
    start..start + text[start..end].trim_end_matches(is_rim).len()
}
