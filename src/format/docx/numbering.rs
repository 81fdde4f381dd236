//! Automatic numbering: the lists that a file defines, and the label of each paragraph in them.

use std::collections::HashMap;

use super::{
    super::office::{Node, Tag, Xml},
    numeral::NumberFormat,
    styles::{ListPlace, Styles},
};
use crate::Error;

/// Levels of a list.
const LEVELS: usize = 9;

/// Characters of the pattern of a label; a longer one is no label, and each paragraph would repeat it.
const LONGEST_PATTERN: usize = 64;

/// The lists of a file.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// What lists look like, by `abstractNumId`.
    looks: HashMap<String, Look>,
    /// The lists that paragraphs name, by `numId`.
    lists: HashMap<String, List>,
}

/// What the levels of lists look like that share an `abstractNum`.
#[derive(Debug, Default)]
struct Look {
    levels: Levels,
    /// The style whose list shows what this one looks like.
    style: Option<String>,
}

type Levels = [Option<Level>; LEVELS];

/// A `num`: a list with the look of others.
#[derive(Debug, Default)]
struct List {
    /// The id of its look.
    look: String,
    /// Levels that look otherwise here.
    levels: Levels,
    /// Where levels begin to count here.
    starts: [Option<u32>; LEVELS],
}

/// A level of a list.
#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: NumberFormat,
    /// `第%1条`, `%1.%2`: the numbers of levels, and what stands around them.
    pattern: String,
    suffix: Suffix,
    /// It begins to count anew behind the levels above this one (from 1); 0 for never.
    restart: usize,
    /// Whether all its numbers are decimal.
    is_legal: bool,
    /// The style that puts paragraphs on this level.
    style: Option<String>,
}

/// What stands between a label and the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Suffix {
    Blank,
    Nothing,
}

/// How far the lists of a text have counted.
#[derive(Debug, Default)]
pub(super) struct Counters {
    counts: HashMap<String, [Option<u32>; LEVELS]>,
}

impl Numbering {
    /// The part with the lists.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Error> {
        let mut numbering = Self::default();
        loop {
            match xml.next()? {
                Node::Start(tag) if tag.is("abstractNum") => {
                    let id = tag.get("abstractNumId").unwrap_or_default().into_owned();
                    numbering.looks.insert(id, Look::read(xml)?);
                }
                Node::Start(tag) if tag.is("num") => {
                    let id = tag.get("numId").unwrap_or_default().into_owned();
                    numbering.lists.insert(id, List::read(xml)?);
                }
                Node::Eof => return Ok(numbering),
                _ => {}
            }
        }
    }

    /// The label of the next paragraph at this place, with what parts it from the text; `None` for one without
    /// a label.
    pub(super) fn label(
        &self,
        own: &ListPlace,
        style: Option<&str>,
        styles: &Styles,
        counters: &mut Counters,
    ) -> Option<String> {
        let id = own.list.as_deref().or_else(|| styles.list(style))?;
        let list = self.lists.get(id)?;
        let look = self.look(list, styles)?;
        let by_style = || styles.level(style, |style| look.level_of(style));
        let level = own.level.or_else(by_style).unwrap_or(0).min(LEVELS - 1);
        let shown = Shown { list, look };
        let numbers = counters.count(&shown, id, level);
        shown.label(level, &numbers)
    }

    /// What a list looks like; that of its style's list where it says so.
    fn look(&self, list: &List, styles: &Styles) -> Option<&Look> {
        let look = self.looks.get(&list.look)?;
        let Some(style) = &look.style else { return Some(look) };
        self.looks.get(&self.lists.get(styles.list(Some(style))?)?.look)
    }
}

impl Look {
    fn read(xml: &mut Xml<'_>) -> Result<Self, Error> {
        let mut look = Self::default();
        loop {
            match xml.next()? {
                Node::Start(tag) if tag.is("lvl") => read_level(&tag, xml, &mut look.levels)?,
                Node::Start(tag) => {
                    if tag.is("numStyleLink") {
                        look.style = tag.val().map(Into::into);
                    }
                    xml.skip()?;
                }
                Node::End | Node::Eof => return Ok(look),
                Node::Text(_) => {}
            }
        }
    }

    /// The level that a style puts its paragraphs on.
    fn level_of(&self, style: &str) -> Option<usize> {
        let is_on = |level: &Option<Level>| {
            level.as_ref().is_some_and(|level| level.style.as_deref() == Some(style))
        };
        self.levels.iter().position(is_on)
    }
}

impl List {
    fn read(xml: &mut Xml<'_>) -> Result<Self, Error> {
        let mut list = Self::default();
        loop {
            match xml.next()? {
                Node::Start(tag) if tag.is("lvlOverride") => {
                    let level = tag.number("ilvl").unwrap_or(LEVELS);
                    list.read_override(level, xml)?;
                }
                Node::Start(tag) => {
                    if tag.is("abstractNumId") {
                        list.look = tag.val().unwrap_or_default().into_owned();
                    }
                    xml.skip()?;
                }
                Node::End | Node::Eof => return Ok(list),
                Node::Text(_) => {}
            }
        }
    }

    fn read_override(&mut self, level: usize, xml: &mut Xml<'_>) -> Result<(), Error> {
        loop {
            match xml.next()? {
                Node::Start(tag) if tag.is("lvl") => read_level(&tag, xml, &mut self.levels)?,
                Node::Start(tag) => {
                    if let (true, Some(start)) =
                        (tag.is("startOverride"), self.starts.get_mut(level))
                    {
                        *start = tag.number("val");
                    }
                    xml.skip()?;
                }
                Node::End | Node::Eof => return Ok(()),
                Node::Text(_) => {}
            }
        }
    }
}

fn read_level(tag: &Tag<'_>, xml: &mut Xml<'_>, levels: &mut Levels) -> Result<(), Error> {
    let at: usize = tag.number("ilvl").unwrap_or(LEVELS);
    let level = Level::read(xml, at)?;
    if let Some(place) = levels.get_mut(at) {
        *place = Some(level);
    }
    Ok(())
}

impl Level {
    fn read(xml: &mut Xml<'_>, at: usize) -> Result<Self, Error> {
        let mut level = Self {
            start: 0,
            format: NumberFormat::default(),
            pattern: String::new(),
            suffix: Suffix::Blank,
            restart: at,
            is_legal: false,
            style: None,
        };
        // Word 2010 and later wrap formats that older versions don't know.
        let mut depth = 1;
        while depth > 0 {
            match xml.next()? {
                Node::Start(tag) => {
                    level.property(&tag);
                    match tag.name() {
                        "AlternateContent" | "Choice" => depth += 1,
                        _ => xml.skip()?,
                    }
                }
                Node::End => depth -= 1,
                Node::Text(_) => {}
                Node::Eof => break,
            }
        }
        Ok(level)
    }

    fn property(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "start" => self.start = tag.number("val").unwrap_or(0),
            "numFmt" => self.format = NumberFormat::of(&tag.val().unwrap_or_default()),
            "lvlText" => {
                self.pattern =
                    tag.val().unwrap_or_default().chars().take(LONGEST_PATTERN).collect();
            }
            "suff" if tag.val().as_deref() == Some("nothing") => self.suffix = Suffix::Nothing,
            "lvlRestart" => self.restart = tag.number("val").unwrap_or(self.restart),
            "isLgl" => self.is_legal = tag.is_on(),
            "pStyle" => self.style = tag.val().map(Into::into),
            _ => {}
        }
    }
}

/// A list and what it looks like.
struct Shown<'n> {
    list: &'n List,
    look: &'n Look,
}

impl Shown<'_> {
    fn level(&self, at: usize) -> Option<&Level> {
        self.list.levels[at].as_ref().or(self.look.levels[at].as_ref())
    }

    fn start(&self, at: usize) -> u32 {
        self.list.starts[at].or_else(|| Some(self.level(at)?.start)).unwrap_or(1)
    }

    /// The label of a level, by the numbers of it and those above.
    fn label(&self, at: usize, numbers: &[u32; LEVELS]) -> Option<String> {
        let level = self.level(at)?;
        if level.format == NumberFormat::None && !level.pattern.contains('%') {
            return None;
        }
        let mut label = String::new();
        let mut rest = level.pattern.chars().peekable();
        while let Some(c) = rest.next() {
            let digit = rest.peek().and_then(|next| next.to_digit(10)).filter(|_| c == '%');
            match digit.and_then(|digit| (digit as usize).checked_sub(1)) {
                Some(of) => {
                    rest.next();
                    label.push_str(&self.number(of, level, numbers));
                }
                None => label.push(c),
            }
        }
        let label = label.trim().to_owned();
        let is_parted = level.suffix == Suffix::Nothing || label.ends_with(stands_close);
        (!label.is_empty()).then(|| if is_parted { label } else { label + " " })
    }

    /// The number of a level as the label of `shown` has it.
    fn number(&self, of: usize, shown: &Level, numbers: &[u32; LEVELS]) -> String {
        let format = self.level(of).map_or(NumberFormat::default(), |level| level.format);
        let is_decimal = shown.is_legal && format != NumberFormat::None;
        let format = if is_decimal { NumberFormat::default() } else { format };
        format.write(numbers[of])
    }
}

/// Whether text stands close behind a mark: behind `.` it does not, because `1.5` would be another number.
fn stands_close(mark: char) -> bool {
    matches!(mark, '、' | '．' | '，' | '：' | '）' | ')' | '〕' | '】' | '①'..='⒇' | '㈠'..='㈩')
}

impl Counters {
    /// Counts a paragraph on a level, and gives the numbers of all levels.
    fn count(&mut self, shown: &Shown<'_>, id: &str, level: usize) -> [u32; LEVELS] {
        // Lists that look alike count on together, unless one says where it begins.
        let is_alone = shown.list.starts.iter().any(Option::is_some);
        let key = if is_alone { format!("list {id}") } else { format!("look {}", shown.list.look) };
        let counts = self.counts.entry(key).or_default();
        counts[level] = Some(match counts[level] {
            Some(number) => number.saturating_add(1),
            None => shown.start(level),
        });
        for (below, count) in counts.iter_mut().enumerate().skip(level + 1) {
            let restart = shown.level(below).map_or(below, |level| level.restart);
            if level < restart {
                *count = None;
            }
        }
        std::array::from_fn(|at| counts[at].unwrap_or_else(|| shown.start(at)))
    }
}
