//! What an element is to the text of a page, and the few attributes that count.

/// What an element is to the text of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    /// The page's head: its title and what it loads.
    Head,
    /// Scripts, styles, forms: never text of a page.
    Unseen,
    /// 导航, 页脚: the frame of a page by its own word.
    Frame,
    /// A paragraph, which any other block ends.
    Paragraph,
    /// Stands on lines of its own.
    Block,
    /// A list, whose end ends its items.
    List,
    /// An item of a list, a term or what is said of it.
    Item,
    /// Text whose line breaks count.
    Preformatted,
    /// A line break.
    Break,
    /// A table.
    Table,
    /// The head, body or foot of a table.
    RowGroup,
    /// A row.
    Row,
    /// A cell.
    Cell,
    /// A link.
    Link,
    /// Has no end: an image, a field of a form.
    Void,
    /// Anything within a line.
    Inline,
}

impl Element {
    /// The element with a name in lower case.
    pub(super) fn named(name: &[u8]) -> Self {
        match name {
            b"span" | b"b" | b"strong" | b"font" | b"i" | b"u" | b"em" => Self::Inline,
            b"p" => Self::Paragraph,
            b"br" => Self::Break,
            b"td" | b"th" => Self::Cell,
            b"tr" => Self::Row,
            b"table" => Self::Table,
            b"thead" | b"tbody" | b"tfoot" => Self::RowGroup,
            b"a" => Self::Link,
            b"ul" | b"ol" | b"dl" | b"menu" | b"dir" => Self::List,
            b"li" | b"dt" | b"dd" => Self::Item,
            b"img" | b"input" | b"meta" | b"link" | b"base" | b"col" | b"embed" | b"source"
            | b"track" | b"wbr" | b"area" | b"param" => Self::Void,
            b"head" => Self::Head,
            b"script" | b"style" | b"title" | b"template" | b"noscript" | b"iframe"
            | b"textarea" | b"select" | b"svg" | b"math" | b"object" | b"canvas" | b"video"
            | b"audio" | b"button" | b"noembed" | b"noframes" => Self::Unseen,
            b"nav" | b"footer" | b"aside" => Self::Frame,
            b"pre" | b"listing" | b"xmp" | b"plaintext" => Self::Preformatted,
            b"div" | b"html" | b"body" | b"section" | b"article" | b"main" | b"header" | b"h1"
            | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"hr" | b"center" | b"blockquote"
            | b"form" | b"fieldset" | b"legend" | b"address" | b"figure" | b"figcaption"
            | b"details" | b"summary" | b"caption" | b"hgroup" | b"option" | b"dialog" => {
                Self::Block
            }
            _ => Self::Inline,
        }
    }

    /// Whether it is never shown as text of the page.
    pub(super) fn is_unseen(self) -> bool {
        matches!(self, Self::Head | Self::Unseen | Self::Frame)
    }

    /// Whether it has no content and no end tag.
    pub(super) fn is_void(self) -> bool {
        matches!(self, Self::Void | Self::Break)
    }

    /// Whether it stands on lines of its own.
    pub(super) fn breaks_line(self) -> bool {
        !matches!(self, Self::Inline | Self::Link | Self::Void | Self::Unseen)
    }
}

/// An attribute that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attribute {
    Hidden,
    Style,
    Columns,
    Rows,
    Address,
    Title,
    /// The two of a `<meta>`.
    Name,
    Content,
}

impl Attribute {
    /// The attribute with a name in lower case, if it counts.
    pub(super) fn named(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"style" => Self::Style,
            b"colspan" => Self::Columns,
            b"rowspan" => Self::Rows,
            b"href" => Self::Address,
            b"hidden" => Self::Hidden,
            b"title" => Self::Title,
            b"name" => Self::Name,
            b"content" => Self::Content,
            _ => return None,
        })
    }
}

/// What a start tag says.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    /// Whether it hides its element.
    pub(super) is_hidden: bool,
    /// How many columns a cell is merged over; 0 where it does not say.
    pub(super) columns: u16,
    /// How many rows a cell is merged over; 0 where it does not say.
    pub(super) rows: u16,
    /// The address of a link.
    pub(super) address: String,
    /// What a link says when it is pointed at.
    pub(super) title: String,
}

impl Attributes {
    /// Takes the value of an attribute; of several of one name the first counts.
    pub(super) fn set(&mut self, attribute: Attribute, value: &[u8]) {
        match attribute {
            Attribute::Hidden => self.is_hidden = true,
            Attribute::Style => self.is_hidden |= hides(value),
            Attribute::Columns if self.columns == 0 => self.columns = count(value),
            Attribute::Rows if self.rows == 0 => self.rows = count(value),
            Attribute::Address if self.address.is_empty() => self.address = text(value),
            Attribute::Title if self.title.is_empty() => self.title = text(value),
            _ => {}
        }
    }
}

fn text(value: &[u8]) -> String {
    String::from_utf8_lossy(value).into_owned()
}

/// A number of columns or rows: the digits in front, at most as many as a `u16` holds.
fn count(value: &[u8]) -> u16 {
    let digits = value.iter().skip_while(|b| b.is_ascii_whitespace());
    digits
        .take_while(|b| b.is_ascii_digit())
        .fold(0u16, |count, b| count.saturating_mul(10).saturating_add(u16::from(b - b'0')))
}

/// Whether a style shows nothing of its element: `display: none`, `visibility:hidden`.
///
/// Both names end in y, and few others do: every tag that Word writes has a style.
fn hides(style: &[u8]) -> bool {
    const HIDING: [(&[u8], &[u8]); 2] = [(b"display", b"none"), (b"visibility", b"hidden")];
    memchr::memchr2_iter(b'y', b'Y', style).any(|at| {
        let (before, behind) = style.split_at(at + 1);
        HIDING.iter().any(|(name, hiding)| {
            let start = before.len().checked_sub(name.len());
            start.is_some_and(|start| before[start..].eq_ignore_ascii_case(name))
                && says(behind, hiding)
        })
    })
}

/// Whether a colon and a value stand behind the name of a property.
fn says(behind: &[u8], value: &[u8]) -> bool {
    let said = behind.trim_ascii_start().strip_prefix(b":").map(<[u8]>::trim_ascii_start);
    said.and_then(|said| said.get(..value.len()))
        .is_some_and(|said| said.eq_ignore_ascii_case(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_that_hide() {
        for style in ["display:none", "color:red; DISPLAY : none !important", "visibility:hidden"] {
            assert!(hides(style.as_bytes()), "{style}");
        }
        for style in ["display:block", "margin-top: 0px", "display", "font-family:none", ""] {
            assert!(!hides(style.as_bytes()), "{style}");
        }
    }

    #[test]
    fn counts_are_bounded() {
        assert_eq!(count(b"3"), 3);
        assert_eq!(count(b" 12px"), 12);
        assert_eq!(count(b"99999999"), u16::MAX);
        assert_eq!(count(b"-2"), 0);
    }
}
