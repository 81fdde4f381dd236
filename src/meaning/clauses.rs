//! The responsibility clauses of running text (contract, section 5).

mod survey;

use std::ops::Range;

use survey::{Candidate, Survey};

use super::{context::Context, make_room, texts::Text};
use crate::grammar::{
    clause::{Clause, FirstLeads, first_leads_rule, may_begin_label},
    landmarks::Landmarks,
    unit::UnitItem,
};

/// A clause and where it stands.
pub(super) struct FoundClause {
    /// Place of its text in the batch.
    pub(super) text: usize,
    /// The clause with its brackets.
    pub(super) whole: Range<usize>,
    /// Where what was read begins.
    pub(super) content: usize,
    /// Whether it is no bracket, but a line or the last sentence of one.
    pub(super) is_line: bool,
    pub(super) is_unclosed: bool,
    /// Its units among those of all clauses.
    pub(super) units: Range<usize>,
    pub(super) open_ended: bool,
    /// The text of its deadline, behind `content`.
    pub(super) deadline: Option<Range<usize>>,
}

/// Finds the clauses of a batch.
pub(super) struct Clauses<'p> {
    pub(super) found: Vec<FoundClause>,
    /// The units of all clauses, one behind the other.
    pub(super) units: Vec<UnitItem<'p>>,
    /// 排在第一位的为牵头单位, from where the text says so; below the title it holds for all.
    pub(super) rule: Option<FirstLeads>,
    /// What the text holds that is being read.
    survey: Survey,
}

impl<'p> Clauses<'p> {
    /// Below the title, which may state a rule for all.
    pub(super) fn below_title(context: &Context<'_, '_>) -> Self {
        let rule = context.title().and_then(first_leads_rule);
        Self { found: Vec::new(), units: Vec::new(), rule, survey: Survey::default() }
    }

    /// Forgets those of the batch before.
    pub(super) fn clear(&mut self) {
        self.found.clear();
        self.units.clear();
    }

    /// Finds those of the text at a place of the batch.
    pub(super) fn read(&mut self, index: usize, text: &Text<'_, 'p>, landmarks: Landmarks<'_>) {
        let (text, from) = (text.prose.text(), text.body());
        self.survey.read(text, from, landmarks);
        if self.survey.may_hold_clause(text, from) {
            self.clauses(index, text, from);
        } else {
            self.rule = self.stated_rule(text, from..text.len()).or(self.rule);
        }
    }

    /// Reads the places that the survey found.
    #[inline(never)] // counted by tools/instructions
    fn clauses(&mut self, index: usize, text: &'p str, from: usize) {
        make_room(&mut self.units);
        let first = self.units.len();
        if let Some((start, clause)) = self.survey.line_clause(text, from, &mut self.units) {
            let line = Candidate::line(start..text.len());
            return self.add(index, line, true, clause, first);
        }
        let before = self.found.len();
        // Where the whole states none, no bracket in it does.
        let stated = self.stated_rule(text, from..text.len());
        for place in 0..self.survey.candidates.len() {
            let candidate = self.survey.candidates[place].clone();
            let first = self.units.len();
            match self.survey.clause(text, from, place, &mut self.units) {
                Some(clause) => self.add(index, candidate, false, clause, first),
                None if stated.is_some() => {
                    self.rule = self.stated_rule(text, candidate.content).or(self.rule);
                }
                None => {}
            }
        }
        if self.found.len() == before {
            self.rule = stated.or(self.rule);
        }
    }

    /// Takes a clause whose units are all from one on.
    fn add(&mut self, text: usize, place: Candidate, is_line: bool, clause: Clause, first: usize) {
        self.rule = clause.first_leads.or(self.rule);
        if let Some(rule) = self.rule {
            rule.apply(&mut self.units[first..], clause.open_ended);
        }
        make_room(&mut self.found);
        self.found.push(FoundClause {
            text,
            whole: place.whole,
            content: place.content.start,
            is_line,
            is_unclosed: place.is_unclosed,
            units: first..self.units.len(),
            open_ended: clause.open_ended,
            deadline: clause.deadline,
        });
    }

    /// 排在第一位的为牵头单位, where some of the text says so that is being read.
    fn stated_rule(&self, text: &str, place: Range<usize>) -> Option<FirstLeads> {
        self.survey.names_first.then(|| first_leads_rule(&text[place])).flatten()
    }
}

/// Whether what stands in a text from a place on may hold clauses, or say which unit leads in those below; the landmarks are those of
/// all of it.
#[inline]
pub(super) fn may_assign(text: &str, from: usize, landmarks: Landmarks<'_>) -> bool {
    let may_assign = landmarks.may_hold_clause() | may_begin_label(text, from);
    debug_assert!(may_assign || !survey::finds_place(text, from, landmarks));
    may_assign
}

#[cfg(test)]
mod tests {
    fn is_clause(text: &str) -> bool {
        !crate::parse(&format!("一、工作\n{text}\n")).tasks.is_empty()
    }

    #[test]
    fn a_body_behind_a_body_explains_it() {
        assert!(!is_clause("报云水县水务局节水科（云水县节约用水办公室）。"));
        assert!(is_clause("报云水县水务局节水科。（云水县节约用水办公室）"));
        assert!(is_clause("报云水县水务局节水科（云水县水务局负责）。"));
        assert!(is_clause("修好渠道（云水县水务局）。"));
    }

    #[test]
    fn offices_in_a_sentence_of_their_own_have_a_task() {
        assert!(is_clause("修好渠道。（水源处）"));
        assert!(is_clause("修好渠道。（信息中心、水科院、农科处）"));
        assert!(is_clause(
            "修好渠道。（市水务局、云水河务、清河物流、青禾集团、市教委、云水海关）"
        ));
        assert!(!is_clause("修好渠道（水源处）"));
        assert!(!is_clause("提供证明。（高新企业、企业技术中心）"));
        assert!(!is_clause("修好渠道。（云水县、青禾县）"));
    }

    #[test]
    fn a_clause_may_lose_the_bracket_that_closes_it() {
        assert!(is_clause("修好渠道。(县水务局负责，2023年11月底前完成"));
        assert!(is_clause("修好渠道。（县水务局牵头，各镇按职责分工负责。"));
        assert!(!is_clause("修好渠道。（由县水务局负责的渠道另行通知"));
        assert!(!is_clause("修好渠道。（县水务局负责。各镇要上报进度。"));
    }

    #[test]
    fn a_body_behind_its_telephone_has_no_task() {
        assert!(!is_clause("监督电话：0371-1234567（云水县水务局）"));
        assert!(!is_clause("（一）政策咨询电话：81234567（县住建局）、81234568（县商务局）"));
        assert!(is_clause("完成投资1234567万元（县水务局）"));
    }
}
