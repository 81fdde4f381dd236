//! What a line is by its look: the name of a body, a line of a title.

pub(in crate::document) use crate::grammar::body::{is_body, without_seal};
use crate::{
    grammar::date,
    text::{is_arabic, is_blank, scan::marks},
};

/// Whether a text is nothing but a date.
pub(in crate::document) fn is_date(text: &str) -> bool {
    text.len() < 60 && date::whole(text).is_some()
}

/// What a cover page says below its title: the month of its making; then contents or a preface begin.
pub(in crate::document) fn stands_below_title(text: &str) -> bool {
    is_month(text) || matches!(text, "目" | "目录" | "目次" | "前言" | "引言")
}

/// `2021年12月`, `二〇二一年十二月`, nothing else.
pub(in crate::document) fn is_month(text: &str) -> bool {
    const LONGEST: usize = 40;
    let is_part = |c: char| is_arabic(c) || "〇○零一二三四五六七八九十年月".contains(c);
    text.len() <= LONGEST
        && text.ends_with('月')
        && text.contains('年')
        && text.chars().all(is_part)
}

/// Text for comparing titles: without marks, blanks and the widths of characters.
pub(in crate::document) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    // What stands between the marks is taken as it is.
    let mut done = 0;
    for (at, mark) in marks(text) {
        let kept = key_char(mark);
        if kept != Some(mark) {
            key.push_str(&text[done..at]);
            key.extend(kept);
            done = at + mark.len_utf8();
        }
    }
    key.push_str(&text[done..]);
    key
}

/// Whether a key may begin with that of a text, by the text's first character.
pub(in crate::document) fn key_may_begin(key: &str, first: char) -> bool {
    !matches!(first, '\u{4e00}'..='\u{9fff}') || key.starts_with(first)
}

/// Whether a key begins with that of some texts one behind the other. Ends at the first difference, and makes no key.
pub(in crate::document) fn key_begins_with<'t>(
    key: &str,
    texts: impl IntoIterator<Item = &'t str>,
) -> bool {
    let mut left = key.chars();
    texts.into_iter().flat_map(key_chars).all(|c| left.next() == Some(c))
}

/// Whether a key is that of some texts one behind the other.
pub(in crate::document) fn is_key<'t>(key: &str, texts: impl IntoIterator<Item = &'t str>) -> bool {
    texts.into_iter().flat_map(key_chars).eq(key.chars())
}

fn key_chars(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter_map(key_char)
}

/// What stands for a character in keys.
fn key_char(c: char) -> Option<char> {
    match c {
        '\u{4e00}'..='\u{9fff}' => Some(c),
        '《' | '》' | '〈' | '〉' | '<' | '>' => None,
        '“' | '”' | '"' | '‘' | '’' => None,
        c if is_blank(c) => None,
        '（' | '〔' | '［' => Some('('),
        '）' | '〕' | '］' => Some(')'),
        '，' => Some(','),
        '－' | '—' | '–' | '―' | '～' | '~' => Some('-'),
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_hold_what_stands_for_each_character() {
        let characters =
            ('\0'..='\u{ffff}').step_by(7).chain("《甲》，〔1〕－０９９“é🀄” ".chars());
        let text: String = characters.flat_map(|c| ['a', c, '通']).collect();
        assert_eq!(key(&text), key_chars(&text).collect::<String>());
        assert_eq!(key("《防汛（试行）》 ２０２４—５，〔6〕"), "防汛(试行)2024-5,(6)");
    }
}
