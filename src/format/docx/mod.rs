//! **Word files**: the parts of a DOCX → a page.
//!
//! The text is what a reader sees with all tracked changes accepted: numbering as its labels, fields as their
//! results, text boxes behind the paragraph that they hang on. Headers and footers repeat on every page and notes
//! cut sentences, so these stand in diagnostics, with their text; so does what is hidden.

mod field;
mod notes;
mod numbering;
mod numeral;
mod paragraph;
mod story;
mod styles;
mod symbol;
mod table;

use super::{
    Rendering,
    office::{Package, Page, Part, Relationships, Xml},
};
use crate::{BinaryFormat, Code, Error, Limits};
use notes::Notes;
use numbering::Numbering;
use story::Story;
use styles::Styles;

/// Reads a Word file.
pub(super) fn render(bytes: &[u8], limits: Limits) -> Result<Rendering, Error> {
    let mut package = Package::open(bytes, BinaryFormat::Docx, limits)?;
    let path = main_path(&mut package)?;
    let relationships = Relationships::of(&mut package, &path)?;
    let styles = read(&mut package, &relationships, "styles", Styles::read)?;
    let numbering = read(&mut package, &relationships, "numbering", Numbering::read)?;
    let mut notes = read(&mut package, &relationships, "footnotes", Notes::footnotes)?;
    notes.extend(read(&mut package, &relationships, "endnotes", Notes::endnotes)?);
    let mut page = Page::new(limits);
    for kind in ["header", "footer"] {
        report_furniture(&mut package, &relationships, kind, &mut page)?;
    }
    let part = package.part(&path)?;
    let mut story = Story::new(&styles, &numbering, &notes, page);
    story.blocks(&mut Xml::new(&part, &package))?;
    Ok(story.finish())
}

/// The path of the part that holds the text.
fn main_path(package: &mut Package<'_>) -> Result<String, Error> {
    let relationships = Relationships::of(package, "")?;
    let path = relationships.of_kind("officeDocument").next();
    Ok(path.unwrap_or("word/document.xml").to_owned())
}

/// Reads the part of a kind; what it would say by default where there is none.
fn read<T: Default>(
    package: &mut Package<'_>,
    relationships: &Relationships,
    kind: &str,
    read: impl FnOnce(&mut Xml<'_>) -> Result<T, Error>,
) -> Result<T, Error> {
    let Some(path) = relationships.of_kind(kind).next() else { return Ok(T::default()) };
    let Some(part): Option<Part> = package.find(path)? else { return Ok(T::default()) };
    read(&mut Xml::new(&part, package))
}

/// Headers and footers: what they say, once for each part.
fn report_furniture(
    package: &mut Package<'_>,
    relationships: &Relationships,
    kind: &str,
    page: &mut Page,
) -> Result<(), Error> {
    for path in relationships.of_kind(kind) {
        let Some(part) = package.find(path)? else { continue };
        let text = notes::plain_text(&mut Xml::new(&part, package))?;
        if !text.is_empty() {
            page.report(Code::Furniture, format!("{kind} of the pages: {text}"));
        }
    }
    Ok(())
}
