//! What has no room in a full line and runs over it, into a line of its own.

use super::{super::open::Open, Joiner, seam::Seam};
use crate::line::{LineKind, RUN_OVER, Traits};

impl Joiner<'_, '_> {
    /// `…加快绿色低碳发展。支持`⏎`企业`⏎`开展节能改造，…`: whether a line below a full one is what had no room in it, so that
    /// the next one goes on with it.
    pub(super) fn ran_over(&self, seam: &Seam<'_>) -> bool {
        /// Columns of the narrowest line that goes on.
        const PROSE: u32 = 24;
        let below = || {
            let below = self.lines[seam.next..].iter();
            let mut texts = below.filter(|line| line.kind == LineKind::Text);
            texts.next().is_some_and(|line| line.traits.width >= PROSE)
        };
        seam.traits.width <= RUN_OVER && (!self.after_blank || seam.open.ends_page) && below()
    }

    /// Whether the last line is what had no room in the full one above it.
    pub(super) fn has_run_over(&self, open: &Open) -> bool {
        let above = || open.lines().nth_back(1);
        let is_full = |line| self.wrap.is_full(Traits::of(&self.source[line]).width as usize);
        open.page.columns <= RUN_OVER as usize && above().is_some_and(is_full)
    }
}

#[cfg(test)]
mod tests {
    use super::super::pages::paragraphs;

    #[test]
    fn what_runs_over_its_line_begins_no_paragraph() {
        // Lines of 42 characters in a frame of 40.
        let wide = "各乡镇要把防汛责任落实到岗、到人，逐库、逐坝、逐段明确巡查人员和转移路线，遇有\n险情\n";
        let ended =
            "立即处置，对照清单逐项核查水库、堤防、涵闸和山塘，发现问题现场交办，限期整改到位。\n";
        let next = "水务站要备足物资，把巡查结果报县防汛办备案，每天通报水情。\n";
        let source = format!("{}{ended}各地\n{next}", wide.repeat(4));
        assert_eq!(paragraphs(&source), [source.replace('\n', "")]);
        // Where no line runs over, the short one is a heading.
        let source = format!("{}{ended}结语\n{next}", wide.replace("\n险情", "").repeat(4));
        let found = paragraphs(&source);
        assert_eq!(found[1..], ["结语", next.trim_end()]);
    }

    #[test]
    fn what_runs_over_a_first_line_without_a_comma_goes_on() {
        let full = "各站要摸清底数，逐村逐户建立台账，做到情况明、数字准，汛期前完成清淤，不留死\n角，要\n";
        let first = "对沿河各镇的堤防、涵闸、泵站、渠系、山塘、小型水库和在建水利工程逐个开展安全鉴\n定和隐\n";
        let text = full.repeat(8);
        let found = paragraphs(&format!("{text}上报。\n{first}患排查。\n"));
        let whole = format!("{first}患排查。").replace('\n', "");
        assert_eq!(found.last(), Some(&whole), "{found:#?}");
    }
}
