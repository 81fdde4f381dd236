//! A page that lists documents: a title a line, with its date.

use super::{
    document_type,
    uses::{Ends, Uses},
};

/// A page of fewer titles may be a notice with what a site offers beside it.
const FEWEST: usize = 3;

/// Whether a text is a list page: titles with dates, and fewer lines of text than titles.
///
/// Asked last of all questions about the kind, because it looks at every block.
pub(super) fn is_list_page(uses: &Uses<'_, '_>) -> bool {
    let (mut entries, mut sentences) = (0, 0);
    for (at, block) in uses.blocks.iter().enumerate() {
        let Ends { first, last } = uses.ends(at);
        sentences += usize::from(last == '。');
        if in_date(first) || in_date(last) {
            entries += usize::from(block.paragraph().is_some_and(|line| is_entry(line.text())));
        }
    }
    entries >= FEWEST && entries > sentences
}

/// Whether a character may be one of a day's.
fn in_date(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | '[' | ']' | '(' | ')')
}

/// `…的通知 2023-11-20`, `2023-11-20 …的通知`, the date in brackets too.
fn is_entry(text: &str) -> bool {
    /// Bytes of the longest title.
    const LONGEST: usize = 300;
    if text.len() > LONGEST {
        return false;
    }
    let title = text.trim_matches(in_date);
    // `2023-11-20` at least: a year alone is the title's.
    text.len() - title.len() >= "2023-1-2".len() && document_type::type_of_title(title).is_some()
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
