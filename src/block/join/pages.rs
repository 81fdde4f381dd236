//! Pages for the tests of the joiner's rules, and what becomes of their lines.

use super::{super::Block, Limits, Marking, blocks};
use crate::line::split;

/// The texts of the paragraphs that lines become.
pub(super) fn paragraphs(source: &str) -> Vec<String> {
    let lines = split(source, usize::MAX);
    let blocks = blocks(source, &lines, Marking::default(), Limits::default()).blocks;
    blocks.iter().filter_map(Block::paragraph).map(|one| one.text().to_owned()).collect()
}

/// The last paragraph of a text.
pub(super) fn last_of(source: &str) -> String {
    paragraphs(source).pop().expect("a paragraph")
}

/// Lines that extraction broke at the marks of pages 28 characters wide.
pub(super) const RAGGED: &str = "坚持预防为主、防救结合，\n把隐患消除在萌芽状态，\n要把责任落实到岗、到人，不留死角和盲区，\n\
    畅通群众反映渠道，做到件件有回音，及时\n回应社会关切，对照清单逐项核查，\n发现问题现场交办，限期整改到位。\n\
    各单位不得迟报、漏报、瞒报，\n严格执行领导带班和专人值守制度，遇有险情的一律立即上报。\n";

/// Lines of pages 30 characters wide, whole but for the last.
pub(super) const WRAPPED: &str = "各镇要按照县里的部署摸清底数，逐村逐户建立台账，做到情况明、\n\
        数字准，汛期前完成清淤，不留死角，并把结果报县水务局备案，由县\n水务局会同有关部门抽查。\n";

/// Pages 28 characters wide, whole lines but for the last.
pub(super) const PRINTED: &str = "各乡镇各部门要坚持预防为主、防救结合，把隐患消除在萌芽\n状态，把责任落实到岗、到人，不留任何死角和盲区，畅通群众\n\
    反映渠道，做到件件有回音，及时回应社会关切，对照清单逐项\n核查，发现问题现场交办，限期整改到位，严格执行领导带班和\n\
    专人值守制度，遇有险情的一律立即上报，不得迟报漏报和瞒报\n险情，确保全县安全度汛，保障人民群众生命财产安全和稳定。\n";

/// Lines 25 characters wide but for 首行缩进, with this in front of each paragraph and this between them; the last
/// one's second line is the given one.
pub(super) fn wrapped(before: &str, between: &str, last: &str) -> String {
    let paragraphs = [
        "一、各乡镇要把防汛值班作为头等大事来抓，主要领\n导坐镇指挥，分管领导靠前督导，值班人员坚守岗位，不\n得擅自离岗。",
        "二、各灌区要对照清单逐项清点防汛物资，缺什么补\n什么，过期的物资要及时更换，储备的数量要满足防大汛\n的需要。",
        "三、各水库要逐段逐处排查隐患，建立问题台账，明\n确整改措施和责任人员，限期办结销号，未销号的问题挂\n牌督办。",
        "四、县气象局会同县水务局加密会商，滚动发布各类\n预报，预警信息要直达各村各组，确保每户都有人收到并\n及时转移。",
        "各单位要密切配合，落实二十四小时值班值守制度。",
    ];
    paragraphs.map(|one| format!("{before}{one}\n")).join(between) + last
}
