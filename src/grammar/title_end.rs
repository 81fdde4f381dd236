//! How titles end: with their 文种, the number of an order, brackets behind.

use std::ops::Range;

use super::punctuation::{is_closing, is_opening};
use crate::text::{Words, is_arabic};

/// The 15 types of the regulation on official documents (公文处理工作条例, article 8), and the usual others.
/// Longer ones first where one ends in another.
pub(crate) static TYPES: Words = Words::of(&[
    "决议",
    "决定",
    "命令",
    "公报",
    "公告",
    "通告",
    "意见",
    "通知",
    "通报",
    "报告",
    "请示",
    "批复",
    "议案",
    "纪要",
    "方案",
    "办法",
    "规定",
    "细则",
    "规则",
    "规划",
    "计划",
    "要点",
    "条例",
    "预案",
    "措施",
    "答复",
    "纲要",
    "指南",
    "章程",
    "制度",
    "公示",
    "清单",
    "名单",
    "目录",
    "标准",
    "规范",
    "导则",
    "指引",
    "规程",
    "准则",
    "守则",
    "倡议书",
    "公开信",
    "一封信",
    "告知书",
    "提示",
    "提醒",
    "建议",
    "汇编",
    "行动",
    "政策",
    "举措",
    "通令",
    "声明",
    "承诺书",
    "解释",
    "说明",
    "总结",
    "讲话",
    "函",
    "令",
]);

/// The type that a title ends in.
pub(crate) fn type_of_title(title: &str) -> Option<&'static str> {
    let title = without_number(without_tail(title));
    let title = title.trim_end_matches(['》', '”', '！', '!']);
    // 受理意见建议: what is taken in, in the title of another text.
    TYPES.ending(title).filter(|_| !title.ends_with("意见建议"))
}

/// `…指挥部令第13号`, `…公告2016年第8号`: the number behind an order's title.
fn without_number(title: &str) -> &str {
    let Some(before) = title.strip_suffix('号') else { return title };
    let digits = before.trim_end_matches(|c: char| is_arabic(c) || c == '第' || c == '年');
    if digits.len() < before.len()
        && (digits.ends_with('令') || digits.ends_with("公告") || digits.ends_with("通告"))
    {
        digits
    } else {
        title
    }
}

/// The content of a bracket that ends the text.
pub(crate) fn trailing_bracket(text: &str) -> Option<Range<usize>> {
    let close = text.chars().next_back().filter(|c| is_closing(*c))?;
    let inner_end = text.len() - close.len_utf8();
    // （青政发〔2023〕14号）: a number has brackets of its own.
    let mut depth = 0usize;
    let (open, mark) = text[..inner_end].char_indices().rev().find(|(_, c)| {
        let is_open = is_opening(*c);
        let is_outer = is_open && depth == 0;
        depth = if is_closing(*c) { depth + 1 } else { depth.saturating_sub(usize::from(is_open)) };
        is_outer
    })?;
    Some(open + mark.len_utf8()..inner_end)
}

/// Where the text ends in front of that bracket, given where its content begins.
pub(crate) fn before_bracket(text: &str, inner: usize) -> usize {
    text[..inner].trim_end_matches(is_opening).len()
}

/// The title without brackets behind it: （试行）, （2021—2025年）.
pub(crate) fn without_tail(text: &str) -> &str {
    let mut rest = text;
    while let Some(inner) = trailing_bracket(rest) {
        let before = before_bracket(rest, inner.start);
        if before == 0 || before == rest.len() {
            break;
        }
        rest = &rest[..before];
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_type_of_the_title_counts() {
        assert_eq!(type_of_title("青禾县人民政府关于印发防汛预案的通知"), Some("通知"));
        assert_eq!(type_of_title("青禾县人才公寓管理办法（试行）"), Some("办法"));
        assert_eq!(type_of_title("云岭市防汛指挥部令第13号"), Some("令"));
        assert_eq!(type_of_title("加快发展的指导意见"), Some("意见"));
        assert_eq!(type_of_title("青禾县召开防汛会议"), None);
    }
}
