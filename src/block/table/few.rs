//! Lists of which nearly all have one value.

/// Values in order. The first takes no memory of its own: most cells of a table are one line.
#[derive(Debug, Clone)]
pub(crate) struct Few<T> {
    first: Option<T>,
    /// Those behind the first.
    more: Vec<T>,
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self { first: None, more: Vec::new() }
    }
}

impl<T> Few<T> {
    pub(super) fn of(value: T) -> Self {
        Self { first: Some(value), more: Vec::new() }
    }

    pub(super) fn push(&mut self, value: T) {
        match self.first {
            None => self.first = Some(value),
            Some(_) => self.more.push(value),
        }
    }

    /// Adds other values behind these.
    pub(super) fn append(&mut self, others: Self) {
        others.first.into_iter().chain(others.more).for_each(|value| self.push(value));
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.first.iter().chain(&self.more)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.first.is_none()
    }

    pub(super) fn len(&self) -> usize {
        usize::from(self.first.is_some()) + self.more.len()
    }

    pub(super) fn first(&self) -> Option<&T> {
        self.first.as_ref()
    }

    pub(super) fn last(&self) -> Option<&T> {
        self.more.last().or(self.first.as_ref())
    }

    pub(super) fn last_mut(&mut self) -> Option<&mut T> {
        self.more.last_mut().or(self.first.as_mut())
    }

    /// The value of a list that has one.
    pub(crate) fn only(&self) -> Option<&T> {
        self.first.as_ref().filter(|_| self.more.is_empty())
    }
}
