//! What all sets of bits have in common: of the classes of characters, of what a character says, of what a paragraph shows.

/// Gives a set, which is a number with a bit for each thing that may be in it, the two questions that all of them are asked.
/// Each set stays a type of its own, so that none is asked for what another knows.
macro_rules! set_of_bits {
    ($set:ident) => {
        impl $set {
            /// These and others.
            #[inline]
            pub(crate) const fn or(self, others: Self) -> Self {
                Self(self.0 | others.0)
            }

            /// Whether any of some others is among these.
            #[inline]
            pub(crate) const fn any(self, of: Self) -> bool {
                self.0 & of.0 != 0
            }
        }
    };
}

pub(crate) use set_of_bits;
