//! 全称: a unit's name with the level that it has in its notice (财政局 in a county's is 县财政局).
//!
//! Rule: contract, section 5. Only bare departments take a level; a name with a level or a place
//! of its own, a collective, a proper name and a central body stay as written.

mod words;

use std::borrow::Cow;

use words::{
    BARE, BEHIND_SEATS, CENTRAL, ENDINGS, FIELDS_IN_FRONT, FIELDS_OF_PLACES, FIELDS_OF_SISTERS,
    INDEPENDENT, SEATS_OF_BRANCHES, SHORTENED, SISTERS,
};

use super::level::{KINDS, Level, NO_PLACES, within};
use crate::{
    grammar::{
        punctuation::{is_closing, is_opening},
        unit::{Holds, brackets::last_bracket, is_collective},
    },
    text::Words,
};

/// A unit's name with the level of its notice, where it is a bare department.
pub(crate) fn full_name<'t>(
    name: &Cow<'t, str>,
    holds: Holds,
    level: Option<Level>,
) -> Cow<'t, str> {
    let takes = |level: &Level| {
        is_bare_department(name, holds) && (!level.is_of_department || is_sister(name, level.place))
    };
    match level.filter(takes) {
        Some(Level { place, .. }) => Cow::Owned([place, name].concat()),
        None => name.clone(),
    }
}

/// Whether a name is that of a department which every government of a level has: 财政厅 of a province, 财政局 of
/// a city. In a department's notice 稽查局 and 科技处 are its own.
fn is_sister(name: &str, place: &str) -> bool {
    let name = first_name(name);
    let is_province = matches!(place, "省" | "自治区");
    let ending = if is_province { '厅' } else { '局' };
    SISTERS.hold(name)
        || name.strip_suffix(ending).is_some_and(|field| FIELDS_OF_SISTERS.hold(field))
}

/// Whether a name is a department's without a level or a place of its own.
fn is_bare_department(name: &str, holds: Holds) -> bool {
    // The level first: most names begin with one. Of the others most end otherwise.
    !begins_with_level(name)
        && is_department(first_name(name))
        && !has_level(name, holds)
        && !is_collective(name)
        && !is_independent(name)
        && !begins_with_seat(first_name(name))
}

/// A department's name without the second one that it bears: 发展改革委〔能源局〕, 住建局（人防办）.
fn first_name(name: &str) -> &str {
    let bears_second = |(_, bracket): &(&str, &str)| {
        is_department(bracket.trim_start_matches(is_opening).trim_end_matches(is_closing))
    };
    let parted = last_bracket(name).map(|open| name.split_at(open));
    parted.filter(bears_second).map_or(name, |(first, _)| first)
}

/// Whether a department's name begins with a city's or county's without its kind: 清河生态环境局.
fn begins_with_seat(name: &str) -> bool {
    let seat = BEHIND_SEATS.ending(name).map(|department| &name[..name.len() - department.len()]);
    seat.is_some_and(|seat| {
        (2..=3).contains(&seat.chars().count()) && !FIELDS_IN_FRONT.stand_in(seat)
    })
}

/// Whether the first character of a name is a level's for sure.
fn begins_with_level(name: &str) -> bool {
    let begins_word = || NO_PLACES.may_begin(name) || FIELDS_OF_PLACES.may_begin(name);
    KINDS.has_at(name.as_bytes(), 0) && !begins_word()
}

/// Names that begin with a level, or hold a place (市生态环境局清河县分局).
fn has_level(name: &str, holds: Holds) -> bool {
    static STARTS: Words = Words::of(&["自治区", "地区", "国家", "国务院", "国网", "国管", "国铁"]);
    let mut places = name.char_indices().filter(|(_, c)| KINDS.has(*c));
    STARTS.begin(name) || holds.any(Holds::PLACE) && places.any(|(at, _)| !inside_word(name, at))
}

/// Whether the character of a place at `at` belongs to a word that names none: 市 of 市场监管局.
fn inside_word(name: &str, at: usize) -> bool {
    // 市市场监管局: the first 市 is the level.
    within(&NO_PLACES, name, at) || within(&FIELDS_OF_PLACES, name, at)
}

/// Central bodies, their branches, and bodies that no government has as its department.
fn is_independent(name: &str) -> bool {
    static FUND: Words = Words::of(&["公积金"]);
    // The department of building or of the city's upkeep, and no zone's 管委会.
    static NO_ZONES: Words = Words::of(&["建管委", "城管委"]);
    // 清河公积金中心: what stands before 公积金 is its seat.
    let fund = FUND.find(name).is_some_and(|at| at > 0 && !name[..at].starts_with("住房"));
    let is_body = INDEPENDENT.stand_in(name) && !NO_ZONES.hold(name);
    fund || CENTRAL.begin(name) || SEATS_OF_BRANCHES.begin(name) || is_body
}

/// How the names of a government's departments and institutes end.
fn is_department(name: &str) -> bool {
    !BARE.hold(name) && (SHORTENED.hold(name) || ENDINGS.end(name))
}

#[cfg(test)]
mod tests;
