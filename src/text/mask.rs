//! Finding the few characters that are no ideographs, 64 bytes at a time.
//!
//! Nine tenths of a notice are ideographs of three bytes, 0xE4 to 0xE9 and two bytes that continue them.
//! Comparing all bytes of a window with the same few numbers is what compilers turn into instructions
//! for sixteen bytes, so that ideographs cost 0.4 instructions each where a loop over characters
//! takes several and a branch.

use std::num::NonZeroU64;

/// Bytes that are looked at together.
const WINDOW: usize = 64;

/// The bytes behind a window that belong to its last character, as far as they are told.
const BEHIND: usize = 2;

/// Calls with each place in a text where a character begins that is no ideograph, in order, and with the bytes
/// that stand there: three of them, so that no user has to ask for them again.
#[inline]
pub(crate) fn each_other(text: &str, mut call: impl FnMut(usize, [u8; 3])) {
    let bytes = text.as_bytes();
    let mut start = 0;
    while let Some(rest) = bytes.get(start..).filter(|rest| !rest.is_empty()) {
        let last;
        let window = match rest.first_chunk() {
            Some(window) => window,
            None => {
                last = last_window(rest);
                &last
            }
        };
        let mut bits = others(window);
        while let Some(left) = NonZeroU64::new(bits) {
            let bit = left.trailing_zeros() as usize;
            call(start + bit, [window[bit], window[bit + 1], window[bit + 2]]);
            bits &= bits - 1;
        }
        start += WINDOW;
    }
}

/// The last bytes of a text, fewer than a window.
#[inline(never)]
fn last_window(rest: &[u8]) -> [u8; WINDOW + BEHIND] {
    // A byte that continues a character begins none.
    let mut window = [0x80; WINDOW + BEHIND];
    window[..rest.len()].copy_from_slice(rest);
    window
}

/// A bit for each byte that begins a character other than an ideograph.
#[inline]
fn others(window: &[u8; WINDOW + BEHIND]) -> u64 {
    // Moves 0xE9 to the largest signed number, so that one comparison tells 0xE4 to 0xE9.
    const TO_TOP: u8 = 0x7f_u8.wrapping_sub(0xe9);
    let mut passed = [0; WINDOW];
    for (passed, byte) in passed.iter_mut().zip(window) {
        let continues = (*byte as i8) < -0x40;
        let begins_ideograph = (byte.wrapping_add(TO_TOP) as i8) > 0x7f - 6;
        *passed = u8::from(continues | begins_ideograph);
    }
    let (eights, _) = passed.as_chunks::<8>();
    let mut bits = 0;
    for (index, eight) in eights.iter().enumerate() {
        // The product brings the lowest bits of eight bytes together in its highest byte.
        let gathered = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        bits |= gathered << (8 * index);
    }
    !bits
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
    fn every_length_is_read_to_its_end() {
        for length in 0..140 {
            let text = format!("{}。", "通".repeat(length));
            let mut found = Vec::new();
            each_other(&text, |at, _| found.push(at));
            assert_eq!(found, [3 * length], "{length}");
        }
    }
}
