//! Whether a text is a page, or holds tables of one.

/// What is known of a document beside its bytes. The content goes first: a hint only decides where the
/// content leaves a doubt.
///
/// ```
/// use gongwen::{Hint, Parser};
///
/// let page = "<p>青禾县人民政府关于做好防汛工作的通知</p>".as_bytes();
/// let hint = Hint::default().file_name("index.html").mime_type("text/html; charset=gbk");
/// let notice = Parser::new().parse_document(page, hint)?;
/// assert_eq!(notice.document_type.as_deref(), Some("通知"));
/// # Ok::<(), gongwen::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Hint<'h> {
    /// Its file name or path.
    pub file_name: Option<&'h str>,
    /// Its MIME type, as a server or mail says it.
    pub mime_type: Option<&'h str>,
}

impl<'h> Hint<'h> {
    /// The same hint with a file name or path.
    pub const fn file_name(mut self, name: &'h str) -> Self {
        self.file_name = Some(name);
        self
    }

    /// The same hint with a MIME type.
    pub const fn mime_type(mut self, mime_type: &'h str) -> Self {
        self.mime_type = Some(mime_type);
        self
    }

    /// Whether the hint speaks for a page: a MIME type of text goes before the name.
    #[cfg(feature = "html")]
    fn is_page(self) -> bool {
        let essence = self.mime_type.and_then(|mime_type| mime_type.split(';').next());
        let essence = essence.unwrap_or_default().trim().to_ascii_lowercase();
        match essence.as_str() {
            "text/html" | "application/xhtml+xml" => true,
            _ if essence.starts_with("text/") => false,
            _ => self.file_name.is_some_and(names_page),
        }
    }
}

#[cfg(feature = "html")]
fn names_page(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    ["html", "htm", "shtml", "xhtml"].iter().any(|page| extension.eq_ignore_ascii_case(page))
}

/// Whether a text is a web page, or a piece of one: its tags say so, and where they leave a doubt, the hint.
#[cfg(feature = "html")]
pub(super) fn is_page(text: &str, hint: Hint<'_>) -> bool {
    begins_page(text) || (hint.is_page() && text.contains('<'))
}

/// Whether tables in HTML stand in a text, as text recognition writes them into Markdown.
#[cfg(feature = "html")]
pub(super) fn holds_tables(text: &str) -> bool {
    // Most texts hold no tag, and one byte is found in a fraction of the time.
    let tags = memchr::memchr(b'<', text.as_bytes()).map_or(&[][..], |tag| &text.as_bytes()[tag..]);
    memchr::memmem::find(tags, b"<table").is_some()
}

/// Whether a text begins as pages and pieces of pages do: with a document type, a comment, or a tag that
/// frames text.
#[cfg(feature = "html")]
fn begins_page(text: &str) -> bool {
    const FRAMES: &[&str] = &[
        "!doctype", "!--", "?xml", "html", "head", "body", "div", "table", "p", "span", "section",
        "article", "meta", "style", "ul", "h1", "h2", "h3", "font", "center", "tbody", "tr", "br",
    ];
    let Some(tag) = text.trim_start().strip_prefix('<') else { return false };
    FRAMES.iter().any(|name| {
        let begins = tag.get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name));
        let next = tag.as_bytes().get(name.len());
        begins && (*name == "!--" || next.is_none_or(|b| !b.is_ascii_alphanumeric()))
    })
}
