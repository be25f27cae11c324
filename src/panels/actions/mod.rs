//! Use cases of panel days.

mod look;
mod prepare;
mod rounds;
mod seat;
mod slides;

pub use super::queries::{OfRecord, PanelRow, RoundRow};
pub use look::{Panel, Turn, find_panel, list_panels, list_record_panels};
pub use prepare::{CandidateJudge, change_panel, create_panel, draw_order, list_judges, put_judges, put_order};
pub use rounds::{close_panel, close_round, open_round, put_score};
pub use slides::{Slides, find_slides, open_picture};
