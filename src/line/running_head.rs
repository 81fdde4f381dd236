//! Running heads: the line that printing repeats at the top or bottom of every page.

use super::{Classes, Line, LineKind, page_number::Pages};
use crate::text::{is_arabic, is_blank};

/// A line that stands so often at a page's edge is no chance.
const FEWEST: usize = 3;

/// Characters of the shortest head: cells of a table's header, repeated on each page, are shorter.
const SHORTEST: usize = 9;

/// Characters of the shortest head beside the number of its page.
const SHORTEST_NUMBERED: usize = 4;

/// Characters of the longest head.
const LONGEST: usize = 60;

/// Lines above what first closes a page: a row of a table that comes out a cell a line, and seems to end with the number of
/// the next one, has fewer.
const FEWEST_ABOVE: usize = 10;

/// Marks lines that stand at the edges of at least a quarter of the pages (left and right pages may have
/// different heads, and chapters too).
///
/// The first of them stays, because a document's title often is its running head; one that names an
/// issue (`…公报 2023年第4期`), stands beside the number of its page (`- 3 某县水务局发布`) or only ever closes pages (who put
/// the copy together) is never a title.
pub(super) fn mark(source: &str, lines: &mut [Line], pages: &Pages) {
    // Most texts have no pages.
    const FEWEST_ENDS: usize = FEWEST - 1;
    if pages.furniture + pages.form_feeds < FEWEST_ENDS {
        return;
    }
    let edges = edges(lines);
    if edges.pages < FEWEST {
        return;
    }
    let mut heads: Vec<&str> = Vec::with_capacity(edges.lines.len());
    heads.extend(edges.lines.iter().filter_map(|edge| head(source, &lines[edge.line])));
    heads.sort_unstable();
    let repeated = heads.chunk_by(|a, b| a == b).map(|same| (same[0], same.len()));
    let mut heads: Vec<(&str, usize)> =
        repeated.filter(|(_, count)| *count >= FEWEST && *count * 4 >= edges.pages).collect();
    if heads.is_empty() {
        return;
    }
    retain_heads_alone(source, lines, &mut heads);
    // Whether each stands at the foot of pages alone, once it was seen.
    let mut feet: Vec<Option<bool>> = vec![None; heads.len()];
    let mut marked: Vec<(usize, usize)> = Vec::new();
    for Edge { line, above } in edges.lines {
        let place = head(source, &lines[line]).and_then(|head| place(&heads, head));
        if let Some(place) = place {
            let (was_foot, fewest) = feet[place].map_or((true, FEWEST_ABOVE), |foot| (foot, 1));
            feet[place] = Some(was_foot && above >= fewest);
            marked.push((line, place));
        }
    }
    let mut seen = vec![false; heads.len()];
    for (line, place) in marked {
        let is_never_title = feet[place] == Some(true)
            || names_issue(heads[place].0)
            || follows_number(&lines[line], source);
        if std::mem::replace(&mut seen[place], true) || is_never_title {
            lines[line].kind = LineKind::Furniture;
        }
    }
}

/// Drops what stands within pages too: `完成时限：2023年12月底前` comes to stand at their edges by chance. A title
/// may be mentioned once.
fn retain_heads_alone(source: &str, lines: &[Line], heads: &mut Vec<(&str, usize)>) {
    let mut everywhere = vec![0; heads.len()];
    let texts = lines.iter().filter(|line| line.kind == LineKind::Text);
    for head in texts.filter_map(|line| head(source, line)) {
        if let Some(at) = place(heads, head) {
            everywhere[at] += 1;
        }
    }
    let mut everywhere = everywhere.into_iter();
    heads.retain(|(_, count)| everywhere.next().is_none_or(|everywhere| everywhere <= count + 1));
}

/// The index of a head: there are eight at most, because each stands on a quarter of the pages.
fn place(heads: &[(&str, usize)], head: &str) -> Option<usize> {
    heads.iter().position(|(other, _)| *other == head)
}

/// The lines at the edges of pages.
struct Edges {
    /// In order, none twice.
    lines: Vec<Edge>,
    pages: usize,
}

/// A line at the edge of a page.
struct Edge {
    /// Its index.
    line: usize,
    /// How many lines of its page stand above it; none above the first.
    above: usize,
}

/// The first and last line of text of each page, as page numbers and form feeds part them.
fn edges(lines: &[Line]) -> Edges {
    let is_text = |line: &Line| line.kind == LineKind::Text;
    /// Pages of a long notice with its enclosure.
    const MANY: usize = 32;
    let mut edges = Edges { lines: Vec::with_capacity(2 * MANY), pages: 1 };
    let ends = (0..lines.len()).filter(|at| ends_page(&lines[*at])).chain([lines.len()]);
    let mut start = 0;
    for end in ends {
        let page = &lines[start..end];
        if let (Some(first), Some(last)) =
            (page.iter().position(is_text), page.iter().rposition(is_text))
        {
            edges.pages += usize::from(end < lines.len());
            edges.lines.push(Edge { line: start + first, above: 0 });
            let foot = Edge { line: start + last, above: last - first };
            edges.lines.extend((first < last).then_some(foot));
        }
        start = end;
    }
    edges
}

/// Whether a line is furniture or stands behind a form feed.
#[inline]
fn ends_page(line: &Line) -> bool {
    line.kind == LineKind::Furniture || line.begins_page
}

/// What of a line is the same on each page: all but a page number at its ends. `None` for a line that can be no head.
fn head<'s>(source: &'s str, line: &Line) -> Option<&'s str> {
    let may_number = |c: char| is_arabic(c) || is_blank(c) || matches!(c, '-' | '—' | '·');
    let goes_on = |c: char| matches!(c, '。' | '；' | '，' | '、' | '：');
    // Most lines at the edges of pages are sentences or hold the end of one, and most others as long as their bytes
    // let expect.
    let shortest = if follows_number(line, source) { SHORTEST_NUMBERED } else { SHORTEST };
    if goes_on(line.traits.last)
        || line.traits.classes.any(Classes::FULL_STOP)
        || line.text_len() < shortest
    {
        return None;
    }
    let head = line.text(source).trim_matches(may_number);
    let may_be_row = line.traits.classes.any(Classes::GAP.or(Classes::PIPE));
    if !(shortest..=4 * LONGEST).contains(&head.len())
        || head.ends_with(goes_on)
        || may_be_row && memchr::memchr2(b'\t', b'|', head.as_bytes()).is_some()
    {
        return None;
    }
    (shortest..=LONGEST).contains(&head.chars().count()).then_some(head)
}

/// Whether a line begins with the number of a page: `- 3 某县水务局发布`.
fn follows_number(line: &Line, source: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '—');
    is_dash(line.traits.first) && {
        let number = line.text(source).trim_start_matches(|c: char| is_dash(c) || is_blank(c));
        number.starts_with(is_arabic)
    }
}

/// `某市人民政府公报 2023年第4期`.
fn names_issue(head: &str) -> bool {
    head.contains("公报") && head.ends_with('期')
}

#[cfg(test)]
mod tests {
    use super::super::split;
    use super::*;

    fn furniture(source: &str) -> Vec<&str> {
        let lines = split(source, usize::MAX).lines;
        let marked = lines.iter().filter(|line| line.kind == LineKind::Furniture);
        marked.map(|line| line.text(source)).collect()
    }

    #[test]
    fn a_title_on_every_page_is_a_running_head_but_for_the_first() {
        let page = "青禾县水利发展“十四五”规划\n完善工程体系，\n提高能力。\n";
        let source = [page, page, page, page].join("\x0c");
        assert_eq!(furniture(&source), ["青禾县水利发展“十四五”规划"; 3]);
    }

    #[test]
    fn the_head_of_a_gazette_is_none_of_the_text() {
        let head = "青禾县人民政府公报　　2023年第4期";
        let source = format!("{head}\n甲\n— 1 —\n{head}\n乙\n— 2 —\n{head}\n丙\n");
        assert_eq!(furniture(&source), [head, "— 1 —", head, "— 2 —", head]);
    }

    #[test]
    fn who_publishes_beside_the_number_of_a_page_is_none_of_the_text() {
        let pages = (1..=4).map(|page| format!("甲\n乙\n- {page} 青禾县发布\n\x0c"));
        let source: String = pages.collect();
        assert_eq!(furniture(&source), [1, 2, 3, 4].map(|page| format!("- {page} 青禾县发布")));
    }

    #[test]
    fn what_only_closes_pages_is_none_of_the_text() {
        let foot = "资料汇编：青禾水利资料室";
        let page = |number, text: &str| format!("{text}{foot}\n\n—{number}—\n\n");
        let pages = |first: &str| [page(1, first), page(2, "甲\n"), page(3, "乙\n")].concat();
        assert_eq!(furniture(&pages(&"甲\n".repeat(10))), [foot, "—1—", foot, "—2—", foot, "—3—"]);
        assert_eq!(furniture(&pages("甲\n乙\n")), ["—1—", foot, "—2—", foot, "—3—"]);
        let title = "青禾县水利发展“十四五”规划";
        let source =
            format!("青禾县人民政府\n{title}\n\x0c{title}\n甲\n\x0c{title}\n乙\n\x0c{title}\n丙\n");
        assert_eq!(furniture(&source), [title; 3]);
    }

    #[test]
    fn cells_and_sentences_that_pages_repeat_stay() {
        let page = "序号\n重点任务\n责任单位\n按照职责分工抓好各项任务的落实。\n";
        assert!(furniture(&[page, page, page, page].join("\x0c")).is_empty());
        let page = "完成时限2023年12月30日前\n甲\n完成时限2023年12月30日前\n乙\n";
        assert!(furniture(&[page, page, page, page].join("\x0c")).is_empty());
        let page = "甲\n和专人值守，遇有险情立即上报。要把责任落\n";
        assert!(furniture(&[page, page, page, page].join("\x0c")).is_empty());
    }
}
