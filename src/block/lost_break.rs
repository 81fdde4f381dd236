//! Where a text lost the line break before a label: copying and crawling join lines without a blank.

use super::{numbering::missed_label, sequence::Sequence};
use crate::{
    grammar::{
        label::{Kind, Label, label},
        punctuation::{ends_sentence, is_closing, is_opening},
    },
    line::{Classes, Traits},
    text::{
        Words, is_arabic, is_blank,
        scan::{CharSet, FewChars, marks_but_commas},
        trim_start,
    },
};

/// How many ends of sentences are looked at for the label that counts on from a first one.
const FARTHEST: usize = 48;

/// Bytes behind a label that are looked at for the one that counts on from it.
const REACH: usize = 4_000;

/// Bytes of a bracket that is looked at; longer ones are no clauses.
const LONGEST_CLAUSE: usize = 600;

/// Where a line lost its break before a label. Hardly any line shows what has to stand in front of one.
#[inline]
pub(super) fn lost_break(
    line: &str,
    traits: &Traits,
    marks: usize,
    own: Option<Label>,
    mut sequence: Sequence,
) -> Option<usize> {
    let own = own.filter(|_| marks == 0);
    let is_behind_mark = traits.classes.any(Classes::LABEL_BEHIND);
    let heading = own.filter(|own| may_head(*own, traits.classes));
    if !is_behind_mark && heading.is_none() {
        return None;
    }
    own.into_iter().for_each(|own| sequence.note(own));
    let behind_heading = heading.and_then(|own| behind_heading(line, own, sequence));
    let behind_mark = || {
        let from = usize::from(traits.label_behind).max(marks);
        is_behind_mark.then(|| behind_mark(line, from, sequence)).flatten()
    };
    behind_heading.or_else(behind_mark)
}

/// Where a line lost its break before a label that stands behind a mark, but no one in front of `from`.
#[inline(never)]
fn behind_mark(line: &str, from: usize, sequence: Sequence) -> Option<usize> {
    // One look per line and kind keeps the time linear: where one first number has no second, none is looked for.
    let mut begins_list = [None; 2];
    let mut enumerates = [None; 2];
    for end in ends(line, from) {
        let Some((at, found)) = label_behind(line, end) else { continue };
        if !is_end(line, end) {
            continue;
        }
        let begins = sequence.counts_on(found)
            || (skips_to(&line[at..], end, found, sequence)
                && !*enumerates[usize::from(found.kind == Kind::NUMERAL_IN_BRACKETS)]
                    .get_or_insert_with(|| is_enumeration(line, found)))
            || (found.number == 1
                && *begins_list[usize::from(may_enumerate(line, end, found))]
                    .get_or_insert_with(|| is_counted_on(line, end, found)));
        if begins {
            return Some(at);
        }
    }
    None
}

/// An end of a sentence behind which a line may have ended.
#[derive(Debug, Clone, Copy)]
struct End {
    /// Behind its mark.
    at: usize,
    mark: char,
}

/// The full stops of a line, the colons and the closing brackets.
fn ends(line: &str, from: usize) -> impl Iterator<Item = End> {
    let marks = marks_but_commas(&line[from..]);
    let ends =
        marks.filter(|(_, c)| matches!(c, '。' | '：' | ':' | '）' | ')' | '〕' | ']' | '】'));
    ends.map(move |(at, mark)| End { at: from + at + mark.len_utf8(), mark })
}

/// Whether a line may have ended there: a bracket closes a clause.
fn is_end(line: &str, end: End) -> bool {
    !is_closing(end.mark) || closes_clause(&line[..end.at])
}

/// Whether a text ends in a bracket that assigns: `（责任单位：县财政局）`, `（县财政局牵头负责）`.
pub(super) fn closes_clause(before: &str) -> bool {
    last_bracket(before).is_some_and(|at| assigns(&before[at..]))
}

/// Whether the bracket that a text ends with belongs to a sentence that goes on: none ended in front of it, it
/// assigns nothing and dates nothing. `适时争取将班列（云岭号）`, and not `推进审批。（县发改局）`.
pub(super) fn closes_within_sentence(before: &str) -> bool {
    last_bracket(before).is_some_and(|at| {
        let (sentence, bracket) = before.split_at(at);
        let sentence = sentence.trim_end_matches(is_blank);
        let is_date = bracket.trim_end_matches(is_closing).ends_with('日');
        !sentence.is_empty() && !sentence.ends_with(ends_sentence) && !assigns(bracket) && !is_date
    })
}

/// Whether a text ends with a bracket that assigns the sentences in front of it: `核对用水需求。（县水务局负责）`.
pub(super) fn ends_assigned(text: &str) -> bool {
    last_bracket(text).is_some_and(|at| {
        let (sentence, bracket) = text.split_at(at);
        sentence.trim_end_matches(is_blank).ends_with(ends_sentence) && assigns(bracket)
    })
}

/// Where the bracket begins that a text ends with.
fn last_bracket(text: &str) -> Option<usize> {
    let start = text.len().saturating_sub(LONGEST_CLAUSE);
    let start = (start..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(start);
    let mut depth = 0;
    let opening = text[start..].char_indices().rev().find(|(_, c)| {
        depth += i32::from(is_closing(*c)) - i32::from(is_opening(*c));
        depth <= 0
    });
    opening.map(|(at, _)| start + at)
}

fn assigns(bracket: &str) -> bool {
    static WORDS: Words =
        Words::of(&["责任单位", "责任部门", "牵头", "负责", "落实", "配合", "组织实施"]);
    WORDS.stand_in(bracket)
}

/// The label behind an end, and where it begins.
///
/// Chinese and bracketed Chinese numerals, `2.` and articles, but not （2）: those enumerate within
/// sentences (contract, section 4); behind a colon only first numbers, and 1. not in brackets or below 附件： and 注：.
fn label_behind(line: &str, end: End) -> Option<(usize, Label)> {
    let rest = trim_start(&line[end.at..]);
    let found = label(rest)?;
    let is_kind = match end.mark {
        '：' | ':' => {
            found.number == 1
                && (found.kind.is_numeral()
                    || found.kind == Kind::FIGURE && !missed_label::is_listed(&line[..end.at]))
        }
        _ => found.kind == Kind::CHAPTER || (Kind::ARTICLE..=Kind::FIGURE).contains(&found.kind),
    };
    // `2.5万元` is an amount.
    let is_text = |c: char| found.kind != Kind::FIGURE || !is_arabic(c);
    let goes_on = rest[found.length..].chars().next().is_some_and(is_text);
    (is_kind && goes_on).then(|| (line.len() - rest.len(), found))
}

/// Whether a label behind a full stop counts on from one that the text lost: `一、…。三、…`. Kinds and cities are counted
/// there, too: `。二、三类城市`, `。（二）（三）项`.
fn skips_to(text: &str, end: End, label: Label, sequence: Sequence) -> bool {
    /// What is counted goes on with another number, lists and citations with these.
    static CITES: CharSet = CharSet::of("项条款至到、，,（(和及的一二三四五六七八九十");
    end.mark == '。'
        && label.number > 1
        && label.kind.is_numeral()
        && sequence.skips_to(label)
        && !text[label.length..].starts_with(|c| CITES.has(c))
}

/// Whether a line enumerates with labels of a kind: `（一）未种田的；（二）已领补贴的。（三）外县的。`
fn is_enumeration(line: &str, label: Label) -> bool {
    items(line, 0)
        .any(|end| label_behind(line, end).is_some_and(|(_, item)| item.kind == label.kind))
}

/// Whether a first number may as well enumerate within a sentence: `材料包括：1.…；2.…`. Behind 如下：, or a mark that ends
/// a sentence, it hardly does, so that one kind says nothing of the other.
fn may_enumerate(line: &str, end: End, label: Label) -> bool {
    let before = &line[..end.at - end.mark.len_utf8()];
    label.kind == Kind::FIGURE && matches!(end.mark, '：' | ':') && !before.ends_with("如下")
}

/// The semicolons of a line, behind which an enumeration goes on.
fn items(line: &str, from: usize) -> impl Iterator<Item = End> {
    let marks = line[from..].match_indices(['；', ';']);
    marks.map(move |(at, mark)| End { at: from + at + mark.len(), mark: '；' })
}

/// Whether the next number of a label's kind begins a sentence further on: behind ； it goes on with an
/// enumeration.
fn is_counted_on(line: &str, from: End, first: Label) -> bool {
    let end = (from.at + REACH).min(line.len());
    let line = &line[..(end..=line.len()).find(|at| line.is_char_boundary(*at)).unwrap_or(end)];
    let items = items(line, from.at);
    let is_next = |end: &End| {
        label_behind(line, *end)
            .is_some_and(|(_, next)| next.kind == first.kind && next.number == first.number + 1)
    };
    let sentences = ends(line, from.at).filter(|end| is_end(line, *end));
    let sentence = sentences.take(FARTHEST).find(is_next);
    let item = items.take(FARTHEST).find(is_next);
    sentence.is_some_and(|sentence| item.is_none_or(|item| item.at > sentence.at))
}

/// Whether a line without marks and without a label behind a mark may have lost its break before a label behind its own one.
#[inline]
pub(super) fn may_lose_break(own: Option<Label>, traits: &Traits) -> bool {
    own.is_some_and(|own| may_head(own, traits.classes))
}

/// Whether a line may show another label behind the heading that its own one begins: `false` only where it doesn't, as no
/// bracket opens in it, or no blank stands in it.
fn may_head(own: Label, classes: Classes) -> bool {
    match own.kind {
        Kind::NUMERAL => classes.any(Classes::OPENING),
        Kind::CHAPTER | Kind::SUBCHAPTER => classes.any(Classes::BLANK),
        _ => false,
    }
}

/// Where another label stands behind the heading that a line's own one begins.
#[inline(never)]
fn behind_heading(line: &str, own: Label, sequence: Sequence) -> Option<usize> {
    if own.kind == Kind::NUMERAL {
        item_behind_heading(line, own, sequence)
    } else {
        article_behind_chapter(line, own)
    }
}

/// `二、优化增量住房（十三）发展…`: an item on its heading's line.
fn item_behind_heading(line: &str, heading: Label, sequence: Sequence) -> Option<usize> {
    /// Bytes of the longest heading (contract, section 4).
    const LONGEST: usize = 120;
    /// A bracket, and what stands in front of one in no heading.
    static STOPS: FewChars = FewChars::of("（(。：:；;第");
    let rest = &line[heading.length..];
    let mut near = rest.char_indices().take_while(|(at, _)| *at <= LONGEST);
    let (at, _) = near.find(|(_, c)| STOPS.has(*c)).filter(|(at, c)| *at > 0 && is_opening(*c))?;
    let item = label(&rest[at..])
        .filter(|item| item.kind == Kind::NUMERAL_IN_BRACKETS && sequence.fits(*item))?;
    let goes_on = !rest[at + item.length..].starts_with(['、', '，', '项', '款', '至', '和']);
    goes_on.then_some(heading.length + at)
}

/// `第一章 总则　　第一条 为规范…`: an article on its chapter's line, behind the chapter's heading.
fn article_behind_chapter(line: &str, chapter: Label) -> Option<usize> {
    /// Bytes of the longest heading of a chapter.
    const LONGEST: usize = 120;
    let rest = &line[chapter.length..];
    let length =
        rest.char_indices().take_while(|(at, _)| *at < LONGEST).find(|(_, c)| *c == '第')?.0;
    let at = chapter.length + length;
    let heading = &rest[..length];
    let is_heading = at < LONGEST
        && heading.ends_with(is_blank)
        && !heading.trim_matches(is_blank).is_empty()
        && !heading.contains(['，', '。', '、']);
    (is_heading && label(&line[at..]).is_some_and(|label| label.kind == Kind::ARTICLE))
        .then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str, sequence: Sequence) -> Option<usize> {
        lost_break(line, &Traits::of(line), 0, label(line), sequence)
    }

    #[test]
    fn only_the_next_number_of_a_kind_was_a_line() {
        let mut sequence = Sequence::default();
        let line = "（一）健全制度。完善台账。（二）加强督查。";
        assert_eq!(found(line, sequence), line.find("（二）"));
        sequence.note(label("（五）").unwrap());
        assert_eq!(found("完善台账。（二）款所称", sequence), None);
        assert_eq!(found("要求：（1）按时。（2）按质。", sequence), None);
    }

    #[test]
    fn a_number_may_be_missing_behind_a_full_stop() {
        let mut sequence = Sequence::default();
        sequence.note(label("二、").unwrap());
        let line = "开展限额灌溉。超额加价。四、落实管护责任。各镇立牌。";
        assert_eq!(found(line, sequence), line.find("四、"));
        let line = "现通知如下：一、各镇普查渠系。三、各村立牌。";
        assert_eq!(found(line, Sequence::default()), line.find("三、"));
        for line in
            ["开展灌溉。四、五级渠道除外。", "开展灌溉，四、落实责任。", "开展灌溉。九、落实责任。"]
        {
            assert_eq!(found(line, sequence), None, "{line}");
        }
    }

    #[test]
    fn a_first_number_was_a_line_where_the_second_follows() {
        let line = "二、推进去库存。（一）发放补贴。完善办法。（二）降低门槛。";
        assert_eq!(found(line, Sequence::default()), line.find("（一）"));
        assert_eq!(found("二、推进去库存。（一）项的补贴照旧。", Sequence::default()), None);
        let line = "现通知如下：一、摸清底数。建立台账。二、及时救助。";
        assert_eq!(found(line, Sequence::default()), line.find("一、"));
        let line = "申请人应符合下列条件：（一）在本县有田。已种一年。（二）自有水泵。";
        assert_eq!(found(line, Sequence::default()), line.find("（一）"));
        let line = "下列人员除外：（一）未种田的；（二）已领补贴的。（三）外县的。";
        assert_eq!(found(line, Sequence::default()), None);
        let line = "现调整如下:1.提高额度。满额为止。2.降低门槛。";
        assert_eq!(found(line, Sequence::default()), line.find("1."));
        let line = "材料包括：1.申请表。一式两份。2.合同。";
        assert_eq!(found(line, Sequence::default()), line.find("1."));
        for line in [
            "材料包括：1.申请表；2.合同。",
            "注：1.渠长为实测。2.水价不含税。",
            "（附：1.甲。2.乙。）",
        ] {
            assert_eq!(found(line, Sequence::default()), None, "{line}");
        }
        // What enumerates within a sentence says nothing of a list further on.
        let line = "除外：1.未种田的；2.外县的。补贴标准如下：1.百元。2.二百元。";
        assert_eq!(found(line, Sequence::default()), line.rfind("1."));
    }

    #[test]
    fn a_second_number_is_looked_for_near_the_first() {
        let line = |text: &str| format!("现通知如下：一、摸清底数。{text}二、及时救助。");
        assert!(found(&line("建立台账。"), Sequence::default()).is_some());
        assert_eq!(found(&line(&"建立台账，".repeat(REACH / 15)), Sequence::default()), None);
    }

    #[test]
    fn a_clause_ends_a_section() {
        let mut sequence = Sequence::default();
        sequence.note(label("（一）").unwrap());
        let line = "建立台账。（责任单位：县财政局、各镇〔街道〕）（二）发放补贴。";
        assert_eq!(found(line, sequence), line.find("（二）"));
        assert_eq!(found("按照方案（试行）（二）的要求", sequence), None);
    }

    #[test]
    fn an_enumeration_within_a_sentence_is_no_list() {
        let line = "暂停销售。（一）两套的；（二）三套的。对下列家庭：（一）一套的。（二）零套的。";
        assert_eq!(found(line, Sequence::default()), None);
    }

    #[test]
    fn an_item_stands_behind_its_heading() {
        let mut sequence = Sequence::default();
        let line = "二、优化增量住房（三）发展高品质住房。";
        assert_eq!(found(line, sequence), None);
        sequence.note(label("（二）").unwrap());
        assert_eq!(found(line, sequence), line.find("（三）"));
        assert_eq!(found("二、按第（三）项办理", sequence), None);
    }

    #[test]
    fn an_article_stands_behind_its_chapter() {
        let line = "第一章 总则\u{3000}第一条 为规范管理";
        assert_eq!(found(line, Sequence::default()), line.find("第一条"));
        assert_eq!(found("第一章 总则，第一条", Sequence::default()), None);
    }
}
