use super::*;

fn found(text: &str) -> Vec<(&str, Kind)> {
    let mut chart = Chart::default();
    let landmarks = chart.read(text);
    let first = |at: usize| text[at..].chars().next().map_or(0, char::len_utf8);
    landmarks.list().iter().map(|mark| (&text[mark.at..][..first(mark.at)], mark.kind)).collect()
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
        ("”", QuoteClosing),
        ("[", Opening),
        ("]", Closing),
        ("）", Closing),
        ("：", Colon),
        ("«", ForeignOpening),
        ("»", ForeignClosing),
        ("〈", OtherOpening),
        (">", OtherClosing),
        ("。", Stop),
    ];
    assert_eq!(found(text), expected);
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
    assert_eq!(found("2020年"), [("2", Kind::Time)]);
    assert_eq!(found("三个月"), [("三", Kind::Time)]);
    assert_eq!(found("🀄é年底，2021.06"), [("年", Kind::Time), ("2", Kind::Time)]);
    assert_eq!(found("一、本级上报12号"), []);
    assert_eq!(found("2021-06，2021/06，2021.06"), [("2", Kind::Time); 3]);
    assert_eq!(found("202-06，20210-06，2021,06，2021"), []);
    assert_eq!(found("三月2O"), [("三", Kind::Time)]);
    assert_eq!(found("二O二"), [("二", Kind::Time)]);
    assert_eq!(
        found("abc年底（x)é«甲»🀄每月"),
        [
            ("年", Kind::Time),
            ("（", Kind::Opening),
            (")", Kind::Closing),
            ("«", Kind::ForeignOpening),
            ("»", Kind::ForeignClosing),
            ("每", Kind::Time),
        ]
    );
    assert_eq!(
        found("2021年1:<{}"),
        [
            ("2", Kind::Time),
            ("年", Kind::Time),
            (":", Kind::Colon),
            ("<", Kind::OtherOpening),
            ("{", Kind::OtherOpening),
            ("}", Kind::OtherClosing),
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
            let places: Vec<_> = chart.read(&text).list().iter().map(|mark| mark.at).collect();
            assert_eq!(places.first(), Some(&(at + 3)), "{text}");
        }
    }
}

#[test]
fn words_for_the_first_are_told() {
    for text in ["列首位", "第一位", "逗号前", "分号前"] {
        assert!(Chart::default().read(text).names_first(), "{text}");
    }
    for text in ["7号", "第二位", "分头办"] {
        assert!(!Chart::default().read(text).names_first(), "{text}");
    }
}

#[test]
fn the_room_is_used_again() {
    let mut chart = Chart::default();
    assert!(chart.read("（第一）").names_first());
    let landmarks = chart.read("甲。");
    assert_eq!(landmarks.list(), [Landmark { at: 3, kind: Kind::Stop }]);
    assert!(!landmarks.has(Kind::Opening) && !landmarks.names_first());
    assert!(landmarks.has_any([Kind::Opening, Kind::Stop]));
    assert_eq!((landmarks.first_from(3), landmarks.first_from(4)), (0, 1));
    let landmarks = chart.read("（甲）。");
    assert_eq!([0, 1, 6, 9, 10].map(|at| landmarks.first_from(at)), [0, 1, 1, 2, 3]);
}

#[test]
fn each_text_has_its_own_landmarks() {
    let mut chart = Chart::default();
    let texts = ["（第一）", "", "甲。"].map(|text| chart.add(text));
    let counts = texts.map(|text| chart.landmarks(&text).list().len());
    assert_eq!(counts, [3, 0, 1]);
    assert_eq!(texts.map(|text| chart.landmarks(&text).names_first()), [true, false, false]);
    assert_eq!(chart.landmarks(&texts[2]).list(), [Landmark { at: 3, kind: Kind::Stop }]);
}
