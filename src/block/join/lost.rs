//! Lines that may have marks or a label in front of their text, or may have lost breaks.

use std::ops::Range;

use super::{
    super::{look::Look, lost_break},
    Joiner,
};
use crate::{
    grammar::recipients::runs_on,
    line::{Classes, Line, Traits},
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
        let (mut line, mut look) = (*line, look);
        while let Some(lost) = look.lost_break.clone() {
            let end = line.head + lost.start as u32;
            self.one_line(&Line { end, tail: end, ..line }, &look, next);
            if self.blocks.len() >= self.most {
                return;
            }
            self.open.page.end();
            let start = line.head + lost.end as u32;
            (line, look) = self.look_behind(Line { start, head: start, ..line });
        }
        self.one_line(&line, &look, next);
    }

    /// Looks at what stands behind a lost break: as far as the next one, for all of it again and again would take a
    /// line that lost its breaks more time than its length. What it shows is that of all where it lost no other.
    fn look_behind(&self, mut rest: Line) -> (Line, Look) {
        let (end, tail) = (rest.end, rest.tail);
        let mut room = 2 * lost_break::REACH;
        loop {
            let behind = &self.source[rest.head as usize..tail as usize];
            let near = room.min(behind.len());
            let near = (near..behind.len()).find(|at| behind.is_char_boundary(*at));
            let near = near.unwrap_or(behind.len());
            rest.tail = rest.head + near as u32;
            rest.traits = Traits::of(&behind[..near]);
            let look = self.look(&rest);
            // Nearer to the end, what stands behind it could say otherwise.
            let is_sure = |lost: &Range<usize>| lost.end + lost_break::REACH <= near;
            if near == behind.len() || look.lost_break.as_ref().is_some_and(is_sure) {
                return (Line { end, tail, ..rest }, look);
            }
            room *= 2;
        }
    }

    /// Looks at a line up to where it lost its break.
    pub(super) fn look(&self, line: &Line) -> Look {
        Look::at(self.source, line, self.behind_recipients(line), self.sequence)
    }

    /// Where the text of a notice begins that runs on behind its recipients.
    #[inline]
    pub(super) fn behind_recipients(&self, line: &Line) -> Option<usize> {
        let may_run_on = self.is_header() && line.traits.classes.any(Classes::COLON);
        if may_run_on { runs_on(line.text(self.source)) } else { None }
    }
}
