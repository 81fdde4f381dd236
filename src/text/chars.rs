//! Classes of characters that layout is made of.

/// A blank of any width, a tab, a line break, or a control character: NULs and the like are what broken software leaves
/// inside names and numbers, and say nothing.
#[inline]
pub(crate) const fn is_blank(c: char) -> bool {
    // Asked of nearly every character at the ends of texts, and nearly all are ideographs or ASCII.
    match c {
        '\u{3001}'..='\u{fefe}' => false,
        '\0'..='\u{7f}' => c == ' ' || c.is_ascii_control(),
        _ => is_rare_blank(c),
    }
}

const fn is_rare_blank(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{3000}' | '\u{2028}' | '\u{2029}')
        || matches!(c, '\u{2000}'..='\u{200a}')
        || matches!(c, '\u{202f}' | '\u{205f}' | '\u{1680}' | '\u{80}'..='\u{9f}')
        || is_zero_width(c)
}

/// A character without width: web pages and editors leave them inside numbers and names.
pub(crate) const fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\u{ad}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A Chinese character or a full-width mark: between two such a blank is layout.
pub(crate) fn is_cjk(c: char) -> bool {
    c >= '\u{2010}'
}
