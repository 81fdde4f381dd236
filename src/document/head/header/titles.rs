//! The lines of the header that may be the title, and the choice among their groups.

use super::{
    super::{
        headline, name,
        title::{self, TitleLines},
    },
    Header, bracketed_date,
    numbers::whole_number,
};
use crate::{
    Field,
    document::{
        Document,
        page::tags,
        uses::{Use, Uses},
        whole::issuer,
    },
    grammar::{
        date,
        label::{Kind, Label},
        recipients::is_recipients,
        title_end::{type_of_title, without_tail},
    },
    line::Classes,
    text::{Phrases, is_arabic},
};

/// Whether a block can be a line of the title.
pub(super) fn is_title_line(uses: &Uses<'_, '_>, header: &Header, at: usize) -> bool {
    let Some(paragraph) = uses.paragraph(at) else { return false };
    let text = paragraph.text();
    // `3.关于…的通知` may be numbered in a collection, and is the first line then.
    let may_be_numbered = |label: Label| {
        label.kind == Kind::FIGURE && is_first(header) && is_numbered_title(uses, at)
    };
    if paragraph.label.is_some_and(|label| !may_be_numbered(label)) {
        return false;
    }
    let has_title = !header.groups.is_empty() || !header.current.blocks.is_empty();
    // `云岭：十项措施稳定就业`: a headline names its place.
    let is_headline = || {
        !has_title
            && paragraph.may_hold(Classes::COLON)
            && (title::is_headline(text) || announces(uses, at))
    };
    (title::is_line(text) || is_headline())
        && !(has_title && name::is_date(text))
        && (!has_title || text.chars().count() < 90 || names_all(&header.current.text, text))
        && !is_told_again(&header.current.text, text)
}

/// `甲局、乙局、丙局等关于…的意见` … `甲局、乙局、…、癸局关于…的意见`: a database names the first of many joint bodies in its
/// own line, the title below it names all.
fn names_all(title: &str, line: &str) -> bool {
    let subject = |title: &str| title.find("关于").map(|at| title[at..].len());
    subject(title).is_some_and(|length| {
        subject(line) == Some(length) && line.ends_with(&title[title.len() - length..])
    })
}

/// `青禾县出台三项措施` … `我县出台三项措施`: the text begins with the paper's own headline.
fn is_told_again(headline: &str, line: &str) -> bool {
    const PLACES: [char; 5] = ['省', '市', '县', '区', '州'];
    let rest = line.strip_prefix('我').and_then(|rest| rest.strip_prefix(PLACES));
    rest.is_some_and(|rest| headline.contains(rest))
}

/// `某机制发出通知：切实减轻负担`: a site's headline above the title of the notice.
fn announces(uses: &Uses<'_, '_>, at: usize) -> bool {
    const LONGEST: usize = 180;
    let Some(line) = uses.paragraph(at).filter(|line| line.may_hold(Classes::COLON)) else {
        return false;
    };
    let text = line.text();
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
pub(super) fn collected_title(uses: &Uses<'_, '_>, at: usize) -> Option<Vec<usize>> {
    const MOST_LINES: usize = 7;
    // No other text begins with a number.
    let first = uses.paragraph(at).filter(|_| is_arabic(uses.ends(at).first))?;
    let is_first = uses.free(0..at).next().is_none();
    let digits = first.text().trim_start_matches(is_arabic);
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

/// Adds a line to the group of title lines that is open, or to a new one where it does not go on with that.
pub(super) fn add_line(uses: &Uses<'_, '_>, header: &mut Header, at: usize, text: &str) {
    let next = || uses.next_free(at + 1).map(|next| uses.text(next));
    let goes_on = header.current.blocks.is_empty()
        || header.current.goes_on(text)
        || next().is_some_and(|next| header.current.goes_on_to(text, next));
    let repeats = header.current.text.starts_with(text) && text.chars().nth(5).is_some();
    if !goes_on
        || repeats
        || is_subtitle(uses, header, at, text)
        || is_below_columns(uses, header, text)
    {
        close_group(header);
    }
    header.current.push(at, text);
    if announces(uses, at) {
        close_group(header);
    }
}

/// `政策文件`, `规范性文件` … `青禾县水务局关于…的通知`: a line that is a whole title by itself, with the names of the site's columns
/// above it. A title of several lines begins with its bodies or with what it does (转发青禾县水务局关于…的通知).
fn is_below_columns(uses: &Uses<'_, '_>, header: &Header, text: &str) -> bool {
    static BEGINS: Phrases = Phrases::of(&["关于", "印发", "转发", "批转", "发布", "公布"]);
    let above = &header.current;
    if above.blocks.is_empty() || type_of_title(text).is_none() {
        return false;
    }
    let is_whole = text.find("关于").is_some_and(|about| name::is_body(&text[..about]));
    is_whole
        && !above.text.contains('《')
        && !BEGINS.stand_in(&above.text)
        && above.blocks.iter().all(|at| is_column(uses.text(*at)))
}

/// Whether a line may be the name of a column: it is short, and no body has it.
fn is_column(text: &str) -> bool {
    /// Characters of the longest.
    const LONGEST: usize = 10;
    text.chars().count() <= LONGEST && !name::is_body(text)
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

/// Ends the group of title lines that is open: what follows belongs to another.
pub(super) fn close_group(header: &mut Header) {
    if !header.current.blocks.is_empty() {
        header.groups.push(std::mem::take(&mut header.current));
    }
}

/// Chooses the title among the groups of lines: the last that ends as titles do, else the first.
pub(super) fn choose_title<'a>(
    uses: &mut Uses<'a, '_>,
    document: &mut Document<'a>,
    header: &mut Header,
) {
    let groups = std::mem::take(&mut header.groups);
    if document.title.is_some() {
        return below_known_title(uses, document, header, &groups);
    }
    let known = document.metadata.title.as_deref().filter(|_| header.has_recipients);
    let chosen = choice(&groups, header.has_recipients)
        .filter(|chosen| !known.is_some_and(|known| is_instead(known, &groups[*chosen])));
    let Some(chosen) = chosen else {
        document.title = document.metadata.title.clone().or_else(|| tags::title(uses));
        // The heading of a section that the text begins with.
        let first = groups.first().filter(|group| headline::is_heading(&group.text));
        if let Some(group) = first.filter(|group| !name::is_body(&group.text)) {
            header.body = header.body.min(group.blocks[0]);
        }
        return;
    };
    let chosen = with_issuers(&groups, itself(&groups, chosen));
    take_title(uses, document, &groups[chosen]);
    if groups.len() > 1 {
        beside_title(uses, document, header, &groups, chosen);
    }
}

/// Gives the groups beside the title their use, down to the one that the text begins with.
fn beside_title<'a>(
    uses: &mut Uses<'a, '_>,
    document: &mut Document<'a>,
    header: &mut Header,
    groups: &[TitleLines],
    chosen: usize,
) {
    let key = document.title.as_deref().map(name::key).unwrap_or_default();
    for (index, group) in groups.iter().enumerate().filter(|(index, _)| *index != chosen) {
        let own = name::key(&group.text);
        // 某指挥部通告（第7号）, twice: the title goes without its number.
        let is_whole = || name::key(without_tail(&group.text)) == key;
        if index > chosen && !header.has_recipients && !key.contains(&own) && !is_whole() {
            if order_head(uses, document, group) {
                continue;
            }
            header.body = header.body.min(group.blocks[0]);
            break;
        }
        let usage = if name::is_body(&group.text) {
            Use::Field(Field::Masthead, 0)
        } else if similar(&own, &key) {
            Use::Repetition
        } else {
            Use::Chrome
        };
        for at in &group.blocks {
            uses.set(*at, usage);
        }
    }
}

/// `节水办法` … `清河省水利厅令（第7号）`: a site names what is issued above the head of the order that issues it.
fn order_head<'a>(
    uses: &mut Uses<'a, '_>,
    document: &mut Document<'a>,
    lines: &TitleLines,
) -> bool {
    if issuer::of_head(without_tail(&lines.text)).is_none() {
        return false;
    }
    let paragraphs = lines.blocks.iter().filter_map(|at| uses.blocks[*at].paragraph());
    take_number(document, &title::join(uses.source, paragraphs));
    lines.blocks.iter().for_each(|at| uses.field(*at, Field::Masthead));
    true
}

/// Takes the number behind a title for the document's, where none stood by itself.
fn take_number<'a>(document: &mut Document<'a>, title: &title::Title<'a>) {
    if let Some(raw) = &title.number
        && document.document_number.is_none()
    {
        document.document_number = Some(raw.in_prose(&title.prose));
    }
}

/// `我市出台《节水办法》` … `节水办法`: a site's headline tells of the document whose own title stands below.
fn itself(groups: &[TitleLines], chosen: usize) -> usize {
    let headline = &groups[chosen].text;
    let named = headline.strip_suffix('》').and_then(|told| told.rsplit_once('《'));
    let Some((_, named)) = named.filter(|_| headline::tells(headline)) else { return chosen };
    let below = groups[chosen..].iter().position(|group| group.text == named);
    below.map_or(chosen, |below| chosen + below)
}

/// `关于…的意见` … `某县委、某县人民政府关于…的意见`: a site leaves out who issues what it heads, the document's own title below
/// says it.
fn with_issuers(groups: &[TitleLines], chosen: usize) -> usize {
    let title = &groups[chosen].text;
    let says_more = |group: &TitleLines| {
        group.text.len() > title.len() && title.starts_with("关于") && names_all(title, &group.text)
    };
    groups[chosen..].iter().position(says_more).map_or(chosen, |behind| chosen + behind)
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
    take_number(document, &title);
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
    let digits = text.trim_start_matches(is_arabic);
    let rest = digits.trim_start_matches(['.', '．', '、']);
    if digits.len() < text.len() && rest.len() < digits.len() { text.len() - rest.len() } else { 0 }
}
