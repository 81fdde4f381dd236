//! 版头 and the head of the text: masthead, number, title, recipients.

mod addressees;
mod numbers;
mod titles;

use std::ops::Range;

pub(in crate::document) use addressees::split_bodies;
use addressees::{cut_recipients, goes_on_as_list, recipients};
pub(in crate::document) use numbers::whole_number;
use numbers::{
    first_of_numbers, joint_number, masthead_and_number, number, number_and_signers, signers,
};
use titles::{add_line, choose_title, close_group, collected_title, is_title_line};

use super::{
    name,
    title::{TitleLines, ends_number},
};
use crate::{
    Field,
    document::{
        Document,
        page::metadata,
        tail::signature,
        uses::{Signs, Use, Uses},
    },
    grammar::{
        attachment, date, document_number, joint,
        punctuation::{is_closing, is_opening},
        recipients::{begins_recipients, is_recipients, is_without_colon},
    },
    text::{Words, is_arabic, is_blank, scan},
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
pub(in crate::document) fn read<'a>(uses: &mut Uses<'a, '_>, document: &mut Document<'a>) -> usize {
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
            if !is_between(uses, &header, block) {
                header.body = block;
                break;
            }
            uses.set(block, Use::Chrome);
            close_group(&mut header);
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

/// Whether a text is the number or the recipients: nothing of a document stands between a title and these (GB/T 9704, 7.2 and
/// 7.3), so what does is the page's.
pub(in crate::document) fn is_number_or_recipients(text: &str) -> bool {
    whole_number(text).is_some() || is_recipients(text) && !metadata::is_of_text(text)
}

/// Whether a short line without a label stands between a title and these: `A- A A+`.
fn is_between(uses: &Uses<'_, '_>, header: &Header, at: usize) -> bool {
    /// Bytes of the longest.
    const LONGEST: usize = 90;
    let may_be = uses.paragraph(at).is_some_and(|line| line.text().len() <= LONGEST)
        && !uses.signs(at).any(Signs::LABEL.or(Signs::SENTENCE))
        && header.groups.iter().chain([&header.current]).any(TitleLines::is_complete);
    may_be
        && attachment::head(uses.text(at)).is_none()
        && below(uses, at).is_some_and(is_number_or_recipients)
}

/// Whether the page's table or its 当前位置 stands between two blocks: navigation is above it, the title below.
fn is_parted(uses: &Uses<'_, '_>, between: Range<usize>) -> bool {
    let is_of_page =
        |at: usize| matches!(uses.get(at), Use::Field(Field::Metadata, _) | Use::Chrome);
    between.into_iter().any(is_of_page)
}

/// The number that only the page's table states.
fn number_of_metadata<'a>(uses: &Uses<'a, '_>) -> Option<crate::DocumentNumber<'a>> {
    let lines = uses.of_field(Field::Metadata);
    lines.filter_map(|at| uses.blocks[at].paragraph()).find_map(|paragraph| {
        let text = paragraph.text();
        // A value below its label is the number as a whole.
        if let Some(raw) = whole_number(text).filter(|raw| raw.year.is_some()) {
            return Some(raw.in_prose(&paragraph.prose));
        }
        const LABELS: [&str; 3] = ["文号", "发文字号", "文件编号"];
        let is_labelled = scan::holds(text, '号');
        let label = LABELS.iter().filter(|_| is_labelled).find_map(|label| text.find(label))?;
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
    if attachment::is_mark_or_list(text) {
        return false;
    }
    let signs = uses.signs(at);
    // No line of a header is a sentence, and the text of most pages begins with one.
    if signs.any(Signs::SENTENCE) {
        return false;
    }
    if may_be_of_head(uses, at, text) && of_head(uses, document, header, at, text) {
        return true;
    }
    if signs.any(Signs::COLON_END) && is_recipients(text)
        || below(uses, at).is_some_and(|below| is_without_colon(text, below))
    {
        recipients(uses, document, at);
        header.has_recipients = true;
    } else if signs.any(Signs::LIST_END)
        && begins_recipients(text)
        && below(uses, at).is_some_and(goes_on_as_list)
    {
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

/// The character that tells of signers: 签发人, which stands behind a number on its line.
const SIGNERS: char = '签';

/// The character that tells of a reporter: 记者.
const REPORTER: char = '者';

/// Bytes that no line has which names a reporter.
const LONGEST_REPORTER: usize = 90;

/// Whether a line may be what [`of_head`] looks for, by its ends and by the words that it holds elsewhere.
fn may_be_of_head(uses: &Uses<'_, '_>, at: usize, text: &str) -> bool {
    /// Bytes of a number with as many signers as a line has room for; what is longer is text.
    const TOO_LONG: usize = 300;
    let (signs, last) = (uses.signs(at), uses.ends(at).last);
    signs.any(Signs::OF_HEAD)
        || ends_number(last)
        || is_blank(last)
        || match text.len() {
            ..LONGEST_REPORTER => scan::holds_any(text, [SIGNERS, REPORTER]),
            length => length < TOO_LONG && scan::holds(text, SIGNERS),
        }
}

/// Takes a line between the red head and the text that is neither of the title nor of the recipients; false where it is none.
#[inline(never)]
fn of_head<'a>(
    uses: &mut Uses<'a, '_>,
    document: &mut Document<'a>,
    header: &mut Header,
    at: usize,
    text: &str,
) -> bool {
    let Some(paragraph) = uses.paragraph(at) else { return false };
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
                let names = joint::bodies(paragraph.text());
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

/// `新华社某地2月21日电`, `青禾日报讯`: where the text of a news agency or a paper comes from.
fn is_dateline(text: &str) -> bool {
    const LONGEST_PAPER: usize = 12;
    static PAPERS: Words =
        Words::of(&["日报讯", "晚报讯", "晨报讯", "时报讯", "商报讯", "网讯", "台讯"]);
    let is_agency = ["新华社", "本报", "中新社", "人民网", "中国新闻网"]
        .iter()
        .any(|agency| text.starts_with(agency));
    let longest = if is_agency { 24 } else { LONGEST_PAPER };
    text.ends_with(['电', '讯'])
        && text.chars().count() < longest
        && (is_agency || PAPERS.end(text))
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
    static REPORTERS: Words = Words::of(&["记者"]);
    if text.len() >= LONGEST_REPORTER {
        return false;
    }
    let Some(at) = REPORTERS.find(text) else { return false };
    let names = text[at + "记者".len()..].trim_end_matches("报道").trim_end_matches("综合");
    let is_name = |name: &str| (2..=4).contains(&name.chars().count());
    at <= LONGEST_PAPER && names.split(['、', '，', ',']).all(is_name)
}

/// `16.`: the running number that a printed collection puts above a title.
fn is_running_number(text: &str) -> bool {
    let digits = text.trim_end_matches(['.', '．', '、']);
    digits.len() < text.len() && digits.chars().all(is_arabic) && digits.chars().count() <= 3
}

/// 份号: six digits (GB/T 9704, 7.2.1).
fn is_copy_number(text: &str) -> bool {
    text.chars().all(is_arabic) && text.chars().count() == 6
}

/// A date in brackets below the title.
pub(in crate::document) fn bracketed_date(text: &str) -> Option<crate::Date> {
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
    if matches!(text.len(), 6 | 18) && is_copy_number(text) {
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
        signers(document, &paragraph.prose, text.len() - names.len());
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
pub(in crate::document) fn is_masthead(text: &str) -> bool {
    text.ends_with(MASTHEAD)
        && text.chars().count() < 40
        && name::is_body(masthead_body(text.trim_end_matches(MASTHEAD)))
}

/// The body of a red head: 青禾县人民政府 of 青禾县人民政府行政规范性文件, also where a number follows.
pub(in crate::document) fn masthead_body(text: &str) -> &str {
    let body = text.find(MASTHEAD).map_or(text, |end| &text[..end]);
    body.strip_suffix("规范性").map_or(body, |body| body.trim_end_matches("行政"))
}

#[cfg(test)]
mod tests;
