//! Notices as they are written, out of the vocabulary of notices, and the layouts that they come in.

use arbitrary::Arbitrary;

/// One of a list of words: whichever number, some word.
#[derive(Debug, Clone, Copy, Arbitrary)]
pub struct Pick(u8);

impl Pick {
    fn of<W: Copy>(self, words: &[W]) -> W {
        words[usize::from(self.0) % words.len()]
    }
}

/// A text and how it is laid out.
#[derive(Debug, Arbitrary)]
pub struct Written {
    layout: Layout,
    pieces: Vec<Piece>,
}

/// What happens to a text on its way.
#[derive(Debug, Arbitrary)]
struct Layout {
    line_end: Pick,
    /// Columns after which lines are cut; 0 for never.
    width: u8,
    /// Lines after which a page ends; 0 for never.
    page: u8,
    page_end: Pick,
    indent: Pick,
    /// Full-width forms become half-width ones.
    is_half_width: bool,
    /// A blank between so many characters; 0 for none.
    blanks: u8,
    blank: Pick,
}

/// A paragraph or several lines that belong together.
#[derive(Debug, Arbitrary)]
enum Piece {
    Metadata(Vec<(Pick, Pick)>),
    Masthead(Pick, Pick),
    Number(Pick, Pick, u16, u16),
    Title(Vec<Pick>),
    Recipients(Vec<Pick>),
    Section { label: Pick, heading: Vec<Pick>, text: Vec<Pick> },
    Clause { bracket: Pick, words: Vec<Pick> },
    Paragraph(Vec<Pick>),
    Table { dress: Dress, header: Vec<Pick>, rows: Vec<Vec<Vec<Pick>>> },
    Attachments(Vec<(Pick, Pick)>),
    AttachmentMark(Pick),
    Signature(Vec<Pick>, Date),
    Colophon(Vec<Pick>, Date),
    Chrome(Pick),
    Contents(Vec<(Pick, Pick)>),
    Raw(String),
}

/// How a table is written.
#[derive(Debug, Clone, Copy, Arbitrary)]
enum Dress {
    Tabs,
    Pipes,
    CellALine,
    Indented,
    Aligned,
    Html,
}

/// A date, whether there is such a day or not.
#[derive(Debug, Clone, Copy, Arbitrary)]
struct Date {
    form: Pick,
    year: u8,
    month: u8,
    day: u8,
}

impl Written {
    /// The text.
    pub fn text(&self) -> String {
        let mut lines = Vec::new();
        for piece in &self.pieces {
            piece.write(&mut lines);
        }
        self.layout.apply(&lines)
    }
}

fn words(picks: &[Pick], of: &[&str]) -> String {
    picks.iter().map(|pick| pick.of(of)).collect()
}

impl Piece {
    fn write(&self, lines: &mut Vec<String>) {
        match self {
            Self::Metadata(pairs) => {
                for (key, value) in pairs {
                    lines.push(format!("{}{}", key.of(KEYS), value.of(VALUES)));
                }
            }
            Self::Masthead(body, tail) => {
                lines.push(format!("{}{}", body.of(UNITS), tail.of(&["文件", "", "（通知）"])));
            }
            Self::Number(code, bracket, year, serial) => {
                let (open, close) = bracket.of(BRACKETS);
                let code = code.of(&["青政发", "青政办字", "", "第", "海关总署公告", "国令"]);
                lines.push(format!("{code}{open}{}{close}{serial}号", 1900 + year % 300));
            }
            Self::Title(picks) => lines.extend(picks.chunks(3).map(|line| words(line, TITLE))),
            Self::Recipients(picks) => lines.push(words(picks, UNITS) + "："),
            Self::Section { label, heading, text } => {
                lines
                    .push(label.of(LABELS).to_owned() + &words(heading, TEXT) + &words(text, TEXT));
            }
            Self::Clause { bracket, words: of } => {
                let (open, close) = bracket.of(BRACKETS);
                let clause = format!("{open}{}{close}", words(of, CLAUSE));
                match lines.last_mut() {
                    Some(line) if bracket.0 >= 64 => *line += &clause,
                    _ => lines.push(clause),
                }
            }
            Self::Paragraph(picks) => lines.push(words(picks, TEXT)),
            Self::Table { dress, header, rows } => dress.write(header, rows, lines),
            Self::Attachments(list) => {
                for (index, (mark, title)) in list.iter().enumerate() {
                    let mark =
                        mark.of(&["附件：", "附件:1.", "      2．", "附件1：", "附：", "3."]);
                    let at = if index == 0 { mark } else { &format!("　　{}.", index + 1) };
                    lines.push(format!("{at}{}", title.of(TITLE)));
                }
            }
            Self::AttachmentMark(pick) => lines.push(pick.of(MARKS).to_owned()),
            Self::Signature(bodies, date) => {
                lines.push(words(bodies, UNITS));
                lines.push(date.text());
            }
            Self::Colophon(copies, date) => {
                lines.push(format!("抄送：{}。", words(copies, UNITS)));
                lines.push(format!("青禾县人民政府办公室  {}印发", date.text()));
            }
            Self::Chrome(pick) => lines.push(pick.of(CHROME).to_owned()),
            Self::Contents(entries) => {
                lines.push("目　录".to_owned());
                for (label, title) in entries {
                    lines.push(format!("{}{}……{}", label.of(LABELS), title.of(TEXT), label.0));
                }
            }
            Self::Raw(text) => lines.push(text.clone()),
        }
    }
}

impl Dress {
    fn write(self, header: &[Pick], rows: &[Vec<Vec<Pick>>], lines: &mut Vec<String>) {
        let header: Vec<String> = header.iter().map(|pick| pick.of(HEADERS).to_owned()).collect();
        let rows = rows.iter().map(|row| row.iter().map(|cell| words(cell, CELLS)).collect());
        let rows: Vec<Vec<String>> = std::iter::once(header).chain(rows).collect();
        match self {
            Self::Tabs => lines.extend(rows.iter().map(|row| row.join("\t"))),
            Self::Pipes => {
                let line = |row: &Vec<String>| format!("| {} |", row.join(" | "));
                lines.extend(rows.first().map(line));
                lines.extend(rows.first().map(|row| format!("|{}", "---|".repeat(row.len()))));
                lines.extend(rows.iter().skip(1).map(line));
            }
            Self::CellALine => lines.extend(rows.into_iter().flatten()),
            Self::Indented => lines.extend(rows.iter().flatten().map(|cell| format!("    {cell}"))),
            Self::Aligned => lines.extend(rows.iter().map(|row| aligned(row))),
            Self::Html => {
                lines.push("<table>".to_owned());
                let cell = |cell: &String| format!("<td>{cell}</td>");
                let row = |row: &Vec<String>| {
                    format!("<tr>{}</tr>", row.iter().map(cell).collect::<String>())
                };
                lines.extend(rows.iter().map(row));
                lines.push("</table>".to_owned());
            }
        }
    }
}

/// Cells at columns 24 apart, an ideograph two wide.
fn aligned(row: &[String]) -> String {
    let mut line = String::new();
    for cell in row {
        let width = cell.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
        line += cell;
        line += &" ".repeat(24usize.saturating_sub(width).max(1));
    }
    line
}

impl Date {
    fn text(self) -> String {
        let (year, month, day) = (1940 + u32::from(self.year), self.month % 15, self.day % 34);
        match self.form.0 % 5 {
            0 => format!("{year}年{month}月{day}日"),
            1 => format!("{year} 年 {month} 月 {day} 日"),
            2 => format!("{}年{month}月{day}日", han(year, '〇')),
            3 => format!(
                "{}年{}月{}日",
                han(year, '○'),
                han(month.into(), '零'),
                han(day.into(), '零')
            ),
            _ => format!("{year}-{month:02}-{day:02}"),
        }
    }
}

/// The digits of a number in Chinese.
fn han(number: u32, zero: char) -> String {
    let digit = |c: char| match c.to_digit(10) {
        Some(0) | None => zero,
        Some(digit) => "一二三四五六七八九".chars().nth(digit as usize - 1).unwrap_or(zero),
    };
    number.to_string().chars().map(digit).collect()
}

impl Layout {
    fn apply(&self, lines: &[String]) -> String {
        let end = self.line_end.of(&["\n", "\n\n", "\r\n", "", " ", "\n \n", "\r"]);
        let indent = self.indent.of(&["", "", "　　", "    ", "\t", "# ", "> "]);
        let mut text = String::new();
        let mut on_page = 0;
        for line in lines {
            let line = self.spaced(&format!("{indent}{line}"));
            for cut in self.cut(&line) {
                text += &cut;
                text += end;
                // Of a text without pages nothing is counted.
                on_page += self.page.min(1);
                if self.page > 0 && on_page == self.page {
                    on_page = 0;
                    text += self.page_end.of(&[
                        "— 3 —\n",
                        "\u{c}",
                        "- 4 -\n\u{c}",
                        "第 5 页 共 9 页\n",
                        "\n7\n\n",
                    ]);
                }
            }
        }
        if self.is_half_width { half_width(&text) } else { text }
    }

    fn spaced(&self, line: &str) -> String {
        if self.blanks == 0 {
            return line.to_owned();
        }
        let blank =
            self.blank.of(&[" ", "　", "\u{a0}", "\u{200b}", "\u{feff}", "\u{202d}", "\u{2009}"]);
        let mut spaced = String::new();
        for (at, c) in line.chars().enumerate() {
            if at % usize::from(self.blanks) == usize::from(self.blanks) - 1 {
                spaced += blank;
            }
            spaced.push(c);
        }
        spaced
    }

    fn cut(&self, line: &str) -> Vec<String> {
        if self.width == 0 {
            return vec![line.to_owned()];
        }
        let characters: Vec<char> = line.chars().collect();
        characters.chunks(self.width.into()).map(|cut| cut.iter().collect()).collect()
    }
}

/// 全角 to 半角.
fn half_width(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '。' => '.',
        '、' => ',',
        _ => c,
    };
    text.chars().map(narrow).collect()
}

const LABELS: &[&str] = &[
    "一、",
    "二、",
    "三、",
    "十一、",
    "（一）",
    "（二）",
    "(三)",
    "（十二）",
    "1.",
    "2．",
    "3、",
    "（1）",
    "（2）",
    "①",
    "②",
    "第一章 ",
    "第一节 ",
    "第一条 ",
    "第二条　",
    "第一编 ",
    "一是",
    "二是",
    "1、",
    "1.1 ",
    "(1)",
    "一.",
    "",
    "附则",
];

const TEXT: &[&str] = &[
    "做好防汛工作",
    "备足物资",
    "，",
    "。",
    "；",
    "：",
    "、",
    "！",
    "？",
    "推进政务公开",
    "按照《青禾县防汛条例》",
    "《",
    "》",
    "（青政发〔2021〕7号）",
    "以下简称《条例》",
    "2024年6月底前完成",
    "每季度",
    "到2025年",
    "3.5亿元",
    "20个工作日内",
    "年底前",
    "“一网通办”",
    "“",
    "”",
    "（",
    "）",
    "(",
    ")",
    "〔",
    "〕",
    "县财政局",
    "各乡镇",
    "责任单位：",
    "牵头",
    "落实",
    "附件",
    "见附件1",
    "现将有关事项通知如下：",
    "特此通知。",
    "此件公开发布",
    "（此件公开发布）",
    "2020年10月—12月",
    "2月30日",
    "长期坚持",
    "○",
    "1",
    "9",
    "负责",
    "等",
    "和",
    "及",
    "完成时限：2024年底",
    "\n",
    "  ",
    "　",
    "印发之日起30日内",
    "同时废止",
    "自2024年1月1日起施行",
];

const CLAUSE: &[&str] = &[
    "责任单位：",
    "牵头单位：",
    "配合单位：",
    "责任部门:",
    "完成时限：",
    "县财政局",
    "县应急局",
    "市住房城乡建设局",
    "各乡镇（街道）",
    "、",
    "，",
    "；",
    ",",
    "。",
    "牵头",
    "配合",
    "负责",
    "按职责分工负责",
    "等",
    "等部门",
    "等有关部门、单位",
    "会同",
    "和",
    "及",
    "排在第一位的部门为牵头部门，下同",
    "2024年6月底前",
    "人民银行青禾县支行",
    "县政府各部门、单位",
    "分别牵头",
    "—",
    "无",
    "（",
    "）",
    " ",
    "\n",
];

const UNITS: &[&str] = &[
    "青禾县人民政府",
    "青禾县人民政府办公室",
    "中共青禾县委办公室",
    "各乡镇人民政府",
    "县政府各部门，",
    "各重点企业",
    "县人大常委会办公室",
    "、",
    "，",
    "；",
    "（",
    "）",
    "各",
    "县财政局",
    "财政部",
    "国家税务总局",
    "  ",
    "云水市水利局",
    "印发",
    "法院",
];

const TITLE: &[&str] = &[
    "关于",
    "印发",
    "转发",
    "青禾县人民政府",
    "青禾县人民政府办公室",
    "2024年",
    "防汛工作要点",
    "的通知",
    "的意见",
    "《防汛办法》",
    "实施方案",
    "责任分工表",
    "任务清单",
    "命令",
    "令",
    "（试行）",
    "公告",
    "批复",
    "函",
    "决定",
    "名单",
    "\n",
    "[有效]",
    "（2024年5月11日）",
    "解读",
];

const HEADERS: &[&str] = &[
    "序号",
    "工作任务",
    "主要任务",
    "责任单位",
    "牵头单位",
    "配合单位",
    "完成时限",
    "备注",
    "类别",
    "工作要求",
    "责任人",
    "联系电话",
    "",
    "项目",
    "时间",
];

const CELLS: &[&str] = &[
    "1",
    "2",
    "3",
    "一",
    "（一）",
    "公布清单",
    "设立窗口。",
    "组织对接",
    "县财政局",
    "县水利局",
    "、",
    "各乡镇",
    "2024年6月底前",
    "长期",
    "—",
    "/",
    "",
    "持续推进",
    "，",
    "。",
    "；",
    " ",
    "\n",
    "2023.12",
    "100%",
    "政务服务",
    "|",
    "\t",
    "牵头",
    "等",
];

const KEYS: &[&str] = &[
    "索引号：",
    "索 引 号",
    "发布机构：",
    "发文机关：",
    "成文日期：",
    "发布日期：",
    "发文字号：",
    "标题：",
    "主题分类：",
    "有效性：",
    "名称：",
    "文号:",
    "生成日期\t",
    "信息来源 | ",
    "关键词：",
    "统一编号",
    "公开方式：",
    "组配分类：",
];

const VALUES: &[&str] = &[
    "11370000MB284/2024-00012",
    "青禾县人民政府",
    "2024-04-02",
    "2024年4月2日",
    "青政发〔2024〕7号",
    "关于做好防汛工作的通知",
    "有效",
    "",
    "主动公开",
    "2024年2月30日",
    "\n",
    "2024-13-01 10:20",
    "其他",
    "无",
    "应急管理",
];

const BRACKETS: &[(&str, &str)] = &[
    ("〔", "〕"),
    ("（", "）"),
    ("(", ")"),
    ("[", "]"),
    ("【", "】"),
    ("《", "》"),
    ("［", "］"),
    ("〈", "〉"),
    ("（", "("),
    ("〔", "）"),
    ("", ""),
    ("“", "”"),
    ("（", ""),
    ("", "）"),
];

const MARKS: &[&str] = &[
    "附件",
    "附件1",
    "附件：",
    "附件2：",
    "附件 3",
    "附件一",
    "附表",
    "附",
    "（附件）",
    "附件1-1",
    "附件4 任务分解表",
    "附件999999999999",
    "附录",
];

const CHROME: &[&str] = &[
    "首页",
    "打印",
    "关闭窗口",
    "扫一扫在手机打开当前页",
    "分享到：",
    "主办：青禾县人民政府",
    "网站地图",
    "版权所有",
    "字体：大 中 小",
    "上一篇：",
    "相关链接",
    "— 3 —",
    "\u{c}",
    "当前位置：首页 > 政务公开",
    "浏览次数：12",
    "来源：县政府办",
    "政策解读",
    "问：",
    "答：",
    "本报讯",
    "---",
    "***",
];
