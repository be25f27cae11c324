//! The queries behind steps and adjustments.
//!
//! Diesel only, no rules.

mod adjustments;
mod burden;
mod objections;
mod steps;
mod supplements;

pub use adjustments::{
    AdjustmentRow, NewAdjustment, confirm, find_adjustment, insert_adjustment, lift, lift_confirmed_vetoes,
    list_adjustments,
};
pub use burden::{list_asked, list_returns};
pub use objections::{
    Inbox, NewObjection, ObjectionLine, ObjectionRow, Settlement, find_objection, insert_objection, list_inbox,
    list_objections, settle_objection,
};
pub use steps::{NewStep, StepRow, has_scored, insert_step, list_steps, named_count, named_in_domain, set_state};
pub use supplements::{
    NewSupplement, SupplementLine, SupplementRow, find_supplement, insert_supplement, list_cycle_supplements,
    list_supplements, settle_supplement,
};
