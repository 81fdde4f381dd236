//! 首行缩进: a line set in by two characters begins a paragraph.

use super::{
    super::open::Open,
    Joiner,
    seam::{Seam, Verdict},
};
use crate::line::{Edge, Line};

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
}
