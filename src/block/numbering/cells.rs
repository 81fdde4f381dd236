//! Tables of indicators whose cells stand on lines of their own: `1. 优良天数比率（%）`, `96.5`, `约束性`. The numbers of
//! their rows are no labels, nor are those of their groups: `一、装机容量`, `3478`, `6600`.

use super::super::Block;
use crate::{
    grammar::{
        label::{Kind, Label},
        punctuation::{is_closing, is_opening},
    },
    text::{Words, scan::CharSet},
};

/// So many rows are no chance, and so many that show several values.
const FEWEST: usize = 3;
const FEWEST_OF_VALUES: usize = 2;

/// Blocks between two rows: cells of one row, and rows that show neither unit nor value.
const FARTHEST: usize = 40;

/// Takes the labels from the rows of such tables.
pub(in crate::block) fn unlabel(blocks: &mut [Block<'_>]) {
    let shown: Vec<usize> = (0..blocks.len()).filter(|at| is_row(blocks, *at)).collect();
    if shown.len() < FEWEST_OF_VALUES {
        return;
    }
    let (rows, groups): (Vec<_>, Vec<_>) =
        shown.iter().partition(|at| label_of(&blocks[**at]).is_some());
    let rows = tables(blocks, &rows).map(|rows| {
        (OUTERMOST_OF_ROWS, first_row(blocks, rows[0])..=last_row(blocks, rows[rows.len() - 1]))
    });
    let groups = tables(blocks, &groups)
        .map(|groups| (OUTERMOST_OF_GROUPS, groups[0]..=groups[groups.len() - 1]));
    for (outermost, place) in rows.chain(groups).collect::<Vec<_>>() {
        for block in &mut blocks[place] {
            if let Block::Paragraph(paragraph) = block {
                paragraph.label = paragraph.label.filter(|label| label.kind < outermost);
            }
        }
    }
}

/// Rows that stand near each other, as many as tables have.
fn tables<'r>(
    blocks: &'r [Block<'_>],
    rows: &'r [usize],
) -> impl Iterator<Item = &'r [usize]> + use<'r> {
    let are_near = |a: &usize, b: &usize| b - a <= FARTHEST && !blocks[*a..*b].iter().any(tells);
    let show = |rows: &[usize]| {
        let values = rows.iter().filter(|at| has_values(&blocks[**at + 1..], SEVERAL));
        rows.len() >= FEWEST || values.count() >= FEWEST_OF_VALUES
    };
    rows.chunk_by(are_near).filter(move |rows| show(rows))
}

/// Rows and their groups are numbered with （一）, 1. or （1）; chapters stand between tables.
const OUTERMOST_OF_ROWS: Kind = Kind::NUMERAL_IN_BRACKETS;

/// Groups may be numbered as chapters are, 一、, where several values stand below each.
const OUTERMOST_OF_GROUPS: Kind = Kind::NUMERAL;
const SEVERAL: usize = 2;

fn label_of(block: &Block<'_>) -> Option<Label> {
    block.paragraph()?.label.filter(|label| label.kind >= OUTERMOST_OF_ROWS)
}

/// Whether a labelled paragraph is what a table counts: it names its unit, or a value stands below it, several below a group.
fn is_row(blocks: &[Block<'_>], at: usize) -> bool {
    /// Bytes of the longest indicator.
    const LONGEST: usize = 120;
    let Some(paragraph) = blocks[at].paragraph() else { return false };
    let Some(label) = paragraph.label.filter(|label| label.kind >= OUTERMOST_OF_GROUPS) else {
        return false;
    };
    let below = &blocks[at + 1..];
    paragraph.text().len() <= LONGEST
        && if label.kind >= OUTERMOST_OF_ROWS {
            names_unit(paragraph.text()) || has_values(below, 1)
        } else {
            has_values(below, SEVERAL)
        }
}

/// Whether so many values stand at the head of blocks.
fn has_values(blocks: &[Block<'_>], count: usize) -> bool {
    let cells = blocks.iter().filter(|block| !matches!(block, Block::Furniture(_)));
    let is_cell =
        |block: &Block<'_>| block.paragraph().is_some_and(|paragraph| is_value(paragraph.text()));
    cells.take(count).filter(|block| is_cell(block)).count() == count
}

/// `（%）`, `（万吨/年）` at the end of a text.
fn names_unit(text: &str) -> bool {
    /// Bytes of the longest unit: 万吨标准煤/亿元.
    const LONGEST: usize = 30;
    static ENDS: CharSet = CharSet::of("%％吨米斤克元个人时瓦顷亩户辆度煤里位");
    let text = text.trim_end_matches(['*', '＊', '∗']);
    let Some(inner) = text.strip_suffix(is_closing) else { return false };
    let Some(open) = inner.rfind(is_opening) else { return false };
    let unit = inner[open..].trim_start_matches(is_opening);
    let begins_with_number = unit.starts_with(|c: char| c.is_numeric());
    let ends = unit.chars().next_back().is_some_and(|c| ENDS.has(c));
    !begins_with_number && ends && unit.len() <= LONGEST && !unit.contains(['、', '，', ',', '。'])
}

/// `96.5`, `[18]`, `≥90%`, `—`, 约束性.
fn is_value(text: &str) -> bool {
    /// Bytes of the longest value.
    const LONGEST: usize = 24;
    static KINDS: Words = Words::of(&["约束性", "预期性"]);
    static MARKS: CharSet =
        CharSet::of("．，％—–－＋±≥≤＜＞〔〕［］（）～∗＊左右以上内０１２３４５６７８９");
    let is_of_value = |c: char| match c {
        '0'..='9'
        | '.'
        | ','
        | '%'
        | '-'
        | '+'
        | '<'
        | '>'
        | '['
        | ']'
        | '('
        | ')'
        | '~'
        | '*'
        | '/' => true,
        _ => MARKS.has(c),
    };
    text.len() <= LONGEST && (text.chars().all(is_of_value) || KINDS.begin(text))
}

/// Whether a block is a sentence, which stands in no cell.
fn tells(block: &Block<'_>) -> bool {
    /// Bytes of the longest cell that holds a comma.
    const LONGEST: usize = 75;
    let is_stop = |c| matches!(c, '。' | '；');
    let is_comma = |c| matches!(c, '，' | ',');
    block.paragraph().is_some_and(|paragraph| {
        let text = paragraph.text();
        text.contains(is_stop) || text.len() > LONGEST && text.contains(is_comma)
    })
}

/// The row with which the numbers begin that reach a row, above it in the same table.
fn first_row(blocks: &[Block<'_>], row: usize) -> usize {
    let Some(label) = label_of(&blocks[row]) else { return row };
    let (mut first, mut number) = (row, label.number);
    for at in (0..row).rev().take(FARTHEST).take_while(|at| !tells(&blocks[*at])) {
        match label_of(&blocks[at]) {
            Some(above) if above.kind == label.kind && above.number < number => {
                (first, number) = (at, above.number);
            }
            _ => {}
        }
        if number == 1 {
            break;
        }
    }
    first
}

/// The row with which the numbers end that a row begins, below it in the same table.
fn last_row(blocks: &[Block<'_>], row: usize) -> usize {
    let Some(label) = label_of(&blocks[row]) else { return row };
    let (mut last, mut number) = (row, label.number);
    let below = blocks.iter().enumerate().skip(row + 1).take(FARTHEST);
    for (at, block) in below.take_while(|(_, block)| !tells(block)) {
        match label_of(block) {
            Some(below) if below.kind == label.kind && below.number == number + 1 => {
                (last, number) = (at, below.number);
            }
            Some(below) if below.kind <= label.kind => break,
            _ => {}
        }
    }
    last
}

#[cfg(test)]
mod tests {
    fn labels(text: &str) -> Vec<String> {
        crate::parse(text).outline().map(|entry| entry.label.to_string()).collect()
    }

    #[test]
    fn rows_of_a_table_of_indicators_are_no_sections() {
        let table = "指标\n1. 空气质量优良天数比率（%）\n96.5\n约束性\n2. 森林蓄积量\n（万立方米）\n\
            3. 地表水优良比例\n100\n4. 用水总量（亿吨）\n";
        let text =
            ["一、主要目标\n到2025年，水质明显改善。\n", table, "二、主要任务\n（一）加强监测\n"]
                .concat();
        assert_eq!(labels(&text), ["一、", "二、", "（一）"]);
    }

    #[test]
    fn groups_above_several_values_are_no_chapters() {
        let table = "表1 灌区建设\n2020年\n2025年\n一、灌溉面积\n3478\n6600\n其中：节水灌溉\n1547\n2800\n\
            二、渠道长度\n—\n34.0\n（一）防渗渠道\n8.2%\n9.4%\n（二）生态渠道\n5%\n[7]\n";
        let text = ["一、现状\n灌区建设成效明显。\n", table, "二、任务\n加快改造灌区。\n"].concat();
        assert_eq!(labels(&text), ["一、", "二、"]);
        // One value may be a page.
        assert_eq!(labels("一、现状\n3\n二、任务\n5\n三、保障\n8\n").len(), 3);
    }

    #[test]
    fn headings_with_brackets_above_their_text_are_sections() {
        let text = "一、评分\n1. 技术水平（25%）\n看先进程度。\n2. 用水量（吨）\n看节约多少。\n3. 电话\n12345\n";
        assert_eq!(labels(text), ["一、", "1.", "2.", "3."]);
    }
}
