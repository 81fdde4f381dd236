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
    text::{Words, is_arabic, is_blank},
};

/// Marks that cells, as narrow as what shares a line, don't hold.
pub(super) const OF_PROSE: Classes =
    Classes::COMMA.or(Classes::PAUSE).or(Classes::FULL_STOP).or(Classes::SEMICOLON);

impl Joiner<'_, '_> {
    /// Whether the open paragraph is the first line of a text so far, and ends at the margin, and a line may go on with it:
    /// `县级以上人民政府生态环境主管部门应当会同水\n务部门…`.
    pub(super) fn is_cut_first_line(&self, seam: &Seam<'_>) -> bool {
        let (open, traits) = (seam.open, seam.traits);
        open.label.is_none()
            && open.page.nth == 1
            && (self.fills_indented_line(open)
                || self.fills_begun_line(open) && traits.classes.any(OF_PROSE)
                || self.fills_line_like_those_above(open, traits)
                || self.stands_above_inner_line(seam))
            && may_begin_text(&self.source[open.place()], open)
            && may_go_on(seam.text, traits)
    }

    /// Whether it ends at the margin with the 首行缩进 that extraction dropped. Titles and recipients may be as wide, but stand
    /// above the sections.
    pub(super) fn fills_indented_line(&self, open: &Open) -> bool {
        self.is_below_header(open)
            && self.wrap.is_full(open.page.columns + INDENT)
            && !TITLE_ENDS.end(&self.source[open.last()])
    }

    /// Whether no title and no recipients can follow: they are among the first blocks, above the first section and above the
    /// colon that recipients end in.
    pub(super) fn is_below_header(&self, open: &Open) -> bool {
        !self.is_header() || self.sequence.counts_sections() || open.above == '：'
    }

    /// Whether it ends, with 首行缩进, where the last lines above ended that went on: some texts are set in more widths than one,
    /// of which the margin that is known is the widest.
    fn fills_line_like_those_above(&self, open: &Open, traits: &Traits) -> bool {
        /// Columns of 首行缩进 itself, and how far lines end from their margin.
        const SET_IN: usize = 4;
        const NEAR: usize = 2;
        let margin = self.seen.inner_lines.margin();
        self.is_below_header(open)
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
    pub(super) fn fills_begun_line(&self, open: &Open) -> bool {
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
    let behind_number = line.trim_start_matches(is_arabic);
    // Extraction sets digits apart: 2023 年.
    let is_year = behind_number.trim_start_matches(is_blank).starts_with('年');
    // `2.2 灌区节水改造…`: headings and clauses of technical texts are as long as others.
    let counts_on =
        || behind_number.strip_prefix('.').is_some_and(|rest| rest.starts_with(is_arabic));
    let is_numbered = behind_number.len() < line.len() && !is_year && !counts_on();
    !is_done && !is_numbered && !open.holds(Classes::GAP) && !HEADS.begin(line) && !is_caption(line)
}

/// `表1-3 任务分解`, `专栏5 重点工程`: what heads a table or a box.
fn is_caption(line: &str) -> bool {
    static HEADS: Words = Words::of(&["专栏", "附表", "附图", "表", "图"]);
    let counts = |c: char| is_arabic(c) || "一二三四五六七八九十".contains(c);
    HEADS.strip(line).is_some_and(|rest| rest.trim_start().starts_with(counts))
}

/// Whether a line may be the rest of a sentence: no cell of a table head (序号) unless it holds a mark of prose (`作。`, `作，`),
/// and no entry by its key (考核指标：).
fn may_go_on(text: &str, traits: &Traits) -> bool {
    /// Columns of the longest cell.
    const CELL: u32 = 4;
    /// Characters of the longest key, with its colon.
    const KEY: usize = 7;
    let is_entry = || text.chars().take(KEY).any(|c| matches!(c, '：' | ':'));
    (traits.width > CELL || traits.classes.any(OF_PROSE))
        && traits.first != '【'
        && !(traits.classes.any(Classes::COLON) && is_entry())
}

#[cfg(test)]
mod tests {
    use super::super::pages::{RAGGED, WRAPPED, last_of, paragraphs, wrapped};

    /// Ends at the margin with 首行缩进 in front of it.
    const FIRST: &str = "沿河各镇要会同县水务局对全县河道堤防逐段开展安全鉴定和排";

    #[test]
    fn the_rest_of_a_sentence_may_be_as_short_as_a_cell() {
        let text = WRAPPED.repeat(16);
        for rest in ["查。", "查；", "查，", "查、"] {
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
        let (label, rest) = ("一、工作目标", "查工作。");
        let found = paragraphs(&format!("{label}\n{FIRST}\n{rest}\n{}", WRAPPED.repeat(4)));
        assert_eq!(found[1], format!("{FIRST}{rest}"), "{found:#?}");
        // Above it the line may be one, or say who is addressed.
        let rest = "核查。";
        let found = paragraphs(&format!("{FIRST}\n{rest}\n{}", WRAPPED.repeat(4)));
        assert!(!found.contains(&format!("{FIRST}{rest}")), "{found:#?}");
        // No title stands below whom it is addressed to.
        let more = WRAPPED.repeat(4);
        let found = paragraphs(&format!("县政府各部门：\n{FIRST}\n{rest}\n{more}"));
        assert_eq!(found[1], format!("{FIRST}{rest}"), "{found:#?}");
    }

    #[test]
    fn a_first_line_at_the_margin_goes_on_without_a_mark() {
        // Titles and recipients may be as wide.
        let header = RAGGED.repeat(8);
        let (line, rest) = ("县水务局应当会同自然资源局对全县河道堤防逐段开展", "安全鉴定。");
        let found = paragraphs(&format!("{header}{line}\n{rest}\n"));
        assert_eq!(found.last(), Some(&format!("{line}{rest}")), "{found:#?}");
        // Captions, entries and the cells of a head are as wide, too.
        let apart = [
            ("专栏3 全县河道堤防安全鉴定和除险加固重点建设工程", "安全鉴定。"),
            ("2203河道堤防安全鉴定和除险加固关键技术与装备研究", "安全鉴定。"),
            (line, "考核指标：安全鉴定。"),
            (line, "序号"),
        ];
        for (line, next) in apart {
            let found = paragraphs(&format!("{header}{line}\n{next}\n"));
            assert_eq!(found.last().map(String::as_str), Some(next), "{found:#?}");
        }
    }

    #[test]
    fn a_first_line_may_share_the_line_of_the_page_with_the_text_above() {
        let (above, line) = ("（一）压实工作责任。", "县水务局要指导沿河各村把河道");
        let rest = "管护写进村规民约。";
        let found = paragraphs(&format!("{RAGGED}{above}\n{line}\n{rest}\n"));
        assert_eq!(found[found.len() - 2..], [above.to_owned(), format!("{line}{rest}")]);
        // An article and its heading in a bracket.
        let (heading, line) = ("第六条【补偿范围】", "青禾县行政区域内的灌区因修渠占用的");
        let found = paragraphs(&format!("{RAGGED}{heading}\n{line}\n土地，按本办法补偿。\n"));
        assert_eq!(found.last(), Some(&format!("{line}土地，按本办法补偿。")), "{found:#?}");
        // Cells that would fill it, too, are no prose.
        let found = paragraphs(&format!("{RAGGED}{above}\n县农业农村局和县自然资源局\n县水务局\n"));
        assert_eq!(found[found.len() - 2..], ["县农业农村局和县自然资源局", "县水务局"]);
        // It ends far in front of the margin.
        let found = paragraphs(&format!("{RAGGED}{above}\n沿河各村\n{rest}\n"));
        assert_eq!(found[found.len() - 2..], ["沿河各村", rest], "{found:#?}");
    }

    #[test]
    fn a_year_whose_digits_are_set_apart_begins_a_sentence() {
        let first = "2022 年是全县实施水利高质量发展规划和节水行动";
        let next = "攻坚收官年，各乡镇要压实责任，落实值班制度，早部署";
        let joined = last_of(&wrapped("", "", &format!("{first}\n{next}")));
        assert_eq!(joined, format!("{first}{next}").replace(' ', ""));
        let entry = first.replace(" 年是", "号是");
        assert_eq!(last_of(&wrapped("", "", &format!("{entry}\n{next}"))), next);
    }

    #[test]
    fn a_heading_of_a_technical_text_may_be_as_long_as_its_line() {
        let text = WRAPPED.repeat(16);
        let (heading, rest) = ("2.3 沿河各镇会同县水务局对全县河道堤防逐段开展安全鉴定", "和加固");
        let next = "各站逐段登记造册，按月核对。";
        let found = paragraphs(&format!("{text}{heading}\n{rest}\n{next}\n"));
        let whole = format!("{heading}{rest}").replace(' ', "");
        assert_eq!(found[found.len() - 2..], [whole, next.to_owned()], "{found:#?}");
        // It ends before the margin.
        let short = "2.3 沿河各镇河道堤防安全鉴定";
        let found = paragraphs(&format!("{text}{short}\n{rest}\n{next}\n"));
        assert!(found.iter().any(|one| one == rest), "{found:#?}");
    }

    #[test]
    fn the_number_of_a_document_is_no_first_line() {
        let source = "　　　白沙区应急管理局 白沙区发展\n　　　和改革局关于做好 2019 年防\n　　　汛抗旱工作的通知\
        \n　　　白应急〔 2019 〕 10 号\n县政府各部门、单位，各重点企业：\n　　结合实际，现就有关事项通知如下：\
        \n　　一、强化监督检查\n　　（一）落实值班制度。坚持预防为主、防\n救结合，把隐患消除在萌芽状态。\n";
        let found = paragraphs(source);
        assert!(found.contains(&"白应急〔2019〕10号".to_owned()), "{found:#?}");
        assert!(found.contains(&"县政府各部门、单位，各重点企业：".to_owned()), "{found:#?}");
    }
}
