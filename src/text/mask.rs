//! Finding the few characters that are no ideographs, 64 bytes at a time.
//!
//! Nine tenths of a notice are ideographs of three bytes, 0xE4 to 0xE9 and two bytes that continue them.
//! All bytes of a window are compared with the same few numbers, which compilers turn into instructions
//! for sixteen bytes. So an ideograph costs two instructions; a loop over characters takes several and
//! a branch.

use std::num::NonZeroU64;

/// Bytes that are looked at together.
const WINDOW: usize = 64;

/// The bytes behind a window that belong to its last character, as far as they are told.
const BEHIND: usize = 2;

/// A window and the bytes behind it.
type Window = [u8; WINDOW + BEHIND];

/// Calls with each place in a text where a character begins that is no ideograph, in order, and with the bytes
/// that stand there: three of them, so that no user has to ask for them again.
#[inline]
pub(crate) fn each_other(text: &str, mut call: impl FnMut(usize, [u8; 3])) {
    let bytes = text.as_bytes();
    // As many windows as have bytes behind them.
    let whole = bytes.len().saturating_sub(BEHIND) / WINDOW * WINDOW;
    let rest = rest(&bytes[whole..]);
    let at = |start: usize| -> Option<(&Window, u64)> {
        let window = match bytes.get(start..)?.first_chunk() {
            Some(window) => window,
            None if start < bytes.len() => rest.get(start - whole..)?.first_chunk()?,
            None => return None,
        };
        Some((window, others(window)))
    };
    let mut start = 0;
    let mut next = at(start);
    while let Some((window, mut bits)) = next {
        // Compared before the marks of this window are seen: nobody can guess how many there are, and what stands behind
        // a wrong guess has to wait.
        next = at(start + WINDOW);
        while let Some(left) = NonZeroU64::new(bits) {
            let bit = left.trailing_zeros() as usize;
            call(start + bit, [window[bit], window[bit + 1], window[bit + 2]]);
            bits &= bits - 1;
        }
        start += WINDOW;
    }
}

/// The last bytes of a text, fewer than a window and those behind it, in room for two windows.
#[inline(never)]
fn rest(last: &[u8]) -> [u8; 2 * WINDOW + BEHIND] {
    // A byte that continues a character begins none.
    let mut rest = [0x80; 2 * WINDOW + BEHIND];
    rest[..last.len()].copy_from_slice(last);
    rest
}

/// A bit for each byte that begins a character other than an ideograph.
#[inline]
fn others(window: &Window) -> u64 {
    // Moves 0xE9 to the largest signed number, so that one comparison tells 0xE4 to 0xE9.
    const TO_TOP: u8 = 0x7f_u8.wrapping_sub(0xe9);
    let mut found = [0; WINDOW];
    for ((found, byte), bit) in found.iter_mut().zip(window).zip(BIT_OF_EIGHT) {
        let continues = (*byte as i8) < -0x40;
        let begins_ideograph = (byte.wrapping_add(TO_TOP) as i8) > 0x7f - 6;
        *found = if continues | begins_ideograph { 0 } else { bit };
    }
    in_order(&found)
}

/// How many bytes the words that a text begins with take: ideographs, letters and figures, with the commas between them and the
/// quotes around them. [`MOST`] at most, for so many are looked at.
///
/// Where the first other mark stands nobody can guess, so a loop over all marks leaves at a wrong guess nearly each time.
#[inline]
pub(crate) fn words(text: &str) -> usize {
    let bytes = text.as_bytes();
    let marks_from = |from: usize| match bytes[from..].first_chunk() {
        Some(window) => marks(window),
        None => marks(&padded(&bytes[from..])),
    };
    match marks_from(0) {
        0 => WINDOW + marks_from(WINDOW).trailing_zeros() as usize,
        marks => marks.trailing_zeros() as usize,
    }
}

/// Bytes that [`words`] looks at.
pub(crate) const MOST: usize = 2 * WINDOW;

/// The last bytes of a text, fewer than a window and those behind it, with a mark behind its end.
#[inline(never)]
fn padded(last: &[u8]) -> Window {
    let mut window = [0; WINDOW + BEHIND];
    window[..last.len()].copy_from_slice(last);
    window
}

/// A bit for each byte that begins a character that is none of words.
#[inline]
fn marks(window: &Window) -> u64 {
    // Moves 0xE9, z and 9 to the largest signed number, so that one comparison tells what lies below it.
    const TO_TOP: u8 = 0x7f_u8.wrapping_sub(0xe9);
    const TO_TOP_FROM_Z: u8 = 0x7f - b'z';
    const TO_TOP_FROM_9: u8 = 0x7f - b'9';
    let mut found = [0; WINDOW];
    let bytes = window.iter().zip(&window[BEHIND..]);
    for ((found, (first, third)), bit) in found.iter_mut().zip(bytes).zip(BIT_OF_EIGHT) {
        let continues = (*first as i8) < -0x40;
        let begins_ideograph = (first.wrapping_add(TO_TOP) as i8) > 0x7f - 6;
        let is_letter = ((first | 0x20).wrapping_add(TO_TOP_FROM_Z) as i8) > 0x7f - 26;
        let is_figure = (first.wrapping_add(TO_TOP_FROM_9) as i8) > 0x7f - 10;
        // ， is EF BC 8C, 、 is E3 80 81, “ and ” are E2 80 9C and 9D; none of their kin ends a sentence or is a bracket or a blank.
        let is_comma = (*first == 0xef) & (*third == 0x8c) | (*first == 0xe3) & (*third == 0x81);
        let is_half_comma = *first == b',';
        let is_quote = (*first == 0xe2) & (third | 1 == 0x9d);
        let is_of_word = begins_ideograph | is_letter | is_figure;
        let is_passed = continues | is_of_word | is_comma | is_half_comma | is_quote;
        *found = if is_passed { 0 } else { bit };
    }
    in_order(&found)
}

/// What was found of each byte, in one bit each.
#[inline]
fn in_order(found: &[u8; WINDOW]) -> u64 {
    let (eights, _) = found.as_chunks::<8>();
    transpose(eights.iter().fold(0, |bits, eight| bits | u64::from_le_bytes(*eight)))
}

/// The first eight bytes of a window share the lowest bit of eight bytes, the next eight the bit above …
const BIT_OF_EIGHT: [u8; WINDOW] = {
    let (mut bits, mut at) = ([0; WINDOW], 0);
    while at < WINDOW {
        bits[at] = 1 << (at / 8);
        at += 1;
    }
    bits
};

/// Eight rows of eight bits with rows and columns exchanged: within squares of four bits, of sixteen, of all.
#[inline]
fn transpose(bits: u64) -> u64 {
    const SWAPS: [(u32, u64); 3] =
        [(7, 0x00aa_00aa_00aa_00aa), (14, 0x0000_cccc_0000_cccc), (28, 0xf0f0_f0f0)];
    SWAPS.iter().fold(bits, |bits, (distance, half)| {
        let differ = (bits ^ (bits >> distance)) & half;
        bits ^ differ ^ (differ << distance)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_ideograph(c: char) -> bool {
        // All of what begins with 0xE4 to 0xE9.
        ('\u{4000}'..'\u{a000}').contains(&c)
    }

    #[test]
    fn every_character_but_ideographs_is_found() {
        let characters = ('\0'..='\u{ffff}').step_by(61).chain("a，é龥🀄\n".chars());
        let text: String = characters.flat_map(|c| [c, '通', c]).collect();
        let places = text.char_indices().filter(|(_, c)| !is_ideograph(*c)).map(|(at, _)| at);
        let mut found = Vec::new();
        each_other(&text, |at, _| found.push(at));
        assert_eq!(found, places.collect::<Vec<_>>());
    }

    #[test]
    fn words_end_at_the_first_mark() {
        use crate::grammar::punctuation::{ends_sentence, is_closing, is_opening};
        use crate::text::is_blank;
        for c in '\0'..='\u{ffff}' {
            let passed = words(&format!("县{c}")) > 3;
            let is_mark = is_opening(c) || is_closing(c) || is_blank(c);
            assert!(!passed || !(ends_sentence(c) || is_mark), "{c:?}");
            assert!(!passed || !matches!(c, '《' | '》' | '.'), "{c:?}");
            let is_word = is_ideograph(c) || c.is_ascii_alphanumeric() || "，、,“”".contains(c);
            assert!(passed || !is_word, "{c:?}");
        }
        for count in 0..60 {
            for mark in ["", "。", "é", "🀄", "(", "：县"] {
                let text = format!("{}{mark}", "县a，“".repeat(count));
                assert_eq!(words(&text), (10 * count).min(MOST), "{text}");
            }
        }
    }

    #[test]
    fn every_length_is_read_to_its_end() {
        for length in 0..140 {
            let text = format!("{}。", "通".repeat(length));
            let mut found = Vec::new();
            each_other(&text, |at, _| found.push(at));
            assert_eq!(found, [3 * length], "{length}");
        }
    }
}
