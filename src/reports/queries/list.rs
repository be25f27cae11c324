//! The list: one query an arm, each led by an index that already has the order, merged here.
//!
//! An OR over "mine", "filed by me", "I was there", "my branches" and "my scope"
//! would make either database read and sort everything. Invariant: each arm is
//! complete for its page, so the merge is.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::scope::{BranchWithin, Branches, branches};
use crate::db::dialect::contains;
use crate::db::schema::{appraisal_record_reports, evidence, field_reports, report_companions};
use crate::db::types::{OrganizationId, PlaceId, ProjectId, RecordId, ReportId};
use crate::db::{DbConn, DbResult, MultiBackend};
use crate::reports::model::{ReportKind, ReportRow, ReportState};
use crate::reports::visibility::Viewer;

/// What a list is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only what the viewer wrote or filed.
    pub mine: bool,
    /// Of this branch.
    pub branch_id: Option<OrganizationId>,
    /// Of branches in this subtree.
    pub area_path: Option<String>,
    /// Of branches of this domain.
    pub domain: Option<String>,
    /// Of this kind.
    pub kind: Option<ReportKind>,
    /// Of this theme.
    pub theme: Option<String>,
    /// At this place.
    pub place_id: Option<PlaceId>,
    /// For this project.
    pub project_id: Option<ProjectId>,
    /// Not before.
    pub from: Option<NaiveDate>,
    /// Not after.
    pub to: Option<NaiveDate>,
    /// With this in the text, lower-cased.
    pub text: Option<String>,
    /// With, or without, photos.
    pub has_photos: Option<bool>,
    /// With, or without, evidence resting on it now.
    pub used: Option<bool>,
    /// Linked to this appraisal record.
    pub record_id: Option<RecordId>,
}

impl Filter {
    /// Whether it asks for names, places or what belongs to a branch: a veiled report is found by none of them.
    #[must_use]
    pub fn tells_names(&self) -> bool {
        self.text.is_some()
            || self.branch_id.is_some()
            || self.area_path.is_some()
            || self.place_id.is_some()
            || self.project_id.is_some()
    }
}

/// The position behind which a page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct After {
    /// Its day.
    pub day: NaiveDate,
    /// Its id.
    pub id: ReportId,
}

type Query = field_reports::BoxedQuery<'static, MultiBackend>;

/// At most `limit` reports a viewer may see, newest day first, then newest id.
///
/// # Errors
/// As any query.
pub fn list_reports(
    conn: &mut DbConn,
    viewer: &Viewer,
    filter: &Filter,
    after: Option<After>,
    limit: usize,
) -> DbResult<Vec<ReportRow>> {
    let mut merged = BTreeMap::new();
    for arm in arms(conn, viewer, filter, after)? {
        let rows = arm
            .order((field_reports::happened_on.desc(), field_reports::id.desc()))
            .limit(i64::try_from(limit).unwrap_or(i64::MAX))
            .select(ReportRow::as_select())
            .load::<ReportRow>(conn)?;
        merged.extend(rows.into_iter().map(|row| ((row.happened_on, row.id), row)));
    }
    Ok(merged.into_values().rev().take(limit).collect())
}

fn arms(conn: &mut DbConn, viewer: &Viewer, filter: &Filter, after: Option<After>) -> DbResult<Vec<Query>> {
    let mut arms = vec![own(filter, after).filter(field_reports::filed_by.eq(viewer.account_id))];
    if let Some(member_id) = viewer.member_id {
        arms.push(own(filter, after).filter(field_reports::author_id.eq(member_id)));
    }
    if filter.mine {
        return Ok(arms);
    }
    if let Some(member_id) = viewer.member_id {
        let named = report_companions::table
            .filter(report_companions::member_id.eq(member_id))
            .select(report_companions::report_id);
        arms.push(own(filter, after).filter(open()).filter(field_reports::id.eq_any(named)));
    }
    match branches(conn, viewer, filter)? {
        Branches::None => {}
        Branches::Few(ids) => {
            let few = narrowed(filter, after).filter(open());
            arms.push(few.filter(field_reports::branch_id.eq_any(ids)));
        }
        Branches::Many(within) => arms.push(narrowed(filter, after).filter(open()).filter(within)),
    }
    Ok(arms)
}

/// What others may see in a list.
fn open() -> diesel::dsl::Eq<field_reports::state, ReportState> {
    field_reports::state.eq(ReportState::Submitted)
}

/// The filter for reports that the viewer may see wherever their branch lies.
fn own(filter: &Filter, after: Option<After>) -> Query {
    let query = narrowed(filter, after);
    match BranchWithin::filter_only(filter) {
        Some(within) => query.filter(within),
        None => query,
    }
}

/// The filter without area and domain.
fn narrowed(filter: &Filter, after: Option<After>) -> Query {
    let mut query = field_reports::table.into_boxed::<MultiBackend>();
    if let Some(after) = after {
        // The first half lets an index range end where the page begins.
        let before = field_reports::happened_on.lt(after.day).or(field_reports::id.lt(after.id));
        query = query.filter(field_reports::happened_on.le(after.day)).filter(before);
    }
    if let Some(id) = filter.branch_id {
        query = query.filter(field_reports::branch_id.eq(id));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(field_reports::kind.eq(kind));
    }
    if let Some(theme) = &filter.theme {
        query = query.filter(field_reports::theme_code.assume_not_null().eq(theme.clone()));
    }
    if let Some(id) = filter.place_id {
        query = query.filter(field_reports::place_id.assume_not_null().eq(id));
    }
    if let Some(id) = filter.project_id {
        query = query.filter(field_reports::project_id.assume_not_null().eq(id));
    }
    if let Some(day) = filter.from {
        query = query.filter(field_reports::happened_on.ge(day));
    }
    if let Some(day) = filter.to {
        query = query.filter(field_reports::happened_on.le(day));
    }
    if let Some(with) = filter.has_photos {
        query = if with {
            query.filter(field_reports::photo_count.gt(0))
        } else {
            query.filter(field_reports::photo_count.eq(0))
        };
    }
    if let Some(id) = filter.record_id {
        let linked = appraisal_record_reports::table
            .filter(appraisal_record_reports::record_id.eq(id))
            .select(appraisal_record_reports::report_id);
        query = query.filter(field_reports::id.eq_any(linked));
    }
    if let Some(used) = filter.used {
        let resting = evidence::table
            .filter(evidence::report_id.assume_not_null().eq(field_reports::id))
            .filter(evidence::detached_at.is_null());
        query = if used { query.filter(exists(resting)) } else { query.filter(not(exists(resting))) };
    }
    if let Some(text) = &filter.text {
        query = query.filter(contains(field_reports::search_text, text.clone()));
    }
    query
}
