//! What a notice says, without its places, in the forms of NFKC that matter here.

use gongwen::{Block, Notice, Role, Section};

use crate::known::{Clause, Known, numeral};

/// Everything that has to come back.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Said {
    pub(crate) number: Option<String>,
    pub(crate) bodies: Vec<String>,
    pub(crate) title: Option<String>,
    pub(crate) kind: Option<String>,
    pub(crate) recipients: Vec<String>,
    pub(crate) date: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) copy_to: Vec<String>,
    pub(crate) printing: (Option<String>, Option<String>),
    pub(crate) attachments: Vec<String>,
    /// Label, heading, and the text right below.
    pub(crate) sections: Vec<(String, String, String)>,
    pub(crate) rows: Vec<Vec<String>>,
    pub(crate) tasks: Vec<Task>,
    pub(crate) deadlines: Vec<(String, String)>,
    pub(crate) references: Vec<(String, String)>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Task {
    pub(crate) path: Vec<String>,
    pub(crate) content: String,
    pub(crate) units: Vec<(String, Role)>,
    pub(crate) deadline: Option<(String, String)>,
}

/// Full width and half width are one, as in NFKC; blanks are none.
pub(crate) fn plain(text: &str) -> String {
    let narrow = |c: char| match c {
        '，' => ',',
        '：' => ':',
        '；' => ';',
        '（' => '(',
        '）' => ')',
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        c => c,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect()
}

fn plains<'t>(texts: impl IntoIterator<Item = &'t (impl AsRef<str> + 't)>) -> Vec<String> {
    texts.into_iter().map(|text| plain(text.as_ref())).collect()
}

fn deadline(deadline: &gongwen::Deadline<'_>) -> (String, String) {
    (plain(&deadline.text), deadline.date.map(|date| date.to_string()).unwrap_or_default())
}

fn below(section: &Section<'_>) -> String {
    let paragraphs = section.content.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(plain(&paragraph.text)),
        _ => None,
    });
    paragraphs.collect()
}

impl Said {
    pub(crate) fn of(notice: &Notice<'_>) -> Self {
        let text =
            |text: &Option<_>| text.as_ref().map(|text: &std::borrow::Cow<'_, str>| plain(text));
        let tasks = notice.tasks.iter().map(|task| Task {
            path: plains(&task.path),
            content: plain(&task.content),
            units: task.units.iter().map(|unit| (plain(&unit.full_name), unit.role)).collect(),
            deadline: task.deadline.as_ref().map(deadline),
        });
        let sections = notice.sections().map(|section| {
            let heading = section.heading.as_deref().map(plain).unwrap_or_default();
            (plain(&section.label), heading, below(section))
        });
        let references = notice.references.iter().map(|one| {
            let number = one.document_number.as_ref().map(|number| plain(&number.text));
            (plain(&one.title), number.unwrap_or_default())
        });
        Self {
            number: notice.document_number.as_ref().map(|number| plain(&number.text)),
            bodies: plains(&notice.issuing_bodies),
            title: text(&notice.title),
            kind: text(&notice.document_type),
            recipients: plains(&notice.recipients),
            date: notice.written_date.map(|date| date.to_string()),
            note: text(&notice.note),
            copy_to: plains(&notice.copy_to),
            printing: (text(&notice.printing_body), notice.print_date.map(|date| date.to_string())),
            attachments: notice.attachments.iter().map(|one| plain(&one.title)).collect(),
            sections: sections.collect(),
            rows: notice.tables().flat_map(|table| &table.rows).map(plains).collect(),
            tasks: tasks.collect(),
            deadlines: notice.deadlines.iter().map(deadline).collect(),
            references: references.collect(),
        }
    }

    /// What a known notice says.
    pub(crate) fn expected(known: &Known) -> Self {
        let year = known.year();
        let limit = |when: crate::known::When| (plain(&when.text(year)), when.date(year));
        let (mut sections, mut tasks, mut deadlines) = (Vec::new(), Vec::new(), Vec::new());
        for (at, section) in known.sections.iter().enumerate() {
            sections.push((format!("{}、", numeral(at)), plain(section.heading), String::new()));
            for (at, item) in section.items.iter().enumerate() {
                let label = format!("({})", numeral(at));
                sections.push((label, plain(item.heading), plain(&item.text(year))));
                for (at, (heading, sentence)) in item.points.iter().enumerate() {
                    sections.push((format!("{}.", at + 1), plain(heading), plain(sentence)));
                }
                deadlines.extend(item.deadline.map(limit));
                let role = |role| move |unit: &&str| (plain(unit), role);
                let (units, own): (Vec<_>, _) = match &item.clause {
                    None => continue,
                    Some(Clause::Responsible(units)) => {
                        (units.iter().map(role(Role::Responsible)).collect(), None)
                    }
                    Some(Clause::Lead(lead, rest)) => {
                        let rest = rest.iter().map(role(Role::Cooperating));
                        ([(plain(lead), Role::Lead)].into_iter().chain(rest).collect(), None)
                    }
                    Some(Clause::Limited(units, when)) => {
                        let units = units.iter().map(role(Role::Responsible)).collect();
                        (units, Some(limit(*when)))
                    }
                };
                deadlines.extend(own.clone());
                let path = vec![plain(section.heading)];
                tasks.push(Task { path, content: plain(item.heading), units, deadline: own });
            }
        }
        let mut rows = Vec::new();
        for (at, row) in known.rows.iter().enumerate() {
            let own = limit(row.deadline);
            let units = plain(&row.units.join("、"));
            rows.push(vec![(at + 1).to_string(), plain(row.task), units, own.0.clone()]);
            let units = row.units.iter().map(|unit| (plain(unit), Role::Responsible)).collect();
            deadlines.push(own.clone());
            tasks.push(Task {
                path: Vec::new(),
                content: plain(row.task),
                units,
                deadline: Some(own),
            });
        }
        let (_, month, day) = known.date;
        let date = format!("{year}-{month:02}-{day:02}");
        let has_colophon = !known.copy_to.is_empty();
        Self {
            number: Some(plain(&known.number())),
            bodies: plains(&known.bodies()),
            title: Some(plain(&known.title())),
            kind: Some(known.kind.to_owned()),
            recipients: plains(&known.recipients),
            date: Some(date.clone()),
            note: known.note.map(plain),
            copy_to: plains(&known.copy_to),
            printing: (has_colophon.then(|| plain(known.body)), has_colophon.then_some(date)),
            attachments: plains(&known.attachments()),
            sections,
            rows,
            tasks,
            deadlines,
            references: known.reference.iter().map(|(a, b)| (plain(a), plain(b))).collect(),
        }
    }

    /// What is said beside what `whole` says, or no longer although the lost line did not say it.
    pub(crate) fn odd_beside(&self, whole: &Self, lost: &str) -> Vec<String> {
        let lost = plain(lost);
        let mut odd = Vec::new();
        for (name, here, there) in
            self.texts().into_iter().zip(whole.texts()).map(|(a, b)| (a.0, a.1, b.1))
        {
            let added = here.iter().filter(|text| !there.contains(text));
            odd.extend(added.map(|text| format!("{name}: new {text}")));
            let gone = there.iter().filter(|text| !here.contains(text));
            // The first piece of what is listed stands in its line.
            let own = |text: &&String| !lost.contains(text.split('|').next().unwrap_or_default());
            odd.extend(gone.filter(own).map(|text| format!("{name}: lost {text}")));
        }
        odd
    }

    /// All texts by the name of their field. Dates and paths, which other lines may tell, are left out.
    fn texts(&self) -> Vec<(&'static str, Vec<String>)> {
        let option = |text: &Option<String>| text.iter().cloned().collect::<Vec<_>>();
        let task = |task: &Task| format!("{}|{:?}", task.content, task.units);
        vec![
            ("number", option(&self.number)),
            ("bodies", self.bodies.clone()),
            ("title", option(&self.title)),
            ("recipients", self.recipients.clone()),
            ("note", option(&self.note)),
            ("copy_to", self.copy_to.clone()),
            ("printing_body", option(&self.printing.0)),
            ("attachments", self.attachments.clone()),
            ("sections", self.sections.iter().map(|one| format!("{}|{}", one.1, one.2)).collect()),
            ("rows", self.rows.iter().map(|row| format!("{}|{row:?}", row[1])).collect()),
            ("tasks", self.tasks.iter().map(task).collect()),
            ("deadlines", self.deadlines.iter().map(|one| one.0.clone()).collect()),
            (
                "references",
                self.references.iter().map(|one| format!("{}|{}", one.0, one.1)).collect(),
            ),
        ]
    }

    /// What differs, line by line of the debug form.
    pub(crate) fn difference(&self, found: &Self) -> String {
        let (expected, found) = (format!("{self:#?}"), format!("{found:#?}"));
        let diff = similar::TextDiff::from_lines(&expected, &found);
        let changed = diff.iter_all_changes().filter(|one| one.tag() != similar::ChangeTag::Equal);
        changed.map(|one| format!("{}{}", one.tag(), one.value())).collect()
    }
}
