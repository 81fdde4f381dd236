//! Marks in front of a line's text: Markdown headings, bullets, quotes.

/// Bytes of the marks (`## `, `> `, `- `, `**`) at the head of a line; they are layout.
#[inline]
pub(super) fn marks(line: &str) -> usize {
    match line.as_bytes().first() {
        Some(b'#' | b'*' | b'-' | b'+' | b'>') => strip(line),
        _ => 0,
    }
}

fn strip(line: &str) -> usize {
    let mut rest = line;
    loop {
        let next = strip_one(rest);
        if next.len() == rest.len() || next.is_empty() {
            return line.len() - rest.len();
        }
        rest = next;
    }
}

fn strip_one(line: &str) -> &str {
    let hashes = line.len() - line.trim_start_matches('#').len();
    if (1..=6).contains(&hashes) {
        return line[hashes..].trim_start();
    }
    if let Some(rest) = line.strip_prefix("**") {
        return rest.trim_start();
    }
    for bullet in ["- ", "* ", "+ ", "> "] {
        if let Some(rest) = line.strip_prefix(bullet) {
            return rest.trim_start();
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::marks;

    #[test]
    fn marks_are_counted_and_text_is_not() {
        assert_eq!(marks("## 一、总则"), 3);
        assert_eq!(marks("#### **四、强化**"), 7);
        assert_eq!(marks("- **文号**：1"), 4);
        assert_eq!(marks("——目标"), 0);
        assert_eq!(marks("-3℃"), 0);
    }
}
