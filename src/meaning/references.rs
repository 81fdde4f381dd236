//! References of the whole document: once each, in order of first mention.

use crate::{
    DocumentNumber, Reference,
    document::Document,
    grammar::{
        body::is_body,
        document_number::{self, RawNumber},
        landmarks::{Chart, Landmarks},
        reference::{
            FoundReference, Mention, References, issued, leading_alias, may_begin_with_alias,
            may_begin_with_bracket, names_title, opens_any_title, references,
        },
    },
    text::{Prose, Words, is_arabic, is_blank, scan::holds},
};

/// Collects the references of a document.
pub(super) struct Collector<'a, 'd> {
    document: &'d Document<'a>,
    /// Made for the first name, because many texts have none; apart, because it is wide.
    seen: Option<Box<References>>,
    found: Vec<Reference<'a>>,
    /// Room for the mentions of a paragraph.
    mentions: Vec<FoundReference>,
    /// Year and serial of the notice's own number.
    own: Option<(Option<u16>, u32)>,
}

/// Aliases are shorter, in bytes.
const SHORTEST_TITLE: usize = 18;

impl<'a, 'd> Collector<'a, 'd> {
    pub(super) fn new(document: &'d Document<'a>) -> Self {
        let own = document.document_number.as_ref().map(|own| (own.year, own.serial));
        let (found, mentions) = (Vec::new(), Vec::new());
        let mut collector = Self { document, seen: None, found, mentions, own };
        let names = |text| opens_any_title(text) || leading_alias(text).is_some();
        if let Some(title) = document.title_lines.as_ref().filter(|title| names(title.text())) {
            collector.collect(title, Chart::default().read(title.text()));
        }
        collector
    }

    /// Takes the documents that a text names.
    #[inline(never)] // counted by tools/instructions
    pub(super) fn collect(&mut self, prose: &Prose<'a>, landmarks: Landmarks<'_>) {
        if may_begin_with_alias(prose.text())
            && let Some(name) = leading_alias(prose.text())
        {
            self.seen().alias(name);
        }
        if !names_title(landmarks) {
            return;
        }
        let mut mentions = std::mem::take(&mut self.mentions);
        references(prose.text(), landmarks, &mut mentions);
        // What the notice issues is its own, whether it stands below it or not.
        for own in &mentions[issued(prose.text(), &mentions)] {
            self.seen().alias(&prose.text()[own.title.clone()]);
        }
        for mention in &mentions {
            if is_attached(prose.text(), mention) || self.is_forwarded(prose.text(), mention) {
                let names = [&mention.title].into_iter().chain(&mention.aliases);
                names.for_each(|name| self.seen().alias(&prose.text()[name.clone()]));
            } else {
                self.mention(prose, mention);
            }
        }
        self.mentions = mentions;
    }

    /// What was named so far, and before anything was, the notice itself with what it issues or attaches.
    fn seen(&mut self) -> &mut References {
        let Self { document, seen, .. } = self;
        seen.get_or_insert_with(|| {
            let parts = document.parts.iter().filter_map(|part| part.title.as_deref());
            let listed = document.attachments.iter().map(|item| item.title.as_ref());
            let own = document.title.as_deref().into_iter().chain(parts).chain(listed);
            Box::new(References::new(own))
        })
    }

    fn mention(&mut self, prose: &Prose<'a>, mention: &FoundReference) {
        let text = prose.text();
        let aliases = mention.aliases.iter().map(|alias| &text[alias.clone()]);
        let mut seen = self.seen().push(&text[mention.title.clone()], aliases);
        if seen == Mention::NoReference && self.is_older(prose, mention) {
            seen = self.seen().push_other(&text[mention.title.clone()]);
        }
        match seen {
            Mention::New => self.add(prose, mention, number(prose, mention)),
            Mention::Known(index) => self.again(prose, mention, index),
            Mention::NoReference => {}
        }
    }

    fn add(
        &mut self,
        prose: &Prose<'a>,
        mention: &FoundReference,
        document_number: Option<DocumentNumber<'a>>,
    ) {
        let (title, span) = (prose.get(mention.title.clone()), prose.span(mention.whole.clone()));
        self.found.push(Reference { title, document_number, span });
    }

    /// Takes a title that was named before: with its number where the first mention left it out, or, with
    /// another number, as another document of this name.
    fn again(&mut self, prose: &Prose<'a>, mention: &FoundReference, index: usize) {
        /// How far back the same number is looked for, so that long lists of one title stay cheap.
        const LOOK_BACK: usize = 100;
        let Some(number) = number(prose, mention) else { return };
        let Some(first) = self.found.get_mut(index) else { return };
        let Some(known) = &first.document_number else {
            first.document_number = Some(number);
            return;
        };
        let is_same = |other: &Reference<'_>| {
            let other = other.document_number.as_ref();
            other.is_some_and(|other| (other.year, other.serial) == (number.year, number.serial))
        };
        let is_other = known.issuer_code == number.issuer_code && !is_same(first);
        if is_other && !self.found.iter().rev().take(LOOK_BACK).any(is_same) {
            self.seen().push_namesake(&prose.text()[mention.title.clone()]);
            self.add(prose, mention, Some(number));
        }
    }

    /// 现将《某部关于…的通知》（某财〔2007〕17号）转发给你们: what stands below the notice, under its own number and often
    /// without its issuer in the title.
    fn is_forwarded(&self, text: &str, mention: &FoundReference) -> bool {
        let title = &text[mention.title.clone()];
        text[mention.whole.end..].starts_with("转发")
            && text[..mention.whole.start].ends_with('将')
            && (self.document.parts.iter().filter_map(|part| part.title.as_deref()))
                .any(|part| part.len() > SHORTEST_TITLE && title.ends_with(part))
    }

    /// Whether a mention of the notice's own title means an older document: 原《X》（清发〔2019〕7号）同时废止.
    fn is_older(&self, prose: &Prose<'a>, mention: &FoundReference) -> bool {
        let text = prose.text();
        let is_long = mention.title.len() > SHORTEST_TITLE;
        let is_former = text[..mention.whole.start].ends_with('原');
        let is_other = || {
            let number = number(prose, mention).filter(|number| number.year.is_some());
            number.is_some_and(|number| match self.own {
                Some(own) => own.0.is_some() && (number.year, number.serial) != own,
                // A notice without a number gives none to itself.
                None => self.document.title.as_deref() == Some(&text[mention.title.clone()]),
            })
        };
        is_long && (is_former || is_other())
    }

    pub(super) fn finish(self) -> Vec<Reference<'a>> {
        self.found
    }
}

/// Whether a text may name a document, or begin with a bracket that gives the last one another name and is no label.
#[inline]
pub(super) fn may_name(text: &str, label: usize, landmarks: Landmarks<'_>) -> bool {
    let is_bracketed = (label == 0) & may_begin_with_bracket(text);
    names_title(landmarks) | (is_bracketed && may_begin_with_alias(text))
}

/// `《…申请表》（见附件2）`, `《…委托书》（模板见附件1，以下简称《…》）`: what the notice attaches itself.
fn is_attached(text: &str, mention: &FoundReference) -> bool {
    /// Bytes of the longest words in front of 附件: 具体样式见.
    const LONGEST: usize = 18;
    static MARKS: Words = Words::of(&["附件", "附表"]);
    // Most brackets hold a number alone.
    let Some(bracket) =
        mention.bracket.clone().filter(|bracket| holds(&text[bracket.clone()], '附'))
    else {
        return false;
    };
    let first = text[bracket].split(['，', ',']).next().unwrap_or("");
    let is_number =
        |c: char| c.is_numeric() || matches!(c, '-' | '—' | '、' | '：' | ':') || is_blank(c);
    let first = first.trim_end_matches(is_number);
    let words = MARKS.ending(first).map(|mark| &first[..first.len() - mark.len()]);
    words.is_some_and(|words| words.len() <= LONGEST && !words.contains(is_number))
}

/// The number in the bracket behind the title.
fn number<'a>(prose: &Prose<'a>, mention: &FoundReference) -> Option<DocumentNumber<'a>> {
    let bracket = mention.bracket.clone()?;
    let content = &prose.text()[bracket.clone()];
    let raw = document_number::find(content).map(|(_, raw)| raw).or_else(|| {
        // （2020年第10号）: the title has named who announces.
        let first = content.split(['，', ',']).next().unwrap_or(content);
        document_number::whole(first).or_else(|| joint(first)).filter(|raw| raw.year.is_some())
    })?;
    Some(raw.behind(bracket.start).in_prose(prose))
}

/// 某部 某局2023年第28号: who announce together, with their number.
fn joint(text: &str) -> Option<RawNumber> {
    let year = text.find(is_arabic)?;
    let bodies = text[..year].trim_end_matches(is_blank);
    let raw = document_number::whole(&text[year..]).filter(|_| is_body(bodies))?.behind(year);
    Some(RawNumber { range: 0..raw.range.end, code: Some(0..bodies.len()), ..raw })
}

#[cfg(test)]
mod tests {
    fn references(text: &str) -> Vec<(String, Option<u32>)> {
        let found = crate::parse(text).references;
        found
            .iter()
            .map(|one| {
                (one.title.to_string(), one.document_number.as_ref().map(|number| number.serial))
            })
            .collect()
    }

    #[test]
    fn the_bracket_behind_a_title_gives_its_number() {
        let text = "按照《云水节水政策公告》（2020年第10号）、《巡河规定》（原云水部令第12号）、《渠税公告》（水务部税务总局2023年第28号）和《修渠方案》的通知（云政发〔2023〕8号）执行。\n";
        let expected =
            [("云水节水政策公告", 10), ("巡河规定", 12), ("渠税公告", 28), ("修渠方案", 8)];
        assert_eq!(
            references(text),
            expected.map(|(title, serial)| (title.to_owned(), Some(serial)))
        );
    }

    #[test]
    fn a_number_behind_the_own_title_is_that_of_an_older_document() {
        let mention = "各镇：\n《云水县水务局关于调整水价的通知》（云水发〔2021〕7号）同时废止。\n";
        let expected = [("云水县水务局关于调整水价的通知".to_owned(), Some(7))];
        for number in ["", "云水发〔2023〕2号\n"] {
            let text = format!("云水县水务局关于调整水价的通知\n{number}{mention}");
            assert_eq!(references(&text), expected, "{number}");
        }
        let text = format!("云水县水务局关于调整水价的通知\n云水发〔2021〕7号\n{mention}");
        assert_eq!(references(&text), []);
    }

    #[test]
    fn another_number_is_another_document_of_the_same_title() {
        let text = "《节水政策通知》（云水发〔2021〕7号）、《节水政策通知》（云水发〔2023〕2号）、《节水政策通知》（云水发〔2021〕7号）和《节水政策通知》（云水发〔2023〕2号）废止。\n";
        let numbers: Vec<_> = references(text).into_iter().map(|(_, serial)| serial).collect();
        assert_eq!(numbers, [Some(7), Some(2)]);
    }

    #[test]
    fn an_alias_may_stand_in_a_bracket_of_its_own() {
        let one_line = "按照《河湖信息公开管理办法》（云水部令第24号）（以下简称《公开办法》）执行。《公开办法》另发。\n";
        let own_line = "按照《河湖信息公开管理办法》\n（云水部令第24号）\n（以下简称《公开办法》）\n执行。《公开办法》另发。\n";
        for text in [one_line, own_line] {
            let titles: Vec<_> = references(text).into_iter().map(|(title, _)| title).collect();
            assert_eq!(titles, ["河湖信息公开管理办法"], "{text}");
        }
    }

    #[test]
    fn what_the_notice_issues_is_no_reference() {
        let text = "清河县水务局关于印发2023年节水工作要点的通知\n清水发〔2023〕7号\n各镇人民政府：\n现将《全县2023年节水工作要点》和《节水任务清单》印发给你们，请对照《清河县节水条例》落实。《要点》由县水务局解释。\n";
        assert_eq!(references(text), [("清河县节水条例".to_owned(), None)]);
        let text = "清河县水务局关于印发清河县节水办法（试行）的通知\n各镇人民政府：\n县水务局负责修订《清河县节水办法》，按《清河县水权转让办法》执行。\n";
        assert_eq!(references(text), [("清河县水权转让办法".to_owned(), None)]);
    }

    #[test]
    fn what_the_notice_forwards_is_no_reference_where_it_stands_below() {
        let notice = "云水县水务局文件\n云水发〔2023〕2号\n各镇人民政府：\n现将《清河省水务厅关于做好汛期巡渠工作的通知》（清水发〔2023〕9号）转发给你们，请按照执行。\n云水县水务局\n2023年5月6日\n";
        let below = "关于做好汛期巡渠工作的通知\n清水发〔2023〕9号\n各市水务局：\n请按《清河省巡渠规定》巡渠。\n清河省水务厅\n2023年4月6日\n";
        let forwarded = ("清河省水务厅关于做好汛期巡渠工作的通知".to_owned(), Some(9));
        assert_eq!(references(notice), [forwarded]);
        let expected = [("清河省巡渠规定".to_owned(), None)];
        assert_eq!(references(&format!("{notice}{below}")), expected);
    }

    #[test]
    fn what_the_notice_attaches_is_no_reference() {
        let text = "请各站对照《青禾县节水条例》填报《节水改造申报表》（见附件2），签署《节水改造承诺书》（模板见附件3，以下简称《承诺书》）。《节水改造申报表》和《承诺书》一式两份，参照《云岭市水价公告》（云水发〔2020〕10号附件1）执行。\n";
        let expected =
            [("青禾县节水条例".to_owned(), None), ("云岭市水价公告".to_owned(), Some(10))];
        assert_eq!(references(text), expected);
    }

    #[test]
    fn a_draft_named_by_its_state_is_no_reference() {
        let text = "县水务局起草了《青禾县节水办法》，现公开征求意见。《征求意见稿》共五章。\n";
        assert_eq!(references(text), [("青禾县节水办法".to_owned(), None)]);
    }
}
