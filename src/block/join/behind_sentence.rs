//! Lines behind a sentence that ended with its line, in print: it may have ended anywhere in its paragraph.

use super::{
    Joiner,
    inner_line::may_be_numbered,
    page_line::INDENT,
    seam::{Seam, Verdict},
};
use crate::line::{Classes, Edge, Line, LineKind};

impl Joiner<'_, '_> {
    /// What ended before the margin ended its paragraph. Brackets may belong to it, and scraps may go on on its line of the
    /// page: of these, the other rules are asked.
    pub(super) fn behind_end_of_page_line(
        &self,
        seam: &Seam<'_>,
        is_inner: bool,
    ) -> Option<Verdict> {
        let ends = seam.open.has_ended()
            && !is_inner
            && !seam.traits.at_head.any(Edge::OPENING)
            && !self.wrap.is_ragged
            && !self.completes_line(seam)
            && !self.breaks_off_at_margin(seam);
        Verdict::begins_where(ends)
    }

    /// What is in the middle of its paragraph goes on, and so does what fills the page's line with the sentence.
    pub(super) fn behind_sentence(&self, seam: &Seam<'_>, is_inner: bool) -> Option<Verdict> {
        let open = seam.open;
        if !open.at_end.any(Edge::SENTENCE_END) {
            return None;
        }
        // A clause on a line of its own closes the text above: `…质效。\n（责任单位：…）`.
        let is_clause = || open.last_char == '。' && seam.traits.at_head.any(Edge::OPENING);
        // What is copied to ends here, and who prints stands below, however the two fill a line.
        let may_go_on = !self.after_blank
            && !open.lists_copies
            && (!open.at_end.any(Edge::COLON) || self.begins_behind_colon(seam));
        let fills_line = || self.completes_line(seam) || self.breaks_off_at_margin(seam);
        let goes_on = is_inner || may_go_on && (is_clause() || fills_line());
        Some(Verdict::goes_on_only_where(goes_on && !open.names(self.source, seam.text)))
    }

    /// `优化用水结构。`⏎`加强灌区、提灌站和水库的协同，落`⏎`实…`: whether a line breaks off far too early for a first one, and just
    /// where the page's line would end that the sentence above began. Extraction breaks that one behind words in bold, too.
    fn breaks_off_at_margin(&self, seam: &Seam<'_>) -> bool {
        let (open, traits) = (seam.open, seam.traits);
        let width = traits.width as usize;
        let breaks_off = open.last_char == '。'
            && traits.classes.any(Classes::COMMA)
            && !traits.at_end.any(Edge::SENTENCE_END)
            && !self.wrap.is_full(width + INDENT);
        // The next line shows that the margin is that of this page, too, and that no mark broke this one.
        let goes_on_full = |line: &Line| {
            line.kind == LineKind::Text
                && !line.traits.at_head.any(Edge::OPENING)
                && self.wrap.is_full(line.traits.width as usize)
        };
        breaks_off
            && !self.after_blank
            && !seam.is_set_in()
            && !may_be_numbered(seam.text, traits.first)
            && self.wrap.fits(open.page.columns + width)
            && self.wrap.is_full(open.page.whole() + width)
            && self.lines.get(seam.next).is_some_and(goes_on_full)
    }

    /// Whether a line behind a colon has no line of the page to itself: extraction broke that line at its marks, and even
    /// with 首行缩进 what is left of it would end before the margin.
    fn begins_behind_colon(&self, seam: &Seam<'_>) -> bool {
        self.wrap.is_ragged && !self.wrap.is_full(self.columns_begun(seam) + INDENT)
    }
}

#[cfg(test)]
mod tests {
    use super::super::pages::{PRINTED, RAGGED, paragraphs};

    #[test]
    fn marks_of_emphasis_end_no_line() {
        let addressed = "各乡镇人民政府（街道办事处），县政府各部门、单位，各重点企业：";
        let source = format!(
            "**青禾县人民政府办公室关于印发工作要点的通知**\n\n**{addressed}**\n\n现将工作要点印发给你们。\n"
        );
        assert_eq!(paragraphs(&source)[1], addressed);
        let source = "一、修渠\n**县水务局牵头，勘测、施工、验收都要登记，台账报县政府办公室备案。**\n县财政局拨付经费\n";
        assert_eq!(paragraphs(source).len(), 3);
    }

    #[test]
    fn a_bracket_that_remarks_on_the_text_is_none_of_its_last_sentence() {
        let last = "各站要逐项核查。";
        for remark in
            ["（此页无正文）", "（由于篇幅所限，附表从略）", "（新华社青禾2021年10月24日电）"]
        {
            let found =
                paragraphs(&format!("{PRINTED}{last}\n{remark}\n青禾县水务局\n2024年1月5日\n"));
            assert!(found.iter().any(|one| one == remark), "{found:#?}");
        }
        let found = paragraphs(&format!("{PRINTED}{last}\n（县水务局、各镇）\n"));
        assert_eq!(found.last(), Some(&format!("{last}（县水务局、各镇）")), "{found:#?}");
    }

    #[test]
    fn a_sentence_ends_in_front_of_the_quotes_around_it() {
        let found =
            paragraphs("值班员表示：“险情已经上报。”\n县水务局正在核查，\n将及时公布结果。\n");
        assert_eq!(found, ["值班员表示：“险情已经上报。”", "县水务局正在核查，将及时公布结果。"]);
        // A name in quotes ends no sentence.
        let found = paragraphs("全县实行河长制。各镇推广“巡河通”\n并定期核查。\n");
        assert_eq!(found, ["全县实行河长制。各镇推广“巡河通”并定期核查。"]);
    }

    #[test]
    fn extraction_breaks_lines_of_the_page_behind_sentences_in_bold() {
        let full = "确保全县安全度汛，保障人民群众生命财产安全和稳定，及时核";
        let (bold, first) = ("优化用水结构。", "加强灌区、提灌站、水库和渠系的协同，逐站落");
        let found = |bold: &str, first: &str, next: &str| {
            paragraphs(&format!("{PRINTED}{bold}\n{first}\n{next}\n查水情。\n"))
        };
        let whole = format!("{bold}{first}{full}查水情。");
        assert_eq!(found(bold, first, full).last(), Some(&whole));
        // It does not fill the page's line, no next line shows its margin, or a first line would end there as well.
        let set_in = full.trim_end_matches("及时核");
        for (bold, first, next) in [
            ("优化结构。", "加强灌区和渠系的协同，逐站落", full),
            (bold, first, "实并及时上报情况"),
            (bold, "1.2灌区、提灌站、水库和渠系的协同，逐站落", full),
            ("用水。", set_in, full),
        ] {
            let found = found(bold, first, next);
            assert!(found.contains(&bold.to_owned()), "{found:#?}");
        }
    }

    #[test]
    fn extraction_breaks_lines_of_the_page_behind_colons_too() {
        let (label, rest) =
            ("今年防汛工作的总体要求是：", "以防为主、\n防救结合，\n群防群治\n，不留死角。");
        let found = paragraphs(&format!("{RAGGED}{label}\n{rest}\n"));
        assert_eq!(found.last(), Some(&format!("{label}{}", rest.replace('\n', ""))), "{found:#?}");
        // With 首行缩进 it fills a line by itself, as text below recipients does.
        let (label, rest) =
            ("各单位：", "现将今年防汛工作要点印发给你们，要对照清单逐项抓\n好落实。");
        let found = paragraphs(&format!("{RAGGED}{label}\n{rest}\n"));
        assert_eq!(found.last(), Some(&rest.replace('\n', "")), "{found:#?}");
    }
}
