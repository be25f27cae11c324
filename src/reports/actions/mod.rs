//! The use cases of reports: the order of effects and the edges of transactions.

mod bundle;
mod clear_photos;
mod edit;
mod once;
mod pictures;
mod read;
mod round_points;
mod submit;
mod veil;

pub use bundle::{Begun, Bundle, begin_bundle};
pub use clear_photos::{clear_photos, count_due_photos, run as run_clear_photos};
pub use edit::{edit, hide, withdraw};
pub use once::{Answered, forget_answers, run as run_forget_answers};
pub use pictures::{begin_upload, finish_upload, get_blurs, open_original, open_rendition, put_blurs, refuse_upload};
pub use read::{Detail, Line, find_seen, find_with_sight, get, list};
pub use round_points::{round_points, run as run_round_points};
pub use submit::submit;
pub use veil::veiled_reports;
