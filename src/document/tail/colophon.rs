//! 版记: 抄送机关, 印发机关 and 印发日期 at the end of a notice (GB/T 9704, 7.4).

use std::{borrow::Cow, ops::Range};

use super::signature::date_of;
use crate::{
    Field,
    block::Paragraph,
    document::{
        Document,
        head::{header::split_bodies, name},
        uses::{Signs, Uses},
    },
    grammar::date::{self, DateParts},
    text::{Prose, Words, is_arabic, is_blank},
};

static COPY_LABELS: Words = Words::of(&["抄送", "抄报", "分送", "抄告"]);

/// Reads the colophon wherever it stands behind the text.
pub(in crate::document) fn read<'a>(uses: &mut Uses<'a, '_>, document: &mut Document<'a>) {
    if !uses.show(Signs::COLOPHON) {
        return;
    }
    keywords(uses, document);
    let is_printed = |at: &usize| {
        uses.ends(*at).last == '发' && uses.paragraph(*at).is_some_and(|p| printed(p).is_some())
    };
    let printing = (0..uses.len()).rev().find(is_printed);
    if let Some(at) = printing {
        read_printing(uses, document, at);
    }
    let is_copy_list = |at: &usize| {
        matches!(uses.ends(*at).first, '抄' | '分') && copy_list(uses.text(*at)).is_some()
    };
    let copy = (0..uses.len()).find(is_copy_list);
    if let Some(at) = copy {
        read_copy(uses, document, at, printing);
    }
}

/// 主题词：, which notices had above 抄送 until 2012.
fn keywords<'a>(uses: &mut Uses<'a, '_>, document: &mut Document<'a>) {
    let is_keywords =
        |at: &usize| uses.ends(*at).first == '主' && uses.text(*at).starts_with("主题词");
    let Some(at) = (0..uses.len()).rev().find(is_keywords) else { return };
    let Some(paragraph) = uses.paragraph(at) else { return };
    let text = paragraph.text();
    let Some(colon) = text.find(['：', ':']).filter(|colon| *colon < 15) else { return };
    let start = colon + text[colon..].chars().next().map_or(0, char::len_utf8);
    document.metadata.keywords.get_or_insert_with(|| words(&paragraph.prose, start));
    uses.field(at, Field::Metadata);
}

/// The words behind the label, one blank between them: they stand apart in the source.
fn words<'a>(prose: &Prose<'a>, start: usize) -> Cow<'a, str> {
    let words = prose.words(start..prose.text().len(), is_blank);
    let mut words: Vec<_> = words.into_iter().map(|word| prose.get(word)).collect();
    if words.len() == 1 { words.remove(0) } else { Cow::Owned(words.join(" ")) }
}

/// `某县人民政府办公室 2021年7月15日印发`: places of the body and of the date.
#[inline]
fn printed(paragraph: &Paragraph<'_>) -> Option<(Range<usize>, Range<usize>)> {
    let text = paragraph.text();
    let before = text.strip_suffix("印发").filter(|_| text.len() <= 200)?;
    let (start, _) = before
        .char_indices()
        .find(|(at, c)| starts_date(*c) && date::whole(&before[*at..]).is_some())?;
    (start == 0 || name::is_body(&before[..start])).then_some((0..start, start..before.len()))
}

fn starts_date(c: char) -> bool {
    is_arabic(c) || "二一〇○".contains(c)
}

fn read_printing<'a>(uses: &mut Uses<'a, '_>, document: &mut Document<'a>, at: usize) {
    let Some(paragraph) = uses.paragraph(at) else { return };
    let Some((body, date)) = printed(paragraph) else { return };
    let parts = date::whole(&paragraph.text()[date.clone()]);
    document.print_date = parts.and_then(DateParts::date);
    if parts.is_some_and(DateParts::is_impossible) {
        document
            .impossible_date("no calendar has the date of printing", paragraph.prose.span(date));
    }
    uses.field(at, Field::PrintDate);
    if !body.is_empty() {
        document.printing_body = Some(paragraph.prose.get(body));
        return;
    }
    if let Some(before) = printing_body_above(uses, at) {
        document.printing_body = uses.paragraph(before).map(|p| p.prose.get(0..p.text().len()));
        uses.field(before, Field::PrintingBody);
    }
}

/// The body on a line of its own above the date; extraction may leave scraps of a table between them.
fn printing_body_above(uses: &Uses<'_, '_>, at: usize) -> Option<usize> {
    const SCRAPS: usize = 120;
    let near = uses.previous_free(at)?;
    if name::is_body(uses.text(near)) {
        return Some(near);
    }
    let is_office =
        |text: &str| name::is_body(text) && (text.ends_with("办公室") || text.ends_with("办公厅"));
    // An office with a date below it signs, and prints nothing.
    let signs = |before: usize| {
        let below = uses.next_free(before + 1).and_then(|below| uses.paragraph(below));
        below.is_some_and(|below| date_of(below).is_some())
    };
    (at.saturating_sub(SCRAPS)..at)
        .rev()
        .find(|before| is_office(uses.text(*before)) && !signs(*before))
}

/// The list behind 抄送：.
#[inline]
fn copy_list(text: &str) -> Option<Range<usize>> {
    if !COPY_LABELS.begin(text) {
        return None;
    }
    let rest = text["抄送".len()..].trim_start_matches(['单', '位', '机', '关']);
    let list = rest.strip_prefix(['：', ':'])?;
    Some(text.len() - list.len()..text.len())
}

fn read_copy<'a>(
    uses: &mut Uses<'a, '_>,
    document: &mut Document<'a>,
    at: usize,
    printing: Option<usize>,
) {
    /// Lines that a list goes on over where nothing says who printed it.
    const MOST_LINES: usize = 4;
    let end = printing.filter(|end| *end > at).unwrap_or(uses.len().min(at + MOST_LINES));
    // A name that its line does not end.
    let mut last: Option<(&Prose<'a>, Range<usize>)> = None;
    for line in at..end {
        let Some(paragraph) = uses.paragraph(line) else {
            // What stands between is no part of a name: a page number, a table.
            last = None;
            continue;
        };
        let text = paragraph.text();
        let list = copy_list(text).unwrap_or(0..text.len());
        if line > at && (copy_list(text).is_none() && !is_more(text)) {
            break;
        }
        let list = list.start..text[..list.end].trim_end_matches('.').len().max(list.start);
        for body in split_bodies(text, list, &SEPARATORS) {
            let own = (&paragraph.prose, body.clone());
            // Where the line above may still go on, the number of a page is a block before it, not behind it.
            let follows = |(above, begun): &(&Prose<'a>, Range<usize>)| {
                let place = above.span(begun.clone()).end..paragraph.prose.span(body.clone()).start;
                uses.source
                    .get(place.start as usize..place.end as usize)
                    .is_some_and(|it| it.chars().all(is_blank))
            };
            let cut = last.take().filter(|begun| body.start == 0 && follows(begun));
            let name = match cut {
                // A line break cut the name: `…办公室，县⏎法院。`
                Some(begun) => {
                    document.copy_to.pop();
                    Prose::joined(uses.source, [begun, own.clone()].into_iter()).into_text()
                }
                None => paragraph.prose.get(body.clone()),
            };
            document.copy_to.push(name);
            let is_begun = body.end == text.len() && !name::is_body(&text[body]);
            last = is_begun.then_some(own);
        }
        uses.field(line, Field::CopyTo);
    }
}

/// What parts the bodies of a list.
const SEPARATORS: [char; 8] = ['，', ',', '；', ';', '。', 'ꎬ', 'ꎻ', 'ꎮ'];

/// What ends its lines.
const STOPS: [char; 3] = ['。', '.', 'ꎮ'];

/// A line that goes on with the list: names and commas, closed by a full stop.
fn is_more(text: &str) -> bool {
    text.len() < 300
        && text.ends_with(STOPS)
        && (text.contains(['，', ',', '、', 'ꎬ']) || name::is_body(text.trim_end_matches(STOPS)))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_name_does_not_go_on_over_the_number_of_a_page() {
        let text = "抄送：县委各部门，县财政局配\n合）\n- 1 -\n\n　　（二）巡查。各水库，\n次。\n\
                    青禾县水务局　　2023年4月11日印发\n";
        let notice = crate::parse(text);
        assert!(notice.copy_to.iter().all(|body| !body.contains('1')), "{:?}", notice.copy_to);
    }

    #[test]
    fn the_number_of_a_page_is_in_no_name() {
        let text = "青禾县人民政府\n2024年4月2日\n抄送：县委办公室，县财（政\n— 1 —\n、水）配合\n\
                    （二）各水库，柳溪镇。\n";
        let notice = crate::parse(text);
        assert!(notice.copy_to.iter().any(|body| body.contains("（政、水）")), "{notice:?}");
    }

    #[test]
    fn the_number_of_a_page_is_no_keyword() {
        let text = "各乡镇人民政府：\n请修渠。\n青禾县人民政府\n2024年4月2日\n\
                    主题词：水利 修渠、\n— 1 —\n、通知\n";
        let keywords = crate::parse(text).metadata.keywords;
        assert_eq!(keywords.as_deref(), Some("水利 修渠、 、通知"));
    }

    #[test]
    fn a_name_does_not_go_on_behind_a_table() {
        let text = "抄送：县委办公室，青禾县人民政府文件\n序号\t工作任务\t责任单位\n1\t修渠\t县水务局\n\
                    2\t巡河\t抄送：县委办公室，\n县人大常委会办公室。\n";
        let notice = crate::parse(text);
        assert!(notice.copy_to.iter().all(|body| !body.contains("序号")), "{:?}", notice.copy_to);
    }
}
