//! 分隔: cutting a list into what stands between its separators.

use std::{borrow::Cow, cell::OnceCell, ops::Range};

use super::{
    holds::Holds,
    kind::is_unit,
    tail::{open_tail, tail},
    top_level::{Mark, Place, Sign, Stretch, TopLevel},
};
use crate::text::{is_blank, scan::marks};

/// A stretch without separators outside brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Where it stands.
    pub(crate) range: Range<usize>,
    /// What stands in front of it; [`Mark::Stop`] at the start.
    pub(crate) mark: Mark,
    /// What it holds, if that is known.
    pub(crate) holds: Option<Holds>,
}

/// Cuts a range of a list at every separator outside brackets, line breaks and blanks included, and gives the
/// pieces to `take`.
fn cut(range: Range<usize>, stretch: &Stretch<'_>, mut take: impl FnMut(Piece)) {
    let mut mark = Mark::Stop;
    let mut start = range.start;
    let mut holds = stretch.is_begin.then_some(Holds::NOTHING);
    for place in stretch.places {
        let all = holds.map(|holds| holds.or(place.holds));
        let Sign::Separator(found) = place.sign else {
            holds = all;
            continue;
        };
        if start < place.start {
            take(Piece { range: start..place.start, mark, holds: all });
            mark = found;
        } else {
            mark = mark.max(found);
        }
        (start, holds) = (place.end, Some(Holds::NOTHING));
    }
    if start < range.end {
        let holds = holds.zip(stretch.behind).map(|(holds, behind)| holds.or(behind));
        take(Piece { range: start..range.end, mark, holds });
    }
}

/// Cuts a range of a list at its separators and gives the pieces to `take`; a line break or blank separates only
/// where both sides are units by themselves, else it is layout inside a name (市自然资源和⏎规划局).
pub(crate) fn each_piece(
    text: &str,
    range: Range<usize>,
    stretch: &Stretch<'_>,
    take: impl FnMut(Piece),
) {
    let is_break = |place: &Place| place.sign == Sign::Separator(Mark::Break);
    if stretch.places.iter().any(is_break) {
        joined(text, range, stretch).into_iter().for_each(take);
    } else {
        cut(range, stretch, take);
    }
}

/// The pieces, with those joined that a line break or blank cuts for the sake of layout.
fn joined(text: &str, range: Range<usize>, stretch: &Stretch<'_>) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(stretch.places.len() + 1);
    cut(range, stretch, |piece| pieces.push(piece));
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    for (index, piece) in pieces.iter().enumerate() {
        match joined.last_mut() {
            Some(before) if piece.mark == Mark::Break && !parts(text, before, &pieces[index..]) => {
                (before.range.end, before.holds) = (piece.range.end, None);
            }
            Some(_) if piece.mark == Mark::Break => {
                joined.push(Piece { mark: Mark::Pause, ..piece.clone() });
            }
            _ => joined.push(piece.clone()),
        }
    }
    joined
}

/// Whether the break between a name and what follows it separates two names.
fn parts(text: &str, before: &Piece, following: &[Piece]) -> bool {
    /// Lines that one name runs over in a narrow column.
    const MOST_LINES: usize = 4;
    /// Bytes of the longest name, with the blanks of the columns that it runs over. It bounds how often a long text without
    /// a unit is looked at while it grows.
    const LONGEST: usize = 600;
    if before.range.len() > LONGEST || !stands(&text[before.range.clone()]) {
        return false;
    }
    let run = following.iter().enumerate().take(MOST_LINES);
    run.take_while(|(index, piece)| *index == 0 || piece.mark == Mark::Break)
        .map(|(_, piece)| &text[following[0].range.start..piece.range.end])
        .any(|name| stands(name) && !is_branch(name))
}

/// 青禾县分局 below 市生态环境局: the seat of a branch, not a body of its own.
fn is_branch(text: &str) -> bool {
    let name = compact(text);
    ["分局", "分中心", "支局"].iter().any(|end| {
        name.strip_suffix(end).is_some_and(|place| place.ends_with(['县', '区', '市', '旗']))
    })
}

/// Whether a stretch of a list is a unit by itself, with or without verbs and 等 behind it.
pub(crate) fn stands(text: &str) -> bool {
    let text = compact(text);
    let name = &text[..tail(&text).start];
    let name = &name[..open_tail(name).unwrap_or(name.len())];
    is_unit(name)
}

/// A text without blanks and line breaks.
pub(crate) fn compact(text: &str) -> Cow<'_, str> {
    if !marks(text).any(|(_, c)| is_blank(c)) {
        return Cow::Borrowed(text);
    }
    let trimmed = text.trim_matches(is_blank);
    if trimmed.contains(is_blank) {
        Cow::Owned(trimmed.chars().filter(|c| !is_blank(*c)).collect())
    } else {
        Cow::Borrowed(trimmed)
    }
}

/// Cuts a piece at 和, 及, 以及, 与 where both sides are units by themselves (县应急局及各镇; but 自然资源和规划局
/// is one name), and gives the parts to `part`.
pub(crate) fn at_conjunctions(text: &str, piece: Piece, mut part: impl FnMut(Piece)) {
    /// Bytes of the longest piece that is looked into: two of the longest names.
    const LONGEST: usize = 300;
    let Piece { range, mut mark, holds } = piece;
    let mut start = range.start;
    if range.len() <= LONGEST {
        for (at, c) in conjunctions(text, &range) {
            let left = &text[start..at];
            let left = left.strip_suffix('以').filter(|_| c == '及').unwrap_or(left);
            let right = &text[at + c.len_utf8()..range.end];
            if stands(left) && stands(right) && !repeats(left, right) {
                part(Piece { range: start..start + left.len(), mark, holds: None });
                start = at + c.len_utf8();
                mark = Mark::Pause;
            }
        }
    }
    let holds = holds.filter(|_| start == range.start);
    part(Piece { range: start..range.end, mark, holds });
}

/// 和, 与, 及 and the end of 以及.
const CONJUNCTIONS: [char; 3] = ['和', '及', '与'];

/// The conjunctions of a piece that stand in no bracket.
fn conjunctions<'t>(
    text: &'t str,
    range: &Range<usize>,
) -> impl Iterator<Item = (usize, char)> + 't {
    let from = range.start;
    let piece = &text[range.clone()];
    let top = OnceCell::new();
    // Most pieces have no mark at all.
    let is_plain = marks(piece).next().is_none();
    let is_outside = move |at: usize| {
        if is_plain {
            return true;
        }
        let places = top.get_or_init(|| TopLevel::of(piece)).places().iter();
        let mut brackets = places.filter(|place| place.sign == Sign::Bracketed);
        !brackets.any(|place| (place.start..place.end).contains(&at))
    };
    let found = piece.match_indices(CONJUNCTIONS);
    let found = found.filter(move |(at, _)| is_outside(*at));
    found.filter_map(move |(at, word)| Some((from + at, word.chars().next()?)))
}

/// 各部门和各单位: one collective in two words, also in front of a third (相关部门和单位及各地).
fn repeats(left: &str, right: &str) -> bool {
    let right = compact(right);
    let next = right.find(CONJUNCTIONS).map_or("", |end| &right[..end]);
    compact(left).ends_with("部门")
        && (continues_collective(&right[..tail(&right).start]) || continues_collective(next))
}

/// What may follow 部门 without being a unit of its own: 各部门、各单位, 有关部门、单位.
pub(crate) fn continues_collective(name: &str) -> bool {
    matches!(
        super::brackets::without_last_brackets(name),
        "单位"
            | "各单位"
            | "有关单位"
            | "相关单位"
            | "各有关单位"
            | "各相关单位"
            | "企业单位"
            | "机构"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        let mut texts = Vec::new();
        let (whole, top) = (0..text.len(), TopLevel::of(text));
        each_piece(text, whole.clone(), &top.stretch(whole), |piece| {
            at_conjunctions(text, piece, |part| {
                texts.push(compact(&text[part.range]).into_owned())
            });
        });
        texts
    }

    #[test]
    fn separators_outside_brackets() {
        assert_eq!(
            texts("甲局、各县（市、区）；丙局,丁局"),
            ["甲局", "各县（市、区）", "丙局", "丁局"]
        );
        assert_eq!(texts("（甲）局、乙局（丙）"), ["（甲）局", "乙局（丙）"]);
        assert_eq!(texts("、、"), Vec::<String>::new());
    }

    #[test]
    fn line_breaks_join_or_part() {
        assert_eq!(texts("市自然资源和\n规划局"), ["市自然资源和规划局"]);
        assert_eq!(texts("市水利局\n市自然资源和\n规划局"), ["市水利局", "市自然资源和规划局"]);
        assert_eq!(texts("市水利局、\n市体育局"), ["市水利局", "市体育局"]);
        assert_eq!(texts("市生态环境局\n清河县分局"), ["市生态环境局清河县分局"]);
        assert_eq!(texts("市政府\n办公室"), ["市政府办公室"]);
        assert_eq!(texts("县 财 政 局"), ["县财政局"]);
        assert_eq!(texts("市水利局\n市自然、资源和规划局"), ["市水利局市自然", "资源和规划局"]);
        assert_eq!(texts("市水利局\n市\n体\n育\n局"), ["市水利局", "市体育局"]);
    }

    #[test]
    fn conjunctions_part_units_only() {
        assert_eq!(texts("县应急局及县政府有关部门单位"), ["县应急局", "县政府有关部门单位"]);
        assert_eq!(texts("县水利局以及各镇"), ["县水利局", "各镇"]);
        assert_eq!(texts("自然资源和规划局"), ["自然资源和规划局"]);
        assert_eq!(texts("各有关部门和单位"), ["各有关部门和单位"]);
        assert_eq!(texts("县水利局等有关部门和单位及各镇"), ["县水利局等有关部门和单位", "各镇"]);
        assert_eq!(texts("科技与外事处"), ["科技与外事处"]);
    }
}
