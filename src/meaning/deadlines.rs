//! The deadlines of the whole document, in order; and what the text tells of their years once all of it was read.

mod base;

use std::{collections::HashMap, mem};

use base::Years;

use super::{LONG, make_room, texts::Text};
use crate::{
    Code, Deadline, Diagnostic, Inference, Kind, Span, Task,
    document::Document,
    grammar::{
        deadline::{Base, Found, When, find_all, phase},
        landmarks::{Kind as Mark, Landmarks},
    },
    text::{Prose, Words},
};

/// Collects the deadlines of a document.
pub(super) struct Deadlines<'a> {
    /// What missing years and 印发之日 are counted from.
    base: Base,
    /// What told the year of the base.
    told_by: Inference,
    /// Whether the text only tells of documents.
    is_news: bool,
    pub(super) collected: Vec<Deadline<'a>>,
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

impl<'a> Deadlines<'a> {
    pub(super) fn new(document: &Document<'a>) -> Self {
        let (base, told_by) = base::base(document);
        Self {
            base,
            told_by,
            is_news: document.kind == Kind::Other,
            collected: Vec::new(),
            seen: Vec::new(),
            finds: Vec::new(),
            of_clauses: Vec::new(),
            room: Vec::new(),
            cell: None,
            diagnostics: Vec::new(),
        }
    }

    /// Collects the deadlines of running text without clauses.
    pub(super) fn running_text(&mut self, prose: &Prose<'a>, landmarks: Landmarks<'_>) {
        let mut room = mem::take(&mut self.room);
        find_all(prose.text(), 0, landmarks, &mut room);
        self.collect(prose, room.drain(..));
        self.room = room;
    }

    /// Finds the deadlines of a text and the time of a phase in its heading, for [`Self::collect_batch`].
    pub(super) fn find(&mut self, index: usize, text: &Text<'_, '_>, landmarks: Landmarks<'_>) {
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
    pub(super) fn collect_batch(&mut self, texts: &[Text<'a, '_>]) {
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
                make_room(&mut self.collected);
                self.collected.push(deadline);
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

    /// Gives the deadlines what the whole text tells, once it was read.
    pub(super) fn complete(&mut self, source: &str, tasks: &mut [Task<'a>]) {
        self.collected.shrink_to(LONG);
        if !self.is_dated() {
            self.drop_past_plans(source);
            self.complete_years(source, tasks);
        }
    }

    /// A text without any date of its own that names a later five-year plan tells of the ones before it.
    fn drop_past_plans(&mut self, source: &str) {
        static PLANS: Words = Words::of(&["十二五", "十三五"]);
        if !self.collected.iter().any(|deadline| PLANS.stand_in(&deadline.text)) {
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
                .any(|word| memchr::memmem::find(source.as_bytes(), word.as_bytes()).is_some())
        };
        let [second, third] = ["十二五", "十三五"].map(|plan| (plan, names_later(plan)));
        let is_past =
            |text: &str| [second, third].iter().any(|(plan, past)| *past && text.contains(plan));
        let all = mem::take(&mut self.collected).into_iter().zip(mem::take(&mut self.seen));
        let kept = all.filter(|(deadline, _)| !is_past(&deadline.text));
        (self.collected, self.seen) = kept.unzip();
    }

    /// A text without any date of its own: the years that it names hold for the deadlines that name none.
    fn complete_years(&mut self, source: &str, tasks: &mut [Task<'a>]) {
        /// How far behind a dated deadline one without a year still belongs to it, in bytes.
        const NEAR: usize = 600;
        // Without a deadline to complete nobody asks for the years of the text.
        let is_complete = self.collected.iter().all(|deadline| deadline.date.is_some());
        let starts = self.collected.iter().map(|deadline| deadline.span.range().start);
        let years = if is_complete { Years::default() } else { Years::of(source, starts) };
        let mut last: Option<(usize, i16, Option<Span>)> = None;
        for (deadline, Seen { when, cell }) in self.collected.iter_mut().zip(&self.seen) {
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
        let starts = self.collected.iter().map(|one| (one.span.range().start, one.date));
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
