//! The name that signs, told by the date below it.

use super::Joiner;
use crate::{
    grammar::{body::is_body, date, unit::is_unit},
    line::{Line, LineKind},
    text::closed_up,
};

/// Lines from the first name that signs down to the date: those between them are blank or sign, too. A dozen bodies may, each with
/// a blank line below it.
const NEAR_DATE: usize = 24;

impl Joiner<'_, '_> {
    /// Looks for the line that [`Joiner::dated`] is, unless it is known to be still to come.
    #[inline]
    pub(super) fn look_for_date(&mut self, next: usize) {
        const LONGEST: usize = 40;
        let may_be_date = |line: &Line| {
            line.traits.last == '日' && line.text_len() < LONGEST && line.kind == LineKind::Text
        };
        if self.dated < next {
            let found = self.lines[next..].iter().position(may_be_date);
            self.dated = found.map_or(self.lines.len(), |at| next + at);
        }
    }

    /// Whether a line may be a date so near below that the name above it signs.
    #[inline]
    pub(super) fn is_near_date(&self, next: usize) -> bool {
        self.dated < self.lines.len().min(next + NEAR_DATE)
    }

    /// Whether a line is the name that signs, with the date below it, or the other bodies that sign with it.
    #[inline(always)]
    pub(super) fn is_signature(&self, text: &str, next: usize) -> bool {
        self.is_near_date(next) && self.signs_above_date(text, next)
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
}

#[cfg(test)]
mod tests {
    use super::super::pages::{RAGGED, paragraphs};

    #[test]
    fn bodies_that_sign_together_stand_on_lines_of_their_own() {
        let signed = ["云岭市水务局", "云岭市财政局", "2019年1月1日"];
        let found = paragraphs(&format!(
            "{RAGGED}附件：青禾县防汛抗旱工作重点任务分工和责任落实情况一览表\n{}\n",
            signed.join("\n")
        ));
        assert_eq!(found[found.len() - 3..], signed, "{found:#?}");
        let many = ["云岭市水务局", "云岭市财政局", "云岭市教育局", "云岭市商务局", "云岭市林业局"];
        let found = paragraphs(&format!(
            "{RAGGED}附件：青禾县防汛抗旱工作重点任务分工和责任落实情况一览表\n{}\n\n2019年1月1日\n",
            many.join("\n\n")
        ));
        assert_eq!(found[found.len() - 6..][..5], many, "{found:#?}");
        // A name above a line that is none belongs to the text.
        let found = paragraphs(&format!(
            "{RAGGED}向云岭市水务局和云岭市人民政府办公室所属单位的云岭市\n水务局\n提出申请\n2019年1月1日\n"
        ));
        assert!(found.iter().all(|one| one != "水务局"), "{found:#?}");
    }
}
