//! An element that is not shown, and where it ends.

use super::element::Element;
use crate::Code;

/// An element that is not shown.
#[derive(Debug)]
pub(super) struct Hidden {
    /// Where its tag begins.
    pub(super) start: usize,
    /// What it is set aside as.
    pub(super) code: Code,
    element: Element,
    name: Vec<u8>,
    /// Elements of its name that are open within it.
    depth: usize,
    /// Tables and lists that are open within it.
    containers: usize,
}

/// What a tag does to the element that is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ends {
    /// It goes on.
    No,
    /// It ends before the tag, which counts.
    Before,
    /// It ends with the tag.
    With,
}

impl Hidden {
    pub(super) fn new(element: Element, name: &[u8], start: usize) -> Self {
        let code = if element == Element::Frame { Code::Chrome } else { Code::Markup };
        Self { start, code, element, name: name.to_vec(), depth: 0, containers: 0 }
    }

    /// Whether it is the page's head.
    pub(super) fn is_head(&self) -> bool {
        self.element == Element::Head
    }

    /// Looks at a start tag. Its own end tag may be left out where the standard allows it.
    pub(super) fn at_start(&mut self, element: Element, name: &[u8]) -> Ends {
        if self.containers == 0 && ends_before(self.element, element, name) {
            return Ends::Before;
        }
        self.containers += usize::from(is_container(element));
        self.depth += usize::from(name == self.name);
        Ends::No
    }

    /// Looks at an end tag.
    pub(super) fn at_end(&mut self, element: Element, name: &[u8]) -> Ends {
        if name == self.name {
            if self.depth == 0 {
                return Ends::With;
            }
            self.depth -= 1;
        }
        if is_container(element) {
            let is_around = self.containers == 0 && has_siblings(self.element);
            self.containers = self.containers.saturating_sub(1);
            return if is_around { Ends::Before } else { Ends::No };
        }
        let is_row_around = self.containers == 0
            && matches!(
                (self.element, element),
                (Element::Cell, Element::Row | Element::RowGroup)
                    | (Element::Row, Element::RowGroup)
            );
        if is_row_around { Ends::Before } else { Ends::No }
    }
}

fn is_container(element: Element) -> bool {
    matches!(element, Element::Table | Element::List)
}

fn has_siblings(element: Element) -> bool {
    matches!(element, Element::Cell | Element::Row | Element::RowGroup | Element::Item)
}

/// Whether a start tag ends an element whose own end tag may be missing.
fn ends_before(hidden: Element, next: Element, name: &[u8]) -> bool {
    match hidden {
        Element::Paragraph => next.breaks_line() && next != Element::Break,
        Element::Item => next == Element::Item,
        Element::Cell => matches!(next, Element::Cell | Element::Row | Element::RowGroup),
        Element::Row => matches!(next, Element::Row | Element::RowGroup),
        Element::RowGroup => next == Element::RowGroup,
        Element::Head => {
            next != Element::Unseen && !matches!(name, b"meta" | b"link" | b"base" | b"basefont")
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(name: &str) -> Hidden {
        Hidden::new(Element::named(name.as_bytes()), name.as_bytes(), 0)
    }

    fn start(hidden: &mut Hidden, name: &str) -> Ends {
        hidden.at_start(Element::named(name.as_bytes()), name.as_bytes())
    }

    fn end(hidden: &mut Hidden, name: &str) -> Ends {
        hidden.at_end(Element::named(name.as_bytes()), name.as_bytes())
    }

    #[test]
    fn elements_of_the_same_name_are_counted() {
        let mut div = hidden("div");
        assert_eq!(start(&mut div, "div"), Ends::No);
        assert_eq!(end(&mut div, "div"), Ends::No);
        assert_eq!(end(&mut div, "div"), Ends::With);
    }

    #[test]
    fn a_missing_end_tag_ends_with_the_next_sibling() {
        assert_eq!(start(&mut hidden("p"), "div"), Ends::Before);
        assert_eq!(start(&mut hidden("td"), "td"), Ends::Before);
        assert_eq!(end(&mut hidden("td"), "tr"), Ends::Before);
        assert_eq!(end(&mut hidden("li"), "ul"), Ends::Before);
        assert_eq!(start(&mut hidden("head"), "div"), Ends::Before);
        assert_eq!(start(&mut hidden("head"), "meta"), Ends::No);
    }

    #[test]
    fn a_table_within_a_cell_has_cells_of_its_own() {
        let mut cell = hidden("td");
        assert_eq!(start(&mut cell, "table"), Ends::No);
        assert_eq!(start(&mut cell, "td"), Ends::No);
        assert_eq!(end(&mut cell, "td"), Ends::No);
        assert_eq!(end(&mut cell, "table"), Ends::No);
        assert_eq!(end(&mut cell, "td"), Ends::With);
    }
}
