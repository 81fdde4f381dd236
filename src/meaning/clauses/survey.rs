//! Where the clauses of a paragraph may stand: in pairs of brackets, behind a label, in a bracket that never closes.

use std::ops::Range;

use crate::{
    grammar::{
        clause::{
            self, Clause, Colons, Known, clause_within, ends_deadline_label, holds_deadline_label,
            labelled_line, may_begin_label,
        },
        landmarks::{Kind, Landmark, Landmarks},
        punctuation::is_closing,
        unit::UnitItem,
    },
    text::Words,
};

/// 监督电话：…（县监察局）: whose number it is, not who does something.
static CONTACTS: Words = Words::of(&[
    "联系电话",
    "监督电话",
    "举报电话",
    "咨询电话",
    "投诉电话",
    "电子邮箱",
    "联系邮箱",
    "传真",
    "邮政地址",
    "联系人",
]);

/// A place that may hold a clause, in brackets or behind a lost one.
#[derive(Clone)]
pub(super) struct Candidate {
    pub(super) whole: Range<usize>,
    /// What stands between the brackets.
    pub(super) content: Range<usize>,
    has_colon: bool,
    pub(super) is_unclosed: bool,
}

impl Candidate {
    /// A line, or the last sentence of one, that its label makes a clause.
    pub(super) fn line(whole: Range<usize>) -> Self {
        Self { content: whole.clone(), whole, has_colon: true, is_unclosed: false }
    }

    /// What stands behind a bracket that nothing closes.
    fn to_end(text: &str, open: usize) -> Self {
        let content = open + width(text, open)..text.len();
        Self { whole: open..text.len(), content, has_colon: false, is_unclosed: true }
    }
}

/// What one pass over the landmarks of a paragraph finds.
#[derive(Default)]
pub(super) struct Survey {
    /// Pairs of brackets that stand in no other and where clauses do, in order; at the end one without its partner.
    pub(super) candidates: Vec<Candidate>,
    /// Where the last sentence begins, if others stand before it, and where its first colon stands.
    last_sentence: Option<(usize, usize)>,
    /// Whether a colon stands behind what may be the label of a deadline.
    has_deadline: bool,
    /// Brackets that are still open.
    open: Vec<usize>,
    /// Where the last colon stands.
    colon: Option<usize>,
    /// Whether the paragraph may say that the unit named first leads.
    pub(super) names_first: bool,
    /// What the clause needs that is being read.
    pub(super) room: clause::Room,
}

impl Survey {
    /// Looks at the landmarks of the part of a paragraph that is read.
    pub(super) fn read(&mut self, text: &str, from: usize, landmarks: Landmarks<'_>) {
        self.names_first = landmarks.names_first();
        self.candidates.clear();
        self.open.clear();
        (self.has_deadline, self.colon, self.last_sentence) = (false, None, None);
        let list = landmarks.list();
        for mark in list {
            let at = mark.at();
            match mark.kind {
                _ if at < from => {}
                Kind::Opening | Kind::OtherOpening | Kind::TitleOpening => self.open.push(at),
                Kind::Closing | Kind::OtherClosing | Kind::TitleClosing => self.close(text, at),
                Kind::Colon => {
                    self.has_deadline |= ends_deadline_label(&text[..at]);
                    self.colon = Some(at);
                }
                _ => {}
            }
        }
        self.last_sentence = self.colon.and_then(|colon| last_sentence(text, from, colon, list));
        let lost = self.open.iter().rev().find_map(|at| unclosed(text, *at));
        let lost = lost.or_else(|| unclosed_by_verb(text, *self.open.last()?));
        if let Some(mut lost) = lost {
            lost.has_colon = self.colon.is_some_and(|colon| colon > lost.whole.start);
            self.candidates.retain(|inner| inner.whole.start < lost.whole.start);
            self.candidates.push(lost);
        }
    }

    /// Whether the text that was looked at may hold a clause, as few do: in brackets, or behind a label.
    pub(super) fn may_hold_clause(&self, text: &str, from: usize) -> bool {
        !self.candidates.is_empty()
            || self.has_deadline
            || may_begin_label(text, from)
            || self.last_sentence.is_some_and(|last| self.may_be_labelled(text, last))
    }

    /// Whether the sentence that begins at a place and has its first colon at another one may begin with a label: only a
    /// colon near its beginning makes one of what it begins with.
    fn may_be_labelled(&self, text: &str, (start, colon): (usize, usize)) -> bool {
        /// Bytes of the longest label.
        const LONGEST: usize = 28;
        colon - start <= LONGEST && (self.has_deadline || may_begin_label(text, start))
    }

    /// A bracket of any kind closes the last one; without its partner it is text.
    fn close(&mut self, text: &str, at: usize) {
        let Some(start) = self.open.pop() else { return };
        while self.candidates.last().is_some_and(|inner| inner.whole.start > start) {
            self.candidates.pop();
        }
        let content = start + width(text, start)..at;
        let whole = start..at + width(text, at);
        let has_colon = self.colon.is_some_and(|colon| colon > start);
        // Most brackets explain a word within a sentence.
        if has_colon || self.names_first || closes(text, &whole) || follows(text, &whole) {
            self.candidates.push(Candidate { whole, content, has_colon, is_unclosed: false });
        }
    }

    /// The clause that a line is or ends in: `责任单位：…` at its head, or as its last sentence.
    pub(super) fn line_clause<'t>(
        &mut self,
        text: &'t str,
        from: usize,
        units: &mut Vec<UnitItem<'t>>,
    ) -> Option<(usize, Clause)> {
        // Every label of units on a line of its own ends in one of these words.
        static WORDS: Words = Words::of(&["单位", "部门", "單位", "部門", "处室", "科室", "股室"]);
        let before = units.len();
        let colons = match self.colon {
            _ if self.has_deadline => Colons::OfDeadline,
            Some(_) => Colons::Any,
            None => Colons::None,
        };
        let is_label = |(start, colon): &(usize, usize)| {
            /// Characters of the longest label with its colon.
            const LONGEST: usize = 8;
            let mut head = text[*start..].chars().take(LONGEST);
            self.may_be_labelled(text, (*start, *colon)) && head.any(|c| c == '：' || c == ':')
        };
        let last = self.last_sentence.filter(is_label);
        let known = Known { names_no_first: !self.names_first, ..Known::default() };
        let mut at = |start: usize| {
            Some((start, labelled_line(&text[start..], colons, known, &mut self.room, units)?))
        };
        let found = at(from).or_else(|| at(last?.0))?;
        if WORDS.stand_in(&text[from..]) || holds_deadline_label(&text[from..]) {
            return Some(found);
        }
        units.truncate(before);
        None
    }

    /// The clause in one of the places. Bare lists count only where they close the text: （市商务委、市交通委）.
    pub(super) fn clause<'t>(
        &mut self,
        text: &'t str,
        from: usize,
        index: usize,
        units: &mut Vec<UnitItem<'t>>,
    ) -> Option<Clause> {
        static VERBS: Words = Words::of(&["牵头", "负责", "落实", "配合", "牽頭", "負責", "落實"]);
        let Candidate { whole, content, has_colon, .. } = &self.candidates[index];
        let inner = &text[content.clone()];
        let has_verb = || VERBS.stand_in(inner);
        let is_placed = || {
            let is_last = whole.end + '。'.len_utf8() >= text.len();
            closes(text, whole) && (is_last || has_verb()) || follows(text, whole) && has_verb()
        };
        if !has_colon && !is_placed() {
            return None;
        }
        let known = Known {
            names_no_first: !self.names_first,
            is_apart: text[..whole.start].ends_with('。') && whole.end == text.len(),
            has_colon: *has_colon,
        };
        let before = units.len();
        let found = clause_within(inner, known, &mut self.room, units)?;
        let is_bare = !has_colon && units.len() == before + 1 && !has_verb();
        let before_it = &text[..whole.start];
        let explains = is_bare && (ends_with_body(before_it) || ends_with_telephone(before_it));
        if explains || CONTACTS.begin(&text[from..]) {
            units.truncate(before);
            return None;
        }
        Some(found)
    }
}

/// Whether the survey of a text finds a place that may hold a clause.
pub(super) fn finds_place(text: &str, from: usize, landmarks: Landmarks<'_>) -> bool {
    let mut survey = Survey::default();
    survey.read(text, from, landmarks);
    survey.names_first || survey.may_hold_clause(text, from)
}

/// Whether a bracket closes its text or a sentence.
fn closes(text: &str, whole: &Range<usize>) -> bool {
    let behind = &text[whole.end..];
    behind.is_empty() || ["。", "；", ";"].iter().any(|mark| behind.starts_with(mark))
}

/// Whether a bracket stands behind a sentence.
fn follows(text: &str, whole: &Range<usize>) -> bool {
    let before = &text[..whole.start];
    before.ends_with("。") || before.ends_with("；")
}

/// Where the last sentence begins, if others stand before it, and where the first of its colons stands; `last` is the last colon
/// of all.
fn last_sentence(
    text: &str,
    from: usize,
    last: usize,
    landmarks: &[Landmark],
) -> Option<(usize, usize)> {
    const STOP: &[u8] = "。".as_bytes();
    let sentences = text[from..].trim_end_matches('。').as_bytes();
    let is_stop = |at: &usize| sentences[..*at].ends_with(&STOP[..2]);
    let start = from + memchr::memrchr_iter(STOP[2], sentences).find(is_stop)? + 1;
    // Few colons stand so far behind.
    if last < start {
        return None;
    }
    let mut colons = landmarks.iter().filter(|mark| mark.kind == Kind::Colon);
    Some((start, colons.find(|colon| colon.at() >= start)?.at()))
}

/// Bytes of the bracket at a place.
fn width(text: &str, at: usize) -> usize {
    if text.as_bytes()[at].is_ascii() { 1 } else { '（'.len_utf8() }
}

/// A clause whose closing bracket is lost, or was spent on a bracket within it: `（责任单位：县城管局（执法局）`.
fn unclosed(text: &str, open: usize) -> Option<Candidate> {
    static LABELS: Words = Words::of(&["责任", "牵头", "主办", "配合"]);
    let rest = &text[open + width(text, open)..];
    let is_clause = LABELS.begin(rest) && (!rest.contains(is_closing) || is_last_sentence(rest));
    is_clause.then(|| Candidate::to_end(text, open))
}

/// A clause without a label whose closing bracket is lost, `（县水务局负责，2023年6月底前完成`: asked of the last bracket alone,
/// for looking through what stands behind each would take a text full of brackets more time than its length.
fn unclosed_by_verb(text: &str, open: usize) -> Option<Candidate> {
    static VERBS: Words = Words::of(&["牵头", "负责"]);
    let rest = &text[open + width(text, open)..];
    let is_clause = VERBS.stand_in(rest) && !rest.contains(is_closing) && is_last_sentence(rest);
    is_clause.then(|| Candidate::to_end(text, open))
}

fn is_last_sentence(text: &str) -> bool {
    !text.trim_end_matches('。').contains('。')
}

/// Whether a text ends in the name of a body, which a bracket with a single body explains:
/// 报县水务局节水科（县节约用水办公室）.
fn ends_with_body(text: &str) -> bool {
    text.ends_with(['局', '厅', '司', '署', '科', '处'])
        || ["办公室", "委员会"].iter().any(|end| text.ends_with(end))
}

/// `咨询电话：81234567（县水务局）、81234568（县财政局）`: whose number it is.
fn ends_with_telephone(text: &str) -> bool {
    /// Digits of the shortest telephone number of an office.
    const SHORTEST: usize = 7;
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit);
    digits.take(SHORTEST).count() == SHORTEST
}
