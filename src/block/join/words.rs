//! What words say: lines that begin a block whatever stands above them, and lines that end with themselves.

use super::{
    super::{
        lost_break::closes_clause,
        open::Open,
        opener::{is_attachment_mark, is_enactment, names_list, opens_block},
    },
    Joiner,
    seam::{Seam, Verdict},
};
use crate::{
    line::{Classes, Edge},
    text::Words,
};

impl Joiner<'_, '_> {
    /// `责任单位：⏎各乡镇`: a label alone on its line goes on to all but the next label.
    pub(super) fn below_bare_names(&self, seam: &Seam<'_>) -> Option<Verdict> {
        let awaits = seam.open.awaits_names(self.source);
        awaits.then(|| Verdict::goes_on_only_where(!names_list(seam.text)))
    }

    /// Openers (附件, 抄送, a note, a date), who signs, what the header says by itself, and lines that are whole however full.
    pub(super) fn at_block(&self, seam: &Seam<'_>) -> Option<Verdict> {
        let begins = opens(seam)
            || self.is_named(seam)
            || self.is_signature(seam.text, seam.next)
            || self.ends_in_header(seam)
            || self.is_assigned_heading(seam.open)
            || self.is_enactment_of_title(seam)
            || !seam.open.at_end.any(Edge::SENTENCE_END) && seam.open.is_line(self.source);
        Verdict::begins_where(begins)
    }

    /// `【申报条件】` alone on its line, which heads what stands below it in a guide: where extraction broke no lines at marks, and
    /// within no list.
    fn is_named(&self, seam: &Seam<'_>) -> bool {
        seam.traits.first == '【'
            && seam.text.find('】').is_some_and(|end| end + '】'.len_utf8() == seam.text.len())
            && !self.wrap.is_ragged
            && !seam.open.nesting.is_inside()
            && !seam.open.at_end.any(Edge::LISTING)
    }

    /// `六、口岸建设（县商务局牵头）`: a heading that a clause closes, however full its line is.
    fn is_assigned_heading(&self, open: &Open) -> bool {
        open.label.is_some_and(|label| label.kind.is_numeral())
            && !open.has_stop()
            && self.ends_in_clause(open)
    }

    /// Whether the text so far is closed by a clause that assigns it.
    pub(super) fn ends_in_clause(&self, open: &Open) -> bool {
        open.at_end.any(Edge::CLOSING)
            && !open.nesting.is_inside()
            && closes_clause(&self.source[open.place()])
    }

    /// `云水市节约用水条例⏎（2022年12月13日…通过）`: a 题注 below what may be a title, no sentence and nothing that cites.
    fn is_enactment_of_title(&self, seam: &Seam<'_>) -> bool {
        let open = seam.open;
        let may_cite = || open.holds(Classes::TITLE_END) || open.begins_sentence(self.source);
        seam.traits.at_head.any(Edge::OPENING)
            && open.label.is_none()
            && !open.nesting.is_inside()
            && !open.is_prose()
            && !may_cite()
            && is_enactment(seam.text)
    }

    /// `…工作方案⏎为贯彻…`, `《…工作方案》⏎为贯彻…`: the text of a document begins behind its title. Within a text a line that ends in
    /// 》 cites.
    pub(super) fn below_title(&self, seam: &Seam<'_>) -> Option<Verdict> {
        /// Words that the first paragraph of a document begins with.
        static HEADS: Words = Words::of(&["为", "根据", "按照", "依据"]);
        let open = seam.open;
        let is_text = !open.is_prose()
            && open.label.is_none()
            && open.last_char != '”'
            && (open.last_char != '》' || self.is_named_by(open))
            && HEADS.begin(seam.text)
            && !self.is_cut_before_word(seam);
        Verdict::begins_where(is_text)
    }

    /// Whether a text begins with one title in 《》, on a line or two: nothing cites there.
    fn is_named_by(&self, open: &Open) -> bool {
        /// Bytes of the longest.
        const LONGEST: usize = 300;
        let title = &self.source[open.place()];
        self.is_first()
            && title.len() <= LONGEST
            && title.starts_with('《')
            && title.matches('》').count() == 1
    }

    /// `…实施以用水强度控制⏎为主`, `…由县水务局、县财政局⏎按照职责`: a first line that the margin cut in front of such a word.
    fn is_cut_before_word(&self, seam: &Seam<'_>) -> bool {
        static WITHIN: Words = Words::of(&["为", "按照"]);
        static DOCUMENTS: Words = Words::of(&[
            "方案", "办法", "规定", "细则", "规则", "条例", "规划", "计划", "要点", "预案", "意见",
            "措施",
        ]);
        WITHIN.begin(seam.text)
            && self.is_cut_first_line(seam)
            && !DOCUMENTS.end(&self.source[seam.open.last()])
    }

    /// In print, `责任单位：各县（市、区）\n人民政府\n本通知自…施行。`: what is assigned ends with its line before the margin.
    pub(super) fn below_assignment(&self, seam: &Seam<'_>) -> Option<Verdict> {
        let is_done =
            !seam.open.ends_page && !self.shares_line(seam) && seam.open.assigns(self.source);
        Verdict::begins_where(is_done)
    }
}

/// Whether a line opens a block; within a bracket only an 附件 mark does.
fn opens(seam: &Seam<'_>) -> bool {
    opens_block(seam.text, seam.traits)
        && (!seam.open.nesting.is_inside() || is_attachment_mark(seam.text))
}

#[cfg(test)]
mod tests {
    use super::super::pages::{RAGGED, WRAPPED, paragraphs};

    #[test]
    fn characters_set_apart_sign_and_copy_as_others_do() {
        let source = "防 汛 值 班 工 作 的 通 知\n各 重 点 企 业 ， 各 有 关 水 利 工 程 管 理 单 位 ：\n\
        结 合 实 际 ， 现 就 有 关 事 项 通 知 如 下 ：\n一 、 压 实 工 作 责 任\n\
        （ 一 ） 落 实 值 班 制 度 。 畅 通 渠 道 ， 做 到 件 件 有 回 音 。 （ 责 任 单 位 ： 县 水 务 局 ）\n\
        云 岭 市 水 务 局\n2 0 1 9 年 1 月 1 日\n抄 送 ： 县 法 院\n云 岭 市 水 务 局 　 　 2 0 1 9 年 1 月 1 日 印 发\n";
        let found = paragraphs(source);
        let foot = ["云岭市水务局", "2019年1月1日", "抄送：县法院", "云岭市水务局2019年1月1日印发"];
        assert_eq!(found[found.len() - 4..], foot, "{found:#?}");
    }

    #[test]
    fn nothing_goes_on_behind_who_prints_and_a_line_of_the_frame() {
        let lines = [
            "当前位置：首页>青禾县政府信息公开目录>各类政策文件",
            "青禾县应急管理局关于做好2019年防汛抗旱值班工作的通知",
        ];
        let found = paragraphs(&format!("{}\n\n{RAGGED}", lines.join("\n")));
        assert_eq!(found[..2], lines, "{found:#?}");
        let lines = [
            "青禾县人民政府防汛抗旱指挥部办公室2019年11月21日印发",
            "版权所有：青禾县人民政府",
            "上一篇：关于召开会议的通知",
        ];
        let found = paragraphs(&format!("{RAGGED}{}\n", lines.join("\n")));
        assert_eq!(found[found.len() - 3..], lines, "{found:#?}");
    }

    #[test]
    fn an_attachment_mark_stands_above_a_title_in_quotes() {
        let found = paragraphs(&format!("{RAGGED}附件\n“节水先锋”系列行动清单\n"));
        assert_eq!(found[found.len() - 2..], ["附件", "“节水先锋”系列行动清单"]);
    }

    #[test]
    fn a_title_in_its_marks_stands_above_its_text() {
        let (title, head) =
            ("《白沙区灌区泵站节水改造和水费计量收缴总体实施方案》", "为贯彻落实节水要求，");
        let found = paragraphs(&format!("{title}\n{head}\n{WRAPPED}{WRAPPED}"));
        assert_eq!(found[0], title, "{found:#?}");
        let (above, below) = title.split_at("《白沙区灌区泵站节水改造和水费计量收缴".len());
        let found = paragraphs(&format!("{above}\n{below}\n{head}\n{WRAPPED}{WRAPPED}"));
        assert_eq!(found[0], title, "{found:#?}");
        // Two of them begin a sentence. Further down it is one that a sentence cites.
        let found = paragraphs(&format!("{WRAPPED}{WRAPPED}各站要以\n{title}\n为依据，\n"));
        assert!(found.last().is_some_and(|last| last.ends_with("》为依据，")), "{found:#?}");
        let found = paragraphs(&format!(
            "《节水办法》和《白沙区灌区水费计量收缴管理办法》\n{head}\n{WRAPPED}{WRAPPED}"
        ));
        assert!(found[0].contains(head), "{found:#?}");
    }

    #[test]
    fn names_in_lenticular_brackets_stand_above_their_text() {
        let guide = [
            "3.灌区管网改造补助",
            "【补助对象】",
            "县内各灌区管理单位，以及为其代管渠道、提灌站的合作社，按年申报",
            "【补助标准】",
            "每千米补助二万元。",
            "【办理依据】",
        ];
        for page in [WRAPPED, ""] {
            let found = paragraphs(&format!("{page}{}\n", guide.join("\n")));
            assert_eq!(found[found.len() - guide.len()..], guide, "{found:#?}");
        }
        // A button that a sentence names, where extraction breaks lines at such marks, and an entry of a list.
        for (page, above, name) in [
            (RAGGED, "在县政府网站点击", "【取水申报】"),
            (WRAPPED, "依次打开【水务】、", "【取水】"),
        ] {
            let found = paragraphs(&format!("{page}{above}\n{name}\n"));
            assert_eq!(found.last(), Some(&format!("{above}{name}")), "{found:#?}");
        }
    }

    #[test]
    fn who_passed_a_document_stands_below_its_title() {
        let enacted = "（2022年12月13日云水市人民代表大会\n第七次会议通过）";
        let found = paragraphs(&format!("{RAGGED}云水市节约用水条例\n{enacted}\n"));
        let joined = enacted.replace('\n', "");
        assert!(found.ends_with(&["云水市节约用水条例".to_owned(), joined]), "{found:#?}");
        // A sentence names the document and goes on.
        let cited = format!("{RAGGED}严格执行《云水市节约用水条例》\n{enacted}\n");
        let found = paragraphs(&cited);
        assert!(found.last().is_some_and(|last| last.starts_with("严格执行《")), "{found:#?}");
    }

    #[test]
    fn a_label_of_units_goes_on_to_the_names_below() {
        let found = paragraphs(&format!(
            "{RAGGED}牵头单位：\n县水务局。\n责任单位：\n各乡镇，\n县财政局、\n县应急局\n完成时限：\n2023年6月\n"
        ));
        let assigned =
            ["牵头单位：县水务局。", "责任单位：各乡镇，县财政局、县应急局", "完成时限：2023年6月"];
        assert!(found.ends_with(&assigned.map(str::to_owned)), "{found:#?}");
        // Labels without names, one below the other.
        assert_eq!(paragraphs("责任单位：\n完成时限：\n").len(), 2);
    }

    #[test]
    fn the_first_name_of_a_header_stands_by_itself() {
        let title = "青禾县各乡镇和县直有关部门防汛抗旱、山洪灾害防御责任清单";
        let found = paragraphs(&format!("{WRAPPED}{WRAPPED}{title}\n序号\n重点任务\n主要内容\n"));
        assert!(found.contains(&title.to_owned()), "{found:#?}");
    }

    #[test]
    fn words_that_begin_documents_stand_in_mid_sentence_too() {
        let text = format!("一、用水管理\n{}", WRAPPED.repeat(16));
        let cut = [
            ("全县农业用水实施以用水强度控制为辅、用水总量严格控制", "为主的制度。"),
            ("由县水务局、县财政局、县农业农村局和沿河各镇水务工作站", "按照职责分工落实。"),
        ];
        for (first, rest) in cut {
            let found = paragraphs(&format!("{text}{first}\n{rest}\n"));
            assert_eq!(found.last(), Some(&format!("{first}{rest}")), "{found:#?}");
        }
        // A title may be as wide.
        let title = "青禾县农业水价综合改革和末级灌溉渠系配套建设工作方案";
        let found = paragraphs(&format!("{text}{title}\n为推进改革，制定本方案。\n"));
        assert!(found.contains(&title.to_owned()), "{found:#?}");
    }

    #[test]
    fn a_label_set_apart_opens_its_list() {
        let copies = "抄　送：县政协办公室，县法院，县检察院。";
        let full = "此表由各单位如实填写，由主要负责人签字，加盖公章后报送。";
        let found = paragraphs(&format!("{RAGGED}{full}\n{copies}\n"));
        assert_eq!(found.last(), Some(&copies.replace('\u{3000}', "")), "{found:#?}");
    }
}
