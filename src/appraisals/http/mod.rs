//! The wire types and handlers of `appraisals`. Nothing else: rules are in `model`, effects in `actions`.

mod chains;
mod cycles;
mod records;
mod schedule;
mod sheet_files;
mod sheets;

use utoipa_actix_web::service_config::ServiceConfig;

use super::Error;
use crate::http::problem::{self, Problem};

pub use records::{RecordOrganizationView, RecordQuery, RecordView};
pub use sheets::CriterionView;

/// Registers the routes of this feature under `/api/v1`.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(cycles::create_cycle)
        .service(cycles::list_cycles)
        .service(cycles::get_cycle)
        .service(cycles::update_cycle)
        .service(cycles::open_cycle)
        .service(cycles::close_cycle)
        .service(sheets::list_sheets)
        .service(sheets::get_sheet)
        .service(sheets::put_sheet)
        .service(sheet_files::list_sheet_versions)
        .service(sheet_files::export_sheet)
        .service(sheet_files::import_sheet)
        .service(chains::list_chains)
        .service(chains::put_chain)
        .service(schedule::get_schedule)
        .service(schedule::put_schedule)
        .service(records::list_records)
        .service(records::get_cycle_progress);
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::not_found(),
            Error::Forbidden => {
                Self::new(&problem::FORBIDDEN, "This needs the permission `reviewer` or `branch_keeper`.")
            }
            Error::WrongState(detail) => Self::new(&problem::WRONG_STATE, detail),
            Error::Overlap => Self::new(&problem::CONFLICT, "Another open cycle covers some of these days."),
            Error::Cursor => Self::foreign_cursor(),
            Error::Invalid(errors) => errors.into(),
            Error::Db(error) => error.into(),
        }
    }
}
