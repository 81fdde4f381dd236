//! Lines that may have marks or a label in front of their text, or may have lost breaks.

use super::{super::look::Look, Joiner};
use crate::{
    grammar::recipients::runs_on,
    line::{Line, Traits},
};

impl Joiner<'_, '_> {
    /// Takes a line that may have marks or a label in front of its text, or may have lost breaks.
    #[inline(never)]
    pub(super) fn looked_at(&mut self, line: &Line, next: usize) {
        let look = self.look(line);
        // Nearly no line lost a break: only what stands behind one is copied.
        if look.lost_break.is_none() {
            return self.one_line(line, &look, next);
        }
        let columns = line.traits.width as usize;
        let (mut line, mut look) = (*line, look);
        while let Some(lost) = look.lost_break.clone() {
            let end = line.head + lost.start as u32;
            self.one_line(&Line { end, tail: end, ..line }, &look, next);
            if self.closed.are_enough() {
                return;
            }
            self.open.page.end();
            let start = line.head + lost.end as u32;
            (line, look) = self.look_behind(Line { start, head: start, ..line });
        }
        self.one_line(&line, &look, next);
        // No break of the page was lost then: a line of the page is cut at its margin, whatever begins within it. What is wider was
        // two lines, and the heading of a chapter is one by itself.
        if self.wrap.fits(columns) && !self.open.is_chapter() {
            self.open.page.begin_within(columns);
        }
    }

    /// Looks at what stands behind a lost break, up to the next one. What it shows by itself is asked only where it lost no
    /// other: a line that lost its breaks would be read to its end at each of them.
    fn look_behind(&self, mut rest: Line) -> (Line, Look) {
        let text = rest.text(self.source);
        // All of the line shows no less, but elsewhere.
        rest.traits.label_behind = 0;
        let known = if self.is_header() { first_colon(text) } else { None };
        let known = known.and_then(|behind| runs_on(text, behind, false));
        let look = Look::at(self.source, &rest, known, self.sequence);
        if look.lost_break.is_none() {
            rest.traits = Traits::of(text);
        }
        (rest, look)
    }

    /// Looks at a line up to where it lost its break.
    pub(super) fn look(&self, line: &Line) -> Look {
        Look::at(self.source, line, self.behind_recipients(line), self.sequence)
    }

    /// Where the text of a notice begins that runs on behind its recipients.
    #[inline]
    pub(super) fn behind_recipients(&self, line: &Line) -> Option<usize> {
        let behind = usize::from(line.traits.behind_colon);
        // Most lines of a header have no colon, or end with it.
        let may_run_on = behind > 0 && behind < line.text_len() && self.is_header();
        if !may_run_on {
            return None;
        }
        let is_cut = self.wrap.is_full(line.traits.width as usize);
        runs_on(line.text(self.source), behind, is_cut)
    }
}

/// Behind the first colon of a text, unless a sentence ends in front of it.
fn first_colon(text: &str) -> Option<usize> {
    let (at, mark) = text.match_indices(['：', ':', '。']).next()?;
    (mark != "。").then_some(at + mark.len())
}

#[cfg(test)]
mod tests {
    use super::super::pages::{PRINTED, paragraphs};

    #[test]
    fn what_begins_within_a_line_of_the_page_is_cut_at_its_margin() {
        let source = format!(
            "一、落实值班。\n{PRINTED}二、逐段巡查渠道。逐日登记。三、自汛期结束，灌区用水需\n求一律重新核定。\n"
        );
        let found = paragraphs(&source);
        assert_eq!(
            found.last().unwrap(),
            "三、自汛期结束，灌区用水需求一律重新核定。",
            "{found:#?}"
        );
        // Two lines, the first of which lost its break: what begins behind it is one by itself.
        let source = format!(
            "一、落实值班。\n{PRINTED}二、巡查渠道，发现问题现场交办，限期整改到位。三、核定用水需求\n县水务局负责。\n"
        );
        let found = paragraphs(&source);
        assert_eq!(found[found.len() - 2..], ["三、核定用水需求", "县水务局负责。"], "{found:#?}");
    }
}
