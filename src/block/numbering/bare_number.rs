//! Items that bare figures count: `1提取范围…`, `2提取频次…`, or `1）提取范围`, `2）提取频次`. Copying a page makes the former of ① and ②,
//! and editors leave out the point. One such figure is a part of its sentence; those that count on are not.

use super::{super::Block, missed_label::holds_marks};
use crate::{
    grammar::label::{self, Kind, Label},
    text::is_arabic,
};

/// So many items are no chance; half a bracket behind the figure is a second sign.
const FEWEST: usize = 3;
const FEWEST_IN_BRACKETS: usize = 2;

/// Blocks from one item to the next.
const FARTHEST: usize = 6;

/// Gives the items their labels.
pub(in crate::block) fn label(blocks: &mut [Block<'_>]) {
    // All items begin with the first of them, or count on from 09.
    let may_begin = |block: &Block<'_>| {
        let is_bare = |byte: &u8| matches!(byte, b'1' | 0xef);
        block.paragraph().is_some_and(|paragraph| {
            paragraph.label.is_none() && paragraph.text().as_bytes().first().is_some_and(is_bare)
        })
    };
    if !blocks.iter().any(may_begin) {
        return;
    }
    let mut items = Items::default();
    for at in 0..blocks.len() {
        let Some(paragraph) = blocks[at].paragraph() else { continue };
        if let Some(label) = paragraph.label {
            let is_bare = paragraph.text()[..label.length].ends_with(is_arabic);
            items.end(blocks);
            items.begin_below(label, is_bare, at);
        } else if let Some(label) = label::bare(paragraph.text()) {
            if !items.count_on_to(label, at) {
                if label.number > 1 {
                    continue;
                }
                items.end(blocks);
            }
            items.add(label, at);
        }
    }
    items.end(blocks);
}

/// Items that count on from one to the next.
#[derive(Default)]
struct Items {
    found: Vec<(usize, Label)>,
    /// The last of them, and its block.
    last: Option<(Label, usize)>,
    /// Whether labels that are none by chance count before the first: `09` before `10`.
    are_sure: bool,
    /// What the label above them counts with.
    above: Option<Kind>,
}

impl Items {
    /// Begins below a label, which is the first of them where it is bare itself: `01优化服务`.
    fn begin_below(&mut self, label: Label, is_bare: bool, at: usize) {
        self.above = Some(label.kind);
        self.are_sure = is_bare;
        self.last = is_bare.then_some((label, at));
    }

    fn count_on_to(&self, label: Label, at: usize) -> bool {
        self.last.is_some_and(|(last, above)| {
            label.number == last.number + 1 && label.kind == last.kind && at - above <= FARTHEST
        })
    }

    fn add(&mut self, label: Label, at: usize) {
        self.found.push((at, label));
        self.last = Some((label, at));
    }

    /// Gives the items found so far their labels, unless they are too few or no sentences, as rows are.
    fn end(&mut self, blocks: &mut [Block<'_>]) {
        let count = self.count(blocks);
        for (at, label) in self.found.drain(..).filter(|_| count) {
            // What counts below `1.` and （1） was ①.
            let is_inner = self.above >= Some(label.kind) && !self.are_sure;
            let kind = if is_inner { Kind::FIGURE_IN_CIRCLE } else { label.kind };
            if let Block::Paragraph(paragraph) = &mut blocks[at] {
                paragraph.label = Some(Label { kind, ..label });
            }
        }
        self.are_sure &= count;
        self.last = None;
    }

    /// Whether the items found so far count something.
    fn count(&self, blocks: &[Block<'_>]) -> bool {
        let tells = |(at, _): &&(usize, Label)| {
            blocks[*at].paragraph().is_some_and(|paragraph| holds_marks(paragraph.text()))
        };
        let sentences = || self.found.iter().filter(tells).count();
        let is_bracketed =
            self.found.first().is_some_and(|(_, label)| label.kind == Kind::FIGURE_IN_BRACKETS);
        if is_bracketed {
            return self.found.len() >= FEWEST_IN_BRACKETS;
        }
        (self.are_sure || self.found.len() >= FEWEST) && sentences() * 2 >= self.found.len()
    }
}

#[cfg(test)]
mod tests {
    fn labels(text: &str) -> Vec<(String, i8)> {
        let notice = crate::parse(text);
        notice.sections().map(|section| (section.label.to_string(), section.level)).collect()
    }

    fn of<const N: usize>(labels: [(&str, i8); N]) -> Vec<(String, i8)> {
        labels.map(|(label, level)| (label.to_owned(), level)).into()
    }

    #[test]
    fn figures_that_count_on_are_labels() {
        let items = "1用水户登记表；\n2身份证件，原件和复印件；\n原件当场退还。\n3渠系图。\n";
        let text = format!("二、申请材料\n{items}三、办理时间\n");
        assert_eq!(labels(&text), of([("二、", 1), ("1", 3), ("2", 3), ("3", 3), ("三、", 1)]));
        let text = format!("1.申请\n(1)通用材料\n{items}2.审核\n");
        let below = [("1.", 3), ("(1)", 4), ("1", 5), ("2", 5), ("3", 5), ("2.", 3)];
        assert_eq!(labels(&text), of(below));
    }

    #[test]
    fn ten_counts_on_from_nine() {
        let text = "08疏浚主渠，当年完工。\n09加固堤坝，当年完工。\n10值守巡查，汛期不断。\n";
        assert_eq!(labels(text), of([("08", 3), ("09", 3), ("10", 3)]));
    }

    #[test]
    fn half_a_bracket_is_a_second_sign() {
        let text = "1、核心技术\n1）闸门远程控制\n由县局牵头研究。\n2) 3D水位模型\n3）项目管理\n4）项规定\n2、示范\n";
        let items = [("1、", 3), ("1）", 4), ("2)", 4), ("3）", 4), ("2、", 3)];
        assert_eq!(labels(text), of(items));
        assert!(labels("见前款\n1）所列渠段\n三年内修好\n").is_empty());
    }

    #[test]
    fn figures_that_belong_to_their_texts_are_none() {
        for text in [
            "1户一档，不漏一户。\n2套方案，随时启用。\n",
            "1月开工，\n2月清淤，\n3月验收。\n",
            "1渠长\n2闸长\n3站长\n",
            "1户一档，不漏一户。\n一、清淤\n2套方案，随时启用。\n3台水泵，随时启用。\n",
        ] {
            assert!(labels(text).iter().all(|(label, _)| label == "一、"), "{text}");
        }
    }
}
