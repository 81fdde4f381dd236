//! 名称: one name after the other, without the verbs, tails and notes that stand around it.

use std::{borrow::Cow, ops::Range};

use super::{
    Mark, UnitItem, brackets,
    holds::Holds,
    kind::{self, body_place, kind_rank, place_rank},
    pieces::{Piece, at_conjunctions, compact, continues_collective, stands},
    tail::{bare_verb, may_have_tail, open_tail, tail},
};
use crate::{
    Role,
    text::{Words, is_ideograph},
};

/// Puts a list together, name by name.
pub(crate) struct Names<'t, 'i> {
    text: &'t str,
    /// Where the names go, behind those of lists before.
    items: &'i mut Vec<UnitItem<'t>>,
    /// The first of this list.
    first: usize,
    /// First item that no verb has given a part yet.
    pending: usize,
    /// First item behind a 会同, if no verb came since.
    with: Option<usize>,
    group: u32,
    /// Whether the last thing read was 等 with a collective, which 、单位 may continue.
    goes_on: bool,
    /// Whether a 等 was read.
    open_ended: bool,
}

impl<'t, 'i> Names<'t, 'i> {
    /// Those of a list in a text, which are added to `items`; so many commas and semicolons were counted in front of it.
    pub(crate) fn new(text: &'t str, group: u32, items: &'i mut Vec<UnitItem<'t>>) -> Self {
        let first = items.len();
        Self {
            text,
            items,
            first,
            pending: first,
            with: None,
            group,
            goes_on: false,
            open_ended: false,
        }
    }

    /// Reads what stands between two separators, the first of which is `mark`, and holds so much.
    pub(crate) fn piece(&mut self, range: Range<usize>, mark: Mark, holds: Holds) {
        if mark >= Mark::Comma && self.items.len() > self.first {
            self.group += 1;
        }
        if holds.any(Holds::CONJUNCTION) {
            let (text, piece) = (self.text, Piece { range, mark, holds: Some(holds) });
            at_conjunctions(text, piece, |part| self.part(part, holds));
        } else if holds.any(Holds::VERB) {
            self.part(Piece { range, mark, holds: Some(holds) }, holds);
        } else {
            self.name(range, mark, holds);
        }
    }

    /// A piece between separators, with what a verb in its middle cuts it into; `around` is what the whole
    /// piece holds.
    fn part(&mut self, piece: Piece, around: Holds) {
        let Piece { range, mut mark, holds } = piece;
        let mut start = range.start;
        if !around.any(Holds::VERB) {
            return match holds {
                Some(holds) => self.name(range, mark, holds),
                None => self.part_name(range, mark),
            };
        }
        // 会同 names who helps, 牵头 in the middle (甲局牵头乙局配合) who leads: there the separator is lost.
        while let Some((end, next)) = middle_verb(&self.text[start..range.end]) {
            self.part_name(start..start + end, mark);
            if self.text[start + end..start + next].ends_with("会同") {
                self.with = Some(self.with.unwrap_or(self.items.len()));
            }
            start += next;
            mark = Mark::Pause;
        }
        match holds {
            Some(holds) if start == range.start => self.name(range, mark, holds),
            _ => self.part_name(start..range.end, mark),
        }
    }

    fn part_name(&mut self, range: Range<usize>, mark: Mark) {
        let holds = Holds::of(&self.text[range.clone()]);
        self.name(range, mark, holds);
    }

    /// One name with what stands behind it; `holds` is what both hold.
    fn name(&mut self, whole: Range<usize>, mark: Mark, holds: Holds) {
        let text = &self.text[whole.clone()];
        // Nearly all are nothing but a name.
        if holds.any(Holds::ODD) || self.goes_on || may_have_tail(text) {
            self.odd_name(whole, mark, holds);
        } else if !text.is_empty() && text != "无" {
            self.add(whole, Cow::Borrowed(text), mark, None, holds);
        }
    }

    /// Reads a name that something may be taken off: blanks, verbs, 等, a stray bracket.
    fn odd_name(&mut self, whole: Range<usize>, mark: Mark, holds: Holds) {
        let range =
            if holds.any(Holds::RIM) { trim(self.text, whole.clone()) } else { whole.clone() };
        let tail = tail(&self.text[range.clone()]);
        let mut end = range.start + tail.start;
        let opened = if holds.any(Holds::OPEN) {
            open_tail(&self.text[range.start..end]).map(|at| range.start + at)
        } else {
            None
        };
        if let Some(at) = opened {
            self.open_ended = true;
            end = at;
        }
        let name = if end < range.end { trim(self.text, range.start..end) } else { range };
        let name = without_stray(self.text, name);
        // 等有关部门、单位: the tail goes on behind its own 、.
        let continues =
            self.goes_on && mark == Mark::Pause && continues_collective(&self.text[name.clone()]);
        if !continues {
            let known = (name == whole).then_some(holds);
            self.push(name, mark, known);
        }
        self.goes_on = opened.is_some() || continues;
        if let Some(role) = tail.role {
            self.give(role);
        }
    }

    /// Adds a name without its notes and blanks; `known` is what it holds, if that is known.
    fn push(&mut self, range: Range<usize>, mark: Mark, known: Option<Holds>) {
        let (name, own_role) = without_notes(self.text, range.clone());
        let holds = known.filter(|_| name == range);
        let range = name;
        let holds = holds.unwrap_or_else(|| Holds::of(&self.text[range.clone()]));
        let name = if holds.any(Holds::BLANK) {
            compact(&self.text[range.clone()])
        } else {
            Cow::Borrowed(&self.text[range.clone()])
        };
        if name.chars().any(is_spoken) && name != "无" {
            self.add(range, name, mark, own_role, holds.without(Holds::BLANK));
        }
    }

    /// Adds a name, or goes on with the one before.
    fn add(
        &mut self,
        range: Range<usize>,
        name: Cow<'t, str>,
        mark: Mark,
        role: Option<Role>,
        holds: Holds,
    ) {
        /// Bytes of the longest collective: as many kinds of places as there are, each once.
        const LONGEST: usize = 120;
        if mark <= Mark::Pause
            && role.is_none()
            && let Some(before) = self.items[self.first..].last_mut()
            && before.role.is_none()
            && before.name.len() <= LONGEST
            && goes_on(before, &name, holds)
        {
            before.range.end = range.end;
            before.name = compact(&self.text[before.range.clone()]);
            before.holds = Holds::of(&before.name);
            return;
        }
        self.items.push(UnitItem { name, range, role, group: self.group, holds });
    }

    /// A verb gives its part to all names since the last verb.
    fn give(&mut self, role: Role) {
        let with = self.with.take().unwrap_or(usize::MAX);
        for (index, item) in self.items.iter_mut().enumerate().skip(self.pending) {
            let role = if index >= with { Role::Cooperating } else { role };
            item.role.get_or_insert(role);
        }
        self.pending = self.items.len();
    }

    /// Gives whether 等 leaves the list open.
    pub(crate) fn finish(mut self) -> bool {
        if self.with.is_some() {
            self.give(Role::Responsible);
        }
        self.open_ended
    }
}

/// A verb between two names: where the first name (its own verbs included) ends, and where the
/// next begins.
fn middle_verb(text: &str) -> Option<(usize, usize)> {
    // 会同县 is a county, but behind a body (县财政局会同县水利局) the second one is the county's own.
    let is_county = |at: usize| {
        let before = &text[trim(text, 0..at)];
        text[at..].starts_with("会同县") && !kind::is_strong(before, Holds::of(before))
    };
    static WITH: Words = Words::of(&["会同"]);
    static LEADS: Words = Words::of(&["牵头"]);
    if let Some(at) = WITH.find(text).filter(|at| !is_county(*at)) {
        let next = at + "会同".len();
        return (next < text.len()).then_some((at, next));
    }
    let next = LEADS.find(text)? + "牵头".len();
    // 牵头部门 in a name (协调机制牵头部门) is followed by no unit.
    // The one behind first: mostly there is none.
    (stands(&text[next..]) && stands(&text[..next])).then_some((next, next))
}

/// Whether a name only carries on the one before it: 各部门、各单位; 各市、县（区）人民政府; 各市、县（区）财政局.
fn goes_on(before: &UnitItem<'_>, name: &str, holds: Holds) -> bool {
    let UnitItem { name: before, holds: of_before, .. } = before;
    if before.ends_with("部门") {
        return continues_collective(name);
    }
    if of_before.any(Holds::OTHER) && !before.starts_with(['有', '相']) {
        return false;
    }
    // Kinds of places one below the other under one 各 (各市、县人民政府) or none (县、区政府). 各镇、县政府
    // climbs: those are two.
    let kind = ["各", "有关", "相关"].iter().find_map(|each| before.strip_prefix(each));
    let kind = kind.unwrap_or(before);
    let Some(rank) = place_rank(kind).filter(|_| !kind.ends_with("政府")) else { return false };
    match place_rank(name) {
        // The 市 beside districts is one of counties.
        Some(_) if kind == "区" && matches!(name, "市政府" | "市人民政府") => true,
        Some(next) => rank <= next,
        None => {
            let first = body_place(name).filter(|first| !kind.contains(*first));
            first.and_then(kind_rank).is_some_and(|next| rank <= next)
                && kind::is_unit_of(name, Some(holds))
        }
    }
}

/// A name without the bracket that only explains it or gives its part, and that part.
fn without_notes(text: &str, range: Range<usize>) -> (Range<usize>, Option<Role>) {
    const NOTES: &[&str] = &[
        "以下简称",
        "以下统称",
        "以下称",
        "简称",
        "下称",
        "统称",
        "代章",
        "盖章",
        "含",
        "包括",
        "不含",
        "下同",
        "排名不分",
    ];
    let name = &text[range.clone()];
    let Some(at) = brackets::last_bracket(name).filter(|at| *at > 0) else {
        return (range, None);
    };
    let note = compact(brackets::inside(&name[at..]));
    let role = bare_verb(&note);
    if role.is_some() || NOTES.iter().any(|start| note.starts_with(start)) {
        return (trim(text, range.start..range.start + at), role);
    }
    (range, None)
}

/// A name without a closing bracket that none in it opens: the rest of a bracket around the list.
fn without_stray(text: &str, range: Range<usize>) -> Range<usize> {
    let name = &text[range.clone()];
    match name.chars().next_back() {
        Some(last) if brackets::closes(last) && brackets::last_bracket(name).is_none() => {
            trim(text, range.start..range.end - last.len_utf8())
        }
        _ => range,
    }
}

/// A range without the blanks at its ends and the 由 that may open it.
fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    static LEADS: Words = Words::of(&["并由", "由", "会同", "："]);
    let part = &text[range.clone()];
    let head = part.trim_start_matches(crate::text::is_blank);
    let head = LEADS.strip(head).unwrap_or(head);
    let start = range.end - head.len();
    // Nearly every name ends in an ideograph.
    if let [.., 0xe4..=0xe9, _, _] = head.as_bytes() {
        return start..range.end;
    }
    start..start + head.trim_end_matches(crate::text::is_blank).len()
}

/// Whether a character can be one of a name; asked of the first, which mostly is an ideograph.
fn is_spoken(c: char) -> bool {
    is_ideograph(c) || c.is_alphanumeric()
}
