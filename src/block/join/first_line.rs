//! First lines of paragraphs that show neither label nor mark, as headings and names don't: where one ends on the page
//! tells whether its sentence goes on.

use super::{
    super::{open::Open, opener::is_number_line},
    Joiner,
    header_line::TITLE_ENDS,
    page_line::INDENT,
    seam::Seam,
};
use crate::{
    grammar::punctuation::is_closing,
    line::{Classes, NARROWEST, Traits},
    text::{Words, is_blank},
};

impl Joiner<'_, '_> {
    /// Whether the open paragraph is the first line of a text so far, and ends at the margin, and a line may go on with it:
    /// `县级以上人民政府生态环境主管部门应当会同水\n务部门…`.
    pub(super) fn is_cut_first_line(&self, seam: &Seam<'_>) -> bool {
        /// Marks that cells, as narrow as what shares a line, don't hold.
        const OF_PROSE: Classes =
            Classes::COMMA.or(Classes::PAUSE).or(Classes::FULL_STOP).or(Classes::SEMICOLON);
        let (open, traits) = (seam.open, seam.traits);
        open.label.is_none()
            && open.page.nth == 1
            && (self.fills_indented_line(open)
                || self.fills_begun_line(open) && traits.classes.any(OF_PROSE)
                || self.fills_line_like_those_above(open, traits)
                || self.stands_above_inner_line(seam))
            && may_begin_text(&self.source[open.first()..open.last().end], open)
            && may_go_on(seam.text, traits)
    }

    /// Whether it ends at the margin with the 首行缩进 that extraction dropped. Titles and recipients may be as wide, but stand
    /// above the sections.
    pub(super) fn fills_indented_line(&self, open: &Open) -> bool {
        self.is_below_header()
            && self.wrap.is_full(open.page.columns + INDENT)
            && !TITLE_ENDS.end(&self.source[open.last()])
    }

    /// Whether no title and no recipients can follow: they are among the first blocks and above the first section.
    fn is_below_header(&self) -> bool {
        !self.is_header() || self.sequence.counts_sections()
    }

    /// Whether it ends, with 首行缩进, where the last lines above ended that went on: some texts are set in more widths than one,
    /// of which the margin that is known is the widest.
    fn fills_line_like_those_above(&self, open: &Open, traits: &Traits) -> bool {
        /// Columns of 首行缩进 itself, and how far lines end from their margin.
        const SET_IN: usize = 4;
        const NEAR: usize = 2;
        let margin = self.inner[0].max(self.inner[1]);
        self.is_below_header()
            && margin >= NARROWEST
            && !self.wrap.is_full(margin)
            && margin.abs_diff(open.page.columns + SET_IN) <= NEAR
            && traits.width as usize <= margin + NEAR
            && traits.classes.any(Classes::COMMA.or(Classes::FULL_STOP))
    }

    /// Whether the line below it is prose and no paragraph's first, so that it is no title and no list of recipients. The
    /// first line of all is a title whatever follows, and so may one be that ends in a name or a quotation.
    fn stands_above_inner_line(&self, seam: &Seam<'_>) -> bool {
        !self.is_first()
            && !matches!(seam.open.last_char, '”' | '》')
            && seam.traits.classes.any(Classes::COMMA.or(Classes::FULL_STOP))
            && self.is_full_above(seam.open)
            && self.is_too_long_for_first(seam, seam.traits.width as usize)
    }

    /// Whether it fills the page's line that the paragraph above began: where extraction broke lines at their marks, a
    /// sentence may begin within one.
    fn fills_begun_line(&self, open: &Open) -> bool {
        open.page.begun > 0 && self.wrap.is_full(open.page.begun + open.page.columns)
    }
}

/// Whether a line begins a text: it is no row of a table, no numbered entry of a list, no caption, and neither number of
/// the document nor date nor clause.
fn may_begin_text(line: &str, open: &Open) -> bool {
    static HEADS: Words = Words::of(&["【", "附件", "序号"]);
    let is_done = match open.last_char {
        '日' => true,
        '号' => is_number_line(line),
        last => is_closing(last),
    };
    let behind_number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    // Extraction sets digits apart: 2023 年.
    let is_year = behind_number.trim_start_matches(is_blank).starts_with('年');
    let is_numbered = behind_number.len() < line.len() && !is_year;
    !is_done
        && !is_numbered
        && !open.classes.any(Classes::GAP)
        && !HEADS.begin(line)
        && !is_caption(line)
}

/// `表1-3 任务分解`, `专栏5 重点工程`: what heads a table or a box.
fn is_caption(line: &str) -> bool {
    static HEADS: Words = Words::of(&["专栏", "附表", "附图", "表", "图"]);
    let counts = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    HEADS.strip(line).is_some_and(|rest| rest.trim_start().starts_with(counts))
}

/// Whether a line may be the rest of a sentence: no cell of a table head (序号) unless it ends one (`作。`), and no entry by
/// its key (考核指标：).
fn may_go_on(text: &str, traits: &Traits) -> bool {
    /// Columns of the longest cell.
    const CELL: u32 = 4;
    /// Characters of the longest key, with its colon.
    const KEY: usize = 7;
    let is_entry = || text.chars().take(KEY).any(|c| matches!(c, '：' | ':'));
    const STOPS: Classes = Classes::FULL_STOP.or(Classes::SEMICOLON);
    (traits.width > CELL || traits.classes.any(STOPS))
        && traits.first != '【'
        && !(traits.classes.any(Classes::COLON) && is_entry())
}

#[cfg(test)]
mod tests {
    use super::super::inner_line::tests::{WRAPPED, paragraphs};

    /// Ends at the margin with 首行缩进 in front of it.
    const FIRST: &str = "沿河各镇要会同县水务局对全县河道堤防逐段开展安全鉴定和排";

    #[test]
    fn the_rest_of_a_sentence_may_be_as_short_as_a_cell() {
        let text = WRAPPED.repeat(16);
        for rest in ["查。", "查；"] {
            let found = paragraphs(&format!("{text}{FIRST}\n{rest}\n"));
            assert_eq!(found.last(), Some(&format!("{FIRST}{rest}")), "{found:#?}");
        }
        let found = paragraphs(&format!("{text}{FIRST}\n序号\n"));
        assert_eq!(found.last().map(String::as_str), Some("序号"), "{found:#?}");
    }

    #[test]
    fn what_is_set_narrower_has_first_lines_too() {
        // Inner lines of 24 characters.
        let narrow = "各站要提前检修灌区的水泵、启闭机和配电柜，\n把备用电源和放水闸门的钥匙交给专人保管，每周逐\n\
            台试运行，并且要做好记录，发现问题当天报告值班\n人员。\n";
        let (first, rest) =
            ("沿河各镇要会同县水务局对全县河道堤防逐段开", "展安全鉴定，不留死角。");
        let (text, more) = (WRAPPED.repeat(16), WRAPPED.repeat(3));
        let found = paragraphs(&format!("{text}{narrow}{first}\n{rest}\n{more}"));
        assert!(found.contains(&format!("{first}{rest}")), "{found:#?}");
        // Behind lines of the full width it is a heading, and so is one that ends elsewhere.
        for apart in
            [format!("{text}{first}"), format!("{text}{narrow}沿河各镇河道堤防逐段安全鉴定")]
        {
            let found = paragraphs(&format!("{apart}\n{rest}\n{more}"));
            assert!(found.iter().any(|one| one == rest), "{found:#?}");
        }
    }

    #[test]
    fn no_title_stands_below_the_first_section() {
        let (label, rest) = ("一、工作目标", "查。");
        let found = paragraphs(&format!("{label}\n{FIRST}\n{rest}\n{}", WRAPPED.repeat(4)));
        assert_eq!(found[0], format!("{FIRST}{rest}"), "{found:#?}");
        // Above it the line may be one, or say who is addressed.
        let found = paragraphs(&format!("{FIRST}\n{rest}\n{}", WRAPPED.repeat(4)));
        assert!(!found.contains(&format!("{FIRST}{rest}")), "{found:#?}");
    }
}
