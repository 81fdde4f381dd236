//! Lines that open a block of their own, whatever stands before them.

use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::{tag, take_while, take_while_m_n},
    character::complete::{char, one_of, satisfy},
    combinator::{opt, peek},
};

use crate::{
    grammar::{attendance, date, document_number, punctuation::is_opening},
    line::{Classes, Edge, Traits},
    text::{Words, closed_up, is_arabic, is_blank},
};

/// Whether a line opens a block by its first words, or by its last.
#[inline]
pub(super) fn opens_block(line: &str, traits: &Traits) -> bool {
    // Hardly any line has one of these characters at its ends.
    (traits.at_head.any(Edge::OPENER) | traits.at_end.any(Edge::CLOSER))
        && says_what_opens(line, traits)
}

#[inline(never)]
fn says_what_opens(line: &str, traits: &Traits) -> bool {
    match traits.first {
        '附' => attachment_mark(line).is_ok(),
        '抄' | '主' | '责' | '牵' | '配' | '参' | '完' | '联' | '协' | '发' | '时' => {
            names_list(line)
                || traits.classes.any(Classes::BLANK) && names_list_set_apart(line)
                || matches!(traits.first, '主' | '参') && attendance::label(line).is_some()
        }
        '出' | '列' | '请' | '缺' | '记' | '会' => attendance::label(line).is_some(),
        '—' => line.starts_with("——"),
        '（' | '(' | '〔' | '[' | '【' => is_beside_text(line) || is_bracketed_date(line),
        '当' | '您' | '上' | '下' => is_of_frame(line),
        '■' | '●' | '◆' | '★' | '□' | '▲' => true,
        // What its last words tell.
        _ => match traits.last {
            '发' => is_colophon(line),
            // The first name of a table's header.
            '号' => line == "序号" || is_number_line(line),
            '日' => is_date_line(line),
            _ => false,
        },
    }
}

/// An 附件 mark alone on its line: nothing that is cut by a line break looks like it.
pub(super) fn is_attachment_mark(line: &str) -> bool {
    line.len() < 24
        && attachment_mark(line).is_ok()
        && line.chars().all(|c| "附件表录：:".contains(c) || is_blank(c) || is_arabic(c))
}

/// 附件, 附件1, 附 件：, 附：
pub(super) fn attachment_mark(i: &str) -> IResult<&str, ()> {
    let blanks = |i| take_while(is_blank).parse(i);
    let number = |i| {
        let is_numeral = |c| is_arabic(c) || "一二三四五六七八九十".contains(c);
        take_while_m_n(0, 3, is_numeral).parse(i)
    };
    let end = |i| {
        let mark = satisfy(|c| "：:.．、".contains(c) || is_blank(c));
        alt((nom::combinator::eof.map(|_| ()), mark.map(|_| ()))).parse(i)
    };
    let word = |i| {
        alt((tag("附件"), tag("附 件"), tag("附\u{3000}件"), tag("附表"), tag("附录"))).parse(i)
    };
    let whole = (word, blanks, number, peek(end)).map(|_| ());
    let short = (char('附'), blanks, one_of("：:")).map(|_| ());
    alt((whole, short)).parse(i)
}

/// What the names of lists begin with.
static LABELS: Words = Words::of(&[
    "抄送",
    "抄报",
    "主送",
    "主题词",
    "责任",
    "牵头",
    "配合",
    "参与",
    "参加",
    "协办",
    "主办",
    "完成",
    "时限",
    "联系人",
    "联系电话",
    "发文单位",
]);

/// Whether a line names what its list is: 抄送：, 责任单位：, 完成时限：.
pub(super) fn names_list(line: &str) -> bool {
    LABELS.begin(line) && labelled(line).is_ok()
}

/// Whether a line names what its list is, with blanks between the characters of the label: `抄　送：县财政局`.
fn names_list_set_apart(line: &str) -> bool {
    const LONGEST: usize = 24;
    let label = line.split_once(['：', ':']).map(|(label, _)| closed_up(label));
    label.is_some_and(|label| label.len() <= LONGEST && names_list(&[&*label, "："].concat()))
}

fn labelled(i: &str) -> IResult<&str, ()> {
    let word = alt((
        alt((tag("抄送"), tag("抄报"), tag("主送"), tag("主题词"))),
        alt((
            tag("责任"),
            tag("牵头"),
            tag("配合"),
            tag("参与"),
            tag("参加"),
            tag("协办"),
            tag("主办"),
        )),
        alt((tag("完成"), tag("时限"), tag("联系人"), tag("联系电话"), tag("发文单位"))),
    ));
    let rest = |i| {
        take_while_m_n(0, 4, |c: char| "单位部门处室科股机构领导人时限期间及和 ".contains(c))
            .parse(i)
    };
    (word, rest, opt(satisfy(is_blank)), one_of("：:∶")).map(|_| ()).parse(i)
}

/// 附注 in brackets of its own: （此件公开发布）, （联系人：…）, ( 此件公开发布 ); or another remark about the text that stands below
/// it: （此页无正文）, （由于篇幅所限，附表从略）, （新华社青禾10月24日电）.
fn is_beside_text(line: &str) -> bool {
    static HEADS: Words = Words::of(&[
        "此件",
        "本文",
        "此文",
        "信息公开",
        "联系人",
        "公开",
        "此页无正文",
        "本页无正文",
        "以下无正文",
        "由于篇幅",
        "因篇幅",
        "限于篇幅",
        "新华社",
    ]);
    HEADS.begin(line.trim_start_matches(|c| is_opening(c) || is_blank(c)))
}

/// A date in brackets below a title: （2023年1月11日）.
fn is_bracketed_date(line: &str) -> bool {
    let inner = line.trim_start_matches(is_opening);
    inner.len() < 40
        && inner.starts_with(|c: char| is_arabic(c) || c == '二')
        && inner.contains('年')
        && inner.contains('日')
}

/// The first line of a 题注, which says below a title who passed the document and when: `（2022年12月13日云水市第二十届人民代表大会`.
pub(super) fn is_enactment(line: &str) -> bool {
    static ACTS: Words =
        Words::of(&["人民代表大会", "会议", "委员会", "通过", "公布", "发布", "批准", "修订"]);
    let inner = line.trim_start_matches(is_opening);
    inner.starts_with(is_arabic)
        && date::date(inner).is_ok_and(|(rest, date)| date.date().is_some() && ACTS.stand_in(rest))
}

/// What leads on from a page, on a line of its own: `当前位置：首页 > 公开`, `上一篇：关于防汛的通知`.
pub(super) fn is_of_frame(line: &str) -> bool {
    static WORDS: Words = Words::of(&[
        "当前位置",
        "您当前的位置",
        "您所在的位置",
        "您现在的位置",
        "上一篇",
        "下一篇",
        "上一条",
        "下一条",
    ]);
    let is_label = |at: usize| line[..at].chars().nth(LONGEST_LABEL).is_none();
    WORDS.begin(line) && line.find(['：', ':']).is_some_and(is_label)
}

/// Characters of 您现在的位置.
const LONGEST_LABEL: usize = 6;

/// 印发机关 and 印发日期 on one line: `某县人民政府办公室  2021年7月15日印发`.
pub(super) fn is_colophon(line: &str) -> bool {
    line.len() < 200 && line.ends_with("印发") && line.contains('年') && line.contains('日')
}

/// 成文日期 on a line of its own.
fn is_date_line(line: &str) -> bool {
    line.len() < 48 && date::whole(line).is_some()
}

/// 发文字号 on a line of its own.
pub(super) fn is_number_line(line: &str) -> bool {
    line.len() < 120 && document_number::whole(line).is_some()
}
