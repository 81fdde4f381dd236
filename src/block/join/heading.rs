//! Headings in print: numbered lines without a full stop, which end before the margin unless they run on.

use super::{
    super::{
        mark::marks,
        open::{Open, is_character},
    },
    Joiner,
    page_line::INDENT,
    seam::{Seam, Verdict},
};
use crate::{
    grammar::{
        label::{self, Kind},
        punctuation::ends_sentence,
    },
    line::{Classes, Edge, Line, LineKind},
    text::{Words, is_ideograph},
};

impl Joiner<'_, '_> {
    /// Below a heading that ends before the margin, only the rest of it stands that had no room there.
    pub(super) fn below_heading(&self, seam: &Seam<'_>) -> Option<Verdict> {
        let is_heading = seam.open.is_heading() && !self.shares_line(seam);
        is_heading.then(|| Verdict::goes_on_only_where(self.is_rest_of_heading(seam)))
    }

    /// `二、修渠⏎一是压实责任`: points begin below the heading of a text that is told in them, and below who answers for the point
    /// above, however full the line is.
    pub(super) fn at_point(&self, seam: &Seam<'_>) -> Option<Verdict> {
        let open = seam.open;
        let may_be_above = || open.is_heading() || open.assigns(self.source);
        Verdict::begins_where(
            begins_point(seam.text) && ends_word(open.last_char) && may_be_above(),
        )
    }

    /// `二、推进\n生产体系绿色升级\n（一）…`: a heading that a layout cut behind its first word, or that did not fit
    /// its line: `第三章 构建绿色低碳循环发展经济体系 推动经济\n高质量发展`.
    fn is_rest_of_heading(&self, seam: &Seam<'_>) -> bool {
        const FIRST_WORD: usize = 4;
        /// Characters of the longest rest.
        const LONGEST_REST: usize = 12;
        let (open, text) = (seam.open, seam.text);
        let label = open.label.map_or(0, |label| label.length);
        let heading = self.source[open.last()].get(label..).unwrap_or("");
        let plain = |c: char| !ends_sentence(c) && !matches!(c, '，' | '、' | ',');
        let width = seam.traits.width as usize;
        let is_rest = text.chars().nth(LONGEST_REST).is_none()
            && (self.overflows(open, width) || open.is_chapter() && is_character(text));
        let mut follower =
            self.lines[seam.next..].iter().filter(|line| line.kind == LineKind::Text);
        (is_rest || heading.chars().nth(FIRST_WORD).is_none())
            && !self.wrap.is_full(width)
            && text.chars().all(plain)
            && follower.next().is_some_and(|line| {
                self.is_labelled(line)
                    || is_rest && self.wrap.is_full(line.traits.width as usize + INDENT)
            })
    }

    /// Whether a heading did not fit its line with so many columns more.
    fn overflows(&self, open: &Open, width: usize) -> bool {
        let whole = open.page.columns + open.page.label + width;
        match open.label.map(|label| label.kind) {
            // Letters of chapters' headings are larger than those of the text: 二号 and 三号, 22 points and 16.
            Some(Kind::VOLUME | Kind::CHAPTER) => !self.wrap.fits(whole * 22 / 16),
            Some(Kind::SUBCHAPTER | Kind::NUMERAL | Kind::NUMERAL_IN_BRACKETS) => {
                !self.wrap.fits(whole + INDENT)
            }
            _ => false,
        }
    }

    /// Whether a heading as wide as the page stands above the first line of its text: that ends by 首行缩进 in front of the
    /// margin, though its sentence goes on and fills the next line.
    pub(super) fn is_above_first_line(&self, seam: &Seam<'_>) -> bool {
        const OF_PROSE: Classes = Classes::COMMA.or(Classes::COLON);
        // `…（云岭市水务中`⏎`心），`: a word goes to the next line with two marks that can't begin it.
        let never_leads = |c| Edge::of(c).any(Edge::NEVER_LEADS);
        let takes_word = |text: &str| text.chars().skip(1).take(2).all(never_leads);
        let is_inner = |line: &Line| {
            line.kind == LineKind::Text
                && self.wrap.leaves_no_room(line.traits.width as usize)
                && !self.is_labelled(line)
                && !takes_word(line.text(self.source))
        };
        let open = seam.open;
        open.page.nth == 1
            && open
                .label
                .is_some_and(|label| label.kind == Kind::SUBCHAPTER || label.kind.is_numeral())
            && !open.holds(OF_PROSE)
            && !self.wrap.is_ragged
            && self.wrap.leaves_indent(seam.traits.width as usize)
            && is_ideograph(seam.traits.last)
            && self.lines.get(seam.next).is_some_and(is_inner)
    }

    /// Whether a line looks labelled.
    fn is_labelled(&self, line: &Line) -> bool {
        let text = line.text(self.source);
        label::label(&text[marks(text)..]).is_some()
    }
}

/// Whether a line begins a point within running text.
fn begins_point(text: &str) -> bool {
    static POINTS: Words = Words::of(&[
        "一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是",
    ]);
    POINTS.begin(text)
}

/// Whether a character ends a word in front of a numeral: the line breaks within 统一, 唯一 and 第一.
fn ends_word(c: char) -> bool {
    is_ideograph(c) && !matches!(c, '统' | '唯' | '第' | '之' | '单' | '专')
}

#[cfg(test)]
mod tests {
    use super::super::pages::{WRAPPED, paragraphs};

    #[test]
    fn points_begin_below_a_heading_and_who_answers() {
        let text = WRAPPED.repeat(4);
        let point = "一是把巡渠责任落实到人，不留盲区，逐段逐户建立台账，定期抽";
        for above in [
            "2.完善沿河各镇防汛抗旱物资储备调运体系，提高应急处置的能力",
            "责任单位：县水务局牵头，县应急局、县财政局和各乡镇人民政府配合",
            "责任科室：防汛抗旱科牵头，灌区管理科、节水科和各灌区管理站配合",
        ] {
            let found = paragraphs(&format!("{text}{above}\n{point}\n查。\n"));
            assert_eq!(found[found.len() - 2..], [above, &format!("{point}查。")], "{found:#?}");
        }
        // The line breaks within a word.
        let above = "2.完善沿河各镇防汛抗旱物资储备调运体系，把物资储备的标准统";
        let found = paragraphs(&format!("{text}{above}\n一是重点，逐段逐户建立台账。\n"));
        assert!(found.last().is_some_and(|last| last.contains("标准统一是重点")), "{found:#?}");
    }

    #[test]
    fn a_heading_may_fill_its_line_above_the_first_of_its_text() {
        let heading = "（二）完善沿河各镇和灌区管理单位防汛抗旱物资储备与调运体系";
        let first = "全县防汛抗旱物资由县水务局会同沿河各镇和灌区管理单位统一";
        let rest = "采购，按照分级负责的原则登记造册，每年汛期前逐项清点，缺什么";
        let more = "补什么。";
        let text = WRAPPED.repeat(4);
        let found = paragraphs(&format!("{text}{heading}\n{first}\n{rest}\n{more}\n"));
        assert_eq!(found.last(), Some(&format!("{first}{rest}{more}")), "{found:#?}");
        // Without room for 首行缩进, it runs on.
        let first = format!("{first}调配");
        let found = paragraphs(&format!("{text}{heading}\n{first}\n{rest}\n{more}\n"));
        assert!(found.last().is_some_and(|last| last.contains("调运体系全县")), "{found:#?}");
    }
}
