//! The line of the page that a paragraph ends on: what is asked about margins is measured here.
//!
//! `pdftotext` breaks a line of the page at its marks, which come from another font, and drops the blanks in front of it:
//!
//! ```text
//! the page, 34 columns wide               what extraction makes of it
//! 　　坚持预防为主、防救结合，把隐患      坚持预防为主、防救结合，        24 columns, and 4 that it dropped
//! 消除在萌芽状态，不留死角。              把隐患                          30: it has room on the page's line, and fills it
//!                                         消除在萌芽状态，                16: on that line it would end at 46
//! ```

use super::{super::open::Open, Joiner, header_line::TITLE_ENDS, seam::Seam};
use crate::{
    grammar::{
        label::{Kind, Label},
        punctuation::{ends_sentence, is_closing},
    },
    line::{Classes, Edge, LineKind, Traits},
    text::scan::CharSet,
};

/// Columns that extraction drops from a paragraph's first line: 首行缩进, and what lines vary.
pub(super) const INDENT: usize = 6;

/// The page's line that a paragraph ends on so far.
#[derive(Debug, Default, Clone, Copy)]
pub(in crate::block) struct PageLine {
    /// Its columns as far as the paragraph's last line ends.
    pub(super) columns: usize,
    /// The how many-th of the paragraph it is.
    pub(super) nth: usize,
    /// Columns of the first one that the paragraph above fills in front of this one, as far as may be.
    pub(super) begun: usize,
    /// Columns of a label that came to stand alone on the first line.
    pub(in crate::block) label: usize,
}

impl PageLine {
    /// The first one, behind so many columns that the paragraph above fills of it.
    pub(in crate::block) fn behind(begun: usize) -> Self {
        Self { begun, ..Self::default() }
    }

    /// Adds a line so wide that ends at so many columns: more than it has itself where it stands on the same line of the page.
    pub(super) fn add(&mut self, width: usize, columns: usize) {
        self.columns = columns;
        self.nth += usize::from(columns == width);
    }

    /// Leaves no room: what follows is a line of its own, wherever it stood on the page's.
    pub(super) fn end(&mut self) {
        /// More columns than any page has.
        const BEYOND: usize = 1 << 16;
        self.columns = BEYOND;
    }

    /// Notes that the paragraph begins within a line that ends at so many columns, and behind a lost break.
    pub(super) fn begin_within(&mut self, columns: usize) {
        self.columns = columns;
        self.nth = 2;
    }

    /// Its columns with those that extraction dropped: 首行缩进 of a paragraph's first line, and a label with its blank that
    /// came to stand on a line of its own.
    pub(super) fn whole(&self) -> usize {
        let dropped = match (self.nth, self.label) {
            (1, _) => INDENT,
            (2, 1..) => INDENT + self.label,
            _ => 0,
        };
        self.columns + dropped
    }
}

impl Joiner<'_, '_> {
    /// Columns of the page's line with one more text, or of the text where it begins one.
    pub(super) fn columns_with(&self, traits: &Traits) -> usize {
        /// Columns that marks side by side save, which are set closer.
        const SAVED: usize = 4;
        let width = traits.width as usize;
        if width == 1 && self.is_exponent(traits.first) {
            return self.open.page.columns;
        }
        let all = self.open.page.columns + width;
        // Full lines, as most are where lines are wrapped, have no room for more.
        if self.wrap.fits(all) {
            return if self.is_broken_above(traits) { all } else { width };
        }
        let closer = all.saturating_sub(SAVED);
        let are_marks =
            || traits.at_head.any(Edge::NEVER_LEADS) || self.is_number_behind_title(traits);
        let may_share = self.wrap.fits(closer) && are_marks();
        if may_share { closer } else { width }
    }

    /// Whether a digit alone on its line is the exponent of the line below: extraction sets the ³ of `引水 1.9 亿 m³，` in front of
    /// the line that it stands above. It fills nothing of the page's.
    fn is_exponent(&self, digit: char) -> bool {
        matches!(digit, '2' | '3')
            && self
                .open()
                .is_some_and(|open| open.is_prose() && !open.at_end.any(Edge::SENTENCE_END))
    }

    /// `《…意见》\n（青政办发〔2024〕9号）等文件`: the number of a document belongs to its title.
    fn is_number_behind_title(&self, traits: &Traits) -> bool {
        traits.first == '（' && self.open().is_some_and(|open| open.last_char == '》')
    }

    /// Whether a mark stands where the last line ends and the next begins.
    fn is_broken_above(&self, traits: &Traits) -> bool {
        let Some(open) = self.open() else { return false };
        let is_within = || {
            open.is_prose()
                || open.begins_sentence(self.source)
                || self.is_number_behind_title(traits)
        };
        traits.at_head.any(Edge::NEVER_LEADS)
            || self.is_broken_at_mark(open.last_char, traits)
                && (self.wrap.is_ragged || is_within())
    }

    /// Whether a mark stands between two lines, where extraction breaks the page's line: in any print before an opening
    /// one, for it comes from another font, and before one that no page's line begins with.
    fn is_broken_at_mark(&self, last: char, below: &Traits) -> bool {
        static MARKS: CharSet = CharSet::of("，、。；：”’）》〉“‘〕");
        let first = below.first;
        // `《…条例》\n《…办法》`: a list of titles.
        let may_list = matches!(first, '《' | '〈') && (is_closing(last) || last == '》');
        let opens = matches!(first, '“' | '‘' | '《' | '〈' | '（');
        opens && (self.wrap.is_ragged || !may_list)
            || below.at_head.any(Edge::NEVER_LEADS)
            || self.wrap.is_ragged && MARKS.has(last)
    }

    /// Columns of a page's line, so many and those of the scraps that follow on it.
    fn columns_ahead(&self, mut columns: usize, mut last: char, next: usize) -> usize {
        /// No page's line holds more marks.
        const MOST_SCRAPS: usize = 8;
        for line in self.lines[next..].iter().take(MOST_SCRAPS) {
            let wider = columns + line.traits.width as usize;
            let is_scrap = line.kind == LineKind::Text
                && self.is_broken_at_mark(last, &line.traits)
                && self.wrap.fits(wider);
            if !is_scrap {
                break;
            }
            (columns, last) = (wider, line.traits.last);
        }
        columns
    }

    /// Columns of the page's line that a line begins.
    pub(super) fn columns_begun(&self, seam: &Seam<'_>) -> usize {
        self.columns_ahead(seam.traits.width as usize, seam.traits.last, seam.next)
    }

    /// Whether a line, with those that follow it on the page's line, fills that line exactly: the last one began it.
    pub(super) fn completes_line(&self, seam: &Seam<'_>) -> bool {
        seam.is_scrap()
            && self.wrap.is_full(self.columns_ahead(seam.columns, seam.traits.last, seam.next))
    }

    /// Whether a line stands on the page's line that the last one began: no text does behind a chapter's heading.
    pub(super) fn shares_line(&self, seam: &Seam<'_>) -> bool {
        let is_text = || seam.traits.classes.any(Classes::COMMA.or(Classes::FULL_STOP));
        self.wrap.is_ragged && seam.is_scrap() && !(seam.open.is_chapter() && is_text())
    }

    /// Whether the paragraph's last line reaches the right margin, if what extraction may have dropped in front of it was.
    pub(super) fn is_full_above(&self, open: &Open) -> bool {
        self.wrap.is_full(open.page.whole())
    }

    /// Whether it does, and what it holds is no heading that is dropped nothing of.
    pub(super) fn reaches_margin(&self, open: &Open) -> bool {
        let kind = open.label.map(|label| label.kind);
        // 一、 stands above its text more often than not, items below it run on.
        let is_item = kind.is_some_and(|kind| kind == Kind::ARTICLE || kind > Kind::NUMERAL);
        // Headings of chapters are centred, and no text runs on behind them.
        let may_be_prose = || {
            !open.is_chapter()
                && (is_item
                    || open.is_prose()
                    || open.lists()
                    || (open.label.is_none()
                        && open.begins_sentence(self.source)
                        && !TITLE_ENDS.end(&self.source[open.last()])))
        };
        // Hardly any line is told by what was dropped.
        self.wrap.is_full(open.page.columns) || self.is_full_above(open) && may_be_prose()
    }

    /// Columns of the page's line that a line which opens a block may stand on, behind the end of a sentence; with what
    /// extraction dropped in front of them. In any print the line may break in front of the bracket of a first item:
    /// `主要措施：`⏎`（1）逐条渠道核对`⏎`用水需求；`.
    pub(super) fn begun_line(&self, traits: &Traits, label: Option<Label>) -> usize {
        let announces = |open: &Open| open.last_char == '：' && label.is_some_and(is_bracketed);
        let may_be = |open: &&Open| !self.after_blank && (self.wrap.is_ragged || announces(open));
        let Some(open) = self.open().filter(may_be) else { return 0 };
        /// Columns that the mark that ends the sentence saves in front of one that opens.
        const SAVED: usize = 2;
        let columns = (open.page.columns + traits.width as usize).saturating_sub(SAVED);
        // `第六条【补偿范围】`⏎`青禾县行政区域内的灌区…`: an article and its text.
        let is_done = ends_sentence(open.last_char) || open.last_char == '】';
        let may_share = is_done && self.wrap.fits(columns);
        if may_share { open.page.whole() } else { 0 }
    }
}

/// `（1）`.
pub(super) fn is_bracketed(label: Label) -> bool {
    label.kind == Kind::FIGURE_IN_BRACKETS
}

#[cfg(test)]
mod tests {
    use super::super::{
        HEADER,
        pages::{PRINTED, WRAPPED, paragraphs},
    };

    #[test]
    fn boxes_in_smaller_print_do_not_set_the_margin_of_the_text() {
        let text = "（一）核查灌区情况\n坚持先急后缓，逐条渠道核对今年春夏两季的\n\
        用水需求，把各村上报的数字汇总成表格，按先后\n顺序安排轮灌日期，张榜公布。\n";
        let device = "成套设备：更换老旧提灌站的水泵和配电柜，添置巡查渠道用的车辆、船只\n\
        以及测量水位、流量的仪表，在每座泵站旁边各备一台柴油发电机，备足油\n料。\n";
        let found = paragraphs(&format!("{}专栏1 重点设备\n{}", text.repeat(5), device.repeat(2)));
        let (_, need) = text.split_once('\n').unwrap();
        for (whole, count) in [(need, 5), (device, 2)] {
            let whole = whole.replace('\n', "");
            assert_eq!(found.iter().filter(|one| **one == whole).count(), count, "{found:#?}");
        }
    }

    #[test]
    fn a_printed_line_goes_on_before_an_opening_mark_of_another_font() {
        let (sentence, quoted) = ("各站要对照清单逐项核查现场交办整改。", "“四个一”机制要");
        let rest = "落实到每一座水库。";
        let found = paragraphs(&format!("{PRINTED}{sentence}\n{quoted}\n{rest}\n"));
        assert_eq!(found.last(), Some(&format!("{sentence}{quoted}{rest}")), "{found:#?}");
        // It does not fill the page's line, so a paragraph ended above it.
        let (sentence, quoted) = ("各站要逐项核查。", "“四个一”机制要");
        let found = paragraphs(&format!("{PRINTED}{sentence}\n{quoted}\n{rest}\n"));
        assert!(found.contains(&sentence.to_owned()), "{found:#?}");
    }

    #[test]
    fn marks_side_by_side_are_set_closer() {
        let items = "各站自查。\n".repeat(HEADER);
        let above = "汛前按照《青禾县小型水库和灌区泵站安全运行管理办法（试行\n）\n》\n和《青禾县灌区用水计量暂行规定（试行）》检修。";
        let found = paragraphs(&format!("{items}{PRINTED}{above}\n"));
        let whole = above.replace('\n', "");
        assert!(found.last().is_some_and(|last| last.ends_with(&whole)), "{found:#?}");
    }

    #[test]
    fn an_exponent_on_a_line_of_its_own_stands_above_the_line_of_the_page() {
        let (above, below) = (
            "各灌区去年汛期以前关闸蓄水，每天核对水位，各提灌站一共多引",
            "水 1.9 亿 m ，够全县用一年。",
        );
        let found = paragraphs(&format!("{}{above}\n3\n\n{below}\n", WRAPPED.repeat(8)));
        let whole = format!("{above}3{}", below.replace(' ', ""));
        assert_eq!(found.last(), Some(&whole), "{found:#?}");
        // Behind a sentence it numbers what follows.
        let above = above.replace("一共多引", "不多引。");
        let found = paragraphs(&format!("{}{above}\n3\n\n{below}\n", WRAPPED.repeat(8)));
        assert!(found.contains(&above), "{found:#?}");
    }

    #[test]
    fn a_number_is_set_closer_to_its_title() {
        let items = "各站自查。\n".repeat(HEADER);
        let lines = "（一）对照《青禾县小型水库、提灌站和灌区的用水计量、检修\n和泵站运行管理暂行办法》\n\
            （青政办发〔2024〕9号）规定的期限备\n足砂石和木桩后造册上报。";
        let found = paragraphs(&format!("{items}{PRINTED}{lines}\n"));
        let whole = lines.replace('\n', "");
        assert!(found.last().is_some_and(|last| last.ends_with(&whole)), "{found:#?}");
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
}
