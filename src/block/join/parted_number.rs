//! Numbers alone on their lines, as extraction parts them from what they count.

use super::{
    Joiner,
    seam::{Seam, Verdict},
};
use crate::{
    grammar::date,
    line::{Edge, LineKind},
    text::{Words, is_arabic, is_blank},
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
    let is_year = || number.len() == 4 && (number.starts_with("20") || number.starts_with("19"));
    let goes_on = || text.chars().nth(1).is_none_or(|c| is_arabic(c) || is_blank(c));
    match text.chars().next() {
        Some('年') if is_year() => true,
        Some('月' | '日') => COUNTED.begin(text) || goes_on(),
        Some('年' | '天' | '个') => COUNTED.begin(text),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::pages::{RAGGED, paragraphs};

    #[test]
    fn the_number_of_a_row_adds_no_digits_to_the_one_above() {
        let row = "《小型灌区渠系维修养护和计量设施安装验收规程》DB50-052-2020";
        let found = paragraphs(&format!("{RAGGED}专栏1\n\n1\n\n{row}\n\n2\n\n{row}\n"));
        assert!(found.iter().filter(|one| *one == row).count() == 2, "{found:#?}");
    }
}
