//! Where a part begins: the title of what is issued, the mark or the heading of an attachment, the list of attachments.

use super::{Walk, cover};
use crate::{
    Field, FieldSpan, Inference, PartKind,
    block::Block,
    document::{
        Document, PartText,
        head::{name, title},
        tail::note,
        uses::{Signs, Use, Uses},
    },
    grammar::attachment::{self, Head},
};

impl<'a> Walk<'a> {
    /// Whether a block may be the title of what the notice issues: most notices issue nothing, and nearly every line
    /// begins otherwise than the titles.
    pub(super) fn may_be_own_title(&self, uses: &Uses<'_, '_>, at: usize) -> bool {
        may_be_title(uses, at)
            && self.own.iter().any(|own| name::key_may_begin(own, uses.ends(at).first))
    }

    /// Whether the block is the title of what the notice issues.
    pub(super) fn is_own_title(&self, uses: &Uses<'_, '_>, at: usize) -> bool {
        if !self.may_be_own_title(uses, at) {
            return false;
        }
        let text = uses.text(at);
        if text.len() > 300 || at <= self.body {
            return false;
        }
        // Nearly every line differs from all titles within a few characters.
        if !self.own.iter().any(|own| name::key_begins_with(own, [text])) {
            return false;
        }
        let mut key = name::key(text);
        if !self.own.contains(&key)
            && self.own.iter().any(|own| own.starts_with(&key))
            && key.chars().count() > 4
        {
            // The title runs over two or three lines.
            for next in uses.free(at + 1..uses.len()).take(2) {
                key.push_str(&name::key(uses.text(next)));
                if self.own.contains(&key) {
                    break;
                }
            }
        }
        self.own.contains(&key)
            && !self
                .parts
                .iter()
                .filter_map(|part| part.title.as_deref())
                .any(|title| name::is_key(&key, [title]))
    }

    /// Behind the date: a title line, or straight on with the text.
    pub(super) fn opens_enclosure(&self, uses: &Uses<'_, '_>, at: usize) -> bool {
        let Some(paragraph) = uses.paragraph(at) else { return false };
        let text = paragraph.text();
        let is_title =
            title::is_line(text) && paragraph.label.is_none() && text.chars().count() > 3;
        let next = uses.next_free(at + 1).is_some();
        let is_text = paragraph.label.is_some()
            || text.contains('。') && text.chars().count() > 40 && !text.contains("联系");
        let is_offer = name::is_body(text) || text.starts_with(['（', '(', '[']);
        (is_title && next && !is_offer) || (!self.own.is_empty() && is_text)
    }

    pub(super) fn enclosure(
        &mut self,
        uses: &mut Uses<'a, '_>,
        document: &mut Document<'a>,
        at: usize,
    ) {
        self.undated_signature(uses, document);
        self.is_closed = true;
        let index = self.parts.len() as u32;
        let head = self.part_head(uses, at, None);
        if head.title.is_none() {
            self.parts.push(PartText::new(PartKind::Enclosure, None, None));
            return self.content(uses, at);
        }
        head.take(uses, index);
        self.parts.push(PartText::new(PartKind::Enclosure, head.title, None));
        self.pass_title_again(uses, at);
    }

    /// 附件 heads: the list below the text, or the mark above an attached text.
    pub(super) fn attachment(
        &mut self,
        uses: &mut Uses<'a, '_>,
        document: &mut Document<'a>,
        at: usize,
        head: &Head,
    ) {
        if self.list.is_open() && self.list.line(uses, document, at) {
            return;
        }
        let text = uses.text(at);
        let known = self.is_listed(document, &text[head.rest.clone()]);
        let only_links = head.rest.is_empty()
            && uses.free(at + 1..uses.len()).all(|next| attachment::is_file(uses.text(next)));
        let (is_last, is_listed) =
            (uses.next_free(at + 1).is_none(), !document.attachments.is_empty());
        let is_empty = only_links && is_last && head.number.is_none() && is_listed;
        if only_links && is_listed && !is_last
            || is_empty
            || known && (attachment::is_file(text) || self.ends_after(uses, at))
        {
            // The page's link to the file repeats the list, whether the attachment itself follows or not; where links have no
            // text, only their head is left.
            self.list.close();
            return uses.set(at, Use::Chrome);
        }
        if !known && self.is_list(uses, document, at, head) {
            self.list.open(uses, document, at, head);
            self.opened_by_list(uses, document, at);
            return;
        }
        self.list.close();
        self.mark(uses, document, at, head);
    }

    fn is_listed(&self, document: &Document<'_>, title: &str) -> bool {
        /// No notice lists more, and each mark asks all of them.
        const MOST: usize = 200;
        let key = name::key(title);
        let mut listed = document.attachments.iter().take(MOST);
        !key.is_empty() && listed.any(|item| name::key_begins_with(&key, [&*item.title]))
    }

    /// Whether only a signature, chrome or nothing follows.
    fn ends_after(&self, uses: &Uses<'_, '_>, at: usize) -> bool {
        uses.free(at + 1..uses.len()).take(4).all(|next| {
            let text = uses.text(next);
            name::is_body(text)
                || name::is_date(text)
                || attachment::head(text).is_some()
                || note::is_note(text)
        })
    }

    /// Whether an 附件 head opens the list rather than an attached text.
    fn is_list(
        &self,
        uses: &Uses<'_, '_>,
        document: &Document<'_>,
        at: usize,
        head: &Head,
    ) -> bool {
        if self.parts.is_empty() {
            return false;
        }
        if !document.attachments.is_empty() {
            // Below an enclosure stands a list of its own: `附件：1.建设指引`.
            let text = &uses.text(at)[head.rest.clone()];
            return head.has_colon && !self.in_main() && text.starts_with(['1', '１']);
        }
        let next = uses.next_free(at + 1);
        let next_text = next.map_or("", |next| uses.text(next));
        if head.rest.is_empty() {
            let is_numbered = next_text.starts_with('1')
                || next_text.starts_with("（1")
                || next_text.starts_with('一');
            // 附件：⏎title is the list where the attached text has a mark of its own further down.
            let is_titled = title::is_line(next_text)
                && (self.has_mark(uses, at + 1) || self.ends_soon(uses, at));
            return head.has_colon && head.number.is_none() && (is_numbered || is_titled);
        }
        let heads = attachment::head(next_text)
            .is_some_and(|next| next.number > head.number && !next.rest.is_empty());
        head.number.is_none() || heads || self.ends_soon(uses, at)
    }

    fn has_mark(&self, uses: &Uses<'_, '_>, from: usize) -> bool {
        uses.free(from..uses.len()).any(|at| attachment::is_mark(uses.text(at)))
    }

    /// Whether a signature or another head stands within a few blocks.
    fn ends_soon(&self, uses: &Uses<'_, '_>, at: usize) -> bool {
        const NEAR: usize = 8;
        let near = uses.free(at + 1..uses.len()).take(NEAR);
        let mut seen = 0;
        for next in near {
            seen += 1;
            let text = uses.text(next);
            if name::is_date(text) || attachment::is_mark(text) {
                return true;
            }
            if text.contains('。') || text.is_empty() {
                return false;
            }
        }
        seen < NEAR
    }

    /// `附件：…分工方案` with the table or text right below it names the attachment and opens it.
    fn opened_by_list(&mut self, uses: &mut Uses<'a, '_>, document: &mut Document<'a>, at: usize) {
        if self.in_main() && !self.is_closed || document.attachments.len() != 1 {
            return;
        }
        let Some(next) = uses.next_free(at + 1) else { return };
        let text = uses.text(next);
        if attachment::head(text).is_some()
            || self.list.is_next(text)
            || name::is_body(text)
            || name::is_date(text)
            || self.ends_soon(uses, at) && !matches!(uses.blocks[next], Block::Table(_))
        {
            return;
        }
        self.list.close();
        let item = &document.attachments[0];
        document.fields.push(FieldSpan {
            field: Field::PartTitle,
            index: self.parts.len() as u32,
            span: item.span,
            inferred: Some(Inference::Attachments),
        });
        self.parts.push(PartText::new(PartKind::Attachment, Some(item.title.clone()), item.number));
        self.is_closed = true;
        self.pass_title_again(uses, at);
    }

    /// Opens an attached text at its 附件 mark.
    fn mark(
        &mut self,
        uses: &mut Uses<'a, '_>,
        document: &mut Document<'a>,
        at: usize,
        head: &Head,
    ) {
        self.is_closed = true;
        let index = self.parts.len() as u32;
        let number = head.number;
        let inline = uses
            .paragraph(at)
            .map(|paragraph| paragraph.prose.get(head.rest.clone()))
            .filter(|title| !title.is_empty());
        uses.set(at, Use::Field(Field::PartTitle, index));
        let listed = document.attachments.iter().find(|item| item.number == number);
        let listed = listed.or(if number.is_none() { document.attachments.first() } else { None });
        let listed = listed.map(|item| name::key(&item.title));
        let title = match (inline, uses.next_free(at + 1)) {
            (Some(title), _) => Some(title),
            (None, Some(next)) => {
                let head = self.part_head(uses, next, listed.as_deref());
                head.take(uses, index);
                if self.parts.is_empty() && head.title.is_some() {
                    cover::read(uses, document, next);
                }
                head.title
            }
            (None, None) => None,
        };
        self.parts.push(PartText::new(PartKind::Attachment, title, number));
        self.pass_title_again(uses, at);
    }

    /// The title once more above the text, below its cover or its line in the list: `附件：节水方案⏎节水方案⏎一、修渠`.
    fn pass_title_again(&self, uses: &mut Uses<'a, '_>, head: usize) {
        let Some(title) = self.parts.last().and_then(|part| part.title.as_deref()) else { return };
        let Some(next) = uses.next_free(head + 1).filter(|next| may_be_title(uses, *next)) else {
            return;
        };
        if name::is_key(&name::key(title), [uses.text(next)]) {
            uses.set(next, Use::Repetition);
        }
    }
}

/// Whether a block may be the title of an enclosure, by its label and its last mark: hardly any text is.
pub(super) fn may_be_title(uses: &Uses<'_, '_>, at: usize) -> bool {
    let is_sentence = || matches!(uses.ends(at).last, '。' | '；' | '：');
    uses.is_free(at) && !uses.signs(at).any(Signs::LABEL.or(Signs::SENTENCE)) && !is_sentence()
}

#[cfg(test)]
mod tests {
    use crate::parse;

    /// The titles of the parts behind the text, with the first characters of what stands below each.
    fn titles(behind: &str) -> Vec<String> {
        let text =
            format!("青禾县水务局关于做好防汛工作的通知\n各乡镇：\n请做好防汛工作。\n{behind}");
        let notice = parse(&text);
        notice.parts[1..]
            .iter()
            .filter_map(|part| Some(part.title.as_deref()?.to_owned()))
            .collect()
    }

    #[test]
    fn a_whole_title_ends_before_the_text() {
        assert_eq!(
            titles("附件1\n\n防汛承诺书\n\n我单位承诺，按时巡查并上报情况\n"),
            ["防汛承诺书"]
        );
        assert_eq!(titles("附件1\n\n防汛物资清单\n\n沙袋、铁锹、雨衣\n"), ["防汛物资清单"]);
        assert_eq!(
            titles("附件1\n\n全县防汛工作\n\n责任清单\n\n（试行）\n\n一、水库\n"),
            ["全县防汛工作责任清单（试行）"]
        );
        let enacted = "（2021年1月16日青禾县第十届人民代表大会常务委员会第九次会议通过）";
        assert_eq!(
            titles(&format!("附件1\n\n青禾县防汛条例\n\n{enacted}\n\n第一条 为了防汛。\n")),
            ["青禾县防汛条例"]
        );
    }

    #[test]
    fn a_bare_number_behind_the_short_word_marks_an_attachment() {
        let texts = "附1\n\n防汛承诺书\n\n我单位承诺，按时巡查并上报情况\n\n附2\n\n防汛物资清单\n\n沙袋、铁锹\n";
        assert_eq!(titles(texts), ["防汛承诺书", "防汛物资清单"]);
        let signed = "附：1.防汛承诺书\n2.防汛物资清单\n青禾县水务局\n2024年5月6日\n";
        let texts = format!("{signed}附1：防汛承诺书\n按时巡查。\n附2：防汛物资清单\n沙袋、铁锹\n");
        assert_eq!(titles(&texts), ["防汛承诺书", "防汛物资清单"]);
        assert!(titles("附1所列物资要备足。\n").is_empty());
    }

    #[test]
    fn a_title_that_stands_again_above_its_text_is_no_text() {
        let text = "一、物资\n沙袋、铁锹、雨衣。\n";
        let head = "青禾县水务局关于做好防汛工作的通知\n各乡镇：\n请做好防汛工作。\n";
        let signed = "附：1.防汛承诺书\n2.防汛物资清单\n青禾县水务局\n2024年5月6日\n";
        for mark in ["附件：防汛物资方案\n防汛物资方案\n", "附件\n防汛物资方案\n防汛物资方案\n"]
        {
            let notice = parse(&format!("{head}{signed}{mark}{text}")).into_owned();
            let part = notice.parts.last().expect("an attachment");
            assert_eq!(part.title.as_deref(), Some("防汛物资方案"));
            assert_eq!(part.content.len(), 1, "{mark}: {:#?}", part.content);
        }
    }

    #[test]
    fn a_date_below_the_link_to_a_file_signs() {
        let text = "青禾县水务局关于做好防汛工作的通知\n各乡镇：\n请做好防汛工作。\n附件1-2.doc\n\
            2024年5月6日\n附件2\n\n防汛物资清单\n\n沙袋、铁锹、雨衣\n";
        let notice = parse(text);
        assert!(notice.written_date.is_some());
        assert_eq!(notice.parts[0].content.len(), 1);
    }

    #[test]
    fn links_to_the_listed_files_are_no_part() {
        let page = |list: &str, below: &str| {
            format!(
                "青禾县水务局关于做好防汛工作的通知\n各乡镇：\n请做好防汛工作。\n{list}青禾县水务局\n2024年5月6日\n{below}"
            )
        };
        let frame = "扫一扫在手机打开当前页\n主办单位：青禾县水务局\n";
        for links in ["附件：\n", "附件：\n1.防汛物资表.xlsx\n"] {
            let text = page("附件：防汛物资表\n", &format!("{links}{frame}"));
            assert_eq!(parse(&text).parts.len(), 1, "{links}");
        }
        let text = page("", &format!("附件：\n1.防汛物资表.xlsx\n2.值班表.docx\n{frame}"));
        let notice = parse(&text);
        let listed: Vec<_> = notice.attachments.iter().map(|item| &*item.title).collect();
        assert_eq!((notice.parts.len(), &listed[..]), (1, &["防汛物资表", "值班表"][..]));
    }

    #[test]
    fn a_title_ends_before_the_head_of_a_table() {
        assert_eq!(titles("附件1\n\n防汛物资库\n\n序号\n\n名称\n\n1\n\n沙袋\n"), ["防汛物资库"]);
    }

    #[test]
    fn the_bodies_on_its_cover_issue_what_is_an_attachment_alone() {
        let cover =
            "附件\n\n云岭市“十四五”节水规划\n\n云岭市水务局\n云岭市财政局\n\n2021年12月\n\n";
        let below = "一、总体要求\n各站要抓紧落实。\n";
        let alone = format!("{cover}{below}");
        let notice = parse(&alone);
        assert_eq!(notice.issuing_bodies, ["云岭市水务局", "云岭市财政局"]);
        assert_eq!(notice.parts.len(), 1);
        let signed = format!(
            "青禾县水务局关于做好节水工作的通知\n各镇：\n请落实。\n青禾县水务局\n2022年1月5日\n{cover}{below}"
        );
        assert_eq!(parse(&signed).issuing_bodies, ["青禾县水务局"]);
    }
}
