//! 版头 and the head of the text: masthead, number, title, recipients.

use std::ops::Range;

use super::{
    Document, attachments,
    document_type::type_of_title,
    headline, joint, name, page_head, signature,
    title::{self, TitleLines},
    uses::{Use, Uses},
};
use crate::{
    Field,
    grammar::{
        date,
        document_number::{self, RawNumber},
        punctuation::{is_closing, is_opening},
        recipients::{begins_recipients, is_recipients, is_without_colon, may_be_cut},
    },
    text::{Prose, is_blank},
};

/// No header has more blocks; a text without an end of its header is no notice.
const MOST_BLOCKS: usize = 80;

/// What was found on the way down the header.
#[derive(Default)]
struct Header {
    groups: Vec<TitleLines>,
    current: TitleLines,
    /// First block of the body.
    body: usize,
    has_recipients: bool,
    dates: Vec<usize>,
}

/// Reads the header; gives the index of the first block of the body.
#[inline(never)] // counted by tools/instructions
pub(super) fn read<'a>(uses: &mut Uses<'a, '_>, document: &mut Document<'a>) -> usize {
    let mut header = Header { body: uses.len(), ..Header::default() };
    let mut at = uses.next_free(0);
    let mut seen = 0;
    if let Some(lines) = at.and_then(|first| collected_title(uses, first)) {
        for line in &lines {
            header.current.push(*line, uses.text(*line));
        }
        at = lines.last().and_then(|last| uses.next_free(last + 1));
        close_group(&mut header);
    }
    while let Some(block) = at.filter(|_| seen < MOST_BLOCKS) {
        seen += 1;
        if !step(uses, document, &mut header, block) {
            header.body = block;
            break;
        }
        if header.has_recipients {
            header.body = block + 1;
            break;
        }
        at = uses.next_free(block + 1);
        if at.is_some_and(|next| is_parted(uses, block + 1..next)) {
            close_group(&mut header);
        }
    }
    close_group(&mut header);
    choose_title(uses, document, &mut header);
    if document.document_number.is_none() {
        document.document_number = number_of_metadata(uses);
    }
    if document.written_date.is_none() {
        let date =
            header.dates.iter().find_map(|at| bracketed_date(uses.blocks[*at].paragraph()?.text()));
        document.written_date = document.metadata.written_date.or(date);
    }
    header.body
}

/// Whether the page's table or its 当前位置 stands between two blocks: navigation is above it, the title below.
fn is_parted(uses: &Uses<'_, '_>, between: Range<usize>) -> bool {
    let is_of_page =
        |at: usize| matches!(uses.get(at), Use::Field(Field::Metadata, _) | Use::Chrome);
    between.into_iter().any(is_of_page)
}

/// The number that only the page's table states.
fn number_of_metadata<'a>(uses: &Uses<'a, '_>) -> Option<crate::DocumentNumber<'a>> {
    let lines =
        (0..uses.len()).filter(|at| matches!(uses.get(*at), Use::Field(Field::Metadata, _)));
    lines.filter_map(|at| uses.blocks[at].paragraph()).find_map(|paragraph| {
        let text = paragraph.text();
        // A value below its label is the number as a whole.
        if let Some(raw) = whole_number(text).filter(|raw| raw.year.is_some()) {
            return Some(raw.in_prose(&paragraph.prose));
        }
        let label = ["文号", "发文字号", "文件编号"].iter().find_map(|label| text.find(label))?;
        let (_, raw) = document_number::find(&text[label..])?;
        Some(raw.behind(label).in_prose(&paragraph.prose))
    })
}

/// Looks at one block; false where the header ends before it.
fn step<'a>(
    uses: &mut Uses<'a, '_>,
    document: &mut Document<'a>,
    header: &mut Header,
    at: usize,
) -> bool {
    let Some(paragraph) = uses.paragraph(at) else { return false };
    let text = paragraph.text();
    if attachments::is_mark(text) || attachments::is_list(text) {
        return false;
    }
    if let Some(raw) = whole_number(text).or_else(|| first_of_numbers(text)) {
        if raw.code.is_none() || !joint_number(uses, document, header, at) {
            number(uses, document, at, &raw);
        }
        close_group(header);
    } else if number_and_signers(uses, document, at) || masthead_and_number(uses, document, at) {
        close_group(header);
    } else if bracketed_date(text).is_some() {
        uses.field(at, Field::WrittenDate);
        header.dates.push(at);
        close_group(header);
    } else if let Some((bodies, date)) = signature::in_brackets(paragraph) {
        document.issuing_bodies = bodies;
        document.written_date = Some(date);
        uses.field(at, Field::WrittenDate);
        close_group(header);
    } else if is_unified_number(text) {
        document.metadata.unified_number.get_or_insert_with(|| paragraph.prose.get(0..text.len()));
        uses.field(at, Field::Metadata);
        close_group(header);
    } else if is_dateline(text) || is_reporter(text) {
        uses.set(at, Use::Chrome);
        close_group(header);
    } else if is_running_number(text) {
        uses.set(at, Use::Furniture);
    } else if small_field(uses, document, at) {
        close_group(header);
    } else if is_recipients(text)
        || below(uses, at).is_some_and(|below| is_without_colon(text, below))
    {
        recipients(uses, document, at);
        header.has_recipients = true;
    } else if begins_recipients(text) && below(uses, at).is_some_and(goes_on_as_list) {
        recipients(uses, document, at);
    } else if cut_recipients(uses, document, at) {
        header.has_recipients = true;
    } else if name::is_month(text) && !header.current.text.is_empty() {
        uses.set(at, Use::Furniture);
        close_group(header);
        cover(uses, document, header);
    } else if name::stands_below_title(text) {
        return false;
    } else if is_title_line(uses, header, at) {
        add_line(uses, header, at, text);
    } else {
        return false;
    }
    true
}

/// `防汛规划 / 云岭市水务局 / 云岭市应急局 / 2021年12月`: on a cover page the bodies stand below the title and above the month.
fn cover<'a>(uses: &mut Uses<'a, '_>, document: &mut Document<'a>, header: &mut Header) {
    if document.issuing_bodies.is_empty()
        && let [.., title, last] = header.groups.as_slice()
        && title.is_complete()
        && last.blocks.iter().all(|at| name::is_body(uses.text(*at)))
        && let Some(bodies) = header.groups.pop()
    {
        for at in bodies.blocks {
            if let Some(paragraph) = uses.paragraph(at) {
                let names = joint::bodies(paragraph.text()).into_iter();
                document.issuing_bodies.extend(names.map(|name| paragraph.prose.get(name)));
            }
            uses.field(at, Field::IssuingBodies);
        }
    }
}

/// The text of the next block that nobody used.
fn below<'u>(uses: &'u Uses<'_, '_>, at: usize) -> Option<&'u str> {
    uses.next_free(at + 1).map(|next| uses.text(next))
}

/// `新华社某地2月21日电`: where a news agency's text comes from.
fn is_dateline(text: &str) -> bool {
    let is_agency = ["新华社", "本报", "中新社", "人民网", "中国新闻网"]
        .iter()
        .any(|agency| text.starts_with(agency));
    is_agency && text.chars().count() < 24 && text.ends_with(['电', '讯'])
}

/// `QHCR-2021-01022`: the unified number (统一编号) of a normative document, on a line of its own.
fn is_unified_number(text: &str) -> bool {
    // Asked of every title.
    if !text.starts_with(|c: char| c.is_ascii_uppercase()) {
        return false;
    }
    let mut parts = text.split(['-', '—', '–']);
    let digits = |part: Option<&str>, length: std::ops::RangeInclusive<usize>| {
        part.is_some_and(|part| {
            length.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
        })
    };
    let code = parts.next().unwrap_or_default();
    (2..=8).contains(&code.len())
        && code.bytes().all(|b| b.is_ascii_uppercase())
        && digits(parts.next(), 4..=4)
        && digits(parts.next(), 2..=8)
        && parts.next().is_none()
}

/// `青禾晚报记者周某某、何某`: who wrote an article, between its title and its text.
fn is_reporter(text: &str) -> bool {
    const LONGEST_PAPER: usize = 24;
    const LONGEST_LINE: usize = 90;
    // Asked of every title: a search for the place is made where there is one.
    if text.len() >= LONGEST_LINE || !text.contains("记者") {
        return false;
    }
    let Some(at) = text.find("记者") else { return false };
    let names = text[at + "记者".len()..].trim_end_matches("报道").trim_end_matches("综合");
    let is_name = |name: &str| (2..=4).contains(&name.chars().count());
    at <= LONGEST_PAPER && names.split(['、', '，', ',']).all(is_name)
}

/// `16.`: the running number that a printed collection puts above a title.
fn is_running_number(text: &str) -> bool {
    let digits = text.trim_end_matches(['.', '．', '、']);
    digits.len() < text.len() && digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// The number that a text is as a whole. The grammar is run only where the text ends as numbers do:
/// in 号, a digit or a bracket. It tries every character for the head of a year or serial.
pub(super) fn whole_number(text: &str) -> Option<RawNumber> {
    let ends_number = |c: char| title::ends_number(c) || is_closing(c);
    let may_be = text.trim_end_matches(is_blank).ends_with(ends_number);
    if may_be { document_number::whole(text) } else { None }
}

/// `清发改〔2023〕417号　清财农〔2023〕66号`: the numbers of joint issuers on one line; the first is the notice's.
fn first_of_numbers(text: &str) -> Option<RawNumber> {
    let mut first = None;
    let mut rest = if text.ends_with('号') { text } else { "" };
    while !rest.is_empty() {
        let (range, raw) = document_number::find(rest).filter(|(range, _)| range.start == 0)?;
        raw.year?;
        first = first.or(Some(raw));
        rest = rest[range.end..].trim_start_matches(['、', '，', ',', ';', '；']);
    }
    first
}

/// `清应急〔2021〕25号　　签发人：高　原`: number and signers share a line of an upward notice
/// (GB/T 9704, 7.2.5 and 7.2.6).
fn number_and_signers<'a>(uses: &mut Uses<'a, '_>, document: &mut Document<'a>, at: usize) -> bool {
    let Some(paragraph) = uses.paragraph(at) else { return false };
    let text = paragraph.text();
    if !text.contains("签发人") {
        return false;
    }
    let Some(label) = text.find("签发人").filter(|label| *label > 0) else { return false };
    let Some(raw) = whole_number(&text[..label]) else { return false };
    set_number(document, paragraph, &raw);
    let raw_lines: Vec<_> = paragraph.raw_lines(uses.source).collect();
    for (piece, raw) in raw_lines {
        let Some(names) = raw.find("签发人").map(|at| at + "签发人".len()) else { continue };
        signers(uses.source, document, piece.start + names..piece.start + raw.len());
    }
    uses.field(at, Field::DocumentNumber);
    true
}

/// `云岭市水务局文件云水〔2022〕2号★`: the red head and the number below it on one line.
fn masthead_and_number<'a>(
    uses: &mut Uses<'a, '_>,
    document: &mut Document<'a>,
    at: usize,
) -> bool {
    let Some(paragraph) = uses.paragraph(at) else { return false };
    let text = paragraph.text().trim_end_matches(['★', '☆']);
    let Some(end) = text.find(MASTHEAD).filter(|_| text.ends_with('号')) else { return false };
    let behind = end + MASTHEAD.len();
    let Some(raw) = whole_number(&text[behind..]).filter(|_| is_masthead(&text[..behind])) else {
        return false;
    };
    set_number(document, paragraph, &raw.behind(behind));
    uses.field(at, Field::Masthead);
    true
}

/// Names of signers in the source; a name of two characters is often set apart (高　原).
fn signers<'a>(source: &'a str, document: &mut Document<'a>, range: Range<usize>) {
    let is_gap = |c: char| is_blank(c) || matches!(c, '：' | ':' | '、' | '，' | ',');
    let mut names: Vec<Range<usize>> = Vec::new();
    let mut waits = false;
    for word in source[range].split(is_gap).filter(|word| !word.is_empty()) {
        let start = word.as_ptr() as usize - source.as_ptr() as usize;
        let is_single = word.chars().nth(1).is_none();
        match names.last_mut().filter(|_| waits && is_single) {
            Some(name) => name.end = start + word.len(),
            None => names.push(start..start + word.len()),
        }
        waits = is_single && !waits;
    }
    for name in names {
        let prose = Prose::of(source, name);
        document.signers.push(prose.get(0..prose.text().len()));
    }
}

/// `甲部 乙局公告2020年第8号` in a text that lost its line breaks: the bodies in front of the last stand
/// among the lines of the title.
fn joint_number<'a>(
    uses: &mut Uses<'a, '_>,
    document: &mut Document<'a>,
    header: &mut Header,
    at: usize,
) -> bool {
    let Some(last) = uses.paragraph(at).map(|paragraph| paragraph.span().range()) else {
        return false;
    };
    let mut start = last.start;
    let mut lines = 0;
    for before in header.current.blocks.iter().rev() {
        let Some(body) = uses.paragraph(*before).filter(|line| name::is_body(line.text())) else {
            break;
        };
        let gap =
            uses.source[..start].trim_end_matches(|c| !matches!(c, '\n' | '\r') && is_blank(c));
        if gap.len() != body.span().range().end {
            break;
        }
        start = body.outset;
        lines += 1;
    }
    let prose = Prose::of(uses.source, start..last.end);
    let Some(raw) = whole_number(prose.text()).filter(|raw| lines > 0 && raw.range.start == 0)
    else {
        return false;
    };
    for _ in 0..lines {
        let Some(body) = header.current.blocks.pop() else { break };
        let left = header.current.text.len() - uses.text(body).len();
        header.current.text.truncate(left);
        uses.field(body, Field::DocumentNumber);
    }
    if document.document_number.is_none() {
        document.document_number = Some(raw.in_prose(&prose));
    }
    uses.field(at, Field::DocumentNumber);
    true
}

fn number<'a>(uses: &mut Uses<'a, '_>, document: &mut Document<'a>, at: usize, raw: &RawNumber) {
    if let Some(paragraph) = uses.paragraph(at) {
        set_number(document, paragraph, raw);
    }
    uses.field(at, Field::DocumentNumber);
}

/// Takes a number; of several the first stays.
fn set_number<'a>(
    document: &mut Document<'a>,
    paragraph: &crate::block::Paragraph<'a>,
    raw: &RawNumber,
) {
    if document.document_number.is_none() {
        document.document_number = Some(raw.in_prose(&paragraph.prose));
    }
}

/// A date in brackets below the title.
pub(super) fn bracketed_date(text: &str) -> Option<crate::Date> {
    /// Bytes of the longest 题注.
    const LONGEST: usize = 300;
    if text.len() > LONGEST || !text.starts_with(is_opening) || !text.ends_with(is_closing) {
        return None;
    }
    let inner = text.trim_start_matches(is_opening).trim_end_matches(is_closing);
    date::read(inner).or_else(|| {
        // 题注: （2023年3月20日青禾县第九届人民代表大会第三次会议通过）.
        let (_, parts) = date::date(inner).ok().filter(|_| inner.ends_with("通过"))?;
        parts.date()
    })
}

/// 份号, 密级, 紧急程度, 签发人, 发文机关标志: lines of the red head (GB/T 9704, 7.2).
fn small_field<'a>(uses: &mut Uses<'a, '_>, document: &mut Document<'a>, at: usize) -> bool {
    let Some(paragraph) = uses.paragraph(at) else { return false };
    let (text, whole) = (paragraph.text(), 0..paragraph.text().len());
    let value = || paragraph.prose.get(whole.clone());
    if text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit()) {
        document.copy_number = Some(value());
        uses.field(at, Field::CopyNumber);
    } else if text.len() < 40
        && ["绝密", "机密", "秘密"].iter().any(|level| text.starts_with(level))
    {
        document.classification = Some(value());
        uses.field(at, Field::Classification);
    } else if matches!(text, "特急" | "加急" | "平急" | "特提" | "急件" | "紧急") {
        document.urgency = Some(value());
        uses.field(at, Field::Urgency);
    } else if let Some(names) =
        text.strip_prefix("签发人：").or_else(|| text.strip_prefix("签发人:"))
    {
        let end = paragraph.span().range().end;
        let place = uses.source[..end].rfind("签发人").map(|at| at + "签发人".len());
        if let Some(start) = place.filter(|start| *start >= paragraph.outset && !names.is_empty()) {
            signers(uses.source, document, start..end);
        }
        uses.field(at, Field::Signers);
    } else if is_masthead(text) {
        uses.field(at, Field::Masthead);
    } else {
        return false;
    }
    true
}

/// What the red head says behind the body.
const MASTHEAD: &str = "文件";

/// `青禾县人民政府文件`: 发文机关标志, the red head.
pub(super) fn is_masthead(text: &str) -> bool {
    text.ends_with(MASTHEAD)
        && text.chars().count() < 40
        && name::is_body(masthead_body(text.trim_end_matches(MASTHEAD)))
}

/// The body of a red head: 青禾县人民政府 of 青禾县人民政府行政规范性文件, also where a number follows.
pub(super) fn masthead_body(text: &str) -> &str {
    let body = text.find(MASTHEAD).map_or(text, |end| &text[..end]);
    body.strip_suffix("规范性").map_or(body, |body| body.trim_end_matches("行政"))
}

/// The rest of a list of recipients that a line break parted at its separator.
fn goes_on_as_list(text: &str) -> bool {
    is_recipients(text) || begins_recipients(text)
}

fn recipients<'a>(uses: &mut Uses<'a, '_>, document: &mut Document<'a>, at: usize) {
    let Some(paragraph) = uses.paragraph(at) else { return };
    let text = paragraph.text();
    let end = text.trim_end_matches(['：', ':', '∶', '，', '、']).len();
    for body in split_bodies(text, 0..end, &['，', ',', '；', ';']) {
        document.recipients.push(paragraph.prose.get(body));
    }
    uses.field(at, Field::Recipients);
}

/// Takes a list that a line break cut within a name: `各镇，各重点⏎企业：`.
fn cut_recipients<'a>(uses: &mut Uses<'a, '_>, document: &mut Document<'a>, at: usize) -> bool {
    let Some(first) = uses.paragraph(at).filter(|first| may_be_cut(first.text())) else {
        return false;
    };
    let next = Some(at + 1).filter(|next| *next < uses.len());
    let Some(second) =
        next.and_then(|next| uses.paragraph(next)).filter(|second| second.label.is_none())
    else {
        return false;
    };
    let prose = Prose::of(uses.source, first.outset..second.span().range().end);
    if !is_recipients(prose.text()) {
        return false;
    }
    let end = prose.text().trim_end_matches(['：', ':', '∶']).len();
    for body in split_bodies(prose.text(), 0..end, &['，', ',', '；', ';']) {
        document.recipients.push(prose.get(body));
    }
    uses.field(at, Field::Recipients);
    uses.field(at + 1, Field::Recipients);
    true
}

/// Splits a list of bodies at separators that stand outside brackets.
pub(super) fn split_bodies(
    text: &str,
    range: Range<usize>,
    separators: &[char],
) -> Vec<Range<usize>> {
    let (mut items, mut start, mut depth) = (Vec::new(), range.start, 0usize);
    for (at, c) in text[range.clone()].char_indices().map(|(at, c)| (at + range.start, c)) {
        if is_opening(c) {
            depth += 1;
        } else if is_closing(c) {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && separators.contains(&c) {
            items.push(start..at);
            start = at + c.len_utf8();
        }
    }
    items.push(start..range.end);
    items.retain(|item| !text[item.clone()].trim().is_empty());
    items
}

/// Whether a block can be a line of the title.
fn is_title_line(uses: &Uses<'_, '_>, header: &Header, at: usize) -> bool {
    let Some(paragraph) = uses.paragraph(at) else { return false };
    let text = paragraph.text();
    if paragraph
        .label
        .is_some_and(|label| label.level != 3 || !is_first(header) || !is_numbered_title(uses, at))
    {
        return false;
    }
    let has_title = !header.groups.is_empty() || !header.current.blocks.is_empty();
    // `云岭：十项措施稳定就业`: a headline names its place.
    let is_headline = !has_title && (title::is_headline(text) || announces(uses, at));
    (title::is_line(text) || is_headline)
        && !(has_title && name::is_date(text))
        && (!has_title || text.chars().count() < 90)
}

/// `某机制发出通知：切实减轻负担`: a site's headline above the title of the notice.
fn announces(uses: &Uses<'_, '_>, at: usize) -> bool {
    const LONGEST: usize = 180;
    let text = uses.text(at);
    let is_short = text.len() <= LONGEST && !text.contains(['。', '；']);
    let next = uses.next_free(at + 1).filter(|_| is_short && text.contains('：'));
    next.is_some_and(|next| {
        let title = uses.text(next);
        title.starts_with("关于") && type_of_title(title) == Some("通知")
    })
}

fn is_first(header: &Header) -> bool {
    header.groups.is_empty() && header.current.blocks.is_empty()
}

/// The blocks of a collection's title: from its running number to the date in brackets behind it.
fn collected_title(uses: &Uses<'_, '_>, at: usize) -> Option<Vec<usize>> {
    const MOST_LINES: usize = 7;
    let first = uses.paragraph(at)?;
    let is_first = uses.free(0..at).next().is_none();
    let digits = first.text().trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = digits.len() < first.text().len() && digits.starts_with(['.', '．', '、']);
    if !is_first || !is_numbered {
        return None;
    }
    let mut lines = Vec::new();
    for at in uses.free(at..uses.len()).take(MOST_LINES) {
        let text = uses.text(at);
        if text.contains('。') || text.ends_with(['：', ':']) || text.len() > 400 {
            return None;
        }
        if bracketed_date(text).is_some() {
            return Some(lines);
        }
        lines.push(at);
        if title::ends_with_date(text) {
            return Some(lines);
        }
    }
    None
}

/// `2. 关于印发…的通知`: a title with the running number of a collection, not the first item of a list.
fn is_numbered_title(uses: &Uses<'_, '_>, at: usize) -> bool {
    const HEADER: usize = 8;
    let follower = uses.free(at + 1..uses.len().min(at + HEADER)).find(|next| {
        let text = uses.text(*next);
        whole_number(text).is_some() || is_recipients(text) || bracketed_date(text).is_some()
    });
    follower.is_some() && uses.free(0..at).next().is_none()
}

fn add_line(uses: &Uses<'_, '_>, header: &mut Header, at: usize, text: &str) {
    let goes_on = header.current.blocks.is_empty() || header.current.goes_on(text);
    let repeats = text.chars().count() >= 6 && header.current.text.starts_with(text);
    if !goes_on || repeats || is_subtitle(uses, header, at, text) {
        close_group(header);
    }
    header.current.push(at, text);
    if announces(uses, at) {
        close_group(header);
    }
}

/// Whether a line below a headline is none of it: `云岭：十项措施` stands once more further down, without
/// its place, and this line doesn't.
fn is_subtitle(uses: &Uses<'_, '_>, header: &Header, at: usize, text: &str) -> bool {
    /// Lines of a subtitle and of the title below it.
    const LINES: usize = 5;
    /// Characters of the shortest line that tells.
    const SHORTEST: usize = 6;
    if !title::is_headline(&header.current.text) {
        return false;
    }
    let next = || uses.free(at + 1..uses.len()).take(LINES).map(|at| uses.text(at));
    let is_again =
        |line: &str| line.chars().count() >= SHORTEST && header.current.text.contains(line);
    next().any(is_again) && !next().any(|line| line == text)
}

fn close_group(header: &mut Header) {
    if !header.current.blocks.is_empty() {
        header.groups.push(std::mem::take(&mut header.current));
    }
}

/// Chooses the title among the groups of lines: the last that ends as titles do, else the first.
fn choose_title<'a>(uses: &mut Uses<'a, '_>, document: &mut Document<'a>, header: &mut Header) {
    let groups = std::mem::take(&mut header.groups);
    if document.title.is_some() {
        return below_known_title(uses, document, header, &groups);
    }
    let known = document.metadata.title.as_deref().filter(|_| header.has_recipients);
    let chosen = choice(&groups, header.has_recipients)
        .filter(|chosen| !known.is_some_and(|known| is_instead(known, &groups[*chosen])));
    let Some(chosen) = chosen else {
        document.title = document.metadata.title.clone().or_else(|| page_head::title(uses));
        // The heading of a section that the text begins with.
        let first = groups.first().filter(|group| headline::is_heading(&group.text));
        if let Some(group) = first.filter(|group| !name::is_body(&group.text)) {
            header.body = header.body.min(group.blocks[0]);
        }
        return;
    };
    take_title(uses, document, &groups[chosen]);
    let key = document.title.as_deref().map(name::key).unwrap_or_default();
    for (index, group) in groups.iter().enumerate().filter(|(index, _)| *index != chosen) {
        if index > chosen && !header.has_recipients && !key.contains(&name::key(&group.text)) {
            header.body = header.body.min(group.blocks[0]);
            break;
        }
        let usage = match () {
            () if key.contains(&name::key(&group.text)) && !name::is_body(&group.text) => {
                Use::Repetition
            }
            () if name::is_body(&group.text) => Use::Field(Field::Masthead, 0),
            () if similar(&name::key(&group.text), &key) => Use::Repetition,
            () => Use::Chrome,
        };
        for at in &group.blocks {
            uses.set(*at, usage);
        }
    }
}

/// A row's cell is the title already. The text may begin with it again, and then as a whole; other lines are
/// the text's.
fn below_known_title<'a>(
    uses: &mut Uses<'a, '_>,
    document: &mut Document<'a>,
    header: &mut Header,
    groups: &[TitleLines],
) {
    let known = document.title.as_deref().map(name::key).unwrap_or_default();
    for group in groups {
        let key = name::key(&group.text);
        if key.contains(&known) {
            take_title(uses, document, group);
        } else if known.contains(&key) {
            group.blocks.iter().for_each(|at| uses.set(*at, Use::Repetition));
        } else {
            header.body = header.body.min(group.blocks[0]);
            return;
        }
    }
}

/// Whether what the page calls the document is its title, and lines that only stand where titles do are not.
fn is_instead(known: &str, lines: &TitleLines) -> bool {
    !lines.is_complete()
        && type_of_title(known).is_some()
        && !similar(&name::key(known), &name::key(&lines.text))
}

fn similar(a: &str, b: &str) -> bool {
    a.contains(b) || b.contains(a)
}

fn choice(groups: &[TitleLines], has_recipients: bool) -> Option<usize> {
    let complete = |group: &&TitleLines| group.is_complete() && group.text.chars().count() > 5;
    let find = |keep: &dyn Fn(&&TitleLines) -> bool| groups.iter().rposition(|group| keep(&group));
    let with_body = |group: &&TitleLines| complete(group) && group.text.contains("关于");
    let first = groups.iter().position(|group| complete(&group));
    if has_recipients {
        return find(&with_body)
            .or_else(|| find(&complete))
            .or_else(|| find(&|group| !name::is_body(&group.text)));
    }
    // 通告 alone is the title of many.
    let is_kind = |text: &str| matches!(text, "通知" | "公告" | "通告" | "通报" | "公示");
    let is_headline = |group: &TitleLines| {
        is_kind(&group.text) || !name::is_body(&group.text) && !headline::is_heading(&group.text)
    };
    let about = groups.iter().position(|group| with_body(&group));
    let headline = groups.first().filter(|group| title::is_headline(&group.text)).map(|_| 0);
    about
        .or(headline)
        .or(first)
        .or_else(|| groups.first().filter(|group| is_headline(group)).map(|_| 0))
}

fn take_title<'a>(uses: &mut Uses<'a, '_>, document: &mut Document<'a>, lines: &TitleLines) {
    let paragraphs = lines.blocks.iter().filter_map(|at| uses.blocks[*at].paragraph());
    let title = title::join(uses.source, paragraphs);
    let start = running_label(uses, lines).max(title.range.start);
    document.title =
        Some(title.prose.get(start..title.range.end)).filter(|title| !title.is_empty());
    if let Some(raw) = &title.number
        && document.document_number.is_none()
    {
        document.document_number = Some(raw.in_prose(&title.prose));
    }
    if let Some(date) = title.date.clone().and_then(|range| date::read(&title.prose.text()[range]))
    {
        document.written_date = document.metadata.written_date.or(Some(date));
    }
    document.title_lines = Some(title.prose);
    for at in &lines.blocks {
        uses.field(*at, Field::Title);
    }
}

/// Bytes of the running number in front of a title.
fn running_label(uses: &Uses<'_, '_>, lines: &TitleLines) -> usize {
    let Some(first) = lines.blocks.first().and_then(|at| uses.blocks[*at].paragraph()) else {
        return 0;
    };
    let text = first.text();
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = digits.trim_start_matches(['.', '．', '、']);
    if digits.len() < text.len() && rest.len() < digits.len() { text.len() - rest.len() } else { 0 }
}

#[cfg(test)]
mod tests;
