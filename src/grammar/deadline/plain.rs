//! Years, months and days that are plainly no deadline, as most times of a notice are: 2020年工作要点, 3月5日印发.
//!
//! Told by the characters around them, so that the grammars of moments and their contexts are asked where words may make a
//! limit of a time, and nowhere else.

use crate::text::scan::CharSet;

/// What in front of a time leads it in as a limit (到2025年, 截止时间：3月5日), or belongs to it.
static LEADS: CharSet = CharSet::of("到至止：为是于在年");

/// What behind it goes on with it, joins another time to it or says that something is done by then.
static GOES_ON: CharSet = CharSet::of("年底末内上下中晚第度前之以零至到—–－～和及、（份初旬龄")
    .or(&CharSet::of("一二三四五六七八九十两廿百千〇○０１２３４５６７８９"))
    .or(&CharSet::of("完全基建出上报办提实投竣组开"));

/// Where the year, the month or the day ends that begins at `start`, in ASCII digits, if nothing around it makes it a
/// limit. `None` says nothing.
pub(super) fn plain_time(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    if !bytes[start].is_ascii_digit() {
        return None;
    }
    let is_led_in = start.checked_sub('年'.len_utf8()).is_some_and(|at| LEADS.has_at(bytes, at))
        || bytes[..start].ends_with(b":");
    if is_led_in {
        return None;
    }
    let end = match year(bytes, start) {
        Some(end) if is_digit(bytes, end) => month(bytes, end)?,
        Some(end) => end,
        None => month(bytes, start)?,
    };
    ends_plainly(bytes, end).then_some(end)
}

/// Behind 2020年.
fn year(bytes: &[u8], at: usize) -> Option<usize> {
    let (number, end) = digits(bytes, at);
    let is_year = end == at + 4 && (1000..3000).contains(&number);
    behind(bytes, end, "年").filter(|_| is_year)
}

/// Behind 3月 or 3月5日.
fn month(bytes: &[u8], at: usize) -> Option<usize> {
    let (month, end) = digits(bytes, at);
    let end = behind(bytes, end, "月").filter(|_| (1..=12).contains(&month))?;
    if is_digit(bytes, end) { day(bytes, end) } else { Some(end) }
}

/// Behind 5日.
fn day(bytes: &[u8], at: usize) -> Option<usize> {
    let (day, end) = digits(bytes, at);
    let end = behind(bytes, end, "日").or_else(|| behind(bytes, end, "号"));
    end.filter(|_| (1..=31).contains(&day))
}

fn is_digit(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_digit)
}

/// The number that some digits write, at most four of them, and where they end.
fn digits(bytes: &[u8], at: usize) -> (u32, usize) {
    let digits = bytes[at..].iter().take(4).take_while(|byte| byte.is_ascii_digit());
    digits.fold((0, at), |(number, end), digit| (10 * number + u32::from(digit - b'0'), end + 1))
}

fn behind(bytes: &[u8], at: usize, word: &str) -> Option<usize> {
    bytes[at..].starts_with(word.as_bytes()).then_some(at + word.len())
}

/// Whether a time that ends at a place ends there for every grammar.
fn ends_plainly(bytes: &[u8], end: usize) -> bool {
    /// Marks that end what is said.
    static ENDS: CharSet = CharSet::of("，。；）》】”");
    match bytes.get(end) {
        None | Some(b',' | b';' | b')' | b']') => true,
        Some(0xe4..=0xe9) => !GOES_ON.has_at(bytes, end),
        Some(_) => ENDS.has_at(bytes, end),
    }
}

#[cfg(test)]
mod tests {
    use super::plain_time;

    fn is_plain(text: &str) -> bool {
        let start = text.find(|c: char| c.is_ascii_digit()).expect("a digit");
        plain_time(text, start).is_some()
    }

    #[test]
    fn a_time_that_limits_nothing_is_plain() {
        let plain = [
            "2020年修渠工作要点",
            "县里（2020年）",
            "2020年3月5日印发",
            "3月5号，",
            "渠长1月12日",
            "3月修渠",
            "2020年12月，",
            "é2020年巡河",
        ];
        assert!(plain.iter().all(|text| is_plain(text)));
        let others = [
            "2020年底前",
            "2020年3月底",
            "3月底",
            "到2020年修好",
            "时间：3月5日",
            "时间:3月5日",
            "3月5日前",
            "3月5日、6日前",
            "3月5日报送",
            "2020年度",
            "20201年修渠",
            "202年修渠",
            "3020年修渠",
            "13月5日修渠",
            "3月32日修渠",
            "今年3月5日修渠",
            "2020年-2021年",
            "2020年 ",
            "3月初",
            "3月份",
            "3月10",
        ];
        for text in others {
            assert!(!is_plain(text), "{text}");
        }
    }
}
