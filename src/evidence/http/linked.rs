//! A report linked to a record, on the wire.

use chrono::NaiveDate;
use serde::Serialize;

use super::super::actions::ListedReport;
use crate::db::types::{Instant, PhotoId, ReportId};

/// A linked report in a list.
#[derive(Serialize, utoipa::ToSchema)]
pub struct LinkedReportView {
    id: ReportId,
    #[schema(example = "village_service")]
    kind: String,
    text: String,
    outcome: Option<String>,
    happened_on: NaiveDate,
    backdated: bool,
    author_name: String,
    /// Send it as `report_revision` when attaching, to be sure of attaching what was read.
    revision: i32,
    submitted_at: Instant,
    /// Stored photos, in order.
    photo_ids: Vec<PhotoId>,
    /// Codes of the criteria it supports in this record.
    used_for: Vec<String>,
    /// Codes of the criteria the branch offers it for.
    offered_for: Vec<String>,
}

impl From<ListedReport> for LinkedReportView {
    fn from(listed: ListedReport) -> Self {
        let report = listed.report;
        Self {
            id: report.id,
            kind: report.kind,
            text: report.body,
            outcome: report.outcome,
            happened_on: report.happened_on,
            backdated: report.backdated,
            author_name: report.author_name,
            revision: report.revision,
            submitted_at: report.submitted_at,
            photo_ids: listed.photos,
            used_for: listed.used_for,
            offered_for: listed.offered_for,
        }
    }
}
