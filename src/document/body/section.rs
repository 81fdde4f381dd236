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
