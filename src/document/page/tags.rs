//! What the head of a page says about its document. The format stage puts it in front of the text, a line for each
//! tag: `ArticleTitle：…`.
//!
//! A reader of the page does not see it, so the table that the page shows and the document itself go first.

use std::{borrow::Cow, ops::Range};

use super::metadata::{Pair, Places, Table};
use crate::{
    Field, Metadata, Span,
    document::uses::{Use, Uses},
    grammar::{
        metadata_label::{self, PAGE_TITLE, TAG_END},
        title_end::type_of_title,
    },
    text::is_blank,
};

/// The lines in front of the text, which hardly any text has.
#[derive(Default)]
pub(super) struct PageHead<'a> {
    metadata: Metadata<'a>,
    places: Places,
    /// Dates that no calendar has.
    impossible: Vec<Span>,
    /// The index of the block behind them.
    pub(super) end: usize,
}

/// Reads the lines in front of the text.
#[inline]
pub(super) fn read<'a>(uses: &mut Uses<'a, '_>) -> Option<PageHead<'a>> {
    // They begin with a tag, and tags are Latin.
    let is_there = uses.len() > 0 && uses.is_free(0) && uses.ends(0).first.is_ascii_alphabetic();
    if is_there { read_lines(uses) } else { None }
}

fn read_lines<'a>(uses: &mut Uses<'a, '_>) -> Option<PageHead<'a>> {
    let mut head = PageHead::default();
    let mut table = Table::new(&mut head.metadata, &mut head.places);
    let mut at = 0;
    while at < uses.len() {
        let Some(paragraph) = uses.paragraph(at) else { break };
        if page_title(paragraph.text()).is_some() {
            // The site's as much as the document's: it counts where no other title is found.
            uses.set(at, Use::Chrome);
        } else if let Some(pair) = pair(paragraph.text()) {
            table.store(paragraph, pair);
            uses.field(at, Field::Metadata);
        } else {
            break;
        }
        at += 1;
    }
    (head.impossible, head.end) = (table.impossible, at);
    (at > 0).then_some(head)
}

/// Takes over what the page's table does not say.
pub(super) fn complete<'a>(table: &mut Table<'_, 'a>, head: PageHead<'a>) {
    if table.metadata.title.is_none() {
        table.places.title = head.places.title;
    }
    table.impossible.extend(head.impossible);
    let Metadata { title, published_date, source, keywords, summary, other, .. } = head.metadata;
    let own = &mut *table.metadata;
    own.title = own.title.take().or(title);
    own.published_date = own.published_date.or(published_date);
    own.source = own.source.take().or(source);
    own.keywords = own.keywords.take().or(keywords);
    own.summary = own.summary.take().or(summary);
    for (key, value) in other {
        own.other.entry(key).or_insert(value);
    }
}

/// The document's title in that of the page, for a text that has none.
pub(in crate::document) fn title<'a>(uses: &mut Uses<'a, '_>) -> Option<Cow<'a, str>> {
    let is_title = |at: &usize| {
        let paragraph = uses.blocks[*at].paragraph();
        paragraph.is_some_and(|paragraph| page_title(paragraph.text()).is_some())
    };
    let at = (0..uses.len()).take_while(|at| !uses.is_free(*at)).find(is_title)?;
    let paragraph = uses.blocks[at].paragraph()?;
    let value = pair(paragraph.text())?.value;
    uses.field(at, Field::Metadata);
    Some(paragraph.prose.get(value))
}

/// The tag and the value of a line. The title of a page is one as far as it names a document.
pub(super) fn pair(text: &str) -> Option<Pair> {
    // Tags are ASCII, and hardly any text begins so.
    let label = text.bytes().take_while(u8::is_ascii).count();
    if label == 0 || !text[label..].starts_with(TAG_END) {
        return None;
    }
    let value = label + TAG_END.len()..text.len();
    let key = metadata_label::tag(&text[..label])?;
    let value = match page_title(text) {
        Some(title) => {
            of_document(&text[title.clone()]).map(|length| title.start..title.start + length)?
        }
        None => value,
    };
    Some(Pair { key, label: 0..label, value })
}

/// Where the title stands in the line that is a page's.
fn page_title(text: &str) -> Option<Range<usize>> {
    let title = text.strip_prefix(PAGE_TITLE)?.strip_prefix(TAG_END)?;
    Some(text.len() - title.len()..text.len())
}

/// How much of a page's title is the document's: up to the column or the site behind it
/// (`关于…的通知_通知公告_青禾县人民政府`). Without 关于 it may be the name of a column.
fn of_document(title: &str) -> Option<usize> {
    const PARTS: [char; 7] = ['_', '|', '-', '－', '–', '—', '>'];
    let ends = title.match_indices(PARTS).map(|(at, _)| at).chain([title.len()]);
    ends.map(|end| title[..end].trim_end_matches(is_blank))
        .find(|start| start.contains("关于") && type_of_title(start).is_some())
        .map(str::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_of_a_page_is_cut_where_the_site_begins() {
        let document = |title: &'static str| of_document(title).map(|end| &title[..end]);
        let own = "关于2022-2024年防汛工作的通知";
        assert_eq!(document("关于2022-2024年防汛工作的通知 - 通知公告 - 青禾县"), Some(own));
        assert_eq!(document("关于2022-2024年防汛工作的通知_青禾县人民政府"), Some(own));
        assert_eq!(document("青禾县人民政府门户网站_通知公告"), None);
        assert_eq!(document("关于我们"), None);
    }

    #[test]
    fn the_table_that_a_page_shows_goes_first() {
        let text = "PubDate：2024-03-06 08:30\nContentSource：青禾县水务局\n发布日期：2024-03-05\n\n\
                    各乡镇人民政府：\n请修渠。\n";
        let metadata = crate::parse(text).metadata;
        assert_eq!(metadata.published_date, crate::date("2024年3月5日"));
        assert_eq!(metadata.source.as_deref(), Some("青禾县水务局"));
    }

    #[test]
    fn a_tag_is_a_line_of_its_own() {
        assert!(pair("PubDate：2024-03-12").is_some());
        assert_eq!(pair("发布日期：2024-03-12"), None);
        assert_eq!(pair("Description"), None);
    }
}
