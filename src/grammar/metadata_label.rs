//! Labels of the page's table about the document: 索引号, 主题分类.

use crate::text::Words;
#[cfg(feature = "formats")]
use crate::text::is_blank;

/// What a label of the table names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    IndexNumber,
    SubjectCategory,
    IssuingBody,
    WrittenDate,
    DocumentNumber,
    DocumentType,
    Title,
    PublishedDate,
    EffectiveDate,
    ExpiryDate,
    Validity,
    UnifiedNumber,
    Keywords,
    Source,
    Disclosure,
    Summary,
    /// Kept under its own label.
    Other,
    /// A counter or button of the page.
    Chrome,
}

impl Key {
    /// Whether its labels say by themselves that they stand in such a table.
    pub(crate) fn is_strong(self) -> bool {
        !matches!(self, Self::Other | Self::Chrome | Self::Source)
    }
}

/// Labels as pages write them, blanks dropped.
const LABELS: &[(&str, Key)] = &[
    ("索引号", Key::IndexNumber),
    ("信息索引号", Key::IndexNumber),
    ("索引编号", Key::IndexNumber),
    ("信息索引", Key::IndexNumber),
    ("索取号", Key::IndexNumber),
    ("信息索取号", Key::IndexNumber),
    ("主题分类", Key::SubjectCategory),
    ("信息分类", Key::SubjectCategory),
    ("信息类别", Key::SubjectCategory),
    ("主题类别", Key::SubjectCategory),
    ("分类", Key::SubjectCategory),
    ("发文机关", Key::IssuingBody),
    ("发文机构", Key::IssuingBody),
    ("发布机构", Key::IssuingBody),
    ("发布机关", Key::IssuingBody),
    ("发布部门", Key::IssuingBody),
    ("发布单位", Key::IssuingBody),
    ("发文单位", Key::IssuingBody),
    ("制发机关", Key::IssuingBody),
    ("制定机关", Key::IssuingBody),
    ("公开主体", Key::IssuingBody),
    ("公开部门", Key::IssuingBody),
    ("公开机构", Key::IssuingBody),
    ("公开单位", Key::IssuingBody),
    ("发文部门", Key::IssuingBody),
    ("公布机关", Key::IssuingBody),
    ("成文日期", Key::WrittenDate),
    ("成文时间", Key::WrittenDate),
    ("生成日期", Key::WrittenDate),
    ("生成时间", Key::WrittenDate),
    ("产生日期", Key::WrittenDate),
    ("产生时间", Key::WrittenDate),
    ("形成日期", Key::WrittenDate),
    ("形成时间", Key::WrittenDate),
    ("发文日期", Key::WrittenDate),
    ("制发日期", Key::WrittenDate),
    ("发文字号", Key::DocumentNumber),
    ("文件编号", Key::DocumentNumber),
    ("文件字号", Key::DocumentNumber),
    ("公文字号", Key::DocumentNumber),
    ("文号", Key::DocumentNumber),
    ("发布文号", Key::DocumentNumber),
    ("发文文号", Key::DocumentNumber),
    ("公文文号", Key::DocumentNumber),
    ("公文类型", Key::DocumentType),
    ("公文种类", Key::DocumentType),
    ("文种", Key::DocumentType),
    ("体裁分类", Key::DocumentType),
    ("标题", Key::Title),
    ("名称", Key::Title),
    ("文件名称", Key::Title),
    ("信息名称", Key::Title),
    ("公文名称", Key::Title),
    ("公文标题", Key::Title),
    ("文件标题", Key::Title),
    ("信息标题", Key::Title),
    ("发布日期", Key::PublishedDate),
    ("发布时间", Key::PublishedDate),
    ("发表日期", Key::PublishedDate),
    ("发表时间", Key::PublishedDate),
    ("公开日期", Key::PublishedDate),
    ("公开时间", Key::PublishedDate),
    ("公布日期", Key::PublishedDate),
    ("信息时间", Key::PublishedDate),
    ("发文时间", Key::PublishedDate),
    ("公布时间", Key::PublishedDate),
    ("发稿时间", Key::PublishedDate),
    ("信息提供日期", Key::PublishedDate),
    ("日期", Key::PublishedDate),
    ("时间", Key::PublishedDate),
    ("施行日期", Key::EffectiveDate),
    ("实施日期", Key::EffectiveDate),
    ("生效日期", Key::EffectiveDate),
    ("生效时间", Key::EffectiveDate),
    ("实施时间", Key::EffectiveDate),
    ("施行时间", Key::EffectiveDate),
    ("失效日期", Key::ExpiryDate),
    ("废止日期", Key::ExpiryDate),
    ("失效时间", Key::ExpiryDate),
    ("废止时间", Key::ExpiryDate),
    ("有效性", Key::Validity),
    ("效力状态", Key::Validity),
    ("时效状态", Key::Validity),
    ("时效性", Key::Validity),
    ("文件状态", Key::Validity),
    ("文件有效性", Key::Validity),
    ("是否有效", Key::Validity),
    ("统一编号", Key::UnifiedNumber),
    ("统一登记号", Key::UnifiedNumber),
    ("登记号", Key::UnifiedNumber),
    ("文件登记号", Key::UnifiedNumber),
    ("统一登记编号", Key::UnifiedNumber),
    ("主题词", Key::Keywords),
    ("关键词", Key::Keywords),
    ("关键字", Key::Keywords),
    ("来源", Key::Source),
    ("信息来源", Key::Source),
    ("文章来源", Key::Source),
    ("稿件来源", Key::Source),
    ("稿源", Key::Source),
    ("公开方式", Key::Disclosure),
    ("公开形式", Key::Disclosure),
    ("公开属性", Key::Disclosure),
    ("公开类别", Key::Disclosure),
    ("内容概述", Key::Summary),
    ("内容摘要", Key::Summary),
    ("摘要", Key::Summary),
    ("信息概述", Key::Summary),
    ("印发时间", Key::Other),
    ("登记日期", Key::Other),
    ("编辑日期", Key::Other),
    ("编辑时间", Key::Other),
    ("审核时间", Key::Other),
    ("录入时间", Key::Other),
    ("更新时间", Key::Other),
    ("更新日期", Key::Other),
    ("公开范围", Key::Other),
    ("公开时限", Key::Other),
    ("文档类型", Key::Other),
    ("原文链接", Key::Other),
    ("法宝引证码", Key::Other),
    ("效力级别", Key::Other),
    ("法规类别", Key::Other),
    ("检索时间", Key::Other),
    ("检索关键词", Key::Other),
    ("所属行业", Key::Other),
    ("服务对象", Key::Other),
    ("有效期", Key::Other),
    ("作者", Key::Other),
    ("责任编辑", Key::Other),
    ("文件类型", Key::Other),
    ("信息类型", Key::Other),
    ("内容分类", Key::Other),
    ("组配分类", Key::Other),
    ("所属机构", Key::Other),
    ("所属主题", Key::Other),
    ("公开目录", Key::Other),
    ("公开事项", Key::Other),
    ("公开时效", Key::Other),
    ("公开程序", Key::Other),
    ("公开责任部门", Key::Other),
    ("公开责任单位", Key::Other),
    ("联合发文单位", Key::Other),
    ("备案号", Key::Other),
    ("备案登记号", Key::Other),
    ("规范性文件编号", Key::Other),
    ("是否废止", Key::Other),
    ("撰稿", Key::Other),
    ("供稿", Key::Other),
    ("浏览次数", Key::Chrome),
    ("访问次数", Key::Chrome),
    ("点击次数", Key::Chrome),
    ("访问量", Key::Chrome),
    ("点击", Key::Chrome),
    ("阅读", Key::Chrome),
    ("浏览", Key::Chrome),
    ("阅读次数", Key::Chrome),
    ("点击数", Key::Chrome),
    ("点击量", Key::Chrome),
    ("阅读量", Key::Chrome),
    ("浏览量", Key::Chrome),
    ("点击率", Key::Chrome),
    ("阅读人次", Key::Chrome),
    ("字体", Key::Chrome),
    ("选择字体", Key::Chrome),
    ("字号", Key::Chrome),
];

/// Tags in the head of a page that say something of its document or where it stands (网页标签 of 政府网站发展指引). Those
/// that describe the site or the column, and addresses, are not here. These stand on the pages of articles alone.
const ARTICLE_TAGS: [(&str, Key); 3] =
    [("ArticleTitle", Key::Title), ("PubDate", Key::PublishedDate), ("ContentSource", Key::Source)];

/// And these on any page.
const PAGE_TAGS: [(&str, Key); 6] = [
    ("Keywords", Key::Keywords),
    ("Description", Key::Summary),
    ("SiteName", Key::Other),
    ("ColumnName", Key::Other),
    ("Author", Key::Other),
    (PAGE_TITLE, Key::Title),
];

/// The title of a page, which names its document, the site, or both.
pub(crate) const PAGE_TITLE: &str = "title";

/// What parts a tag from its value where a page is text.
pub(crate) const TAG_END: &str = "：";

/// What a tag in the head of a page names; sites write it with any letters large.
pub(crate) fn tag(name: &str) -> Option<Key> {
    let mut tags = ARTICLE_TAGS.iter().chain(&PAGE_TAGS);
    tags.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, key)| *key)
}

/// Whether a tag stands on the pages of articles alone.
#[cfg(feature = "html")]
pub(crate) fn is_of_article(name: &str) -> bool {
    ARTICLE_TAGS.iter().any(|(known, _)| known.eq_ignore_ascii_case(name))
}

/// Longest label in bytes: eight characters.
pub(crate) const LONGEST_LABEL: usize = 24;

/// The labels alone, to be asked for at once.
static LABEL_WORDS: Words = Words::of(&LABEL_NAMES);

const LABEL_NAMES: [&str; LABELS.len()] = {
    let mut names = [""; LABELS.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = LABELS[at].0;
        at += 1;
    }
    names
};

/// Whether a text without blanks begins and ends as labels do.
fn may_be(text: &str) -> bool {
    LABEL_WORDS.may_begin(text) && LABEL_WORDS.may_end(text)
}

/// Whether a text begins and ends as labels do, whatever blanks and brackets stand around and in it.
#[cfg(feature = "formats")]
pub(crate) fn may_be_spaced(text: &str) -> bool {
    let text = text.trim_start_matches(|c| is_blank(c) || matches!(c, '【' | '['));
    let text = text.trim_end_matches(|c| is_blank(c) || matches!(c, '：' | ':' | '】' | ']'));
    LABEL_WORDS.may_frame(text)
}

/// What a label without its colon names.
pub(crate) fn key_of(label: &str) -> Option<Key> {
    if label.len() > LONGEST_LABEL || !may_be(label) {
        return None;
    }
    LABELS.iter().find(|(known, _)| *known == label).map(|(_, key)| *key)
}

/// A label without its colon or its brackets.
pub(crate) fn bare(text: &str) -> &str {
    text.trim_end_matches(['：', ':', '】', ']']).trim_start_matches(['【', '['])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_known_as_a_whole() {
        assert_eq!(key_of("索引号"), Some(Key::IndexNumber));
        assert_eq!(key_of("文号"), Some(Key::DocumentNumber));
        assert_eq!(key_of("检索关键词"), Some(Key::Other));
        assert_eq!(key_of("字号"), Some(Key::Chrome));
        for other in ["", "索引", "索引号码", "新索引号", "索引日期", "时间 ", "索引号索引号索引号"]
        {
            assert_eq!(key_of(other), None, "{other}");
        }
        for (label, key) in LABELS {
            assert_eq!(key_of(label), Some(*key), "{label}");
            assert!(label.len() <= LONGEST_LABEL, "{label}");
        }
    }

    #[test]
    fn some_labels_stand_elsewhere_too() {
        assert!(Key::IndexNumber.is_strong() && Key::Title.is_strong());
        assert!(!Key::Source.is_strong() && !Key::Other.is_strong() && !Key::Chrome.is_strong());
    }

    #[test]
    fn brackets_and_colons_are_none_of_a_label() {
        assert_eq!(
            (bare("【索引号】"), bare("[索引号]："), bare("索引号:")),
            ("索引号", "索引号", "索引号")
        );
        assert_eq!((bare("索引号】："), bare("索【引】号")), ("索引号", "索【引】号"));
    }

    #[cfg(feature = "formats")]
    #[test]
    fn blanks_may_stand_around_and_in_a_label() {
        for text in ["索 引 号", "　索引号：", "【索引号】", " [ 索引号 ] ："] {
            assert!(may_be_spaced(text), "{text}");
        }
        for text in ["", "号索引", "索引子", "各引号", "索引号县"] {
            assert!(!may_be_spaced(text), "{text}");
        }
    }
}
