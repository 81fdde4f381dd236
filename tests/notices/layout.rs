//! The layouts that notices come in.

use gongwen::{Notice, PartKind};

use crate::known::{FORM, Known, TABLE, numeral};

/// How a text lays out a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// A line for each paragraph, tabs between cells.
    Clean,
    /// The same with `\r\n`.
    CarriageReturns,
    /// A PDF: 28 characters a line, 22 lines a page, a page number and a form feed behind each.
    Wrapped,
    /// ,:;() instead of their full-width forms.
    HalfWidth,
    /// OCR: a blank between all characters of a line.
    Blanks,
    /// `#`, `**` and a table with pipes.
    Markdown,
    /// The text of a web page, with its navigation and footer.
    Page,
    /// Digits of full width.
    WideDigits,
    /// A blank line behind each line.
    DoubleSpaced,
    /// Cells of a table on lines of their own.
    CellLines,
    /// All line breaks lost: a blank where each was.
    OneLine,
    /// A scanned page: fixed width and a blank between all characters.
    Scan,
    /// Pages of a fixed width with ,:;().
    HalfWidthPages,
    /// Paper with a printed head on top of the pages: `青禾县人民政府文件`, the number, a rule.
    RedHead,
    /// 成文日期 in Chinese numerals.
    HanDates,
    /// Rows in groups: the first cell is merged over the rows of a group, and empty but in the first of them.
    Merged,
    /// The page's table of metadata above, two pairs a line.
    Metadata,
    /// Design that spreads short lines: `云　岭　市　水　务　局`, `附　件`, `抄　送：`.
    Spread,
    /// A narrow book page: 20 characters a line, `- 3 -`, blanks around numbers.
    Book,
}

/// A line of the notice, by what it is.
enum Line {
    Centred(String),
    /// A paragraph, indented by two characters.
    Text(String),
    Heading(String),
    /// From the left margin, as recipients stand.
    Flush(String),
    /// At the right margin.
    Signature(String),
    /// One that is never broken: its ends stand at both margins.
    Whole(String),
    Cells(Vec<String>),
}

fn lines(known: &Known) -> Vec<Line> {
    let year = known.year();
    let mut lines = vec![
        Line::Centred(known.title()),
        Line::Centred(known.number()),
        Line::Flush(format!("{}：", known.recipients.join("，"))),
        Line::Text(known.opening()),
    ];
    for (at, section) in known.sections.iter().enumerate() {
        lines.push(Line::Heading(format!("{}、{}", numeral(at), section.heading)));
        for (at, item) in section.items.iter().enumerate() {
            let label = numeral(at);
            lines.push(Line::Text(format!("（{label}）{}。{}", item.heading, item.text(year))));
            for (at, (heading, sentence)) in item.points.iter().enumerate() {
                lines.push(Line::Text(format!("{}.{heading}。{sentence}", at + 1)));
            }
        }
    }
    lines.extend(list_of_attachments(known));
    lines.extend(known.bodies().into_iter().map(|body| Line::Signature(body.to_owned())));
    lines.push(Line::Signature(known.day()));
    lines.extend(known.note.map(|note| Line::Text(format!("（{note}）"))));
    for (at, title) in known.attachments().into_iter().enumerate() {
        let number =
            if known.attachments().len() > 1 { (at + 1).to_string() } else { String::new() };
        lines.push(Line::Flush(format!("附件{number}")));
        lines.push(Line::Centred(title.to_owned()));
        if title != TABLE {
            lines.push(Line::Text(FORM.to_owned()));
            continue;
        }
        let cells = |cells: [&str; 4]| Line::Cells(cells.map(str::to_owned).to_vec());
        lines.push(cells(["序号", "工作任务", "责任单位", "完成时限"]));
        for (at, row) in known.rows.iter().enumerate() {
            let (number, units) = ((at + 1).to_string(), row.units.join("、"));
            lines.push(cells([&number, row.task, &units, &row.deadline.text(year)]));
        }
    }
    if !known.copy_to.is_empty() {
        lines.push(Line::Flush(format!("抄送：{}。", known.copy_to.join("，"))));
        lines.push(Line::Whole(format!("{}　　{}印发", known.body, known.day())));
    }
    lines
}

/// The lines with the head of the paper above them: what stands there is the issuer's, and the number.
fn red_head(known: &Known) -> Vec<Line> {
    let mut lines = lines(known);
    let number = lines.remove(1);
    let head = Line::Centred(format!("{}文件", known.body));
    lines.splice(..0, [head, number]);
    lines
}

fn metadata(known: &Known) -> String {
    let (bodies, day) = (known.bodies().join(" "), known.day());
    format!(
        "索引号：QH0001-2024-00012\t主题分类：水利、水务\n发文机关：{bodies}\t成文日期：{day}\n\
         标题：{}\n发文字号：{}\t发布日期：{day}\n",
        known.title(),
        known.number()
    )
}

/// A line with its short words spread.
fn spread(line: Line) -> String {
    let apart = |text: &str| text.chars().map(String::from).collect::<Vec<_>>().join("\u{3000}");
    match line {
        Line::Signature(text) if !text.ends_with('日') => apart(&text),
        line => {
            let text = line.text();
            let word = ["附件", "抄送"].into_iter().find(|word| text.starts_with(word));
            word.map_or(text.clone(), |word| apart(word) + &text[word.len()..])
        }
    }
}

/// The group of a row.
pub(crate) fn group(row: usize) -> &'static str {
    ["汛前准备", "应急处置", "善后恢复"][row / ROWS_OF_GROUP]
}

const ROWS_OF_GROUP: usize = 2;

/// The lines with a column of groups in front of the others of the table.
fn merged(mut lines: Vec<Line>) -> Vec<Line> {
    let rows = lines.iter_mut().filter_map(|line| match line {
        Line::Cells(cells) => Some(cells),
        _ => None,
    });
    for (at, cells) in rows.enumerate() {
        let first = match at.checked_sub(1) {
            None => "重点环节",
            Some(row) if row % ROWS_OF_GROUP == 0 => group(row),
            Some(_) => "",
        };
        cells.insert(0, first.to_owned());
    }
    lines
}

/// `附件：1.…`, and below it `2.…`; one alone has no number.
fn list_of_attachments(known: &Known) -> Vec<Line> {
    match known.attachments()[..] {
        [] => Vec::new(),
        [only] => vec![Line::Text(format!("附件：{only}"))],
        [first, ref others @ ..] => {
            let below =
                others.iter().zip(2..).map(|(title, at)| Line::Text(format!("　　　{at}.{title}")));
            [Line::Text(format!("附件：1.{first}"))].into_iter().chain(below).collect()
        }
    }
}

impl Line {
    fn text(self) -> String {
        match self {
            Self::Centred(text)
            | Self::Text(text)
            | Self::Heading(text)
            | Self::Flush(text)
            | Self::Whole(text)
            | Self::Signature(text) => text,
            Self::Cells(cells) => cells.join("\t"),
        }
    }
}

/// The notice as text.
pub(crate) fn write(known: &Known, layout: Layout) -> String {
    let clean = || -> String { lines(known).into_iter().map(|line| line.text() + "\n").collect() };
    match layout {
        Layout::Clean => clean(),
        Layout::CarriageReturns => clean().replace('\n', "\r\n"),
        Layout::HalfWidth => half_width(&clean()),
        Layout::Blanks => blanks(&clean()),
        Layout::Wrapped => wrapped(lines(known), &GAZETTE),
        Layout::Book => around_numbers(&wrapped(lines(known), &BOOK)),
        Layout::Scan => blanks(&wrapped(lines(known), &GAZETTE)),
        Layout::HalfWidthPages => half_width(&wrapped(lines(known), &GAZETTE)),
        Layout::RedHead => wrapped(red_head(known), &GAZETTE),
        Layout::Merged => merged(lines(known)).into_iter().map(|line| line.text() + "\n").collect(),
        Layout::Metadata => metadata(known) + &clean(),
        Layout::Spread => lines(known).into_iter().map(|line| spread(line) + "\n").collect(),
        Layout::HanDates => clean().replace(&known.day(), &known.day_in_han()),
        Layout::WideDigits => wide_digits(&clean()),
        Layout::DoubleSpaced => clean().replace('\n', "\n\n"),
        Layout::CellLines => clean().replace('\t', "\n"),
        Layout::OneLine => clean().trim_end().replace(['\n', '\t'], " "),
        Layout::Markdown => markdown(lines(known)),
        Layout::Page => format!("{NAVIGATION}{}{FOOTER}", clean()),
    }
}

pub(crate) fn half_width(text: &str) -> String {
    let narrow = |c| match c {
        '，' => ',',
        '：' => ':',
        '；' => ';',
        '（' => '(',
        '）' => ')',
        c => c,
    };
    text.chars().map(narrow).collect()
}

fn blanks(text: &str) -> String {
    let mut spaced = String::new();
    for line in text.lines() {
        let mut characters = line.chars().peekable();
        while let Some(c) = characters.next() {
            spaced.push(c);
            // Tabs part cells, and what stands beside them is no gap within a word.
            if characters.peek().is_some_and(|next| *next != '\t') && c != '\t' {
                spaced.push(' ');
            }
        }
        spaced.push('\n');
    }
    spaced
}

fn wide_digits(text: &str) -> String {
    let wide = |c: char| match c.to_digit(10) {
        Some(digit) => char::from_u32('０' as u32 + digit).unwrap_or(c),
        None => c,
    };
    text.chars().map(wide).collect()
}

/// A blank before and behind each number, as extraction leaves them.
fn around_numbers(text: &str) -> String {
    let mut spaced = String::new();
    let mut before = '\n';
    for c in text.chars() {
        let borders = c.is_ascii_digit() != before.is_ascii_digit();
        if borders && !c.is_whitespace() && !before.is_whitespace() {
            spaced.push(' ');
        }
        spaced.push(c);
        before = c;
    }
    spaced
}

/// Pages of a fixed width.
struct Pages {
    width: usize,
    lines: usize,
    number: fn(usize) -> String,
}

/// Characters of a line, and lines of a page (GB/T 9704, 5.2.3).
const GAZETTE: Pages =
    Pages { width: 28, lines: 22, number: |page| format!("— {page} —\n\u{c}") };
const BOOK: Pages = Pages { width: 20, lines: 17, number: |page| format!("- {page} -\n\n") };

fn wrapped(lines: Vec<Line>, pages: &Pages) -> String {
    let width = pages.width;
    let mut wrapped = Vec::new();
    for line in lines {
        match line {
            Line::Text(text) | Line::Heading(text) => {
                wrap(&format!("　　{text}"), width, &mut wrapped)
            }
            Line::Flush(text) => wrap(&text, width, &mut wrapped),
            Line::Centred(text) => {
                for piece in text.chars().collect::<Vec<_>>().chunks(width - 6) {
                    wrapped.push(format!("　　　{}", piece.iter().collect::<String>()));
                }
            }
            Line::Signature(text) => {
                let indent = width.saturating_sub(text.chars().count() + 4);
                wrapped.push("　".repeat(indent) + &text);
            }
            Line::Whole(text) => wrapped.push(text),
            Line::Cells(cells) => wrapped.push(cells.join("\t")),
        }
    }
    let mut text = String::new();
    for (page, lines) in wrapped.chunks(pages.lines).enumerate() {
        lines.iter().for_each(|line| text.extend([line, "\n"]));
        text.push_str(&(pages.number)(page + 1));
    }
    text
}

fn wrap(text: &str, width: usize, lines: &mut Vec<String>) {
    let characters: Vec<char> = text.chars().collect();
    let mut start = 0;
    while start < characters.len() {
        let mut end = (start + width).min(characters.len());
        // 避头尾: a mark that can't lead a line hangs at the end of the one before.
        while end < characters.len() && "，。；：、）》".contains(characters[end]) {
            end += 1;
        }
        lines.push(characters[start..end].iter().collect());
        start = end;
    }
}

fn markdown(lines: Vec<Line>) -> String {
    let mut text = String::new();
    let mut is_table = false;
    let mut is_first = true;
    for line in lines {
        match line {
            Line::Cells(cells) => {
                text.push_str(&format!("| {} |\n", cells.join(" | ")));
                if !std::mem::replace(&mut is_table, true) {
                    text.push_str(&format!("|{}\n", " --- |".repeat(cells.len())));
                }
                continue;
            }
            _ if is_table => {
                is_table = false;
                text.push('\n');
            }
            _ => {}
        }
        match line {
            Line::Centred(line) if std::mem::take(&mut is_first) => {
                text.push_str(&format!("# {line}\n\n"))
            }
            Line::Heading(line) => text.push_str(&format!("## {line}\n\n")),
            Line::Centred(line) => text.push_str(&format!("**{line}**\n\n")),
            line => text.push_str(&format!("{}\n\n", line.text())),
        }
    }
    text
}

const NAVIGATION: &str =
    "首页\n政务公开\n政务服务\n互动交流\n当前位置：首页 > 政务公开 > 政策文件\n";
const FOOTER: &str =
    "扫一扫在手机打开当前页\n打印本页\n关闭窗口\n主办单位：青禾县人民政府办公室\n网站地图\n";

/// A notice that was read, as plain text: its values where a notice has them, and the text of its parts.
pub(crate) fn plain_text(notice: &Notice<'_>) -> String {
    let mut lines: Vec<String> = notice.title.iter().map(ToString::to_string).collect();
    lines.extend(notice.document_number.iter().map(|number| number.text.to_string()));
    if !notice.recipients.is_empty() {
        lines.push(format!("{}：", notice.recipients.join("，")));
    }
    let has_numbers = notice.attachments.len() > 1;
    let mut marks = 0;
    for part in &notice.parts {
        if part.kind == PartKind::Attachment {
            marks += 1;
            lines.push(if has_numbers { format!("附件{marks}") } else { "附件".to_owned() });
        }
        let mut alone = Notice::default();
        alone.parts.push(part.clone());
        lines.extend(alone.text().lines().map(str::to_owned));
        if part.kind == PartKind::Main {
            lines.extend(notice.attachments.iter().zip(1..).map(|(one, at)| match at {
                1 if has_numbers => format!("附件：1.{}", one.title),
                1 => format!("附件：{}", one.title),
                _ => format!("{at}.{}", one.title),
            }));
            lines.extend(notice.issuing_bodies.iter().map(ToString::to_string));
            lines.extend(
                notice.written_date.map(|date| date.strftime("%Y年%-m月%-d日").to_string()),
            );
            lines.extend(notice.note.iter().map(|note| format!("（{note}）")));
        }
    }
    if !notice.copy_to.is_empty() {
        lines.push(format!("抄送：{}。", notice.copy_to.join("，")));
    }
    if let (Some(body), Some(date)) = (&notice.printing_body, notice.print_date) {
        lines.push(format!("{body}　{}印发", date.strftime("%Y年%-m月%-d日")));
    }
    lines.join("\n")
}
