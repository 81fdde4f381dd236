use super::*;
use crate::grammar::landmarks::Chart;

fn references(text: &str) -> Vec<FoundReference> {
    let mut found = Vec::new();
    super::references(text, Chart::default().read(text), &mut found);
    found
}

fn titles(text: &str) -> Vec<&str> {
    references(text).into_iter().map(|found| &text[found.title]).collect()
}

#[test]
fn titles_with_titles_in_them() {
    assert_eq!(
        titles("按《甲办法》和《关于印发〈乙〉的通知》办"),
        ["甲办法", "关于印发〈乙〉的通知"]
    );
    assert_eq!(titles("《关于印发《乙》的通知》"), ["关于印发《乙》的通知"]);
    assert_eq!(titles("《关于印发《乙的通知》，《丙》"), ["关于印发《乙的通知", "丙"]);
    assert_eq!(titles("《甲办法和《乙办法》"), ["乙办法"]);
    assert_eq!(titles("《甲。依据《乙》办》"), ["乙"]);
}

#[test]
fn a_closing_mark_that_recognition_misreads() {
    for mark in [">>", ">", "〉", "}", "}}", "))"] {
        let text = format!("落实《关于印发〈甲（试行）〉的通知{mark}（清发〔2020〕17号）和《乙》");
        let found = references(&text);
        assert_eq!(titles(&text), ["关于印发〈甲（试行）〉的通知", "乙"], "{mark}");
        assert_eq!(found[0].bracket.clone().map(|it| &text[it]), Some("清发〔2020〕17号"));
    }
    // What is cited in a bracket, or behind the end of the sentence, closes nothing.
    for text in ["（见《甲），按时办}", "《甲。按时办>>", "《甲（试行）办"] {
        assert!(references(text).is_empty(), "{text}");
    }
}

#[test]
fn nothing_and_broken_marks() {
    assert!(references("没有").is_empty());
    assert!(references("《甲").is_empty());
    assert!(references("《》甲》").is_empty());
}

#[test]
fn brackets_hold_numbers_and_aliases() {
    let text = "《甲意见》（清发〔2020〕17号，以下简称《意见》）和《乙标准》（QH/1-2006）";
    let found = references(text);
    assert_eq!(found.len(), 2);
    assert_eq!(&text[found[0].bracket.clone().unwrap()], "清发〔2020〕17号，以下简称《意见》");
    assert_eq!(&text[found[0].aliases[0].clone()], "意见");
    assert!(found[0].whole.end > found[0].bracket.clone().unwrap().end);
    assert!(found[1].aliases.is_empty());
    let quoted = "《甲》（以下简称“《乙》”）《丙》（以下简称：“丁”）";
    let found = references(quoted);
    assert_eq!(found.len(), 2);
    assert_eq!(&quoted[found[0].aliases[0].clone()], "乙");
    assert_eq!(&quoted[found[1].aliases[0].clone()], "丁");
}

#[test]
fn a_number_may_stand_within_the_title_marks() {
    let text = "按《关于修渠的通知（云政发〔2023〕8号）》（以下简称《通知》）和《节水办法（试行）》《水利标准解释（第3号）》办";
    let found = references(text);
    assert_eq!(titles(text), ["关于修渠的通知", "节水办法（试行）", "水利标准解释（第3号）"]);
    assert_eq!(found[0].bracket.clone().map(|it| &text[it]), Some("云政发〔2023〕8号"));
    assert_eq!(&text[found[0].aliases[0].clone()], "通知");
    assert!(text[found[0].whole.clone()].ends_with("《通知》）"));
    let text = "《关于修渠的通知(清科(农)函(2023)8号)》";
    assert_eq!(titles(text), ["关于修渠的通知"]);
    assert_eq!(
        references(text)[0].bracket.clone().map(|it| &text[it]),
        Some("清科(农)函(2023)8号")
    );
}

#[test]
fn each_document_once() {
    let mut all = References::new(["清河县工作方案"]);
    assert_eq!(all.push("清河县工作的方案", []), Mention::NoReference);
    assert_eq!(all.push("优化条例", []), Mention::New);
    assert_eq!(all.push("清河优化条例", ["条例"]), Mention::New);
    assert_eq!(all.push("清河 优化条例", []), Mention::Known(1));
    assert_eq!(all.push("条例", []), Mention::NoReference);
    assert_eq!(all.push("化条例", []), Mention::NoReference);
}

#[test]
fn newspapers_are_no_documents() {
    let named = |text: &str| -> Vec<String> {
        let notice = crate::parse(text);
        notice.references.iter().map(|found| found.title.to_string()).collect()
    };
    for paper in ["清河日报", "清河水利报", "清河交通报"] {
        assert_eq!(named(&format!("在《{paper}》开设专栏，落实《节水规划》。")), ["节水规划"]);
    }
    for report in [
        "旱情通报",
        "节水工作简报",
        "水资源公报",
        "用水情况月报",
        "水情速报",
        "灾情续报",
        "明传电报",
    ] {
        assert_eq!(named(&format!("编印《{report}》。")), [report]);
    }
}

#[test]
fn foreign_marks_and_bare_names() {
    assert_eq!(titles("按«甲办法»（清发〔2020〕1号）和《乙》、‹丙›办"), ["甲办法", "乙", "丙"]);
    let mut all = References::new(["清河县节水若干措施"]);
    assert_eq!(all.push("措施", []), Mention::NoReference);
    assert_eq!(all.push("方案", []), Mention::NoReference);
    assert_eq!(all.push("关于巡河意见的通知", []), Mention::New);
    assert_eq!(all.push("意见", []), Mention::NoReference);
    assert_eq!(all.push("清河晚报", []), Mention::NoReference);
    let mut all = References::new(["关于印发«清河县方案»的通知"]);
    assert_eq!(all.push("清河县方案", []), Mention::NoReference);
}

#[test]
fn a_line_of_its_own_gives_an_alias() {
    assert_eq!(leading_alias("（以下简称《节水办法》）的规定"), Some("节水办法"));
    assert_eq!(leading_alias("（以下同）"), None);
    assert_eq!(leading_alias("以下简称"), None);
    for blank in ["", " ", "\u{3000}", "\u{7f}", "\u{a0}", "\u{feff}", "\u{2029}", "\u{1680}"] {
        for bracket in ["（", "("] {
            let text = format!("{blank}{bracket}简称《节水办法》");
            assert!(leading_alias(&text).is_some() && may_begin_with_alias(&text), "{text:?}");
        }
    }
    for other in ["", "（", "（一）节水", "节水（以下简称《办法》）", "《办法》"]
    {
        assert_eq!(may_begin_with_alias(other), other.starts_with('《'), "{other}");
    }
}

#[test]
fn an_older_document_of_the_same_title_is_another() {
    let mut all = References::new(["清河县节水办法"]);
    assert_eq!(all.push("清河县节水办法", []), Mention::NoReference);
    assert_eq!(all.push_other("清河县节水办法"), Mention::New);
    assert_eq!(all.push_other("清河县节水办法"), Mention::Known(0));
}

#[test]
fn what_a_title_issues_is_the_notice_s_own() {
    let mut all = References::new(["关于印发《清河县方案》的通知", "关于贯彻《清河条例》的通知"]);
    assert_eq!(all.push("清河县方案", []), Mention::NoReference);
    assert_eq!(all.push("清河条例", []), Mention::New);
}

#[test]
fn no_truncation_panics() {
    let text = "《关于印发《乙》的通知》（清发〔2020〕1号，以下简称“《丙》”）《丁〈戊〉»（《己›；下称庚）«辛";
    for end in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
        references(&text[..end]);
        references(&text[end..]);
    }
}

#[test]
fn brackets_of_every_sort_stand_behind_titles() {
    let bracket =
        |text: &'static str| references(text).swap_remove(0).bracket.map(|bracket| &text[bracket]);
    assert_eq!(bracket("《甲》[清发1号]"), Some("清发1号"));
    assert_eq!(bracket("《甲》「清发（1）号」"), Some("清发（1）号"));
    assert_eq!(bracket("《甲》（清发《乙〈丙〉》1号）办"), Some("清发《乙〈丙〉》1号"));
    for text in ["《甲》〈乙〉", "《甲》<乙>", "《甲》，（乙）", "《甲》（乙", "《甲》”（乙）"]
    {
        assert_eq!(bracket(text), None, "{text}");
    }
    let far = |length: usize| format!("《甲》（{}）", "县".repeat(length));
    let is_read = |text: String| references(&text)[0].bracket.is_some();
    assert!(is_read(far(199)) && !is_read(far(200)));
    let long = |length: usize| format!("《{}》", "县".repeat(length));
    assert_eq!((references(&long(200)).len(), references(&long(201)).len()), (1, 0));
}

#[test]
fn documents_in_a_bracket_are_mentions_too() {
    assert_eq!(titles("《甲》（依据《乙》和《丙》）《丁》"), ["甲", "乙", "丙", "丁"]);
    assert_eq!(titles("《甲》（以下简称《乙》，依据《丙》）"), ["甲", "丙"]);
    let found = references("《甲》（依据《乙》（丙））");
    assert_eq!((found.len(), found[1].bracket.clone()), (2, None));
}

#[test]
fn an_alias_outside_brackets_belongs_to_the_last_document() {
    let text = "《甲》和《乙》，以下统称《丙》";
    let found = references(text);
    let names = |found: &FoundReference| -> Vec<&str> {
        found.aliases.iter().map(|alias| &text[alias.clone()]).collect()
    };
    assert_eq!((found.len(), names(&found[0]), names(&found[1])), (2, vec![], vec!["丙"]));
    assert_eq!(titles("以下简称《丙》，《甲》"), ["甲"]);
    assert_eq!(titles("《甲》，下称为“《乙》”"), ["甲"]);
    let several = "《甲》（以下简称甲，乙的名称以下简称“乙”）";
    let aliases = references(several).swap_remove(0).aliases;
    assert_eq!(aliases.into_iter().map(|alias| &several[alias]).collect::<Vec<_>>(), ["甲", "乙"]);
}

#[test]
fn what_a_text_issues_itself() {
    let issued = |text: &str| super::issued(text, &references(text));
    assert_eq!(issued("现将《甲》和《乙》印发给你们，依据《丙》"), 0..2);
    assert_eq!(issued("依据《丙》，现将《甲》、《乙》以及《丁》现予以公布"), 1..4);
    assert_eq!(issued("现将《甲》，《乙》印发"), 0..0);
    assert_eq!(issued("现将《甲》转给你们"), 0..0);
    assert_eq!(issued("按照《甲》印发"), 0..0);
    assert_eq!(issued("依据《丙》，我局制定了《甲》《乙》，经县政府同意，现予印发"), 1..3);
    assert_eq!(issued("编制了《甲》。现印发给你们"), 0..1);
    // A title within the bracket of another.
    assert_eq!(issued("制定了《全县节水方案》（参见《节水细则》），现印发给你们"), 0..1);
    assert_eq!(issued("《甲》和《乙》已经县政府同意，现印发给你们"), 0..2);
    assert_eq!(issued("依据《甲》已经规定的，现印发《乙》"), 0..0);
    assert_eq!(issued("《甲》规定，现印发目录"), 0..0);
    assert_eq!(issued("《甲》已经实施，现发布《乙》"), 0..0);
    assert_eq!(issued("制定《甲》，实现《乙》目标"), 0..0);
}

#[test]
fn titles_are_compared_without_what_copies_differ_in() {
    let mut all = References::new(["清河县方案（试行）", "某县关于印发节水规划的通知"]);
    for own in ["清河县方案(试行)", "清河县 方案", "清河县的方案", "节水规划", "县节水规划"]
    {
        let expected = if own == "县节水规划" { Mention::New } else { Mention::NoReference };
        assert_eq!(all.push(own, []), expected, "{own}");
    }
    assert_eq!(all.push("甲〔一〕—〈乙〉：１", []), Mention::New);
    assert_eq!(all.push("甲［一］-《乙》:1", []), Mention::Known(1));
    assert_eq!(all.push("", []), Mention::NoReference);
    all.alias("巡河的办法");
    assert_eq!(all.push("巡河办法", []), Mention::NoReference);
    // A longer end of the own title may be a document that it carries out.
    let mut all = References::new(["清河县城乡供水保障工作要点"]);
    assert_eq!(all.push("保障工作要点", []), Mention::NoReference);
    assert_eq!(all.push("水保障工作要点", []), Mention::New);
}

#[test]
fn unclosed_marks_cost_a_bounded_look() {
    let text = "《（".repeat(20_000);
    assert!(references(&text).is_empty());
}
