//! 发文机关署名 above a 成文日期: the lines below the text.

mod date;

use std::{borrow::Cow, ops::Range};

pub(in crate::document) use date::{DateLine, date_of, in_brackets, may_be_date};

use crate::{
    Field,
    block::Paragraph,
    document::{Document, head::name, uses::Uses},
    grammar::{
        joint,
        punctuation::{is_closing, is_opening},
        unit::is_levelled,
    },
    line::Classes,
    text::{Prose, Words, is_arabic, is_blank, scan::CharSet},
};

/// More never sign, even where short names are set apart with a line for each character; the cap bounds how far a date looks
/// back.
pub(in crate::document) const MOST_LINES: usize = 32;

/// Signing bodies with the blocks they stand in.
#[derive(Debug, Default)]
pub(in crate::document) struct Signature<'a> {
    /// Blocks of the signature, in order.
    pub(super) blocks: Vec<usize>,
    pub(in crate::document) bodies: Vec<Cow<'a, str>>,
    pub(in crate::document) signers: Vec<Cow<'a, str>>,
}

/// The signature above a date.
pub(in crate::document) fn above<'a>(
    uses: &Uses<'a, '_>,
    date: DateLine,
    floor: usize,
) -> Signature<'a> {
    let DateLine { at, start, .. } = date;
    let mut signature = Signature::default();
    if let Some(paragraph) = uses.paragraph(at).filter(|_| start > 0) {
        add_names(&mut signature, paragraph, start);
    }
    let (mut lines, mut first) = ([at; MOST_LINES + 1], MOST_LINES);
    while first > 0
        && let Some(before) = previous_line(uses, lines[first], floor)
    {
        first -= 1;
        lines[first] = before;
    }
    resolve(uses, &lines[first..MOST_LINES], &mut signature);
    signature
}

/// The block before `at`, if it can be a line of a signature.
fn previous_line(uses: &Uses<'_, '_>, at: usize, floor: usize) -> Option<usize> {
    let before = uses.previous_free(at).filter(|before| *before >= floor)?;
    let paragraph = uses.paragraph(before)?;
    static OF_TEXT: CharSet = CharSet::of("，。；：？！,;:《》●■");
    let text = paragraph.text();
    let is_short = || paragraph.label.is_none() && text.chars().nth(80).is_none();
    let is_plain = || !text.contains(|c| OF_TEXT.has(c)) && !text.starts_with("附件");
    // 主任：某某 signs although it holds a colon.
    let may_sign = || is_plain() || signer(text).is_some();
    (!text.is_empty() && is_short() && may_sign()).then_some(before)
}

/// Names out of lines: one a line, several a line with blanks between, or one over two lines.
fn resolve<'a>(uses: &Uses<'a, '_>, lines: &[usize], signature: &mut Signature<'a>) {
    // The lines nearest to the date are the surest; what can't be read ends the signature.
    let mut index = lines.len();
    let mut found = Signature::default();
    while index > 0 {
        let Some(paragraph) = uses.paragraph(lines[index - 1]) else { break };
        let mut single = Signature::default();
        // A name set apart over the width of its column may have a line for each character.
        let is_letter = |at: &&usize| uses.text(**at).chars().nth(1).is_none();
        let letters = lines[..index].iter().rev().take_while(is_letter).count();
        let count = letters.max(2);
        let is_split =
            index >= count && (letters > 1 || runs_on(uses, lines[index - 2], lines[index - 1]));
        if is_split && joined(uses, &lines[index - count..index], &mut single) {
            index -= count;
            prepend(&mut found, single, &lines[index..index + count]);
        } else if add_names(&mut single, paragraph, paragraph.text().len()) {
            index -= 1;
            prepend(&mut found, single, &lines[index..index + 1]);
        } else if index >= 2 && joined(uses, &lines[index - 2..index], &mut single) {
            index -= 2;
            prepend(&mut found, single, &lines[index..index + 2]);
        } else {
            break;
        }
    }
    found.bodies.append(&mut signature.bodies);
    found.signers.append(&mut signature.signers);
    *signature = found;
}

fn prepend<'a>(all: &mut Signature<'a>, mut one: Signature<'a>, blocks: &[usize]) {
    one.bodies.append(&mut all.bodies);
    one.signers.append(&mut all.signers);
    let mut order = blocks.to_vec();
    order.append(&mut all.blocks);
    *all = Signature { blocks: order, ..one };
}

/// Whether a name began on the line before, although its end could be a name by itself:
/// `云岭市工程建设项目审批\n制度改革联席会议办公室`.
fn runs_on(uses: &Uses<'_, '_>, first: usize, second: usize) -> bool {
    /// Shorter lines are not broken.
    const SHORTEST_LINE: usize = 10;
    let (Some(a), Some(b)) = (uses.paragraph(first), uses.paragraph(second)) else { return false };
    if is_tail(b.text()) || is_torn(a.text(), b.text()) {
        return true;
    }
    let goes_on = is_rest(b.text());
    let is_begun = if is_levelled(a.text()) {
        goes_on || a.text().chars().count() >= SHORTEST_LINE
    } else {
        goes_on && PURPOSES.begin(a.text())
    };
    is_begun && (goes_on || !is_levelled(b.text())) && !a.text().contains(is_arabic)
}

/// 政局, 公厅: too short for a name, so a line break cut it off (`青禾县财\n政局`).
pub(in crate::document) fn is_tail(text: &str) -> bool {
    text.chars().nth(2).is_none()
}

/// 某某管理委 / 员会, 中国人民银行 / 云岭市中心支行: a line that is a name by itself goes on, for the next one is none
/// without it. So does what no name ends with: 云岭市工业和 / 信息化局, 国 / 家水务局.
fn is_torn(first: &str, second: &str) -> bool {
    static STATE: Words = Words::of(&[
        "中国银行保险监督管理委员会",
        "中国证券监督管理委员会",
        "国家金融监督管理总局",
        "中国人民银行",
        "国家税务总局",
        "国家统计局",
    ]);
    static BRANCHES: Words =
        Words::of(&["监管分局", "监管局", "监管组", "支行", "分行", "税务局", "调查队"]);
    let goes_on = first.ends_with('委') && second.starts_with("员会");
    let is_branch = BRANCHES.end(second) && !second.starts_with(['中', '国', '人']);
    let is_begun = first.ends_with(['和', '与']) || first.chars().nth(1).is_none();
    goes_on || is_branch && STATE.end(first) || is_begun && !is_levelled(second)
}

/// What a body is for that is set up for a time.
static PURPOSES: Words = Words::of(&["防控", "疫情", "肺炎", "处置", "应对"]);

/// 防控工作指挥部: what a body is for, without the place that every name of this kind begins with.
fn is_rest(text: &str) -> bool {
    PURPOSES.begin(text) && !text.contains(['省', '市', '县', '区', '州'])
}

/// A name that runs over two lines or more.
fn joined<'a>(uses: &Uses<'a, '_>, lines: &[usize], into: &mut Signature<'a>) -> bool {
    let [first, .., last] = lines else { return false };
    let (Some(a), Some(b)) = (uses.paragraph(*first), uses.paragraph(*last)) else { return false };
    let prose = uses.joined(lines.iter().copied());
    // A line that is a name by itself is no beginning of another, unless the next one is none by itself.
    let is_name = || name::is_body(a.text()) && !is_torn(a.text(), b.text());
    if !name::is_body(prose.text()) || is_name() {
        return false;
    }
    add_joint(into, &prose, name::without_seal(prose.text()).len());
    true
}

/// Adds the names that the text up to `end` is, one or several without a mark between them.
fn add_joint<'a>(into: &mut Signature<'a>, prose: &Prose<'a>, end: usize) {
    into.bodies.extend(joint::bodies(&prose.text()[..end]).map(|name| prose.get(name)));
}

/// Adds the names of a line up to `end`; false where one of them is none.
fn add_names<'a>(into: &mut Signature<'a>, paragraph: &Paragraph<'a>, end: usize) -> bool {
    if end < paragraph.text().len() {
        let length = name::without_seal(&paragraph.text()[..end]).len();
        add_joint(into, &paragraph.prose, length);
        return true;
    }
    if let Some(person) = signer(paragraph.text()) {
        into.signers.push(paragraph.prose.get(person));
        return true;
    }
    let words = if is_one_word(paragraph) {
        Vec::new()
    } else {
        paragraph.prose.words(0..paragraph.text().len(), is_blank)
    };
    let is_body = |word: &Range<usize>| name::is_body(&paragraph.text()[word.clone()]);
    if words.len() > 1 && words.iter().all(is_body) {
        for word in words {
            let end = word.start + name::without_seal(&paragraph.text()[word.clone()]).len();
            into.bodies.push(paragraph.prose.get(word.start..end));
        }
        return true;
    }
    if is_seal(paragraph.text()) {
        return true;
    }
    if !name::is_body(paragraph.text()) {
        return false;
    }
    let length = name::without_seal(paragraph.text()).len();
    add_joint(into, &paragraph.prose, length);
    true
}

/// Whether neither a blank nor a line break parts what a line says, as of nearly all names.
fn is_one_word(paragraph: &Paragraph<'_>) -> bool {
    !paragraph.may_hold(Classes::BLANK) && paragraph.prose.places().nth(1).is_none()
}

/// （某市发展和改革委员会代章）: whose seal stands for the signing body's.
fn is_seal(text: &str) -> bool {
    text.starts_with(is_opening) && text.trim_end_matches(is_closing).ends_with("代章")
}

/// 部长 某某: who signs an order in person; the name's place.
fn signer(text: &str) -> Option<Range<usize>> {
    const OFFICES: &[&str] = &[
        "部长",
        "省长",
        "市长",
        "县长",
        "区长",
        "州长",
        "主席",
        "主任",
        "局长",
        "厅长",
        "总理",
        "署长",
        "委员长",
        "行长",
        "总指挥",
    ];
    let office = OFFICES.iter().find(|office| text.starts_with(**office))?;
    let rest = text[office.len()..].trim_start_matches(['：', ':']);
    let is_name = (2..=4).contains(&rest.chars().count());
    is_name.then(|| text.len() - rest.len()..text.len())
}

/// Gives the blocks of a signature and its date their use.
pub(in crate::document) fn take<'a>(
    uses: &mut Uses<'a, '_>,
    document: &mut Document<'a>,
    DateLine { at, parts, .. }: DateLine,
    signature: Signature<'a>,
) {
    for block in &signature.blocks {
        uses.field(*block, Field::IssuingBodies);
    }
    document.written_date = parts.date().or(document.written_date);
    if parts.is_impossible() {
        let place = uses.blocks[at].span();
        document.impossible_date("no calendar has the date of the signature", place);
    }
    uses.field(at, Field::WrittenDate);
    document.issuing_bodies = signature.bodies;
    document.signers.extend(signature.signers);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_signs_in_person() {
        let name = |text: &'static str| signer(text).map(|place| &text[place]);
        assert_eq!(name("主任：何青禾"), Some("何青禾"));
        assert_eq!(name("县长办公会议纪要"), None);
    }

    #[test]
    fn what_an_order_s_signer_stands_below() {
        let order = "云岭市抗旱工作委员会令\n第5号\n　　《抗旱物资管理办法》已经审议通过，现予公布。\n主任：何青禾\n2022年4月16日\n";
        let notice = crate::parse(order);
        assert_eq!(notice.signers, ["何青禾"]);
        assert_eq!(notice.written_date, crate::date("2022年4月16日"));
    }

    #[test]
    fn a_draft_is_signed_without_a_day() {
        for date in [
            "2025年月日",
            "2025年X月X日",
            "2025年12月 日",
            "2025年××月××日",
            "２０２５年１２月Ｘ日",
        ] {
            for gap in ["\n", ""] {
                let text = format!("各镇人民政府：\n请节水。\n云岭市水务局{gap}{date}\n");
                let notice = crate::parse(&text);
                assert_eq!(notice.issuing_bodies, ["云岭市水务局"], "{text}");
                assert_eq!(notice.written_date, None, "{text}");
            }
        }
    }

    #[test]
    fn a_date_in_figures_of_full_width_signs() {
        let text = "各镇人民政府：\n请节水。\n云岭市水务局\n２０２５－１２－０６\n";
        let notice = crate::parse(text);
        assert_eq!(notice.issuing_bodies, ["云岭市水务局"]);
        assert_eq!(notice.written_date, crate::date("2025-12-06"));
    }

    #[test]
    fn many_sign_with_a_line_for_each_character_of_short_names() {
        let names = [
            "国家发展改革委",
            "水利部",
            "教育部",
            "商务部",
            "财政部",
            "公安部",
            "司法部",
            "全国总工会",
            "共青团中央",
            "全国妇联",
        ];
        let lines = names.map(|name| match name.chars().count() {
            3 => name.chars().map(|c| format!("{c}\n")).collect(),
            _ => format!("{name}\n"),
        });
        let text = format!("各镇：\n请节水。\n{}2024年4月2日\n", lines.concat());
        assert!(text.lines().count() > 24);
        assert_eq!(crate::parse(&text).issuing_bodies, names);
    }

    #[test]
    fn the_number_of_a_page_is_in_no_name() {
        let text = "各乡镇人民政府：\n请备足物资。\n青禾县财\n- 4 -\n政局\n2024年4月2日\n";
        assert_eq!(crate::parse(text).issuing_bodies, ["青禾县财政局"]);
    }

    #[test]
    fn a_name_over_two_lines_is_one() {
        for (first, second) in [
            ("应对云水河流域旱情", "应对工作机制"),
            ("应对云水河流域疫情的", "疫情联防联控工作机制"),
            ("白沙区", "应对旱情工作指挥部"),
            ("青禾县推进城乡供水建设", "节水和抗旱工作联席会议"),
        ] {
            for gap in ["\n", "\n\n"] {
                let text = format!("各镇：\n请节水。{gap}{first}{gap}{second}{gap}2024年4月2日\n");
                let whole = format!("{first}{second}");
                assert_eq!(crate::parse(&text).issuing_bodies, [whole.as_str()], "{text}");
            }
        }
    }

    #[test]
    fn rests_of_names() {
        assert!(is_rest("防控工作领导小组指挥部") && !is_rest("疫情防控县指挥部"));
        assert!(is_tail("政局") && !is_tail("财政局"));
        assert!(is_torn("国家税务总局", "云岭市税务局") && is_torn("云岭市监管委", "员会"));
        assert!(is_torn("云岭市工业和", "信息化局") && is_torn("国", "家水务局"));
        assert!(!is_torn("云岭市水务局", "云岭市税务局") && !is_torn("印", "云岭市税务局"));
        assert!(!is_torn("国家税务总局", "中国人民银行云岭市分行"));
    }
}
