//! The margin of each attachment: it may be set in another size than the notice, by whom it came from.

use super::super::opener::is_attachment_mark;
use crate::line::{Line, LineKind, Wrap};

/// The margins of a text, up to the 附件 mark below which the next may be another.
pub(super) struct Margins {
    /// How the text as a whole is wrapped.
    whole: Wrap,
    /// The line of the next mark.
    next_mark: usize,
}

impl Margins {
    /// Those of a text; none is known yet.
    pub(super) fn of(whole: Wrap) -> Self {
        Self { whole, next_mark: 0 }
    }

    /// Whether the line at `at` may have another margin than the one above it.
    #[inline]
    pub(super) fn may_change(&self, at: usize) -> bool {
        at >= self.next_mark
    }

    /// How the lines from `at` to the next 附件 mark are wrapped.
    #[inline(never)]
    pub(super) fn look(&mut self, source: &str, lines: &[Line], at: usize) -> Wrap {
        let behind = lines.get(at + 1..).unwrap_or_default();
        let is_mark = |line: &Line| {
            line.traits.first == '附'
                && line.kind == LineKind::Text
                && is_attachment_mark(line.text(source))
        };
        let next = behind.iter().position(is_mark);
        self.next_mark = next.map_or(usize::MAX, |next| at + 1 + next);
        // A text without attachments has one margin.
        if at == 0 && next.is_none() {
            return self.whole;
        }
        self.whole.within(&lines[at..self.next_mark.min(lines.len())])
    }
}

#[cfg(test)]
mod tests {
    use super::super::pages::paragraphs;

    /// A paragraph in lines of so many characters, of which the first holds no mark.
    fn paragraph(characters: usize) -> String {
        let (first, more) = ("逐条渠道核对", "今年春夏两季各村上报的用水需求，");
        let mut text: String = first.chars().cycle().take(characters).collect();
        for _ in 0..2 {
            text.push('\n');
            text.extend(more.chars().cycle().take(characters - 1).chain(['水']));
        }
        text + "\n张榜公布。\n"
    }

    #[test]
    fn an_attachment_has_a_margin_of_its_own() {
        let items: String = (1..=16).map(|n| format!("{n}.核对渠系台账，按时上报；\n")).collect();
        let (text, attached) = (paragraph(34), paragraph(25));
        let source = format!("{}附件\n{items}{}", text.repeat(6), attached.repeat(8));
        let found = paragraphs(&source);
        for (whole, count) in [(text, 6), (attached, 8)] {
            let whole = whole.replace('\n', "");
            assert_eq!(found.iter().filter(|one| **one == whole).count(), count, "{found:#?}");
        }
    }
}
