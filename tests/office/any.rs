//! What holds for every Word file, whatever stands in it.

use gongwen::{Notice, Span};
use proptest::{collection::vec, prelude::*, sample::select};

use crate::package::docx;

/// What stands in a run.
const IN_RUN: &[&str] = &[
    "<w:t>一、关于防汛的通知</w:t>",
    "<w:t>责任单位：县应急局</w:t>",
    "<w:t xml:space=\"preserve\"> 2024年5月 </w:t>",
    "<w:tab/>",
    "<w:br/>",
    "<w:delText>旧</w:delText>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:instrText>PAGE</w:instrText>",
    "<w:fldChar w:fldCharType=\"separate\"/>",
    "<w:fldChar w:fldCharType=\"end\"/>",
    "<w:rPr><w:vanish/></w:rPr>",
    "<w:drawing><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:drawing>",
];

/// What stands at the head of a cell.
const CELLS: &[&str] = &[
    "",
    "<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>",
    "<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>",
    "<w:tcPr><w:vMerge/></w:tcPr>",
    "<w:tcPr><w:hMerge/></w:tcPr>",
    "<w:tcPr><w:gridSpan w:val=\"70000\"/><w:vMerge/></w:tcPr>",
];

/// What stands at the head of a row.
const ROWS: &[&str] =
    &["", "", "<w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>", "<w:trPr><w:del/></w:trPr>"];

fn paragraph() -> impl Strategy<Value = String> {
    let mark = select(vec!["", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"]);
    (mark, vec(select(IN_RUN), 0..5))
        .prop_map(|(mark, run)| format!("<w:p>{mark}<w:r>{}</w:r></w:p>", run.concat()))
}

/// Paragraphs, and tables of them within each other.
fn blocks() -> impl Strategy<Value = String> {
    let block = paragraph().prop_recursive(3, 40, 4, |inner| {
        let cell = (select(CELLS), vec(inner, 0..3))
            .prop_map(|(head, blocks)| format!("<w:tc>{head}{}</w:tc>", blocks.concat()));
        let row = (select(ROWS), vec(cell, 0..4))
            .prop_map(|(head, cells)| format!("<w:tr>{head}{}</w:tr>", cells.concat()));
        vec(row, 0..4).prop_map(|rows| format!("<w:tbl>{}</w:tbl>", rows.concat()))
    });
    vec(block, 0..6).prop_map(|blocks| blocks.concat())
}

fn lies_in_source(notice: &Notice<'_>, span: Span) -> bool {
    span.start <= span.end && span.of(notice.source()).is_some()
}

proptest! {
    #[test]
    fn any_body_becomes_a_sound_notice(body in blocks()) {
        let bytes = docx(&body, &[]);
        let notice = gongwen::parse_bytes(&bytes).unwrap();
        let spans = notice.parts.iter().flat_map(|part| &part.content).map(|block| block.span());
        let spans = spans.chain(notice.diagnostics.iter().map(|diagnostic| diagnostic.span));
        for span in spans {
            prop_assert!(lies_in_source(&notice, span), "{span:?} is no place of the source");
        }
        prop_assert!(!notice.source().contains('旧'), "deleted text is shown");
        let gaps = notice.coverage().gaps;
        prop_assert!(gaps.is_empty(), "under no span: {:?}", gaps[0].of(notice.source()));
    }
}
