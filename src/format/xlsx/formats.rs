//! How cells show their numbers.

use std::collections::HashMap;

use super::super::office::{Node, Tag, Xml};
use crate::Error;

/// The looks of numbers, by the style of the cell.
#[derive(Debug, Default)]
pub(super) struct Formats {
    by_style: Vec<NumberLook>,
}

/// What a number stands for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum NumberLook {
    /// Itself.
    #[default]
    Number,
    /// A share, with so many digits behind the point.
    Percent(usize),
    /// A day or a time: which of them are shown.
    Moment(Moment),
}

/// What of a moment is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) year: bool,
    pub(super) month: bool,
    pub(super) day: bool,
    pub(super) time: bool,
}

impl Formats {
    /// The part with the styles.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Error> {
        let mut formats = Self::default();
        let mut own: HashMap<u32, NumberLook> = HashMap::new();
        loop {
            match xml.next()? {
                Node::Start(tag) if tag.is("numFmt") => {
                    let code = tag.get("formatCode").unwrap_or_default();
                    own.insert(id(&tag), NumberLook::of_code(&code));
                }
                Node::Start(tag) if tag.is("cellXfs") => formats.styles(xml, &own)?,
                Node::Eof => return Ok(formats),
                _ => {}
            }
        }
    }

    fn styles(&mut self, xml: &mut Xml<'_>, own: &HashMap<u32, NumberLook>) -> Result<(), Error> {
        loop {
            match xml.next()? {
                Node::Start(tag) => {
                    let id = id(&tag);
                    self.by_style.push(own.get(&id).copied().unwrap_or(NumberLook::of_id(id)));
                    xml.skip()?;
                }
                Node::End | Node::Eof => return Ok(()),
                Node::Text(_) => {}
            }
        }
    }

    /// The look of a style's numbers.
    pub(super) fn get(&self, style: usize) -> NumberLook {
        self.by_style.get(style).copied().unwrap_or_default()
    }
}

fn id(tag: &Tag<'_>) -> u32 {
    tag.number("numFmtId").unwrap_or(0)
}

impl NumberLook {
    /// The looks that every program knows by their numbers (ISO/IEC 29500-1, 18.8.30), with those of Chinese.
    fn of_id(id: u32) -> Self {
        Self::of_code(match id {
            9 => "0%",
            10 => "0.00%",
            14..=15 | 30..=31 => "y/m/d",
            16 | 28..=29 | 51 | 53..=54 | 58 => "m/d",
            17 | 27 | 36 | 50 | 52 | 57 => "y/m",
            18..=21 | 32..=35 | 45..=47 | 55..=56 => "h:mm",
            22 => "y/m/d h:mm",
            _ => return Self::Number,
        })
    }

    /// What a code says: `yyyy"年"m"月"`, `0.0%`. What stands in quotes or brackets, or behind `\`, is no code.
    fn of_code(code: &str) -> Self {
        let bare = bare(code);
        if bare.contains('%') {
            let decimals = bare.split(['.', '%']).nth(1).filter(|_| bare.contains('.'));
            let digits = |text: &str| text.chars().filter(|c| matches!(c, '0' | '#')).count();
            return Self::Percent(decimals.map_or(0, digits));
        }
        let has = |letters: [char; 2]| bare.contains(letters);
        let is_number = has(['0', '#']) || bare.contains("general");
        let time = has(['h', 's']);
        let (year, day) = (has(['y', 'e']), bare.contains('d'));
        let month = bare.contains('m') && (year || day || !time);
        if is_number && !time || !(year || month || day || time) {
            return Self::Number;
        }
        Self::Moment(Moment { year, month, day, time })
    }
}

/// The first section of a code without its texts, in small letters.
fn bare(code: &str) -> String {
    let mut bare = String::new();
    let mut rest = code.chars();
    while let Some(c) = rest.next() {
        match c {
            ';' => break,
            '"' => drop(rest.by_ref().find(|c| *c == '"')),
            '[' => drop(rest.by_ref().find(|c| *c == ']')),
            '\\' | '_' | '*' => drop(rest.next()),
            c => bare.push(c.to_ascii_lowercase()),
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(parts: &str) -> NumberLook {
        NumberLook::Moment(Moment {
            year: parts.contains('y'),
            month: parts.contains('m'),
            day: parts.contains('d'),
            time: parts.contains('t'),
        })
    }

    #[test]
    fn codes_say_what_is_shown() {
        for (code, expected) in [
            ("General", NumberLook::Number),
            ("#,##0.00_ ", NumberLook::Number),
            ("0.00\"亩\"", NumberLook::Number),
            ("[Red]0.00;-0.00", NumberLook::Number),
            ("@", NumberLook::Number),
            ("0%", NumberLook::Percent(0)),
            ("0.00%", NumberLook::Percent(2)),
            ("yyyy/m/d;@", moment("ymd")),
            ("[$-804]yyyy\"年\"m\"月\"d\"日\"", moment("ymd")),
            ("yyyy\"年\"m\"月\"", moment("ym")),
            ("m\"月\"d\"日\"", moment("md")),
            ("yyyy\\-mm\\-dd hh:mm", moment("ymdt")),
            ("h:mm:ss", moment("t")),
        ] {
            assert_eq!(NumberLook::of_code(code), expected, "{code}");
        }
    }

    #[test]
    fn known_numbers_say_it_too() {
        assert_eq!(NumberLook::of_id(14), moment("ymd"));
        assert_eq!(NumberLook::of_id(57), moment("ym"));
        assert_eq!(NumberLook::of_id(10), NumberLook::Percent(2));
        assert_eq!(NumberLook::of_id(1), NumberLook::Number);
    }
}
