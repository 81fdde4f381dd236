use super::*;
use crate::parse;

const BODY: &str = "全县各乡镇备足防汛物资，落实值班制度，群众生活平稳有序，未发生一起险情。";

fn title_of(head: &str) -> Option<String> {
    parse(&format!("{head}\n{BODY}\n{BODY}\n")).title.map(Into::into)
}

#[test]
fn unified_numbers() {
    for number in ["YLGS-2023-03", "QHCR—2022—0040001"] {
        assert!(is_unified_number(number), "{number}");
    }
    for other in ["GB-3096", "2021-06-04", "QHCR-2022", "qh-2022-01"] {
        assert!(!is_unified_number(other), "{other}");
    }
}

#[test]
fn reporters_sign_below_the_title() {
    assert!(is_reporter("青禾晚报记者周青禾、何叶 综合报道"));
    assert!(!is_reporter("新闻记者证管理办法") && !is_reporter("就防汛工作答记者问"));
    let title = title_of("青禾县汛期平稳度过\n青禾晚报记者周青禾\n2023-06-02 14:39\n");
    assert_eq!(title.as_deref(), Some("青禾县汛期平稳度过"));
}

#[test]
fn a_dateline_of_a_paper_ends_the_title() {
    for dateline in ["新华社青禾2月21日电", "青禾日报讯", "云岭网讯", "本报讯"]
    {
        assert!(is_dateline(dateline), "{dateline}");
        let title = title_of(&format!("青禾县汛期平稳度过\n{dateline}"));
        assert_eq!(title.as_deref(), Some("青禾县汛期平稳度过"), "{dateline}");
    }
    for other in ["县里开通防汛短讯", "泵站全部通电", "青禾县水务局与青禾日报联合开设防汛简讯"]
    {
        assert!(!is_dateline(other), "{other}");
    }
}

#[test]
fn a_subtitle_is_no_part_of_the_headline_that_stands_again() {
    let head = "青禾：九条措施保障用水\n县水务局召开调度会议\n九条措施保障用水";
    assert_eq!(title_of(head).as_deref(), Some("青禾：九条措施保障用水"));
    let head = "青禾：供水保障有力\n抗旱两不误";
    assert_eq!(title_of(head).as_deref(), Some("青禾：供水保障有力抗旱两不误"));
}

#[test]
fn a_headline_that_ends_in_a_type_goes_on() {
    let head = "青禾县出台三项用水政策\n保障春耕灌溉";
    assert_eq!(title_of(head).as_deref(), Some("青禾县出台三项用水政策保障春耕灌溉"));
    let head = "青禾县出台三项用水政策\n保障春耕灌溉\n我县出台三项用水政策";
    assert_eq!(title_of(head).as_deref(), Some("青禾县出台三项用水政策保障春耕灌溉"));
    let head = "何青禾调研春耕灌溉工作时强调落细节水措施\n有序恢复灌区供水";
    assert_eq!(
        title_of(head).as_deref(),
        Some("何青禾调研春耕灌溉工作时强调落细节水措施有序恢复灌区供水")
    );
    let head = "青禾县人民政府关于发布用水政策的通知\n保障春耕灌溉";
    assert_eq!(title_of(head).as_deref(), Some("青禾县人民政府关于发布用水政策的通知"));
}

#[test]
fn a_line_of_a_title_may_end_in_a_type_by_chance() {
    let head = "青禾县人民政府关于推行水费公示制度\n和用水记录制度的指导意见\n各乡镇人民政府：";
    let title = "青禾县人民政府关于推行水费公示制度和用水记录制度的指导意见";
    assert_eq!(title_of(head).as_deref(), Some(title));
    let head = "关于发布青禾县2021年度“节水行动计划”\n渠系改造专项（第一批）\n申报指南的通知\n各乡镇人民政府：";
    let title = "关于发布青禾县2021年度“节水行动计划”渠系改造专项（第一批）申报指南的通知";
    assert_eq!(title_of(head).as_deref(), Some(title));
    let head = "青禾县人民政府关于节约用水的意见\n青禾县水务局节约用水的意见\n各乡镇人民政府：";
    assert_eq!(title_of(head).as_deref(), Some("青禾县人民政府关于节约用水的意见"));
}

#[test]
fn the_title_that_names_all_bodies_follows_the_short_one_of_a_database() {
    let bodies =
        ["水务", "财政", "农业农村", "生态环境", "自然资源和规划", "住房和城乡建设", "文化和旅游"];
    let all = bodies.map(|body| format!("青禾县{body}局")).join("、");
    let full = format!(
        "{all}、青禾县市场监督管理局、青禾县卫生健康局、青禾县应急管理局关于节约用水的意见"
    );
    let head = format!(
        "青禾县水务局、青禾县财政局等关于节约用水的意见\n{full}\n（青水字〔2021〕8号）\n各乡镇："
    );
    let text = format!("{head}\n{BODY}\n{BODY}\n");
    let notice = parse(&text);
    assert!(full.chars().count() > 90);
    assert_eq!(notice.title.as_deref(), Some(full.as_str()));
    assert_eq!(notice.document_number.map(|number| number.serial), Some(8));
    assert_eq!(notice.recipients, ["各乡镇"]);
}

#[test]
fn the_number_of_a_page_is_in_no_recipient() {
    let head = "关于调整水费的通知\n各乡镇人民政府，柳溪水\n— 3 —\n库管理处：";
    let notice = crate::parse(&format!("{head}\n{BODY}\n")).into_owned();
    assert_eq!(notice.recipients, ["各乡镇人民政府", "柳溪水库管理处"]);
}

#[test]
fn the_number_of_a_page_is_in_no_document_number() {
    let bodies = "青禾市财政（ —3— 水）务局 云岭市财政局公告2020年第8号";
    let title = "关于进一步加强全市节约用水工作的公告";
    let items: String = "一二三".chars().map(|n| format!(" {n}、{BODY}")).collect();
    let notice = crate::parse(&format!("{bodies} {title}{items}")).into_owned();
    let number = notice.document_number.unwrap();
    assert_eq!(number.text, "青禾市财政（水）务局云岭市财政局公告2020年第8号");
}

#[test]
fn signers_stand_apart_and_their_label_too() {
    let rest = "青政发〔2024〕7号\n青禾县人民政府关于修渠的请示\n市人民政府：\n请予批准。\n";
    for signed in ["签 发 人：何青禾　周　渠\n", "签发人：何青禾（\n— 1 —\n）　周　渠\n"]
    {
        let notice = crate::parse(&format!("{signed}{rest}")).into_owned();
        let names: Vec<_> =
            notice.signers.iter().map(|name| name.trim_matches(['（', '）'])).collect();
        assert_eq!(names.concat(), "何青禾周渠", "{signed}");
    }
    let notice = crate::parse(&rest.replace("号", "号　签 发 人：何青禾")).into_owned();
    assert_eq!(notice.signers, ["何青禾"]);
}

#[test]
fn recipients_cut_by_lines_are_whole() {
    let cut = "关于调整水费的通知\n白沙灌区管理处,各乡镇人民政府,柳溪管委会,\
               云\n岭街道办事处、有关部门,各用水企业,各水\n费代收机构:";
    let cut = format!("{cut}\n{BODY}\n");
    let notice = parse(&cut);
    let whole = ["白沙灌区管理处", "各乡镇人民政府", "柳溪管委会", "云岭街道办事处、有关部门"];
    assert_eq!(notice.recipients[..4], whole);
    assert_eq!(notice.recipients[4..], ["各用水企业", "各水费代收机构"]);
    let two =
        "关于调整水费的通知\n云岭分中心、白沙分中心、各用水企业、水费代收委托\n银行、用水单位:";
    let two = format!("{two}\n{BODY}\n");
    let notice = parse(&two);
    assert_eq!(
        notice.recipients,
        ["云岭分中心、白沙分中心、各用水企业、水费代收委托银行、用水单位"]
    );
}

#[test]
fn a_headline_names_its_place_and_no_body() {
    for headline in [
        "青禾县、云岭市联合发文要求：加快灌溉 力保春耕",
        "青禾：一手抓抗旱，一手抓春耕",
        "青禾县抗旱加紧建设应急医院",
    ] {
        assert_eq!(title_of(headline), Some(headline.replace(' ', "")));
    }
}

#[test]
fn a_heading_is_no_title_and_the_text_s_first_line() {
    let notice = parse("提高用水户补贴额度\n自五月起，每户每年补贴二百元。\n");
    let text = notice.text();
    assert_eq!((notice.title.as_deref(), text.lines().next()), (None, Some("提高用水户补贴额度")));
    assert_eq!(title_of("通　告").as_deref(), Some("通告"));
}

#[test]
fn the_note_below_a_title_says_when_it_was_passed() {
    let passed = "青禾县节约用水若干规定\n（2023年3月20日青禾县第九届人民代表大会第三次会议通过）";
    let notice = parse(passed);
    assert_eq!(notice.written_date, crate::date("2023年3月20日"));
}

#[test]
fn the_title_below_a_site_s_headline_counts() {
    let head = "青禾县防汛抗旱指挥部办公室发出通知：备足物资确保安全\n关于做好防汛工作的通知\n各乡镇人民政府：";
    assert_eq!(title_of(head).as_deref(), Some("关于做好防汛工作的通知"));
}

#[test]
fn a_row_holds_the_title_in_one_cell() {
    let row = "2024-03-18 00:00:00 | 水务局 | 关于做好防汛工作的通知 | 一、备足物资";
    assert_eq!(title_of(row).as_deref(), Some("关于做好防汛工作的通知"));
}

#[test]
fn what_leads_in_a_quotation_is_no_title() {
    assert_eq!(title_of("《指导意见》指出"), None);
}

#[test]
fn the_title_is_the_one_that_says_who_issues() {
    let below = "（2024年1月4日）\n\n为加强灌区管护，现提出如下意见。\n一、总体要求\n";
    let site = "# 关于加强灌区管护的意见\n\n**发布日期**: 2024年2月1日\n\n";
    let title = |own: &str| crate::parse(&format!("{site}{own}\n{below}")).title.map(String::from);
    let own = "青禾县委 青禾县人民政府\n关于加强灌区管护的意见";
    let whole = "青禾县委青禾县人民政府关于加强灌区管护的意见";
    assert_eq!(title(own).as_deref(), Some(whole));
    assert_eq!(title("关于加强灌区管护的意见").as_deref(), Some("关于加强灌区管护的意见"));
}

#[test]
fn no_sentence_is_a_line_of_the_header() {
    let notice = crate::parse("机密文件要妥善保管。\n一、专人登记。\n");
    assert_eq!(notice.classification, None);
    assert!(notice.text().starts_with("机密文件要妥善保管。"));
}

#[test]
fn columns_of_a_site_above_a_whole_title_are_none_of_it() {
    let title = "青禾县水务局关于开展节水宣传的通知";
    let text = |above: &str| format!("{above}{title}\n各镇水务站：\n请按通知做好宣传。\n");
    let page = text("政府信息公开\n政策文件\n规范性文件\n");
    assert_eq!(crate::parse(&page).title.as_deref(), Some(title));
    // Lines of a title.
    let joint = text("青禾县农业农村局\n");
    assert_eq!(
        crate::parse(&joint).title.as_deref(),
        Some("青禾县农业农村局青禾县水务局关于开展节水宣传的通知")
    );
    let forwarded = text("云岭市转发\n");
    assert_eq!(
        crate::parse(&forwarded).title.as_deref(),
        Some("云岭市转发青禾县水务局关于开展节水宣传的通知")
    );
}

#[test]
fn a_line_between_title_and_recipients_is_of_the_page() {
    let title = "青禾县水务局关于开展节水宣传的通知";
    for below in ["各镇水务站：", "青水发〔2024〕11号\n各镇水务站："] {
        let text = format!("{title}\nA- A A+\n{below}\n请按通知做好宣传。\n");
        let notice = crate::parse(&text);
        assert_eq!(notice.recipients, ["各镇水务站"], "{text}");
        assert_eq!(notice.paragraphs().count(), 1, "{text}");
    }
    let text = format!("{title}\nA- A A+\n青水发〔2024〕11号\n请按通知做好宣传。\n");
    let number = crate::parse(&text).document_number.map(|number| number.text.to_string());
    assert_eq!(number.as_deref(), Some("青水发〔2024〕11号"), "without recipients, too");
}

#[test]
fn recipients_stand_below_whatever_the_page_says_of_the_document() {
    let title = "青禾县水务局关于报送节水计划的通知";
    let number = "青水发〔2026〕1号";
    let tables = [
        "",
        "索引号：QH-1\n",
        "索引号\nQH-1\n发布日期\n2026-01-05\n",
        "索引号：\nQH-1\n发布日期：\n2026-01-05\n",
        "索引号：QH-1 主题分类：水利\n",
        "【索引号】QH-1\n【发布日期】2026-01-05\n",
        "发布时间：2026-01-05 来源：青禾县水务局\n",
    ];
    let lists = [
        "各镇",
        "各校",
        "各科室",
        "市人民政府",
        "各村、各社区",
        "各镇，县财政局",
        "各镇、街道，县各单位，各灌区，驻县单位，各用水企业",
    ];
    for (table, list) in tables.iter().flat_map(|table| lists.map(|list| (table, list))) {
        let recipients: Vec<&str> = list.split('，').collect();
        for head in [
            format!("{table}{title}\n"),
            format!("{title}\n{table}"),
            format!("{table}{title}\n{number}\n"),
            format!("{title}\n{number}\n{table}"),
            format!("{title}\n{table}{number}\n"),
        ] {
            for colon in ['：', ':'] {
                let text = format!("{head}{list}{colon}\n请于2026年3月底前报送。\n");
                let notice = parse(&text);
                assert_eq!(notice.recipients, recipients, "{text}");
                assert_eq!(notice.title.as_deref(), Some(title), "{text}");
                assert_eq!(notice.document_number.is_some(), head.contains(number), "{text}");
            }
        }
    }
}
