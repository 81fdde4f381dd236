use super::{
    news::{BARE, BESIDES, QUOTED, SUBJECTS, TELLING, TELLING_BRIEFLY},
    *,
};
use crate::parse;

/// The first search spares the others: what it overlooks, none of them finds.
#[test]
fn the_first_search_passes_over_nothing_that_tells() {
    let told = SUBJECTS.list().iter().flat_map(|subject| {
        let briefly = TELLING_BRIEFLY.list().iter().filter(|_| subject.ends_with('》'));
        TELLING.list().iter().chain(briefly).map(move |verb| format!("{subject}{verb}"))
    });
    let quoted = BARE.list().iter().flat_map(|name| {
        let verbs = QUOTED.list().iter();
        verbs.flat_map(move |verb| ['，', ',', '：', ':'].map(|mark| format!("{name}{verb}{mark}")))
    });
    let named = QUOTED.list().iter().flat_map(|verb| {
        let besides = BESIDES.list().iter().copied().chain([""]);
        besides.flat_map(move |word| {
            ['，', ',', '：', ':'].map(|mark| format!("《指南》{word}{verb}{mark}"))
        })
    });
    let missed: Vec<String> = told
        .chain(quoted)
        .chain(named)
        .filter(|text| !Telling::of(text).any(Telling::OF_DOCUMENT))
        .collect();
    assert_eq!(missed, [""; 0]);
}

const BODY: &str = "全县各乡镇备足防汛物资，落实值班制度，群众生活平稳有序。";

fn kind_of(head: &str, tail: &str) -> Kind {
    parse(&format!("{head}\n{}{tail}\n", format!("{BODY}\n").repeat(6))).kind
}

#[test]
fn a_reporter_signs_below_the_text() {
    assert_eq!(kind_of("青禾县八项举措保障用水", "（记者 周青禾 何叶）"), Kind::Other);
    assert_eq!(kind_of("青禾县八项举措保障用水", "（本台综合报道）"), Kind::Other);
    assert_eq!(kind_of("青禾县防汛工作方案", "加强报道，营造氛围。"), Kind::Notice);
}

#[test]
fn an_interpretation_begins_with_its_background() {
    assert_eq!(kind_of("一、起草背景及过程", ""), Kind::Other);
    assert_eq!(kind_of("现就《办法》的内容解读如下：", "自发布之日起施行。"), Kind::Other);
    assert_eq!(kind_of("一、政策依据", "制定本细则。"), Kind::Notice);
}

#[test]
fn news_quotes_a_document_by_its_bare_type() {
    assert_eq!(kind_of("此外，通知提出，给予购房补贴。", ""), Kind::Other);
    assert_eq!(kind_of("《通知》明确自即日起给予购房补贴。", ""), Kind::Other);
    assert_eq!(kind_of("何青禾特别强调，要修好水渠。", ""), Kind::Other);
    assert_eq!(kind_of("他还强调，要修好水渠。", ""), Kind::Other);
    assert_eq!(kind_of("县强调，要修好水渠。", ""), Kind::Notice);
    assert_eq!(kind_of("总体来说，水渠修得不错。", ""), Kind::Notice);
    assert_eq!(kind_of("一是修好水渠。值得注意的是，每户限申请一次。", ""), Kind::Other);
    assert_eq!(kind_of("此次调整将水费补贴提高到二百元。", ""), Kind::Other);
    assert_eq!(kind_of("本次调整将水费补贴提高到二百元。", ""), Kind::Notice);
    assert_eq!(kind_of("这也意味着，每户可多申请一次。", ""), Kind::Other);
    assert_eq!(kind_of("具体来看，水渠沿线每户补贴二百元。", ""), Kind::Other);
    assert_eq!(kind_of("全会指出，水渠修得不错。", ""), Kind::Notice);
    let issued = "青禾县出台节水新政助力抗旱\n2022年3月31日，县水务局印发《节水措施》。措施如下：";
    assert_eq!(kind_of(issued, ""), Kind::Other);
    assert_eq!(kind_of("新《节水办法》主要作了三处调整：", ""), Kind::Other);
    assert_eq!(kind_of("《节水办法》", ""), Kind::Notice);
    assert_eq!(kind_of("请按通知提出的时间，认真落实。", ""), Kind::Notice);
    assert_eq!(kind_of("根据《通知》规定，给予购房补贴。", ""), Kind::Notice);
}

#[test]
fn news_quotes_a_document_by_its_name() {
    for text in [
        "主体方面，《指南》要求，取水户安装计量设施。",
        "《若干措施》中提出，青禾县鼓励节水改造。",
        "县水务局印发《实施细则》。该细则明确，每户补贴二百元。",
        "意见稿还提出，提高补贴标准。",
    ] {
        assert_eq!(kind_of(text, "自发布之日起施行。"), Kind::Other, "{text}");
    }
    let own = "为落实《关于加强节水的意见》要求，安装计量设施。";
    assert_eq!(kind_of(own, ""), Kind::Notice);
}

#[test]
fn news_is_of_meetings_papers_and_those_who_explain() {
    for text in [
        "2023年6月2日，云岭市节水标准宣贯会在青禾县召开。",
        "云岭市召开抗旱新闻发布会。",
        "据《云岭日报》，自6月2日起，青禾县调整补贴标准。",
        "县水务局解释称，补贴标准不变。",
    ] {
        assert_eq!(kind_of(text, ""), Kind::Other, "{text}");
    }
    assert_eq!(kind_of("支持企业举办新闻发布会。", ""), Kind::Notice);
}

#[test]
fn news_looks_at_a_measure_from_without() {
    for told in [
        "每户补贴二百元。此前，青禾县每户补贴一百元。",
        "下一步，县水务局将扩大补贴范围。",
        "措施主要涉及四个方面：",
        "青禾县还将提高补贴标准。",
        "2023年6月2日，云岭市节水月启动仪式在云岭水库举行。",
    ] {
        assert_eq!(kind_of(told, ""), Kind::Other, "{told}");
        if !told.contains("举行") {
            let own = format!("现将有关事项通知如下：\n{told}");
            assert_eq!(kind_of(&own, ""), Kind::Notice, "{told}");
        }
    }
    for own in [
        "此前已经受理的，每户补贴一百元。",
        "安全隐患涉及两个以上部门的，由县水务局负责。",
        "我县还将提高补贴标准。",
        "干旱地区将节水摆在首位。",
        "试点县将方案报县水务局。",
        "设区的市将用水计划报省水务厅。",
        "此前，有关规定与本办法不一致的，以本办法为准。",
        "下一步，各镇要将修渠列入计划。",
        "各镇要在6月2日举行节水月启动仪式。",
    ] {
        assert_eq!(kind_of(own, ""), Kind::Notice, "{own}");
    }
}

#[test]
fn news_tells_what_was_done_lately() {
    for told in [
        "近日，青禾县住房公积金管理委员会审议通过调整方案。",
        "为鼓励节水，青禾县出台了《关于促进节约用水的通知》，共二十一条措施。",
        "据青禾发布，6月21日，县住房城乡建设局出台十条措施。",
        "为稳定预期，6月21日，县住房城乡建设局等六部门联合印发《措施》，《措施》自印发之日起施行。",
        "为稳定预期，县水务局等八部门联合印发《措施》，进一步鼓励节水。",
    ] {
        assert_eq!(kind_of(told, ""), Kind::Other, "{told}");
    }
    for founded in [
        "为鼓励节水，对照县政府办公室印发《措施》的要求，修好水渠。",
        "县政府办公室印发《措施》后，各镇要认真落实。",
        "现将县水务局等八部门印发《措施》的通知转发给你们。",
        "经县政府同意，我局印发《措施》，请遵照执行。",
        "由县水务局印发《措施》，各镇配合。",
        "1.县水务局出台《措施》，进一步鼓励节水。",
    ] {
        assert_eq!(kind_of(founded, ""), Kind::Notice, "{founded}");
    }
}

#[test]
fn who_speaks_and_who_answers_stands_on_lines_of_its_own() {
    let speech = "县水务局局长何青禾：\n大家上午好！\n青禾晚报记者：\n水情如何？\n县水务局局长何青禾：\n平稳。";
    assert_eq!(kind_of(speech, ""), Kind::Other);
    assert_eq!(kind_of("问题一：能否申请？\n答：可以。", ""), Kind::Other);
    let answers = "能否申请？\n答：可以。\n何时申请？\n答：六月。\n向谁申请？\n答：水务局。";
    assert_eq!(kind_of(answers, ""), Kind::Other);
}

#[test]
fn a_headline_tells_a_deed() {
    assert_eq!(kind_of("青禾县水务局调拨第三批防汛物资", ""), Kind::Other);
    assert_eq!(kind_of("青禾县念好“三字经”筑牢全年防汛安全屏障", ""), Kind::Other);
    assert_eq!(kind_of("青禾县防汛任务安排", ""), Kind::Notice);
}

#[test]
fn words_of_a_report_tell_nothing_within_a_long_document() {
    let of = |lines: &[(usize, &str)]| {
        let mut text = vec![BODY; 60];
        lines.iter().for_each(|(at, line)| text[*at] = line);
        parse(&format!("青禾县渠系体系\n{}\n", text.join("\n"))).kind
    };
    assert_eq!(of(&[(30, "会议强调，要修好水渠。")]), Kind::Notice);
    assert_eq!(of(&[(3, "会议强调，要修好水渠。")]), Kind::Other);
    assert_eq!(of(&[(55, "会议强调，要修好水渠。")]), Kind::Other);
}

#[test]
fn a_press_office_signs_news_and_documents() {
    let signed = |first: &str, office: &str| {
        parse(&format!("{first}\n{BODY}\n{BODY}\n清河省水务厅{office}\n2023年5月6日\n")).kind
    };
    let news = "全省节水技术研讨会5月6日在云岭市召开。";
    assert_eq!(signed(news, "新闻办公室"), Kind::Other);
    assert_eq!(signed(news, "办公室"), Kind::Notice);
    assert_eq!(signed("现将全省汛期值班情况通报如下：", "新闻办公室"), Kind::Notice);
}
