//! Lines of a page that are buttons, rows of buttons and counters: 打印, 收藏 打印 关闭, 阅读：112.

use crate::text::{Words, is_arabic, is_blank};

/// Buttons: whole lines by themselves, and the greater part of every row. Longer ones stand before those that they begin with.
static BUTTONS: Words = Words::of(&[
    "打印本页",
    "打印文章",
    "打印正文",
    "打印本文",
    "打印",
    "关闭窗口",
    "关闭本页",
    "关闭",
    "收藏此页",
    "收藏本页",
    "收藏",
    "返回顶部",
    "返回列表",
    "返回首页",
    "返回上一页",
    "返回上一级",
    "返回",
    "回到顶部",
    "网站首页",
    "首页",
    "分享到：",
    "分享到:",
    "分享到",
    "分享：",
    "分享:",
    "分享",
    "点击查看大图",
    "图片",
    "微信",
    "微博",
    "登录",
    "注册",
    "客户端",
    "下载",
    "智能问答",
    "智能客服",
    "附件下载：",
    "附件下载:",
    "附件下载",
    "文件下载",
    "相关附件下载：",
    "相关附件",
    "政策解读",
    "政策原文",
    "图解",
    "大中小",
    "字号",
    "手机版",
    "电脑版",
    "我要纠错",
    "网站纠错",
    "纠错反馈",
    "纠错",
    "我要打印",
    "听全文",
    "新媒体矩阵",
    "政务微信",
    "政务微博",
    "无障碍",
    "长者助手",
    "长者模式",
    "长者版",
    "简体",
    "繁体",
    "继续访问",
    "网站地图",
    "正文",
    "政策全文",
    "全文如下",
    "基本信息",
    "政策内容",
    "error",
    "None",
]);

/// What stands beside buttons in a row. Alone on a line it may be text: 政务公开 is a heading, too.
static BESIDE: Words = Words::of(&[
    "联系我们",
    "关于我们",
    "网站声明",
    "隐私保护",
    "隐私声明",
    "无障碍声明",
    "繁體",
    "English版",
    "English",
    "QQ空间",
    "QQ好友",
    "新浪微博",
    "朋友圈",
    "公众号",
    "移动",
    "保存",
    "推荐",
    "放弃",
    "朗读",
    "停止",
    "政府信息公开",
    "信息公开",
    "政务公开",
    "政务服务",
    "办事服务",
    "网上办事",
    "互动交流",
    "公众参与",
    "解读回应",
    "新闻中心",
    "专题专栏",
    "数据发布",
]);

/// Counters of a page, with a number behind them.
static COUNTERS: Words = Words::of(&[
    "浏览次数",
    "阅读次数",
    "访问次数",
    "点击次数",
    "浏览量",
    "阅读量",
    "访问量",
    "点击量",
    "点击率",
    "点击数",
    "阅读数",
    "浏览",
    "阅读",
    "点击",
    "访问",
]);

/// Bytes of the longest row.
const LONGEST: usize = 120;

/// Whether a line is a button or a row of them: 打印, `【收藏】 【关闭】`, `首页 | 政务公开 | 政务服务`.
pub(in crate::document::page) fn is_button(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let mut rest = text.trim_start_matches(parts);
    let mut has_button = false;
    loop {
        // 无障碍声明 begins with a button.
        if let Some(behind) = BESIDE.strip(rest) {
            rest = behind;
        } else if let Some(behind) = BUTTONS.strip(rest) {
            has_button = true;
            rest = behind;
        } else {
            return false;
        }
        rest = rest.trim_start_matches(parts);
        if rest.is_empty() {
            return has_button;
        }
    }
}

/// Whether a character parts the buttons of a row or stands around one.
fn parts(c: char) -> bool {
    is_blank(c) || matches!(c, '|' | '｜' | '/' | '·' | '[' | ']' | '【' | '】' | '<' | '>' | '«')
}

/// `阅读：112`, `点击 35 次`: a counter with its number.
pub(super) fn is_counter(text: &str) -> bool {
    /// Bytes of the longest counter with its number.
    const LONGEST: usize = 40;
    if text.len() > LONGEST {
        return false;
    }
    let line = text.trim_matches(parts);
    let Some(behind) = COUNTERS.strip(line) else { return false };
    let value = behind.trim_start_matches(|c| is_blank(c) || matches!(c, '：' | ':'));
    let number = value.trim_end_matches(['次', '人']).trim_end();
    !number.is_empty() && number.chars().all(is_arabic)
}

#[cfg(test)]
mod tests {
    use super::{is_button, is_counter};

    #[test]
    fn buttons_stand_alone_or_in_rows() {
        for line in [
            "打印",
            "【打印关闭】",
            "收藏此页打印 关闭",
            "[ 大中小 ]打印",
            "首页|政务公开|政务服务",
            "首页政务公开互动交流",
            "分享到：微信微博QQ空间",
            "简体 | 繁體 | English",
            "English版 | 简体",
            "首页 | 无障碍声明",
            "登录|注册",
        ] {
            assert!(is_button(line), "{line}");
        }
        for line in ["", "【】", "政务公开", "保存", "打印机", "下载地址", "首页改版", "关闭水闸"]
        {
            assert!(!is_button(line), "{line}");
        }
    }

    #[test]
    fn counters_have_a_number() {
        for line in ["阅读：112", "点击:35次", "访问次数：7", "浏览１１２", "[阅读量：9人次]"]
        {
            assert!(is_counter(line), "{line}");
        }
        for line in ["阅读", "阅读：", "阅读室12", "点击查看", "浏览1号厅"] {
            assert!(!is_counter(line), "{line}");
        }
    }
}
