//! Which encoding it is, told from a bounded sample.
//!
//! No statistics over the whole text: four kilobytes hold over a thousand characters. In the right encoding
//! a third of them are 的, 一, 政, 府 and their like, in a wrong one next to none.

use encoding_rs::DecoderResult;

use super::Encoding;

/// How much of the text is looked at.
const SAMPLE: usize = 4_096;

/// The commonest characters and marks of official prose, simplified and traditional.
const COMMON: &str = "的一是在不了有和人中大为上个国以要他时来用到作地于出就分对成会可主发年动同工也\
    能下过产种面而方后多定行学法所民得经十三之进等部度家力如化高自二理起实加量体制机当使点从业本性\
    应开合由其前外天政四日社事平全表间与关各重新内数正利或第向条结解意建月公无情者立通并提展五员位\
    文总次式设及管特件长求基资级统知将组计期农指区强放决任据处府县市省局办责单完善施印\
    為個國時來對會發動過產種後學經進實體機當點從業應開與關內數條結無員總設長資級統將組計農區強決\
    據處縣辦責單，。、：；（）《》〔〕“”";

/// [`COMMON`] as one bit for each character of the first plane, because each is asked for.
static IS_COMMON: [u64; 1024] = {
    let bytes = COMMON.as_bytes();
    let mut bits = [0; 1024];
    let mut at = 0;
    // All of them have three bytes in UTF-8.
    while at + 2 < bytes.len() {
        let (a, b, c) = (bytes[at] as usize, bytes[at + 1] as usize, bytes[at + 2] as usize);
        let code = (a & 0xf) << 12 | (b & 0x3f) << 6 | (c & 0x3f);
        bits[code / 64] |= 1 << (code % 64);
        at += 3;
    }
    bits
};

fn is_common(c: char) -> bool {
    let code = c as usize;
    IS_COMMON.get(code / 64).is_some_and(|bits| bits >> (code % 64) & 1 == 1)
}

/// UTF-16 by the zero halves of its ASCII characters and line breaks.
pub(super) fn utf16_by_nuls(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    memchr::memchr(0, sample)?;
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // One in a hundred units: a line break every second line of a wrapped text. Stray NULs of a
    // broken export fall on both sides.
    let enough = 1.max(sample.len() / 200);
    if odd >= enough && even * 10 <= odd {
        plausible(sample, Encoding::Utf16Le)
    } else if even >= enough && odd * 10 <= even {
        plausible(sample, Encoding::Utf16Be)
    } else {
        None
    }
}

/// The encoding, where the sample makes sense in it: mostly ASCII, or common characters.
fn plausible(sample: &[u8], encoding: Encoding) -> Option<Encoding> {
    let score = Score::of(sample, encoding);
    let text = score.characters > 0 && score.bad * 20 <= score.characters;
    let sense = score.ascii * 2 >= score.characters || score.common * 8 >= score.characters;
    (text && sense).then_some(encoding)
}

/// Whether a line makes sense in GB18030: no hole, and enough characters of which many are common. A broken line of UTF-8
/// gives characters too, but next to no common ones. A short line (a date) shows less, and belongs with the one before it.
pub(super) fn is_gb18030(line: &[u8], is_behind_one: bool) -> bool {
    let fewest = if is_behind_one { 1 } else { 4 };
    let score = Score::of(line, Encoding::Gb18030);
    let wide = score.characters - score.ascii;
    score.bad == 0 && wide >= fewest && score.common * 5 >= wide
}

/// UTF-8 with a few broken places: of ten Chinese characters at most one is lost.
pub(super) fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut wide, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        // A lead byte and two trails: chance makes few of these out of GB18030 or Big5.
        wide += chunk.valid().bytes().filter(|byte| *byte >= 0xe0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    // A character cut at the end says nothing against UTF-8.
    let cut = str::from_utf8(&bytes[bytes.len().saturating_sub(3)..])
        .is_err_and(|error| error.error_len().is_none());
    bad -= usize::from(cut && bad > 0);
    wide > 0 && bad * 10 <= wide
}

/// The likeliest of the encodings without a mark of their own; `None` where the sample makes no
/// sense in any. Holes alone do not tell: GB18030 has a character for nearly every pair of bytes.
pub(super) fn guess(bytes: &[u8]) -> Option<Encoding> {
    // So many common characters of a thousand are no chance: a text in a wrong encoding has ten.
    const CLEAR: i64 = 250;
    // Scripts and styles may fill the head of a page with ASCII, which says nothing. An even number, for UTF-16.
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0) & !1;
    let bytes = if first < SAMPLE { bytes } else { &bytes[first..] };
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    // GB18030 first: it wins where all say the same.
    let all = [Encoding::Gb18030, Encoding::Big5, Encoding::Utf16Le, Encoding::Utf16Be];
    // ASCII in UTF-16 has NULs, which were looked for; without them it only looks like Chinese.
    let nearly_ascii = is_nearly_ascii(sample);
    let order = if nearly_ascii { &all[..2] } else { &all };
    let mut best = (Encoding::Gb18030, i64::MIN);
    for &encoding in order {
        let worth = Score::of(sample, encoding).worth();
        if worth > best.1 {
            best = (encoding, worth);
        }
        if worth >= CLEAR {
            break;
        }
    }
    if best.1 < 0 && nearly_ascii {
        return Some(Encoding::Utf8);
    }
    (best.1 >= 0).then_some(best.0)
}

/// ASCII with a few stray bytes.
fn is_nearly_ascii(sample: &[u8]) -> bool {
    sample.iter().filter(|byte| !byte.is_ascii()).count() * 20 <= sample.len()
}

/// What a sample is in one encoding.
#[derive(Default)]
struct Score {
    characters: usize,
    ascii: usize,
    common: usize,
    bad: usize,
}

impl Score {
    fn of(sample: &[u8], encoding: Encoding) -> Self {
        let mut score = Self::default();
        let Some(mut decoder) = encoding.decoder() else { return score };
        let mut text = String::with_capacity(sample.len() * 3 + 16);
        let mut rest = sample;
        loop {
            // `false`: the sample may end inside a character.
            let (result, read) =
                decoder.decode_to_string_without_replacement(rest, &mut text, false);
            rest = &rest[read..];
            match result {
                DecoderResult::Malformed(..) => score.bad += 1,
                // The capacity holds three bytes for each one, the most there are.
                DecoderResult::InputEmpty | DecoderResult::OutputFull => break,
            }
        }
        for c in text.chars() {
            score.characters += 1;
            score.ascii += usize::from(c.is_ascii());
            score.common += usize::from(is_common(c));
        }
        score
    }

    /// Common characters of a thousand that are no ASCII; a broken one weighs as much as five.
    fn worth(&self) -> i64 {
        let other = (self.characters - self.ascii + self.bad).max(1) as i64;
        (self.common as i64 - 5 * self.bad as i64) * 1_000 / other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_characters_are_looked_up_by_bit() {
        assert!(COMMON.chars().all(|c| c.len_utf8() == 3 && is_common(c)));
        assert!(!COMMON.contains('禾') && !is_common('禾') && !is_common('a') && !is_common('🀄'));
    }
}
