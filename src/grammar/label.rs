//! Numbering labels: 第一章, 一、, （一）, 1., （1）, ① (contract, section 4).

use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::{take_while, take_while_m_n},
    character::complete::{char, one_of},
    combinator::{not, peek, recognize, verify},
    sequence::terminated,
};

/// A label at the head of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Label {
    /// By the kind of the label: 编 -3, 章 -2, 节 -1, 条 0, 一、 1, （一） 2, 1. 3, （1） 4, ① 5.
    pub(crate) level: i8,
    /// The number that it counts.
    pub(crate) number: u32,
    /// Bytes of the label, blanks inside included.
    pub(crate) length: usize,
}

/// The label at the head of a text, if it starts with one.
pub(crate) fn label(text: &str) -> Option<Label> {
    // Most paragraphs start with another character: no grammar is run on them.
    let first = text.chars().next()?;
    if !(first.is_ascii_digit()
        || matches!(first, '（' | '(' | '第' | '０'..='９' | '①'..='⒇' | '㈠'..='㈩')
        || is_numeral(first))
    {
        return None;
    }
    let (rest, (level, number)) = any(text).ok()?;
    Some(Label { level, number, length: text.len() - rest.len() })
}

type Kind = (i8, u32);

fn any(i: &str) -> IResult<&str, Kind> {
    alt((article, chinese, bracketed, arabic, zero_led, enclosed)).parse(i)
}

/// article = 第 numeral (编 / 章 / 节 / 条) not followed by what makes it a mention (第一条规定的)
fn article(i: &str) -> IResult<&str, Kind> {
    let (i, (_, _, number, _, unit)) =
        (char('第'), blanks, alt((chinese_number, arabic_number)), blanks, one_of("编章节条"))
            .parse(i)?;
    if is_citation(i) {
        return fail(i);
    }
    let level = match unit {
        '编' => -3,
        '章' => -2,
        '节' => -1,
        _ => 0,
    };
    Ok((i, (level, number)))
}

/// Whether what follows makes 第三条 a mention: 第三条第一款, 第三条所列, 第一章至第三章.
fn is_citation(rest: &str) -> bool {
    let listed =
        rest.starts_with(['款', '之', '的', '、', '，', '至', '和', '或', '及', '所', '中']);
    // 第二章规划与建设 is a chapter, 第二章规定的 a mention.
    let listed = listed || rest.starts_with("规定");
    // 第八条项目业主应为… is an article.
    let item = rest.starts_with('项') && !rest.starts_with("项目");
    let part =
        (char::<&str, nom::error::Error<&str>>('第'), chinese_number, one_of("款项目条章节"))
            .parse(rest)
            .is_ok();
    listed || item || part
}

/// chinese = numeral ("、" / "．" / ".")
fn chinese(i: &str) -> IResult<&str, Kind> {
    terminated(chinese_number, (blanks, one_of("、．.﹒"))).map(|number| (1, number)).parse(i)
}

/// bracketed = "（" (numeral / digits) "）", brackets of either width and mixed
fn bracketed(i: &str) -> IResult<&str, Kind> {
    let (i, _) = (one_of("（("), blanks).parse(i)?;
    let (i, kind) = alt((
        chinese_number.map(|number| (2, number)),
        verify(arabic_number, |number| *number < 100).map(|number| (4, number)),
    ))
    .parse(i)?;
    let (i, _) = (blanks, one_of("）)")).parse(i)?;
    Ok((i, kind))
}

/// arabic = digits ("." / "．" / "、") not followed by a digit: `3.5亿元`, `2022.5` and `2021.06.04` are numbers
fn arabic(i: &str) -> IResult<&str, Kind> {
    let (i, number) = verify(arabic_number, |number| (1..1000).contains(number)).parse(i)?;
    let (i, _) = (blanks, one_of(".．、﹒")).parse(i)?;
    // `23.2023年4月起…`: behind its point a year is text.
    let _ = alt((not(peek(one_of("0123456789０１２３４５６７８９.．﹒"))), peek(year_of_text)))
        .parse(i)?;
    Ok((i, (3, number)))
}

/// A year with its 年: `2023年`, `2023 年`.
fn year_of_text(i: &str) -> IResult<&str, ()> {
    let digits = take_while_m_n(4, 4, |c: char| c.is_ascii_digit());
    (verify(digits, |year: &str| year.starts_with("20")), blanks, char('年')).map(|_| ()).parse(i)
}

/// zero-led = "0" digit, glued to a heading: `01优化服务`, as web editors number their headings
fn zero_led(i: &str) -> IResult<&str, Kind> {
    let (i, digits) = recognize((char('0'), one_of("123456789"))).parse(i)?;
    let (i, _) = peek(verify(take_while_m_n(1, 1, |_| true), is_heading_head)).parse(i)?;
    Ok((i, (3, digits.parse().unwrap_or(0))))
}

fn is_heading_head(next: &str) -> bool {
    next.chars()
        .all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) && !"年月日时分号个万亿元".contains(c))
}

/// enclosed = ① … ⑳ / ⑴ … ⒇ / ㈠ … ㈩
fn enclosed(i: &str) -> IResult<&str, Kind> {
    let (rest, c) = nom::character::complete::anychar(i)?;
    let kind = match c {
        '①'..='⑳' => (5, c as u32 - '①' as u32 + 1),
        '⑴'..='⒇' => (4, c as u32 - '⑴' as u32 + 1),
        '㈠'..='㈩' => (2, c as u32 - '㈠' as u32 + 1),
        _ => return fail(i),
    };
    Ok((rest, kind))
}

fn fail(i: &str) -> IResult<&str, Kind> {
    nom::combinator::fail().parse(i)
}

/// A Chinese numeral up to 999: 一, 十二, 二十一, 一百零三.
fn chinese_number(i: &str) -> IResult<&str, u32> {
    let (rest, digits) = take_while_m_n(1, 8, is_numeral).parse(i)?;
    let (mut total, mut digit) = (0, 0);
    for c in digits.chars() {
        match c {
            '百' => total += digit.max(1) * 100,
            '十' => total += digit.max(1) * 10,
            '廿' => total += 20,
            '零' | '〇' | '○' => {}
            _ => {
                digit =
                    "一二三四五六七八九".chars().position(|d| d == c).map_or(0, |at| at as u32 + 1);
                continue;
            }
        }
        digit = 0;
    }
    Ok((rest, total + digit))
}

fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '一' | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '零'
            | '〇'
            | '○'
            | '廿'
    )
}

fn arabic_number(i: &str) -> IResult<&str, u32> {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let value = |digits: &str| {
        digits.chars().fold(0, |sum, c| {
            let digit =
                if c.is_ascii_digit() { c as u32 - '0' as u32 } else { c as u32 - '０' as u32 };
            sum * 10 + digit
        })
    };
    take_while_m_n(1, 4, digit).map(value).parse(i)
}

fn blanks(i: &str) -> IResult<&str, &str> {
    take_while(|c| c == ' ' || c == '\u{3000}').parse(i)
}

#[cfg(test)]
mod tests {
    use super::label;

    fn kind(text: &str) -> Option<(i8, u32, &str)> {
        label(text).map(|label| (label.level, label.number, &text[..label.length]))
    }

    #[test]
    fn accepts_every_kind() {
        assert_eq!(kind("第三章 总则"), Some((-2, 3, "第三章")));
        assert_eq!(kind("第 十二 条 本办法"), Some((0, 12, "第 十二 条")));
        assert_eq!(kind("十一、防汛"), Some((1, 11, "十一、")));
        assert_eq!(kind("（二十一）推动"), Some((2, 21, "（二十一）")));
        assert_eq!(kind("(一) 推动"), Some((2, 1, "(一)")));
        assert_eq!(kind("1．健全"), Some((3, 1, "1．")));
        assert_eq!(kind("10、健全"), Some((3, 10, "10、")));
        assert_eq!(kind("（1）健全"), Some((4, 1, "（1）")));
        assert_eq!(kind("③健全"), Some((5, 3, "③")));
        assert_eq!(kind("01优化服务"), Some((3, 1, "01")));
        assert_eq!(kind("第八条 项目业主"), Some((0, 8, "第八条")));
        assert_eq!(kind("23.2023年4月起"), Some((3, 23, "23.")));
    }

    #[test]
    fn rejects_numbers_and_mentions() {
        for text in [
            "3.5亿元",
            "2022.5",
            "2021.06.04",
            "2023年",
            "第一条、第二条",
            "第三条第一款",
            "第三条规定的",
            "一是",
            "（2021）",
            "01月",
            "一",
            "(",
        ] {
            assert_eq!(kind(text), None, "{text}");
        }
    }
}
