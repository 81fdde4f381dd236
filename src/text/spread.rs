//! Text whose characters stand apart, as recognition leaves them and as design spreads a short word.

use std::borrow::Cow;

use super::is_blank;

/// A text with its characters side by side where blanks part all of them (`抄 送 ： 县 法 院`), any other as it is.
#[inline(never)] // asked of few lines
pub(crate) fn closed_up(text: &str) -> Cow<'_, str> {
    if !is_spread(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| !is_blank(*c)).collect())
}

/// Whether a blank stands between any two characters of a text.
fn is_spread(text: &str) -> bool {
    // In nearly every text the first two characters touch.
    let mut after_blank = true;
    let mut blanks = 0;
    for c in text.chars() {
        let is_blank = is_blank(c);
        if !is_blank && !after_blank {
            return false;
        }
        blanks += usize::from(is_blank);
        after_blank = is_blank;
    }
    blanks > 0
}

#[cfg(test)]
mod tests {
    use super::closed_up;

    #[test]
    fn closes_up_what_blanks_part_all_over() {
        assert_eq!(closed_up("抄 送 ： 县 法 院"), "抄送：县法院");
        assert_eq!(closed_up("通　　知"), "通知");
        for other in ["", "县", "抄送：县法院", "县法院 县检察院", "县 法院"] {
            assert_eq!(closed_up(other), other);
        }
    }
}
