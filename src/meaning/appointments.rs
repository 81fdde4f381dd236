//! 任免 of the whole document, where its title says that it is about that.

use crate::{
    Appointment,
    document::{Document, Item, Items},
    grammar::appointment::{FoundAppointment, appointments},
    text::{Prose, Words, scan::holds_any},
};

/// What titles of such documents say.
static PERSONNEL: Words =
    Words::of(&["任免", "任职", "免职", "任命", "免去", "聘任", "任用", "职务的"]);

/// Whether a title says so; hardly any has one of the characters that each of the words has.
fn is_personnel(title: &str) -> bool {
    holds_any(title, ['任', '免', '职']) && PERSONNEL.stand_in(title)
}

/// Types of documents that appoint; a 公示 says who may be appointed, a 议案 who ought to be.
const APPOINTING: &[&str] = &["通知", "决定", "令", "命令", "公告", "批复", "名单"];

/// The appointments of a document, in order.
pub(super) fn read<'a>(document: &Document<'a>) -> Vec<Appointment<'a>> {
    let is_about = document.title.as_deref().is_some_and(is_personnel);
    let appoints = || document.document_type.as_deref().is_none_or(|of| APPOINTING.contains(&of));
    let mut all = Vec::new();
    if !(is_about && appoints()) {
        return all;
    }
    let mut heading = None;
    for item in document.parts().flat_map(Items::iter) {
        let Some(prose) = item.prose() else { continue };
        let from = if let Item::Section(section) = item { section.label() } else { 0 };
        let (found, announced) = appointments(&prose.text()[from..], heading);
        // What a heading announces ends at the first line that is none of it.
        heading = announced.filter(|_| !found.is_empty() || announced != heading);
        all.extend(found.into_iter().flat_map(|one| people(prose, from, one)));
    }
    all
}

/// One appointment for each of the people who share a post.
fn people<'a>(
    prose: &Prose<'a>,
    from: usize,
    found: FoundAppointment,
) -> impl Iterator<Item = Appointment<'a>> {
    let FoundAppointment { kind, names, post } = found;
    let post = post.start + from..post.end + from;
    names.into_iter().map(move |name| {
        let name = name.start + from..name.end + from;
        let own = prose.span(post.clone());
        Appointment {
            name: prose.get(name.clone()),
            post: prose.get(post.clone()),
            kind,
            span: prose.span(name).join(own),
        }
    })
}
