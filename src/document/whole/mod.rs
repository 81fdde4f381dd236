//! What only the whole document tells.
//!
//! Takes the document when header, parts and tail are read. Gives the issuing bodies ([`issuer`]), whether it is a document or
//! a text about documents ([`kind`]), and its own type ([`document_type`]). Then says which values the page's table denies
//! ([`contradiction`]) and which stand elsewhere than such values do ([`inferred`]). Guarantees that the parts
//! stay as they are: of the blocks only a title changes its use, where it is the beginning of a masthead.

pub(super) mod contradiction;
pub(super) mod document_type;
pub(super) mod inferred;
pub(super) mod issuer;
pub(super) mod kind;
