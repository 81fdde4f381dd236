//! The fixed width at which a text was wrapped, where it was.

use super::{Classes, Edge, Line, LineKind};

/// How a text is wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Wrap {
    /// Display columns of a full line; `None` where each line is a paragraph.
    width: Option<usize>,
    /// Columns that most full lines have: a little less where the widest are full of digits and quotes.
    most: usize,
    /// Whether extraction broke full lines at their marks: `完整、\n准确、\n全面贯彻…`.
    pub(crate) is_ragged: bool,
    /// Whether a blank line follows every line, so that blank lines say nothing.
    pub(crate) is_spaced: bool,
    /// Whether full lines run over: `…推动低碳发展。支持\n节水\n型城市建设…`, the end of each page's line is one of its own.
    pub(crate) runs_over: bool,
}

/// Columns of the widest end of a line that ran over: four characters.
pub(crate) const RUN_OVER: u32 = 8;

/// Lines shorter than this are headings, cells, names: they say nothing of the wrapping.
const SHORT: u32 = 24;

/// Nobody wraps at 130 characters; a line of more bytes is a whole paragraph.
const LONGEST: usize = 400;

/// Columns that no page's line has.
const WIDER: usize = 160;

/// Marks of prose.
const OF_PROSE: Classes =
    Classes::COMMA.or(Classes::PAUSE).or(Classes::FULL_STOP).or(Classes::SEMICOLON);

/// Columns between which full lines vary.
const NEAR_MARGIN: usize = 6;

/// No page's text is set in fewer columns.
pub(crate) const NARROWEST: usize = 40;

impl Wrap {
    /// Each line is a paragraph.
    pub(crate) const NONE: Self =
        Self { width: None, most: 0, is_ragged: false, is_spaced: false, runs_over: false };

    /// Looks for a fixed width: in wrapped text most lines end within a sentence, at about one width.
    pub(crate) fn of(lines: &[Line]) -> Self {
        if !may_be_wrapped(lines) {
            return Self::NONE;
        }
        let (mut run_over, mut is_behind_open) = (0_usize, false);
        let mut widths = Widths::default();
        let mut at_comma = AtComma::default();
        for line in lines {
            // How lines end, how long they are and which are blank, nobody can guess, so that each is counted by what it shows.
            let is_text = line.kind == LineKind::Text;
            let (width, last) = (line.traits.width, line.traits.at_end);
            let is_paragraph = is_paragraph(line);
            let ends_at_comma = last.any(Edge::LISTING);
            let is_open = !last.any(Edge::SENTENCE_END) & !is_paragraph;
            let runs_on = (width >= 3 * SHORT) & is_open & !ends_at_comma;
            run_over += usize::from(is_text & is_behind_open & (width <= RUN_OVER));
            is_behind_open = if is_text { runs_on } else { is_behind_open };
            at_comma.count_where(is_text & ends_at_comma & !is_paragraph, width);
            widths.count_where(is_text & tells(line), if is_paragraph { u32::MAX } else { width });
        }
        let count = widths.all;
        // One whole line in ten ends at a comma by chance, hardly a short one does.
        let is_ragged = at_comma.all() * 10 > count
            && at_comma.short_of(widths.nth(count * 4 / 5)) * 40 > count;
        let width = if is_ragged { Some(widths.of_scraps()) } else { widths.margin() };
        let Some(width) = width.filter(|width| *width < WIDER) else { return Self::NONE };
        Self {
            width: Some(width),
            most: widths.most_near(width),
            is_ragged,
            is_spaced: is_spaced(lines),
            runs_over: run_over * 8 > count,
        }
    }

    /// How a stretch of the text was wrapped, where its lines show a margin of their own.
    pub(crate) fn within(self, lines: &[Line]) -> Self {
        // Scraps tell the margin only where they are many, and so do lines.
        if self.is_ragged || lines.len() < FEWEST_NEAR {
            return self;
        }
        let own = Self::of(lines);
        match (own.width, self.width) {
            (Some(width), Some(all)) if width.abs_diff(all) <= NEAR_MARGIN => self,
            (Some(width), _) if !end_near(width, lines) => self,
            (Some(_), Some(_)) => Self { width: own.width, most: own.most, ..self },
            (Some(_), None) => own,
            (None, _) => self,
        }
    }

    /// Whether so many columns reach the right margin. Rules against marks at a line's head and
    /// unbreakable words leave up to four columns empty.
    pub(crate) fn is_full(self, columns: usize) -> bool {
        self.width.is_some_and(|width| columns + 4 >= width)
    }

    /// Whether so many columns fit in a line.
    pub(crate) fn fits(self, columns: usize) -> bool {
        self.width.is_some_and(|width| columns <= width + 2)
    }

    /// Whether so many columns fill a line so far that 首行缩进 had no room in it.
    pub(crate) fn leaves_no_room(self, columns: usize) -> bool {
        self.most <= columns + 2 && self.fits(columns)
    }

    /// Whether so many columns and 首行缩进, within a column, are what most full lines have.
    pub(crate) fn leaves_indent(self, columns: usize) -> bool {
        const INDENT: usize = 4;
        self.most.abs_diff(columns + INDENT) <= 1
    }

    /// Whether so many columns are more than the cells of a table have, three fifths of the page's line.
    pub(crate) fn is_wider_than_cells(self, columns: usize) -> bool {
        self.width.is_some_and(|width| columns * 5 >= width * 3)
    }

    /// Whether hardly any line has more columns.
    pub(crate) fn is_widest(self, columns: usize) -> bool {
        self.width.is_some_and(|width| width <= columns + 1)
    }

    /// Whether lines are wrapped at all.
    pub(crate) fn is_fixed(self) -> bool {
        self.width.is_some()
    }
}

/// Whether a text may be wrapped: enough lines tell, and of these enough end within a sentence and hold a mark of prose.
/// Most pages of the web are told by this, without a look at the widths.
fn may_be_wrapped(lines: &[Line]) -> bool {
    const FEWEST: usize = 6;
    if lines.len() < FEWEST {
        return false;
    }
    let (mut count, mut open, mut with_marks) = (0, 0, 0);
    // Which lines are blank, nobody can guess; these tell nothing anyway.
    for line in lines {
        let tells = (line.kind == LineKind::Text) & tells(line);
        let is_line = !is_paragraph(line);
        count += usize::from(tells);
        open += usize::from(tells & is_line & !line.traits.at_end.any(Edge::SENTENCE_END));
        with_marks += usize::from(tells & is_line & line.traits.classes.any(OF_PROSE));
    }
    // Lists of names are open lines too, but hold none of the marks of prose.
    count >= FEWEST && open * 5 >= count * 2 && with_marks * 5 >= count * 2
}

/// Whether a line of text is a whole paragraph, so that its columns say nothing.
fn is_paragraph(line: &Line) -> bool {
    line.text_len() > LONGEST
}

/// Whether a line of text tells of the wrapping.
fn tells(line: &Line) -> bool {
    // Cells that tabs part fill no line.
    is_paragraph(line) | ((line.traits.width >= SHORT) & !line.traits.classes.any(Classes::TAB))
}

/// So many lines of a stretch tell its margin.
const FEWEST_NEAR: usize = 12;

/// Whether most lines of a stretch end near a margin, and they are many: a few lines may do so by chance, and cells of a
/// column do.
fn end_near(margin: usize, lines: &[Line]) -> bool {
    let widths =
        lines.iter().filter(|line| line.kind == LineKind::Text).map(|line| line.traits.width);
    let (mut all, mut near) = (0, 0);
    for width in widths.filter(|width| *width >= SHORT) {
        all += 1;
        near += usize::from(margin.abs_diff(width as usize) <= NEAR_MARGIN);
    }
    margin >= NARROWEST && all >= FEWEST_NEAR && near * 2 >= all
}

/// How many lines have each width; wider ones than any page's are one.
struct Widths {
    counts: [u32; WIDEST + 1],
    all: usize,
}

/// Columns that no page has.
const WIDEST: usize = 255;

impl Default for Widths {
    fn default() -> Self {
        Self { counts: [0; WIDEST + 1], all: 0 }
    }
}

impl Widths {
    #[inline]
    fn count_where(&mut self, holds: bool, width: u32) {
        self.counts[WIDEST.min(width as usize)] += u32::from(holds);
        self.all += usize::from(holds);
    }

    /// The width of the line behind so many that are as wide or narrower.
    fn nth(&self, lines: usize) -> usize {
        let mut narrower = 0;
        let is_wider = |count: &u32| {
            narrower += *count as usize;
            narrower > lines
        };
        self.counts.iter().position(is_wider).unwrap_or(WIDEST)
    }

    /// How many lines are as wide or narrower.
    fn up_to(&self, width: usize) -> usize {
        self.counts[..=WIDEST.min(width)].iter().sum::<u32>() as usize
    }

    /// How many lines are about as wide.
    fn near(&self, width: usize) -> usize {
        let widest = WIDEST.min(width + NEAR_MARGIN);
        let near = &self.counts[width.saturating_sub(NEAR_MARGIN)..=widest];
        near.iter().sum::<u32>() as usize
    }

    /// Where wrapped lines end; names and cells end anywhere.
    fn margin(&self) -> Option<usize> {
        /// Columns of a page's narrowest lines, with marks of half width among them; lines of a list are shorter.
        const SHORTEST: usize = NARROWEST - 4;
        let widest = self.nth(self.all * 4 / 5);
        if widest >= SHORTEST && self.near(widest) * 10 >= self.all * 3 {
            return Some(widest);
        }
        self.of_text()
    }

    /// Where the page's lines end that extraction broke at marks: most are scraps, so only the longest of the text's own show it.
    fn of_scraps(&self) -> usize {
        let longest = |lines: usize| self.nth(lines * 23 / 25);
        let widest = longest(self.all);
        // Smaller print, 小四 beside 三号, holds a third more; what is narrower yet are the cells of a table.
        let text = self.of_text().filter(|text| text * 4 >= widest * 3);
        self.with_indent(text.map_or(widest, |text| longest(self.up_to(text + NEAR_MARGIN))))
    }

    /// The width of the text where wider lines are others': boxes (专栏), tables and annexes in smaller print hold more columns,
    /// but fewer lines.
    fn of_text(&self) -> Option<usize> {
        let text = (NARROWEST..WIDEST).max_by_key(|width| self.counts[*width])?;
        (self.near(text) * 2 >= self.all).then_some(text)
    }

    /// The margin where so many columns are those of nearly all lines: these are first ones where one in fifty has the two
    /// characters more that extraction drops as 首行缩进. Where paragraphs are short hardly another line is whole.
    fn with_indent(&self, width: usize) -> usize {
        const INDENT: usize = 4;
        let inner = width + INDENT;
        let lines = self.counts.get(inner).map_or(0, |count| *count as usize);
        if lines > 1 && lines * 50 >= self.all { inner } else { width }
    }

    /// The width that most lines of up to so many columns have; narrower by two characters are first lines.
    fn most_near(&self, width: usize) -> usize {
        let near = width.saturating_sub(3)..=width;
        near.max_by_key(|width| self.counts[*width]).unwrap_or(width)
    }
}

/// How many lines of each width end at a comma; behind these, how many wider ones.
struct AtComma([u32; WIDEST_AT_COMMA + 1]);

/// Columns of which lines that end at a comma say nothing: wider ones may be whole pages'.
const WIDEST_AT_COMMA: usize = 3 * SHORT as usize;

impl Default for AtComma {
    fn default() -> Self {
        Self([0; WIDEST_AT_COMMA + 1])
    }
}

impl AtComma {
    #[inline]
    fn count_where(&mut self, holds: bool, width: u32) {
        self.0[WIDEST_AT_COMMA.min(width as usize)] += u32::from(holds);
    }

    fn all(&self) -> usize {
        self.0[..WIDEST_AT_COMMA].iter().sum::<u32>() as usize
    }

    /// How many end before the margin, as scraps of the page's lines do.
    fn short_of(&self, margin: usize) -> usize {
        let short = margin.saturating_sub(NEAR_MARGIN).min(WIDEST_AT_COMMA);
        self.0[..short].iter().sum::<u32>() as usize
    }
}

/// Whether blank lines stand between most lines of text, as double-spaced pages come out.
fn is_spaced(lines: &[Line]) -> bool {
    // Which lines are blank, nobody can guess.
    let (all, spaced) = lines.windows(2).fold((0, 0), |(all, spaced), pair| {
        let is_text = pair[0].kind == LineKind::Text;
        let is_spaced = is_text & (pair[1].kind == LineKind::Blank);
        (all + usize::from(is_text), spaced + usize::from(is_spaced))
    });
    spaced * 10 > all * 7
}

#[cfg(test)]
mod tests {
    use super::{WIDEST, Widths, Wrap};
    use crate::line::split;

    #[test]
    fn whole_lines_that_end_at_commas_are_no_scraps() {
        let is_ragged = |text: &str| Wrap::of(&split(text, usize::MAX).lines).is_ragged;
        let whole =
            "各站要坚持预防为主、防救结合，逐项核查，\n把责任落实到岗、到人，不留任何死角和盲区\n";
        assert!(!is_ragged(&whole.repeat(8)));
        let scraps = "各站要坚持预防为主、防救结合，\n逐项核查，\n把责任落实到岗、到人，不留任何死角和盲区\n";
        assert!(is_ragged(&scraps.repeat(8)));
    }

    #[test]
    fn boxes_in_smaller_print_do_not_set_the_margin_of_scraps() {
        let scraps = "各站要坚持预防为主、防救结合，\n逐项核查，\n\
            把责任落实到岗、到人，不留任何死角和盲区\n值守情况每天报告，发现险情立即处置并上报\n";
        let device = "成套设备：更换老旧提灌站的水泵和配电柜，添置巡查车辆\n";
        let source = scraps.repeat(8) + &device.repeat(4);
        let wrap = Wrap::of(&split(&source, usize::MAX).lines);
        assert!(wrap.is_ragged && wrap.is_full(40) && !wrap.fits(44), "{wrap:?}");
    }

    #[test]
    fn short_lines_of_one_length_are_no_page() {
        let list = "各重点企业，有关管理单位报送登记表\n此表由各单位填写，加盖公章后的\n";
        assert!(!Wrap::of(&split(&list.repeat(6), usize::MAX).lines).is_fixed());
    }

    #[test]
    fn widths_are_found_in_their_order() {
        let mut widths = Widths::default();
        [40, 24, u32::MAX, 38, 44].into_iter().for_each(|width| widths.count_where(true, width));
        let sorted: Vec<usize> = (0..widths.all).map(|at| widths.nth(at)).collect();
        assert_eq!(sorted, [24, 38, 40, 44, 255]);
        assert_eq!((widths.near(40), widths.near(24), widths.near(255)), (3, 1, 1));
        widths.count_where(false, 24);
        widths.count_where(true, 38);
        assert_eq!((widths.most_near(40), widths.most_near(24)), (38, 24));
    }

    #[test]
    fn a_margin_is_behind_the_indent_that_first_lines_lost() {
        let with = |narrow: usize, inner: usize| {
            let mut widths = Widths::default();
            let lines = [vec![30; narrow], vec![76; 3], vec![80; inner]].concat();
            lines.into_iter().for_each(|width| widths.count_where(true, width));
            widths.with_indent(76)
        };
        assert_eq!((with(20, 2), with(20, 1), with(200, 2)), (80, 76, 76));
        assert_eq!(Widths::default().with_indent(WIDEST), WIDEST);
    }
}
