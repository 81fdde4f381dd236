//! Sections: what of a labelled paragraph is label, heading and text (contract, section 4).

mod heading;

use std::ops::Range;

use heading::heading_behind;

use crate::{
    block::Paragraph,
    grammar::label::{Kind, Label},
    text::ends_in_ideograph,
};

/// What stands behind the label of a paragraph.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Head {
    /// Empty where there is none.
    heading: (u32, u32),
    rest: u32,
}

/// The head of a section with the text on its line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SectionItem<'p, 'a> {
    pub(crate) paragraph: &'p Paragraph<'a>,
    /// That of the paragraph.
    label: &'p Label,
    head: &'p Head,
}

impl<'p, 'a> SectionItem<'p, 'a> {
    /// A paragraph that has a label, with what stands behind it.
    pub(super) fn new(paragraph: &'p Paragraph<'a>, head: &'p Head) -> Option<Self> {
        Some(Self { paragraph, label: paragraph.label.as_ref()?, head })
    }

    /// What its label counts with.
    pub(crate) fn kind(&self) -> Kind {
        self.label.kind
    }

    /// Bytes of the label.
    pub(crate) fn label(&self) -> usize {
        self.label.length
    }

    /// The heading without its final mark.
    pub(crate) fn heading(&self) -> Option<Range<usize>> {
        self.head.heading()
    }

    /// Where the text behind the heading begins; the text's length where there is none.
    pub(crate) fn rest(&self) -> usize {
        self.head.rest()
    }
}

impl Head {
    /// The head of the section that a paragraph with this label begins.
    #[inline]
    pub(super) fn of(paragraph: &Paragraph<'_>, label: Label) -> Self {
        let (heading, rest) = heading_behind(paragraph, label.length);
        let heading = heading.map_or((0, 0), |heading| (heading.start as u32, heading.end as u32));
        Self { heading, rest: rest as u32 }
    }

    /// Makes all of the line of a section the heading where the first section within it begins at once: a line that no mark
    /// ends is only a heading then, however long.
    #[inline]
    pub(super) fn lead(&mut self, paragraph: &Paragraph<'_>, kind: Kind) {
        /// Bytes of the longest.
        const LONGEST: usize = 300;
        let (text, start) = (paragraph.text(), self.rest());
        if self.heading().is_none()
            && kind.is_numeral()
            && (1..LONGEST).contains(&(text.len() - start))
            && ends_in_ideograph(text)
            && !text[start..].contains(['。', '；', ';', '：', ':', '？', '?'])
        {
            self.heading = (self.rest, text.len() as u32);
            self.rest = text.len() as u32;
        }
    }

    /// The heading without its final mark.
    pub(crate) fn heading(&self) -> Option<Range<usize>> {
        let (start, end) = self.heading;
        (start < end).then_some(start as usize..end as usize)
    }

    /// Where the text behind the heading begins; the text's length where there is none.
    pub(crate) fn rest(&self) -> usize {
        self.rest as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Option<&str>, &str) {
        let sentence = first_sentence(text, 0);
        let (range, rest) =
            sentence.map_or((None, 0), |sentence| heading(text, 0, sentence, false));
        (range.map(|range| &text[range]), &text[rest..])
    }

    #[test]
    fn the_first_sentence_is_the_heading() {
        assert_eq!(parts("健全机制。各镇要抓紧落实。"), (Some("健全机制"), "各镇要抓紧落实。"));
        assert_eq!(parts("主要任务"), (Some("主要任务"), ""));
        assert_eq!(parts("本人有效身份证件；"), (Some("本人有效身份证件"), ""));
        assert_eq!(
            parts("时间：2021年7月15日上午8:30。"),
            (Some("时间"), "2021年7月15日上午8:30。")
        );
        let long = "为".repeat(41);
        assert_eq!(parts(&long), (None, long.as_str()));
    }

    #[test]
    fn a_mark_behind_a_label_is_of_neither_heading_nor_text() {
        for (label, mark) in [("第一条", "："), ("第一条", ":"), ("（一）", "、"), ("(一)", "、")]
        {
            let text = format!("{label}{mark}健全机制。各镇要落实。\n");
            let notice = crate::parse(&text);
            let section = notice.sections().next().expect("a section");
            let found = (&*section.label, section.heading.as_deref());
            assert_eq!(found, (label, Some("健全机制")), "{text}");
        }
    }

    #[test]
    fn characters_of_any_length_are_counted() {
        for begin in 8..20 {
            for tail in ["", "é", "县", "🀄", "é县🀄a"] {
                let text = "x".repeat(begin) + tail;
                assert_eq!(count_characters(&text), text.chars().count(), "{text}");
                let text = format!("{text}{}", "县é".repeat(begin));
                assert_eq!(count_characters(&text), text.chars().count(), "{text}");
            }
        }
    }

    #[test]
    fn a_point_between_characters_is_a_full_stop() {
        assert_eq!(parts("健全机制.各镇要落实."), (Some("健全机制"), "各镇要落实."));
        assert_eq!(parts("建设5.5公里渠道"), (Some("建设5.5公里渠道"), ""));
        assert_eq!(parts("健全机制ꎮ各镇要落实ꎮ"), (Some("健全机制"), "各镇要落实ꎮ"));
        let long = format!("{}、各站要落实：一看二查ꎮ", "各镇".repeat(30));
        assert_eq!(parts(&format!("健全机制ꎮ{long}")), (Some("健全机制"), &*long));
    }

    #[test]
    fn quotes_that_close_behind_the_mark_are_of_the_sentence() {
        assert_eq!(parts("暂停外地用水户办理开户。”"), (Some("暂停外地用水户办理开户"), ""));
        assert_eq!(
            parts("第三条修改为“各站按月报送。”"),
            (Some("第三条修改为“各站按月报送。”"), "")
        );
        assert_eq!(parts("禁止私自取水。”各站要核查。"), (Some("禁止私自取水"), "各站要核查。"));
    }

    #[test]
    fn marks_inside_brackets_end_nothing() {
        assert_eq!(parts("制度文件（机构指：甲。乙）"), (Some("制度文件（机构指：甲。乙）"), ""));
    }

    #[test]
    fn a_line_above_its_sections_is_a_heading_however_long() {
        let long = "统筹推进全县大中型灌区续建配套和现代化改造，健全水利工程运行管护长效机制，全面提升农业用水保障能力";
        let heading = |text: &str| {
            let notice = crate::parse(text);
            let section = notice.sections().next().expect("a section");
            section.heading.as_deref().map(str::to_owned)
        };
        let below = "（一）修复渠系。逐条渠道核查。\n";
        assert_eq!(heading(&format!("一、{long}\n{below}")).as_deref(), Some(long));
        for text in
            [format!("一、{long}。\n{below}"), format!("一、{long}\n各站要抓紧落实。\n{below}")]
        {
            assert_eq!(heading(&text), None, "{text}");
        }
    }
}
