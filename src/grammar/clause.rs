pub(crate) fn clause(_: &str) -> Option<()> { None }
