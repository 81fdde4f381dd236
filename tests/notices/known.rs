//! Notices whose truth is known, because they are made of it.

use proptest::{
    collection::vec,
    prelude::*,
    sample::{select, subsequence},
};

/// A notice before it is written.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub(crate) body: &'static str,
    /// Who issues it together with the body.
    pub(crate) partner: Option<&'static str>,
    pub(crate) code: &'static str,
    pub(crate) serial: u32,
    pub(crate) topic: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) recipients: Vec<&'static str>,
    pub(crate) reference: Option<(&'static str, &'static str)>,
    pub(crate) sections: Vec<Section>,
    pub(crate) rows: Vec<Row>,
    /// The title of an attached form, behind the table where there is one.
    pub(crate) form: Option<&'static str>,
    pub(crate) date: (i16, i8, i8),
    pub(crate) note: Option<&'static str>,
    pub(crate) copy_to: Vec<&'static str>,
}

/// 一、…, with what stands below it.
#[derive(Debug, Clone)]
pub(crate) struct Section {
    pub(crate) heading: &'static str,
    pub(crate) items: Vec<Item>,
}

/// （一）…。… with the clause that assigns it.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) heading: &'static str,
    pub(crate) sentences: Vec<&'static str>,
    pub(crate) deadline: Option<When>,
    pub(crate) clause: Option<Clause>,
    /// 1.…。… below it: heading and sentence.
    pub(crate) points: Vec<(&'static str, &'static str)>,
}

#[derive(Debug, Clone)]
pub(crate) enum Clause {
    /// （责任单位：甲、乙）
    Responsible(Vec<&'static str>),
    /// （甲牵头，乙、丙配合）
    Lead(&'static str, Vec<&'static str>),
    /// （责任单位：甲；完成时限：6月底前）
    Limited(Vec<&'static str>, When),
}

/// A row of the task table.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) task: &'static str,
    pub(crate) units: Vec<&'static str>,
    pub(crate) deadline: When,
}

/// A limit of time: its text, whether it names the year, and month and day of its last day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct When {
    text: &'static str,
    names_year: bool,
    last: (i8, i8),
}

const fn when(text: &'static str, names_year: bool, month: i8, day: i8) -> When {
    When { text, names_year, last: (month, day) }
}

const WHENS: &[When] = &[
    when("6月底前", false, 6, 30),
    when("9月15日前", false, 9, 15),
    when("年底前", false, 12, 31),
    when("第三季度前", false, 9, 30),
    when("11月底前", true, 11, 30),
    when("8月31日前", true, 8, 31),
    when("10月上旬前", true, 10, 10),
];

impl When {
    pub(crate) fn text(self, year: i16) -> String {
        if self.names_year { format!("{year}年{}", self.text) } else { self.text.to_owned() }
    }

    pub(crate) fn date(self, year: i16) -> String {
        format!("{year}-{:02}-{:02}", self.last.0, self.last.1)
    }
}

/// Names, codes, and who issues with whom: governments issue alone.
const BODIES: &[(&str, &str, Option<&str>)] = &[
    ("青禾县人民政府", "青政发", None),
    ("青禾县人民政府办公室", "青政办发", None),
    ("云岭市水务局", "云水发", None),
    ("云岭市水务局", "云水发", Some("云岭市财政局")),
    ("白沙区应急管理局", "白应急", None),
    ("白沙区应急管理局", "白应急", Some("白沙区发展和改革局")),
];

const TOPICS: &[&str] =
    &["防汛抗旱", "河湖管护", "农田灌溉设施建设", "优化营商环境", "城乡供水一体化和水质提升三年"];

const RECIPIENTS: &[&str] =
    &["各乡镇人民政府（街道办事处）", "县政府各部门、单位", "各重点企业", "有关水利工程管理单位"];

const REFERENCES: &[(&str, &str)] =
    &[("清河省防汛条例", "清政发〔2021〕12号"), ("关于加强河湖管护工作的意见", "清水〔2022〕3号")];

const HEADINGS: &[&str] = &["总体要求", "备足防汛物资", "压实工作责任", "强化监督检查", "保障措施"];

const ITEMS: &[&str] = &[
    "落实值班制度",
    "检修机电设备",
    "开展隐患排查整治",
    "修复水毁工程",
    "储备抢险物资",
    "组织应急演练",
    "完善预警发布机制",
    "加强河道巡查",
    "清理阻水障碍",
    "公开办事流程",
    "规范资金使用",
    "建立工作台账",
];

const SENTENCES: &[&str] = &[
    "严格执行领导带班和专人值守，遇有险情立即上报。",
    "对照清单逐项核查，发现问题现场交办。",
    "坚持预防为主、防救结合，把隐患消除在萌芽状态。",
    "要把责任落实到岗、到人，不留死角和盲区。",
    "畅通群众反映渠道，做到件件有回音。",
];

const POINTS: &[&str] = &["明确责任人员", "细化工作措施", "严肃工作纪律", "做好信息报送"];

const FORMS: &[&str] = &["联络员登记表", "防汛物资储备情况统计表"];

const UNITS: &[&str] = &[
    "县水务局",
    "县财政局",
    "县应急管理局",
    "县住房城乡建设局",
    "县交通运输局",
    "县农业农村局",
    "县气象局",
    "各乡镇（街道）",
];

const COPIES: &[&str] = &["县委各部门", "县人大常委会办公室", "县政协办公室", "县法院", "县检察院"];

fn units(most: usize) -> impl Strategy<Value = Vec<&'static str>> {
    subsequence(UNITS, 1..=most)
}

fn clause() -> impl Strategy<Value = Clause> {
    let lead = subsequence(UNITS, 2..=4).prop_map(|mut units| {
        let rest = units.split_off(1);
        Clause::Lead(units[0], rest)
    });
    prop_oneof![
        units(4).prop_map(Clause::Responsible),
        lead,
        (units(3), select(WHENS)).prop_map(|(units, when)| Clause::Limited(units, when)),
    ]
}

/// Two points and more: one alone is none.
fn points() -> impl Strategy<Value = Vec<(&'static str, &'static str)>> {
    let names = subsequence(POINTS, 2..=3);
    (names, vec(select(SENTENCES), 3))
        .prop_map(|(names, texts)| names.into_iter().zip(texts).collect())
}

fn sections() -> impl Strategy<Value = Vec<Section>> {
    let item = (
        subsequence(SENTENCES, 1..=3),
        prop::option::weighted(0.4, select(WHENS)),
        prop_oneof![
            6 => clause().prop_map(|clause| (Some(clause), Vec::new())),
            3 => Just((None, Vec::new())),
            1 => points().prop_map(|points| (None, points)),
        ],
    );
    (subsequence(HEADINGS, 1..=4), Just(ITEMS).prop_shuffle_of(), vec(vec(item, 1..=3), 4))
        .prop_map(|(headings, names, items)| {
            let mut names = names.into_iter();
            let sections = headings.into_iter().zip(items).map(|(heading, items)| {
                let items = items.into_iter().map(|(sentences, deadline, (clause, points))| Item {
                    heading: names.next().unwrap_or("其他事项"),
                    sentences,
                    deadline,
                    clause,
                    points,
                });
                Section { heading, items: items.collect() }
            });
            sections.collect()
        })
}

/// The names of a list in any order.
trait Shuffled {
    fn prop_shuffle_of(self) -> BoxedStrategy<Vec<&'static str>>;
}

impl Shuffled for Just<&'static [&'static str]> {
    fn prop_shuffle_of(self) -> BoxedStrategy<Vec<&'static str>> {
        Just(self.0.to_vec()).prop_shuffle().boxed()
    }
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let tasks = prop_oneof![1 => Just(Vec::new()), 2 => subsequence(ITEMS, 2..=6)];
    (tasks, vec((units(3), select(WHENS)), 6)).prop_map(|(tasks, rest)| {
        let rows = tasks.into_iter().zip(rest);
        rows.map(|(task, (units, deadline))| Row { task, units, deadline }).collect()
    })
}

/// Any notice.
pub(crate) fn known() -> impl Strategy<Value = Known> {
    let head = (
        select(BODIES),
        1u32..400,
        select(TOPICS),
        select(&["通知", "意见"][..]),
        subsequence(RECIPIENTS, 1..=3),
        prop::option::of(select(REFERENCES)),
    );
    let foot = (
        (2019i16..2027, 1i8..=5, 1i8..=28),
        prop::option::of(select(&["此件公开发布", "此件主动公开"][..])),
        prop_oneof![Just(Vec::new()), subsequence(COPIES, 1..=4)],
        prop::option::weighted(0.3, select(FORMS)),
    );
    (head, sections(), rows(), foot).prop_map(|(head, sections, rows, foot)| {
        let ((body, code, partner), serial, topic, kind, recipients, reference) = head;
        let (date, note, copy_to, form) = foot;
        Known {
            body,
            partner,
            code,
            serial,
            topic,
            kind,
            recipients,
            reference,
            sections,
            rows,
            form,
            date,
            note,
            copy_to,
        }
    })
}

impl Known {
    pub(crate) fn year(&self) -> i16 {
        self.date.0
    }

    pub(crate) fn title(&self) -> String {
        let bodies = self.bodies().join(" ");
        format!("{bodies}关于做好{}年{}工作的{}", self.year(), self.topic, self.kind)
    }

    pub(crate) fn bodies(&self) -> Vec<&'static str> {
        [self.body].into_iter().chain(self.partner).collect()
    }

    /// The titles of what is attached, in order.
    pub(crate) fn attachments(&self) -> Vec<&'static str> {
        let table = (!self.rows.is_empty()).then_some(TABLE);
        table.into_iter().chain(self.form).collect()
    }

    pub(crate) fn number(&self) -> String {
        format!("{}〔{}〕{}号", self.code, self.year(), self.serial)
    }

    pub(crate) fn day(&self) -> String {
        let (year, month, day) = self.date;
        format!("{year}年{month}月{day}日")
    }

    pub(crate) fn day_in_han(&self) -> String {
        let (year, month, day) = self.date;
        let year: String = year
            .to_string()
            .chars()
            .map(|digit| {
                "〇一二三四五六七八九".chars().nth(digit as usize - '0' as usize).unwrap_or('〇')
            })
            .collect();
        format!("{year}年{}月{}日", count(month), count(day))
    }

    pub(crate) fn opening(&self) -> String {
        let reference =
            self.reference.map(|(title, number)| format!("根据《{title}》（{number}），"));
        format!("{}结合实际，现就有关事项通知如下：", reference.unwrap_or_default())
    }
}

/// The title of the attached table.
pub(crate) const TABLE: &str = "重点任务分工表";

/// What an attached form says.
pub(crate) const FORM: &str = "此表由各单位填写，加盖公章后报送。";

/// 一, 二 … of a list that is never longer than ten.
pub(crate) fn numeral(at: usize) -> char {
    "一二三四五六七八九十".chars().nth(at).unwrap_or('十')
}

/// A number below forty in Chinese: 二十八.
fn count(number: i8) -> String {
    let tens = ["", "十", "二十", "三十"];
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    format!("{}{}", tens[number as usize / 10], digits[number as usize % 10])
}

impl Item {
    /// What stands behind its heading.
    pub(crate) fn text(&self, year: i16) -> String {
        let mut text = self.sentences.concat();
        if let Some(when) = self.deadline {
            text.push_str(&format!("{}完成整改。", when.text(year)));
        }
        match &self.clause {
            None => {}
            Some(Clause::Responsible(units)) => {
                text.push_str(&format!("（责任单位：{}）", units.join("、")));
            }
            Some(Clause::Lead(lead, rest)) => {
                text.push_str(&format!("（{lead}牵头，{}配合）", rest.join("、")));
            }
            Some(Clause::Limited(units, when)) => {
                let (units, when) = (units.join("、"), when.text(year));
                text.push_str(&format!("（责任单位：{units}；完成时限：{when}）"));
            }
        }
        text
    }
}
