//! What the text does not state where such values stand says what told it; what it does state says nothing.

use gongwen::{Block, Code, ColumnRole, Field, Inference, Notice};

/// The inferred values of the header, in the order of their places.
fn fields(notice: &Notice<'_>) -> Vec<(Field, Inference)> {
    notice.fields.iter().filter_map(|field| Some((field.field, field.inferred?))).collect()
}

fn deadlines(text: &str) -> Vec<(String, Option<Inference>)> {
    let notice = gongwen::parse(text);
    notice.deadlines.iter().map(|one| (one.text.to_string(), one.inferred)).collect()
}

#[test]
fn a_complete_notice_infers_nothing() {
    let notice = gongwen::parse(
        "青禾县人民政府文件\n青政发〔2024〕7号\n青禾县人民政府关于修渠的通知\n各乡镇人民政府：\n\
         一、修渠。2024年6月底前完成勘测，每季度通报。（责任单位：县水务局）\n\
         青禾县人民政府\n2024年4月2日\n",
    );
    assert_eq!(fields(&notice), []);
    assert!(notice.deadlines.iter().all(|deadline| deadline.inferred.is_none()));
    assert!(notice.diagnostics.iter().all(|one| one.code != Code::Inferred));
    assert!(!serde_json::to_string(&notice).unwrap().contains("inferred"));
}

#[test]
fn a_missing_year_says_where_it_is_from() {
    let body =
        "各乡镇人民政府：\n6月底前完成勘测，2024年7月底前完成修渠，印发之日起30日内报送名单。\n";
    let by = |told, within| {
        vec![
            ("6月底前".to_owned(), told),
            ("2024年7月底前".to_owned(), None),
            ("印发之日起30日内".to_owned(), within),
        ]
    };
    let dated = format!("关于修渠的通知\n{body}青禾县水务局\n2024年4月2日\n");
    let written = Some(Inference::WrittenDate);
    assert_eq!(deadlines(&dated), by(written, written));
    let numbered = format!("关于修渠的通知\n青水发〔2024〕7号\n{body}");
    assert_eq!(deadlines(&numbered), by(written, None));
    let published = format!("发布日期：2024-04-02\n索引号：QH-01\n关于修渠的通知\n{body}");
    assert_eq!(deadlines(&published), by(Some(Inference::PublishedDate), None));
    let titled = format!("关于2024年修渠的通知\n{body}");
    assert_eq!(deadlines(&titled), by(Some(Inference::Title), None));
    let bare = format!("2024年以来雨多。\n{body}");
    assert_eq!(deadlines(&bare), by(Some(Inference::Text), None));
}

#[test]
fn a_text_without_any_year_leaves_its_deadlines_without_a_date() {
    let notice = gongwen::parse("关于修渠的通知\n各乡镇人民政府：\n6月底前完成勘测。\n");
    let deadline = &notice.deadlines[0];
    assert_eq!((deadline.date, deadline.inferred), (None, None));
}

#[test]
fn header_values_from_elsewhere_say_from_where() {
    let body = "各乡镇人民政府：\n汛期将至，请备足物资，落实值班制度。\n";
    let cases = [
        (
            format!("青禾县人民政府关于防汛的通知\n{body}"),
            vec![(Field::IssuingBodies, Inference::Title)],
        ),
        (
            format!("青禾县人民政府文件\n关于防汛的通知\n{body}"),
            vec![(Field::IssuingBodies, Inference::Masthead)],
        ),
        (
            format!("关于全县防汛工作\n{body}特此通知。\n青禾县水务局\n2024年4月2日\n"),
            vec![(Field::Title, Inference::Position), (Field::DocumentType, Inference::Text)],
        ),
        (
            format!(
                "索引号：QH-01\n发文机关：青禾县水务局\n文号：青水发〔2024〕7号\n成文日期：2024年4月2日\n\
                 关于防汛的通知\n{body}"
            ),
            vec![
                (Field::IssuingBodies, Inference::Metadata),
                (Field::DocumentNumber, Inference::Metadata),
                (Field::WrittenDate, Inference::Metadata),
            ],
        ),
        (
            "青禾县人民政府令\n第5号\n《巡河办法》已经审议通过，现予公布。\n2024年4月2日\n"
                .to_owned(),
            vec![(Field::IssuingBodies, Inference::Title)],
        ),
    ];
    for (text, expected) in cases {
        let notice = gongwen::parse(&text);
        assert_eq!(fields(&notice), expected, "{text}");
        let told = notice.diagnostics.iter().filter(|one| one.code == Code::Inferred);
        let places: Vec<_> = told.map(|one| one.span).collect();
        let inferred = notice.fields.iter().filter(|field| field.inferred.is_some());
        assert_eq!(places, inferred.map(|field| field.span).collect::<Vec<_>>(), "{text}");
    }
}

#[test]
fn an_attached_text_takes_its_title_from_the_list() {
    let notice = gongwen::parse(
        "关于防汛的通知\n各乡镇人民政府：\n请备足物资。\n青禾县水务局\n2024年4月2日\n\
         附件：防汛物资清单\n一、沙袋三千条。\n二、水泵十台，由各乡镇保管，用后检修入库。\n",
    );
    assert_eq!(notice.parts[1].title.as_deref(), Some("防汛物资清单"));
    assert!(fields(&notice).contains(&(Field::PartTitle, Inference::Attachments)));
}

#[test]
fn a_role_that_the_header_does_not_say_is_inferred() {
    let roles = |text: &str| -> Vec<_> {
        let notice = gongwen::parse(text);
        let Block::Table(table) = &notice.parts[0].content[0] else { panic!("{text}") };
        table.columns.iter().map(|column| (column.role, column.inferred)).collect()
    };
    let task = (ColumnRole::Task, None);
    let responsible = (ColumnRole::Responsible, None);
    assert_eq!(
        roles("序号\t工作任务\t责任单位\n1\t修渠\t县水务局\n2\t巡河\t县交通局\n"),
        [(ColumnRole::Sequence, None), task, responsible]
    );
    assert_eq!(
        roles("河段\t工作任务\t责任单位\n东渠\t修渠\t县水务局\n\t巡河\t县交通局\n"),
        [(ColumnRole::Category, Some(Inference::Cells)), task, responsible]
    );
    assert_eq!(
        roles(
            "存在问题\t整改措施\t责任单位\n渠道淤塞\t组织清淤\t县水务局\n堤岸失修\t加固\t县交通局\n"
        ),
        [
            (ColumnRole::Task, Some(Inference::Columns)),
            (ColumnRole::Requirement, None),
            responsible
        ]
    );
}
