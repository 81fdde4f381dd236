//! 首行缩进: a line set in by two characters begins a paragraph.

use std::ops::Range;

use super::{
    super::open::Open,
    Joiner,
    seam::{Seam, Verdict},
};
use crate::{
    line::{Classes, Edge, Line},
    text::is_blank,
};

impl Joiner<'_, '_> {
    /// Where lines are not wrapped only what somebody typed sets them in: blanks as wide as characters.
    pub(super) fn at_typed_indent(&self, seam: &Seam<'_>) -> Option<Verdict> {
        Verdict::begins_where(seam.is_set_in() && self.is_set_in_by_type(seam.line))
    }

    /// In print blanks of layout do, too, but neither within a box nor in front of a scrap of the page's line.
    pub(super) fn at_indent(&self, seam: &Seam<'_>) -> Option<Verdict> {
        let may_begin = seam.is_set_in() && !seam.open.at_end.any(Edge::LISTING);
        let begins = may_begin
            && !self.is_within_box(seam.line, seam.open)
            && (self.is_set_in_by_type(seam.line) || self.is_set_in_by_layout(seam));
        Verdict::begins_where(begins)
    }

    fn is_set_in_by_type(&self, line: &Line) -> bool {
        line.indent(self.source).chars().filter(|c| *c == '\u{3000}').nth(1).is_some()
    }

    /// Continuation lines stand further left than the first line of their own paragraph.
    fn is_set_in_by_layout(&self, seam: &Seam<'_>) -> bool {
        let is_narrow = |c: &char| matches!(c, ' ' | '\u{a0}');
        let blanks = seam.line.indent(self.source).chars().filter(is_narrow).count();
        let before = || {
            let above = self.source[..seam.open.draft.start()].chars();
            above.rev().take_while(is_narrow).count()
        };
        (2..=8).contains(&blanks) && (seam.open.lines().len() > 1 || before() == blanks)
    }

    /// `　　四、县水务局负责核查灌区今年的用水需⏎求`: what looks like a heading is none above a line that no first one is like.
    pub(super) fn below_set_in(&self, seam: &Seam<'_>) -> Option<Verdict> {
        Verdict::goes_on_where(self.hangs(seam))
    }

    /// Whether the paragraph's first line reaches the margin with the 首行缩进 that extraction kept, and the line below stands
    /// further left: first lines of paragraphs are set in here, and it is none. In a header titles are centred, and so are numbers.
    pub(super) fn hangs(&self, seam: &Seam<'_>) -> bool {
        /// Columns of 首行缩进, as wide as layouts make it.
        const SET_IN: Range<usize> = 3..9;
        let [first] = seam.open.draft.pieces.as_slice() else { return false };
        let above = self.source[..first.place().start].chars().rev();
        let kept = columns(above.take_while(|c| is_blank(*c) && !matches!(c, '\n' | '\r')));
        let set_in = kept.saturating_sub(columns(seam.line.indent(self.source).chars()));
        // Cells of a table stand further left or right for reasons of their own.
        SET_IN.contains(&set_in)
            && !seam.traits.classes.or(seam.open.draft.classes).any(Classes::GAP)
            && !self.is_parted()
            && (seam.open.label.is_some() || self.is_below_header(seam.open))
            && self.wrap.is_full(seam.open.page.columns + set_in)
    }

    /// Whether a line is set in as far as the last one, which ends at the margin within a sentence: so are all lines of
    /// a box (专栏).
    fn is_within_box(&self, line: &Line, open: &Open) -> bool {
        let indent = line.indent(self.source);
        let above = || self.source[..open.last().start].strip_suffix(indent);
        open.is_prose()
            && !open.at_end.any(Edge::SENTENCE_END.or(Edge::CLOSING))
            && self.wrap.is_full(open.page.columns + indent.len())
            && above().is_some_and(|above| above.ends_with('\n'))
    }
}

/// Columns of blanks.
fn columns(blanks: impl Iterator<Item = char>) -> usize {
    blanks.map(|c| if c == '\u{3000}' { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::super::pages::{WRAPPED, paragraphs};

    #[test]
    fn lines_of_a_box_that_are_all_set_in_make_one_paragraph() {
        let boxed =
            "  重点工程。在全县建设一批高标准农田灌排体系，配套计量设施，\n  推广节水技术，\n";
        let text = format!("{WRAPPED}{WRAPPED}{boxed}");
        let found = paragraphs(&text);
        assert_eq!(found.len(), 3, "{found:#?}");
        assert!(found[2].ends_with("配套计量设施，推广节水技术，"), "{found:#?}");
        // 首行缩进 in front of each of two short items.
        let found =
            paragraphs(&format!("{WRAPPED}{WRAPPED}  新建泵站，扩建渠首\n  改造灌区，配套计量\n"));
        assert_eq!(found.len(), 4, "{found:#?}");
    }

    #[test]
    fn a_scrap_that_is_set_in_goes_on_behind_a_comma() {
        let text = format!("{}各镇要备足物资，\n      加快除险加固。\n", WRAPPED.repeat(4));
        assert_eq!(
            paragraphs(&text).last().map(String::as_str),
            Some("各镇要备足物资，加快除险加固。")
        );
    }

    #[test]
    fn a_line_further_left_than_a_full_first_one_goes_on_with_it() {
        let text = WRAPPED.repeat(2);
        let (first, rest) =
            ("四、县水务局负责核查各灌区和提灌站今年的用水需求以及计量", "设施，及时上报。");
        let found = paragraphs(&format!("{text}    {first}\n{rest}\n"));
        assert_eq!(found.last(), Some(&format!("{first}{rest}")), "{found:#?}");
        // Behind the end of a sentence, too, but not where both are set in, or cells are.
        let first = "（二）县水务局核查各灌区和提灌站今年的用水需求及计量设施。";
        let found = paragraphs(&format!("{text}    {first}\n值守情况每天报告。\n"));
        assert_eq!(found.last(), Some(&format!("{first}值守情况每天报告。")), "{found:#?}");
        for apart in ["    值守情况每天报告。", "值守情况      每天报告"] {
            let found = paragraphs(&format!("{text}    {first}\n{apart}\n"));
            assert!(found.iter().any(|one| one == first), "{found:#?}");
        }
    }
}
