//! What the marks on both sides of a seam say, whatever text they stand in.

use super::{
    Joiner,
    seam::{Seam, Verdict},
};
use crate::{
    line::Edge,
    text::{Words, is_ideograph, scan::CharSet},
};

impl Joiner<'_, '_> {
    /// The marks that decide at once.
    pub(super) fn at_marks(&self, seam: &Seam<'_>) -> Option<Verdict> {
        // A row's cell is done with its separator.
        if seam.open.at_end.or(seam.traits.at_head).any(Edge::PIPE) {
            return Some(Verdict::Begins);
        }
        let goes_on = seam.traits.at_head.any(Edge::NEVER_LEADS)
            || is_particle(seam)
            || self.is_heading_letter(seam);
        Verdict::goes_on_where(goes_on)
    }

    /// `前\n\n言`: a heading set so wide that extraction gives each character a line.
    fn is_heading_letter(&self, seam: &Seam<'_>) -> bool {
        seam.traits.first == '言'
            && seam.text == "言"
            && matches!(&self.source[seam.open.last()], "前" | "序" | "引")
    }

    /// Brackets and titles that are still open, and a label without its text.
    pub(super) fn within_brackets(&self, seam: &Seam<'_>) -> Option<Verdict> {
        let open = seam.open;
        let waits = open.nesting.is_inside()
            || open.nesting.is_closed_by(seam.traits)
            || open.is_bare_label();
        Verdict::goes_on_where(waits)
    }

    /// Quotes that a line break cut, which the line below closes again: `突出“两⏎手发力”要求`.
    pub(super) fn within_quotes(&self, seam: &Seam<'_>) -> Option<Verdict> {
        let open = seam.open;
        let waits = open.nesting.is_quoting() && (self.wrap.is_ragged || closes_name(seam.text))
            || matches!(open.last_char, '“' | '‘');
        Verdict::goes_on_where(waits)
    }

    /// In print: what is left of a heading's first word that a line break cut.
    pub(super) fn within_word(&self, seam: &Seam<'_>) -> Option<Verdict> {
        let is_cut = is_ideograph(seam.traits.first) && seam.open.is_character(self.source);
        Verdict::goes_on_where(is_cut)
    }

    /// In print, `…逐站登记造⏎册，…`: 避头尾 takes the last character of a line down with the mark behind it, so that the line
    /// ends before the margin. Few clauses are one character long: answers (`无。`), and words in front of a pause (`另，`). Few
    /// lists begin with one: those of levels, and of things that are named so (`市、县人民政府`).
    pub(super) fn at_lone_character(&self, seam: &Seam<'_>) -> Option<Verdict> {
        /// Columns of a cell, which may list as much (`砂、石`).
        const CELL: u32 = 16;
        let first = seam.traits.first;
        let is_rest = || match seam.text.chars().nth(1) {
            Some('，' | '。' | '；') => !BY_ITSELF.has(first),
            Some('、') => seam.traits.width > CELL && !BY_ITSELF.has(first) && !LISTED.has(first),
            _ => false,
        };
        let is_within_word = is_ideograph(first) && is_ideograph(seam.open.last_char);
        Verdict::goes_on_where(is_within_word && is_rest())
    }

    /// `…，⏎…`, and behind a title what says more of it.
    pub(super) fn behind_comma(&self, seam: &Seam<'_>) -> Option<Verdict> {
        // `《…通知》\n（某政发〔2016〕8号）\n（以下简称…）`: the number and the alias of a document.
        let goes_on = seam.open.at_end.any(Edge::LISTING)
            || seam.open.last_char == '》' && seam.traits.at_head.any(Edge::OPENING)
            || seam.traits.first == '（' && seam.text.starts_with("（以下简称");
        Verdict::goes_on_where(goes_on)
    }

    /// In print, `为推动《…的决定》\n落实见效`: a sentence goes on behind a title in it, and behind its number.
    pub(super) fn behind_cited_title(&self, seam: &Seam<'_>) -> Option<Verdict> {
        static NUMBERS: Words = Words::of(&["号）", "号)"]);
        let open = seam.open;
        let is_number = || open.at_end.any(Edge::CLOSING) && NUMBERS.end(&self.source[open.last()]);
        // `《节水规划》（青政发〔2024〕8号）`: an entry of a list of documents begins with its title.
        let is_entry = || self.source[open.draft.start()..].starts_with('《');
        let is_cited = (open.last_char == '》' || is_number() && !is_entry())
            && open.begins_sentence(self.source);
        Verdict::goes_on_where(is_cited)
    }
}

/// Characters that may be all of a clause: answers, what leads in, numbers.
static BY_ITSELF: CharSet =
    CharSet::of("无有是否略同另如即故但又且若注问答一二三四五六七八九十甲乙丙丁");

/// Levels and things that one character names, with which a list may begin.
static LISTED: CharSet = CharSet::of(
    "国省市州盟县区旗乡镇村厅局委办部党政军群人财物事产学研用水电气热暖路煤油风光车船砂石粮棉药医农林牧渔老弱病残",
);

/// Whether a text begins with the rest of a name in quotes: they close before a sentence ends, and none opens before.
fn closes_name(text: &str) -> bool {
    /// Characters of the longest rest.
    const LONGEST: usize = 40;
    let mut head = text.chars().take(LONGEST);
    head.find(|c| matches!(c, '”' | '“' | '。' | '；' | '：')) == Some('”')
}

/// No paragraph begins with 的 but 的确 and its like.
fn is_particle(seam: &Seam<'_>) -> bool {
    let belongs_above = |rest: &str| !rest.starts_with(['确', '士']);
    seam.traits.at_head.any(Edge::PARTICLE)
        && !seam.open.has_ended()
        && seam.text.strip_prefix('的').is_some_and(belongs_above)
}

#[cfg(test)]
mod tests {
    use super::super::pages::{PRINTED, RAGGED, WRAPPED, paragraphs};

    #[test]
    fn a_bracket_goes_on_behind_a_sentence_to_the_line_that_closes_it() {
        let assigned = "（一）逐项核查。（县水务局等按职责分工负责。";
        let (remark, other) = ("以下均需各乡镇落实，不再列出）", "以下均需各乡镇落实。");
        assert_eq!(paragraphs(&format!("{assigned}\n{remark}\n")), [format!("{assigned}{remark}")]);
        assert_eq!(paragraphs(&format!("{assigned}\n{other}\n")), [assigned, other]);
    }

    #[test]
    fn no_paragraph_ends_with_an_opening_quote() {
        let found = paragraphs(&format!("{PRINTED}青禾县水务发展\n“\n\n十四五”规划\n"));
        assert_eq!(found.last().map(String::as_str), Some("“十四五”规划"), "{found:#?}");
    }

    #[test]
    fn a_line_break_parts_no_name_in_quotes() {
        for page in [PRINTED, ""] {
            let (above, below) = ("沿河各镇要坚持“两", "手发力”的要求，落实管护经费。");
            let found = paragraphs(&format!("{page}{above}\n{below}\n"));
            assert_eq!(found.last(), Some(&format!("{above}{below}")), "{found:#?}");
            // A heading within what is quoted, and quotes that lost their end.
            for (above, below) in [
                ("“一、落实管护经费", "各镇要逐站核定。按月拨付。”"),
                ("沿河各镇要坚持“两手发力", "推广“巡河通”。"),
            ] {
                let found = paragraphs(&format!("{page}{above}\n{below}\n"));
                assert_eq!(found[found.len() - 2..], [above, below], "{found:#?}");
            }
        }
    }

    #[test]
    fn the_letters_of_a_heading_set_apart_make_one_paragraph() {
        let found = paragraphs("2022年2月\n\n前\n\n言\n\n节水是青禾县的长期任务。\n");
        assert_eq!(found, ["2022年2月", "前言", "节水是青禾县的长期任务。"]);
    }

    #[test]
    fn no_paragraph_begins_with_one_character_and_a_mark() {
        for (page, above, below) in [
            (PRINTED, "“十四五”期", "间，全县完成泵站改造三十座。"),
            (WRAPPED, "（一）推行节水生", "活。各镇要广泛宣传。"),
            (WRAPPED, "（1）制定灌区管网改造标", "准；"),
            (PRINTED, "重点治理泵站老化失", "修、渠道淤塞漏水和管护经费不足等问题。"),
        ] {
            let found = paragraphs(&format!("{page}{page}{above}\n{below}\n"));
            assert_eq!(found.last(), Some(&format!("{above}{below}")), "{found:#?}");
        }
        for answer in ["无。", "另，各站要做好记录。", "县、乡两级要落实管护经费。", "闸、泵"]
        {
            let found = paragraphs(&format!("{PRINTED}水费减免\n{answer}\n"));
            assert_eq!(found.last().map(String::as_str), Some(answer), "{found:#?}");
        }
    }

    #[test]
    fn no_paragraph_begins_with_a_particle() {
        let (above, below) = ("根据“数据同源”", "的原则，灌溉面积和水费账目要公开。");
        for between in ["", "\n"] {
            let found = paragraphs(&format!("{RAGGED}{above}\n{between}{below}\n"));
            assert_eq!(found.last(), Some(&format!("{above}{below}")), "{found:#?}");
        }
        // Nor where lines are not wrapped.
        assert_eq!(paragraphs("核对灌溉面积\n的清单\n"), ["核对灌溉面积的清单"]);
        assert_eq!(paragraphs("核对灌溉面积。\n的确要公开\n").len(), 2);
    }

    #[test]
    fn one_character_behind_a_label_is_no_heading() {
        let (label, rest) = ("六、工", "业节水与非常规水源利用");
        let source = format!("{WRAPPED}{WRAPPED}{label}\n\n{rest}\n各站要抓紧落实。\n");
        assert!(paragraphs(&source).contains(&format!("{label}{rest}")));
        // What is no text is a cell of its own.
        let source = format!("{WRAPPED}{WRAPPED}{label}\n\n12\n各站要抓紧落实。\n");
        assert!(paragraphs(&source).contains(&label.to_owned()));
    }

    #[test]
    fn the_number_of_a_cited_document_stands_on_the_line_of_its_title() {
        let title = "6.按照《白沙区关于推进节水的意见》";
        let (number, rest) = ("（白政发〔2020〕4号）设", "定的标准核定用水计划的单位；");
        let source = format!("{WRAPPED}{WRAPPED}{title}\n{number}\n{rest}\n");
        let whole = format!("{title}{number}{rest}");
        assert_eq!(paragraphs(&source).last(), Some(&whole));
    }
}
