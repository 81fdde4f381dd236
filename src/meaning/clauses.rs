//! Tasks out of running text: what a responsibility clause closes (contract, section 5).

use std::{borrow::Cow, cell::OnceCell, ops::Range};

use super::{context::Context, rows};
use crate::{
    Deadline, Role, Span, Task, TaskSource, Unit,
    document::{Item, PartText, SectionItem},
    grammar::{
        clause::{Clause, clause, first_leads_rule, labelled_line},
        deadline::filling,
        punctuation::{is_closing, is_opening},
        unit::brackets::outermost_among,
    },
    text::{Prose, Words, scan::marks},
};

/// Reads a part: its clauses, its tables, and on the way its deadlines and references.
pub(super) fn read<'a>(context: &mut Context<'a>, part: &PartText<'a>) -> Vec<Task<'a>> {
    let mut reader = Reader {
        context,
        sections: Vec::new(),
        tasks: Vec::new(),
        hits: Vec::new(),
        since: Vec::new(),
    };
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
struct Around<'a, 'p> {
    level: i8,
    heading: Option<Cow<'a, str>>,
    /// The section's own paragraph, and where its text begins behind the label.
    own: (&'p Prose<'a>, usize),
    /// The first sentence, once it was asked for.
    first: OnceCell<Option<Cow<'a, str>>>,
}

impl<'a> Around<'a, '_> {
    /// What the section says: its heading, or its first sentence.
    fn content(&self) -> Option<Cow<'a, str>> {
        let first = || {
            let (prose, start) = self.own;
            let range = sentence(prose.text(), start..prose.text().len())?;
            Some(prose.get(range))
        };
        self.heading.clone().or_else(|| self.first.get_or_init(first).clone())
    }
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

struct Reader<'a, 'c, 'p> {
    context: &'c mut Context<'a>,
    sections: Vec<Around<'a, 'p>>,
    tasks: Vec<Task<'a>>,
    /// Clauses of the section that is being read.
    hits: Vec<Hit<'a>>,
    /// Texts since the last clause.
    since: Vec<(&'p Prose<'a>, Range<usize>)>,
}

impl<'a, 'p> Reader<'a, '_, 'p> {
    fn section(&mut self, section: &'p SectionItem<'a>) {
        self.settle();
        while self.sections.last().is_some_and(|around| around.level >= section.level) {
            self.sections.pop();
        }
        let prose = &section.paragraph.prose;
        let start = section.label;
        self.sections.push(Around {
            level: section.level,
            heading: section.heading.clone().map(|range| prose.get(range)),
            own: (prose, start),
            first: OnceCell::new(),
        });
        let from = if section.heading.is_some() { section.rest } else { start };
        self.text(prose, from);
    }

    fn paragraph(&mut self, prose: &'p Prose<'a>) {
        self.text(prose, 0);
    }

    /// Reads a paragraph from `from` on.
    fn text(&mut self, prose: &'p Prose<'a>, from: usize) {
        self.context.running_text(prose);
        let text = prose.text();
        let survey = Survey::of(text, from);
        if let Some((start, clause)) = line_clause(text, from, survey.last_sentence) {
            self.since.push((prose, from..start));
            return self.hit(prose, clause, start..text.len(), start, true);
        }
        let mut closed = from;
        for place in survey.candidates {
            let clause = read_clause(text, &place).filter(|_| !CONTACTS.begin(&text[from..]));
            let Some(clause) = clause else {
                self.rule(&text[place.content]);
                continue;
            };
            self.since.push((prose, closed..place.whole.start));
            closed = place.whole.end;
            if place.is_unclosed {
                self.context.unclosed(prose.span(place.whole.clone()));
            }
            self.hit(prose, clause, place.whole, place.content.start, false);
        }
        self.since.push((prose, closed..text.len()));
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

    /// The first sentence since the last clause; sentences are looked for only where one is asked.
    fn first_since(&mut self) -> Option<Cow<'a, str>> {
        let mut since = self.since.drain(..);
        since.find_map(|(prose, range)| Some(prose.get(sentence(prose.text(), range)?)))
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
        let deadline = clause.deadline.and_then(|range| {
            let range = range.start + from..range.end + from;
            let mut found = filling(&text[range.clone()]).into_iter().next()?;
            found.range = found.range.start + range.start..found.range.end + range.start;
            Some(self.context.deadline(prose, &found))
        });
        let closes = self.first_since();
        let span = prose.span(whole);
        if let Some(last) =
            self.hits.last_mut().filter(|last| is_line == last.is_line && closes.is_none())
        {
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
            let depth =
                self.sections.len() - usize::from(hit.is_parents && self.sections.len() > 1);
            let around = &self.sections[..depth];
            let own = around.last().filter(|_| count == 1);
            let content = own
                .and_then(Around::content)
                .or(hit.closes)
                .or_else(|| around.last().and_then(Around::content));
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

/// 监督电话：…（县监察局）: whose number it is, not who does something.
static CONTACTS: Words = Words::of(&[
    "联系电话",
    "监督电话",
    "举报电话",
    "咨询电话",
    "投诉电话",
    "电子邮箱",
    "联系邮箱",
    "传真",
    "邮政地址",
    "联系人",
]);

/// A place that may hold a clause, in brackets or behind a lost one.
struct Candidate {
    whole: Range<usize>,
    /// What stands between the brackets.
    content: Range<usize>,
    is_unclosed: bool,
}

/// What one pass over the marks of a paragraph finds.
struct Survey {
    candidates: Vec<Candidate>,
    /// Where the last sentence begins, if others stand before it.
    last_sentence: Option<usize>,
}

impl Survey {
    /// Looks at a paragraph from `from` on.
    fn of(text: &str, from: usize) -> Self {
        // Behind the last 。 and behind the last of those before it.
        let (mut stop, mut stop_before) = (None, None);
        let mut opening = None;
        let brackets = outermost_among(&text[from..], |at, c| {
            if c == '。' {
                if stop != Some(at) {
                    stop_before = stop;
                }
                stop = Some(at + c.len_utf8());
            } else if is_opening(c) {
                opening = Some(from + at);
            }
        });
        let is_end = stop == Some(text.len() - from);
        let last_sentence = if is_end { stop_before } else { stop }.map(|at| from + at);
        let end = brackets.last().map_or(from, |last| from + last.end);
        let in_brackets = brackets.into_iter().map(|bracket| {
            let whole = from + bracket.start..from + bracket.end;
            Candidate { content: inside(text, &whole), whole, is_unclosed: false }
        });
        let lost = opening.filter(|at| *at >= end).and_then(|at| unclosed(text, at));
        Self { candidates: in_brackets.chain(lost).collect(), last_sentence }
    }
}

/// What stands between a bracket's two marks.
fn inside(text: &str, bracket: &Range<usize>) -> Range<usize> {
    let open = text[bracket.start..].chars().next().map_or(0, char::len_utf8);
    let close = text[..bracket.end].chars().next_back().map_or(0, char::len_utf8);
    bracket.start + open..(bracket.end - close).max(bracket.start + open)
}

/// A clause whose closing bracket is lost; `open` is the last opening one.
fn unclosed(text: &str, open: usize) -> Option<Candidate> {
    const LABELS: &[&str] = &["责任", "牵头", "主办", "配合"];
    let start = open + text[open..].chars().next().map_or(0, char::len_utf8);
    let rest = &text[start..];
    let is_clause =
        LABELS.iter().any(|label| rest.starts_with(label)) && !rest.contains(is_closing);
    is_clause.then_some(Candidate {
        whole: open..text.len(),
        content: start..text.len(),
        is_unclosed: true,
    })
}

/// The clause that a line is or ends in: `责任单位：…` at its head, or as its last sentence.
fn line_clause<'t>(
    text: &'t str,
    from: usize,
    last_sentence: Option<usize>,
) -> Option<(usize, Clause<'t>)> {
    // Every label of units or of a deadline ends in one of these words.
    static WORDS: Words = Words::of(&[
        "单位",
        "部门",
        "單位",
        "部門",
        "时限",
        "处室",
        "期限",
        "完成时间",
        "完成日期",
        "时间要求",
        "时间节点",
        "时间安排",
        "进度要求",
        "进度安排",
    ]);
    let has_word = || WORDS.stand_in(&text[from..]);
    let is_label = |last: &usize| text[*last..].chars().take(8).any(|c| c == '：' || c == ':');
    let places = [Some(from), last_sentence.filter(is_label)].into_iter().flatten();
    let mut clauses = places.filter_map(|start| Some((start, labelled_line(&text[start..])?)));
    clauses.next().filter(|_| has_word())
}

/// The clause in a place. Bare lists count only where they close the text: （市商务委、市交通委）.
fn read_clause<'t>(text: &'t str, place: &Candidate) -> Option<Clause<'t>> {
    static VERBS: Words = Words::of(&["牵头", "负责", "落实", "配合", "牽頭", "負責", "落實"]);
    let Candidate { whole, content, .. } = place;
    let inner = &text[content.clone()];
    let is_labelled = inner.contains(['：', ':', '∶']);
    let has_verb = || VERBS.stand_in(inner);
    let closes = || {
        let behind = text[whole.end..].chars().next();
        behind.is_none_or(|c| "。；;".contains(c)) && (whole.end + 3 >= text.len() || has_verb())
    };
    let follows = || text[..whole.start].ends_with(['。', '；']) && has_verb();
    if !(is_labelled || closes() || follows()) {
        return None;
    }
    let found = clause(inner)?;
    let is_bare = !is_labelled && !has_verb() && found.units.items.len() == 1;
    (!(is_bare && ends_with_body(&text[..whole.start]))).then_some(found)
}

/// Whether a text ends in the name of a body, which a bracket with a single body explains:
/// 报县水务局节水科（县节约用水办公室）.
fn ends_with_body(text: &str) -> bool {
    text.ends_with(['局', '厅', '司', '署', '科', '处'])
        || ["办公室", "委员会"].iter().any(|end| text.ends_with(end))
}

/// The first sentence (to 。 or ；) in a range, without marks around it.
fn sentence(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let is_rim = |c: char| "。；;，, ：:、".contains(c) || crate::text::is_blank(c);
    let inner = &text[range.clone()];
    let start = range.start + (inner.len() - inner.trim_start_matches(is_rim).len());
    let mut depth = 0usize;
    let mut end = range.end;
    for (at, c) in marks(&text[start..range.end]) {
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
    fn a_body_behind_its_telephone_has_no_task() {
        assert!(!is_clause("监督电话：0371-1234567（云水县水务局）"));
    }
}
