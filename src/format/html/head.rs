//! What the head of a page says about its document: `<title>`, and the tags that public bodies put there for others to
//! read (网页标签: `ArticleTitle`, `PubDate`, `ContentSource`).
//!
//! They are the first lines of the text, each a label and its value, as in a table that the page shows.

use std::ops::Range;

use super::element::Attribute;
use crate::{format::Renderer, grammar::metadata_label, text::is_blank};

/// Bytes of the longest value: a summary. What is longer is a mistake, an unclosed `<title>` above all.
const LONGEST: usize = 3_000;

/// What the head said so far.
#[derive(Debug, Default)]
pub(super) struct Head {
    said: Vec<Said>,
    has_title: bool,
    /// Whether the text that comes is that of `<title>`.
    is_in_title: bool,
}

/// A label and its value.
#[derive(Debug)]
struct Said {
    label: String,
    /// Where its tag begins.
    tag: usize,
    value: Vec<Piece>,
}

/// A stretch of the source, and what it stands for where that is another text.
#[derive(Debug)]
struct Piece {
    place: Range<usize>,
    shown: Option<String>,
}

/// The attributes of a `<meta>`.
#[derive(Debug, Default)]
pub(super) struct Meta {
    name: String,
    content: String,
    /// Where the content begins.
    start: usize,
}

impl Meta {
    /// Takes the value of an attribute, which begins at `start`; of several of one name the first counts.
    pub(super) fn set(&mut self, attribute: Attribute, value: &[u8], start: usize) {
        let value = String::from_utf8_lossy(value);
        match attribute {
            Attribute::Name if self.name.is_empty() => self.name = value.into_owned(),
            Attribute::Content if self.content.is_empty() => {
                (self.content, self.start) = (value.into_owned(), start);
            }
            _ => {}
        }
    }
}

impl Head {
    /// A `<meta>` whose tag begins at `tag`.
    pub(super) fn meta(&mut self, meta: &Meta, tag: usize, source: &str) {
        if metadata_label::tag(&meta.name).is_none() || meta.content.len() > LONGEST {
            return;
        }
        let place = value_at(source, meta.start);
        let value = piece(source, place, &meta.content).into_iter().collect();
        self.said.push(Said { label: meta.name.clone(), tag, value });
    }

    /// A `<title>` begins.
    pub(super) fn begin_title(&mut self, tag: usize) {
        if !self.has_title {
            let label = metadata_label::PAGE_TITLE.to_owned();
            self.said.push(Said { label, tag, value: Vec::new() });
            (self.has_title, self.is_in_title) = (true, true);
        }
    }

    /// Text that no reader of the page sees, or what a character reference in it stands for.
    pub(super) fn text(&mut self, text: &str, place: Range<usize>, source: &str) {
        if let Some(title) = self.said.last_mut().filter(|_| self.is_in_title) {
            title.value.extend(piece(source, place, text));
        }
    }

    /// A `<title>` ends.
    pub(super) fn end_title(&mut self) {
        self.is_in_title = false;
    }

    /// Writes the lines. Without those of an article, tags speak of the site.
    pub(super) fn write(&mut self, renderer: &mut Renderer<'_>) {
        self.is_in_title = false;
        let is_article = self.said.iter().any(|said| metadata_label::is_of_article(&said.label));
        for said in std::mem::take(&mut self.said) {
            let is_title = said.label == metadata_label::PAGE_TITLE;
            let length: usize = said.value.iter().map(|piece| piece.place.len()).sum();
            if (is_article || is_title) && (1..=LONGEST).contains(&length) {
                said.write(renderer);
            }
        }
    }
}

impl Said {
    fn write(self, renderer: &mut Renderer<'_>) {
        renderer.begin_line(None);
        renderer.show(&(self.label + metadata_label::TAG_END), self.tag..self.tag);
        for Piece { place, shown } in self.value {
            match shown {
                Some(text) => renderer.show(&text, place),
                None => renderer.copy(place),
            }
        }
    }
}

/// A text without blanks around it and line breaks in it, and its place; `None` for blanks alone.
fn piece(source: &str, place: Range<usize>, text: &str) -> Option<Piece> {
    let inner = text.trim_matches(is_blank);
    if inner.is_empty() {
        return None;
    }
    let start = place.start + (text.len() - text.trim_start_matches(is_blank).len());
    let verbatim = start..start + inner.len();
    if source.get(verbatim.clone()) == Some(inner) && !inner.contains(['\n', '\r', '\t']) {
        return Some(Piece { place: verbatim, shown: None });
    }
    let shown = inner.split(['\n', '\r', '\t']).map(|line| line.trim_matches(is_blank));
    Some(Piece { place, shown: Some(shown.collect::<Vec<_>>().join(" ")) })
}

/// The value of an attribute that begins at `start`.
fn value_at(source: &str, start: usize) -> Range<usize> {
    let rest = source.get(start..).unwrap_or_default();
    let length = match source.as_bytes().get(start.wrapping_sub(1)) {
        Some(quote @ (b'"' | b'\'')) => rest.find(char::from(*quote)),
        _ => rest.find(|c: char| c.is_ascii_whitespace() || c == '>'),
    };
    start..start + length.unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use crate::{Span, format::html};

    /// The lines of the head, each with its place in the source.
    fn lines(source: &str) -> Vec<(String, &str)> {
        let rendering = html::page(source);
        let (text, places) = (rendering.text, rendering.places.unwrap());
        let mut at = 0;
        let line = |line: &str| {
            let value = Span::new(at + line.find('：').unwrap() + '：'.len_utf8(), at + line.len());
            at += line.len() + 1;
            (line.to_owned(), places.span(value).of(source).unwrap())
        };
        text.lines().map(line).collect()
    }

    #[test]
    fn values_lead_back_to_their_attributes() {
        let page = "<meta name=PubDate content=2024-03-05><META CONTENT=' 关于&ldquo;春灌&rdquo;\n的通知' \
                    NAME='articletitle'><meta name=\"Author\" content=\"王禾\" content=\"李青\">";
        let wanted = [
            ("PubDate：2024-03-05", "2024-03-05"),
            ("articletitle：关于“春灌” 的通知", " 关于&ldquo;春灌&rdquo;\n的通知"),
            ("Author：王禾", "王禾"),
        ];
        assert_eq!(lines(page), wanted.map(|(line, value)| (line.to_owned(), value)));
    }

    #[test]
    fn a_title_is_one_line() {
        let page = "<head><title>\n 关于春灌的通知\n&ndash;青禾县 </title><svg><title>图</title></svg></head>";
        let value = "关于春灌的通知\n&ndash;青禾县";
        assert_eq!(lines(page), [("title：关于春灌的通知–青禾县".to_owned(), value)]);
    }

    #[test]
    fn tags_of_a_site_or_within_the_text_are_none() {
        assert_eq!(
            lines("<meta name=keywords content=青禾><meta name=SiteName content=青禾县>"),
            []
        );
        let page = "<p>标题：通知<meta name=ArticleTitle content=通知>";
        assert_eq!(lines(page), [("标题：通知".to_owned(), "通知")]);
        assert_eq!(lines("<head><title>关于春灌的通知<p>没有结尾".repeat(200).as_str()), []);
    }
}
