//! Which line is no paragraph's first, though a full stop, a blank line or an indent stands in front of it: it lacks what
//! sets the first lines of the text apart, or a sentence is not done.

use super::{Joiner, page_line::INDENT, seam::Seam};
use crate::{line::Edge, text::is_blank};

/// What the labelled lines of a text, which begin paragraphs for certain, have in common.
#[derive(Default)]
pub(super) struct FirstLines {
    all: u32,
    set_in: u32,
    behind_blank: u32,
}

impl FirstLines {
    /// Takes note of a labelled line.
    #[inline]
    pub(super) fn note(&mut self, is_set_in: bool, is_behind_blank: bool) {
        self.all += 1;
        self.set_in += u32::from(is_set_in);
        self.behind_blank += u32::from(is_behind_blank);
    }

    /// Whether all first lines but the few that a page's edge or a table brings show something.
    fn show(&self, lines: u32) -> bool {
        /// Fewer lines may be alike by chance.
        const FEWEST: u32 = 4;
        self.all >= FEWEST && lines * 8 >= self.all * 7
    }
}

impl Joiner<'_, '_> {
    /// `…协同监管机制。\n强化部门联动，…`: whether a line behind a full one that ends a sentence is in the middle of
    /// its paragraph: it is too long for a first line; or first lines of the text are set in or stand behind a blank
    /// line, and this one does not.
    pub(super) fn is_inner(&self, seam: &Seam<'_>) -> bool {
        seam.open.has_ended()
            && !seam.open.at_end.any(Edge::COLON)
            && !may_be_numbered(seam.text, seam.traits.first)
            && self.is_full_above(seam.open)
            && (self.wrap.runs_over && self.ran_over(seam) || self.is_no_first_line(seam))
    }

    fn is_no_first_line(&self, seam: &Seam<'_>) -> bool {
        let width = self.columns_begun(seam);
        let is_too_long = self.is_too_long_for_first(seam, width);
        // Scraps leave few whole lines to tell the margin by: only the widest are sure.
        if self.wrap.is_ragged {
            return is_too_long
                && self.wrap.is_widest(width)
                && seam.open.page.columns <= width + 2;
        }
        is_too_long || self.lacks_what_first_lines_show(seam)
    }

    fn lacks_what_first_lines_show(&self, seam: &Seam<'_>) -> bool {
        if self.is_parted() || seam.is_set_in() {
            return false;
        }
        let firsts = &self.first_lines;
        // 首行缩进 in front of it would make the line a full one.
        let may_be_set_in = self.wrap.is_full(seam.traits.width as usize + INDENT);
        firsts.show(firsts.set_in)
            || !self.after_blank && !may_be_set_in && firsts.show(firsts.behind_blank)
    }

    /// Whether a line behind a full one fills the page's line so far that 首行缩进, which extraction drops, had no
    /// room in it.
    pub(super) fn is_too_long_for_first(&self, seam: &Seam<'_>, width: usize) -> bool {
        if seam.is_set_in() || self.is_parted() && !seam.open.ends_page {
            return false;
        }
        // Blanks that set digits apart, which extraction writes, are half as wide as it counts them.
        let blanks = || seam.line.text(self.source).chars().filter(|c| is_blank(*c)).count();
        let width = if self.wrap.fits(width) { width } else { width - blanks() / 2 };
        self.wrap.leaves_no_room(width)
    }
}

/// `2.7.6 资源`, `3）党员`, `Vd——用量`: numbering that is no label, and what formulas are explained with. Years lead sentences.
fn may_be_numbered(text: &str, first: char) -> bool {
    // Extraction sets digits apart: 2023 年.
    let behind_number = || text.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_year = || behind_number().trim_start_matches(is_blank).starts_with('年');
    first.is_ascii() && !is_year()
}

#[cfg(test)]
pub(super) mod tests {
    pub(in super::super) fn paragraphs(text: &str) -> Vec<String> {
        crate::parse(text).paragraphs().map(|paragraph| paragraph.text.to_string()).collect()
    }

    /// Lines of pages 30 characters wide, whole but for the last.
    pub(in super::super) const WRAPPED: &str = "各镇要按照县里的部署摸清底数，逐村逐户建立台账，做到情况明、\n\
        数字准，汛期前完成清淤，不留死角，并把结果报县水务局备案，由县\n水务局会同有关部门抽查。\n";

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

    #[test]
    fn what_runs_over_a_first_line_without_a_comma_goes_on() {
        let full = "各站要摸清底数，逐村逐户建立台账，做到情况明、数字准，汛期前完成清淤，不留死\n角，要\n";
        let first = "对沿河各镇的堤防、涵闸、泵站、渠系、山塘、小型水库和在建水利工程逐个开展安全鉴\n定和隐\n";
        let text = full.repeat(8);
        let found = paragraphs(&format!("{text}上报。\n{first}患排查。\n"));
        let whole = format!("{first}患排查。").replace('\n', "");
        assert_eq!(found.last(), Some(&whole), "{found:#?}");
    }

    #[test]
    fn a_line_that_fills_the_page_goes_on_whatever_parts_it() {
        let first = "各镇要按照县里的部署摸清底数，建立台账并报县水务局备案。";
        for (between, next) in [
            // Digits set apart take less room than they count, at the head of a line and further on.
            ("", "2023 年全县要完成 45 座小型水库的除险加固，新增灌溉面积 3.6 万"),
            ("", "县里要对 45 座小型水库、12 条支渠和 30 处险段逐一核查，每处 2 人以"),
            // The page ends.
            ("\n\n\x0c", "全县要完成小型水库和骨干渠道的除险加固，新增高效节水灌溉面积"),
        ] {
            let found =
                paragraphs(&format!("{}{first}\n{between}{next}\n上。\n", WRAPPED.repeat(8)));
            let whole = format!("{first}{next}上。").replace(' ', "");
            assert_eq!(found.last(), Some(&whole), "{found:#?}");
        }
        let next = "全县要完成小型水库和骨干渠道的除险加固，新增高效节水灌";
        let found = paragraphs(&format!("{}{first}\n{next}\n溉面积。\n", WRAPPED.repeat(8)));
        assert_eq!(found.last(), Some(&format!("{next}溉面积。")), "{found:#?}");
    }

    #[test]
    fn no_line_of_the_page_begins_with_a_mark_that_closes() {
        let first = "各镇要备足砂石、木桩（每处三百根）";
        let scrap = "、冲锋舟和救生衣等物资后";
        let next = "造册备查。";
        let found = paragraphs(&format!("{}{first}\n{scrap}\n{next}\n", WRAPPED.repeat(8)));
        assert_eq!(found.last(), Some(&format!("{first}{scrap}{next}")), "{found:#?}");
        // A heading ends before the margin.
        let found =
            paragraphs(&format!("{}{first}\n、冲锋舟\n各站都要造册备查。\n", WRAPPED.repeat(8)));
        assert_eq!(found.last().map(String::as_str), Some("各站都要造册备查。"), "{found:#?}");
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
