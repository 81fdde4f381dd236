//! What holds for every text of the shared corpus, where it is at hand.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// All texts but HTML, which is a corpus of pages, not of text.
fn texts() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let mut texts = Vec::new();
    let Ok(folders) = fs::read_dir(&root) else {
        println!("no {}: nothing is tested here", root.display());
        return texts;
    };
    for folder in folders.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()) {
        if !matches!(folder.file_name().and_then(|name| name.to_str()), Some("html" | "word_html"))
        {
            texts.extend(fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()));
        }
    }
    texts
}

/// Runs the check over all texts on all processors and panics with what it found.
fn check_all(check: impl Fn(&[u8]) -> Result<(), String> + Sync) {
    let texts = texts();
    let (next, found) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        while let Some(file) = texts.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let Err(what) = check(&fs::read(file).unwrap()) {
                found.lock().unwrap().push(format!("{}: {what}", file.display()));
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    let mut found = found.into_inner().unwrap();
    found.sort();
    assert!(found.is_empty(), "{} of {} texts:\n{}", found.len(), texts.len(), found.join("\n"));
}

#[test]
fn every_text_is_read_in_time() {
    check_all(|bytes| {
        let start = Instant::now();
        let read = std::panic::catch_unwind(|| gongwen::parse_bytes(bytes).map(drop));
        let took = start.elapsed();
        match read {
            Err(_) => Err("panics".into()),
            Ok(Err(error)) => Err(error.to_string()),
            // The debug build is many times slower and says nothing about time.
            Ok(Ok(())) if took > Duration::from_secs(1) && !cfg!(debug_assertions) => {
                Err(format!("takes {took:?}"))
            }
            Ok(Ok(())) => Ok(()),
        }
    });
}

#[test]
fn hardly_anything_is_lost() {
    check_all(|bytes| {
        let notice = gongwen::parse_bytes(bytes).map_err(|error| error.to_string())?;
        let coverage = notice.coverage();
        let gap = coverage.gaps.first().and_then(|gap| gap.of(notice.source()));
        if coverage.share() < 0.999 {
            return Err(format!("{:.4} covered, first gap {gap:?}", coverage.share()));
        }
        Ok(())
    });
}

#[test]
fn every_text_is_read_from_other_encodings() {
    use gongwen::Encoding::{Gb18030, Utf16Be, Utf16Le};
    check_all(|bytes| {
        let Ok(text) = std::str::from_utf8(bytes) else { return Ok(()) };
        // ASCII says nothing of GB18030; the debug build takes a minute for the long ones.
        if text.is_ascii() || cfg!(debug_assertions) && text.len() > 4_096 {
            return Ok(());
        }
        let gb18030 = encoding_rs::GB18030.encode(text).0.into_owned();
        let little = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, encoding) in [(gb18030, Gb18030), (little, Utf16Le), (big, Utf16Be)] {
            let decoded =
                gongwen::decode(&bytes).map_err(|error| format!("{encoding}: {error}"))?;
            if (decoded.encoding, &*decoded.text) != (encoding, text) {
                return Err(format!("{encoding} is read as {}", decoded.encoding));
            }
        }
        Ok(())
    });
}
