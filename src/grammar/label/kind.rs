//! The kinds of labels, in the order in which sections nest.

/// What a label counts with; a kind is less than those that nest within it.
///
/// Laws and rules are parted into 编, 章, 节 and 条, notices by the four 结构层次 of GB/T 9704, 7.3.3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(i8)]
pub(crate) enum Kind {
    /// 第一编
    Volume = -3,
    /// 第一章
    Chapter,
    /// 第一节; what any label begins is called a section, too.
    Subchapter,
    /// 第一条
    Article,
    /// 一、
    Numeral,
    /// （一）
    NumeralInBrackets,
    /// `1.`
    Figure,
    /// （1）
    FigureInBrackets,
    /// ①
    FigureInCircle,
}

impl Kind {
    /// How many there are.
    pub(crate) const COUNT: usize = Self::FigureInCircle.place() + 1;

    /// The number that [`Section::level`](crate::Section::level) has for it.
    pub(crate) const fn level(self) -> i8 {
        self as i8
    }

    /// Where it stands among all of them.
    pub(crate) const fn place(self) -> usize {
        (self as i8 - Self::Volume as i8) as usize
    }

    /// 编, 章 or 节, which stand above text, never in front of it.
    pub(crate) const fn is_chapter(self) -> bool {
        (self as i8) < Self::Article as i8
    }

    /// 一、 or （一）, which label the headings of notices.
    pub(crate) const fn is_numeral(self) -> bool {
        matches!(self, Self::Numeral | Self::NumeralInBrackets)
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn levels_are_those_of_the_contract() {
        let kinds = [
            Kind::Volume,
            Kind::Chapter,
            Kind::Subchapter,
            Kind::Article,
            Kind::Numeral,
            Kind::NumeralInBrackets,
            Kind::Figure,
            Kind::FigureInBrackets,
            Kind::FigureInCircle,
        ];
        assert_eq!(kinds.map(Kind::level), [-3, -2, -1, 0, 1, 2, 3, 4, 5]);
        assert_eq!(kinds.map(Kind::place), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
        assert_eq!(kinds.len(), Kind::COUNT);
    }
}
