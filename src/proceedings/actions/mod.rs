//! What people do with the proceedings of a record: order of effects and transaction edges.

mod adjustments;
mod burden;
mod desk;
mod objections;
mod offers;
mod self_scores;
mod steps;
mod supplements;

pub use adjustments::{Adjustments, confirm_veto, lift_adjustment, list_adjustments, set_adjustment};
pub use burden::find_burden;
pub use objections::{Objection, list_inbox, list_objections, note_objection, receive_objection, settle_objection};
pub use offers::put_offers;
pub use self_scores::{OwnScores, put_self_scores};
pub use steps::{NextStep, Proceedings, list_steps, take_step};

pub use supplements::{
    ListedSupplement, SupplementFilter, Supplements, answer_supplement, ask_supplement, list_cycle_supplements,
    list_supplements,
};

pub use super::queries::{AdjustmentRow, ObjectionLine, Settlement, StepRow, SupplementRow};
pub use crate::evidence::ScoreRow;
