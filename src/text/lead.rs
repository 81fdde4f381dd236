//! How many ideographs a text begins with: told for the first few characters together, without a guess.
//!
//! A label in front of a colon, a name in front of 指出： are a few ideographs up to the first mark. A loop over them ends where
//! nobody can tell beforehand, and most texts are neither.

/// Characters that are looked at.
pub(crate) const MOST: usize = 10;

/// Bytes of as many ideographs.
const BYTES: usize = 3 * MOST;

/// How many ideographs (0xE4 to 0xE9) a text begins with, [`MOST`] at most; each has three bytes.
#[inline]
pub(crate) fn ideographs(text: &str) -> usize {
    let bytes = text.as_bytes();
    match bytes.first_chunk() {
        Some(head) => count(head),
        None => count(&padded(bytes)),
    }
}

/// The first character behind the ideographs that a text begins with, and where it stands; `None` where the text ends there, or
/// where so many ideographs begin it as are counted.
#[inline]
pub(crate) fn first_other(text: &str) -> Option<(usize, char)> {
    let at = 3 * ideographs(text);
    if at == BYTES {
        return None;
    }
    Some((at, text[at..].chars().next()?))
}

fn count(head: &[u8; BYTES]) -> usize {
    let (characters, _) = head.as_chunks::<3>();
    let is_other = |first: u8| u32::from(!matches!(first, 0xe4..=0xe9));
    let others = characters.iter().zip(0..).fold(1 << MOST, |others: u32, ([first, ..], at)| {
        // Behind the first other one no character needs to begin here, and nobody asks.
        others | is_other(*first) << at
    });
    others.trailing_zeros() as usize
}

/// A text shorter than what is looked at, with something else behind it.
#[cold]
fn padded(text: &[u8]) -> [u8; BYTES] {
    let mut head = [0; BYTES];
    head[..text.len()].copy_from_slice(text);
    head
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ideographs_are_counted_up_to_any_other_character() {
        for count in 0..14 {
            for other in ["", "：", "a", "é", "🀄", "（县", "1县县县"] {
                let text = format!("{}{other}", "县".repeat(count));
                assert_eq!(ideographs(&text), count.min(MOST), "{text}");
                let first = other.chars().next().filter(|_| count < MOST);
                assert_eq!(first_other(&text), first.map(|c| (3 * count, c)), "{text}");
                let long = format!("{text}{}", "，县".repeat(9));
                let end =
                    if other.is_empty() { '，' } else { other.chars().next().unwrap_or('，') };
                assert_eq!(
                    first_other(&long).map(|(_, c)| c),
                    Some(end).filter(|_| count < MOST),
                    "{long}"
                );
            }
        }
    }
}
