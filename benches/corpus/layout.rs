//! The layouts that notices come in: a draft → text.

use super::{
    compose::{Draft, Item},
    random::Random,
};

/// How a notice is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// A paragraph a line behind two full-width blanks, tables with tabs.
    Clean,
    /// `innerText` of a page: bare lines between navigation and footer, metadata in pairs of lines.
    Web,
    /// `pdftotext`: lines of a fixed width, page numbers, form feeds, aligned tables.
    Wrapped,
    /// Lines broken at their marks, `# Page 3:` between them, tables one cell a line.
    Ragged,
    /// `#`, `**`, a blank line between paragraphs, tables with pipes.
    Markdown,
    /// CRLF and a blank line after every line.
    DoubleSpaced,
    /// All line breaks lost.
    OneLine,
}

impl Layout {
    pub(crate) const ALL: [Self; 7] = [
        Self::Clean,
        Self::Web,
        Self::Wrapped,
        Self::Ragged,
        Self::Markdown,
        Self::DoubleSpaced,
        Self::OneLine,
    ];

    /// The text of a draft.
    pub(crate) fn set(self, draft: &Draft, random: &mut Random) -> String {
        let mut paper = Paper { layout: self, text: String::new(), lines: 0, pages: 0 };
        if self == Self::Web {
            paper.text +=
                "首页\n政务公开\n政务服务\n互动交流\n当前位置：首页 > 政务公开 > 政府文件\n";
        }
        for item in draft {
            paper.item(item, random);
        }
        if self == Self::Web {
            paper.text += "扫一扫在手机打开当前页\n分享到：\n网站地图 | 联系我们 | 关于本站\n";
        }
        paper.text
    }

    fn indent(self) -> &'static str {
        match self {
            Self::Clean | Self::DoubleSpaced => "　　",
            Self::Wrapped => "    ",
            _ => "",
        }
    }

    fn line_break(self) -> &'static str {
        match self {
            Self::DoubleSpaced => "\r\n\r\n",
            Self::Markdown => "\n\n",
            Self::OneLine => " ",
            _ => "\n",
        }
    }
}

/// A notice that is being set.
struct Paper {
    layout: Layout,
    text: String,
    lines: usize,
    pages: usize,
}

/// Characters of a line and lines of a page in print.
const WIDTH: usize = 28;
const PAGE: usize = 22;

impl Paper {
    fn item(&mut self, item: &Item, random: &mut Random) {
        let is_markdown = self.layout == Layout::Markdown;
        match item {
            Item::Head(text) if is_markdown => self.line(&format!("**{text}**")),
            Item::Head(text) => self.line(text),
            Item::Section { level, label, text } if is_markdown && text.len() < 60 => {
                self.line(&format!("{} {label}{text}", "#".repeat(level + 1)));
            }
            Item::Section { label, text, .. } => self.paragraph(&format!("{label}{text}"), random),
            Item::Paragraph(text) => self.paragraph(text, random),
            Item::Table(rows) => self.table(rows),
            Item::Tail(text) if self.layout == Layout::Clean => {
                self.line(&format!("{}{text}", "　".repeat(14)))
            }
            Item::Tail(text) => self.line(text),
            Item::Attachment(text) => {
                self.line("");
                self.line(text);
            }
        }
    }

    fn line(&mut self, line: &str) {
        self.text += line;
        self.text += self.layout.line_break();
        self.lines += 1;
        if !self.lines.is_multiple_of(PAGE) {
            return;
        }
        self.pages += 1;
        match self.layout {
            Layout::Wrapped => self.text += &format!("{}— {} —\n\u{c}", " ".repeat(24), self.pages),
            Layout::Ragged => self.text += &format!("# Page {}:\n", self.pages),
            _ => {}
        }
    }

    fn paragraph(&mut self, text: &str, random: &mut Random) {
        let text = format!("{}{text}", self.layout.indent());
        match self.layout {
            Layout::Wrapped => self.wrapped(&text),
            Layout::Ragged => self.ragged(&text, random),
            _ => self.line(&text),
        }
    }

    /// Lines of a fixed width; no line begins with a mark.
    fn wrapped(&mut self, text: &str) {
        let (mut line, mut columns) = (String::new(), 0);
        for c in text.chars() {
            if columns >= 2 * WIDTH
                && !matches!(c, '，' | '。' | '、' | '；' | '：' | '）' | '》' | '”')
            {
                self.line(&line);
                line.clear();
                columns = 0;
            }
            line.push(c);
            columns += if c.is_ascii() { 1 } else { 2 };
        }
        self.line(&line);
    }

    /// Lines that end at marks, mostly.
    fn ragged(&mut self, text: &str, random: &mut Random) {
        let mut line = String::new();
        for piece in text.split_inclusive(['，', '、', '。']) {
            line += piece;
            if line.len() > 3 * WIDTH || random.one_in(4) {
                self.line(&line);
                line.clear();
            }
        }
        if !line.is_empty() {
            self.line(&line);
        }
    }

    fn table(&mut self, rows: &[Vec<String>]) {
        match self.layout {
            Layout::Markdown => {
                for (index, row) in rows.iter().enumerate() {
                    self.text += &format!("| {} |\n", row.join(" | "));
                    if index == 0 {
                        self.text += &"| --- ".repeat(row.len());
                        self.text += "|\n";
                    }
                }
                self.text += "\n";
            }
            Layout::Ragged | Layout::Web => rows.iter().flatten().for_each(|cell| self.line(cell)),
            Layout::Wrapped => self.aligned(rows),
            _ => {
                for row in rows {
                    self.text += &row.join("\t");
                    self.text += self.layout.line_break();
                }
            }
        }
    }

    /// Columns that stand below each other, with blanks between them.
    fn aligned(&mut self, rows: &[Vec<String>]) {
        let columns = rows.first().map_or(0, Vec::len);
        let widest = |column: usize| rows.iter().map(|row| width(&row[column])).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns).map(widest).collect();
        for row in rows {
            let mut line = String::new();
            for (cell, widest) in row.iter().zip(&widths) {
                line += cell;
                line += &" ".repeat(widest + 2 - width(cell));
            }
            self.line(line.trim_end());
        }
    }
}

/// Columns on the terminal, near enough for ideographs and ASCII.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
