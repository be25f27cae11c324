//! The queries of cycles, sheets and records.
//!
//! Diesel only, no rules. Every function takes the connection first, so that callers compose transactions.

mod cycles;
mod records;
mod scope;
mod sheets;

pub use cycles::{
    Cycle, find_cycle, insert_cycle, list_cycles, lock_open_cycles, open_overlap, set_state, update_plan,
};
pub use records::{
    RecordFilter, RecordRow, covering_cycles, ensure_record, insert_record, is_appraised, link_cycle, link_one,
    list_appraised, list_records, unlink_stray,
};
pub use scope::WithinScopes;
pub use sheets::{
    CriterionRow, Sheet, current_sheet, find_domain, find_sheet, freeze, insert_sheet, list_criteria,
    list_current_sheets, list_domains, whole_sheet,
};
