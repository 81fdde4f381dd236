//! Numbers as lists write them: 一, 甲, ①, iv.

/// How a list writes its numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum NumberFormat {
    #[default]
    Decimal,
    /// 01, 02 … 10.
    DecimalWithZero,
    /// １, ２ … １０.
    FullWidth,
    /// ①.
    Circle,
    /// ⒈.
    FullStop,
    /// ⑴.
    Parenthesis,
    /// ㊀.
    IdeographCircle,
    /// 一, 十二, 一百零三.
    Chinese,
    /// 一, 一二, 一〇三.
    ChineseDigits,
    /// 壹, 拾贰.
    Legal,
    /// 甲, 乙.
    Stems,
    /// 子, 丑.
    Branches,
    /// 甲子, 乙丑.
    StemsAndBranches,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
    /// Bullets and nothing.
    None,
}

impl NumberFormat {
    /// The format of a name in the file; decimal for one that Chinese text does not use.
    pub(super) fn of(name: &str) -> Self {
        match name {
            "decimalZero" => Self::DecimalWithZero,
            "decimalFullWidth" | "decimalFullWidth2" => Self::FullWidth,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Circle,
            "decimalEnclosedFullstop" => Self::FullStop,
            "decimalEnclosedParen" => Self::Parenthesis,
            "ideographEnclosedCircle" => Self::IdeographCircle,
            "chineseCounting"
            | "chineseCountingThousand"
            | "japaneseCounting"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand" => Self::Chinese,
            "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => {
                Self::ChineseDigits
            }
            "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => Self::Legal,
            "ideographTraditional" => Self::Stems,
            "ideographZodiac" => Self::Branches,
            "ideographZodiacTraditional" => Self::StemsAndBranches,
            "lowerLetter" => Self::LowerLetter,
            "upperLetter" => Self::UpperLetter,
            "lowerRoman" => Self::LowerRoman,
            "upperRoman" => Self::UpperRoman,
            "bullet" | "none" => Self::None,
            _ => Self::Decimal,
        }
    }

    /// A number. One that the format has no sign for is decimal, as Word shows it.
    pub(super) fn write(self, number: u32) -> String {
        self.sign(number).unwrap_or_else(|| number.to_string())
    }

    fn sign(self, number: u32) -> Option<String> {
        let enclosed = |first: char, most: u32| {
            let at = number.checked_sub(1).filter(|at| *at < most)?;
            char::from_u32(first as u32 + at).map(String::from)
        };
        match self {
            Self::Decimal => None,
            Self::DecimalWithZero => Some(format!("{number:02}")),
            Self::FullWidth => Some(number.to_string().chars().map(widen).collect()),
            Self::Circle => enclosed('①', 20),
            Self::FullStop => enclosed('⒈', 20),
            Self::Parenthesis => enclosed('⑴', 20),
            Self::IdeographCircle => enclosed('㊀', 10),
            Self::Chinese => chinese(number, "〇一二三四五六七八九", "十百千", false),
            Self::ChineseDigits => Some(digits(number)),
            Self::Legal => chinese(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟", true),
            Self::Stems => of_cycle(STEMS, number, 10),
            Self::Branches => of_cycle(BRANCHES, number, 12),
            Self::StemsAndBranches => {
                let stem = of_cycle(STEMS, number, u32::MAX)?;
                Some(stem + &of_cycle(BRANCHES, number, u32::MAX)?)
            }
            Self::LowerLetter => letters(number, b'a'),
            Self::UpperLetter => letters(number, b'A'),
            Self::LowerRoman => roman(number).map(|roman| roman.to_lowercase()),
            Self::UpperRoman => roman(number),
            Self::None => Some(String::new()),
        }
    }
}

/// 天干.
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";

/// 地支.
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

/// The sign of a number in a cycle of signs, which it may go round.
fn of_cycle(signs: &str, number: u32, most: u32) -> Option<String> {
    let at = number.checked_sub(1).filter(|at| *at < most)? as usize;
    signs.chars().cycle().nth(at % signs.chars().count()).map(String::from)
}

fn widen(digit: char) -> char {
    digit.to_digit(10).and_then(|digit| char::from_u32('０' as u32 + digit)).unwrap_or(digit)
}

fn digits(number: u32) -> String {
    let sign = |digit: char| "〇一二三四五六七八九".chars().nth(digit.to_digit(10)? as usize);
    number.to_string().chars().filter_map(sign).collect()
}

/// A number up to 9999 in words: 十二, 一百零三. With `says_one` 壹拾贰, else 十二.
fn chinese(number: u32, digits: &str, units: &str, says_one: bool) -> Option<String> {
    if number == 0 || number > 9_999 {
        return (number == 0).then(|| digits.chars().take(1).collect());
    }
    let mut words = String::new();
    let mut is_gap = false;
    for power in (0..4).rev() {
        let digit = number / 10u32.pow(power) % 10;
        if digit == 0 {
            is_gap = !words.is_empty();
            continue;
        }
        if std::mem::take(&mut is_gap) {
            words.push('零');
        }
        let is_silent = digit == 1 && power == 1 && words.is_empty() && !says_one;
        if !is_silent {
            words.extend(digits.chars().nth(digit as usize));
        }
        words.extend(power.checked_sub(1).and_then(|unit| units.chars().nth(unit as usize)));
    }
    Some(words)
}

/// a … z, aa … zz.
fn letters(number: u32, first: u8) -> Option<String> {
    /// Of a longer one nobody could tell the number.
    const MOST_TIMES: usize = 8;
    let at = number.checked_sub(1)?;
    let times = at as usize / 26 + 1;
    let letter = char::from(first + (at % 26) as u8);
    (times <= MOST_TIMES).then(|| String::from(letter).repeat(times))
}

fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1_000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = Some(number).filter(|number| (1..4_000).contains(number))?;
    let mut roman = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            roman.push_str(sign);
            rest -= value;
        }
    }
    Some(roman)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_does() {
        for (name, number, expected) in [
            ("chineseCounting", 1, "一"),
            ("chineseCountingThousand", 10, "十"),
            ("chineseCountingThousand", 12, "十二"),
            ("chineseCountingThousand", 20, "二十"),
            ("chineseCountingThousand", 103, "一百零三"),
            ("chineseCountingThousand", 110, "一百一十"),
            ("chineseCountingThousand", 1_005, "一千零五"),
            ("japaneseCounting", 21, "二十一"),
            ("ideographDigital", 103, "一〇三"),
            ("chineseLegalSimplified", 12, "壹拾贰"),
            ("ideographTraditional", 3, "丙"),
            ("ideographTraditional", 11, "11"),
            ("ideographZodiacTraditional", 13, "丙子"),
            ("decimal", 7, "7"),
            ("decimalZero", 7, "07"),
            ("decimalFullWidth", 12, "１２"),
            ("decimalEnclosedCircle", 20, "⑳"),
            ("decimalEnclosedCircle", 21, "21"),
            ("decimalEnclosedParen", 2, "⑵"),
            ("decimalEnclosedFullstop", 2, "⒉"),
            ("lowerLetter", 28, "bb"),
            ("upperRoman", 49, "XLIX"),
            ("lowerRoman", 4, "iv"),
            ("bullet", 4, ""),
            ("thaiCounting", 4, "4"),
        ] {
            assert_eq!(NumberFormat::of(name).write(number), expected, "{name} {number}");
        }
    }

    #[test]
    fn any_number_is_written() {
        for name in ["chineseCounting", "ideographZodiacTraditional", "upperLetter", "lowerRoman"] {
            for number in [0, u32::MAX] {
                assert!(NumberFormat::of(name).write(number).len() < 40);
            }
        }
    }
}
