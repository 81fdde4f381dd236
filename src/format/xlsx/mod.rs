//! **Spreadsheets**: the sheets of an XLSX → a page.
//!
//! Each area of a sheet that blank rows or columns set apart is a table; what stands above its header or below its
//! last row on one cell is text. Values are written as the sheet shows them, as far as it matters in a notice:
//! dates as dates, shares as percent. Hidden sheets, rows and columns are counted in diagnostics.
//!
//! Written on the same XML reader as the Word files: the reader has to hold its limits on damaged and hostile files.

mod areas;
mod formats;
mod sheet;
mod strings;
mod value;
mod workbook;

use super::{
    Rendering,
    office::{Package, Page, Relationships, Xml},
};
use crate::{BinaryFormat, Code, Error, Limits};
use formats::Formats;
use sheet::Sheet;
use strings::Strings;
use workbook::{Named, Workbook};

/// Reads a spreadsheet.
pub(super) fn render(bytes: &[u8], limits: Limits) -> Result<Rendering, Error> {
    let mut package = Package::open(bytes, BinaryFormat::Xlsx, limits)?;
    let top = Relationships::of(&mut package, "")?;
    let path = top.of_kind("officeDocument").next().unwrap_or("xl/workbook.xml");
    let relationships = Relationships::of(&mut package, path)?;
    let part = package.part(path)?;
    let workbook = Workbook::read(&mut Xml::new(&part, &package))?;
    let strings = relationships.read(&mut package, "sharedStrings", Strings::read)?;
    let formats = relationships.read(&mut package, "styles", Formats::read)?;
    let mut page = Page::new(limits);
    let shown = workbook.sheets.iter().filter(|sheet| !sheet.is_hidden).count();
    for named in &workbook.sheets {
        let Some(target) = relationships.target(&named.id) else { continue };
        if target.kind != "worksheet" {
            page.report(Code::Unread, format!("the sheet {} holds no cells", named.name));
            continue;
        }
        let part = package.part(&target.path)?;
        let mut xml = Xml::new(&part, &package);
        let reading =
            value::Reading { strings: &strings, formats: &formats, from_1904: workbook.from_1904 };
        let sheet = Sheet::read(&mut xml, &reading, &mut page)?;
        show(named, sheet, shown > 1, &mut page)?;
    }
    report_unread(&package, &mut page);
    Ok(page.finish())
}

/// Puts a sheet on the page, or says that it is hidden.
fn show(
    named: &Named,
    sheet: Sheet<'_>,
    is_one_of_many: bool,
    page: &mut Page,
) -> Result<(), Error> {
    let name = &named.name;
    if named.is_hidden {
        let count = sheet.cells.len() + sheet.hidden;
        page.report(
            Code::Hidden,
            format!("{count} cells of the hidden sheet {name} were left out"),
        );
        return Ok(());
    }
    if sheet.hidden > 0 {
        let count = sheet.hidden;
        let message =
            format!("{count} cells in hidden rows or columns of the sheet {name} were left out");
        page.report(Code::Hidden, message);
    }
    if page.at() > 0 && !sheet.cells.is_empty() {
        page.add("\n")?;
    }
    let first = sheet.cells.first().map_or("", |cell| &cell.text);
    if is_one_of_many && !sheet.cells.is_empty() && named.says_more_than(first) {
        page.add(name)?;
        page.add("\n")?;
    }
    areas::show(&sheet.cells, page)
}

/// What a spreadsheet may hold beside its cells.
fn report_unread(package: &Package<'_>, page: &mut Page) {
    let is_in = |path: &str, folder: &str| path.starts_with(folder) && path.ends_with(".xml");
    let drawings = package.count(|path| is_in(path, "xl/drawings/drawing"));
    if drawings > 0 {
        let message =
            format!("drawings on {drawings} sheets (pictures, charts, text boxes) were not read");
        page.report(Code::Unread, message);
    }
    let comments = package.count(|path| is_in(path, "xl/comments"));
    if comments > 0 {
        page.report(Code::Hidden, format!("comments on {comments} sheets were left out"));
    }
}
