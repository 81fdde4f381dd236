//! 标题: which lines it is made of, and the title without what sites and collections add to it.

use std::ops::Range;

use super::name;
use crate::{
    block::Paragraph,
    grammar::{
        clause::first_leads_rule,
        document_number::{self, RawNumber},
        punctuation::{is_closing, is_opening},
        title_end::{before_bracket, trailing_bracket, type_of_title, without_tail},
    },
    text::{
        Prose, ProseBuilder, Words, ends, is_arabic, is_ideograph,
        scan::{FewChars, marks},
    },
};

/// No title is longer; a longer line is a paragraph. One that names all of a dozen joint bodies has some 140 characters.
const LONGEST: usize = 480;

/// 《意见》指出: a line that leads in what a document says.
static TELLS: Words = Words::of(&["》指出", "》明确", "》提出", "》强调", "》要求"]);

/// Whether a paragraph can be a line of a title: short, and nothing in it ends a sentence.
pub(in crate::document) fn is_line(text: &str) -> bool {
    /// What no title ends in, and no mark of a sentence, which it holds nowhere.
    static NEVER_LAST: FewChars = FewChars::of("：:，、,—。；;★");
    let (_, last) = ends(text);
    if text.is_empty() || text.len() >= LONGEST || NEVER_LAST.has(last) {
        return false;
    }
    let (mut commas, mut has_colon) = (0, false);
    for (_, mark) in marks(text) {
        match mark {
            '。' | '；' | ';' | '★' => return false,
            '，' | ',' => commas += 1,
            '：' => has_colon = true,
            _ => {}
        }
    }
    !TELLS.end(text)
        && !is_sentence(text, commas)
        && (!has_colon || type_of_title(text).is_some())
        && text.chars().any(is_ideograph)
}

/// Whether a line may be a headline although it holds a colon: `云岭：十项措施稳定就业`.
pub(super) fn is_headline(text: &str) -> bool {
    /// Characters of the longest place or body.
    const LONGEST_PLACE: usize = 18;
    /// Characters of the longest headline.
    const LONGEST: usize = 50;
    if text.len() > LONGEST * char::MAX.len_utf8() || matches!(ends(text).1, '。' | '；' | '：')
    {
        return false;
    }
    let Some(colon) = text.find('：') else { return false };
    let place = text[..colon].chars().count();
    let rest = &text[colon + '：'.len_utf8()..];
    (2..=LONGEST_PLACE).contains(&place)
        && rest.chars().count() >= 4
        && text.chars().count() <= LONGEST
        && rest.matches('，').count() <= 1
        && !rest.contains(['：', '。', '；'])
        && ![
            "联系", "电话", "时间", "地点", "地址", "附件", "抄送", "责任", "单位", "编辑", "记者",
            "来源",
        ]
        .iter()
        .any(|word| text[..colon].contains(word))
}

/// Whether a title's line ends with a date in brackets, as collections put behind it: （2023年3月20日）.
pub(super) fn ends_with_date(text: &str) -> bool {
    trailing_bracket(text).is_some_and(|inner| is_date_like(&text[inner]))
}

/// A date, also one that lost its 日.
fn is_date_like(text: &str) -> bool {
    name::is_date(text) || (text.len() < 40 && name::is_date(&format!("{text}日")))
}

/// A sentence without its full stop: it gives reasons, or has more commas than a title.
fn is_sentence(text: &str, commas: usize) -> bool {
    const HEADS: &[&str] = &["为", "根据", "按照", "近日", "日前", "据", "新华社", "本报", "记者"];
    /// A title of several clauses has one comma.
    const MOST_COMMAS: usize = 2;
    commas > MOST_COMMAS || (commas > 0 && HEADS.iter().any(|head| text.starts_with(head)))
}

/// The lines of a title, in order.
#[derive(Debug, Default, Clone)]
pub(in crate::document) struct TitleLines {
    pub(in crate::document) blocks: Vec<usize>,
    pub(in crate::document) text: String,
}

impl TitleLines {
    pub(in crate::document) fn push(&mut self, at: usize, text: &str) {
        /// Bytes of most titles.
        const USUAL: usize = 160;
        if self.blocks.is_empty() {
            self.text.reserve(USUAL.max(text.len()));
        }
        self.blocks.push(at);
        self.text.push_str(text);
    }

    /// Whether the title ends as titles do: with its 文种, a bracket behind it, or a closed 《》.
    pub(super) fn is_complete(&self) -> bool {
        type_of_title(&self.text).is_some() || without_tail(&self.text).ends_with('》')
    }

    /// Whether a line goes on with the title.
    pub(in crate::document) fn goes_on(&self, line: &str) -> bool {
        if self.text.ends_with(['？', '?']) {
            return false;
        }
        if !self.is_complete() {
            return true;
        }
        let is_bracket = line.starts_with(is_opening) && line.ends_with(is_closing);
        line.starts_with('的')
            || (is_bracket && line.chars().count() < 24)
            || self.is_short_of_type(line)
            || self.tells_more(line)
    }

    /// `云岭市出台三项措施\n保障灌溉用水`: a headline that ends in a 文种 by chance, and its second line.
    fn tells_more(&self, line: &str) -> bool {
        /// Characters of the longest second line of a headline.
        const LONGEST: usize = 24;
        static ISSUED: Words = Words::of(&["出台", "下发", "印发", "发布", "推出", "发出"]);
        // `…调研时强调落实灌溉措施\n有序恢复生产`.
        static SAID: Words = Words::of(&["强调", "调研"]);
        let text = &self.text;
        let is_told = ISSUED.stand_in(text) || SAID.stand_in(text) || is_headline(text);
        is_told
            && !self.text.contains("关于")
            && !self.text.contains('《')
            && !line.contains("关于")
            && !line.contains(|c: char| is_arabic(c) || "《》：:，（(【".contains(c))
            && (4..=LONGEST).contains(&line.chars().count())
            && type_of_title(line).is_none()
            && !ISSUED.stand_in(line)
            && !name::is_body(line)
            && !self.text.contains(line)
    }

    /// `…“三年行动计划”\n节水专项（第一批）\n申报指南的通知`: a line between the one that ends in a 文种 by chance and
    /// the end of the title.
    pub(super) fn goes_on_to(&self, line: &str, next: &str) -> bool {
        self.is_short_of_type(next)
            && !line.contains("关于")
            && type_of_title(line).is_none()
            && !name::is_body(line)
            && document_number::whole(line).is_none()
    }

    /// `…实施方案\n申报工作的通知`, `…公示制度\n和记录制度的指导意见`: the first line ends in a 文种 by chance.
    fn is_short_of_type(&self, line: &str) -> bool {
        /// What a notice is by itself: a line that ends in it is no title of an enclosure.
        static ISSUED: Words = Words::of(&[
            "的意见",
            "的指导意见",
            "的实施意见",
            "的若干意见",
            "的决定",
            "的公告",
            "的通告",
            "的通报",
            "的批复",
            "的复函",
        ]);
        let ends = line.ends_with("的通知") || ISSUED.end(line) && !ISSUED.end(&self.text);
        ends && !line.contains("关于") && !self.text.ends_with("通知") && self.text.contains("关于")
    }
}

/// A title in the source, without what does not belong to it.
#[derive(Debug)]
pub(in crate::document) struct Title<'a> {
    pub(in crate::document) prose: Prose<'a>,
    pub(in crate::document) range: Range<usize>,
    /// A number glued behind it.
    pub(super) number: Option<RawNumber>,
    /// The text of a date in brackets behind it, as collections add.
    pub(super) date: Option<Range<usize>>,
}

/// Joins the lines of a title and strips what sites and collections add: a running number or a status in
/// front, a date or a number behind.
pub(in crate::document) fn join<'a, 'b>(
    source: &'a str,
    lines: impl Iterator<Item = &'b Paragraph<'a>>,
) -> Title<'a>
where
    'a: 'b,
{
    let prose = joined(source, lines);
    let text = prose.text();
    let start = prefix(text);
    let end = text.trim_end_matches(['*', '#', '_']).len();
    if let Some((behind, raw)) = number_in_front(text, start..end) {
        let (number, range) = (Some(raw.behind(start)), behind..end.max(behind));
        return Title { number, range, date: None, prose };
    }
    let (mut title, mut tail) = (&text[start..end], Tail::default());
    while let Some(before) = tail.strip(title) {
        title = before;
    }
    let range = start..start + title.len();
    let number = tail.number.map(|raw| raw.behind(start));
    let date = tail.date.map(|inner| start + inner.start..start + inner.end);
    Title { range, number, date, prose }
}

/// `某政发〔2020〕3号-云岭市…的通知`: the number that a title begins with, and where the title begins behind it.
fn number_in_front(text: &str, title: Range<usize>) -> Option<(usize, RawNumber)> {
    if !holds_digit(text) {
        return None;
    }
    let (start, title) = (title.start, &text[title]);
    let (range, raw) = document_number::find(title)?;
    let code = raw.code.as_ref().map_or("", |code| &title[code.clone()]);
    if range.start > 0 || raw.year.is_none() || is_order_code(code) {
        return None;
    }
    let rest = text[start + range.end..].trim_start_matches(['-', '—', '_', ' ']);
    Some((text.len() - rest.len(), raw))
}

/// What was found behind a title, by its places in it.
#[derive(Default)]
struct Tail {
    number: Option<RawNumber>,
    date: Option<Range<usize>>,
}

impl Tail {
    /// Takes the last thing that stands behind a title; gives the title without it, `None` where it ends by itself.
    fn strip<'t>(&mut self, title: &'t str) -> Option<&'t str> {
        self.strip_bracket(title).or_else(|| self.strip_number(title))
    }

    fn strip_bracket<'t>(&mut self, title: &'t str) -> Option<&'t str> {
        let inner = trailing_bracket(title)?;
        let (before, text) = (&title[..before_bracket(title, inner.start)], &title[inner.clone()]);
        // `…防汛指挥部通告（第7号）`
        let number = if self.number.is_none() { order_number(before, text) } else { None };
        if let Some(raw) = number {
            self.number = Some(raw.behind(inner.start));
        } else if self.date.is_none() && is_date_like(text) {
            self.date = Some(inner);
        } else {
            // （列第一位的为牵头单位，下同）: a rule for the lists below, no part of the title.
            first_leads_rule(text)?;
        }
        Some(before)
    }

    /// `…的通知青政发〔2020〕3号`, also in brackets.
    fn strip_number<'t>(&mut self, title: &'t str) -> Option<&'t str> {
        let bare = title.trim_end_matches([')', '）']);
        if self.number.is_some() || !bare.ends_with(ends_number) {
            return None;
        }
        let (range, raw) = document_number::find(bare)?;
        let before = title[..range.start].trim_end_matches(['(', '（']);
        let is_in_pairs = (bare.len() < title.len()) == (before.len() < range.start);
        if range.end < bare.len() || !is_in_pairs || type_of_title(before).is_none() {
            return None;
        }
        self.number = Some(raw);
        Some(before)
    }
}

/// The text of some lines. Most titles stand on one, whose text was put together before.
fn joined<'a: 'b, 'b>(
    source: &'a str,
    mut lines: impl Iterator<Item = &'b Paragraph<'a>>,
) -> Prose<'a> {
    let (first, second) = (lines.next(), lines.next());
    if let (Some(line), None) = (first, second) {
        return line.prose.clone();
    }
    let mut builder = ProseBuilder::new(source);
    for line in first.into_iter().chain(second).chain(lines) {
        line.pieces().for_each(|piece| builder.push(piece));
    }
    builder.finish()
}

/// Whether a number names who announces: in `某部公告2022年第4号—关于…` it is a part of the title.
fn is_order_code(code: &str) -> bool {
    ["令", "公告", "通告"].iter().any(|kind| code.ends_with(kind))
}

/// Whether a document number can end so where no bracket is around it: in 号 or in its serial.
pub(super) fn ends_number(c: char) -> bool {
    c == '号' || is_arabic(c)
}

/// Whether a number with a year can stand in a text: its serial is never written in ideographs.
fn holds_digit(text: &str) -> bool {
    text.contains(is_arabic)
}

/// The number in the bracket behind the title of an order or announcement.
fn order_number(title: &str, inner: &str) -> Option<RawNumber> {
    let is_order =
        matches!(type_of_title(title), Some("令" | "命令" | "公告" | "通告" | "决定" | "通令"));
    if is_order { document_number::whole(inner).filter(|raw| raw.year.is_none()) } else { None }
}

/// Bytes in front of the title: `16.`, `[有效]`, `标题：`.
fn prefix(text: &str) -> usize {
    let mut at = 0;
    for status in [
        "[有效]",
        "【有效】",
        "[失效]",
        "【失效】",
        "[废止]",
        "【废止】",
        "[现行有效]",
        "【现行有效】",
        "标题：",
        "标题:",
    ] {
        if text[at..].starts_with(status) {
            at += status.len();
        }
    }
    at
}
