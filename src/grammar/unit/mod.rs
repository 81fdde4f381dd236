//! 责任单位: lists of the bodies that a task falls to, as cells of tables and clauses hold them.
//!
//! Rules: contract, section 5. Shape: `名称、名称，名称等有关部门`, each name with verbs behind it that say
//! what part the names up to there have (甲局牵头，乙局、丙局配合).

pub(crate) mod brackets;
mod holds;
mod kind;
mod names;
mod pieces;
mod tail;
mod top_level;
mod words;

use std::{borrow::Cow, ops::Range};

pub(crate) use holds::Holds;
pub(crate) use kind::{is_collective, is_levelled, is_unit};
pub(crate) use names::Names;
pub(crate) use top_level::{COLONS, Mark, Sign, TopLevel, mark_of, sign_of};

use crate::Role;
use pieces::each_piece;

/// One name of a [`UnitList`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnitItem<'t> {
    /// The name, without the blanks and line breaks that stand in it.
    pub(crate) name: Cow<'t, str>,
    /// Where it stands.
    pub(crate) range: Range<usize>,
    /// The part that words behind the names give it.
    pub(crate) role: Option<Role>,
    /// How many commas and semicolons stand in the list before it (逗号前的为牵头单位).
    pub(crate) group: u32,
    /// What the name holds.
    pub(crate) holds: Holds,
}

impl UnitItem<'_> {
    /// Whether the name is a unit's by itself.
    pub(crate) fn is_unit(&self) -> bool {
        kind::is_unit_of(&self.name, Some(self.holds))
    }

    /// Whether the name is a body's beyond doubt.
    pub(crate) fn is_strong(&self) -> bool {
        kind::is_strong(&self.name, self.holds)
    }

    /// Whether the name is that of an office within a body.
    pub(crate) fn is_office(&self) -> bool {
        kind::is_office(&self.name, self.holds)
    }

    /// Whether the name ends in a word for bodies of a kind (企业, 单位).
    pub(crate) fn is_of_kind(&self) -> bool {
        kind::ends_collectively(&self.name)
    }
}

/// A list of units.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct UnitList<'t> {
    /// The names in order.
    pub(crate) items: Vec<UnitItem<'t>>,
    /// Whether 等 leaves it open.
    pub(crate) open_ended: bool,
}

/// Reads a list of units; what is no name (等 and its kin, verbs, dashes) is dropped.
///
/// It takes every text for a list. Whether it is one, [`is_unit`] tells of each item.
pub(crate) fn unit_list(text: &str) -> UnitList<'_> {
    let mut items = Vec::new();
    let open_ended = units_within(text, 0..text.len(), &TopLevel::of(text), 0, &mut items);
    UnitList { items, open_ended }
}

/// Reads a range of a text as a list and adds its names to `items`; gives whether 等 leaves it open.
///
/// It begins and ends in no bracket; so many commas and semicolons were counted in front of it.
pub(crate) fn units_within<'t>(
    text: &'t str,
    range: Range<usize>,
    top: &TopLevel,
    group: u32,
    items: &mut Vec<UnitItem<'t>>,
) -> bool {
    // Nothing stands in front of most labels.
    if range.is_empty() {
        return false;
    }
    let stretch = top.stretch(range.clone());
    items.reserve(stretch.places.len() + 1);
    let mut names = Names::new(text, group, items);
    each_piece(text, range, &stretch, |piece| {
        let holds = piece.holds.unwrap_or_else(|| Holds::of(&text[piece.range.clone()]));
        names.piece(piece.range, piece.mark, holds);
    });
    names.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        unit_list(text).items.into_iter().map(|item| item.name.into_owned()).collect()
    }

    fn roles(text: &str) -> Vec<(String, Option<Role>)> {
        unit_list(text).items.into_iter().map(|item| (item.name.into_owned(), item.role)).collect()
    }

    #[test]
    fn collectives_are_one() {
        for one in [
            "县政府各部门、单位",
            "各部门、各单位",
            "有关部门、单位",
            "各有关部门和单位",
            "市政府各部门（单位）",
            "各市、县（区）人民政府",
            "有关部门（单位）",
        ] {
            assert_eq!(names(one), [one], "{one}");
        }
        for one in [
            "各市、县（区）财政局",
            "有关市、县〔区〕人民政府",
            "各州、市水利局",
            "市、区财政局",
            "省、市、县（市、区）教育局",
            "各市、县（区）有关部门",
            "各区、市政府",
        ] {
            assert_eq!(names(one), [one], "{one}");
        }
        for two in [
            ["各区", "市水利局"],
            ["各市", "市场监管局"],
            ["各市", "市财政局"],
            ["各镇", "县财政局"],
        ] {
            assert_eq!(names(&two.join("、")), two);
        }
        let widest = "各省、自治区、直辖市人民政府";
        assert_eq!(names(widest), [widest]);
        assert_eq!(names("各乡镇、各部门"), ["各乡镇", "各部门"]);
        assert_eq!(names("县政府各部门单位，各镇（街道）"), ["县政府各部门单位", "各镇（街道）"]);
        assert_eq!(names("各镇街、市政府各部门"), ["各镇街", "市政府各部门"]);
        assert_eq!(names("各镇、县政府"), ["各镇", "县政府"]);
        assert_eq!(
            names("县、区政府，各市〔州〕、县〔区〕政府)"),
            ["县、区政府", "各市〔州〕、县〔区〕政府"]
        );
    }

    #[test]
    fn open_tails_are_dropped_up_to_the_next_separator() {
        for open in [
            "清河局等",
            "清河局等部门",
            "清河局等有关部门、单位",
            "清河局等相关部门（单位）",
            "清河局、等",
        ] {
            assert_eq!(names(open), ["清河局"], "{open}");
            assert!(unit_list(open).open_ended, "{open}");
        }
        let list = unit_list("县司法局等县政府有关部门单位，各镇（街道）");
        assert!(list.open_ended);
        assert_eq!(list.items.len(), 2);
        assert!(!unit_list("有关部门、单位").open_ended);
    }

    #[test]
    fn words_give_parts() {
        use Role::{Cooperating, Lead, Responsible};
        assert_eq!(
            roles("甲局、乙局分别牵头，各镇，各部门按职责分工落实"),
            [("甲局", Lead), ("乙局", Lead), ("各镇", Responsible), ("各部门", Responsible)]
                .map(|(name, role)| (name.to_owned(), Some(role)))
        );
        assert_eq!(
            roles("甲部等部门会同各地方按职责分工负责"),
            [("甲部", Responsible), ("各地方", Cooperating)]
                .map(|(name, role)| (name.to_owned(), Some(role)))
        );
        assert_eq!(
            roles("县财政局牵头县税务局配合"),
            [("县财政局", Lead), ("县税务局", Cooperating)]
                .map(|(name, role)| (name.to_owned(), Some(role)))
        );
        assert_eq!(
            roles("清河县财政局（牵头）、清河县税务局"),
            [("清河县财政局".to_owned(), Some(Lead)), ("清河县税务局".to_owned(), None)]
        );
    }

    #[test]
    fn what_is_no_unit_is_dropped() {
        assert_eq!(names("—"), Vec::<String>::new());
        assert_eq!(names("无"), Vec::<String>::new());
        assert_eq!(names("/"), Vec::<String>::new());
        assert_eq!(names("各乡镇街道〔以下简称各乡镇〕、甲局（代章）"), ["各乡镇街道", "甲局"]);
        assert_eq!(names("各乡镇各部门"), ["各乡镇各部门"]);
    }

    #[test]
    fn commas_count_the_groups() {
        let groups = |text: &str| -> Vec<u32> {
            unit_list(text).items.iter().map(|item| item.group).collect()
        };
        assert_eq!(groups("甲局、乙局，丙局；丁局、戊局"), [0, 0, 1, 2, 2]);
        assert_eq!(groups("，甲局"), [0]);
        assert_eq!(groups("市水利局\n市体育局，市教育局；\n市民政局"), [0, 0, 1, 2]);
    }

    #[test]
    fn those_behind_with_help() {
        use Role::{Cooperating, Responsible};
        let given = |text: &str| -> Vec<Option<Role>> {
            unit_list(text).items.iter().map(|item| item.role).collect()
        };
        assert_eq!(given("市财政局会同市水利局"), [Some(Responsible), Some(Cooperating)]);
        assert_eq!(
            given("市财政局会同市水利局、市教育局负责，市民政局"),
            [Some(Responsible), Some(Cooperating), Some(Cooperating), None]
        );
        assert_eq!(
            given("市财政局会同市水利局会同市教育局负责"),
            [Some(Responsible), Some(Cooperating), Some(Cooperating)]
        );
        assert_eq!(given("会同县"), [None]);
        assert_eq!(given("市财政局会同"), [None]);
        assert_eq!(names("怀化市会同县、县财政局"), ["怀化市会同县", "县财政局"]);
        assert_eq!(given("由县财政局会同县水利局"), [Some(Responsible), Some(Cooperating)]);
        assert_eq!(names("协调机制牵头部门、县财政局"), ["协调机制牵头部门", "县财政局"]);
        assert_eq!(names("县财政局牵头县水利局负责"), ["县财政局", "县水利局"]);
    }

    #[test]
    fn kinds_of_places_go_on_downwards() {
        assert_eq!(names("各市、县（区）政府"), ["各市、县（区）政府"]);
        assert_eq!(names("县、区政府"), ["县、区政府"]);
        assert_eq!(names("市政府、县政府"), ["市政府", "县政府"]);
        assert_eq!(names("各县、市政府"), ["各县", "市政府"]);
        assert_eq!(names("清河县、区政府"), ["清河县", "区政府"]);
        assert_eq!(names("各市，县政府"), ["各市", "县政府"]);
        assert_eq!(names("有关部门，各单位"), ["有关部门", "各单位"]);
        assert_eq!(names("县财政局等部门、单位"), ["县财政局"]);
        assert_eq!(names("县财政局等部门，单位"), ["县财政局", "单位"]);
    }

    #[test]
    fn notes_behind_names_are_none_of_them() {
        assert_eq!(names("县水利局（含水库）、县财政局（盖章）"), ["县水利局", "县财政局"]);
        assert_eq!(names("各镇（街道）、（县）财政局"), ["各镇（街道）", "（县）财政局"]);
        assert_eq!(names("县水利局）、县财政局]"), ["县水利局", "县财政局"]);
        assert_eq!(
            names("并由县水利局、由县财政局、：县民政局 "),
            ["县水利局", "县财政局", "县民政局"]
        );
        assert_eq!(names("……、县水利局、A公司、é"), ["县水利局", "A公司", "é"]);
        let roles: Vec<_> =
            unit_list("县水利局（配合单位）").items.iter().map(|i| i.role).collect();
        assert_eq!(roles, [Some(Role::Cooperating)]);
    }

    #[test]
    fn ranges_lead_to_the_names() {
        let text = "县财政局、\n 县水\n利局";
        let list = unit_list(text);
        assert_eq!(&text[list.items[1].range.clone()], "县水\n利局");
        assert_eq!(list.items[1].name, "县水利局");
    }

    #[test]
    fn blanks_between_what_is_no_unit_cost_no_more_than_their_length() {
        let text = "云水市人民政府公报　　　第4期　".repeat(20_000) + &"各市、县、".repeat(20_000);
        let start = std::time::Instant::now();
        unit_list(&text);
        // Once around each blank anew it took minutes.
        assert!(start.elapsed() < std::time::Duration::from_secs(10), "{:?}", start.elapsed());
    }

    #[test]
    fn no_truncation_panics() {
        let text = "甲局（牵头）、各县（市、区）；乙局\n会同丙局等部门、单位按职责分工负责，各市、县[区]以及—";
        for end in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
            unit_list(&text[..end]);
            unit_list(&text[end..]);
        }
    }
}
