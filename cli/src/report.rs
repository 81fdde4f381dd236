//! What is said on standard error.

use std::path::Path;

use gongwen::{Error, ErrorKind};

/// Names a file that was not read or written, and why.
pub(crate) fn failure(file: &Path, reason: &str) {
    eprintln!("gongwen: {}: {reason}", file.display());
}

/// What is wrong with a file and what to do, without the file's name.
pub(crate) fn reason(error: &Error) -> String {
    match error.kind() {
        ErrorKind::Unreadable { reason, .. } => format!("it cannot be read: {reason}"),
        ErrorKind::TooLarge { bytes, limit } => {
            format!(
                "{bytes} bytes and more are over the limit of {limit}; split the file, or try --limit bytes=N"
            )
        }
        ErrorKind::OverLimit { what, limit, field } => {
            format!(
                "more {what} than the limit of {limit}; if the file is no attack, try --limit {field}=N"
            )
        }
        _ => error.to_string(),
    }
}
