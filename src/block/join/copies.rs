//! Lists of 抄送 in paragraphs and lines of their own.

use super::{
    Joiner,
    seam::{Seam, Verdict},
};
use crate::{grammar::unit::is_unit, line::Traits, text::closed_up};

impl Joiner<'_, '_> {
    /// Whether a line lists the bodies of 抄送, be it the first, one that goes on with them or a list of its own:
    /// `抄送:省委办公厅,省政协办公厅.`, half-width marks, and the body that prints below.
    #[inline(always)]
    pub(super) fn lists_copies(&self, text: &str, traits: &Traits, goes_on: bool) -> bool {
        begins_copies(traits) && closed_up(text).starts_with("抄送")
            || self.open.lists_copies && (goes_on || is_list_of_bodies(text))
    }

    /// `抄送：县政协办公室，县法\n院。`: the list ends with its full stop.
    pub(super) fn within_copies(&self, seam: &Seam<'_>) -> Option<Verdict> {
        Verdict::goes_on_where(seam.open.lists_copies && seam.traits.last == '。')
    }
}

/// Whether a line may begin such a list.
#[inline]
pub(super) fn begins_copies(traits: &Traits) -> bool {
    traits.first == '抄'
}

/// `各民主党派,市工商联.`: a further line of 抄送.
fn is_list_of_bodies(text: &str) -> bool {
    text.ends_with('.') && text.trim_end_matches('.').split(',').all(is_unit)
}

#[cfg(test)]
mod tests {
    use super::super::pages::{RAGGED, paragraphs};

    #[test]
    fn whoever_prints_joins_no_list_of_copies_that_ended() {
        let (copies, prints) = ("抄送：县委办公室，县人大常委会。", "青禾县防汛抗旱指挥部办公室");
        let found = paragraphs(&format!("{RAGGED}{copies}\n{prints}\n"));
        assert!(found.ends_with(&[copies.to_owned(), prints.to_owned()]), "{found:#?}");
        // Behind any other full stop, what fills the page's line stands on it.
        let found = paragraphs(&format!("{RAGGED}{}\n{prints}\n", copies.replace('抄', "呈")));
        assert!(
            found.last().is_some_and(|last| last.ends_with(prints) && last != prints),
            "{found:#?}"
        );
    }

    #[test]
    fn a_list_of_copies_that_its_line_cuts_goes_on() {
        let found = paragraphs(
            "2019年1月1日\n抄送：县委各部门，县人大常委会办公室，县法\n院。\n青禾县人民政府\n",
        );
        assert_eq!(
            found[1..],
            ["抄送：县委各部门，县人大常委会办公室，县法院。", "青禾县人民政府"]
        );
    }
}
