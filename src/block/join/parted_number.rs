//! Numbers alone on their lines, as extraction parts them from what they count.

use super::{
    Joiner,
    seam::{Seam, Verdict},
};
use crate::{
    grammar::{date, numeral},
    line::{Edge, LineKind},
    text::{Words, is_arabic, is_blank, is_ideograph},
};

impl Joiner<'_, '_> {
    /// `印发青禾县\n2023\n年优化…`: extraction parts a number from what it counts, and what stands before it. A date below its
    /// body doesn't go on with that.
    #[inline]
    pub(super) fn at_parted_number(&self, seam: &Seam<'_>) -> Option<Verdict> {
        let (open, text) = (seam.open, seam.text);
        if open.at_end.any(Edge::DIGIT) {
            let above = &self.source[open.last()];
            if is_number(above) {
                return Verdict::goes_on_where(is_counted(above, text));
            }
            if is_parted_amount(above, text) {
                return Some(Verdict::GoesOn);
            }
            // `…DB50-052-2020\n\n2`: the number of the next row, no more digits of this one.
            if self.after_blank && is_number(text) {
                return Some(Verdict::Begins);
            }
        }
        if !seam.traits.at_head.any(Edge::DIGIT) || !is_number(text) {
            return None;
        }
        let mut below = self.lines[seam.next..].iter().take(3);
        let below = below.find(|line| line.kind == LineKind::Text)?.text(self.source);
        if !is_counted(text, below) {
            return None;
        }
        let is_date = date::whole(&format!("{text}{below}")).is_some();
        let may_go_on = is_date || !open.at_end.any(Edge::SENTENCE_END);
        may_go_on.then(|| Verdict::goes_on_only_where(!is_date))
    }
}

/// Whether a line is a number of up to four digits alone.
fn is_number(text: &str) -> bool {
    const LONGEST: usize = 4 * '０'.len_utf8();
    (1..=LONGEST).contains(&text.len()) && text.chars().all(is_arabic) && text.chars().count() <= 4
}

/// Whether a line begins with what a number counts: 年, 月底前, 天内; 天然气 and 日常 begin otherwise.
fn is_counted(number: &str, text: &str) -> bool {
    static COUNTED: Words = Words::of(&[
        "年内",
        "年底",
        "年末",
        "月前",
        "月底",
        "月末",
        "月中",
        "月起",
        "日前",
        "日内",
        "日起",
        "日至",
        "日印发",
        "天内",
        "天前",
        "个月",
        "个工作日",
    ]);
    let is_year = || matches!(numeral::year(number), Ok(("", 1900..=2099)));
    let goes_on = || text.chars().nth(1).is_none_or(|c| is_arabic(c) || is_blank(c));
    match text.chars().next() {
        Some('年') if is_year() => true,
        Some('月' | '日') => COUNTED.begin(text) || goes_on(),
        Some('年' | '天' | '个') => COUNTED.begin(text),
        _ => false,
    }
}

/// `应当在公示后30\n日内报送`, `对30\n万元以下的`: whether a line begins with what the number that ends a text counts.
fn is_parted_amount(above: &str, below: &str) -> bool {
    static AMOUNTS: Words = Words::of(&[
        "日。",
        "日，",
        "日,",
        "万元",
        "亿元",
        "万千瓦",
        "万吨",
        "万亩",
        "公里",
        "平方米",
        "立方米",
        "家，",
        "家以上",
        "家企业",
        "项，",
        "个，",
        "人，",
    ]);
    let text = above.trim_end_matches(|c: char| is_arabic(c) || c == '.');
    let counts = || {
        let digits = above.rsplit(|c: char| !is_arabic(c)).next();
        digits.is_some_and(|number| is_counted(number, below)) || AMOUNTS.begin(below)
    };
    // Extraction sets digits apart.
    let text = text.trim_end_matches(is_blank);
    text.ends_with(|c| is_ideograph(c) || matches!(c, '-' | '—' | '～')) && counts()
}

#[cfg(test)]
mod tests {
    use super::super::pages::{PRINTED, RAGGED, paragraphs};

    #[test]
    fn a_line_break_parts_no_number_from_what_it_counts() {
        for page in [PRINTED, ""] {
            for (above, below) in [
                ("各灌区应当在方案公示后30", "日内报县水务局备案。"),
                ("提灌站改造分别于2022", "年底和2025年底完成。"),
                ("建成渠道超 300", "公里，受益耕地五万亩。"),
                ("报送2016-2021", "年度用水报告。"),
                ("对单项不足30", "万元的维修，由各镇审批。"),
            ] {
                let found = paragraphs(&format!("{page}{above}\n{below}\n"));
                let whole = format!("{above}{below}").replace(' ', "");
                assert_eq!(found.last(), Some(&whole), "{found:#?}");
            }
            // Telephones, and names that begin like a measure.
            for (above, below) in [
                ("值班电话：23605", "日常检修由各站负责。"),
                ("县水务局云明23605", "人民政府办公室云青23606"),
                ("渠系利用系数为0.7", "个人用水按表计量。"),
            ] {
                let found = paragraphs(&format!("{page}{above}\n{below}\n"));
                assert_eq!(found.last().map(String::as_str), Some(below), "{found:#?}");
            }
        }
    }

    #[test]
    fn the_number_of_a_row_adds_no_digits_to_the_one_above() {
        let row = "《小型灌区渠系维修养护和计量设施安装验收规程》DB50-052-2020";
        let found = paragraphs(&format!("{RAGGED}专栏1\n\n1\n\n{row}\n\n2\n\n{row}\n"));
        assert!(found.iter().filter(|one| *one == row).count() == 2, "{found:#?}");
    }
}
