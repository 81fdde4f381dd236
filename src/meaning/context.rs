//! What the readers of texts ask of the document, and where they put what they find.

use std::{borrow::Cow, cell::OnceCell, collections::HashMap, mem, ops::Range};

use super::{
    LONG,
    base::{self, Years},
    full_name,
    level::Level,
    make_room,
    references::Collector,
    texts::Text,
};
use crate::{
    Code, Deadline, Diagnostic, Inference, Kind, Role, Span, Task, Unit,
    document::Document,
    grammar::{
        deadline::{Base, Found, When, find_all, phase},
        landmarks::{Kind as Mark, Landmarks},
        unit::UnitItem,
    },
    text::{Prose, Words},
};

/// What is known of the document, and what was collected so far.
pub(super) struct Context<'a, 'd> {
    document: &'d Document<'a>,
    pub(super) source: &'a str,
    base: Base,
    /// Whether the text only tells of documents.
    is_news: bool,
    /// What told the year of the base.
    told_by: Inference,
    /// That of the issuing body, once a unit asks for it.
    level: OnceCell<Option<Level>>,
    pub(super) deadlines: Vec<Deadline<'a>>,
    /// The same before their years were completed, where the document has none.
    seen: Vec<Seen>,
    /// The deadlines of the batch that is being read.
    finds: Vec<Find>,
    /// Those that only its clauses tell.
    of_clauses: Vec<Find>,
    /// Room for the deadlines of a text.
    room: Vec<Found>,
    /// The table cell that is being read.
    pub(super) cell: Option<Span>,
    pub(super) references: Collector<'a, 'd>,
    pub(super) diagnostics: Vec<Diagnostic<'a>>,
}

/// A deadline of a batch.
struct Find {
    /// Place of its text in the batch.
    text: usize,
    found: Found,
}

/// What completes the year of a deadline.
struct Seen {
    when: When,
    /// The table cell that it stands in.
    cell: Option<Span>,
}

impl<'a, 'd> Context<'a, 'd> {
    pub(super) fn new(source: &'a str, document: &'d Document<'a>) -> Self {
        let (base, told_by) = base::base(document);
        Self {
            document,
            source,
            base,
            is_news: document.kind == Kind::Other,
            told_by,
            level: OnceCell::new(),
            deadlines: Vec::new(),
            seen: Vec::new(),
            finds: Vec::new(),
            of_clauses: Vec::new(),
            room: Vec::new(),
            cell: None,
            references: Collector::new(document),
            diagnostics: Vec::new(),
        }
    }

    /// The title of the document, with all that its lines say.
    pub(super) fn title(&self) -> Option<&str> {
        self.document.title_lines.as_ref().map(Prose::text)
    }

    /// Collects deadlines and references of running text without clauses.
    pub(super) fn running_text(&mut self, prose: &Prose<'a>, landmarks: Landmarks<'_>) {
        let mut room = mem::take(&mut self.room);
        find_all(prose.text(), 0, landmarks, &mut room);
        self.collect(prose, room.drain(..));
        self.room = room;
        self.collect_references(prose, landmarks);
    }

    /// Finds the deadlines of a text and the time of a phase in its heading, for [`Self::collect_deadlines`].
    pub(super) fn find_deadlines(
        &mut self,
        index: usize,
        text: &Text<'_, '_>,
        landmarks: Landmarks<'_>,
    ) {
        let prose = text.prose.text();
        self.room.extend(phase(prose, text.heading()));
        // The number of a label is no time.
        find_all(prose, text.label(), landmarks, &mut self.room);
        // Most times are no deadlines.
        if self.room.is_empty() {
            return;
        }
        make_room(&mut self.finds);
        self.finds.extend(self.room.drain(..).map(|found| Find { text: index, found }));
    }

    /// Collects the references of running text.
    pub(super) fn collect_references(&mut self, prose: &Prose<'a>, landmarks: Landmarks<'_>) {
        self.references.collect(prose, landmarks);
    }

    /// Takes the deadline of a clause in a text of the batch. What the words around a time leave open (6月份, 持续推进), its
    /// place in a clause decides.
    pub(super) fn of_clause(&mut self, text: usize, found: Found) {
        let start = (text, found.range.start);
        let behind = self.finds.partition_point(|one| (one.text, one.found.range.end) <= start);
        let is_free = |one: &Find| one.text != text || found.range.end <= one.found.range.start;
        if self.finds.get(behind).is_none_or(is_free) {
            self.of_clauses.push(Find { text, found });
        }
    }

    /// Collects the deadlines of a batch, in order.
    pub(super) fn collect_deadlines(&mut self, texts: &[Text<'a, '_>]) {
        if self.finds.is_empty() && self.of_clauses.is_empty() {
            return;
        }
        let mut finds = mem::take(&mut self.finds);
        // Rows in order, of which a stable sort makes one in linear time.
        finds.append(&mut self.of_clauses);
        finds.sort_by_key(|one| (one.text, one.found.range.start));
        for Find { text, found } in finds.drain(..) {
            self.collect(texts[text].prose, [found]);
        }
        self.finds = finds;
    }

    /// Collects deadlines of a text.
    pub(super) fn collect(&mut self, prose: &Prose<'a>, finds: impl IntoIterator<Item = Found>) {
        for found in finds {
            if found.when.is_impossible(&self.base) {
                let span = prose.span(found.range.clone());
                let message = "no calendar has the day of this deadline";
                self.diagnostics.push(Diagnostic::new(Code::ImpossibleDate, message, span));
            }
            let is_news = self.is_news && found.is_daily_round(prose.text());
            if !is_news && !found.is_told(prose.text(), &self.base) {
                let deadline = self.deadline(prose, &found);
                make_room(&mut self.deadlines);
                self.deadlines.push(deadline);
                if !self.is_dated() {
                    self.seen.push(Seen { when: found.when, cell: self.cell });
                }
            }
        }
    }

    /// Whether the document says its year.
    fn is_dated(&self) -> bool {
        self.base.year.is_some() || self.base.date.is_some()
    }

    /// A deadline in its place.
    pub(super) fn deadline(&self, prose: &Prose<'a>, found: &Found) -> Deadline<'a> {
        let (kind, date, period) = found.when.resolve(&self.base);
        let inferred = date.filter(|_| found.when.is_relative()).map(|_| self.told_by);
        let (text, span) = prose.part(found.range.clone());
        Deadline { text, kind, date, period, inferred, span }
    }

    /// The units of a clause in `prose`; `from` is where their list begins there, and `span` the place of the `whole` clause.
    pub(super) fn units(
        &self,
        prose: &Prose<'a>,
        (whole, span): (Range<usize>, Span),
        items: &[UnitItem<'_>],
        from: usize,
    ) -> Vec<Unit<'a>> {
        // Most clauses stand whole in the source, and so do their units then.
        let is_whole = span.len() == whole.len();
        let part = |range: Range<usize>| {
            if !is_whole {
                return prose.part(range);
            }
            let [start, end] =
                [range.start, range.end].map(|at| at - whole.start + span.range().start);
            (Cow::Borrowed(&self.source[start..end]), Span::new(start, end))
        };
        let unit = |item: &UnitItem<'_>| {
            let place = part(item.range.start + from..item.range.end + from);
            self.named(place, item, Role::Responsible)
        };
        items.iter().map(unit).collect()
    }

    /// A unit of a list that is all of `prose`.
    pub(super) fn unit(&self, prose: &Prose<'a>, item: &UnitItem<'_>, role: Role) -> Unit<'a> {
        self.named(prose.part(item.range.clone()), item, role)
    }

    /// The unit that an item of a list at a place is.
    fn named(
        &self,
        (whole, span): (Cow<'a, str>, Span),
        item: &UnitItem<'_>,
        role: Role,
    ) -> Unit<'a> {
        // A name with blanks in it is shorter than its place, and nothing else changes it.
        let is_whole = whole.len() == item.name.len();
        debug_assert!(!is_whole || whole == item.name);
        let name = if is_whole { whole } else { item.name.to_string().into() };
        let level = *self.level.get_or_init(|| base::level(self.document));
        let full_name = full_name::full_name(&name, item.holds, level);
        Unit { name, full_name, role: item.role.unwrap_or(role), span }
    }

    /// Remarks that the bracket of a clause never closes.
    pub(super) fn unclosed(&mut self, span: Span) {
        let message = "the bracket of a clause is not closed";
        self.diagnostics.push(Diagnostic::new(Code::UnclosedBracket, message, span));
    }

    /// Gives the deadlines what the whole text tells, once it was read.
    pub(super) fn complete_deadlines(&mut self, tasks: &mut [Task<'a>]) {
        self.deadlines.shrink_to(LONG);
        if !self.is_dated() {
            self.drop_past_plans();
            self.complete_years(tasks);
        }
    }

    /// A text without any date of its own that names a later five-year plan tells of the ones before it.
    fn drop_past_plans(&mut self) {
        static PLANS: Words = Words::of(&["十二五", "十三五"]);
        if !self.deadlines.iter().any(|deadline| PLANS.stand_in(&deadline.text)) {
            return;
        }
        let names_later = |plan: &str| {
            let later: &[&str] = if plan.contains("十二五") {
                &["十三五", "十四五"]
            } else {
                &["十四五"]
            };
            later
                .iter()
                .any(|word| memchr::memmem::find(self.source.as_bytes(), word.as_bytes()).is_some())
        };
        let [second, third] = ["十二五", "十三五"].map(|plan| (plan, names_later(plan)));
        let is_past =
            |text: &str| [second, third].iter().any(|(plan, past)| *past && text.contains(plan));
        let all = mem::take(&mut self.deadlines).into_iter().zip(mem::take(&mut self.seen));
        let kept = all.filter(|(deadline, _)| !is_past(&deadline.text));
        (self.deadlines, self.seen) = kept.unzip();
    }

    /// A text without any date of its own: the years that it names hold for the deadlines that name none.
    fn complete_years(&mut self, tasks: &mut [Task<'a>]) {
        /// How far behind a dated deadline one without a year still belongs to it, in bytes.
        const NEAR: usize = 600;
        // Without a deadline to complete nobody asks for the years of the text.
        let is_complete = self.deadlines.iter().all(|deadline| deadline.date.is_some());
        let starts = self.deadlines.iter().map(|deadline| deadline.span.range().start);
        let years = if is_complete { Years::default() } else { Years::of(self.source, starts) };
        let mut last: Option<(usize, i16, Option<Span>)> = None;
        for (deadline, Seen { when, cell }) in self.deadlines.iter_mut().zip(&self.seen) {
            let start = deadline.span.range().start;
            if deadline.date.is_none() {
                // The row above says nothing of a row's year.
                let near = last
                    .filter(|(at, _, from)| from == cell && (*at..*at + NEAR).contains(&start))
                    .map(|(_, year, _)| year);
                let base = Base { year: near.or_else(|| years.at(start)), ..self.base };
                deadline.date = when.resolve(&base).1;
                deadline.inferred = deadline.date.map(|_| Inference::Text);
            } else if deadline.text.starts_with("20") {
                // 到2030年 and “十四五”期间 are goals; what stands behind them is no nearer to their year.
                last = deadline.date.map(|date| (start, date.year(), *cell));
            }
        }
        self.copy_dates(tasks);
    }

    /// Gives the deadlines of tasks the dates that they have in the text.
    fn copy_dates(&self, tasks: &mut [Task<'a>]) {
        let deadlines = tasks.iter_mut().filter_map(|task| task.deadline.as_mut());
        let mut undated = deadlines.filter(|deadline| deadline.date.is_none()).peekable();
        // Few tasks wait for a date.
        if undated.peek().is_none() {
            return;
        }
        let starts = self.deadlines.iter().map(|one| (one.span.range().start, one.date));
        let dates: HashMap<_, _> = starts.collect();
        for deadline in undated {
            deadline.date = dates.get(&deadline.span.range().start).copied().flatten();
            deadline.inferred = deadline.date.map(|_| Inference::Text);
        }
    }
}

/// Whether a text may hold deadlines; most cells and many paragraphs hold none.
#[inline]
pub(super) fn may_be_timed(landmarks: Landmarks<'_>) -> bool {
    !landmarks.times().is_empty() | landmarks.has(Mark::Colon)
}

#[cfg(test)]
mod tests {
    fn deadlines(text: &str) -> Vec<(String, Option<String>)> {
        let found = crate::parse(text).deadlines;
        found
            .iter()
            .map(|one| (one.text.to_string(), one.date.map(|date| date.to_string())))
            .collect()
    }

    fn dated(text: &str, date: &str) -> (String, Option<String>) {
        (text.to_owned(), Some(date.to_owned()))
    }

    #[test]
    fn a_text_without_a_date_takes_its_years_from_itself() {
        let text = "一、修渠\n2021年6月底前完成勘测，9月底前完成修渠。\n二、巡河\n2021年以来巡河两次。年底前报送总结。\n";
        let expected = [
            dated("2021年6月底前", "2021-06-30"),
            dated("9月底前", "2021-09-30"),
            dated("年底前", "2021-12-31"),
        ];
        assert_eq!(deadlines(text), expected);
        let text = "一、修渠\n3月底前完成勘测。\n二、巡河\n2022年2月5日前报送总结。\n";
        assert_eq!(deadlines(text)[0], ("3月底前".to_owned(), None));
    }

    #[test]
    fn the_deadlines_of_clauses_stand_among_those_of_the_text() {
        let text = "云水县2022年巡河通知\n各镇人民政府：\n一、勘测渠道。（6月份完成，牵头单位：县水务局）年底前完工。（持续推进，牵头单位：县林业局）\n二、清淤。（9月底前完成，县水务局负责）\n";
        let expected = [
            dated("6月份", "2022-06-30"),
            dated("年底前", "2022-12-31"),
            ("持续推进".to_owned(), None),
            dated("9月底前", "2022-09-30"),
        ];
        assert_eq!(deadlines(text), expected);
    }

    #[test]
    fn what_news_tells_of_every_day_is_no_duty() {
        let text = "云水县巡河纪实\n新华社云水2月3日电（记者 何青禾）巡河员每天走二十里路。通知要求，各镇须每日上报水位，每周清理河道。\n";
        let expected = ["每日", "每周"].map(|text| (text.to_owned(), None));
        assert_eq!(deadlines(text), expected);
        let text = "云水县巡河通知\n各镇人民政府：\n巡河员每天走二十里路。\n";
        assert_eq!(deadlines(text), [("每天".to_owned(), None)]);
    }

    #[test]
    fn a_later_plan_makes_the_one_before_past() {
        let text = "一、基础\n“十三五”期间，修渠三十条。\n二、目标\n“十四五”期间，再修三十条。\n";
        assert_eq!(deadlines(text), [dated("“十四五”期间", "2025-12-31")]);
    }
}
