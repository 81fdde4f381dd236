//! 成文日期: lines that are a date, alone, behind the body that signs, or with it in brackets below a title.

use std::{borrow::Cow, ops::Range};

use crate::{
    Date,
    block::Paragraph,
    document::{
        head::{header::split_bodies, name},
        uses::{Ends, Uses},
    },
    grammar::{
        date::{self, DateParts},
        numeral,
        punctuation::{is_closing, is_opening},
    },
    text::{is_arabic, is_blank, scan::CharSet},
};

/// Whether a paragraph with these ends may be one that [`date_of`] finds a date in: that ends in 日, a digit
/// (2021-06-04), or a bracket around all of it.
#[inline]
pub(in crate::document) fn may_be_date(Ends { first, last }: Ends) -> bool {
    last == '日'
        || is_arabic(last)
        || is_closing(last) && (is_opening(first) || is_year(first) || is_blank(first))
}

/// The date that a block is, alone or behind a signing body: `某局 2021年6月4日`.
pub(in crate::document) fn date_of(paragraph: &Paragraph<'_>) -> Option<(Range<usize>, DateParts)> {
    let text = paragraph.text();
    // A date ends in 日, a digit (2021-06-04) or a bracket.
    let may_be =
        text.len() <= 200 && text.ends_with(|c: char| c == '日' || is_arabic(c) || is_closing(c));
    if !may_be {
        return None;
    }
    if let Some(parts) = whole_date(strip_brackets(text)) {
        return Some((0..text.len(), parts));
    }
    let start = date_start(text)?;
    let date = &text[start..];
    let parts = whole_date(date).or_else(|| unfilled_date(date))?;
    (start == 0 || name::is_body(&text[..start])).then_some((start..text.len(), parts))
}

/// 2025年X月X日, 2025年12月日: in a draft the day is left open.
fn unfilled_date(text: &str) -> Option<DateParts> {
    let is_open = |part: &str| part.chars().all(is_placeholder);
    let (year, rest) = text.split_once('年')?;
    let (month, day) = rest.strip_suffix('日')?.split_once('月')?;
    let is_month = is_open(month) || month.chars().all(is_arabic) && month.chars().count() <= 2;
    let (rest, year) = numeral::year(year).ok()?;
    (is_month && is_open(day) && rest.is_empty()).then_some(DateParts {
        year,
        month: None,
        day: None,
    })
}

/// What stands for a number that is not known yet.
fn is_placeholder(c: char) -> bool {
    matches!(c, 'X' | 'x' | 'Ｘ' | 'ｘ' | '×')
}

/// A whole date. The grammar is run only behind the head of a year: sentences end in brackets too.
fn whole_date(text: &str) -> Option<DateParts> {
    /// A year has four digits.
    const YEAR: usize = 4;
    let may_be = text.trim_start_matches(is_blank).chars().take(YEAR).all(is_year);
    if may_be { date::whole(text) } else { None }
}

/// A character of a year, in any script and with all that stands for a zero.
fn is_year(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９' | 'O' | 'o' | 'Ｏ' | 'О')
        || matches!(c, '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九')
        || matches!(c, '〇' | '○' | '◯' | '零' | '十' | '廿' | '百' | '千')
}

/// `（某局 2021年6月4日）`: bodies and date in brackets of their own, below the title.
pub(in crate::document) fn in_brackets<'a>(
    paragraph: &Paragraph<'a>,
) -> Option<(Vec<Cow<'a, str>>, Date)> {
    /// Bytes of the longest such line.
    const LONGEST: usize = 200;
    let text = paragraph.text();
    if text.len() > LONGEST || !text.starts_with(is_opening) {
        return None;
    }
    let start = text.len() - text.trim_start_matches(is_opening).len();
    let inner = strip_brackets(text);
    let bodies = &inner[..date_start(inner)?];
    let date = whole_date(&inner[bodies.len()..])?.date()?;
    let names = split_bodies(text, start..start + bodies.len(), &['、', '，']);
    let are_bodies =
        !names.is_empty() && names.iter().all(|name| name::is_body(&text[name.clone()]));
    are_bodies.then(|| (names.into_iter().map(|name| paragraph.prose.get(name)).collect(), date))
}

fn strip_brackets(text: &str) -> &str {
    text.trim_start_matches(is_opening).trim_end_matches(is_closing)
}

/// Where a date that ends the text begins.
fn date_start(text: &str) -> Option<usize> {
    let day = text.strip_suffix('日')?;
    static OF_DATE: CharSet =
        CharSet::of("0123456789年月〇○零一二三四五六七八九十Ｏ０１２３４５６７８９Xx×Ｘｘ");
    Some(day.trim_end_matches(|c| OF_DATE.has(c)).len())
}

/// The date at the end of a block that may sign.
#[derive(Debug, Clone, Copy)]
pub(in crate::document) struct DateLine {
    /// The block.
    pub(in crate::document) at: usize,
    /// Where the date begins in its text: behind the name of a body, if any.
    pub(super) start: usize,
    pub(super) parts: DateParts,
}

impl DateLine {
    /// The date of the block at `at`, if it has no use yet.
    pub(in crate::document) fn of(uses: &Uses<'_, '_>, at: usize) -> Option<Self> {
        let (range, parts) = date_of(uses.paragraph(at)?)?;
        Some(Self { at, start: range.start, parts })
    }
}
