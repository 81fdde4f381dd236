//! Names of files, as links give them.

/// Whether an address or name is that of a file to be read by a program of its own.
pub(super) fn is_file(name: &str) -> bool {
    const ENDINGS: [&str; 14] = [
        "doc", "docx", "xls", "xlsx", "ppt", "pptx", "pdf", "wps", "et", "ofd", "rar", "zip",
        "rtf", "csv",
    ];
    const LONGEST_ENDING: usize = 4;
    let name = name.trim_end_matches(|c: char| c.is_ascii_whitespace());
    let path = name.split(['?', '#']).next().unwrap_or(name);
    [path, name].iter().any(|name| {
        let ending = name.rfind('.').map_or("", |at| &name[at + 1..]);
        ending.len() <= LONGEST_ENDING
            && ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending))
    })
}

#[cfg(test)]
mod tests {
    use super::is_file;

    #[test]
    fn addresses_of_files() {
        for name in ["./W020240312.docx", "/a/b.PDF?x=1", "/download?file=b.xls", "附件1.wps"] {
            assert!(is_file(name), "{name}");
        }
        for name in ["./t2024_3.html", "#", "http://www.qinghe.gov.cn", "javascript:void(0)", ""] {
            assert!(!is_file(name), "{name}");
        }
    }
}
