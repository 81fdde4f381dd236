//! Labels and values: what a page says about its document, in cells, items or spans.

use crate::{grammar::metadata_label, text::is_blank};

/// What a cell or line says as one half of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    /// 索引号： whose value stands next to it.
    Label {
        /// Whether pages use the word for this.
        is_known: bool,
        /// Whether its colon is written.
        has_colon: bool,
    },
    /// 索引号：123, label and value in one.
    Whole,
    /// Anything else.
    Other,
}

impl Half {
    pub(super) fn of(text: &str) -> Self {
        const LONGEST: usize = 60;
        let head = &text[..text.find(['：', ':']).unwrap_or(text.len())];
        let has_colon = head.len() < text.len();
        // Asked of each scrap of a line that a tag ends.
        if head.len() > LONGEST
            || head.is_empty()
            || !has_colon && !metadata_label::may_be_spaced(head)
        {
            return Self::Other;
        }
        let label: String = head.chars().filter(|c| !is_blank(*c)).collect();
        let key = metadata_label::key_of(metadata_label::bare(&label));
        let value = text[head.len()..].trim_start_matches(['：', ':']).trim_matches(is_blank);
        match key {
            Some(_) if !value.is_empty() => Self::Whole,
            Some(key) if has_colon || key.is_strong() => Self::Label { is_known: true, has_colon },
            None if has_colon && value.is_empty() && label.chars().count() <= 10 => {
                Self::Label { is_known: false, has_colon }
            }
            _ => Self::Other,
        }
    }

    fn is_known(self) -> bool {
        matches!(self, Self::Whole | Self::Label { is_known: true, .. })
    }
}

/// Whether rows of cells are what a page says about its document.
pub(super) fn are_about_document(rows: &[Vec<Half>]) -> bool {
    let known = rows.iter().flatten().filter(|half| half.is_known()).count();
    let rows: Vec<_> = rows.iter().filter(|row| row.len() > 1).collect();
    let led = rows.iter().filter(|row| row.first().is_some_and(|half| *half != Half::Other));
    // A row by itself may go on with the table above, which a page often cuts.
    (known >= 2 || known == 1 && rows.len() == 1) && led.count() * 3 >= rows.len() * 2
}

/// Whether the line so far is a label without its colon, which what follows on the line is the value of.
#[cfg(feature = "html")]
pub(super) fn is_bare_label(line: &str) -> bool {
    line.len() <= metadata_label::LONGEST_LABEL * 2
        && metadata_label::may_be_spaced(line)
        && Half::of(line) == (Half::Label { is_known: true, has_colon: false })
        && metadata_label::key_of(line).is_none_or(metadata_label::Key::is_strong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_of_pairs() {
        let label = |is_known, has_colon| Half::Label { is_known, has_colon };
        assert_eq!(Half::of("索 引 号："), label(true, true));
        assert_eq!(Half::of("索引号"), label(true, false));
        assert_eq!(Half::of("联系部门："), label(false, true));
        assert_eq!(Half::of("发布日期：2024-03-01"), Half::Whole);
        assert_eq!(Half::of("县财政局"), Half::Other);
        assert_eq!(Half::of("来源"), Half::Other);
        assert_eq!(Half::of(""), Half::Other);
    }

    #[test]
    fn a_table_of_tasks_is_not_about_the_document() {
        let rows = |rows: &[&[&str]]| -> Vec<Vec<Half>> {
            rows.iter().map(|row| row.iter().map(|cell| Half::of(cell)).collect()).collect()
        };
        assert!(are_about_document(&rows(&[
            &["索引号：", "1", "主题分类：", "农业"],
            &["标题", "关于防汛的通知"],
        ])));
        assert!(!are_about_document(&rows(&[
            &["序号", "名称", "时间"],
            &["1", "疏通沟渠", "6月"],
            &["2", "备足物资", "5月"],
        ])));
    }
}
