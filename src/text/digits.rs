//! Counting the digits that a number is written with.

/// How many ASCII digits stand in a text from a place in it on.
///
/// Eight bytes are looked at together, for nobody can guess where a loop over them would end.
#[inline]
pub(crate) fn digits_at(bytes: &[u8], at: usize) -> usize {
    const ZEROS: u64 = u64::from_le_bytes([b'0'; 8]);
    const TO_TOP: u64 = u64::from_le_bytes([0x76; 8]);
    const TOPS: u64 = u64::from_le_bytes([0x80; 8]);
    let mut end = at;
    loop {
        // A digit is below ten then; whatever is not has its highest bit set, or has it set by the sum. What the sum carries over
        // changes only bytes behind the first of them.
        let values = eight_at(bytes, end) ^ ZEROS;
        let others = (values.wrapping_add(TO_TOP) | values) & TOPS;
        let count = (others.trailing_zeros() / u8::BITS) as usize;
        end += count;
        if count < size_of::<u64>() {
            return end - at;
        }
    }
}

/// The eight bytes from a place of a text on, and zeros where it ends before.
#[inline]
fn eight_at(bytes: &[u8], at: usize) -> u64 {
    const EIGHT: usize = size_of::<u64>();
    let Some(last) = bytes.len().checked_sub(EIGHT) else {
        return bytes[at..].iter().rev().fold(0, |word, byte| word << u8::BITS | u64::from(*byte));
    };
    let from = at.min(last);
    let eight = bytes[from..].first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
    eight.checked_shr(u8::BITS * (at - from) as u32).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_those_that_a_loop_finds() {
        for (others, count) in ["", "a", "渠", "/", ":", "\0", "é", "渠县河", "～修渠巡河。1"]
            .into_iter()
            .flat_map(|others| (0..20).map(move |count| (others, count)))
        {
            let text =
                ["县", &"0172938465"[..count % 11], &"9".repeat(count / 11), others].concat();
            let digits = text[3..].bytes().take_while(u8::is_ascii_digit).count();
            assert_eq!(digits_at(text.as_bytes(), 3), digits, "{text}");
            assert_eq!(digits_at(&text.as_bytes()[3..], 0), digits, "{text}");
            assert_eq!(digits_at(text.as_bytes(), text.len()), 0, "{text}");
        }
    }
}
