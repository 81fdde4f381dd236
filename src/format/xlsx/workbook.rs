//! The list of sheets.

use super::super::office::{Node, Xml};
use crate::Error;

/// What the workbook says of its sheets.
#[derive(Debug, Default)]
pub(super) struct Workbook {
    /// In the order of their tabs.
    pub(super) sheets: Vec<Named>,
    /// Whether days are counted from 1904, not from 1900.
    pub(super) from_1904: bool,
}

/// A sheet by its name.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) name: String,
    /// The id of its part.
    pub(super) id: String,
    pub(super) is_hidden: bool,
}

impl Workbook {
    /// The part of the workbook.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Error> {
        let mut workbook = Self::default();
        loop {
            match xml.next()? {
                Node::Start(tag) if tag.is("sheet") => workbook.sheets.push(Named {
                    name: tag.get("name").unwrap_or_default().into_owned(),
                    id: tag.get("id").unwrap_or_default().into_owned(),
                    is_hidden: tag.get("state").is_some_and(|state| state != "visible"),
                }),
                Node::Start(tag) if tag.is("workbookPr") => {
                    let from_1904 = tag.get("date1904");
                    workbook.from_1904 = matches!(from_1904.as_deref(), Some("1" | "true"));
                }
                Node::Eof => return Ok(workbook),
                _ => {}
            }
        }
    }
}

impl Named {
    /// Whether its name says something that its first cell doesn't: programs number sheets (Sheet1, 工作表2), people
    /// name them (附件1, 工业园区).
    pub(super) fn says_more_than(&self, first: &str) -> bool {
        let bare = self.name.trim_end_matches(|c: char| c.is_ascii_digit()).trim();
        let is_given = ["工作表", "表", "表格"].contains(&bare);
        let has_han = bare.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        has_han && !is_given && !first.contains(self.name.trim())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_programs_give_say_nothing() {
        let says = |name: &str, first: &str| {
            Named { name: name.to_owned(), id: String::new(), is_hidden: false }
                .says_more_than(first)
        };
        assert!(says("附件2", "重点任务分工表"));
        assert!(says("城区", "序号"));
        for name in ["Sheet1", "工作表3", "表1", "2024", "任务分工表"] {
            assert!(!says(name, "青禾县重点任务分工表"), "{name}");
        }
    }
}
