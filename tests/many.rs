//! What holds for many documents at once: order, errors in their place, a bound on what is in memory, an end in
//! every case.

use std::{
    io::{self, Read},
    panic::{self, AssertUnwindSafe},
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use gongwen::{ErrorKind, Input, Limits, Parser};

/// A document whose number is this serial, and that takes the longer the smaller its serial's last digit is.
fn numbered(serial: usize) -> String {
    let line = format!("青禾县人民政府\n关于第{serial}次会议的通知\n青政发〔2024〕{serial}号\n\n");
    line + &"　　会议于2024年5月6日前完成准备。\n".repeat(10 * (9 - serial % 10))
}

fn serial(notice: Result<gongwen::Notice<'_>, gongwen::Error>) -> Option<u32> {
    notice.ok()?.document_number.map(|number| number.serial)
}

#[test]
fn results_come_in_the_order_of_the_inputs() {
    let wanted: Vec<_> = (1..=100).map(Some).collect();
    for threads in [0, 1, 2, 8] {
        let inputs = (1..=100).map(|at| Input::bytes(numbered(at)));
        let serials = Parser::new().map_many(inputs, serial).threads(threads);
        assert_eq!(serials.collect::<Vec<_>>(), wanted, "{threads} threads");
        let inputs = (1..=100).map(|at| numbered(at).into_bytes());
        let notices = gongwen::parse_many(inputs).threads(threads);
        assert_eq!(notices.map(serial).collect::<Vec<_>>(), wanted, "{threads} threads");
    }
}

#[test]
fn notices_are_those_of_one_by_one() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let files: Vec<PathBuf> =
        folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    for (file, notice) in files.iter().zip(gongwen::parse_many(&files).threads(3)) {
        let Ok(bytes) = std::fs::read(file) else {
            assert!(notice.is_err(), "{} is a folder", file.display());
            continue;
        };
        let name = file.to_str().unwrap();
        let hint = gongwen::Hint::default().file_name(name);
        let alone = Parser::new().parse_document(&bytes, hint);
        let sources = (notice.as_ref().map(|n| n.source()), alone.as_ref().map(|n| n.source()));
        assert_eq!(sources.0, sources.1, "{name}");
        assert_eq!(notice, alone, "{name}");
    }
}

#[test]
fn a_mime_type_decides_where_the_content_leaves_a_doubt() {
    let text = "青政发〔2024〕7号<br>关于&ldquo;三夏&rdquo;生产的通知";
    let inputs = [
        Input::bytes(text),
        Input::bytes(text).mime_type("text/html"),
        Input::bytes(text).mime_type("text/plain").named("7.html"),
    ];
    let is_page = |notice: Result<gongwen::Notice<'_>, _>| {
        notice.unwrap().title.as_deref() == Some("关于“三夏”生产的通知")
    };
    assert!(Parser::new().map_many(inputs, is_page).eq([false, true, false]));
}

/// Fails behind its first bytes.
struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("the line went dead"))
    }
}

#[test]
fn an_error_stands_in_its_place_and_stops_nothing() {
    for threads in [1, 2] {
        let inputs = vec![
            Input::bytes(numbered(1)),
            Input::path("no/such/file.txt"),
            Input::reader(Broken).named("wire"),
            Input::bytes(b"%PDF-1.7 ".to_vec()),
            Input::reader(io::repeat(b'a')),
            Input::bytes(numbered(2)),
        ];
        let parser = Parser::new().limits(Limits::new().with_bytes(1 << 20));
        let results: Vec<_> = parser.parse_many(inputs).threads(threads).collect();
        let error = |at: usize| results[at].as_ref().unwrap_err();
        assert!(
            matches!(error(1).kind(), ErrorKind::Unreadable { name, kind: io::ErrorKind::NotFound, .. } if name == "no/such/file.txt")
        );
        assert_eq!(error(2).to_string(), "wire cannot be read: the line went dead");
        assert!(matches!(error(3).kind(), ErrorKind::Binary { .. }));
        assert!(matches!(error(4).kind(), ErrorKind::TooLarge { .. }), "an endless reader is left");
        assert!(results[0].is_ok() && results[5].is_ok());
    }
}

#[test]
fn inputs_are_asked_for_only_as_results_are_taken() {
    for (threads, most) in [(1, 1), (2, 32), (4, 64)] {
        let asked = AtomicUsize::new(0);
        let inputs = (1..=1_000).map(|at| {
            asked.fetch_add(1, Ordering::Relaxed);
            Input::bytes(format!("青政发〔2024〕{at}号"))
        });
        let mut taken = 0;
        for _ in Parser::new().map_many(inputs, serial).threads(threads) {
            taken += 1;
            let ahead = asked.load(Ordering::Relaxed) + 1 - taken;
            assert!(ahead <= most, "{ahead} documents in memory with {threads} threads");
        }
        assert_eq!(taken, 1_000);
    }
}

#[test]
fn dropping_waits_for_what_is_begun_and_leaves_the_rest() {
    let done = Arc::new(AtomicUsize::new(0));
    let counter = done.clone();
    let mut notices = Parser::new()
        .map_many((0..1_000).map(|_| Input::bytes("通知")), move |_| {
            std::thread::sleep(Duration::from_millis(20));
            counter.fetch_add(1, Ordering::SeqCst);
        })
        .threads(2);
    assert!(notices.next().is_some());
    let begin = Instant::now();
    drop(notices);
    assert!(begin.elapsed() < Duration::from_secs(5), "it waits for no queue");
    let at_drop = done.load(Ordering::SeqCst);
    assert!(at_drop < 32, "{at_drop} documents were parsed that nobody wants");
    std::thread::sleep(Duration::from_millis(60));
    assert_eq!(done.load(Ordering::SeqCst), at_drop, "no thread goes on");
    assert_eq!(Arc::strong_count(&done), 1, "no thread is left");
    drop(Parser::new().parse_many(Vec::<Input>::new()));
}

#[test]
fn a_panic_reaches_the_caller_in_its_place_and_the_rest_goes_on() {
    for threads in [1, 2] {
        let inputs = (1..=40).map(|at| Input::bytes(format!("青政发〔2024〕{at}号")));
        let mut serials = Parser::new()
            .map_many(inputs, |notice| {
                let serial = serial(notice);
                assert_ne!(serial, Some(3), "the third is bad");
                serial
            })
            .threads(threads);
        let mut outcomes = Vec::new();
        loop {
            match panic::catch_unwind(AssertUnwindSafe(|| serials.next())) {
                Ok(Some(serial)) => outcomes.push(serial),
                Ok(None) => break,
                Err(_) => outcomes.push(None),
            }
        }
        let wanted: Vec<_> = (1..=40).map(|at| (at != 3).then_some(at)).collect();
        assert_eq!(outcomes, wanted);
    }
}

#[test]
fn an_iterator_that_ended_stays_ended() {
    let mut turn = 0;
    let inputs = std::iter::from_fn(|| {
        turn += 1;
        (turn % 2 == 1).then(|| Input::bytes("通知"))
    });
    let mut notices = gongwen::parse_many(inputs).threads(2);
    assert_eq!(notices.size_hint(), (0, None));
    assert!(notices.next().is_some());
    assert_eq!(notices.size_hint(), (0, Some(0)));
    assert!(notices.next().is_none() && notices.next().is_none());
}
