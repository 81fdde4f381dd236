//! A page that lists documents: a title a line, with its date.

use crate::{
    document::uses::{OF_DAY, Signs, Uses},
    grammar::title_end::type_of_title,
};

/// A page of fewer titles may be a notice with what a site offers beside it.
const FEWEST: usize = 3;

/// Whether a text is a list page: titles with dates, and fewer lines of text than titles.
///
/// Asked last of all questions about the kind, because it looks at every block.
pub(super) fn is_list_page(uses: &Uses<'_, '_>) -> bool {
    if !uses.show(Signs::DAY) {
        return false;
    }
    // Counted without a branch: which blocks begin or end as entries do, nobody can guess.
    let (mut dated, mut sentences) = (0, 0);
    for at in 0..uses.len() {
        sentences += usize::from(uses.ends(at).last == '。');
        dated += usize::from(uses.signs(at).any(Signs::DAY));
    }
    let most = |entries| entries >= FEWEST && entries > sentences;
    most(dated) && most((0..uses.len()).filter(|at| is_entry_at(uses, *at)).count())
}

fn is_entry_at(uses: &Uses<'_, '_>, at: usize) -> bool {
    uses.signs(at).any(Signs::DAY)
        && uses.blocks[at].paragraph().is_some_and(|line| is_entry(line.text()))
}

/// `…的通知 2023-11-20`, `2023-11-20 …的通知`, the date in brackets too.
fn is_entry(text: &str) -> bool {
    /// Bytes of the longest title.
    const LONGEST: usize = 300;
    if text.len() > LONGEST {
        return false;
    }
    let title = text.trim_matches(OF_DAY);
    // `2023-11-20` at least: a year alone is the title's.
    text.len() - title.len() >= "2023-1-2".len() && type_of_title(title).is_some()
}

#[cfg(test)]
mod tests {
    use super::is_entry;

    #[test]
    fn an_entry_is_a_title_and_a_day() {
        assert!(is_entry("青禾县人民政府关于防汛的通知2023-11-20"));
        assert!(is_entry("[2023/6/2]青禾县人民政府关于防汛的通知"));
        assert!(!is_entry("青禾县人民政府关于防汛的通知"));
        assert!(!is_entry("2023年防汛工作方案"));
        assert!(!is_entry("咨询电话0571-87654321"));
    }
}
