//! Rows of reports: `write` changes them, `detail` gathers what belongs to one, `list` finds many.
//!
//! Invariant: a list never returns what its viewer may not see; the rule is in
//! its SQL, not in a filter behind it.

mod detail;
mod keys;
mod list;
mod points;
mod retention;
mod scope;
mod write;

pub use detail::{
    Branch, Person, Underway, Use, filer_name, find_report, has_active_evidence, is_companion, list_branches,
    list_companions, list_members, list_underway, list_used, list_uses, list_with_part,
};
pub use keys::{delete_expired_keys, find_key, insert_key, release_key, renew_key, settle_key, take_over_key};
pub use list::{After, Filter, list_reports};
pub use points::round_some_points;
pub use retention::{
    count_due_photos, list_cycle_days, list_cycle_ends, list_outlived_photos, list_photo_uses, shrink_report,
};
pub use scope::find_area_path;
pub use write::{
    bytes_are_here, check_companions, check_references, delete_photos, find_acting, insert_companions, insert_report,
    insert_slot, move_slot, replace_companions, set_state, update_content,
};
