//! The stages in order: text or bytes in, [`Notice`] out. Nothing is recognised here.

use std::{borrow::Cow, mem};

use crate::{
    Code, Decoded, Diagnostic, Error, ErrorKind, Hint, Limits, Notice, Span,
    block::{self, Blocks, Marking},
    decode,
    document::{self, Link},
    format::{self, Rendering},
    line, meaning,
    model::Source,
    output,
    text::is_blank,
};

/// Turns texts into notices, within [`Limits`]; cheap to make, reusable, shareable over threads.
///
/// ```
/// let parser = gongwen::Parser::new();
/// let notice = parser.parse_bytes("各乡镇人民政府：".as_bytes())?;
/// assert_eq!(notice.source(), "各乡镇人民政府：");
/// # Ok::<(), gongwen::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Parser {
    pub(crate) limits: Limits,
}

impl Parser {
    /// A parser with the default limits.
    pub const fn new() -> Self {
        Self { limits: Limits::new() }
    }

    /// The same parser with these limits.
    pub const fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Turns the text of a notice into its structure. Never fails, never panics.
    ///
    /// A text over [`Limits::bytes`] is cut there, and a [`Code::LimitReached`] says so.
    pub fn parse<'a>(&self, text: &'a str) -> Notice<'a> {
        let kept = prefix(text, self.limits.input());
        let mut remarks = Vec::new();
        if kept.len() < text.len() {
            let message =
                format!("{} bytes behind the limit were not read", text.len() - kept.len());
            let end = Span::new(kept.len(), kept.len());
            remarks.push(Diagnostic::new(Code::LimitReached, message, end));
        }
        run(kept, Marking::default(), &[], self.limits, remarks)
    }

    /// Turns the bytes of a notice, in whichever encoding, into its structure.
    ///
    /// The notice borrows from the bytes where they are UTF-8 and owns its text otherwise. Bytes
    /// that the encoding does not know are U+FFFD in the text and [`Code::UndecodableBytes`].
    ///
    /// # Errors
    ///
    /// Those of [`decode()`], and [`ErrorKind::TooLarge`] over [`Limits::bytes`].
    pub fn parse_bytes<'a>(&self, bytes: &'a [u8]) -> Result<Notice<'a>, Error> {
        self.parse_document(bytes, Hint::default())
    }

    /// Turns a document into its structure: text in whichever encoding, or a format that the crate was built
    /// to read (the features `html`, `docx`, `xlsx`). The content says which format it is, and where
    /// that leaves a doubt, the hint.
    ///
    /// ```
    /// use gongwen::{Hint, Parser};
    ///
    /// let hint = Hint::default().file_name("通知.md");
    /// let notice = Parser::new().parse_document("# 关于防汛的通知".as_bytes(), hint)?;
    /// assert_eq!(notice.title.as_deref(), Some("关于防汛的通知"));
    /// # Ok::<(), gongwen::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`decode()`], [`ErrorKind::TooLarge`] over [`Limits::bytes`], and those of the format.
    #[inline(never)] // counted by tools/instructions
    pub fn parse_document<'a>(&self, bytes: &'a [u8], hint: Hint<'_>) -> Result<Notice<'a>, Error> {
        let limit = self.limits.input();
        if bytes.len() > limit {
            return Err(ErrorKind::TooLarge { bytes: bytes.len(), limit }.into());
        }
        if let Some(rendering) = format::render_file(bytes, self.limits)? {
            return Ok(run_rendering(rendering, Cow::default(), self.limits, Vec::new()));
        }
        let Decoded { text, replaced, replaced_total, other, .. } = decode(bytes)?;
        let mut remarks = remarks_of_replaced(&replaced, replaced_total);
        drop(replaced);
        if let Some(place) = other {
            let message = "these lines are in GB18030, others in UTF-8";
            remarks.push(Diagnostic::new(Code::MixedEncodings, message, place));
        }
        let (marking, limits) = (Marking::default(), self.limits);
        // Each is returned by itself, so that it is made where it is returned and not moved there.
        match (format::render_text(&text, hint), text) {
            (Some(rendering), text) => Ok(run_rendering(rendering, text, limits, remarks)),
            (None, Cow::Borrowed(text)) => Ok(run(text, marking, &[], limits, remarks)),
            (None, Cow::Owned(text)) => Ok(run_owned(text, marking, &[], limits, remarks)),
        }
    }

    /// Parses bytes that nobody else needs: the notice takes them along as its text.
    pub(crate) fn parse_vec(
        &self,
        bytes: Vec<u8>,
        hint: Hint<'_>,
    ) -> Result<Notice<'static>, Error> {
        let mut notice = self.parse_document(&bytes, hint)?;
        // Without its source, because `into_owned` would copy the whole text.
        let Source { text, places } = mem::take(&mut notice.source);
        let is_all = matches!(text, Cow::Borrowed(text) if text.len() == bytes.len());
        let text = if is_all { String::new() } else { text.into_owned() };
        let mut notice = notice.into_owned();
        let text = if is_all { String::from_utf8(bytes).unwrap_or_default() } else { text };
        notice.source = Source { text: Cow::Owned(text), places };
        Ok(notice)
    }
}

/// All stages over one text, of whose lines a format may know more; what there is to remark of how it was read is told with
/// all else.
///
/// The notice is returned as it is made and not touched any more: nobody has to move it.
fn run<'a>(
    text: &'a str,
    marking: Marking<'_>,
    links: &[Link],
    limits: Limits,
    mut remarks: Vec<Diagnostic<'static>>,
) -> Notice<'a> {
    let most = limits.lines;
    let lines = line::split(text, most);
    let end = lines.lines.last().map_or(0, |line| line.end as usize);
    let Blocks { blocks, over } = block::blocks(text, &lines, marking, limits);
    // Nobody asks for lines any more, and a long text has many.
    drop(lines);
    remarks.extend(over);
    if text[end..].contains(|c| !is_blank(c)) {
        let message = format!("what stands behind the limit of {most} lines was not read");
        let rest = Span::new(end, text.len());
        remarks.push(Diagnostic::new(Code::LimitReached, message, rest));
    }
    let document = document::document(text, blocks, links);
    let meaning = meaning::read(text, &document);
    output::notice(text, document, meaning, remarks, limits.diagnostics)
}

/// All stages over a text that nobody else holds: it moves into the notice.
fn run_owned(
    text: String,
    marking: Marking<'_>,
    links: &[Link],
    limits: Limits,
    remarks: Vec<Diagnostic<'static>>,
) -> Notice<'static> {
    let mut notice = run(&text, marking, links, limits, remarks);
    // Without its source, because `into_owned` would copy the whole text.
    notice.source = Source::default();
    let mut notice = notice.into_owned();
    notice.source = Source { text: Cow::Owned(text), places: None };
    notice
}

/// All stages over the rendering of a document, whose notice says where things stand in the document.
fn run_rendering<'a>(
    rendering: Rendering,
    document: Cow<'a, str>,
    limits: Limits,
    remarks: Vec<Diagnostic<'static>>,
) -> Notice<'a> {
    let Rendering { text, head, tables, chrome, are_paragraphs, links, places, diagnostics } =
        rendering;
    let marking = Marking { tables: &tables, chrome: &chrome, head, are_paragraphs };
    // Counted when all remarks are in their order.
    let any_number = limits.with_diagnostics(usize::MAX);
    let mut notice: Notice<'a> = run_owned(text, marking, &links, any_number, Vec::new());
    if let Some(places) = places {
        output::relocate(&mut notice, &places);
        notice.source = Source { text: document, places: Some(places) };
    }
    notice.diagnostics.extend(diagnostics);
    notice.diagnostics.extend(remarks);
    output::settle(&mut notice.diagnostics, limits.diagnostics);
    notice
}

/// The longest beginning of at most so many bytes.
fn prefix(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// One diagnostic for each run of replaced bytes, in the order of the text.
fn remarks_of_replaced(replaced: &[Span], total: usize) -> Vec<Diagnostic<'static>> {
    const MESSAGE: &str = "bytes that the encoding does not know";
    let runs = replaced.chunk_by(|before, after| before.end == after.start);
    let places = runs.filter_map(|run| run.iter().copied().reduce(Span::join));
    let remark = |place| Diagnostic::new(Code::UndecodableBytes, MESSAGE, place);
    let mut remarks: Vec<_> = places.map(remark).collect();
    if let (true, Some(last)) = (total > replaced.len(), replaced.last()) {
        let message = format!("{} further places of such bytes", total - replaced.len());
        remarks.push(Diagnostic::new(Code::UndecodableBytes, message, *last));
    }
    remarks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_is_borrowed_and_the_rest_is_owned() {
        let utf8 = "关于召开会议的通知".as_bytes();
        let notice = Parser::new().parse_bytes(utf8).unwrap();
        assert!(matches!(notice.source.text, Cow::Borrowed(_)));
        let gbk = encoding_rs::GB18030.encode("关于召开会议的通知").0;
        let notice = Parser::new().parse_bytes(&gbk).unwrap();
        assert!(matches!(notice.source.text, Cow::Owned(_)));
        assert_eq!(notice.source(), "关于召开会议的通知");
    }

    #[test]
    fn bytes_become_the_text_of_an_owned_notice() {
        let text = "关于召开会议的通知";
        let marked = ["\u{feff}", text].concat().into_bytes();
        let gbk = encoding_rs::GB18030.encode(text).0.into_owned();
        for bytes in [text.as_bytes().to_owned(), marked, gbk] {
            let notice = Parser::new().parse_vec(bytes, Hint::default()).unwrap();
            assert_eq!(notice.source(), text);
            assert_eq!(notice, crate::parse(text));
        }
    }

    #[test]
    fn a_long_text_is_cut_at_a_character() {
        let parser = Parser::new().limits(Limits::new().with_bytes(7));
        let notice = parser.parse("通知公告");
        assert_eq!(notice.source(), "通知");
        let last = notice.diagnostics.last().unwrap();
        assert_eq!((last.code, last.span), (Code::LimitReached, Span::new(6, 6)));
        let error = parser.parse_bytes("通知公告".as_bytes()).unwrap_err();
        assert_eq!(error.kind(), &ErrorKind::TooLarge { bytes: 12, limit: 7 });
    }

    #[test]
    fn lines_behind_the_limit_are_told() {
        let parser = Parser::new().limits(Limits::new().with_lines(2));
        let one_line = "认真贯彻执行，".repeat(60).replace('，', "， ");
        let page = "<p>通知</p><p>各镇：</p><p>正文</p><p>甲镇</p>";
        for text in ["通知\n各镇：\n正文\n甲镇\n", &one_line, page] {
            let notice = parser.parse_bytes(text.as_bytes()).unwrap();
            let limits = notice.diagnostics.iter().filter(|one| one.code == Code::LimitReached);
            assert_eq!(limits.count(), 1, "{text}");
            assert!(notice.coverage().gaps.is_empty(), "{text}");
            assert_eq!(notice.source(), text);
        }
        let whole = parser.parse("通知\n各镇：\n\n");
        assert!(whole.diagnostics.iter().all(|one| one.code != Code::LimitReached));
    }

    #[test]
    fn replaced_bytes_are_reported_by_run() {
        let text = "关于召开全县安全生产工作会议的通知";
        let bytes = [text.as_bytes(), b"\xff\xff", "各乡镇".as_bytes()].concat();
        let notice = Parser::new().parse_bytes(&bytes).unwrap();
        let holes: Vec<_> =
            notice.diagnostics.iter().filter(|d| d.code == Code::UndecodableBytes).collect();
        assert_eq!(holes.len(), 1);
        assert_eq!(holes[0].span.of(notice.source()), Some("\u{fffd}\u{fffd}"));
    }
}
