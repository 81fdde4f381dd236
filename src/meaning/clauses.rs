//! Tasks out of running text: what a responsibility clause closes (contract, section 5).

use std::{borrow::Cow, cell::OnceCell, ops::Range};

use super::{context::Context, make_room, rows};
use crate::{
    Deadline, Role, Span, Task, TaskSource, Unit,
    document::{Item, PartText, SectionItem},
    grammar::{
        clause::{
            self, Clause, clause_within, ends_deadline_label, first_leads_rule, labelled_line,
            may_begin_label,
        },
        deadline::{filling, phase},
        label::label,
        landmarks::{Kind, Landmark, Landmarks},
        punctuation::{is_closing, is_opening},
    },
    text::{Prose, Words, scan::marks_but_commas},
};

/// Reads the parts: their clauses, their tables, and on the way their deadlines and references.
pub(super) fn read<'a>(context: &mut Context<'a, '_>, parts: &[PartText<'a>]) -> Vec<Task<'a>> {
    let mut reader = Reader {
        context,
        sections: Vec::new(),
        tasks: Vec::new(),
        hits: Vec::new(),
        since: Vec::with_capacity(16),
        survey: Survey::default(),
    };
    for part in parts {
        part.items.iter().for_each(|item| reader.item(item));
        reader.settle();
        reader.sections.clear();
    }
    reader.tasks
}

/// A section around the place that is being read. Its texts are taken only where a clause asks for them.
struct Around<'a, 'p> {
    section: &'p SectionItem<'a>,
    /// The first sentence, once it was asked for.
    first: OnceCell<Option<Cow<'a, str>>>,
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
        let first = || {
            let prose = &self.section.paragraph.prose;
            let range = sentence(prose.text(), self.section.label()..prose.text().len())?;
            Some(prose.get(range))
        };
        self.heading().or_else(|| self.first.get_or_init(first).clone())
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

struct Reader<'a, 'c, 'd, 'p> {
    context: &'c mut Context<'a, 'd>,
    sections: Vec<Around<'a, 'p>>,
    tasks: Vec<Task<'a>>,
    /// Clauses of the section that is being read.
    hits: Vec<Hit<'a>>,
    /// Texts since the last clause.
    since: Vec<(&'p Prose<'a>, Range<usize>)>,
    /// What the paragraph holds that is being read.
    survey: Survey,
}

impl<'a, 'p> Reader<'a, '_, '_, 'p> {
    fn item(&mut self, item: &'p Item<'a>) {
        match item {
            Item::Section(section) => self.section(section),
            Item::Paragraph(paragraph) => self.paragraph(&paragraph.prose),
            Item::Table(table) => {
                self.settle();
                rows::read(self.context, table, &mut self.tasks);
            }
        }
    }

    fn section(&mut self, section: &'p SectionItem<'a>) {
        self.settle();
        while self.sections.last().is_some_and(|around| around.section.level >= section.level) {
            self.sections.pop();
        }
        self.sections.push(Around { section, first: OnceCell::new() });
        if let Some(heading) = section.heading() {
            self.phase(&section.paragraph.prose, heading);
        }
        let from = if section.heading().is_some() { section.rest() } else { section.label() };
        self.text(&section.paragraph.prose, from);
    }

    /// The time of a phase, which stands in front of all that running text says.
    fn phase(&mut self, prose: &Prose<'a>, heading: Range<usize>) {
        let found = phase(&prose.text()[heading.clone()]);
        self.context.collect(prose, found.map(|found| found.behind(heading.start)));
    }

    fn paragraph(&mut self, prose: &'p Prose<'a>) {
        self.text(prose, 0);
    }

    /// Reads a paragraph from `from` on.
    fn text(&mut self, prose: &'p Prose<'a>, from: usize) {
        self.survey.landmarks.read(prose.text());
        self.context.running_text(prose, &self.survey.landmarks);
        self.survey.read(prose.text(), from);
        if self.survey.may_hold_clause(&prose.text()[from..]) {
            self.clauses(prose, from);
        } else {
            self.since.push((prose, from..prose.text().len()));
            self.rule(&prose.text()[from..]);
        }
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
        if self.survey.landmarks.names_first() {
            self.context.rule = first_leads_rule(text).or(self.context.rule);
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
            let found = filling(&text[range.clone()]).into_iter().next()?;
            Some(self.context.deadline(prose, &found.behind(range.start)))
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
                .or(hit.closes)
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
#[derive(Clone)]
struct Candidate {
    whole: Range<usize>,
    /// What stands between the brackets.
    content: Range<usize>,
    has_colon: bool,
    is_unclosed: bool,
}

/// What one pass over the landmarks of a paragraph finds.
#[derive(Default)]
struct Survey {
    /// Those of the whole paragraph.
    landmarks: Landmarks,
    /// Pairs of brackets that stand in no other, in order; at the end one without its partner.
    candidates: Vec<Candidate>,
    /// Where the last sentence begins, if others stand before it.
    last_sentence: Option<usize>,
    /// Whether a colon stands behind what may be the label of a deadline.
    has_deadline: bool,
    /// Brackets that are still open.
    open: Vec<usize>,
    /// Where the last colon stands.
    colon: Option<usize>,
    /// What the clause needs that is being read.
    room: clause::Room,
}

impl Survey {
    /// Looks at the landmarks of the part of a paragraph that is read.
    fn read(&mut self, text: &str, from: usize) {
        self.candidates.clear();
        self.open.clear();
        (self.has_deadline, self.colon, self.last_sentence) = (false, None, None);
        // Nobody asks for the last sentence of a paragraph without any of these, as most are.
        const ASKED: [Kind; 7] = [
            Kind::Colon,
            Kind::Opening,
            Kind::OtherOpening,
            Kind::TitleOpening,
            Kind::Closing,
            Kind::OtherClosing,
            Kind::TitleClosing,
        ];
        if !self.landmarks.has_any(ASKED) {
            return;
        }
        // Behind the last 。 and behind the last of those before it.
        let (mut stop, mut stop_before) = (None, None);
        let first = self.landmarks.first_from(from);
        for index in first..self.landmarks.list().len() {
            let Landmark { at, kind } = self.landmarks.list()[index];
            match kind {
                Kind::Stop => {
                    if stop != Some(at) {
                        stop_before = stop;
                    }
                    stop = Some(at + '。'.len_utf8());
                }
                Kind::Opening | Kind::OtherOpening | Kind::TitleOpening => self.open.push(at),
                Kind::Closing | Kind::OtherClosing | Kind::TitleClosing => self.close(text, at),
                Kind::Colon => {
                    self.has_deadline |= ends_deadline_label(&text[..at]);
                    self.colon = Some(at);
                }
                _ => {}
            }
        }
        self.last_sentence = if stop == Some(text.len()) { stop_before } else { stop };
        if let Some(lost) = self.open.iter().rev().find_map(|at| unclosed(text, *at, self.colon)) {
            self.candidates.retain(|inner| inner.whole.start < lost.whole.start);
            self.candidates.push(lost);
        }
    }

    /// Whether the text that was looked at may hold a clause, as few do: in brackets, or behind a label.
    fn may_hold_clause(&self, text: &str) -> bool {
        !self.candidates.is_empty() || self.colon.is_some() || may_begin_label(text)
    }

    /// A bracket of any kind closes the last one; without its partner it is text.
    fn close(&mut self, text: &str, at: usize) {
        let Some(start) = self.open.pop() else { return };
        while self.candidates.last().is_some_and(|inner| inner.whole.start > start) {
            self.candidates.pop();
        }
        let content = start + width(text, start)..at;
        let whole = start..at + width(text, at);
        let has_colon = self.colon.is_some_and(|colon| colon > start);
        self.candidates.push(Candidate { whole, content, has_colon, is_unclosed: false });
    }

    /// The clause that a line is or ends in: `责任单位：…` at its head, or as its last sentence.
    fn line_clause<'t>(&mut self, text: &'t str, from: usize) -> Option<(usize, Clause<'t>)> {
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
        let mut at = |start: usize| {
            Some((start, labelled_line(&text[start..], self.has_deadline, &mut self.room)?))
        };
        let is_label = |last: &usize| text[*last..].chars().take(8).any(|c| c == '：' || c == ':');
        // Only a colon behind its beginning makes a label of what the sentence begins with.
        let last = || self.last_sentence.filter(|last| self.colon >= Some(*last));
        let found = at(from).or_else(|| at(last().filter(is_label)?))?;
        WORDS.stand_in(&text[from..]).then_some(found)
    }

    /// The clause in one of the places. Bare lists count only where they close the text: （市商务委、市交通委）.
    fn clause<'t>(&mut self, text: &'t str, from: usize, index: usize) -> Option<Clause<'t>> {
        static VERBS: Words = Words::of(&["牵头", "负责", "落实", "配合", "牽頭", "負責", "落實"]);
        let Candidate { whole, content, has_colon, .. } = &self.candidates[index];
        let inner = &text[content.clone()];
        let has_verb = || VERBS.stand_in(inner);
        let closes = || {
            let behind = text[whole.end..].chars().next();
            behind.is_none_or(|c| matches!(c, '。' | '；' | ';'))
                && (whole.end + 3 >= text.len() || has_verb())
        };
        let follows = || text[..whole.start].ends_with(['。', '；']) && has_verb();
        if !(*has_colon || closes() || follows()) {
            return None;
        }
        let apart = text[..whole.start].ends_with('。') && whole.end == text.len();
        let found = clause_within(inner, self.landmarks.names_first(), apart, &mut self.room)?;
        let is_bare = !has_colon && !has_verb() && found.units.items.len() == 1;
        let explains = is_bare && ends_with_body(&text[..whole.start]);
        (!explains && !CONTACTS.begin(&text[from..])).then_some(found)
    }
}

/// Bytes of the bracket at a place.
fn width(text: &str, at: usize) -> usize {
    if text.as_bytes()[at].is_ascii() { 1 } else { '（'.len_utf8() }
}

/// A clause whose closing bracket is lost, or was spent on a bracket within it: `（责任单位：县城管局（执法局）`.
///
/// `colon` is the last one of the text.
fn unclosed(text: &str, open: usize, colon: Option<usize>) -> Option<Candidate> {
    static LABELS: Words = Words::of(&["责任", "牵头", "主办", "配合"]);
    let start = open + width(text, open);
    let rest = &text[start..];
    let is_last_sentence = || !rest.trim_end_matches('。').contains('。');
    let is_clause = LABELS.begin(rest) && (!rest.contains(is_closing) || is_last_sentence());
    is_clause.then_some(Candidate {
        whole: open..text.len(),
        content: start..text.len(),
        has_colon: colon.is_some_and(|colon| colon > open),
        is_unclosed: true,
    })
}

/// Whether a text ends in the name of a body, which a bracket with a single body explains:
/// 报县水务局节水科（县节约用水办公室）.
fn ends_with_body(text: &str) -> bool {
    text.ends_with(['局', '厅', '司', '署', '科', '处'])
        || ["办公室", "委员会"].iter().any(|end| text.ends_with(end))
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
