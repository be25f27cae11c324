//! The queries of cycles, sheets and records.
//!
//! Diesel only, no rules. Every function takes the connection first, so that callers compose transactions.

mod blind;
mod chains;
mod cycles;
mod progress;
mod records;
mod schedule;
mod scope;
mod sheets;

pub use blind::{
    VeilFacts, blind_levels, list_blind_cycles, list_conclusions, list_linked_records, list_masks, list_veil_facts,
};
pub use chains::{find_chain, list_chains, put_chain};
pub use cycles::{
    Cycle, find_cycle, insert_cycle, list_cycles, lock_open_cycles, open_overlap, set_state, update_plan,
};
pub use progress::{count_states, scored_criteria};
pub use records::{
    RecordFilter, RecordRow, covering_cycles, ensure_record, find_position, insert_record, is_appraised, link_cycle,
    link_one, list_appraised, list_records, unlink_stray,
};
pub use schedule::{domain_cap, find_notice, find_schedule, honor_years, put_schedule, second_score_gap};
pub use scope::WithinScopes;
pub use sheets::{
    CriterionRow, Domain, Sheet, current_sheet, find_domain, find_sheet, freeze, honor_of, insert_sheet, list_criteria,
    list_current_sheets, list_domains, list_versions, whole_sheet,
};
