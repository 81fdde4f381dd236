//! The marks of a list that stand in no bracket and no quotes: they alone cut it.

use std::ops::Range;

use super::{
    brackets::{closes, opens},
    holds::Holds,
};
use crate::text::is_blank;

/// What stands between two names; the stronger of several counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    /// A line break or blanks.
    Break,
    /// 、
    Pause,
    /// ，
    Comma,
    /// ； or 。
    Stop,
}

/// The mark that a character makes, where it separates.
pub(crate) fn mark_of(c: char) -> Option<Mark> {
    match c {
        '、' | '､' => Some(Mark::Pause),
        '，' | ',' => Some(Mark::Comma),
        '；' | ';' | '。' | '｡' => Some(Mark::Stop),
        c if is_blank(c) => Some(Mark::Break),
        _ => None,
    }
}

/// Colons of every sort that copies have: full and half width, the ratio sign, the small form.
pub(crate) const COLONS: [char; 4] = ['：', ':', '∶', '﹕'];

/// What a place of [`TopLevel`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    /// A mark that separates.
    Separator(Mark),
    /// One of [`COLONS`].
    Colon,
    /// A bracket or quotes with all that stands in them (“双随机、一公开”).
    Bracketed,
    /// A closing bracket without its partner, which is text.
    Stray,
    /// An opening bracket or quote without its partner, which is text.
    Open,
}

/// A sign and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) sign: Sign,
    /// What the text between the place before and this one holds, and the place itself unless it separates.
    pub(crate) holds: Holds,
}

/// The signs of a text that stand in no bracket and no quotes, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct TopLevel {
    places: Vec<Place>,
    /// What the text behind the last of them holds.
    rest: Holds,
    /// Bytes of the text.
    length: usize,
    /// Brackets and quotes that are open, as indices of `places`.
    open: Vec<(usize, char)>,
}

impl TopLevel {
    pub(crate) fn of(text: &str) -> Self {
        let mut top = Self::default();
        top.read(text);
        top
    }

    /// Takes those of another text, in the same room.
    pub(crate) fn read(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let Self { places, open, .. } = self;
        places.clear();
        open.clear();
        // About as many as clauses have.
        places.reserve(text.len() / 16 + 1);
        // What the text behind the last place holds.
        let mut holds = Holds::NOTHING;
        let mut start = 0;
        loop {
            // Nearly all are ideographs, and none of those is a sign.
            while let Some([a @ 0xe4..=0xe9, b, c]) = bytes[start..].first_chunk() {
                holds = holds.or(Holds::of_wide([*a, *b, *c]));
                start += 3;
            }
            let Some(c) = text[start..].chars().next() else { break };
            let end = start + c.len_utf8();
            let with_own = holds.or(Holds::of_char(c));
            let mut note = |sign, holds| places.push(Place { start, end, sign, holds });
            match sign_of(c) {
                Some(Sign::Open) => {
                    note(Sign::Open, with_own);
                    open.push((places.len() - 1, c));
                }
                Some(Sign::Stray) => match partner(open, c) {
                    Some(index) => close(text, places, index, end, with_own),
                    None if c == '”' => {
                        holds = with_own;
                        start = end;
                        continue;
                    }
                    None => note(Sign::Stray, with_own),
                },
                Some(sign @ Sign::Separator(_)) => note(sign, holds),
                Some(sign) => note(sign, with_own),
                None => {
                    holds = with_own;
                    start = end;
                    continue;
                }
            }
            (holds, start) = (Holds::NOTHING, end);
        }
        (self.rest, self.length) = (holds, text.len());
    }

    /// All of them.
    pub(crate) fn places(&self) -> &[Place] {
        &self.places
    }

    /// Those in a range that begins and ends in no bracket.
    pub(crate) fn within(&self, range: Range<usize>) -> &[Place] {
        &self.places[self.indices(range)]
    }

    /// Those in a range that begins and ends in no bracket, with what is known of the text at its ends.
    pub(crate) fn stretch(&self, range: Range<usize>) -> Stretch<'_> {
        let indices = self.indices(range.clone());
        let is_begin = match indices.start.checked_sub(1) {
            Some(before) => self.places[before].end == range.start,
            None => range.start == 0,
        };
        let behind = match self.places.get(indices.end) {
            Some(Place { start, sign: Sign::Separator(_), holds, .. }) => {
                (*start == range.end).then_some(*holds)
            }
            Some(_) => None,
            None => (range.end == self.length).then_some(self.rest),
        };
        Stretch { places: &self.places[indices], is_begin, behind }
    }

    fn indices(&self, range: Range<usize>) -> Range<usize> {
        let from = self.places.partition_point(|place| place.start < range.start);
        let to = self.places.partition_point(|place| place.start < range.end);
        from..to.max(from)
    }
}

/// The places of a range, and what is known of the text around them.
pub(crate) struct Stretch<'p> {
    pub(crate) places: &'p [Place],
    /// Whether the range begins where a place ends or the text begins, so that all of what the first place
    /// is said to hold stands in it.
    pub(crate) is_begin: bool,
    /// What the text behind the last place holds, if the range ends where the text or another of its pieces
    /// does.
    pub(crate) behind: Option<Holds>,
}

/// What a character is by itself: brackets open, or close one that is not known yet.
pub(crate) fn sign_of(c: char) -> Option<Sign> {
    match c {
        '、' => Some(Sign::Separator(Mark::Pause)),
        '，' => Some(Sign::Separator(Mark::Comma)),
        c if c == '“' || opens(c) => Some(Sign::Open),
        c if c == '”' || closes(c) => Some(Sign::Stray),
        c if COLONS.contains(&c) => Some(Sign::Colon),
        c => mark_of(c).map(Sign::Separator),
    }
}

/// Puts a bracket that ends at `end` in the place of all from its opening mark on.
fn close(text: &str, places: &mut Vec<Place>, index: usize, end: usize, holds: Holds) {
    let start = places[index].start;
    let separator = |place: &Place| match place.sign {
        Sign::Separator(_) => Holds::of(&text[place.start..place.end]),
        _ => Holds::NOTHING,
    };
    let inside = places.drain(index..);
    let holds = inside.fold(holds, |holds, place| holds.or(place.holds).or(separator(&place)));
    places.push(Place { start, end, sign: Sign::Bracketed, holds });
}

/// The index of the place that a closing mark closes.
fn partner(open: &mut Vec<(usize, char)>, close: char) -> Option<usize> {
    if close == '”' {
        return open.pop_if(|(_, c)| *c == '“').map(|(index, _)| index);
    }
    // A quote that is still open inside the bracket has lost its partner.
    while open.pop_if(|(_, c)| *c == '“').is_some() {}
    open.pop().map(|(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs(text: &str) -> Vec<(&str, Sign)> {
        let top = TopLevel::of(text);
        top.places().iter().map(|place| (&text[place.start..place.end], place.sign)).collect()
    }

    #[test]
    fn marks_in_brackets_and_quotes_are_passed_over() {
        use Sign::{Bracketed, Colon, Open, Separator, Stray};
        assert_eq!(
            signs("各县（市、区）、“双、单”：镇。"),
            [
                ("（市、区）", Bracketed),
                ("、", Separator(Mark::Pause)),
                ("“双、单”", Bracketed),
                ("：", Colon),
                ("。", Separator(Mark::Stop)),
            ]
        );
        assert_eq!(signs("甲（乙[丙，丁]”“戊)"), [("（乙[丙，丁]”“戊)", Bracketed)]);
        assert_eq!(
            signs("甲）（乙,丙"),
            [("）", Stray), ("（", Open), (",", Separator(Mark::Comma))]
        );
        assert!(signs("").is_empty());
        assert_eq!(signs("甲”乙“丙（丁“戊）己”"), [("“丙（丁“戊）己”", Bracketed)]);
        assert_eq!(
            signs("甲\n乙 丙:丁；戊,"),
            [
                ("\n", Separator(Mark::Break)),
                (" ", Separator(Mark::Break)),
                (":", Colon),
                ("；", Separator(Mark::Stop)),
                (",", Separator(Mark::Comma)),
            ]
        );
    }

    #[test]
    fn marks_separate_in_either_width() {
        let marks = |text: &str| text.chars().map(mark_of).collect::<Vec<_>>();
        assert_eq!(marks("、､"), [Some(Mark::Pause); 2]);
        assert_eq!(marks("，,"), [Some(Mark::Comma); 2]);
        assert_eq!(marks("；;。｡"), [Some(Mark::Stop); 4]);
        assert_eq!(marks(" 　\n"), [Some(Mark::Break); 3]);
        assert_eq!(marks("县：（"), [None; 3]);
    }

    #[test]
    fn a_range_has_its_own() {
        let top = TopLevel::of("甲、乙，丙；丁");
        assert_eq!(top.within(3..9).len(), 1);
        assert_eq!(top.within(9..9).len(), 0);
        assert_eq!(top.within(0..21).len(), 3);
        assert_eq!(
            (top.within(3..3).len(), top.within(4..9).len(), top.within(9..10).len()),
            (0, 0, 1)
        );
        let ends = |range: Range<usize>| {
            let stretch = top.stretch(range);
            (stretch.places.len(), stretch.is_begin, stretch.behind.is_some())
        };
        assert_eq!(ends(0..21), (3, true, true));
        assert_eq!(ends(6..9), (0, true, true));
        assert_eq!(ends(6..18), (2, true, false));
        assert_eq!(ends(7..21), (2, false, true));
        assert_eq!(ends(18..20), (0, true, false));
        assert_eq!(ends(1..8), (1, false, false));
    }
}
