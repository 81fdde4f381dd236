//! Whether a line goes on with the open paragraph: the rules, in their order. Each decides, or leaves the seam to the next.
//!
//! A rule is a method in the file of what it asks about. Its name says where the seam is: `behind` what the paragraph ends with
//! so far, `below` a line of some kind, `within` what is still open, `at` what the next line begins with. An example stands
//! beside it, and what it says of that: `+` goes on, `|` begins. `…` is a line that reaches the margin. The tests read the examples
//! from here.

use super::{super::open::Open, Joiner};
use crate::line::{Line, Traits};

/// The seam of two lines: above it the open paragraph ends so far, below it a line without a label stands.
pub(super) struct Seam<'s> {
    pub(super) open: &'s Open,
    pub(super) line: &'s Line,
    /// The line's text, its characters side by side.
    pub(super) text: &'s str,
    pub(super) traits: &'s Traits,
    /// Where the lines below it begin.
    pub(super) next: usize,
    /// Columns of the page's line as far as the line ends.
    pub(super) columns: usize,
}

impl Seam<'_> {
    /// Whether the line may stand on the page's line that the paragraph ends on: there is room, and a mark broke it there.
    pub(super) fn is_scrap(&self) -> bool {
        self.columns > self.traits.width as usize
    }

    /// Whether blanks stand in front of the line.
    pub(super) fn is_set_in(&self) -> bool {
        self.line.start < self.line.head
    }
}

/// What a rule says of the line below a seam.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It goes on with the open paragraph.
    GoesOn,
    /// It begins a block.
    Begins,
}

impl Verdict {
    pub(super) fn goes_on_where(holds: bool) -> Option<Self> {
        holds.then_some(Self::GoesOn)
    }

    pub(super) fn begins_where(holds: bool) -> Option<Self> {
        holds.then_some(Self::Begins)
    }

    /// Going on where that holds, or else beginning.
    pub(super) fn goes_on_only_where(holds: bool) -> Self {
        if holds { Self::GoesOn } else { Self::Begins }
    }
}

impl Joiner<'_, '_> {
    /// Columns of the page's line that a line without a label ends at, where it goes on with the open paragraph; its text is
    /// told with its characters side by side.
    pub(super) fn goes_on_to(
        &self,
        line: &Line,
        text: &str,
        traits: &Traits,
        next: usize,
    ) -> Option<usize> {
        let open = self.open()?;
        let columns = self.columns_with(traits);
        let seam = Seam { open, line, text, traits, next, columns };
        (self.verdict(&seam) == Verdict::GoesOn).then_some(columns)
    }

    fn verdict(&self, seam: &Seam<'_>) -> Verdict {
        self.at_marks(seam) // + 各镇⏎，各灌区
            .or_else(|| self.below_bare_names(seam)) // + 责任单位：⏎县水务局
            .unwrap_or_else(|| {
                if self.wrap.is_fixed() { self.in_print(seam) } else { self.in_whole_lines(seam) }
            })
    }

    /// Where lines are not wrapped, as on the web: few were broken, and what they end and begin with tells which.
    fn in_whole_lines(&self, seam: &Seam<'_>) -> Verdict {
        self.behind_end_of_line(seam) // | 按时上报。⏎各镇要
            .or_else(|| self.at_parted_number(seam)) // + 印发青禾县⏎2023⏎年优化节水的方案
            .or_else(|| self.at_block(seam)) // | 有关要求⏎附件：目录
            .or_else(|| self.within_brackets(seam)) // + （县水务局、县财⏎政局）
            .or_else(|| self.within_quotes(seam)) // + 突出“两⏎手发力”要求 | “一、修渠⏎各镇要抓紧。”
            .or_else(|| self.at_typed_indent(seam)) // | 有关要求⏎　　各镇要
            .or_else(|| self.behind_comma(seam)) // + 各镇，⏎各灌区
            .or_else(|| self.below_title(seam)) // | 节水工作方案⏎为落实
            .or_else(|| self.behind_whole_line(seam)) // | （一）修渠⏎各镇要
            .or_else(|| self.within_copies(seam)) // + 抄送：县委，县法⏎院。
            .unwrap_or_else(|| self.behind_prose(seam)) // + 及时上报。各镇⏎要核查 + 为用水,促进节水⏎发展 | 修渠,用水⏎各镇要
    }

    /// Where a page or a fixed width cut lines: marks say less, and where lines end on the page says the rest.
    fn in_print(&self, seam: &Seam<'_>) -> Verdict {
        let is_inner = self.is_inner(seam);
        self.behind_end_of_page_line(seam, is_inner) // | 按时上报。⏎各镇要
            .or_else(|| self.at_parted_number(seam)) // + 印发青禾县⏎2023⏎年优化节水的方案
            .or_else(|| self.at_block(seam)) // | 有关要求⏎附件：目录
            .or_else(|| self.within_brackets(seam)) // + （县水务局、县财⏎政局）
            .or_else(|| self.within_quotes(seam)) // + 突出“两⏎手发力”要求
            .or_else(|| self.within_word(seam)) // + 六、工⏎业节水利用
            .or_else(|| self.at_lone_character(seam)) // + 逐站登记造⏎册，按月核对 | 三、收费⏎无。 | 三、职责⏎市、县水务局要抓紧核查
            .or_else(|| self.at_indent(seam)) // | 有关要求⏎  各镇要
            .or_else(|| self.behind_comma(seam)) // + 各镇，⏎各灌区
            .or_else(|| self.behind_sentence(seam, is_inner)) // + 上报。⏎（县水务局负责）
            .or_else(|| self.below_title(seam)) // | 节水工作方案⏎为落实
            .unwrap_or_else(|| self.by_margin(seam))
    }

    /// Where no sentence ended: what reaches the margin was cut there, and before it only what something else cut goes on.
    fn by_margin(&self, seam: &Seam<'_>) -> Verdict {
        self.below_set_in(seam) // +　　四、县水务局核查各灌区和提灌站今年的用水需求以及计量⏎设施，及时上报。
            .or_else(|| self.at_point(seam)) // | 2.完善沿河各镇防汛抗旱物资储备体系，提高应急处置能力⏎一是修渠
            .or_else(|| self.at_margin(seam)) // + …⏎各镇要
            .or_else(|| self.within_item(seam)) // + （1）修渠；⏎（2）清淤⏎疏浚；
            .or_else(|| self.below_heading(seam)) // | （一）修渠⏎各镇要
            .or_else(|| self.below_assignment(seam)) // | 责任单位：各镇⏎自印发之日起
            .or_else(|| self.behind_cited_title(seam)) // + 按照《节水规划》⏎落实 + 根据《节水规划》（青政发〔2024〕8号）⏎要求，
            .or_else(|| self.below_blank_line(seam)) // | 修渠方案⏎⏎各镇要
            .or_else(|| self.behind_bracket(seam)) // | 节水办法（试行）⏎各镇要
            .unwrap_or_else(|| self.before_margin(seam)) // + 及时上报，各镇⏎要核查 | 修渠⏎各镇要
    }
}

#[cfg(test)]
mod tests {
    use super::super::pages::{PRINTED, paragraphs};

    /// A line that reaches the margin of [`PRINTED`].
    const FULL: &str = "确保全县安全度汛，保障人民群众生命财产安全和稳定，及时核";

    /// The examples beside the rules of a list: `+各镇⏎，各灌区`.
    fn examples(list: &str) -> Vec<String> {
        let (_, body) = include_str!("seam.rs").split_once(&format!("fn {list}(")).expect(list);
        let (body, _) = body.split_once("\n    }\n").expect(list);
        let beside = body.lines().filter_map(|line| line.split_once("//"));
        let parted = beside.map(|(_, all)| all.replace(" + ", "\n+").replace(" | ", "\n|"));
        parted.flat_map(|all| all.lines().skip(1).map(str::to_owned).collect::<Vec<_>>()).collect()
    }

    /// Holds below some text for the examples of some lists that `+` goes on and `|` begins.
    fn hold(above: &str, lists: &[&str]) {
        for list in lists {
            let examples = examples(list);
            assert!(!examples.is_empty(), "{list}");
            for example in examples {
                let lines = example[1..].replace('…', FULL).replace('⏎', "\n");
                let found = paragraphs(&format!("{above}{lines}\n"));
                let below = lines.lines().next_back().unwrap_or_default().trim();
                let begins = found.last().is_some_and(|last| last == below);
                assert_eq!(begins, example.starts_with('|'), "{list}: {example}: {found:#?}");
            }
        }
    }

    #[test]
    fn the_examples_of_whole_lines_hold() {
        hold("", &["verdict", "in_whole_lines"]);
    }

    #[test]
    fn the_examples_of_print_hold() {
        hold(PRINTED, &["verdict", "in_print", "by_margin"]);
    }
}
