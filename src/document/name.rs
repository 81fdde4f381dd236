//! What a line is by its look: the name of a body, a line of a title.

pub(super) use crate::grammar::body::{is_body, without_seal};
use crate::grammar::date;

/// Whether a text is nothing but a date.
pub(super) fn is_date(text: &str) -> bool {
    text.len() < 60 && date::whole(text).is_some()
}

/// Text for comparing titles: without marks, blanks and the widths of characters.
pub(super) fn key(text: &str) -> String {
    let plain = |c: char| match c {
        '（' | '〔' | '［' => '(',
        '）' | '〕' | '］' => ')',
        '，' => ',',
        '－' | '—' | '–' | '―' | '～' | '~' => '-',
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10).unwrap_or(c),
        c => c,
    };
    text.chars().filter(|c| !"《》〈〉<>“”\"‘’ \u{3000}".contains(*c)).map(plain).collect()
}
