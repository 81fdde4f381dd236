//! Fields: instructions to the program, and the results that it shows.

use super::numeral::NumberFormat;

/// Fields within each other; Word itself allows 20. Of more the outermost are forgotten.
const DEEPEST: usize = 32;

/// The fields that are open, outermost first.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
}

/// A field: what Word computes, and the result that it showed last.
#[derive(Debug, Default)]
struct Field {
    /// `PAGE`, `HYPERLINK "…"`.
    instruction: String,
    /// Whether what stands here is the result and not the instruction any more.
    has_result: bool,
    is_page_number: bool,
}

impl Fields {
    /// Whether text that stands here is shown.
    pub(super) fn show(&self) -> bool {
        self.open.iter().all(|field| field.has_result && !field.is_page_number)
    }

    /// A field begins.
    pub(super) fn begin(&mut self) {
        if self.open.len() == DEEPEST {
            self.open.remove(0);
        }
        self.open.push(Field::default());
    }

    /// A piece of the innermost field's instruction.
    pub(super) fn instruct(&mut self, instruction: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.has_result) {
            field.instruction.push_str(instruction);
        }
    }

    /// The result of the innermost field begins.
    pub(super) fn separate(&mut self) {
        if let Some(field) = self.open.last_mut() {
            field.has_result = true;
            field.is_page_number = is_page_number(&field.instruction);
        }
    }

    /// The innermost field ends; gives what it shows without a result.
    pub(super) fn end(&mut self) -> Option<String> {
        let field = self.open.pop().filter(|field| !field.has_result)?;
        enclosed(&field.instruction)
    }

    /// An instruction ends with its paragraph at the latest: one that lost its end must not take the text.
    pub(super) fn end_paragraph(&mut self) {
        self.open.retain(|field| field.has_result);
    }
}

/// Whether a field shows the number of a page, which is layout.
pub(super) fn is_page_number(instruction: &str) -> bool {
    let name = instruction.split_whitespace().next().unwrap_or_default();
    ["PAGE", "NUMPAGES", "SECTIONPAGES"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// `EQ \o\ac(○,3)`: ③ as Word composes it (带圈字符).
fn enclosed(instruction: &str) -> Option<String> {
    let mut words = instruction.trim().splitn(2, char::is_whitespace);
    words.next().filter(|name| name.eq_ignore_ascii_case("EQ"))?;
    let arguments = words.next()?.replace(char::is_whitespace, "").to_lowercase();
    let inner = arguments.strip_prefix("\\o\\ac(")?.strip_suffix(')')?;
    let number = inner.strip_prefix(['○', '〇', '◯'])?.strip_prefix([',', ';', '，'])?;
    Some(match number.parse() {
        Ok(number @ 1..=20) => NumberFormat::of("decimalEnclosedCircle").write(number),
        _ => number.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_results_are_shown() {
        let mut fields = Fields::default();
        assert!(fields.show());
        fields.begin();
        fields.instruct(" TOC \\o \"1-3\" ");
        assert!(!fields.show());
        fields.separate();
        assert!(fields.show());
        fields.begin();
        fields.instruct(" page ");
        fields.separate();
        assert!(!fields.show());
        assert_eq!((fields.end(), fields.show()), (None, true));
    }

    #[test]
    fn an_instruction_without_end_takes_no_text() {
        let mut fields = Fields::default();
        fields.begin();
        fields.instruct("HYPERLINK");
        fields.end_paragraph();
        assert!(fields.show());
    }

    #[test]
    fn composed_circles_are_numbers() {
        let mut fields = Fields::default();
        fields.begin();
        fields.instruct(" eq \\o\\ac(");
        fields.instruct("○,3)");
        assert_eq!(fields.end().as_deref(), Some("③"));
        assert_eq!(enclosed("EQ \\f(1,2)"), None);
    }
}
