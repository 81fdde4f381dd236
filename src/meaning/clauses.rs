//! Tasks out of running text: what a responsibility clause closes (contract, section 5).

use std::{borrow::Cow, ops::Range};

use super::{context::Context, rows};
use crate::{
    Deadline, Role, Span, Task, TaskSource, Unit,
    document::{Item, PartText, SectionItem},
    grammar::{
        clause::{Clause, clause, first_leads_rule, labelled_line},
        deadline::filling,
        punctuation::{is_closing, is_opening},
        unit::brackets::outermost,
    },
    text::Prose,
};

/// Reads a part: its clauses, its tables, and on the way its deadlines and references.
pub(super) fn read<'a>(context: &mut Context<'a>, part: &PartText<'a>) -> Vec<Task<'a>> {
    let mut reader = Reader { context, sections: Vec::new(), tasks: Vec::new(), hits: Vec::new(), since: Vec::new() };
    for item in &part.items {
        match item {
            Item::Section(section) => reader.section(section),
            Item::Paragraph(paragraph) => reader.paragraph(&paragraph.prose),
            Item::Table(table) => {
                reader.settle();
                let tasks = rows::read(reader.context, table);
                reader.tasks.extend(tasks);
            }
        }
    }
    reader.settle();
    reader.tasks
}

/// A section around the place that is being read.
struct Around<'a> {
    level: i8,
    heading: Option<Cow<'a, str>>,
    /// The first sentence, for a section without a heading.
    first: Option<Cow<'a, str>>,
}

/// A clause, before it is known how many its section has.
struct Hit<'a> {
    units: Vec<Unit<'a>>,
    open_ended: bool,
    deadline: Option<Deadline<'a>>,
    span: Span,
    /// The first sentence of the text that it closes.
    closes: Option<Cow<'a, str>>,
    is_line: bool,
    /// Whether it speaks of the section around its own (以上各项…).
    is_parents: bool,
}

struct Reader<'a, 'c> {
    context: &'c mut Context<'a>,
    sections: Vec<Around<'a>>,
    tasks: Vec<Task<'a>>,
    /// Clauses of the section that is being read.
    hits: Vec<Hit<'a>>,
    /// First sentences since the last clause.
    since: Vec<Cow<'a, str>>,
}

impl<'a> Reader<'a, '_> {
    fn section(&mut self, section: &SectionItem<'a>) {
        self.settle();
        while self.sections.last().is_some_and(|around| around.level >= section.level) {
            self.sections.pop();
        }
        let prose = &section.paragraph.prose;
        let text = prose.text();
        let start = section.label;
        let first = sentence(text, start..text.len());
        self.sections.push(Around {
            level: section.level,
            heading: section.heading.clone().map(|range| prose.get(range)),
            first: first.map(|range| prose.get(range)),
        });
        let from = if section.heading.is_some() { section.rest } else { start };
        self.text(prose, from);
    }

    fn paragraph(&mut self, prose: &Prose<'a>) {
        self.text(prose, 0);
    }

    /// Reads a paragraph from `from` on.
    fn text(&mut self, prose: &Prose<'a>, from: usize) {
        self.context.running_text(prose);
        let text = prose.text();
        let mut closed = from;
        for (whole, content, is_line) in candidates(text, from) {
            let Some(clause) = read_clause(text, &whole, &content, is_line) else {
                self.rule(&text[content]);
                continue;
            };
            self.first_sentence(prose, closed..whole.start);
            closed = whole.end;
            self.hit(prose, clause, whole, content.start, is_line);
        }
        self.first_sentence(prose, closed..text.len());
        if closed == from {
            self.rule(&text[from..]);
        }
    }

    /// Takes note of 排在第一位的为牵头单位.
    fn rule(&mut self, text: &str) {
        if let Some(rule) = first_leads_rule(text) {
            self.context.rule = Some(rule);
        }
    }

    fn first_sentence(&mut self, prose: &Prose<'a>, range: Range<usize>) {
        if let Some(range) = sentence(prose.text(), range) {
            self.since.push(prose.get(range));
        }
    }

    fn hit(&mut self, prose: &Prose<'a>, mut clause: Clause<'_>, whole: Range<usize>, from: usize, is_line: bool) {
        self.context.rule = clause.first_leads.or(self.context.rule);
        if let Some(rule) = self.context.rule {
            clause.let_first_lead(rule);
        }
        let text = prose.text();
        let units = clause.units.items.iter().map(|item| self.context.unit(prose, item, from, Role::Responsible)).collect();
        let deadline = clause.deadline.and_then(|range| {
            let range = range.start + from..range.end + from;
            let mut found = filling(&text[range.clone()]).into_iter().next()?;
            found.range = found.range.start + range.start..found.range.end + range.start;
            Some(self.context.deadline(prose, &found))
        });
        let closes = self.since.drain(..).next();
        let span = prose.span(whole);
        if let Some(last) = self.hits.last_mut().filter(|last| is_line && last.is_line && closes.is_none()) {
            return last.merge(units, clause.units.open_ended, deadline, span);
        }
        let is_parents = ["以上", "上述"].iter().any(|head| text.starts_with(head));
        let open_ended = clause.units.open_ended;
        self.hits.push(Hit { units, open_ended, deadline, span, closes, is_line, is_parents });
    }

    /// Makes tasks of the clauses of the section that ends here.
    fn settle(&mut self) {
        self.since.clear();
        let hits = std::mem::take(&mut self.hits);
        let count = hits.iter().filter(|hit| !hit.units.is_empty()).count();
        for hit in hits.into_iter().filter(|hit| !hit.units.is_empty()) {
            let depth = self.sections.len() - usize::from(hit.is_parents && self.sections.len() > 1);
            let around = &self.sections[..depth];
            let own = around.last().filter(|_| count == 1);
            let content = own.and_then(|own| own.heading.clone().or_else(|| own.first.clone())).or(hit.closes);
            let path = around.split_last().map_or(&[][..], |(_, outer)| outer);
            self.tasks.push(Task {
                source: TaskSource::Clause,
                path: path.iter().filter_map(|around| around.heading.clone()).collect(),
                content: content.unwrap_or_default(),
                units: hit.units,
                open_ended: hit.open_ended,
                deadline: hit.deadline,
                span: hit.span,
            });
        }
    }
}

impl<'a> Hit<'a> {
    /// Lines of one clause: 牵头单位：…, 责任单位：…, 完成时限：… one below the other.
    fn merge(&mut self, units: Vec<Unit<'a>>, open_ended: bool, deadline: Option<Deadline<'a>>, span: Span) {
        self.units.extend(units);
        self.open_ended |= open_ended;
        self.deadline = self.deadline.take().or(deadline);
        self.span = self.span.join(span);
    }
}

/// Places that may hold a clause: the whole, its content, and whether it is a line without brackets.
fn candidates(text: &str, from: usize) -> Vec<(Range<usize>, Range<usize>, bool)> {
    if let Some(line) = line_candidate(text, from) {
        return vec![line];
    }
    let mut found = Vec::new();
    let mut end = from;
    for bracket in outermost(&text[from..]) {
        let whole = bracket.start + from..bracket.end + from;
        let open = text[whole.start..].chars().next().map_or(0, char::len_utf8);
        let close = text[..whole.end].chars().next_back().map_or(0, char::len_utf8);
        end = whole.end;
        found.push((whole.clone(), whole.start + open..(whole.end - close).max(whole.start + open), false));
    }
    found.extend(unclosed(text, end));
    found
}

/// `责任单位：…` at the head of a line, or as its last sentence.
fn line_candidate(text: &str, from: usize) -> Option<(Range<usize>, Range<usize>, bool)> {
    // Every label of units ends in one of these words.
    ["单位", "部门", "时限", "处室", "期限"].iter().find(|word| text[from..].contains(**word))?;
    let end = text.len();
    if labelled_line(&text[from..]).is_some() {
        return Some((from..end, from..end, true));
    }
    let last = text[from..].trim_end_matches('。').rfind('。').map(|at| at + from + '。'.len_utf8())?;
    let is_label = text[last..].chars().take(8).any(|c| c == '：' || c == ':');
    (is_label && labelled_line(&text[last..]).is_some()).then_some((last..end, last..end, true))
}

/// A clause whose closing bracket is lost.
fn unclosed(text: &str, from: usize) -> Option<(Range<usize>, Range<usize>, bool)> {
    const LABELS: &[&str] = &["责任", "牵头", "主办", "配合"];
    let open = text[from..].rfind(is_opening).map(|at| at + from)?;
    let start = open + text[open..].chars().next().map_or(0, char::len_utf8);
    let rest = &text[start..];
    let is_clause = LABELS.iter().any(|label| rest.starts_with(label)) && !rest.contains(is_closing);
    is_clause.then_some((open..text.len(), start..text.len(), false))
}

/// The clause in a place. Bare lists count only where they close the text: （市商务委、市交通委）.
fn read_clause<'t>(text: &'t str, whole: &Range<usize>, content: &Range<usize>, is_line: bool) -> Option<Clause<'t>> {
    let inner = &text[content.clone()];
    if is_line {
        return labelled_line(inner);
    }
    let is_labelled = inner.contains(['：', ':', '∶']);
    let behind = text[whole.end..].chars().next();
    let closes = behind.is_none_or(|c| "。；;".contains(c));
    let follows = text[..whole.start].ends_with(['。', '；']);
    let has_verb = ["牵头", "负责", "落实", "配合"].iter().any(|verb| inner.contains(verb));
    let is_in_place = is_labelled || closes && (has_verb || whole.end + 3 >= text.len()) || follows && has_verb;
    let found = clause(inner).filter(|_| is_in_place)?;
    let explains = !is_labelled && !has_verb && found.units.items.len() == 1 && ends_with_body(&text[..whole.start]);
    (!explains).then_some(found)
}

/// Whether a text ends in the name of a body, which a bracket with a single body explains:
/// 报县水务局节水科（县节约用水办公室）.
fn ends_with_body(text: &str) -> bool {
    text.ends_with(['局', '厅', '司', '署', '科', '处']) || ["办公室", "委员会"].iter().any(|end| text.ends_with(end))
}

/// The first sentence (to 。 or ；) in a range, without marks around it.
fn sentence(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let is_rim = |c: char| "。；;，, ：:、".contains(c) || crate::text::is_blank(c);
    let inner = &text[range.clone()];
    let start = range.start + (inner.len() - inner.trim_start_matches(is_rim).len());
    let mut depth = 0usize;
    let mut end = range.end;
    for (at, c) in text[start..range.end].char_indices() {
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
    use super::*;

    fn is_clause(text: &str) -> bool {
        candidates(text, 0).iter().any(|(whole, content, is_line)| read_clause(text, whole, content, *is_line).is_some())
    }

    #[test]
    fn a_body_behind_a_body_explains_it() {
        assert!(!is_clause("报云水县水务局节水科（云水县节约用水办公室）。"));
        assert!(is_clause("报云水县水务局节水科。（云水县节约用水办公室）"));
        assert!(is_clause("报云水县水务局节水科（云水县水务局负责）。"));
        assert!(is_clause("修好渠道（云水县水务局）。"));
    }
}
