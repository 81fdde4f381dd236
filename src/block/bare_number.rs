//! Items that bare figures count, glued to their texts: `1提取范围…`, `2提取频次…`. Copying a page makes them of ① and ②, and editors
//! leave out the point. One figure is a part of its sentence; three that count on are not.

use super::Block;
use crate::grammar::label::{self, Label};

/// So many items are no chance.
const FEWEST: usize = 3;

/// Blocks from one item to the next.
const FARTHEST: usize = 6;

/// Gives the items their labels.
pub(super) fn label(blocks: &mut [Block<'_>]) {
    let mut items = Items::default();
    for at in 0..blocks.len() {
        let Some(paragraph) = blocks[at].paragraph() else { continue };
        match (paragraph.label, label::bare(paragraph.text())) {
            (Some(label), _) => {
                items.end(blocks);
                items.below(label, blocks[at].paragraph().map_or("", |above| above.text()), at);
            }
            (None, Some(label)) if items.count_on_to(label, at) => items.add(label, at),
            (None, Some(label)) if label.number == 1 => {
                items.end(blocks);
                items.add(label, at);
            }
            _ => {}
        }
    }
    items.end(blocks);
}

/// Items that count on from one to the next.
#[derive(Default)]
struct Items {
    found: Vec<(usize, Label)>,
    /// The number and the block of the last one.
    last: (u32, usize),
    /// Whether labels that are none by chance count before the first: `09` before `10`.
    are_sure: bool,
    /// The level of the label above them.
    above: i8,
}

impl Items {
    /// Begins below a label, which may be the first of them: `01优化服务`.
    fn below(&mut self, label: Label, text: &str, at: usize) {
        self.above = label.level;
        self.are_sure = text[..label.length].ends_with(|c: char| c.is_ascii_digit());
        self.last = (if self.are_sure { label.number } else { 0 }, at);
    }

    fn count_on_to(&self, label: Label, at: usize) -> bool {
        let (number, last) = self.last;
        number > 0 && label.number == number + 1 && at - last <= FARTHEST
    }

    fn add(&mut self, label: Label, at: usize) {
        self.found.push((at, label));
        self.last = (label.number, at);
    }

    /// Gives the items found so far their labels, unless they are too few or no sentences, as rows are.
    fn end(&mut self, blocks: &mut [Block<'_>]) {
        let tells = |(at, _): &&(usize, Label)| {
            let text = blocks[*at].paragraph().map_or("", |paragraph| paragraph.text());
            text.contains(['，', ',', '。', '；', ';', '：', ':'])
        };
        let sentences = self.found.iter().filter(tells).count();
        let count =
            sentences * 2 >= self.found.len() && (self.are_sure || self.found.len() >= FEWEST);
        let level = if self.above >= 3 && !self.are_sure { BELOW_FIGURES } else { 3 };
        for (at, label) in self.found.drain(..).filter(|_| count) {
            if let Block::Paragraph(paragraph) = &mut blocks[at] {
                paragraph.label = Some(Label { level, ..label });
            }
        }
        self.are_sure &= count;
        self.last = (0, 0);
    }
}

/// What counts below `1.` and （1） was ①.
const BELOW_FIGURES: i8 = 5;

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
