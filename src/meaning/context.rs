use super::{
    Meaning, base,
    full_name::{self, Level},
    references::Collector,
};
use crate::{
    Deadline, Role, Task, Unit,
    document::Document,
    grammar::{
        clause::FirstLeads,
        deadline::{Base, Found, find_all},
        unit::UnitItem,
    },
    text::Prose,
};

/// What is known of the document, and what was collected so far.
pub(super) struct Context<'a> {
    pub(super) source: &'a str,
    base: Base,
    level: Option<Level>,
    /// 排在第一位的为牵头单位, from where the text says so.
    pub(super) rule: Option<FirstLeads>,
    found: Vec<(Deadline<'a>, Found)>,
    references: Collector<'a>,
}

impl<'a> Context<'a> {
    pub(super) fn new(source: &'a str, document: &Document<'a>) -> Self {
        Self {
            source,
            base: base::base(document),
            level: base::level(document),
            rule: None,
            found: Vec::new(),
            references: Collector::new(document),
        }
    }

    /// Collects deadlines and references of running text.
    pub(super) fn running_text(&mut self, prose: &Prose<'a>) {
        self.collect(prose, find_all(prose.text()));
        self.references.collect(prose);
    }

    /// Collects what is no running text (a deadline cell) by its own finds.
    pub(super) fn collect(&mut self, prose: &Prose<'a>, found: Vec<Found>) {
        for found in found {
            if !found.when.is_told(&self.base) {
                let deadline = self.deadline(prose, &found);
                self.found.push((deadline, found));
            }
        }
    }

    /// A deadline in its place.
    pub(super) fn deadline(&self, prose: &Prose<'a>, found: &Found) -> Deadline<'a> {
        let (kind, date, period) = found.when.resolve(&self.base);
        let range = found.range.clone();
        Deadline { text: prose.get(range.clone()), kind, date, period, span: prose.span(range) }
    }

    /// A unit of a list in `prose`; `from` is where the list begins there.
    pub(super) fn unit(
        &self,
        prose: &Prose<'a>,
        item: &UnitItem<'_>,
        from: usize,
        role: Role,
    ) -> Unit<'a> {
        let range = item.range.start + from..item.range.end + from;
        let whole = prose.get(range.clone());
        let name = if whole == item.name { whole } else { item.name.to_string().into() };
        let full_name = full_name::full_name(&name, self.level);
        Unit { name, full_name, role: item.role.unwrap_or(role), span: prose.span(range) }
    }

    /// Everything that was collected.
    pub(super) fn finish(mut self, tasks: Vec<Task<'a>>) -> Meaning<'a> {
        let mut meaning = Meaning { tasks, ..Meaning::default() };
        self.complete_years(&mut meaning.tasks);
        meaning.deadlines = self.found.into_iter().map(|(deadline, _)| deadline).collect();
        meaning.references = self.references.finish();
        meaning
    }

    /// A text without any date of its own: a year that one deadline names holds for those that name none.
    fn complete_years(&mut self, tasks: &mut [Task<'a>]) {
        if self.base.year.is_some() || self.base.date.is_some() {
            return;
        }
        self.base.year =
            self.found.iter().find_map(|(deadline, _)| deadline.date.map(|date| date.year()));
        for (deadline, found) in &mut self.found {
            deadline.date = deadline.date.or(found.when.resolve(&self.base).1);
        }
        for deadline in tasks.iter_mut().filter_map(|task| task.deadline.as_mut()) {
            let same = self.found.iter().find(|(other, _)| other.span == deadline.span);
            deadline.date = deadline.date.or(same.and_then(|(other, _)| other.date));
        }
    }
}
