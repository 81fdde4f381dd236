//! The cover of a plan that is an attachment alone: `附件 / …规划 / 云岭市水务局 / 云岭市应急局 / 2021年12月`.

use crate::{
    Field,
    document::{
        Document,
        head::name,
        uses::{Use, Uses},
    },
    grammar::joint,
};

/// Takes the bodies between the title that ends before `from` and the month: nobody else issues such a text.
pub(super) fn read<'a>(uses: &mut Uses<'a, '_>, document: &mut Document<'a>, from: usize) {
    /// No cover names more.
    const MOST: usize = 8;
    let bodies: Vec<usize> = uses
        .free(from..uses.len())
        .take(MOST)
        .take_while(|at| name::is_body(uses.text(*at)))
        .collect();
    let Some(last) = bodies.last() else { return };
    let Some(month) = uses.next_free(last + 1).filter(|at| name::is_month(uses.text(*at))) else {
        return;
    };
    for at in bodies {
        if let Some(paragraph) = uses.paragraph(at) {
            let names = joint::bodies(paragraph.text());
            document.issuing_bodies.extend(names.map(|name| paragraph.prose.get(name)));
        }
        uses.field(at, Field::IssuingBodies);
    }
    uses.set(month, Use::Furniture);
}
