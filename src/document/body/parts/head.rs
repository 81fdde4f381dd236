//! The title of a part, and what stands above it where the part is a document of its own.

use std::borrow::Cow;

use super::{super::nested, Walk};
use crate::{
    Field,
    document::{
        head::{
            name,
            title::{self, TitleLines},
        },
        uses::{Use, Uses},
    },
    grammar::{attachment, punctuation::is_opening, recipients::is_recipients},
};

/// The title of a part with the blocks it stands in.
#[derive(Default)]
pub(super) struct PartHead<'a> {
    /// 发文机关标志 and number of a document of its own.
    above: Vec<usize>,
    pub(super) title: Option<Cow<'a, str>>,
    lines: Vec<usize>,
}

impl PartHead<'_> {
    /// Gives the blocks their use in the part at `index`.
    pub(super) fn take(&self, uses: &mut Uses<'_, '_>, index: u32) {
        for at in &self.above {
            uses.set(*at, Use::Body(index));
        }
        for at in &self.lines {
            uses.set(*at, Use::Field(Field::PartTitle, index));
        }
    }
}

impl<'a> Walk<'a> {
    /// The lines of a part's title from `at` on; a known title says where it ends.
    pub(super) fn part_head(
        &self,
        uses: &Uses<'a, '_>,
        at: usize,
        known: Option<&str>,
    ) -> PartHead<'a> {
        const MOST_LINES: usize = 5;
        let own = if known.is_none() { &*self.own } else { &[] };
        let own = own.iter().map(String::as_str);
        let mut lines = TitleLines::default();
        let above = nested::above_title(uses, at);
        let mut next = above.last().map_or(Some(at), |last| uses.next_free(last + 1));
        while let Some(at) = next.filter(|_| lines.blocks.len() < MOST_LINES) {
            let Some(paragraph) = uses.paragraph(at) else { break };
            let text = paragraph.text();
            let mut keys = known.into_iter().chain(own.clone());
            let is_known = keys.clone().any(|key| name::is_key(key, [&*lines.text]));
            let mut fits = || keys.any(|key| name::key_begins_with(key, [&lines.text, text]));
            let is_line = title::is_line(text)
                && paragraph.label.is_none()
                && attachment::head(text).is_none();
            let is_other = name::is_date(text)
                || is_recipients(text)
                || ["单位：", "单位:", "序号"].iter().any(|head| text.starts_with(head));
            let is_cover =
                !lines.blocks.is_empty() && (name::stands_below_title(text) || name::is_body(text));
            if is_known || !is_line || is_other || is_cover || !(fits() || goes_on(&lines, text)) {
                break;
            }
            lines.push(at, text);
            next = uses.next_free(at + 1);
        }
        if lines.blocks.is_empty() {
            return PartHead::default();
        }
        let title = title::join(
            uses.source,
            lines.blocks.iter().filter_map(|at| uses.blocks[*at].paragraph()),
        );
        let title = Some(title.prose.get(title.range)).filter(|title| !title.is_empty());
        PartHead { above, title, lines: lines.blocks }
    }
}

/// Whether a line goes on with the title of a part; behind a whole one only brackets do: （试行）, （2021—2025年）.
fn goes_on(lines: &TitleLines, text: &str) -> bool {
    let is_whole = attachment::is_complete(&lines.text) && !text.starts_with(is_opening);
    lines.blocks.is_empty() || lines.goes_on(text) && !is_whole
}
