//! Whether what looks like a label at the head of a line is one.

use super::{super::open::Open, Joiner, midway::is_within_sentence, numeral_line};
use crate::{
    grammar::label::{Kind, Label},
    line::Edge,
    text::{is_blank, scan::CharSet},
};

impl Joiner<'_, '_> {
    /// Whether what looks like a label at the head of a line is one. Within an unfinished sentence only the next number of its
    /// kind is: `到\n2. 5万` and `第\n3.项` are none. A clause that assigns ends its sentence. And （3） is none where （2）
    /// stands within the text.
    pub(super) fn is_label(&self, label: Label, text: &str) -> bool {
        let Some(open) = self.open() else { return true };
        let may_lead = || {
            self.sequence.fits(label) && !self.is_within_word(open, label, text)
                || self.skips_to(label, text, open.last_char)
                || self.ends_in_clause(open)
        };
        if is_within_sentence(open) && !may_lead() {
            return false;
        }
        !(self.goes_beyond(label) && open.enumerates_up_to(self.source, label))
    }

    /// Whether 一、 at the head of a line is the rest of a word, or of what goes on with it: the sentence above reaches the
    /// margin, the line is none of a heading, and the sections count already. `…线上线下标准统\n一、服务同质，…`,
    /// `…获得绿色建筑\n一、二星级标识的，…`.
    fn is_within_word(&self, open: &Open, label: Label, text: &str) -> bool {
        label.kind == Kind::NUMERAL
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
        label.kind.is_numeral()
            && self.sequence.skips_to(label)
            && heading.chars().nth(3).is_some()
            && !heading.starts_with(|c| CITES.has(c))
            && !CITED.has(above)
    }

    /// Whether a number in a bracket or a circle has none before it among the labels.
    #[inline]
    pub(super) fn goes_beyond(&self, label: Label) -> bool {
        label.kind >= Kind::FIGURE_IN_BRACKETS
            && label.number > 1
            && !self.sequence.counts_on(label)
    }

    /// The label that a line without its 、 is: the first behind a sentence, more behind a blank line too.
    pub(super) fn numeral(&self, text: &str, next: usize) -> Option<Label> {
        let announces = |open: &Open| self.source[open.last()].ends_with("如下");
        let leads_in = |open: &Open| open.at_end.any(Edge::SENTENCE_END) || announces(open);
        let may_be = text.len() <= numeral_line::LONGEST
            && (self.after_blank && self.sequence.counts_numerals()
                || self.open().is_none_or(leads_in));
        let below = || self.lines[next..].iter().map(|line| line.text(self.source));
        if may_be { numeral_line::label(text, self.sequence.last_numeral(), below) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::super::pages::{PRINTED, paragraphs};

    #[test]
    fn any_label_may_stand_behind_a_clause_that_assigns() {
        let (assigned, next) =
            ("（一）逐项核查，立行立改。（责任单位：县水务局）", "（三）规范使用资金。");
        assert_eq!(paragraphs(&format!("{assigned}\n{next}\n")), [assigned, next]);
        let cited =
            paragraphs("（一）逐项核查，立行立改。对违反办法第十条\n（三）规定的严肃处理。\n");
        assert_eq!(cited.len(), 1, "{cited:#?}");
    }

    #[test]
    fn what_counts_within_a_sentence_begins_no_section_where_a_line_of_print_begins() {
        for [first, second, third] in [["①", "②", "③"], ["（1）", "（2）", "（3）"]] {
            let above = format!(
                "考核指标：{first}逐渠核对今年春夏两季的灌溉用水需求，每月与各\n\
                 村上报数核对一次；{second}汇总成表格，按先后顺序安排轮灌日期；"
            );
            let below =
                format!("{third}清淤疏浚，不留死角和盲区，畅通群众反映渠道，做到件件有\n回音。");
            let found = paragraphs(&format!("{PRINTED}{above}\n{below}\n"));
            let whole = format!("{above}{below}").replace('\n', "");
            assert!(found.last().is_some_and(|last| last.ends_with(&whole)), "{found:#?}");
        }
    }

    #[test]
    fn a_word_that_its_line_cuts_begins_no_section() {
        let text = "坚持先急后缓，逐条渠道核对今年春夏两季的灌溉\n用水需求，把各村上报的数字汇总成表格，按先后\n顺序安排轮灌日期，张榜公布。\n";
        let cut = "各站要因地制宜，做到各村灌溉计量收费的标准统\n一、服务到位，让群众用上放心水。";
        let found = paragraphs(&format!("一、核查灌区\n{}二、完善制度\n{cut}\n", text.repeat(3)));
        assert_eq!(found.last(), Some(&cut.replace('\n', "")), "{found:#?}");
    }
}
