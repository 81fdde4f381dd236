use super::*;

/// The characters at the landmarks of a text, those of times without a kind.
fn found(text: &str) -> Vec<(&str, Option<Kind>)> {
    let mut chart = Chart::default();
    let landmarks = chart.read(text);
    let marks = landmarks.list().iter().map(|mark| (mark.at(), Some(mark.kind)));
    let times = landmarks.times().iter().map(|at| (*at as usize, None));
    let mut all: Vec<_> = marks.chain(times).collect();
    all.sort_by_key(|(at, _)| *at);
    let first = |at: usize| text[at..].chars().next().map_or(0, char::len_utf8);
    all.into_iter().map(|(at, kind)| (&text[at..][..first(at)], kind)).collect()
}

#[test]
fn marks_are_noted_in_order() {
    let text = "《甲》（“乙”，[丙]）：«丁»〈戊>。";
    use Kind::*;
    let expected = [
        ("《", TitleOpening),
        ("》", TitleClosing),
        ("（", Opening),
        ("“", QuoteOpening),
        ("[", Opening),
        ("]", Closing),
        ("）", Closing),
        ("：", Colon),
        ("«", ForeignOpening),
        ("»", ForeignClosing),
        ("〈", OtherOpening),
        (">", OtherClosing),
    ];
    assert_eq!(found(text), expected.map(|(mark, kind)| (mark, Some(kind))));
}

#[test]
fn brackets_are_those_of_the_punctuation() {
    use crate::grammar::{
        punctuation::{is_closing, is_opening},
        unit::brackets::{closes, opens},
    };
    for c in '\0'..='\u{ffff}' {
        let text = c.to_string();
        let kind = Chart::default().read(&text).list().first().map(|mark| mark.kind);
        let is = |kinds: &[Kind]| kind.is_some_and(|kind| kinds.contains(&kind));
        assert_eq!(is(&[Kind::Opening]), is_opening(c), "{c}");
        assert_eq!(is(&[Kind::Closing]), is_closing(c), "{c}");
        use Kind::{Closing, Opening, OtherClosing, OtherOpening, TitleClosing, TitleOpening};
        assert_eq!(is(&[Opening, OtherOpening, TitleOpening]), opens(c), "{c}");
        assert_eq!(is(&[Closing, OtherClosing, TitleClosing]), closes(c), "{c}");
    }
}

#[test]
fn times_are_noted_where_they_may_go_on() {
    const TIME: Option<Kind> = None;
    assert_eq!(found("2020年"), [("2", TIME)]);
    assert_eq!(found("三个月"), [("三", TIME)]);
    assert_eq!(found("🀄é年底，2021.06"), [("年", TIME), ("2", TIME)]);
    assert_eq!(found("一、本级上报12号"), []);
    assert_eq!(found("2021-06，2021/06，2021.06"), [("2", TIME); 3]);
    assert_eq!(found("202-06，20210-06，2021,06，2021"), []);
    assert_eq!(found("三月2O"), [("三", TIME)]);
    assert_eq!(found("二O二"), [("二", TIME)]);
    assert_eq!(
        found("abc年底（x)é«甲»🀄每月"),
        [
            ("年", TIME),
            ("（", Some(Kind::Opening)),
            (")", Some(Kind::Closing)),
            ("«", Some(Kind::ForeignOpening)),
            ("»", Some(Kind::ForeignClosing)),
            ("每", TIME),
        ]
    );
    assert_eq!(
        found("2021年1:<{}"),
        [
            ("2", TIME),
            ("年", TIME),
            (":", Some(Kind::Colon)),
            ("<", Some(Kind::OtherOpening)),
            ("{", Some(Kind::OtherOpening)),
            ("}", Some(Kind::OtherClosing)),
        ]
    );
}

#[test]
fn landmarks_are_noted_wherever_they_stand() {
    let landmarks = ["年底", "三月", "第１季度", "每3日", "2月", "（", "：", "《", ")"];
    for (landmark, count) in landmarks.into_iter().flat_map(|mark| (0..12).map(move |c| (mark, c)))
    {
        for before in ["", "a", "é", "🀄", "，", "一", "百"] {
            let text = ["渠".repeat(count), before.to_owned()].concat();
            let at = text.len();
            let text = [&text, "县", landmark, "前修渠巡河"].concat();
            let mut chart = Chart::default();
            let landmarks = chart.read(&text);
            let mark = landmarks.list().first().map(|mark| mark.at());
            let time = landmarks.times().first().map(|time| *time as usize);
            let first = [mark, time].into_iter().flatten().min();
            assert_eq!(first, Some(at + 3), "{text}");
        }
    }
}

#[test]
fn words_for_the_first_are_told() {
    for text in ["列首", "首位", "第一位", "第一个", "排在第一", "逗号前", "分号前"]
    {
        assert!(Chart::default().read(text).names_first(), "{text}");
    }
    for text in ["7号", "第二位", "分头办", "首次", "第一期"] {
        assert!(!Chart::default().read(text).names_first(), "{text}");
    }
}

#[test]
fn brackets_hold_clauses_at_the_edges_of_sentences() {
    for text in [
        "修渠（县水务局）",
        "修渠(县水务局)。",
        "修渠（县水务局）；巡河",
        "修渠（县水务局）;巡河",
        "修渠。（县水务局）巡河",
        "修渠；【县水务局】巡河",
        "落实《巡河办法》。",
        "修渠（县水务局负责",
        "修渠）巡河（县水务局负责",
        "修渠（县水务局（负责）巡河",
        "责任单位：县水务局",
        "首位牵头",
    ] {
        assert!(Chart::default().read(text).may_hold_clause(), "{text}");
    }
    for text in [
        "",
        "修渠",
        "修渠（含支渠）巡河",
        "（一）修渠(含支渠),巡河",
        "按《巡河办法》（试行）修渠",
        "修渠）巡河",
        "“修渠”",
    ] {
        assert!(!Chart::default().read(text).may_hold_clause(), "{text}");
    }
}

#[test]
fn what_is_overdue_is_told() {
    let is_overdue = |text| Chart::default().read(text).is_overdue();
    assert!(is_overdue("不作逾期处理") && !is_overdue("第一期（甲）"));
}

#[test]
fn the_room_is_used_again() {
    let mut chart = Chart::default();
    assert!(chart.read("（第一位）").names_first());
    let landmarks = chart.read("甲：");
    assert_eq!(landmarks.list(), [Landmark::new(3, Kind::Colon)]);
    assert!(!landmarks.has(Kind::Opening) && !landmarks.names_first());
    assert!(landmarks.has_any([Kind::Opening, Kind::Colon]));
}

#[test]
fn each_text_has_its_own_landmarks() {
    let mut chart = Chart::default();
    let texts = ["（第一位）", "", "甲："].map(|text| chart.add(text));
    let counts = texts.map(|text| {
        let landmarks = chart.landmarks(&text);
        (landmarks.list().len(), landmarks.times().len())
    });
    assert_eq!(counts, [(2, 1), (0, 0), (1, 0)]);
    assert_eq!(texts.map(|text| chart.landmarks(&text).names_first()), [true, false, false]);
    assert_eq!(chart.landmarks(&texts[2]).list(), [Landmark::new(3, Kind::Colon)]);
}
