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
    office::{Package, Page, Relationships, Xml},
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
    let styles = relationships.read(&mut package, "styles", Styles::read)?;
    let numbering = relationships.read(&mut package, "numbering", Numbering::read)?;
    let mut notes = relationships.read(&mut package, "footnotes", Notes::footnotes)?;
    notes.extend(relationships.read(&mut package, "endnotes", Notes::endnotes)?);
    let mut page = Page::new(limits);
    for kind in ["header", "footer"] {
        report_furniture(&mut package, &relationships, kind, &mut page)?;
    }
    let part = package.part(&path)?;
    let mut story = Story::new(&relationships, &styles, &numbering, &notes, page);
    story.blocks(&mut Xml::new(&part, &package))?;
    Ok(story.finish())
}

/// The path of the part that holds the text.
fn main_path(package: &mut Package<'_>) -> Result<String, Error> {
    let relationships = Relationships::of(package, "")?;
    let path = relationships.of_kind("officeDocument").next();
    Ok(path.unwrap_or("word/document.xml").to_owned())
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
