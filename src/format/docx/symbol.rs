//! Characters of symbol fonts, which have a number in their font only.

/// The character that a number stands for in a font; `None` where nobody knows.
pub(super) fn symbol(font: &str, number: &str) -> Option<char> {
    let code = u32::from_str_radix(number, 16).ok()?;
    let is_private = (0xf000..=0xf0ff).contains(&code);
    let in_font = code & 0xff;
    let known = match font {
        "Wingdings" => wingdings(in_font),
        "Wingdings 2" => wingdings2(in_font),
        "Symbol" => symbol_font(in_font),
        _ => None,
    };
    known.or_else(|| char::from_u32(code).filter(|c| !is_private && !c.is_control()))
}

/// The boxes, ticks and arrows that forms and lists use.
fn wingdings(code: u32) -> Option<char> {
    Some(match code {
        0x6c => '●',
        0x6e => '■',
        0x6f | 0x71 | 0x72 | 0xa8 => '□',
        0x75 => '◆',
        0x76 => '❖',
        0x80 => '⓪',
        0x81..=0x8a => char::from_u32('①' as u32 + code - 0x81)?,
        0x8c..=0x95 => char::from_u32('❶' as u32 + code - 0x8c)?,
        0x9f => '•',
        0xa1 => '○',
        0xab => '★',
        0xd8 => '➢',
        0xe0 => '→',
        0xfb | 0xfd => '☒',
        0xfc => '✓',
        0xfe => '☑',
        _ => return None,
    })
}

fn wingdings2(code: u32) -> Option<char> {
    Some(match code {
        0x4f => '✗',
        0x50 => '✓',
        0x51 | 0x53 | 0x54 => '☒',
        0x52 => '☑',
        0x69 => '⓪',
        0x6a..=0x73 => char::from_u32('①' as u32 + code - 0x6a)?,
        0xa3 => '□',
        _ => return None,
    })
}

fn symbol_font(code: u32) -> Option<char> {
    Some(match code {
        0xa3 => '≤',
        0xb0 => '°',
        0xb1 => '±',
        0xb3 => '≥',
        0xb4 => '×',
        0xb7 => '•',
        0xb8 => '÷',
        0xbb => '≈',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_and_ticks_are_known() {
        assert_eq!(symbol("Wingdings 2", "F052"), Some('☑'));
        assert_eq!(symbol("Wingdings", "F0A8"), Some('□'));
        assert_eq!(symbol("Wingdings", "F083"), Some('③'));
        assert_eq!(symbol("宋体", "2606"), Some('☆'));
        assert_eq!(symbol("Webdings", "F041"), None);
        assert_eq!(symbol("Wingdings", "zz"), None);
    }
}
