//! A notice that is known, written in any layout, is read back as it was.
//!
//! `PROPTEST_CASES=20000 cargo test --release --test notices` tries more of them.

mod known;
mod layout;
mod said;

use known::{Known, known};
use layout::{Layout, write};
use proptest::{prelude::*, sample::subsequence};
use said::Said;

/// What fails is a long text: each step towards a shorter one parses it again.
fn config() -> ProptestConfig {
    ProptestConfig { max_shrink_iters: 200, ..ProptestConfig::default() }
}

/// A notice without a table.
fn without_rows() -> impl Strategy<Value = Known> {
    known().prop_map(|known| Known { rows: Vec::new(), ..known })
}

/// Whether a text of one line is longer than titles and news in brief are.
fn is_long(known: &Known) -> bool {
    const SHORTEST: usize = 600;
    write(known, Layout::OneLine).len() > SHORTEST
}

/// Lines that sites put above a notice, and below it.
const ABOVE: &[&str] = &[
    "青禾县人民政府门户网站",
    "登录 | 注册",
    "首页",
    "当前位置：首页 > 政府信息公开 > 政策文件",
    "字体大小：大 中 小",
    "分享到：",
    "索引号：QH0001-2024-00012",
    "浏览次数：1024",
];
const BELOW: &[&str] = &[
    "【打印】 【关闭】",
    "上一篇：关于召开全县水利工作会议的通知",
    "下一篇：无",
    "扫一扫在手机打开当前页",
    "相关链接",
    "版权所有：青禾县人民政府",
    "清ICP备00000000号",
    "清公网安备 00000000000000号",
    "技术支持：青禾县大数据中心",
];

fn read(text: &str) -> Said {
    Said::of(&gongwen::parse(text))
}

fn assert_same(known: &Known, layout: Layout) -> Result<(), TestCaseError> {
    let text = write(known, layout);
    let (found, expected) = (read(&text), Said::expected(known));
    prop_assert!(found == expected, "{}\n--- {layout:?} ---\n{text}", expected.difference(&found));
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_clean_notice_is_read_back(known in known()) {
        assert_same(&known, Layout::Clean)?;
    }

    #[test]
    fn line_ends_say_nothing(known in known()) {
        assert_same(&known, Layout::CarriageReturns)?;
    }

    #[test]
    fn pages_and_fixed_widths_say_nothing(known in known()) {
        assert_same(&known, Layout::Wrapped)?;
    }

    #[test]
    fn half_width_punctuation_says_the_same(known in known()) {
        assert_same(&known, Layout::HalfWidth)?;
    }

    #[test]
    fn blanks_between_characters_say_nothing(known in known()) {
        assert_same(&known, Layout::Blanks)?;
    }

    #[test]
    fn marks_of_markdown_say_nothing(known in known()) {
        assert_same(&known, Layout::Markdown)?;
    }

    #[test]
    fn digits_of_full_width_say_the_same(known in known()) {
        assert_same(&known, Layout::WideDigits)?;
    }

    #[test]
    fn blank_lines_say_nothing(known in known()) {
        assert_same(&known, Layout::DoubleSpaced)?;
    }

    #[test]
    fn cells_on_lines_of_their_own_are_a_table(known in known()) {
        assert_same(&known, Layout::CellLines)?;
    }

    /// Lost for good: which of the blanks parted cells. Shorter texts of one line are taken for titles or news in brief.
    #[test]
    fn a_text_of_one_line_says_the_same(known in without_rows().prop_filter("short", is_long)) {
        assert_same(&known, Layout::OneLine)?;
    }

    #[test]
    fn blanks_and_pages_together_say_nothing(known in known()) {
        assert_same(&known, Layout::Scan)?;
    }

    #[test]
    fn half_width_on_pages_says_the_same(known in known()) {
        assert_same(&known, Layout::HalfWidthPages)?;
    }

    /// What frames a page may be anything of its kind, and its own lines tell of the page, not of the notice.
    #[test]
    fn any_frame_says_nothing(
        known in known(),
        above in subsequence(ABOVE, 0..=ABOVE.len()),
        below in subsequence(BELOW, 0..=BELOW.len()),
    ) {
        let text = write(&known, Layout::Clean);
        let framed = [above, vec![text.trim_end()], below].concat().join("\n");
        let (found, expected) = (read(&framed), Said::expected(&known));
        prop_assert!(found == expected, "{}\n---\n{framed}", expected.difference(&found));
    }

    #[test]
    fn rows_in_another_order_are_tasks_in_that_order(known in known(), order in Just(vec![3, 1, 5, 0, 4, 2]).prop_shuffle()) {
        let mut other = known.clone();
        other.rows = order.iter().filter_map(|at| known.rows.get(*at).cloned()).collect();
        let of_rows = |known: &Known| {
            let said = read(&write(known, Layout::Clean));
            let clauses = said.tasks.len() - known.rows.len();
            (said.tasks[clauses..].to_vec(), said.tasks[..clauses].to_vec())
        };
        let ((rows, clauses), (moved, same)) = (of_rows(&known), of_rows(&other));
        let expected: Vec<_> = order.iter().filter_map(|at| rows.get(*at).cloned()).collect();
        prop_assert_eq!(moved, expected);
        prop_assert_eq!(same, clauses);
    }

    /// What is merged over the rows of a group stands in each of them.
    #[test]
    fn merged_cells_name_the_groups_of_rows(known in known()) {
        let text = write(&known, Layout::Merged);
        let (found, mut expected) = (read(&text), Said::expected(&known));
        let tasks = expected.tasks.len() - known.rows.len();
        for (at, (row, task)) in expected.rows.iter_mut().zip(&mut expected.tasks[tasks..]).enumerate() {
            row.insert(0, layout::group(at).to_owned());
            task.path.push(layout::group(at).to_owned());
        }
        prop_assert!(found == expected, "{}\n---\n{text}", expected.difference(&found));
    }

    /// A line that goes takes with it what it says, and nothing else. The heads of a table and of the attached text say what
    /// all below them is, and nobody signs without a date, so they stay.
    #[test]
    fn a_deleted_line_takes_only_what_it_said(known in known(), at in any::<prop::sample::Index>()) {
        let text = write(&known, Layout::Clean);
        let lines: Vec<&str> = text.lines().collect();
        let is_head = |line: &str| line.starts_with("序号") || line.starts_with("附件");
        let may_go = |at: &usize| !is_head(lines[*at]) && lines[*at] != known.day();
        let at = *at.get(&(0..lines.len()).filter(may_go).collect::<Vec<_>>());
        let rest = [&lines[..at], &lines[at + 1..]].concat().join("\n");
        let (whole, found) = (read(&text), read(&rest));
        let odd = found.odd_beside(&whole, lines[at]);
        prop_assert!(odd.is_empty(), "{odd:#?}\n{}\n--- without {} ---\n{rest}", whole.difference(&found), lines[at]);
    }

    /// The notice in plain text, as its values and `Notice::text` give it, is the same notice.
    #[test]
    fn what_was_read_and_written_is_read_again(known in known()) {
        let text = write(&known, Layout::Wrapped);
        let notice = gongwen::parse(&text);
        let again = layout::plain_text(&notice);
        let (found, expected) = (read(&again), Said::of(&notice));
        prop_assert!(found == expected, "{}\n---\n{again}", expected.difference(&found));
    }

    #[test]
    fn a_narrow_page_says_the_same(known in known()) {
        assert_same(&known, Layout::Book)?;
    }

    #[test]
    fn a_printed_head_is_the_header(known in known()) {
        assert_same(&known, Layout::RedHead)?;
    }

    #[test]
    fn dates_in_chinese_numerals_say_the_same(known in known()) {
        assert_same(&known, Layout::HanDates)?;
    }

    #[test]
    fn a_table_of_metadata_says_the_same(known in known()) {
        assert_same(&known, Layout::Metadata)?;
    }

    #[test]
    fn short_words_that_are_spread_say_the_same(known in known()) {
        assert_same(&known, Layout::Spread)?;
    }

    #[test]
    fn a_page_around_it_says_nothing(known in known()) {
        assert_same(&known, Layout::Page)?;
    }
}
