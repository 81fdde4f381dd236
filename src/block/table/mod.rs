//! **Tables**, in whatever form text gives them.
