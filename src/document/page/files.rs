//! 附件 within the page's table: the files that a collection in Markdown links to above the text.

use super::links::Link;
use crate::{Field, Span, document::uses::Uses, grammar::attachment};

/// Reads the list right below the table; without it the mark 附件 would end the notice before it begins.
pub(in crate::document) fn read(uses: &mut Uses<'_, '_>) -> Vec<Link> {
    let Some(last) = uses.of_field(Field::Metadata).next_back() else { return Vec::new() };
    let Some(mark) = uses.next_free(last + 1).filter(|at| attachment::is_mark(uses.text(*at)))
    else {
        return Vec::new();
    };
    let lines = uses.free(mark + 1..uses.len());
    let files: Vec<(usize, Link)> =
        lines.map_while(|at| file(uses, at).map(|link| (at, link))).collect();
    if !files.is_empty() {
        uses.field(mark, Field::Attachments);
    }
    for (at, _) in &files {
        uses.field(*at, Field::Attachments);
    }
    files.into_iter().map(|(_, link)| link).collect()
}

/// The link to a file that a line is: `- [某某表.pdf](./某某表.pdf) (pdf)`.
fn file(uses: &Uses<'_, '_>, at: usize) -> Option<Link> {
    let paragraph = uses.paragraph(at)?;
    if !attachment::is_file(paragraph.text()) {
        return None;
    }
    let place = paragraph.span().range();
    let line = &uses.source[place.clone()];
    let (start, close) = (line.find('[')? + 1, line.find("](")?);
    let address = close + "](".len()..line.rfind(')')?;
    let address = line.get(address)?.split(')').next()?;
    let text =
        line.get(start..close).map(|_| Span::new(place.start + start, place.start + close))?;
    Some(Link { text, address: address.to_owned(), title: String::new() })
}

#[cfg(test)]
mod tests {
    use crate::parse;

    const TABLE: &str =
        "# 关于做好防汛工作的通知\n\n**发布日期**: 2024-03-10\n**发布机构**: 青禾县水务局\n\n";
    const BODY: &str = "---\n\n青水发〔2024〕7号\n\n各乡镇人民政府：\n\n　　现将有关事项通知如下，请认真落实。\n\n青禾县水务局\n\n2024年3月9日\n";

    #[test]
    fn files_above_the_text_are_attachments() {
        let list =
            "**附件**:\n- [防汛物资表.xlsx](./a.xlsx) (xlsx)\n- [值班表.pdf](./b.pdf) (pdf)\n\n";
        let text = format!("{TABLE}{list}{BODY}");
        let notice = parse(&text);
        let files: Vec<_> =
            notice.attachments.iter().map(|file| (&*file.title, file.href.as_deref())).collect();
        assert_eq!(files, [("防汛物资表", Some("./a.xlsx")), ("值班表", Some("./b.pdf"))]);
        assert_eq!(notice.recipients, ["各乡镇人民政府"]);
        assert_eq!(notice.parts.len(), 1);
    }

    #[test]
    fn a_mark_without_files_stays_one() {
        let text = format!("{TABLE}附件\n\n防汛物资表\n\n{BODY}");
        assert!(parse(&text).attachments.is_empty());
    }
}
