//! Which format a document has.

/// The formats that the crate reads; those behind a feature only where it was built with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Text, Markdown without tags included.
    Text,
    /// Markdown with tables in HTML, as text recognition writes them (feature `html`).
    Markdown,
    /// A web page or a piece of one (feature `html`).
    Html,
    /// A Word file (feature `docx`).
    Docx,
    /// A spreadsheet (feature `xlsx`).
    Xlsx,
}

/// What is known of a document beside its bytes. The content goes first: a hint only decides where the
/// content leaves a doubt.
///
/// ```
/// let hint = gongwen::Hint::default().mime_type("text/html; charset=gbk");
/// # let _ = hint;
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

    /// The format that the hint speaks for.
    #[cfg(feature = "html")]
    fn format(self) -> Option<Format> {
        let by_type = self.mime_type.and_then(of_mime_type);
        by_type.or_else(|| self.file_name.and_then(of_file_name))
    }
}

#[cfg(feature = "html")]
fn of_mime_type(mime_type: &str) -> Option<Format> {
    let essence = mime_type.split(';').next()?.trim().to_ascii_lowercase();
    match essence.as_str() {
        "text/plain" => Some(Format::Text),
        "text/markdown" => Some(Format::Markdown),
        "text/html" | "application/xhtml+xml" => Some(Format::Html),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => {
            Some(Format::Docx)
        }
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => Some(Format::Xlsx),
        _ => None,
    }
}

#[cfg(feature = "html")]
fn of_file_name(name: &str) -> Option<Format> {
    let (_, extension) = name.rsplit_once('.')?;
    match extension.to_ascii_lowercase().as_str() {
        "txt" => Some(Format::Text),
        "md" | "markdown" => Some(Format::Markdown),
        "html" | "htm" | "shtml" | "xhtml" => Some(Format::Html),
        "docx" => Some(Format::Docx),
        "xlsx" => Some(Format::Xlsx),
        _ => None,
    }
}

impl Format {
    /// The format of a text: that of its tags, and where they leave a doubt, that of the hint.
    #[cfg(feature = "html")]
    pub(super) fn of_text(text: &str, hint: Hint<'_>) -> Self {
        let has_table = || memchr::memmem::find(text.as_bytes(), b"<table").is_some();
        match hint.format() {
            _ if begins_page(text) => Self::Html,
            Some(Self::Html) if text.contains('<') => Self::Html,
            _ if has_table() => Self::Markdown,
            _ => Self::Text,
        }
    }
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
