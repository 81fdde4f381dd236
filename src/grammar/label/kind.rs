//! The kinds of labels, in the order in which sections nest.

/// What a label counts with; a kind is less than those that nest within it.
///
/// Laws and rules are parted into 编, 章, 节 and 条, notices by the four 结构层次 of GB/T 9704, 7.3.3. Not an `enum`: that an absent
/// label would hide among its unused values gives blocks a shape that every look at them pays for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Kind(i8);

impl Kind {
    /// 第一编
    pub(crate) const VOLUME: Self = Self(-3);
    /// 第一章
    pub(crate) const CHAPTER: Self = Self(-2);
    /// 第一节; what any label begins is called a section, too.
    pub(crate) const SUBCHAPTER: Self = Self(-1);
    /// 第一条
    pub(crate) const ARTICLE: Self = Self(0);
    /// 一、
    pub(crate) const NUMERAL: Self = Self(1);
    /// （一）
    pub(crate) const NUMERAL_IN_BRACKETS: Self = Self(2);
    /// `1.`
    pub(crate) const FIGURE: Self = Self(3);
    /// （1）
    pub(crate) const FIGURE_IN_BRACKETS: Self = Self(4);
    /// ①
    pub(crate) const FIGURE_IN_CIRCLE: Self = Self(5);

    /// How many there are.
    pub(crate) const COUNT: usize = Self::FIGURE_IN_CIRCLE.place() + 1;

    /// The number that [`Section::level`](crate::Section::level) has for it.
    pub(crate) const fn level(self) -> i8 {
        self.0
    }

    /// Where it stands among all of them.
    pub(crate) const fn place(self) -> usize {
        const LAST: u8 = (Kind::FIGURE_IN_CIRCLE.0 - Kind::VOLUME.0) as u8;
        let place = (self.0 - Self::VOLUME.0) as u8;
        // Never more, which spares those who look into a list a question.
        (if place < LAST { place } else { LAST }) as usize
    }

    /// 编, 章 or 节, which stand above text, never in front of it.
    pub(crate) const fn is_chapter(self) -> bool {
        self.0 < Self::ARTICLE.0
    }

    /// 一、 or （一）, which label the headings of notices.
    pub(crate) const fn is_numeral(self) -> bool {
        matches!(self, Self::NUMERAL | Self::NUMERAL_IN_BRACKETS)
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn levels_are_those_of_the_contract() {
        let kinds = [
            Kind::VOLUME,
            Kind::CHAPTER,
            Kind::SUBCHAPTER,
            Kind::ARTICLE,
            Kind::NUMERAL,
            Kind::NUMERAL_IN_BRACKETS,
            Kind::FIGURE,
            Kind::FIGURE_IN_BRACKETS,
            Kind::FIGURE_IN_CIRCLE,
        ];
        assert_eq!(kinds.map(Kind::level), [-3, -2, -1, 0, 1, 2, 3, 4, 5]);
        assert_eq!(kinds.map(Kind::place), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
        assert_eq!(kinds.len(), Kind::COUNT);
    }
}
