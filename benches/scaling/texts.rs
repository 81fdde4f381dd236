//! The texts whose cost for a byte has to stay what it is, however long they are.

use super::corpus::{Generator, layout::Layout};

/// A text of any length.
pub(super) struct Text {
    pub(super) name: String,
    /// So many bytes are worth to be waited for.
    pub(super) largest: usize,
    /// Writes it, of about so many bytes.
    pub(super) write: Box<dyn Fn(usize) -> String>,
}

impl Text {
    fn new(name: String, largest: usize, write: impl Fn(usize) -> String + 'static) -> Self {
        Self { name, largest, write: Box::new(write) }
    }

    /// The same few characters again and again.
    fn repeated(name: String, unit: &str) -> Self {
        let unit = unit.to_owned();
        // The longest line is one of text, without a mark where it may be split.
        let largest = if unit == "县" { LONG } else { HOSTILE };
        Self::new(name, largest, move |bytes| unit.repeat(bytes / unit.len()))
    }
}

/// Bytes of the largest notices, of a task table for all villages of a province, of a whole line.
const LONG: usize = 64 << 20;
/// Bytes of the largest hostile texts: a million brackets of three bytes each, and more of what is shorter.
const HOSTILE: usize = 4 << 20;

/// Every text with its name.
pub(super) fn all() -> Vec<Text> {
    let notice = |layout| {
        let write = move |bytes| Generator::new(3).notice(bytes, layout);
        Text::new(format!("notice, {layout:?}"), LONG, write)
    };
    let table = |layout| {
        // A row has about 170 bytes.
        let write = move |bytes| Generator::new(3).task_table(bytes / 170, layout);
        Text::new(format!("task table, {layout:?}"), LONG, write)
    };
    let mut texts: Vec<Text> = Layout::ALL.map(notice).into();
    texts.extend(Layout::ALL.map(table));
    for pair in
        ["（）", "()", "〔〕", "[]", "【】", "《》", "〈〉", "“”", "「」", "『』", "{}", "<>"]
    {
        let (open, close) = pair.split_at(pair.len() / 2);
        texts.push(Text::repeated(format!("open {open}"), open));
        texts.push(Text::repeated(format!("open {open} with text"), &format!("{open}县财政局")));
        texts.push(Text::repeated(
            format!("open {open}, a line each"),
            &format!("{open}县财政局\n"),
        ));
        texts.push(Text::repeated(format!("close {close}"), close));
        texts.push(Text::repeated(format!("pairs {pair}"), pair));
        let nested = move |bytes: usize| {
            let depth = bytes / pair.len();
            [open.repeat(depth), close.repeat(depth)].concat()
        };
        texts.push(Text::new(format!("nested {pair}"), HOSTILE, nested));
    }
    let between = |bytes: usize| {
        const UNIT: &str = "己（二）庚";
        ["（一）甲。\n（戊", &UNIT.repeat(bytes / UNIT.len()), "\n（三）辛。\n"].concat()
    };
    texts.push(Text::new("labels in an open bracket between labels".into(), HOSTILE, between));
    texts.extend(tables());
    texts.extend(UNITS.iter().map(|unit| Text::repeated(format!("{unit:?}"), unit)));
    texts
}

/// Tables that are more than their text: rows as wide as the widest, texts that stand in every row below.
fn tables() -> [Text; 4] {
    const HEADER: &str = "任务\t工作要求\t责任单位";
    let wide = format!("{HEADER}{}\n", "\t备注".repeat(37));
    let rows = |head: String, row: String| {
        move |bytes: usize| [head.as_str(), &row.repeat(bytes / row.len())].concat()
    };
    // Half of it is one text, with layout in it, and half are rows below that text.
    let below = |behind: &'static str, row: &'static str| {
        move |bytes: usize| {
            let long = "备 料 ".repeat(bytes / 2 / "备 料 ".len());
            [HEADER, "\n", &long, behind, &row.repeat(bytes / 2 / row.len())].concat()
        }
    };
    let wide_rows = rows(wide.clone(), format!("{}\n", "a\t".repeat(40)));
    [
        Text::new("wide rows".into(), HOSTILE, wide_rows),
        Text::new("narrow rows below a wide header".into(), HOSTILE, rows(wide, "a\tb\n".into())),
        Text::new("rows below a long heading".into(), HOSTILE, below("\t\t\n", "甲\tb\tc\n")),
        Text::new("rows below a long cell".into(), HOSTILE, below("\tb\tc\n", "\tb\tc\n")),
    ]
}

/// What a hostile text repeats: labels, cells, digits, blanks and marks, with and without line breaks.
const UNITS: &[&str] = &[
    "\n",
    " \n",
    "\r\n",
    "\r",
    "\u{c}",
    " ",
    "　",
    "\t",
    "\t\n",
    "a\t",
    "县\t局\n",
    "县\t局",
    "|",
    "| ",
    "|a",
    "| a |\n",
    "|---|---|\n",
    "a|b\n|-|-|\n",
    "\t县\n",
    "县  局\n",
    "县  局  ",
    "1",
    "1\n",
    "1 ",
    "1.",
    "1、",
    "1.\n",
    "1.1",
    "一",
    "一、",
    "一、\n",
    "一、清淤。二、值守，",
    "（一）",
    "（一）\n",
    "（1）",
    "①",
    "①\n",
    "第一条",
    "第一条 \n",
    "第一章\n",
    "附件1\n",
    "附件：\n",
    "附件1：县财政局\n",
    "附件:1.关于\n",
    "目录\n",
    "抄送：",
    "抄送：县委\n",
    "责任编辑：",
    "b　名称：",
    "责任单位：",
    "责任单位：\n",
    "牵头单位：县财政局\n",
    "（责任单位：",
    "（责任单位：县财政局）",
    "（责任单位：县财政局、县民政局，",
    "（县财政局牵头，",
    "县财政局、",
    "县财政局\n",
    "各乡镇人民政府，",
    "各乡镇人民政府：\n",
    "2024年",
    "2024年5月6日",
    "2024年5月6日\n",
    "2024年5月6日前，",
    "5月底前",
    "年底前完成，",
    "每年",
    "自印发之日起3个工作日内",
    "青政发〔2024〕7号",
    "青政发〔2024〕7号\n",
    "〔2024〕",
    "《办法》",
    "《办法》（青政发〔2024〕7号）",
    "《办法》\n",
    "，",
    "，\n",
    "、",
    "。",
    "。\n",
    "；",
    "：",
    "：\n",
    "\"",
    "—",
    "— 3 —\n",
    "# Page 3:\n",
    "---\n",
    "#",
    "# ",
    "**",
    "**a**",
    "*",
    "_",
    "`",
    "&",
    "&nbsp;",
    "<br>",
    "<p>",
    "![](",
    "![](/",
    "[a](b)",
    "\u{200b}",
    "\u{feff}",
    "\u{fffd}",
    "\u{301}",
    "县",
    "县\n",
    "县政府的通知",
    "关于印发办法的通知\n",
    "关于",
    "索引号：",
    "索引号：\n",
    "首页 | ",
    "首页\n",
    "a",
    "a\n",
    "a b ",
    "é",
    "😀",
    "\0",
    "现将有关事项通知如下：",
    "同意。",
    "排在第一位的为牵头单位",
    "县委、县政府",
    "第1页 共2页\n",
    "1 2 3\n",
    "以上",
    "其中：",
    "注：\n",
    "（此件公开发布）\n",
    "特此通知。\n",
];
