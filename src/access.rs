//! The loops that users of a [`Notice`] would write.

use std::{collections::BTreeMap, iter, slice};

use crate::{Block, Notice, Paragraph, Section, Span, Table, Task};

/// 结构层次: one line of a notice's outline, a section without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct OutlineEntry<'n> {
    /// Index of the part that it stands in.
    pub part: usize,
    /// How many sections are around it.
    pub depth: usize,
    /// By the kind of its label, see [`Section::level`].
    pub level: i8,
    /// The label as written.
    pub label: &'n str,
    /// The heading, where it has one.
    pub heading: Option<&'n str>,
    /// The whole section.
    pub span: Span,
}

impl<'a> Notice<'a> {
    /// All sections with their depth, in the text's order.
    ///
    /// ```
    /// let notice = gongwen::parse("一、总体要求\n（一）基本原则\n坚持依法行政。\n");
    /// for entry in notice.outline() {
    ///     println!("{:1$}{2}", "", entry.depth * 2, entry.heading.unwrap_or(entry.label));
    /// }
    /// ```
    pub fn outline(&self) -> impl Iterator<Item = OutlineEntry<'_>> {
        self.walk().filter_map(|Visit { part, depth, block }| match block {
            Block::Section(section) => Some(OutlineEntry {
                part,
                depth,
                level: section.level,
                label: &section.label,
                heading: section.heading.as_deref(),
                span: section.span,
            }),
            _ => None,
        })
    }

    /// Every block of every part, in the text's order: each section before what stands in it.
    ///
    /// ```
    /// use gongwen::Block;
    ///
    /// let notice = gongwen::parse("一、修渠\n各镇要清点渠道。\n（一）时间\n三月开工。\n");
    /// let mut chunks = Vec::new();
    /// for block in notice.blocks().filter(|block| !matches!(block, Block::Section(_))) {
    ///     let around = notice.sections_at(block.span());
    ///     let path: Vec<_> = around.filter_map(|section| section.heading.as_deref()).collect();
    ///     chunks.push((path.join(" › "), block.text()));
    /// }
    /// assert_eq!(chunks[1], ("修渠 › 时间".to_owned(), "三月开工。\n".to_owned()));
    /// ```
    pub fn blocks(&self) -> impl Iterator<Item = &Block<'a>> {
        self.walk().map(|visit| visit.block)
    }

    /// The sections that a place lies in, outermost first: those around a reference, a deadline, a paragraph.
    /// They are looked up in the order of the source, so asking for every place of a long notice is cheap.
    ///
    /// ```
    /// let notice = gongwen::parse("第一章 总则\n第二条 本办法依据《清河省节水条例》制定。\n");
    /// let around = notice.sections_at(notice.references[0].span);
    /// assert_eq!(around.map(|section| &*section.label).collect::<Vec<_>>(), ["第一章", "第二条"]);
    /// ```
    pub fn sections_at(&self, place: Span) -> impl Iterator<Item = &Section<'a>> {
        let begun = self.parts.partition_point(|part| part.span.start <= place.start);
        let outermost =
            self.parts[..begun].last().and_then(|part| section_at(&part.content, place));
        iter::successors(outermost, move |section| section_at(&section.content, place))
    }

    /// Every section of every part, in the text's order, each before those inside it.
    ///
    /// ```
    /// let notice = gongwen::parse("一、总体要求\n（一）基本原则\n坚持依法行政。\n");
    /// let labels: Vec<_> = notice.sections().map(|section| &*section.label).collect();
    /// assert_eq!(labels, ["一、", "（一）"]);
    /// ```
    pub fn sections(&self) -> impl Iterator<Item = &Section<'a>> {
        self.walk().filter_map(|visit| match visit.block {
            Block::Section(section) => Some(section),
            _ => None,
        })
    }

    /// Every table of every part, in the text's order.
    ///
    /// ```
    /// use gongwen::ColumnRole;
    ///
    /// let notice = gongwen::parse("序号\t任务\t责任单位\n1\t清理渠道\t县水利局\n2\t备足物资\t县应急局\n");
    /// let table = notice.tables().next().unwrap();
    /// assert_eq!(table.columns[2].role, ColumnRole::Responsible);
    /// assert_eq!(table.rows[1], ["2", "备足物资", "县应急局"]);
    /// assert!(table.is_task_table());
    /// ```
    pub fn tables(&self) -> impl Iterator<Item = &Table<'a>> {
        self.walk().filter_map(|visit| match visit.block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }

    /// Every paragraph (自然段) of every part, in the text's order.
    ///
    /// ```
    /// let notice = gongwen::parse("一、修渠\n各镇要清点渠道。\n二、巡河\n每月巡查一次。\n");
    /// let texts: Vec<_> = notice.paragraphs().map(|paragraph| &*paragraph.text).collect();
    /// assert_eq!(texts, ["各镇要清点渠道。", "每月巡查一次。"]);
    /// ```
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph<'a>> {
        self.walk().filter_map(|visit| match visit.block {
            Block::Paragraph(paragraph) => Some(paragraph),
            _ => None,
        })
    }

    /// The tasks of each unit, by its full name; a unit that has two parts in a task has it once.
    ///
    /// ```
    /// let notice = gongwen::parse("一、备足物资。（县应急局牵头，县财政局配合）\n二、清理渠道。（县应急局牵头）\n");
    /// let tasks = notice.tasks_by_unit();
    /// assert_eq!((tasks["县应急局"].len(), tasks["县财政局"].len()), (2, 1));
    /// ```
    pub fn tasks_by_unit(&self) -> BTreeMap<&str, Vec<&Task<'a>>> {
        let mut tasks_by_unit: BTreeMap<&str, Vec<&Task<'a>>> = BTreeMap::new();
        for task in &self.tasks {
            for unit in &task.units {
                let tasks = tasks_by_unit.entry(&unit.full_name).or_default();
                if !tasks.last().is_some_and(|last| std::ptr::eq(*last, task)) {
                    tasks.push(task);
                }
            }
        }
        tasks_by_unit
    }

    /// The plain text of all parts: a line for each title, heading, paragraph and row of a table,
    /// the cells of a row between tabs.
    ///
    /// ```
    /// let notice = gongwen::parse("一、修渠\n各镇要清点渠道，\n- 3 -\n补足缺口。\n");
    /// assert_eq!(notice.text(), "一、修渠\n各镇要清点渠道，补足缺口。\n");
    /// ```
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.source().len());
        for (index, part) in self.parts.iter().enumerate() {
            if let Some(title) = &part.title {
                push_line(&mut text, title);
            }
            for visit in Walk::of(index, &part.content) {
                push_block(&mut text, visit.block);
            }
        }
        text
    }

    /// All blocks of all parts, in the text's order.
    fn walk(&self) -> impl Iterator<Item = Visit<'_, 'a>> {
        self.parts.iter().enumerate().flat_map(|(index, part)| Walk::of(index, &part.content))
    }
}

impl Block<'_> {
    /// The plain text of the block with all that it holds, in the lines of [`Notice::text`].
    ///
    /// ```
    /// let notice = gongwen::parse("一、修渠\n各镇要清点渠道。\n二、巡河\n");
    /// assert_eq!(notice.parts[0].content[0].text(), "一、修渠\n各镇要清点渠道。\n");
    /// ```
    pub fn text(&self) -> String {
        let mut text = String::new();
        for visit in Walk::of(0, slice::from_ref(self)) {
            push_block(&mut text, visit.block);
        }
        text
    }
}

/// The one of these blocks that is a section around a place. Blocks stand in the order of the source.
fn section_at<'n, 'a>(blocks: &'n [Block<'a>], place: Span) -> Option<&'n Section<'a>> {
    let behind = blocks.partition_point(|block| block.span().start <= place.start);
    match blocks[..behind].last()? {
        Block::Section(section) => Some(section).filter(|section| section.span.contains(place)),
        _ => None,
    }
}

fn push_line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

fn push_block(text: &mut String, block: &Block<'_>) {
    match block {
        Block::Paragraph(paragraph) => push_line(text, &paragraph.text),
        Block::Section(section) => push_section_head(text, section),
        Block::Table(table) => {
            if let Some(title) = &table.title {
                push_line(text, title);
            }
            let headers: Vec<&str> = table.columns.iter().map(|column| &*column.header).collect();
            push_line(text, &headers.join("\t"));
            for row in &table.rows {
                push_line(text, &row.join("\t"));
            }
        }
    }
}

/// Label and heading; without a heading the label stands in front of the first paragraph.
fn push_section_head(text: &mut String, section: &Section<'_>) {
    text.push_str(&section.label);
    // 第三条 is followed by a blank, 三、 is not.
    if section.label.starts_with('第') {
        text.push(' ');
    }
    match &section.heading {
        Some(heading) => push_line(text, heading),
        None if matches!(section.content.first(), Some(Block::Paragraph(_))) => {}
        None => text.push('\n'),
    }
}

/// A block and where the walk met it.
struct Visit<'n, 'a> {
    part: usize,
    depth: usize,
    block: &'n Block<'a>,
}

/// Depth first, without recursion: a hostile text must not decide how deep the stack grows.
struct Walk<'n, 'a> {
    part: usize,
    open: Vec<slice::Iter<'n, Block<'a>>>,
}

impl<'n, 'a> Walk<'n, 'a> {
    fn of(index: usize, content: &'n [Block<'a>]) -> Self {
        Self { part: index, open: vec![content.iter()] }
    }
}

impl<'n, 'a> Iterator for Walk<'n, 'a> {
    type Item = Visit<'n, 'a>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let Some(block) = self.open.last_mut()?.next() else {
                self.open.pop();
                continue;
            };
            let depth = self.open.len() - 1;
            if let Block::Section(section) = block {
                self.open.push(section.content.iter());
            }
            return Some(Visit { part: self.part, depth, block });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Column, ColumnRole, Part, PartKind, Role, TaskSource, Unit};

    fn paragraph(text: &str) -> Block<'_> {
        Block::Paragraph(Paragraph { text: text.into(), span: None, pieces: Vec::new() })
    }

    fn section<'a>(label: &'a str, heading: Option<&'a str>, content: Vec<Block<'a>>) -> Block<'a> {
        let heading = heading.map(Into::into);
        Block::Section(Section {
            label: label.into(),
            level: 1,
            heading,
            content,
            span: Span::default(),
        })
    }

    fn table<'a>(title: Option<&'a str>, cells: [&'a str; 2]) -> Block<'a> {
        let column = |header: &'a str| Column {
            header: header.into(),
            role: ColumnRole::Other,
            inferred: None,
        };
        Block::Table(Table {
            title: title.map(Into::into),
            columns: vec![column("事项"), column("责任单位")],
            rows: vec![cells.map(Into::into).to_vec()],
            span: Span::default(),
        })
    }

    fn notice() -> Notice<'static> {
        let inner =
            section("（一）", None, vec![paragraph("修路。"), table(None, ["路", "县交通局"])]);
        let main = vec![
            paragraph("各乡镇："),
            section("一、", Some("总体要求"), vec![paragraph("要快。"), inner]),
            section("第二条", Some("附则"), Vec::new()),
        ];
        let parts = vec![
            Part {
                kind: PartKind::Main,
                title: None,
                number: None,
                content: main,
                span: Span::default(),
                document: None,
            },
            Part {
                kind: PartKind::Attachment,
                title: Some("清单".into()),
                number: Some(1),
                content: vec![table(Some("表一"), ["桥", ""])],
                span: Span::default(),
                document: None,
            },
        ];
        Notice { parts, ..Notice::default() }
    }

    #[test]
    fn outline_has_depth_and_order() {
        let notice = notice();
        let lines: Vec<_> =
            notice.outline().map(|entry| (entry.part, entry.depth, entry.label)).collect();
        assert_eq!(lines, [(0, 0, "一、"), (0, 1, "（一）"), (0, 0, "第二条")]);
        assert_eq!(notice.sections().count(), 3);
    }

    #[test]
    fn a_place_lies_in_the_sections_that_were_opened_above_it() {
        let notice = crate::parse(
            "各镇：\n一、修渠\n（一）时间\n三月开工，\n- 3 -\n五月完工。\n（二）经费\n二、巡河\n每月巡查。\n\
             附件\n修渠清单\n一、东渠\n长三里。\n",
        );
        let around = |text: &str| {
            let start = notice.source().find(text).unwrap();
            let place = Span::new(start, start + text.len());
            let labels: Vec<_> = notice.sections_at(place).map(|around| &*around.label).collect();
            labels.concat()
        };
        assert_eq!(
            (around("开工"), around("五月完工")),
            ("一、（一）".into(), "一、（一）".into())
        );
        assert_eq!((around("巡查"), around("长三里")), ("二、".into(), "一、".into()));
        // A section lies in itself; what stands above all sections, or in two, lies in none.
        assert_eq!((around("（二）经费"), around("各镇")), ("一、（二）".into(), String::new()));
        assert_eq!(around("经费\n二、"), "");
    }

    #[test]
    fn tables_are_found_at_any_depth() {
        let notice = notice();
        let cells: Vec<_> = notice.tables().map(|table| &*table.rows[0][0]).collect();
        assert_eq!(cells, ["路", "桥"]);
        assert_eq!(notice.paragraphs().count(), 3);
    }

    #[test]
    fn text_has_one_line_for_each_thing() {
        assert_eq!(
            notice().text(),
            "各乡镇：\n一、总体要求\n要快。\n（一）修路。\n事项\t责任单位\n路\t县交通局\n第二条 附则\n\
             清单\n表一\n事项\t责任单位\n桥\t\n"
        );
    }

    #[test]
    fn a_unit_with_two_roles_has_its_task_once() {
        let unit = |role| Unit {
            name: "财政局".into(),
            full_name: "县财政局".into(),
            role,
            span: Span::default(),
        };
        let mut notice = Notice::default();
        notice.tasks.push(Task {
            source: TaskSource::Clause,
            path: Vec::new(),
            content: "公开预算".into(),
            units: vec![unit(Role::Lead), unit(Role::Cooperating)],
            open_ended: false,
            deadline: None,
            span: Span::default(),
        });
        let tasks_by_unit = notice.tasks_by_unit();
        assert_eq!(tasks_by_unit["县财政局"].len(), 1);
        assert_eq!(tasks_by_unit.len(), 1);
    }

    #[test]
    fn deep_nesting_does_not_recurse() {
        let mut block = paragraph("底");
        for _ in 0..1_000 {
            block = section("一、", None, vec![block]);
        }
        let main = Part {
            kind: PartKind::Main,
            title: None,
            number: None,
            content: vec![block],
            span: Span::default(),
            document: None,
        };
        let notice = Notice { parts: vec![main], ..Notice::default() };
        assert_eq!(notice.outline().map(|entry| entry.depth).max(), Some(999));
    }
}
