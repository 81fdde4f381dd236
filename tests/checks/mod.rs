//! What must hold for every notice that was made of any input; for the tests here and the targets in `fuzz/`.
#![allow(unreachable_pub, dead_code, reason = "each of its users is another crate")]

use gongwen::{Block, Error, Hint, Limits, Notice, Parser, Section, Span};

/// A text in two, no more than so many bytes in the first.
pub fn split(text: &str, bytes: usize) -> (&str, &str) {
    let is_end = |at: &usize| text.is_char_boundary(*at);
    text.split_at((0..=bytes.min(text.len())).rev().find(is_end).unwrap_or_default())
}

/// Parses bytes in every way there is and checks what comes out, an error too.
pub fn bytes(bytes: &[u8], hint: Hint<'_>) -> Result<(), String> {
    decoded(bytes)?;
    match Parser::new().parse_document(bytes, hint) {
        Ok(notice) => sound(&notice),
        Err(error) => explained(&error),
    }
}

/// Parses a text and checks what comes out.
pub fn text(text: &str) -> Result<(), String> {
    let notice = gongwen::parse(text);
    if notice.source() != text {
        return Err("the source is another text".into());
    }
    sound(&notice)
}

/// Parses within limits that cut nearly everything: what is cut still holds together.
pub fn cut_by_limits(bytes: &[u8], hint: Hint<'_>) -> Result<(), String> {
    let few = Limits::new().with_diagnostics(2).with_nesting(12);
    let no_lines = few.with_lines(5).with_cells(3).with_unpack_ratio(4).with_unpacked_bytes(2_048);
    within(no_lines, bytes, hint)?;
    within(few.with_blocks(5).with_cells(24).with_copy_ratio(0), bytes, hint)
}

fn within(limits: Limits, bytes: &[u8], hint: Hint<'_>) -> Result<(), String> {
    match Parser::new().limits(limits).parse_document(bytes, hint) {
        // What lies under the diagnostics behind the limit is under the last one.
        Ok(notice) => sound(&notice),
        Err(error) => explained(&error),
    }?;
    if let Ok(text) = std::str::from_utf8(bytes) {
        let limits = limits.with_bytes(bytes.len() / 2);
        sound(&Parser::new().limits(limits).parse(text))?;
    }
    Ok(())
}

/// A notice is sound: its spans are places, nothing of its source is lost, and it is the same as JSON and owned.
pub fn sound(notice: &Notice<'_>) -> Result<(), String> {
    let json = serde_json::to_string(notice).map_err(|error| error.to_string())?;
    spans_are_places(notice, &json)?;
    nothing_is_lost(notice)?;
    stays_the_same(notice, &json)?;
    can_be_walked(notice);
    for part in &notice.parts {
        lie_in_their_sections(notice, &part.content, &mut Vec::new())?;
    }
    Ok(())
}

/// An error says something in few words.
pub fn explained(error: &Error) -> Result<(), String> {
    let message = error.to_string();
    let is_short = (10..500).contains(&message.chars().count());
    if is_short { Ok(()) } else { Err(format!("an error says `{message}`")) }
}

/// What was decoded says truly which of it was replaced.
fn decoded(bytes: &[u8]) -> Result<(), String> {
    let Ok(decoded) = gongwen::decode(bytes) else { return Ok(()) };
    if decoded.replaced.len() > decoded.replaced_total {
        return Err("more places of bad bytes than bad bytes".into());
    }
    let is_mark = |place: &&Span| place.of(&decoded.text) == Some("\u{fffd}");
    match decoded.replaced.iter().find(|place| !is_mark(place)) {
        Some(place) => Err(format!("{place:?} is no replaced byte")),
        None => Ok(()),
    }
}

/// Every span, at any depth, lies on character boundaries of the source.
fn spans_are_places(notice: &Notice<'_>, json: &str) -> Result<(), String> {
    // No text can hold this: a quote in a text stands behind a backslash.
    for rest in json.split("\"span\":[").skip(1) {
        let pair = &rest[..rest.find(']').unwrap_or(0)];
        let read = || -> Option<Span> {
            let (start, end) = pair.split_once(',')?;
            Some(Span { start: start.parse().ok()?, end: end.parse().ok()? })
        };
        let span = read().ok_or_else(|| format!("[{pair}] is no span"))?;
        if span.of(notice.source()).is_none() {
            return Err(format!("{span:?} is no place of the source"));
        }
    }
    Ok(())
}

/// Everything but blanks lies under a span.
fn nothing_is_lost(notice: &Notice<'_>) -> Result<(), String> {
    let coverage = notice.coverage();
    match coverage.gaps.first() {
        Some(gap) => Err(format!("under no span: {gap:?} {:?}", gap.of(notice.source()))),
        None if coverage.covered != coverage.total => Err("covered and total differ".into()),
        None => Ok(()),
    }
}

/// The notice is the same behind JSON, and without the borrow of its source.
fn stays_the_same(notice: &Notice<'_>, json: &str) -> Result<(), String> {
    let read = serde_json::from_str::<Notice<'_>>(json).map_err(|error| error.to_string())?;
    if read != *notice {
        return Err("JSON gives another notice back".into());
    }
    let owned = notice.clone().into_owned();
    if owned != *notice || owned.source() != notice.source() {
        return Err("the owned notice is another".into());
    }
    Ok(())
}

/// The accessors walk whatever came out.
fn can_be_walked(notice: &Notice<'_>) {
    let _ = (notice.outline().count(), notice.tables().count(), notice.paragraphs().count());
    let _ = (notice.text(), notice.tasks_by_unit());
    for diagnostic in &notice.diagnostics {
        let _ = (diagnostic.to_string(), notice.line_column(diagnostic.span));
    }
}

/// A place is found in the sections that it stands in, and in no others. Sections nest by their levels, so not deep.
fn lie_in_their_sections<'n, 'a>(
    notice: &'n Notice<'a>,
    blocks: &'n [Block<'a>],
    around: &mut Vec<&'n Section<'a>>,
) -> Result<(), String> {
    for block in blocks {
        let own = if let Block::Section(section) = block { Some(section) } else { None };
        around.extend(own);
        let place = block.span();
        let found = notice.sections_at(place);
        if !found.map(std::ptr::from_ref).eq(around.iter().copied().map(std::ptr::from_ref)) {
            return Err(format!("{place:?} is not found in the sections that it stands in"));
        }
        if let Some(section) = own {
            lie_in_their_sections(notice, &section.content, around)?;
            around.pop();
        }
    }
    Ok(())
}
