//! Which line is no paragraph's first, though a sentence ended above it with a full line: it has no room for 首行缩进, or lacks
//! what sets the first lines of the text apart.

use super::{Joiner, page_line::INDENT, seam::Seam};
use crate::{
    line::Edge,
    text::{is_arabic, is_blank},
};

impl Joiner<'_, '_> {
    /// `…协同监管机制。\n强化部门联动，…`: whether a line behind a full one that ends a sentence is in the middle of
    /// its paragraph. It is where it is too long for a first line, or where it lacks the indent or the blank line above that
    /// the first lines of the text have.
    pub(super) fn is_inner(&self, seam: &Seam<'_>) -> bool {
        seam.open.has_ended()
            && !seam.open.at_end.any(Edge::COLON)
            && !may_be_numbered(seam.text, seam.traits.first)
            && self.is_full_above(seam.open)
            && (self.wrap.runs_over && self.ran_over(seam) || self.is_no_first_line(seam))
    }

    /// Whether a line behind a full one is no paragraph's first.
    pub(super) fn is_no_first_line(&self, seam: &Seam<'_>) -> bool {
        let width = self.columns_begun(seam);
        let is_too_long = self.is_too_long_for_first(seam, width);
        // Scraps leave few whole lines to tell the margin by: only the widest are sure.
        if self.wrap.is_ragged {
            return is_too_long
                && self.wrap.is_widest(width)
                && self.wrap.fits(seam.open.page.columns);
        }
        is_too_long || self.lacks_what_first_lines_show(seam)
    }

    fn lacks_what_first_lines_show(&self, seam: &Seam<'_>) -> bool {
        if self.is_parted() || seam.is_set_in() {
            return false;
        }
        let firsts = &self.seen.first_lines;
        // 首行缩进 in front of it would make the line a full one.
        let may_be_set_in = self.wrap.is_full(seam.traits.width as usize + INDENT);
        self.hangs(seam)
            || firsts.are_set_in()
            || !self.after_blank && !may_be_set_in && firsts.are_behind_blanks()
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
pub(super) fn may_be_numbered(text: &str, first: char) -> bool {
    // Extraction sets digits apart: 2023 年.
    let behind_number = || text.trim_start_matches(is_arabic);
    let is_year = || behind_number().trim_start_matches(is_blank).starts_with('年');
    first.is_ascii() && !is_year()
}

#[cfg(test)]
mod tests {
    use super::super::pages::{RAGGED, WRAPPED, last_of, paragraphs, wrapped};

    #[test]
    fn first_lines_are_known_by_what_stands_before_the_labelled_ones() {
        let line = "值守情况每天报告。";
        assert_eq!(last_of(&wrapped("", "", line)), line, "nothing tells");
        for (before, between) in [("    ", ""), ("", "\n")] {
            let joined = last_of(&wrapped(before, between, line));
            assert!(joined.starts_with("各单位") && joined.ends_with(line), "{joined}");
            // A number that is no label may begin a line anywhere.
            let numbered = "3.1 值守情况每天报告。";
            assert_eq!(last_of(&wrapped(before, between, numbered)), "3.1值守情况每天报告。");
        }
    }

    #[test]
    fn a_line_without_room_for_an_indent_is_no_first_one() {
        let full = "值守情况每天报告，发现险情要立即处置，不迟报也不瞒";
        assert!(last_of(&wrapped("", "", full)).starts_with("各单位"));
        let set_in = "值守情况每天报告，发现险情立即处置，不得瞒报。";
        assert_eq!(last_of(&wrapped("", "", set_in)), set_in);
        // A page ends anywhere, a blank line parts.
        assert!(last_of(&wrapped("", "", &format!("\n— 3 —\n{full}"))).starts_with("各单位"));
        assert_eq!(last_of(&wrapped("", "", &format!("\n{full}"))), full);
    }

    #[test]
    fn a_line_that_fills_the_page_is_no_first_one_where_lines_were_broken_at_marks() {
        let above = "提前检修灌区的水泵、启闭机和配电柜，把备用电源和放水\n闸门的钥匙交给专人保管，每周逐台试运行，并且要做好记录。";
        let rest = "汛期来临以前把各处的险工险段再查一遍，发现问题当天就处理\n好。";
        let found = paragraphs(&format!("{RAGGED}{above}\n{rest}\n"));
        let whole = format!("{above}{rest}").replace('\n', "");
        assert_eq!(found.last(), Some(&whole), "{found:#?}");
        // With 首行缩进 in front of it, the line would fill the page's.
        let first = "汛期来临以前把各处的险工险段再查一遍，发现问题当天处\n理好。";
        let found = paragraphs(&format!("{RAGGED}{above}\n{first}\n"));
        assert_eq!(found.last(), Some(&first.replace('\n', "")), "{found:#?}");
        // So it is with a line that was itself broken.
        let rest = "汛期来临以前，\n各处的险工险段再查一遍，\n发现问题当天就处理\n好。";
        let found = paragraphs(&format!("{RAGGED}{above}\n{rest}\n"));
        let whole = format!("{above}{rest}").replace('\n', "");
        assert_eq!(found.last(), Some(&whole), "{found:#?}");
        let first = rest.replace("就处理\n", "处\n理");
        let found = paragraphs(&format!("{RAGGED}{above}\n{first}\n"));
        assert_eq!(found.last(), Some(&first.replace('\n', "")), "{found:#?}");
        // Marks that the page sets closer make scraps as wide as no whole line is.
        let above = "提前检修灌区的水泵、启闭机和配电柜，把备用电源和放水\n闸门的钥匙交给专人保管，\n\
            每周逐台试运行，\n并且都要做好记录。";
        let rest = "汛期来临以前把各处的险工险段再查1遍，发现问题当天就处理\n好。";
        let found = paragraphs(&format!("{RAGGED}{above}\n{rest}\n"));
        let whole = format!("{above}{rest}").replace('\n', "");
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
}
