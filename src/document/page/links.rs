//! Links of a page to files: the attachments of its document.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Attachment, Span,
    document::{Document, head::name, uses::Uses},
    grammar::attachment,
    text::Prose,
};

/// A link of a page to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    /// Where its text stands.
    pub(crate) text: Span,
    /// The address, as the page writes it.
    pub(crate) address: String,
    /// What it says when it is pointed at; empty where it says nothing.
    pub(crate) title: String,
}

/// Gives each attachment the address of its file. A notice without a list has those for attachments that its
/// links call so.
pub(in crate::document) fn read<'a>(
    uses: &Uses<'a, '_>,
    document: &mut Document<'a>,
    links: &[Link],
) {
    if links.is_empty() {
        return;
    }
    if document.attachments.is_empty() {
        return list(uses, document, links);
    }
    let mut named = BTreeMap::new();
    for link in links {
        for name in [link.text.of(uses.source).unwrap_or(""), &link.title] {
            named.entry(name::key(attachment::file_title(name).title)).or_insert(link);
        }
    }
    for attachment in &mut document.attachments {
        let behind = links.partition_point(|link| link.text.end <= attachment.span.start);
        let here = links.get(behind).filter(|link| link.text.start < attachment.span.end);
        let link = here.or_else(|| named.get(&name::key(&attachment.title)).copied());
        attachment.href = link.map(|link| link.address.clone().into());
    }
}

/// Takes for attachments what links call so, or what stands in a list of them.
fn list<'a>(uses: &Uses<'a, '_>, document: &mut Document<'a>, links: &[Link]) {
    let mut known = BTreeSet::new();
    for link in links {
        let text = Prose::of(uses.source, link.text.range());
        let file = attachment::file_title(text.text());
        let is_attachment = attachment::head(text.text()).is_some() || is_in_list(uses, link);
        if file.title.is_empty() || !is_attachment || !known.insert(name::key(file.title)) {
            continue;
        }
        let start = file.title.as_ptr() as usize - text.text().as_ptr() as usize;
        let place = start..start + file.title.len();
        document.attachments.push(Attachment {
            number: file.number,
            title: text.get(place.clone()),
            href: Some(link.address.clone().into()),
            span: text.span(place),
        });
    }
}

/// Whether the line of a link, or one above it with nothing but files between, is an 附件 head.
fn is_in_list(uses: &Uses<'_, '_>, link: &Link) -> bool {
    const LONGEST_LIST: usize = 40;
    let at = uses.blocks.partition_point(|block| block.span().end < link.text.end);
    let above = (0..=at.min(uses.len().saturating_sub(1))).rev().take(LONGEST_LIST);
    let text = |at: usize| uses.blocks[at].paragraph().map_or("", |paragraph| paragraph.text());
    above
        .map(|line| (line, text(line)))
        .take_while(|(line, text)| {
            *line == at || attachment::is_file(text) || attachment::head(text).is_some()
        })
        .any(|(_, text)| attachment::head(text).is_some())
}
