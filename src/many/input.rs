//! Where the bytes of a document come from.

use std::{
    fmt,
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use crate::{Error, ErrorKind, Hint, Notice, Parser};

/// A document that is to be parsed: a file, a reader or its bytes.
///
/// Files and readers are read when their turn comes, on the thread that parses them.
///
/// ```
/// use gongwen::Input;
///
/// let inputs = [
///     Input::path("fixtures/one-line.txt"),
///     Input::reader(&b"<p>\xe9\x80\x9a\xe7\x9f\xa5</p>"[..]).named("page.html"),
///     Input::bytes("通知"),
/// ];
/// assert!(gongwen::parse_many(inputs).all(|notice| notice.is_ok()));
/// ```
pub struct Input {
    origin: Origin,
    about: About,
}

/// What is known of a document beside its bytes.
#[derive(Debug, Default)]
struct About {
    name: Option<String>,
    mime_type: Option<String>,
}

/// Where the bytes of a document come from.
enum Origin {
    Path(PathBuf),
    Reader(Box<dyn Read + Send>),
    Bytes(Vec<u8>),
}

impl Input {
    /// A file. Its name serves as a hint, as [`Hint::file_name`] does.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let name = path.to_string_lossy().into_owned();
        Self::from_origin(Origin::Path(path)).named(name)
    }

    /// What a reader gives until it ends.
    pub fn reader(reader: impl Read + Send + 'static) -> Self {
        Self::from_origin(Origin::Reader(Box::new(reader)))
    }

    /// The bytes themselves.
    pub fn bytes(bytes: impl Into<Vec<u8>>) -> Self {
        Self::from_origin(Origin::Bytes(bytes.into()))
    }

    fn from_origin(origin: Origin) -> Self {
        Self { origin, about: About::default() }
    }

    /// The same input with a file name, which serves as a hint and names it in errors.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.about.name = Some(name.into());
        self
    }

    /// The same input with a MIME type, which serves as a hint, as [`Hint::mime_type`] does.
    #[must_use]
    pub fn mime_type(mut self, mime_type: impl Into<String>) -> Self {
        self.about.mime_type = Some(mime_type.into());
        self
    }

    /// What `each` makes of its notice, which borrows from the bytes.
    pub(super) fn with_notice<T>(
        self,
        parser: &Parser,
        each: impl Fn(Result<Notice<'_>, Error>) -> T,
    ) -> T {
        match self.load(parser.limits.input()) {
            Ok((bytes, about)) => each(parser.parse_document(&bytes, about.hint())),
            Err(error) => each(Err(error)),
        }
    }

    /// Its notice, which takes the bytes along.
    pub(super) fn into_notice(self, parser: &Parser) -> Result<Notice<'static>, Error> {
        let (bytes, about) = self.load(parser.limits.input())?;
        parser.parse_vec(bytes, about.hint())
    }

    /// The bytes and what is known of them. Reading stops behind the limit, so that a file without an end costs no more.
    fn load(self, limit: usize) -> Result<(Vec<u8>, About), Error> {
        let Self { origin, about } = self;
        let read = match origin {
            Origin::Bytes(bytes) => Ok(bytes),
            Origin::Path(path) => open(&path).and_then(|(file, size)| read(file, size, limit)),
            Origin::Reader(reader) => read(reader, 0, limit),
        };
        match read {
            Ok(bytes) => Ok((bytes, about)),
            Err(error) => Err(unreadable(about.name, &error)),
        }
    }
}

impl About {
    fn hint(&self) -> Hint<'_> {
        Hint { file_name: self.name.as_deref(), mime_type: self.mime_type.as_deref() }
    }
}

/// A file and its size.
fn open(path: &Path) -> io::Result<(File, u64)> {
    let file = File::open(path)?;
    let size = file.metadata().map_or(0, |about| about.len());
    Ok((file, size))
}

/// All that a reader gives, and of what is over the limit one byte, so that the parser refuses it.
fn read(reader: impl Read, size: u64, limit: usize) -> io::Result<Vec<u8>> {
    let most = (limit as u64).saturating_add(1);
    let mut bytes = Vec::new();
    // One byte more than there are, so that the end is found without growing.
    let room = usize::try_from(size.saturating_add(1).min(most)).unwrap_or(0);
    bytes.try_reserve_exact(room)?;
    reader.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unreadable(name: Option<String>, error: &io::Error) -> Error {
    let name = name.unwrap_or_else(|| "the reader".to_owned());
    ErrorKind::Unreadable { name, kind: error.kind(), reason: error.to_string() }.into()
}

impl From<PathBuf> for Input {
    fn from(path: PathBuf) -> Self {
        Self::path(path)
    }
}

impl From<&PathBuf> for Input {
    fn from(path: &PathBuf) -> Self {
        Self::path(path)
    }
}

impl From<&Path> for Input {
    fn from(path: &Path) -> Self {
        Self::path(path)
    }
}

impl From<Vec<u8>> for Input {
    fn from(bytes: Vec<u8>) -> Self {
        Self::bytes(bytes)
    }
}

impl From<File> for Input {
    fn from(file: File) -> Self {
        Self::reader(file)
    }
}

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (origin, bytes) = match &self.origin {
            Origin::Path(_) => ("path", None),
            Origin::Reader(_) => ("reader", None),
            Origin::Bytes(bytes) => ("bytes", Some(bytes.len())),
        };
        let mut debug = f.debug_struct("Input");
        debug.field("origin", &origin).field("about", &self.about).field("bytes", &bytes).finish()
    }
}
