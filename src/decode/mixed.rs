//! Files put together from others: some lines in UTF-8, some in GB18030.

use super::{Decoded, Encoding, sample, stream};
use crate::Span;

/// Reads each line in its own encoding; `None` where the lines show no two.
///
/// A line of GB18030 may be valid UTF-8 by chance (联通), but then as Latin or Greek letters.
pub(super) fn read(bytes: &[u8]) -> Option<Decoded<'static>> {
    let lines = || bytes.split_inclusive(|byte| *byte == b'\n');
    if !lines().any(|line| stream::utf8(line).is_some_and(is_sure)) {
        return None;
    }
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
    let mut was_other = false;
    let (mut replaced, mut replaced_total) = (Vec::new(), 0);
    // The first lines next to each other that are in GB18030.
    let mut other: Option<Span> = None;
    for line in lines() {
        let start = text.len();
        if let Some(valid) = stream::utf8(line) {
            was_other &= valid.is_ascii();
            text.push_str(valid);
            continue;
        }
        let is_other = sample::is_gb18030(line, was_other);
        was_other = is_other;
        let read = stream::read(line, if is_other { Encoding::Gb18030 } else { Encoding::Utf8 });
        let behind =
            |place: &Span| Span::new(start + place.start as usize, start + place.end as usize);
        replaced.extend(read.replaced.iter().map(behind));
        replaced_total += read.replaced_total;
        text.push_str(&read.text);
        let here = Span::new(start, text.len());
        if is_other && other.is_none_or(|other| other.end == here.start) {
            other = Some(other.map_or(here, |other| other.join(here)));
        }
    }
    replaced.truncate(super::MOST_REPLACED);
    let decoded =
        Decoded { text: text.into(), encoding: Encoding::Mixed, replaced, replaced_total, other };
    decoded.other.is_some().then_some(decoded)
}

/// Whether a line has so many Chinese characters in UTF-8 that chance did not make it.
fn is_sure(line: &str) -> bool {
    const FEWEST: usize = 4;
    line.chars().filter(|c| c.len_utf8() == 3).nth(FEWEST - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOP: &str = "青禾县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n";
    const REST: &str = "现将有关事项通知如下：\n一、备足物资。\n";

    fn gb18030(text: &str) -> Vec<u8> {
        encoding_rs::GB18030.encode(text).0.into_owned()
    }

    #[test]
    fn lines_are_read_in_their_own_encodings() {
        let halves = [TOP.as_bytes().to_vec(), gb18030(REST)];
        let turned = [gb18030(TOP), REST.as_bytes().to_vec()];
        for bytes in [halves.concat(), turned.concat()] {
            let decoded = super::super::decode(&bytes).unwrap();
            assert_eq!(
                (&*decoded.text, decoded.encoding),
                (&*[TOP, REST].concat(), Encoding::Mixed)
            );
            assert_eq!(decoded.replaced_total, 0);
        }
    }

    #[test]
    fn one_encoding_with_holes_stays_one() {
        let mut damaged = [TOP, REST].concat().into_bytes();
        damaged[4] = 0xff;
        assert_eq!(super::super::decode(&damaged).unwrap().encoding, Encoding::Utf8);
        let mut damaged = gb18030(&[TOP, "联通\n", REST].concat());
        damaged[4] = 0xff;
        assert_ne!(super::super::decode(&damaged).unwrap().encoding, Encoding::Mixed);
    }
}
