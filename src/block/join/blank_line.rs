//! Below a blank line or a page's edge, in print: what they cut goes on, nothing else.

use super::{
    super::open::Open,
    Joiner,
    seam::{Seam, Verdict},
};
use crate::{
    line::{Classes, Edge, Traits},
    text::ends_in_ideograph,
};

/// Marks that prose holds, and no cells below a page's edge.
const WITHIN_PROSE: Classes = Classes::COMMA
    .or(Classes::PAUSE)
    .or(Classes::FULL_STOP)
    .or(Classes::SEMICOLON)
    .or(Classes::COLON);

impl Joiner<'_, '_> {
    /// A sentence goes on below the blank line that cuts it, or the edge of a page.
    pub(super) fn below_blank_line(&self, seam: &Seam<'_>) -> Option<Verdict> {
        let is_parted = self.is_parted()
            && !self.is_cut_by_page(seam)
            && !self.is_cut_by_blank(seam.open, seam.traits);
        Verdict::begins_where(is_parted)
    }

    /// A page cuts a sentence anywhere.
    fn is_cut_by_page(&self, seam: &Seam<'_>) -> bool {
        let open = seam.open;
        open.ends_page
            && (open.is_prose()
                || open.lists()
                || seam.traits.classes.any(WITHIN_PROSE) && self.is_cut_first_line(seam))
    }

    /// Whether a blank line stands within a sentence, as text recognition leaves them between any two lines. The line below
    /// is prose or full; the line above nearly reaches the margin or breaks off within a word, or its sentence began behind
    /// another one.
    fn is_cut_by_blank(&self, open: &Open, traits: &Traits) -> bool {
        /// Columns that digits and quotes, set closer than they count, leave empty.
        const NEAR: usize = 6;
        const OF_PROSE: Classes = Classes::COMMA.or(Classes::FULL_STOP).or(Classes::SEMICOLON);
        if !open.is_prose() {
            return self.is_parted_from_full(open, traits);
        }
        !open.at_end.any(Edge::CLOSING)
            && open.last_char != '.'
            && (traits.classes.any(OF_PROSE) || self.wrap.is_full(traits.width as usize))
            && (open.holds(Classes::FULL_STOP) && !open.at_end.any(Edge::DIGIT)
                || self.wrap.is_full(open.page.whole() + NEAR)
                || self.breaks_off(open))
    }

    /// Whether the open paragraph is a first line that ends at the margin, and the line below the blank one fills the page:
    /// with 首行缩进 it had no room, so it is no first line.
    fn is_parted_from_full(&self, open: &Open, traits: &Traits) -> bool {
        open.label.is_none()
            && open.page.nth == 1
            && self.wrap.leaves_no_room(traits.width as usize)
            && traits.classes.any(Classes::COMMA.or(Classes::FULL_STOP))
            && self.fills_indented_line(open)
            && ends_in_ideograph(&self.source[open.last()])
    }

    /// Whether the open paragraph ends within a word, on a line too wide for a cell or with what ran over a full one.
    fn breaks_off(&self, open: &Open) -> bool {
        ends_in_ideograph(&self.source[open.last()])
            && (!self.is_header() || open.has_stop())
            && (self.wrap.is_wider_than_cells(open.page.whole()) || self.has_run_over(open))
    }

    /// Whether a blank line stands at the seam, in a text where they say something.
    pub(super) fn is_parted(&self) -> bool {
        self.after_blank && !self.wrap.is_spaced
    }
}

#[cfg(test)]
mod tests {
    use super::super::pages::{WRAPPED, last_of, paragraphs, wrapped};

    #[test]
    fn a_page_may_end_with_the_first_line_of_a_paragraph() {
        let first = "全县实施水利高质量发展规划和节水行动以来各镇";
        let next = "压实责任，灌溉面积逐年增加，做到早部署、早落实、早";
        let page = |next| last_of(&wrapped("", "", &format!("{first}\n\n— 3 —\n\n\x0c{next}\n")));
        assert_eq!(page(next), format!("{first}{next}"));
        let cell = "各乡镇实施水利高质量发展规划和节水行动的情况统计表";
        assert_eq!(page(cell), cell);
    }

    #[test]
    fn a_sentence_goes_on_behind_the_form_feed_that_cuts_it() {
        let wrapped = "各乡镇要把防汛责任落实到岗、到人，逐库、逐坝、逐段明确巡查人员和转移路线，\n\
        对照清单逐项核查，发现问题现场交办，限期整改到位，并把结果报县防汛办备案核\n";
        let cut = format!("{wrapped}{wrapped}对隐患点加密巡查频次，遇有险情\n\n\x0c");
        let found = paragraphs(&format!("{cut}立即上报，并按预案组织群众转移，确保不漏一户。\n"));
        assert_eq!(found.len(), 1, "{found:#?}");
        // What is no sentence ends with its page.
        let found = paragraphs(&format!(
            "{wrapped}{wrapped}立即上报。\n重点水库防汛责任人\n\n\x0c{wrapped}"
        ));
        assert_eq!(found.len(), 3, "{found:#?}");
    }

    #[test]
    fn a_blank_line_within_a_sentence_parts_no_paragraph() {
        let (head, rest) =
            ("畅通群众反映渠道，做到件件有回音，对久拖不决的", "事项挂牌督办，办结一件销号一件。");
        let text = format!("{WRAPPED}{WRAPPED}");
        assert_eq!(paragraphs(&format!("{text}{head}\n\n{rest}\n")).len(), 3);
        // Far from the margin a line is done, and what holds no mark is no rest of a sentence.
        assert_eq!(paragraphs(&format!("{text}做到件件有回音，事事有着落\n\n{rest}\n")).len(), 4);
        // Behind a sentence that ended another one has begun; the mark of a footnote ends it.
        let begun = "畅通渠道。做到件件有回音，事事有着落，把";
        assert_eq!(paragraphs(&format!("{text}{begun}\n\n{rest}\n")).len(), 3);
        assert_eq!(paragraphs(&format!("{text}{begun}1\n\n{rest}\n")).len(), 4);
        assert_eq!(paragraphs(&format!("{text}{head}\n\n县水务局防汛值班表\n")).len(), 4);
    }

    #[test]
    fn a_sentence_that_breaks_off_goes_on_behind_a_blank_line() {
        // Titles and recipients break off, too.
        let text = WRAPPED.repeat(16);
        let rest = "堤除险加固，不留隐患。";
        // On a line too wide for a cell, or with what ran over a full one.
        for cut in [
            "各镇要备足砂石、编织袋等物资，加快河",
            "各镇要按照县里的部署摸清底数，逐村逐户建立台账，加快推进河\n道",
        ] {
            let found = paragraphs(&format!("{text}{cut}\n\n{rest}\n"));
            let whole = format!("{}{rest}", cut.replace('\n', ""));
            assert_eq!(found.last(), Some(&whole), "{found:#?}");
        }
        // The line below is prose by its marks, or fills the page.
        let cut = "各镇要备足砂石、编织袋等物资，加快河";
        let full = "道沿线小型水库、山塘、涵闸和堤防的除险加固并在汛期以前完工";
        let found = paragraphs(&format!("{text}{cut}\n\n{full}\n验收。\n"));
        assert_eq!(found.last(), Some(&format!("{cut}{full}验收。")), "{found:#?}");
        // Cells are narrower, and names hold no mark of a sentence.
        for apart in ["备足砂石，加快河", "白沙区水务局河道管护工作专班"] {
            let found = paragraphs(&format!("{text}{apart}\n\n{rest}\n"));
            assert_eq!(found[found.len() - 2..], [apart, rest], "{found:#?}");
        }
    }

    #[test]
    fn a_first_line_at_the_margin_goes_on_behind_a_blank_line() {
        let (first, rest) = (
            "沿河各镇要会同县水务局对全县河道堤防逐段开展安全鉴定和隐",
            "患排查，把结果报县防汛抗旱指挥部办公室，发现险情要立即处置好",
        );
        let text = WRAPPED.repeat(16);
        let found = paragraphs(&format!("{text}{first}\n\n{rest}\n"));
        assert_eq!(found.last(), Some(&format!("{first}{rest}")), "{found:#?}");
        // With room for 首行缩进 in front of it, the line below may be a first one, and that above a heading.
        let apart = "患排查，把结果报县防汛抗旱指挥部办公室，发现险情要处置";
        let found = paragraphs(&format!("{text}{first}\n\n{apart}\n"));
        assert_eq!(found[found.len() - 2..], [first, apart], "{found:#?}");
    }
}
