//! Which part of a container an id in another part stands for.

use std::collections::HashMap;

use super::{Node, Package, Xml};
use crate::Error;

/// The parts that a part names.
#[derive(Debug, Default)]
pub(in crate::format) struct Relationships {
    targets: Vec<Target>,
    /// The places of the targets, by their ids.
    #[cfg(feature = "xlsx")]
    by_id: HashMap<String, usize>,
    /// What stands outside the container, by its id: the addresses of links.
    #[cfg(feature = "docx")]
    addresses: HashMap<String, String>,
}

/// A part that another names.
#[derive(Debug)]
pub(in crate::format) struct Target {
    /// The last word of its kind's address: `header`, `worksheet`.
    pub(in crate::format) kind: String,
    pub(in crate::format) path: String,
}

impl Relationships {
    /// Those of a part, or of the container itself where the path is empty; none where it has none.
    pub(in crate::format) fn of(package: &mut Package<'_>, path: &str) -> Result<Self, Error> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let Some(part) = package.find(&format!("{folder}_rels/{name}.rels"))? else {
            return Ok(Self::default());
        };
        let mut relationships = Self::default();
        let mut xml = Xml::new(&part, package);
        loop {
            match xml.next()? {
                Node::Start(tag) if tag.is("Relationship") && tag.get("TargetMode").is_none() => {
                    let kind = tag.get("Type").unwrap_or_default();
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    let path = resolve(&folder, &tag.get("Target").unwrap_or_default());
                    #[cfg(feature = "xlsx")]
                    {
                        let id = tag.get("Id").unwrap_or_default().into_owned();
                        relationships.by_id.insert(id, relationships.targets.len());
                    }
                    relationships.targets.push(Target { kind, path });
                }
                #[cfg(feature = "docx")]
                Node::Start(tag) if tag.is("Relationship") => {
                    let of = |key| tag.get(key).unwrap_or_default().into_owned();
                    relationships.addresses.insert(of("Id"), of("Target"));
                }
                Node::Eof => return Ok(relationships),
                _ => {}
            }
        }
    }

    /// Reads the part of a kind; what it would say by default where there is none.
    pub(in crate::format) fn read<T: Default>(
        &self,
        package: &mut Package<'_>,
        kind: &str,
        read: impl FnOnce(&mut Xml<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let Some(path) = self.of_kind(kind).next() else { return Ok(T::default()) };
        let Some(part) = package.find(path)? else { return Ok(T::default()) };
        read(&mut Xml::new(&part, package))
    }

    /// The part that an id stands for.
    #[cfg(feature = "xlsx")]
    pub(in crate::format) fn target(&self, id: &str) -> Option<&Target> {
        self.targets.get(*self.by_id.get(id)?)
    }

    /// The address outside the container that an id stands for.
    #[cfg(feature = "docx")]
    pub(in crate::format) fn address(&self, id: &str) -> Option<&str> {
        self.addresses.get(id).map(String::as_str)
    }

    /// The paths of a kind.
    pub(in crate::format) fn of_kind(&self, wanted: &str) -> impl Iterator<Item = &str> {
        self.targets.iter().filter(move |target| target.kind == wanted).map(|target| &*target.path)
    }
}

/// A path in the container, from one that is meant from a folder or from the top.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(from_top) = target.strip_prefix('/') {
        return from_top.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_meant_from_their_folder_or_from_the_top() {
        assert_eq!(resolve("word/", "header1.xml"), "word/header1.xml");
        assert_eq!(resolve("word/", "/word/header1.xml"), "word/header1.xml");
        assert_eq!(
            resolve("xl/worksheets/", "../drawings/drawing1.xml"),
            "xl/drawings/drawing1.xml"
        );
        assert_eq!(resolve("", "../../word/document.xml"), "word/document.xml");
    }
}
