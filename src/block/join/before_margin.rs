//! Lines within a sentence or a heading, in print: what reaches the margin was cut there, the rest by something else.

use super::{
    super::lost_break::{closes_within_sentence, ends_assigned},
    Joiner,
    first_line::OF_PROSE,
    page_line::is_bracketed,
    seam::{Seam, Verdict},
};
use crate::{grammar::punctuation::is_closing, line::Edge};

impl Joiner<'_, '_> {
    /// What reaches the margin goes on; a heading may just fill its line, and so may the bracket that assigns a paragraph.
    pub(super) fn at_margin(&self, seam: &Seam<'_>) -> Option<Verdict> {
        let open = seam.open;
        let is_heading = || open.is_heading() && self.is_above_first_line(seam);
        let is_assigned = || {
            open.at_end.any(Edge::CLOSING)
                && open.has_stop()
                && !seam.traits.at_head.any(Edge::OPENING)
                && ends_assigned(&self.source[open.place()])
                && !self.is_no_first_line(seam)
        };
        let ends = || is_heading() || is_assigned();
        self.reaches_margin(open).then(|| Verdict::goes_on_only_where(!ends()))
    }

    /// `（2）清淤\n疏浚；`: an item behind ；ends in a mark as the one above it did, wherever extraction broke its line. So does a
    /// first one that fills the page's line which the text above began.
    pub(super) fn within_item(&self, seam: &Seam<'_>) -> Option<Verdict> {
        let open = seam.open;
        let is_item = open.label.is_some() && open.above == '；';
        let is_first = || open.page.nth == 1 && open.label.is_some_and(is_bracketed);
        let goes_on = seam.traits.classes.any(OF_PROSE)
            && (!self.after_blank || open.ends_page)
            && !open.has_stop()
            && (is_item || is_first() && self.fills_begun_line(open));
        Verdict::goes_on_where(goes_on)
    }

    /// A bracket closes a name or a text, unless extraction broke the page's line behind one within a sentence.
    pub(super) fn behind_bracket(&self, seam: &Seam<'_>) -> Option<Verdict> {
        let open = seam.open;
        let is_closed = open.at_end.any(Edge::CLOSING) && (open.has_stop() || open.label.is_none());
        is_closed.then(|| Verdict::goes_on_only_where(self.is_broken_at_bracket(seam)))
    }

    /// `各县（市、\n区）\n人民政府`, `推动公民出国\n（境）\n业务进驻大厅`: no note and no date.
    fn is_broken_at_bracket(&self, seam: &Seam<'_>) -> bool {
        let open = seam.open;
        let is_within = || closes_within_sentence(&self.source[open.place()]);
        open.holds_bracket(self.source) && self.completes_line(seam)
            || self.wrap.is_ragged && open.is_prose() && is_within()
    }

    /// What goes on is a sentence; a first line that fills the page's; a line that shares the page's line or runs over it;
    /// what a bracket explains. All else ends with its line.
    pub(super) fn before_margin(&self, seam: &Seam<'_>) -> Verdict {
        let goes_on = seam.open.is_prose()
            || self.is_cut_first_line(seam)
            || self.shares_line(seam)
            || self.completes_line(seam)
            || self.wrap.runs_over && self.has_run_over(seam.open)
            || !self.after_blank && explains(seam);
        Verdict::goes_on_only_where(goes_on)
    }
}

/// `节水规划\n（送审稿）`, `总库容\n（亿m3）`: a short bracket on a line of its own says more of the title or the cell above it,
/// but for the number of an order: `（第7号）`.
fn explains(seam: &Seam<'_>) -> bool {
    /// Columns of the longest, with its marks.
    const LONGEST: u32 = 16;
    let (open, text) = (seam.open, seam.text);
    let is_whole = |at: usize| text[at..].chars().nth(1).is_none() && !text[..at].ends_with('号');
    seam.traits.width <= LONGEST
        && seam.traits.at_head.any(Edge::OPENING)
        && text.find(is_closing).is_some_and(is_whole)
        && open.label.is_none()
        && !open.is_prose()
        && !open.at_end.any(Edge::CLOSING)
}

#[cfg(test)]
mod tests {
    use super::super::pages::{PRINTED, RAGGED, paragraphs};

    #[test]
    fn items_of_a_sentence_go_on_where_extraction_broke_the_page_before_their_brackets() {
        // On the page: `主要内容：（1）核查灌区渠道和提灌站的用水计量需求⏎和水泵；（2）清理淤⏎塞的渠道。`
        let (above, first, rest) =
            ("主要内容：", "（1）核查全县灌区渠道和提灌站今年的用水", "计量需求；");
        let (second, end) = ("（2）清理淤", "塞的渠道。");
        let found = paragraphs(&format!("{PRINTED}{above}\n{first}\n{rest}\n{second}\n{end}\n"));
        let items = [format!("{first}{rest}"), format!("{second}{end}")];
        assert_eq!(found[found.len() - 2..], items, "{found:#?}");
        // What does not fill the page's line, and stands behind no item, is a heading.
        let heading = "（1）核查灌区";
        let found = paragraphs(&format!("{PRINTED}{above}\n{heading}\n{end}\n"));
        assert_eq!(found[found.len() - 2..], [heading, end], "{found:#?}");
    }

    #[test]
    fn a_bracket_within_a_sentence_ends_no_line_of_the_page() {
        let (before, after) = ("（一）加强演练。备足物资，组织各县（区）", "水务站开展联合演练。");
        let found = paragraphs(&format!("{RAGGED}{before}\n{after}\n"));
        assert_eq!(found.last(), Some(&format!("{before}{after}")), "{found:#?}");
        // A sentence ended in front of it, or it says who is assigned, or when.
        for bracket in ["演练。（县水务局）", "演练（县水务局牵头）", "演练（4月30日）"]
        {
            let before = format!("（一）值守。备足物资，{bracket}");
            let found = paragraphs(&format!("{RAGGED}{before}\n{after}\n"));
            assert_eq!(found[found.len() - 2..], [before, after.to_owned()]);
        }
    }

    #[test]
    fn a_paragraph_ends_with_the_bracket_that_assigns_it_though_it_fills_its_line() {
        let text = "各乡镇要逐站核对全县灌区、提灌站和水库今年的用水需求，张\n榜公布，并在汛期以前把结果报备。";
        let assigned = format!("{text}（县水务局、各镇负责）");
        let first = "县里每周抽查一次，发现问题当天就处理，不留死角。";
        let found = |above: &str, below: &str| {
            let found = paragraphs(&format!("{PRINTED}{above}\n{below}\n"));
            found.last().cloned().unwrap_or_default()
        };
        assert_eq!(found(&assigned, first), first);
        // It has no room for 首行缩进, it is a second bracket, or the first one assigns nothing.
        let whole = "县里每周抽查一次，发现问题当天就处理，绝不留任何死角和盲\n区。";
        let explained = format!("{text}（详见县水务局的通告）");
        for (above, below) in
            [(&assigned, whole), (&assigned, "（县财政局补助）"), (&explained, first)]
        {
            let whole = format!("{above}{below}").replace('\n', "");
            assert!(found(above, below).ends_with(&whole), "{below}");
        }
    }

    #[test]
    fn a_short_bracket_below_a_cell_or_a_title_belongs_to_it() {
        for (above, bracket) in [("水库总库容", "（亿m3）"), ("青禾县节约用水规划", "（送审稿）")]
        {
            let found = paragraphs(&format!("{PRINTED}\n{above}\n{bracket}\n"));
            assert_eq!(found.last(), Some(&format!("{above}{bracket}")), "{found:#?}");
        }
        // The number of an order, a second bracket, text behind it.
        for (above, below) in [
            ("青禾县人民政府令", "（第7号）"),
            ("总库容（设计）", "（亿m3）"),
            ("总库容", "（亿m3）等"),
        ] {
            let found = paragraphs(&format!("{PRINTED}\n{above}\n{below}\n"));
            assert_eq!(found.last().map(String::as_str), Some(below), "{found:#?}");
        }
    }
}
