//! stub
use std::borrow::Cow;
use crate::{Column, Span, line::Line};
#[derive(Debug)]
pub(crate) struct Cell<'a> { pub text: Cow<'a, str>, pub span: Span }
#[derive(Debug)]
pub(crate) struct Row<'a> { pub cells: Vec<Cell<'a>>, pub span: Span, pub kind: RowKind }
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowKind { Task, Heading }
#[derive(Debug)]
pub(crate) struct Table<'a> { pub columns: Vec<Column<'a>>, pub rows: Vec<Row<'a>>, pub span: Span, pub repeated: Vec<Span> }
pub(crate) fn table<'a>(_source: &'a str, _lines: &[Line], _at: usize) -> Option<(Table<'a>, usize)> { None }
