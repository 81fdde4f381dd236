//! 附件说明: the list of attachments below the text.

use std::ops::Range;

use crate::{
    Attachment, Field,
    block::Paragraph,
    document::{
        Document,
        head::{name, title},
        uses::Uses,
    },
    grammar::{
        attachment::{
            Head, head, is_complete, is_file, is_mark, next_number, number_at, skip_remark,
            title_end,
        },
        punctuation::{is_closing, is_opening},
    },
};

/// The list that is being read.
#[derive(Debug, Default)]
pub(super) struct List {
    next: u32,
    /// The number above whose title stands on a line of its own: `附件：1.⏎甲表⏎2.⏎乙表`.
    untitled: Option<u32>,
    is_open: bool,
}

impl List {
    /// Whether blocks may still belong to the list.
    pub(super) fn is_open(&self) -> bool {
        self.is_open
    }

    pub(super) fn close(&mut self) {
        self.is_open = false;
    }

    /// Opens the list at its head.
    pub(super) fn open<'a>(
        &mut self,
        uses: &mut Uses<'a, '_>,
        document: &mut Document<'a>,
        at: usize,
        head: &Head,
    ) {
        self.is_open = true;
        self.next = head.number.unwrap_or(1);
        if let Some(paragraph) = uses.paragraph(at) {
            self.items(document, paragraph, head.rest.clone(), head.number);
        }
        uses.field(at, Field::Attachments);
    }

    /// Takes a further line of the list; false where it is none.
    pub(super) fn line<'a>(
        &mut self,
        uses: &mut Uses<'a, '_>,
        document: &mut Document<'a>,
        at: usize,
    ) -> bool {
        let Some(paragraph) = uses.paragraph(at) else { return false };
        let text = paragraph.text();
        let untitled = self.untitled.take();
        if let Some(head) =
            head(text).filter(|head| head.number == Some(self.next) && !head.rest.is_empty())
        {
            self.items(document, paragraph, head.rest, head.number);
        } else if self.is_next(text) {
            self.items(document, paragraph, 0..text.len(), None);
        } else if untitled.is_some() && title::is_line(text) {
            self.items(document, paragraph, 0..text.len(), untitled);
        } else if document.attachments.is_empty() && title::is_line(text) && !name::is_body(text) {
            // 附件：⏎某某方案; a body is who signs below an empty list.
            self.items(document, paragraph, 0..text.len(), None);
            self.is_open = false;
        } else if text.starts_with("附件") && is_file(text) && !document.attachments.is_empty() {
            // 附件某某方案.pdf: the page's link to what is listed above.
        } else if !(self.goes_on(document, paragraph) || self.qualifies(uses, document, at)) {
            return false;
        }
        uses.field(at, Field::Attachments);
        true
    }

    /// Whether a text is the item with the next number.
    pub(super) fn is_next(&self, text: &str) -> bool {
        number_at(text, 0, self.next).is_some() && !is_prose(text)
    }

    /// A line that ends the title begun above: `…审批制度改革提\n升工作方案`.
    fn goes_on<'a>(&self, document: &mut Document<'a>, paragraph: &Paragraph<'a>) -> bool {
        let text = paragraph.text();
        let Some(last) = document.attachments.last_mut() else { return false };
        let is_plain = !text.contains(['。', '：', ':', '，']) && text.chars().count() < 40;
        // `…申报要求\n及项目名单`: what begins with a conjunction is no title of its own.
        let is_rest = text.starts_with(['及', '和', '与', '的', '或']);
        if (is_complete(&last.title) && !is_rest)
            || !is_plain
            || name::is_body(text)
            || name::is_date(text)
            || is_mark(text)
        {
            return false;
        }
        go_on(last, paragraph);
        true
    }

    /// A bracket on a line of its own below a title, whole as it is: `1.登记表⏎（新建类）⏎2.登记表⏎（改建类）`. The next item
    /// tells it from a note, or the item before, which has one too.
    fn qualifies<'a>(&self, uses: &Uses<'a, '_>, document: &mut Document<'a>, at: usize) -> bool {
        /// Bytes of the longest.
        const LONGEST: usize = 60;
        let Some(paragraph) = uses.paragraph(at) else { return false };
        let text = paragraph.text();
        if text.len() > LONGEST || !(text.starts_with(is_opening) && text.ends_with(is_closing)) {
            return false;
        }
        let next = uses.next_free(at + 1);
        let is_inner = next.is_some_and(|at| number_at(uses.text(at), 0, self.next).is_some());
        let [before @ .., last] = &mut document.attachments[..] else { return false };
        let is_as_above = || before.last().is_some_and(|before| before.title.ends_with(is_closing));
        if !is_inner && !is_as_above() {
            return false;
        }
        go_on(last, paragraph);
        true
    }

    /// Adds the items of a stretch of text: `1.甲表2.乙表`, or one title without a number.
    fn items<'a>(
        &mut self,
        document: &mut Document<'a>,
        paragraph: &Paragraph<'a>,
        range: Range<usize>,
        number: Option<u32>,
    ) {
        let text = &paragraph.text()[..range.end];
        // 附件：（略）1.甲表2.乙表
        let range = skip_remark(text, range.start)..range.end;
        let Some(first) = number_at(text, range.start, self.next).filter(|_| number.is_none())
        else {
            if let Some(given) = number {
                self.next = given + 1;
            }
            return add(document, paragraph, range, number);
        };
        let mut start = first;
        loop {
            let number = self.next;
            self.next += 1;
            let Some((end, next)) = next_number(text, start, self.next) else {
                self.untitled = (start == range.end).then_some(number);
                return add(document, paragraph, start..range.end, Some(number));
            };
            add(document, paragraph, start..end, Some(number));
            start = next;
        }
    }
}

/// Adds a line to the title that goes on with it.
fn go_on<'a>(last: &mut Attachment<'a>, paragraph: &Paragraph<'a>) {
    let text = paragraph.text();
    let end = title_end(text, 0..text.len());
    last.title.to_mut().push_str(&text[..end]);
    last.span = last.span.join(paragraph.span());
}

/// `1.“四地”建设：…。`: the numbered text of an attachment, no title.
fn is_prose(text: &str) -> bool {
    text.trim_end_matches('。').contains('。')
}

fn add<'a>(
    document: &mut Document<'a>,
    paragraph: &Paragraph<'a>,
    range: Range<usize>,
    number: Option<u32>,
) {
    let text = paragraph.text();
    let end = title_end(text, range.clone());
    let (mut start, mut end) = (range.start, end.max(range.start));
    let (opened, is_closed) =
        (text[start..end].matches('《').count(), text[start..end].ends_with('》'));
    if is_closed && opened == 1 && text[start..end].starts_with('《') {
        start += '《'.len_utf8();
        end -= '》'.len_utf8();
    } else if is_closed && opened == 0 {
        // `附件：用水登记办法》.doc`: the mark that opens it was left behind.
        end -= '》'.len_utf8();
    }
    if start < end {
        let title = paragraph.prose.get(start..end);
        document.attachments.push(Attachment {
            number,
            title,
            href: None,
            span: paragraph.prose.span(start..end),
        });
    }
}

#[cfg(test)]
mod tests {
    /// The attachments of a notice with that list.
    fn listed(list: &str) -> Vec<(Option<u32>, String)> {
        let text =
            format!("关于报送节水表的通知\n各镇：\n请报送。\n{list}青禾县水务局\n2024年5月6日\n");
        let notice = crate::parse(&text);
        notice.attachments.iter().map(|one| (one.number, one.title.to_string())).collect()
    }

    #[test]
    fn a_number_that_a_scan_misreads_and_a_mark_left_behind() {
        let (first, second) = ("用水登记表".to_owned(), "巡渠记录表".to_owned());
        let both = [(Some(1), first), (Some(2), second)];
        assert_eq!(listed("附件：l．用水登记表\n2．巡渠记录表\n"), both);
        assert_eq!(listed("附件：l.用水登记表\n2.巡渠记录表\n"), both);
        let title = "用水登记办法（试行）".to_owned();
        assert_eq!(listed("附件：用水登记办法（试行）》.doc\n"), [(None, title)]);
    }

    #[test]
    fn a_bracket_below_a_title_belongs_to_it() {
        let of = |list: &str| listed(list).into_iter().map(|(_, title)| title).collect::<Vec<_>>();
        let list = "附件：1.节水项目登记表\n（新建类）\n2.节水项目登记表\n（改建类）\n";
        assert_eq!(of(list), ["节水项目登记表（新建类）", "节水项目登记表（改建类）"]);
        let list = "附件：节水器具补贴品类\n附件节水器具补贴品类.pdf\n";
        assert_eq!(of(list), ["节水器具补贴品类"]);
    }
}
