//! The marks of a list that stand in no bracket and no quotes: they alone cut it.

use std::ops::Range;

use super::brackets::{closes, opens};
use crate::text::{is_blank, scan::marks};

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
}

/// The signs of a text that stand in no bracket and no quotes, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct TopLevel(Vec<Place>);

impl TopLevel {
    pub(crate) fn of(text: &str) -> Self {
        // About as many as clauses have.
        let mut places: Vec<Place> = Vec::with_capacity(text.len() / 16 + 1);
        // Brackets and quotes that are open, as indices of `places`.
        let mut open: Vec<(usize, char)> = Vec::new();
        for (start, c) in marks(text) {
            let end = start + c.len_utf8();
            let sign = match c {
                '、' => Sign::Separator(Mark::Pause),
                '，' => Sign::Separator(Mark::Comma),
                '“' => {
                    open.push((places.len(), c));
                    Sign::Open
                }
                c if opens(c) => {
                    open.push((places.len(), c));
                    Sign::Open
                }
                c if c == '”' || closes(c) => {
                    if let Some(index) = partner(&mut open, c) {
                        let start = places[index].start;
                        places.truncate(index);
                        places.push(Place { start, end, sign: Sign::Bracketed });
                    } else if c != '”' {
                        places.push(Place { start, end, sign: Sign::Stray });
                    }
                    continue;
                }
                c if COLONS.contains(&c) => Sign::Colon,
                c => match mark_of(c) {
                    Some(mark) => Sign::Separator(mark),
                    None => continue,
                },
            };
            places.push(Place { start, end, sign });
        }
        Self(places)
    }

    /// All of them.
    pub(crate) fn places(&self) -> &[Place] {
        &self.0
    }

    /// Those in a range that begins and ends in no bracket.
    pub(crate) fn within(&self, range: Range<usize>) -> &[Place] {
        let from = self.0.partition_point(|place| place.start < range.start);
        let to = self.0.partition_point(|place| place.start < range.end);
        &self.0[from..to.max(from)]
    }
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
    }

    #[test]
    fn a_range_has_its_own() {
        let top = TopLevel::of("甲、乙，丙；丁");
        assert_eq!(top.within(3..9).len(), 1);
        assert_eq!(top.within(9..9).len(), 0);
        assert_eq!(top.within(0..21).len(), 3);
    }
}
