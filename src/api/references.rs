//! References of a text that stands alone.

use super::fits;
use crate::{
    Reference, Span,
    grammar::{
        document_number,
        landmarks::Chart,
        reference::{FoundReference, Mention, References, references as find},
    },
};

/// The documents that a text names in 《》, once each, with the number in brackets behind them.
///
/// Aliases (以下简称《X》, and a short title that ends an earlier one) are no references.
///
/// ```
/// let text = "根据《青禾县防汛条例》（青政发〔2021〕7号，以下简称《条例》），按《条例》和《应急预案》办理。";
/// let found = gongwen::references(text);
/// let titles: Vec<_> = found.iter().map(|reference| &*reference.title).collect();
/// assert_eq!(titles, ["青禾县防汛条例", "应急预案"]);
/// assert_eq!(found[0].document_number.as_ref().unwrap().serial, 7);
/// ```
pub fn references(text: &str) -> Vec<Reference<'_>> {
    if !fits(text) {
        return Vec::new();
    }
    let mut seen = References::new([]);
    let mut known = Vec::new();
    let mut found = Vec::new();
    find(text, Chart::default().read(text), &mut found);
    for mention in &found {
        let aliases = mention.aliases.iter().map(|alias| &text[alias.clone()]);
        if seen.push(&text[mention.title.clone()], aliases) == Mention::New {
            known.push(reference(text, mention));
        }
    }
    known
}

fn reference<'a>(text: &'a str, mention: &FoundReference) -> Reference<'a> {
    let number = mention.bracket.clone().and_then(|bracket| {
        let (_, raw) = document_number::find(&text[bracket.clone()])?;
        Some(raw.behind(bracket.start).number(text))
    });
    Reference {
        title: text[mention.title.clone()].into(),
        document_number: number,
        span: Span::new(mention.whole.start, mention.whole.end),
    }
}
