//! Units of a list or clause that stands alone.

use std::ops::Range;

use super::fits;
use crate::{
    Role, Span, Unit,
    grammar::{
        clause::clause,
        unit::{
            brackets::{inside, outermost},
            unit_list,
        },
    },
};

/// The units of a list or of a responsibility clause, each with its part in the task.
///
/// Takes what a cell of a 责任单位 column holds, or a clause with or without its brackets. Words in
/// the text give the parts (牵头, 配合单位：…); units that none speaks of are responsible. The full name
/// of a unit depends on its notice; here it is the name itself.
///
/// ```
/// use gongwen::{Role, units};
///
/// let units = units("县财政局牵头，县水利局、各镇（街道）配合");
/// let names: Vec<_> = units.iter().map(|unit| (unit.name.as_ref(), unit.role)).collect();
/// assert_eq!(
///     names,
///     [
///         ("县财政局", Role::Lead),
///         ("县水利局", Role::Cooperating),
///         ("各镇（街道）", Role::Cooperating),
///     ]
/// );
/// ```
pub fn units(text: &str) -> Vec<Unit<'_>> {
    if !fits(text) {
        return Vec::new();
    }
    let content = content(text);
    let inner = &text[content.clone()];
    let list = clause(inner).unwrap_or_else(|| unit_list(inner));
    let units = list.items.into_iter().map(|item| Unit {
        full_name: item.name.clone(),
        name: item.name,
        role: item.role.unwrap_or(Role::Responsible),
        span: Span::new(content.start + item.range.start, content.start + item.range.end),
    });
    units.collect()
}

/// The text without the bracket that holds it whole.
fn content(text: &str) -> Range<usize> {
    match outermost(text).as_slice() {
        [whole] if *whole == (0..text.len()) => {
            let inner = inside(text);
            let start = text.chars().next().map_or(0, char::len_utf8);
            start..start + inner.len()
        }
        _ => 0..text.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_lead_to_the_names() {
        for text in ["（牵头单位：县财政局；配合单位：各镇）", "县财政局、\n各镇（街道）", "—", ""]
        {
            for unit in units(text) {
                assert_eq!(unit.span.of(text), Some(unit.name.as_ref()));
            }
        }
    }
}
