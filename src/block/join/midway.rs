//! The usual lines, which no rule has to be asked of. Where lines are wrapped, most are in the middle of a sentence. Where they
//! are not, most begin a paragraph: nothing above waits for more, or nothing denies their label.
//!
//! What was noted of a line and of the open paragraph tells them from the others. All rules of [`super::seam`] would say the
//! same, which debug builds assert. Where anything else may be meant, the rules are asked.

use super::{
    super::{look::Look, open::Open},
    Joiner,
    copies::begins_copies,
    numeral_line,
};
use crate::{
    grammar::label::Label,
    line::{Classes, Edge, Line},
    text::closed_up,
};

/// What begins lines that may be more than the middle of a sentence: marks in front of text, labels, separators,
/// marks that never lead, what opens blocks.
const HEADS: Edge = IN_FRONT.or(Edge::PIPE).or(Edge::NEVER_LEADS).or(Edge::OPENER);

/// What begins lines with something in front of their text.
const IN_FRONT: Edge = Edge::MARK.or(Edge::LABEL);

/// What begins lines that may go on behind any other: a bracket assigns, 的 belongs to the word in front of it.
/// A number that is no label may be parted from what it counts.
const GOES_ON: Edge =
    Edge::OPENING.or(Edge::PARTICLE).or(Edge::PIPE).or(Edge::NEVER_LEADS).or(Edge::LABEL);

/// What more is waited for behind, also where lines are not wrapped: a list or a label goes on, a number is parted from what
/// it counts.
const WAITS: Edge = Edge::LISTING.or(Edge::COMMA_IN_PRINT).or(Edge::COLON).or(Edge::DIGIT);

/// What a sentence that goes on doesn't end its line with: it may be done, a bracket may assign it or close a note,
/// a number may be parted from what it counts.
const ENDS: Edge = Edge::SENTENCE_END.or(Edge::CLOSING).or(Edge::PIPE).or(Edge::DIGIT);

impl Joiner<'_, '_> {
    /// Whether a line is in the middle of a sentence of the open paragraph: `false` where that is not seen at once.
    #[inline]
    pub(super) fn is_midway(&mut self, line: &Line, next: usize) -> bool {
        const OTHERS: Classes = Classes::LABEL_BEHIND.or(Classes::GAP).or(Classes::PIPE);
        let traits = &line.traits;
        // Each may be so, and few are: one guess for all.
        let shows_more = traits.at_head.any(HEADS)
            | traits.at_end.any(Edge::CLOSER)
            | traits.classes.any(OTHERS)
            | (line.start < line.head)
            | (line.text_len() <= numeral_line::LONGEST)
            | self.after_blank;
        let may_be_more = shows_more
            || !self.goes_on_within()
            || self.is_header() && traits.classes.any(Classes::COLON);
        if may_be_more {
            return false;
        }
        // The name that signs stands near its date.
        self.look_for_date(next);
        !self.is_near_date(next)
    }

    /// Whether a line has no more than a label in front of its text and no label behind a mark: `false` where that is not seen
    /// at once.
    #[inline]
    pub(super) fn shows_no_more_than_label(&self, line: &Line) -> bool {
        let traits = &line.traits;
        !(traits.at_head.any(Edge::MARK) | traits.classes.any(Classes::LABEL_BEHIND))
            && self.behind_recipients(line).is_none()
    }

    /// Whether a line that shows no more than a label begins a paragraph: with its label, because nothing above asks whether it
    /// is one, or because lines are not wrapped and nothing above waits for more. `false` where that is not seen at once.
    #[inline]
    pub(super) fn begins_at_once(&self, line: &Line, label: Option<Label>) -> bool {
        if self.open.lists_copies | (line.text_len() <= numeral_line::LONGEST) {
            return false;
        }
        let open = self.open();
        match label {
            Some(label) => !open.is_some_and(is_within_sentence) && !self.goes_beyond(label),
            None => {
                let may_be_more = self.wrap.is_fixed()
                    | line.traits.at_head.any(GOES_ON)
                    | begins_copies(&line.traits);
                !may_be_more && !open.is_some_and(may_go_on)
            }
        }
    }

    /// Whether all that is asked of other lines comes to the same.
    pub(super) fn begins_as_told(
        &mut self,
        line: &Line,
        label: Option<Label>,
        next: usize,
    ) -> bool {
        self.look_for_date(next);
        let text = line.text(self.source);
        self.look(line) == Look::of_label(label)
            && self.numeral(text, next).is_none()
            && match label {
                Some(label) => self.is_label(label, text),
                None => {
                    !self.belongs_to_chapter(text, &line.traits)
                        && self.goes_on_to(line, &closed_up(text), &line.traits, next).is_none()
                        && self.begun_line(&line.traits, None) == 0
                }
            }
    }

    /// Whether all that is asked of other lines comes to the same.
    pub(super) fn goes_on_as_told(&self, line: &Line, next: usize) -> bool {
        let text = line.text(self.source);
        self.look(line) == Look::of_label(None)
            && self.numeral(text, next).is_none()
            && !self.belongs_to_chapter(text, &line.traits)
            && self.goes_on_to(line, &closed_up(text), &line.traits, next).is_some()
    }

    /// Whether the open paragraph goes on with any line that is nothing by itself.
    #[inline]
    fn goes_on_within(&self) -> bool {
        let open = &self.open;
        if open.draft.pieces.is_empty() || open.at_end.any(ENDS) {
            return false;
        }
        let is_sentence =
            open.has_stop() || open.has_comma() && !self.is_header() && self.is_sentence(open);
        is_sentence && !open.is_line(self.source)
    }

    /// Whether an open paragraph with a comma is a sentence, no heading and no list of units.
    fn is_sentence(&self, open: &Open) -> bool {
        open.at_end.any(Edge::LISTING)
            || self.wrap.is_fixed() && !open.is_heading() && !open.holds(Classes::COLON)
    }
}

/// Whether an open paragraph may go on where lines are not wrapped.
#[inline]
fn may_go_on(open: &Open) -> bool {
    // Behind a colon more is waited for, though it ends a sentence.
    is_within_sentence(open) | open.at_end.any(WAITS) | open.nesting.is_open()
        || open.is_bare_label()
}

/// Whether an open paragraph with a mark of prose has ended no sentence.
#[inline]
pub(super) fn is_within_sentence(open: &Open) -> bool {
    (open.has_stop() | open.has_comma()) & !open.at_end.any(Edge::SENTENCE_END)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        block::{mark::marks, opener::opens_block},
        grammar::label,
        line::Traits,
    };

    #[test]
    fn what_stands_in_front_of_text_is_seen_by_its_first_character() {
        for c in ('\0'..='\u{ffff}').filter(|c| !Edge::of(*c).any(IN_FRONT)) {
            let text = format!("{c}、送：\t10");
            assert!(marks(&text) == 0 && label::label(&text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn a_parted_number_goes_on_however_wide_it_is_set() {
        let found = super::super::pages::paragraphs("印发青禾县\n2　0　2　3\n年优化节水的方案\n");
        assert_eq!(found[0], "印发青禾县2023");
    }

    #[test]
    fn what_opens_a_block_is_no_middle_of_a_sentence() {
        let openers = [
            "附件：目录",
            "抄送：县委",
            "主送：各镇",
            "主持人：云明",
            "责任单位：县财政局",
            "牵头单位：县财政局",
            "配合单位：县财政局",
            "参加人员：云明",
            "完成时限：6月",
            "联系人：云明",
            "协办单位：县财政局",
            "发文单位：县财政局",
            "时限：6月",
            "出席：云明",
            "列席：云明",
            "请假：云明",
            "缺席：云明",
            "记录：云明",
            "会议主持：云明",
            "——目标",
            "（此件公开发布）",
            "(2024年1月2日)",
            "〔联系人：云明〕",
            "[公开]",
            "【公开】",
            "上一篇：目标",
            "您所在的位置：目标",
            "■目标",
            "●目标",
            "◆目标",
            "★目标",
            "□目标",
            "▲目标",
            "云岭县办公室2024年1月2日印发",
            "清政发〔2024〕7号",
            "二〇二四年一月二日",
        ];
        for line in openers {
            let traits = Traits::of(line);
            assert!(opens_block(line, &traits), "{line}");
            assert!(traits.at_head.any(HEADS) || traits.at_end.any(Edge::CLOSER), "{line}");
        }
        // Nothing else opens a block.
        for first in ('\0'..='\u{ffff}').filter(|c| !Edge::of(*c).any(HEADS)) {
            let line = format!("{first}送：");
            assert!(!opens_block(&line, &Traits::of(&line)), "{line:?}");
        }
    }
}
