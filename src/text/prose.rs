use std::{borrow::Cow, mem, ops::Range};

use super::{
    is_blank, is_cjk, is_zero_width, markdown,
    mask::each_other,
    runs::{RunList, Runs},
};
use crate::Span;

/// Text without its layout, and where each byte of it stands in the source.
#[derive(Debug, Clone)]
pub(crate) struct Prose<'a> {
    source: &'a str,
    text: Cow<'a, str>,
    /// Runs that stand whole in the source; one where the text is borrowed.
    runs: Runs,
}

impl<'a> Prose<'a> {
    /// No text.
    pub(crate) const EMPTY: Self =
        Self { source: "", text: Cow::Borrowed(""), runs: Runs::whole(0) };

    /// The text of one place.
    pub(crate) fn of(source: &'a str, range: Range<usize>) -> Self {
        let mut builder = ProseBuilder::new(source);
        builder.push(range);
        builder.finish()
    }

    /// Parts of texts one behind the other, without what stands between them in the source.
    pub(crate) fn joined<'p>(
        source: &'a str,
        parts: impl Iterator<Item = (&'p Self, Range<usize>)>,
    ) -> Self
    where
        'a: 'p,
    {
        let mut builder = ProseBuilder::new(source);
        for (prose, part) in parts {
            prose.places_of(part).for_each(|(_, place)| builder.push_plain(place));
        }
        builder.finish()
    }

    /// The text of a place that holds no layout.
    fn whole(source: &'a str, place: Range<usize>) -> Self {
        let start = place.start as u32;
        Self { source, text: Cow::Borrowed(&source[place]), runs: Runs::whole(start) }
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The places in the source that the text is put together from, in order.
    pub(crate) fn places(&self) -> impl Iterator<Item = Range<usize>> {
        self.runs.places(self.text.len())
    }

    /// The ranges that a range of the text is put together from, each with its place in the source.
    fn places_of(&self, range: Range<usize>) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
        let mut at = 0;
        self.places().filter_map(move |place| {
            let start = at;
            at += place.len();
            let part = start.max(range.start)..at.min(range.end);
            let from = place.start + part.start.saturating_sub(start);
            (!part.is_empty()).then(|| (part.clone(), from..from + part.len()))
        })
    }

    /// The words of a range of the text: what blanks part in the source, and what else is a gap.
    pub(crate) fn words(
        &self,
        range: Range<usize>,
        is_gap: impl Fn(char) -> bool,
    ) -> Vec<Range<usize>> {
        let mut words: Vec<Range<usize>> = Vec::new();
        // Whether the last word may go on, and where the text before ends in the source.
        let (mut is_open, mut end) = (false, 0);
        for (part, place) in self.places_of(range) {
            let dropped = self.source.get(end..place.start);
            is_open &= dropped.is_some_and(|dropped| !dropped.contains(is_blank));
            end = place.end;
            for (at, c) in self.text[part.clone()].char_indices() {
                let character = part.start + at..part.start + at + c.len_utf8();
                match words.last_mut().filter(|_| is_open) {
                    _ if is_gap(c) => {}
                    Some(word) => word.end = character.end,
                    None => words.push(character),
                }
                is_open = !is_gap(c);
            }
        }
        words
    }

    /// The place of a range of the text in the source.
    #[inline]
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        match self.runs.first(range.end) {
            Some(start) if !range.is_empty() => Span::new(start + range.start, start + range.end),
            _ => self.span_of_runs(range),
        }
    }

    fn span_of_runs(&self, range: Range<usize>) -> Span {
        if range.is_empty() {
            // Behind the last byte nothing stands any more: not in the run that follows, and never within a character.
            let at = match range.start.checked_sub(1) {
                Some(last) if range.start >= self.text.len() => self.runs.origin(last) + 1,
                _ => self.runs.origin(range.start),
            };
            return Span::new(at, at);
        }
        Span::new(self.runs.origin(range.start), self.runs.origin(range.end - 1) + 1)
    }

    /// A part of the text, borrowed from the source where it stands whole there.
    pub(crate) fn get(&self, range: Range<usize>) -> Cow<'a, str> {
        match &self.text {
            Cow::Borrowed(text) => Cow::Borrowed(&text[range]),
            Cow::Owned(_) => self.part(range).0,
        }
    }

    /// The same with its place.
    pub(crate) fn part(&self, range: Range<usize>) -> (Cow<'a, str>, Span) {
        let span = self.span(range.clone());
        let part = match &self.text {
            Cow::Borrowed(text) => Cow::Borrowed(&text[range]),
            Cow::Owned(_) if span.len() == range.len() => Cow::Borrowed(&self.source[span.range()]),
            Cow::Owned(text) => Cow::Owned(text[range].to_owned()),
        };
        (part, span)
    }

    /// The text itself.
    pub(crate) fn into_text(self) -> Cow<'a, str> {
        self.text
    }

    /// The text itself, which leaves none.
    pub(crate) fn take_text(&mut self) -> Cow<'a, str> {
        mem::take(&mut self.text)
    }

    /// The text itself from `at` on, in its own room where it does not stand whole at its `place` in the source; it leaves
    /// none.
    pub(crate) fn take_rest(&mut self, at: usize, place: Span) -> Cow<'a, str> {
        match self.take_text() {
            Cow::Borrowed(text) => Cow::Borrowed(&text[at..]),
            Cow::Owned(text) if text.len() - at == place.len() => {
                Cow::Borrowed(&self.source[place.range()])
            }
            Cow::Owned(mut text) => {
                text.drain(..at);
                Cow::Owned(text)
            }
        }
    }
}

/// Puts texts together from places of the source, one after the other.
pub(crate) struct ProseBuilder<'a> {
    source: &'a str,
    /// Place of the text while it stands whole in the source.
    whole: Option<Range<usize>>,
    text: String,
    runs: RunList,
    /// Bytes of text that are to come, so that room for them is made once.
    room: usize,
}

impl<'a> ProseBuilder<'a> {
    pub(crate) fn new(source: &'a str) -> Self {
        Self::of_many(source, 0)
    }

    /// A builder of texts that stand in about so many places together.
    pub(crate) fn of_many(source: &'a str, places: usize) -> Self {
        Self { source, whole: None, text: String::new(), runs: RunList::new(places), room: 0 }
    }

    /// Says of how many bytes the places of the text have about.
    pub(crate) fn expect(&mut self, bytes: usize) {
        self.room = bytes;
    }

    /// Whether nothing was pushed yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.whole.is_none() && self.text.is_empty()
    }

    /// Adds the text of a place, dropping its layout; a blank stays between what were two words.
    pub(crate) fn push(&mut self, range: Range<usize>) {
        let (source, start) = (self.source, range.start);
        let text = &source[range.clone()];
        // Up to here all is added or dropped.
        let mut done = 0;
        each_other(text, |at, character| {
            if at >= done && may_be_layout(character) {
                done = self.push_up_to(start, text, done..at);
            }
        });
        self.push_run(start + done..range.end);
    }

    /// Adds the text of a place that holds no layout but gaps: those between the blanks of the source that are still to
    /// come. Behind the place fewer are to come.
    pub(crate) fn push_around(&mut self, range: Range<usize>, gaps: &mut &[Span]) {
        let mut done = range.start;
        while let Some((gap, below)) = gaps.split_first()
            && (gap.start as usize) < range.end
        {
            *gaps = below;
            let end = range.end.min(gap.end as usize);
            if end > done {
                let start = done.max(gap.start as usize);
                self.push_run(done..start);
                self.push_gap(start..end, &self.source[end..range.end]);
                done = end;
            }
        }
        self.push_run(done..range.end);
    }

    /// Adds a part of the text at `start` up to the layout behind it; gives where text goes on behind the
    /// layout, or where the part began where it is none.
    #[inline(never)]
    fn push_up_to(&mut self, start: usize, text: &str, part: Range<usize>) -> usize {
        let end = past_layout(text, part.end);
        if end == part.end {
            return part.start;
        }
        self.push_run(start + part.start..start + part.end);
        self.push_gap(start + part.end..start + end, &text[end..]);
        end
    }

    /// Adds the blank of a stretch of layout where it separates words rather than filling a line of
    /// Chinese, or a day and the time of the day: 2026-02-02 15:25:09.
    fn push_gap(&mut self, gap: Range<usize>, behind: &str) {
        let is_letter = |c: char| !is_cjk(c) && c.is_alphabetic();
        let parts_words = || self.last_char().is_some_and(is_letter);
        let parts_times = || self.last_char().is_some_and(|c| c.is_ascii_digit());
        if (behind.starts_with(is_letter) && parts_words() || is_time(behind) && parts_times())
            && let Some(blank) = self.source[gap.clone()].find(' ')
        {
            self.push_run(gap.start + blank..gap.start + blank + 1);
        }
    }

    /// Adds the text of a place that holds no layout.
    pub(crate) fn push_plain(&mut self, range: Range<usize>) {
        self.push_run(range);
    }

    /// The last character so far.
    pub(crate) fn last_char(&self) -> Option<char> {
        match &self.whole {
            Some(whole) => self.source[whole.clone()].chars().next_back(),
            None => self.text.chars().next_back(),
        }
    }

    #[inline]
    fn push_run(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            return self.copy_run(range);
        }
        match &mut self.whole {
            None => self.whole = Some(range),
            Some(whole) if whole.end == range.start => whole.end = range.end,
            Some(_) => self.part(range),
        }
    }

    /// Copies what stood whole in the source so far: what follows stands apart from it.
    fn part(&mut self, range: Range<usize>) {
        let Some(first) = self.whole.take() else { return };
        self.text = String::with_capacity((first.len() + range.len() + 64).max(self.room));
        self.copy_run(first);
        self.copy_run(range);
    }

    #[inline]
    fn copy_run(&mut self, range: Range<usize>) {
        self.runs.push(self.text.len(), range.start);
        self.text.push_str(&self.source[range]);
    }

    /// The text put together; the next one begins empty.
    pub(crate) fn finish(&mut self) -> Prose<'a> {
        let (source, text) = (self.source, mem::take(&mut self.text));
        self.room = 0;
        match self.whole.take() {
            Some(whole) => Prose::whole(source, whole),
            None if text.is_empty() => Prose::whole(source, 0..0),
            None => Prose { source, text: Cow::Owned(text), runs: self.runs.finish() },
        }
    }

    /// The text of one place that holds no layout, while nothing was pushed yet.
    #[inline]
    pub(crate) fn whole(&self, place: Range<usize>) -> Prose<'a> {
        Prose::whole(self.source, place)
    }

    /// The text of places that hold no layout, stand apart from each other, and have so many bytes together, while nothing
    /// was pushed yet.
    pub(crate) fn plain(
        &mut self,
        places: impl Iterator<Item = Range<usize>>,
        bytes: usize,
    ) -> Prose<'a> {
        let source = self.source;
        let mut text = String::with_capacity(bytes);
        for place in places {
            self.runs.push(text.len(), place.start);
            text.push_str(&source[place]);
        }
        Prose { source, text: Cow::Owned(text), runs: self.runs.finish() }
    }
}

/// Whether a text begins with a time of the day: 15:25.
fn is_time(text: &str) -> bool {
    matches!(text.as_bytes(), [b'0'..=b'2', b'0'..=b'9', b':', b'0'..=b'5', b'0'..=b'9', ..])
}

/// Where the layout ends that begins at a place: blanks, Markdown marks, tags; the place itself where
/// text stands there.
fn past_layout(text: &str, mut at: usize) -> usize {
    loop {
        match layout_at(text, at) {
            0 => return at,
            length => at += length,
        }
    }
}

/// Whether a character that begins with some bytes may be layout: `false` only where it is text.
#[inline]
fn may_be_layout([a, b, c]: [u8; 3]) -> bool {
    match a {
        // Control characters, tab and line breaks among them.
        0..=b' ' | 0x7f | b'*' | b'[' | b']' | b'<' => true,
        // The marks of Chinese begin as wide blanks do; the second or third byte tells them apart.
        0xe3 => b == 0x80 && c == 0x80,
        0xef => b == 0xbb,
        0xe2 => b == 0x81 || b == 0x80 && !matches!(c, 0x90..=0xa7),
        0xc2 | 0xe1 => true,
        _ => false,
    }
}

/// How many bytes from `at` on are one piece of layout; 0 for text. A character begins at `at`.
fn layout_at(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    match bytes.get(at) {
        Some(b' ' | 0..=0x1f | 0x7f) => 1,
        Some(b'*') => markdown::emphasis(text, at),
        Some(b'[') => markdown::link_start(text, at),
        Some(b']') => markdown::link_end(text, at),
        Some(b'<') => tag_length(&bytes[at..]),
        Some(0xe3) => 3 * usize::from(bytes[at..].starts_with("\u{3000}".as_bytes())),
        Some(0xef) => 3 * usize::from(bytes[at..].starts_with("\u{feff}".as_bytes())),
        Some(0xe2) if !matches!(bytes[at + 1..], [0x80 | 0x81, ..]) => 0,
        Some(0xe2) if matches!(bytes[at + 1..], [0x80, 0x90..=0xa7, ..]) => 0,
        Some(0xc2 | 0xe1 | 0xe2) => match text[at..].chars().next() {
            Some(c) if is_blank(c) || is_zero_width(c) => c.len_utf8(),
            _ => 0,
        },
        _ => 0,
    }
}

/// Length of an HTML tag at the start; 0 for `<` in text (<商品包装…>, a < b).
fn tag_length(bytes: &[u8]) -> usize {
    const LONGEST_TAG: usize = 4096;
    let name =
        bytes.iter().skip(1).take_while(|b| b.is_ascii_alphanumeric() || **b == b'/').count();
    let starts = bytes.get(1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/');
    if !starts || name == 0 {
        return 0;
    }
    match bytes.get(1 + name) {
        Some(b'>' | b' ') => {}
        _ => return 0,
    }
    let window = &bytes[..bytes.len().min(LONGEST_TAG)];
    memchr::memchr(b'>', window).map_or(0, |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prose(text: &str) -> String {
        Prose::of(text, 0..text.len()).text().to_owned()
    }

    #[test]
    fn layout_is_dropped_and_characters_stay() {
        assert_eq!(prose("2023 年6 月1 日"), "2023年6月1日");
        assert_eq!(prose("通 知**"), "通知");
        assert_eq!(prose("按照[《方案》](https://a.cn/b)（一）"), "按照《方案》（一）");
        assert_eq!(prose("<p>（1）实行</p>"), "（1）实行");
        assert_eq!(prose("印发<商品包装需求标准>的通知"), "印发<商品包装需求标准>的通知");
        assert_eq!(prose("open data 平台"), "open data平台");
        assert_eq!(prose("2026-02-02  15:25:09"), "2026-02-02 15:25:09");
        assert_eq!(prose("7月20日 16:30，第 12 比 10：30"), "7月20日16:30，第12比10：30");
        assert_eq!(prose("国\u{200b}办\u{3000}发"), "国办发");
        assert_eq!(prose("20\u{0}24\u{1b}年\u{7f}"), "2024年");
    }

    #[test]
    fn every_blank_is_layout_and_nothing_else() {
        for c in '\0'..='\u{10ffff}' {
            // Marks of Markdown take what follows them.
            if matches!(c, '*' | '[' | ']') {
                continue;
            }
            let is_layout = layout_at(&c.to_string(), 0) == c.len_utf8();
            assert_eq!(is_layout, is_blank(c) || is_zero_width(c), "{:x}", u32::from(c));
        }
        for c in (0..0x3100).chain(0xfe00..0x10000).filter_map(char::from_u32) {
            let (before, after) = ("a".repeat(62), "通知".repeat(20));
            let text = format!("{before}{c}{after}");
            let is_layout = layout_at(&text, before.len()) > 0;
            assert_eq!(prose(&text), if is_layout { before + &after } else { text }, "{c:?}");
        }
    }

    #[test]
    fn whole_text_is_borrowed() {
        let text = "各乡镇人民政府";
        let prose = Prose::of(text, 0..text.len());
        assert!(matches!(prose.get(3..9), Cow::Borrowed("乡镇")));
    }

    #[test]
    fn words_stand_apart_in_the_source() {
        let text = "主题词：**水\n利** 工作\u{3000}通知";
        let prose = Prose::of(text, 0..text.len());
        let words = |from: usize| prose.words(from..prose.text().len(), is_blank);
        let texts = |from| words(from).into_iter().map(|word| prose.get(word)).collect::<Vec<_>>();
        assert_eq!(texts("主题词：".len()), ["水", "利", "工作", "通知"]);
        assert_eq!(texts("主题词：水".len()), ["利", "工作", "通知"]);
        assert!(texts(prose.text().len()).is_empty());
    }

    #[test]
    fn texts_are_joined_without_what_stands_between() {
        let text = "县财\n— 3 —\n政 局，各镇";
        let (first, second) = ("县财".len(), text.find('政').unwrap());
        let parts = [Prose::of(text, 0..first), Prose::of(text, second..text.len())];
        let ends = [0..first, 0..6];
        let joined = Prose::joined(text, parts.iter().zip(ends));
        assert_eq!(joined.text(), "县财政局");
        assert_eq!(joined.span(3..9).of(text), Some("财\n— 3 —\n政"));
    }

    #[test]
    fn an_empty_range_stands_between_characters() {
        // The second has two runs, and 主题词： ends the notice: nothing stands behind its colon.
        for text in ["主题词：", "主 题 词：", ""] {
            let prose = Prose::of(text, 0..text.len());
            let end = prose.text().len();
            assert_eq!(prose.span(end..end), Span::new(text.len(), text.len()), "{text}");
            assert_eq!(prose.span(0..0), Span::new(0, 0), "{text}");
        }
    }

    #[test]
    fn offsets_lead_back_to_the_source() {
        let text = "工 作\n要点";
        let prose = Prose::of(text, 0..text.len());
        assert_eq!(prose.text(), "工作要点");
        let at = prose.text().find("作要").unwrap();
        assert_eq!(prose.span(at..at + 6).of(text), Some("作\n要"));
        assert!(matches!(prose.get(6..12), Cow::Borrowed("要点")));
    }
}
