//! What of the source a notice accounts for.

use crate::{Block, Code, Diagnostic, Notice, Span, text::is_blank};

/// How much of the source lies under a field, a block or a diagnostic. Blanks do not count.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Coverage {
    /// Bytes of the source that are no blanks.
    pub total: usize,
    /// Those of them that something was made of.
    pub covered: usize,
    /// The places of the others, each from its first to its last character.
    pub gaps: Vec<Span>,
}

impl Coverage {
    /// The covered share, 1.0 for an empty source.
    ///
    /// ```
    /// let notice = gongwen::parse("青禾县人民政府\n关于修渠的通知\n- 3 -\n");
    /// assert_eq!(notice.coverage().share(), 1.0);
    /// ```
    pub fn share(&self) -> f64 {
        if self.total == 0 { 1.0 } else { self.covered as f64 / self.total as f64 }
    }
}

impl Notice<'_> {
    /// Which places of the source nothing was made of. Of a page only what it shows counts, its tags don't.
    ///
    /// A place is covered by the header's fields, the document number, the list of attachments, a
    /// block of a part, or a diagnostic that says why it was set aside.
    ///
    /// ```
    /// let coverage = gongwen::parse("").coverage();
    /// assert_eq!((coverage.share(), coverage.gaps.len()), (1.0, 0));
    /// ```
    pub fn coverage(&self) -> Coverage {
        let mut places = self.places();
        places.sort_unstable();
        let mut places = places.into_iter().peekable();
        let mut coverage = Coverage { total: 0, covered: 0, gaps: Vec::new() };
        // Behind the last byte of all places that began so far: order of the starts is enough then.
        let mut covered_to = 0;
        let mut open: Option<Span> = None;
        let mut shown = self.shown();
        for (at, c) in self.source().char_indices() {
            if !shown(at as u32) {
                continue;
            }
            while let Some(place) = places.next_if(|place| place.start as usize <= at) {
                covered_to = covered_to.max(place.end as usize);
            }
            if is_blank(c) {
                continue;
            }
            coverage.total += c.len_utf8();
            if at < covered_to {
                coverage.covered += c.len_utf8();
                coverage.gaps.extend(open.take());
            } else {
                let here = Span::new(at, at + c.len_utf8());
                open = Some(open.map_or(here, |gap| gap.join(here)));
            }
        }
        coverage.gaps.extend(open);
        coverage
    }

    /// Whether a byte of the source is shown to a reader, asked in order: tags are not.
    fn shown(&self) -> impl FnMut(u32) -> bool {
        let mut runs = self.source.places.as_ref().map(|places| places.shown().peekable());
        move |at| {
            runs.as_mut().is_none_or(|runs| {
                while runs.next_if(|run| run.end <= at).is_some() {}
                runs.peek().is_some_and(|run| run.start <= at)
            })
        }
    }

    /// The spans of all that was made of the source, in no order.
    fn places(&self) -> Vec<Span> {
        let fields = self.fields.iter().map(|field| field.span);
        let number = self.document_number.iter().map(|number| number.span);
        let attachments = self.attachments.iter().map(|attachment| attachment.span);
        // What tells that a value was inferred sets nothing aside.
        let sets_aside = |diagnostic: &&Diagnostic<'_>| diagnostic.code != Code::Inferred;
        let diagnostics =
            self.diagnostics.iter().filter(sets_aside).map(|diagnostic| diagnostic.span);
        let blocks = self.parts.iter().flat_map(|part| &part.content);
        let mut places: Vec<Span> =
            fields.chain(number).chain(attachments).chain(diagnostics).collect();
        for block in blocks {
            match block {
                // Not the hull: what cuts the paragraph has to be covered by itself.
                Block::Paragraph(paragraph) => {
                    places.extend(paragraph.span);
                    places.extend(paragraph.pieces.iter().map(|piece| piece.span));
                }
                block => places.push(block.span()),
            }
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Field, FieldSpan, Paragraph, Part, PartKind, Piece, model::Source};

    fn notice(text: &str) -> Notice<'_> {
        Notice { source: Source { text: text.into(), places: None }, ..Notice::default() }
    }

    fn place(text: &str, of: &str) -> Span {
        let start = text.find(of).unwrap();
        Span::new(start, start + of.len())
    }

    #[test]
    fn what_nothing_covers_is_a_gap_without_blanks_around() {
        let text = "通知\n\n各乡镇：\n　正文 一段。\n首页";
        let mut notice = notice(text);
        notice.fields.push(FieldSpan {
            field: Field::Recipients,
            index: 0,
            span: place(text, "各乡镇："),
            inferred: None,
        });
        notice.diagnostics.push(Diagnostic::new(Code::Chrome, "chrome", place(text, "首页")));
        let coverage = notice.coverage();
        let gaps: Vec<_> = coverage.gaps.iter().map(|gap| gap.of(text).unwrap()).collect();
        assert_eq!(gaps, ["通知", "正文 一段。"]);
        assert_eq!((coverage.total, coverage.covered), (39, 18));
    }

    #[test]
    fn furniture_that_cuts_a_paragraph_needs_its_own_diagnostic() {
        let text = "前半— 3 —后半";
        let pieces = ["前半", "后半"].map(|of| Piece { span: place(text, of) }).to_vec();
        let mut notice = notice(text);
        notice.parts.push(Part {
            kind: PartKind::Main,
            title: None,
            number: None,
            content: vec![Block::Paragraph(Paragraph {
                text: "前半后半".into(),
                span: None,
                pieces,
            })],
            span: Span::default(),
            document: None,
        });
        assert_eq!(notice.coverage().gaps, [place(text, "— 3 —")]);
    }

    #[test]
    fn places_inside_places_and_outside_the_text_do_no_harm() {
        let text = "一二三四";
        let mut notice = notice(text);
        for (start, end) in [(0, 9), (3, 6), (90, 99), (7, 8)] {
            notice.diagnostics.push(Diagnostic::new(Code::Chrome, "", Span { start, end }));
        }
        let coverage = notice.coverage();
        assert_eq!(coverage.gaps, [place(text, "四")]);
        assert_eq!(coverage.share(), 0.75);
    }
}
