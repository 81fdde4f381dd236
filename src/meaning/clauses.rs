//! Tasks out of running text: what a responsibility clause closes (contract, section 5).

mod survey;

use std::{borrow::Cow, cell::OnceCell, ops::Range};

use survey::{Candidate, Survey};

use super::{context::Context, make_room, texts::Text};
use crate::{
    Deadline, Role, Span, Task, TaskSource, Unit,
    document::SectionItem,
    grammar::{
        clause::{Clause, first_leads_rule},
        deadline::filling,
        label::label,
        landmarks::Landmarks,
        punctuation::{is_closing, is_opening},
    },
    text::{Prose, scan::marks_but_commas},
};

/// A section around the place that is being read. Its texts are taken only where a clause asks for them.
struct Around<'a, 'p> {
    section: &'p SectionItem<'a>,
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
        let first = || sentence(prose.text(), self.section.label()..prose.text().len());
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
    /// The first sentence of the text that it closes, which is taken only where the section does not say it.
    closes: Option<Place<'a, 'p>>,
    is_line: bool,
    /// Whether it speaks of the section around its own (以上各项…).
    is_parents: bool,
}

/// Reads the clauses of texts, one behind the other.
pub(super) struct Reader<'a, 'c, 'd, 'p> {
    pub(super) context: &'c mut Context<'a, 'd>,
    pub(super) tasks: Vec<Task<'a>>,
    sections: Vec<Around<'a, 'p>>,
    /// Clauses of the section that is being read.
    hits: Vec<Hit<'a, 'p>>,
    /// Texts since the last clause.
    since: Vec<Place<'a, 'p>>,
    /// Place in its batch of the text that is being read.
    index: usize,
    /// What that text holds.
    survey: Survey,
}

impl<'a, 'c, 'd, 'p> Reader<'a, 'c, 'd, 'p> {
    pub(super) fn new(context: &'c mut Context<'a, 'd>) -> Self {
        Self {
            context,
            tasks: Vec::new(),
            sections: Vec::new(),
            hits: Vec::new(),
            since: Vec::with_capacity(16),
            index: 0,
            survey: Survey::default(),
        }
    }

    /// Reads the text at a place of its batch.
    pub(super) fn text(&mut self, index: usize, text: &Text<'a, 'p>, landmarks: Landmarks<'_>) {
        if let Some(section) = text.section {
            self.begin_section(section);
        }
        let (prose, from) = (text.prose, text.body());
        self.index = index;
        self.survey.read(prose.text(), from, landmarks);
        if self.survey.may_hold_clause(&prose.text()[from..]) {
            self.clauses(prose, from);
        } else {
            self.since.push((prose, from..prose.text().len()));
            self.rule(&prose.text()[from..]);
        }
    }

    fn begin_section(&mut self, section: &'p SectionItem<'a>) {
        self.settle();
        while self.sections.last().is_some_and(|around| around.section.level >= section.level) {
            self.sections.pop();
        }
        self.sections.push(Around { section, first: OnceCell::new() });
    }

    /// Leaves the sections of a part.
    pub(super) fn end_part(&mut self) {
        self.settle();
        self.sections.clear();
    }

    /// Reads the clauses of a paragraph, in the places that the survey found.
    #[inline(never)] // counted by tools/instructions
    fn clauses(&mut self, prose: &'p Prose<'a>, from: usize) {
        let text = prose.text();
        if let Some((start, clause)) = self.survey.line_clause(text, from) {
            self.since.push((prose, from..start));
            return self.hit(prose, clause, start..text.len(), start, true);
        }
        let mut closed = from;
        for index in 0..self.survey.candidates.len() {
            let Candidate { whole, content, is_unclosed, .. } =
                self.survey.candidates[index].clone();
            let Some(clause) = self.survey.clause(text, from, index) else {
                self.rule(&text[content]);
                continue;
            };
            self.since.push((prose, closed..whole.start));
            closed = whole.end;
            if is_unclosed {
                self.context.unclosed(prose.span(whole.clone()));
            }
            self.hit(prose, clause, whole, content.start, false);
        }
        self.since.push((prose, closed..text.len()));
        if closed == from {
            self.rule(&text[from..]);
        }
    }

    /// Takes note of 排在第一位的为牵头单位.
    fn rule(&mut self, text: &str) {
        if self.survey.names_first {
            self.context.rule = first_leads_rule(text).or(self.context.rule);
        }
    }

    /// The first sentence since the last clause; sentences are looked for only where one is asked.
    fn first_since(&mut self) -> Option<Place<'a, 'p>> {
        let mut since = self.since.drain(..);
        since.find_map(|(prose, range)| Some((prose, sentence(prose.text(), range)?)))
    }

    fn hit(
        &mut self,
        prose: &Prose<'a>,
        mut clause: Clause<'_>,
        whole: Range<usize>,
        from: usize,
        is_line: bool,
    ) {
        self.context.rule = clause.first_leads.or(self.context.rule);
        if let Some(rule) = self.context.rule {
            clause.let_first_lead(rule);
        }
        let text = prose.text();
        let units = clause
            .units
            .items
            .iter()
            .map(|item| self.context.unit(prose, item, from, Role::Responsible))
            .collect();
        let open_ended = clause.units.open_ended;
        let deadline = clause.deadline.take().and_then(|range| {
            let range = range.start + from..range.end + from;
            let found = filling(&text[range.clone()]).into_iter().next()?.behind(range.start);
            let deadline = self.context.deadline(prose, &found);
            self.context.of_clause(self.index, found);
            Some(deadline)
        });
        self.survey.room.give_back(clause);
        let closes = self.first_since();
        let span = prose.span(whole);
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
        self.since.clear();
        // Few sections have one.
        if !self.hits.is_empty() {
            self.make_tasks();
        }
    }

    #[inline(never)]
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
                .or_else(|| hit.closes.map(|(prose, range)| prose.get(range)))
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

/// The first sentence (to 。 or ；) in a range, without its label and marks around it.
fn sentence(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let is_rim = |c: char| {
        matches!(c, '。' | '；' | ';' | '，' | ',' | '：' | ':' | '、') || crate::text::is_blank(c)
    };
    let behind_rim =
        |from: usize| range.end - text[from..range.end].trim_start_matches(is_rim).len();
    let start = behind_rim(range.start);
    // `…负责）（2）优化流程`: an enumeration within a paragraph.
    let label = label(&text[start..range.end]).filter(|label| label.level > 0);
    let start = label.map_or(start, |label| behind_rim(start + label.length));
    let mut depth = 0usize;
    let mut end = range.end;
    for (at, c) in marks_but_commas(&text[start..range.end]) {
        if is_opening(c) || c == '《' {
            depth += 1;
        } else if is_closing(c) || c == '》' {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && matches!(c, '。' | '；' | ';') {
            end = start + at;
            break;
        }
    }
    let end = start + text[start..end].trim_end_matches(is_rim).len();
    (start < end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    fn is_clause(text: &str) -> bool {
        !crate::parse(&format!("一、工作\n{text}\n")).tasks.is_empty()
    }

    #[test]
    fn a_body_behind_a_body_explains_it() {
        assert!(!is_clause("报云水县水务局节水科（云水县节约用水办公室）。"));
        assert!(is_clause("报云水县水务局节水科。（云水县节约用水办公室）"));
        assert!(is_clause("报云水县水务局节水科（云水县水务局负责）。"));
        assert!(is_clause("修好渠道（云水县水务局）。"));
    }

    #[test]
    fn offices_in_a_sentence_of_their_own_have_a_task() {
        assert!(is_clause("修好渠道。（水源处）"));
        assert!(is_clause("修好渠道。（信息中心、水科院、农科处）"));
        assert!(is_clause(
            "修好渠道。（市水务局、云水河务、清河物流、青禾集团、市教委、云水海关）"
        ));
        assert!(!is_clause("修好渠道（水源处）"));
        assert!(!is_clause("提供证明。（高新企业、企业技术中心）"));
        assert!(!is_clause("修好渠道。（云水县、青禾县）"));
    }

    #[test]
    fn a_body_behind_its_telephone_has_no_task() {
        assert!(!is_clause("监督电话：0371-1234567（云水县水务局）"));
    }
}
