//! What the page's table says about the document.

use std::{borrow::Cow, collections::BTreeMap};

use bounded_static::ToStatic;
use serde::{Deserialize, Serialize};

use super::{Date, Disclosure};

/// The page's own table about the document: 索引号, 主题分类, 发布日期, 效力状态 …
#[derive(Debug, Clone, Default, PartialEq, Eq, ToStatic, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Metadata<'a> {
    /// 索引号.
    pub index_number: Option<Cow<'a, str>>,
    /// 主题分类.
    pub subject_category: Option<Cow<'a, str>>,
    /// 发文机关, 发布机构.
    pub issuing_body: Option<Cow<'a, str>>,
    /// 成文日期, 生成日期.
    pub written_date: Option<Date>,
    /// 发文字号, 文号.
    pub document_number: Option<Cow<'a, str>>,
    /// 公文类型, 文种.
    pub document_type: Option<Cow<'a, str>>,
    /// 标题, 名称.
    pub title: Option<Cow<'a, str>>,
    /// 发布日期.
    pub published_date: Option<Date>,
    /// 施行日期, 生效日期.
    pub effective_date: Option<Date>,
    /// 失效日期, 废止日期.
    pub expiry_date: Option<Date>,
    /// 有效性, 效力状态, 时效状态.
    pub validity: Option<Cow<'a, str>>,
    /// 统一编号, 统一登记号.
    pub unified_number: Option<Cow<'a, str>>,
    /// 主题词, 关键词.
    pub keywords: Option<Cow<'a, str>>,
    /// 来源, 信息来源.
    pub source: Option<Cow<'a, str>>,
    /// 公开方式.
    pub disclosure: Option<Disclosure>,
    /// 内容概述.
    pub summary: Option<Cow<'a, str>>,
    /// Every other key as written.
    pub other: BTreeMap<Cow<'a, str>, Cow<'a, str>>,
}
