//! Deadlines of a text that stands alone.

use super::fits;
use crate::{
    Date, Deadline, Inference, Span,
    grammar::{
        deadline::{Base, Found, filling, find_all},
        landmarks::Chart,
    },
};

/// All deadlines in running text, in order.
///
/// The text is one without layout: no blanks inside (`2020 年`), no line breaks. `issued` is the
/// date of the document: it completes a missing year, and times that are counted from the issue
/// (印发之日起30日内) start there. A day before it is told, not set, and left out, unless the text orders
/// what is to be done by it.
///
/// ```
/// let issued = gongwen::date("2022年3月15日");
/// let text = "6月底前建好台账，印发之日起30日内报送名单，每季度通报。";
/// let found = gongwen::deadlines(text, issued);
/// let texts: Vec<_> = found.iter().map(|deadline| &*deadline.text).collect();
/// assert_eq!(texts, ["6月底前", "印发之日起30日内", "每季度"]);
/// assert_eq!(found[0].date, gongwen::date("2022-06-30"));
/// assert_eq!(found[1].date, gongwen::date("2022-04-14"));
/// ```
pub fn deadlines(text: &str, issued: Option<Date>) -> Vec<Deadline<'_>> {
    if !fits(text) {
        return Vec::new();
    }
    let base = Base { year: None, date: issued };
    let mut found = Vec::new();
    find_all(text, 0, Chart::default().read(text), &mut found);
    let set = found.into_iter().filter(|found| !found.is_told(text, &base));
    set.map(|found| deadline_of(text, found, &base)).collect()
}

/// The deadline of a text that is a deadline cell as a whole; `None` where it names none.
///
/// A cell may say 2023年 or 长期坚持, which are no deadlines in running text. Of several the first.
///
/// ```
/// use gongwen::DeadlineKind;
///
/// assert_eq!(gongwen::deadline("2023年", None).unwrap().date, gongwen::date("2023-12-31"));
/// assert_eq!(gongwen::deadline("长期坚持", None).unwrap().kind, DeadlineKind::Ongoing);
/// assert_eq!(gongwen::deadline("云水县水务局", None), None);
/// ```
pub fn deadline(text: &str, issued: Option<Date>) -> Option<Deadline<'_>> {
    if !fits(text) {
        return None;
    }
    let base = Base { year: None, date: issued };
    filling(text).into_iter().next().map(|found| deadline_of(text, found, &base))
}

fn deadline_of<'a>(text: &'a str, found: Found, base: &Base) -> Deadline<'a> {
    let (kind, date, period) = found.when.resolve(base);
    let inferred = date.filter(|_| found.when.is_relative()).map(|_| Inference::WrittenDate);
    let span = Span::new(found.range.start, found.range.end);
    Deadline { text: text[found.range].into(), kind, date, period, inferred, span }
}
