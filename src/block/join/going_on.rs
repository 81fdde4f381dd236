//! Whether a line goes on with the open paragraph, or opens a block of its own.

use super::{
    super::{
        lost_break::{closes_clause, closes_within_sentence},
        mark::marks,
        open::{Open, is_character},
        opener::{is_attachment_mark, is_enactment, names_list, opens_block},
    },
    Joiner,
    first_line::{dropped, explains},
    header_line::TITLE_ENDS,
};
use crate::{
    grammar::{
        body::is_body,
        date,
        label::{self, Label},
        punctuation::{ends_sentence, is_closing, is_opening},
        unit::is_unit,
    },
    line::{Classes, Edge, Line, LineKind, Traits},
    text::{Words, closed_up, is_blank, is_ideograph, scan::CharSet},
};

/// Columns that extraction drops from a paragraph's first line: 首行缩进, and what lines vary.
pub(super) const INDENT: usize = 6;

/// Lines from the name that signs down to the date: those between them are blank or sign, too.
pub(super) const NEAR_DATE: usize = 6;

impl Joiner<'_, '_> {
    /// Columns of the page's line with one more text: extraction breaks ragged lines at their marks.
    pub(super) fn columns_with(&self, traits: &Traits) -> usize {
        /// Columns that marks side by side save, which are set closer.
        const CLOSER: usize = 4;
        let width = traits.width as usize;
        let all = self.columns + width;
        // Full lines, as most are where lines are wrapped, have no room for more.
        if self.wrap.fits(all) {
            return if self.is_broken_above(traits.first) { all } else { width };
        }
        let closer = all.saturating_sub(CLOSER);
        let may_share = self.wrap.fits(closer) && traits.at_head.any(Edge::NEVER_LEADS);
        if may_share { closer } else { width }
    }

    /// Whether a mark stands where the last line ends and the next begins with a character.
    fn is_broken_above(&self, first: char) -> bool {
        self.open().is_some_and(|open| {
            let is_within = || {
                // The number of a document belongs to its title.
                open.is_prose()
                    || open.begins_sentence(self.source)
                    || open.last_char == '》' && first == '（'
            };
            Edge::of(first).any(Edge::NEVER_LEADS)
                || self.is_broken_at_mark(open.last_char, first)
                    && (self.wrap.is_ragged || is_within())
        })
    }

    /// Whether a mark stands between two lines, where extraction breaks the page's line: in any print before an opening
    /// one, for it comes from another font, and before one that no page's line begins with.
    fn is_broken_at_mark(&self, last: char, first: char) -> bool {
        static MARKS: CharSet = CharSet::of("，、。；：”’）》〉“‘〕");
        // `《…条例》\n《…办法》`: a list of titles.
        let may_list = matches!(first, '《' | '〈') && (is_closing(last) || last == '》');
        let opens = matches!(first, '“' | '‘' | '《' | '〈' | '（');
        opens && (self.wrap.is_ragged || !may_list)
            || Edge::of(first).any(Edge::NEVER_LEADS)
            || self.wrap.is_ragged && MARKS.has(last)
    }

    /// Whether a line, with those that follow it on the page's line, fills that line exactly: the last
    /// one began it.
    fn completes_line(&self, traits: &Traits, next: usize) -> bool {
        let columns = self.columns_with(traits);
        columns > traits.width as usize
            && self.wrap.is_full(self.columns_ahead(columns, traits.last, next))
    }

    /// Columns of the page's line that a line begins.
    pub(super) fn whole_line(&self, traits: &Traits, next: usize) -> usize {
        self.columns_ahead(traits.width as usize, traits.last, next)
    }

    /// Columns of a page's line, so many and those of the scraps that follow on it.
    fn columns_ahead(&self, mut columns: usize, mut last: char, next: usize) -> usize {
        /// No page's line holds more marks.
        const MOST_SCRAPS: usize = 8;
        for line in self.lines[next..].iter().take(MOST_SCRAPS) {
            let wider = columns + line.traits.width as usize;
            let is_scrap = line.kind == LineKind::Text
                && self.is_broken_at_mark(last, line.traits.first)
                && self.wrap.fits(wider);
            if !is_scrap {
                break;
            }
            (columns, last) = (wider, line.traits.last);
        }
        columns
    }

    /// Whether a line stands on the page's line that the last one began: no text does behind a chapter's heading.
    fn shares_line(&self, open: &Open, traits: &Traits) -> bool {
        let is_text = || traits.classes.any(Classes::COMMA.or(Classes::FULL_STOP));
        self.wrap.is_ragged
            && self.columns_with(traits) > traits.width as usize
            && !(open.is_chapter() && is_text())
    }

    /// Whether what looks like a label at the head of a line is one: within an unfinished sentence only
    /// the next number of its kind is (`到\n2. 5万` and `第\n3.项` are no labels), a clause that assigns it ends it,
    /// and （3） is none where （2） stands within the text.
    pub(super) fn is_label(&self, label: Label, text: &str) -> bool {
        let Some(open) = self.open() else { return true };
        let unfinished = !ends_sentence(open.last_char) && (open.has_comma() || open.has_stop());
        let may_lead = || {
            self.sequence.fits(label) && !self.is_within_word(open, label, text)
                || self.skips_to(label, text, open.last_char)
                || self.ends_in_clause(open)
        };
        if unfinished && !may_lead() {
            return false;
        }
        !(self.goes_beyond(label) && open.enumerates(self.source, label.number - 1))
    }

    /// Whether 一、 at the head of a line is the rest of a word, or of what goes on with it: the sentence above reaches the
    /// margin, the line is none of a heading, and the sections count already. `…线上线下标准统\n一、服务同质，…`,
    /// `…获得绿色建筑\n一、二星级标识的，…`.
    fn is_within_word(&self, open: &Open, label: Label, text: &str) -> bool {
        label.level == 1
            && label.number == 1
            && !self.after_blank
            && self.sequence.has_begun(label)
            && text.contains(['，', '；', '。'])
            && self.reaches_margin(open)
    }

    /// Whether a label counts on from one that the text lost: `（四）` was glued to the line above, `一、` is
    /// missing. Whoever cites `第⏎（十二）项` says so around it.
    fn skips_to(&self, label: Label, text: &str, above: char) -> bool {
        /// Citations and lists of labels go on with these.
        static CITES: CharSet = CharSet::of("项条款至、，,（(和及的规类种档级");
        /// And begin with these.
        static CITED: CharSet = CharSet::of("第和及、或按至照据附表图与");
        let heading = text[label.length..].trim_start_matches(is_blank);
        matches!(label.level, 1 | 2)
            && self.sequence.skips_to(label)
            && heading.chars().nth(3).is_some()
            && !heading.starts_with(|c| CITES.has(c))
            && !CITED.has(above)
    }

    /// Whether a bracketed number has none before it among the labels.
    fn goes_beyond(&self, label: Label) -> bool {
        label.level == 4 && label.number > 1 && !self.sequence.counts_on(label)
    }

    /// Whether a line without a label, its characters side by side, goes on with the open paragraph.
    pub(super) fn continues(&self, line: &Line, text: &str, traits: &Traits, next: usize) -> bool {
        let Some(open) = self.open() else { return false };
        // A row's cell is done with its separator.
        if open.at_end.or(traits.at_head).any(Edge::PIPE) {
            return false;
        }
        let goes_on = traits.at_head.any(Edge::PARTICLE) && goes_on_at_once(text);
        if traits.at_head.any(Edge::NEVER_LEADS) || goes_on && !open.has_ended() {
            return true;
        }
        // `前\n\n言`: a heading set so wide that extraction gives each character a line.
        if traits.first == '言'
            && text == "言"
            && matches!(&self.source[open.last()], "前" | "序" | "引")
        {
            return true;
        }
        if open.awaits_names(self.source) {
            return !names_list(text);
        }
        // All that is asked below ends the paragraph, too, where a sentence ended at its end.
        let is_inner = self.wrap.is_fixed()
            && open.has_ended()
            && !matches!(open.last_char, '：' | ':')
            && self.is_no_first_line(open, line, text, traits, next);
        let is_behind_sentence = open.has_ended() && !is_opening(traits.first) && !is_inner;
        if is_behind_sentence && !self.wrap.is_ragged && !self.completes_line(traits, next) {
            return false;
        }
        if let Some(goes_on) = self.parts_number(open, text, traits, next) {
            return goes_on;
        }
        let opens = opens_block(text, traits) && (!open.is_inside() || is_attachment_mark(text));
        let is_in_header = self.is_header() && !open.has_stop();
        if opens
            || self.is_signature(text, next)
            || is_in_header && self.ends_in_header(open, text)
            || self.is_assigned_heading(open)
            || is_opening(traits.first) && self.is_below_title(open) && is_enactment(text)
            || !ends_sentence(open.last_char) && open.is_line(self.source)
        {
            return false;
        }
        let (first, last) = (traits.first, open.last_char);
        if open.is_inside()
            || open.is_closed_by(traits)
            || open.is_bare_label()
            || self.wrap.is_fixed() && is_ideograph(first) && open.is_character(self.source)
            || (self.wrap.is_ragged && open.is_quoting())
            || self.wrap.is_fixed() && matches!(open.last_char, '“' | '‘')
        {
            return true;
        }
        let is_listing = matches!(last, '，' | '、');
        // Most lines begin at the margin. Layout sets the scraps of a page's line in, too.
        let may_begin = line.start < line.head && !(is_listing && self.wrap.is_fixed());
        if may_begin && self.is_indented(line, open) {
            return false;
        }
        if is_listing {
            return true;
        }
        // `《…通知》\n（某政发〔2016〕8号）\n（以下简称…）`: the number and the alias of a document.
        if (last == '》' && is_opening(first)) || (first == '（' && text.starts_with("（以下简称"))
        {
            return true;
        }
        if ends_sentence(last) {
            // A clause on a line of its own closes the text above: `…质效。\n（责任单位：…）`.
            let closes = self.wrap.is_fixed() && is_opening(first) && last == '。';
            // What is copied to ends here, and who prints stands below, however the two fill a line.
            let may_go_on = !self.after_blank && !self.lists_copies && !matches!(last, '：' | ':');
            return (is_inner || may_go_on && (closes || self.completes_line(traits, next)))
                && !open.names(self.source, text);
        }
        // The text of a document begins behind its title: `…工作方案\n为贯彻…`.
        if !open.is_prose()
            && open.label.is_none()
            && begins_text(text)
            && !matches!(last, '”' | '》')
        {
            return false;
        }
        if open.is_heading() && !self.reaches_margin(open) && !self.shares_line(open, traits) {
            return self.is_cut_heading(open, text, traits, next);
        }
        if open.is_heading() && self.is_above_first_line(open, traits, next) {
            return false;
        }
        // `责任单位：各县（市、区）\n人民政府\n本通知自…施行。`: what is assigned ends with its line, or before
        // a blank one.
        let is_apart = if self.wrap.is_fixed() {
            !self.reaches_margin(open) && !self.shares_line(open, traits)
        } else {
            self.after_blank
        };
        if is_apart && !open.ends_page && open.assigns(self.source) {
            return false;
        }
        if self.wrap.is_fixed() {
            // `为推动《…的决定》\n落实见效`: a sentence goes on behind a title in it.
            if open.classes.any(Classes::TITLE_END)
                && open.begins_sentence(self.source)
                && last == '》'
            {
                return true;
            }
            // A page cuts a sentence anywhere.
            let is_cut = open.ends_page
                && (open.is_prose()
                    || open.lists()
                    || traits.classes.any(WITHIN_PROSE)
                        && self.is_cut_first_line(open, line, text, traits));
            let is_apart = self.after_blank
                && !self.wrap.is_spaced
                && !is_cut
                && !self.is_cut_by_blank(open, traits);
            let is_closed = is_closing(last) && (open.has_stop() || open.label.is_none());
            if (is_apart || is_closed) && !self.reaches_margin(open) {
                return !is_apart && self.is_broken_at_bracket(open, traits, next);
            }
            return open.is_prose()
                || self.reaches_margin(open)
                || self.is_cut_first_line(open, line, text, traits)
                || self.shares_line(open, traits)
                || self.completes_line(traits, next)
                || self.wrap.runs_over && self.has_run_over(open)
                || !self.after_blank && explains(open, text, traits);
        }
        // `抄送：县政协办公室，县法\n院。`: the list ends with its full stop.
        if self.lists_copies && traits.last == '。' {
            return true;
        }
        if is_closing(last) {
            return false;
        }
        /// Shorter lines without a full stop are headings and names, also where they hold a comma.
        const SHORTEST_PROSE: usize = 60;
        open.has_stop() || (open.has_comma() && open.width >= SHORTEST_PROSE)
    }

    /// Whether the last line reached the right margin, with what extraction dropped from it.
    fn reaches_margin(&self, open: &Open) -> bool {
        let level = open.label.map(|label| label.level);
        // 一、 stands above its text more often than not, items below it run on.
        let is_item = level.is_some_and(|level| level == 0 || level >= 2);
        let dropped = dropped(open);
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
        self.wrap.is_full(self.columns)
            || self.wrap.is_full(self.columns + dropped) && may_be_prose()
    }

    /// `六、口岸建设（县商务局牵头）`: a heading that a clause closes, however full its line is.
    fn is_assigned_heading(&self, open: &Open) -> bool {
        open.label.is_some_and(|label| matches!(label.level, 1 | 2))
            && !open.has_stop()
            && self.ends_in_clause(open)
    }

    /// Whether extraction broke the page's line behind a bracket within a sentence, which is no note and no date:
    /// `各县（市、\n区）\n人民政府`, `推动公民出国\n（境）\n业务进驻大厅`.
    fn is_broken_at_bracket(&self, open: &Open, traits: &Traits, next: usize) -> bool {
        let is_within = || closes_within_sentence(&self.source[open.first()..open.last().end]);
        open.holds_bracket(self.source) && self.completes_line(traits, next)
            || self.wrap.is_ragged && open.is_prose() && is_within()
    }

    /// Whether the text so far is closed by a clause that assigns it.
    fn ends_in_clause(&self, open: &Open) -> bool {
        is_closing(open.last_char)
            && !open.is_inside()
            && closes_clause(&self.source[open.first()..open.last().end])
    }

    /// Whether a line is the name that signs, with the date below it, or the other bodies that sign with it.
    #[inline(always)]
    fn is_signature(&self, text: &str, next: usize) -> bool {
        self.dated < next + NEAR_DATE && self.signs_above_date(text, next)
    }

    #[inline(never)]
    fn signs_above_date(&self, text: &str, next: usize) -> bool {
        let Some(date) = self.lines.get(self.dated) else { return false };
        let mut between = self.lines[next..self.dated].iter();
        let signs = |line: &Line| {
            line.kind != LineKind::Text || is_body(&closed_up(line.text(self.source)))
        };
        date::whole(&closed_up(date.text(self.source))).is_some()
            && is_unit(text)
            && between.all(signs)
    }

    /// 首行缩进: a line set in by two characters begins a paragraph.
    fn is_indented(&self, line: &Line, open: &Open) -> bool {
        if self.is_within_box(line, open) {
            return false;
        }
        let indent = line.indent(self.source);
        let is_narrow = |c: &char| matches!(c, ' ' | '\u{a0}');
        let (mut wide, mut blanks) = (0, 0);
        for c in indent.chars() {
            wide += usize::from(c == '\u{3000}');
            blanks += usize::from(is_narrow(&c));
        }
        let before = || {
            let above = self.source[..open.first()].chars();
            above.rev().take_while(is_narrow).count()
        };
        // Continuation lines stand further left than the first line of their own paragraph.
        wide >= 2
            || self.wrap.is_fixed()
                && (2..=8).contains(&blanks)
                && (open.pieces.len() > 1 || before() == blanks)
    }

    /// `二、推进\n生产体系绿色升级\n（一）…`: a heading that a layout cut behind its first word, or that did not fit
    /// its line: `第三章 构建绿色低碳循环发展经济体系 推动经济\n高质量发展`.
    fn is_cut_heading(&self, open: &Open, text: &str, traits: &Traits, next: usize) -> bool {
        const FIRST_WORD: usize = 4;
        /// Characters of the longest rest.
        const LONGEST_REST: usize = 12;
        let label = open.label.map_or(0, |label| label.length);
        let heading = self.source[open.last()].get(label..).unwrap_or("");
        let plain = |c: char| !ends_sentence(c) && !matches!(c, '，' | '、' | ',');
        let width = traits.width as usize;
        let is_rest = text.chars().nth(LONGEST_REST).is_none()
            && (self.overflows(open, width) || open.is_chapter() && is_character(text));
        let mut follower = self.lines[next..].iter().filter(|line| line.kind == LineKind::Text);
        self.wrap.is_fixed()
            && (is_rest || heading.chars().nth(FIRST_WORD).is_none())
            && !self.wrap.is_full(width)
            && text.chars().all(plain)
            && follower.next().is_some_and(|line| {
                label_of(line.text(self.source))
                    || is_rest && self.wrap.is_full(line.traits.width as usize + INDENT)
            })
    }

    /// Whether a heading did not fit its line with so many columns more.
    fn overflows(&self, open: &Open, width: usize) -> bool {
        let label = if open.is_behind_label { open.label_width } else { 0 };
        let whole = self.columns + label + width;
        match open.label.map(|label| label.level) {
            // Letters of chapters' headings are larger than those of the text: 二号 and 三号, 22 points and 16.
            Some(-3 | -2) => !self.wrap.fits(whole * 22 / 16),
            Some(-1 | 1 | 2) => !self.wrap.fits(whole + INDENT),
            _ => false,
        }
    }
}

/// Marks that prose holds, and no cells below a page's edge.
const WITHIN_PROSE: Classes = Classes::COMMA
    .or(Classes::PAUSE)
    .or(Classes::FULL_STOP)
    .or(Classes::SEMICOLON)
    .or(Classes::COLON);

/// Whether a line is the rest of what stands above it by its first word: no paragraph begins with 的 but 的确 and its like.
fn goes_on_at_once(line: &str) -> bool {
    line.strip_prefix('的').is_some_and(|rest| !rest.starts_with(['确', '士']))
}

/// Words that the first paragraph of a document begins with.
fn begins_text(line: &str) -> bool {
    static HEADS: Words = Words::of(&["为", "根据", "按照", "依据"]);
    HEADS.begin(line)
}

pub(super) fn label_of(text: &str) -> bool {
    label::label(&text[marks(text)..]).is_some()
}
