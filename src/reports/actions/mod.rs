//! The use cases of reports: the order of effects and the edges of transactions.

mod edit;
mod pictures;
mod read;
mod submit;

pub use edit::{edit, hide, withdraw};
pub use pictures::{begin_upload, finish_upload, open_original, open_rendition, refuse_upload};
pub use read::{Detail, Line, find_seen, find_with_sight, get, list};
pub use submit::submit;
