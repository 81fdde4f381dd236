use super::*;
use crate::line::split;

/// The texts of the paragraphs that lines become.
fn paragraphs(source: &str) -> Vec<String> {
    let lines = split(source, usize::MAX);
    let blocks = blocks(source, &lines, Marking::default(), Limits::default()).blocks;
    blocks.iter().filter_map(Block::paragraph).map(|one| one.text().to_owned()).collect()
}

/// Lines that extraction broke at the marks of pages 28 characters wide.
const RAGGED: &str = "坚持预防为主、防救结合，\n把隐患消除在萌芽状态，\n要把责任落实到岗、到人，不留死角和盲区，\n\
    畅通群众反映渠道，做到件件有回音，及时\n回应社会关切，对照清单逐项核查，\n发现问题现场交办，限期整改到位。\n\
    各单位不得迟报、漏报、瞒报，\n严格执行领导带班和专人值守制度，遇有险情的一律立即上报。\n";

#[test]
fn whoever_prints_joins_no_list_of_copies_that_ended() {
    let (copies, prints) = ("抄送：县委办公室，县人大常委会。", "青禾县防汛抗旱指挥部办公室");
    let found = paragraphs(&format!("{RAGGED}{copies}\n{prints}\n"));
    assert!(found.ends_with(&[copies.to_owned(), prints.to_owned()]), "{found:#?}");
    // Behind any other full stop, what fills the page's line stands on it.
    let found = paragraphs(&format!("{RAGGED}{}\n{prints}\n", copies.replace('抄', "呈")));
    assert!(
        found.last().is_some_and(|last| last.ends_with(prints) && last != prints),
        "{found:#?}"
    );
}

#[test]
fn a_list_of_copies_that_its_line_cuts_goes_on() {
    let found = paragraphs(
        "2019年1月1日\n抄送：县委各部门，县人大常委会办公室，县法\n院。\n青禾县人民政府\n",
    );
    assert_eq!(found[1..], ["抄送：县委各部门，县人大常委会办公室，县法院。", "青禾县人民政府"]);
}

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
fn any_label_may_stand_behind_a_clause_that_assigns() {
    let (assigned, next) =
        ("（一）逐项核查，立行立改。（责任单位：县水务局）", "（三）规范使用资金。");
    assert_eq!(paragraphs(&format!("{assigned}\n{next}\n")), [assigned, next]);
    let cited = paragraphs("（一）逐项核查，立行立改。对违反办法第十条\n（三）规定的严肃处理。\n");
    assert_eq!(cited.len(), 1, "{cited:#?}");
}

#[test]
fn bodies_that_sign_together_stand_on_lines_of_their_own() {
    let signed = ["云岭市水务局", "云岭市财政局", "2019年1月1日"];
    let found = paragraphs(&format!(
        "{RAGGED}附件：青禾县防汛抗旱工作重点任务分工和责任落实情况一览表\n{}\n",
        signed.join("\n")
    ));
    assert_eq!(found[found.len() - 3..], signed, "{found:#?}");
    // A name above a line that is none belongs to the text.
    let found = paragraphs(&format!(
        "{RAGGED}向云岭市水务局和云岭市人民政府办公室所属单位的云岭市\n水务局\n提出申请\n2019年1月1日\n"
    ));
    assert!(found.iter().all(|one| one != "水务局"), "{found:#?}");
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
fn a_bracket_within_a_sentence_ends_no_line_of_the_page() {
    let (before, after) = ("（一）加强演练。备足物资，组织各县（区）", "水务站开展联合演练。");
    let found = paragraphs(&format!("{RAGGED}{before}\n{after}\n"));
    assert_eq!(found.last(), Some(&format!("{before}{after}")), "{found:#?}");
    // A sentence ended in front of it, or it says who is assigned, or when.
    for bracket in ["演练。（县水务局）", "演练（县水务局牵头）", "演练（4月30日）"]
    {
        let before = format!("（一）值守。备足物资，{bracket}");
        let found = paragraphs(&format!("{RAGGED}{before}\n{after}\n"));
        assert_eq!(found[found.len() - 2..], [before, after.to_owned()]);
    }
}

#[test]
fn a_first_line_at_the_margin_goes_on_without_a_mark() {
    // Titles and recipients may be as wide.
    let header = RAGGED.repeat(8);
    let (line, rest) = ("县水务局应当会同自然资源局对全县河道堤防逐段开展", "安全鉴定。");
    let found = paragraphs(&format!("{header}{line}\n{rest}\n"));
    assert_eq!(found.last(), Some(&format!("{line}{rest}")), "{found:#?}");
    // Captions, entries and the cells of a head are as wide, too.
    let apart = [
        ("专栏3 全县河道堤防安全鉴定和除险加固重点建设工程", "安全鉴定。"),
        ("2203河道堤防安全鉴定和除险加固关键技术与装备研究", "安全鉴定。"),
        (line, "考核指标：安全鉴定。"),
        (line, "序号"),
    ];
    for (line, next) in apart {
        let found = paragraphs(&format!("{header}{line}\n{next}\n"));
        assert_eq!(found.last().map(String::as_str), Some(next), "{found:#?}");
    }
}

#[test]
fn a_first_line_may_share_the_line_of_the_page_with_the_text_above() {
    let (above, line) = ("（一）压实工作责任。", "县水务局要指导沿河各村把河道");
    let rest = "管护写进村规民约。";
    let found = paragraphs(&format!("{RAGGED}{above}\n{line}\n{rest}\n"));
    assert_eq!(found[found.len() - 2..], [above.to_owned(), format!("{line}{rest}")]);
    // An article and its heading in a bracket.
    let (heading, line) = ("第六条【补偿范围】", "青禾县行政区域内的灌区因修渠占用的");
    let found = paragraphs(&format!("{RAGGED}{heading}\n{line}\n土地，按本办法补偿。\n"));
    assert_eq!(found.last(), Some(&format!("{line}土地，按本办法补偿。")), "{found:#?}");
    // Cells that would fill it, too, are no prose.
    let found = paragraphs(&format!("{RAGGED}{above}\n县农业农村局和县自然资源局\n县水务局\n"));
    assert_eq!(found[found.len() - 2..], ["县农业农村局和县自然资源局", "县水务局"]);
    // It ends far in front of the margin.
    let found = paragraphs(&format!("{RAGGED}{above}\n沿河各村\n{rest}\n"));
    assert_eq!(found[found.len() - 2..], ["沿河各村", rest], "{found:#?}");
}

/// Lines 25 characters wide but for 首行缩进, with this in front of each paragraph and this between them; the last
/// one's second line is the given one.
fn wrapped(before: &str, between: &str, last: &str) -> String {
    let paragraphs = [
        "一、各乡镇要把防汛值班作为头等大事来抓，主要领\n导坐镇指挥，分管领导靠前督导，值班人员坚守岗位，不\n得擅自离岗。",
        "二、各灌区要对照清单逐项清点防汛物资，缺什么补\n什么，过期的物资要及时更换，储备的数量要满足防大汛\n的需要。",
        "三、各水库要逐段逐处排查隐患，建立问题台账，明\n确整改措施和责任人员，限期办结销号，未销号的问题挂\n牌督办。",
        "四、县气象局会同县水务局加密会商，滚动发布各类\n预报，预警信息要直达各村各组，确保每户都有人收到并\n及时转移。",
        "各单位要密切配合，落实二十四小时值班值守制度。",
    ];
    paragraphs.map(|one| format!("{before}{one}\n")).join(between) + last
}

/// The last paragraph of a text.
fn last_of(source: &str) -> String {
    paragraphs(source).pop().expect("a paragraph")
}

#[test]
fn first_lines_are_known_by_what_stands_before_the_labelled_ones() {
    let line = "值守情况每天报告。";
    assert_eq!(last_of(&wrapped("", "", line)), line, "nothing tells");
    for (before, between) in [("    ", ""), ("", "\n")] {
        let joined = last_of(&wrapped(before, between, line));
        assert!(joined.starts_with("各单位") && joined.ends_with(line), "{joined}");
        // A number that is no label may begin a line anywhere.
        let numbered = "3.1 值守情况每天报告。";
        assert_eq!(last_of(&wrapped(before, between, numbered)), "3.1值守情况每天报告。");
    }
}

#[test]
fn a_line_without_room_for_an_indent_is_no_first_one() {
    let full = "值守情况每天报告，发现险情要立即处置，不迟报也不瞒";
    assert!(last_of(&wrapped("", "", full)).starts_with("各单位"));
    let set_in = "值守情况每天报告，发现险情立即处置，不得瞒报。";
    assert_eq!(last_of(&wrapped("", "", set_in)), set_in);
    // A page ends anywhere, a blank line parts.
    assert!(last_of(&wrapped("", "", &format!("\n— 3 —\n{full}"))).starts_with("各单位"));
    assert_eq!(last_of(&wrapped("", "", &format!("\n{full}"))), full);
}

#[test]
fn a_year_whose_digits_are_set_apart_begins_a_sentence() {
    let first = "2022 年是全县实施水利高质量发展规划和节水行动";
    let next = "攻坚收官年，各乡镇要压实责任，落实值班制度，早部署";
    let joined = last_of(&wrapped("", "", &format!("{first}\n{next}")));
    assert_eq!(joined, format!("{first}{next}").replace(' ', ""));
    let entry = first.replace(" 年是", "号是");
    assert_eq!(last_of(&wrapped("", "", &format!("{entry}\n{next}"))), next);
}

#[test]
fn a_page_may_end_with_the_first_line_of_a_paragraph() {
    let first = "全县实施水利高质量发展规划和节水行动以来各镇";
    let next = "压实责任，灌溉面积逐年增加，做到早部署、早落实、早";
    let page = |next| last_of(&wrapped("", "", &format!("{first}\n\n— 3 —\n\n\x0c{next}\n")));
    assert_eq!(page(next), format!("{first}{next}"));
    let cell = "各乡镇实施水利高质量发展规划和节水行动的情况统计表";
    assert_eq!(page(cell), cell);
}

#[test]
fn the_number_of_a_document_is_no_first_line() {
    let source = "　　　白沙区应急管理局 白沙区发展\n　　　和改革局关于做好 2019 年防\n　　　汛抗旱工作的通知\
        \n　　　白应急〔 2019 〕 10 号\n县政府各部门、单位，各重点企业：\n　　结合实际，现就有关事项通知如下：\
        \n　　一、强化监督检查\n　　（一）落实值班制度。坚持预防为主、防\n救结合，把隐患消除在萌芽状态。\n";
    let found = paragraphs(source);
    assert!(found.contains(&"白应急〔2019〕10号".to_owned()), "{found:#?}");
    assert!(found.contains(&"县政府各部门、单位，各重点企业：".to_owned()), "{found:#?}");
}

#[test]
fn a_title_wider_than_the_text_is_not_joined_with_whom_it_addresses() {
    for kind in ["通知", "请示", "议案", "决议", "公报"] {
        let title =
            format!("白沙区人民政府关于提请审议《白沙区水利发展规划（2021—2035年）》的{kind}");
        let text = "取水口由各站逐户登记，核对灌溉面积，结果在村务公开栏公布，\n接受监督。\n";
        let source = format!("{title}\n白沙区人民代表大会常务委员会：\n{}", text.repeat(4));
        assert_eq!(paragraphs(&source)[0], title);
    }
}

#[test]
fn marks_of_emphasis_end_no_line() {
    let addressed = "各乡镇人民政府（街道办事处），县政府各部门、单位，各重点企业：";
    let source = format!(
        "**青禾县人民政府办公室关于印发工作要点的通知**\n\n**{addressed}**\n\n现将工作要点印发给你们。\n"
    );
    assert_eq!(paragraphs(&source)[1], addressed);
    let source = "一、修渠\n**县水务局牵头，勘测、施工、验收都要登记，台账报县政府办公室备案。**\n县财政局拨付经费\n";
    assert_eq!(paragraphs(source).len(), 3);
}

#[test]
fn a_bracket_goes_on_behind_a_sentence_to_the_line_that_closes_it() {
    let assigned = "（一）逐项核查。（县水务局等按职责分工负责。";
    let (remark, other) = ("以下均需各乡镇落实，不再列出）", "以下均需各乡镇落实。");
    assert_eq!(paragraphs(&format!("{assigned}\n{remark}\n")), [format!("{assigned}{remark}")]);
    assert_eq!(paragraphs(&format!("{assigned}\n{other}\n")), [assigned, other]);
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
fn a_sentence_goes_on_behind_the_form_feed_that_cuts_it() {
    let wrapped = "各乡镇要把防汛责任落实到岗、到人，逐库、逐坝、逐段明确巡查人员和转移路线，\n\
        对照清单逐项核查，发现问题现场交办，限期整改到位，并把结果报县防汛办备案核\n";
    let cut = format!("{wrapped}{wrapped}对隐患点加密巡查频次，遇有险情\n\n\x0c");
    let found = paragraphs(&format!("{cut}立即上报，并按预案组织群众转移，确保不漏一户。\n"));
    assert_eq!(found.len(), 1, "{found:#?}");
    // What is no sentence ends with its page.
    let found =
        paragraphs(&format!("{wrapped}{wrapped}立即上报。\n重点水库防汛责任人\n\n\x0c{wrapped}"));
    assert_eq!(found.len(), 3, "{found:#?}");
}

#[test]
fn boxes_in_smaller_print_do_not_set_the_margin_of_the_text() {
    let text = "（一）核查灌区情况\n坚持先急后缓，逐条渠道核对今年春夏两季的\n\
        用水需求，把各村上报的数字汇总成表格，按先后\n顺序安排轮灌日期，张榜公布。\n";
    let device = "成套设备：更换老旧提灌站的水泵和配电柜，添置巡查渠道用的车辆、船只\n\
        以及测量水位、流量的仪表，在每座泵站旁边各备一台柴油发电机，备足油\n料。\n";
    let found = paragraphs(&format!("{}专栏1 重点设备\n{}", text.repeat(5), device.repeat(2)));
    let (_, need) = text.split_once('\n').unwrap();
    for (whole, count) in [(need, 5), (device, 2)] {
        let whole = whole.replace('\n', "");
        assert_eq!(found.iter().filter(|one| **one == whole).count(), count, "{found:#?}");
    }
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

/// A paragraph whose lines, all but the last, are 30 characters wide.
const WRAPPED: &str = "各乡镇要把防汛责任落实到岗、到人，逐库逐坝逐段明确巡查人\n员和转移路线，对照清单逐项核查，发现问题现场交办，限期整改\n\
    到位，并把结果报县防汛办备案。\n";

#[test]
fn a_blank_line_within_a_sentence_parts_no_paragraph() {
    let (head, rest) =
        ("畅通群众反映渠道，做到件件有回音，对久拖不决的", "事项挂牌督办，办结一件销号一件。");
    let text = format!("{WRAPPED}{WRAPPED}");
    assert_eq!(paragraphs(&format!("{text}{head}\n\n{rest}\n")).len(), 3);
    // Far from the margin a line is done, and what holds no mark is no rest of a sentence.
    assert_eq!(paragraphs(&format!("{text}做到件件有回音，事事有着落\n\n{rest}\n")).len(), 4);
    // Behind a sentence that ended another one has begun; the mark of a footnote ends it.
    let begun = "畅通渠道。做到件件有回音，事事有着落，把";
    assert_eq!(paragraphs(&format!("{text}{begun}\n\n{rest}\n")).len(), 3);
    assert_eq!(paragraphs(&format!("{text}{begun}1\n\n{rest}\n")).len(), 4);
    assert_eq!(paragraphs(&format!("{text}{head}\n\n县水务局防汛值班表\n")).len(), 4);
}

#[test]
fn a_title_ends_where_it_stands_a_second_time() {
    let title = "云岭市委办、市政府办公室印发《关于完善各灌区水价政策的意见》";
    let found = paragraphs(&format!("{title}\n\n{title}\n{WRAPPED}{WRAPPED}"));
    assert_eq!(found[..2], [title, title]);
    // As wide as the page, any other line goes on with it.
    let found = paragraphs(&format!("{title}\n及其分工方案的通知\n{WRAPPED}{WRAPPED}"));
    assert!(found[0].ends_with("的通知"), "{found:#?}");
}

#[test]
fn lines_of_a_box_that_are_all_set_in_make_one_paragraph() {
    let boxed = "  重点工程。在全县建设一批高标准农田灌排体系，配套计量设施，\n  推广节水技术，\n";
    let text = format!("{WRAPPED}{WRAPPED}{boxed}");
    let found = paragraphs(&text);
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(found[2].ends_with("配套计量设施，推广节水技术，"), "{found:#?}");
    // 首行缩进 in front of each of two short items.
    let found =
        paragraphs(&format!("{WRAPPED}{WRAPPED}  新建泵站，扩建渠首\n  改造灌区，配套计量\n"));
    assert_eq!(found.len(), 4, "{found:#?}");
}

#[test]
fn a_sentence_ends_in_front_of_the_quotes_around_it() {
    let found = paragraphs("值班员表示：“险情已经上报。”\n县水务局正在核查，\n将及时公布结果。\n");
    assert_eq!(found, ["值班员表示：“险情已经上报。”", "县水务局正在核查，将及时公布结果。"]);
    // A name in quotes ends no sentence.
    let found = paragraphs("全县实行河长制。各镇推广“巡河通”\n并定期核查。\n");
    assert_eq!(found, ["全县实行河长制。各镇推广“巡河通”并定期核查。"]);
}

#[test]
fn a_line_that_fills_the_page_is_no_first_one_where_lines_were_broken_at_marks() {
    let above = "提前检修灌区的水泵、启闭机和配电柜，把备用电源和放水\n闸门的钥匙交给专人保管，每周逐台试运行，并且要做好记录。";
    let rest = "汛期来临以前把各处的险工险段再查一遍，发现问题当天就处理\n好。";
    let found = paragraphs(&format!("{RAGGED}{above}\n{rest}\n"));
    let whole = format!("{above}{rest}").replace('\n', "");
    assert_eq!(found.last(), Some(&whole), "{found:#?}");
    // With 首行缩进 in front of it, the line would fill the page's.
    let first = "汛期来临以前把各处的险工险段再查一遍，发现问题当天处\n理好。";
    let found = paragraphs(&format!("{RAGGED}{above}\n{first}\n"));
    assert_eq!(found.last(), Some(&first.replace('\n', "")), "{found:#?}");
    // So it is with a line that was itself broken.
    let rest = "汛期来临以前，\n各处的险工险段再查一遍，\n发现问题当天就处理\n好。";
    let found = paragraphs(&format!("{RAGGED}{above}\n{rest}\n"));
    let whole = format!("{above}{rest}").replace('\n', "");
    assert_eq!(found.last(), Some(&whole), "{found:#?}");
    let first = rest.replace("就处理\n", "处\n理");
    let found = paragraphs(&format!("{RAGGED}{above}\n{first}\n"));
    assert_eq!(found.last(), Some(&first.replace('\n', "")), "{found:#?}");
}

#[test]
fn the_first_name_of_a_header_stands_by_itself() {
    let title = "青禾县各乡镇和县直有关部门防汛抗旱、山洪灾害防御责任清单";
    let found = paragraphs(&format!("{WRAPPED}{WRAPPED}{title}\n序号\n重点任务\n主要内容\n"));
    assert!(found.contains(&title.to_owned()), "{found:#?}");
}

#[test]
fn a_label_set_apart_opens_its_list() {
    let copies = "抄　送：县政协办公室，县法院，县检察院。";
    let full = "此表由各单位如实填写，由主要负责人签字，加盖公章后报送。";
    let found = paragraphs(&format!("{RAGGED}{full}\n{copies}\n"));
    assert_eq!(found.last(), Some(&copies.replace('\u{3000}', "")), "{found:#?}");
}

#[test]
fn what_runs_over_its_line_begins_no_paragraph() {
    // Lines of 42 characters in a frame of 40.
    let wide =
        "各乡镇要把防汛责任落实到岗、到人，逐库、逐坝、逐段明确巡查人员和转移路线，遇有\n险情\n";
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

/// Pages 28 characters wide, whole lines but for the last.
const PRINTED: &str = "各乡镇各部门要坚持预防为主、防救结合，把隐患消除在萌芽\n状态，把责任落实到岗、到人，不留任何死角和盲区，畅通群众\n\
    反映渠道，做到件件有回音，及时回应社会关切，对照清单逐项\n核查，发现问题现场交办，限期整改到位，严格执行领导带班和\n\
    专人值守制度，遇有险情的一律立即上报，不得迟报漏报和瞒报\n险情，确保全县安全度汛，保障人民群众生命财产安全和稳定。\n";

#[test]
fn a_printed_line_goes_on_before_an_opening_mark_of_another_font() {
    let (sentence, quoted) = ("各站要对照清单逐项核查现场交办整改。", "“四个一”机制要");
    let rest = "落实到每一座水库。";
    let found = paragraphs(&format!("{PRINTED}{sentence}\n{quoted}\n{rest}\n"));
    assert_eq!(found.last(), Some(&format!("{sentence}{quoted}{rest}")), "{found:#?}");
    // It does not fill the page's line, so a paragraph ended above it.
    let (sentence, quoted) = ("各站要逐项核查。", "“四个一”机制要");
    let found = paragraphs(&format!("{PRINTED}{sentence}\n{quoted}\n{rest}\n"));
    assert!(found.contains(&sentence.to_owned()), "{found:#?}");
}

#[test]
fn no_paragraph_ends_with_an_opening_quote() {
    let found = paragraphs(&format!("{PRINTED}青禾县水务发展\n“\n\n十四五”规划\n"));
    assert_eq!(found.last().map(String::as_str), Some("“十四五”规划"), "{found:#?}");
}

#[test]
fn a_short_bracket_below_a_cell_or_a_title_belongs_to_it() {
    for (above, bracket) in [("水库总库容", "（亿m3）"), ("青禾县节约用水规划", "（送审稿）")]
    {
        let found = paragraphs(&format!("{PRINTED}\n{above}\n{bracket}\n"));
        assert_eq!(found.last(), Some(&format!("{above}{bracket}")), "{found:#?}");
    }
    // The number of an order, a second bracket, text behind it.
    for (above, below) in [
        ("青禾县人民政府令", "（第7号）"),
        ("总库容（设计）", "（亿m3）"),
        ("总库容", "（亿m3）等"),
    ] {
        let found = paragraphs(&format!("{PRINTED}\n{above}\n{below}\n"));
        assert_eq!(found.last().map(String::as_str), Some(below), "{found:#?}");
    }
}

#[test]
fn the_letters_of_a_heading_set_apart_make_one_paragraph() {
    let found = paragraphs("2022年2月\n\n前\n\n言\n\n节水是青禾县的长期任务。\n");
    assert_eq!(found, ["2022年2月", "前言", "节水是青禾县的长期任务。"]);
}

#[test]
fn no_paragraph_begins_with_a_particle() {
    let (above, below) = ("根据“数据同源”", "的原则，灌溉面积和水费账目要公开。");
    for between in ["", "\n"] {
        let found = paragraphs(&format!("{RAGGED}{above}\n{between}{below}\n"));
        assert_eq!(found.last(), Some(&format!("{above}{below}")), "{found:#?}");
    }
    // Nor where lines are not wrapped.
    assert_eq!(paragraphs("核对灌溉面积\n的清单\n"), ["核对灌溉面积的清单"]);
    assert_eq!(paragraphs("核对灌溉面积。\n的确要公开\n").len(), 2);
}

#[test]
fn marks_side_by_side_are_set_closer() {
    let items = "各站自查。\n".repeat(HEADER);
    let above = "汛前按照《青禾县小型水库和灌区泵站安全运行管理办法（试行\n）\n》\n和《青禾县灌区用水计量暂行规定（试行）》检修。";
    let found = paragraphs(&format!("{items}{PRINTED}{above}\n"));
    let whole = above.replace('\n', "");
    assert!(found.last().is_some_and(|last| last.ends_with(&whole)), "{found:#?}");
}

#[test]
fn the_number_of_a_row_adds_no_digits_to_the_one_above() {
    let row = "《小型灌区渠系维修养护和计量设施安装验收规程》DB50-052-2020";
    let found = paragraphs(&format!("{RAGGED}专栏1\n\n1\n\n{row}\n\n2\n\n{row}\n"));
    assert!(found.iter().filter(|one| *one == row).count() == 2, "{found:#?}");
}

#[test]
fn a_word_that_its_line_cuts_begins_no_section() {
    let text = "坚持先急后缓，逐条渠道核对今年春夏两季的灌溉\n用水需求，把各村上报的数字汇总成表格，按先后\n顺序安排轮灌日期，张榜公布。\n";
    let cut = "各站要因地制宜，做到各村灌溉计量收费的标准统\n一、服务到位，让群众用上放心水。";
    let found = paragraphs(&format!("一、核查灌区\n{}二、完善制度\n{cut}\n", text.repeat(3)));
    assert_eq!(found.last(), Some(&cut.replace('\n', "")), "{found:#?}");
}

#[test]
fn one_character_behind_a_label_is_no_heading() {
    let (label, rest) = ("六、工", "业节水与非常规水源利用");
    let source = format!("{WRAPPED}{WRAPPED}{label}\n\n{rest}\n各站要抓紧落实。\n");
    assert!(paragraphs(&source).contains(&format!("{label}{rest}")));
    // What is no text is a cell of its own.
    let source = format!("{WRAPPED}{WRAPPED}{label}\n\n12\n各站要抓紧落实。\n");
    assert!(paragraphs(&source).contains(&label.to_owned()));
}

#[test]
fn the_number_of_a_cited_document_stands_on_the_line_of_its_title() {
    let title = "6.按照《白沙区关于推进节水的意见》";
    let (number, rest) = ("（白政发〔2020〕4号）设", "定的标准核定用水计划的单位；");
    let source = format!("{WRAPPED}{WRAPPED}{title}\n{number}\n{rest}\n");
    let whole = format!("{title}{number}{rest}");
    assert_eq!(paragraphs(&source).last(), Some(&whole));
}

#[test]
fn where_a_page_was_published_ends_with_its_line() {
    let (published, addressed) = (
        "2021 年 12 月 31 日 10:14 来源：青禾县人民政府网",
        "各镇（街道）人民政府（办事处），县直各有关部门和\n单位：",
    );
    let source = format!("{published}\n{addressed}\n{WRAPPED}{WRAPPED}");
    let found = paragraphs(&source);
    assert_eq!(found[1], addressed.replace('\n', ""), "{found:#?}");
}
