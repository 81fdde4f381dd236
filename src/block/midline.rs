//! Labels in mid-line: a text that lost a line break has them behind a full stop.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::sequence::Sequence;
use crate::{grammar::label::label, text::is_blank};

static STOP: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("。"));

/// Where a line lost its break before a label; the label must count on from the last of its kind.
///
/// Chinese and bracketed Chinese numerals, `2.` and articles, but not （2）: those enumerate within
/// sentences (contract, section 4).
pub(super) fn lost_break(line: &str, mut sequence: Sequence) -> Option<usize> {
    if let Some(label) = label(line) {
        sequence.note(label);
    }
    if let Some(at) = article_behind_chapter(line) {
        return Some(at);
    }
    STOP.find_iter(line.as_bytes()).find_map(|stop| {
        let rest = line[stop + "。".len()..].trim_start_matches(is_blank);
        let found = label(rest)?;
        let is_kind = matches!(found.level, -2 | 0..=3);
        let goes_on = rest[found.length..].chars().next().is_some_and(|c| !c.is_ascii_digit());
        (is_kind && goes_on && sequence.counts_on(found)).then(|| line.len() - rest.len())
    })
}

/// `第一章 总则　　第一条 为规范…`: an article on its chapter's line, behind the chapter's heading.
fn article_behind_chapter(line: &str) -> Option<usize> {
    /// Bytes of the longest heading of a chapter.
    const LONGEST: usize = 120;
    let chapter = label(line).filter(|label| matches!(label.level, -2 | -1))?;
    let at = line[chapter.length..]
        .find('第')
        .map(|at| at + chapter.length)
        .filter(|at| *at < LONGEST)?;
    let heading = &line[chapter.length..at];
    let is_heading = heading.ends_with(is_blank)
        && !heading.trim_matches(is_blank).is_empty()
        && !heading.contains(['，', '。', '、']);
    (is_heading && label(&line[at..]).is_some_and(|label| label.level == 0)).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_next_number_of_a_kind_was_a_line() {
        let mut sequence = Sequence::default();
        let line = "（一）健全制度。完善台账。（二）加强督查。";
        assert_eq!(lost_break(line, sequence), line.find("（二）"));
        sequence.note(label("（五）").unwrap());
        assert_eq!(lost_break("完善台账。（二）款所称", sequence), None);
        assert_eq!(lost_break("要求：（1）按时。（2）按质。", sequence), None);
    }
}
