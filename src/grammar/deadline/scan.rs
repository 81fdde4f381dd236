//! Goes from landmark to landmark of a text and reads where a deadline can begin.
//!
//! What is tried at such a place looks at a bounded window, so the whole is linear.

use super::{
    Found, When, context, filling,
    moment::{Moment, Number, Strength, Year, joins_date, moment, moment_of},
    near::head,
    rhythm::rhythm,
    starts_with_any,
    within::{event_before, inside, length_of, range_start},
};
use crate::grammar::{
    landmarks::{Kind, Landmark, Landmarks},
    numeral,
};

/// Bytes that an expression may be long: 2020年12月31日17:00（含当日）之前 has 50.
const WINDOW: usize = 96;

/// Longest title in 《》 that is passed over, in bytes; no 《 without its 》 hides more than this.
const LONGEST_TITLE: usize = 600;

/// Longest name in “” that is passed over, in bytes: “绿盾2021” is one, a longer quotation is text.
const LONGEST_NAME: usize = 36;

/// What kind of text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Running text: an expression has to show that it limits something.
    Running,
    /// A deadline cell or clause: whatever names a time is one.
    Filling,
}

/// Adds all deadlines of a running text, in order.
#[inline(never)] // counted by tools/instructions
pub(crate) fn find_all(text: &str, landmarks: &Landmarks, found: &mut Vec<Found>) {
    scan(text, landmarks, Mode::Running, found);
}

pub(super) fn scan(text: &str, landmarks: &Landmarks, mode: Mode, found: &mut Vec<Found>) {
    // Without a time there is no plan either, and without a colon no label.
    if !landmarks.has(Kind::Time) && !landmarks.has(Kind::Colon) {
        return;
    }
    let mut behind = 0;
    let list = landmarks.list();
    for (index, &Landmark { at, kind }) in list.iter().enumerate() {
        if at < behind {
            continue;
        }
        behind = match kind {
            Kind::Time => time(text, at, mode, found),
            Kind::TitleOpening => {
                behind_closing(&list[index..], Kind::TitleClosing, LONGEST_TITLE).unwrap_or(behind)
            }
            Kind::QuoteOpening => plan(text, at, mode, found)
                .or_else(|| behind_closing(&list[index..], Kind::QuoteClosing, LONGEST_NAME))
                .unwrap_or(behind),
            Kind::Colon if mode == Mode::Running => labelled(text, at, found),
            _ => continue,
        }
    }
}

/// Whether what follows its beginning lets a time begin here, so that the grammars are asked only where
/// they have something to read: most numerals count other things, most 年 end a date.
fn is_promising(here: &str, number: Option<Number<'_>>) -> bool {
    let mut chars = here.chars();
    let (Some(first), Some(next)) = (chars.next(), chars.next()) else { return false };
    match first {
        '年' => matches!(next, '底' | '末' | '内'),
        '半' => next == '年',
        '每' | '按' => {
            next.is_ascii_digit() || begins_unit(next) || is_han_digit(next) || next == '半'
        }
        '本' | '当' | '今' | '明' | '次' => matches!(next, '年' | '月'),
        '上' => matches!(next, '半' | '月'),
        '下' => matches!(next, '半' | '月' | '年'),
        '第' => {
            numeral::numeral(&here['第'.len_utf8()..]).is_ok_and(|(rest, _)| rest.starts_with('季'))
        }
        _ => match number {
            Some((rest, _)) => is_counted(rest),
            // 十四五 is a plan and no number.
            None => first == '十',
        },
    }
}

/// Whether a unit of time follows a numeral, or a mark that joins the numbers of a date.
fn is_counted(rest: &str) -> bool {
    let mut chars = rest.chars();
    let Some(unit) = chars.next() else { return false };
    let mut next = || chars.next().unwrap_or(unit);
    match unit {
        '年' | '月' | '日' | '天' | '周' | '季' => true,
        '个' => begins_unit(next()),
        '工' => next() == '作',
        '小' => next() == '时',
        '分' => next() == '钟',
        '自' => next() == '然',
        '星' => next() == '期',
        _ => joins_date(unit),
    }
}

pub(super) fn is_han_digit(c: char) -> bool {
    matches!(c, '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// The first character of a unit of time.
fn begins_unit(c: char) -> bool {
    matches!(c, '年' | '月' | '季' | '个' | '日' | '天' | '小' | '周' | '工' | '分' | '星' | '自')
}

/// Reads the time that may begin at `start`; gives where to go on, always behind `start`.
fn time(text: &str, start: usize, mode: Mode, found: &mut Vec<Found>) -> usize {
    let here = window(text, start, WINDOW);
    let Some(first) = here.chars().next() else { return text.len() };
    let next = start + first.len_utf8();
    // Read once for all that may begin with it.
    let number = numeral::numeral(here).ok();
    if !is_promising(here, number) || is_behind_unread_year(text, start) {
        return behind_numeral(text, start, next);
    }
    match first {
        '每' | '按' => recurring(text, start, here, mode, found).unwrap_or(next),
        _ => at_moment(text, start, (here, number), mode, found)
            .or_else(|| at_length(text, start, (here, number), mode, found))
            .unwrap_or_else(|| behind_numeral(text, start, next)),
    }
}

/// Whether a year stands in front that no notice has (99999年5月底前): its month is none of the document's year.
fn is_behind_unread_year(text: &str, start: usize) -> bool {
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９');
    let digits = text[..start].strip_suffix('年').map(|before| before.chars().rev().take(4));
    digits.is_some_and(|mut digits| {
        digits.all(is_digit) && text[start..].starts_with(numeral::begins)
    })
}

/// Reads the five-year plan that may begin at a quote: “十四五”期间; gives where to go on.
fn plan(text: &str, start: usize, mode: Mode, found: &mut Vec<Found>) -> Option<usize> {
    if !text[start + '“'.len_utf8()..].starts_with('十') {
        return None;
    }
    at_moment(text, start, (window(text, start, WINDOW), None), mode, found)
}

/// The text from `start` on, no more than `bytes` of it.
fn window(text: &str, start: usize, bytes: usize) -> &str {
    let mut end = text.len().min(start + bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[start..end]
}

/// Behind the closing mark of what the first of some landmarks opens, if it is near.
fn behind_closing(landmarks: &[Landmark], close: Kind, longest: usize) -> Option<usize> {
    const WIDTH: usize = '》'.len_utf8();
    let (open, following) = landmarks.split_first()?;
    let near = following.iter().take_while(|mark| mark.at + WIDTH <= open.at + longest);
    near.filter(|mark| mark.kind == close).map(|mark| mark.at + WIDTH).next()
}

/// Behind the digits that begin at `start`, so that a long run of them is read once.
fn behind_numeral(text: &str, start: usize, next: usize) -> usize {
    let is_han = |c: char| is_han_digit(c) || matches!(c, '百' | '千' | '〇' | '零');
    let is_arabic = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９');
    let rest = &text[start..];
    let run = if rest.starts_with(is_han) {
        rest.find(|c| !is_han(c))
    } else if rest.starts_with(is_arabic) {
        rest.find(|c| !is_arabic(c))
    } else {
        return next;
    };
    run.map_or(text.len(), |length| start + length)
}

/// 完成时限：2021年四季度: a clause in running text, read like a cell.
fn labelled(text: &str, colon: usize, found: &mut Vec<Found>) -> usize {
    let next = colon + text[colon..].chars().next().map_or(1, char::len_utf8);
    if !text[colon..].starts_with(['：', ':']) || !context::is_label(&text[..colon]) {
        return next;
    }
    let clause = head(&text[next..], context::LONGEST_CLAUSE);
    let clause = clause.find(context::ends_label).map_or(clause, |end| &clause[..end]);
    let inside = filling::filling(clause);
    if inside.is_empty() {
        return next;
    }
    let shifted = |one: Found| {
        let range = one.range.start + next..one.range.end + next;
        Found { range, ..one }
    };
    found.extend(inside.into_iter().map(shifted));
    next + clause.len()
}

/// A rhythm at `start`; the end of it, deadline or not.
fn recurring(
    text: &str,
    start: usize,
    here: &str,
    mode: Mode,
    found: &mut Vec<Found>,
) -> Option<usize> {
    let (rest, period) = rhythm(here).ok()?;
    let end = start + here.len() - rest.len();
    if mode == Mode::Filling || context::is_rhythm(text, start, end) {
        found.push(Found { range: start..end, when: When::Recurring(period) });
    }
    Some(end)
}

/// The window that begins at a place, and the numeral that begins it.
type Here<'t> = (&'t str, Option<Number<'t>>);

/// A moment at `start`, or a window between two; the end of it, deadline or not.
fn at_moment(
    text: &str,
    start: usize,
    (here, number): Here<'_>,
    mode: Mode,
    found: &mut Vec<Found>,
) -> Option<usize> {
    let (start, here, number) = match year_before(text, start) {
        Some(year) => (year, window(text, year, WINDOW), None),
        None => (start, here, number),
    };
    let (rest, first) = moment_of(here, number).ok()?;
    let end = start + here.len() - rest.len();
    if let Some((from, to, last)) = window_end(text, start, end, &first) {
        let counts = mode == Mode::Filling || context::asks_for_papers(text, start);
        if counts {
            found.push(Found { range: from..to, when: When::By(last.by) });
        }
        return Some(to);
    }
    let begin = match mode {
        Mode::Filling => context::is_future(text, end).then_some(start),
        Mode::Running => context::limit_start(text, start, end, &first),
    };
    if let Some(begin) = begin {
        found.push(Found { range: begin..end, when: When::By(first.by) });
    }
    // A bare year may be the beginning of a length (2000年内 never is, 2年内 is).
    let is_length = || length_of(here, number).is_ok_and(|(rest, _)| inside(rest).is_ok());
    (begin.is_some() || first.strength != Strength::Bare || !is_length()).then_some(end)
}

/// Where the year begins that a moment leaves to the word in front of it: 后年年底, 翌年3月; neither word
/// begins with a landmark.
fn year_before(text: &str, start: usize) -> Option<usize> {
    let before = text[..start].strip_suffix('年')?;
    let lead = before.strip_suffix(['后', '翌'])?;
    // 以后年度, 今后年底 name no year.
    (!lead.ends_with(['以', '之', '今'])).then_some(lead.len())
}

/// The second end of `3月至6月`, which takes the first one's year along: (start, end, moment).
fn window_end(
    text: &str,
    start: usize,
    end: usize,
    first: &Moment,
) -> Option<(usize, usize, Moment)> {
    const JOINTS: [char; 8] = ['至', '到', '-', '—', '–', '－', '~', '～'];
    const DASH: &str = "——";
    let rest = &text[end..];
    let behind = rest.strip_prefix(JOINTS)?;
    let behind = rest.strip_prefix(DASH).unwrap_or(behind);
    let from = text.len() - behind.len();
    let here = window(text, from, WINDOW);
    let (rest, mut last) = moment(here).ok()?;
    let to = from + here.len() - rest.len();
    if last.by.year == Year::Missing {
        last.by.year = first.by.year;
        return Some((start, to, last));
    }
    Some((from, to, last))
}

/// A length at `start`: 5个工作日内, 不超过6个月.
fn at_length(
    text: &str,
    start: usize,
    (here, number): Here<'_>,
    mode: Mode,
    found: &mut Vec<Found>,
) -> Option<usize> {
    let (behind, (count, unit)) = length_of(here, number).ok()?;
    if let Ok((rest, ())) = inside(behind) {
        let end = start + here.len() - rest.len();
        let number = range_start(text, start);
        let event = event_before(text, number);
        let (begin, from_document) = event.unwrap_or((number, false));
        if mode == Mode::Filling || context::is_within(text, begin..end, number, unit) {
            let when = When::Within { count, unit, from_document };
            found.push(Found { range: begin..end, when });
        }
        return Some(end);
    }
    let end = start + here.len() - behind.len();
    let begin = context::longest_payment(text, start)?;
    if starts_with_any(behind, &["内", "以上"]) {
        return None;
    }
    let when = When::Within { count, unit, from_document: false };
    found.push(Found { range: begin..end, when });
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::deadline::Base;

    fn find_all(text: &str) -> Vec<Found> {
        let mut found = Vec::new();
        super::find_all(text, &Landmarks::of(text), &mut found);
        found
    }

    fn texts(text: &str) -> Vec<&str> {
        find_all(text).into_iter().map(|one| &text[one.range]).collect()
    }

    fn dates(text: &str) -> Vec<String> {
        let base = Base { year: Some(2022), date: None };
        let date = |one: Found| one.when.resolve(&base).1.map_or("-".into(), |day| day.to_string());
        find_all(text).into_iter().map(date).collect()
    }

    #[test]
    fn limits_are_found_with_their_shortest_text() {
        let cases: &[(&str, &[&str])] = &[
            ("于2022年10月底前建好台账", &["2022年10月底前"]),
            ("年底前，云水县要把渠道修好", &["年底前"]),
            ("年内至少巡河两次", &["年内"]),
            ("到2025年，灌溉面积达到三万亩", &["到2025年"]),
            ("力争到2025年底全部通水", &["2025年底"]),
            ("各镇每季度巡查，每月10日前报表", &["每季度", "每月10日前"]),
            ("按年度评估渠道状况", &["按年度"]),
            ("每五年修订一次", &["每五年"]),
            ("在本办法印发之日起30日内制定细则", &["印发之日起30日内"]),
            ("收到申请后，5个工作日内答复", &["5个工作日内"]),
            ("各单位应当自收到申请后5个工作日内答复", &["收到申请后5个工作日内"]),
            ("修渠合同签订后3个月内开工", &["修渠合同签订后3个月内"]),
            ("“十四五”期间，新建泵站十座", &["“十四五”期间"]),
            ("泵站6月完成验收", &["6月完成"]),
            ("第三季度完成验收", &["第三季度"]),
            ("受理时间：即日起至2022年2月28日。", &["2022年2月28日"]),
            ("缴款期限最长不超过6个月。", &["不超过6个月"]),
            ("（责任单位：云水县水务局；完成时限：2022年四季度）", &["2022年四季度"]),
            ("（完成时限：长期坚持）", &["长期坚持"]),
            ("应当在2小时内上报", &["2小时内"]),
            ("二〇二二年六月底前完成", &["二〇二二年六月底前"]),
            ("次月10日前报送", &["次月10日前"]),
            ("于6月20日、9月20日前报送", &["6月20日", "9月20日前"]),
            ("余款在当年缴齐", &["当年"]),
            ("8月底前，修好", &["8月底前"]),
            ("水泵合同签订后半年内付清", &["水泵合同签订后半年内"]),
            ("应在3至5个工作日内答复", &["3至5个工作日内"]),
            ("且在2024年6月30日前足额缴纳水费的农户", &["2024年6月30日前"]),
            ("在2026年6月30日前缴清水费的，给予补贴", &["2026年6月30日前"]),
            ("农户可以按月向水务局申请", &["按月"]),
            ("每年6月20日、11月20日前巡渠", &["每年6月20日、11月20日前"]),
            ("上半年内付清", &["上半年内"]),
            ("水泵补贴申报时间截止于2022年6月30日。", &["2022年6月30日"]),
            ("受理水费减免申请截止到2022年6月30日止", &["2022年6月30日"]),
            ("水费结算截止时间至2022年6月30日", &["2022年6月30日"]),
            ("旧泵站原则上2022年9月底前拆除", &["2022年9月底前"]),
            ("申请提交后原则上1个工作日内答复", &["1个工作日内"]),
            ("2023年底前，可再生水利用率达到三成", &["2023年底前"]),
            ("2023年底前，按照行政许可规范办理取水", &["2023年底前"]),
            (
                "购买水泵，且在2024年6月30日前（灌区在12月31日前）缴清水费的购房人",
                &["2024年6月30日前", "12月31日前"],
            ),
            ("购买水泵，并在2024年6月30日前完成安装的，给予补贴", &["2024年6月30日前"]),
            ("在2023年、2025年底，分别评估渠道状况", &["2023年", "2025年底"]),
            ("2023年和2025年底评估渠道状况", &["2023年", "2025年底"]),
            ("2023年下半年，水务局清查泵站。", &["2023年下半年"]),
            ("至“十四五”末，渠道全部防渗", &["“十四五”末"]),
            ("明年年底通水，后年年底验收", &["明年年底", "后年年底"]),
            ("于当年7月3日和下年1月3日前报送总结", &["当年7月3日", "下年1月3日前"]),
            ("每年初制定计划", &["每年初"]),
            ("每年初步核算", &["每年"]),
            ("修渠评价完成10日内告知", &["修渠评价完成10日内"]),
            ("余款允许在合同签订后6个月内缴清", &["合同签订后6个月内"]),
            ("提取时间为安装批准后一年内", &["安装批准后一年内"]),
            ("出售水泵的，或购买水泵后12个月内出售的", &["购买水泵后12个月内"]),
            ("出售水泵并在售后1年内重新购买的", &["售后1年内"]),
            (
                "应当在取得水权证（以发证时间为准）后的12个月内申请",
                &["取得水权证（以发证时间为准）后的12个月内"],
            ),
            ("须在2024年9月30日前开始安装水泵", &["2024年9月30日前"]),
            ("自公告之日至2024年10月20日（含）之前提出申请", &["2024年10月20日（含）之前"]),
            ("审批时间压缩到5个工作日以内", &["5个工作日以内"]),
            ("可在租赁期届满前30日内申请续租", &["租赁期届满前30日内"]),
            ("受理后20日内作出准予或者不予取水的决定", &["受理后20日内"]),
            ("泵站改造案例征集时间截止为2022年2月28日。", &["2022年2月28日"]),
            ("截止时间（含网上审核提交）为2022年7月20日16:30", &["2022年7月20日"]),
            ("提交水费补贴申请资料时间截至2022年12月31日，逾期作废", &["2022年12月31日"]),
            ("水费补贴申请截止日期调整为2022年6月30日", &["2022年6月30日"]),
            ("有效期一年。水费补贴申请截止时间为2022年4月30日", &["2022年4月30日"]),
            ("于2月17日下午下班前报送", &["2月17日下午下班前"]),
            ("至2025年，灌溉面积达到三万亩", &["至2025年"]),
            ("力争至2025年形成灌溉经验", &["至2025年"]),
            ("旧泵未售出的，15日内无条件退还订金", &["15日内"]),
            ("对出售自有泵站后1年内，在本县重新购买泵站的农户", &["出售自有泵站后1年内"]),
            ("每年评选不超过十个节水村", &["每年"]),
        ];
        for (text, expected) in cases.iter().copied() {
            let expected: Vec<&str> =
                expected.iter().map(|one| one.strip_suffix("完成").unwrap_or(one)).collect();
            assert_eq!(texts(text), expected, "{text}");
        }
    }

    #[test]
    fn what_limits_nothing_is_passed_over() {
        let cases = [
            "减免政策执行至2022年7月31日",
            "水费券有效期到2022年12月31日",
            "水费券有效期截止日期为2022年12月31日",
            "2021年前9个月，云水县灌溉三万亩",
            "两天之内就派出了五支抢险队",
            "接到通知的10小时内，已派出抢险队",
            "2022年节水工作要点",
            "2016年以来，云水县修渠三条",
            "截至2021年底，全县通水",
            "对年内超过两周未更新的账号",
            "对2月底前能够完工的企业给予补助",
            "2022年7月底前到期的证件",
            "有效期至2025年12月31日",
            "实施时限暂定至2022年底",
            "自2022年6月1日起施行",
            "2022年1月1日至12月31日购买水泵的",
            "公示期不少于30日",
            "公示期5天",
            "近三年无违法记录",
            "三年行动计划",
            "5年内的购房合同",
            "每人每月200元",
            "2023年12月31日前，购房人可申请补贴",
            "2023年12月31日前已缴清契税的购房人",
            "2023年12月31日前签订合同尚未开工的泵站",
            "2023年11月24日前尚处于工期内的泵站",
            "2023年12月31日前，灌溉用水仍执行原价",
            "三年内每年给予一万元",
            "三年内入住泵站宿舍租金减半",
            "如在5年内离开云水县的，须退还补助",
            "自文件发布之日起，一年内对购买水泵的个人给予补助",
            "年内第3次放水",
            "（2018年4月前为云水县农业局）",
            "所谓“按月”支付",
            "可在取得凭证后，三个月内，不计利息",
            "职工按月提取公积金",
            "2021年7月30日出台的办法",
            "每年最高500元",
            "自2022年6月1日起施行，至2022年12月31日停止执行",
            "从2018年开始逐年增加，至2020年达到三万亩",
            "对每月放水次数在30次以上的农户，给予补助",
            "每年度缴纳水费五千元以上的，给予奖励",
            "每月水费限额为五千元",
            "不再执行每月定额调度",
            "每月应还水费",
            "按年化利率3%计算",
            "对于2022年3月31日之前供水的泵站",
            "3年内停止其取水",
            "出示24小时内核酸证明",
            "可每年提取一次",
            "《2022年底前修渠方案》",
            "“十四五”规划",
            "三年内不得再次申请",
            "自印发之日起施行",
            "去年底",
            "在去年年底发布",
            "按日期排列",
            "1-6月完成投资三亿元",
            "水费缓缴期限截止到2022年底",
            "政策有效期截止到2022年12月31日",
            "2022年12月31日前,水价保证金按20%确定。",
            "2022年底前，农户不能缴清水费的，不作逾期处理",
            "在2023年12月31日前（含），在灌区购买水泵的，仍按原价补贴",
            "泵站在2026年12月31日前不予转让",
            "每个自然年内水费由100元提高至200元",
            "通水量的单位为吨每年（t/a）",
            "渠道建成之日起5年内（含本数）不得改变用途",
            "水价自备案之日起3个月内保持稳定，不得调整",
            "同一水井6年内只能登记一户",
            "取消农户两年内购买水泵不得申请补贴的限制",
            "取消水泵补贴发放后一年内不得转让的规定",
            "禁止其在10年内再次申请",
            "泵龄房龄调整为30年以内",
            "在3年内按每户每年900元为限额依次扣减水费",
            "水费券有效期为发放后的6个月内",
            "2020年、2021年底的存量泵站",
            "改造2000年底前建成的泵站",
            "6月底前需开工的项目可先行审批",
            "制定2030年前碳达峰行动方案",
            "受汛情影响到2月28日仍无法报送的农户",
            "在2022年12月31日前减征、免征水资源税",
            "可在2022年12月31日前依法享受退税政策",
            "登记注册5年内有潜力的泵站",
            "连续3年每年分别安排生活补贴",
            "行车间隔压缩到10分钟以内",
            "每年按贷款金额给予2%贴息",
            "对按月申报的农户",
            "水费每月按100元标准扣除",
            "补贴分两年发放，第2年每年发放10%",
            "核算年度为每年7月1日至次年6月30日",
            "无法提供2年内累计缴纳一年水费证明的",
            "自申请之日向前追溯12个月内",
            "2021年底全面解决了用水问题",
            "农户按月归还水泵贷款",
            "申请前6个月内连续缴费",
        ];
        for text in cases {
            assert_eq!(texts(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_year_that_no_notice_has_hides_its_month() {
        assert_eq!(texts("99999年5月底前通水"), [""; 0]);
        assert_eq!(texts("９９９９９年5月底前通水"), [""; 0]);
        assert_eq!(texts("建站5周年，5月底前通水"), ["5月底前"]);
        assert_eq!(texts("后年5月底前通水，今后年底巡渠"), ["后年5月底前", "年底"]);
    }

    #[test]
    fn titles_and_names_are_passed_over_where_they_end_near() {
        let title = |length: usize| format!("《{}年底前》年底前通水", "县".repeat(length));
        assert_eq!((texts(&title(100)).len(), texts(&title(300)).len()), (1, 2));
        let name = |length: usize| format!("“{}年底前”年底前通水", "县".repeat(length));
        assert_eq!((texts(&name(5)).len(), texts(&name(20)).len()), (1, 2));
        assert_eq!(texts("“十里渠”年底前通水"), ["年底前"]);
        assert_eq!(texts("《年底前通水"), ["年底前"]);
    }

    #[test]
    fn a_label_reads_its_clause_and_no_further() {
        assert_eq!(texts("完成时限：2022年四季度。2022年三季度巡渠"), ["2022年四季度"]);
        assert_eq!(texts("完成时限∶2022年四季度"), [""; 0]);
        assert_eq!(texts("完成时限:2022年四季度"), ["2022年四季度"]);
        let far = format!("完成时限：{}2022年四季度", "县".repeat(context::LONGEST_CLAUSE));
        assert_eq!(texts(&far), [""; 0]);
    }

    #[test]
    fn what_is_no_time_is_passed_over() {
        for text in [
            "年轻干部",
            "半数渠道",
            "按下按钮",
            "每亩",
            "本县",
            "上午",
            "下午",
            "第三方",
            "三条渠",
            "十分",
            "三自然村",
            "三小学",
            "三工区",
            "三分地",
            "三星级",
            "个人",
        ] {
            assert_eq!(texts(text), [""; 0], "{text}");
        }
        assert_eq!(texts("三星期内答复，三个星期内答复"), ["三星期内", "三个星期内"]);
        assert_eq!(texts("三自然日内答复，三小时内答复"), ["三自然日内", "三小时内"]);
        assert_eq!(texts("一分钟内答复，三工作日内答复"), ["一分钟内", "三工作日内"]);
        assert_eq!(texts("每两年评估，每10天巡渠"), ["每两年", "每10天"]);
        assert_eq!(texts("次年底前通水，明年内验收"), ["次年底前", "明年内"]);
        assert_eq!(texts("下半年通水"), [""; 0]);
        assert_eq!(texts("应在6月内答复"), ["6月内"]);
    }

    #[test]
    fn dates_follow_the_contract() {
        assert_eq!(dates("2030年前，全部通水。“十五五”期间，再建十座。"), ["2030-12-31"; 2]);
        assert_eq!(dates("上半年完成勘测，2月底前报送"), ["2022-06-30", "2022-02-28"]);
        assert_eq!(dates("明年3月中旬前报送"), ["2023-03-20"]);
        assert_eq!(dates("一、上半年完成勘测，11月中旬组织验收"), ["2022-06-30", "2022-11-20"]);
    }

    #[test]
    fn no_truncation_panics() {
        let text =
            "“十四五”期间，于2022年10月31日17:00（含当日）之前，每月10日前，印发之日起30日内《到";
        for (at, _) in text.char_indices() {
            let _ = (find_all(&text[..at]), find_all(&text[at..]), filling::filling(&text[at..]));
        }
    }

    #[test]
    fn long_runs_are_read_once() {
        for piece in
            ["一", "1", "《", "“", "年", "每", "2022年", "完成时限：", "起30日内", "2022年至"]
        {
            let text = piece.repeat(10_000);
            let _ = (find_all(&text), filling::filling(&text));
        }
    }
}
