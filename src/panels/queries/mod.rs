//! The queries behind panel days. Diesel only, no rules.

mod panels;
mod people;
mod rounds;
mod works;

pub use panels::{
    NewPanel, PanelRow, change_setup, close, find_panel, insert_panel, list_panels, set_running, set_seed,
};
pub use people::{list_judge_grants, list_judges, put_judges};
pub use rounds::{
    OfRecord, RoundRow, ScoreRow, close_round, list_of_record, list_rounds, list_scores, list_unfinished, open_round,
    put_order, put_points, put_score,
};
pub use works::{list_pictures, list_showable};
