//! What the notices that the benches compose are: like notices, unlike each other, and always the same.

#[path = "../benches/corpus/mod.rs"]
mod corpus;

use std::collections::HashSet;

use corpus::{Generator, layout::Layout};

#[test]
fn notices_of_every_layout_are_read_as_notices() {
    let mut generator = Generator::new(7);
    for layout in Layout::ALL {
        let text = generator.notice(20_000, layout);
        assert!((20_000..30_000).contains(&text.len()), "{layout:?}: {} bytes", text.len());
        let notice = gongwen::parse(&text);
        assert_eq!(notice.kind, gongwen::Kind::Notice, "{layout:?}");
        assert!(notice.document_number.is_some() && notice.title.is_some(), "{layout:?}");
        assert!(notice.written_date.is_some(), "{layout:?}");
        let found = (notice.sections().count(), notice.tasks.len(), notice.deadlines.len());
        assert!(found.0 > 40 && found.1 > 20 && found.2 > 20, "{layout:?}: {found:?}");
    }
}

#[test]
fn task_tables_are_read_row_by_row() {
    let mut generator = Generator::new(7);
    for layout in [Layout::Clean, Layout::Wrapped, Layout::Markdown] {
        let text = generator.task_table(200, layout);
        let tasks = gongwen::parse(&text).tasks.len();
        assert!(tasks > 190, "{layout:?}: {tasks} tasks");
    }
}

#[test]
fn a_seed_gives_the_same_corpus_and_no_two_notices_alike() {
    let corpus = corpus::generated(200_000);
    assert_eq!(corpus.texts, corpus::generated(200_000).texts);
    assert!(corpus.bytes() >= 200_000);
    let lines = corpus.texts.iter().flat_map(|text| text.lines()).filter(|line| line.len() > 300);
    let lines: Vec<_> = lines.collect();
    let different: HashSet<_> = lines.iter().collect();
    assert!(different.len() * 10 > lines.len() * 9, "paragraphs repeat");
}
