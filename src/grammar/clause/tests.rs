use super::*;
use crate::grammar::unit::COLONS;
use Role::{Cooperating as C, Lead as L, Responsible as R};

fn units(content: &str) -> Vec<(String, Role)> {
    let clause = clause(content).unwrap_or_else(|| panic!("{content}"));
    clause.items.iter().map(|item| (item.name.to_string(), item.role.unwrap())).collect()
}

/// A clause with its units.
#[derive(Debug, PartialEq)]
struct Read<'t> {
    clause: Clause,
    items: Vec<UnitItem<'t>>,
}

impl<'t> Read<'t> {
    /// Those that a reader adds to a list.
    fn by(read: impl FnOnce(&mut Vec<UnitItem<'t>>) -> Option<Clause>) -> Option<Self> {
        let mut items = Vec::new();
        let clause = read(&mut items);
        assert!(clause.is_some() || items.is_empty());
        clause.map(|clause| Self { clause, items })
    }
}

fn clause(content: &str) -> Option<Read<'_>> {
    Read::by(|items| clause_within(content, Known::default(), &mut Room::default(), items))
}

fn labelled_line(line: &str, has_deadline: bool) -> Option<Read<'_>> {
    let read = |colons| {
        let (known, mut room) = (Known::default(), Room::default());
        Read::by(|items| super::labelled_line(line, colons, known, &mut room, items))
    };
    let found = read(if has_deadline { Colons::OfDeadline } else { Colons::Any });
    if !line.contains(COLONS) {
        assert_eq!(read(Colons::None), found, "{line}");
    }
    found
}

fn owned(expected: &[(&str, Role)]) -> Vec<(String, Role)> {
    expected.iter().map(|(name, role)| ((*name).to_owned(), *role)).collect()
}

#[track_caller]
fn check(content: &str, expected: &[(&str, Role)]) {
    assert_eq!(units(content), owned(expected), "{content}");
}

#[test]
fn labels_give_parts() {
    check("责任单位：县财政局，各镇（街道）", &[("县财政局", R), ("各镇（街道）", R)]);
    check("牵头单位：甲局；配合单位：乙局、丙局", &[("甲局", L), ("乙局", C), ("丙局", C)]);
    check("责任单位：甲局牵头，乙局按职责分工负责", &[("甲局", L), ("乙局", R)]);
    check("牵头单位：甲局、乙局等部门按照职能负责", &[("甲局", L), ("乙局", L)]);
    check(
        "责任部门：监测处、省清河中心牵头，生态处配合",
        &[("监测处", L), ("省清河中心", L), ("生态处", C)],
    );
    check("牵头单位：甲局，乙局、丙局配合", &[("甲局", L), ("乙局", C), ("丙局", C)]);
    check("牵头：县财政局，配合：县水利局", &[("县财政局", L), ("县水利局", C)]);
    check("责任单位：各旗县市区、保税港", &[("各旗县市区", R), ("保税港", R)]);
}

#[test]
fn a_plain_clause_is_read_in_one_pass() {
    let known = Known { names_no_first: true, ..Known::default() };
    let is_plain = |content: &str| plain::clause(content, known, &mut Vec::new()).is_some();
    let plain = [
        "责任单位：县财政局、各镇（街道）",
        "牵头单位：县财政局，配合单位：县水务局、各镇（街道）",
        "牵头单位：县财政局；责任单位：县水务局；配合单位：各镇（街道）",
        "牵头单位:县财政局,县水务局,配合单位:各镇（街道）；",
        "县财政局牵头，县水务局配合。",
        "牵头单位：县财政局；完成时限：2023年6月底前",
        "责任单位：县财政局、县水务局，时限：6月底。",
        "责任单位：县行政审批局、清河·云岭合作区、第12泵站",
    ];
    let others = [
        "牵头单位：县财政局；县水务局",
        "牵头单位：县财政局、配合单位：县水务局",
        "牵头单位：县财政局，、配合单位：县水务局",
        "牵头单位：，配合单位：县水务局",
        "牵头单位：县财政局；配合单位：",
        "牵头单位：县财政局；各县均为责任单位",
        "牵头单位：县财政局；完成时限：6月底，县水务局",
        "牵头单位：县财政局；完成时限：",
        "完成时限：6月底；牵头单位：县财政局",
        "县财政局牵头，完成时限：6月底",
        "县财政局，配合单位：县水务局",
        "县财政局牵头；县水务局配合",
        "责任单位：审核发布",
    ];
    for content in plain.iter().chain(&others) {
        let all = clause_within(content, known, &mut Room::default(), &mut Vec::new());
        assert!(all.is_some() || !plain.contains(content), "{content}");
        assert_eq!(is_plain(content), plain.contains(content), "{content}");
    }
}

#[test]
fn verbs_give_parts() {
    check(
        "县财政局牵头,各乡镇,各部门按职责分工落实",
        &[("县财政局", L), ("各乡镇", R), ("各部门", R)],
    );
    check("省财政厅牵头负责，省水利厅配合", &[("省财政厅", L), ("省水利厅", C)]);
    check("县财政局负责", &[("县财政局", R)]);
    check("财政部等部门会同各地方按职责分工负责", &[("财政部", R), ("各地方", C)]);
}

#[test]
fn bare_lists_are_responsible() {
    check(
        "市商务委、清河海关、清河物流、市教委",
        &[("市商务委", R), ("清河海关", R), ("清河物流", R), ("市教委", R)],
    );
    check("市商务委", &[("市商务委", R)]);
}

#[test]
fn other_groups_are_passed_over() {
    check("负责部门：财政部，适用范围：清河区、河集区", &[("财政部", R)]);
    let clause = clause("6月底完成，牵头考核单位：市财政局").unwrap();
    assert_eq!(clause.clause.deadline, Some(0..7));
    assert_eq!(clause.items.len(), 1);
}

#[test]
fn a_sentence_behind_the_names_assigns_nothing() {
    let names = &[("县水利局", R), ("县财政局", R)];
    check("责任单位：县水利局、县财政局。各镇要抓好落实，及时上报，依法依规、便捷高效完成", names);
    check("责任单位：县水利局。县财政局", names);
    check("责任单位：县水利局。牵头单位：县财政局", &[("县水利局", R), ("县财政局", L)]);
}

#[test]
fn what_is_to_be_done_below_a_label_is_no_unit() {
    for line in
        ["牵头单位：梳理本县惠农政策并动态更新；配合做好补贴兑付", "责任单位：按月审核各镇台账"]
    {
        assert_eq!(labelled_line(line, false), None, "{line}");
    }
}

#[test]
fn a_deadline_may_stand_alone() {
    let content = "完成时限：6月底前";
    let clause = clause(content).unwrap();
    assert!(clause.items.is_empty());
    assert_eq!(clause.clause.deadline.map(|range| &content[range]), Some("6月底前"));
}

#[test]
fn a_time_among_the_units_is_the_deadline() {
    for (content, time) in [
        ("县财政局牵头，长期坚持", "长期坚持"),
        ("县财政局牵头，持续推进；", "持续推进"),
        ("持续推进，牵头单位：县财政局", "持续推进"),
        ("县财政局牵头，每季度通报", "每季度通报"),
        ("县财政局牵头，6月底前", "6月底前"),
        ("县财政局牵头，第三季度末", "第三季度末"),
        ("县财政局牵头，“十四五”末年", "“十四五”末年"),
    ] {
        let clause = clause(content).unwrap();
        assert_eq!(clause.clause.deadline.map(|range| &content[range]), Some(time), "{content}");
        assert_eq!(clause.items.len(), 1, "{content}");
    }
}

#[test]
fn the_first_leads_where_a_rule_says_so() {
    let mut clause = clause("财政部、商务部负责。列第一位者为牵头单位，下同").unwrap();
    assert_eq!(clause.clause.first_leads, Some(FirstLeads::First));
    FirstLeads::First.apply(&mut clause.items, clause.clause.open_ended);
    let roles: Vec<_> = clause.items.iter().map(|item| item.role).collect();
    assert_eq!(roles, [Some(L), Some(R)]);
}

#[test]
fn those_before_the_comma_lead() {
    let mut clause = clause("责任单位：甲局、乙局，丙局。逗号前为牵头单位，下同").unwrap();
    FirstLeads::BeforeComma.apply(&mut clause.items, clause.clause.open_ended);
    let roles: Vec<_> = clause.items.iter().map(|item| item.role).collect();
    assert_eq!(roles, [Some(L), Some(L), Some(R)]);
}

#[test]
fn who_answers_behind_those_that_help_is_responsible() {
    let expected = [("甲局", L), ("乙局", C), ("丙局", C), ("各县政府", R)];
    for content in [
        "牵头单位：甲局，配合单位：乙局、丙局等，各县政府负责落实。以下均需各县政府落实，不再列出",
        "牵头单位：甲局；配合单位：乙局、丙局；各县政府负责落实",
    ] {
        check(content, &expected);
    }
    check("牵头单位：甲局；配合单位：乙局、丙局负责", &expected[..3]);
}

#[test]
fn remarks_on_what_follows_assign_nothing() {
    check(
        "甲厅、乙局负责，各县政府落实。以下均需各县政府落实，不再列出",
        &[("甲厅", R), ("乙局", R), ("各县政府", R)],
    );
    check("甲厅牵头。各县政府均为责任单位，以下不再列出", &[("甲厅", L)]);
    check(
        "县“双随机、一公开”办公室牵头，县水利局（含水库），下同",
        &[("县“双随机、一公开”办公室", L), ("县水利局", R)],
    );
}

#[test]
fn ordinary_brackets_are_no_clauses() {
    for content in [
        "试行",
        "含清州、河集市",
        "不愁吃、不愁穿",
        "2021年版",
        "一",
        "见附件2",
        "园区、乡镇",
        "市、区",
        "以下简称清河局",
        "联系人：张三，电话：12345",
        "排在第一位的部门为牵头部门，下同",
        "施工单位、监理单位",
        "责任人：张三",
        "清河市、河集市",
        "",
        "明确具体负责部门及发放时间",
        "由甲局负责解释",
        "县财政局审核、县水利局",
        "2018年前为县农业局",
        "县农业局3月县水利局",
        "矿务局",
        "草袋、铁锹、县水利局",
        "立法与决策参与",
    ] {
        assert_eq!(clause(content), None, "{content}");
    }
}

#[test]
fn unknown_names_stand_among_known_ones() {
    check(
        "清河物流、市商务委、清河海关、市教委",
        &[("清河物流", R), ("市商务委", R), ("清河海关", R), ("市教委", R)],
    );
    check("清河物流、市商务委牵头", &[("清河物流", L), ("市商务委", L)]);
    assert_eq!(clause("清河物流、清河航运、市商务委牵头"), None);
    assert_eq!(clause("清河物流、市商务委、市教委"), None);
}

#[test]
fn a_label_gives_its_part_to_names_that_words_leave_open() {
    check("配合单位：县财政局负责，县水利局", &[("县财政局", C), ("县水利局", C)]);
    check("责任人：张三，县财政局", &[("县财政局", R)]);
    check("牵头单位：县财政局；任务分工：县水利局", &[("县财政局", L), ("县水利局", R)]);
    check("牵头单位：县财政局；任务分工：备足草袋", &[("县财政局", L)]);
    let groups = |content: &str| -> Vec<u32> {
        clause(content).unwrap().items.iter().map(|item| item.group).collect()
    };
    assert_eq!(groups("牵头单位：县财政局，县教育局；配合单位：县水利局"), [0, 1, 2]);
    assert!(clause("责任单位：县财政局等").unwrap().clause.open_ended);
    assert!(!clause("责任单位：县财政局；责任人：张三等").unwrap().clause.open_ended);
}

#[test]
fn a_clause_is_no_longer_than_clauses_are() {
    let clause_of = |bytes: usize| {
        let names = "县财政局、".repeat(bytes / 15 - 2);
        format!("责任单位：{names}{}", "a".repeat(bytes - 15 - names.len()))
    };
    assert!(clause(&clause_of(LONGEST)).is_some() && clause(&clause_of(LONGEST + 1)).is_none());
    let is_line = |bytes| labelled_line(&clause_of(bytes), true).is_some();
    assert!(is_line(LONGEST) && !is_line(LONGEST + 1));
    let name = |length: usize| format!("责任单位：{}", "某".repeat(length));
    assert!(clause(&name(45)).is_some() && clause(&name(46)).is_none());
    assert!(clause(&name(2)).is_some() && clause(&name(1)).is_none());
}

#[test]
fn lines_begin_with_their_label() {
    assert!(labelled_line("牵头单位：县财政局", true).is_some());
    assert!(labelled_line("完成时限：6月底前", true).is_some());
    assert!(labelled_line("牵头市领导：张三；牵头单位：县财政局。", true).is_some());
    assert_eq!(labelled_line("主办单位：清河县协会", true), None);
    let line = "配合单位：县财政局；完成时限：6月底）";
    let cut = labelled_line(line, true).unwrap();
    assert_eq!(&line[cut.clause.deadline.unwrap()], "6月底");
    assert_eq!(labelled_line("牵头单位要压实责任", true), None);
    assert_eq!(labelled_line("请报责任单位：县财政局", true), None);
    assert_eq!(labelled_line("主办单位：清河县人民政府 网站标识码1", true), None);
    assert_eq!(labelled_line("县财政局牵头", true), None);
    assert_eq!(labelled_line("责任单位：清河县财政局 技术支持：清河县公司", true), None);
    let line = "渠道推进时限：6月底";
    let deadline = labelled_line(line, true).and_then(|read| read.clause.deadline);
    assert_eq!(deadline.map(|range| &line[range]), Some("6月底"));
    assert!(labelled_line(" 牵头单位：县财政局", false).is_some());
}

#[test]
fn no_truncation_panics() {
    let text = "6月底完成，牵头单位：甲局（乙）、各镇[办]；配合单位丙局等部门会同丁局负责。列第一位者为牵头单位，下同";
    for end in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
        clause(&text[..end]);
        clause(&text[end..]);
        labelled_line(&text[..end], true);
    }
}

#[test]
fn a_noun_of_one_character_is_no_other_words_first() {
    for line in ["支持科研机构、高等院校开展研究。", "配合人社局、医保局开展核查。"]
    {
        assert_eq!(labelled_line(line, false), None, "{line}");
    }
    assert!(labelled_line("责任单位县人社局、县医保局", false).is_some());
    // 实施主体 is a label, and the subject of a sentence.
    assert_eq!(labelled_line("实施主体应当接受审计部门的监督。", false), None);
}

#[test]
fn a_label_may_stand_behind_any_blank() {
    assert!(!may_begin_label("", 0));
    for blank in ('\0'..=char::MAX).filter(|c| crate::text::is_blank(*c)) {
        assert!(may_begin_label(&format!("{blank}责任单位：县水务局"), 0), "{blank:?}");
    }
}
