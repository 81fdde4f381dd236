//! Notices before anybody set them: what they say, in order.

use super::{random::Random, stock::Stock};

/// A notice without a layout.
pub(crate) type Draft = Vec<Item>;

/// One paragraph of a draft, or a table.
pub(crate) enum Item {
    /// A line of the header that stands by itself: number, title, recipients.
    Head(String),
    /// A heading or paragraph with its label.
    Section { level: usize, label: String, text: String },
    /// A paragraph.
    Paragraph(String),
    /// A table, its header first.
    Table(Vec<Vec<String>>),
    /// A line of the signature or colophon.
    Tail(String),
    /// The mark and title of an attachment.
    Attachment(String),
}

impl Item {
    fn len(&self) -> usize {
        match self {
            Self::Section { label, text, .. } => label.len() + text.len(),
            Self::Head(text)
            | Self::Paragraph(text)
            | Self::Tail(text)
            | Self::Attachment(text) => text.len(),
            Self::Table(rows) => rows.iter().flatten().map(|cell| cell.len() + 1).sum(),
        }
    }
}

/// Composes drafts from what it has in stock.
pub(crate) struct Composer {
    stock: Stock,
}

/// Sections of one level before the next attachment begins, as in notices; a book has many of them.
const SECTIONS: usize = 12;

impl Composer {
    pub(crate) fn new(stock: Stock) -> Self {
        Self { stock }
    }

    /// A notice of about so many bytes; what does not fit its own text goes on in attachments.
    pub(crate) fn notice(&self, random: &mut Random, bytes: usize) -> Draft {
        let head = random.pick(&self.stock.heads);
        let (year, serial) = (2015 + random.below(10), 1 + random.below(200));
        let mut draft = vec![
            Item::Head(format!("{}〔{year}〕{serial}号", head.code)),
            Item::Head(head.title.clone()),
        ];
        if !head.recipients.is_empty() {
            draft.push(Item::Head(format!("{}：", head.recipients)));
        }
        draft.push(Item::Paragraph(self.sentences(random)));
        let mut total = draft.iter().map(Item::len).sum();
        self.sections(random, &mut draft, &mut total, bytes);
        let (month, day) = (1 + random.below(12), 1 + random.below(28));
        draft.push(Item::Tail(head.body.clone()));
        draft.push(Item::Tail(format!("{year}年{month}月{day}日")));
        draft.push(Item::Tail("（此件公开发布）".to_owned()));
        let mut attachment = 1;
        while total < bytes {
            draft.push(Item::Attachment(format!("附件{attachment}")));
            draft.push(Item::Head(format!("{}任务分解表", random.pick(&self.stock.headings))));
            if random.one_in(3) {
                let rows = 5 + random.below(20);
                let table = self.table(random, rows);
                total += table.len();
                draft.push(table);
            }
            self.sections(random, &mut draft, &mut total, bytes);
            attachment += 1;
        }
        draft
    }

    pub(crate) fn task_table(&self, random: &mut Random, rows: usize) -> Draft {
        vec![
            Item::Attachment("附件1".to_owned()),
            Item::Head("重点任务分解表".to_owned()),
            self.table(random, rows),
        ]
    }

    /// Sections of three levels, until there are so many bytes in all.
    fn sections(&self, random: &mut Random, draft: &mut Draft, total: &mut usize, bytes: usize) {
        for first in 1..=SECTIONS {
            let begin = draft.len();
            self.section(random, draft, 1, format!("{}、", chinese(first)));
            for second in 1..=random.below(6) {
                self.section(random, draft, 2, format!("（{}）", chinese(second)));
                for third in 1..=random.below(5).saturating_sub(1) {
                    self.section(random, draft, 3, format!("{third}."));
                }
            }
            *total += draft[begin..].iter().map(Item::len).sum::<usize>();
            if *total >= bytes {
                return;
            }
        }
    }

    /// A heading on its own line, or one with its text behind it, or a paragraph.
    fn section(&self, random: &mut Random, draft: &mut Draft, level: usize, label: String) {
        let heading = random.pick(&self.stock.headings);
        let text = match random.below(4) {
            _ if level == 1 => heading.clone(),
            0 => heading.clone(),
            1 => self.sentences(random),
            _ => format!("{heading}。{}", self.sentences(random)),
        };
        let is_heading = text == *heading;
        draft.push(Item::Section { level, label, text });
        if is_heading && (level > 1 || random.one_in(3)) {
            draft.push(Item::Paragraph(self.sentences(random)));
        }
    }

    /// Some sentences, and mostly who answers for them.
    fn sentences(&self, random: &mut Random) -> String {
        let count = 1 + random.below(4);
        let mut text: String =
            (0..count).map(|_| random.pick(&self.stock.sentences).as_str()).collect();
        if !random.one_in(3) {
            text += random.pick::<String>(&self.stock.clauses);
        }
        text
    }

    fn table(&self, random: &mut Random, rows: usize) -> Item {
        let mut table: Vec<Vec<String>> = Vec::with_capacity(rows + 1);
        table.push(
            ["序号", "重点任务", "牵头单位", "配合单位", "完成时限"].map(str::to_owned).to_vec(),
        );
        for row in 1..=rows {
            let others: Vec<&str> =
                (0..1 + random.below(3)).map(|_| random.pick(&self.stock.units).as_str()).collect();
            table.push(vec![
                row.to_string(),
                random.pick(&self.stock.tasks).clone(),
                random.pick(&self.stock.units).clone(),
                others.join("、"),
                random.pick(&self.stock.deadlines).clone(),
            ]);
        }
        Item::Table(table)
    }
}

/// A number below a hundred as labels write it.
fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number / 10, DIGITS[number % 10]);
    match tens {
        0 => ones.to_owned(),
        1 => format!("十{ones}"),
        _ => format!("{}十{ones}", DIGITS[tens]),
    }
}
