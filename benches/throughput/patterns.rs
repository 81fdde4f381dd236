//! What one would write without this crate: a pattern for each thing that is looked for.

use regex::Regex;

const PATTERNS: [&str; 15] = [
    // 发文字号
    r"[\p{Han}]{2,12}[〔\[（(【［]\s*(?:19|20)\d{2}\s*[〕\]）)】］]\s*第?\s*\d{1,4}\s*号",
    // 成文日期 and other dates
    r"(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日",
    r"[二〇○零一三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日",
    // 责任单位, 牵头
    r"[（(]?(?:责任|落实|承办|主办|牵头|配合|协办)(?:单位|部门)[：:][^）)。\n]{2,200}",
    r"[（(][^（）()\n]{2,80}?(?:牵头|负责|配合|按职责分工)[^（）()\n]{0,60}[）)]",
    // 《…》（…号）
    r"《[^《》\n]{2,80}》(?:[（(][^（）()\n]{2,40}?号[）)])?",
    // labels
    r"(?m)^\s*[一二三四五六七八九十百]{1,4}、[^\n。]{2,60}",
    r"(?m)^\s*[（(][一二三四五六七八九十]{1,3}[）)][^\n。]{2,60}",
    r"(?m)^\s*\d{1,2}\s*[.．、][^\n。]{2,60}",
    r"(?m)^\s*第[一二三四五六七八九十百零]{1,5}[编章节条]",
    // 附件, 抄送, 印发
    r"(?m)^\s*附\s*件\s*\d{0,2}\s*[：:]?[^\n]{0,60}",
    r"(?m)^\s*抄\s*送\s*[：:][^\n]{2,200}",
    r"(?m)^[^\n]{4,40}?\s+(?:19|20)\d{2}年\d{1,2}月\d{1,2}日\s*印发",
    // 主送机关
    r"(?m)^\s*各[^\n：:]{2,120}[：:]\s*$",
    // 完成时限
    r"(?:(?:19|20)\d{2}年)?(?:\d{1,2}月(?:\d{1,2}日|底)|年底|上半年|第[一二三四]季度)(?:以?前|之前|内)?完成",
];

/// The compiled patterns.
pub(crate) struct Patterns(Vec<Regex>);

impl Patterns {
    pub(crate) fn new() -> Self {
        Self(PATTERNS.map(|pattern| Regex::new(pattern).expect("the patterns are valid")).into())
    }

    /// How often they match, all together.
    pub(crate) fn count(&self, text: &str) -> usize {
        self.0.iter().map(|pattern| pattern.find_iter(text).count()).sum()
    }
}
