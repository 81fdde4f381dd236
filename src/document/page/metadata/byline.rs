//! What a site puts below a title: account or source, the day, the time of day.

use std::ops::Range;

use super::table::date_at_head;
use crate::{
    Date, Metadata,
    block::Paragraph,
    grammar::date,
    line::Classes,
    text::{
        Phrases, Words, is_arabic, is_blank, is_ideograph,
        scan::{self, CharSet},
    },
};

/// `洛阳发布2023-02-0212:31发表于河南`: the byline of a shared article: account, date, time, place.
pub(super) fn byline<'a>(paragraph: &Paragraph<'a>, metadata: &mut Metadata<'a>) -> bool {
    let text = paragraph.text();
    // The date with its time is the sign of it: hardly any line holds ASCII, and few a colon.
    if text.len() > 120
        || !paragraph.may_hold(Classes::ASCII)
        || !paragraph.may_hold(Classes::COLON)
        || !scan::holds(text, '表')
        || !text.contains("发表于")
    {
        return false;
    }
    let Some(digits) = text.find(is_arabic) else { return false };
    // The time is glued to the day: `2023-02-0212:31`.
    let date = text.get(digits..digits + 10).and_then(date::read);
    if date.is_none() {
        return false;
    }
    metadata.published_date = metadata.published_date.or(date);
    if digits > 0 && metadata.source.is_none() {
        metadata.source = Some(paragraph.prose.get(0..digits));
    }
    true
}

/// `2023年2月15日 06:41 来源：某报`, `5人浏览 2023-01-31 14:27`, `2023-02-04 作者：`: what a site puts below a title,
/// with the time of day that no document states, or with words of the site behind the day.
pub(super) fn site_byline<'a>(paragraph: &Paragraph<'a>, metadata: &mut Metadata<'a>) -> bool {
    const LONGEST: usize = 160;
    /// Bytes of the longest author, counter or site in front: 青禾县人民政府门户网站www.qinghe.gov.cn.
    const LONGEST_FRONT: usize = 60;
    /// Bytes of the longest author or counter behind.
    const LONGEST_AUTHOR: usize = 36;
    static CLAUSE_MARKS: CharSet = CharSet::of("，。；！？,;");
    let text = paragraph.text();
    let is_sentence = || paragraph.surely_holds(Classes::FULL_STOP.or(Classes::COMMA));
    let is_dated = || paragraph.may_hold(Classes::ASCII) && century(text).is_some();
    if text.len() > LONGEST
        || !is_dated()
        || is_sentence()
        || text.contains(|c| CLAUSE_MARKS.has(c))
    {
        return false;
    }
    let Some((place, date)) = moment(text) else { return false };
    let source = source_in(text, &place);
    let label = published_label(&text[..place.start]);
    let start = label.unwrap_or(place.start);
    let start = source.as_ref().map_or(start, |source| source.start.min(start));
    let behind = source.as_ref().map_or(place.end, |source| source.end.max(place.end));
    let is_label = source.is_none() && label.is_none() && text[..start].contains(['：', ':']);
    if start > LONGEST_FRONT || text.len() - behind > LONGEST_AUTHOR || is_label {
        return false;
    }
    metadata.published_date = metadata.published_date.or(Some(date));
    if let Some(Range { start, end }) = source.filter(|_| metadata.source.is_none()) {
        let end = start + source_end(&text[start..end]);
        metadata.source = (start < end).then(|| paragraph.prose.get(start..end));
    }
    true
}

/// A day with a time behind it, which may be glued to it (`2023-05-1115:05:16`).
fn moment(text: &str) -> Option<(Range<usize>, Date)> {
    let (Range { start, end }, date) = day_in(text)?;
    let length = end - start;
    let rest = &text[start..];
    let time = rest[length..].trim_start_matches(is_blank);
    let end = time.find(|c: char| !is_arabic(c) && !matches!(c, ':' | '：')).unwrap_or(time.len());
    let is_time = time[..end].contains([':', '：']) && time.starts_with(is_arabic);
    let is_first = || start == 0 || published_label(&text[..start]).is_some();
    if !is_time && is_first() && SITE_WORDS.begin(time) {
        return Some((start..start + length, date));
    }
    is_time.then(|| (start..text.len() - time.len() + end, date))
}

/// Where the label begins that ends a text and says when a page was published: `某市政府网站发布日期：`.
fn published_label(before: &str) -> Option<usize> {
    let label = before.trim_end_matches(is_blank).strip_suffix(['：', ':'])?;
    let front = label.strip_suffix("发布日期").or_else(|| label.strip_suffix("发布时间"))?;
    Some(front.len())
}

/// Where the first year may begin: 20.
fn century(text: &str) -> Option<usize> {
    let is_year = |at: &usize| text[*at..].starts_with("20");
    memchr::memchr_iter(b'2', text.as_bytes()).find(is_year)
}

/// The first day in a text, in figures.
fn day_in(text: &str) -> Option<(Range<usize>, Date)> {
    let start = century(text)?;
    let rest = &text[start..];
    if let Some(date) = date_at_head(rest) {
        return Some((start..start + 10, date));
    }
    let end = rest.find('日')? + '日'.len_utf8();
    Some((start..start + end, date::read(&rest[..end])?))
}

/// What a site says behind the day of a page.
static SITE_WORDS: Words = Words::of(&[
    "来源：",
    "来源:",
    "作者：",
    "作者:",
    "浏览次数",
    "浏览量",
    "点击数",
    "阅读次数",
    "阅读量",
]);

/// The value of 来源： before or behind a moment.
fn source_in(text: &str, moment: &Range<usize>) -> Option<Range<usize>> {
    static SOURCE: Words = Words::of(&["来源：", "来源:"]);
    let at = SOURCE.find(text)?;
    let start =
        at + "来源".len() + text[at + "来源".len()..].chars().next().map_or(0, char::len_utf8);
    let limit = if start <= moment.start { moment.start } else { text.len() };
    let end = text[start..limit].find(['[', '【', '(', '（']).map_or(limit, |end| start + end);
    Some(start..end)
}

/// Where the name of a source ends that runs on into what the page says next: `本站浏览量:44003`, `本站【关闭窗口】`,
/// `投资处[打印]微博`, `市水务局||||`.
pub(super) fn source_end(text: &str) -> usize {
    static NEXT: Phrases = Phrases::of(&[
        "浏览",
        "访问量",
        "访问次",
        "阅读",
        "点击",
        "次数",
        "栏目：",
        "栏目:",
        "发布机构",
        "发布时间",
        "发布日期",
        "发表时间",
        "发表日期",
        "责任编辑",
        "字体",
        "字号",
    ]);
    let next = NEXT.find(text).or_else(|| text.find(['【', '[', '|'])).unwrap_or(text.len());
    let end = day_behind_name(text).map_or(next, |(at, _)| at.min(next));
    text[..end].trim_end_matches(is_blank).len()
}

/// The day that a site puts behind the name of a source, and where: `云岭市水务局2023-04-2817:16`. An address
/// holds days too, and 某报（2023年4月28日第8版） is the source.
pub(super) fn day_behind_name(text: &str) -> Option<(usize, Date)> {
    let (Range { start, .. }, date) = day_in(text)?;
    let ends_name = |c: char| is_blank(c) || is_ideograph(c);
    text[..start].ends_with(ends_name).then_some((start, date))
}

#[cfg(test)]
mod tests {
    fn metadata(line: &str) -> (Option<String>, Option<String>) {
        let text = format!("云岭市节水通知\n{line}\n各镇人民政府：\n请节水。\n");
        let metadata = crate::parse(&text).metadata;
        (
            metadata.published_date.map(|date| date.to_string()),
            metadata.source.map(|source| source.to_string()),
        )
    }

    fn of(date: &str, source: Option<&str>) -> (Option<String>, Option<String>) {
        (Some(date.to_owned()), source.map(str::to_owned))
    }

    #[test]
    fn words_of_the_site_make_a_byline_of_a_day() {
        assert_eq!(metadata("2023-02-04作者:点击数:121"), of("2023-02-04", None));
        assert_eq!(metadata("2023-02-04 来源：市水务局"), of("2023-02-04", Some("市水务局")));
        assert_eq!(metadata("2023年2月4日浏览次数：19"), of("2023-02-04", None));
        assert_eq!(metadata("2023-02-04节水宣传"), (None, None));
    }

    #[test]
    fn words_of_the_site_stand_in_front_of_the_day_too() {
        let line = "云岭市水务局网站发布日期:2023-02-04浏览次数:25字号:[大中小]";
        assert_eq!(metadata(line), of("2023-02-04", None));
        let line = "选择字体:[大-中-小]发布时间:2023-05-0614:00:00分享:";
        assert_eq!(metadata(line), of("2023-05-06", None));
        assert_eq!(metadata("巡渠人员集合时间:2023-05-06 14:00"), (None, None));
        let line = "云岭市政府门户网站www.yunling.example2023-05-1209:50来源:市水务局";
        assert_eq!(metadata(line), of("2023-05-12", Some("市水务局")));
    }

    #[test]
    fn a_source_ends_where_the_site_goes_on() {
        let line = "2023-05-06 14:00来源:市水务局发布机构:云岭市水务局浏览量:25";
        assert_eq!(metadata(line), of("2023-05-06", Some("市水务局")));
        let line = "来源:云岭市水务局2023-04-2817:16浏览量:44";
        assert_eq!(metadata(line), of("2023-04-28", Some("云岭市水务局")));
        let line = "选择字体:[大-中-小]来源:市水务局发布时间:2023-05-0614:00:00分享:";
        assert_eq!(metadata(line), of("2023-05-06", Some("市水务局")));
        let line = "来源:云岭市水务局发表时间:2023-04-2817:16";
        assert_eq!(metadata(line), of("2023-04-28", Some("云岭市水务局")));
        for buttons in ["[打印]微博微信", "【关闭窗口】", "||||"] {
            let line = format!("发布时间:2023/04/28来源:市水务局{buttons}");
            assert_eq!(metadata(&line), of("2023-04-28", Some("市水务局")), "{buttons}");
        }
        let address = "https://www.yunling.example/2023-04-28/1.html";
        assert_eq!(metadata(&format!("来源：{address}")), (None, Some(address.to_owned())));
    }
}
