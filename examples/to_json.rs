//! The JSON of notices.
//!
//! `to_json FILE` (or `-`, or nothing, for standard input) prints it;
//! `to_json --out DIR FILE...` writes `DIR/<stem>.json` for each file, on all processors; files that share
//! a stem keep their endings, and where that is the same, too, a number tells them apart.

use std::{
    collections::{HashMap, HashSet},
    env,
    error::Error,
    ffi::{OsStr, OsString},
    fs,
    io::{self, BufWriter, ErrorKind, Read, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use gongwen::{Hint, Notice, Parser};

const USAGE: &str = "usage: to_json [FILE | -]\n       to_json [--compact] --out DIR FILE...";

/// What the command line asks for.
struct Request {
    out: Option<PathBuf>,
    compact: bool,
    files: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let request = match request() {
        Ok(request) => request,
        Err(message) => {
            eprintln!("{message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let done = match &request.out {
        Some(directory) => write_all(directory, &request),
        None => print_one(request.files.first().map(PathBuf::as_path), request.compact),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // `to_json FILE | head` is no failure.
        Err(error) if is_broken_pipe(&*error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("to_json: {error}");
            ExitCode::FAILURE
        }
    }
}

fn request() -> Result<Request, String> {
    let mut request = Request { out: None, compact: false, files: Vec::new() };
    let mut arguments = env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--out") => {
                let directory = arguments.next().ok_or("--out needs a directory")?;
                request.out = Some(directory.into());
            }
            Some("--compact") => request.compact = true,
            Some(option) if option.starts_with('-') && option != "-" => {
                return Err(format!("there is no option {option}"));
            }
            _ => request.files.push(argument.into()),
        }
    }
    match (&request.out, request.files.len()) {
        (None, 2..) => Err("several files need --out DIR".into()),
        (Some(_), 0) => Err("--out needs files".into()),
        _ => Ok(request),
    }
}

fn print_one(file: Option<&Path>, compact: bool) -> Result<bool, Box<dyn Error>> {
    let bytes = match file.filter(|file| file.as_os_str() != "-") {
        Some(file) => fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?,
        None => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            bytes
        }
    };
    let mut out = BufWriter::new(io::stdout().lock());
    write_json(&mut out, &parse(&bytes, file)?, compact)?;
    Ok(true)
}

/// Whether every file became JSON; each that did not is named on standard error.
fn write_all(directory: &Path, request: &Request) -> Result<bool, Box<dyn Error>> {
    fs::create_dir_all(directory).map_err(|error| format!("{}: {error}", directory.display()))?;
    let compact = request.compact;
    // JSON is written where the notice is parsed; only files are left to this thread.
    let texts = Parser::new().map_many(&request.files, move |notice| {
        let mut json = Vec::new();
        let notice = notice.map_err(|error| error.to_string())?;
        write_json(&mut json, &notice, compact).map_err(|error| error.to_string())?;
        Ok::<_, String>(json)
    });
    let mut is_whole = true;
    for ((file, name), json) in request.files.iter().zip(names(&request.files)).zip(texts) {
        let write = |json| fs::write(directory.join(name), json).map_err(|error| error.to_string());
        if let Err(error) = json.and_then(write) {
            eprintln!("{}: {error}", file.display());
            is_whole = false;
        }
    }
    Ok(is_whole)
}

/// A name for the JSON of each file, no two alike.
fn names(files: &[PathBuf]) -> Vec<OsString> {
    let mut stems = HashMap::new();
    for stem in files.iter().filter_map(|file| file.file_stem()) {
        *stems.entry(stem).or_insert(0) += 1;
    }
    let mut taken = HashSet::new();
    let name = |file: &PathBuf| {
        let stem = file.file_stem().filter(|stem| stems[stem] == 1);
        let stem = stem.or(file.file_name()).unwrap_or(OsStr::new("notice"));
        let numbers = (2..).map(|number| format!(".{number}.json"));
        let mut endings = [".json".to_owned()].into_iter().chain(numbers);
        // Not `set_extension`, which would cut a stem with a dot of its own.
        endings.find_map(|ending| {
            let mut name = stem.to_owned();
            name.push(ending);
            taken.insert(name.clone()).then_some(name)
        })
    };
    files.iter().filter_map(name).collect()
}

/// The notice of a file; its name says what its bytes leave open.
fn parse<'a>(bytes: &'a [u8], file: Option<&Path>) -> Result<Notice<'a>, gongwen::Error> {
    let name = file.and_then(Path::to_str);
    let hint = name.map_or(Hint::default(), |name| Hint::default().file_name(name));
    Parser::new().parse_document(bytes, hint)
}

fn write_json(
    out: &mut impl Write,
    notice: &Notice<'_>,
    compact: bool,
) -> Result<(), Box<dyn Error>> {
    if compact {
        serde_json::to_writer(&mut *out, notice)?;
    } else {
        serde_json::to_writer_pretty(&mut *out, notice)?;
    }
    writeln!(out)?;
    out.flush()?;
    Ok(())
}

fn is_broken_pipe(error: &(dyn Error + 'static)) -> bool {
    let kind = error.downcast_ref::<io::Error>().map(io::Error::kind);
    let json = error.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
    kind.or(json) == Some(ErrorKind::BrokenPipe)
}
