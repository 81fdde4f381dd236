//! Headings that came to run on into their text: a line that nearly fills the page's may be either, and only the
//! headings around it tell which it is. Where those of a kind stand on lines of their own, it does, too.

use memchr::memmem;

use super::super::{Block, Paragraph};
use crate::{
    grammar::label::Kind,
    line::{Classes, Traits, Wrap},
};

/// Marks that end sentences or announce what follows: a heading by itself holds none.
const OF_SENTENCES: Classes = Classes::FULL_STOP.or(Classes::SEMICOLON).or(Classes::COLON);

/// A text has a few such headings; each costs a look through all of it.
const MOST: usize = 32;

/// Parts the headings from their texts, behind their first lines; no more than `most` blocks come of it.
pub(in crate::block) fn part<'a>(
    source: &'a str,
    blocks: &mut Vec<Block<'a>>,
    wrap: Wrap,
    most: usize,
) {
    let habits = if wrap.is_fixed() { habits(blocks) } else { return };
    let may_run_on = |at: &usize| {
        let Some(paragraph) = blocks[*at].paragraph() else { return false };
        let habit = paragraph.label.map(|label| habits[label.kind.place()]);
        let habit = habit.filter(|habit| habit.stand_alone() && is_text(paragraph));
        habit.is_some_and(|habit| is_heading(source, paragraph, habit, wrap))
    };
    if !habits.iter().any(|habit| habit.stand_alone()) {
        return;
    }
    let most = MOST.min(most.saturating_sub(blocks.len()));
    let found = (0..blocks.len()).filter(may_run_on).take(most);
    let found: Vec<_> = found.filter(|at| !cuts_word(source, &blocks[*at])).collect();
    if found.is_empty() {
        return;
    }
    let mut parted = Vec::with_capacity(blocks.len() + found.len());
    let mut found = found.into_iter().peekable();
    for (at, block) in std::mem::take(blocks).into_iter().enumerate() {
        match block {
            Block::Paragraph(paragraph) if found.next_if_eq(&at).is_some() => {
                let (heading, text) = paragraph.split(source, 1);
                parted.extend([Block::Paragraph(heading), Block::Paragraph(text)]);
            }
            block => parted.push(block),
        }
    }
    *blocks = parted;
}

/// What stands behind the labels of a kind.
#[derive(Debug, Default, Clone, Copy)]
struct Habit {
    /// Headings on lines of their own.
    headings: usize,
    /// Labels with text behind them.
    texts: usize,
}

impl Habit {
    /// Whether headings of the kind stand on lines of their own, as a rule.
    fn stand_alone(self) -> bool {
        self.headings >= 3 && self.texts > 0 && self.texts * 5 <= self.headings * 2
    }

    /// Whether they do with hardly an exception.
    fn nearly_all_do(self) -> bool {
        self.texts * 8 <= self.headings
    }
}

fn habits(blocks: &[Block<'_>]) -> [Habit; Kind::COUNT] {
    let mut habits = [Habit::default(); Kind::COUNT];
    for paragraph in blocks.iter().filter_map(Block::paragraph) {
        let Some(label) = paragraph.label else { continue };
        let habit = &mut habits[label.kind.place()];
        let count = if is_text(paragraph) { &mut habit.texts } else { &mut habit.headings };
        *count += 1;
    }
    habits
}

/// Whether a labelled paragraph is more than a heading.
fn is_text(paragraph: &Paragraph<'_>) -> bool {
    /// Bytes of the longest heading.
    const LONGEST: usize = 180;
    paragraph.may_hold(OF_SENTENCES) || paragraph.text().len() > LONGEST
}

/// Whether the first line of a paragraph may be its heading: it ends in front of the margin, and a text follows.
fn is_heading(source: &str, paragraph: &Paragraph<'_>, habit: Habit, wrap: Wrap) -> bool {
    /// Bytes of the shortest text; less is the rest of a sentence.
    const SHORTEST_TEXT: usize = 90;
    /// Columns nearer to the margin where hardly any label of the kind has text behind it.
    const NEARER: usize = 2;
    let Some((first, below)) = first_lines(source, paragraph) else { return false };
    let traits = Traits::of(first);
    let ends = !matches!(traits.last, '，' | '、' | ',' | '（' | '(' | '《' | '“');
    let is_whole = traits.opened == traits.closed && traits.ends_quoting() != Some(true);
    // Extraction breaks ragged lines at their marks.
    let is_scrap = wrap.is_ragged
        && (matches!(traits.last, '”' | '’' | '）' | '》')
            || below.starts_with(['“', '‘', '《', '（']));
    let nearer = if habit.nearly_all_do() { NEARER } else { 0 };
    ends && is_whole
        && !is_scrap
        && !traits.classes.any(OF_SENTENCES)
        && !wrap.is_full((traits.width as usize).saturating_sub(nearer))
        && paragraph.label.is_some_and(|label| first.len() > label.length)
        && paragraph.text().len() > first.len() + SHORTEST_TEXT
}

/// Whether the first line of a block breaks within a word: its last character and the next one stand side by side
/// elsewhere in the text.
fn cuts_word(source: &str, block: &Block<'_>) -> bool {
    let lines = block.paragraph().and_then(|paragraph| first_lines(source, paragraph));
    let Some((first, below)) = lines else { return true };
    let word: String = first.chars().next_back().into_iter().chain(below.chars().next()).collect();
    memmem::find(source.as_bytes(), word.as_bytes()).is_some()
}

fn first_lines<'s>(source: &'s str, paragraph: &Paragraph<'_>) -> Option<(&'s str, &'s str)> {
    let mut pieces = paragraph.pieces().map(|piece| &source[piece]);
    Some((pieces.next()?, pieces.next()?))
}

#[cfg(test)]
mod tests {
    /// Lines of 32 characters, as a page has them; `（三）` nearly fills its own.
    fn page(third: &str, below: &str) -> String {
        let text = "各镇要按照县里的部署摸清底数，逐村逐户建立台账，做到情况明、数\n\
            字准，汛期前完成清淤，不留死角，并把结果报县水务局备案，由县水\n\
            务局会同有关部门抽查。\n";
        let item = |heading: &str| format!("{heading}\n{text}");
        let items = ["（一）清淤疏浚", "（二）加固堤坝"].map(item).concat();
        format!("{items}{third}\n{below}\n{text}{}", item("（四）值守巡查"))
    }

    fn third(source: &str) -> Option<String> {
        let notice = crate::parse(source);
        let entry = notice.outline().nth(2).expect("three sections and more");
        assert_eq!(entry.label, "（三）");
        entry.heading.map(str::to_owned)
    }

    #[test]
    fn a_heading_that_nearly_fills_its_line_is_one_among_headings() {
        let heading = "（三）全县中小河道管护长效机制和村级巡河员工作制度建设";
        let below = "河长要定期巡河，及时劝阻倾倒垃圾的行为，并上报需要上级协调的事";
        assert_eq!(third(&page(heading, below)).as_deref(), heading.get("（三）".len()..));
        // `道管` stands elsewhere, so that the line breaks within a word.
        let cut = "（三）河道管护由沿河各村负责，县水务局要指导沿河各村把河道";
        let below = "管护写进村规民约，并上报需要上级协调的事，由县里统一解决，不得";
        assert_eq!(third(&page(cut, below)), None);
    }
}
