//! Where the page's table says another thing than the document.

use crate::{
    Code, Diagnostic, DocumentNumber, Kind, Span,
    document::{Document, page::metadata::Places},
    text::is_blank,
};

/// Reports title, number and date of the page's table that are not the document's. The value of the document
/// stays: it is what was signed, and the table was typed by whoever keeps the site.
pub(in crate::document) fn report(source: &str, document: &mut Document<'_>) {
    // A text about documents names others than itself.
    if document.kind == Kind::Other {
        return;
    }
    let Places { title: of_title, document_number: of_number, written_date: of_date } =
        &document.metadata_places;
    if of_title.or(*of_number).or(*of_date).is_none() {
        return;
    }
    let found = [number(source, document), title(source, document), date(document)];
    document.diagnostics.extend(found.into_iter().flatten());
}

fn contradiction(what: &str, table: &str, text: &str, place: Span) -> Diagnostic<'static> {
    let message = format!("the page's table gives the {what} {table}, the document {text}");
    Diagnostic::new(Code::Contradiction, message, place)
}

/// 发文字号: year, serial, and the code where both have one.
fn number(source: &str, document: &Document<'_>) -> Option<Diagnostic<'static>> {
    let place = document.metadata_places.document_number?;
    let stated = document.metadata.document_number.as_deref()?;
    let table = DocumentNumber::parse(stated)?;
    let own = document.document_number.as_ref()?;
    let is_same = (table.year, table.serial) == (own.year, own.serial);
    // Of several numbers (joint documents) the table may have another than the first.
    (!is_same && !stands_elsewhere(source, stated, place))
        .then(|| contradiction("number", stated, &own.text, place))
}

/// 标题: neither holds the other, because tables leave out who issues or a status at the end.
fn title(source: &str, document: &Document<'_>) -> Option<Diagnostic<'static>> {
    let place = document.metadata_places.title?;
    let stated = document.metadata.title.as_deref()?;
    let own = document.title.as_deref()?;
    let (table, text) = (letters(stated), letters(own));
    let is_same = table.contains(&text) || text.contains(&table);
    (!is_same && !stands_elsewhere(source, stated, place))
        .then(|| contradiction("title", stated, own, place))
}

/// 成文日期.
fn date(document: &Document<'_>) -> Option<Diagnostic<'static>> {
    let Places { written_date, .. } = document.metadata_places;
    let (table, own) = (document.metadata.written_date?, document.written_date?);
    (table != own).then_some(())?;
    Some(contradiction("date", &table.to_string(), &own.to_string(), written_date?))
}

/// The letters and digits of a title.
fn letters(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether a value stands in another place of the source too.
fn stands_elsewhere(source: &str, value: &str, place: Span) -> bool {
    let value = value.trim_matches(is_blank).as_bytes();
    let (before, behind) = (&source[..place.range().start], &source[place.range().end..]);
    [before, behind].iter().any(|text| memchr::memmem::find(text.as_bytes(), value).is_some())
}

#[cfg(test)]
mod tests {
    use crate::Code;

    const DOCUMENT: &str = "青禾县人民政府关于做好防汛工作的通知\n青政发〔2024〕18号\n各乡镇：\n请备足物资。\n青禾县人民政府\n2024年4月2日\n";

    /// What is reported of a table above the document: the place and the message.
    fn reported(table: &str) -> Vec<(String, String)> {
        let text = format!("索引号：QH-2024-0018\n{table}\n\n{DOCUMENT}");
        let notice = crate::parse(&text);
        let found = notice.diagnostics.iter().filter(|one| one.code == Code::Contradiction);
        found.map(|one| (one.span.of(&text).unwrap().to_owned(), one.message.to_string())).collect()
    }

    #[test]
    fn both_values_are_shown_at_the_table_s() {
        let found = reported("发文字号：青政发〔2024〕81号\n成文日期：2024年4月12日");
        let places: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
        assert_eq!(places, ["青政发〔2024〕81号", "2024年4月12日"]);
        assert!(found[0].1.contains("81号") && found[0].1.contains("18号"));
        assert!(found[1].1.contains("2024-04-12") && found[1].1.contains("2024-04-02"));
        let found = reported("标题：青禾县人民政府关于做好防旱工作的通知");
        assert_eq!(found[0].0, "青禾县人民政府关于做好防旱工作的通知");
    }

    #[test]
    fn other_ways_to_write_the_same_are_none() {
        for table in [
            "发文字号：青政发[2024]18号\n成文日期：2024-04-02",
            "标题：关于做好防汛工作的通知\n发布日期：2024年4月9日",
            "标题：青禾县人民政府关于做好防汛工作的通知（有效）",
        ] {
            assert_eq!(reported(table), [], "{table}");
        }
    }
}
