use super::*;

fn kinds(content: &str) -> Vec<(LabelKind, &str)> {
    let top = TopLevel::of(content);
    let mut found = Vec::new();
    labels(content, &top, &mut found);
    found.into_iter().map(|label| (label.kind, &content[label.body])).collect()
}

#[test]
fn labels_of_every_shape() {
    use LabelKind::{Deadline, Other, Units};
    use Role::{Cooperating, Lead, Responsible};
    assert_eq!(kinds("责任单位：甲局"), [(Units(Responsible), "甲局")]);
    assert_eq!(
        kinds("牵头单位:甲局，配合部门∶乙局；完成时限：6月"),
        [(Units(Lead), "甲局，"), (Units(Cooperating), "乙局；"), (Deadline, "6月")]
    );
    assert_eq!(
        kinds("牵头单位：甲局配合单位：乙局"),
        [(Units(Lead), "甲局"), (Units(Cooperating), "乙局")]
    );
    assert_eq!(kinds("牵头责任单位：甲局"), [(Units(Lead), "甲局")]);
    assert_eq!(kinds("责任单位及配合单位：甲局"), [(Units(Responsible), "甲局")]);
    assert_eq!(kinds("责任单位（部门）：甲局"), [(Units(Responsible), "甲局")]);
    assert_eq!(kinds("责任单位县财政局"), [(Units(Responsible), "县财政局")]);
    assert_eq!(kinds("6月底完成，牵头考核单位：甲局"), [(Units(Lead), "甲局")]);
    assert_eq!(
        kinds("负责部门：甲部，适用范围：乙区"),
        [(Units(Responsible), "甲部，"), (Other, "乙区")]
    );
}

#[test]
fn a_label_without_its_colon_stands_in_front_of_a_unit() {
    use LabelKind::{Deadline, Units};
    use Role::{Cooperating, Lead};
    assert_eq!(kinds("县局（甲）责任单位县水利局"), []);
    assert_eq!(kinds("责任单位要抓好落实"), []);
    assert_eq!(
        kinds("牵头单位县水利局、县财政局，配合单位县教育局"),
        [(Units(Lead), "县水利局、县财政局，"), (Units(Cooperating), "县教育局"),]
    );
    assert_eq!(kinds("完成时限2023年底"), [(Deadline, "2023年底")]);
    assert_eq!(kinds("完成时限长期"), []);
    assert_eq!(kinds("主要责任单位县水利局").len(), 1);
    assert_eq!(kinds("市级领导小组"), []);
    assert_eq!(kinds("责任单位某：县水利局"), [(LabelKind::Other, "县水利局")]);
}

#[test]
fn labels_of_other_kinds_are_short() {
    use LabelKind::{Deadline, Other, Persons, Plain, Units};
    use Role::{Cooperating, Lead, Responsible};
    assert_eq!(kinds("期限：6月"), [(Deadline, "6月")]);
    assert_eq!(kinds("有效期限：6月"), [(Other, "6月")]);
    assert_eq!(kinds("渠道整改时限：6月"), [(Deadline, "6月")]);
    assert_eq!(kinds("任务分工：甲局"), [(Plain, "甲局")]);
    assert_eq!(kinds("一二三四五六七八九十：甲局"), [(Other, "甲局")]);
    assert_eq!(kinds("一二三四五六七八九十一：甲局"), []);
    assert_eq!(kinds("8：30"), []);
    assert_eq!(kinds("：甲局"), []);
    assert_eq!(kinds("责任人：张三"), [(Persons(Responsible), "张三")]);
    assert_eq!(kinds("牵头市领导：张三"), [(Persons(Lead), "张三")]);
    assert_eq!(kinds("配合：乙局"), [(Persons(Cooperating), "乙局")]);
    assert_eq!(kinds("牵头、责任单位（部门）：甲局"), [(Units(Lead), "甲局")]);
    assert_eq!(kinds("主要责任单位：甲局"), [(Units(Responsible), "甲局")]);
}

#[test]
fn the_quick_look_misses_no_label() {
    for text in [
        "责任单位：甲局",
        "牵头：甲局",
        "指标牵头单位:甲局",
        "责任单位县财政局",
        "完成时限2023年底",
        "本项（一、二）时限：6月",
        "工程推进时限﹕6月",
        "期限：6月",
    ] {
        assert!(may_lead(text, true), "{text}");
    }
    for text in ["", "推进工作", "加强领导，完成时限：6月", "县财政局：", "落实落细，责任单位："]
    {
        assert!(!may_lead(text, true), "{text}");
    }
}

#[test]
fn words_in_sentences_are_no_labels() {
    assert!(kinds("牵头单位要压实责任").is_empty());
    assert!(kinds("上午8:30到场").is_empty());
    assert!(kinds("").is_empty());
}

#[test]
fn no_truncation_panics() {
    let text = "主要牵头（责任）单位及配合单位：甲局、（乙：丙）；完成时限2023年：责任人：";
    for end in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
        for part in [&text[..end], &text[end..]] {
            labels(part, &TopLevel::of(part), &mut Vec::new());
        }
    }
}

#[test]
fn a_label_of_two_words_is_read_as_it_is_word_by_word() {
    let labels = PARTS.iter().flat_map(|(part, _)| {
        let nouns = NOUNS.list().iter().map(move |noun| format!("{part}{noun}"));
        nouns.chain([(*part).to_owned()])
    });
    for label in labels {
        let kind = shortest_label(&label);
        assert!(kind.is_some(), "{label}");
        assert_eq!(label_at_end(&label), kind.map(|kind| (kind, 0)), "{label}");
        let behind = format!("县财政局；{label}");
        assert_eq!(label_at_end(&behind), kind.map(|kind| (kind, 15)), "{behind}");
    }
}
